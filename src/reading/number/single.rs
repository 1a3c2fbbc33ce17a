//! One amount with its hedge, before or after it: "at least 27", "600+ km", "5 or more years".

use crate::value::{Number, Rational};

use crate::reading::lexicon::{Ending, Hedge, Phrase, Set};
use crate::reading::number::amount::{Amount, Measure, amount_at, article_at, measured};
use crate::reading::number::cardinal::with_magnitudes;
use crate::reading::number::exclusion::is_no_figure;
use crate::reading::number::found::Found;
use crate::reading::number::hedge::{hedge_after, hedge_behind_noun, hedged};
use crate::reading::number::list::list_after;
use crate::reading::number::money;
use crate::reading::number::name::is_headline;
use crate::reading::number::numeral::Numeral;
use crate::reading::resolve::Unresolved;
use crate::reading::token::{Class, Tokens};

/// How many words an address has after its number: "1600 Pennsylvania Avenue".
const ADDRESS_WORDS: usize = 3;

/// One amount with its hedge.
pub(super) fn one_at<'t>(
    tokens: &Tokens<'t>,
    i: usize,
    start: usize,
    hedge: Option<Hedge>,
) -> Option<Found<'t>> {
    let amount = amount_at(tokens, start).or_else(|| article_at(tokens, start))?;
    let Amount { mut number, mut measure, mut next } = amount;
    if is_no_figure(tokens, start, &number, measure != Measure::None)
        || is_name(tokens, measure, start, next)
    {
        return None;
    }
    // "$2000 over 3 years" is no bound.
    let spans = tokens.is_in(i, Set::Span)
        && start == i + 1
        && matches!(measure, Measure::Unit(unit) if unit.is_time())
        && (tokens.is(i.wrapping_sub(1), Class::Figure) || money::is_sign(tokens.word_before(i)));
    if spans {
        return None;
    }
    let (hedge, mut after) = hedge_after(tokens, next, hedge);
    // "600+ km", "5 or more years", "fifty-odd thousand", "40+ million euros".
    if after > next && measure == Measure::None {
        let scaled = with_magnitudes(tokens, Numeral { next: after, ..number });
        let amount = measured(tokens, scaled);
        Amount { number, measure, next: after } = amount;
    }
    let list = list_after(tokens, start, after);
    let mut is_open = list.as_ref().is_some_and(|list| list.may_share_magnitude(&number, measure));
    if let Some(scaled) =
        list.as_ref().filter(|_| is_open).and_then(|list| list.with_shared_magnitude(&number))
    {
        (number, is_open) = (scaled, false);
    }
    if measure == Measure::None {
        measure = list.and_then(|list| list.shared_measure(&number)).unwrap_or(measure);
    }
    let hedge = hedge.or_else(|| hedge_behind_noun(tokens, after));
    next = after;
    let mut value = number.value;
    if let Some(end) =
        tokens.after(next, Phrase::BelowZero).filter(|_| matches!(hedge, None | Some(Hedge::About)))
    {
        value = -value;
        next = end;
    }
    let number = Numeral { value, ..number };
    let plain = (stated(&number, measure == Measure::Percent), number.rule);
    let (number_, rule) = match hedge {
        Some(hedge) => hedged(hedge, value, plain)?,
        None => plain,
    };
    Some(Found {
        number: number_,
        rule,
        measure,
        share: number.share,
        unread: is_open.then_some(Unresolved::SharedMagnitude),
        from: start,
        next,
    })
}

/// "Eight Mile Road", "29km Road", "10 Downing Street".
fn is_name(tokens: &Tokens<'_>, measure: Measure<'_>, start: usize, next: usize) -> bool {
    match measure {
        Measure::Unit(unit) => {
            tokens.is_capital(next) && tokens.is_in(next, Set::NameEnd)
                || unit.is_time() && is_titled(tokens, start, next)
        }
        Measure::None => is_house_number(tokens, start, next),
        // "the rapper 50 Cent".
        Measure::Money(currency) => {
            let last = next - 1;
            currency.minor
                && tokens.is(start, Class::Figure)
                && tokens.is_capital_word(last)
                && !tokens.lexicon.ends(tokens.word(last), Ending::Plural)
                && !is_headline(tokens, start, last)
        }
        Measure::Percent => false,
    }
}

/// "CBS's 60 Minutes": a length of time with a capital, in a text that is no headline, is a title.
fn is_titled(tokens: &Tokens<'_>, start: usize, next: usize) -> bool {
    let last = next - 1;
    next == start + 2
        && tokens.is(start, Class::Figure)
        && tokens.is_capital_word(last)
        && tokens.word(last).len() > 3
        && !is_headline(tokens, start, last)
}

/// Whether the number from token `start` to `next` is that of a house: "10 Downing Street", "at 2134 Caldwell Place", "3170 W.
/// County Road". "12 Supreme Court judges" are none.
pub(in crate::reading) fn is_house_number(tokens: &Tokens<'_>, start: usize, next: usize) -> bool {
    let mut at = next;
    if is_by_compass(tokens, next) || is_before_room(tokens, start, next) {
        return true;
    }
    for _ in 0..ADDRESS_WORDS {
        if !tokens.is_capital_word(at) {
            return false;
        }
        if tokens.is_in(at, Set::NameEnd) {
            return true;
        }
        if at > next && tokens.is_in(at, Set::OpenNameEnd) {
            let led = tokens.is_in_before(start, Set::AddressLead);
            let ended = !tokens.is(at + 1, Class::Word) || tokens.is_in(at + 1, Set::Parting);
            return led && ended || is_in_town(tokens, start, at + 1);
        }
        // "3170 W. County Road".
        let stop = tokens.word(at).len() == 1 && tokens.word(at + 1) == ".";
        at += 1 + usize::from(stop);
    }
    false
}

/// "1201 Franklin, Suite 600".
fn is_before_room(tokens: &Tokens<'_>, start: usize, next: usize) -> bool {
    let names = (next..next + ADDRESS_WORDS).take_while(|at| tokens.is_capital_word(*at)).count();
    let comma = next + names;
    names > 0
        && tokens.is(start, Class::Figure)
        && tokens.word(comma) == ","
        && tokens.is_capital_word(comma + 1)
        && tokens.is_in(comma + 1, Set::Room)
        && tokens.is_digits(comma + 2)
}

/// "330 W. Broadway": a quarter of the compass before the name of a street.
fn is_by_compass(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.is_in(next, Set::CompassLetter)
        && tokens.is_capital_word(next)
        && !tokens.glued(next)
        && tokens.word(next + 1) == "."
        && tokens.glued(next + 1)
        && tokens.is_capital_word(next + 2)
}

/// "4339 Persian Court, in Snellville": the town behind the comma at token `at` shows digits that are no round number to be
/// those of a house.
pub(in crate::reading) fn is_in_town(tokens: &Tokens<'_>, start: usize, at: usize) -> bool {
    let town = at + 1 + usize::from(tokens.is_in(at + 1, Set::BeforePeriod));
    let digits = tokens.word(start);
    tokens.is(start, Class::Figure)
        && !digits.contains(['.', ','])
        && !digits.ends_with("00")
        && tokens.word(at) == ","
        && tokens.is_capital_word(town)
}

/// Returns a number as it was written: rounded where its last digit shows so, and a percentage always.
pub(super) fn stated(number: &Numeral, percent: bool) -> Number {
    match number.step {
        _ if number.loose => Number::loose(number.value),
        Some(step) => Number::rounded(number.value, step),
        None if percent => Number::rounded(number.value, Rational::from_integer(1)),
        None => Number::exact(number.value),
    }
}
