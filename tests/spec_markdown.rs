//! Runs the tables of `tests/spec/markdown.md`, what is read of a file, and of `tests/spec/markdown-quotes.md`, where a
//! quote stands in it.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::quote::Anchoring;
use crosscheck::source::{Document, Format, Held, Holding, Holdings};
use serde_json::json;

use crate::table;

#[test]
fn what_is_read_of_a_file_is_what_a_reader_sees() {
    table::check(include_str!("spec/markdown.md"), 50, "shown", |row| {
        let shown = document(&row.text("source")).text;
        shown.trim_end_matches('\n').to_owned()
    });
}

#[test]
fn quotes_are_found_in_what_is_shown() {
    table::check(include_str!("spec/markdown-quotes.md"), 35, "found", |row| {
        let document = document(&row.text("source"));
        let outcome = anchor(document.clone(), &row.text("quote"));
        let found = match &outcome {
            Anchoring::Anchored(anchor) => anchor.span.of(&document.text).to_owned(),
            Anchoring::Ambiguous(places) => places.spans.len().to_string(),
            Anchoring::Lost { .. } => return "lost".to_owned(),
        };
        format!("{}: {found}", outcome.state())
    });
}

#[test]
fn places_are_those_of_the_file() {
    table::check(include_str!("spec/markdown-quotes.md"), 35, "bytes", |row| {
        let file = row.text("source");
        let document = document(&file);
        match anchor(document.clone(), &row.text("quote")) {
            Anchoring::Anchored(anchor) => {
                document.locate(anchor.span).bytes().unwrap().of(&file).to_owned()
            }
            Anchoring::Ambiguous(_) | Anchoring::Lost { .. } => String::new(),
        }
    });
}

fn document(markdown: &str) -> Document {
    Format::Markdown.read(markdown.as_bytes().to_vec()).unwrap()
}

fn anchor(document: Document, quote: &str) -> Anchoring {
    let claims = json!({ "version": 1, "sources": { "page": { "file": "page.md" } },
        "claims": { "claim": { "statement": "It is so.", "kind": "yes-no", "value": true, "citations": [
            { "source": "page", "quote": quote, "stance": "supports" }] } } });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert!(problems.is_empty(), "{quote:?}: {problems:?}");
    let held = Held::new("page.md", document);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let checked = check(dossier.unwrap(), holdings, Extent::default());
    checked.judgements[0].evidence[0].anchored.outcome().unwrap().clone()
}
