//! Sums, differences, products and quotients of intervals.
//!
//! The result holds what follows from any choice of one number from each, and no more. An interval that stands twice in
//! a formula is chosen from twice: `x - x` may be other than 0.

use std::cmp::Ordering;
use std::ops::Bound::{self, Excluded, Included, Unbounded};

use super::arithmetic::{minus, plus, times};
use super::{Interval, Rational};

impl Interval {
    /// Returns the sums; `None` when an end is too large.
    ///
    /// ```
    /// use crosscheck::value::{Interval, Rational};
    /// use std::ops::Bound::{Excluded, Unbounded};
    /// let above_5 = Interval::new(Excluded(Rational::from_integer(5)), Unbounded).unwrap();
    /// let above_7 = above_5.plus(&Interval::point(Rational::from_integer(2))).unwrap();
    /// assert_eq!(above_7.lower(), Excluded(Rational::from_integer(7)));
    /// ```
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let lower = sum(self.lower(), other.lower())?;
        Self::new(lower, sum(self.upper(), other.upper())?)
    }

    /// Returns the numbers of this interval with the opposite sign; `None` when an end is too large.
    pub fn negated(&self) -> Option<Self> {
        Self::new(opposite(self.upper())?, opposite(self.lower())?)
    }

    /// Returns the differences; `None` when an end is too large.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&other.negated()?)
    }

    /// Returns the products; `None` when an end is too large.
    ///
    /// ```
    /// use crosscheck::value::{Interval, Rational};
    /// use std::ops::Bound::{Excluded, Included};
    /// let (minus_2, three) = (Rational::from_integer(-2), Rational::from_integer(3));
    /// let some = Interval::new(Included(minus_2), Excluded(three)).unwrap();
    /// let squares = some.times(&some).unwrap();
    /// assert_eq!(squares.lower(), Excluded(Rational::from_integer(-6)));
    /// assert_eq!(squares.upper(), Excluded(Rational::from_integer(9)));
    /// ```
    pub fn times(&self, other: &Self) -> Option<Self> {
        let mut corners = Vec::with_capacity(4);
        for left in self.corners() {
            for right in other.corners() {
                corners.push(left.times(right)?);
            }
        }
        let lower = corners.iter().copied().min_by(Corner::compare_lower)?;
        let upper = corners.iter().copied().max_by(Corner::compare_upper)?;
        Self::new(lower.bound(), upper.bound())
    }

    /// Returns the quotients; `None` when `other` holds 0, or an end is too large.
    ///
    /// ```
    /// use crosscheck::value::{Interval, Rational};
    /// let [half, one, two] = [Rational::new(1, 2), Rational::ONE, Rational::from_integer(2)];
    /// assert_eq!(Interval::point(one).over(&Interval::point(two)), Some(Interval::point(half)));
    /// assert_eq!(Interval::point(one).over(&Interval::all()), None);
    /// ```
    pub fn over(&self, other: &Self) -> Option<Self> {
        self.times(&other.reciprocal()?)
    }

    fn reciprocal(&self) -> Option<Self> {
        if self.contains(&Self::point(Rational::ZERO)) {
            return None;
        }
        // Where 0 is not in it, all its numbers have one sign, and an end at 0 goes to infinity.
        let turned = |end: Bound<Rational>| match end {
            Included(end) => Included(end.recip()),
            Excluded(end) if end == Rational::ZERO => Unbounded,
            Excluded(end) => Excluded(end.recip()),
            Unbounded => Excluded(Rational::ZERO),
        };
        Self::new(turned(self.upper()), turned(self.lower()))
    }

    fn corners(&self) -> [Corner; 2] {
        [Corner::of(self.lower(), false), Corner::of(self.upper(), true)]
    }
}

fn sum(left: Bound<Rational>, right: Bound<Rational>) -> Option<Bound<Rational>> {
    Some(match (left, right) {
        (Unbounded, _) | (_, Unbounded) => Unbounded,
        (Included(left), Included(right)) => Included(plus(left, right)?),
        (Included(left) | Excluded(left), Included(right) | Excluded(right)) => {
            Excluded(plus(left, right)?)
        }
    })
}

fn opposite(end: Bound<Rational>) -> Option<Bound<Rational>> {
    let negative = |end| minus(Rational::ZERO, end);
    Some(match end {
        Included(end) => Included(negative(end)?),
        Excluded(end) => Excluded(negative(end)?),
        Unbounded => Unbounded,
    })
}

/// An end of an interval, or what two of them multiplied come near.
#[derive(Clone, Copy, Debug)]
enum Corner {
    NegativeInfinity,
    Finite { number: Rational, is_included: bool },
    Infinity,
}

impl Corner {
    fn of(end: Bound<Rational>, is_upper: bool) -> Self {
        match end {
            Included(number) => Self::Finite { number, is_included: true },
            Excluded(number) => Self::Finite { number, is_included: false },
            Unbounded if is_upper => Self::Infinity,
            Unbounded => Self::NegativeInfinity,
        }
    }

    fn sign(self) -> Ordering {
        match self {
            Self::NegativeInfinity => Ordering::Less,
            Self::Finite { number, .. } => number.cmp(&Rational::ZERO),
            Self::Infinity => Ordering::Greater,
        }
    }

    /// Whether it is a 0 that can be chosen: whatever it is multiplied with, 0 comes of it.
    fn is_zero(self) -> bool {
        self.sign().is_eq() && matches!(self, Self::Finite { is_included: true, .. })
    }

    fn times(self, other: Self) -> Option<Self> {
        if let (
            Self::Finite { number: left, is_included: first },
            Self::Finite { number: right, is_included: second },
        ) = (self, other)
        {
            let is_included = (first && second) || self.is_zero() || other.is_zero();
            return Some(Self::Finite { number: times(left, right)?, is_included });
        }
        Some(match (self.sign(), other.sign()) {
            (Ordering::Equal, _) | (_, Ordering::Equal) => {
                let is_included = self.is_zero() || other.is_zero();
                Self::Finite { number: Rational::ZERO, is_included }
            }
            (left, right) if left == right => Self::Infinity,
            _ => Self::NegativeInfinity,
        })
    }

    /// Orders lower ends: of one number, that which is included comes first.
    fn compare_lower(&self, other: &Self) -> Ordering {
        self.compare(other).then_with(|| other.is_included().cmp(&self.is_included()))
    }

    /// Orders upper ends: of one number, that which is included comes last.
    fn compare_upper(&self, other: &Self) -> Ordering {
        self.compare(other).then_with(|| self.is_included().cmp(&other.is_included()))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Finite { number: left, .. }, Self::Finite { number: right, .. }) => {
                left.cmp(right)
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> i8 {
        match self {
            Self::NegativeInfinity => -1,
            Self::Finite { .. } => 0,
            Self::Infinity => 1,
        }
    }

    fn is_included(&self) -> bool {
        matches!(self, Self::Finite { is_included: true, .. })
    }

    fn bound(self) -> Bound<Rational> {
        match self {
            Self::Finite { number, is_included: true } => Included(number),
            Self::Finite { number, is_included: false } => Excluded(number),
            Self::NegativeInfinity | Self::Infinity => Unbounded,
        }
    }
}
