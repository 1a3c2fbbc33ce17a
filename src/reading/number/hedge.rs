//! Hedges beside a figure, which make a bound of it, from `data/words/hedges.tsv`; and quantities that nobody
//! counted, from `data/words/vague.tsv`.

use std::ops::Bound;

use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

use crate::reading::lexicon::{CalendarWord, Ending, Hedge, NumberWord, Phrase, Phrases, Set};
use crate::reading::number::amount::{Measure, amount_at};
use crate::reading::number::cardinal::cardinal_at;
use crate::reading::number::money;
use crate::reading::number::unit::unit_at;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// Returns the hedge that begins at token `i`, and the token after it; without one, token `i`.
pub(super) fn hedge_before(tokens: &Tokens<'_>, i: usize) -> (Option<Hedge>, usize) {
    if let Some((hedge, next)) = sign_at(tokens, i) {
        return (Some(hedge), next);
    }
    // "Max 14C" heads a figure.
    let heads = tokens.is_in(i, Set::AdjectiveHedge) && tokens.is_capital(i);
    let found = phrase_at(tokens, &tokens.lexicon.hedges_before, i).filter(|_| !heads);
    if found.is_none() && tokens.is_in(i, Set::NegatesBound) {
        return negated_before(tokens, i).map_or((None, i), |(hedge, next)| (Some(hedge), next));
    }
    // "edged up to 6.3 percent" tells of a change, and bounds nothing.
    let found =
        found.filter(|_| !(tokens.is_in(i, Set::Moved) && tokens.is_in_before(i, Set::Moved)));
    // "was revised up to 46 from 41".
    let found = found.filter(|(_, next)| !is_risen_to(tokens, i, *next));
    // "twice as many as 12".
    let found =
        found.filter(|(_, next)| !(*next > i + 1 && tokens.is_in_before(i, Set::Multiplier)));
    // "a row over 12 cows", "the film is about two brothers".
    let found = found.filter(|(_, next)| !(*next == i + 1 && is_preposition(tokens, i)));
    // "a pressure of 130 over 85" bounds nothing.
    let found = found.filter(|(_, next)| {
        let divides = tokens.is_in(i, Set::DividedBy) && *next == i + 1;
        !(divides && tokens.is(i.wrapping_sub(1), Class::Figure))
    });
    let Some((hedge, next)) = found else { return (None, i) };
    let hedge = if is_seldom(tokens, i) { opposite(hedge).unwrap_or(hedge) } else { hedge };
    // "c." and "approx." have a stop, which a single letter must have.
    let is_short = tokens.is_in(i, Set::Abbreviation);
    let stop = tokens.word(next) == "." && tokens.glued(next) && is_short;
    let letter = is_short && tokens.word(i).len() == 1;
    // "B.C. 406".
    let is_initial = letter && tokens.word_before(i) == "." && tokens.glued(i);
    // "CA$5" is no "ca. $5".
    let is_prefix = is_short && money::is_sign(tokens.word(next)) && tokens.glued(next);
    if letter && !stop || is_prefix || is_initial {
        (None, i)
    } else {
        let next = next + usize::from(stop);
        // "over the next 48 hours" is no bound.
        let spans = tokens.is_in(i, Set::Span);
        (Some(hedge), if spans { next } else { past_place_in_time(tokens, next) })
    }
}

/// Whether the words at token `i`, which end before `next`, tell what something rose to, as what it rose from stands behind: "were up to
/// 46 from 41". "Up to 46 people from 12 towns" is a bound.
fn is_risen_to(tokens: &Tokens<'_>, i: usize, next: usize) -> bool {
    let is_verb = |at: usize| {
        let is = |set| tokens.is_in(at, set);
        is(Set::Was) || is(Set::Is) || tokens.lexicon.ends(tokens.word(at), Ending::Past)
    };
    let told = next == i + 2 && tokens.is_in(i, Set::Moved) && i > 0 && is_verb(i - 1);
    let amount = || amount_at(tokens, next).map(|amount| amount.next);
    told && amount().is_some_and(|end| {
        tokens.is_in(end, Set::From)
            && amount_at(tokens, end + 1).is_some_and(|from| !tokens.is_small_word(from.next))
    })
}

