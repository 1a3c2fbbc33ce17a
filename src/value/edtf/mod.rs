//! Dates in the Extended Date/Time Format, ISO 8601-2:2019, levels 0, 1 and 2.
//!
//! Notations, with what is special to each:
//!
//! - a day, month or year (`2010-01-07`, `-0044-03`, `0000`), a day with its time of day, which is
//!   checked and not kept; years beyond ± 9999 as `Y170002`, `Y-17E7`;
//! - unspecified digits (`201X`, `2010-XX-07`) and significant digits (`1950S2`): from the first to the
//!   last day that fits;
//! - `?`, `~` and `%` after a date or a group of its parts, or before one part;
//! - intervals (`2009/2010-01`, `../2010`), whose ends may be open (`..`) or unknown (nothing);
//! - sets (`[1667,1670..1672]` one of, `{…}` all of), which mean the time from first to last.
//!
//! Seasons `21` to `24` are those of the north by the meteorologists' months: spring is March to May,
//! and winter is December to February of the next year. `25` to `28` are the same said of the north,
//! `29` to `32` of the south (spring is September to November, summer December to February of the
//! next year). `33` to `36` are quarters, `37` to `39` thirds and `40` and `41` halves of a year.
//!
//! Departures: a time of day is not read in intervals and sets, nor are leap seconds and years beyond
//! ± 10¹¹. `Y` begins a date that stands alone.

mod bounds;
mod cursor;
mod date;
mod parse;
mod slip;
mod time;

use std::fmt;
use std::ops::Bound::{Included, Unbounded};

use serde::{Deserialize, Serialize};

use super::arithmetic::{ceiling, floor};
use super::day::year_notation;
use super::{Day, Interval, NotationError, Rational};
use bounds::Ends;

/// An EDTF date: some days, and the notation that says which.
///
/// Two are equal when their notations are; [`compare`](super::compare) compares what they mean.
///
/// ```
/// use crosscheck::value::{Day, Edtf};
/// let date = Edtf::parse("2009-12~")?;
/// assert_eq!(date.earliest(), Day::from_ymd(2009, 12, 1));
/// assert_eq!(date.latest(), Day::from_ymd(2009, 12, 31));
/// assert_eq!(date.to_string(), "2009-12~");
/// # Ok::<(), crosscheck::value::NotationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edtf {
    notation: String,
    ends: Ends,
}

impl Edtf {
    /// Returns the date that `notation` writes.
    ///
    /// # Errors
    ///
    /// When `notation` is not EDTF, names a day that no calendar has, or ends before it starts. For other
    /// ways to write a date the error says what to write.
    ///
    /// ```
    /// use crosscheck::value::Edtf;
    /// let error = Edtf::parse("7 January 2010").unwrap_err();
    /// assert_eq!(error.help.as_deref(), Some("write `2010-01-07`"));
    /// ```
    pub fn parse(notation: &str) -> Result<Self, NotationError> {
        match parse::parse(notation) {
            Ok(ends) => Ok(Self { notation: notation.to_owned(), ends }),
            Err(error) => Err(error.or_help(|| slip::suggestion(notation))),
        }
    }

    /// Returns that day. A day of a year beyond ± 9999 has no EDTF: its notation is not read back.
    pub fn day(day: Day) -> Self {
        Self { notation: day.to_string(), ends: Ends::certain(Some(day), Some(day)) }
    }

    /// Returns that month; `None` when `month` is not 1 to 12, or the year is beyond ± 9999.
    pub fn month(year: i64, month: u8) -> Option<Self> {
        Self::parse(&format!("{}-{month:02}", year_notation(year)))
            .ok()
            .filter(|_| (1..=12).contains(&month))
    }

    /// Returns that year, where 0 is 1 BC; `None` beyond ± 10¹¹.
    pub fn year(year: i64) -> Option<Self> {
        let prefix = if year.unsigned_abs() > 9999 { "Y" } else { "" };
        Self::parse(&format!("{prefix}{}", year_notation(year))).ok()
    }

