//! A checklist in Markdown that a desk can print: one line an item, ticked where it is covered.

use std::io::{self, Write};

use crate::report::kit::layout::line;

use super::ShownDraft;

/// Writes the checklist.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, shown: &ShownDraft<'_>) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&shown.draft.draft.file))?;
    for item in &shown.draft.items {
        let tick = if item.outcome.is_covered() { 'x' } else { ' ' };
        let place = shown.place(item.span).location;
        let message = escaped(&shown.describe(item).message);
        writeln!(out, "- [{tick}] {place}, {}: {message}  ", item.outcome)?;
        writeln!(out, "  {}", escaped(shown.sentence_of(item)))?;
        for passage in &item.passages {
            let place = shown.passage_place(passage);
            let words = escaped(shown.passage_words(passage));
            writeln!(out, "    - {}: {words}", escaped(&place.at(&place.file)))?;
        }
    }
    for finding in shown.broken_links() {
        let place = shown.examined.locate(finding.place());
        let place = escaped(&place.at(&place.file));
        let code = finding.code.name();
        writeln!(out, "- [ ] {place}, {code}: {}", escaped(&finding.message))?;
    }
    let counts: Vec<String> =
        shown.counts().map(|(outcome, count)| format!("{count} {outcome}")).collect();
    let counts = if counts.is_empty() { "nothing was read".to_owned() } else { counts.join(", ") };
    writeln!(out, "\n{counts}")
}

/// Returns a text on one line, with a backslash before each mark of Markdown (`CommonMark` 0.31, section 2.4).
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in line(text).chars() {
        let is_mark = matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '+'
                | '='
        );
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
