//! Things that phrases of dates name and count: months, weekdays, lengths of the calendar, directions.

use serde::{Deserialize, Serialize};

use crate::reading::lexicon::{Holiday, Period};

/// A day, week, month or part of the year by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Name {
    /// A month, from 1.
    Month(u8),
    /// A day of the week, from Monday, 1 (ISO 8601).
    Weekday(u8),
    /// From spring, 1. Spring is March to May, as in EDTF.
    Season(u8),
    /// A quarter of the year, from 1.
    Quarter(u8),
    /// A week of the year, from 1 (ISO 8601).
    Week(u8),
    /// "over the weekend".
    Weekend,
    /// A day with a name of its own: "Christmas Day".
    Holiday(Holiday),
}

/// What is counted within a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// "the first week of".
    Period(Period),
    /// "the first Monday of", from Monday, 1.
    Weekday(u8),
}

/// Which of several days or months of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// The one before the present.
    Last,
    /// The present one.
    This,
    /// The one after the present.
    Next,
}

/// In which direction a date lies that the words do not fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateDirection {
    /// It is the latest that has begun: reports speak of the past.
    Past,
    /// It is the first that is not over.
    Ahead,
    /// It is the nearest, but the past one where that is at most a third farther.
    Nearest,
}

/// On which side of a date something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateBound {
    /// Before its first day.
    Before,
    /// Up to its last day.
    By,
    /// From its first day on.
    Since,
    /// After its last day.
    After,
    /// From its first day on, and not before: "since 2007" says when it began.
    Begun,
    /// Up to its last day, and not after: "until 2007" says when it ended.
    Ended,
}

impl Name {
    /// Returns how long what is named is.
    pub(in crate::reading) fn length(self) -> Period {
        match self {
            Self::Month(_) => Period::Month,
            Self::Weekday(_) => Period::Day,
            Self::Season(_) => Period::Season,
            Self::Quarter(_) => Period::Quarter,
            Self::Week(_) => Period::Week,
            Self::Weekend => Period::Weekend,
            Self::Holiday(_) => Period::Day,
        }
    }
}

impl Step {
    /// Returns how long what is counted is.
    pub(in crate::reading) fn length(self) -> Period {
        match self {
            Self::Period(period) => period,
            Self::Weekday(_) => Period::Day,
        }
    }
}
