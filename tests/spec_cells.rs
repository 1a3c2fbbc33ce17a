//! Runs the table of `tests/spec/cells.md`: what the figures of tables are of.

use crosscheck::source::Format;

use crate::table;

#[test]
fn a_figure_is_of_the_column_and_row_that_it_stands_in() {
    table::check(include_str!("spec/cells.md"), 30, "result", |row| {
        let outcomes = [Format::Markdown, Format::Html].map(|format| {
            let document = format.read(written(row, format).into()).expect("it is well formed");
            table::borne_out(row, document, &row.text("quote"))
        });
        assert_eq!(outcomes[0], outcomes[1], "{}", row.text("statement"));
        outcomes[0].to_owned()
    });
}

/// Returns the table of a row as a file of this format.
fn written(row: &table::Row, format: Format) -> String {
    let table = row.text("table");
    let rows: Vec<Vec<&str>> = table.split(" / ").map(|row| row.split(" | ").collect()).collect();
    if format == Format::Html {
        let rows =
            rows.iter().map(|cells| format!("<tr><td>{}</td></tr>", cells.join("</td><td>")));
        return format!("<p>Text.</p><table>{}</table>", rows.collect::<String>());
    }
    let line = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    let rule = line(&vec!["---"; rows[0].len()]);
    let rest: String = rows[1..].iter().map(|cells| line(cells)).collect();
    format!("Text.\n\n{}{rule}{rest}", line(&rows[0]))
}
