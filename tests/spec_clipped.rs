//! Runs the tables of `tests/spec/clipped.md`: what stands just outside a quote and governs it.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{self, Held, Holding, Holdings};
use serde_json::{Value, json};

use crate::table;

#[test]
fn every_row_of_the_specification_holds() {
    table::check(include_str!("spec/clipped.md"), 40, "clipped", clipped);
}

/// Returns the words that are found to govern the row's quote, between slashes.
fn clipped(row: &table::Row) -> String {
    let text = row.text("source");
    let mut citation = json!({ "source": "a", "quote": row.text("quote") });
    let set = |citation: &mut Value, field: &str, value: String| {
        if !value.is_empty() {
            citation[field] = Value::String(value);
        }
    };
    set(&mut citation, "stance", row.text("stance"));
    set(&mut citation, "attributed_to", row.text("speaker"));
    let is_figure = text.contains("27 diplomats");
    let claim = if is_figure {
        json!({ "statement": "-", "kind": "count", "unit": "diplomats", "citations": [citation] })
    } else if row.cell("kind") == "date" {
        json!({ "statement": "-", "kind": "date", "citations": [citation] })
    } else {
        if citation["stance"].is_null() {
            citation["stance"] = "supports".into();
        }
        json!({ "statement": "-", "kind": "yes-no", "value": true, "citations": [citation] })
    };
    let claims =
        json!({ "version": 1, "sources": { "a": { "file": "a.txt" } }, "claims": { "c": claim } });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert_eq!(problems, []);
    let document = source::read(text.clone().into()).unwrap();
    let held = Held::new("a.txt", document);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let checked = check(dossier.unwrap(), holdings, Extent::default());
    let evidence = &checked.judgements[0].evidence[0];
    assert!(evidence.state().holds(), "{text}: {}", evidence.state());
    let words = evidence.said.clipped.iter().map(|word| word.span.of(&text).trim());
    words.collect::<Vec<_>>().join(" / ")
}
