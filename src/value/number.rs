//! Numbers as people state them: exact, rounded, approximate, or within bounds.

use std::fmt;
use std::ops::Bound::{self, Excluded, Included, Unbounded};

use super::arithmetic::{minus, plus, times};
use super::{Interval, Rational, Tolerance, notation};

/// A stated number and what it means.
///
/// `Display` writes the notation of a quantity (a percentage is written by its
/// [`Value`](super::Value)).
///
/// ```
/// use crosscheck::value::{Number, Rational};
/// let million = Rational::from_integer(1_000_000);
/// assert_eq!(Number::rounded(million, million).to_string(), "1e6");
/// assert_eq!(Number::at_least(million).to_string(), ">=1000000");
/// assert_eq!(Number::about(million).nominal(), Some(million));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(Meaning);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Exact(Rational),
    Rounded { nominal: Rational, step: Rational },
    About(Rational),
    Range { lower: Bound<Rational>, upper: Bound<Rational> },
}

impl Number {
    /// Returns `nominal` itself.
    pub fn exact(nominal: Rational) -> Self {
        Self(Meaning::Exact(nominal))
    }

    /// Returns all numbers that round to `nominal` in steps of `step`: half a step below, included, to
    /// half a step above, excluded. A step that is not positive leaves `nominal` exact.
    ///
    /// Powers of ten and a tenth of 1/d (for a fraction n/d) are steps with a notation of their own;
    /// others are written as a range, which is read back with the same bounds, but without the nominal.
    pub fn rounded(nominal: Rational, step: Rational) -> Self {
        if step > Rational::ZERO {
            Self(Meaning::Rounded { nominal, step })
        } else {
            Self::exact(nominal)
        }
    }

    /// Returns `~nominal`: give or take 10 %, or the tolerance of the claim.
    pub fn about(nominal: Rational) -> Self {
        Self(Meaning::About(nominal))
    }

    /// Returns the numbers between `lower` and `upper`; `None` when there are none, or when both are
    /// absent, which states nothing. A range that holds one number is that number.
    pub fn range(lower: Bound<Rational>, upper: Bound<Rational>) -> Option<Self> {
        match (lower, upper) {
            (Unbounded, Unbounded) => None,
            (Included(lower), Included(upper)) if lower == upper => Some(Self::exact(lower)),
            _ => Interval::new(lower, upper).map(|_| Self(Meaning::Range { lower, upper })),
        }
    }

    /// Returns `>=limit`.
    pub fn at_least(limit: Rational) -> Self {
        Self(Meaning::Range { lower: Included(limit), upper: Unbounded })
    }

    /// Returns `>limit`.
    pub fn more_than(limit: Rational) -> Self {
        Self(Meaning::Range { lower: Excluded(limit), upper: Unbounded })
    }

    /// Returns `<=limit`.
    pub fn at_most(limit: Rational) -> Self {
        Self(Meaning::Range { lower: Unbounded, upper: Included(limit) })
    }

    /// Returns `<limit`.
    pub fn less_than(limit: Rational) -> Self {
        Self(Meaning::Range { lower: Unbounded, upper: Excluded(limit) })
    }

    /// Returns the figure as it was stated; `None` for bounds and ranges.
    pub fn nominal(&self) -> Option<Rational> {
        match self.0 {
            Meaning::Exact(nominal)
            | Meaning::Rounded { nominal, step: _ }
            | Meaning::About(nominal) => Some(nominal),
            Meaning::Range { lower: _, upper: _ } => None,
        }
    }

    /// Returns the step to which the figure is rounded, always positive; `None` when it is not.
    pub fn step(&self) -> Option<Rational> {
        match self.0 {
            Meaning::Rounded { nominal: _, step } => Some(step),
            Meaning::Exact(_) | Meaning::About(_) | Meaning::Range { .. } => None,
        }
    }

    /// Returns the figures stated for the lower and the upper end: twice the nominal where there is one,
    /// and `None` for the end that a bound leaves open. Whether an end is included is not said.
    pub fn ends(&self) -> (Option<Rational>, Option<Rational>) {
        match self.0 {
            Meaning::Exact(nominal)
            | Meaning::Rounded { nominal, step: _ }
            | Meaning::About(nominal) => (Some(nominal), Some(nominal)),
            Meaning::Range { lower, upper } => (figure(lower), figure(upper)),
        }
    }

    /// Returns what the number means; `tolerance` replaces the 10 % on both sides of an approximate one.
    pub fn bounds(&self, tolerance: Option<&Tolerance>) -> Interval {
        match self.0 {
            Meaning::Exact(nominal) => Interval::point(nominal),
            Meaning::Rounded { nominal, step } => all_that_round_to(nominal, step),
            Meaning::About(nominal) => {
                let usual = Tolerance::Percent(Rational::from_integer(10));
                tolerance.unwrap_or(&usual).widen(&Interval::point(nominal))
            }
            Meaning::Range { lower, upper } => {
                Interval::new(lower, upper).unwrap_or_else(Interval::all)
            }
        }
    }

    pub(super) fn meaning(&self) -> Meaning {
        self.0
    }
}

fn figure(end: Bound<Rational>) -> Option<Rational> {
    match end {
        Included(end) | Excluded(end) => Some(end),
        Unbounded => None,
    }
}

fn all_that_round_to(nominal: Rational, step: Rational) -> Interval {
    let half = times(step, Rational::new_raw(1, 2));
    let lower = half.and_then(|half| minus(nominal, half)).map_or(Unbounded, Included);
    let upper = half.and_then(|half| plus(nominal, half)).map_or(Unbounded, Excluded);
    Interval::new(lower, upper).unwrap_or_else(Interval::all)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&notation::quantity(self))
    }
}
