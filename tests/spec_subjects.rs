//! Runs the tables of `tests/spec/subjects.md`: what figures are of, and whether they are asserted.

use crate::table;

use crosscheck::source;

#[test]
fn a_figure_bears_out_a_claim_of_its_own_subject_and_no_other() {
    table::check(include_str!("spec/subjects.md"), 530, "result", |row| {
        let text = row.text("text");
        let quote = if row.cell("quote").is_empty() { text.clone() } else { row.text("quote") };
        outcome(row, &text, &quote)
    });
}

#[test]
fn a_claim_is_borne_out_wherever_a_line_of_its_passage_breaks() {
    table::check(include_str!("spec/subjects.md"), 530, "result", |row| {
        let text = row.text("text");
        let quote = if row.cell("quote").is_empty() { text.clone() } else { row.text("quote") };
        // A number at the beginning of a line may be that of a list item or note: see the test of `wrapped`.
        let in_prose = |at: &usize| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let spaces: Vec<usize> =
            text.match_indices(' ').map(|(at, _)| at).filter(in_prose).collect();
        // Another space in each row; that test breaks each sentence at all of them.
        let space = spaces[row.cell("statement").len() % spaces.len()];
        let mut wrapped = text.clone();
        if !text.contains('\n') {
            wrapped.replace_range(space..=space, "\n");
        }
        outcome(row, &wrapped, &quote)
    });
}

/// Returns whether a text supports the claim of a row.
fn outcome(row: &table::Row, text: &str, quote: &str) -> String {
    let document = source::read(text.into()).expect("the test is well formed");
    table::borne_out(row, document, quote).to_owned()
}
