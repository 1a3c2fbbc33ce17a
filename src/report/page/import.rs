//! What of a file of another program is passed over, and which of its citations are not written.

use crate::amend::import::{LeftOut, Merged};
use crate::dossier::{ClaimsFile, Problem};
use crate::finding::Role;
use crate::report::Examined;
use crate::report::kit::block::{block_at, error};
use crate::report::kit::layout::{Ink, PageStyle, line};
use crate::text::{LineIndex, Span};

/// A file of another program.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Its path to show.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its encoding, where that is a guess.
    pub encoding: Option<&'static str>,
    /// What is passed over.
    pub remarks: Vec<Problem>,
    /// The claims file with all citations, also those that are not written.
    pub whole: ClaimsFile,
}

impl Imported {
    fn place(&self, lines: &LineIndex, place: Span) -> String {
        let at = lines.position(&self.text, place.start);
        format!("{}:{}:{}", self.path, at.line, at.column)
    }
}

/// Returns what is passed over, each with its place and what to try.
pub fn remarks(imported: &Imported, style: PageStyle) -> String {
    let lines = LineIndex::new(&imported.text);
    let mut text = String::new();
    if let Some(encoding) = imported.encoding {
        let note = format!("{}: read as {encoding}, which is a guess", imported.path);
        text.push_str(&style.wrapped(&line(&note)));
    }
    for remark in &imported.remarks {
        let place = style.paint(Ink::Faint, &line(&imported.place(&lines, remark.place)));
        text.push_str(&style.wrapped(&format!("{place}: {}", line(&remark.message))));
        if let Some(help) = &remark.help {
            text.push_str(&style.hanging("  = help:", 10, &line(help)));
        }
    }
    text
}

/// Returns the citations that are not written, each with its place, why, and what stands in the source.
pub fn left_out(imported: Imported, merged: Merged, style: PageStyle) -> String {
    let lines = LineIndex::new(&imported.text);
    let Merged { left_out, checked, .. } = merged;
    let claims_file = imported.whole.clone();
    let tried = Examined { claims_file, checked, drafts: Vec::new(), findings: Vec::new() };
    let mut text = String::new();
    for LeftOut { place, source, findings } in &left_out {
        let place = style.paint(Ink::Faint, &line(&imported.place(&lines, *place)));
        text.extend([&place, ": not written\n"]);
        for finding in findings {
            // The citation has no place: it is not in the claims file.
            let places = finding.places().iter().filter(|place| place.role != Role::Citation);
            text.push_str(&block_at(places, &tried, finding, style));
        }
        if findings.is_empty() {
            let message = format!(
                "`{source}` has no file that is read, so that no quote can be looked for in it"
            );
            text.push_str(&error(style, &message, crate::finding::SAVE_DOCUMENT));
        }
    }
    text
}
