//! The judgement of a claim by its evidence.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::dossier::{Claim, Dossier};

use super::chronology::in_order_said;
use super::evidence::weigh;
use super::origin::{Together, together};
use super::over_time::Course;
use super::positions;
use super::{Attributed, DatedCitation, Effect, Evidence, Origin, Position, Said, Statement};

/// The verdict on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Citations of two origins or more support it.
    Corroborated,
    /// Citations of one origin support it.
    SingleOrigin,
    /// Two values cannot both be true, or some citations support the claim and some contradict it.
    Conflicting,
    /// Some citations contradict it, and none supports it.
    Contradicted,
    /// No citation supports it.
    Unverified,
}

impl Verdict {
    /// Every verdict, from the strongest.
    pub const ALL: [Self; 5] = [
        Self::Corroborated,
        Self::SingleOrigin,
        Self::Conflicting,
        Self::Contradicted,
        Self::Unverified,
    ];

    /// Returns the name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Corroborated => "corroborated",
            Self::SingleOrigin => "single-origin",
            Self::Conflicting => "conflicting",
            Self::Contradicted => "contradicted",
            Self::Unverified => "unverified",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The judgement of one claim by its evidence.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Its citations with all that is known of them, in the order of the claims file.
    pub evidence: Vec<Evidence>,
    /// What its statement says of its figure.
    pub statement: Arc<Statement>,
    /// The verdict.
    pub verdict: Verdict,
    /// The origins of the citations that support the claim.
    pub origins: Vec<Origin>,
    /// How many of them count: as many as passages that can each be given an origin of its own.
    pub independent: usize,
    /// The stated values that no other refines, with those who stated them.
    pub positions: Vec<Position>,
    /// The origins that give values which cannot both be true, with the citations that do.
    pub inconsistent: Vec<InconsistentAccount>,
    /// How its citations stand in time; `None` where its figure does not change over time.
    pub course: Option<Course>,
}

/// One origin that contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InconsistentAccount {
    /// The origin.
    pub origin: Origin,
    /// Its positions, each with its citations.
    pub positions: Vec<Position>,
    /// The citations of all its positions and of what also fits them, in the order in which they were said.
    pub said: Vec<DatedCitation>,
}

/// Returns what the evidence makes of `claim`, whose statement says so much; `cited` are its citations, in order, with what
/// they say.
pub fn judge(
    dossier: &Dossier,
    claim: &Claim,
    statement: Arc<Statement>,
    mut cited: Vec<(Attributed, Said)>,
) -> Judgement {
    if !statement.has_figure {
        set_apart(&mut cited);
    }
    judge_said(dossier, claim, statement, cited, &BTreeSet::new())
}

/// Where a statement does not say whether a change or a level is meant, and which way, its first citation does: those that
/// speak of another give nothing that counts beside it.
fn set_apart(cited: &mut [(Attributed, Said)]) {
    let first = cited.iter().find_map(|(_, said)| said.read_subject());
    let Some(first) = first.cloned() else { return };
    for (_, said) in cited {
        said.hold_to(&first);
    }
}

/// Returns what the evidence makes of `claim`, whose statement says so much; `cited` are its citations with what they say, in
/// order. The origins in
/// `uncounted` do not count.
pub(super) fn judge_said(
    dossier: &Dossier,
    claim: &Claim,
    statement: Arc<Statement>,
    cited: Vec<(Attributed, Said)>,
    uncounted: &BTreeSet<Origin>,
) -> Judgement {
    let course = Course::of(dossier, claim, &cited);
    let evidence = weigh(claim, &statement, cited, course.as_ref());
    let is_counted =
        |at: &usize| course.as_ref().is_none_or(|course| course.counts(*at, &evidence[*at]));
    let counted: Vec<usize> = (0..evidence.len()).filter(is_counted).collect();
    let is_of_its_day = |at: &usize| course.as_ref().is_none_or(|course| course.is_of_its_day(*at));
    let of_its_day: Vec<usize> = counted.iter().copied().filter(is_of_its_day).collect();
    let positions = positions::positions(claim, &evidence, &counted);
    let supporting = in_own_words(&evidence, with_effect(&evidence, Effect::Supports));
    let Together { origins, count: independent } = together(&evidence, &supporting, uncounted);
    let verdict = verdict(claim, &evidence, &of_its_day, independent);
    let inconsistent = inconsistent_accounts(dossier, claim, &evidence, &of_its_day);
    Judgement {
        evidence,
        statement,
        verdict,
        origins,
        independent,
        positions,
        inconsistent,
        course,
    }
}

