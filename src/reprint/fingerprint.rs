//! Fingerprints of documents, and where two have one in common.

use std::borrow::Borrow;

use super::words::{key, words};
use super::{SHINGLE, WINDOW};

/// The fingerprints of a document: hashes of runs of words, each with the number of its first word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprints(Vec<(u64, usize)>);

impl Fingerprints {
    /// Returns the fingerprints of a text, in one pass.
    ///
    /// Robust winnowing: of each window of hashes that follow one another the least is kept, the one kept before where
    /// it is still among the least, otherwise the last.
    pub fn of(text: &str) -> Self {
        let mut kept: Vec<(u64, usize)> = Vec::new();
        let mut window = [(u64::MAX, 0); WINDOW];
        let mut seen = 0;
        for (hash, at) in shingles(text) {
            window[seen % WINDOW] = (hash, at);
            seen += 1;
            if seen < WINDOW {
                continue;
            }
            match kept.last() {
                Some(last) if (at - last.1) < WINDOW => {
                    if hash < last.0 {
                        kept.push((hash, at));
                    }
                }
                _ => kept.extend(least(&window)),
            }
        }
        if kept.is_empty() {
            kept.extend(least(&window[..seen.min(WINDOW)]));
        }
        Self(kept)
    }

    /// Returns each hash with the number of the first of its words, from 0, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (u64, usize)> + '_ {
        self.0.iter().copied()
    }
}

/// Returns the least hash, the last of those that are.
fn least(window: &[(u64, usize)]) -> Option<(u64, usize)> {
    window.iter().copied().min_by_key(|(hash, at)| (*hash, std::cmp::Reverse(*at)))
}

/// Returns the hash of every run of [`SHINGLE`] words, with the number of its first word.
fn shingles(text: &str) -> impl Iterator<Item = (u64, usize)> + '_ {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    // What a word counts for when it leaves the run.
    const OLDEST: u64 = {
        let mut power = 1u64;
        let mut word = 1;
        while word < SHINGLE {
            power = power.wrapping_mul(BASE);
            word += 1;
        }
        power
    };
    let mut run = [0u64; SHINGLE];
    let mut hash = 0u64;
    let keys = words(text).map(|word| key(word.of(text)));
    let rolled = keys.enumerate().map(move |(at, key)| {
        let slot = &mut run[at % SHINGLE];
        hash = hash.wrapping_sub(slot.wrapping_mul(OLDEST)).wrapping_mul(BASE).wrapping_add(key);
        *slot = key;
        (mixed(hash), at)
    });
    let first = SHINGLE - 1;
    rolled.skip(SHINGLE - 1).map(move |(hash, last)| (hash, last - first))
}

/// Mixes the bits of a sum, whose low bits alone would say which hash is least (the finisher of `SplitMix64`, Steele,
/// Lea and Flood 2014).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Two documents with the places where both have the same run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeds {
    /// The documents, the one with the lower index first.
    pub documents: [usize; 2],
    /// The places, in order of the first document.
    pub seeds: Vec<Seed>,
}

/// A run of words that two documents have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seed {
    /// The number of its first word in either document.
    pub at: [usize; 2],
    /// Whether it stands in [`MANY`] documents or more.
    pub is_common: bool,
}

/// Among how many documents that have a fingerprint in common each is compared with each; where there are more, the
/// first with each, so that what all share still joins them all.
const FEW: usize = 8;

/// In how many documents a run of words is common, as notices of publishers are.
pub const MANY: usize = 4;

/// Returns the documents that have fingerprints in common. The fingerprints are sorted once; no document is compared
/// with one with which it shares none.
pub fn seeds(of_documents: &[impl Borrow<Fingerprints>]) -> Vec<Seeds> {
    let mut all: Vec<(u64, usize, usize)> = Vec::new();
    for (document, fingerprints) in of_documents.iter().enumerate() {
        all.extend(fingerprints.borrow().0.iter().map(|(hash, at)| (*hash, document, *at)));
    }
    all.sort_unstable();
    all.dedup_by_key(|(hash, document, _)| (*hash, *document));
    let mut found: Vec<([usize; 2], Seed)> = Vec::new();
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let is_common = same.len() >= MANY;
        for (index, (_, first, at)) in same.iter().enumerate() {
            if same.len() > FEW && index > 0 {
                break;
            }
            let others = &same[index + 1..];
            found.extend(others.iter().map(|(_, second, place)| {
                ([*first, *second], Seed { at: [*at, *place], is_common })
            }));
        }
    }
    found.sort_unstable();
    let pairs = found.chunk_by(|a, b| a.0 == b.0).map(|pair| Seeds {
        documents: pair[0].0,
        seeds: pair.iter().map(|(_, seed)| *seed).collect(),
    });
    pairs.collect()
}
