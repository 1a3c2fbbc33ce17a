//! Numeral numbers, in digits, in words, and in both: "1.2 million", "a hundred and five", "3 hundred and one".

use crate::reading::lexicon::{NumberWord, Set};
use crate::reading::number::digits::digits_at;
use crate::reading::number::exclusion::is_opening;
use crate::reading::number::fraction::{continued, fraction_at};
use crate::reading::number::numeral::{LARGEST_DENOMINATOR, LARGEST_NUMERATOR, Numeral};
use crate::reading::number::worded::words_at;
use crate::reading::token::{Class, Tokens};

/// Returns the cardinal number that begins at token `i`.
pub(in crate::reading) fn cardinal_at(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    let start = i + usize::from(is_minus(tokens, i));
    let whole = digits_at(tokens, start).or_else(|| words_at(tokens, start));
    let mut found = fraction_at(tokens, start).or_else(|| continued(tokens, whole?))?;
    if start > i {
        found.value = -found.value;
    }
    // Longer numbers have no notation.
    let is_short = *found.value.denom() <= LARGEST_DENOMINATOR
        && found.value.numer().unsigned_abs() <= LARGEST_NUMERATOR;
    is_short.then_some(found)
}

/// "-0.42", "− 0.42", "minus 5", "negative one"; and "- 1,200,000" where the text holds nothing else.
fn is_minus(tokens: &Tokens<'_>, i: usize) -> bool {
    let digits = tokens.is(i + 1, Class::Figure)
        || tokens.is(i + 1, Class::Other)
        || (tokens.is_decimal_sign(i + 1) && tokens.is(i + 2, Class::Figure));
    if tokens.is_in(i, Set::Negative) {
        return digits || tokens.number_word(i + 1).is_some_and(NumberWord::is_cardinal);
    }
    if !(tokens.is_hyphen(i) && digits) {
        return false;
    }
    let stands_free = !tokens.glued(i) || is_opening(tokens.word_before(i));
    let alone = i == 0 && tokens.len() <= i + 5 && !tokens.text.trim_end().contains('\n');
    stands_free && (tokens.glued(i + 1) || tokens.word(i) == "−" || alone)
}
