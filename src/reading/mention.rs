//! Mentions: a figure or date with its place, before the day that it is spoken from fixes it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::Span;
use crate::value::{Kind, Number};

use super::date::phrase::DatePhrase;
use super::resolve::Unresolved;
use super::rule::Rule;

/// The sort of figure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReadingKind {
    /// A count or amount.
    Number,
    /// A share in percent.
    Percent,
    /// A place in an order.
    Ordinal,
    /// An amount of money.
    Money,
    /// A date.
    Date,
    /// A length of time, or an age.
    Duration,
}

impl ReadingKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Number, Self::Percent, Self::Ordinal, Self::Money, Self::Date, Self::Duration];

    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Ordinal => "ordinal",
            Self::Money => "money",
            Self::Date => "date",
            Self::Duration => "duration",
        }
    }

    /// Returns the kind of claim that such a figure can answer.
    pub(super) fn claimed(self) -> Kind {
        match self {
            Self::Number | Self::Ordinal | Self::Money | Self::Duration => Kind::Quantity,
            Self::Percent => Kind::Percent,
            Self::Date => Kind::Date,
        }
    }
}

/// A figure or date as a passage words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words with their hedge: "at least 27".
    pub span: Span,
    /// The figure itself, which a quote may not cut: "27", "80 percent", "December".
    pub figure: Span,
    /// The rule that read it.
    pub rule: Rule,
    /// What the words say.
    pub says: Figure,
    /// What it is counted for, as a unit in the plural or a noun: "hours" of "40 km an hour". `None`: it is no rate.
    pub per: Option<Arc<str>>,
}

/// The figure or date that a mention words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// A count or amount; `noun` holds the words after it, in which its unit is looked for.
    Number {
        /// The number with its hedges.
        number: Number,
        /// The words that follow in the same clause, at most five; empty at its end.
        noun: Span,
    },
    /// A share in percent.
    Percent(Number),
    /// A part of one: "two thirds", which can be said in percent too.
    Share(Number),
    /// A place in an order, or several, which is not a count.
    Ordinal(Number),
    /// An amount of money.
    Money {
        /// How much, with hedges.
        number: Number,
        /// The ISO 4217 code where the words leave no doubt, otherwise the word: "dollars".
        currency: Arc<str>,
    },
    /// A length of time or an age.
    Duration {
        /// How many units, with hedges.
        number: Number,
        /// The unit's name, in the plural.
        unit: Arc<str>,
    },
    /// An amount in another unit: "5 km".
    Measure {
        /// How many units, with hedges.
        number: Number,
        /// The unit's name, in the plural.
        unit: Arc<str>,
    },
    /// A date, perhaps without its year.
    Date(DatePhrase),
    /// A figure that is not read, and why: no part of it stands for the whole.
    NotRead(Unresolved),
}

impl Mention {
    /// Returns the mention of what is not read as a whole, so that no part of it is.
    pub(super) fn not_read(span: Span, why: Unresolved) -> Self {
        Self { span, figure: span, rule: Rule::NotRead, says: Figure::NotRead(why), per: None }
    }

    /// Returns what sort of figure it is.
    pub fn kind(&self) -> ReadingKind {
        match &self.says {
            Figure::NotRead(why) if why.is_of_date() => ReadingKind::Date,
            Figure::Number { .. }
            | Figure::Share(_)
            | Figure::Measure { .. }
            | Figure::NotRead(_) => ReadingKind::Number,
            Figure::Money { .. } => ReadingKind::Money,
            Figure::Percent(_) => ReadingKind::Percent,
            Figure::Ordinal(_) => ReadingKind::Ordinal,
            Figure::Duration { .. } => ReadingKind::Duration,
            Figure::Date(_) => ReadingKind::Date,
        }
    }

    /// Returns the same mention `by` bytes further on: from a sentence's places to those of the whole text.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.span = self.span.shifted(by);
        self.figure = self.figure.shifted(by);
        if let Figure::Number { noun, .. } = &mut self.says {
            *noun = noun.shifted(by);
        }
        self
    }
}
