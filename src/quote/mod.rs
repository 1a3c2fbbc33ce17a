//! Finding quotes: a selector resolved to an anchor in its source, or the reason why it is not.
//!
//! A selector is a W3C `TextQuoteSelector` (Web Annotation Data Model, section 4.2.4): the quote, and what
//! stands before and after it. Unlike there, a quote that stands at several places is not taken to mean all
//! of them: one must be meant, and its author says which.
//!
//! Typography is forgiven as [`fold`](crate::text::fold) defines it, and nothing else. A quote that does not hold is told what comes
//! nearest to it.

mod alignment;
mod candidates;
mod context;
mod difference;
mod elision;
mod insertion;
mod nearest;
mod parts;
mod qualifier;
mod search;
mod seeker;
mod state;
mod vocabulary;
mod wording;
mod words;

pub use candidates::{Crossed, Cut};
pub use vocabulary::{GrammarWord, is_near_word};

pub use context::{Surroundings, single_out, words_after, words_before};
pub use difference::{Difference, DifferenceKind};
pub use qualifier::{Qualifier, qualifiers};
pub use seeker::Seeker;
pub use state::State;
pub use wording::{as_in_nearest, as_in_source};

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use difference::{Compared, Pair, differences};
use nearest::{ComparedForm, RunIndex};
use parts::Way;
use search::Sought;

use crate::reading::Reader;
use crate::source::Regions;
use crate::text::{Folded, Span};

/// A quote to look for, with the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selector<'a> {
    /// The quote; `[…]`, `[...]`, `…` and `...` stand for left-out text, and `[insertion]` for the editor's words,
    /// where they do not stand in the source.
    pub quote: &'a str,
    /// The words directly before it.
    pub prefix: Option<&'a str>,
    /// The words directly after it.
    pub suffix: Option<&'a str>,
}

/// The place where a quote was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// From its first to its last byte in the source.
    pub span: Span,
    /// The pieces that its elisions leave, in order; one, the whole span, where nothing is left out.
    pub pieces: Vec<Span>,
    /// Whether it is the same to the character.
    pub verbatim: bool,
}

/// The result of looking for a quote in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchoring {
    /// It stands at one place.
    Anchored(Anchor),
    /// It stands at several places, which prefix and suffix do not narrow down to one.
    Ambiguous(SeveralPlaces),
    /// It does not stand there.
    Lost {
        /// Why it has no place.
        orphan: Orphan,
        /// The passage that comes nearest to it; `None` where none comes near. It never makes the quote hold.
        nearest: Option<Nearest>,
    },
}

/// The places of a quote that stands at several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveralPlaces {
    /// They, in order: one or more.
    pub spans: Arc<[Span]>,
    /// Whether there are no others. Of quotes that stand everywhere, not all places are looked at.
    pub are_all: bool,
}

impl fmt::Display for SeveralPlaces {
    /// Writes how many there are: "2 places", "1000 places or more".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.spans.len();
        let places = if count == 1 { "place" } else { "places" };
        let more = if self.are_all { "" } else { " or more" };
        write!(f, "{count} {places}{more}")
    }
}

/// Why a quote has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Orphan {
    /// Its characters do not stand in the source.
    Nowhere,
    /// Its characters stand there, but a word or figure reaches over its ends.
    Cut(Cut),
    /// Its characters stand there, but over the end of a paragraph, list item, row or cell.
    Crossed(Crossed),
    /// It stands there, but not between its prefix and suffix.
    Elsewhere(Span),
}

/// The passage that comes nearest to a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nearest {
    /// From its first to its last byte in the source.
    pub span: Span,
    /// How many words are to be replaced, left out or put in to come from one to the other.
    pub edits: usize,
    /// The differences, in order.
    pub differences: Vec<Difference>,
    /// The parts of the quote around what it leaves out, each with what stands for it in the source, which is empty
    /// where nothing does. None where only the prefix or suffix differ.
    pub parts: Vec<(Span, Span)>,
}

impl Nearest {
    /// Returns the difference that matters most; `None` where only the prefix or suffix differ.
    pub fn worst(&self) -> Option<DifferenceKind> {
        self.differences.iter().map(|difference| difference.change).max()
    }

    /// Returns the page breaks in the passage, in order.
    pub fn page_breaks(&self) -> impl Iterator<Item = Span> + '_ {
        let breaks =
            self.differences.iter().filter(|found| found.change == DifferenceKind::PageBreak);
        breaks.map(|found| found.passage)
    }

    /// Whether the passage says something else: a figure, sign, unit, negation or hedge differs.
    pub fn alters(&self) -> bool {
        self.worst().is_some_and(DifferenceKind::alters)
    }
}

impl Anchoring {
    /// Returns the state of the quote.
    pub fn state(&self) -> State {
        match self {
            Self::Anchored(anchor) if anchor.verbatim => State::Verbatim,
            Self::Anchored(_) => State::Typographic,
            Self::Ambiguous(_) => State::Ambiguous,
            Self::Lost { nearest: None, .. } => State::Lost,
            Self::Lost { nearest: Some(nearest), .. } if nearest.alters() => State::Altered,
            Self::Lost { nearest: Some(_), .. } => State::Reworded,
        }
    }
}

