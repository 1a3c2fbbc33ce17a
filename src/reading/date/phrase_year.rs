//! The year of a date phrase, and giving it one that stands in other words.

use super::name::DateDirection;
use super::phrase::DatePhrase;
use crate::value::Day;

impl DatePhrase {
    /// Returns the year that the words give to a year, month or day, and to the month and day of that; of a range, those
    /// of its first end.
    pub(in crate::reading) fn own_year(&self) -> Option<(i64, Option<u8>, Option<u8>)> {
        match self {
            Self::Calendar { year: Some(year), month, day } => Some((*year, *month, *day)),
            Self::Range(inner, _)
            | Self::Toward(_, inner)
            | Self::Part(_, inner)
            | Self::Near(inner)
            | Self::Between { from: inner, .. }
            | Self::In(_, inner)
            | Self::Bounded(_, inner) => inner.own_year(),
            _ => None,
        }
    }

    /// Returns the same of one time, which is no range and no bound.
    pub(in crate::reading) fn plain_year(&self) -> Option<(i64, Option<u8>, Option<u8>)> {
        let is_plain = matches!(self, Self::Calendar { .. } | Self::Toward(..) | Self::Part(..));
        self.own_year().filter(|_| is_plain)
    }

    /// Returns the month and day of a date that has no year, whatever stands around it.
    pub(in crate::reading) fn without_year(&self) -> Option<(u8, Option<u8>)> {
        match self {
            Self::Calendar { year: None, month: Some(month), day } => Some((*month, *day)),
            Self::Range(first, last) if first.own_year().is_none() => last.without_year(),
            Self::Toward(_, inner)
            | Self::Part(_, inner)
            | Self::Near(inner)
            | Self::Between { from: inner, .. }
            | Self::Bounded(_, inner)
            | Self::Nth { whole: inner, .. }
            | Self::Dated { date: inner, .. } => inner.without_year(),
            _ => None,
        }
    }

    /// Returns the day of a date that has neither month nor year: "on the 14th".
    pub(in crate::reading) fn lone_day(&self) -> Option<u8> {
        match self {
            Self::Calendar { year: None, month: None, day } => *day,
            _ => None,
        }
    }

    /// Returns the month of a month or day, with its year and day where the words say them.
    pub(in crate::reading) fn month_and_day_of_any_year(
        &self,
    ) -> Option<(Option<i64>, u8, Option<u8>)> {
        match self {
            Self::Calendar { year, month: Some(month), day } => Some((*year, *month, *day)),
            _ => None,
        }
    }

    /// Returns the date of which it is a part, or itself: the decade of "the late 1850s".
    pub(in crate::reading) fn inner(&self) -> &Self {
        match self {
            Self::Part(_, inner) | Self::Toward(_, inner) => inner,
            _ => self,
        }
    }

    /// Whether the words say that it is to come: "will resign on Jan. 12".
    pub(in crate::reading) fn is_to_come(&self) -> bool {
        match self {
            Self::Toward(direction, _) => *direction == DateDirection::Ahead,
            Self::Bounded(_, inner) | Self::Near(inner) | Self::Part(_, inner) => {
                inner.is_to_come()
            }
            _ => false,
        }
    }

    /// Makes it one of two dates: as it is, and of a year that may be meant.
    pub(in crate::reading) fn give_either_year(&mut self, year: i64) {
        let mut given = self.clone();
        given.give_year(year);
        *self = Self::Either(Box::new(self.clone()), Box::new(given));
    }

    /// Makes a date of a year one of two: of that year, and of the next.
    pub(in crate::reading) fn or_next_year(&mut self, year: i64) {
        let mut next = self.clone();
        next.set_year(year + 1);
        *self = Self::Either(Box::new(self.clone()), Box::new(next));
    }

    fn set_year(&mut self, given: i64) {
        match self {
            Self::Calendar { year, .. } => *year = Some(given),
            Self::Toward(_, inner) | Self::Part(_, inner) | Self::Near(inner) => {
                inner.set_year(given);
            }
            _ => {}
        }
    }

    /// Gives a year to the month or day that has none. A day that is another weekday in that year has no meaning then.
    pub(in crate::reading) fn give_year(&mut self, given: i64) {
        match self {
            Self::Calendar { year: year @ None, month: Some(_), .. } => *year = Some(given),
            Self::Dated { weekday, date } => {
                date.give_year(given);
                if date.weekday() == Some(*weekday) {
                    *self = (**date).clone();
                }
            }
            Self::Range(_, inner)
            | Self::Toward(_, inner)
            | Self::Part(_, inner)
            | Self::Near(inner)
            | Self::Between { from: inner, .. }
            | Self::Nth { whole: inner, .. }
            | Self::Bounded(_, inner) => inner.give_year(given),
            _ => {}
        }
    }

    /// Returns the weekday of a day that has its year, from Monday, 1 (ISO 8601).
    fn weekday(&self) -> Option<u8> {
        let Self::Calendar { year: Some(year), month: Some(month), day: Some(day) } = *self else {
            return None;
        };
        Day::from_ymd(year, month, day).map(|day| day.weekday() as u8 + 1)
    }
}
