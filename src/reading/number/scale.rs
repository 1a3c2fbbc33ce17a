//! The scale of a table, as its heading or note names it: "in thousands", "(US$ million)".

use crate::text::{Span, is_invisible};

use crate::reading::lexicon::{Lexicon, NumberWord, Set};
use crate::reading::number::cardinal::cardinal_at;
use crate::reading::number::money;
use crate::reading::token::{Class, Tokens};

/// Returns the magnitude that figures elsewhere are in, where the tokens name one: a magnitude that no number stands
/// before, after "in", a bracket, a comma or a currency.
pub(in crate::reading) fn scale_named(tokens: &Tokens<'_>) -> Option<Span> {
    (1..tokens.len()).find(|at| is_scale(tokens, *at)).map(|at| tokens.span(at, at + 1))
}

/// Whether a word of a line could be a scale: a quick look, which spares most lines their tokens.
pub(in crate::reading) fn may_name_scale(lexicon: &Lexicon, line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    let names = |word: &str| {
        word.contains(NOUGHTS) || is_magnitude(lexicon.number_word(&word.to_lowercase()))
    };
    // Words with invisible characters inside are read without them.
    line.contains(is_invisible) || words.any(names)
}

/// "in '000", "(000s)".
const NOUGHTS: &str = "000";

fn is_magnitude(word: Option<NumberWord>) -> bool {
    matches!(word, Some(NumberWord::Scale(_) | NumberWord::Suffix(1_000_000..)))
}

/// Whether the scale of the number at token `from` stands before it: "Revenue ($m): 12", "Births (thousands) 4", `EURm 5`,
/// `TEUR 540`.
pub(super) fn stands_before(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(last) = from.checked_sub(1) else { return false };
    if tokens.is_capital_word(last) {
        return money::is_scaled_code(tokens, last);
    }
    let last = if tokens.word(last) == ":" { last.saturating_sub(1) } else { last };
    let scale = last.saturating_sub(1);
    tokens.word(last) == ")"
        && scale > 0
        && (is_scale(tokens, scale) || is_letter_of_money(tokens, scale))
}

/// "$m", "€bn".
fn is_letter_of_money(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_letter = tokens.number_word(at).is_some_and(|word| word.suffix_of_money().is_some());
    is_letter && tokens.glued(at) && money::is_sign(tokens.word_before(at))
}

/// Whether the word or noughts at token `at`, which is not the first, name a scale.
pub(super) fn is_scale(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_magnitude = is_magnitude(tokens.number_word(at));
    let is_noughts = tokens.word(at) == NOUGHTS;
    let before = at - 1;
    let sign = tokens.word(before);
    let apostrophe = usize::from(matches!(sign, "'" | "‘" | "’") && is_noughts && at > 1);
    let before = before - apostrophe;
    let opened = matches!(tokens.word(before), "(" | "[" | ",")
        || tokens.is_in(before, Set::BeforeScale)
        || money::ends_before_scale(tokens, before);
    // "(thousand tonnes)" is a scale, and "in millions of homes" is none.
    let counts = tokens.is_in(at + 1, Set::Of) && !money::follows(tokens, at + 2);
    let numbered = cardinal_at(tokens, before).is_some() && tokens.is(before, Class::Figure);
    (is_magnitude || is_noughts) && opened && !numbered && !counts
}
