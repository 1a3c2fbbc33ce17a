//! Rules between claims, tested on what their citations say.
//!
//! A rule is tested on each choice of one citation per claim. What a choice says of the rule is a matter of two
//! numbers, the ends of the sum of its intervals, and the extreme ends of all choices are the sums of the extreme
//! ends of each claim. So whether all choices hold, and whether none is broken, costs one sum each, however many
//! citations there are (`ends`); only what is broken is searched for (`broken`, `possible`).
//!
//! Values between whole numbers are not ruled out: `2 * a = b` can hold with `b` = 5 and `a` at least 1. A period is
//! moved by months or years at its ends.

mod broken;
mod ends;
mod possible;

use std::collections::{BTreeMap, BTreeSet};
use std::{fmt, iter};

use crate::dossier::{CitationIndex, Comparison, Dossier, Order, RuleScope};

use super::attribution::origins_of;
use super::chronology::said_on;
use super::identity::{Identities, SourceTraits};
use super::voices::KnownVoices;
use super::{Judgement, Origin};
use ends::{CitedIntervals, Inequality};

/// The outcome of a rule for the citations of its claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleOutcome {
    /// Every choice of citations holds, whatever values their intervals take.
    Holds,
    /// No choice is broken. Also where a claim has no citation that gives a value, so that there is no choice.
    CanHold,
    /// Some choices are broken.
    BrokenBySome,
    /// Every choice is broken.
    BrokenByAll,
}

impl RuleOutcome {
    /// Every outcome, from the best.
    pub const ALL: [Self; 4] = [Self::Holds, Self::CanHold, Self::BrokenBySome, Self::BrokenByAll];

    /// Returns the name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::CanHold => "can-hold",
            Self::BrokenBySome => "broken-by-some",
            Self::BrokenByAll => "broken-by-all",
        }
    }

    /// Whether some choice is broken.
    pub fn is_broken(self) -> bool {
        self >= Self::BrokenBySome
    }
}

impl fmt::Display for RuleOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The test of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTest {
    /// The index of the rule in the dossier.
    pub rule: usize,
    /// The outcome.
    pub outcome: RuleOutcome,
    /// The claims that have no citation to choose, by their indices: then nothing is tested.
    pub without: Vec<usize>,
    /// The minimal sets of citations that cannot stand together, those that miss by most first.
    ///
    /// A set cannot stand together if the rule is false whatever the values of all other claims; it is minimal if
    /// no citation can be left out. A count is never negative, so that of `a + b <= c` an `a` and a `c` may be
    /// enough. Each set is in the order of the rule's claims. The first [`MOST_LISTED`] are listed.
    pub broken: Vec<Vec<CitationIndex>>,
    /// How many more such sets there are.
    pub unlisted: usize,
    /// Whether the search was given up for its cost: there may be more than `unlisted` sets, and where the outcome is
    /// `broken-by-some`, it may be that every choice is broken.
    pub given_up: bool,
    /// How many sums were added up.
    pub sums: usize,
    /// Of a rule within sources or origins, the tests of those that break it, each by itself.
    pub of_groups: Vec<GroupTest>,
}

/// The test of a rule on the figures of one source or origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTest {
    /// Whose figures they are.
    pub group: RuleGroup,
    /// The test.
    pub test: RuleTest,
}

/// Those whose figures a rule sets against one another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleGroup {
    /// A source, by its index.
    Source(usize),
    /// An origin.
    Origin(Origin),
}

/// The most sets of a rule that are listed: more than anyone reads.
pub const MOST_LISTED: usize = 100;

/// The most sums that a search adds up, for the sets of one rule or for one choice that can hold: a fraction of a
/// second.
const MOST_SUMS: usize = 200_000;

/// The most sums that the searches for all rules of a dossier add up together, unless there are tens of thousands of
/// rules: some seconds.
const MOST_SUMS_OF_ALL: usize = 20_000_000;

/// A search of fewer sums than this would not be worth beginning.
const LEAST_SUMS: usize = 1_000;

