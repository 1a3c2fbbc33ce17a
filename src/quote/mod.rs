//! Finding quotes: a selector resolved to an anchor in its source, or the reason why it is not.
//!
//! A selector is a W3C `TextQuoteSelector` (Web Annotation Data Model, section 4.2.4): the quote, and what
//! stands before and after it. Unlike there, a quote that stands at several places is not taken to mean all
//! of them: one must be meant, and its author says which.
//!
//! Typography is forgiven as [`fold`] defines it, and nothing else.

mod candidates;
mod elision;
mod insertion;
mod state;

pub use candidates::Cut;
pub use state::State;

use std::collections::BTreeMap;

use candidates::{Pattern, Places};
use elision::Gap;

use crate::text::{Folded, Span, fold};

/// How much text one elision may leave out, in bytes of the folded source: a long paragraph. Pieces that are
/// farther apart are not of one passage.
const LONGEST_ELISION: usize = 1_000;

/// How much text an editor's words may stand for, in bytes of the folded source: a few words.
const LONGEST_INSERTION: usize = 60;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selector<'a> {
    /// The quote; `[…]`, `[...]`, `…` and `...` stand for left-out text, and `[insertion]` for the editor's words,
    /// where they do not stand in the source.
    pub quote: &'a str,
    /// What stands directly before it.
    pub prefix: Option<&'a str>,
    /// What stands directly after it.
    pub suffix: Option<&'a str>,
}

/// Where a quote was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// From its first to its last byte in the source.
    pub span: Span,
    /// The pieces that its elisions leave, in order; one, the whole span, where nothing is left out.
    pub pieces: Vec<Span>,
    /// Whether it is the same to the character.
    pub verbatim: bool,
}

/// What came of looking for a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands at one place.
    Anchored(Anchor),
    /// It stands at several places, which prefix and suffix do not narrow down to one; in order.
    Ambiguous(Vec<Span>),
    /// It stands nowhere.
    Lost(Orphan),
}

/// Why a quote has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orphan {
    /// Its characters do not stand in the source.
    Nowhere,
    /// Its characters stand there, but a word or figure reaches over its ends.
    Cut(Cut),
    /// It stands there, but not between its prefix and suffix.
    Elsewhere(Span),
}

impl Outcome {
    /// Returns the state of the quote.
    pub fn state(&self) -> State {
        match self {
            Self::Anchored(anchor) if anchor.verbatim => State::Verbatim,
            Self::Anchored(_) => State::Typographic,
            Self::Ambiguous(_) => State::Ambiguous,
            Self::Lost(_) => State::Lost,
        }
    }
}

/// Returns what came of looking for each selector in `source`, in their order.
///
/// The source is folded once and searched once, for all selectors together.
///
/// ```
/// use crosscheck::quote::{Outcome, Selector, anchor_all};
/// let source = "Of 650 votes cast, “540\nbacked” him.";
/// let quote = |quote| Selector { quote, prefix: None, suffix: None };
/// let outcomes = anchor_all(source, &[quote("\"540 backed\""), quote("545 backed"), quote("Of 65")]);
/// assert!(matches!(&outcomes[0], Outcome::Anchored(anchor) if !anchor.verbatim));
/// assert!(matches!(&outcomes[1], Outcome::Lost(_)));
/// assert!(matches!(&outcomes[2], Outcome::Lost(_)));
/// ```
pub fn anchor_all(source: &str, selectors: &[Selector<'_>]) -> Vec<Outcome> {
    let folded = fold(source);
    let mut patterns = Patterns::default();
    let ways: Vec<Vec<Way<'_>>> =
        selectors.iter().map(|selector| ways_to_part(selector.quote, &mut patterns)).collect();
    let places = candidates::find(source, &folded, &patterns.all);
    let search = Search { source, folded: &folded, places: &places };
    let outcomes = selectors.iter().zip(&ways);
    outcomes.map(|(selector, ways)| search.outcome(&Wanted::new(selector), ways)).collect()
}

/// What is looked for, each text once.
#[derive(Default)]
struct Patterns<'a> {
    all: Vec<Pattern>,
    known: BTreeMap<&'a str, usize>,
}

impl<'a> Patterns<'a> {
    /// Returns the index of the pattern of `text`.
    fn index_of(&mut self, text: &'a str) -> usize {
        *self.known.entry(text).or_insert_with(|| {
            self.all.push(Pattern::new(text));
            self.all.len() - 1
        })
    }
}

/// The pieces of a quote, in order.
type Way<'a> = Vec<Part<'a>>;

/// A piece of a quote.
#[derive(Clone, Copy)]
struct Part<'a> {
    /// What stands before it.
    gap: Gap,
    text: &'a str,
    /// The index of its pattern.
    pattern: usize,
}

