//! Dates of other calendars that look like ours: "1445 AH", "25 October 1917 (Old Style)", "30 January 1648/9".
//!
//! To read them as days of our calendar would be wrong by days or by centuries, so that they are not read at all.

use crate::reading::lexicon::Phrase;
use crate::reading::token::{Class, Tokens};

/// How many tokens the name of a calendar has at most before a date: "A.H.".
const LONGEST_NAME: usize = 4;

/// Returns the token after the words that say that the date in the tokens `from..to` is of another calendar.
pub(super) fn after_other_calendar(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<usize> {
    after_dual_year(tokens, to)
        .or_else(|| after_old_style(tokens, to))
        .or_else(|| after_era(tokens, to))
        .or_else(|| is_led_by_calendar(tokens, from).then_some(to))
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
    is_named(tokens, to + opened, after).then_some(after)
}

/// "1445 AH", "2553 BE": the year of another era.
fn after_era(tokens: &Tokens<'_>, to: usize) -> Option<usize> {
    tokens.year_digits(to.checked_sub(1)?)?;
    let opened = usize::from(matches!(tokens.word(to), "(" | "["));
    let after = tokens.after(to + opened, Phrase::OtherEra)?;
    is_named(tokens, to + opened, after).then_some(after)
}

/// "AH 1445", "O.S. 25 October 1917".
fn is_led_by_calendar(tokens: &Tokens<'_>, from: usize) -> bool {
    let names = |start: usize, phrase: Phrase| {
        let after = tokens.after(start, phrase)?;
        let next = after + usize::from(tokens.word(after) == ".");
        (next == from && is_named(tokens, start, after)).then_some(())
    };
    let is_year = tokens.year_digits(from).is_some();
    let starts = from.saturating_sub(LONGEST_NAME)..from;
    starts.into_iter().any(|start| {
        names(start, Phrase::OldStyle).is_some()
            || (is_year && names(start, Phrase::OtherEra).is_some())
    })
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
