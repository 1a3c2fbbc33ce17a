//! Days of the proleptic Gregorian calendar.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Years beyond this are not written: far beyond EDTF's examples, and far within `i64` days.
const LAST_YEAR: i64 = 1_000_000_000_000;

/// Days in 400 years, after which the calendar repeats.
const DAYS_IN_ERA: i64 = 146_097;

/// Days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;

/// A day, as the number of days since 1 January 1970, in years from -10¹² to 10¹².
///
/// Year 0 is 1 BC, and the Gregorian rules hold for all years. `Display` writes the EDTF of the day; a
/// year beyond ± 9999 is written in full (`170002-01-01`), for which EDTF has no notation.
///
/// ```
/// use crosscheck::value::{Day, Weekday};
/// let day = Day::from_ymd(2010, 1, 7).unwrap();
/// assert_eq!(day.weekday(), Weekday::Thursday);
/// assert_eq!(day.plus(-7).unwrap().to_string(), "2009-12-31");
/// assert_eq!(Day::from_ymd(2010, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i64);

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names of the weekdays")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The days of a week, from Monday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Day {
    /// Returns the day of that date; `None` when the calendar has no such day, or the year is beyond
    /// ± 10¹².
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Self> {
        let length = Self::month_length(year, month)?;
        if !(1..=length).contains(&day) || !(-LAST_YEAR..=LAST_YEAR).contains(&year) {
            return None;
        }
        // Years that begin in March end with the leap day, so that months have fixed places in them.
        let year = if month > 2 { year } else { year - 1 };
        let month = (i64::from(month) + 9) % 12;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * DAYS_IN_ERA + day_of_era - EPOCH))
    }

    /// Returns the day so many days after (or, negative, before) 1 January 1970; `None` beyond the years
    /// ± 10¹².
    pub fn from_number(number: i64) -> Option<Self> {
        let first = Self::from_ymd(-LAST_YEAR, 1, 1)?;
        let last = Self::from_ymd(LAST_YEAR, 12, 31)?;
        (first.0..=last.0).contains(&number).then_some(Self(number))
    }

    /// Returns the days since 1 January 1970; negative before it.
    pub fn number(self) -> i64 {
        self.0
    }

    /// Returns the year, the month (1 to 12) and the day of the month (1 to 31).
    pub fn ymd(self) -> (i64, u8, u8) {
        let days = self.0 + EPOCH;
        let era = days.div_euclid(DAYS_IN_ERA);
        let day_of_era = days.rem_euclid(DAYS_IN_ERA);
        let leap_days = day_of_era / 1_460 - day_of_era / 36_524 + day_of_era / 146_096;
        let year_of_era = (day_of_era - leap_days) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = small(day_of_year - (153 * month + 2) / 5 + 1);
        let month = small(if month < 10 { month + 3 } else { month - 9 });
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        (year, month, day)
    }

    /// Returns the day of the week.
    pub fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday, three days after a Monday.
        Weekday::ALL[usize::from(small((self.0 + 3).rem_euclid(7)))]
    }

    /// Returns the day `days` later, or earlier when negative; `None` beyond the years ± 10¹².
    pub fn plus(self, days: i64) -> Option<Self> {
        self.0.checked_add(days).and_then(Self::from_number)
    }

    /// Returns the day `months` later, or earlier when negative: the same day of the month, or its last
    /// where the month is shorter. `None` beyond the years ± 10¹².
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let (year, month, day) = self.ymd();
        let months = (year * 12 + i64::from(month) - 1).checked_add(months)?;
        let year = months.div_euclid(12);
        let month = small(months.rem_euclid(12) + 1);
        Self::from_ymd(year, month, day.min(Self::month_length(year, month)?))
    }

    /// Returns the number of days in a month; `None` when `month` is not 1 to 12.
    pub fn month_length(year: i64, month: u8) -> Option<u8> {
        match month {
            2 if is_leap(year) => Some(29),
            2 => Some(28),
            4 | 6 | 9 | 11 => Some(30),
            1..=12 => Some(31),
            _ => None,
        }
    }

    /// Returns the last day of the month that this day is in.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        let (year, month, day) = self.ymd();
        let length = Self::month_length(year, month).unwrap_or(day);
        Self(self.0 + i64::from(length) - i64::from(day))
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// For remainders, which are small and not negative.
fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

/// Writes a year with four digits or more.
pub(super) fn year_notation(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{}-{month:02}-{day:02}", year_notation(year))
    }
}
