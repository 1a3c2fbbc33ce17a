//! Values that can be claimed and compared: figures, dates, yes or no, and texts.
//!
//! A value is what could be true: a set, not a point. `540` is one number, `>=27` all numbers from 27
//! on, `2010-01` the days of a month. [`Value::parse`] reads the notation that claims files use,
//! [`Value::bounds`] says what it means as an [`Interval`], and [`compare`] says how two values stand to
//! one another. Numbers are exact rationals, never floats.
//!
//! Reading order: [`Kind`], [`Interval`], [`Number`] and its [notation](NotationError), [`Tolerance`],
//! [`Day`], [`Edtf`], [`compare`].
//!
//! Dates follow the Extended Date/Time Format of ISO 8601-2:2019, levels 0, 1 and 2. Their calendar is
//! this module's own (the proleptic Gregorian one), because EDTF writes years far beyond what date
//! crates hold, such as `Y-17E7`.

pub mod arithmetic;
mod day;
mod edtf;
mod interval;
mod interval_arithmetic;
mod kind;
mod notation;
mod number;
mod relation;
#[cfg(test)]
mod tests;
mod tolerance;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use day::{Day, Weekday};
pub use edtf::Edtf;
pub use interval::Interval;
pub use kind::Kind;
pub use notation::{NotationError, exact as exact_notation};
pub use number::Number;
pub use relation::{Relation, Side, compare, same_text};
pub use tolerance::Tolerance;

/// An exact number: a fraction in lowest terms with a positive denominator.
///
/// Its operators overflow: add and multiply with [`arithmetic`].
pub type Rational = num_rational::Ratio<i128>;

/// A claimed or read value, of one [`Kind`].
///
/// `Display` writes its notation: [`Value::parse`] reads it back as the same value.
///
/// ```
/// use crosscheck::value::{Kind, Value};
/// let votes = Value::parse(Kind::Count, "≥ 600")?;
/// assert_eq!(votes.to_string(), ">=600");
/// let share = Value::parse(Kind::Percent, "70%..80%")?;
/// assert_eq!(share.to_string(), "70..80%");
/// # Ok::<(), crosscheck::value::NotationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// How many: a whole number.
    Count(Number),
    /// How much, in the claim's unit.
    Quantity(Number),
    /// Parts in a hundred: 83 for `83%`.
    Percent(Number),
    /// When: days of the proleptic Gregorian calendar.
    Date(Edtf),
    /// Whether it is so.
    YesNo(bool),
    /// Words, such as a name.
    Text(String),
}

impl Value {
    /// Returns the value of kind `kind` that `notation` writes. White space around figures and signs is
    /// accepted, inside an EDTF date it is not.
    ///
    /// # Errors
    ///
    /// When `notation` is not one of its kind, holds no value (`>5..<6` has no count), or is out of range
    /// (figures of more than 24 digits, or 12 after the point; years beyond ± 10¹¹). The error holds the
    /// place of the mistake and, for common slips, what to write.
    ///
    /// ```
    /// use crosscheck::value::{Kind, Value};
    /// let error = Value::parse(Kind::Count, "1,200").unwrap_err();
    /// assert_eq!(error.help.as_deref(), Some("write `1200`"));
    /// ```
    pub fn parse(kind: Kind, notation: &str) -> Result<Self, NotationError> {
        match kind {
            Kind::Count => notation::number(kind, notation).map(Self::Count),
            Kind::Quantity => notation::number(kind, notation).map(Self::Quantity),
            Kind::Percent => notation::number(kind, notation).map(Self::Percent),
            Kind::Date => Edtf::parse(notation).map(Self::Date),
            Kind::YesNo => notation::yes_no(notation).map(Self::YesNo),
            Kind::Text => notation::text(notation).map(Self::Text),
        }
    }

    /// Returns the value of kind `kind` that means exactly `interval`, as for the intersection of other
    /// values; `None` for texts, for all numbers, and where `interval` holds no value of the kind.
    ///
    /// ```
    /// use crosscheck::value::{Kind, Value};
    /// let bounds = Value::parse(Kind::Date, "2010-01")?.bounds(None).unwrap();
    /// let date = Value::from_interval(Kind::Date, &bounds).unwrap();
    /// assert_eq!(date.to_string(), "2010-01-01/2010-01-31");
    /// # Ok::<(), crosscheck::value::NotationError>(())
    /// ```
    pub fn from_interval(kind: Kind, interval: &Interval) -> Option<Self> {
        let number = |interval: &Interval| Number::range(interval.lower(), interval.upper());
        match kind {
            Kind::Count => number(&interval.whole()?).map(Self::Count),
            Kind::Quantity => number(interval).map(Self::Quantity),
            Kind::Percent => number(interval).map(Self::Percent),
            Kind::Date => Edtf::from_interval(interval).map(Self::Date),
            Kind::YesNo => [false, true]
                .into_iter()
                .find(|&answer| *interval == yes_no_interval(answer))
                .map(Self::YesNo),
            Kind::Text => None,
        }
    }