/// Returns what came of looking for each selector in `source`, in their order.
///
/// The source is folded once and searched once, for all selectors together; where any is lost, its words are
/// indexed once for all that are. `reader` is that of the source's language: no figure is cut from its magnitude, unit or
/// range; `None` where no figure of it is read.
///
/// ```
/// use crosscheck::quote::{Anchoring, Selector, State, anchor_all};
/// use crosscheck::reading::Reader;
/// let source = "Of 650 votes cast, “540\nbacked” him.";
/// let quote = |quote| Selector { quote, prefix: None, suffix: None };
/// let quotes = [quote("\"540 backed\""), quote("545 backed"), quote("Of 65")];
/// let outcomes = anchor_all(source, &quotes, Some(Reader::english()));
/// assert!(matches!(&outcomes[0], Anchoring::Anchored(anchor) if !anchor.verbatim));
/// assert_eq!(outcomes[1].state(), State::Altered);
/// assert_eq!(outcomes[2].state(), State::Altered);
/// ```
pub fn anchor_all(
    source: &str,
    selectors: &[Selector<'_>],
    reader: Option<&Reader>,
) -> Vec<Anchoring> {
    anchor_all_in(source, &Regions::default(), selectors, reader)
}

/// The same in a source of which `regions` says which parts are what: where a quote stands once in the body, what stands
/// beside it, such as a teaser, makes it no less certain.
pub fn anchor_all_in(
    source: &str,
    regions: &Regions,
    selectors: &[Selector<'_>],
    reader: Option<&Reader>,
) -> Vec<Anchoring> {
    Seeker::new(selectors.to_vec()).anchor_all(source, regions, reader)
}

/// Returns the forms in which a quote that was not found is compared; none for one that was.
fn forms(quote: &str, ways: &[Way<'_>], sought: &Sought) -> Vec<ComparedForm> {
    match sought {
        Sought::None(Orphan::Nowhere | Orphan::Cut(_)) => {
            // An editor's words are compared with what they stand for.
            let by_source = ways.iter().filter(|way| !parts::drops_insertions(way));
            by_source.map(|way| ComparedForm::new(quote, way)).collect()
        }
        Sought::None(Orphan::Elsewhere(_) | Orphan::Crossed(_))
        | Sought::One(_)
        | Sought::Several(_) => Vec::new(),
    }
}

/// Returns the passage that comes nearest to a quote that has no place. Where its characters stand there, but cut
/// a word or figure, that is the passage, with the whole word or figure.
fn nearest(
    compared: Compared<'_>,
    index: &RunIndex,
    quote: &str,
    forms: &[ComparedForm],
    orphan: Orphan,
) -> Option<Nearest> {
    let same = |span, differences| Some(Nearest { span, edits: 0, differences, parts: Vec::new() });
    match orphan {
        Orphan::Elsewhere(span) => return same(span, Vec::new()),
        Orphan::Crossed(Crossed { place, end }) => {
            let quote = Span::new(quote.len(), quote.len());
            let change = DifferenceKind::BlockEnd;
            return same(place, vec![Difference { change, quote, passage: end }]);
        }
        Orphan::Nowhere | Orphan::Cut(_) => {}
    }
    let near = match (index.nearest(forms), orphan) {
        (Some(near), _) => Some((near.edits, paired(near.form, &near.parts))),
        (None, Orphan::Cut(cut)) => cut_whole(forms, compared.folded, cut),
        (None, _) => None,
    };
    let (edits, mut pairs) = near?;
    if let Orphan::Cut(cut) = orphan {
        let token = compared.folded.folded_span(cut.token);
        pairs.iter_mut().filter(|pair| pair.place.overlaps(token)).for_each(|pair| {
            pair.place = pair.place.hull(token);
        });
    }
    let (parts, differences) = differences(quote, compared, &pairs, &index.page_breaks);
    let span = parts.iter().map(|(_, passage)| *passage).reduce(Span::hull)?;
    let edits = edits.max(usize::from(!differences.is_empty()));
    Some(Nearest { span, edits, differences, parts })
}

fn paired<'f>(form: &'f ComparedForm, places: &[Span]) -> Vec<Pair<'f>> {
    let pairs = form.parts.iter().zip(places);
    pairs.map(|(part, place)| Pair { part, place: *place }).collect()
}

/// Returns the place where a quote of one part stands but for what it cuts.
fn cut_whole<'f>(
    forms: &'f [ComparedForm],
    folded: &Folded,
    cut: Cut,
) -> Option<(usize, Vec<Pair<'f>>)> {
    let form = forms.iter().find(|form| form.parts.len() == 1)?;
    Some((1, paired(form, &[folded.folded_span(cut.place)])))
}
