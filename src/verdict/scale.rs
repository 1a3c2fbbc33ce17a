//! A scale that a heading, caption or note gives to a figure: "in thousands", which the figure stands without.

use crate::reading::{Reader, Reading, ReadingKind};
use crate::text::Span;

/// How many lines above a figure its heading may stand.
const MOST_LINES: usize = 40;

/// The length of the longest line that is a heading or a row of a table, in bytes: longer ones are prose.
const LONGEST_ROW: usize = 120;

/// Returns the words that give a scale to a figure of `text`: in brackets in the same sentence before it, or in a heading,
/// caption or note above its row. `None` where none do, the figure stands in prose, is no amount, or has a magnitude of its
/// own.
pub(super) fn scale_elsewhere(
    text: &str,
    sentence: Span,
    reading: &Reading,
    reader: &Reader,
) -> Option<Span> {
    let figure = reading.figure;
    let is_amount = !matches!(reading.kind, ReadingKind::Date | ReadingKind::Percent);
    if !is_amount || reader.names_magnitude(figure.of(text)) {
        return None;
    }
    let before = Span::new(sentence.start.min(figure.start), figure.start);
    if let Some(bracket) = last_bracket(text, before)
        && let Some(scale) = reader.scale_named(bracket.of(text))
    {
        return Some(scale.shifted(bracket.start));
    }
    let mut rows = lines_up_from(text, figure.start).take(MOST_LINES);
    let own = rows.next()?;
    if own.len() > LONGEST_ROW {
        return None;
    }
    rows.take_while(|line| line.len() <= LONGEST_ROW).find_map(|line| {
        let is_sentence = line.of(text).trim_end().ends_with('.');
        let scale = reader.scale_named(line.of(text)).filter(|_| !is_sentence)?;
        Some(scale.shifted(line.start))
    })
}

/// Returns the last bracket, with its signs, that stands whole in a stretch of text.
fn last_bracket(text: &str, stretch: Span) -> Option<Span> {
    let own = stretch.of(text);
    let end = own.rfind(')')?;
    let start = own[..end].rfind('(')?;
    Some(Span::new(stretch.start + start, stretch.start + end + 1))
}

/// Returns the lines of a text from the one that `at` stands in upwards.
fn lines_up_from(text: &str, at: usize) -> impl Iterator<Item = Span> {
    let own_end = text[at..].find('\n').map_or(text.len(), |len| at + len);
    let mut end = Some(own_end);
    std::iter::from_fn(move || {
        let last = end?;
        let start = text[..last].rfind('\n').map_or(0, |at| at + 1);
        end = start.checked_sub(1);
        Some(Span::new(start, last))
    })
}
