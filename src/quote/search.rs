//! The places where the pieces of a quote follow one another, and the one that is meant.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::reading::Reader;
use crate::source::Regions;
use crate::text::{Folded, Span, fold};

use super::candidates::{Allowance, FREE_PLACES, PatternPlaces};
use super::elision::Elided;
use super::parts::{QuotePart, Way};
use super::{Anchor, Orphan, Selector, SeveralPlaces, insertion};

/// How much text one elision may leave out, in bytes of the folded source: a long paragraph. Pieces that are
/// farther apart are not of one passage.
pub(super) const LONGEST_ELISION: usize = 1_000;

/// How much text an editor's words may stand for, in bytes of the folded source: a few words.
const LONGEST_INSERTION: usize = 60;

/// The place of a quote, or why it has none.
pub(super) enum Sought {
    /// At one place.
    One(Anchor),
    /// At several.
    Several(SeveralPlaces),
    /// Nowhere.
    None(Orphan),
}

/// A place where a whole quote stands: its pieces, in the folded source.
type Window = Vec<Span>;

/// A prefix and suffix, folded.
pub(super) struct Wanted {
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Wanted {
    pub(super) fn new(selector: &Selector<'_>) -> Self {
        let folded = |text: &str| fold(text).text().trim_matches(is_loose).to_owned();
        Self { prefix: selector.prefix.map(folded), suffix: selector.suffix.map(folded) }
    }
}

/// The places of a pattern that was not found.
static NOWHERE: PatternPlaces = PatternPlaces::NONE;

/// A source in which some patterns were found.
pub(super) struct PlaceSearch<'s> {
    pub(super) source: &'s str,
    pub(super) folded: &'s Folded,
    /// The places of the patterns that stand in it.
    pub(super) places: &'s BTreeMap<usize, PatternPlaces>,
    /// The reader of the source's language; `None` where no figure of it is read.
    pub(super) reader: Option<&'s Reader>,
    /// Which parts of the source are what: of two places, one of the body is meant.
    pub(super) regions: &'s Regions,
    /// How many windows more are looked at than [`FREE_PLACES`] of each quote.
    pub(super) allowance: Allowance,
}

impl PlaceSearch<'_> {
    fn places(&self, part: &QuotePart<'_>) -> &PatternPlaces {
        self.places.get(&part.pattern).unwrap_or(&NOWHERE)
    }

    /// Returns where the pieces follow one another: from each place of the last piece back to the nearest
    /// place of the one before, so that no window is inside another; of the last piece the first `most` places are looked at.
    fn windows(&self, pieces: &[QuotePart<'_>], most: usize) -> Vec<Window> {
        let places = |part: &QuotePart<'_>| &self.places(part).whole;
        let Some((last, before)) = pieces.split_last() else { return Vec::new() };
        let mut windows: Vec<Window> = Vec::new();
        for end in places(last).iter().take(most) {
            let mut window = vec![*end];
            let mut following = last;
            for piece in before.iter().rev() {
                let next = window[window.len() - 1];
                let nearest = places(piece).partition_point(|place| place.end <= next.start);
                match places(piece)[..nearest].last() {
                    Some(place) if self.may_part(following, *place, next) => window.push(*place),
                    _ => break,
                }
                following = piece;
            }
            if window.len() == pieces.len() {
                window.reverse();
                if !self.may_insert(pieces, &window) {
                    continue;
                }
                // Two ends after one beginning: the nearer end is meant.
                if windows.last().is_none_or(|earlier| earlier[0] != window[0]) {
                    windows.push(window);
                }
            }
        }
        windows
    }

    /// Whether a quote may pass over what stands before one of its pieces, at `after`.
    fn may_part(&self, piece: &QuotePart<'_>, before: Span, after: Span) -> bool {
        let len = after.start - before.end;
        match piece.gap {
            Elided::LeftOut => len <= LONGEST_ELISION,
            Elided::Replaced => {
                let from = self.folded.source_span(before).end;
                let to = self.folded.source_span(after).start;
                let inserted = piece.before.unwrap_or("");
                let gap = (from..to).into();
                len <= LONGEST_INSERTION
                    && insertion::may_replace(self.source, gap, inserted, self.reader)
            }
        }
    }

    /// Whether the words of an editor at an end of the quote, or beside something left out, may stand for the words
    /// beside it.
    fn may_insert(&self, pieces: &[QuotePart<'_>], window: &Window) -> bool {
        pieces.iter().zip(window).enumerate().all(|(index, (piece, place))| {
            let place = self.folded.source_span(*place);
            let next = pieces.get(index + 1).map(|next| next.gap);
            let before = piece.before.filter(|_| index == 0 || piece.gap == Elided::LeftOut);
            let after = piece.after.filter(|_| next != Some(Elided::Replaced));
            before.is_none_or(|words| {
                insertion::may_stand_before(self.source, place.start, words, self.reader)
            }) && after.is_none_or(|words| {
                insertion::may_stand_after(self.source, place.end, words, self.reader)
            })
        })
    }

    /// Returns what came of looking for a quote, taken in the first of `ways` in which it stands anywhere.
    pub(super) fn find(&mut self, wanted: &Wanted, ways: &[Way<'_>]) -> Sought {
        let mut found = ways.iter().map(|way| {
            let (most, are_all) = self.most_windows(way);
            (self.windows(way, most), way, are_all)
        });
        let Some((windows, way, are_all)) = found.find(|(windows, ..)| !windows.is_empty()) else {
            return Sought::None(self.orphan(ways));
        };
        let fitting = windows.iter().filter(|window| self.stands_between(window, wanted));
        let (aside, body): (Vec<&Window>, Vec<&Window>) =
            fitting.partition(|window| self.regions.of(self.span(window)).is_aside());
        let meant = if body.is_empty() { aside } else { body };
        match meant.as_slice() {
            [only] if are_all => Sought::One(self.anchor(only, way)),
            [] if windows.len() == 1 => Sought::None(Orphan::Elsewhere(self.span(&windows[0]))),
            _ => {
                let spans: Arc<[Span]> = windows.iter().map(|window| self.span(window)).collect();
                Sought::Several(SeveralPlaces { spans, are_all })
            }
        }
    }

    /// Returns how many places of the last piece of a quote are looked at, and whether these are all places of all pieces.
    fn most_windows(&mut self, way: &Way<'_>) -> (usize, bool) {
        let places = way.last().map_or(0, |part| self.places(part).whole.len());
        let more = places.saturating_sub(FREE_PLACES);
        let most = places - more + self.allowance.take(more);
        (most, most == places && !way.iter().any(|part| self.places(part).overflowed))
    }

    /// Returns why a quote has no place.
    fn orphan(&self, ways: &[Way<'_>]) -> Orphan {
        let mut places = ways.iter().flatten().map(|part| self.places(part));
        let cut = places.clone().find_map(|places| places.cut).map(Orphan::Cut);
        let crossed = || places.find_map(|places| places.crossed).map(Orphan::Crossed);
        cut.or_else(crossed).unwrap_or(Orphan::Nowhere)
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
