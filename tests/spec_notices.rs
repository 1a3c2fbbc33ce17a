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

/// The passage of rows that say "killed".
const OF_THE_DEAD: &str = "In Oslo the fire killed 31 people, Heydari said.";

/// Returns "-" where the row's text has no notice, "shown" where it has one that touches nothing, "whole" where it takes back
/// all, and otherwise what it has in common with the passage that is cited.
fn told(row: &table::Row) -> String {
    let is_of_dead = row.cell("passage") == "killed";
    let text = row.text("source").replace("…", if is_of_dead { OF_THE_DEAD } else { PASSAGE });
    let (statement, value, quote) = if is_of_dead {
        ("The fire killed 31 people.", 31, "killed 31 people")
    } else {
        ("540 backed Mousavi.", 540, "540 backed Mousavi")
    };
    let claims = json!({ "version": 1,
        "sources": { "a": { "file": "a.txt", "published": "2010-03-19", "publisher": "Osthaven Gazette" } },
        "claims": { "c": { "statement": statement, "kind": "count", "value": value,
            "citations": [{ "source": "a", "quote": quote }] } } });
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
