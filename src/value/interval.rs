//! Sets of numbers without gaps.

use std::cmp::Ordering;
use std::ops::Bound::{self, Excluded, Included, Unbounded};

use super::Rational;
use super::arithmetic::{ceiling, floor};

/// All numbers between two ends, each of which is included, excluded or absent. Never empty.
///
/// A date is the interval of its [`Day`](super::Day) numbers, an answer is `[1, 1]` or `[0, 0]`.
///
/// ```
/// use crosscheck::value::{Interval, Rational};
/// use std::ops::Bound::{Excluded, Included, Unbounded};
/// let five = Rational::from_integer(5);
/// let above = Interval::new(Excluded(five), Unbounded).unwrap();
/// assert!(above.is_disjoint_from(&Interval::point(five)));
/// assert_eq!(Interval::new(Included(five), Excluded(five)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    lower: Bound<Rational>,
    upper: Bound<Rational>,
}

impl Interval {
    /// Returns the numbers between `lower` and `upper`; `None` when there are none.
    pub fn new(lower: Bound<Rational>, upper: Bound<Rational>) -> Option<Self> {
        let holds_a_number = match (lower, upper) {
            (Unbounded, _) | (_, Unbounded) => true,
            (Included(lower), Included(upper)) => lower <= upper,
            (Included(lower) | Excluded(lower), Included(upper) | Excluded(upper)) => lower < upper,
        };
        holds_a_number.then_some(Self { lower, upper })
    }

    /// Returns the interval that holds `number` alone.
    pub fn point(number: Rational) -> Self {
        Self { lower: Included(number), upper: Included(number) }
    }

    /// Returns the interval of all numbers.
    pub fn all() -> Self {
        Self { lower: Unbounded, upper: Unbounded }
    }

    /// Returns the lower end; `Unbounded` when there is none.
    pub fn lower(&self) -> Bound<Rational> {
        self.lower
    }

    /// Returns the upper end; `Unbounded` when there is none.
    pub fn upper(&self) -> Bound<Rational> {
        self.upper
    }

    /// Returns the numbers that are in both; `None` when there are none.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let lower = if self.compare_lower(other).is_lt() { other.lower } else { self.lower };
        let upper = if self.compare_upper(other).is_lt() { self.upper } else { other.upper };
        Self::new(lower, upper)
    }

    /// Returns the smallest interval that holds both.
    pub fn hull(&self, other: &Self) -> Self {
        let lower = if self.compare_lower(other).is_lt() { self.lower } else { other.lower };
        let upper = if self.compare_upper(other).is_lt() { other.upper } else { self.upper };
        Self { lower, upper }
    }

    /// Whether every number of `other` is in this interval.
    pub fn contains(&self, other: &Self) -> bool {
        self.compare_lower(other).is_le() && self.compare_upper(other).is_ge()
    }

    /// Whether the two have no number in common.
    pub fn is_disjoint_from(&self, other: &Self) -> bool {
        self.intersection(other).is_none()
    }

    /// Returns the whole numbers in the interval, as an interval closed where it is bounded; `None` when
    /// it holds none.
    ///
    /// ```
    /// use crosscheck::value::{Interval, Rational};
    /// use std::ops::Bound::{Excluded, Included, Unbounded};
    /// let above_26 = Interval::new(Excluded(Rational::from_integer(26)), Unbounded).unwrap();
    /// assert_eq!(above_26.whole().unwrap().lower(), Included(Rational::from_integer(27)));
    /// ```
    pub fn whole(&self) -> Option<Self> {
        let lower = match self.lower {
            Included(end) => Included(ceiling(end)),
            Excluded(end) => Included(floor(end).saturating_add(1)),
            Unbounded => Unbounded,
        };
        let upper = match self.upper {
            Included(end) => Included(floor(end)),
            Excluded(end) => Included(ceiling(end).saturating_sub(1)),
            Unbounded => Unbounded,
        };
        Self::new(lower.map(Rational::from_integer), upper.map(Rational::from_integer))
    }

    /// Returns which of the two starts first: `Less` when this one does.
    pub fn compare_lower(&self, other: &Self) -> Ordering {
        match (self.lower, other.lower) {
            (Unbounded, Unbounded) => Ordering::Equal,
            (Unbounded, _) => Ordering::Less,
            (_, Unbounded) => Ordering::Greater,
            (Included(left), Excluded(right)) if left == right => Ordering::Less,
            (Excluded(left), Included(right)) if left == right => Ordering::Greater,
            (Included(left) | Excluded(left), Included(right) | Excluded(right)) => {
                left.cmp(&right)
            }
        }
    }

    /// Returns which of the two ends first: `Less` when this one does.
    pub fn compare_upper(&self, other: &Self) -> Ordering {
        match (self.upper, other.upper) {
            (Unbounded, Unbounded) => Ordering::Equal,
            (Unbounded, _) => Ordering::Greater,
            (_, Unbounded) => Ordering::Less,
            (Included(left), Excluded(right)) if left == right => Ordering::Greater,
            (Excluded(left), Included(right)) if left == right => Ordering::Less,
            (Included(left) | Excluded(left), Included(right) | Excluded(right)) => {
                left.cmp(&right)
            }
        }
    }

    /// Returns the interval with its ends moved outward, or not at all, by the two functions; an end
    /// whose new place does not fit is given up, which loses no number.
    pub(super) fn with_ends_moved(
        &self,
        lower: impl Fn(Rational) -> Option<Rational>,
        upper: impl Fn(Rational) -> Option<Rational>,
    ) -> Self {
        Self { lower: moved(self.lower, lower), upper: moved(self.upper, upper) }
    }
}

fn moved(end: Bound<Rational>, place: impl Fn(Rational) -> Option<Rational>) -> Bound<Rational> {
    match end {
        Included(end) => place(end).map_or(Unbounded, Included),
        Excluded(end) => place(end).map_or(Unbounded, Excluded),
        Unbounded => Unbounded,
    }
}
