//! The first step: the place of a citation's quote.

use serde::{Deserialize, Serialize};

use crate::dossier::CitationIndex;
use crate::quote::{Anchor, Anchoring, State};
use crate::source::{Document, HeldDocument, Location, Region};
use crate::text::Span;

use super::QuotedWords;

/// A citation whose quote was looked for.
#[derive(Clone, Debug)]
pub struct Anchored {
    /// The search of its own source.
    pub lookup: Lookup,
    /// The places of a lost quote in other documents: those in which it stands once, by index, with its place.
    pub elsewhere: Vec<(usize, Span)>,
    /// Whether a lost quote stands in its source after all, where no reader sees it: in hidden or deleted text.
    pub is_hidden: bool,
    /// What is known of the place of the quote without its document; `None` where it has no single one.
    pub place: Option<QuotedPlace>,
}

/// Whether a citation's source could be searched for its quote, and what came of it.
#[derive(Clone, Debug)]
pub enum Lookup {
    /// It was searched.
    Searched {
        /// The index of the source's document.
        document: usize,
        /// The place of the quote in it, or why it has none.
        outcome: Anchoring,
    },
    /// It was searched, and nothing comes near to the quote; but a part of the file, such as pages that are pictures, is not
    /// read.
    PartlyUnread,
    /// The source's file could not be read.
    Unread,
    /// The source has no file.
    NotHeld,
}

/// The place of a quote in its document: what reports tell of it, so that the document itself need not be at hand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuotedPlace {
    /// Where the quote stands in the file.
    pub location: Location,
    /// What part of the document it stands in.
    pub region: Region,
    /// The words of the quote and of its sentences.
    pub words: QuotedWords,
    /// Where its sentences stand, and their text; `None` where they are very long.
    excerpt: Option<(Span, Box<str>)>,
}

/// How long the sentences of a quote may be to be kept beside it, in bytes: thousands of quotes may stand in one that is as long as
/// its source.
const LONGEST_EXCERPT: usize = 2_000;

impl QuotedPlace {
    /// Returns what is known of the place of a quote in a document; `sentence` is that of its sentences.
    pub fn of(document: &Document, quote: Span, sentence: Span, words: QuotedWords) -> Self {
        let kept = sentence.len() <= LONGEST_EXCERPT;
        Self {
            location: document.locate(quote),
            region: document.regions.of(quote),
            words,
            excerpt: kept.then(|| (sentence, sentence.of(&document.text).into())),
        }
    }

    fn text_at(&self, span: Span) -> Option<&str> {
        let (place, text) = self.excerpt.as_ref()?;
        let is_kept = place.start <= span.start && span.end <= place.end;
        is_kept.then(|| Span::new(span.start - place.start, span.end - place.start).of(text))
    }
}

impl Anchored {
    /// Returns the words at a place of its document, also where that is not at hand, if the quote or its sentences stand there.
    pub fn text_at<'a>(&'a self, document: &'a HeldDocument, span: Span) -> &'a str {
        let kept = self.place.as_ref().and_then(|place| place.text_at(span));
        kept.unwrap_or_else(|| span.of(&document.text))
    }

    /// Returns a citation whose source was not searched, for this reason.
    pub fn not_searched(lookup: Lookup) -> Self {
        Self { lookup, elsewhere: Vec::new(), is_hidden: false, place: None }
    }

    /// Returns the state of the quote.
    pub fn state(&self) -> State {
        match &self.lookup {
            Lookup::Searched { document: _, outcome } => outcome.state(),
            Lookup::PartlyUnread | Lookup::Unread => State::Unread,
            Lookup::NotHeld => State::NotHeld,
        }
    }

    /// Returns the outcome of the search; `None` where the source could not be searched.
    pub fn outcome(&self) -> Option<&Anchoring> {
        match &self.lookup {
            Lookup::Searched { document: _, outcome } => Some(outcome),
            Lookup::PartlyUnread | Lookup::Unread | Lookup::NotHeld => None,
        }
    }

    /// Returns the index of the document that the quote stands in, and its anchor there; `None` where it has no single
    /// place.
    pub fn anchor(&self) -> Option<(usize, &Anchor)> {
        match &self.lookup {
            Lookup::Searched { document, outcome: Anchoring::Anchored(anchor) } => {
                Some((*document, anchor))
            }
            _ => None,
        }
    }
}

/// The place where the quote of a citation stands; in the order of documents and places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CitedPassage {
    /// The index of the document.
    pub document: usize,
    /// The place in it.
    pub place: Span,
    /// The citation.
    pub of: CitationIndex,
}

/// Returns where the quotes of a dossier stand that have a single place, in the order of the claims file. `anchored` are
/// the citations of each of its claims.
pub fn cited_passages(anchored: &[Vec<Anchored>]) -> impl Iterator<Item = CitedPassage> + '_ {
    anchored.iter().enumerate().flat_map(|(claim, citations)| {
        citations.iter().enumerate().filter_map(move |(citation, anchored)| {
            let (document, anchor) = anchored.anchor()?;
            let of = CitationIndex { claim, citation };
            Some(CitedPassage { document, place: anchor.span, of })
        })
    })
}
