//! Runs the table of `tests/spec/limits.md`: when something began or ended.

use crate::table;

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{self, Held, Holding, Holdings};
use serde_json::json;

#[test]
fn the_day_that_something_began_or_ended_is_no_other_day() {
    table::check(include_str!("spec/limits.md"), 30, "verdict", |row| {
        let text = row.text("text");
        let claims = json!({
            "version": 1, "sources": { "a": { "file": "a.txt" } },
            "claims": { "c": {
                "statement": row.text("statement"), "kind": "date", "value": row.cell("value"),
                "citations": [{ "source": "a", "quote": text }]
            } }
        });
        let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
        assert_eq!(problems, []);
        let document = source::read(text.into_bytes()).expect("the test is well formed");
        let documents = vec![Held::new("a.txt", document)];
        let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
        let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
        checked.judgements[0].verdict.to_string()
    });
}