/// Returns the verdict on a claim that so many origins support; `comparable` are the citations that cannot both be true where
/// their values are apart.
fn verdict(claim: &Claim, evidence: &[Evidence], comparable: &[usize], origins: usize) -> Verdict {
    let supported = !with_effect(evidence, Effect::Supports).is_empty();
    let contradicted = !with_effect(evidence, Effect::Contradicts).is_empty();
    if positions::disagree(claim, evidence, comparable) || (contradicted && supported) {
        return Verdict::Conflicting;
    }
    match origins {
        _ if contradicted => Verdict::Contradicted,
        0 => Verdict::Unverified,
        1 => Verdict::SingleOrigin,
        _ => Verdict::Corroborated,
    }
}

/// Leaves out the citations of earlier mails that a source quotes and nobody is named for: they are not the word of that source,
/// and may be anybody's. Where no other supports the claim, one of them is left.
fn in_own_words(evidence: &[Evidence], supporting: Vec<usize>) -> Vec<usize> {
    let (quoted, mut own): (Vec<usize>, Vec<usize>) =
        supporting.into_iter().partition(|at| evidence[*at].is_of_quoted_mail());
    if own.is_empty() {
        own.extend(quoted.into_iter().min_by_key(|at| &evidence[*at].attribution.origins));
    }
    own
}

/// Returns the indices of the citations with this effect.
pub fn with_effect(evidence: &[Evidence], effect: Effect) -> Vec<usize> {
    (0..evidence.len()).filter(|i| evidence[*i].effect == Some(effect)).collect()
}

fn inconsistent_accounts(
    dossier: &Dossier,
    claim: &Claim,
    evidence: &[Evidence],
    counted: &[usize],
) -> Vec<InconsistentAccount> {
    if !contradicts_itself(claim, evidence, counted) {
        return Vec::new();
    }
    let mut accounts: BTreeMap<&Origin, Vec<usize>> = BTreeMap::new();
    for index in counted {
        for origin in evidence[*index].attribution.origins.iter() {
            accounts.entry(origin).or_default().push(*index);
        }
    }
    let accounts = accounts.into_iter().filter(|(_, own)| contradicts_itself(claim, evidence, own));
    let accounts = accounts.map(|(origin, own)| {
        let positions = positions::positions(claim, evidence, &own);
        let stated = positions.iter().flat_map(|position| &position.citations);
        let also = positions.iter().flat_map(|position| &position.also_fits);
        let citations: BTreeSet<usize> =
            stated.chain(also.flat_map(|wide| &wide.citations)).copied().collect();
        let said = in_order_said(dossier, claim, citations.into_iter().collect());
        InconsistentAccount { origin: origin.clone(), positions, said }
    });
    accounts.collect()
}

/// Whether two of the citations `own` give values that cannot both be true, or one denies what another supports.
/// Two texts never do: whether they are two names of one thing is not for a program to say.
fn contradicts_itself(claim: &Claim, evidence: &[Evidence], own: &[usize]) -> bool {
    let any = |test: fn(&Evidence) -> bool| own.iter().any(|index| test(&evidence[*index]));
    positions::disagree(claim, evidence, own)
        || (any(Evidence::denies) && any(|cited| cited.effect == Some(Effect::Supports)))
}
