//! Runs the table of `tests/spec/repairs.md`: what `check --fix` makes of a quote.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::amend::repair::{Repaired, Why, repair};
use crosscheck::check::{Extent, check};
use crosscheck::dossier::{ClaimsFile, Editor, Syntax};
use crosscheck::quote::DifferenceKind;
use crosscheck::source::{self, Held, Holding, Holdings};

use crate::table;

#[test]
fn every_row_of_the_specification_holds() {
    table::check(include_str!("spec/repairs.md"), 110, "repaired", |row| {
        let stance = row.text("stance");
        let stance = if stance.is_empty() { "context" } else { &stance };
        repaired_quote(&row.text("source"), &row.text("quote"), stance)
    });
}

const CLAIMS: &str = r#"{ "version": 1, "sources": { "s": { "file": "s.txt" } }, "claims": { "c": {
    "statement": "So.", "kind": "yes-no", "value": true,
    "citations": [{ "source": "s", "quote": "…", "stance": "STANCE" }] } } }"#;

fn repaired_quote(source: &str, quote: &str, stance: &str) -> String {
    let claims = CLAIMS.replace("STANCE", stance);
    let mut editor = Editor::new(&claims, Syntax::Json).unwrap();
    assert!(editor.replace_text("c", 0, "quote", quote));
    let repaired = repaired(&editor.finish(), source);
    match repaired.left.first() {
        Some((_, why)) => name(why),
        None => repaired.checked.dossier.claims[0].citations[0].quote.value.clone(),
    }
}

fn repaired(claims: &str, source: &str) -> Repaired {
    let claims_file = ClaimsFile::new("claims.json".into(), claims.to_owned());
    let (dossier, problems) = claims_file.read();
    assert_eq!(problems, []);
    let document = source::read(source.as_bytes().to_vec()).unwrap();
    let held = Held::new("s.txt", document);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let checked = check(dossier.unwrap(), holdings, Extent::default());
    repair(&claims_file, checked).unwrap()
}

fn name(why: &Why) -> String {
    let name = match why {
        Why::Alters(DifferenceKind::Figure) => "figure",
        Why::Alters(change) => change.name(),
        Why::Far => "far",
        Why::OtherWords(_) => "words",
        Why::Hangs => "hangs",
        Why::Crosses => "crosses",
        Why::Nowhere => "nowhere",
        Why::Ambiguous(_) => "several",
        Why::EditorsWords => "editor",
        Why::Raises(message) if message.contains("stands just before") => "clipped",
        other => return format!("{other:?}"),
    };
    name.to_owned()
}