/// "no larger than 40", "never over 40", "isn't more than 40", "cannot be under 40": returns the bound that a negation at token `i`
/// makes of the one after it. A bound that is qualified, as in "not well over 40", has no plain opposite.
fn negated_before(tokens: &Tokens<'_>, i: usize) -> Option<(Hedge, usize)> {
    let bound = i + 1 + usize::from(tokens.is_in(i + 1, Set::Be));
    let (hedge, next) = hedge_before(tokens, bound);
    let ends_comparison = tokens.is_in(next - 1, Set::Than) || tokens.is_in(next - 1, Set::Of);
    let is_plain = match next - bound {
        1 => !tokens.is_in(i, Set::FigureStart),
        2 => ends_comparison,
        _ => false,
    };
    Some((opposite(hedge.filter(|_| is_plain)?)?, next))
}

/// Returns the bound that holds where `bound` does not; `None` for what is no open bound.
fn opposite(bound: Hedge) -> Option<Hedge> {
    match bound {
        Hedge::MoreThan => Some(Hedge::AtMost),
        Hedge::LessThan => Some(Hedge::AtLeast),
        _ => None,
    }
}

/// How many words stand at most between "rarely" and the bound of its verb: "rarely falls below 30".
const WORDS_TO_BOUND: usize = 2;

/// Whether the verb before the bound at token `i` is said to be rarely so: "rarely falls below 30", "seldom holds more than 40".
fn is_seldom(tokens: &Tokens<'_>, i: usize) -> bool {
    let mut before = (0..i).rev().take(WORDS_TO_BOUND + 1);
    let stops = |at: usize| !tokens.is_small_word(at) || tokens.is_in(at, Set::Seldom);
    before.find(|at| stops(*at)).is_some_and(|at| at + 1 < i && tokens.is_in(at, Set::Seldom))
}

/// Returns the token after the words at token `at` that say which of several lengths of time it is, or `at`: "about the last 40
/// minutes", "roughly the first two hours".
fn past_place_in_time(tokens: &Tokens<'_>, at: usize) -> usize {
    let length = at + 2;
    let is_place = tokens.is_in(at, Set::Definite)
        && (tokens.is_in(at + 1, Set::LastPlace)
            || matches!(tokens.number_word(at + 1), Some(NumberWord::Ordinal(_)))
            || matches!(tokens.calendar_word(at + 1), Some(CalendarWord::Which(_))));
    let is_length = || {
        cardinal_at(tokens, length)
            .and_then(|number| unit_at(tokens, number.next))
            .is_some_and(|(unit, _)| unit.is_time())
    };
    if is_place && is_length() { length } else { at }
}

/// How many words a preposition has with those that tell it, at most: "film is about".
const PREPOSITION_WORDS: usize = 3;

/// Whether the word at token `i` is a preposition by the words before it. What is measured is hedged: "served under five
/// years"; but not "spread over 3 days".
fn is_preposition(tokens: &Tokens<'_>, i: usize) -> bool {
    let ends = |phrase| tokens.ends_within(i + 1, phrase, PREPOSITION_WORDS);
    ends(Phrase::PrepositionOfTime)
        || is_fronted_time(tokens, i)
        || is_time_of(tokens, i)
        || ends(Phrase::Preposition)
            && amount_at(tokens, i + 1).is_some_and(|amount| amount.measure == Measure::None)
}

