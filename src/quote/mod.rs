//! Finding quotes: a selector resolved to an anchor in its source, or the reason why it is not.
//!
//! A selector is a W3C `TextQuoteSelector` (Web Annotation Data Model, section 4.2.4): the quote, and what
//! stands before and after it. Unlike there, a quote that stands at several places is not taken to be at
//! the first; and a prefix or suffix that does not stand beside the quote is not passed over.
//!
//! Typography is forgiven as [`fold`] defines it, and nothing else.

mod candidates;
mod elision;
mod state;

pub use candidates::Cut;
pub use state::State;

use candidates::{Pattern, Places};

use crate::text::{Folded, Span, fold};

/// How much text one elision may leave out, in bytes of the folded source: a long paragraph. Pieces that are
/// farther apart are not of one passage.
const LONGEST_ELISION: usize = 1_000;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selector<'a> {
    /// The quote; `[…]`, `[...]`, `…` and `...` stand for left-out text where they do not stand in the source.
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
    let mut patterns: Vec<Pattern> =
        selectors.iter().map(|selector| Pattern::new(selector.quote)).collect();
    let mut pieces_of = Vec::with_capacity(selectors.len());
    for selector in selectors {
        let pieces = elision::pieces(selector.quote);
        let elided =
            pieces.len() > 1 || pieces.first().is_some_and(|piece| *piece != selector.quote.trim());
        let from = patterns.len();
        if elided {
            patterns.extend(pieces.into_iter().map(Pattern::new));
        }
        pieces_of.push(from..patterns.len());
    }
    let places = candidates::find(source, &folded, &patterns);
    let search = Search { source, folded: &folded };
    let outcome = |(index, selector): (usize, &Selector<'_>)| {
        let whole = search.windows_of_whole(&places[index]);
        let found = if whole.is_empty() {
            search.windows_of_pieces(&places[pieces_of[index].clone()])
        } else {
            whole
        };
        search.outcome(selector, found, &places[index])
    };
    selectors.iter().enumerate().map(outcome).collect()
}

/// A place where a whole quote stands: its pieces, in the folded source.
type Window = Vec<Span>;

struct Search<'s> {
    source: &'s str,
    folded: &'s Folded,
}

impl Search<'_> {
    fn windows_of_whole(&self, places: &Places) -> Vec<Window> {
        places.whole.iter().map(|place| vec![*place]).collect()
    }

    /// Returns where the pieces follow one another: from each place of the last piece back to the nearest
    /// place of the one before, so that no window holds another.
    fn windows_of_pieces(&self, pieces: &[Places]) -> Vec<Window> {
        let Some((last, before)) = pieces.split_last() else { return Vec::new() };
        let mut windows: Vec<Window> = Vec::new();
        for end in &last.whole {
            let mut window = vec![*end];
            for piece in before.iter().rev() {
                let following = window[window.len() - 1].start;
                let nearest = piece.whole.partition_point(|place| place.end <= following);
                match piece.whole[..nearest].last() {
                    Some(place) if following - place.end <= LONGEST_ELISION => window.push(*place),
                    _ => break,
                }
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

    fn outcome(&self, selector: &Selector<'_>, windows: Vec<Window>, places: &Places) -> Outcome {
        let mut fitting = windows.iter().filter(|window| self.stands_between(window, selector));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) if !places.overflowed => {
                Outcome::Anchored(self.anchor(only, selector))
            }
            (None, _) if windows.is_empty() => {
                Outcome::Lost(places.cut.map_or(Orphan::Nowhere, Orphan::Cut))
            }
            (None, _) if windows.len() == 1 => {
                Outcome::Lost(Orphan::Elsewhere(self.span(&windows[0])))
            }
            _ => Outcome::Ambiguous(windows.iter().map(|window| self.span(window)).collect()),
        }
    }

    fn stands_between(&self, window: &Window, selector: &Selector<'_>) -> bool {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { return false };
        let before = self.folded.text()[..first.start].trim_end_matches(is_loose);
        let after = self.folded.text()[last.end..].trim_start_matches(is_loose);
        let folded = |text: &str| fold(text).text().trim_matches(is_loose).to_owned();
        selector.prefix.is_none_or(|prefix| before.ends_with(&folded(prefix)))
            && selector.suffix.is_none_or(|suffix| after.starts_with(&folded(suffix)))
    }

    fn span(&self, window: &Window) -> Span {
        let pieces = window.iter().map(|piece| self.folded.source_span(*piece));
        pieces.reduce(Span::hull).unwrap_or(Span::new(0, 0))
    }

    fn anchor(&self, window: &Window, selector: &Selector<'_>) -> Anchor {
        let pieces: Vec<Span> =
            window.iter().map(|piece| self.folded.source_span(*piece)).collect();
        let quoted =
            if pieces.len() == 1 { vec![selector.quote] } else { elision::pieces(selector.quote) };
        let same =
            pieces.iter().zip(&quoted).all(|(piece, quoted)| piece.of(self.source) == *quoted);
        Anchor { span: self.span(window), verbatim: same && pieces.len() == quoted.len(), pieces }
    }
}

/// Whether the character may stand between a quote and its prefix or suffix.
fn is_loose(c: char) -> bool {
    c == ' '
}
