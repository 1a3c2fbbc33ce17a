//! The disagreements that the authors of a claim know of.

use super::field::Field;
use super::problem::{Journal, Problem, quoted};
use super::required::require;
use super::types::{Acceptance, Placed};
use super::words::Scalar;
use super::{file, notation};
use crate::text::Span;
use crate::value::{Kind, Value};

/// What stands in a list of positions for those who only deny the claim.
pub const DENIAL: &str = "denial";

/// Returns the acceptances of a claim that are right; `kind` is `None` where that of the claim is wrong.
pub(super) fn acceptances(
    raws: Vec<Placed<file::AcceptanceText>>,
    claim: &str,
    kind: Option<Kind>,
    journal: &Journal<'_>,
) -> Vec<Acceptance> {
    raws.into_iter().filter_map(|raw| acceptance(raw, claim, kind, journal)).collect()
}

fn acceptance(
    Placed { value: raw, place }: Placed<file::AcceptanceText>,
    claim: &str,
    kind: Option<Kind>,
    journal: &Journal<'_>,
) -> Option<Acceptance> {
    let owner = format!("an acceptance of {}", quoted(claim));
    let start = Span::new(place.start, place.start + 1);
    require(&raw.finding, "finding", &owner, start, journal);
    require(&raw.positions, "positions", &owner, start, journal);
    require(&raw.because, "because", &owner, start, journal);
    check_number(&raw.positions, journal);
    let finding = notation::disagreement(raw.finding, journal);
    let kind = kind?;
    let positions = raw.positions.elements().into_iter();
    let positions = positions.filter_map(|given| position(given, kind, journal)).collect();
    Some(Acceptance { place, finding: finding?, positions, because: raw.because.text()? })
}

/// Reports fewer than two positions: one does not disagree.
fn check_number(positions: &Field<super::field::List<Scalar>>, journal: &Journal<'_>) {
    let Some(given) = positions.as_given().filter(|given| given.value.0.len() < 2) else { return };
    let message = "`positions`: expected two or more that disagree";
    let problem = Problem::new(given.place, message, "fewer than two");
    journal.report(problem.help("`crosscheck accept` writes them as they stand"));
}

fn position(given: Placed<Scalar>, kind: Kind, journal: &Journal<'_>) -> Option<Option<Value>> {
    if given.value == Scalar::Text(DENIAL.to_owned()) {
        return Some(None);
    }
    notation::named_value("positions", given, kind, journal).map(|placed| Some(placed.value))
}
