//! Runs the tables of `tests/spec/quotes.md`: where a quote stands in a source.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::quote::{Anchoring, Selector, State, anchor_all};
use crosscheck::reading::Reader;
use crosscheck::source::{self, Held, Holding, Holdings};

use crate::table;

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
        Anchoring::Ambiguous(places) => places.spans.len().to_string(),
        Anchoring::Lost { orphan: _, nearest: None } => return "lost".to_owned(),
        Anchoring::Lost { orphan: _, nearest: Some(nearest) } => {
            nearest.span.of(&source).to_owned()
        }
    };
    format!("{}: {}", outcome.state(), found)
}

/// Returns the state of a quote from a source whose language is declared.
fn state_in(language: &str, source: &str, quote: &str) -> State {
    let claims = format!(
        r#"{{ "version": 1, "sources": {{ "s": {{ "file": "s.txt", "language": "{language}" }} }},
        "claims": {{ "c": {{ "statement": "So.", "kind": "yes-no", "value": true,
        "citations": [{{ "source": "s", "quote": "{quote}", "stance": "supports" }}] }} }} }}"#
    );
    let (dossier, problems) = read(&claims, Syntax::Json);
    assert_eq!(problems, []);
    let held = Held::new("s.txt", source::read(source.as_bytes().to_vec()).unwrap());
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    check(dossier.unwrap(), holdings, Extent::default()).judgements[0].evidence[0].state()
}

#[test]
fn a_figure_is_kept_whole_by_the_words_of_its_own_language() {
    assert_eq!(state_in("en", "some 5 million people", "some 5"), State::Altered);
    assert_eq!(state_in("fa", "حدود ۵ میلیون نفر", "حدود ۵"), State::Altered);
    // No figure is read in German: a quote is kept from cutting tokens alone.
    assert_eq!(state_in("de", "rund 5 million Leute", "rund 5"), State::Verbatim);
    assert_eq!(state_in("de", "rund 1.540 Leute", "rund 1"), State::Altered);
}
