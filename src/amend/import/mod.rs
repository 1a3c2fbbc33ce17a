//! Claims, citations and sources that stand in a file of another program: a table (CSV), a bibliography (CSL-JSON), or what
//! was highlighted in Zotero.
//!
//! A file is read into [`Entries`], each text with its place in the file, so that every mistake can be shown where it stands.
//! `merge` puts the entries into a claims file. A quote from a table or a highlight is not taken on trust: it is looked for in
//! its source's file as any other, and is not written where it does not hold.

mod cell;
mod columns;
mod csl;
mod json;
mod merge;
mod notes;
mod proof;
mod table;
mod zotero;

pub use merge::{Known, LeftOut, Merged, Plan};

use crate::dossier::Problem;
use crate::text::Span;

use cell::{Cell, Cells};

/// What a file of another program says.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    sources: Vec<SourceEntry>,
    claims: Vec<ClaimEntry>,
    /// Mistakes that leave the rest as it is; [`Plan::new`] tells them with its own.
    problems: Vec<Problem>,
    /// What is passed over, and why; nothing that would make the rest wrong.
    pub remarks: Vec<Problem>,
}

/// A source.
#[derive(Clone, Debug, Default)]
struct SourceEntry {
    place: Span,
    /// What the file calls it; it may be no id.
    name: Option<Cell>,
    /// Fields of a source, but for `file`.
    fields: Cells,
    /// The path or name of its file, as the file gives it.
    file: Option<Cell>,
    /// The name of the folder that Zotero keeps its file in.
    folder: Option<String>,
    /// Whether it stands in a table, where its name and its file are what a person wrote.
    is_in_table: bool,
}

/// A claim with its citations.
#[derive(Clone, Debug, Default)]
struct ClaimEntry {
    place: Span,
    name: Option<Cell>,
    fields: Cells,
    citations: Vec<CitationEntry>,
    /// Whether it is there for its citation alone, and not written without it.
    is_of_citation: bool,
}

/// A citation.
#[derive(Clone, Debug)]
struct CitationEntry {
    place: Span,
    /// An index into the sources.
    source: usize,
    fields: Cells,
}

/// Returns what a file says; `text` is the whole file, without a byte order mark.
///
/// A file that begins with `[` or `{` is JSON, of Zotero or CSL; one with links to annotations in Zotero is a note that it
/// exported; any other is a table.
///
/// ```
/// use crosscheck::amend::import::read;
/// let problems = read("claim;kind;quote\nvotes;count;\"540 backed\n").unwrap_err();
/// assert_eq!(problems[0].message, "a quotation mark is not closed");
/// ```
///
/// # Errors
///
/// Every mistake in it, where it cannot be told what the rest says.
pub fn read(text: &str) -> Result<Entries, Vec<Problem>> {
    match text.trim_start().as_bytes().first() {
        Some(b'[' | b'{') => json::read(text),
        _ if notes::are_in(text) => notes::read(text),
        _ => table::read(text),
    }
}
