//! A quote on one line, cut around the figure in it.

use crate::quote::Anchoring;
use crate::report::kit::layout::{Ink, line, spaced};
use crate::text::Span;

use super::View;
use super::quotes::ShownCitation;

/// The marks around a quote, and those around a figure where there are no colours.
const MARKS: usize = 4;

impl View<'_> {
    /// Returns the source's own words with the figure marked and the state of the quote, in no more than `room` characters;
    /// or the quote that was not found there, and below it the nearest passage.
    pub(super) fn excerpt(&self, cited: &ShownCitation<'_>, room: usize) -> String {
        let room = room.saturating_sub(MARKS);
        let held = self.checked.holdings.document_of(cited.citation.source);
        let text = held.map_or("", |held| held.document.text.as_str());
        if let Some((_, anchor)) = cited.evidence.anchored.anchor() {
            let figure = cited.evidence.said.reading().map(|reading| reading.figure);
            let state = format!(" ({})", cited.evidence.state());
            let rest = room.saturating_sub(state.len());
            return format!("“{}”{state}", self.cut(text, &anchor.pieces, figure, rest));
        }
        let state = cited.evidence.state().name().to_uppercase();
        let quote = &cited.citation.quote.value;
        let whole = Span::new(0, quote.len());
        let rest = room.saturating_sub(state.len() + 2);
        let quote = format!(
            "{}: “{}”",
            self.style.paint(Ink::Bad, &state),
            self.cut(quote, &[whole], None, rest)
        );
        match cited.evidence.anchored.outcome() {
            Some(Anchoring::Lost { nearest: Some(nearest), .. }) => {
                let worst = nearest.differences.iter().max_by_key(|difference| difference.change);
                let marked = worst.map(|worst| worst.passage).filter(|span| !span.is_empty());
                let label = "nearest: ";
                let room = room.saturating_sub(label.len());
                format!("{quote}\n{label}“{}”", self.cut(text, &[nearest.span], marked, room))
            }
            _ => quote,
        }
    }

    /// Returns pieces of a text in no more than `room` characters, around what is to be marked or else from the start.
    fn cut(&self, text: &str, pieces: &[Span], marked: Option<Span>, room: usize) -> String {
        let mut before = String::new();
        let mut figure = "";
        let mut after = String::new();
        for (number, piece) in pieces.iter().enumerate() {
            let gap = if number > 0 { " […] " } else { "" };
            let rest = if figure.is_empty() { &mut before } else { &mut after };
            rest.push_str(gap);
            match marked.filter(|marked| piece.contains(*marked)) {
                Some(marked) => {
                    rest.push_str(&spaced(Span::new(piece.start, marked.start).of(text)));
                    figure = marked.of(text);
                    after.push_str(&spaced(Span::new(marked.end, piece.end).of(text)));
                }
                None => rest.push_str(&line(piece.of(text))),
            }
        }
        if figure.is_empty() {
            return first(&before, room);
        }
        let rest = room.saturating_sub(line(figure).chars().count());
        let (left, right) = shares(before.chars().count(), after.chars().count(), rest);
        format!("{}{}{}", last(&before, left), self.style.mark(figure), first(&after, right))
    }
}

/// Shares `room` out between what stands before and after: to each a half, and what one does not need to the other.
fn shares(before: usize, after: usize, room: usize) -> (usize, usize) {
    let half = room / 2;
    if before <= half {
        (before, room - before)
    } else if after <= room - half {
        (room - after, after)
    } else {
        (half, room - half)
    }
}

/// Returns the first words of a text, no more than `most` characters.
fn first(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most.saturating_sub(1)).map_or(text.len(), |(end, _)| end);
    let kept = &text[..end];
    let is_whole = text[end..].starts_with(char::is_whitespace);
    let words = kept.rfind(char::is_whitespace).filter(|_| !is_whole);
    format!("{}…", kept[..words.unwrap_or(end)].trim_end())
}

/// Returns the last words of a text, no more than `most` characters.
fn last(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let skipped = count - most.saturating_sub(1);
    let start = text.char_indices().nth(skipped).map_or(text.len(), |(start, _)| start);
    let kept = &text[start..];
    let is_whole = text[..start].ends_with(char::is_whitespace);
    let words = kept.find(char::is_whitespace).filter(|_| !is_whole);
    format!("…{}", kept[words.unwrap_or(0)..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(first(" votes were cast in Oslo", 14), " votes were…");
        assert_eq!(first(" votes were cast", 16), " votes were cast");
        assert_eq!(last("He said that of ", 9), "…that of ");
        assert_eq!(last("He said that of ", 16), "He said that of ");
    }

    #[test]
    fn a_word_that_is_too_long_is_cut() {
        assert_eq!(first("antidisestablishmentarianism", 6), "antid…");
        assert_eq!(last("antidisestablishmentarianism", 6), "…anism");
        assert_eq!(first("word", 0), "…");
        assert_eq!(last("word", 0), "…");
    }

    #[test]
    fn what_one_side_does_not_need_the_other_has() {
        assert_eq!(shares(10, 100, 60), (10, 50));
        assert_eq!(shares(100, 10, 60), (50, 10));
        assert_eq!(shares(100, 100, 61), (30, 31));
    }
}
