//! Runs the tables of `tests/spec/replaced.md`: statements that say what a passage says, but for a word.

use crate::table;

use crosscheck::source;

#[test]
fn a_word_in_the_place_of_another_is_told() {
    table::check(include_str!("spec/replaced.md"), 300, "result", |row| {
        let text = row.text("text");
        let document = source::read(text.clone().into()).expect("the test is well formed");
        table::borne_out_or_doubted(row, document, &text).to_owned()
    });
}
