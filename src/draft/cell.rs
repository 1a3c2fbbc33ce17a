//! What a figure in a table is of: the words at the head of its row and of its column.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checked;
use crate::passage::terms;
use crate::reading::Reader;
use crate::source::{TableRow, row_at};
use crate::text::Span;

/// The words that head the row and the column of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellHeads {
    row: BTreeSet<String>,
    column: BTreeSet<String>,
}

/// The cells of the tables of all sources, by the words at the heads of their rows.
#[derive(Debug, Default)]
pub(super) struct CellIndex {
    /// The document, row and place of each cell, with its heads.
    cells: Vec<(usize, Span, Span, CellHeads)>,
    /// For each word, the cells whose row is headed by it, in order.
    by_row: BTreeMap<String, Vec<usize>>,
}

impl CellIndex {
    /// Returns the index of all cells; `tables` are the rows of each document.
    pub(super) fn of(checked: &Checked, tables: &[Vec<TableRow>]) -> Self {
        let mut index = Self::default();
        for (document, (held, rows)) in checked.holdings.documents.iter().zip(tables).enumerate() {
            let text = &held.document.text;
            let Some(reader) = checked.dossier.reader(held.document.language()) else { continue };
            let cells = rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
            for (row, cell) in cells {
                let Some(heads) = CellHeads::of(text, rows, *cell, reader) else { continue };
                for word in &heads.row {
                    index.by_row.entry(word.clone()).or_default().push(index.cells.len());
                }
                index.cells.push((document, row.span, *cell, heads));
            }
        }
        index
    }

    /// Returns the document, row and place of each cell that is headed like another.
    pub(super) fn like(&self, heads: &CellHeads) -> Vec<(usize, Span, Span)> {
        let numbers = heads.row.iter().filter_map(|word| self.by_row.get(word)).flatten();
        let numbers: BTreeSet<usize> = numbers.copied().collect();
        let cells = numbers.into_iter().map(|number| &self.cells[number]);
        let alike = cells.filter(|(.., own)| own.is_like(heads));
        alike.map(|(document, row, cell, _)| (*document, *row, *cell)).collect()
    }
}

/// How the figure of a cell stands to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellFit {
    /// The sentence names its row, and its column no less than any other.
    Meant,
    /// The sentence names something of its row, and little or nothing of any column.
    Perhaps,
    /// The sentence names another column, or not this row.
    Another,
}

impl CellHeads {
    /// Returns the heads of the cell that holds `place`; `None` for what stands in a head itself, and in a table that has
    /// none.
    pub(super) fn of(text: &str, rows: &[TableRow], place: Span, reader: &Reader) -> Option<Self> {
        let row = row_at(rows, place)?;
        let column = row.cell_at(place).filter(|column| *column > 0)?;
        let heads = |span: &Span| terms_of(span.of(text), reader);
        let column = row.headers.get(column).map(heads)?;
        Some(Self { row: heads(row.cells.first()?), column })
    }

    /// Returns the words of both, to look for passages by.
    pub(super) fn words(&self) -> Vec<String> {
        self.row.union(&self.column).cloned().collect()
    }

    /// Whether a cell of another table is headed alike: by the same row, and by a column that shares half of the words.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let shared = self.column.intersection(&other.column).count();
        let least = self.column.len().min(other.column.len());
        let same_row = self.row.is_subset(&other.row) || other.row.is_subset(&self.row);
        same_row
            && !self.row.is_empty()
            && !other.row.is_empty()
            && shared > 0
            && shared * 2 >= least
    }
}

/// Returns how the cell of a row that holds `place` stands to a sentence with these words.
pub(super) fn row_fit(
    text: &str,
    row: &TableRow,
    place: Span,
    words: &BTreeSet<String>,
    reader: &Reader,
) -> Option<CellFit> {
    let own = row.cell_at(place).filter(|column| *column > 0)?;
    let heads: Vec<BTreeSet<String>> =
        row.headers.iter().map(|head| terms_of(head.of(text), reader)).collect();
    let shared = |head: &BTreeSet<String>| head.intersection(words).count();
    let most = heads.iter().skip(1).map(shared).max()?;
    let row_head = terms_of(row.cells.first()?.of(text), reader);
    let head = heads.get(own)?;
    Some(if shared(&row_head) == 0 || shared(head) < most {
        CellFit::Another
    } else if row_head.is_subset(words) && shared(head) * 2 >= head.len().max(1) {
        CellFit::Meant
    } else {
        CellFit::Perhaps
    })
}

/// Returns the words of a column's head that may give the unit of its cells: what stands in brackets at its end, or behind its
/// last comma. `None` where `place` is in no such column.
pub(super) fn unit_of_column<'t>(text: &'t str, rows: &[TableRow], place: Span) -> Option<&'t str> {
    let row = row_at(rows, place)?;
    let head = row.headers.get(row.cell_at(place)?)?.of(text);
    let in_brackets = head.strip_suffix([')', ']']).and_then(|head| head.rsplit(['(', '[']).next());
    let behind_comma = || head.rsplit_once(',').map(|(_, unit)| unit);
    in_brackets.or_else(behind_comma).map(str::trim)
}

/// Whether a date heads a column, or a row in which figures stand: it says what they are of.
pub(super) fn is_head(rows: &[TableRow], place: Span, figures: &[Span]) -> bool {
    let Some(row) = row_at(rows, place) else { return false };
    if row.headers.is_empty() {
        let heads_others = rows.iter().any(|other| other.headers == row.cells);
        return heads_others && row.cells.contains(&place);
    }
    let mut others = row.cells.iter().skip(1);
    let holds_figure = |cell: &Span| figures.iter().any(|figure| cell.contains(*figure));
    row.cells[0] == place && others.any(holds_figure)
}

fn terms_of(words: &str, reader: &Reader) -> BTreeSet<String> {
    terms(words, &reader.find(words)).into_iter().collect()
}
