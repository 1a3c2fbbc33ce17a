//! The scale of a table, as its heading or note names it: "in thousands", "(US$ million)".

use crate::text::Span;

use crate::reading::lexicon::{NumberWord, Set};
use crate::reading::number::cardinal::cardinal_at;
use crate::reading::number::money;
use crate::reading::token::{Class, Tokens};

/// Returns the magnitude that figures elsewhere are in, where the tokens name one: a magnitude that no number stands
/// before, after "in", a bracket, a comma or a currency.
pub(in crate::reading) fn scale_named(tokens: &Tokens<'_>) -> Option<Span> {
    (1..tokens.len()).find(|at| is_scale(tokens, *at)).map(|at| tokens.span(at, at + 1))
}

fn is_scale(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_magnitude = matches!(
        tokens.number_word(at),
        Some(NumberWord::Scale(_) | NumberWord::Suffix(1_000_000..))
    );
    // "in '000", "(000s)".
    let is_noughts = tokens.word(at) == "000";
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
