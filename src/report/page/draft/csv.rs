//! A list for a spreadsheet: one line an item.

use std::io::{self, Write};

use crate::draft::Item;
use crate::finding::Finding;
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
    shown.draft.items.iter().try_for_each(|item| write_row(out, &row(shown, item)))?;
    shown.broken_links().try_for_each(|finding| write_row(out, &broken_link(shown, finding)))
}

fn broken_link(shown: &ShownDraft<'_>, finding: &Finding) -> [String; 10] {
    let place = shown.examined.locate(finding.place());
    let mut row: [String; 10] = Default::default();
    row[0] = place.at(&place.file);
    row[1] = "link".to_owned();
    row[3] = finding.code.name().to_owned();
    row[8].clone_from(&finding.message);
    row
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
