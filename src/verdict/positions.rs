//! Sets of citations that can be true together.
//!
//! Values are intervals, and intervals that overlap pairwise have a point in common (Helly's theorem in one
//! dimension). So the maximal sets of citations that can be true together are the maximal cliques of an
//! interval graph, and one sweep over the sorted ends finds them (Gilmore and Hoffman 1964).

use std::ops::Bound;

use crate::dossier::Claim;
use crate::value::{Interval, Rational, Value, same_text};

use super::origin::together;
use super::{Evidence, Origin};

/// Citations that can be true together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The value that they have in common.
    pub stated: Stated,
    /// Their indices in the claim, ascending.
    pub citations: Vec<usize>,
    /// Their origins.
    pub origins: Vec<Origin>,
}

/// The value that the citations of a position have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "denials are few, and there is one a position")]
pub enum Stated {
    /// A value; with what it means, where it is no text.
    Value(Value, Option<Interval>),
    /// They give no value: they deny the claim.
    Denial,
}

/// Returns the positions of `citations`, those with the least values first and denials last.
pub(super) fn positions(
    claim: &Claim,
    evidence: &[Evidence],
    citations: &[usize],
) -> Vec<Position> {
    let mut sets: Vec<(Stated, Vec<usize>)> = Vec::new();
    for set in cliques(&reaches(claim, evidence, citations)) {
        sets.push((common(claim, evidence, &set), set));
    }
    for index in compared(evidence, citations) {
        if let Some(Value::Text(text)) = evidence[index].value() {
            add_text(claim, &mut sets, text, index);
        }
    }
    let denials: Vec<usize> =
        citations.iter().copied().filter(|index| evidence[*index].denies()).collect();
    if !denials.is_empty() {
        sets.push((Stated::Denial, denials));
    }
    let position = |(stated, citations): (Stated, Vec<usize>)| {
        let origins = together(evidence, &citations);
        Position { stated, citations, origins }
    };
    sets.into_iter().map(position).collect()
}

/// Whether two of `citations` give values that cannot both be true.
pub(super) fn disagree(claim: &Claim, evidence: &[Evidence], citations: &[usize]) -> bool {
    cliques(&reaches(claim, evidence, citations)).len() > 1
}

fn compared<'a>(
    evidence: &'a [Evidence],
    citations: &'a [usize],
) -> impl Iterator<Item = usize> + 'a {
    citations.iter().copied().filter(|i| evidence[*i].said.is_compared())
}

/// Returns each citation with the interval that it meets others in: its own, reaching as far as the claim's
/// tolerance.
fn reaches(claim: &Claim, evidence: &[Evidence], citations: &[usize]) -> Vec<(Interval, usize)> {
    let reach = |i: usize| {
        let bounds = evidence[i].value()?.widest(claim.tolerance.as_ref())?;
        Some((claim.tolerance.as_ref().map_or(bounds, |tolerance| tolerance.reach(&bounds)), i))
    };
    compared(evidence, citations).filter_map(reach).collect()
}

/// An end of an interval, in the order in which a sweep from below meets them: at one number, an open upper
/// end comes before a closed lower one, and a closed upper end before an open lower one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum SweepEnd {
    Below,
    At(Rational, u8),
    Above,
}

/// Returns the maximal sets of intervals that have a point in common, by their indices, ascending.
fn cliques(intervals: &[(Interval, usize)]) -> Vec<Vec<usize>> {
    let mut ends: Vec<(SweepEnd, bool, usize)> = Vec::with_capacity(2 * intervals.len());
    for (interval, index) in intervals {
        let lower = match interval.lower() {
            Bound::Unbounded => SweepEnd::Below,
            Bound::Included(at) => SweepEnd::At(at, 1),
            Bound::Excluded(at) => SweepEnd::At(at, 3),
        };
        let upper = match interval.upper() {
            Bound::Unbounded => SweepEnd::Above,
            Bound::Excluded(at) => SweepEnd::At(at, 0),
            Bound::Included(at) => SweepEnd::At(at, 2),
        };
        ends.extend([(lower, true, *index), (upper, false, *index)]);
    }
    ends.sort_unstable_by_key(|(end, begins, index)| (*end, !*begins, *index));
    let mut sets = Vec::new();
    let mut open = Vec::new();
    let mut grown = false;
    for (_, begins, index) in ends {
        if begins {
            open.push(index);
            grown = true;
        } else {
            if std::mem::take(&mut grown) {
                let mut set = open.clone();
                set.sort_unstable();
                sets.push(set);
            }
            open.retain(|other| *other != index);
        }
    }
    sets
}

/// Returns what the values of a clique have in common, as one of them wrote it where that is the same; where
/// only the tolerance joins them, all that they span.
fn common(claim: &Claim, evidence: &[Evidence], set: &[usize]) -> Stated {
    let bounds: Vec<Interval> =
        set.iter().filter_map(|i| evidence[*i].said.bounds(claim)).collect();
    let shared =
        bounds.iter().skip(1).try_fold(bounds[0], |so_far, next| so_far.intersection(next));
    let shared =
        shared.unwrap_or_else(|| bounds.iter().fold(bounds[0], |so_far, next| so_far.hull(next)));
    let as_written = set.iter().filter(|i| evidence[**i].said.bounds(claim) == Some(shared));
    let value = as_written.filter_map(|i| evidence[*i].value().cloned()).next();
    let value = value.or_else(|| Value::from_interval(claim.kind, &shared));
    value.map_or(Stated::Denial, |value| Stated::Value(value, Some(shared)))
}

fn add_text(claim: &Claim, sets: &mut Vec<(Stated, Vec<usize>)>, text: &str, index: usize) {
    let wording = |text: &str| claim.same_as.iter().any(|wording| same_text(wording, text));
    let claimed = claim.value.as_ref().and_then(|placed| match &placed.value {
        Value::Text(claimed) => Some(claimed.as_str()),
        _ => None,
    });
    let text = claimed.filter(|claimed| same_text(claimed, text) || wording(text)).unwrap_or(text);
    let known = sets.iter_mut().find(|(stated, _)| {
        matches!(stated, Stated::Value(Value::Text(other), _) if same_text(other, text))
    });
    match known {
        Some((_, citations)) => citations.push(index),
        None => sets.push((Stated::Value(Value::Text(text.to_owned()), None), vec![index])),
    }
}
