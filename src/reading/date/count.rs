//! Days of a month, places in an order and whole numbers, as dates have them.

use crate::reading::lexicon::{NumberWord, Set};
use crate::reading::number::cardinal_at;
use crate::reading::token::{Class, Tokens};

/// "7", "7th", "seventh", "twenty-first", "twenty first".
pub(super) fn day(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let in_month = |(day, next): (i64, usize)| (1..=31).contains(&day).then_some((day, next));
    if let Some(found) = ordinal(tokens, at) {
        return in_month(found);
    }
    in_month((tokens.small_digits(at)?, at + 1))
}

/// "twenty one", "fifteen".
pub(super) fn day_name(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let (number, next) = match tokens.number_word(at)? {
        NumberWord::Unit(unit) => (unit, at + 1),
        NumberWord::Tens(tens) => {
            let unit_at = at + 1 + usize::from(tokens.is_hyphen(at + 1));
            match tokens.number_word(unit_at) {
                Some(NumberWord::Unit(unit @ 1..=9)) => (tens + unit, unit_at + 1),
                _ => (tens, at + 1),
            }
        }
        _ => return None,
    };
    (1..=31).contains(&number).then_some((i64::from(number), next))
}

/// "2nd", "second", "last"; from the end, negative.
pub(super) fn nth(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    if tokens.is_in(at, Set::LastPlace) {
        return Some((-1, at + 1));
    }
    // "the 100th day of 2010".
    let word = tokens.word(at);
    if word.len() == 3 && tokens.is(at, Class::Figure) {
        return Some((word.parse().ok()?, suffixed(tokens, at)?));
    }
    ordinal(tokens, at)
}

/// Returns the token after the digits at token `at` and their suffix.
fn suffixed(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let suffix = tokens.is_in(at + 1, Set::OrdinalSuffix) && tokens.glued(at + 1);
    suffix.then_some(at + 2)
}

fn ordinal(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    if let Some(number) = tokens.small_digits(at) {
        return Some((number, suffixed(tokens, at)?));
    }
    match tokens.bare_number_word(at)? {
        NumberWord::Ordinal(number @ ..=99) => Some((i64::try_from(number).ok()?, at + 1)),
        NumberWord::Tens(tens) => {
            let unit_at = at + 1 + usize::from(tokens.is_hyphen(at + 1));
            match tokens.number_word(unit_at) {
                Some(NumberWord::Ordinal(unit @ 1..=9)) => {
                    Some((i64::from(tens) + i64::try_from(unit).ok()?, unit_at + 1))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// "27", "twenty-seven"; of "two and a half" the two.
pub(super) fn whole_number(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let cardinal = cardinal_at(tokens, at)?;
    if !cardinal.value.is_integer() && tokens.is_in(at + 1, Set::And) {
        return tokens.small_digits(at).map(|digits| (digits, at + 1)).or_else(|| unit(tokens, at));
    }
    let whole = cardinal.value.is_integer().then(|| cardinal.value.to_integer())?;
    let number = i64::try_from(whole).ok().filter(|number| (1..=10_000).contains(number))?;
    Some((number, cardinal.next))
}

fn unit(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    match tokens.number_word(at)? {
        NumberWord::Unit(unit) => Some((i64::from(unit), at + 1)),
        _ => None,
    }
}

pub(super) fn two_digits(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    (tokens.word(at).len() == 2).then_some((tokens.small_digits(at)?, at + 1))
}