    /// Returns the kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Count(_) => Kind::Count,
            Self::Quantity(_) => Kind::Quantity,
            Self::Percent(_) => Kind::Percent,
            Self::Date(_) => Kind::Date,
            Self::YesNo(_) => Kind::YesNo,
            Self::Text(_) => Kind::Text,
        }
    }

    /// Returns what the value means: numbers, the [`Day`] numbers of a date, or 1 for yes and 0 for no.
    /// `None` for a text.
    ///
    /// `tolerance` matters to `~x` only: it replaces the 10 % on both sides of x.
    ///
    /// ```
    /// use crosscheck::value::{Interval, Kind, Rational, Value};
    /// use std::ops::Bound::{Excluded, Included};
    /// let loss = Value::parse(Kind::Quantity, "0.42")?;
    /// let (lower, upper) = (Rational::new(415, 1000), Rational::new(425, 1000));
    /// assert_eq!(loss.bounds(None), Interval::new(Included(lower), Excluded(upper)));
    /// # Ok::<(), crosscheck::value::NotationError>(())
    /// ```
    pub fn bounds(&self, tolerance: Option<&Tolerance>) -> Option<Interval> {
        match self {
            Self::Count(number) => {
                let bounds = number.bounds(tolerance);
                Some(bounds.whole().unwrap_or(bounds))
            }
            Self::Quantity(number) | Self::Percent(number) => Some(number.bounds(tolerance)),
            Self::Date(date) => Some(date.bounds()),
            Self::YesNo(answer) => Some(yes_no_interval(*answer)),
            Self::Text(_) => None,
        }
    }

    /// Returns what the value means when it is compared: [`bounds`](Self::bounds), with a date marked
    /// `~`, `?` or `%` widened by one unit of its precision on both sides.
    pub fn compared(&self, tolerance: Option<&Tolerance>) -> Option<Interval> {
        match self {
            Self::Date(date) => Some(date.compared()),
            Self::Count(_)
            | Self::Quantity(_)
            | Self::Percent(_)
            | Self::YesNo(_)
            | Self::Text(_) => self.bounds(tolerance),
        }
    }
}

impl Value {
    /// Returns the figure that is written, where it is not hedged, of a count, quantity or percentage; `None` for every
    /// other value, and for approximations, bounds and ranges.
    ///
    /// ```
    /// use crosscheck::value::{Kind, Rational, Value};
    /// let million = Value::parse(Kind::Count, "1e6")?;
    /// assert_eq!(million.nominal(), Some(Rational::from_integer(1_000_000)));
    /// assert_eq!(Value::parse(Kind::Count, ">=27")?.nominal(), None);
    /// # Ok::<(), crosscheck::value::NotationError>(())
    /// ```
    pub fn nominal(&self) -> Option<Rational> {
        self.number().and_then(Number::nominal)
    }

    /// Returns the value as people write it. Where the notation writes a figure with a power of ten, which says how exact it
    /// is, or five digits or more, it is written out, and of a long fraction four digits are given: claims files are written in the notation that `Display` gives.
    ///
    /// ```
    /// use crosscheck::value::{Kind, Value};
    /// let copies = Value::parse(Kind::Count, "3.00e8")?;
    /// assert_eq!((copies.shown(), copies.to_string()), ("300,000,000".into(), "3.00e8".into()));
    /// let range = Value::parse(Kind::Quantity, "9500..12000.5")?;
    /// assert_eq!(range.shown(), "9500..12,000.5");
    /// let third = Value::parse(Kind::Percent, "~100/3%")?;
    /// assert_eq!(third.shown(), "~33.33%");
    /// # Ok::<(), crosscheck::value::NotationError>(())
    /// ```
    pub fn shown(&self) -> String {
        match self {
            Self::Count(number) | Self::Quantity(number) => notation::shown(number, false),
            Self::Percent(number) => notation::shown(number, true),
            Self::Date(_) | Self::YesNo(_) | Self::Text(_) => self.to_string(),
        }
    }

    /// Returns the number of a count, quantity or percentage; `None` for every other value.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Count(number) | Self::Quantity(number) | Self::Percent(number) => Some(number),
            Self::Date(_) | Self::YesNo(_) | Self::Text(_) => None,
        }
    }

    /// Returns all that the value may mean when it is compared: [`compared`](Self::compared), and all that rounds to a
    /// count or quantity that may be a [rounding](Number::widest).
    pub fn widest(&self, tolerance: Option<&Tolerance>) -> Option<Interval> {
        match self {
            Self::Count(number) => {
                let widest = number.widest(tolerance);
                Some(widest.whole().unwrap_or(widest))
            }
            Self::Quantity(number) => Some(number.widest(tolerance)),
            Self::Percent(_) | Self::Date(_) | Self::YesNo(_) | Self::Text(_) => {
                self.compared(tolerance)
            }
        }
    }
}

fn yes_no_interval(answer: bool) -> Interval {
    Interval::point(Rational::from_integer(i128::from(answer)))
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(number) | Self::Quantity(number) => write!(f, "{number}"),
            Self::Percent(number) => f.write_str(&notation::percent(number)),
            Self::Date(date) => write!(f, "{date}"),
            Self::YesNo(answer) => write!(f, "{answer}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}
