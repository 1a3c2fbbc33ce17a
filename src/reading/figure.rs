//! Numbers with their hedges, signs, units and nouns.

use std::ops::Bound;

use crate::text::Span;
use crate::value::{Number, Rational};

use super::cardinal::{Cardinal, cardinal_at, ordinal_at};
use super::date::is_day_at;
use super::exclusion::is_no_figure;
use super::token::{Class, Tokens};
use super::words::{CalendarWord, Hedge, Side, Unit, calendar_word, hedges};
use super::{Figure, Mention, Rule};

/// How many words after a figure may hold its unit: "27 other Iranian diplomats".
const NOUN_WORDS: usize = 5;

/// Returns the mention of a number that begins at token `i`, and the token after it.
pub(super) fn mention_at(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    let (hedge, start) = hedge_before(tokens, i);
    if start > i && is_day_at(tokens, start) {
        return None;
    }
    if let Some((place, figure, next)) = ordinal_at(tokens, start) {
        let says = Figure::Ordinal(place);
        return (start == i)
            .then_some((Mention { span: figure, figure, rule: Rule::Ordinal, says }, next));
    }
    let amount =
        amount_at(tokens, start).filter(|amount| !is_no_figure(tokens, start, amount.next))?;
    let (hedge, next) = match hedge {
        Some(hedge) => (Some(hedge), amount.next),
        None => hedge_after(tokens, amount.next),
    };
    let measure = match measure_at(tokens, next) {
        Measure::None if is_age(tokens, start) => {
            Measure::Time { unit: Unit::Year, age: true, end: next }
        }
        measure => measure,
    };
    let (number, rule) = hedged(&amount, hedge, matches!(measure, Measure::Percent(_)))?;
    let (says, rule, end) = match measure {
        Measure::Percent(end) => (Figure::Percent(number), rule, end),
        Measure::Time { unit, age, end } => {
            let plain = matches!(rule, Rule::Digits | Rule::Words);
            let own = if age { Rule::Age } else { Rule::Duration };
            (Figure::Duration { number, unit }, if plain { own } else { rule }, end)
        }
        Measure::None => (Figure::Number { number, noun: noun_after(tokens, next) }, rule, next),
    };
    let figure = tokens.span(start, end);
    Some((Mention { span: tokens.span(i, end), figure, rule, says }, end))
}

/// A number or a range of two.
struct Amount {
    first: Cardinal,
    last: Option<Cardinal>,
    next: usize,
}

fn amount_at(tokens: &Tokens<'_>, i: usize) -> Option<Amount> {
    let opened = matches!(tokens.word(i), "between" | "from");
    let mut first = cardinal_at(tokens, if opened { i + 1 } else { i })?;
    match range_end_at(tokens, &first, tokens.word(i) == "between") {
        Some((shared, last)) => {
            first.value = shared;
            Some(Amount { next: last.next, first, last: Some(last) })
        }
        None if opened => None,
        None => Some(Amount { next: first.next, first, last: None }),
    }
}

/// Returns the end of the range that begins with `first`, and its beginning with the magnitude that it shares:
/// "five to six million".
fn range_end_at(
    tokens: &Tokens<'_>,
    first: &Cardinal,
    between: bool,
) -> Option<(Rational, Cardinal)> {
    let connector = first.next;
    // "70% to 80%" and "70 percent to 80 percent" say their unit twice.
    let connector = percent_after(tokens, connector).unwrap_or(connector);
    let joined =
        tokens.is_hyphen(connector) && tokens.glued(connector) == tokens.glued(connector + 1);
    let worded = matches!(tokens.word(connector), "to" | "or")
        || (between && tokens.word(connector) == "and");
    if !(joined || worded) {
        return None;
    }
    let last = cardinal_at(tokens, connector + 1)?;
    let shared = last.times_unscaled(first)?;
    (shared < last.value).then_some((shared, last))
}

enum Measure {
    None,
    Percent(usize),
    Time { unit: Unit, age: bool, end: usize },
}

/// Returns what the figure before token `at` measures, and the token after the words that say so.
fn measure_at(tokens: &Tokens<'_>, at: usize) -> Measure {
    if let Some(end) = percent_after(tokens, at) {
        return Measure::Percent(end);
    }
    let unit_at = if tokens.is_dash(at) && tokens.glued(at) { at + 1 } else { at };
    let Some(CalendarWord::Unit(unit)) = calendar_word(tokens.word(unit_at)) else {
        return Measure::None;
    };
    let mut end = unit_at + 1;
    let old_at = if tokens.is_dash(end) && tokens.glued(end) { end + 1 } else { end };
    let age = tokens.word(old_at) == "old";
    if age {
        end = old_at + 1;
    }
    Measure::Time { unit, age, end }
}

