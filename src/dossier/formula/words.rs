//! The words of a formula: what white space parts, and the parentheses at the outside of words.
//!
//! Ids may hold `(`, `)` and `-`. A word that is the id of a claim is that claim; of any other, the parentheses before
//! and after it are words of their own: `( a + b )` and `(a + b)` say the same, and `(seats(won) + b)` has one pair.

use super::Operator;
use crate::dossier::mistake::Mistake;
use crate::dossier::rules::Known;
use crate::dossier::rules::words::{Word, words};
use crate::text::Span;

/// A word of a formula.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) word: Word<'a>,
    pub(super) what: TokenKind,
}

/// What a word of a formula is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Operator(Operator),
    /// A claim, a figure or a unit.
    Operand,
}

/// Returns the words of `text`, in order.
pub(super) fn tokens<'a>(text: &'a str, known: &Known) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    for word in words(text) {
        add(&mut tokens, word, known);
    }
    tokens
}

fn add<'a>(tokens: &mut Vec<Token<'a>>, word: Word<'a>, known: &Known) {
    let is_claim = |text: &str| known.0.contains_key(text);
    let (mut start, mut end) = (0, word.text.len());
    while !is_claim(&word.text[start..end]) && word.text[start..end].starts_with('(') {
        tokens.push(Token { word: part(word, start, start + 1), what: TokenKind::Open });
        start += 1;
    }
    while !is_claim(&word.text[start..end]) && word.text[start..end].ends_with(')') {
        end -= 1;
    }
    if start < end {
        let word = part(word, start, end);
        let what = operator(word.text).map_or(TokenKind::Operand, TokenKind::Operator);
        tokens.push(Token { word, what });
    }
    for at in end..word.text.len() {
        tokens.push(Token { word: part(word, at, at + 1), what: TokenKind::Close });
    }
}

fn part(word: Word<'_>, start: usize, end: usize) -> Word<'_> {
    let text = &word.text[start..end];
    Word { text, span: Span::new(start, end).shifted(word.span.start) }
}

fn operator(text: &str) -> Option<Operator> {
    Some(match text {
        "+" => Operator::Plus,
        "-" => Operator::Minus,
        "*" => Operator::Times,
        "/" => Operator::Over,
        _ => return None,
    })
}

/// What people type for an operator, and what to write.
const SLIPS: [(&str, &str); 8] = [
    ("−", "write `-`"),
    ("–", "write `-`"),
    ("×", "write `*`"),
    ("·", "write `*`"),
    ("÷", "write `/`"),
    (":", "write `/`"),
    ("=", "write only what the figure is: `a / b`"),
    ("%", "write the sign next to its figure: `50%`"),
];

/// Returns why the word is no operator and no claim, with what to write.
pub(super) fn slip(word: Word<'_>) -> Option<Mistake> {
    let (_, help) = SLIPS.iter().find(|(slip, _)| *slip == word.text)?;
    let message = format!("{} is no operator of formulas", word.quoted());
    Some(Mistake::new(word.span, message, "expected `+`, `-`, `*` or `/`").help(*help))
}
