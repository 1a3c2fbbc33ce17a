//! Numbers as people state them: exact, rounded, approximate, or within bounds.

use std::fmt;
use std::ops::Bound::{self, Excluded, Included, Unbounded};

use serde::{Deserialize, Serialize};

use super::arithmetic::{minus, plus, power_of_ten, times};
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
/// assert_eq!(Number::rounded(million, million).nominal(), Some(million));
/// assert_eq!(Number::about(million).nominal(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number(Meaning);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Meaning {
    Exact(Rational),
    Rounded { nominal: Rational, step: Rational },
    Loose(Rational),
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

    /// Returns `nominal` as people say it who need not have counted: "a dozen". It means as much as [`about`](Self::about),
    /// whose notation it has, and is no approximation: it has a nominal value.
    pub fn loose(nominal: Rational) -> Self {
        Self(Meaning::Loose(nominal))
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

    /// Returns the figure that is written, where it is not hedged: two numbers that have the same one are the same,
    /// however each is rounded. `None` for approximations, bounds and ranges.
    pub fn nominal(&self) -> Option<Rational> {
        match self.0 {
            Meaning::Exact(nominal)
            | Meaning::Rounded { nominal, step: _ }
            | Meaning::Loose(nominal) => Some(nominal),
            Meaning::About(_) | Meaning::Range { .. } => None,
        }
    }

    /// Returns the one figure that is written, hedged or not; `None` for bounds and ranges.
    pub fn written(&self) -> Option<Rational> {
        match self.0 {
            Meaning::About(nominal) => Some(nominal),
            Meaning::Range { .. } => None,
            Meaning::Exact(_) | Meaning::Rounded { .. } | Meaning::Loose(_) => self.nominal(),
        }
    }

    /// Returns the step to which the figure is rounded, always positive; `None` when it is not.
    pub fn step(&self) -> Option<Rational> {
        match self.0 {
            Meaning::Rounded { nominal: _, step } => Some(step),
            Meaning::Exact(_) | Meaning::Loose(_) | Meaning::About(_) | Meaning::Range { .. } => {
                None
            }
        }
    }

    /// Returns the figures stated for the lower and the upper end: twice the nominal where there is one,
    /// and `None` for the end that a bound leaves open. Whether an end is included is not said.
    pub fn ends(&self) -> (Option<Rational>, Option<Rational>) {
        match self.0 {
            Meaning::Exact(nominal)
            | Meaning::Rounded { nominal, step: _ }
            | Meaning::Loose(nominal)
            | Meaning::About(nominal) => (Some(nominal), Some(nominal)),
            Meaning::Range { lower, upper } => (figure(lower), figure(upper)),
        }
    }

    /// Returns what the number means; `tolerance` replaces the 10 % on both sides of an approximate one.
    pub fn bounds(&self, tolerance: Option<&Tolerance>) -> Interval {
        match self.0 {
            Meaning::Exact(nominal) => Interval::point(nominal),
            Meaning::Rounded { nominal, step } => all_that_round_to(nominal, step),
            Meaning::Loose(nominal) | Meaning::About(nominal) => {
                let usual = Tolerance::Percent(Rational::from_integer(10));
                tolerance.unwrap_or(&usual).widen(&Interval::point(nominal))
            }
            Meaning::Range { lower, upper } => {
                Interval::new(lower, upper).unwrap_or_else(Interval::all)
            }
        }
    }

    /// Returns all that the number may mean: [`bounds`](Self::bounds), and for a whole number that may be a rounding all
    /// that rounds to it. One of four digits or more may be, where two zeros or more end it and two digits or more stand
    /// before them: "1,200", but not "1,000", "540" or "120".
    ///
    /// ```
    /// use crosscheck::value::{Number, Rational};
    /// let may_mean = |figure: i128, other: i128| {
    ///     let widest = Number::exact(Rational::from_integer(figure)).widest(None);
    ///     widest.contains(&Number::exact(Rational::from_integer(other)).bounds(None))
    /// };
    /// assert!(may_mean(1200, 1234));
    /// assert!(!may_mean(1000, 1234) && !may_mean(540, 541));
    /// ```
    pub fn widest(&self, tolerance: Option<&Tolerance>) -> Interval {
        match self.0 {
            Meaning::Exact(nominal) => match rounding_step(nominal) {
                Some(step) => all_that_round_to(nominal, step),
                None => Interval::point(nominal),
            },
            Meaning::Rounded { .. }
            | Meaning::Loose(_)
            | Meaning::About(_)
            | Meaning::Range { .. } => self.bounds(tolerance),
        }
    }

    /// Returns the number in another unit, of which `factor` (more than zero) make one of its own; `None` where it is too
    /// large. Where the units are not whole multiples of one another, nobody measured what the figure would be exactly: a
    /// whole number of miles is then good to a mile.
    ///
    /// ```
    /// use crosscheck::value::{Number, Rational};
    /// let five = Number::exact(Rational::from_integer(5));
    /// let metres = five.converted(Rational::from_integer(1000)).unwrap();
    /// assert_eq!(metres, Number::exact(Rational::from_integer(5000)));
    /// let kilometres = five.converted(Rational::new(1609344, 1000000)).unwrap();
    /// assert!(kilometres.bounds(None).contains(&Number::exact(Rational::from_integer(8)).bounds(None)));
    /// ```
    pub fn converted(&self, factor: Rational) -> Option<Self> {
        let is_whole = factor.is_integer() || *factor.numer() == 1;
        let by = |number: Rational| times(number, factor);
        let end = |end: Bound<Rational>| match end {
            Included(end) => by(end).map(Included),
            Excluded(end) => by(end).map(Excluded),
            Unbounded => Some(Unbounded),
        };
        match self.0 {
            Meaning::Exact(nominal) if is_whole => by(nominal).map(Self::exact),
            Meaning::Exact(nominal) => Some(Self::rounded(by(nominal)?, factor)),
            Meaning::Rounded { nominal, step } => Some(Self::rounded(by(nominal)?, by(step)?)),
            Meaning::Loose(nominal) => by(nominal).map(Self::loose),
            Meaning::About(nominal) => by(nominal).map(Self::about),
            Meaning::Range { lower, upper } => Self::range(end(lower)?, end(upper)?),
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

/// The least whole number that is taken for a possible rounding: of shorter ones, people say all digits.
const LEAST_ROUNDING: i128 = 1000;

/// Returns the place of the last digit before the zeros of a whole number that may be a rounding.
fn rounding_step(nominal: Rational) -> Option<Rational> {
    let mut digits = nominal.is_integer().then(|| nominal.numer().unsigned_abs())?;
    if digits < LEAST_ROUNDING.unsigned_abs() {
        return None;
    }
    let mut zeros = 0;
    while digits.is_multiple_of(10) {
        digits /= 10;
        zeros += 1;
    }
    if zeros >= 2 && digits >= 10 { power_of_ten(zeros) } else { None }
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
