//! From a date as it is written to its first and last day.

use serde::{Deserialize, Serialize};

use super::date::{Date, Digits, Part, Unit, Year, fits};
use crate::value::Day;

/// The first and the last day; `None` is open or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ends {
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
    /// The same, widened as marks say.
    pub(super) first_compared: Option<Day>,
    pub(super) last_compared: Option<Day>,
}

impl Ends {
    pub(super) const OPEN: Self = Self::certain(None, None);

    pub(super) const fn certain(first: Option<Day>, last: Option<Day>) -> Self {
        Self { first, last, first_compared: first, last_compared: last }
    }

    /// Returns the ends of `date`; `None` when there is no such day.
    pub(super) fn of(date: &Date) -> Option<Self> {
        let (first, last) = match date.part {
            Part::Month { month, day } => {
                (first_fitting(&date.year, month, day)?, last_fitting(&date.year, month, day)?)
            }
            Part::Season(season) => {
                let (month, length) = months_of(season);
                let first = *years(&date.year).first()?;
                let last = *years(&date.year).last()?;
                let start = Day::from_ymd(last, month, 1)?;
                (Day::from_ymd(first, month, 1)?, start.plus_months(length)?.plus(-1)?)
            }
        };
        Some(Self::certain(Some(first), Some(last)).widened(unit(date)))
    }

    /// Returns the time from the start of this to the end of `last`.
    pub(super) fn until(self, last: Self) -> Self {
        Self { last: last.last, last_compared: last.last_compared, ..self }
    }

    /// Returns the time that holds both.
    pub(super) fn hull(self, other: Self) -> Self {
        // `None` is less than any day, as the open start is; an open end has to be the greatest.
        let latest = |left: Option<Day>, right: Option<Day>| left.zip(right).map(|(l, r)| l.max(r));
        Self {
            first: self.first.min(other.first),
            last: latest(self.last, other.last),
            first_compared: self.first_compared.min(other.first_compared),
            last_compared: latest(self.last_compared, other.last_compared),
        }
    }

    /// Whether the end comes before the start.
    pub(super) fn are_reversed(&self) -> bool {
        self.first.zip(self.last).is_some_and(|(first, last)| last < first)
    }

    fn widened(self, unit: Option<Unit>) -> Self {
        let (Some(unit), Some(first), Some(last)) = (unit, self.first, self.last) else {
            return self;
        };
        let (first_compared, last_compared) = match unit {
            Unit::Day => (first.plus(-1), last.plus(1)),
            // The day after the last is the first of a unit, as months differ in their last days.
            Unit::Months(months) => (
                first.plus_months(-months),
                last.plus(1).and_then(|next| next.plus_months(months)?.plus(-1)),
            ),
        };
        Self { first_compared, last_compared, ..self }
    }
}

/// Returns by what to widen a date: the coarsest of what is marked and what is unspecified.
fn unit(date: &Date) -> Option<Unit> {
    let marked = date.marked?;
    let has_unspecified = |digits: Option<Digits<2>>| digits.is_some_and(|d| d.contains(&None));
    let year = 12 * date.year.unit();
    let unspecified = match date.part {
        _ if date.year.unit() > 1 => Unit::Months(year),
        Part::Month { month, day: _ } if has_unspecified(month) => Unit::Months(year),
        Part::Month { month: _, day } if has_unspecified(day) => Unit::Months(1),
        Part::Month { .. } | Part::Season(_) => Unit::Day,
    };
    Some(marked.max(unspecified))
}

fn first_fitting(year: &Year, month: Option<Digits<2>>, day: Option<Digits<2>>) -> Option<Day> {
    years(year).into_iter().find_map(|year| {
        (1..=12)
            .filter(|&candidate| fits(candidate, month.unwrap_or_default()))
            .find_map(|month| days(year, month, day).next())
    })
}

fn last_fitting(year: &Year, month: Option<Digits<2>>, day: Option<Digits<2>>) -> Option<Day> {
    years(year).into_iter().rev().find_map(|year| {
        (1..=12)
            .rev()
            .filter(|&candidate| fits(candidate, month.unwrap_or_default()))
            .find_map(|month| days(year, month, day).next_back())
    })
}

/// Returns the days of a month that fit `day`, in order.
fn days(year: i64, month: u8, day: Option<Digits<2>>) -> impl DoubleEndedIterator<Item = Day> {
    let length = Day::month_length(year, month).unwrap_or(0);
    (1..=length)
        .filter(move |&candidate| fits(candidate, day.unwrap_or_default()))
        .filter_map(move |day| Day::from_ymd(year, month, day))
}

/// Returns the years that fit, in order; of a span of years, which has no months, the first and the last.
fn years(year: &Year) -> Vec<i64> {
    match *year {
        Year::Between { first, last, unit: _ } => vec![first, last],
        Year::Digits { is_negative, digits } => {
            let [thousands, hundreds, tens, ones] = digits;
            let fitting = (0_u8..100)
                .filter(|&century| fits(century, [thousands, hundreds]))
                .flat_map(|century| {
                    let years = (0_u8..100).filter(move |&year| fits(year, [tens, ones]));
                    years.map(move |year| i64::from(century) * 100 + i64::from(year))
                });
            if is_negative { fitting.rev().map(|year| -year).collect() } else { fitting.collect() }
        }
    }
}

/// Returns the first month of a part of the year, and how many months it has.
fn months_of(season: u8) -> (u8, i64) {
    match season {
        37..=39 => ((season - 37) * 4 + 1, 4),
        40.. => ((season - 40) * 6 + 1, 6),
        33..=36 => ((season - 33) * 3 + 1, 3),
        // Southern spring, summer, autumn, winter.
        29 => (9, 3),
        30 => (12, 3),
        31 => (3, 3),
        32 => (6, 3),
        // Spring, summer, autumn, winter, twice.
        _ => ((season - 21) % 4 * 3 + 3, 3),
    }
}
