//! Runs the tables of `tests/spec/notices.md`: what is a notice by which a source corrects itself, and what it touches.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{self, Held, Holding, Holdings};
use serde_json::json;

use crate::table;

#[test]
fn every_row_of_the_specification_holds() {
    table::check(include_str!("spec/notices.md"), 60, "notice", told);
}

/// The passage that is cited, where a row gives no other.
const PASSAGE: &str =
    "Of 650 votes cast in Oslo on 12 June 2009, 540 backed Mousavi, Heydari said.";

/// Returns "-" where the row's text has no notice, "shown" where it has one that touches nothing, "whole" where it takes back
/// all, and otherwise what it has in common with the passage that is cited.
fn told(row: &table::Row) -> String {
    let text = row.text("source").replace("…", PASSAGE);
    let claims = json!({ "version": 1,
        "sources": { "a": { "file": "a.txt", "published": "2010-03-19", "publisher": "Osthaven Gazette" } },
        "claims": { "c": { "statement": "540 backed Mousavi.", "kind": "count", "value": 540,
            "citations": [{ "source": "a", "quote": "540 backed Mousavi" }] } } });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert_eq!(problems, []);
    let document = source::read(text.clone().into()).unwrap();
    let held = Held::new("a.txt", document);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let checked = check(dossier.unwrap(), holdings, Extent::default());
    let Some(correction) = checked.corrections.first() else { return "-".to_owned() };
    match correction.touched.first() {
        None => "shown".to_owned(),
        Some(touched) => match touched.shared {
            None => "whole".to_owned(),
            Some([own, _]) => own.of(&text).to_owned(),
        },
    }
}