/// Returns what the citations make of each rule whose claims are all in the dossier.
///
/// `judgements` are those of its claims, in order.
///
/// ```
/// # use crosscheck::dossier::{Syntax, read};
/// # use crosscheck::source::{self, Held, Holding, Holdings};
/// # use crosscheck::check::{Extent, check};
/// use crosscheck::dossier::CitationIndex;
/// use crosscheck::verdict::RuleOutcome;
///
/// let claims = r#"{ "version": 1, "sources": { "log": { "file": "log.txt" } }, "claims": {
///   "won": { "statement": "He won 540 votes.", "kind": "count", "value": 540,
///     "citations": [{ "source": "log", "quote": "540 were his" }] },
///   "cast": { "statement": "650 votes were cast.", "kind": "count", "value": 650,
///     "citations": [{ "source": "log", "quote": "650 votes" }, { "source": "log", "quote": "only 500" }] } },
///   "rules": [{ "id": "within", "holds": "won <= cast" }] }"#;
/// let log = b"Of 650 votes 540 were his. Others counted only 500.".to_vec();
/// # let (dossier, _) = read(claims, Syntax::Json);
/// # let held = Held::new("log.txt", source::read(log).unwrap());
/// # let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
/// # let checked = check(dossier.unwrap(), holdings, Extent::default());
/// let test = &checked.rules[0];
/// assert_eq!(test.outcome, RuleOutcome::BrokenBySome);
/// let [won, cast] = [(0, 0), (1, 1)].map(|(claim, citation)| CitationIndex { claim, citation });
/// assert_eq!(test.broken, [[won, cast]]);
/// ```
pub fn test_rules(
    dossier: &Dossier,
    traits: &SourceTraits,
    judgements: &[Judgement],
) -> Vec<RuleTest> {
    if dossier.rules.is_empty() {
        return Vec::new();
    }
    let ids = dossier.claims.iter().enumerate();
    let ids: BTreeMap<&str, usize> = ids.map(|(index, claim)| (&*claim.id.value, index)).collect();
    let most_sums = (MOST_SUMS_OF_ALL / dossier.rules.len()).clamp(LEAST_SUMS, MOST_SUMS);
    let mut said: BTreeMap<usize, CitedIntervals> = BTreeMap::new();
    let mut tests = Vec::new();
    for (index, rule) in dossier.rules.iter().enumerate() {
        let terms = rule.comparison.terms.iter();
        let claims: Option<Vec<usize>> = terms.map(|term| ids.get(&*term.claim).copied()).collect();
        let Some(claims) = claims else { continue };
        let Some(scope) = rule.within else {
            for claim in &claims {
                said.entry(*claim).or_insert_with(|| counting(dossier, judgements, *claim));
            }
            let whole = claims.iter().map(|claim| (*claim, &said[claim])).collect();
            tests.push(test(index, &rule.comparison, whole, most_sums));
            continue;
        };
        let groups = groups(dossier, traits, &claims, scope).into_iter();
        let tested = groups.map(|((group, _), cited)| {
            let own = claims.iter().map(|claim| of_group(dossier, judgements, *claim, &cited));
            let own: Vec<CitedIntervals> = own.collect();
            let said = claims.iter().copied().zip(&own).collect();
            GroupTest { group, test: test(index, &rule.comparison, said, most_sums) }
        });
        tests.push(within_groups(index, &claims, tested));
    }
    tests
}

/// Returns what counts of the citations of a claim: all of them, unless its figure changes over time.
fn counting(dossier: &Dossier, judgements: &[Judgement], claim: usize) -> CitedIntervals {
    let Judgement { evidence, course, .. } = &judgements[claim];
    let counts =
        |at: &usize| course.as_ref().is_none_or(|course| course.counts(*at, &evidence[*at]));
    CitedIntervals::of(&dossier.claims[claim], evidence, (0..evidence.len()).filter(counts))
}

/// Those whose figures a rule sets against one another; where figures change over time, those of one day.
type DatedGroup = (RuleGroup, Option<String>);

/// Returns the citations of some claims by the source or the origin that they are of, and the day where that matters.
fn groups(
    dossier: &Dossier,
    traits: &SourceTraits,
    claims: &[usize],
    within: RuleScope,
) -> BTreeMap<DatedGroup, BTreeSet<CitationIndex>> {
    let citations = claims.iter().flat_map(|claim| &dossier.claims[*claim].citations);
    let mut known = KnownVoices::default();
    let identities = Identities::among(dossier, traits, &mut known, citations, iter::empty());
    let changes = claims.iter().any(|claim| dossier.claims[*claim].over_time.is_some());
    let mut groups: BTreeMap<DatedGroup, BTreeSet<CitationIndex>> = BTreeMap::new();
    for claim in claims.iter().copied() {
        for (citation, cited) in dossier.claims[claim].citations.iter().enumerate() {
            let of = match within {
                RuleScope::Source => vec![RuleGroup::Source(cited.source)],
                RuleScope::Origin => origins_of(dossier, traits, &identities, cited)
                    .iter()
                    .cloned()
                    .map(RuleGroup::Origin)
                    .collect(),
            };
            let day = said_on(dossier, cited).filter(|_| changes).map(ToString::to_string);
            for group in of {
                groups
                    .entry((group, day.clone()))
                    .or_default()
                    .insert(CitationIndex { claim, citation });
            }
        }
    }
    groups
}

