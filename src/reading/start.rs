//! Which words a figure can begin with: most words of prose are passed over by one look-up.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::token::{Class, Tokens};
use super::words::rows;

/// The first words of figures, hedges and idioms, by their first byte.
static STARTS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_first_byte = vec![Vec::new(); 256];
    for word in words() {
        if let Some(first) = word.bytes().next() {
            let row: &mut Vec<&str> = &mut by_first_byte[usize::from(first)];
            if !row.contains(&word) {
                row.push(word);
            }
        }
    }
    by_first_byte
});

/// Words that begin figures and stand in no table.
const OTHERS: [&str; 11] =
    ["a", "an", "between", "from", "minus", "negative", "no", "none", "not", "the", "-"];

const HEDGES: &str = include_str!("../../data/words/hedges.tsv");

fn words() -> impl Iterator<Item = &'static str> {
    let tables = [
        include_str!("../../data/words/numbers.tsv"),
        include_str!("../../data/words/currencies.tsv"),
        include_str!("../../data/words/vague.tsv"),
        include_str!("../../data/words/shares.tsv"),
        include_str!("../../data/words/idioms.tsv"),
    ];
    let phrases = tables.into_iter().flat_map(|table| rows(table).map(|(phrase, ..)| phrase));
    let hedges = rows(HEDGES).filter(|(_, side, _)| *side == "before").map(|(phrase, ..)| phrase);
    phrases.chain(hedges).chain(OTHERS).map(|phrase| phrase.split(' ').next().unwrap_or(phrase))
}

/// Whether a figure, its hedge or an idiom can begin at token `i`.
pub(super) fn may_begin(tokens: &Tokens<'_>, i: usize) -> bool {
    let word = tokens.word(i);
    if !tokens.is(i, Class::Word) {
        return true;
    }
    let Some(first) = word.bytes().next() else { return false };
    // "USD115", "thirtyfirst".
    let joined = || {
        word.ends_with(|c: char| c.is_ascii_digit())
            || ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end)) && word.contains("ty")
    };
    STARTS[usize::from(first)].contains(&word) || joined()
}

/// Whether `word` stands in a phrase that figures are read from: a number, hedge, unit, currency or vague quantity.
pub(super) fn is_in_a_phrase(word: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let tables = [
            HEDGES,
            include_str!("../../data/words/numbers.tsv"),
            include_str!("../../data/words/currencies.tsv"),
            include_str!("../../data/words/units.tsv"),
            include_str!("../../data/words/vague.tsv"),
        ];
        let phrases = tables.into_iter().flat_map(|table| rows(table).map(|(phrase, ..)| phrase));
        phrases.flat_map(|phrase| phrase.split(' ')).collect()
    });
    WORDS.contains(word)
}
