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
//! What two documents share is a reprint where it is long and prose of their own ([`own`](self) words): neither a quotation
//! of somebody else, who can speak to two reporters, nor what publishers print on every page, nor a passage that is
//! short and stands at the end of both, as notes about authors and publishers do.

mod fingerprint;
mod own_words;
mod passages;
mod words;

pub use fingerprint::{Fingerprints, Seeds, seeds};
pub use passages::{Shared, Twin, shared};
pub use words::Text;

/// How many words a fingerprint is of.
pub const SHINGLE: usize = 8;

/// Of how many fingerprints that follow one another at least one is kept.
const WINDOW: usize = 17;

/// How many words that two documents share without a change are sure to be noticed.
pub const LONG_RUN: usize = SHINGLE + WINDOW - 1;

/// How many words of its own, in passages of [`LONG_RUN`] words or more, make a reprint.
pub const REPRINT: usize = 60;
