//! The meaning of date phrases, before the day that they are spoken from fixes it.

use serde::{Deserialize, Serialize};

use super::name::{DateBound, DateDirection, Name, Step, Which};
use crate::reading::lexicon::{Period, PeriodPart};

/// A date that is not yet fixed: what the words say, and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatePhrase {
    /// A year, month or day as written; what is not written is `None`.
    Calendar {
        /// The year; `None` in "Jan. 5".
        year: Option<i64>,
        /// The month, from 1; `None` in "in 2007" and "the 21st".
        month: Option<u8>,
        /// The day, from 1; `None` in "January 2010".
        day: Option<u8>,
    },
    /// The same with the last two digits of its year: "10/31/74". It is the latest such year.
    ShortYear {
        /// The last two digits.
        year: u8,
        /// The month, from 1.
        month: Option<u8>,
        /// The day, from 1.
        day: Option<u8>,
    },
    /// A date of the Solar Hijri calendar: "22 Khordad 1388".
    Solar {
        /// The year; `None` where it is not written.
        year: Option<i64>,
        /// The month, from Farvardin, 1.
        month: Option<u8>,
        /// The day, from 1.
        day: Option<u8>,
    },
    /// One of two: "7/1/2010" is in January or in July.
    Either(Box<Self>, Box<Self>),
    /// "the 1990s", by their first year.
    Decade(i64),
    /// "the '90s", by the last two digits of their first year: the latest such decade.
    ShortDecade(u8),
    /// "the 21st century", which is 2000 to 2099, as `20XX` in EDTF.
    Century(i64),
    /// "on Wednesday", "last June", "this winter", "the third quarter".
    Named {
        /// What is named.
        name: Name,
        /// Which of them; `None` where the words do not say.
        which: Option<Which>,
    },
    /// "June last year", "Wednesday of next week", "the third quarter of 2009".
    In(Name, Box<Self>),
    /// "the second Monday of October", "the last day of 2009".
    Nth {
        /// Which of them, from 1; from the end, -1, where it is negative.
        nth: i64,
        /// What is counted.
        step: Step,
        /// What it is counted in.
        whole: Box<Self>,
    },
    /// "last month", "this week", "today": the period that holds the day spoken from, moved by so many.
    Relative {
        /// The period.
        period: Period,
        /// How many periods on; negative for the past.
        offset: i64,
    },
    /// "in the past six months", "over the next two weeks": so many periods up to or from the day spoken from.
    Lasting {
        /// The period.
        period: Period,
        /// How many of them; negative for the past.
        count: i64,
    },
    /// "earlier this month", "later this month": the days of the present period before today, or after it.
    Rest {
        /// The period.
        period: Period,
        /// Which days of it.
        direction: DateDirection,
        /// Whether it is of a period that the passage may name: "earlier in the month".
        named: bool,
    },
    /// "two days later", "a year earlier": counted from a day that the passage names.
    Counted {
        /// The period.
        period: Period,
        /// How many periods on; negative for earlier.
        count: i64,
    },
    /// "that same month": the period that holds a day that the passage names.
    Same(Period),
    /// "the same period last year": the part of that year which the passage names of another; the year, where it names none.
    SamePart(Box<Self>),
    /// "two weeks after Jan. 5", "the day before yesterday".
    Offset {
        /// The period.
        period: Period,
        /// How many periods on; negative for before.
        count: i64,
        /// The date that is counted from.
        from: Box<Self>,
    },
    /// "a few days before Jan. 5", "the week after Jan. 5": between two times that are counted from one date.
    Between {
        /// The date that is counted from.
        from: Box<Self>,
        /// Where it begins.
        first: (Period, i64),
        /// Where it ends.
        last: (Period, i64),
    },
    /// "the week of the 18th".
    Holding(Period, Box<Self>),
    /// "Wednesday, Feb. 13": a weekday that helps to tell the year or the month.
    Dated {
        /// From Monday, 1 (ISO 8601).
        weekday: u8,
        /// The day, without its year.
        date: Box<Self>,
    },
    /// "around Jan. 5": the date, marked as approximate.
    Near(Box<Self>),
    /// "at the end of December".
    Part(PeriodPart, Box<Self>),
    /// "from 2007 to January 2010".
    Range(Box<Self>, Box<Self>),
    /// "by Jan. 5", "since 2007".
    Bounded(DateBound, Box<Self>),
    /// A date that is to come, as the words say, or the nearest one: "will resign on Jan. 12".
    Toward(DateDirection, Box<Self>),
    /// The quarter that a report is on, moved by years: "the quarter", "the year-ago quarter". It is the one that
    /// the passage names, or else the last that was over.
    Reported {
        /// How many years on; negative for the past.
        years: i64,
    },
    /// "three Fridays from now", "two Thursdays ago", "the Monday after Jan. 5".
    Weekdays {
        /// From Monday, 1 (ISO 8601).
        weekday: u8,
        /// How many of them on; negative for the past.
        count: i64,
        /// The date that is counted from.
        from: Box<Self>,
    },
    /// A phrase counted from a date that the passage names before it: "On Jan. 5 … Two days later".
    FromNamed {
        /// The phrase.
        phrase: Box<Self>,
        /// The date that the passage names.
        named: Box<Self>,
    },
}

