//! Which words a figure can begin with: most words of prose are passed over by one look-up.

use std::sync::LazyLock;

use super::token::{Class, Tokens};
use super::word_table::WordTable;
use super::words::rows;

/// What a word can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// A figure by itself: "five", "dozens", "USD".
    Figure,
    /// A figure, if a word that counts follows soon: "at least", "the", "no fewer than".
    Lead,
}

/// How many tokens stand at most between the first word of a figure and one that counts: "in the region of about".
const LEAD: usize = 6;

/// Words that begin figures and stand in no table.
const OTHERS: [(&str, Start); 10] = [
    ("a", Start::Lead),
    ("an", Start::Lead),
    ("between", Start::Lead),
    ("from", Start::Lead),
    ("minus", Start::Lead),
    ("negative", Start::Lead),
    ("no", Start::Figure),
    ("none", Start::Figure),
    ("not", Start::Lead),
    ("the", Start::Lead),
];

const HEDGES: &str = include_str!("../../data/words/hedges.tsv");

/// The words that figures begin with, by their first byte.
static STARTS: LazyLock<Vec<Vec<(&'static str, Start)>>> = LazyLock::new(|| {
    let mut by_first_byte = vec![Vec::new(); 256];
    for (word, start) in starts() {
        let row: &mut Vec<(&str, Start)> = &mut by_first_byte[usize::from(word.as_bytes()[0])];
        match row.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) if start == Start::Figure => *known = start,
            Some(_) => {}
            None => row.push((word, start)),
        }
    }
    by_first_byte
});

fn first(phrase: &'static str) -> &'static str {
    phrase.split(' ').next().unwrap_or(phrase)
}

fn starts() -> impl Iterator<Item = (&'static str, Start)> {
    let figures = [
        include_str!("../../data/words/numbers.tsv"),
        include_str!("../../data/words/currencies.tsv"),
    ];
    let figures =
        figures.into_iter().flat_map(|table| rows(table).map(|(phrase, ..)| first(phrase)));
    // "a few", "most of": their articles and prepositions count nothing.
    let vague =
        [include_str!("../../data/words/vague.tsv"), include_str!("../../data/words/shares.tsv")];
    let vague =
        vague.into_iter().flat_map(|table| rows(table).flat_map(|(phrase, ..)| phrase.split(' ')));
    let vague = vague.filter(|word| !matches!(*word, "a" | "of" | "the"));
    let hedges = rows(HEDGES).filter(|(_, side, _)| *side == "before").map(|(phrase, ..)| phrase);
    let idioms = rows(include_str!("../../data/words/idioms.tsv")).map(|(phrase, ..)| phrase);
    let leads = hedges.chain(idioms).map(|phrase| (first(phrase), Start::Lead));
    let figures = figures.chain(vague).map(|word| (word, Start::Figure));
    figures.chain(leads).chain(OTHERS).filter(|(word, _)| !word.is_empty())
}

/// Whether a figure, its hedge or an idiom can begin at token `i`.
pub(super) fn may_begin(tokens: &Tokens<'_>, i: usize) -> bool {
    match start_at(tokens, i) {
        Some(Start::Figure) => true,
        Some(Start::Lead) => {
            (i + 1..=i + LEAD).any(|next| start_at(tokens, next) == Some(Start::Figure))
        }
        None => false,
    }
}

fn start_at(tokens: &Tokens<'_>, i: usize) -> Option<Start> {
    let token = tokens.get(i)?;
    let word = tokens.word(i);
    match token.class {
        Class::Figure | Class::Other => Some(Start::Figure),
        Class::Sign => sign_start(tokens, i, word),
        Class::Word => {
            let row = STARTS.get(usize::from(*word.as_bytes().first()?))?;
            let known = row.iter().find(|(start, _)| *start == word).map(|(_, start)| *start);
            // "USD115", "thirtyfirst".
            let joined = || {
                word.ends_with(|c: char| c.is_ascii_digit())
                    || (["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
                        && word.contains("ty"))
            };
            known.or_else(|| joined().then_some(Start::Figure))
        }
    }
}

/// Signs begin figures as their sign, currency or comparison, and as a fraction; most signs begin nothing.
fn sign_start(tokens: &Tokens<'_>, i: usize, sign: &str) -> Option<Start> {
    let numeric =
        |c: char| c.is_numeric() || !(c.is_ascii() || c.is_alphanumeric() || is_quotation(c));
    match sign {
        "." => tokens.is(i + 1, Class::Figure).then_some(Start::Lead),
        "-" | "–" | "+" | "~" | "=" | "<" | ">" | "$" | "^" | "|" => Some(Start::Lead),
        _ => sign.contains(numeric).then_some(Start::Figure),
    }
}

fn is_quotation(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '«' | '»' | '—' | '…')
}

/// Whether `word` stands in a phrase that figures are read from: a number, hedge, unit, currency or vague quantity.
pub(super) fn is_in_a_phrase(word: &str) -> bool {
    static WORDS: LazyLock<WordTable<()>> = LazyLock::new(|| {
        let tables = [
            HEDGES,
            include_str!("../../data/words/numbers.tsv"),
            include_str!("../../data/words/currencies.tsv"),
            include_str!("../../data/words/units.tsv"),
            include_str!("../../data/words/vague.tsv"),
        ];
        let phrases = tables.into_iter().flat_map(|table| rows(table).map(|(phrase, ..)| phrase));
        phrases.flat_map(|phrase| phrase.split(' ')).map(|word| (word, ())).collect()
    });
    WORDS.has(word)
}
