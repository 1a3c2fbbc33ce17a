//! What a passage words: a figure or date with its place, before the day that it is spoken from fixes it.

use crate::text::Span;
use crate::value::{Edtf, Kind, Number, Value};

use super::date::DatePhrase;
use super::resolve::{self, SpokenFrom, Unresolved};
use super::rule::Rule;
use super::{Reading, ReadingKind, money, share, unit, vague};

/// A figure or date as a passage words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words with their hedge: "at least 27".
    pub span: Span,
    /// The figure itself, which a quote may not cut: "27", "80 percent", "December".
    pub figure: Span,
    /// The rule that read it.
    pub rule: Rule,
    /// What the words say.
    pub says: Figure,
}

/// What the words of a mention say.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        currency: &'static str,
    },
    /// A length of time or an age.
    Duration {
        /// How many units, with hedges.
        number: Number,
        /// The unit's name, in the plural.
        unit: &'static str,
    },
    /// An amount in another unit: "5 km".
    Measure {
        /// How many units, with hedges.
        number: Number,
        /// The unit's name, in the plural.
        unit: &'static str,
    },
    /// A date, perhaps without its year.
    Date(DatePhrase),
}

impl Mention {
    /// Returns what sort of figure it is.
    pub fn kind(&self) -> ReadingKind {
        match &self.says {
            Figure::Number { .. } | Figure::Share(_) | Figure::Measure { .. } => {
                ReadingKind::Number
            }
            Figure::Money { .. } => ReadingKind::Money,
            Figure::Percent(_) => ReadingKind::Percent,
            Figure::Ordinal(_) => ReadingKind::Ordinal,
            Figure::Duration { .. } => ReadingKind::Duration,
            Figure::Date(_) => ReadingKind::Date,
        }
    }

    /// Whether the mention could state a value of this kind and unit. A count fits whatever its noun, since
    /// the noun may stand elsewhere ("540 backed the challenger"); a measure only its own unit, and no count fits
    /// a claim in a unit of measure or money. Some readings fit no claim, as their [`Rule`] says.
    pub fn fits(&self, kind: Kind, unit: Option<&str>) -> bool {
        if matches!(self.rule, Rule::DecimalComma | Rule::None) {
            return false;
        }
        match (&self.says, kind) {
            (Figure::Number { .. }, Kind::Count | Kind::Quantity) => {
                unit.is_none_or(|unit| !is_measure(unit))
            }
            (
                Figure::Duration { .. } | Figure::Measure { .. } | Figure::Money { .. },
                Kind::Count | Kind::Quantity,
            ) => unit.is_some_and(|unit| self.is_in(unit)),
            (Figure::Share(_), Kind::Quantity) => unit.is_none(),
            (Figure::Percent(_) | Figure::Share(_), Kind::Percent)
            | (Figure::Date(_), Kind::Date) => true,
            _ => false,
        }
    }

    /// Whether the mention measures in the unit or currency of this name.
    fn is_in(&self, name: &str) -> bool {
        match &self.says {
            Figure::Duration { unit: own, .. } | Figure::Measure { unit: own, .. } => {
                unit::canonical(name) == Some(own) || (*own == "pounds" && name == "GBP")
            }
            Figure::Money { currency: own, .. } => {
                money::canonical(name).is_some_and(|name| name.eq_ignore_ascii_case(own))
            }
            _ => false,
        }
    }

    /// Whether the unit stands among the words after the figure: "650 *votes* cast". `text` is the text that
    /// the mention was found in.
    pub fn names_unit(&self, text: &str, unit: &str) -> bool {
        match &self.says {
            Figure::Number { noun, .. } => {
                let unit = singular(&unit.to_lowercase()).to_owned();
                let words = noun.of(text).split(|c: char| !c.is_alphanumeric());
                words.map(str::to_lowercase).any(|word| singular(&word) == unit)
            }
            _ => self.is_in(unit),
        }
    }

    /// Whether the words after the figure are of something else than `unit`: "27 *other diplomats*". Those of
    /// "540 *of the* 650 votes" and "540 *or* 545 votes" may share the unit of the figure that follows.
    pub fn names_another_unit(&self, text: &str, unit: &str) -> bool {
        let Figure::Number { noun, .. } = &self.says else { return !self.names_unit(text, unit) };
        let shared = ["of", "out", "or", "and", "to", "from", "in"];
        let first = noun.of(text).split_whitespace().next();
        first.is_some_and(|word| !shared.contains(&word)) && !self.names_unit(text, unit)
    }

    /// Returns the noun that the figure counts, as a place in `text`, the text that the mention was found in: the
    /// first plural after it. `None` where there is none, or the figure is no plain number.
    pub fn counted(&self, text: &str) -> Option<Span> {
        let Figure::Number { noun, .. } = &self.says else { return None };
        let words = noun.of(text);
        let counted = vague::counted_noun(words)?;
        let start = noun.start + (counted.as_ptr().addr() - words.as_ptr().addr());
        Some(Span::new(start, start + counted.len()))
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

    /// Returns the value of the mention as one of `kind`, for which it must [fit](Self::fits).
    ///
    /// # Errors
    ///
    /// A date that the passage does not fix is [`Unresolved`]: it has no year and `spoken` gives none.
    pub fn resolve(&self, kind: Kind, spoken: &SpokenFrom) -> Result<Reading, Unresolved> {
        let (value, ends) = match &self.says {
            Figure::Share(share) if kind == Kind::Percent => {
                (Value::Percent(share::in_percent(share).unwrap_or(*share)), None)
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
            Figure::Date(phrase) => {
                let (date, ends) = resolve::resolve(phrase, spoken)?;
                let ends =
                    ends.map(|(from, to): (Edtf, Edtf)| (Value::Date(from), Value::Date(to)));
                (Value::Date(date), ends)
            }
        };
        let ends = ends.map(Box::new);
        let unit = match &self.says {
            Figure::Duration { unit, .. } | Figure::Measure { unit, .. } => {
                Some((*unit).to_owned())
            }
            Figure::Money { currency, .. } => Some((*currency).to_owned()),
            _ => None,
        };
        let (span, figure, rule) = (self.span, self.figure, self.rule);
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

/// Whether `unit` is one of measure or money, in which a bare number is not: hours, but not barrels.
fn is_measure(unit: &str) -> bool {
    unit::is_strict(unit) || money::canonical(unit).is_some()
}

fn singular(word: &str) -> &str {
    match word {
        "men" => "man",
        "women" => "woman",
        "people" | "persons" => "person",
        "children" => "child",
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}
