//! Numbers with their hedges, measures and nouns, as mentions.

use std::sync::Arc;

use crate::text::Span;
use crate::value::{Number, Rational};

use crate::reading::lexicon::{Hedge, Set};
use crate::reading::number::amount::{Amount, Measure, amount_at, article_at};
use crate::reading::number::cardinal::{Cardinal, ordinal_at};
use crate::reading::number::exclusion::is_no_figure;
use crate::reading::number::hedge::{hedge_after, hedge_before, hedged};
use crate::reading::number::ordinal::ordinal_mention;
use crate::reading::number::range::{range_at, with_other_bound};
use crate::reading::number::unit::unit_at;
use crate::reading::number::vague::uncounted;
use crate::reading::token::{Class, Tokens};
use crate::reading::{Figure, Mention, Rule};

/// How many words after a figure may hold its unit: "27 other Iranian diplomats".
const NOUN_WORDS: usize = 5;

/// How many words an address has after its number: "1600 Pennsylvania Avenue".
const ADDRESS_WORDS: usize = 3;

/// A number with the rule that read it, and where its figure begins and ends.
pub(super) struct Found<'l> {
    pub(super) number: Number,
    pub(super) rule: Rule,
    pub(super) measure: Measure<'l>,
    pub(super) share: bool,
    pub(super) from: usize,
    pub(super) next: usize,
}

/// Returns the mention of a number that begins at token `i`, and the token after it.
///
/// `is_day` says whether a day of a month begins at a token: a hedge before a date is no number's.
pub(in crate::reading) fn mention_at(
    tokens: &Tokens<'_>,
    i: usize,
    is_day: impl Fn(usize) -> bool,
) -> Option<(Mention, usize)> {
    let (hedge, start) = hedge_before(tokens, i);
    if start > i && is_day(start) {
        return None;
    }
    if let Some(found) = ordinal_mention(tokens, i, start, hedge) {
        return Some(found);
    }
    if ordinal_at(tokens, start).is_some()
        && crate::reading::number::fraction::fraction_at(tokens, start).is_none()
    {
        return None;
    }
    if let Some(found) = uncounted(tokens, i, start, hedge) {
        return Some(found);
    }
    let found = range_at(tokens, start).or_else(|| one_at(tokens, i, start, hedge))?;
    let found = match found.rule {
        Rule::MoreThan | Rule::AtLeast | Rule::LessThan | Rule::AtMost => {
            with_other_bound(tokens, &found).unwrap_or(found)
        }
        _ => found,
    };
    Some(mention(tokens, i, &found))
}

/// Returns the token after a phrase that states no figure though it holds a number word: "no one", "at first".
pub(in crate::reading) fn idiom_at(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    tokens.phrases(&tokens.lexicon.idioms, i).next().map(|((), next)| next)
}

/// One amount with its hedge.
pub(super) fn one_at<'t>(
    tokens: &Tokens<'t>,
    i: usize,
    start: usize,
    hedge: Option<Hedge>,
) -> Option<Found<'t>> {
    let amount = amount_at(tokens, start).or_else(|| article_at(tokens, start))?;
    let Amount { number, mut measure, mut next } = amount;
    if is_no_figure(tokens, start, &number, measure != Measure::None)
        || is_name(tokens, measure, next)
    {
        return None;
    }
    // "$2000 over 3 years" is no bound.
    let spans = tokens.word(i) == "over"
        && start == i + 1
        && matches!(measure, Measure::Unit(unit) if unit.is_time())
        && (tokens.is(i.wrapping_sub(1), Class::Figure)
            || crate::reading::number::money::is_sign(tokens.word_before(i)));
    if spans {
        return None;
    }
    let (hedge, mut after) = hedge_after(tokens, next, hedge);
    // "600+ km", "5 or more years", "2 below zero".
    if after > next && measure == Measure::None {
        if let Some((unit, end)) = unit_at(tokens, after) {
            (measure, after) = (Measure::Unit(unit), end);
        } else if let Some(end) = crate::reading::number::amount::percent_after(tokens, after) {
            (measure, after) = (Measure::Percent, end);
        }
    }
    next = after;
    let mut value = number.value;
    if let Some(end) = tokens.after_phrase(next, "below zero").filter(|_| hedge.is_none()) {
        (value, next) = (-value, end);
    }
    let number = Cardinal { value, ..number };
    let plain = (stated(&number, measure == Measure::Percent), number.rule);
    let (number_, rule) = match hedge {
        Some(hedge) => hedged(hedge, value, plain)?,
        None => plain,
    };
    Some(Found { number: number_, rule, measure, share: number.share, from: start, next })
}

