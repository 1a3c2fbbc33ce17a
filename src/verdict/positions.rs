//! The values that somebody stated, with those who stated them.
//!
//! A position is a stated value that no other refines: nothing is a position that no passage states, and nobody holds one
//! that they did not give. What is wider and can be true beside it ("dozens" beside 31) is said to fit as well.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::dossier::Claim;
use crate::value::{Interval, Rational, Tolerance, Value, same_text};

use super::origin::together;
use super::{Evidence, Origin};

/// A value that no other refines, and the citations that state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The value.
    pub stated: Stated,
    /// The citations that state it, by their indices in the claim, ascending.
    pub citations: Vec<usize>,
    /// Their origins.
    pub origins: Vec<Origin>,
    /// The stated values that others refine and that can be true together with this one, the least first.
    pub also_fits: Vec<AlsoFits>,
}

/// A value that others refine, and the citations that state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlsoFits {
    /// The value.
    pub value: Value,
    /// Its meaning; `None` for a text.
    pub bounds: Option<Interval>,
    /// The citations that state it, by their indices in the claim, ascending.
    pub citations: Vec<usize>,
    /// Their origins.
    pub origins: Vec<Origin>,
}

/// What the citations of a position state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "denials are few, and there is one a position")]
pub enum Stated {
    /// A value; with what it means, where it is no text.
    Value(Value, Option<Interval>),
    /// They give no value: they deny the claim.
    Denial,
}

/// Returns the positions of `citations`, those with the least values first, then texts, and denials last.
pub(super) fn positions(
    claim: &Claim,
    evidence: &[Evidence],
    citations: &[usize],
) -> Vec<Position> {
    let figures = figures(claim, evidence, citations);
    let wider = refined(&figures);
    let mut sets: Vec<Position> = Vec::new();
    for (index, figure) in figures.iter().enumerate().filter(|(index, _)| !wider[*index]) {
        let others = figures.iter().enumerate().filter(|(other, _)| wider[*other]);
        let fits = others.filter(|(other, wide)| *other != index && figure.may_be_true_with(wide));
        sets.push(Position {
            stated: Stated::Value(figure.value.clone(), Some(figure.bounds)),
            citations: figure.citations.clone(),
            origins: who_state(evidence, &figure.citations),
            also_fits: fits.map(|(_, wide)| wide.as_also_fitting(evidence)).collect(),
        });
    }
    sets.extend(texts(claim, evidence, citations));
    let denials: Vec<usize> =
        citations.iter().copied().filter(|index| evidence[*index].denies()).collect();
    if !denials.is_empty() {
        sets.push(Position::without_others(Stated::Denial, denials, evidence));
    }
    sets
}

impl Position {
    fn without_others(stated: Stated, citations: Vec<usize>, evidence: &[Evidence]) -> Self {
        let origins = who_state(evidence, &citations);
        Self { stated, citations, origins, also_fits: Vec::new() }
    }

    /// Whether it can be true together with another, as far as values tell: within the claim's tolerance, or as what may
    /// be a rounding.
    pub fn may_be_true_with(&self, other: &Self, claim: &Claim) -> bool {
        let reach = |position: &Self| match &position.stated {
            Stated::Value(value, _) => reach(value, claim.tolerance.as_ref()),
            Stated::Denial => None,
        };
        match (reach(self), reach(other)) {
            (Some(own), Some(other)) => !own.is_disjoint_from(&other),
            _ => false,
        }
    }
}

/// Returns the values that others refine, of all positions together: each once, the least first.
pub fn wider(positions: &[Position]) -> Vec<&AlsoFits> {
    let mut wider: Vec<&AlsoFits> =
        positions.iter().flat_map(|position| &position.also_fits).collect();
    wider.sort_by(|a, b| {
        let by_bounds = a
            .bounds
            .zip(b.bounds)
            .map_or(Ordering::Equal, |(a, b)| a.compare_lower(&b).then(a.compare_upper(&b)));
        by_bounds.then_with(|| a.citations.cmp(&b.citations))
    });
    wider.dedup_by(|a, b| a.citations == b.citations);
    wider
}

