//! Pieces of lines: glyphs that follow one another closely on one line, in the order that the page draws them.

use super::drawn::{Drawn, Glyph, Sight};
use super::letters::is_rtl;

/// Gaps and shifts, in sizes of the font. All were found by trying on real pages.
pub(super) const CLOSE: f64 = 0.95;
const OVERLAP: f64 = 0.6;
const SHIFT: f64 = 0.45;
/// A gap that keeps the figures of two cells apart, where it stands between digits.
pub(super) const FIGURES_APART: f64 = 0.6;

/// Glyphs that follow one another closely on one line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) glyphs: Vec<PieceGlyph>,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line and size of the largest glyphs.
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) turn: u16,
}

/// A glyph of a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct PieceGlyph {
    pub(super) glyph: Glyph,
    /// The middle of the last space that the page draws before it.
    pub(super) space: Option<f64>,
}

/// Returns the pieces of the glyphs that are seen in one way.
pub(super) fn pieces(drawn: &Drawn, sight: Sight) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut space = None;
    for glyph in &drawn.glyphs {
        let letters = drawn.letters(glyph);
        if letters.trim().is_empty() {
            space = Some(f64::midpoint(glyph.left, glyph.right));
            continue;
        }
        if glyph.sight != sight {
            continue;
        }
        let goes_on = pieces.last().and_then(|piece| piece.step(drawn, glyph));
        let placed = PieceGlyph { glyph: *glyph, space };
        match (goes_on, pieces.last_mut()) {
            (Some(Step::Double), _) => continue,
            (Some(Step::Next), Some(piece)) => piece.push(placed),
            _ => pieces.push(Piece::new(placed)),
        }
        space = None;
    }
    without_doubles(drawn, pieces)
}

enum Step {
    /// The glyph goes on the piece.
    Next,
    /// It is the last one of the piece, drawn again.
    Double,
}

impl Piece {
    fn new(placed: PieceGlyph) -> Self {
        let Glyph { left, right, base, size, turn, .. } = placed.glyph;
        Self { glyphs: vec![placed], left, right, base, size, turn }
    }

    fn push(&mut self, placed: PieceGlyph) {
        let glyph = placed.glyph;
        self.left = self.left.min(glyph.left);
        self.right = self.right.max(glyph.right);
        if glyph.size > 1.05 * self.size {
            self.size = glyph.size;
            self.base = glyph.base;
        }
        self.glyphs.push(placed);
    }

    /// Puts another piece behind this one.
    pub(super) fn append(&mut self, mut other: Self) {
        self.left = self.left.min(other.left);
        self.right = self.right.max(other.right);
        if other.size > 1.05 * self.size {
            self.size = other.size;
            self.base = other.base;
        }
        self.glyphs.append(&mut other.glyphs);
    }

    /// Returns how a glyph goes on this piece; `None` where it does not.
    fn step(&self, drawn: &Drawn, glyph: &Glyph) -> Option<Step> {
        let last = &self.glyphs.last()?.glyph;
        let size = last.size.max(glyph.size);
        let shift = (glyph.base - last.base).abs();
        if last.turn != glyph.turn || shift > SHIFT * size {
            return None;
        }
        let before = drawn.letters(last);
        let after = drawn.letters(glyph);
        let near = (glyph.left - last.left).abs() < 0.15 * size && shift < 0.1 * size;
        if near && before == after {
            return Some(Step::Double);
        }
        let gap = glyph.left - last.right;
        let reach = if are_digits(before, after) { FIGURES_APART } else { CLOSE };
        let goes_right = gap > -OVERLAP * size && gap < reach * size;
        let back = last.left - glyph.right;
        let is_rtl = before.chars().any(is_rtl) || after.chars().any(is_rtl);
        let goes_left = is_rtl && back > -OVERLAP * size && back < CLOSE * size;
        (goes_right || goes_left).then_some(Step::Next)
    }

    /// Returns its letters as they are drawn.
    pub(super) fn letters(&self, drawn: &Drawn) -> String {
        self.glyphs.iter().map(|placed| drawn.letters(&placed.glyph)).collect()
    }

    pub(super) fn first(&self) -> &Glyph {
        &self.glyphs[0].glyph
    }

    pub(super) fn last(&self) -> &Glyph {
        &self.glyphs[self.glyphs.len() - 1].glyph
    }
}

/// Whether two letters that follow one another are digits.
pub(super) fn are_digits(before: &str, after: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    is_digit(before.chars().next_back()) && is_digit(after.chars().next())
}

/// Leaves out the pieces that are drawn a second time in almost the same place, to make the letters fat.
fn without_doubles(drawn: &Drawn, pieces: Vec<Piece>) -> Vec<Piece> {
    let texts: Vec<String> = pieces.iter().map(|piece| piece.letters(drawn)).collect();
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by(|a, b| {
        let one = &pieces[*a];
        let other = &pieces[*b];
        let by_place = one.turn.cmp(&other.turn).then(texts[*a].cmp(&texts[*b]));
        by_place.then(one.left.total_cmp(&other.left)).then(a.cmp(b))
    });
    let mut is_double = vec![false; pieces.len()];
    for pair in order.windows(2) {
        let one = &pieces[pair[0]];
        let other = &pieces[pair[1]];
        let near = 0.2 * one.size;
        let same = one.turn == other.turn
            && (one.left - other.left).abs() < near
            && (one.base - other.base).abs() < near
            && texts[pair[0]] == texts[pair[1]];
        is_double[pair[0].max(pair[1])] |= same;
    }
    let kept = pieces.into_iter().zip(is_double).filter(|(_, is_double)| !is_double);
    kept.map(|(piece, _)| piece).collect()
}
