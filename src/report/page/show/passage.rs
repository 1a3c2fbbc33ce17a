//! What a quote says, in the source's own words, and where it stands.

use crate::finding::Within;
use crate::quote::{Anchoring, Nearest, SeveralPlaces};
use crate::report::kit::layout::{Ink, line, spaced};
use crate::source::Holding;
use crate::text::Span;

use super::View;
use super::quotes::ShownCitation;

/// How many places of a quote that stands at several are shown.
const MOST_PLACES: usize = 10;

impl View<'_> {
    /// Returns the source's own words with the figure marked, or the quote that was not found there.
    pub(super) fn quote(&self, cited: &ShownCitation<'_>) -> String {
        let held = self.checked.holdings.document_of(cited.citation.source);
        let (Some((_, anchor)), Some(held)) = (cited.evidence.anchored.anchor(), held) else {
            let ink = Ink::Bad;
            let state = self.style.paint(ink, &cited.evidence.state().name().to_uppercase());
            let quote = format!("{state}: “{}”", line(&cited.citation.quote.value));
            return match (cited.evidence.anchored.outcome(), held) {
                (Some(Anchoring::Lost { nearest: Some(nearest), .. }), Some(held)) => {
                    format!("{quote}\nnearest: {}", self.nearest(nearest, &held.document.text))
                }
                _ => quote,
            };
        };
        let figure = cited.evidence.said.reading().map(|reading| reading.figure);
        let pieces =
            anchor.pieces.iter().map(|piece| self.marked(&held.document.text, *piece, figure));
        format!("“{}”", pieces.collect::<Vec<_>>().join(" […] "))
    }

    /// Returns a piece of a source with the figure in it marked: by colour, or between ‹ and ›.
    fn marked(&self, text: &str, piece: Span, figure: Option<Span>) -> String {
        let Some(figure) = figure.filter(|figure| piece.contains(*figure)) else {
            return line(piece.of(text));
        };
        let before = Span::new(piece.start, figure.start).of(text);
        let after = Span::new(figure.end, piece.end).of(text);
        let marked = self.style.mark(figure.of(text));
        format!("{}{marked}{}", spaced(before), spaced(after))
    }

    /// Returns the nearest passage with what differs from the quote marked.
    fn nearest(&self, nearest: &Nearest, text: &str) -> String {
        let worst = nearest.differences.iter().max_by_key(|difference| difference.change);
        let marked = worst.map(|worst| worst.passage).filter(|span| !span.is_empty());
        format!("“{}”", self.marked(text, nearest.span, marked))
    }

    pub(super) fn passage_place(&self, cited: &ShownCitation<'_>) -> String {
        let state = cited.evidence.state();
        let document = match &self.checked.holdings.of_source[cited.citation.source] {
            Holding::Held(document) => *document,
            Holding::Unread { file, why } => return line(&format!("{file}: {why}")),
            Holding::NotHeld => return "the source has no file".to_owned(),
        };
        let place = |span| self.place(Within::Document(document), span);
        match cited.evidence.anchored.outcome() {
            Some(Anchoring::Anchored(anchor)) => format!("{} ({state})", place(anchor.span)),
            Some(Anchoring::Ambiguous(SeveralPlaces { spans, are_all: _ })) => {
                let places = spans.iter().take(MOST_PLACES).map(|span| place(*span));
                let places = places.collect::<Vec<_>>().join(", ");
                match spans.len().saturating_sub(MOST_PLACES) {
                    0 => places,
                    more => format!("{places} and {more} more"),
                }
            }
            Some(Anchoring::Lost { orphan: _, nearest }) => {
                let file = line(&self.checked.holdings.documents[document].file);
                nearest.as_ref().map_or(format!("not in {file}"), |nearest| {
                    format!("{state}; the nearest passage is at {}", place(nearest.span))
                })
            }
            None => String::new(),
        }
    }

    pub(super) fn cited_place(&self, cited: &ShownCitation<'_>) -> String {
        let name = cited
            .citation
            .id
            .as_deref()
            .map_or(format!("citations[{}]", cited.index), str::to_owned);
        let place = self.place(Within::Claims, cited.citation.place);
        let note = cited.citation.note.as_deref().map_or(String::new(), |note| format!("; {note}"));
        self.style.paint(Ink::Faint, &format!("{name} at {place}{note}"))
    }
}