/// "Eight Mile Road", "29km Road", "10 Downing Street".
fn is_name(tokens: &Tokens<'_>, measure: Measure<'_>, next: usize) -> bool {
    let capital = |at: &usize| tokens.get(*at).is_some_and(|token| token.capital);
    let most = match measure {
        Measure::Unit(_) => 1,
        Measure::None => ADDRESS_WORDS,
        Measure::Percent | Measure::Money(_) => 0,
    };
    (next..next + most).take_while(capital).any(|at| tokens.is_in(at, Set::NameEnd))
}

/// Returns a number as it was written: rounded where its last digit shows so, and a percentage always.
fn stated(number: &Cardinal, percent: bool) -> Number {
    match number.step {
        _ if number.loose => Number::about(number.value),
        Some(step) => Number::rounded(number.value, step),
        None if percent => Number::rounded(number.value, Rational::from_integer(1)),
        None => Number::exact(number.value),
    }
}

/// Returns the mention whose hedge begins at token `i`.
pub(super) fn mention(tokens: &Tokens<'_>, i: usize, found: &Found<'_>) -> (Mention, usize) {
    let plain = matches!(found.rule, Rule::Digits | Rule::Words | Rule::Fraction);
    let (mut next, mut rule) = (found.next, found.rule);
    let number = found.number;
    let says = match found.measure {
        Measure::Percent => Figure::Percent(number),
        Measure::Money(currency) => Figure::Money { number, currency: Arc::clone(currency.name) },
        Measure::Unit(unit) if unit.is_time() => {
            let age = age_after(tokens, next);
            next = age.unwrap_or(next);
            if plain {
                rule = if age.is_some() { Rule::Age } else { Rule::Duration };
            }
            Figure::Duration { number, unit: Arc::clone(&unit.name) }
        }
        Measure::Unit(unit) => Figure::Measure { number, unit: Arc::clone(&unit.name) },
        Measure::None if found.share => Figure::Share(number),
        Measure::None if is_age(tokens, found.from) => {
            rule = if plain { Rule::Age } else { rule };
            Figure::Duration { number, unit: Arc::from("years") }
        }
        Measure::None => Figure::Number { number, noun: noun_after(tokens, next) },
    };
    let figure = tokens.span(found.from, next);
    (Mention { span: tokens.span(i, next), figure, rule, says }, next)
}

/// Returns the token after "old" or "of age".
fn age_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let old = at + usize::from(tokens.is_dash(at) && tokens.glued(at));
    if matches!(tokens.word(old), "old" | "olds") {
        Some(old + 1)
    } else {
        tokens.after_phrase(at, "of age")
    }
}

/// Whether the figure at token `at` is an age: "aged 17", "at the age of 17".
fn is_age(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word_before(at);
    matches!(before, "aged" | "age") || (before == "of" && at >= 2 && tokens.word(at - 2) == "age")
}

/// Returns the words after the token `at` in which the unit may stand: up to the end of the clause.
fn noun_after(tokens: &Tokens<'_>, at: usize) -> Span {
    let start = if tokens.is_dash(at) && tokens.glued(at) { at + 1 } else { at };
    let words = (start..start + NOUN_WORDS).take_while(|i| tokens.is(*i, Class::Word)).count();
    tokens.span(start, start + words)
}
