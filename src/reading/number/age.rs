//! Ages that are told by decades or as groups: "in her late 30s", "the over-18s".

use std::ops::Bound;
use std::sync::Arc;

use crate::value::{Number, Rational};

use crate::reading::lexicon::{CalendarWord, Ending, Hedge, PeriodPart, Set};
use crate::reading::mention::{Figure, Mention};
use crate::reading::number::unit::{YEAR, unit_of};
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// Returns the mention of an age that begins at token `i`, and the token after it.
pub(super) fn age_at(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    let (number, next) = group_at(tokens, i).or_else(|| decade_at(tokens, i))?;
    let unit = Arc::clone(&unit_of(tokens.lexicon, YEAR)?.name);
    let span = tokens.span(i, next);
    let says = Figure::Duration { number, unit };
    Some((Mention { span, figure: span, rule: Rule::Age, says, per: None }, next))
}

/// "the over-18s", "under 5s": those who are older, or younger.
fn group_at(tokens: &Tokens<'_>, i: usize) -> Option<(Number, usize)> {
    if !tokens.is_in(i, Set::AgeBound) {
        return None;
    }
    let age_at = i + 1 + usize::from(tokens.ties(i + 1));
    let age = age_before_s(tokens, age_at, 0).filter(|age| *age <= 100)?;
    let (hedge, _) = tokens.phrases(&tokens.lexicon.hedges_before, i).next()?;
    let age = Rational::from_integer(age);
    let number = match hedge {
        Hedge::MoreThan => Number::more_than(age),
        Hedge::LessThan => Number::less_than(age),
        _ => return None,
    };
    Some((number, age_at + 2))
}

/// "in her 30s", "in their late sixties": the years of a life.
fn decade_at(tokens: &Tokens<'_>, i: usize) -> Option<(Number, usize)> {
    let (first, next) = match tokens.calendar_word(i) {
        Some(CalendarWord::Decade(tens)) => (i128::from(tens), i + 1),
        _ => {
            let quoted = usize::from(tokens.word(i + 1) == "'" && tokens.glued(i + 1));
            let age = age_before_s(tokens, i, quoted).filter(|age| age % 10 == 0)?;
            (age, i + 2 + quoted)
        }
    };
    let before = i.checked_sub(1 + usize::from(i > 0 && tokens.ties(i - 1)))?;
    let mut parts = tokens.phrases(&tokens.lexicon.parts, before);
    let part = parts.find(|(_, next)| *next == before + 1).map(|(part, _)| *part);
    let owner = if part.is_some() { before.checked_sub(1)? } else { i - 1 };
    if !tokens.is_in(owner, Set::Owner) {
        return None;
    }
    // "in their 80s hits": another word goes on.
    let ended = !tokens.is(next, Class::Word) || tokens.is_in(next, Set::Ends);
    let (from, to) = match part {
        None => (0, 10),
        Some(PeriodPart::Early) => (0, 5),
        Some(PeriodPart::Mid) => (3, 8),
        Some(PeriodPart::Late | PeriodPart::End) => (5, 10),
    };
    let end = |years: i128| Rational::from_integer(first + years);
    let number = Number::range(Bound::Included(end(from)), Bound::Excluded(end(to)))?;
    (ended && (10..=100).contains(&first)).then_some((number, next))
}

/// Returns the digits at token `at` with a glued "s" after them, and so many signs between: "60s", "60's".
fn age_before_s(tokens: &Tokens<'_>, at: usize, quoted: usize) -> Option<i128> {
    let ending = at + 1 + quoted;
    let is_plural = tokens.lexicon.stem(tokens.word(ending), Ending::Plural) == Some("");
    let stands = tokens.is(at, Class::Figure) && tokens.glued(ending) && is_plural;
    tokens.word(at).parse().ok().filter(|_| stands)
}
