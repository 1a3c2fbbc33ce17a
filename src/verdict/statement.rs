//! What a claim's statement says of its figure: the same is read in it as in any passage.

use crate::dossier::{Claim, Dossier};
use crate::reading::{Claimed, Mention, Reader, Reading, SpokenFrom};
use crate::text::Language;
use crate::value::{Kind, Relation, Value, compare};

/// What a claim says that its figure is of, and whether its statement gives its value.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// What its figure is of.
    pub claimed: Claimed,
    /// The figures of the claim's kind that it has, where none of them can be the claim's value; otherwise empty.
    pub differing: Vec<String>,
    /// Whether the subject of a figure of its own is known; otherwise only its unit and its other words are.
    pub has_figure: bool,
}

impl Statement {
    /// Returns what the statement of a claim says.
    pub fn of(dossier: &Dossier, claim: &Claim) -> Self {
        if matches!(claim.kind, Kind::Text | Kind::YesNo) {
            return Self::default();
        }
        let text = &claim.statement;
        let Some(reader) = dossier.reader(Language::of(text)) else { return Self::default() };
        let figures = figures(claim, reader);
        let meant = figures.iter().find(|(_, reading)| can_be(claim, reading.as_ref()));
        let claimed = reader.claimed(
            text,
            meant.map(|(mention, _)| mention),
            claim.unit.as_deref(),
            &claim.also,
        );
        let differing = if meant.is_none() && claim.value.is_some() {
            figures.iter().map(|(mention, _)| mention.span.of(text).to_owned()).collect()
        } else {
            Vec::new()
        };
        Self { claimed, differing, has_figure: meant.is_some() }
    }
}

/// Returns the figures of a claim's kind and unit in its statement; dates that it does not fix have no reading.
fn figures(claim: &Claim, reader: &Reader) -> Vec<(Mention, Option<Reading>)> {
    let mentions = reader.find(&claim.statement).into_iter();
    let fitting =
        mentions.filter(|mention| mention.fits(claim.kind, claim.unit.as_deref(), reader));
    fitting
        .map(|mention| {
            let unit = claim.unit.as_deref();
            let reading = mention.resolve_in(claim.kind, unit, &SpokenFrom::default(), reader).ok();
            (mention, reading)
        })
        .collect()
}

/// Whether a figure of the statement can be the claim's value; so can one that is not fixed, and any of an open claim.
fn can_be(claim: &Claim, reading: Option<&Reading>) -> bool {
    let (Some(claimed), Some(reading)) = (&claim.value, reading) else { return true };
    let value = &claimed.value;
    let is_met =
        |read: &Value| compare(read, value, claim.tolerance.as_ref()) != Relation::Disjoint;
    is_met(&reading.value)
        || reading.ends.as_ref().is_some_and(|ends| is_met(&ends.0) || is_met(&ends.1))
}
