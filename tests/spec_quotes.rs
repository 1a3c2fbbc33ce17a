//! Runs the tables of `tests/spec/quotes.md`: where a quote stands in a source.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::quote::{Anchoring, Selector, anchor_all};
use crosscheck::reading::Reader;

mod table;

#[test]
fn every_row_of_the_specification_holds() {
    table::check(include_str!("spec/quotes.md"), 150, "found", find);
}

/// Returns the state of the row's quote and, where it holds, what was found: the pieces that an elision leaves,
/// between slashes.
fn find(row: &table::Row) -> String {
    let (source, quote) = (row.text("source"), row.text("quote"));
    let (prefix, suffix) = (row.text("prefix"), row.text("suffix"));
    let given = |text| Some(text).filter(|text: &&str| !text.is_empty());
    let selector =
        Selector { quote: &quote, prefix: given(prefix.as_str()), suffix: given(suffix.as_str()) };
    let outcome = anchor_all(&source, &[selector], Some(Reader::english())).remove(0);
    let found = match &outcome {
        Anchoring::Anchored(anchor) => {
            let pieces = anchor.pieces.iter().map(|piece| piece.of(&source));
            pieces.collect::<Vec<_>>().join(" / ")
        }
        Anchoring::Ambiguous(places) => places.len().to_string(),
        Anchoring::Lost { orphan: _, nearest: None } => return "lost".to_owned(),
        Anchoring::Lost { orphan: _, nearest: Some(nearest) } => {
            nearest.span.of(&source).to_owned()
        }
    };
    format!("{}: {}", outcome.state(), found)
}
