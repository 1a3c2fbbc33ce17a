//! A number that was found with its hedge and measure, and the mention that it makes.

use std::sync::Arc;

use crate::text::Span;
use crate::value::Number;

use crate::reading::lexicon::{Ending, Phrase, Set};
use crate::reading::mention::{Figure, Mention};
use crate::reading::number::amount::Measure;
use crate::reading::number::exclusion::begins_point_of_time;
use crate::reading::number::rate::rate_after;
use crate::reading::number::unit::{YEAR, unit_of};
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

/// Returns the unit of the age at token `at`: "aged 17", "at the age of 17", "Ilse Moor, 27, was".
fn age_before<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t Arc<str>> {
    if !(tokens.ends_before(at, Phrase::AgeBefore)
        || is_beside_name(tokens, at)
        || is_of_accused(tokens, at))
    {
        return None;
    }
    unit_of(tokens.lexicon, YEAR).map(|years| &years.name)
}

/// The oldest that anybody has grown is 122.
const OLDEST: u8 = 122;

/// How many tokens behind an age the verb may stand that tells what was done to those whose ages they are.
const WORDS_TO_DEED: usize = 40;

/// "Ilse Moor, 48, Bergen, and Karim Osei, 56, are charged": whether the digits at token `at` stand between commas behind two
/// names of a person, of whom a verb tells what is done to persons alone. "In New York, 12, ..." is a place.
fn is_of_accused(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(2).filter(|_| tokens.word(at - 1) == ",") else {
        return false;
    };
    let names = |at: &usize| tokens.is_capital_word(*at) && !tokens.is_in(*at, Set::SceneLead);
    let first = (0..=last).rev().take_while(names).last();
    let is_named =
        first.is_some_and(|first| first < last && !tokens.is_in_before(first, Set::SceneLead));
    let age = tokens.word(at).parse().is_ok_and(|age: u8| (1..=OLDEST).contains(&age));
    let mut behind = at + 1..(at + WORDS_TO_DEED).min(tokens.len());
    let told = behind.find(|at| {
        tokens.word(*at) == "." && !tokens.glued(*at + 1) || tokens.is_in(*at, Set::PersonDeed)
    });
    age && is_named
        && tokens.word(at + 1) == ","
        && told.is_some_and(|at| tokens.is_in(at, Set::PersonDeed))
}

/// How many tokens before an age another number between commas shows both to be counts.
const BETWEEN_NAMES: usize = 8;

/// What may follow the comma behind the age of a person.
const TELLS_OF_PERSON: [Set; 9] = [
    Set::AfterAge,
    Set::Indefinite,
    Set::Definite,
    Set::Owner,
    Set::From,
    Set::Of,
    Set::AfterPronoun,
    Set::SingularAuxiliary,
    Set::Back,
];

/// Whether the digits at token `at` stand between commas behind a name, and what is told of a person follows: "Ilse Moor, 27, a
/// nurse", "Osei, 61, was". "Oslo, 12, Rome, 14" is a list.
fn is_beside_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(name) = at.checked_sub(2).filter(|name| tokens.is_capital_word(*name)) else {
        return false;
    };
    let age = tokens.word(at).parse().is_ok_and(|age: u8| (1..=OLDEST).contains(&age));
    let told = TELLS_OF_PERSON.into_iter().any(|set| tokens.is_in(at + 2, set))
        // "Ilse Moor, 50, and her daughter".
        || tokens.is_in(at + 2, Set::And)
            && tokens.is_in(at + 3, Set::Owner)
            && name > 0
            && tokens.is_capital_word(name - 1)
        || tokens.is_small_word(at + 2) && tokens.lexicon.ends(tokens.word(at + 2), Ending::Past);
    let mut before = (at.saturating_sub(BETWEEN_NAMES)..name).rev();
    let listed =
        before.any(|other| tokens.is(other, Class::Figure) && tokens.word(other + 1) == ",");
    age && !listed
        && tokens.is(at, Class::Figure)
        && tokens.word(at - 1) == ","
        && tokens.word(at + 1) == ","
        && tokens.calendar_word(name).is_none()
        && !tokens.is_in(name, Set::SentenceStart)
        && told
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
