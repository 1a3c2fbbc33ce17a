//! Fingerprints of documents, and where two have one in common.

use std::borrow::Borrow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use rayon::prelude::*;

use super::words::{key, words};
use super::{SHINGLE, WINDOW};

/// The fingerprints of a document: hashes of runs of its words, in order and each once. They take 8 bytes each; where in the
/// document they stand is worked out again for those few that are compared with another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprints(Vec<u64>);

impl Serialize for Fingerprints {
    /// Writes all of them in one: read one by one, those of a large dossier take longer than its files.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de> Deserialize<'de> for Fingerprints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (hashes, rest) = <&[u8]>::deserialize(deserializer)?.as_chunks();
        if !rest.is_empty() {
            return Err(D::Error::invalid_length(rest.len(), &"hashes of 8 bytes each"));
        }
        Ok(Self(hashes.iter().map(|hash| u64::from_le_bytes(*hash)).collect()))
    }
}

impl Fingerprints {
    /// Returns the fingerprints of a text, in one pass.
    pub fn of(text: &str) -> Self {
        let mut hashes: Vec<u64> = placed(text).into_iter().map(|(hash, _)| hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.shrink_to_fit();
        Self(hashes)
    }

    /// Returns those from `from` on that are less than `to`.
    fn between(&self, from: u128, to: u128) -> &[u64] {
        let before = |bound: u128| self.0.partition_point(|hash| u128::from(*hash) < bound);
        &self.0[before(from)..before(to)]
    }
}

/// Returns the fingerprints of a text in its order, each with the number of the first of its words, from 0.
pub fn placed(text: &str) -> Vec<(u64, usize)> {
    winnowed(words(text).map(|word| key(word.of(text))))
}

/// Returns the fingerprints of words by their keys: each with the number of its first word, in order.
///
/// Robust winnowing: of each window of hashes that follow one another the least is kept, the one kept before where
/// it is still among the least, otherwise the last.
pub(super) fn winnowed(keys: impl Iterator<Item = u64>) -> Vec<(u64, usize)> {
    let mut kept: Vec<(u64, usize)> = Vec::new();
    let mut window = [(u64::MAX, 0); WINDOW];
    let mut seen = 0;
    for (hash, at) in shingles(keys) {
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
    // Least hashes have the same high bits; their low ones are any.
    kept.iter_mut().for_each(|(hash, _)| *hash = hash.rotate_left(32));
    kept
}

/// Returns the least hash, the last of those that are.
fn least(window: &[(u64, usize)]) -> Option<(u64, usize)> {
    window.iter().copied().min_by_key(|(hash, at)| (*hash, std::cmp::Reverse(*at)))
}

/// Returns the hash of every run of [`SHINGLE`] words, with the number of its first word.
fn shingles(keys: impl Iterator<Item = u64>) -> impl Iterator<Item = (u64, usize)> {
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

/// Two documents that have runs of words in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seeds {
    /// The documents, the one with the lower index first.
    pub documents: [usize; 2],
    /// The fingerprints that both have, in order; at least one.
    pub seeds: Vec<Seed>,
}

/// A run of words that two documents have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seed {
    /// Its fingerprint.
    pub hash: u64,
    /// Whether it stands in [`MANY`] documents or more.
    pub is_common: bool,
}

/// Among how many documents that have a fingerprint in common each is compared with each; where there are more, the
/// first with each, so that what all share still joins them all.
const FEW: usize = 8;

/// In how many documents a run of words is common, as notices of publishers are.
pub const MANY: usize = 4;

/// How many fingerprints are sorted at a time, about: 4 MB of them.
const AT_ONCE: usize = 1 << 18;

/// Returns the documents that have fingerprints in common. All fingerprints are sorted once, a part of them at a time; no document
/// is compared with one with which it shares none.
pub fn seeds(of_documents: &[impl Borrow<Fingerprints> + Sync]) -> Vec<Seeds> {
    let all: usize = of_documents.iter().map(|own| own.borrow().0.len()).sum();
    let parts = (all / AT_ONCE + 1) as u128;
    let bound = |part: u128| (part << u64::BITS) / parts;
    let found = (0..parts).into_par_iter().map(|part| {
        let of_part =
            of_documents.iter().map(|own| own.borrow().between(bound(part), bound(part + 1)));
        seeds_among(of_part)
    });
    let mut found: Vec<([usize; 2], Seed)> = found.collect::<Vec<_>>().concat();
    found.sort_unstable();
    let pairs = found.chunk_by(|a, b| a.0 == b.0).map(|pair| Seeds {
        documents: pair[0].0,
        seeds: pair.iter().map(|(_, seed)| *seed).collect(),
    });
    pairs.collect()
}

/// Returns which of the documents whose fingerprints these are have which in common.
fn seeds_among<'f>(of_documents: impl Iterator<Item = &'f [u64]>) -> Vec<([usize; 2], Seed)> {
    let hashes = of_documents.enumerate();
    let mut all: Vec<(u64, usize)> =
        hashes.flat_map(|(document, own)| own.iter().map(move |hash| (*hash, document))).collect();
    all.sort_unstable();
    let mut found = Vec::new();
    for same in all.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let is_common = same.len() >= MANY;
        let compared = if same.len() > FEW { 1 } else { same.len() };
        for (index, (hash, first)) in same.iter().enumerate().take(compared) {
            let others = same[index + 1..].iter();
            let seed = Seed { hash: *hash, is_common };
            found.extend(others.map(|(_, second)| ([*first, *second], seed)));
        }
    }
    found
}
