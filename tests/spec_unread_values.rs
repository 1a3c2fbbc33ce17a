//! Runs the tables of `tests/spec/unread-values.md`: what is known of a value in a language without a reader.

use crate::table;

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::value::{Kind, Value};
use crosscheck::verdict::{Basis, Content, Doubt};
use serde_json::json;

#[test]
fn values_in_languages_without_a_reader_are_held_to_their_digits() {
    table::check(include_str!("spec/unread-values.md"), 80, "result", |row| {
        let text = row.text("text");
        let quote = if row.cell("quote").is_empty() { text.clone() } else { row.text("quote") };
        let mut source = json!({ "file": "a.txt" });
        let mut citation = json!({ "source": "a", "quote": quote });
        let optional = |object: &mut serde_json::Value, field: &str, cell: &str| {
            if !cell.is_empty() {
                object[field] = json!(cell);
            }
        };
        optional(&mut source, "language", row.cell("language"));
        optional(&mut citation, "value", row.cell("declared"));
        optional(&mut citation, "inferred", row.cell("inferred"));
        optional(&mut citation, "stance", row.cell("stance"));
        let kind: Kind = row.cell("kind").parse().expect("the test is well formed");
        let claims = json!({ "version": 1, "sources": { "a": source }, "claims": { "c": {
            "statement": "It is so.", "kind": row.cell("kind"), "citations": [citation] } } });
        let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
        assert_eq!(problems, []);
        let document = source::read(text.into_bytes()).expect("the test is well formed");
        let documents = vec![Held::new("a.txt", document)];
        let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
        let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
        let evidence = &checked.judgements[0].evidence[0];
        assert!(evidence.anchored.state().holds(), "{quote}");
        match &evidence.said.content {
            Content::Value { value, basis, .. } => format!("{value}, {}", known(*basis)),
            Content::Doubtful(Doubt::Unread(language)) if row.cell("declared").is_empty() => {
                format!("figures are not read in {}", language.in_words())
            }
            Content::Doubtful(Doubt::Unread(_)) => {
                let declared = Value::parse(kind, row.cell("declared"));
                format!("digits of {}", declared.expect("the test is well formed"))
            }
            Content::Doubtful(doubt) => format!("{doubt:?}"),
            Content::Nothing => "nothing".to_owned(),
        }
    });
}

fn known(basis: Basis) -> &'static str {
    match basis {
        Basis::Read => "read",
        Basis::Declared => "declared and read",
        Basis::Unread(_) => "declared",
        Basis::Inferred => "inferred",
        Basis::Stance => "by its stance",
    }
}
