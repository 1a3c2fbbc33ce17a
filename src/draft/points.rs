//! Percentages, and the points that they rise and fall by: "up 3 percent" is not "up 3 percentage points".

use crate::dossier::Claim;
use crate::reading::{Mention, Misfit, Reader, SpokenFrom, SubjectPart};
use crate::value::Kind;

use super::prose::Asked;

/// Whether one of two percentages is in points and the other is not; each is given with its sentence.
pub(super) fn are_percent_and_points(
    (own, words): (&Mention, &str),
    (other, others): (&Mention, &str),
    reader: &Reader,
) -> bool {
    let is_percentage = |mention: &Mention| Asked::of(mention).kind == Kind::Percent;
    is_percentage(own)
        && is_percentage(other)
        && own.is_in_points(words, reader) != other.is_in_points(others, reader)
}

/// Returns that a percentage of a sentence is in points and the claim is not, or the other way round.
pub(super) fn in_other_points(
    mention: &Mention,
    words: &str,
    claim: &Claim,
    reader: &Reader,
) -> Option<Misfit> {
    if Asked::of(mention).kind != Kind::Percent {
        return None;
    }
    let (own, of_claim) = (mention.is_in_points(words, reader), is_claim_in_points(claim, reader)?);
    let sort = |is_in_points: bool| if is_in_points { POINTS } else { PERCENT }.to_owned();
    let misfit = || Misfit { part: SubjectPart::Noun, claimed: sort(of_claim), found: sort(own) };
    (own != of_claim).then(misfit)
}

const POINTS: &str = "percentage points";
const PERCENT: &str = "percent";

/// Whether a claim is in percentage points, by its unit or by how its statement gives the value; `None` where nothing tells.
fn is_claim_in_points(claim: &Claim, reader: &Reader) -> Option<bool> {
    if claim.kind != Kind::Percent {
        return claim.unit.as_deref().map(|unit| reader.is_percentage_points(unit));
    }
    let value = claim.value.as_ref().map(|placed| &placed.value)?;
    let mentions = reader.find(&claim.statement);
    let mut stated = mentions.iter().filter(|mention| {
        let own = Asked::of(mention);
        let stated = own.value_of(mention, &SpokenFrom::default(), reader);
        own.kind == Kind::Percent && stated.is_ok_and(|stated| stated.nominal() == value.nominal())
    });
    let in_points = |mention: &Mention| mention.is_in_points(&claim.statement, reader);
    let first = in_points(stated.next()?);
    stated.all(|mention| in_points(mention) == first).then_some(first)
}
