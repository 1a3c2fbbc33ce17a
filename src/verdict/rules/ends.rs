//! The ends of sums of intervals.
//!
//! Everything is a lower end: the upper end of a sum is the lower end of the sum of the negated intervals, turned
//! about. So a rule is looked at in one direction or in two: what its sum is at least, and what it is at most.

use std::ops::Bound::{Excluded, Included, Unbounded};

use crate::dossier::{Claim, Comparison};
use crate::value::arithmetic::{floor, plus, times};
use crate::value::{Day, Interval, Kind, Rational};
use crate::verdict::Evidence;

/// A lower end of an interval, in the order in which they lie on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LowerEnd {
    /// `None`: there is none, or it is too far away for a number.
    pub(super) at: Option<Rational>,
    /// Whether the number itself is left out.
    pub(super) open: bool,
}

impl LowerEnd {
    pub(super) const ZERO: Self = Self { at: Some(Rational::ZERO), open: false };

    fn lower(interval: &Interval) -> Self {
        match interval.lower() {
            Included(at) => Self { at: Some(at), open: false },
            Excluded(at) => Self { at: Some(at), open: true },
            Unbounded => Self { at: None, open: false },
        }
    }

    /// Returns the lower end of the negated interval.
    fn upper(interval: &Interval) -> Self {
        let (at, open) = match interval.upper() {
            Included(at) => (at, false),
            Excluded(at) => (at, true),
            Unbounded => return Self { at: None, open: false },
        };
        Self { at: Some(-at), open }
    }

    /// Returns the lower end of the sum of two intervals. One that is too large for a number is given up, as if the
    /// interval had no end: then a rule can hold, and is neither said to hold nor to be broken.
    pub(super) fn plus(self, other: Self) -> Self {
        let at = self.at.zip(other.at).and_then(|(one, two)| plus(one, two));
        Self { at, open: at.is_some() && (self.open || other.open) }
    }

    fn times(self, by: Rational) -> Self {
        let at = self.at.and_then(|at| times(at, by));
        Self { at, open: at.is_some() && self.open }
    }

    /// Returns the end so many months later; `turned` where it is that of a negated interval.
    fn months_later(self, months: i64, turned: bool) -> Self {
        let later = |at: Rational| {
            let number = i64::try_from(floor(if turned { -at } else { at })).ok()?;
            let day = Day::from_number(number)?.plus_months(months)?;
            let number = Rational::from_integer(i128::from(day.number()));
            Some(if turned { -number } else { number })
        };
        Self { at: self.at.and_then(later), ..self }
    }
}

/// The intervals of the citations of one claim.
pub(super) struct CitedIntervals {
    /// The intervals of those that are compared, by their indices.
    pub(super) intervals: Vec<Interval>,
    /// Their lower ends with the indices of the citations, the greatest first.
    lower: Vec<(LowerEnd, usize)>,
    /// The lower ends of the negated intervals, the greatest first.
    upper: Vec<(LowerEnd, usize)>,
    /// Whether no value is below zero, also none that is not cited.
    counts: bool,
}

impl CitedIntervals {
    /// Returns the intervals of these of a claim's citations, by their indices.
    pub(super) fn of(
        claim: &Claim,
        evidence: &[Evidence],
        citations: impl Iterator<Item = usize>,
    ) -> Self {
        let compared = citations.filter(|index| evidence[*index].said.is_compared());
        let cited: Vec<(usize, Interval)> = compared
            .filter_map(|index| Some((index, evidence[index].said.bounds(claim)?)))
            .collect();
        let counted = (claim.kind == Kind::Count).then(|| not_negative(&cited)).flatten();
        let counts = counted.is_some();
        let cited = counted.unwrap_or(cited);
        let sorted = |end: fn(&Interval) -> LowerEnd| {
            let mut ends: Vec<(LowerEnd, usize)> =
                cited.iter().map(|(index, interval)| (end(interval), *index)).collect();
            ends.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
            ends
        };
        let lower = sorted(LowerEnd::lower);
        let upper = sorted(LowerEnd::upper);
        Self {
            intervals: cited.into_iter().map(|(_, interval)| interval).collect(),
            lower,
            upper,
            counts,
        }
    }

