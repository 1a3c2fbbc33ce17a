//! What a picture shows: the citations of a claim with their places, what is claimed, and the positions.

use std::ops::Bound;

use crate::dossier::Citation;
use crate::finding::{shown_origins, shown_position, shown_value};
use crate::report::kit::html::typeset;
use crate::report::kit::layout::line;
use crate::value::{Edtf, Interval, Kind, Rational};
use crate::verdict::{Effect, Evidence, Stated, said_on, sort_as_said};

use super::lanes::{MOST_LABEL, cut};
use crate::report::check::html::shown::{ShownClaim, ShownDossier};

/// How many citations a picture shows.
const MOST_MARKS: usize = 60;

/// How many positions one of names has room for.
const MOST_NAMES: usize = 6;

/// What lies across a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Across {
    /// Numbers.
    Numbers,
    /// Days that are claimed.
    Days,
    /// Days on which something was said.
    SaidOn,
    /// Positions that have no order: answers and texts.
    Names,
}

/// Where a value lies, as numbers or days; without an end where it is open. Both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) from: Option<f64>,
    pub(super) to: Option<f64>,
}

impl Place {
    /// Returns its ends, one where it is a point.
    pub(super) fn ends(&self) -> impl Iterator<Item = f64> {
        let upper = self.to.filter(|_| self.from != self.to);
        self.from.into_iter().chain(upper)
    }
}

/// A citation in a picture.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Whose word it is.
    pub(super) origin: String,
    /// The id of its source.
    pub(super) source: String,
    /// Its value, for people.
    pub(super) shown: String,
    pub(super) value: Place,
    /// When it was said; `None` where nobody knows.
    pub(super) said_on: Option<Place>,
    pub(super) effect: Option<Effect>,
}

/// All that a picture shows.
pub(super) struct Scene {
    pub(super) across: Across,
    pub(super) marks: Vec<Mark>,
    /// Where what is claimed lies; `None` for names.
    pub(super) claimed: Option<Place>,
    /// What is claimed, for people; `None` for an open question.
    pub(super) claimed_value: Option<String>,
    /// The day that the claim's value is for, where it changes with time.
    pub(super) as_of: Option<Place>,
    /// The positions.
    pub(super) bands: Vec<Place>,
    /// The positions of a picture of names.
    pub(super) names: Vec<String>,
    /// What has no place in it: who denies the claim without a value, who said something on no known day.
    pub(super) beside: Vec<String>,
    /// How many more citations there are.
    pub(super) more: usize,
}

impl Scene {
    /// Returns what there is to show of a claim.
    pub(super) fn of(dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>) -> Self {
        let across = match (claim.claim.kind, claim.claim.over_time) {
            (Kind::YesNo | Kind::Text, _) => Across::Names,
            (_, Some(_)) => Across::SaidOn,
            (Kind::Date, None) => Across::Days,
            (Kind::Count | Kind::Quantity | Kind::Percent, None) => Across::Numbers,
        };
        let mut scene = Self {
            across,
            marks: Vec::new(),
            claimed: None,
            claimed_value: claim
                .claim
                .value
                .as_ref()
                .map(|placed| typeset(&line(&shown_value(&placed.value)))),
            as_of: claim.claim.as_of.as_ref().and_then(day_place),
            bands: Vec::new(),
            names: Vec::new(),
            beside: Vec::new(),
            more: 0,
        };
        if across == Across::Names {
            scene.add_names(claim);
        } else {
            let claimed = claim.claim.value.as_ref();
            let tolerance = claim.claim.tolerance.as_ref();
            let bounds = claimed.and_then(|placed| placed.value.compared(tolerance));
            scene.claimed = bounds.map(|bounds| place(&bounds));
            scene.bands = claim.judgement.positions.iter().filter_map(band).collect();
        }
        let mut order: Vec<usize> = (0..claim.claim.citations.len()).collect();
        sort_as_said(&dossier.examined.checked.dossier, claim.claim, &mut order);
        order.into_iter().for_each(|index| scene.add(dossier, claim, index));
        scene
    }

    /// Returns what stands over the line of what is claimed: the value, where the line is not at the value itself its day too.
    pub(super) fn claim_label(&self) -> String {
        match &self.claimed_value {
            Some(value) => format!("claimed: {}", cut(value, MOST_LABEL)),
            None => "the day asked for".to_owned(),
        }
    }

    fn add_names(&mut self, claim: &ShownClaim<'_>) {
        let positions = claim.judgement.positions.iter().take(MOST_NAMES);
        self.names = positions.map(|position| typeset(&line(&shown_position(position)))).collect();
    }

    fn add(&mut self, dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>, index: usize) {
        let citation = &claim.claim.citations[index];
        let evidence = &claim.judgement.evidence[index];
        let origin = line(&shown_origins(evidence.attribution.told()));
        let Some(value) = self.place_of(claim, index, evidence) else {
            if evidence.denies() {
                self.beside.push(format!("a denial: {origin}"));
            }
            return;
        };
        if self.marks.len() == MOST_MARKS {
            self.more += 1;
            return;
        }
        let source = &dossier.examined.checked.dossier.sources[citation.source].id.value;
        let shown = evidence.value().map_or_else(|| "a denial".to_owned(), shown_value);
        let mark = Mark {
            origin,
            source: line(source),
            shown: typeset(&line(&shown)),
            value,
            said_on: said(dossier, citation),
            effect: evidence.effect,
        };
        if self.across == Across::SaidOn && mark.said_on.is_none() {
            self.beside.push(format!("on no known day: {} ({})", mark.shown, mark.origin));
        } else {
            self.marks.push(mark);
        }
    }

    /// Returns where the value of a citation lies: in a picture of names, at its position.
    fn place_of(&self, claim: &ShownClaim<'_>, index: usize, evidence: &Evidence) -> Option<Place> {
        if self.across != Across::Names {
            return Some(place(&evidence.said.bounds(claim.claim)?));
        }
        let mut positions = claim.judgement.positions.iter().take(MOST_NAMES);
        let at = positions.position(|position| position.citations.contains(&index))?;
        let at = u32::try_from(at).map(f64::from).ok()?;
        Some(Place { from: Some(at), to: Some(at) })
    }
}

fn band(position: &crate::verdict::Position) -> Option<Place> {
    match &position.stated {
        Stated::Value(_, bounds) => bounds.as_ref().map(place),
        Stated::Denial => None,
    }
}

fn said(dossier: &ShownDossier<'_>, citation: &Citation) -> Option<Place> {
    day_place(said_on(&dossier.examined.checked.dossier, citation)?)
}

fn day_place(day: &Edtf) -> Option<Place> {
    let place = place(&day.bounds());
    (place.from.is_some() || place.to.is_some()).then_some(place)
}

fn place(interval: &Interval) -> Place {
    Place { from: end(interval.lower()), to: end(interval.upper()) }
}

/// Returns an end of an interval as a place in a picture, which need not be exact.
fn end(bound: Bound<Rational>) -> Option<f64> {
    match bound {
        Bound::Included(end) | Bound::Excluded(end) => {
            Some(*end.numer() as f64 / *end.denom() as f64)
        }
        Bound::Unbounded => None,
    }
}
