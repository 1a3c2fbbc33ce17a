//! The disagreements that authors know of, compared with those that there are.

use super::positions::is_common_only;
use super::{Judgement, Position, Stated, Verdict};
use crate::dossier::{Acceptance, Claim, Disagreement};
use crate::value::{Relation, compare};

/// Returns the disagreements of this sort, each as the positions that disagree.
pub fn disagreements(judgement: &Judgement, finding: Disagreement) -> Vec<&[Position]> {
    match finding {
        Disagreement::Conflict if judgement.verdict == Verdict::Conflicting => {
            vec![&judgement.positions]
        }
        Disagreement::Conflict => Vec::new(),
        Disagreement::InconsistentAccount => {
            judgement.inconsistent.iter().map(|account| account.positions.as_slice()).collect()
        }
    }
}

/// Returns the acceptance of a disagreement between these positions: one of this sort that lists the same positions,
/// in any order.
pub fn accepted<'c>(
    claim: &'c Claim,
    finding: Disagreement,
    positions: &[Position],
) -> Option<&'c Acceptance> {
    let mut known = claim.accept.iter();
    known.find(|known| known.finding == finding && lists(claim, known, positions))
}

/// Whether an acceptance is of a disagreement that there is no more, or that has other positions.
pub fn is_stale(claim: &Claim, acceptance: &Acceptance, judgement: &Judgement) -> bool {
    let there = disagreements(judgement, acceptance.finding);
    !there.iter().any(|positions| lists(claim, acceptance, positions))
}

/// Whether an acceptance lists what several passages have in common and none of them states, as it was once written: then
/// its positions are another way to tell of the same figures.
pub fn is_of_old_kind(claim: &Claim, acceptance: &Acceptance, judgement: &Judgement) -> bool {
    let mut values = acceptance.positions.iter().flatten();
    values.any(|value| is_common_only(claim, &judgement.evidence, value))
}

fn lists(claim: &Claim, acceptance: &Acceptance, positions: &[Position]) -> bool {
    let listed = &acceptance.positions;
    let same = |value: &Option<_>, position: &Position| match (value, &position.stated) {
        (None, Stated::Denial) => true,
        (Some(value), Stated::Value(stated, _)) => {
            compare(value, stated, claim.tolerance.as_ref()) == Relation::Same
        }
        _ => false,
    };
    listed.len() == positions.len()
        && listed.iter().all(|value| positions.iter().any(|position| same(value, position)))
        && positions.iter().all(|position| listed.iter().any(|value| same(value, position)))
}
