//! The order of the pieces of a page.
//!
//! It is the one that the page draws them in, which is almost always the one that they are read in. Where a page draws
//! several columns line by line, the page is cut at its widest white spaces instead (Nagy and Seth, 1984: the XY-cut).

use super::pieces::Piece;

/// How often the page is cut within itself.
const DEEPEST: u32 = 40;

/// In how many pieces of a page gutters are looked for: each place where many begin is looked at with all pieces.
const MOST_PIECES: usize = 20_000;

/// Returns the pieces in the order that they are read, and whether that is by columns that the page draws line by line.
pub(super) fn in_reading_order(pieces: Vec<Piece>) -> (Vec<Piece>, bool) {
    let is_by_rows = pieces.len() >= 12 && 6 * jumps(&pieces) > pieces.len();
    match is_by_rows {
        true => (cut(pieces, 0), true),
        false => (pieces, false),
    }
}

/// Counts how often a wide piece is followed by another wide one on the same line, some way apart.
fn jumps(pieces: &[Piece]) -> usize {
    let is_jump = |pair: &&[Piece]| {
        let one = &pair[0];
        let other = &pair[1];
        let size = one.size.max(other.size);
        let is_wide = |piece: &Piece| piece.right - piece.left > 8.0 * size;
        one.turn == other.turn
            && (one.base - other.base).abs() < 0.6 * size
            && (other.left > one.right + 0.5 * size || other.right < one.left)
            && is_wide(one)
            && is_wide(other)
    };
    pieces.windows(2).filter(is_jump).count()
}

fn cut(mut pieces: Vec<Piece>, depth: u32) -> Vec<Piece> {
    if pieces.len() < 2 || depth >= DEEPEST {
        return pieces;
    }
    let size = median(pieces.iter().map(|piece| piece.size).collect());
    let (gap, at) = widest_gutter(&pieces);
    if gap > 0.8 * size {
        let (left, right) = pieces.into_iter().partition(|piece| piece.left < at - 0.01);
        let mut ordered = cut(left, depth + 1);
        ordered.extend(cut(right, depth + 1));
        return ordered;
    }
    pieces.sort_by(|one, other| one.base.total_cmp(&other.base));
    let (gap, at) = widest_band(&pieces, size);
    if gap > 0.3 * size {
        let below = pieces.split_off(at);
        let mut ordered = cut(pieces, depth + 1);
        ordered.extend(cut(below, depth + 1));
        return ordered;
    }
    by_lines(pieces, size)
}

/// Returns the widest white space from top to bottom: how wide it is, and where what is right of it begins.
fn widest_gutter(pieces: &[Piece]) -> (f64, f64) {
    let mut sides: Vec<(f64, f64)> = pieces.iter().map(|piece| (piece.left, piece.right)).collect();
    sides.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut widest = (0.0, 0.0);
    let mut reached = sides.first().map_or(0.0, |side| side.1);
    for (left, right) in sides {
        if left - reached > widest.0 {
            widest = (left - reached, left);
        }
        reached = reached.max(right);
    }
    widest
}

/// Returns the widest white space from left to right: how high it is, and the first piece below it.
fn widest_band(pieces: &[Piece], size: f64) -> (f64, usize) {
    let mut widest = (0.0, 0);
    let mut reached = f64::NEG_INFINITY;
    for (at, piece) in pieces.iter().enumerate() {
        let gap = piece.base - 0.75 * piece.size - (reached + 0.25 * size);
        if at > 0 && gap > widest.0 {
            widest = (gap, at);
        }
        reached = reached.max(piece.base);
    }
    widest
}

/// Orders pieces, which are in order from the top down, by lines.
fn by_lines(pieces: Vec<Piece>, size: f64) -> Vec<Piece> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let is_same = |line: &&mut Vec<Piece>| piece.base - line[0].base < 0.4 * size;
        match lines.last_mut().filter(is_same) {
            Some(line) => line.push(piece),
            None => lines.push(vec![piece]),
        }
    }
    for line in &mut lines {
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    lines.into_iter().flatten().collect()
}

/// Returns where columns begin: where many pieces do, and few reach over.
pub(super) fn gutters(pieces: &[Piece]) -> Vec<f64> {
    if pieces.len() > MOST_PIECES {
        return Vec::new();
    }
    let is_wide = |piece: &&Piece| piece.right - piece.left > 20.0;
    let sides: Vec<(f64, f64)> =
        pieces.iter().filter(is_wide).map(|piece| (piece.left, piece.right)).collect();
    let mut starts: Vec<f64> = sides.iter().map(|(left, _)| *left).collect();
    starts.sort_by(f64::total_cmp);
    let mut gutters = Vec::new();
    let mut from = 0;
    while from < starts.len() {
        let start = starts[from];
        let run = starts[from..].iter().take_while(|other| **other <= start + 4.0).count();
        if run >= 6 {
            let over = |(left, right): &&(f64, f64)| *left < start - 6.0 && *right > start + 6.0;
            if 4 * sides.iter().filter(over).count() < run {
                gutters.push(start - 1.5);
            }
        }
        from += run;
    }
    gutters
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(1.0)
}