/// Whether a sentence begins with a length of time in which something happened: "Over six weeks the court heard them", but
/// not "Over six weeks passed".
fn is_fronted_time(tokens: &Tokens<'_>, i: usize) -> bool {
    let leads = tokens.after(i, Phrase::FrontedTime) == Some(i + 1)
        && (i == 0 || !tokens.is(i - 1, Class::Word))
        && tokens.is_capital(i);
    let Some(unit) = cardinal_at(tokens, i + 1).map(|number| number.next).filter(|_| leads) else {
        return false;
    };
    let behind = unit + 1;
    matches!(tokens.calendar_word(unit), Some(CalendarWord::Unit(_)))
        && (tokens.word(behind) == ","
            || tokens.is_in(behind, Set::Articles)
            || tokens.is_in(behind, Set::PersonPronoun)
            || tokens.is_capital(behind))
}

/// Whether a length of time after token `i` is that in which something happened to what stands before it: "did the interviews over
/// six weeks", "killed 40 people over three days"; but not "a sentence over two years".
fn is_time_of(tokens: &Tokens<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(2).filter(|_| tokens.is_in(i, Set::Span)) else {
        return false;
    };
    let is_noun = tokens.is(i - 1, Class::Word) && !tokens.is_in(i - 1, Set::LengthNoun);
    let is_counted = tokens.is(before, Class::Figure) || tokens.is_in(before, Set::Articles);
    is_noun
        && is_counted
        && amount_at(tokens, i + 1)
            .is_some_and(|amount| matches!(amount.measure, Measure::Unit(unit) if unit.is_time()))
}

fn phrase_at<'t>(
    tokens: &Tokens<'t>,
    hedges: &'t Phrases<Hedge>,
    at: usize,
) -> Option<(Hedge, usize)> {
    tokens.phrases(hedges, at).next().map(|(hedge, next)| (*hedge, next))
}

/// ">=", "≥", "<", "~".
fn sign_at(tokens: &Tokens<'_>, i: usize) -> Option<(Hedge, usize)> {
    let equal = usize::from(tokens.word(i + 1) == "=" && tokens.glued(i + 1));
    Some(match (tokens.word(i), equal) {
        ("≥", _) => (Hedge::AtLeast, i + 1),
        ("≤", _) => (Hedge::AtMost, i + 1),
        (">", 1) => (Hedge::AtLeast, i + 2),
        ("<", 1) => (Hedge::AtMost, i + 2),
        (">" | "<", _) if matches!(tokens.word_before(i), "<" | "=") => return None,
        (">", _) => (Hedge::MoreThan, i + 1),
        ("<", _) if tokens.word(i + 1) != ">" => (Hedge::LessThan, i + 1),
        ("~" | "≈", _) => (Hedge::About, i + 1),
        _ => return None,
    })
}

/// Returns what `hedge` becomes by the words at token `at`, after the figure, and the token after them.
pub(super) fn hedge_after(
    tokens: &Tokens<'_>,
    at: usize,
    hedge: Option<Hedge>,
) -> (Option<Hedge>, usize) {
    match hedge {
        None | Some(Hedge::About)
            if tokens.word(at) == "+"
                && (tokens.glued(at) || unit_at(tokens, at + 1).is_some())
                && !tokens.is(at + 1, Class::Figure) =>
        {
            (Some(Hedge::AtLeast), at + 1)
        }
        // "about five hundred and more" is no less than five hundred.
        None | Some(Hedge::Exactly | Hedge::About) => {
            worded_after(tokens, at).unwrap_or((hedge, at))
        }
        Some(bound @ (Hedge::MoreThan | Hedge::LessThan)) => {
            let Some(next) = tokens.after(at, Phrase::OrEqual) else { return (hedge, at) };
            let closed = if bound == Hedge::MoreThan { Hedge::AtLeast } else { Hedge::AtMost };
            (Some(closed), next)
        }
        Some(_) => (hedge, at),
    }
}

