//! Runs the table of `tests/spec/cells.md`: what the figures of tables are of.

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{Format, Held, Holding, Holdings};
use crosscheck::verdict::Effect;
use serde_json::json;

use crate::table;

#[test]
fn a_figure_is_of_the_column_and_row_that_it_stands_in() {
    table::check(include_str!("spec/cells.md"), 30, "result", |row| {
        let outcomes = [Format::Markdown, Format::Html]
            .map(|format| outcome(row, format, &written(row, format)));
        assert_eq!(outcomes[0], outcomes[1], "{}", row.text("statement"));
        outcomes[0].clone()
    });
}

/// Returns the table of a row as a file of this format.
fn written(row: &table::Row, format: Format) -> String {
    let table = row.text("table");
    let rows: Vec<Vec<&str>> = table.split(" / ").map(|row| row.split(" | ").collect()).collect();
    if format == Format::Html {
        let rows =
            rows.iter().map(|cells| format!("<tr><td>{}</td></tr>", cells.join("</td><td>")));
        return format!("<p>Text.</p><table>{}</table>", rows.collect::<String>());
    }
    let line = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    let rule = line(&vec!["---"; rows[0].len()]);
    let rest: String = rows[1..].iter().map(|cells| line(cells)).collect();
    format!("Text.\n\n{}{rule}{rest}", line(&rows[0]))
}

fn outcome(row: &table::Row, format: Format, text: &str) -> String {
    let mut claim = json!({
        "statement": row.text("statement"), "kind": row.cell("kind"), "value": row.cell("value"),
        "citations": [{ "source": "a", "quote": row.text("quote"), "value": row.cell("value") }]
    });
    if !row.cell("unit").is_empty() {
        claim["unit"] = json!(row.cell("unit"));
    }
    let claims = json!({
        "version": 1, "sources": { "a": { "file": "a" } }, "claims": { "c": claim }
    });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert_eq!(problems, []);
    let document = format.read(text.into()).expect("the test is well formed");
    let documents = vec![Held::new("a", document)];
    let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
    let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
    let evidence = &checked.judgements[0].evidence[0];
    assert!(evidence.anchored.state().holds(), "{}", row.text("quote"));
    let supports = evidence.effect == Some(Effect::Supports);
    if supports { "supports" } else { "refused" }.to_owned()
}
