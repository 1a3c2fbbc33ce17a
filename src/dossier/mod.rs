//! The claims file: claims, sources, and the passages that link them.
//!
//! [`read`] takes the text of the file and returns either all that it says or every mistake in it, each with
//! its place. Reading has three steps, and each reports what it finds wrong and goes on: `syntax` makes a
//! tree of the JSON, `deserialize` fills the types of `file` from it (which the JSON [`schema()`] is generated
//! from), and `sources`, `claims` and `rules` check what the types cannot say.
//!
//! [`Editor`] changes the text of the file, and leaves what it need not change as it is.
//!
//! No file is opened here: whether a source's file exists is seen by whoever loads it.

mod accept;
mod claims;
mod claims_file;
mod complaint;
mod cursor;
mod deserialize;
mod draft;
mod edit;
mod error;
mod field;
mod file;
mod formula;
mod mistake;
mod names;
mod notation;
mod other_names;
mod problem;
mod record;
mod required;
mod rules;
mod schema;
mod sources;
mod speaker_name;
mod speakers;
mod syntax;
mod tokens;
mod types;
mod words;

use serde::Deserialize;

pub use accept::DENIAL;
pub use claims_file::ClaimsFile;
pub use cursor::{Cursor, Step};
pub use draft::{Appearance, Derived, Draft, DraftClass, SetAside, SetAsideWhat};
pub use edit::{Editor, Fields, IdOf, Json, NewClaim};
pub use formula::{Agreement, Derivation, DerivationSort, Formula, NotDerived, StatedUnit};
pub use mistake::Mistake;
pub(crate) use other_names::{plain_name, rows as names_elsewhere};
pub use problem::Problem;
pub use record::Record;
pub use schema::{record_schema, schema};
pub use speaker_name::SpeakerName;
pub use speakers::{Speakers, name_key};
pub use syntax::Syntax;
pub(crate) use syntax::syntax_tree;
pub use types::{
    Acceptance, Citation, CitationIndex, Claim, Comparison, Disagreement, Dossier, Order, OverTime,
    Placed, Rule, RuleScope, Source, Stance, Term,
};

use field::{Entries, Field};
use problem::Journal;
use words::Scalar;

use crate::reading::Readers;
use crate::text::Span;

/// Returns what a claims file says, and every mistake in it, in the order of their places.
///
/// `text` is the whole file; a byte order mark is passed over, and places are bytes of `text` all the same.
/// There is a dossier exactly when there is no problem. Of very many problems, the first 10 000 are kept.
///
/// ```
/// use crosscheck::dossier::{Syntax, read};
///
/// let text = r#"{
///   "version": 1,
///   "sources": { "wsj": { "file": "sources/wsj.txt" } },
///   "claims": {
///     "votes": {
///       "statement": "Mousavi received 540 votes.", "kind": "count", "value": 540,
///       "citations": [{ "source": "wjs", "quote": "540 backed the main challenger" }]
///     }
///   }
/// }"#;
/// let (dossier, problems) = read(text, Syntax::Json);
/// assert!(dossier.is_none());
/// assert_eq!(problems[0].message, "there is no source `wjs`");
/// assert_eq!(problems[0].help.as_deref(), Some("did you mean `wsj`?"));
///
/// let (dossier, problems) = read(&text.replace("wjs", "wsj"), Syntax::Json);
/// assert!(problems.is_empty());
/// assert_eq!(dossier.unwrap().claims[0].citations[0].quote.value, "540 backed the main challenger");
/// ```
pub fn read(text: &str, syntax: Syntax) -> (Option<Dossier>, Vec<Problem>) {
    let journal = Journal::new(text);
    let dossier = read_into(&journal, syntax);
    let problems = journal.into_problems();
    debug_assert!(dossier.is_some() || !problems.is_empty(), "nothing read and nothing reported");
    (dossier.filter(|_| problems.is_empty()), problems)
}

fn read_into(journal: &Journal<'_>, syntax: Syntax) -> Option<Dossier> {
    use jsonc_parser::common::Ranged as _;
    let tree = syntax::parse(journal, syntax)?;
    let start = tree.range().start;
    let brace = journal.place(start, start + 1);
    let file = file::DossierText::deserialize(deserialize::Node::root(&tree, journal)).ok()?;
    Some(build(file, brace, journal))
}

/// Returns the parts of the file that are right; `brace` is where it begins.
fn build(file: file::DossierText, brace: Span, journal: &Journal<'_>) -> Dossier {
    check_version(&file.version, journal);
    required::require(&file.version, "version", "the claims file", brace, journal);
    required::require(&file.sources, "sources", "the claims file", brace, journal);
    required::require(&file.claims, "claims", "the claims file", brace, journal);
    let sources = file.sources.given().map(|sources| sources.value.0);
    let drafts = match file.drafts {
        Field::Absent => Some(Vec::new()),
        field => field.given().map(|drafts| drafts.value.0),
    };
    let linked = claims::Linked {
        sources: sources.as_deref().map(|sources| sources::Ids::of(sources, "source")),
        drafts: drafts.as_deref().map(|drafts| sources::Ids::of(drafts, "draft")),
    };
    let mut known = rules::Known::ids(&file.claims);
    let claims = claims::build(entries(file.claims), &linked, journal);
    if let Some(known) = &mut known {
        known.learn(&claims);
    }
    let rules = rules::build(file.rules, known.as_ref(), journal);
    let drafts = draft::build(drafts.unwrap_or_default(), known.as_ref(), journal);
    let sources = sources::build(sources.unwrap_or_default(), journal);
    let levels = entries(file.levels);
    let speakers = speakers::build(entries(file.speakers), journal);
    let words = file.words.words();
    if let Some(folder) = &words {
        names::check_folder(folder, journal);
    }
    Dossier {
        schema: file.schema.text(),
        title: file.title.text(),
        speakers,
        sources,
        claims,
        drafts,
        rules,
        levels: levels
            .into_iter()
            .filter_map(|(code, level)| Some((code, level.words()?)))
            .collect(),
        words,
        words_sha256: None,
        readers: Readers::default(),
    }
}

fn entries<T>(field: Field<Entries<T>>) -> Vec<(Placed<String>, Field<T>)> {
    field.given().map_or_else(Vec::new, |entries| entries.value.0)
}

/// The version of the file format that this program reads.
const VERSION: &str = "1";

fn check_version(version: &Field<Scalar>, journal: &Journal<'_>) {
    let Some(version) = version.as_given() else { return };
    if version.value == Scalar::Number(VERSION.to_owned()) {
        return;
    }
    let found = version.place.start..version.place.end;
    let message = format!("`version`: expected {VERSION}, found {}", journal.written(found.into()));
    let label = format!("expected the number {VERSION}");
    let help = "this program reads version 1 of the file format";
    journal.report(Problem::new(version.place, message, label).help(help));
}
