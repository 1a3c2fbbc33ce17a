//! Numeral numbers, in digits, in words, and in both: "1.2 million", "a hundred and five", "3 hundred and one".

use crate::reading::lexicon::{NumberWord, Set};
use crate::reading::number::digits::digits_at;
use crate::reading::number::exclusion::is_opening;
use crate::reading::number::fraction::{continued, fraction_at};
use crate::reading::number::money;
use crate::reading::number::numeral::{LARGEST_DENOMINATOR, LARGEST_NUMERATOR, Numeral};
use crate::reading::number::percent::percent_after;
use crate::reading::number::unit::unit_at;
use crate::reading::number::worded::words_at;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// Returns the cardinal number that begins at token `i`.
pub(in crate::reading) fn cardinal_at(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    let minus = minus_at(tokens, i);
    let start = i + minus;
    let whole = digits_at(tokens, start).or_else(|| words_at(tokens, start));
    let mut found = fraction_at(tokens, start).or_else(|| continued(tokens, whole?))?;
    found = said_twice(tokens, &found).unwrap_or(found);
    if start > i {
        found.value = -found.value;
    }
    // Longer numbers have no notation.
    let is_short = *found.value.denom() <= LARGEST_DENOMINATOR
        && found.value.numer().unsigned_abs() <= LARGEST_NUMERATOR;
    is_short.then_some(found)
}

/// "thirty (30)", "five (5) million", "12 (twelve)": the same number in words and in digits.
fn said_twice(tokens: &Tokens<'_>, first: &Numeral) -> Option<Numeral> {
    if tokens.word(first.next) != "(" {
        return None;
    }
    let again = match first.rule {
        Rule::Words => digits_at(tokens, first.next + 1)?,
        Rule::Digits => words_at(tokens, first.next + 1)?,
        _ => return None,
    };
    let closes = tokens.word(again.next) == ")" && again.value == first.value;
    let whole = || Numeral { next: again.next + 1, ..first.clone() };
    closes.then(|| with_magnitudes(tokens, whole()))
}

/// Returns the number times the magnitudes after it: "million" of "40-odd million"; the number where there are none.
pub(super) fn with_magnitudes(tokens: &Tokens<'_>, number: Numeral) -> Numeral {
    let mut found = number;
    while let Some(scale) = tokens.number_word(found.next).and_then(NumberWord::magnitude)
        && let Some(scaled) = found.clone().scaled(scale, found.next + 1)
    {
        found = scaled;
    }
    found
}

/// Returns how many tokens the minus at token `i` has: two in "minus-54 degrees", none where there is none.
fn minus_at(tokens: &Tokens<'_>, i: usize) -> usize {
    let tied = tokens.is_in(i, Set::Negative)
        && tokens.ties(i + 1)
        && (tokens.is_digits(i + 2)
            || tokens.number_word(i + 2).is_some_and(NumberWord::is_cardinal));
    if tied { 2 } else { usize::from(is_minus(tokens, i)) }
}

/// "-0.42", "− 0.42", "minus 5", "negative one"; and "- 1,200,000" where the text holds nothing else.
fn is_minus(tokens: &Tokens<'_>, i: usize) -> bool {
    let digits = tokens.is_digits(i + 1)
        || (tokens.is_decimal_sign(i + 1) && tokens.is(i + 2, Class::Figure));
    if tokens.is_in(i, Set::Negative) {
        let word = tokens.number_word(i + 1);
        return digits
            || tokens.is_in(i + 1, Set::Indefinite)
            || word.is_some_and(|word| word.is_cardinal() || matches!(word, NumberWord::Share(_)));
    }
    if !(tokens.is_hyphen(i) && digits) {
        return false;
    }
    let stands_free = !tokens.glued(i) || is_opening(tokens.word_before(i));
    let alone = i == 0 && (tokens.len() == 2 || measures_to_the_end(tokens, 2));
    let minus = tokens.glued(i + 1) || tokens.word(i) == "−" || alone;
    let counts = tokens.is_small_word(i + 2)
        && !tokens.glued(i + 2)
        && !tokens.is_in(i + 2, Set::RangeJoint)
        && unit_at(tokens, i + 2).is_none();
    // "-27 dead" in a list.
    stands_free && minus && !(counts && tokens.breaks_line(i))
}

/// Whether token `at` begins a sign or the name of degrees, money or shares, and nothing follows: such amounts are below
/// zero, as lengths and weights are not.
fn measures_to_the_end(tokens: &Tokens<'_>, at: usize) -> bool {
    let unit = unit_at(tokens, at).filter(|(unit, _)| unit.system.is_none()).map(|(_, next)| next);
    let end = unit.or_else(|| percent_after(tokens, at));
    end.or_else(|| money::after(tokens, at).map(|(_, next)| next)) == Some(tokens.len())
}
