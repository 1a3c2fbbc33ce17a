//! Every place where folded patterns stand in a folded source: one search for all of them.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::reading::{self, Figure};
use crate::text::{Folded, Span, cuts_token, fold};

/// How many places of one pattern are looked at. A quote that stands at more is ambiguous whatever its prefix.
const MOST_PLACES: usize = 10_000;

/// How much text around an end of a quote is read to see whether a figure reaches over it, in bytes: room for
/// the longest figure that people write ("between three hundred thousand and four hundred thousand").
const FIGURE_REACH: usize = 80;

/// Where a pattern stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Spans of the folded source, in order.
    pub(super) whole: Vec<Span>,
    /// The first place where the characters stand but a word or figure would be cut.
    pub(super) cut: Option<Cut>,
    /// How many places were looked at.
    seen: usize,
    /// Whether there were more places than are looked at.
    pub(super) overflowed: bool,
}

/// A place where a quote would begin or end inside a word or figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where the characters of the quote stand, in the source.
    pub place: Span,
    /// The word or figure that they cut, in the source.
    pub token: Span,
}

/// A text whose typography has been folded, with its white space and loose dashes trimmed.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) folded: Folded,
    pub(super) part: Span,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let inner = folded.text();
        // A dash that ends a quote joins nothing there, though it does in the source: "June—".
        let loose = |c: char| c == ' ' || c == '-';
        let figure_after = inner.trim_start_matches(loose).starts_with(char::is_numeric);
        let start = if figure_after { inner.trim_start() } else { inner.trim_start_matches(loose) };
        let from = inner.len() - start.len();
        let part = Span::new(from, from + start.trim_end_matches(loose).len());
        Self { folded, part }
    }

    pub(super) fn text(&self) -> &str {
        self.part.of(self.folded.text())
    }
}

/// Returns the places of each pattern in `source`, of which `folded` is the folded form. An empty pattern
/// stands nowhere.
pub(super) fn find(source: &str, folded: &Folded, patterns: &[Pattern]) -> Vec<Places> {
    let mut distinct: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, pattern) in
        patterns.iter().enumerate().filter(|(_, pattern)| !pattern.part.is_empty())
    {
        distinct.entry(pattern.text()).or_default().push(index);
    }
    let mut places = vec![Places::default(); patterns.len()];
    let needles: Vec<&str> = distinct.keys().copied().collect();
    let owners: Vec<&Vec<usize>> = distinct.values().collect();
    let search = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&needles);
    let search =
        search.expect("a claims file is far smaller than the 2^31 states that can be built");
    for found in search.find_overlapping_iter(folded.text()) {
        let at = Span::new(found.start(), found.end());
        if !(folded.is_boundary(at.start) && folded.is_boundary(at.end)) {
            continue;
        }
        let stands = |pattern: &Pattern| folded.joined_as(at, &pattern.folded, pattern.part);
        let owners = owners[found.pattern().as_usize()].iter().copied();
        let owners: Vec<usize> = owners
            .filter(|owner| places[*owner].takes_more() && stands(&patterns[*owner]))
            .collect();
        if !owners.is_empty() {
            let cut = cut_at(source, folded.source_span(at));
            owners.into_iter().for_each(|owner| places[owner].add(at, cut));
        }
    }
    places
}

impl Places {
    /// Whether more places are looked at; notes that there are more where there are too many.
    fn takes_more(&mut self) -> bool {
        self.overflowed |= self.seen >= MOST_PLACES;
        !self.overflowed
    }

    fn add(&mut self, at: Span, cut: Option<Cut>) {
        self.seen += 1;
        match cut {
            None => self.whole.push(at),
            Some(_) => self.cut = self.cut.or(cut),
        }
    }
}

/// Returns what a quote at `place` would cut.
fn cut_at(source: &str, place: Span) -> Option<Cut> {
    [place.start, place.end].into_iter().find_map(|end| {
        let token = if cuts_token(source, end) {
            Some(token_around(source, end))
        } else {
            figure_over(source, end)
        };
        token.map(|token| Cut { place, token })
    })
}

/// Returns the run without white space around `at`.
fn token_around(source: &str, at: usize) -> Span {
    let head = &source[source.floor_char_boundary(at.saturating_sub(FIGURE_REACH))..at];
    let tail = &source[at..source.ceil_char_boundary((at + FIGURE_REACH).min(source.len()))];
    let before = head.len() - head.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let after = tail.len() - tail.trim_start_matches(|c: char| !c.is_whitespace()).len();
    Span::new(at - before, at + after)
}

/// Returns the number that reaches over the byte `at`: its magnitude, unit or range stands on the other side.
/// A date may be quoted in part: its year is often in another sentence anyway.
fn figure_over(source: &str, at: usize) -> Option<Span> {
    if !counts_beside(source, at) {
        return None;
    }
    let from = source.floor_char_boundary(at.saturating_sub(FIGURE_REACH));
    let to = source.ceil_char_boundary((at + FIGURE_REACH).min(source.len()));
    let from = match source[from..at].find(char::is_whitespace) {
        Some(space) if from > 0 => from + space,
        _ => from,
    };
    let mentions = reading::find(&source[from..to]);
    let over = mentions.iter().find(|mention| {
        let figure = mention.figure.shifted(from);
        !matches!(mention.says, Figure::Date(_)) && figure.start < at && at < figure.end
    });
    over.map(|mention| mention.figure.shifted(from))
}

/// Whether one of the two words on either side of the byte `at` counts: without one, no figure reaches over it.
fn counts_beside(source: &str, at: usize) -> bool {
    let from = source.floor_char_boundary(at.saturating_sub(FIGURE_REACH));
    let to = source.ceil_char_boundary((at + FIGURE_REACH).min(source.len()));
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '‐' | '‑');
    let before = source[from..at].rsplit(parts).filter(|word| !word.is_empty());
    let after = source[at..to].split(parts).filter(|word| !word.is_empty());
    before.take(2).chain(after.take(2)).any(reading::is_figure_word)
}