    /// Returns the days from `first` to `last`, where `None` is open (`..`); `None` when `last` is before
    /// `first`. One day twice gives that day, and all days of a year beyond ± 9999 that year: other days of
    /// such years have no EDTF, and their notation is not read back.
    pub fn between(first: Option<Day>, last: Option<Day>) -> Option<Self> {
        if let (Some(first), Some(last)) = (first, last) {
            if first == last {
                return Some(Self::day(first));
            }
            if last < first {
                return None;
            }
        }
        if let Some(year) = whole_long_year(first, last) {
            return Self::year(year);
        }
        let side = |day: Option<Day>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        let notation = format!("{}/{}", side(first), side(last));
        Some(Self { notation, ends: Ends::certain(first, last) })
    }

    /// Returns the days whose [numbers](Day::number) are in `interval`; `None` when there are none, or
    /// they are beyond the years ± 10¹².
    pub fn from_interval(interval: &Interval) -> Option<Self> {
        let whole = interval.whole()?;
        let day = |number: i128| i64::try_from(number).ok().and_then(Day::from_number);
        let first = match whole.lower() {
            Included(end) => Some(day(ceiling(end))?),
            _ => None,
        };
        let last = match whole.upper() {
            Included(end) => Some(day(floor(end))?),
            _ => None,
        };
        Self::between(first, last)
    }

    /// Returns the first day it may be; `None` when the start is open or unknown.
    pub fn earliest(&self) -> Option<Day> {
        self.ends.first
    }

    /// Returns the last day it may be; `None` when the end is open or unknown.
    pub fn latest(&self) -> Option<Day> {
        self.ends.last
    }

    /// Whether some days between its first and its last are none of it: all of 2 March, where the year is not known.
    ///
    /// ```
    /// use crosscheck::value::Edtf;
    /// assert!(Edtf::parse("XXXX-03-02")?.has_gaps());
    /// assert!(!Edtf::parse("20XX")?.has_gaps());
    /// # Ok::<(), crosscheck::value::NotationError>(())
    /// ```
    pub fn has_gaps(&self) -> bool {
        let dates = self.notation.split(['/', ',', '.']);
        let specified_after = |date: &str| {
            let unspecified = date.find('X');
            unspecified.is_some_and(|at| date[at..].contains(|c: char| c.is_ascii_digit()))
        };
        dates.into_iter().any(specified_after)
    }

    /// Whether its start or its end is open or unknown.
    pub fn is_open(&self) -> bool {
        self.ends.first.is_none() || self.ends.last.is_none()
    }

    /// Whether a part of it is marked as uncertain (`?`), approximate (`~`) or both (`%`).
    pub fn is_qualified(&self) -> bool {
        self.notation.contains(['?', '~', '%'])
    }

    /// Returns the [numbers](Day::number) of its days.
    pub fn bounds(&self) -> Interval {
        days(self.ends.first, self.ends.last)
    }

    /// Returns the numbers of its days, widened on both sides, where it is qualified, by one unit of the
    /// precision of what is: a day, a month, a season, a year, a decade.
    ///
    /// An end of an interval is widened by its own marks. A mark after a part stands for the parts
    /// before it too, and counts as one unit of the part where it stands.
    pub fn compared(&self) -> Interval {
        days(self.ends.first_compared, self.ends.last_compared)
    }
}

fn whole_long_year(first: Option<Day>, last: Option<Day>) -> Option<i64> {
    let (year, ..) = first?.ymd();
    let is_whole = first == Day::from_ymd(year, 1, 1) && last == Day::from_ymd(year, 12, 31);
    (is_whole && year.unsigned_abs() > 9999).then_some(year)
}

fn days(first: Option<Day>, last: Option<Day>) -> Interval {
    let bound = |day: Option<Day>| match day {
        Some(day) => Included(Rational::from_integer(i128::from(day.number()))),
        None => Unbounded,
    };
    Interval::new(bound(first), bound(last)).unwrap_or_else(Interval::all)
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.notation)
    }
}