/// Whether the figure at token `at` is an age: "aged 17", "at the age of 17".
fn is_age(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word_before(at);
    matches!(before, "aged" | "age") || (before == "of" && at >= 2 && tokens.word(at - 2) == "age")
}

fn percent_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let one_word = matches!(tokens.word(at), "%" | "٪" | "percent" | "pct");
    if one_word { Some(at + 1) } else { tokens.after_phrase(at, "per cent") }
}

fn hedge_before(tokens: &Tokens<'_>, i: usize) -> (Option<Hedge>, usize) {
    let sign = match tokens.word(i) {
        "≥" => Some(Hedge::AtLeast),
        ">" => Some(Hedge::MoreThan),
        "≤" => Some(Hedge::AtMost),
        "<" => Some(Hedge::LessThan),
        "~" | "≈" => Some(Hedge::About),
        _ => None,
    };
    if sign.is_some() {
        return (sign, i + 1);
    }
    let found = hedges(Side::Before, tokens.word(i))
        .iter()
        .find_map(|(phrase, hedge)| Some((*hedge, tokens.after_phrase(i, phrase)?)));
    found.map_or((None, i), |(hedge, next)| (Some(hedge), next))
}

fn hedge_after(tokens: &Tokens<'_>, at: usize) -> (Option<Hedge>, usize) {
    if tokens.word(at) == "+" && tokens.glued(at) {
        return (Some(Hedge::AtLeast), at + 1);
    }
    let found = hedges(Side::After, tokens.word(at))
        .iter()
        .find_map(|(phrase, hedge)| Some((*hedge, tokens.after_phrase(at, phrase)?)));
    found.map_or((None, at), |(hedge, next)| (Some(hedge), next))
}

/// Returns what a hedge makes of an amount; `None` where the two make no sense together.
fn hedged(amount: &Amount, hedge: Option<Hedge>, percent: bool) -> Option<(Number, Rule)> {
    let first = &amount.first;
    if let Some(last) = &amount.last {
        let range = Number::range(Bound::Included(first.value), Bound::Included(last.value))?;
        return Some((range, Rule::NumberRange));
    }
    let value = first.value;
    Some(match hedge {
        None => (plain(first, percent), if first.in_words { Rule::Words } else { Rule::Digits }),
        Some(Hedge::AtLeast) => (Number::at_least(value), Rule::AtLeast),
        Some(Hedge::MoreThan) => (Number::more_than(value), Rule::MoreThan),
        Some(Hedge::AtMost) => (Number::at_most(value), Rule::AtMost),
        Some(Hedge::LessThan) => (Number::less_than(value), Rule::LessThan),
        Some(Hedge::About) => (Number::about(value), Rule::About),
        Some(Hedge::Nearly) => (nearly(value)?, Rule::Nearly),
    })
}

/// Returns a number as it was written: rounded where its last digit shows so, and a percentage always.
fn plain(cardinal: &Cardinal, percent: bool) -> Number {
    match cardinal.step {
        Some(step) => Number::rounded(cardinal.value, step),
        None if percent => Number::rounded(cardinal.value, Rational::from_integer(1)),
        None => Number::exact(cardinal.value),
    }
}

fn nearly(value: Rational) -> Option<Number> {
    let numerator = value.numer().checked_mul(9)?;
    let lower = Rational::new(numerator, value.denom().checked_mul(10)?);
    Number::range(Bound::Included(lower), Bound::Excluded(value))
}

/// Returns the words after the token `at` in which the unit may stand: up to the end of the clause.
fn noun_after(tokens: &Tokens<'_>, at: usize) -> Span {
    let start = if tokens.is_dash(at) && tokens.glued(at) { at + 1 } else { at };
    let words = (start..start + NOUN_WORDS).take_while(|i| tokens.is(*i, Class::Word)).count();
    tokens.span(start, start + words)
}

impl Unit {
    /// Returns the name, in the plural.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "days",
            Self::Week => "weeks",
            Self::Month => "months",
            Self::Year => "years",
        }
    }

    /// Whether `name` is this unit's name, singular or plural.
    pub fn is_named(self, name: &str) -> bool {
        calendar_word(&name.to_lowercase()) == Some(CalendarWord::Unit(self))
    }
}
