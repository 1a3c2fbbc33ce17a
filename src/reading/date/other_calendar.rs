//! Dates of other calendars that look like ours: "1445 AH", "25 October 1917 (Old Style)", "30 January 1648/9".
//!
//! To read them as days of our calendar would be wrong by days or by centuries, so that they are not read at all.

use crate::reading::lexicon::{Phrase, Set};
use crate::reading::token::{Class, Tokens};

/// How many tokens the name of a calendar has at most before a date: "A.H.".
const LONGEST_NAME: usize = 4;

/// How many tokens the name of a month has at most before its year: "Rabi al-Awwal".
const MONTH_WORDS: usize = 4;

/// From which year on digits after a month of another calendar are taken for a year of ours: "Ramadan 2009".
const FIRST_OWN_YEAR: i64 = 1600;

/// Returns the token after the words that say that the date in the tokens `from..to` is of another calendar.
pub(super) fn after_other_calendar(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<usize> {
    after_dual_year(tokens, to)
        .or_else(|| after_old_style(tokens, to))
        .or_else(|| after_era(tokens, to))
        .or_else(|| is_led_by_calendar(tokens, from).then_some(to))
}

/// Returns the token after digits that are no date of ours, but the year of another era or the day or year of a month of
/// another calendar: "AH 1445", "98 AH", "12 Rajab 1431". They count nothing.
pub(super) fn after_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !tokens.is(at, Class::Figure) || tokens.word(at).len() > 4 {
        return None;
    }
    let suffix = usize::from(tokens.glued(at + 1) && tokens.is_in(at + 1, Set::OrdinalSuffix));
    let next = at + 1 + suffix;
    let month = |at: usize| tokens.is_in(at, Set::OtherMonth) && tokens.is_capital(at);
    let before_month = month(next + usize::from(tokens.is_in(next, Set::Of)));
    // "12 Rabi al-Awwal 1431", "Ramadan 2009", but not "in Ramadan some 2009 men".
    let after_month = || match tokens.year_digits(at) {
        Some(..FIRST_OWN_YEAR) => (at.saturating_sub(MONTH_WORDS)..at).any(month),
        Some(_) => at > 0 && month(at - 1),
        None => false,
    };
    after_era_name(tokens, next)
        .or_else(|| is_led_by_era(tokens, at).then_some(next))
        .or_else(|| (before_month || after_month()).then_some(next))
}

/// Returns the token after the year of the day whose month stands at token `at`: "Rajab 1431" of "12 Rajab 1431". `at` where none
/// stands there.
pub(super) fn past_year(tokens: &Tokens<'_>, at: usize) -> usize {
    let year = (at + 1..=at + MONTH_WORDS).find(|year| tokens.is(*year, Class::Figure));
    let names = |at: usize| tokens.is(at, Class::Word) || tokens.is_hyphen(at);
    let year = year.filter(|year| (at..*year).all(names) && tokens.is_in(at, Set::OtherMonth));
    year.and_then(|year| after_number(tokens, year)).unwrap_or(at)
}

/// "1648/9": the year began in March, and January belonged to the year before.
fn after_dual_year(tokens: &Tokens<'_>, to: usize) -> Option<usize> {
    let comma = usize::from(tokens.word(to) == ",");
    let first = tokens.year_digits(to + comma)?;
    let sign = to + comma + 1;
    let joined = (tokens.word(sign) == "/" || tokens.is_hyphen(sign))
        && tokens.glued(sign)
        && tokens.glued(sign + 1);
    let digits = tokens.word(sign + 1);
    let next = (first + 1).to_string();
    let follows = tokens.is(sign + 1, Class::Figure) && next.ends_with(digits);
    (joined && follows).then_some(sign + 2)
}

/// "(Old Style)", "O.S.", "in the Julian calendar".
fn after_old_style(tokens: &Tokens<'_>, to: usize) -> Option<usize> {
    let opened = usize::from(matches!(tokens.word(to), "(" | "[" | ","));
    let after = tokens.after(to + opened, Phrase::OldStyle)?;
    is_named(tokens, to + opened, after).then_some(past_bracket(tokens, opened, after))
}

/// "1445 AH", "2553 BE": the year of another era.
fn after_era(tokens: &Tokens<'_>, to: usize) -> Option<usize> {
    tokens.year_digits(to.checked_sub(1)?)?;
    after_era_name(tokens, to)
}

/// Returns the token after the name of another era, which may stand in brackets.
fn after_era_name(tokens: &Tokens<'_>, to: usize) -> Option<usize> {
    let opened = usize::from(matches!(tokens.word(to), "(" | "["));
    let after = tokens.after(to + opened, Phrase::OtherEra)?;
    is_named(tokens, to + opened, after).then_some(past_bracket(tokens, opened, after))
}

/// Returns the token after the bracket at token `at` that closes what was `opened`, or `at`.
fn past_bracket(tokens: &Tokens<'_>, opened: usize, at: usize) -> usize {
    at + usize::from(opened > 0 && matches!(tokens.word(at), ")" | "]"))
}

/// "AH 1445", "O.S. 25 October 1917".
fn is_led_by_calendar(tokens: &Tokens<'_>, from: usize) -> bool {
    let is_year = tokens.year_digits(from).is_some();
    is_led_by_name(tokens, from, Phrase::OldStyle) || (is_year && is_led_by_era(tokens, from))
}

fn is_led_by_era(tokens: &Tokens<'_>, from: usize) -> bool {
    is_led_by_name(tokens, from, Phrase::OtherEra)
}

fn is_led_by_name(tokens: &Tokens<'_>, from: usize, phrase: Phrase) -> bool {
    let names = |start: usize| {
        // "In 1445 AH 12 men": the name belongs to the digits before it.
        let is_of_number = start > 0 && tokens.is(start - 1, Class::Figure);
        let after = tokens.after(start, phrase).filter(|_| !is_of_number)?;
        let next = after + usize::from(tokens.word(after) == ".");
        (next == from && is_named(tokens, start, after)).then_some(())
    };
    (from.saturating_sub(LONGEST_NAME)..from).any(|start| names(start).is_some())
}

/// Whether words are written as a name is: "BE" is an era and "be" is not, "OS" is a style and "os" is not.
fn is_named(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let words = || (from..to).filter(|at| tokens.is(*at, Class::Word));
    let written = |at: usize| tokens.span(at, at + 1).of(tokens.text);
    let bracketed = matches!(tokens.word_before(from), "(" | "[") && words().count() > 1;
    let is_upper = |at: usize| written(at).chars().all(char::is_uppercase);
    let is_name = |at: usize| tokens.is_capital(at) && written(at).len() > 3;
    bracketed || words().all(is_upper) || words().any(is_name)
}
