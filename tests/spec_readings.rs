//! Runs the tables of `tests/spec/readings.md`: which figures a passage states.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::reading::{Reader, SpokenFrom};
use crosscheck::value::{Edtf, Kind};

use crate::table;

#[test]
fn every_row_of_the_specification_holds() {
    table::check(include_str!("spec/readings.md"), 300, "reads", read);
}

/// Returns the figures of the row's kind and unit: their words, value and rule.
fn read(row: &table::Row) -> String {
    let words = row.text("words");
    let kind: Kind = match row.cell("kind") {
        "" => Kind::Count,
        kind => kind.parse().expect("the test is well formed"),
    };
    let unit = Some(row.cell("unit")).filter(|unit| !unit.is_empty());
    let day = |column| {
        Some(row.cell(column))
            .filter(|day| !day.is_empty())
            .map(|day| Edtf::parse(day).expect("the test is well formed"))
    };
    let spoken = SpokenFrom { as_of: day("as_of"), published: day("published") };
    let fitting = Reader::english()
        .find(&words)
        .into_iter()
        .filter(|mention| mention.fits(kind, unit, Reader::english()));
    let read: Vec<String> = fitting
        .map(|mention| {
            let value = match mention.resolve_in(kind, unit, &spoken, Reader::english()) {
                Ok(reading) => reading.value.to_string(),
                Err(_) => "unresolved".to_owned(),
            };
            format!("{} → {value} → {}", mention.span.of(&words), mention.rule)
        })
        .collect();
    if read.is_empty() { "nothing".to_owned() } else { read.join("; ") }
}
