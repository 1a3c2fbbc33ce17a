//! Figures that are right on their day: a toll that grows, a price that varies.
//!
//! Each statement counts as of the day on which it was made. Of a figure that grows, an earlier and smaller one is no
//! contradiction, but history; so is what its own origin later corrected. Of one that varies, only what is said of one day
//! is compared.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Bound;

use crate::dossier::{Claim, Dossier, OverTime};
use crate::value::{Edtf, Interval, Value};

use super::chronology::{said_on, sort_as_said};
use super::positions::reach;
use super::{Attributed, Effect, Evidence, Judgement, Origin, Said};

/// How the statements of a claim stand in time, where its figure is of a day.
#[derive(Clone, Debug)]
pub struct Course {
    over_time: OverTime,
    /// The day that the claim's value is for; `None` where no day is known.
    day: Option<Edtf>,
    /// What the claim asserts, all that it may mean; of an open question, what is said of its day.
    claimed: Option<Interval>,
    /// Which citations all of their origins corrected, with the last that did.
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
        // What is dated by its year is not the last for that.
        let last = stated.filter_map(|(day, _)| day.clone()).max_by_key(Edtf::earliest);
        let tolerance = claim.tolerance.as_ref();
        let claimed = claim.value.as_ref().and_then(|placed| placed.value.widest(tolerance));
        let day = claim.as_of.clone().or(last);
        let corrected = BTreeMap::new();
        let mut course = Self { over_time, day, claimed, corrected, said_on };
        if over_time == OverTime::Grows {
            course.corrected = course.corrected(claim, cited);
        }
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

    /// Returns the effect of a citation, by the day on which it was said; `measured` is what it does by itself, which is to
    /// contradict where it denies the claim without a `value`.
    pub(super) fn effect(&self, index: usize, value: Option<&Value>, measured: Effect) -> Effect {
        let day = self.said_on[index].as_ref();
        match value {
            Some(_) if self.corrected.contains_key(&index) => Effect::Superseded,
            Some(value) => self.effect_on(day, value, measured),
            None => self.effect_of_denial(day),
        }
    }

    /// Returns the effect of a value that is said on a day; `measured` is what it does by itself.
    pub fn effect_on(&self, day: Option<&Edtf>, value: &Value, measured: Effect) -> Effect {
        match (self.over_time, measured) {
            (_, Effect::Superseded | Effect::Context) => measured,
            (OverTime::Varies, _) if !self.is_on_its_day(day) => Effect::Compatible,
            (OverTime::Varies, _) => measured,
            (OverTime::Grows, Effect::Supports) if self.bears_out(day) => Effect::Supports,
            (OverTime::Grows, Effect::Supports) => Effect::Compatible,
            (OverTime::Grows, Effect::Contradicts | Effect::Compatible) => {
                self.grown(day, value, measured)
            }
        }
    }

    /// Returns the effect of a figure that is not the claimed one, of what grows.
    fn grown(&self, day: Option<&Edtf>, value: &Value, measured: Effect) -> Effect {
        let size = self.claimed.zip(value.widest(None)).map(|(claimed, own)| side(&own, &claimed));
        match (self.order(day), size) {
            (Ordering::Less, Some(Ordering::Less)) => Effect::Superseded,
            (Ordering::Greater, Some(Ordering::Greater)) => Effect::Compatible,
            (Ordering::Equal, Some(size)) if self.may_be_apart(day, size) => Effect::Compatible,
            _ => measured,
        }
    }

    /// Returns the effect of a denial that gives no figure.
    fn effect_of_denial(&self, day: Option<&Edtf>) -> Effect {
        match self.over_time {
            OverTime::Grows if self.order(day).is_lt() => Effect::Superseded,
            OverTime::Varies if !self.is_on_its_day(day) => Effect::Compatible,
            _ => Effect::Contradicts,
        }
    }

    /// Whether what is said on a day can bear out what is claimed of another: at least so many by then, if it is said no
    /// later; at most so many, if it is said no earlier.
    fn bears_out(&self, day: Option<&Edtf>) -> bool {
        let ends = self.claimed.map(|claimed| (claimed.lower(), claimed.upper()));
        match ends {
            Some((_, Bound::Unbounded)) => self.order(day).is_le(),
            Some((Bound::Unbounded, _)) => self.order(day).is_ge(),
            _ => true,
        }
    }

    /// Whether what is said of a long time may be of a day on which a smaller figure, or a greater one, was right.
    fn may_be_apart(&self, day: Option<&Edtf>, size: Ordering) -> bool {
        let Some((day, own)) = day.zip(self.day.as_ref()) else { return false };
        match size {
            Ordering::Less => day.earliest() < own.latest(),
            Ordering::Greater => day.latest() > own.earliest(),
            Ordering::Equal => false,
        }
    }

