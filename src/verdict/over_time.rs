//! Figures that are right on their day: a toll that grows, a price that varies.
//!
//! Each statement counts as of the day on which it was made. Of a figure that grows, an earlier and smaller one is no
//! contradiction, but history; so is what its own origin later corrected. Of one that varies, only what is said of one day
//! is compared.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::dossier::{Claim, Dossier, OverTime};
use crate::value::{Edtf, Interval, Value};

use super::chronology::{said_on, sort_as_said};
use super::{Attributed, Effect, Evidence, Judgement, Origin, Said};

/// A figure that is later given as less by the same origin, though it only grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The index of the citation that is replaced.
    pub earlier: usize,
    /// The index of the first citation that replaces it.
    pub later: usize,
}

/// How the statements of a claim stand in time, where its figure is of a day.
#[derive(Clone, Debug)]
pub struct Course {
    over_time: OverTime,
    /// The day that the claim's value is for; `None` where no day is known.
    day: Option<Edtf>,
    /// What the claim asserts, all that it may mean; of an open question, what is said of its day.
    claimed: Option<Interval>,
    /// Which citations their own origin corrected, with the one that did it.
    corrected: BTreeMap<usize, usize>,
    /// When each citation was said.
    said_on: Vec<Option<Edtf>>,
}

impl Course {
    /// Returns the course of a claim whose figure changes with time; `None` for any other. `cited` are its citations.
    pub(super) fn of(
        dossier: &Dossier,
        claim: &Claim,
        cited: &[(Attributed, Said)],
    ) -> Option<Self> {
        let over_time = claim.over_time?;
        let days = claim.citations.iter().map(|citation| said_on(dossier, citation).cloned());
        let said_on: Vec<Option<Edtf>> = days.collect();
        let stated = said_on.iter().zip(cited).filter(|(_, (_, said))| said.is_compared());
        let last = stated.filter_map(|(day, _)| day.clone()).max_by_key(Edtf::latest);
        let tolerance = claim.tolerance.as_ref();
        let claimed = claim.value.as_ref().and_then(|placed| placed.value.widest(tolerance));
        let corrected = match over_time {
            OverTime::Grows => corrected(claim, &said_on, cited),
            OverTime::Varies => BTreeMap::new(),
        };
        let day = claim.as_of.clone().or(last);
        let mut course = Self { over_time, day, claimed, corrected, said_on };
        if claim.value.is_none() {
            let current = cited
                .iter()
                .enumerate()
                .filter(|(index, (_, said))| said.is_compared() && course.is_of_its_day(*index));
            let bounds = current.filter_map(|(_, (_, said))| said.value()?.widest(tolerance));
            course.claimed = bounds.reduce(|all, own| all.hull(&own));
        }
        Some(course)
    }

    /// Returns the effect of a citation, by the day on which it was said; `measured` is what its value by itself does.
    pub(super) fn effect(&self, index: usize, value: &Value, measured: Effect) -> Effect {
        if self.corrected.contains_key(&index) {
            return Effect::Superseded;
        }
        self.effect_on(self.said_on[index].as_ref(), value, measured)
    }

    /// Returns the effect of a value that is said on a day; `measured` is what it does by itself.
    pub fn effect_on(&self, day: Option<&Edtf>, value: &Value, measured: Effect) -> Effect {
        let order = self.order(day);
        match (self.over_time, measured) {
            (OverTime::Varies, Effect::Supports | Effect::Contradicts) if order.is_ne() => {
                Effect::Compatible
            }
            (OverTime::Grows, Effect::Contradicts) => {
                let size =
                    self.claimed.zip(value.widest(None)).map(|(claimed, own)| side(&own, &claimed));
                match (order, size) {
                    (Ordering::Less, Some(Ordering::Less)) => Effect::Superseded,
                    (Ordering::Greater, Some(Ordering::Greater)) => Effect::Compatible,
                    _ => Effect::Contradicts,
                }
            }
            _ => measured,
        }
    }

    /// Returns how a day stands to that of the claim; what is said on no known day may be said on that one.
    fn order(&self, day: Option<&Edtf>) -> Ordering {
        day.zip(self.day.as_ref()).map_or(Ordering::Equal, |(day, own)| in_time(day, own))
    }

    /// Whether a citation is said of the claim's own day, and is not corrected: what an open claim is measured by.
    pub fn is_of_its_day(&self, index: usize) -> bool {
        !self.corrected.contains_key(&index) && self.order(self.said_on[index].as_ref()).is_eq()
    }

    /// Whether a citation counts among the positions of today: all but history, and what is said of other days and neither
    /// bears the claim out nor contradicts it.
    pub(super) fn counts(&self, index: usize, cited: &Evidence) -> bool {
        match cited.effect {
            Some(Effect::Superseded) => false,
            Some(Effect::Supports | Effect::Contradicts) => true,
            _ => self.is_of_its_day(index),
        }
    }

