//! Whether a mention could state the value of a claim, and of what.

use crate::text::Span;
use crate::value::Kind;

use super::lexicon::{Lexicon, Set};
use super::mention::{Figure, Mention};
use super::number::{money, rate, unit, vague};
use super::reader::Reader;
use super::resolve::Unresolved;
use super::rule::Rule;

impl Mention {
    /// Whether the mention could state a value of this kind and unit. A count fits whatever its noun, since
    /// the noun may stand elsewhere ("540 backed the challenger"); a measure only its own unit, and no count fits
    /// a claim in a unit of measure or money. Some readings fit no claim, as their [`Rule`] says.
    pub fn fits(&self, kind: Kind, unit: Option<&str>, reader: &Reader) -> bool {
        if matches!(self.rule, Rule::DecimalComma | Rule::None) || self.is_of_other_calendar() {
            return false;
        }
        match (&self.says, kind) {
            (Figure::Number { .. }, Kind::Count | Kind::Quantity) => {
                unit.is_none_or(|unit| !is_measure(&reader.lexicon, unit))
            }
            (
                Figure::Duration { .. } | Figure::Measure { .. } | Figure::Money { .. },
                Kind::Count | Kind::Quantity,
            ) => unit.is_some_and(|unit| {
                self.is_in(unit, reader) || self.factor(unit, reader).is_some()
            }),
            (Figure::Share(_), Kind::Quantity) => unit.is_none(),
            (Figure::Percent(_), Kind::Quantity) => {
                unit.is_some_and(|unit| reader.is_percentage_points(unit))
            }
            (Figure::NotRead(_), Kind::Count | Kind::Quantity)
            | (Figure::Percent(_) | Figure::Share(_), Kind::Percent)
            | (Figure::Date(_), Kind::Date) => true,
            _ => false,
        }
    }

    /// Whether it is a date of another calendar, which mostly stands beside the same day of ours and answers no claim.
    pub fn is_of_other_calendar(&self) -> bool {
        matches!(self.says, Figure::NotRead(Unresolved::OtherCalendar))
    }

    /// Whether the mention measures in the unit or currency of this name.
    fn is_in(&self, name: &str, reader: &Reader) -> bool {
        let lexicon = &reader.lexicon;
        let name = unit_alone(lexicon, name);
        match &self.says {
            Figure::Duration { unit: own, .. } | Figure::Measure { unit: own, .. } => {
                unit::canonical(lexicon, name) == Some(own) || unit::is_money(lexicon, own, name)
            }
            Figure::Money { currency: own, .. } => {
                let named = money::canonical(lexicon, name);
                named.is_some_and(|named| is_same_currency(lexicon, named, own))
                    || unit::is_money(lexicon, name, own)
            }
            _ => false,
        }
    }

    /// Whether the mention counts none of the unit: "no votes", "none of the votes"; "no other votes" may leave some.
    /// `text` is the text that it was found in.
    pub fn is_none_of(&self, text: &str, unit: &str, reader: &Reader) -> bool {
        let Figure::Number { noun, .. } = &self.says else { return false };
        let others = |word: &str| reader.lexicon.has(Set::Others, word);
        let first = noun.of(text).split_whitespace().next();
        self.rule == Rule::None && !first.is_some_and(others) && self.names_unit(text, unit, reader)
    }

    /// Whether the mention is of percentage points. `text` is the text that it was found in.
    pub fn is_in_points(&self, text: &str, reader: &Reader) -> bool {
        matches!(self.says, Figure::Percent(_)) && reader.names_points(self.figure.of(text))
    }

    /// Whether the mention is in dollars, and does not say of which country.
    pub fn is_in_some_dollars(&self, reader: &Reader) -> bool {
        matches!(&self.says, Figure::Money { currency, .. } if money::is_sign_of(&reader.lexicon, "$", currency))
    }

    /// Whether the mention is of money in the dollars of a country.
    pub fn is_in_own_dollars(&self, reader: &Reader) -> bool {
        matches!(&self.says, Figure::Money { currency, .. } if money::is_some_dollar(&reader.lexicon, currency))
    }

    /// Whether the unit stands among the words after the figure: "650 *votes* cast". `text` is the text that
    /// the mention was found in.
    pub fn names_unit(&self, text: &str, unit: &str, reader: &Reader) -> bool {
        match &self.says {
            Figure::Number { noun, .. } => {
                let lexicon = &reader.lexicon;
                let unit = unit_alone(lexicon, unit);
                let unit = lexicon.singular(&unit.to_lowercase()).to_owned();
                let words = noun.of(text).split(|c: char| !c.is_alphanumeric());
                words.map(str::to_lowercase).any(|word| lexicon.singular(&word) == unit)
            }
            _ => self.is_in(unit, reader),
        }
    }

    /// Whether the words after the figure are of something else than `unit`: "27 *other diplomats*". Those of
    /// "540 *of the* 650 votes" and "540 *or* 545 votes" may share the unit of the figure that follows.
    pub fn names_another_unit(&self, text: &str, unit: &str, reader: &Reader) -> bool {
        let Figure::Number { noun, .. } = &self.says else {
            return !self.names_unit(text, unit, reader);
        };
        let first = noun.of(text).split_whitespace().next();
        let shared = |word| reader.lexicon.has(Set::SharesNoun, word);
        first.is_some_and(|word| !shared(word)) && !self.names_unit(text, unit, reader)
    }

    /// Returns the noun that the figure counts, as a place in `text`, the text that the mention was found in: the
    /// first plural after it. `None` where there is none, or the figure is no plain number.
    pub fn counted(&self, text: &str, reader: &Reader) -> Option<Span> {
        let Figure::Number { noun, .. } = &self.says else { return None };
        let words = noun.of(text);
        let counted = vague::counted_noun(&reader.lexicon, words)?;
        let start = noun.start + (counted.as_ptr().addr() - words.as_ptr().addr());
        Some(Span::new(start, start + counted.len()))
    }
}

/// Returns a unit without what it is counted for, unless it is one of its own, as km/h is.
pub(super) fn unit_alone<'n>(lexicon: &Lexicon, name: &'n str) -> &'n str {
    if unit::canonical(lexicon, name).is_some() { name } else { rate::parted(lexicon, name).0 }
}

/// The dollars that are meant where no country is named.
const USUAL_DOLLAR: &str = "USD";

/// Whether a claim in the currency `named` can be borne out by an amount in `own`: the same, or dollars of no country
/// and those of the United States.
fn is_same_currency(lexicon: &Lexicon, named: &str, own: &str) -> bool {
    let is_dollar = |name: &str| money::is_sign_of(lexicon, "$", name);
    named.eq_ignore_ascii_case(own)
        || (is_dollar(named) && own == USUAL_DOLLAR)
        || (named.eq_ignore_ascii_case(USUAL_DOLLAR) && is_dollar(own))
}

/// Whether `unit` names dollars, and not those of a country.
pub(super) fn is_some_dollars(lexicon: &Lexicon, unit: &str) -> bool {
    money::canonical(lexicon, unit).is_some_and(|name| money::is_sign_of(lexicon, "$", name))
}

pub(super) fn names_dollar_country(lexicon: &Lexicon, text: &str) -> bool {
    money::names_dollar_country(lexicon, text, USUAL_DOLLAR)
}

/// Whether `unit` is one of measure or money, in which a bare number is not: hours, but not barrels.
fn is_measure(lexicon: &Lexicon, unit: &str) -> bool {
    let unit = unit_alone(lexicon, unit);
    unit::is_strict(lexicon, unit) || money::canonical(lexicon, unit).is_some()
}
