//! Runs the tables of `tests/spec/languages.md`: the language that a text is told to be in.

use crate::table;

use crosscheck::text::Language;

#[test]
fn every_text_is_in_the_language_of_its_row() {
    table::check(include_str!("spec/languages.md"), 140, "language", |row| {
        Language::of(&row.text("text")).to_string()
    });
}
