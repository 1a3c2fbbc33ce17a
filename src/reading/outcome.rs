//! Outcomes of mentions: a reading, or the reason why it is not fixed.

use serde::{Deserialize, Serialize};

use crate::text::Span;
use crate::value::{Edtf, Kind, Number, Value};

use super::mention::{Figure, Mention, ReadingKind};
use super::number::percent;
use super::resolve::{self, SpokenFrom, Unresolved};
use super::rule::Rule;

/// A mention with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The sort of figure it is.
    pub kind: ReadingKind,
    /// The unit or currency; `None` where the words name none, or the sort of figure has none.
    pub unit: Option<String>,
    /// What it is counted for, in the singular: "kilogram" in "25 mg/kg".
    pub per: Option<String>,
    /// The words with their hedge.
    pub span: Span,
    /// The figure itself.
    pub figure: Span,
    /// The rule that read it.
    pub rule: Rule,
    /// The value that the words state.
    pub value: Value,
    /// The two ends, where the words give a range; either may be meant by itself. "Since 2007" and "until 2007" give one, and
    /// it is both.
    pub ends: Option<Box<(Value, Value)>>,
}

/// One end of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// When it began.
    Start,
    /// When it ended.
    End,
}

impl Limit {
    /// Returns the other end.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Start => Self::End,
            Self::End => Self::Start,
        }
    }

    /// Returns the date at this end of a time that is open at the other, as it is written: 2007 of `2007/..`. `None` for
    /// another time.
    ///
    /// ```
    /// use crosscheck::reading::Limit;
    /// use crosscheck::value::Edtf;
    /// let since = Edtf::parse("2007/..")?;
    /// assert_eq!(Limit::Start.of(&since), Some(Edtf::parse("2007")?));
    /// assert_eq!(Limit::End.of(&since), None);
    /// # Ok::<(), crosscheck::value::NotationError>(())
    /// ```
    pub fn of(self, time: &Edtf) -> Option<Edtf> {
        let notation = time.to_string();
        let (from, to) = notation.split_once('/')?;
        let (end, other) = match self {
            Self::Start => (from, to),
            Self::End => (to, from),
        };
        let is_open = matches!(other, ".." | "");
        Edtf::parse(end).ok().filter(|_| is_open)
    }
}

impl Limit {
    /// Returns what a value says of this end of a time: 2007 of `2007/..`. Another value says what it says.
    pub fn of_value(self, value: &Value) -> Value {
        let Value::Date(time) = value else { return value.clone() };
        self.of(time).map_or_else(|| value.clone(), Value::Date)
    }
}

impl Reading {
    /// Returns the first and the last date of a time of which the words give both.
    pub fn span_of_days(&self) -> Option<&(Value, Value)> {
        let is_time = matches!(self.value, Value::Date(_)) && self.limit().is_none();
        self.ends.as_deref().filter(|_| is_time)
    }

    /// Returns which end of a time the words give, and no more than that: "since 2007" when it began, "until 2007" when it
    /// ended.
    pub fn limit(&self) -> Option<Limit> {
        let Value::Date(time) = &self.value else { return None };
        let is_bound = self.rule == Rule::DateBound && self.ends.is_some();
        is_bound.then(|| if time.earliest().is_some() { Limit::Start } else { Limit::End })
    }

    /// Returns the date at one end of the time that the words give; `None` where they do not give that.
    pub fn at(&self, limit: Limit) -> Option<&Value> {
        let ends = self.ends.as_ref().filter(|_| matches!(self.value, Value::Date(_)))?;
        match (limit, self.limit()) {
            (Limit::Start, None | Some(Limit::Start)) => Some(&ends.0),
            (Limit::End, None | Some(Limit::End)) => Some(&ends.1),
            _ => None,
        }
    }
}

/// The outcome of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has a value.
    Read(Reading),
    /// It is a date that is not fixed or a figure that is not read, and why.
    NotFixed(Mention, Unresolved),
}

impl Outcome {
    /// Returns the words with their hedge.
    pub fn span(&self) -> Span {
        match self {
            Self::Read(reading) => reading.span,
            Self::NotFixed(mention, _) => mention.span,
        }
    }

    /// Returns what sort of figure it is.
    pub fn kind(&self) -> ReadingKind {
        match self {
            Self::Read(reading) => reading.kind,
            Self::NotFixed(mention, _) => mention.kind(),
        }
    }

    /// Returns the reading, where there is one.
    pub fn reading(self) -> Option<Reading> {
        match self {
            Self::Read(reading) => Some(reading),
            Self::NotFixed(..) => None,
        }
    }
}

impl Mention {
    /// Returns the value of the mention as one of `kind`, for which it must [fit](Self::fits).
    ///
    /// # Errors
    ///
    /// A date that the passage does not fix is [`Unresolved`]: it has no year and `spoken` gives none. So is a figure that
    /// is not read.
    pub fn resolve(&self, kind: Kind, spoken: &SpokenFrom) -> Result<Reading, Unresolved> {
        let (value, ends) = match &self.says {
            Figure::Share(share) if kind == Kind::Percent => {
                (Value::Percent(percent::in_percent(share).unwrap_or(*share)), None)
            }
            Figure::Number { number, .. }
            | Figure::Share(number)
            | Figure::Money { number, .. }
            | Figure::Measure { number, .. }
            | Figure::Duration { number, .. }
            | Figure::Percent(number) => {
                let ends = (self.rule == Rule::NumberRange).then(|| number_ends(kind, number));
                (of_kind(kind, *number), ends.flatten())
            }
            Figure::Ordinal(place) => (of_kind(kind, *place), None),
            Figure::NotRead(why) => return Err(*why),
            Figure::Date(phrase) => {
                let (date, ends) = resolve::resolve(phrase, spoken)?;
                let ends =
                    ends.map(|(from, to): (Edtf, Edtf)| (Value::Date(from), Value::Date(to)));
                (Value::Date(date), ends)
            }
        };
        let ends = ends.map(Box::new);
        let unit = match &self.says {
            Figure::Duration { unit, .. } | Figure::Measure { unit, .. } => Some(unit.to_string()),
            Figure::Money { currency, .. } => Some(currency.to_string()),
            _ => None,
        };
        let span = self.span;
        let figure = self.figure;
        let rule = self.rule;
        let per = self.per.as_deref().map(str::to_owned);
        Ok(Reading { kind: self.kind(), unit, per, span, figure, rule, value, ends })
    }
}

fn of_kind(kind: Kind, number: Number) -> Value {
    match kind {
        Kind::Percent => Value::Percent(number),
        Kind::Quantity => Value::Quantity(number),
        _ => Value::Count(number),
    }
}

fn number_ends(kind: Kind, number: &Number) -> Option<(Value, Value)> {
    let (lower, upper) = number.ends();
    let end = |end| of_kind(kind, Number::exact(end));
    match (lower, upper) {
        (Some(lower), Some(upper)) if lower != upper => Some((end(lower), end(upper))),
        _ => None,
    }
}