    /// Whether a day is known, and no other than that of the claim.
    fn is_on_its_day(&self, day: Option<&Edtf>) -> bool {
        day.zip(self.day.as_ref()).is_some_and(|(day, own)| own.bounds().contains(&day.bounds()))
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

    /// Returns the citations that each of their origins later gives as less, with the last that does.
    fn corrected(&self, claim: &Claim, cited: &[(Attributed, Said)]) -> BTreeMap<usize, usize> {
        let tolerance = claim.tolerance.as_ref();
        let mut of_origin: BTreeMap<&Origin, Vec<(usize, &Edtf, Interval)>> = BTreeMap::new();
        for (index, ((attributed, said), day)) in cited.iter().zip(&self.said_on).enumerate() {
            let value = said.value().filter(|_| said.is_compared());
            let Some((bounds, day)) =
                value.and_then(|value| reach(value, tolerance)).zip(day.as_ref())
            else {
                continue;
            };
            for origin in attributed.attribution.origins.iter() {
                of_origin.entry(origin).or_default().push((index, day, bounds));
            }
        }
        let mut corrections: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for mut own in of_origin.into_values() {
            own.sort_by_key(|(index, day, _)| (day.latest(), *index));
            for (at, (earlier, day, bounds)) in own.iter().enumerate() {
                let lower = own[at + 1..].iter().find(|(_, later, other)| {
                    in_time(day, later).is_lt() && side(other, bounds).is_lt()
                });
                if let Some((later, _, _)) = lower {
                    corrections.entry(*earlier).or_default().push(*later);
                }
            }
        }
        let by_all = corrections.into_iter().filter_map(|(earlier, later)| {
            let origins = cited[earlier].0.attribution.origins.len();
            let last = later.iter().max()?;
            (later.len() == origins).then_some((earlier, *last))
        });
        by_all.collect()
    }

    /// Returns the citations that their own origin later gives as less, though the figure only grows, each with the one that
    /// does; by their indices.
    pub fn corrections(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.corrected.iter().map(|(earlier, later)| (*earlier, *later))
    }

    /// Whether a citation is corrected by another.
    fn is_corrected_by(&self, earlier: usize, later: usize) -> bool {
        self.corrected.get(&earlier) == Some(&later)
    }
}

/// Returns how two days stand to one another; equal where they overlap.
pub(super) fn in_time(one: &Edtf, other: &Edtf) -> Ordering {
    side(&one.compared(), &other.compared())
}

/// Returns on which side of an interval another lies that it is disjoint from; equal where they overlap.
pub(super) fn side(own: &Interval, other: &Interval) -> Ordering {
    if own.is_disjoint_from(other) { own.compare_lower(other) } else { Ordering::Equal }
}

/// A statement in the history of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The index of the citation.
    pub citation: usize,
    /// The earlier and smaller figures that it replaces, by their indices.
    pub replaces: Vec<usize>,
    /// The earlier and greater figures of its own origin that it corrects.
    pub corrects: Vec<usize>,
}

/// Returns the citations of a claim that give a figure, in the order in which they were said, each with what it replaces.
pub fn timeline(dossier: &Dossier, claim: &Claim, judgement: &Judgement) -> Vec<TimelineEntry> {
    let evidence = &judgement.evidence;
    let mut order: Vec<usize> =
        (0..evidence.len()).filter(|at| evidence[*at].is_weighed()).collect();
    sort_as_said(dossier, claim, &mut order);
    let grows = claim.over_time == Some(OverTime::Grows);
    let course = judgement.course.as_ref();
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
        let corrects =
            |earlier: &usize| course.is_some_and(|own| own.is_corrected_by(*earlier, citation));
        let replaces = |earlier: &usize| {
            let is_before =
                day(*earlier).zip(day(citation)).is_some_and(|(a, b)| in_time(a, b).is_lt());
            let is_less =
                widest(*earlier).zip(widest(citation)).is_some_and(|(a, b)| side(&a, &b).is_lt());
            grows && is_before && is_less
        };
        let (corrected, left): (Vec<usize>, Vec<usize>) =
            standing.iter().partition(|at| corrects(at));
        let (replaced, mut left): (Vec<usize>, Vec<usize>) =
            left.iter().partition(|at| replaces(at));
        left.push(citation);
        standing = left;
        entries.push(TimelineEntry { citation, replaces: replaced, corrects: corrected });
    }
    entries
}
