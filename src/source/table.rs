//! The rows and cells of the tables in a document's text.

use std::collections::BTreeMap;

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
        self.tables().iter().flat_map(|table| table.rows.iter().cloned()).collect()
    }

    /// Returns the table that holds `place`; `None` outside of tables.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// use crosscheck::text::Span;
    /// let text = "| Town | Houses |\n|---|---|\n| Oslo | 610 |\n| Bergen | 480 |\n";
    /// let document = Format::Markdown.read(text.as_bytes().to_vec())?;
    /// let at = document.text.find("480").unwrap();
    /// let table = document.table_at(Span::new(at, at + 3)).unwrap();
    /// assert_eq!(table.row_at(Span::new(at, at + 3)).unwrap().cells[0].of(&document.text), "Bergen");
    /// assert_eq!(table.labelled("oslo").count(), 1);
    /// # Ok::<(), crosscheck::source::Unread>(())
    /// ```
    pub fn table_at(&self, place: Span) -> Option<&Table> {
        let tables = self.tables();
        let after = tables.partition_point(|table| table.span.start <= place.start);
        tables[..after].last().filter(|table| table.span.contains(place))
    }

    /// Returns all tables of the text, which are looked for once.
    pub(super) fn find_tables(&self) -> Vec<Table> {
        let spans = self.regions.spans(self.text.len()).into_iter();
        let tables = spans.filter(|(_, region)| *region == Region::Table);
        tables.map(|(span, _)| Table::new(&self.text, span)).collect()
    }
}

/// A table of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    span: Span,
    rows: Vec<TableRow>,
    /// The rows by the first word of their first cells, in lower case.
    by_label: BTreeMap<String, Vec<usize>>,
}

impl Table {
    fn new(text: &str, span: Span) -> Self {
        let rows = rows(text, span);
        let mut by_label: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, row) in rows.iter().enumerate() {
            let words = row.cells[0].of(text).split(|c: char| !c.is_alphanumeric());
            if let Some(word) = words.into_iter().find(|word| !word.is_empty()) {
                by_label.entry(word.to_lowercase()).or_default().push(number);
            }
        }
        Self { span, rows, by_label }
    }

    /// Returns the row that holds `place`.
    pub fn row_at(&self, place: Span) -> Option<&TableRow> {
        row_at(&self.rows, place)
    }

    /// Returns the rows whose first cell begins with a word, given in lower case.
    pub fn labelled(&self, word: &str) -> impl Iterator<Item = &TableRow> {
        self.by_label.get(word).into_iter().flatten().map(|number| &self.rows[*number])
    }
}

/// Returns the one of some rows, in the order of their text, that holds `place`.
pub fn row_at(rows: &[TableRow], place: Span) -> Option<&TableRow> {
    let after = rows.partition_point(|row| row.span.start <= place.start);
    rows[..after].last().filter(|row| row.span.contains(place))
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