impl DatePhrase {
    /// Returns how long the date is; `None` for ranges and other times of no fixed length.
    pub(in crate::reading) fn length(&self) -> Option<Period> {
        match self {
            Self::Calendar { month, day, .. }
            | Self::ShortYear { month, day, .. }
            | Self::Solar { month, day, .. } => Some(match (month, day) {
                (_, Some(_)) => Period::Day,
                (Some(_), None) => Period::Month,
                (None, None) => Period::Year,
            }),
            Self::Either(first, _) => first.length(),
            Self::Decade(_) | Self::ShortDecade(_) => Some(Period::Decade),
            Self::Century(_) => Some(Period::Century),
            Self::Named { name, .. } | Self::In(name, _) => Some(name.length()),
            Self::Nth { step: Step::Period(period), .. }
            | Self::Relative { period, .. }
            | Self::Counted { period, .. }
            | Self::Same(period)
            | Self::Holding(period, _) => Some(*period),
            Self::Nth { .. } | Self::Offset { .. } | Self::Dated { .. } | Self::Weekdays { .. } => {
                Some(Period::Day)
            }
            Self::Reported { .. } => Some(Period::Quarter),
            Self::Toward(_, inner) | Self::Near(inner) | Self::FromNamed { phrase: inner, .. } => {
                inner.length()
            }
            // "the night of Jan. 5" is that day or the next.
            Self::Between { first: (Period::Day, 0), last: (Period::Day, 1), .. } => {
                Some(Period::Day)
            }
            Self::Lasting { .. } | Self::Rest { .. } | Self::Between { .. } | Self::SamePart(_) => {
                None
            }
            Self::Part(..) | Self::Range(..) | Self::Bounded(..) => None,
        }
    }

    /// Returns how long a time is that has a first and a last part, where that is one period: "the week ending 14 March",
    /// "2009/10"; `None` for others.
    pub(in crate::reading) fn span_length(&self) -> Option<Period> {
        let Self::Range(first, last) = self else { return None };
        match (&**first, &**last) {
            (Self::Offset { period, count: -1, from }, _) => {
                matches!(**from, Self::Offset { period: Period::Day, count: 1, .. })
                    .then_some(*period)
            }
            (
                Self::Calendar { year: Some(first), month: None, .. },
                Self::Calendar { year: Some(last), month: None, .. },
            ) => (first + 1 == *last).then_some(Period::Year),
            _ => None,
        }
    }

    /// Returns the year, month and day that such a time ends with, as far as its words say them.
    pub(in crate::reading) fn span_end(&self) -> Option<(i64, Option<u8>, Option<u8>)> {
        let Self::Range(_, last) = self else { return None };
        match **last {
            Self::Calendar { year: Some(year), month, day } => Some((year, month, day)),
            _ => None,
        }
    }

    /// Whether the words leave open if it is past or to come: "in January", "on Wednesday".
    pub(in crate::reading) fn is_past_or_to_come(&self) -> bool {
        match self {
            Self::Calendar { year, .. } | Self::Solar { year, .. } => year.is_none(),
            Self::Named { which, .. } => which.is_none(),
            Self::In(_, inner)
            | Self::Nth { whole: inner, .. }
            | Self::Offset { from: inner, .. }
            | Self::Weekdays { from: inner, .. }
            | Self::Between { from: inner, .. }
            | Self::Holding(_, inner)
            | Self::Dated { date: inner, .. }
            | Self::Near(inner)
            | Self::Part(_, inner)
            | Self::Bounded(_, inner) => inner.is_past_or_to_come(),
            Self::Either(first, last) | Self::Range(first, last) => {
                first.is_past_or_to_come() || last.is_past_or_to_come()
            }
            _ => false,
        }
    }

    /// Returns how long a date of the passage may be for this to be counted from it; `None` where it is not
    /// counted from one: "that same month" is not said of a year.
    pub(in crate::reading) fn counts_from_named(&self) -> Option<Period> {
        match self {
            Self::Counted { period, .. }
            | Self::Same(period)
            | Self::Rest { period, named: true, .. } => Some(*period),
            Self::Reported { .. } => Some(Period::Quarter),
            Self::In(_, inner)
            | Self::Nth { whole: inner, .. }
            | Self::Weekdays { from: inner, .. }
            | Self::Between { from: inner, .. }
            | Self::Part(_, inner)
            | Self::Bounded(_, inner) => inner.counts_from_named(),
            _ => None,
        }
    }

    /// Whether it is a part of one year, of which others have the same: "the first nine months of 2014", "in May".
    pub(in crate::reading) fn is_part_of_year(&self) -> bool {
        match self {
            Self::Toward(_, inner) | Self::FromNamed { phrase: inner, .. } => {
                inner.is_part_of_year()
            }
            Self::Range(first, last) => {
                let is_shorter = |end: &Self| end.length().is_some_and(|own| own < Period::Year);
                is_shorter(first) && is_shorter(last)
            }
            Self::Part(_, whole) => whole.length() == Some(Period::Year),
            _ => matches!(self.length(), Some(Period::Month | Period::Quarter | Period::Season)),
        }
    }

    /// Whether a later phrase can be counted from it: "On Jan. 5 … Two days later".
    pub(in crate::reading) fn can_be_counted_from(&self) -> bool {
        match self {
            Self::Range(..) | Self::Bounded(..) | Self::Either(..) => false,
            Self::Between { .. } => self.length().is_some(),
            Self::Lasting { .. } | Self::Rest { .. } | Self::SamePart(_) => false,
            Self::Decade(_) | Self::ShortDecade(_) | Self::Century(_) => false,
            Self::Toward(_, inner) | Self::Part(_, inner) => inner.can_be_counted_from(),
            _ => true,
        }
    }
}