/// Returns the ways to take a quote, in the order in which they are tried: as it is, around its elisions, and
/// around its insertions too. Their patterns are added to `patterns`.
fn ways_to_part<'a>(quote: &'a str, patterns: &mut Patterns<'a>) -> Vec<Way<'a>> {
    let whole = vec![Part { gap: Gap::LeftOut, text: quote, pattern: patterns.index_of(quote) }];
    let elided = elision::pieces(quote).into_iter().map(|piece| (Gap::LeftOut, piece)).collect();
    let inserted = elision::pieces_around_insertions(quote);
    let mut ways = vec![whole];
    for pieces in [elided, inserted] {
        let is_known = |way: &Way<'_>| {
            way.iter().map(|part| part.text.trim()).eq(pieces.iter().map(|(_, text)| *text))
        };
        if pieces.is_empty() || ways.iter().any(is_known) {
            continue;
        }
        let part =
            |(gap, text): (Gap, &'a str)| Part { gap, text, pattern: patterns.index_of(text) };
        ways.push(pieces.into_iter().map(part).collect());
    }
    ways
}

/// A place where a whole quote stands: its pieces, in the folded source.
type Window = Vec<Span>;

/// A prefix and suffix, folded.
struct Wanted {
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Wanted {
    fn new(selector: &Selector<'_>) -> Self {
        let folded = |text: &str| fold(text).text().trim_matches(is_loose).to_owned();
        Self { prefix: selector.prefix.map(folded), suffix: selector.suffix.map(folded) }
    }
}

struct Search<'s> {
    source: &'s str,
    folded: &'s Folded,
    places: &'s [Places],
}

impl Search<'_> {
    /// Returns where the pieces follow one another: from each place of the last piece back to the nearest
    /// place of the one before, so that no window holds another.
    fn windows(&self, pieces: &[Part<'_>]) -> Vec<Window> {
        let places = |part: &Part<'_>| &self.places[part.pattern].whole;
        let Some((last, before)) = pieces.split_last() else { return Vec::new() };
        let mut windows: Vec<Window> = Vec::new();
        for end in places(last) {
            let mut window = vec![*end];
            let mut gap = last.gap;
            for piece in before.iter().rev() {
                let following = window[window.len() - 1];
                let nearest = places(piece).partition_point(|place| place.end <= following.start);
                match places(piece)[..nearest].last() {
                    Some(place) if self.may_part(gap, *place, following) => window.push(*place),
                    _ => break,
                }
                gap = piece.gap;
            }
            if window.len() == pieces.len() {
                window.reverse();
                // Two ends after one beginning: the nearer end is meant.
                if windows.last().is_none_or(|earlier| earlier[0] != window[0]) {
                    windows.push(window);
                }
            }
        }
        windows
    }

    /// Whether a quote may pass over what stands between two of its pieces.
    fn may_part(&self, gap: Gap, before: Span, after: Span) -> bool {
        let len = after.start - before.end;
        match gap {
            Gap::LeftOut => len <= LONGEST_ELISION,
            Gap::Replaced => {
                let from = self.folded.source_span(before).end;
                let to = self.folded.source_span(after).start;
                len <= LONGEST_INSERTION && insertion::may_replace(self.source, (from..to).into())
            }
        }
    }

    /// Returns what came of looking for a quote, taken in the first of `ways` in which it stands anywhere.
    fn outcome(&self, wanted: &Wanted, ways: &[Way<'_>]) -> Outcome {
        let found = ways.iter().map(|way| (self.windows(way), way));
        let Some((windows, way)) = found.into_iter().find(|(windows, _)| !windows.is_empty())
        else {
            let cut = ways.iter().flatten().find_map(|part| self.places[part.pattern].cut);
            return Outcome::Lost(cut.map_or(Orphan::Nowhere, Orphan::Cut));
        };
        let overflowed = way.iter().any(|part| self.places[part.pattern].overflowed);
        let mut fitting = windows.iter().filter(|window| self.stands_between(window, wanted));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) if !overflowed => Outcome::Anchored(self.anchor(only, way)),
            (None, _) if windows.len() == 1 => {
                Outcome::Lost(Orphan::Elsewhere(self.span(&windows[0])))
            }
            _ => Outcome::Ambiguous(windows.iter().map(|window| self.span(window)).collect()),
        }
    }

    fn stands_between(&self, window: &Window, wanted: &Wanted) -> bool {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { return false };
        let before = self.folded.text()[..first.start].trim_end_matches(is_loose);
        let after = self.folded.text()[last.end..].trim_start_matches(is_loose);
        wanted.prefix.as_ref().is_none_or(|prefix| before.ends_with(prefix))
            && wanted.suffix.as_ref().is_none_or(|suffix| after.starts_with(suffix))
    }

    fn span(&self, window: &Window) -> Span {
        let pieces = window.iter().map(|piece| self.folded.source_span(*piece));
        pieces.reduce(Span::hull).unwrap_or(Span::new(0, 0))
    }

    fn anchor(&self, window: &Window, way: &Way<'_>) -> Anchor {
        let pieces: Vec<Span> =
            window.iter().map(|piece| self.folded.source_span(*piece)).collect();
        let mut pairs = pieces.iter().zip(way);
        let verbatim = pairs.all(|(piece, part)| piece.of(self.source) == part.text);
        Anchor { span: self.span(window), verbatim, pieces }
    }
}

/// Whether the character may stand between a quote and its prefix or suffix: folding has taken dashes between
/// letters out of the source, and cannot know of those at the ends of a prefix ("June—").
fn is_loose(c: char) -> bool {
    matches!(c, ' ' | '-')
}
