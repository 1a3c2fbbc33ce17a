//! Dates as prose words them.
//!
//! The rules stand in `data/words/dates.tsv`, in a language of [patterns](pattern) and [meanings](meaning) that
//! needs no Rust; the [grammar] finds the longest date at a place, and [guards](guard) say what has to stand
//! around it. What the words do not fix is left to [`resolve`](crate::reading::resolve).

mod beside_date;
mod calls;
mod class;
mod context;
mod count;
mod grammar;
mod guard;
mod habit;
mod holiday;
mod homonyms;
mod meaning;
mod name;
mod named_dates;
mod numeric;
mod other_calendar;
mod pattern;
pub(in crate::reading) mod phrase;
mod phrase_year;
mod sentence_years;
pub(in crate::reading) mod solar;
mod spans;
mod tense;
mod term;
mod tokens;
mod written;
mod year;
mod year_amount;
mod year_column;
mod year_context;

pub(super) use grammar::Grammar;
pub use name::{DateBound, DateDirection, Name, Step, Which};
pub(super) use named_dates::NamedDates;
pub use phrase::DatePhrase;
pub(super) use sentence_years::{PlacedMention, give_years};

use crate::reading::Rule;
use crate::reading::lexicon::Set;
use crate::reading::mention::{Figure, Mention};
use crate::reading::resolve::Unresolved;
use crate::reading::token::Tokens;

/// What begins at a token.
pub(super) enum DateAt {
    /// A date, and the token after it.
    Read(Mention, usize),
    /// A date of a calendar that is not read, and the token after it.
    OtherCalendar(Mention, usize),
}

/// Returns the date that begins at token `i`.
pub(super) fn date_at(grammar: &Grammar, tokens: &Tokens<'_>, i: usize) -> Option<DateAt> {
    let Some(found) = grammar.longest(tokens, i) else {
        let next = other_calendar::after_number(tokens, i)?;
        return Some(of_other_calendar(tokens, i, other_calendar::past_year(tokens, next)));
    };
    if let Some(next) = other_calendar::after_other_calendar(tokens, i, found.next)
        && found.rule != Rule::SolarDate
    {
        return Some(of_other_calendar(tokens, i, next));
    }
    let figure = tokens.span(figure_start(tokens, &found), found.next);
    let phrase = match direction(tokens, i, &found) {
        DateDirection::Past => found.phrase,
        direction => DatePhrase::Toward(direction, Box::new(found.phrase)),
    };
    let span = tokens.span(i, found.next);
    let mention = Mention { span, figure, rule: found.rule, says: Figure::Date(phrase), per: None };
    Some(DateAt::Read(mention, found.next))
}

/// Returns the date of a calendar that is not read in the tokens `from..next`.
fn of_other_calendar(tokens: &Tokens<'_>, from: usize, next: usize) -> DateAt {
    let mention = Mention::not_read(tokens.span(from, next), Unresolved::OtherCalendar);
    DateAt::OtherCalendar(mention, next)
}

/// Returns where the figure of a date begins: "in early May" says the same without its "in", and "the third quarter of
/// 2009" without its article.
fn figure_start(tokens: &Tokens<'_>, found: &grammar::FoundDate) -> usize {
    let leads = (found.figure..found.next).take_while(|at| tokens.is_in(*at, Set::LeadsPart));
    found.figure + leads.count()
}

/// Returns where a date lies that the words do not fix: in reports it is past, unless they say that it is to come.
/// A month or day that stands alone, as in a list, is in no report; weekdays with a capital are past there too.
fn direction(tokens: &Tokens<'_>, at: usize, found: &grammar::FoundDate) -> DateDirection {
    if !found.phrase.is_past_or_to_come() {
        return DateDirection::Past;
    }
    if tense::is_to_come(tokens, at, found.next) {
        return DateDirection::Ahead;
    }
    let is_weekday = matches!(found.phrase, DatePhrase::Named { name: Name::Weekday(_), .. });
    let was_to_come = tense::was_to_come(tokens, at) && !tense::is_over_by(tokens, at, found.next);
    if was_to_come || tense::is_moved(tokens, found.next) {
        return DateDirection::Nearest;
    }
    // News writes weekdays with a capital: "thursday" by itself is a note.
    let in_report = is_weekday && !tokens.is_lower(at);
    if !in_report && tokens.is_alone(at, found.next) {
        DateDirection::Nearest
    } else {
        DateDirection::Past
    }
}
