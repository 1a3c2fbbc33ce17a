//! A text as it is read: without invisible characters, and with words whole that a line end breaks.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{Span, is_invisible};

use crate::reading::lexicon::Lexicon;

/// A text without what reading passes over, and the way back.
pub(super) struct Clean<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where something was taken out, and how many bytes were taken out up to there.
    cuts: Vec<(usize, usize)>,
}

impl<'t> Clean<'t> {
    /// Returns `text` without its invisible characters ("54\u{ad}0") and line breaks after hyphens.
    ///
    /// A hyphen at a line end is kept ("twenty-⏎seven"), unless a word that figures are read from ends up
    /// whole without it ("mil-⏎lion").
    pub(super) fn of(text: &'t str, lexicon: &Lexicon) -> Self {
        if !needs_cleaning(text) {
            return Self { text: Cow::Borrowed(text), cuts: Vec::new() };
        }
        let mut clean = String::with_capacity(text.len());
        let mut cuts = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let taken = taken_out(&clean, &text[at..], c, lexicon);
            if is_hyphen_of_range(&clean, &text[at..]) {
                clean.push('-');
                at += c.len_utf8();
                cuts.push((clean.len(), at - clean.len()));
            } else if taken == 0 {
                clean.push(c);
                at += c.len_utf8();
            } else {
                at += taken;
                cuts.push((clean.len(), at - clean.len()));
            }
            if is_hyphen(c) && taken == 0 {
                let line_end = line_end_len(&clean, &text[at..]);
                if line_end > 0 {
                    at += line_end;
                    cuts.push((clean.len(), at - clean.len()));
                }
            }
        }
        Self { text: Cow::Owned(clean), cuts }
    }

    /// Returns where `range`, which is not empty, stands in the text as it was.
    pub(super) fn span_in_text(&self, range: Range<usize>) -> Span {
        Span::new(self.in_text(range.start), self.in_text(range.end - 1) + 1)
    }

    fn in_text(&self, offset: usize) -> usize {
        let after = self.cuts.partition_point(|(at, _)| *at <= offset);
        offset + after.checked_sub(1).map_or(0, |last| self.cuts[last].1)
    }
}

/// Whether a soft hyphen stands between the ends of a range, where no word can be broken: PDF files have it for a hyphen,
/// "13\u{ad}24 months". In "54\u{ad}0" it is an invisible character.
fn is_hyphen_of_range(before: &str, rest: &str) -> bool {
    let Some(after) = rest.strip_prefix('\u{ad}') else { return false };
    let is_digit = |c: char| c.is_ascii_digit();
    let first = &before[before.trim_end_matches(is_digit).len()..];
    let last = &after[..after.len() - after.trim_start_matches(is_digit).len()];
    match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first_number), Ok(last)) => first_number < last || first.len() == 4,
        _ => false,
    }
}

/// Whether there is an invisible character, or a hyphen before white space.
fn needs_cleaning(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let broken = is_hyphen(before) && c.is_whitespace();
        before = c;
        broken || is_invisible(c)
    })
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// Returns how many bytes at the start of `rest`, whose first character is `c`, are passed over.
fn taken_out(before: &str, rest: &str, c: char, lexicon: &Lexicon) -> usize {
    let len = c.len_utf8();
    if is_invisible(c) {
        return len + if c == '\u{ad}' { line_break_len(&rest[len..]) } else { 0 };
    }
    if !is_hyphen(c) {
        return 0;
    }
    let line_break = line_break_len(&rest[len..]);
    if line_break == 0 {
        return 0;
    }
    let left = &before[before.trim_end_matches(char::is_alphabetic).len()..];
    let after = &rest[len + line_break..];
    let right = &after[..after.len() - after.trim_start_matches(char::is_alphabetic).len()];
    let breaks_word = !left.is_empty()
        && !right.is_empty()
        && lexicon.is_known(&format!("{left}{right}").to_lowercase());
    if breaks_word || breaks_group(before, after) { len + line_break } else { 0 }
}

/// Whether a line end breaks a group of three digits: "1,2-⏎34". Elsewhere digits on both sides are a range.
fn breaks_group(before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let left = before.len() - before.trim_end_matches(is_digit).len();
    let right = after.len() - after.trim_start_matches(is_digit).len();
    let grouped = before[..before.len() - left].strip_suffix(',');
    left > 0 && left + right == 3 && grouped.is_some_and(|whole| whole.ends_with(is_digit))
}

/// Returns the bytes of the line break that `rest` begins with, where it stands inside a hyphenated word.
fn line_end_len(before: &str, rest: &str) -> usize {
    let line_break = line_break_len(rest);
    let joins = before.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
        && rest[line_break..].starts_with(char::is_alphanumeric);
    if joins { line_break } else { 0 }
}

/// Returns the bytes of the white space that `rest` begins with, where it holds exactly one line break.
fn line_break_len(rest: &str) -> usize {
    let len = rest.len() - rest.trim_start_matches(char::is_whitespace).len();
    if rest[..len].matches('\n').count() == 1 { len } else { 0 }
}
