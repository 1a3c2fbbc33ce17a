//! What two documents share, from the places where they have a run of words in common.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{LONG_RUN, REPRINT, SHINGLE, Seeds, Text};
use crate::text::Span;

/// What two documents share at length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The documents, by index, the lower first.
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

    /// Returns the longest passage; of several, the first.
    pub fn longest(&self) -> &Twin {
        let longest = self.passages.iter().rev().max_by_key(|twin| twin.words);
        longest.unwrap_or(&self.passages[0])
    }
}

/// Returns what two documents share, where it makes a reprint of one of them: [`REPRINT`] words of their own, or half
/// of either's.
pub fn shared(seeds: &Seeds, first: &Text<'_>, second: &Text<'_>) -> Option<Shared> {
    let mut passages: Vec<Passage> = Vec::new();
    for at in &seeds.words {
        // Passages that overlap in one document are few: gaps are shorter than what they would have to skip.
        let known = passages.iter().rev().take(4).any(|passage| passage.holds(*at));
        if !known && let Some(passage) = Passage::around(*at, first, second) {
            passages.push(passage);
        }
    }
    passages.retain(|passage| passage.words() >= LONG_RUN);
    let passages = without_repeats(passages);
    let own: usize = passages.iter().map(|passage| passage.own_words(first, second)).sum();
    let is_half = |text: &Text<'_>| own >= LONG_RUN && 2 * own >= text.keys.len();
    if own < REPRINT && !is_half(first) && !is_half(second) {
        return None;
    }
    let twin = |passage: &Passage| Twin {
        places: [first.span(&passage.range(0)), second.span(&passage.range(1))],
        words: passage.words(),
    };
    Some(Shared {
        documents: seeds.documents,
        passages: passages.iter().map(twin).collect(),
        of_words: [first.keys.len(), second.keys.len()],
    })
}

/// Leaves out passages that repeat in one document what another has.
fn without_repeats(mut passages: Vec<Passage>) -> Vec<Passage> {
    passages.sort_by_key(|passage| (std::cmp::Reverse(passage.words()), passage.range(0).start));
    let mut kept: Vec<Passage> = Vec::new();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for passage in passages {
        let range = passage.range(0);
        let before = taken.range(..range.end).next_back();
        if before.is_none_or(|(_, end)| *end <= range.start) {
            taken.insert(range.start, range.end);
            kept.push(passage);
        }
    }
    kept.sort_by_key(|passage| passage.range(0).start);
    kept
}

/// Words that two documents have in common, with small gaps between them.
struct Passage {
    /// Runs of words without a gap, in order: the first word in either document, and how many.
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    at: [usize; 2],
    len: usize,
}

/// How many words may be left out, added or changed in one place of a passage.
const GAP: usize = 8;

/// How many words must follow a gap that are the same.
const RESUMED: usize = 4;

/// A note at the end has fewer words than this,
const LONGEST_NOTE: usize = 80;

/// and no more than this many words of the document's own after it.
const LAST_WORDS: usize = 12;

impl Passage {
    /// Returns the passage around a seed, as far as it goes both ways; `None` where the words differ, whose hashes
    /// were the same.
    fn around(at: [usize; 2], first: &Text<'_>, second: &Text<'_>) -> Option<Self> {
        let keys = [first.keys.as_slice(), second.keys.as_slice()];
        if keys[0].get(at[0]..at[0] + SHINGLE)? != keys[1].get(at[1]..at[1] + SHINGLE)? {
            return None;
        }
        let back = runs_in_common(at, |side, step| keys[side][at[side] - 1 - step]);
        let left = [keys[0].len() - at[0], keys[1].len() - at[1]];
        let forth = runs_in_common(left, |side, step| keys[side][at[side] + step]);
        let backwards = |run: &Run| {
            let last = |side: usize| at[side] - run.at[side] - run.len;
            Run { at: [last(0), last(1)], len: run.len }
        };
        let forwards = |run: &Run| Run { at: [at[0] + run.at[0], at[1] + run.at[1]], len: run.len };
        let runs = back.iter().rev().map(backwards).chain(forth.iter().map(forwards));
        Some(Self { runs: runs.collect() })
    }

    /// Returns its words in the first document (0) or in the second (1), with what stands between the runs.
    fn range(&self, side: usize) -> Range<usize> {
        let ends = self.runs.first().zip(self.runs.last());
        ends.map_or(0..0, |(first, last)| first.at[side]..last.at[side] + last.len)
    }

    fn holds(&self, at: [usize; 2]) -> bool {
        self.range(0).contains(&at[0]) && self.range(1).contains(&at[1])
    }

    fn words(&self) -> usize {
        self.runs.iter().map(|run| run.len).sum()
    }

    /// Returns how many of its words are prose of their own in both documents.
    fn own_words(&self, first: &Text<'_>, second: &Text<'_>) -> usize {
        if self.is_a_note_at_the_end(&[first, second]) {
            return 0;
        }
        let own = [first.own(), second.own()];
        let of_run = |run: &Run| {
            (0..run.len).filter(|step| own[0][run.at[0] + step] && own[1][run.at[1] + step]).count()
        };
        self.runs.iter().map(of_run).sum()
    }

    /// Whether it is short, with hardly a word after it in either document: a note about the author or publisher.
    fn is_a_note_at_the_end(&self, texts: &[&Text<'_>; 2]) -> bool {
        let ends = |side: usize| {
            let text = texts[side];
            let after = &text.own()[self.range(side).end..];
            let is_last = after.iter().filter(|own| **own).nth(LAST_WORDS).is_none();
            is_last && 2 * self.words() < text.keys.len()
        };
        self.words() < LONGEST_NOTE && ends(0) && ends(1)
    }
}

/// Returns the runs of words that are the same from a place onwards, across gaps; `key(0, n)` is word `n` from there
/// in the first document, and `left` how many there are in each.
fn runs_in_common(left: [usize; 2], key: impl Fn(usize, usize) -> u64) -> Vec<Run> {
    let same =
        |at: [usize; 2]| at[0] < left[0] && at[1] < left[1] && key(0, at[0]) == key(1, at[1]);
    let resumes = |at: [usize; 2]| (0..RESUMED).all(|step| same([at[0] + step, at[1] + step]));
    let mut runs = Vec::new();
    let mut at = [0, 0];
    loop {
        let len = (0..).take_while(|step| same([at[0] + step, at[1] + step])).count();
        if len > 0 {
            runs.push(Run { at, len });
        }
        at = at.map(|place| place + len);
        let gaps = (1..=2 * GAP).flat_map(|both| {
            (both.saturating_sub(GAP)..=both.min(GAP)).map(move |one| [one, both - one])
        });
        let after = |gap: [usize; 2]| [at[0] + gap[0], at[1] + gap[1]];
        match gaps.map(after).find(|place| resumes(*place)) {
            Some(place) => at = place,
            None => return runs,
        }
    }
}
