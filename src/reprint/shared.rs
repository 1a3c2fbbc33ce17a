//! What two documents share, and whether it makes a reprint of one of them.

use super::alignment::{Passage, Run, passages};
use super::{LONG_RUN, REPRINT, SCATTERED, Seeds, Text};
use crate::text::Span;

/// What two documents share at length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The documents, by index; found in order.
    pub documents: [usize; 2],
    /// The passages, in the order of the first document; never empty.
    pub passages: Vec<Twin>,
    /// How many words each document has.
    pub of_words: [usize; 2],
}

/// A passage in two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Where it stands in each.
    pub places: [Span; 2],
    /// How many of its words are the same in both.
    pub words: usize,
}

impl Shared {
    /// Returns how many words they share.
    pub fn words(&self) -> usize {
        self.passages.iter().map(|twin| twin.words).sum()
    }

    /// Returns which part of each document's words they share, in whole per cent, at most 100.
    pub fn percent(&self) -> [usize; 2] {
        self.of_words.map(|all| (100 * self.words()).div_ceil(all.max(1)).min(100))
    }

    /// Returns the same with the documents the other way round; the passages stay in their order.
    pub fn turned(mut self) -> Self {
        self.documents.reverse();
        self.of_words.reverse();
        self.passages.iter_mut().for_each(|twin| twin.places.reverse());
        self
    }

    /// Returns the longest passage; of several, the first.
    pub fn longest(&self) -> &Twin {
        let longest = self.passages.iter().rev().max_by_key(|twin| twin.words);
        longest.unwrap_or(&self.passages[0])
    }
}

/// A note at the end has fewer words than this,
const LONGEST_NOTE: usize = 80;

/// and no more than this many words of the document's own after it.
const LAST_WORDS: usize = 12;

/// Returns what two documents share, where it makes a reprint of one of them: a passage of [`REPRINT`] words of their
/// own, [`SCATTERED`] of them in all, or half of either document.
pub fn shared(seeds: &Seeds, first: &Text<'_>, second: &Text<'_>) -> Option<Shared> {
    let texts = [first, second];
    let passages = passages(&seeds.seeds, first, second);
    let own = own_words(&passages, texts);
    let (all, longest) = (own.iter().sum::<usize>(), own.iter().max().copied().unwrap_or(0));
    let is_half = texts.iter().any(|text| 2 * all >= text.keys.len());
    if longest < REPRINT && all < SCATTERED && !(is_half && all >= LONG_RUN) {
        return None;
    }
    let twin = |passage: &Passage| Twin {
        places: [first.span(&passage.range(0)), second.span(&passage.range(1))],
        words: passage.words(),
    };
    Some(Shared {
        documents: seeds.documents,
        passages: passages.iter().map(twin).collect(),
        of_words: texts.map(|text| text.keys.len()),
    })
}

/// Returns how many words of each passage are the documents' own. Those that stand in many documents count only where
/// they are cited, or where all together make a quarter of either.
fn own_words(passages: &[Passage], texts: [&Text<'_>; 2]) -> Vec<usize> {
    let is_cited =
        |passage: &&Passage| (0..2).any(|side| texts[side].is_cited(&passage.range(side)));
    let words = |passage: &Passage| {
        if is_cited(&passage) {
            words_of(passage, [&texts[0].own().unquoted, &texts[1].own().unquoted])
        } else if is_note_at_the_end(passage, texts) {
            0
        } else {
            words_of(passage, [&texts[0].own().prose, &texts[1].own().prose])
        }
    };
    let mut own: Vec<usize> = passages.iter().map(words).collect();
    let all: usize = own.iter().sum();
    if texts.iter().all(|text| 4 * all < text.keys.len()) {
        for (own, passage) in own.iter_mut().zip(passages) {
            if passage.is_common() && !is_cited(&passage) {
                *own = 0;
            }
        }
    }
    own
}

/// Returns how many words of a passage are marked in both documents.
fn words_of(passage: &Passage, marked: [&[bool]; 2]) -> usize {
    let of_run = |run: &Run| {
        let steps = 0..run.len;
        steps.filter(|step| (0..2).all(|side| marked[side][run.at[side] + step])).count()
    };
    passage.runs.iter().map(of_run).sum()
}

/// Whether a passage is short, with hardly a word after it in either document: a note about the author or publisher.
fn is_note_at_the_end(passage: &Passage, texts: [&Text<'_>; 2]) -> bool {
    let is_last = |side: usize| {
        let after = &texts[side].own().prose[passage.range(side).end..];
        let has_more = after.iter().filter(|prose| **prose).nth(LAST_WORDS).is_some();
        !has_more && 2 * passage.words() < texts[side].keys.len()
    };
    passage.words() < LONGEST_NOTE && is_last(0) && is_last(1)
}
