//! The rows and cells of the tables in a document's text.

use crate::text::Span;

use super::{Document, Region};

/// What stands between two cells of a row in the text of a document.
const BETWEEN_CELLS: &str = " | ";

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its place in the text.
    pub span: Span,
    /// The places of its cells, without white space around; never empty.
    pub cells: Vec<Span>,
    /// The places of the cells of the first row of its table, which head the columns; empty in that row itself.
    pub headers: Vec<Span>,
}

impl TableRow {
    /// Returns the index of the cell that holds `place`.
    pub fn cell_at(&self, place: Span) -> Option<usize> {
        self.cells.iter().position(|cell| cell.contains(place))
    }
}

impl Document {
    /// Returns the rows of all tables, in the order of the text.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// let text = "| Month | Examined |\n|---|---|\n| March | 610 |\n";
    /// let document = Format::Markdown.read(text.as_bytes().to_vec())?;
    /// let rows = document.table_rows();
    /// assert_eq!(rows[1].cells[1].of(&document.text), "610");
    /// assert_eq!(rows[1].headers[1].of(&document.text), "Examined");
    /// # Ok::<(), crosscheck::source::Unread>(())
    /// ```
    pub fn table_rows(&self) -> Vec<TableRow> {
        let spans = self.regions.spans(self.text.len()).into_iter();
        let tables = spans.filter(|(_, region)| *region == Region::Table);
        tables.flat_map(|(span, _)| rows(&self.text, span)).collect()
    }
}

/// Returns the rows of the table that stands at `table`.
fn rows(text: &str, table: Span) -> Vec<TableRow> {
    let mut rows: Vec<TableRow> = Vec::new();
    let mut start = table.start;
    for line in table.of(text).split_inclusive('\n') {
        let cells = cells(line, start);
        start += line.len();
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { continue };
        let span = first.hull(*last);
        let headers = rows.first().map_or(Vec::new(), |row| row.cells.clone());
        rows.push(TableRow { span, cells, headers });
    }
    rows
}

fn cells(line: &str, start: usize) -> Vec<Span> {
    if line.trim().is_empty() {
        return Vec::new();
    }
    let mut at = start;
    let cells = line.split(BETWEEN_CELLS).map(|cell| {
        let begin = at + (cell.len() - cell.trim_start().len());
        at += cell.len() + BETWEEN_CELLS.len();
        Span::new(begin, begin + cell.trim().len())
    });
    cells.collect()
}