fn of_group(
    dossier: &Dossier,
    judgements: &[Judgement],
    claim: usize,
    cited: &BTreeSet<CitationIndex>,
) -> CitedIntervals {
    let first = CitationIndex { claim, citation: 0 };
    let own = cited.range(first..).take_while(|at| at.claim == claim).map(|at| at.citation);
    CitedIntervals::of(&dossier.claims[claim], &judgements[claim].evidence, own)
}

/// Returns what the tests of groups come to together: the worst of them. A group that has no figure of some claim is not
/// tested.
fn within_groups(
    rule: usize,
    claims: &[usize],
    tests: impl Iterator<Item = GroupTest>,
) -> RuleTest {
    let tested: Vec<GroupTest> = tests.filter(|group| group.test.without.is_empty()).collect();
    let mut all = RuleTest::untested(rule);
    if tested.is_empty() {
        // No source has a figure of each: every claim is without one beside the others.
        all.without = claims.to_vec();
        return all;
    }
    let outcomes = tested.iter().map(|group| group.test.outcome);
    all.outcome = outcomes.max().unwrap_or(RuleOutcome::CanHold);
    for GroupTest { group: _, test } in &tested {
        all.broken.extend(test.broken.iter().cloned());
        all.unlisted += test.unlisted;
        all.given_up |= test.given_up;
        all.sums += test.sums;
    }
    all.unlisted += all.broken.len().saturating_sub(MOST_LISTED);
    all.broken.truncate(MOST_LISTED);
    all.of_groups = tested.into_iter().filter(|group| group.test.outcome.is_broken()).collect();
    all
}

impl RuleTest {
    fn untested(rule: usize) -> Self {
        Self {
            rule,
            outcome: RuleOutcome::CanHold,
            without: Vec::new(),
            broken: Vec::new(),
            unlisted: 0,
            given_up: false,
            sums: 0,
            of_groups: Vec::new(),
        }
    }
}

fn test(
    rule: usize,
    comparison: &Comparison,
    said: Vec<(usize, &CitedIntervals)>,
    most_sums: usize,
) -> RuleTest {
    let empty = said.iter().filter(|(_, said)| said.is_empty());
    let without: Vec<usize> = empty.map(|(claim, _)| *claim).collect();
    let mut test = RuleTest { without, ..RuleTest::untested(rule) };
    if !test.without.is_empty() {
        return test;
    }
    let above = Inequality::new(comparison, said);
    let below = above.negated();
    let strict = comparison.order == Order::Less;
    let is_equal = comparison.order == Order::Equal;
    test.sums += 6 * above.parts.len();
    let holds =
        below.reaches(below.least(), strict) && (!is_equal || above.reaches(above.least(), strict));
    let breaks = |direction: &Inequality<'_>, end| direction.exceeds(end, strict);
    let broken = |direction: &Inequality<'_>| breaks(direction, direction.greatest());
    if holds || !(broken(&above) || is_equal && broken(&below)) {
        test.outcome = if holds { RuleOutcome::Holds } else { RuleOutcome::CanHold };
        return test;
    }
    let by_all = |direction: &Inequality<'_>| breaks(direction, direction.least());
    let mut search = broken::SetSearch::new(strict, most_sums);
    search.run(&above);
    test.outcome = RuleOutcome::BrokenBySome;
    if by_all(&above) || is_equal && by_all(&below) {
        test.outcome = RuleOutcome::BrokenByAll;
    } else if is_equal {
        match possible::can_any_hold(&above, &below, most_sums, &mut test.sums) {
            Some(true) => {}
            Some(false) => test.outcome = RuleOutcome::BrokenByAll,
            None => test.given_up = true,
        }
    }
    if is_equal {
        search.run(&below);
    }
    test.sums += search.sums;
    test.given_up |= search.given_up;
    test.unlisted = search.found - search.listed.len();
    test.broken = search.listed;
    test
}

/// Returns how many of `count` elements a search by halves looks at.
fn lookups(count: usize) -> usize {
    (count + 1).ilog2() as usize + 1
}
