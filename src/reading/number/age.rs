//! Ages: told by decades or as groups, "in her late 30s", "the over-18s"; and behind the name of a person, "Ilse Moor, 27, was".

use std::ops::Bound;
use std::sync::Arc;

use crate::value::{Number, Rational};

use crate::reading::lexicon::{CalendarWord, Ending, Hedge, PeriodPart, Phrase, Set};
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

/// Returns the unit of the age at token `at`: "aged 17", "at the age of 17", "Ilse Moor, 27, was".
pub(super) fn age_before<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t Arc<str>> {
    if !(tokens.ends_before(at, Phrase::AgeBefore)
        || is_told(tokens, at)
        || is_joined(tokens, at)
        || is_beside_name(tokens, at)
        || is_beside_person(tokens, at)
        || is_of_pair(tokens, at)
        || is_of_accused(tokens, at))
    {
        return None;
    }
    unit_of(tokens.lexicon, YEAR).map(|years| &years.name)
}

/// The oldest that anybody has grown is 122.
const OLDEST: u8 = 122;

/// Whether a token can be an age in digits.
fn is_age(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at).parse().is_ok_and(|age: u8| (1..=OLDEST).contains(&age))
}

/// Whether a token is a sign that ends a clause, or nothing follows: "who is 34, and".
fn ends_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= tokens.len() || matches!(tokens.word(at), "," | "." | ";" | ")")
}

/// "who is 34, left", "she was 31.", "Voss was 62 when he": a bare number is told of a person by nothing else.
fn is_told(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_person = |at: usize| tokens.is_in(at, Set::PersonPronoun);
    let of_pronoun = tokens.ends_before(at, Phrase::PronounAge) && ends_clause(tokens, at + 1);
    // "At 31, she won".
    let leads = at > 0 && tokens.is_in(at - 1, Set::At) && tokens.word(at + 1) == ",";
    let when_person = tokens.is_in(at + 1, Set::BeforeClause) && is_person(at + 2);
    let of_name = at > 0 && tokens.is_in(at - 1, Set::SingularAuxiliary) && when_person;
    is_age(tokens, at) && (of_pronoun || leads && is_person(at + 2) || of_name)
}

/// "aged 34 and 51": another number behind an age.
fn is_joined(tokens: &Tokens<'_>, at: usize) -> bool {
    let joins = |at: usize| tokens.is_in(at, Set::And) || tokens.word(at) == ",";
    at >= 2
        && is_age(tokens, at)
        && joins(at - 1)
        && is_age(tokens, at - 2)
        && tokens.ends_before(at - 2, Phrase::AgeBefore)
        && ends_clause(tokens, at + 1)
}

/// How many tokens before an age another one may stand.
const TOKENS_BETWEEN_AGES: usize = 30;

/// "their cousin Piers Lowe, 52", "Ilse Moor, 27, a nurse, and Karim Osei, 34.": whether the digits at token `at` stand behind a comma and a
/// person: one of somebody's kin, by name or in a sentence that gives another's age; or two names in such a sentence.
fn is_beside_person(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(2).filter(|_| tokens.word(at - 1) == ",") else {
        return false;
    };
    let names = names_before(tokens, at - 1);
    let is_small = |at: usize| tokens.is_small_word(at);
    let noun = (last + 1).checked_sub(names + 1).filter(|noun| *noun > 0 && is_small(*noun));
    let is_kin = noun.is_some_and(|noun| tokens.is_in(noun - 1, Set::Owner));
    let ends = |at: &usize| tokens.word(*at) == "." && !tokens.glued(*at + 1);
    let earlier =
        || (at.saturating_sub(TOKENS_BETWEEN_AGES)..last).rev().take_while(|at| !ends(at));
    let follows_age = || earlier().any(|at| is_age(tokens, at) && is_plainly_age(tokens, at));
    is_age(tokens, at)
        && ends_clause(tokens, at + 1)
        && (is_kin && names > 0 || (is_kin || names > 1) && follows_age())
}

/// "Kim Lee, 23, and Ida Kern, 21, left": the digits at token `at` where they are one of the two, and what follows is told of persons.
fn is_of_pair(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_aged = |at: usize| {
        let is_behind = at > 2 && tokens.word(at - 1) == ",";
        is_age(tokens, at) && is_behind && names_before(tokens, at - 1) > 1
    };
    let is_followed = |at: usize| {
        let told = TELLS_OF_PERSON.into_iter().any(|set| tokens.is_in(at + 2, set));
        tokens.word(at + 1) == "," && (told || is_past(tokens, at + 2))
    };
    let joins = |at: usize| tokens.word(at) == "," && tokens.is_in(at + 1, Set::And);
    let second = || {
        let start = at.checked_sub(1)?.checked_sub(names_before(tokens, at - 1) + 3)?;
        Some((start, at)).filter(|_| joins(start + 1))
    };
    let first = || {
        let last = (at + 3..tokens.len()).take_while(|at| tokens.is_capital_word(*at)).last()?;
        Some((at, last + 2)).filter(|_| joins(at + 1))
    };
    let pair = if is_aged(at) { second().or_else(first) } else { None };
    pair.is_some_and(|(first, second)| is_aged(first) && is_aged(second) && is_followed(second))
}

/// How many names stand right before a token.
fn names_before(tokens: &Tokens<'_>, at: usize) -> usize {
    let is_name = |at: &usize| tokens.is_capital_word(*at) && tokens.calendar_word(*at).is_none();
    (0..at).rev().take_while(is_name).count()
}

fn is_past(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_small_word(at) && tokens.lexicon.ends(tokens.word(at), Ending::Past)
}

/// Whether a number is an age whatever stands before it in its sentence.
fn is_plainly_age(tokens: &Tokens<'_>, at: usize) -> bool {
    let hyphened = || (at + 1..at + 5).any(|at| tokens.after(at, Phrase::AgeAfter).is_some());
    tokens.ends_before(at, Phrase::AgeBefore) || is_beside_name(tokens, at) || hyphened()
}

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
    let mut behind = at + 1..(at + WORDS_TO_DEED).min(tokens.len());
    let told = behind.find(|at| {
        tokens.word(*at) == "." && !tokens.glued(*at + 1) || tokens.is_in(*at, Set::PersonDeed)
    });
    is_age(tokens, at)
        && is_named
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
    let told = TELLS_OF_PERSON.into_iter().any(|set| tokens.is_in(at + 2, set))
        // "Ilse Moor, 50, and her daughter".
        || tokens.is_in(at + 2, Set::And)
            && tokens.is_in(at + 3, Set::Owner)
            && name > 0
            && tokens.is_capital_word(name - 1)
        || is_past(tokens, at + 2);
    let mut before = (at.saturating_sub(BETWEEN_NAMES)..name).rev();
    let listed =
        before.any(|other| tokens.is(other, Class::Figure) && tokens.word(other + 1) == ",");
    is_age(tokens, at)
        && !listed
        && tokens.is(at, Class::Figure)
        && tokens.word(at - 1) == ","
        && tokens.word(at + 1) == ","
        && tokens.calendar_word(name).is_none()
        && !tokens.is_in(name, Set::SentenceStart)
        && told
}
