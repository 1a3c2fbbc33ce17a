//! One story, kept as text, Markdown, a web page, PDF, files of word processors, a book, a mail and a web archive: its quotes
//! hold in all of them, and their figures are read alike.
//!
//! The files were made of `story.html` by the programs that people use: Chromium (`chromium.pdf`, `saved.html`), `LibreOffice`
//! (`libreoffice.pdf`, DOCX, ODT, RTF) and pandoc (EPUB, Markdown, text). The mail and the archive were written by hand.
//! The Persian sentence is not cited from `libreoffice.pdf`: there it shares a line with English, is drawn first, and is read as
//! a paragraph of its own, parted from its last words.

#![cfg(all(feature = "pdf", feature = "office", feature = "archives"))]

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck::quote::State;
use crosscheck::run::{Options, run};

#[test]
fn a_story_is_the_same_in_every_format() {
    let examined = run(Path::new("tests/data/story"), &Options::default()).expect("it is checked");
    let checked = &examined.checked;
    let dossier = &checked.dossier;
    let mut wrong = Vec::new();
    for (claim, judgement) in dossier.claims.iter().zip(&checked.judgements) {
        let mut values: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (citation, evidence) in claim.citations.iter().zip(&judgement.evidence) {
            let source = dossier.sources[citation.source].id.value.as_str();
            let state = evidence.state();
            if !matches!(state, State::Verbatim | State::Typographic) {
                wrong.push(format!("{} in {source}: {state}", claim.id.value));
            }
            let said = evidence.said.reading().map(|reading| reading.value.to_string());
            values.entry(said.unwrap_or_default()).or_default().push(source);
        }
        if values.len() != 1 {
            wrong.push(format!("{} is read as {values:?}", claim.id.value));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
