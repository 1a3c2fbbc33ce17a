//! Findings about rules: which citations cannot stand together.

use std::collections::BTreeSet;

use crate::dossier::{CitationIndex, Rule};
use crate::finding::words::{counted, cut_after, in_backticks, shown_origin, shown_origins_within};
use crate::finding::{Code, Finding, Place, Role, Subject, shown_value};
use crate::verdict::{GroupTest, RuleGroup, RuleOutcome, RuleTest};

use super::Facts;
use super::brief::first_fitting;

/// How many citations a sentence names that cannot stand beside the same others.
const NAMED: usize = 6;

/// How many origins of a citation are named.
const ORIGINS_NAMED: usize = 3;

/// How many notes say which others cannot stand together.
const NOTED: usize = 8;

/// Sets that differ in their last citation.
struct Group<'a> {
    first: &'a [CitationIndex],
    last: Vec<CitationIndex>,
}

impl Facts<'_> {
    /// Says which citations break a rule; of a rule within sources or origins, once for each that breaks it.
    pub(super) fn rule(&self, test: &RuleTest) -> Vec<Finding> {
        if test.of_groups.is_empty() {
            return self.broken(test, "").into_iter().collect();
        }
        let of_group = |GroupTest { group, test }: &GroupTest| {
            let name = match group {
                RuleGroup::Source(source) => in_backticks(&self.dossier.sources[*source].id.value),
                RuleGroup::Origin(origin) => shown_origin(origin),
            };
            self.broken(test, &format!("by its own figures, {name} breaks it: "))
        };
        test.of_groups.iter().filter_map(of_group).collect()
    }

    fn broken(&self, test: &RuleTest, whose: &str) -> Option<Finding> {
        if !test.outcome.is_broken() {
            return None;
        }
        let rule = &self.dossier.rules[test.rule];
        let groups = groups(&test.broken);
        let (first, others) = groups.split_first()?;
        let first = format!("{whose}{}", self.headline(test, first, rule));
        let because = |because| format!("the reason for the rule: {because}");
        let mut notes: Vec<String> = rule.because.iter().map(because).collect();
        if test.outcome == RuleOutcome::BrokenByAll && test.broken.len() > 1 {
            notes.push("no choice of citations satisfies it".to_owned());
        }
        notes.extend(others.iter().take(NOTED).map(|group| self.group(group, NAMED)));
        let unsaid = others.iter().skip(NOTED).map(|group| group.last.len()).sum::<usize>();
        notes.extend(more(test, unsaid));
        let subject = Subject::Rule(test.rule);
        let place = Place::in_claims(Role::Rule, rule.holds.place);
        let cited: BTreeSet<CitationIndex> = test.broken.iter().flatten().copied().collect();
        let cited =
            cited.into_iter().flat_map(|cited| self.cited_places(cited.claim, cited.citation));
        let finding = Finding::new(Code::RuleBroken, subject, first, place, help(rule));
        Some(finding.with_places(cited).with_notes(notes))
    }

    /// Returns what is said first: of as many citations as a line holds, with the rule.
    fn headline(&self, test: &RuleTest, group: &Group<'_>, rule: &Rule) -> String {
        let rule = shown_rule(rule);
        if test.broken.first().is_none_or(Vec::is_empty) {
            return format!("{rule} is false whatever the citations say");
        }
        let naming = |named| format!("{}, where {rule}", self.group(group, named));
        first_fitting((1..=NAMED).rev().map(naming))
    }

    fn group(&self, group: &Group<'_>, most: usize) -> String {
        let last = self.named(&group.last, "or", most);
        match (group.first, group.last.as_slice()) {
            ([], _) => format!("{last} cannot stand"),
            (first, _) => {
                format!("{} cannot stand beside {last}", self.named(first, "and", most))
            }
        }
    }

    /// Returns citations as a list of `most`, each with its claim where that is another than the one before.
    fn named(&self, all: &[CitationIndex], word: &str, most: usize) -> String {
        let mut before = None;
        let mut names: Vec<String> = Vec::new();
        for cited in all.iter().take(most) {
            let claim = &self.dossier.claims[cited.claim].id.value;
            let said = self.said_by(*cited);
            let repeats = before.replace(cited.claim) == Some(cited.claim);
            names.push(if repeats { said } else { format!("`{claim}` {said}") });
        }
        let others = all.len() - names.len();
        if others > 0 {
            names.push(counted(others, "other"));
        }
        match names.as_slice() {
            [first @ .., last] if !first.is_empty() => {
                format!("{} {word} {last}", first.join(", "))
            }
            _ => names.concat(),
        }
    }

    /// Returns what a citation says, and whose word it is.
    fn said_by(&self, cited: CitationIndex) -> String {
        let evidence = &self.judgements[cited.claim].evidence[cited.citation];
        let value = evidence.value().map_or(String::new(), shown_value);
        let origins = &evidence.attribution.origins;
        format!("{value} ({})", shown_origins_within(origins, ORIGINS_NAMED, usize::MAX))
    }
}

/// Returns the sets, gathered by all of their citations but the last.
fn groups(broken: &[Vec<CitationIndex>]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for set in broken {
        let (first, last) = match set.split_last() {
            Some((last, first)) => (first, Some(*last)),
            None => (&[][..], None),
        };
        match groups.last_mut().filter(|group| group.first == first) {
            Some(group) => group.last.extend(last),
            None => groups.push(Group { first, last: last.into_iter().collect() }),
        }
    }
    groups
}

/// How many characters of a rule a message repeats.
const RULE_SHOWN: usize = 120;

fn shown_rule(rule: &Rule) -> String {
    let line = rule.holds.value.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("`{}`", cut_after(&line, RULE_SHOWN).unwrap_or(line))
}

/// Says how many sets are not named.
fn more(test: &RuleTest, unsaid: usize) -> Option<String> {
    let count = test.unlisted + unsaid;
    let sets = |count| counted(count, "more set");
    match (count, test.given_up) {
        (0, false) => None,
        (0, true) => Some("not every choice of citations was tried".to_owned()),
        (count, false) => Some(format!("{} of citations cannot stand together", sets(count))),
        (count, true) => Some(format!(
            "at least {} of citations cannot stand together; not every choice was tried",
            sets(count)
        )),
    }
}

fn help(rule: &Rule) -> String {
    let terms = &rule.comparison.terms;
    let ids: Vec<&str> = terms.iter().take(3).map(|term| term.claim.as_str()).collect();
    format!(
        "`crosscheck show {}` shows the quotes; if one speaks of something else, give it the stance `context`",
        ids.join(" ")
    )
}
