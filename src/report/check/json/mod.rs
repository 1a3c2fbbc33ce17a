//! The output for programs: one JSON object, version 1.
//!
//! This page and `data/schema/check-1.schema.json` are its specification. The fields below are always there and
//! keep their meaning; later versions may add fields, codes and rules of reading. What does not apply is `null`.
//!
//! - Lines and columns are counted from 1, columns in Unicode code points; a byte order mark takes no column.
//!   `end_column` is one past the last character. `byte_start` and `byte_end` are half-open, in the file as it
//!   is on disk.
//! - `dossiers[].file` is as it was given. The files of sources and places are relative to its folder; those of
//!   an archive are as the archive was given.
//! - A `value` is in the notation of claims files. `bounds` are what it means: exact numbers (`540`, `0.415`,
//!   `20/3`) or days (`2010-01-07`). Yes-no values and texts have none.
//! - `positions[].value` is null for citations that deny the claim without a value.
//! - A citation's `value` and `effect` are null where its quote does not hold, or its value is not in the quote.
//!   `passage` and its place are those of the whole quote in the source, with what an elision leaves out; they
//!   are null where the quote has no single place.
//! - `rules[].broken` are the minimal sets of citations that cannot stand together, the first 100; `more` says how
//!   many are not listed. A citation is given by the id of its claim and its place in the claim's list, from 0.
//! - `findings` are in the order of the claims file, those about sources first, without what is allowed and what
//!   `--only` leaves out. `summary` counts them all.
//!   Citations are given by their places in the claim's list, from 0.
//! - `errors` says why a check could not be done: every mistake in the claims file with its place, or why there
//!   is none to read. Then `title` is null and the other lists are empty.
//! - Strings hold no control or bidirectional character as it is: all are escaped, so that the output can be
//!   shown on a terminal.
//!
//! # Example
//!
//! ```
//! # use crosscheck::check::{Extent, check};
//! # use crosscheck::dossier::ClaimsFile;
//! # use crosscheck::finding::{Level, describe};
//! # use crosscheck::report::{Examined, check::json};
//! # use crosscheck::source::{self, Held, Holding, Holdings};
//! let claims = r#"{ "version": 1, "title": "The vote in Oslo",
//!   "sources": { "wsj": { "file": "wsj.txt" } },
//!   "claims": { "votes": {
//!     "statement": "541 votes backed Mousavi.", "kind": "count", "unit": "votes", "value": 541,
//!     "citations": [{ "source": "wsj", "quote": "540 backed the main challenger" }] } } }"#;
//! let text = "Of 650 votes cast, 540 backed the main challenger.";
//! # let claims_file = ClaimsFile::new("oslo/claims.json".into(), claims.to_owned());
//! # let dossier = claims_file.read().0.unwrap();
//! # let document = source::read(text.into()).unwrap();
//! # let held = Held::new("wsj.txt", document);
//! # let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
//! # let checked = check(dossier, holdings, Extent::default());
//! # let findings = describe(&checked, &Default::default());
//! # let run = [Ok(Examined { claims_file, checked, drafts: vec![], findings })];
//! # let mut written = Vec::new();
//! # json::render(&mut written, &run, Level::Allow).unwrap();
//! # assert_eq!(String::from_utf8(written).unwrap(),
//! r#"{
//!   "version": 1,
//!   "summary": {
//!     "claims": 1,
//!     "citations": 1,
//!     "states": {
//!       "verbatim": 1,
//!       "typographic": 0,
//!       "ambiguous": 0,
//!       "reworded": 0,
//!       "altered": 0,
//!       "lost": 0,
//!       "unread": 0,
//!       "not-held": 0
//!     },
//!     "verdicts": {
//!       "corroborated": 0,
//!       "single-origin": 0,
//!       "conflicting": 0,
//!       "contradicted": 1,
//!       "unverified": 0
//!     },
//!     "denied": 1,
//!     "warned": 0
//!   },
//!   "dossiers": [
//!     {
//!       "file": "oslo/claims.json",
//!       "title": "The vote in Oslo",
//!       "words": null,
//!       "claims": [
//!         {
//!           "id": "votes",
//!           "statement": "541 votes backed Mousavi.",
//!           "kind": "count",
//!           "unit": "votes",
//!           "verdict": "contradicted",
//!           "value": "541",
//!           "rests_on": "read",
//!           "as_of": null,
//!           "over_time": null,
//!           "origins": [],
//!           "independent_origins": 0,
//!           "positions": [
//!             {
//!               "value": "540",
//!               "bounds": {
//!                 "lower": "540",
//!                 "upper": "540",
//!                 "includes_lower": true,
//!                 "includes_upper": true
//!               },
//!               "origins": [
//!                 "wsj"
//!               ],
//!               "citations": [
//!                 0
//!               ],
//!               "also_fits": []
//!             }
//!           ],
//!           "inconsistent_accounts": [],
//!           "acceptances": [],
//!           "citations": [
//!             {
//!               "id": null,
//!               "source": "wsj",
//!               "state": "verbatim",
//!               "effect": "contradicts",
//!               "stance": null,
//!               "value": "540",
//!               "bounds": {
//!                 "lower": "540",
//!                 "upper": "540",
//!                 "includes_lower": true,
//!                 "includes_upper": true
//!               },
//!               "basis": "read",
//!               "inferred": null,
//!               "said_on": null,
//!               "rule": "digits",
//!               "subject": {
//!                 "noun": null,
//!                 "event": "backed",
//!                 "names": [],
//!                 "role": "total",
//!                 "direction": null,
//!                 "assertion": "asserted"
//!               },
//!               "origins": [
//!                 "wsj"
//!               ],
//!               "file": "wsj.txt",
//!               "line": 1,
//!               "column": 20,
//!               "byte_start": 19,
//!               "byte_end": 49,
//!               "quote": "540 backed the main challenger",
//!               "passage": "540 backed the main challenger",
//!               "nearest": null,
//!               "elsewhere": []
//!             }
//!           ]
//!         }
//!       ],
//!       "rules": [],
//!       "drafts": [],
//!       "findings": [
//!         {
//!           "code": "contradicted",
//!           "level": "deny",
//!           "claim": "votes",
//!           "rule": null,
//!           "citations": [
//!             0
//!           ],
//!           "message": "`votes`: no passage supports 541; against it: 540 (wsj)",
//!           "notes": [],
//!           "help": "correct the claim, or cite what supports it",
//!           "places": [
//!             {
//!               "role": "claim",
//!               "file": "claims.json",
//!               "line": 3,
//!               "column": 15,
//!               "end_line": 3,
//!               "end_column": 22
//!             },
//!             {
//!               "role": "citation",
//!               "file": "claims.json",
//!               "line": 5,
//!               "column": 19,
//!               "end_line": 5,
//!               "end_column": 81
//!             },
//!             {
//!               "role": "passage",
//!               "file": "wsj.txt",
//!               "line": 1,
//!               "column": 20,
//!               "end_line": 1,
//!               "end_column": 50
//!             }
//!           ]
//!         }
//!       ],
//!       "errors": []
//!     }
//!   ]
//! }
//! "#
//! # );
//! ```

