//! The text that an editor's words in brackets may stand for.

use crate::reading::Reader;
use crate::text::Span;

use super::qualifier::{Qualifier, qualifiers};

/// How much text around an insertion is read to see whether a figure or hedge reaches over it, in bytes.
const REACH: usize = 80;

/// Whether an editor's words, in brackets, may stand for `gap`: no figure, hedge, negation, unit or capitalised word, but
/// where only the case of a letter differs ("\[h\]e" for "He").
pub(super) fn may_replace(
    source: &str,
    gap: Span,
    inserted: &str,
    reader: Option<&Reader>,
) -> bool {
    let text = gap.of(source);
    let trimmed = text.trim();
    if trimmed.is_empty() || is_same_but_for_case(trimmed, inserted) {
        return true;
    }
    let is_capitalised =
        |word: &str| word.trim_start_matches(is_mark).starts_with(char::is_uppercase);
    !text.contains(char::is_numeric)
        && !text.split_whitespace().any(is_capitalised)
        && !qualifies(text)
        && !reader.is_some_and(|reader| belongs_to_figure(source, gap, reader))
        && !source[..gap.start].trim_end().ends_with(char::is_numeric)
}

/// Whether an editor's words at the beginning of a piece at `start` may stand for the word before it.
pub(super) fn may_stand_before(
    source: &str,
    start: usize,
    inserted: &str,
    reader: Option<&Reader>,
) -> bool {
    let head = &source[..start];
    let near = head.trim_end();
    let word = near.len() - near.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let is_parted = near.ends_with(is_mark) || has_blank_line(&head[near.len()..]) || word == 0;
    is_parted || may_replace(source, Span::new(near.len() - word, start), inserted, reader)
}

/// Whether an editor's words at the end of a piece that ends at `end` may stand for the word after it.
pub(super) fn may_stand_after(
    source: &str,
    end: usize,
    inserted: &str,
    reader: Option<&Reader>,
) -> bool {
    let tail = &source[end..];
    let near = tail.trim_start();
    let start = source.len() - near.len();
    let word = near.len() - near.trim_start_matches(|c: char| !c.is_whitespace()).len();
    let is_parted =
        near.starts_with(is_mark) || has_blank_line(&tail[..tail.len() - near.len()]) || word == 0;
    let word = near[..word].trim_end_matches(is_mark).len();
    is_parted || may_replace(source, Span::new(end, start + word), inserted, reader)
}

fn has_blank_line(space: &str) -> bool {
    space.matches('\n').count() > 1
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
        && !c.is_whitespace()
        && !matches!(c, '$' | '£' | '€' | '¥' | '%' | '-' | '−')
}

fn is_same_but_for_case(text: &str, inserted: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(text) == letters(inserted)
}

/// Whether a figure, with its hedge and what it counts, reaches into the gap.
fn belongs_to_figure(source: &str, gap: Span, reader: &Reader) -> bool {
    let around = gap.widened(source, REACH);
    let mentions = reader.find(around.of(source));
    mentions.iter().any(|mention| {
        let counted = mention.counted(around.of(source), reader);
        let whole = counted.map_or(mention.span, |counted| mention.span.hull(counted));
        let follows = mention.figure.shifted(around.start).end;
        let between = source.get(follows..gap.start).map(str::trim);
        whole.shifted(around.start).overlaps(gap) || between == Some("")
    })
}

/// Whether a word of `text` makes its sentence say something else, and not only who says so.
fn qualifies(text: &str) -> bool {
    qualifiers(text).iter().any(|(_, class)| *class != Qualifier::Attribution)
}
