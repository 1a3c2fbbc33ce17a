//! Numbers of codes and places: telephones, postcodes, coordinates, "COP26".

use crate::value::Rational;

use crate::reading::lexicon::Set;
use crate::reading::number::name::counts_what_follows;
use crate::reading::number::numeral::Numeral;
use crate::reading::token::{Class, Tokens};

/// How many digits a postcode of the United States has.
const POSTCODE: usize = 5;

/// "Washington, DC 20500": five digits after a comma and the two capitals of a state.
pub(super) fn is_postcode(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(state) = from.checked_sub(1) else { return false };
    let digits = tokens.word(from);
    let written = tokens.span(state, from).of(tokens.text);
    digits.len() == POSTCODE
        && tokens.is(from, Class::Figure)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && written.len() == 2
        && written.bytes().all(|byte| byte.is_ascii_uppercase())
        && tokens.word_before(state) == ","
}

/// "0800 1111": digits after others that begin with a nought.
pub(super) fn goes_on_code(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    if is_behind_code_label(tokens, from) {
        return true;
    }
    tokens.is(from, Class::Figure)
        && tokens.is(before, Class::Figure)
        && tokens.word(before).len() > 1
        && tokens.word(before).starts_with('0')
        && !tokens.word(before).contains('.')
        && !counts_what_follows(tokens, from + 1)
}

/// How many groups of digits a code has at most.
const GROUPS: usize = 6;

/// "ISBN 0 7475 3269 9": the last groups of a code that its label begins.
fn is_behind_code_label(tokens: &Tokens<'_>, from: usize) -> bool {
    let is_group = |at: &usize| tokens.is(*at, Class::Figure);
    let groups = (0..from).rev().take(GROUPS).take_while(is_group).count();
    groups > 0
        && is_group(&from)
        && from > groups
        && tokens.is_in(from - groups - 1, Set::CodeLabel)
}

/// "51°30′N", "36.5° E": degrees with minutes after them, or a letter of the compass.
pub(super) fn is_coordinate(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let is_minutes = |at: usize| matches!(tokens.word(at), "\'" | "′" | "’");
    if matches!(tokens.word_before(from), DEGREE | "′") {
        return true;
    }
    tokens.word(to) == DEGREE
        && (tokens.is(to + 1, Class::Figure) && is_minutes(to + 2)
            || tokens.is_capital_word(to + 1) && tokens.is_in(to + 1, Set::CompassLetter))
}

const DEGREE: &str = "°";

/// "COP26", "SDG 5": a name that is written like an amount of money, but too small for one.
pub(super) fn is_named_like_money(tokens: &Tokens<'_>, from: usize, number: &Numeral) -> bool {
    tokens.is_in(from, Set::NamedCode)
        && number.value < Rational::from_integer(100)
        && number.magnitude == 1
        && number.step.is_none()
}

/// "P5+1": a sign that ties digits to a name.
pub(super) fn is_added_to_name(tokens: &Tokens<'_>, from: usize) -> bool {
    from >= 2
        && tokens.word(from - 1) == "+"
        && tokens.glued(from - 1)
        && tokens.glued(from)
        && tokens.is(from - 2, Class::Word)
}

/// "the 600 block of Main Street".
pub(super) fn is_block(tokens: &Tokens<'_>, from: usize, number: &Numeral) -> bool {
    let hyphen = usize::from(tokens.ties(number.next));
    let hundreds = number.value / Rational::from_integer(100);
    tokens.is(from, Class::Figure)
        && hundreds.is_integer()
        && hundreds >= Rational::ONE
        && tokens.is_in(number.next + hyphen, Set::AddressNoun)
}

/// "two-faced", "a six-figure sum": what a hyphen ties to the number tells that it counts nothing here.
pub(super) fn is_tied_to_quality(tokens: &Tokens<'_>, to: usize) -> bool {
    tokens.ties(to) && tokens.is_in(to + 1, Set::TiedQuality)
}
