//! Passages that documents share word for word, found over all documents at once.
//!
//! Every document is reduced to fingerprints of runs of [`SHINGLE`] words, thinned by winnowing (Schleimer, Wilkerson
//! and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003), so that a run of
//! [`LONG_RUN`] words that two documents share is sure to be noticed. Fingerprints are sorted once for all
//! documents; only documents that have one in common are compared, from that place outwards. A word or a few that one
//! of them changed, added or left out do not end a passage.
//!
//! Words, not letters, are compared: case, punctuation, line ends and typography make no difference.
//!
//! What two documents share is a reprint where it is long and prose of their own: no quotation of somebody else, who
//! can speak to two reporters. Nor is it what publishers print on every page: sentences of rights and newsletters,
//! lines of a few words, a short note at the end of both, and what stands in [`MANY`] documents and is but a small
//! part of either. What is cited is none of that, wherever it stands.

mod alignment;
mod fingerprint;
mod own_words;
mod shared;
mod words;

pub use fingerprint::{Fingerprints, MANY, Seed, Seeds, placed as placed_fingerprints, seeds};
pub use shared::{Shared, Twin, shared};
pub use words::{ComparedText, word_keys};

/// How many words a fingerprint is of.
pub const SHINGLE: usize = 8;

/// Of how many fingerprints that follow one another at least one is kept.
const WINDOW: usize = 17;

/// How many words that two documents share without a change are sure to be noticed.
pub const LONG_RUN: usize = SHINGLE + WINDOW - 1;

/// How many words of its own in one passage make a reprint.
pub const REPRINT: usize = 60;

/// How many words of its own make a reprint that are scattered over passages of [`LONG_RUN`] words or more.
pub const SCATTERED: usize = 200;