    /// Returns the corrections, in the order of the citations that they replace.
    pub fn corrections(&self) -> Vec<Correction> {
        let corrected = self.corrected.iter();
        corrected.map(|(earlier, later)| Correction { earlier: *earlier, later: *later }).collect()
    }
}

/// Returns how two days stand to one another; equal where they overlap.
pub(super) fn in_time(one: &Edtf, other: &Edtf) -> Ordering {
    let is_before = |one: &Edtf, other: &Edtf| {
        one.latest().zip(other.earliest()).is_some_and(|(last, first)| last < first)
    };
    match (is_before(one, other), is_before(other, one)) {
        (true, _) => Ordering::Less,
        (_, true) => Ordering::Greater,
        _ => Ordering::Equal,
    }
}

/// Returns on which side of an interval another lies that it is disjoint from; equal where they overlap.
pub(super) fn side(own: &Interval, other: &Interval) -> Ordering {
    if own.is_disjoint_from(other) { own.compare_lower(other) } else { Ordering::Equal }
}

/// Returns the citations that their own origin later gives as less, each with the first that does.
fn corrected(
    claim: &Claim,
    said_on: &[Option<Edtf>],
    cited: &[(Attributed, Said)],
) -> BTreeMap<usize, usize> {
    let tolerance = claim.tolerance.as_ref();
    let mut of_origin: BTreeMap<&Origin, Vec<(usize, &Edtf, Interval)>> = BTreeMap::new();
    for (index, ((attributed, said), day)) in cited.iter().zip(said_on).enumerate() {
        let value = said.value().filter(|_| said.is_compared());
        let Some((bounds, day)) = value.and_then(|value| value.widest(tolerance)).zip(day.as_ref())
        else {
            continue;
        };
        for origin in &attributed.attribution.origins {
            of_origin.entry(origin).or_default().push((index, day, bounds));
        }
    }
    let mut corrected = BTreeMap::new();
    for mut own in of_origin.into_values() {
        own.sort_by_key(|(index, day, _)| (day.latest(), *index));
        for (at, (earlier, day, bounds)) in own.iter().enumerate() {
            let lower = own[at + 1..].iter().find(|(_, later, other)| {
                in_time(day, later).is_lt() && side(other, bounds).is_lt()
            });
            if let Some((later, _, _)) = lower {
                corrected.entry(*earlier).or_insert(*later);
            }
        }
    }
    corrected
}

/// A statement in the history of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The index of the citation.
    pub citation: usize,
    /// The earlier citations that it replaces, by their indices: smaller figures of one that grows, and what it corrects.
    pub replaces: Vec<usize>,
    /// Whether it is the first to give a lower figure after an earlier one of its origin.
    pub is_correction: bool,
}

/// Returns the citations of a claim that give a figure, in the order in which they were said, each with what it replaces.
pub fn timeline(dossier: &Dossier, claim: &Claim, judgement: &Judgement) -> Vec<TimelineEntry> {
    let evidence = &judgement.evidence;
    let mut order: Vec<usize> =
        (0..evidence.len()).filter(|at| evidence[*at].is_weighed()).collect();
    sort_as_said(dossier, claim, &mut order);
    let grows = claim.over_time == Some(OverTime::Grows);
    let corrections = judgement.course.as_ref().map_or_else(Vec::new, Course::corrections);
    let tolerance = claim.tolerance.as_ref();
    let widest = |at: usize| {
        let own = &evidence[at];
        own.value().filter(|_| own.said.is_compared()).and_then(|value| value.widest(tolerance))
    };
    let day = |at: usize| said_on(dossier, &claim.citations[at]);
    // The statements that nothing has replaced so far.
    let mut standing: Vec<usize> = Vec::new();
    let mut entries = Vec::new();
    for citation in order {
        let corrects = |earlier: &usize| {
            corrections.iter().any(|known| known.earlier == *earlier && known.later == citation)
        };
        let replaces = |earlier: &usize| {
            let is_before =
                day(*earlier).zip(day(citation)).is_some_and(|(a, b)| in_time(a, b).is_lt());
            let is_less =
                widest(*earlier).zip(widest(citation)).is_some_and(|(a, b)| side(&a, &b).is_lt());
            corrects(earlier) || (grows && is_before && is_less)
        };
        let is_correction = standing.iter().any(corrects);
        let (replaced, left): (Vec<usize>, Vec<usize>) =
            standing.iter().partition(|at| replaces(at));
        standing = left;
        standing.push(citation);
        entries.push(TimelineEntry { citation, replaces: replaced, is_correction });
    }
    entries
}
