//! Dates beside a figure, as they are compared: those of a statement with those of a passage.

use serde::{Deserialize, Serialize};

use crate::reading::mention::{Figure, Mention};
use crate::reading::resolve::SpokenFrom;
use crate::reading::rule::Rule;
use crate::value::{Day, Edtf, Kind, Relation, Side, Value, Weekday, compare};

/// A date that can be compared with another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ComparedDate {
    /// Its words.
    pub(super) words: String,
    mention: Mention,
    /// Its value where its words fix it; `None`: a day or month without its year, "in May", or a
    /// weekday.
    fixed: Option<Value>,
}

/// The year that days and months are compared in where none is given: a leap year, which has all days.
const ANY_YEAR: i64 = 2000;

impl ComparedDate {
    /// Returns the date of a mention in `text`; `None` where it is no date, or counts from another day.
    pub(super) fn of(mention: &Mention, text: &str) -> Option<Self> {
        if !matches!(mention.says, Figure::Date(_)) {
            return None;
        }
        let fixed = mention.resolve(Kind::Date, &SpokenFrom::default()).ok();
        let is_of_any_year =
            matches!(mention.rule, Rule::DayOfYear | Rule::MonthOfYear | Rule::Weekday);
        (fixed.is_some() || is_of_any_year).then(|| Self {
            words: mention.span.of(text).to_owned(),
            mention: mention.clone(),
            fixed: fixed.map(|reading| reading.value),
        })
    }

    /// Whether the two cannot be one date.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        match (self.weekday(), other.weekday()) {
            (Some(one), Some(other)) => return one != other,
            // Which day of the year a weekday is, is not said.
            (Some(_), None) | (None, Some(_)) => return false,
            (None, None) => {}
        }
        if self.is_open() && other.is_period() || self.is_period() && other.is_open() {
            return true;
        }
        let year = self.year().or_else(|| other.year()).unwrap_or(ANY_YEAR);
        let both = self.value_in(year).zip(other.value_in(year));
        both.is_some_and(|(one, other)| compare(&one, &other, None) == Relation::Disjoint)
    }

    /// Whether the two are one date, as their words fix them; where neither has its year, one day or month of the same year.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let is_same = |one: &Value, other: &Value| compare(one, other, None) == Relation::Same;
        match (&self.fixed, &other.fixed) {
            (Some(one), Some(other)) => is_same(one, other),
            (None, None) => {
                let both = self.value_in(ANY_YEAR).zip(other.value_in(ANY_YEAR));
                both.is_some_and(|(one, other)| is_same(&one, &other))
            }
            _ => false,
        }
    }

    /// Whether it is a part of the other, as their words fix them: a quarter of a year.
    pub(super) fn is_part_of(&self, other: &Self) -> bool {
        let both = self.fixed.as_ref().zip(other.fixed.as_ref());
        both.is_some_and(|(one, other)| compare(one, other, None) == Relation::Within(Side::Left))
    }

    /// Whether it is a weekday, of any month and year.
    pub(super) fn is_weekday(&self) -> bool {
        self.mention.rule == Rule::Weekday
    }

    /// Returns the weekday that it is; `None` for any other date.
    fn weekday(&self) -> Option<Weekday> {
        if !self.is_weekday() {
            return None;
        }
        let Value::Date(date) = self.value_from(ANY_YEAR)? else { return None };
        date.earliest().map(Day::weekday)
    }

    /// Whether it goes on to no end: "since 2019".
    fn is_open(&self) -> bool {
        let Some(Value::Date(date)) = &self.fixed else { return false };
        self.mention.rule == Rule::DateBound && date.earliest().is_some() && date.latest().is_none()
    }

    /// Whether it is a month or year as a whole, which what has been so since then is not told of: "in 2019".
    fn is_period(&self) -> bool {
        matches!(self.mention.rule, Rule::Year | Rule::Month | Rule::MonthOfYear)
    }

    /// Returns its value, in a year where it names none.
    fn value_in(&self, year: i64) -> Option<Value> {
        if self.fixed.is_some() {
            return self.fixed.clone();
        }
        // What its verb says is still to come lies in the year after.
        [year, year - 1].into_iter().find_map(|spoken_in| {
            let value = self.value_from(spoken_in)?;
            (year_of(&value) == Some(year)).then_some(value)
        })
    }

    /// Returns its value as words of the last day of a year have it.
    fn value_from(&self, year: i64) -> Option<Value> {
        let last_day = Edtf::parse(&format!("{year:04}-12-31")).ok()?;
        let spoken = SpokenFrom { as_of: Some(last_day), published: None };
        Some(self.mention.resolve(Kind::Date, &spoken).ok()?.value)
    }

    /// Returns the year that it lies in; `None` where it names none, or reaches over several.
    fn year(&self) -> Option<i64> {
        year_of(self.fixed.as_ref()?)
    }
}

/// Returns the year that a date lies in; `None` where it reaches over several.
fn year_of(value: &Value) -> Option<i64> {
    let Value::Date(date) = value else { return None };
    let ends = [date.earliest()?, date.latest()?].map(|day| day.ymd().0);
    (ends[0] == ends[1]).then_some(ends[0])
}
