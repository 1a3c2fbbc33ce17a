//! One amount with its hedge, before or after it: "at least 27", "600+ km", "5 or more years".

use crate::value::{Number, Rational};

use crate::reading::lexicon::{Hedge, Phrase, Set};
use crate::reading::number::amount::{Amount, Measure, amount_at, article_at, measured};
use crate::reading::number::cardinal::with_magnitudes;
use crate::reading::number::exclusion::is_no_figure;
use crate::reading::number::found::Found;
use crate::reading::number::hedge::{hedge_after, hedge_behind_noun, hedged};
use crate::reading::number::list::list_after;
use crate::reading::number::money;
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
        || is_name(tokens, measure, next)
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
    let is_open = list.as_ref().is_some_and(|list| list.may_share_magnitude(&number, measure));
    if measure == Measure::None {
        measure = list.and_then(|list| list.shared_measure()).unwrap_or(measure);
    }
    let hedge = hedge.or_else(|| hedge_behind_noun(tokens, after));
    next = after;
    let mut value = number.value;
    if let Some(end) = tokens.after(next, Phrase::BelowZero).filter(|_| hedge.is_none()) {
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
fn is_name(tokens: &Tokens<'_>, measure: Measure<'_>, next: usize) -> bool {
    let capital = |at: &usize| tokens.is_capital(*at);
    let most = match measure {
        Measure::Unit(_) => 1,
        Measure::None => ADDRESS_WORDS,
        Measure::Percent | Measure::Money(_) => 0,
    };
    (next..next + most).take_while(capital).any(|at| tokens.is_in(at, Set::NameEnd))
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
