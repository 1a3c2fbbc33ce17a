//! A quote in pieces: as it is, around its elisions, and around its insertions too.

use std::collections::BTreeMap;

use super::candidates::Pattern;
use super::elision::{self, Elided, QuotePiece};

/// The patterns to look for, each text once.
#[derive(Default)]
pub(super) struct Patterns<'a> {
    pub(super) all: Vec<Pattern>,
    known: BTreeMap<&'a str, usize>,
}

impl<'a> Patterns<'a> {
    /// Returns the index of the pattern of `text`.
    fn index_of(&mut self, text: &'a str) -> usize {
        *self.known.entry(text).or_insert_with(|| {
            self.all.push(Pattern::new(text));
            self.all.len() - 1
        })
    }

    fn part(&mut self, piece: QuotePiece<'a>) -> QuotePart<'a> {
        let QuotePiece { gap, text, before, after } = piece;
        QuotePart { gap, text, before, after, pattern: self.index_of(text) }
    }
}

/// The pieces of a quote, in order.
pub(super) type Way<'a> = Vec<QuotePart<'a>>;

/// A piece of a quote.
#[derive(Clone, Copy)]
pub(super) struct QuotePart<'a> {
    /// The text that is passed over before it.
    pub(super) gap: Elided,
    pub(super) text: &'a str,
    /// The words of an editor directly before it.
    pub(super) before: Option<&'a str>,
    /// The words of an editor directly after it.
    pub(super) after: Option<&'a str>,
    /// The index of its pattern.
    pub(super) pattern: usize,
}

/// Returns the ways to take a quote, in the order in which they are tried: as it is, around its elisions, and
/// around its insertions too. Their patterns are added to `patterns`.
pub(super) fn ways_to_part<'a>(quote: &'a str, patterns: &mut Patterns<'a>) -> Vec<Way<'a>> {
    let plain = |text| QuotePiece { gap: Elided::LeftOut, text, before: None, after: None };
    let whole = vec![patterns.part(plain(quote))];
    if !elision::may_be_in(quote) {
        return vec![whole];
    }
    let elided = elision::pieces(quote).into_iter().map(plain).collect();
    let inserted = elision::pieces_around_insertions(quote);
    let mut ways = vec![whole];
    for pieces in [elided, inserted] {
        let is_known = |way: &Way<'_>| {
            way.iter().map(|part| part.text.trim()).eq(pieces.iter().map(|piece| piece.text))
        };
        if pieces.is_empty() || ways.iter().any(is_known) {
            continue;
        }
        ways.push(pieces.into_iter().map(|piece| patterns.part(piece)).collect());
    }
    ways
}

/// Whether a way to take a quote leaves out the words of an editor.
pub(super) fn drops_insertions(way: &Way<'_>) -> bool {
    way.iter().any(|part| part.before.is_some() || part.after.is_some())
}
