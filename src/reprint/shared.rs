//! Passages that two documents share, and whether they make one a reprint of the other.

use serde::{Deserialize, Serialize};

use super::alignment::{SharedPassage, passages};
use super::own_words::OwnWords;
use super::{ComparedText, LONG_RUN, REPRINT, SCATTERED, SHINGLE, Seeds};
use crate::text::Span;

/// Two documents that share long passages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// The documents, by index; found in order.
    pub documents: [usize; 2],
    /// The passages, in the order of the first document; never empty.
    pub passages: Vec<Twin>,
    /// How many words each document has.
    pub of_words: [usize; 2],
}

/// A passage in two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    /// Its place in each.
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

/// From how many shared words around quotations on these count too.
const AROUND_QUOTATIONS: usize = 40;

/// A note at the end has fewer words than this,
const LONGEST_NOTE: usize = 80;

/// and no more than this many words of the document's own after it.
const LAST_WORDS: usize = 12;

/// Returns what two documents share, where it makes a reprint of one of them: a passage of [`REPRINT`] words of their
/// own, one of [`LONG_RUN`] that is cited from both, [`SCATTERED`] words in all, half of either document, or nearly all of
/// it, whatever it is but what publishers print on every page.
pub fn shared(
    seeds: &Seeds,
    first: &ComparedText<'_>,
    second: &ComparedText<'_>,
) -> Option<Shared> {
    let texts = [first, second];
    let passages = passages(&seeds.seeds, first, second);
    let own = own_words(&passages, texts);
    let all: usize = own.iter().sum();
    let is_half = texts.iter().any(|text| 2 * all >= text.keys.len());
    let is_reprint = (all >= SCATTERED)
        || (is_half && all >= LONG_RUN)
        || passages.iter().any(|passage| {
            texts.iter().any(|text| passage.is_nearly_all(text)) && says_something(passage, texts)
        })
        || passages.iter().zip(&own).any(|(passage, own)| *own >= least(passage, texts));
    if !is_reprint {
        return None;
    }
    let twin = |passage: &SharedPassage| Twin {
        places: [first.span(&passage.range(0)), second.span(&passage.range(1))],
        words: passage.words(),
    };
    Some(Shared {
        documents: seeds.documents,
        passages: passages.iter().map(twin).collect(),
        of_words: texts.map(|text| text.keys.len()),
    })
}

/// Whether a passage is more than sentences that publishers print on every page.
fn says_something(passage: &SharedPassage, texts: [&ComparedText<'_>; 2]) -> bool {
    let furniture = &texts[0].own().furniture;
    let words = passage.runs.iter().flat_map(|run| run.at[0]..run.at[0] + run.len);
    words.filter(|word| !furniture[*word]).count() >= SHINGLE
}

/// Returns how many words of its own make a passage a reprint.
fn least(passage: &SharedPassage, texts: [&ComparedText<'_>; 2]) -> usize {
    let is_cited_from_both = (0..2).all(|side| texts[side].is_cited(&passage.range(side)));
    if is_cited_from_both { LONG_RUN } else { REPRINT }
}

/// Returns how many words of each passage are the documents' own. Those that stand in many documents count only where
/// they are cited, or where all together make a quarter of either.
fn own_words(passages: &[SharedPassage], texts: [&ComparedText<'_>; 2]) -> Vec<usize> {
    let is_cited =
        |passage: &&SharedPassage| (0..2).any(|side| texts[side].is_cited(&passage.range(side)));
    let words = |passage: &SharedPassage| {
        if is_cited(&passage) {
            count(passage, texts, |own, word| own.unquoted[word])
        } else if is_note_at_the_end(passage, texts) {
            0
        } else {
            count(passage, texts, |own, word| own.prose[word])
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

/// Returns how many words of a passage are a document's own in either. Quotations count too where the words that stand
/// around them are the same: a speaker says the same to two reporters, who do not write the same about it.
fn count(
    passage: &SharedPassage,
    texts: [&ComparedText<'_>; 2],
    is_own: impl Fn(&OwnWords, usize) -> bool,
) -> usize {
    let own = [texts[0].own(), texts[1].own()];
    let words = || {
        passage.runs.iter().flat_map(|run| (0..run.len).map(move |step| run.at.map(|at| at + step)))
    };
    let around = words().filter(|at| (0..2).any(|side| is_own(own[side], at[side]))).count();
    if around < AROUND_QUOTATIONS {
        return around;
    }
    around + words().filter(|at| (0..2).all(|side| !own[side].unquoted[at[side]])).count()
}

/// Whether a passage is short, with hardly a word after it in either document: a note about the author or publisher.
fn is_note_at_the_end(passage: &SharedPassage, texts: [&ComparedText<'_>; 2]) -> bool {
    let is_last = |side: usize| {
        let after = &texts[side].own().prose[passage.range(side).end..];
        let has_more = after.iter().filter(|prose| **prose).nth(LAST_WORDS).is_some();
        !has_more && 2 * passage.words() < texts[side].keys.len()
    };
    passage.words() < LONGEST_NOTE && is_last(0) && is_last(1)
}
