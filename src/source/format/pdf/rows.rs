//! Lines of a page: pieces on one level, in cells where they stand clearly apart.

use super::drawn::{Drawn, Sight};
use super::letters;
use super::order;
use super::pieces::{CLOSE, FIGURES_APART, Piece, are_digits, pieces};

/// The widest gap between two words of a line, in sizes of the font: more is another cell or column.
const WIDEST: f64 = 2.5;

/// A line of a page.
#[derive(Debug)]
pub(super) struct Row {
    /// The text of its cells; one where it is no row of a table.
    pub(super) cells: Vec<String>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) turn: u16,
}

/// A row whose text is not written yet.
struct Open {
    cells: Vec<Piece>,
}

/// Returns the lines of what a page draws that is seen in one way, in the order that they are read.
pub(super) fn rows(drawn: &Drawn, sight: Sight) -> Vec<Row> {
    let pieces = pieces(drawn, sight);
    let gutters = order::gutters(&pieces);
    let (pieces, by_columns) = order::in_reading_order(pieces);
    let mut rows: Vec<Open> = Vec::new();
    for piece in pieces {
        let joined = rows.last().and_then(|row| row.join(drawn, &piece, &gutters));
        match (joined.filter(|join| *join != Join::Cell || !by_columns), rows.last_mut()) {
            (Some(Join::Cell), Some(row)) => row.cells.push(piece),
            (Some(Join::Word), Some(row)) => row.append(piece),
            _ => rows.push(Open { cells: vec![piece] }),
        }
    }
    rows.iter().map(|row| row.close(drawn)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// The piece goes on the last cell.
    Word,
    /// It begins a new one.
    Cell,
}

impl Open {
    fn last(&self) -> &Piece {
        &self.cells[self.cells.len() - 1]
    }

    fn append(&mut self, piece: Piece) {
        if let Some(last) = self.cells.last_mut() {
            last.append(piece);
        }
    }

    /// Returns how a piece goes on this row; `None` where it does not.
    fn join(&self, drawn: &Drawn, piece: &Piece, gutters: &[f64]) -> Option<Join> {
        let last = self.last();
        let size = last.size.max(piece.size);
        if last.turn != piece.turn || (last.base - piece.base).abs() > 0.5 * size {
            return None;
        }
        let is_rtl = |piece: &Piece| {
            let mut letters = piece.glyphs.iter().map(|placed| drawn.letters(&placed.glyph));
            letters.any(|letters| letters.chars().any(letters::is_rtl))
        };
        let gap = match piece.right < last.left + 0.3 * size && (is_rtl(last) || is_rtl(piece)) {
            true => last.left - piece.right,
            false => piece.left - last.right,
        };
        if gap < -0.3 * size {
            return None;
        }
        let crosses = |gutter: &f64| last.right <= gutter + 1.0 && piece.left >= gutter - 1.0;
        let crosses = gutters.iter().any(crosses);
        let before = drawn.letters(last.last());
        let after = drawn.letters(piece.first());
        let is_figures = are_digits(before, after) && gap > FIGURES_APART * size;
        let is_mark = self.cells.len() == 1 && self.is_item_mark(drawn);
        let is_word = gap < CLOSE * size || (gap < WIDEST * size && !crosses) || is_mark;
        Some(if is_word && !is_figures { Join::Word } else { Join::Cell })
    }

    /// Whether it is the mark of an item: "•", "1.", "(a)".
    fn is_item_mark(&self, drawn: &Drawn) -> bool {
        if self.last().glyphs.len() > 4 {
            return false;
        }
        let text = self.last().letters(drawn);
        let is_number = text.ends_with(['.', ')']) && text.chars().any(char::is_alphanumeric);
        is_number || !text.chars().any(char::is_alphanumeric)
    }

    fn close(&self, drawn: &Drawn) -> Row {
        let largest = self.cells.iter().max_by(|one, other| one.size.total_cmp(&other.size));
        let largest = largest.unwrap_or(self.last());
        let left = self.cells.iter().map(|cell| cell.left).fold(f64::INFINITY, f64::min);
        let right = self.cells.iter().map(|cell| cell.right).fold(f64::NEG_INFINITY, f64::max);
        let cells = self.cells.iter().map(|cell| letters::text(drawn, cell)).collect();
        let base = largest.base;
        let size = letters::main_size(largest);
        Row { cells, left, right, base, size, turn: largest.turn }
    }
}

impl Row {
    /// Returns its text, its cells with a space between them.
    pub(super) fn text(&self) -> String {
        self.cells.join(" ")
    }

    /// Returns how many letters it has.
    pub(super) fn len(&self) -> usize {
        self.cells.iter().map(|cell| cell.chars().count()).sum()
    }
}