/// Returns the origins of citations together.
fn who_state(evidence: &[Evidence], citations: &[usize]) -> Vec<Origin> {
    together(evidence, citations, &BTreeSet::new()).origins
}

/// Whether two of `citations` give values that cannot both be true.
pub(super) fn disagree(claim: &Claim, evidence: &[Evidence], citations: &[usize]) -> bool {
    let tolerance = claim.tolerance.as_ref();
    let values = compared(evidence, citations).filter_map(|i| evidence[i].value());
    let reaches: Vec<Interval> = values.filter_map(|value| reach(value, tolerance)).collect();
    let last_to_begin = reaches.iter().max_by(|a, b| a.compare_lower(b));
    let first_to_end = reaches.iter().min_by(|a, b| a.compare_upper(b));
    last_to_begin.zip(first_to_end).is_some_and(|(last, first)| last.is_disjoint_from(first))
}

/// Whether a value is what values have in common, where none of them states it: what was taken for a position before
/// only stated values were.
pub(super) fn is_common_only(claim: &Claim, evidence: &[Evidence], value: &Value) -> bool {
    let tolerance = claim.tolerance.as_ref();
    let Some(bounds) = value.compared(tolerance) else { return false };
    let all: Vec<usize> = (0..evidence.len()).collect();
    let stated = compared(evidence, &all).filter_map(|i| evidence[i].said.bounds(claim));
    let around: Vec<Interval> = stated.filter(|stated| stated.contains(&bounds)).collect();
    let shared = around.iter().skip(1).try_fold(around.first().copied(), |so_far, next| {
        so_far.map(|so_far| so_far.intersection(next))
    });
    !around.contains(&bounds) && shared.flatten() == Some(bounds)
}

fn compared<'a>(
    evidence: &'a [Evidence],
    citations: &'a [usize],
) -> impl Iterator<Item = usize> + 'a {
    citations.iter().copied().filter(|i| evidence[*i].said.is_compared())
}

/// Returns the interval that a value meets others in: all that it may mean, reaching as far as the tolerance.
pub(super) fn reach(value: &Value, tolerance: Option<&Tolerance>) -> Option<Interval> {
    let widest = value.widest(tolerance)?;
    Some(tolerance.map_or(widest, |tolerance| tolerance.reach(&widest)))
}

/// A stated figure, date or answer, with all citations that state it.
struct StatedFigure {
    /// As it is written where it means least.
    value: Value,
    bounds: Interval,
    /// All that it may mean, as a rounding.
    widest: Interval,
    reach: Interval,
    citations: Vec<usize>,
}

impl StatedFigure {
    fn may_be_true_with(&self, other: &Self) -> bool {
        !self.reach.is_disjoint_from(&other.reach)
    }

    /// Whether another says more exactly what this one says.
    fn is_refined_by(&self, other: &Self) -> bool {
        let is_within = self.bounds != other.bounds && self.bounds.contains(&other.bounds);
        let rounds =
            self.bounds.is_disjoint_from(&other.bounds) && self.widest.contains(&other.bounds);
        is_within || rounds
    }

    fn as_also_fitting(&self, evidence: &[Evidence]) -> AlsoFits {
        let Self { value, bounds, citations, .. } = self;
        AlsoFits {
            value: value.clone(),
            bounds: Some(*bounds),
            citations: citations.clone(),
            origins: who_state(evidence, citations),
        }
    }
}

/// What is the same figure however it is written: by its nominal value, otherwise by what it means.
type SameFigure = (Option<Rational>, Option<Interval>);

