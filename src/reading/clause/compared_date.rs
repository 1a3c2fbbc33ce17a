//! Dates beside a figure, as they are compared: those of a statement with those of a passage.

use serde::{Deserialize, Serialize};

use crate::reading::mention::{Figure, Mention};
use crate::reading::resolve::SpokenFrom;
use crate::reading::rule::Rule;
use crate::value::{Edtf, Kind, Relation, Value, compare};

/// A date that can be compared with another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ComparedDate {
    /// Its words.
    pub(super) words: String,
    mention: Mention,
    /// Its value where its words fix it; `None`: a day or month without its year, "in May".
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
        let is_of_any_year = matches!(mention.rule, Rule::DayOfYear | Rule::MonthOfYear);
        (fixed.is_some() || is_of_any_year).then(|| Self {
            words: mention.span.of(text).to_owned(),
            mention: mention.clone(),
            fixed: fixed.map(|reading| reading.value),
        })
    }

    /// Whether the two cannot be one date.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        let year = self.year().or_else(|| other.year()).unwrap_or(ANY_YEAR);
        let both = self.value_in(year).zip(other.value_in(year));
        both.is_some_and(|(one, other)| compare(&one, &other, None) == Relation::Disjoint)
    }

    /// Returns its value, in a year where it names none.
    fn value_in(&self, year: i64) -> Option<Value> {
        if self.fixed.is_some() {
            return self.fixed.clone();
        }
        let last_day = Edtf::parse(&format!("{year:04}-12-31")).ok()?;
        let spoken = SpokenFrom { as_of: Some(last_day), published: None };
        Some(self.mention.resolve(Kind::Date, &spoken).ok()?.value)
    }

    /// Returns the year that it lies in; `None` where it names none, or reaches over several.
    fn year(&self) -> Option<i64> {
        let Value::Date(date) = self.fixed.as_ref()? else { return None };
        let ends = [date.earliest()?, date.latest()?].map(|day| day.ymd().0);
        (ends[0] == ends[1]).then_some(ends[0])
    }
}
