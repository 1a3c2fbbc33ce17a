//! Outcomes of mentions: a reading, or the reason why it is not fixed.

use crate::text::Span;
use crate::value::{Edtf, Kind, Number, Value};

use super::mention::{Figure, Mention, ReadingKind};
use super::number::percent;
use super::resolve::{self, SpokenFrom, Unresolved};
use super::rule::Rule;

/// A mention with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The sort of figure it is.
    pub kind: ReadingKind,
    /// The unit or currency; `None` where the words name none, or the sort of figure has none.
    pub unit: Option<String>,
    /// The words with their hedge.
    pub span: Span,
    /// The figure itself.
    pub figure: Span,
    /// The rule that read it.
    pub rule: Rule,
    /// The value that the words state.
    pub value: Value,
    /// The two ends, where the words give a range; either may be meant by itself.
    pub ends: Option<Box<(Value, Value)>>,
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
        Ok(Reading { kind: self.kind(), unit, span, figure, rule, value, ends })
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