    /// Whether no citation gives a value.
    pub(super) fn is_empty(&self) -> bool {
        self.intervals.is_empty()
    }
}

/// Returns the intervals without what is below zero; `None` where one of them is wholly below, so that this is no
/// count of things.
fn not_negative(cited: &[(usize, Interval)]) -> Option<Vec<(usize, Interval)>> {
    let counts = Interval::new(Included(Rational::ZERO), Unbounded)?;
    cited.iter().map(|(index, interval)| Some((*index, interval.intersection(&counts)?))).collect()
}

/// A claim in a sum.
#[derive(Clone)]
pub(super) struct Summand<'a> {
    /// The index of the claim.
    pub(super) claim: usize,
    pub(super) said: &'a CitedIntervals,
    coefficient: Rational,
    months: i64,
}

impl Summand<'_> {
    /// Returns the ends of its citations, the greatest first.
    pub(super) fn ends(&self) -> impl DoubleEndedIterator<Item = (LowerEnd, usize)> {
        let ends = if self.is_turned() { &self.said.upper } else { &self.said.lower };
        ends.iter().map(|(end, citation)| (self.end(*end), *citation))
    }

    /// Returns the lower end of an interval of the claim in the sum.
    pub(super) fn end_of(&self, interval: &Interval) -> LowerEnd {
        self.end(if self.is_turned() {
            LowerEnd::upper(interval)
        } else {
            LowerEnd::lower(interval)
        })
    }

    /// Returns the least that it can add if none of its citations is true; `None` where that is anything.
    pub(super) fn least_of_any(&self) -> Option<LowerEnd> {
        (self.said.counts && !self.is_turned()).then_some(LowerEnd::ZERO)
    }

    fn is_turned(&self) -> bool {
        self.coefficient < Rational::ZERO
    }

    fn end(&self, end: LowerEnd) -> LowerEnd {
        let turned = self.is_turned();
        let moved = if self.months == 0 { end } else { end.months_later(self.months, turned) };
        moved.times(if turned { -self.coefficient } else { self.coefficient })
    }
}

/// A rule in one direction: its sum, and the limit that it must not exceed.
pub(super) struct Inequality<'a> {
    pub(super) parts: Vec<Summand<'a>>,
    limit: Rational,
}

impl<'a> Inequality<'a> {
    pub(super) fn new(comparison: &Comparison, said: Vec<(usize, &'a CitedIntervals)>) -> Self {
        let parts = comparison.terms.iter().zip(said).map(|(term, (claim, said))| Summand {
            claim,
            said,
            coefficient: term.coefficient,
            months: term.months,
        });
        Self { parts: parts.collect(), limit: comparison.limit }
    }

    /// Returns the other direction: the same with all signs changed.
    pub(super) fn negated(&self) -> Self {
        let negated =
            |part: &Summand<'a>| Summand { coefficient: -part.coefficient, ..part.clone() };
        Self { parts: self.parts.iter().map(negated).collect(), limit: -self.limit }
    }

    /// Returns the least end that a choice of citations gives the sum.
    pub(super) fn least(&self) -> LowerEnd {
        self.sum(|part| part.ends().next_back())
    }

    /// Returns the greatest end that a choice of citations gives the sum.
    pub(super) fn greatest(&self) -> LowerEnd {
        self.sum(|part| part.ends().next())
    }

    fn sum(&self, end: impl Fn(&Summand<'a>) -> Option<(LowerEnd, usize)>) -> LowerEnd {
        let ends = self.parts.iter().filter_map(|part| Some(end(part)?.0));
        ends.fold(LowerEnd::ZERO, LowerEnd::plus)
    }

    /// Whether all numbers from this end on are beyond the limit; with `strict`, the limit itself is beyond it.
    pub(super) fn exceeds(&self, end: LowerEnd, strict: bool) -> bool {
        end.at.is_some_and(|at| at > self.limit || at == self.limit && (strict || end.open))
    }

    /// Whether all numbers from this end on are at the limit or beyond; with `strict`, beyond it.
    pub(super) fn reaches(&self, end: LowerEnd, strict: bool) -> bool {
        end.at.is_some_and(|at| at > self.limit || at == self.limit && (!strict || end.open))
    }
}
