//! Reads the tables of `tests/spec/`: a row is a case, and the header says what its cells are.

use crosscheck::check::{Extent, check as check_dossier};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{Document, Held, Holding, Holdings};
use crosscheck::verdict::Effect;
use serde_json::json;

/// A row with the header of its table.
pub(crate) struct Row {
    line: usize,
    header: Vec<String>,
    cells: Vec<String>,
}

impl Row {
    /// Returns the cell in this column; empty where the table has none.
    pub(crate) fn cell(&self, column: &str) -> &str {
        self.header.iter().position(|name| name == column).map_or("", |at| &self.cells[at])
    }

    /// Returns the cell with its escapes (`\n`, `\r`, `\t`, `\u{a0}`) resolved.
    pub(crate) fn text(&self, column: &str) -> String {
        let mut text = String::new();
        let mut rest = self.cell(column);
        while let Some((before, escape)) = rest.split_once('\\') {
            text.push_str(before);
            let mut after = escape.chars();
            match after.next() {
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('t') => text.push('\t'),
                Some('p') => text.push('|'),
                Some('u') => {
                    let (code, others) = after
                        .as_str()
                        .trim_start_matches('{')
                        .split_once('}')
                        .expect("the test is well formed");
                    let code = u32::from_str_radix(code, 16).expect("the test is well formed");
                    text.push(char::from_u32(code).expect("the test is well formed"));
                    after = others.chars();
                }
                other => panic!("line {}: there is no escape {other:?}", self.line),
            }
            rest = after.as_str();
        }
        text + rest
    }
}

/// Checks every row of `markdown` against what `observe` makes of it, which must stand in the column `result`.
pub(crate) fn check(markdown: &str, least: usize, result: &str, observe: impl Fn(&Row) -> String) {
    let rows = rows(markdown);
    assert!(rows.len() >= least, "only {} rows were found", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let got = observe(row);
            (got != row.text(result)).then(|| {
                let got = got.escape_debug();
                format!("line {}: {}\n    got {got}", row.line, row.cells.join(" | "))
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Returns the rows of all tables.
pub(crate) fn rows(markdown: &str) -> Vec<Row> {
    let mut header = Vec::new();
    let mut rows = Vec::new();
    for (index, line) in markdown.lines().enumerate() {
        if !line.starts_with('|') {
            header.clear();
        } else if header.is_empty() {
            header = cells(line);
        } else if !line.starts_with("|---") {
            let row = Row { line: index + 1, header: header.clone(), cells: cells(line) };
            assert_eq!(row.cells.len(), header.len(), "line {}: {line}", row.line);
            rows.push(row);
        }
    }
    rows
}

fn cells(line: &str) -> Vec<String> {
    let inner = line
        .trim()
        .strip_prefix('|')
        .and_then(|line| line.strip_suffix('|'))
        .expect("the test is well formed");
    inner.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// Returns whether a quote of a document bears out the claim of a row: its `statement`, `kind`, `unit` and `value`, which the
/// citation declares.
pub(crate) fn borne_out(row: &Row, document: Document, quote: &str) -> &'static str {
    match borne_out_or_doubted(row, document, quote) {
        "doubted" => "supports",
        other => other,
    }
}

/// Returns the same, and whether a warning says that its figure may be of something else.
pub(crate) fn borne_out_or_doubted(row: &Row, document: Document, quote: &str) -> &'static str {
    let mut claim = json!({
        "statement": row.text("statement"), "kind": row.cell("kind"), "value": row.cell("value"),
        "citations": [{ "source": "a", "quote": quote, "value": row.cell("value") }]
    });
    if !row.cell("unit").is_empty() {
        claim["unit"] = json!(row.cell("unit"));
    }
    let claims = json!({
        "version": 1, "sources": { "a": { "file": "a" } }, "claims": { "c": claim }
    });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert_eq!(problems, []);
    let documents = vec![Held::new("a", document)];
    let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
    let checked = check_dossier(dossier.expect("there is no problem"), holdings, Extent::default());
    let evidence = &checked.judgements[0].evidence[0];
    assert!(evidence.anchored.state().holds(), "{quote}");
    match (evidence.effect, &evidence.said.unrelated) {
        (Some(Effect::Supports), None) => "supports",
        (Some(Effect::Supports), Some(_)) => "doubted",
        _ => "refused",
    }
}