/// "or more", "and above"; not the beginning of another hedge: "5000 or less than 6000", "650, at least 540".
fn worded_after(tokens: &Tokens<'_>, at: usize) -> Option<(Option<Hedge>, usize)> {
    if tokens.after(at, Phrase::OrMinus).is_some() {
        return None;
    }
    let (hedge, mut next) = phrase_at(tokens, &tokens.lexicon.hedges_after, at)?;
    let describes = tokens.is_in(at, Set::AdjectiveHedge)
        && tokens.is(next, Class::Word)
        && !tokens.is_in(next, Set::Ends);
    if describes {
        return None;
    }
    if adds(tokens, at, next) {
        return None;
    }
    next += usize::from(tokens.is_in(next, Set::Than));
    // "40 or so million".
    let multiplies = tokens.is_magnitude(next);
    // "a high of 89 and up from a low of 86".
    let another = tokens.is_in(next, Set::HedgeGoesOn)
        || tokens.is_in(next, Set::From)
        || tokens.is(next, Class::Figure)
        || money_or_number(tokens, next) && !multiplies;
    (!another).then_some((Some(hedge), next))
}

/// How many tokens back the sign of a currency is looked for: "$1.2 million".
const MONEY_TOKENS: usize = 3;

/// "£12,500 plus costs": whether the word at token `at` adds what follows to money, and is no hedge: "40 plus men".
fn adds(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    let is_money = || {
        let mut signs = at.saturating_sub(MONEY_TOKENS)..at;
        signs.any(|at| money::is_sign(tokens.word(at)))
            || at > 0 && tokens.number_word(at - 1).is_none() && money::follows(tokens, at - 1)
    };
    tokens.is_in(at, Set::Adding)
        && tokens.is_small_word(next)
        && !tokens.is_in(next, Set::Ends)
        && is_money()
}

/// How many words of a noun may stand between a figure and the hedge after it.
const NOUN_WORDS: usize = 2;

/// Returns the hedge behind the noun that token `at` begins: "500 boats at least", "60 people, at most, came". Where words go
/// on without a comma, it may be theirs: "40 meetings at most schools"; but not "60 people or so came".
pub(super) fn hedge_behind_noun(tokens: &Tokens<'_>, at: usize) -> Option<Hedge> {
    let hedges = &tokens.lexicon.hedges_after;
    let words = (at..at + NOUN_WORDS).take_while(|word| tokens.is(*word, Class::Word)).count();
    let found = (at + 1..=at + words).find_map(|end| {
        let start = end + usize::from(tokens.word(end) == ",");
        let (hedge, next) = phrase_at(tokens, hedges, start)?;
        Some((hedge, next))
    });
    let (hedge, next) = found?;
    // "60 people at most came".
    let is_verb =
        [Set::Back, Set::Was, Set::Is, Set::Have].into_iter().any(|set| tokens.is_in(next, set));
    // "10 tons per year or more of any": no other word is hedged by it.
    let is_rate = tokens.is_in(at, Set::Per) && hedge == Hedge::AtLeast;
    let goes_on =
        tokens.is(next, Class::Word) && !is_verb && !is_rate || tokens.is(next, Class::Figure);
    (!goes_on || hedge == Hedge::About && !money_or_number(tokens, next)).then_some(hedge)
}

fn money_or_number(tokens: &Tokens<'_>, at: usize) -> bool {
    cardinal_at(tokens, at).is_some() || money::is_sign(tokens.word(at))
}

/// Returns what a hedge makes of a value, and the rule; `None` where the two make no sense together.
pub(super) fn hedged(
    hedge: Hedge,
    value: Rational,
    plain: (Number, Rule),
) -> Option<(Number, Rule)> {
    Some(match hedge {
        Hedge::AtLeast => (Number::at_least(value), Rule::AtLeast),
        Hedge::MoreThan => (Number::more_than(value), Rule::MoreThan),
        Hedge::AtMost => (Number::at_most(value), Rule::AtMost),
        Hedge::LessThan => (Number::less_than(value), Rule::LessThan),
        Hedge::About => (Number::about(value), Rule::About),
        Hedge::Nearly => (nearly(value)?, Rule::Nearly),
        Hedge::Exactly => plain,
    })
}

fn nearly(value: Rational) -> Option<Number> {
    let tenth = times(value, Rational::new(9, 10))?;
    Number::range(Bound::Included(tenth), Bound::Excluded(value))
}
