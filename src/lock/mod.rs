//! The results of a check, written down in `claims.lock`, and compared with those of a later check.
//!
//! The file is JSON, made to be read in a diff: sorted, with a line for each position and each citation. In it is what
//! has a meaning, and nothing that another machine or another order in the claims file would change:
//!
//! ```json
//! {
//!   "version": 2,
//!   "claims": {
//!     "votes-cast-oslo": {
//!       "claim": { "statement": "5d41402a", "kind": "count", "unit": "votes", "value": "650", "tolerance": null },
//!       "verdict": "conflicting",
//!       "origins": ["Heydari"],
//!       "positions": [
//!         { "value": "650", "origins": ["Heydari"] },
//!         { "value": ">=900", "origins": ["Heydari"] }
//!       ],
//!       "also_fits": [],
//!       "citations": [
//!         { "citation": "ea-comments#0b5a1f0e", "at": "20:1", "effect": "contradicts" },
//!         { "citation": "wsj#a91c22d4", "at": "45:1", "effect": "supports" }
//!       ]
//!     }
//!   }
//! }
//! ```
//!
//! | field | content |
//! |---|---|
//! | `words` | the SHA-256 of the tables of words that the claims file names; left out where it names none |
//! | `claim` | what is claimed: the first eight digits of the SHA-256 of the statement, folded; kind, unit, value and tolerance in the notation of claims files, null where there is none |
//! | `verdict` | the verdict |
//! | `origins` | the origins of the citations that support the claim, each a name; a list of names where it is one of them, nobody knows which |
//! | `positions` | the stated values that no other refines: `value`, in the notation of the claim's kind, or null for a denial; and in `origins` whose word it is |
//! | `also_fits` | the stated values that others refine, in the same way |
//! | `citation` | the citation's `id`; without one, its source and the first eight digits of the SHA-256 of its quote, folded |
//! | `at` | the line and column where its quote stands in the source's file; `archive` where that was read from an archive, which may be another text; null where it does not hold |
//! | `effect` | what it does to the claim; null where it does nothing |
//!
//! A file of version 1 did not hold what is claimed, and had other positions: it is read as one that holds nothing, and
//! says so ([`Lock::is_older`]).

mod compare;
mod read;
mod record;
mod write;

pub use compare::{AssertedPart, ClaimChange, ClaimDifference};
pub use read::read;
pub(crate) use record::{around, identity};

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::text::{LineIndex, Span};
use crate::verdict::{Effect, Origin, Verdict};

/// The place of a quote that stands in a file of an archive.
pub const IN_ARCHIVE: &str = "archive";

/// The results of a check, by the claims' ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The digest of the tables of words that the dossier names; `None` where it names none.
    pub words: Option<String>,
    /// Whether the file is of an older version, of which nothing is compared.
    pub is_older: bool,
    /// The claims.
    pub claims: BTreeMap<String, LockedClaim>,
}

/// The results of a check for one claim.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedClaim {
    /// What it claims.
    pub claim: LockedAssertion,
    /// The verdict.
    #[serde(deserialize_with = "read::verdict")]
    pub verdict: Verdict,
    /// The origins of the citations that support it, sorted.
    #[serde(deserialize_with = "read::origins")]
    pub origins: Vec<Origin>,
    /// Its positions, the least values first.
    pub positions: Vec<LockedPosition>,
    /// The values that others refine, the least first.
    pub also_fits: Vec<LockedPosition>,
    /// Its citations, sorted.
    pub citations: Vec<LockedCitation>,
}

/// What a claim asserts, in the notation of claims files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedAssertion {
    /// The first digits of the digest of its statement, folded.
    pub statement: String,
    /// The kind.
    pub kind: String,
    /// The unit; `None` where it has none.
    #[serde(deserialize_with = "Option::deserialize")]
    pub unit: Option<String>,
    /// The value; `None` for an open question.
    #[serde(deserialize_with = "Option::deserialize")]
    pub value: Option<String>,
    /// The tolerance; `None` where it has none.
    #[serde(deserialize_with = "Option::deserialize")]
    pub tolerance: Option<String>,
    /// The day that the value is for, and how it changes with time: "grows as of 2026-05-20"; `None` where neither is given.
    #[serde(default)]
    pub time: Option<String>,
}

/// A stated value, and whose word it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedPosition {
    /// The value, in the notation of the claim's kind; `None`: they deny the claim.
    #[serde(deserialize_with = "Option::deserialize")]
    pub value: Option<String>,
    /// Whose word it is, sorted.
    #[serde(deserialize_with = "read::origins")]
    pub origins: Vec<Origin>,
}

/// A citation: the place of its quote, and its effect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedCitation {
    /// Its `id`, or its source and a digest of its quote.
    pub citation: String,
    /// The line and column where its quote stands, or [`IN_ARCHIVE`]; `None` where it does not hold.
    #[serde(deserialize_with = "Option::deserialize")]
    pub at: Option<String>,
    /// Its effect on the claim; `None` where it has none.
    #[serde(deserialize_with = "read::effect")]
    pub effect: Option<Effect>,
    /// The first digits of the digest of the sentences around its quote, folded; `None` where it does not hold, and in files
    /// that were written before this was.
    #[serde(default)]
    pub around: Option<String>,
}

/// A lock file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFile {
    /// Its name, without the folder, which is that of the claims file.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Where the lines of its text begin.
    pub lines: LineIndex,
    /// Its content.
    pub lock: Lock,
}

impl LockFile {
    /// Returns where the id of a claim stands in the text, and the beginning of the text where it is not found.
    pub fn place_of(&self, claim: &str) -> Span {
        let key = write::string(claim);
        let from = self.text.find("\"claims\"").map_or(0, |at| at + "\"claims\"".len());
        let mut found = self.text[from..].match_indices(&key).map(|(at, _)| from + at);
        let is_key = |at: &usize| {
            let after = self.text[at + key.len()..].trim_start().strip_prefix(':');
            after.is_some_and(|value| value.trim_start().starts_with('{'))
        };
        found.find(is_key).map_or(Span::new(0, 0), |at| Span::new(at, at + key.len()))
    }
}
