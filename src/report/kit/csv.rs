//! Lists for spreadsheets: one line a row (RFC 4180), safe to open.

use std::io::{self, Write};

use super::layout::line;

/// Writes a row.
///
/// # Errors
///
/// Those of `out`.
pub(in crate::report) fn write_row<Cell: AsRef<str>>(
    out: &mut dyn Write,
    cells: &[Cell],
) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell.as_ref())).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// Returns a cell on one line, in quotation marks where it needs them.
///
/// What a spreadsheet would take for a formula gets an apostrophe before it, also in the wide letters of East Asian fonts
/// (OWASP, "CSV Injection"). Some spreadsheets part cells at semicolons, and a log of GitHub Actions obeys lines that begin
/// with a colon: both stand in quotation marks.
fn escaped(cell: &str) -> String {
    let mut cell = line(cell);
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        cell.insert(0, '\'');
    }
    if cell.contains(['"', ',', ';']) || cell.starts_with(':') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text_and_nothing_else() {
        let table = [
            ("540 votes", "540 votes"),
            ("say \"a\", b", "\"say \"\"a\"\", b\""),
            ("=1+1", "'=1+1"),
            ("\t =1", "'=1"),
            ("＝1", "'＝1"),
            ("@x;-1", "\"'@x;-1\""),
            ("two\r\nlines", "two␍ lines"),
            ("::error::no", "\"::error::no\""),
            ("", ""),
        ];
        for (cell, written) in table {
            assert_eq!(escaped(cell), written, "{cell:?}");
        }
    }
}
