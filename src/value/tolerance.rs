//! How far apart values may be without being in conflict.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::arithmetic::{minus, plus, times};
use super::{Interval, Kind, NotationError, Rational, notation};

/// How far apart two values may be without being in conflict; never negative.
///
/// ```
/// use crosscheck::value::{Kind, Tolerance};
/// assert_eq!(Tolerance::parse(Kind::Date, "2 days"), Ok(Tolerance::Days(2)));
/// assert_eq!(Tolerance::parse(Kind::Count, "5 %").unwrap().to_string(), "5%");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tolerance {
    /// So much, in the unit of the values; percentage points for percentages.
    Absolute(Rational),
    /// So many hundredths of the one that is larger in magnitude.
    Percent(Rational),
    /// So many days.
    Days(i64),
}

impl Tolerance {
    /// Returns the tolerance that `notation` writes for values of kind `kind`: days for a date; a number
    /// or a percentage for a count, a quantity or a percentage. The figure is taken as exact.
    ///
    /// # Errors
    ///
    /// When `notation` is none of these, is negative or out of range (percentages of more than 9 digits,
    /// or 6 after the point), and for every answer and text.
    pub fn parse(kind: Kind, notation: &str) -> Result<Self, NotationError> {
        notation::tolerance(kind, notation)
    }

    /// Returns `interval` widened to one side, such that two values conflict if and only if their reaches
    /// are disjoint.
    ///
    /// An absolute tolerance lowers the lower end. A percentage moves a positive lower end and a negative
    /// upper end towards zero, so that the gap is measured against the end of larger magnitude.
    pub fn reach(&self, interval: &Interval) -> Interval {
        let zero = Rational::ZERO;
        match *self {
            Self::Absolute(by) => interval.with_ends_moved(|end| minus(end, by), Some),
            Self::Days(by) => interval.with_ends_moved(|end| minus(end, days(by)), Some),
            Self::Percent(by) => interval.with_ends_moved(
                |end| if end > zero { shrunk(end, by) } else { Some(end) },
                |end| if end < zero { shrunk(end, by) } else { Some(end) },
            ),
        }
    }

    /// Returns `interval` with both ends moved outward, by the tolerance or by so much of their magnitude.
    pub fn widen(&self, interval: &Interval) -> Interval {
        let zero = Rational::ZERO;
        match *self {
            Self::Absolute(by) => {
                interval.with_ends_moved(|end| minus(end, by), |end| plus(end, by))
            }
            Self::Days(by) => Self::Absolute(days(by)).widen(interval),
            Self::Percent(by) => interval.with_ends_moved(
                |end| if end > zero { shrunk(end, by) } else { grown(end, by) },
                |end| if end > zero { grown(end, by) } else { shrunk(end, by) },
            ),
        }
    }
}

fn days(count: i64) -> Rational {
    Rational::from_integer(i128::from(count))
}

/// Multiplies once, by 1 - `by` / 100, so that no figure a user may write overflows.
fn shrunk(end: Rational, by: Rational) -> Option<Rational> {
    times(end, minus(Rational::ONE, hundredths(by)?)?)
}

fn grown(end: Rational, by: Rational) -> Option<Rational> {
    times(end, plus(Rational::ONE, hundredths(by)?)?)
}

fn hundredths(number: Rational) -> Option<Rational> {
    times(number, Rational::new_raw(1, 100))
}

impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Absolute(by) => f.write_str(&notation::exact(by)),
            Self::Percent(by) => write!(f, "{}%", notation::exact(by)),
            Self::Days(1) => f.write_str("1 day"),
            Self::Days(by) => write!(f, "{by} days"),
        }
    }
}