/// Returns the figures, dates and answers that citations state, each once, the least first.
fn figures(claim: &Claim, evidence: &[Evidence], citations: &[usize]) -> Vec<StatedFigure> {
    let tolerance = claim.tolerance.as_ref();
    let mut keyed: Vec<(SameFigure, StatedFigure)> = Vec::new();
    for index in compared(evidence, citations) {
        let Some(value) = evidence[index].value() else { continue };
        let Some((bounds, widest)) = value.compared(tolerance).zip(value.widest(tolerance)) else {
            continue;
        };
        let reach = tolerance.map_or(widest, |tolerance| tolerance.reach(&widest));
        let nominal = value.nominal();
        let key = (nominal, if nominal.is_some() { None } else { Some(bounds) });
        let value = value.clone();
        keyed.push((key, StatedFigure { value, bounds, widest, reach, citations: vec![index] }));
    }
    keyed.sort_by(|(a, own), (b, other)| {
        compare_keys(a, b)
            .then_with(|| as_written(own, other))
            .then(own.citations.cmp(&other.citations))
    });
    let mut figures: Vec<(SameFigure, StatedFigure)> = Vec::new();
    for (key, figure) in keyed {
        match figures.last_mut() {
            Some((known, first)) if *known == key => first.citations.extend(figure.citations),
            _ => figures.push((key, figure)),
        }
    }
    let mut figures: Vec<StatedFigure> = figures.into_iter().map(|(_, figure)| figure).collect();
    for figure in &mut figures {
        figure.citations.sort_unstable();
    }
    figures
        .sort_by(|a, b| a.bounds.compare_lower(&b.bounds).then(a.bounds.compare_upper(&b.bounds)));
    figures
}

fn compare_keys(a: &SameFigure, b: &SameFigure) -> Ordering {
    let by_bounds = match (&a.1, &b.1) {
        (Some(a), Some(b)) => a.compare_lower(b).then(a.compare_upper(b)),
        _ => Ordering::Equal,
    };
    a.0.cmp(&b.0).then(by_bounds)
}

/// Puts the narrowest of the same figures first, then the one that is written shortest, whatever their order.
fn as_written(a: &StatedFigure, b: &StatedFigure) -> Ordering {
    let written = |figure: &StatedFigure| {
        let notation = figure.value.to_string();
        (notation.len(), notation)
    };
    b.bounds
        .compare_lower(&a.bounds)
        .then_with(|| a.bounds.compare_upper(&b.bounds))
        .then_with(|| written(a).cmp(&written(b)))
}

/// Returns which of the figures others refine.
fn refined(figures: &[StatedFigure]) -> Vec<bool> {
    let is_refined =
        |figure: &StatedFigure| figures.iter().any(|other| figure.is_refined_by(other));
    figures.iter().map(is_refined).collect()
}

/// Returns the positions of citations that state texts, in their order.
fn texts(claim: &Claim, evidence: &[Evidence], citations: &[usize]) -> Vec<Position> {
    let mut sets: Vec<(String, Vec<usize>)> = Vec::new();
    for index in compared(evidence, citations) {
        if let Some(Value::Text(text)) = evidence[index].value() {
            let text = as_claimed(claim, text);
            match sets.iter_mut().find(|(known, _)| same_text(known, text)) {
                Some((_, citations)) => citations.push(index),
                None => sets.push((text.to_owned(), vec![index])),
            }
        }
    }
    let position = |(text, citations): (String, Vec<usize>)| {
        Position::without_others(Stated::Value(Value::Text(text), None), citations, evidence)
    };
    sets.into_iter().map(position).collect()
}

/// Returns the claim's text for one of its wordings, and every other text as it is.
fn as_claimed<'a>(claim: &'a Claim, text: &'a str) -> &'a str {
    let wording = |text: &str| claim.same_as.iter().any(|wording| same_text(wording, text));
    let claimed = claim.value.as_ref().and_then(|placed| match &placed.value {
        Value::Text(claimed) => Some(claimed.as_str()),
        _ => None,
    });
    claimed.filter(|claimed| same_text(claimed, text) || wording(text)).unwrap_or(text)
}
