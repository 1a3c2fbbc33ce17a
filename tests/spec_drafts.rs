//! Runs the tables of `tests/spec/drafts.md`: the figures of drafts, looked up in sources without claims.

use std::sync::Arc;

use crate::table;

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::draft::{CheckedDraft, Draft};
use crosscheck::source::{Format, Held, Holding, Holdings};
use serde_json::json;

#[test]
fn a_figure_of_a_draft_is_looked_up_in_what_speaks_of_the_same() {
    table::check(include_str!("spec/drafts.md"), 20, "items", |row| {
        let claims = json!({ "version": 1, "sources": { "a": { "file": "a.md" } }, "claims": {} });
        let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
        assert_eq!(problems, []);
        let markdown = |text: String| {
            Format::Markdown.read(text.into_bytes()).expect("the test is well formed")
        };
        // A draft whose file is the source's, byte by byte, would be the source itself.
        let source = markdown(row.text("source") + "\n");
        let documents = vec![Held::new("a.md", source)];
        let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
        let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
        let draft = Draft {
            file: "draft.md".to_owned(),
            is_from_here: true,
            document: Arc::new(markdown(row.text("draft"))),
            entry: None,
            published: None,
            set_aside: Vec::new(),
        };
        let draft = CheckedDraft::of(draft, &checked);
        let text = &draft.draft.document.text;
        let items = draft.items.iter();
        let shown = items.map(|item| format!("{}: {}", item.span.of(text), item.outcome));
        shown.collect::<Vec<_>>().join("; ")
    });
}
