//! A list for a spreadsheet: one line an item.

use std::io::{self, Write};

use crate::draft::Item;
use crate::report::kit::csv::write_row;

use super::ShownDraft;

/// The names of the columns.
const COLUMNS: [&str; 10] = [
    "place",
    "kind",
    "words",
    "outcome",
    "claim",
    "source",
    "source place",
    "passage",
    "message",
    "sentence",
];

/// Writes the list; the source and passage are those that decided.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, shown: &ShownDraft<'_>) -> io::Result<()> {
    write_row(out, &COLUMNS)?;
    shown.draft.items.iter().try_for_each(|item| write_row(out, &row(shown, item)))
}

fn row(shown: &ShownDraft<'_>, item: &Item) -> [String; 10] {
    let passage = item.passages.first();
    let of_passage = |what: &dyn Fn(&crate::draft::ItemPassage) -> String| {
        passage.map_or_else(String::new, what)
    };
    [
        shown.place(item.span).location.to_string(),
        item.kind.name().to_owned(),
        shown.words_of(item).to_owned(),
        item.outcome.name().to_owned(),
        shown.claim_of(item).unwrap_or_default().to_owned(),
        of_passage(&|passage| shown.source_of(passage).to_owned()),
        of_passage(&|passage| {
            let place = shown.passage_place(passage);
            place.at(&place.file)
        }),
        of_passage(&|passage| shown.passage_words(passage).to_owned()),
        shown.describe(item).message,
        shown.sentence_of(item).to_owned(),
    ]
}
