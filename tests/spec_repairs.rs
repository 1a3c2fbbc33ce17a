//! Runs the table of `tests/spec/repairs.md`: what `check --fix` makes of a quote.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::amend::repair::{Mended, Why, mend};
use crosscheck::dossier::{Editor, Syntax, read};
use crosscheck::finding::Levels;
use crosscheck::quote::Change;
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::{Scope, check};

mod table;

#[test]
fn every_row_of_the_specification_holds() {
    table::check(include_str!("spec/repairs.md"), 50, "repaired", |row| {
        repaired(&row.text("source"), &row.text("quote"))
    });
}

const CLAIMS: &str = r#"{ "version": 1, "sources": { "s": { "file": "s.txt" } }, "claims": { "c": {
    "statement": "So.", "kind": "yes-no", "value": true,
    "citations": [{ "source": "s", "quote": "…", "stance": "supports" }] } } }"#;

fn repaired(source: &str, quote: &str) -> String {
    let mut editor = Editor::new(CLAIMS, Syntax::Json).unwrap();
    assert!(editor.replace_text("c", 0, "quote", quote));
    let mended = mended(&editor.finish(), source);
    match mended.left.first() {
        Some((_, why)) => name(why),
        None => mended.checked.dossier.claims[0].citations[0].quote.value.clone(),
    }
}

fn mended(claims: &str, source: &str) -> Mended {
    let (dossier, problems) = read(claims, Syntax::Json);
    assert_eq!(problems, []);
    let document = source::read(source.as_bytes().to_vec()).unwrap();
    let held = Held { file: "s.txt".to_owned(), document, archived: false };
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let levels = Levels::default();
    let checked = check(dossier.unwrap(), holdings, &levels, Scope::Whole);
    mend(claims, Syntax::Json, checked, &levels, Scope::Whole).unwrap()
}

fn name(why: &Why) -> String {
    let name = match why {
        Why::Alters(Change::Figure) => "figure",
        Why::Alters(change) => change.name(),
        Why::Far => "far",
        Why::Nowhere => "nowhere",
        Why::Ambiguous(_) => "several",
        Why::EditorsWords => "editor",
        Why::Raises(message) if message.contains("stands just before") => "clipped",
        other => return format!("{other:?}"),
    };
    name.to_owned()
}
