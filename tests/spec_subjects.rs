//! Runs the tables of `tests/spec/subjects.md`: what figures are of, and whether they are asserted.

use crate::table;

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::verdict::Effect;
use serde_json::json;

#[test]
fn a_figure_bears_out_a_claim_of_its_own_subject_and_no_other() {
    table::check(include_str!("spec/subjects.md"), 530, "result", |row| {
        let text = row.text("text");
        let quote = if row.cell("quote").is_empty() { text.clone() } else { row.text("quote") };
        outcome(row, &text, &quote)
    });
}

#[test]
fn a_claim_is_borne_out_wherever_a_line_of_its_passage_breaks() {
    table::check(include_str!("spec/subjects.md"), 530, "result", |row| {
        let text = row.text("text");
        let quote = if row.cell("quote").is_empty() { text.clone() } else { row.text("quote") };
        // A number at the beginning of a line may be that of a list item or note: see the test of `wrapped`.
        let in_prose = |at: &usize| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let spaces: Vec<usize> =
            text.match_indices(' ').map(|(at, _)| at).filter(in_prose).collect();
        // Another space in each row; that test breaks each sentence at all of them.
        let space = spaces[row.cell("statement").len() % spaces.len()];
        let mut wrapped = text.clone();
        if !text.contains('\n') {
            wrapped.replace_range(space..=space, "\n");
        }
        outcome(row, &wrapped, &quote)
    });
}

/// Returns whether a text supports the claim of a row.
fn outcome(row: &table::Row, text: &str, quote: &str) -> String {
    let mut claim = json!({
        "statement": row.text("statement"), "kind": row.cell("kind"), "value": row.cell("value"),
        "citations": [{ "source": "a", "quote": quote, "value": row.cell("value") }]
    });
    if !row.cell("unit").is_empty() {
        claim["unit"] = json!(row.cell("unit"));
    }
    let claims = json!({
        "version": 1, "sources": { "a": { "file": "a.txt" } }, "claims": { "c": claim }
    });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert_eq!(problems, []);
    let document = source::read(text.into()).expect("the test is well formed");
    let documents = vec![Held::new("a.txt", document)];
    let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
    let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
    let evidence = &checked.judgements[0].evidence[0];
    assert!(evidence.anchored.state().holds(), "{quote}");
    let supports = evidence.effect == Some(Effect::Supports);
    if supports { "supports" } else { "refused" }.to_owned()
}
