//! The text of the glyphs of a line: its words, its raised and lowered digits, its accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::source::format::flow::Rise;
use crate::text::raised_digit;

use super::direction;
use super::drawn::Drawn;
use super::pieces::{Piece, PieceGlyph, are_digits};

/// The least gap between words, in sizes of the font.
const WORD_GAP: f64 = 0.17;

/// A letter of a line with what parts it from the one before.
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) size: f64,
    pub(super) rise: Rise,
    /// The middle of the last space that the page draws before it.
    pub(super) space: Option<f64>,
}

/// Returns the text of a piece of a line.
pub(super) fn text(drawn: &Drawn, piece: &Piece) -> String {
    let (base, size) = level(piece);
    let letter = |placed: &PieceGlyph| {
        let glyph = placed.glyph;
        let letters = drawn.letters(&glyph);
        let rise = rise(glyph.base, glyph.size, base, size);
        Letter {
            text: if rise == Rise::Raised { raised(letters) } else { letters.to_owned() },
            left: glyph.left,
            right: glyph.right,
            size: glyph.size,
            rise,
            space: placed.space,
        }
    };
    let letters = with_accents(piece.glyphs.iter().map(letter).collect());
    let is_rtl = letters.iter().any(|letter| letter.text.chars().any(is_rtl));
    let letters = if is_rtl { direction::in_reading_order(letters) } else { letters };
    let mut text = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &letters[before]);
        if before.is_some_and(|before| are_apart(before, letter, &text)) {
            text.push(' ');
        }
        text.push_str(&letter.text);
    }
    text
}

/// Returns the line and size that most letters of a piece have.
fn level(piece: &Piece) -> (f64, f64) {
    let mut sizes: Vec<f64> = piece.glyphs.iter().map(|placed| placed.glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = most(&sizes, 0.1 * piece.size);
    let of_size = |placed: &&PieceGlyph| (placed.glyph.size - size).abs() <= 0.1 * piece.size;
    let level = piece.glyphs.iter().filter(of_size).map(|placed| placed.glyph.base);
    let mut bases: Vec<f64> = level.collect();
    bases.sort_by(f64::total_cmp);
    (most(&bases, 0.1 * piece.size), size)
}

/// Returns the size that most letters of a piece have.
pub(super) fn main_size(piece: &Piece) -> f64 {
    level(piece).1
}

/// Returns the number that most of these, in order, are close to; of equals the last one.
fn most(sorted: &[f64], close: f64) -> f64 {
    let longest = close_runs(sorted, close).max_by_key(|run| run.len());
    longest.map_or(0.0, |run| run[run.len() - 1])
}

/// Returns for each of these numbers, in order, those up to it that are close to it.
pub(super) fn close_runs(sorted: &[f64], close: f64) -> impl Iterator<Item = &[f64]> {
    let mut from = 0;
    sorted.iter().enumerate().map(move |(at, number)| {
        while number - sorted[from] > close {
            from += 1;
        }
        &sorted[from..=at]
    })
}

fn rise(base: f64, glyph_size: f64, level: f64, size: f64) -> Rise {
    let up = (level - base) / size.max(0.1);
    let is_small = glyph_size < 0.85 * size;
    if up > 0.28 || (is_small && up > 0.12) {
        Rise::Raised
    } else if up < -0.25 || (is_small && up < -0.06) {
        Rise::Lowered
    } else {
        Rise::Level
    }
}

/// Writes raised digits as such.
fn raised(letters: &str) -> String {
    let raise = |c: char| match c {
        '-' | '−' => '⁻',
        _ => raised_digit(c).unwrap_or(c),
    };
    letters.chars().map(raise).collect()
}

/// Whether a space stands between two letters; `text` ends with the first.
fn are_apart(before: &Letter, letter: &Letter, text: &str) -> bool {
    if text.ends_with(char::is_whitespace) || letter.text.starts_with(char::is_whitespace) {
        return false;
    }
    let size = before.size.max(letter.size);
    let gap = match letter.left >= before.left {
        true => letter.left - before.right,
        false => before.left - letter.right,
    };
    let is_gap = gap > WORD_GAP * size || (letter.space.is_some() && gap > -0.1 * size);
    // A figure is of one size, and stands on one level.
    let change = before.rise != letter.rise || (before.size - letter.size).abs() > 0.15 * size;
    let parts_digits = letter.rise != Rise::Raised || before.rise == Rise::Raised;
    is_gap || (change && parts_digits && are_digits(text, &letter.text))
}

/// Puts accents that are drawn apart onto their letters.
fn with_accents(letters: Vec<Letter>) -> Vec<Letter> {
    let is_accent = |letter: &Letter| combining(&letter.text).is_some();
    if !letters.iter().any(is_accent) {
        return letters;
    }
    let mut done: Vec<Letter> = Vec::with_capacity(letters.len());
    for letter in letters {
        let Some(last) = done.last_mut() else {
            done.push(letter);
            continue;
        };
        let middle = |letter: &Letter| f64::midpoint(letter.left, letter.right);
        let over = |accent: &Letter, base: &Letter| {
            let middle = middle(accent);
            base.left < middle && middle < base.right && base.text.chars().all(char::is_alphabetic)
        };
        match (combining(&last.text), combining(&letter.text)) {
            (Some(accent), None) if over(last, &letter) => {
                let space = last.space;
                *last = Letter { text: accented(&letter.text, accent), space, ..letter };
            }
            (None, Some(accent)) if over(&letter, last) => last.text = accented(&last.text, accent),
            _ => done.push(letter),
        }
    }
    done
}

fn accented(base: &str, accent: char) -> String {
    let base = match base {
        "ı" => "i",
        "ȷ" => "j",
        _ => base,
    };
    base.chars().chain([accent]).nfc().collect()
}

/// Returns the combining mark that an accent is which stands alone.
fn combining(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let (c, None) = (chars.next()?, chars.next()) else { return None };
    Some(match c {
        '`' | 'ˋ' => '\u{300}',
        '´' | 'ˊ' => '\u{301}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}

/// Whether a letter belongs to a script that is read from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    // The digits in these blocks are read from left to right, and with them what stands within their figures.
    !is_mark(c)
        && !c.is_numeric()
        && !matches!(c, '٫' | '٬')
        && matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc)
}

/// Whether it is drawn over the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    canonical_combining_class(c) != 0
}
