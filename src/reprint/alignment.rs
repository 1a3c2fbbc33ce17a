//! Passages of two documents, from the places where they have a run of words in common outwards.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{ComparedText, LONG_RUN, SHINGLE, Seed};

/// A run of words that two documents have in common, where it stands.
struct PlacedSeed {
    /// The number of its first word in either document.
    at: [usize; 2],
    is_common: bool,
}

/// Returns the passages around the seeds, in the order of the first document: those of [`LONG_RUN`] words or more, or
/// of nearly all words of either.
pub(super) fn passages(
    seeds: &[Seed],
    first: &ComparedText<'_>,
    second: &ComparedText<'_>,
) -> Vec<SharedPassage> {
    let mut passages: Vec<SharedPassage> = Vec::new();
    for seed in &placed(seeds, first, second) {
        // Passages that overlap in one document are few: gaps are shorter than what they would have to skip.
        let known = passages.iter_mut().rev().take(4).find(|passage| passage.holds(seed.at));
        if let Some(passage) = known {
            passage.count(seed);
        } else if let Some(mut passage) = SharedPassage::around(seed.at, first, second) {
            passage.count(seed);
            passages.push(passage);
        }
    }
    passages.retain(|passage| {
        passage.words() >= LONG_RUN
            || [first, second].iter().any(|text| passage.is_nearly_all(text))
    });
    without_repeats(passages)
}

/// Returns where seeds stand in two documents, in the order of the first.
fn placed(seeds: &[Seed], first: &ComparedText<'_>, second: &ComparedText<'_>) -> Vec<PlacedSeed> {
    let place = |seed: &Seed| {
        let at = [first.place_of(seed.hash)?, second.place_of(seed.hash)?];
        Some(PlacedSeed { at, is_common: seed.is_common })
    };
    let mut placed: Vec<PlacedSeed> = seeds.iter().filter_map(place).collect();
    placed.sort_by_key(|seed| seed.at);
    placed
}

/// Leaves out passages that repeat in one document what another has.
fn without_repeats(mut passages: Vec<SharedPassage>) -> Vec<SharedPassage> {
    passages.sort_by_key(|passage| (std::cmp::Reverse(passage.words()), passage.range(0).start));
    let mut kept: Vec<SharedPassage> = Vec::new();
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
pub(super) struct SharedPassage {
    /// Runs of words without a gap, in order: the first word in either document, and how many.
    pub(super) runs: Vec<Run>,
    /// How many seeds lie in it, and how many of them are common.
    seeds: usize,
    common: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) at: [usize; 2],
    pub(super) len: usize,
}

/// How many words may be left out, added or changed in one place of a passage.
const GAP: usize = 8;

/// How many words must follow a gap that are the same.
const RESUMED: usize = 4;

impl SharedPassage {
    /// Returns the passage around a seed, as far as it goes both ways; `None` where the words differ, whose hashes
    /// were the same.
    fn around(at: [usize; 2], first: &ComparedText<'_>, second: &ComparedText<'_>) -> Option<Self> {
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
        Some(Self { runs: runs.collect(), seeds: 0, common: 0 })
    }

    /// Returns its words in the first document (0) or in the second (1), with what stands between the runs.
    pub(super) fn range(&self, side: usize) -> Range<usize> {
        let ends = self.runs.first().zip(self.runs.last());
        ends.map_or(0..0, |(first, last)| first.at[side]..last.at[side] + last.len)
    }

    /// Whether it has nine words in ten of a document.
    pub(super) fn is_nearly_all(&self, text: &ComparedText<'_>) -> bool {
        10 * self.words() >= 9 * text.keys.len()
    }

    /// Whether a third of what it was noticed by is common, or more.
    pub(super) fn is_common(&self) -> bool {
        3 * self.common >= self.seeds
    }

    fn count(&mut self, seed: &PlacedSeed) {
        self.seeds += 1;
        self.common += usize::from(seed.is_common);
    }

    fn holds(&self, at: [usize; 2]) -> bool {
        self.range(0).contains(&at[0]) && self.range(1).contains(&at[1])
    }

    pub(super) fn words(&self) -> usize {
        self.runs.iter().map(|run| run.len).sum()
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
