//! The minutes of a game, which have the sign of feet: "Kane (67')", "Salah 12', 90+3'".

use std::iter::successors;

use crate::reading::token::{Class, Tokens};

/// The most minutes that a game of two halves has, with those that are added and played after them.
const LONGEST_GAME: u8 = 130;

/// How many minutes of one player are listed at most.
const LONGEST_LIST: usize = 6;

/// Whether the digits at token `at` are a minute of a game, or those that were added to it: the sign of feet stands after
/// them, and a name, another minute or what was added beside them.
pub(super) fn is_minute_of_game(tokens: &Tokens<'_>, at: usize) -> bool {
    if !is_short(tokens, at) {
        return false;
    }
    // "12', 67'".
    let listed = |at: &usize| {
        let before = at.checked_sub(3)?;
        let is_joined = matches!(tokens.word(at - 1), "," | ";") && is_sign(tokens, at - 2);
        (is_joined && is_short(tokens, before)).then_some(before)
    };
    let mut list = successors(Some(at), listed).take(LONGEST_LIST);
    is_added(tokens, at)
        || is_signed(tokens, at) && list.any(|at| is_of_name(tokens, at) || is_added(tokens, at))
}

/// "Moor 12'", "Moor (67')": a name stands before the minute at token `at`, and nothing that has a length behind it.
fn is_of_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let opened = usize::from(tokens.word(before) == "(");
    let is_named = before >= opened && tokens.is_capital_word(before - opened);
    is_signed(tokens, at) && is_named && ends(tokens, at + 2)
}

/// "45'+2", "90+3'": the digits at token `at` are the minute or what was added to it.
fn is_added(tokens: &Tokens<'_>, at: usize) -> bool {
    let sign = usize::from(is_signed(tokens, at));
    let adds = |plus: usize| {
        tokens.word(plus) == "+"
            && tokens.glued(plus)
            && tokens.glued(plus + 1)
            && is_short(tokens, plus + 1)
    };
    let leads = adds(at + 1 + sign) && (sign == 1 || is_signed(tokens, at + 2));
    let follows = at >= 2 && adds(at - 1) && {
        let behind_sign = at >= 3 && is_sign(tokens, at - 2);
        behind_sign || sign == 1 && is_short(tokens, at - 2)
    };
    leads || follows
}

/// Whether nothing that has a length stands at token `at`: "a Boeing 40' long".
fn ends(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is(at, Class::Word) && !tokens.is(at, Class::Figure)
}

fn is_signed(tokens: &Tokens<'_>, at: usize) -> bool {
    is_sign(tokens, at + 1) && tokens.glued(at + 1)
}

fn is_sign(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "'" | "′" | "’")
}

fn is_short(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_digits(at) && tokens.word(at).parse().is_ok_and(|minute: u8| minute <= LONGEST_GAME)
}
