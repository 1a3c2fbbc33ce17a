//! A number that was found with its hedge and measure, and the mention that it makes.

use std::sync::Arc;

use crate::text::Span;
use crate::value::Number;

use crate::reading::lexicon::Phrase;
use crate::reading::mention::{Figure, Mention};
use crate::reading::number::age::age_before;
use crate::reading::number::amount::Measure;
use crate::reading::number::exclusion::begins_point_of_time;
use crate::reading::number::rate::rate_after;
use crate::reading::resolve::Unresolved;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// How many words after a figure may hold its unit: "27 other Iranian diplomats".
const NOUN_WORDS: usize = 5;

/// A number with the rule that read it, and where its figure begins and ends.
pub(super) struct Found<'l> {
    pub(super) number: Number,
    pub(super) rule: Rule,
    pub(super) measure: Measure<'l>,
    pub(super) share: bool,
    /// Why it is not read after all; `None` where it is.
    pub(super) unread: Option<Unresolved>,
    pub(super) from: usize,
    pub(super) next: usize,
}

/// Returns the mention whose hedge begins at token `i`.
pub(super) fn mention(tokens: &Tokens<'_>, i: usize, found: &Found<'_>) -> (Mention, usize) {
    let plain = matches!(found.rule, Rule::Digits | Rule::Words | Rule::Fraction);
    let mut next = found.next;
    let mut rule = found.rule;
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
        Measure::None => match age_before(tokens, found.from) {
            Some(years) => {
                rule = if plain { Rule::Age } else { rule };
                Figure::Duration { number, unit: Arc::clone(years) }
            }
            None => Figure::Number { number, noun: noun_after(tokens, next) },
        },
    };
    let figure = tokens.span(found.from, next);
    let per = rate_after(tokens, next, !matches!(says, Figure::Number { .. }));
    (Mention { span: tokens.span(i, next), figure, rule, says, per }, next)
}

/// Returns the token after "old" or "of age".
fn age_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let hyphen = usize::from(tokens.is_dash(at) && tokens.glued(at));
    tokens.after(at + hyphen, Phrase::AgeAfter)
}

/// Returns the words after the token `at` in which the unit may stand: up to the end of the clause.
fn noun_after(tokens: &Tokens<'_>, at: usize) -> Span {
    // "a 45-page report names six": what a hyphen ties to the figure is all that it counts.
    if tokens.is_dash(at) && tokens.glued(at) && tokens.is(at + 1, Class::Word) {
        return tokens.span(at + 1, at + 2);
    }
    // "64 parents' groups".
    let owns = |at: usize| {
        matches!(tokens.word(at), "'" | "’") && tokens.glued(at) && tokens.is(at + 1, Class::Word)
    };
    let goes_on = |at: &usize| {
        (tokens.is(*at, Class::Word) || *at > 0 && owns(*at))
            && !begins_point_of_time(tokens, *at)
            && !tokens.is_broken(*at - 1, *at + 1)
            && !tokens.begins_cell(*at)
    };
    let words = (at..at + NOUN_WORDS).take_while(goes_on).count();
    tokens.span(at, at + words)
}
