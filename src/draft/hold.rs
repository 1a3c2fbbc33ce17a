//! A figure of a draft held to the claim that it is linked to.

use crate::dossier::Claim;
use crate::reading::{Fit, Misfit, Reader, SubjectPart};
use crate::value::{Number, Rational, Relation, Side, Value, compare};
use crate::verdict::{Effect, Judgement, Stated, Verdict};

use super::item::{ItemOutcome, Why};
use super::prose::ReadSentence;

/// How the figures of a stretch stand to a claim that it is linked to.
pub(super) enum Meant {
    /// This one is the claim's.
    One(usize),
    /// One of these is, and what they are of does not decide.
    Several(Vec<usize>),
    /// These are all of something else.
    OfSomethingElse(Vec<(usize, Misfit)>),
    /// None of them is of the claim's kind.
    None,
}

/// Returns which of the figures `numbers` of a sentence is that of a claim.
pub(super) fn meant(
    text: &str,
    sentence: &ReadSentence,
    numbers: &[usize],
    claim: &Claim,
    judgement: &Judgement,
    reader: &Reader,
) -> Meant {
    let unit = claim.unit.as_deref();
    let fitting: Vec<usize> = numbers
        .iter()
        .copied()
        .filter(|number| sentence.mentions[*number].fits(claim.kind, unit, reader))
        .collect();
    let claimed = &judgement.statement.claimed;
    let words = sentence.span.of(text);
    let fits = fitting.iter().map(|number| {
        (*number, reader.fit(claimed, &sentence.subjects, &sentence.mentions, *number, words))
    });
    let mut apart = Vec::new();
    let mut ranked: Vec<(usize, usize)> = Vec::new();
    for (number, fit) in fits {
        match fit {
            Fit::Fits(rank) => ranked.push((rank + 1, number)),
            Fit::Unrelated(_) => ranked.push((0, number)),
            // The link says which figure is meant, where it is the only one: words beside others tell nothing more.
            Fit::Apart(misfit) if misfit.part == SubjectPart::Place && fitting.len() == 1 => {
                ranked.push((0, number));
            }
            Fit::Apart(misfit) => apart.push((number, misfit)),
        }
    }
    let Some(best) = ranked.iter().map(|(rank, _)| *rank).max() else {
        return if apart.is_empty() { Meant::None } else { Meant::OfSomethingElse(apart) };
    };
    let best: Vec<usize> =
        ranked.into_iter().filter(|(rank, _)| *rank == best).map(|(_, number)| number).collect();
    if let [one] = best.as_slice() { Meant::One(*one) } else { Meant::Several(best) }
}

/// Returns what comes of a figure that is the claim's, and why.
pub(super) fn held(
    value: &Value,
    claim: &Claim,
    judgement: &Judgement,
) -> (ItemOutcome, Option<Why>) {
    let verdict = || Some(Why::Verdict(judgement.verdict));
    let not_held = matches!(
        judgement.verdict,
        Verdict::Conflicting | Verdict::Contradicted | Verdict::Unverified
    );
    let outcome = match &claim.value {
        Some(placed) => by_value(value, &placed.value, claim),
        None => by_positions(value, judgement, claim),
    };
    match outcome {
        ItemOutcome::Differs if is_outdated(value, claim, judgement) => {
            (ItemOutcome::Outdated, None)
        }
        ItemOutcome::Covered if not_held && !holds_all(value, judgement, claim) => {
            (ItemOutcome::ClaimNotHeld, verdict())
        }
        ItemOutcome::Narrower if not_held => (ItemOutcome::Narrower, verdict()),
        outcome => (outcome, None),
    }
}

fn by_value(value: &Value, claimed: &Value, claim: &Claim) -> ItemOutcome {
    match compare(value, claimed, claim.tolerance.as_ref()) {
        Relation::Within(Side::Right) if is_another_bound(value, claimed) => ItemOutcome::Differs,
        Relation::Same | Relation::Within(Side::Right) => ItemOutcome::Covered,
        Relation::Within(Side::Left) => ItemOutcome::Narrower,
        Relation::Overlapping if is_rounding(value, claimed, claim) => ItemOutcome::Covered,
        Relation::Overlapping => ItemOutcome::Narrower,
        Relation::Disjoint | Relation::Incomparable => ItemOutcome::Differs,
    }
}

/// Whether both are bounds on one side, and the draft's is neither the claim's nor rounder: "at least 21" for "at least 27"
/// is weaker, and more likely a slip; "more than 20" is weaker on purpose.
fn is_another_bound(value: &Value, claimed: &Value) -> bool {
    let ends = |value: &Value| value.number().map(Number::ends);
    let (own, other) = match (ends(value), ends(claimed)) {
        (Some((Some(own), None)), Some((Some(other), None)))
        | (Some((None, Some(own))), Some((None, Some(other)))) => (own, other),
        _ => return false,
    };
    let ten = Rational::from_integer(10);
    own != other && !(own.is_integer() && (own / ten).is_integer())
}

/// Whether all that the claim's value can be is what the draft's figure may be rounded from.
fn is_rounding(value: &Value, claimed: &Value, claim: &Claim) -> bool {
    let tolerance = claim.tolerance.as_ref();
    match (value.widest(tolerance), claimed.compared(tolerance)) {
        (Some(written), Some(claimed)) => written.contains(&claimed),
        _ => false,
    }
}

/// An open claim is what its passages say: where they agree.
fn by_positions(value: &Value, judgement: &Judgement, claim: &Claim) -> ItemOutcome {
    let outcomes = judgement.positions.iter().filter_map(|position| match &position.stated {
        Stated::Value(stated, _) => Some(by_value(value, stated, claim)),
        Stated::Denial => None,
    });
    outcomes.max().unwrap_or(ItemOutcome::Differs)
}

/// Whether the draft's figure takes in whatever anybody stated: "between 650 and more than 900".
fn holds_all(value: &Value, judgement: &Judgement, claim: &Claim) -> bool {
    let Some(own) = value.compared(claim.tolerance.as_ref()) else { return false };
    judgement.positions.len() > 1
        && judgement.positions.iter().all(|position| match &position.stated {
            Stated::Value(_, Some(bounds)) => own.contains(bounds),
            Stated::Value(_, None) | Stated::Denial => false,
        })
}

/// Whether a citation gives the figure that later ones replaced.
fn is_outdated(value: &Value, claim: &Claim, judgement: &Judgement) -> bool {
    judgement.evidence.iter().any(|evidence| {
        let own = evidence.value().filter(|_| evidence.effect == Some(Effect::Superseded));
        own.is_some_and(|own| by_value(value, own, claim) == ItemOutcome::Covered)
    })
}