mod bounds;
mod claim;
mod finding;
pub(crate) mod names;
mod nearest;
mod rule;
mod schema;
mod summary;

use std::borrow::Cow;
use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

pub use schema::schema;

pub(crate) use claim::{CitationJson, ClaimJson};
pub(crate) use finding::{Error, FindingJson};
pub(super) use rule::RuleJson;
pub(crate) use summary::SummaryJson;

use crate::finding::Level;
use crate::report::kit::json::write_json;
use crate::report::page::draft::{DraftJson, ShownDraft};
use crate::report::{Examined, Failed, Summary as Counts};

/// The version of the output.
pub(super) const VERSION: u32 = 1;

/// Writes what was found out in a run as one object; of the findings those of level `least` and above.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
) -> io::Result<()> {
    let report = Report {
        version: VERSION,
        summary: SummaryJson::of(&Counts::of(run)),
        dossiers: run.iter().map(|examined| DossierJson::of(examined, least)).collect(),
    };
    write_json(out, &report)
}

/// What `crosscheck check --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
struct Report<'a> {
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// The counts of the run.
    summary: SummaryJson,
    /// The claims files of the run, in the order in which they were given.
    dossiers: Vec<DossierJson<'a>>,
}

/// A claims file and what was found out about it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Dossier")]
struct DossierJson<'a> {
    /// The path of the claims file, as it was given or found.
    file: Cow<'a, str>,
    /// Its subject; null where it does not say.
    title: Option<&'a str>,
    /// The folder of words that it adds to the built-in ones, as the file names it; null where it adds none.
    words: Option<&'a str>,
    /// The claims, in the order of the file.
    claims: Vec<ClaimJson<'a>>,
    /// The rules between claims, in the order of the file; those of which a claim was not checked are left out.
    rules: Vec<RuleJson<'a>>,
    /// The drafts that it names, with what came of each item, in the order of the file; those that could not be read are left
    /// out.
    drafts: Vec<DraftJson<'a>>,
    /// The findings.
    findings: Vec<FindingJson<'a>>,
    /// Why the check could not be done; empty where it was.
    errors: Vec<Error<'a>>,
}

impl<'a> DossierJson<'a> {
    fn of(examined: &'a Result<Examined, Failed>, least: Level) -> Self {
        match examined {
            Ok(examined) => Self::checked(examined, least),
            Err(failed) => Self::failed(failed),
        }
    }

    fn checked(examined: &'a Examined, least: Level) -> Self {
        let Examined { claims_file, checked, drafts, findings: _ } = examined;
        let drafts = drafts.iter().map(|draft| DraftJson::of(&ShownDraft { examined, draft }));
        Self {
            file: claims_file.shown_path(),
            title: checked.dossier.title.as_deref(),
            words: checked.dossier.words.as_ref().map(|folder| folder.value.as_str()),
            claims: ClaimJson::all(checked).collect(),
            rules: RuleJson::all(checked).collect(),
            drafts: drafts.collect(),
            findings: FindingJson::all(examined, least).collect(),
            errors: Vec::new(),
        }
    }

    fn failed(failed: &'a Failed) -> Self {
        Self {
            file: failed.path().into(),
            title: None,
            words: None,
            claims: Vec::new(),
            rules: Vec::new(),
            drafts: Vec::new(),
            findings: Vec::new(),
            errors: Error::all(failed),
        }
    }
}
