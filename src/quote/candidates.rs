//! Every place where folded patterns stand in a folded source: one search for all of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::reading::{Figure, Reader};
use crate::text::{
    Agreement, Folded, Span, begins_with_currency, cuts_between, fold, is_broken_figure,
};

/// How many places each pattern may have without a share in the [`Allowance`].
pub(super) const FREE_PLACES: usize = 1_000;

/// How many places more are looked at in a source than [`FREE_PLACES`] of each pattern, for all patterns together: as many
/// as the source has bytes. One pattern stands at fewer, so that only many quotes that stand all over the source use it up,
/// and thousands of quotes of one word neither fill the memory nor take the time of their product with the source.
pub(super) struct Allowance(usize);

impl Allowance {
    pub(super) fn of(source: &Folded) -> Self {
        Self(source.text().len())
    }

    /// Returns how many of so many `places` are looked at, and takes them from what is left.
    pub(super) fn take(&mut self, places: usize) -> usize {
        let taken = places.min(self.0);
        self.0 -= taken;
        taken
    }
}

/// Up to how many bytes quotes are searched for by a full table of states, if the library thinks it best. To make one takes
/// the square of the bytes where a letter is repeated.
const MOST_BYTES_OF_TABLE: usize = 1_000;

/// How much text around an end of a quote is read to see whether a figure reaches over it, in bytes: room for
/// the longest figure that people write ("between three hundred thousand and four hundred thousand").
const FIGURE_REACH: usize = 80;

/// The places where a pattern stands.
#[derive(Clone, Debug, Default)]
pub(super) struct PatternPlaces {
    /// Spans of the folded source, in order.
    pub(super) whole: Vec<Span>,
    /// The first place where the characters stand but a word or figure would be cut.
    pub(super) cut: Option<Cut>,
    /// The first place where the characters stand, but the end of a block or cell parts them.
    pub(super) crossed: Option<Crossed>,
    /// How many places were looked at.
    seen: usize,
    /// Whether there were more places than are looked at.
    pub(super) overflowed: bool,
}

/// A place where a quote would begin or end inside a word or figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// The place of the quote's characters, in the source.
    pub place: Span,
    /// The word or figure that they cut, in the source.
    pub token: Span,
}

/// A place where a quote would reach over the end of a paragraph, list item, row or cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossed {
    /// The place of the quote's characters, in the source.
    pub place: Span,
    /// The white space where a block or cell ends, in the source.
    pub end: Span,
}

/// A text whose typography has been folded, with its white space and loose dashes trimmed.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The text as it is.
    written: String,
    pub(super) folded: Folded,
    pub(super) part: Span,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let inner = folded.text();
        // A dash that ends a quote joins nothing there, though it does in the source: "June—".
        let loose = |c: char| c == ' ' || c == '-';
        let after = inner.trim_start_matches(loose);
        let signed = inner[..inner.len() - after.len()].ends_with('-');
        let figure_after =
            after.starts_with(char::is_numeric) || (signed && begins_with_currency(after));
        let start = if figure_after { inner.trim_start() } else { inner.trim_start_matches(loose) };
        let from = inner.len() - start.len();
        let part = Span::new(from, from + start.trim_end_matches(loose).len());
        Self { written: text.to_owned(), folded, part }
    }

    pub(super) fn text(&self) -> &str {
        self.part.of(self.folded.text())
    }
}

/// All patterns that are looked for in sources, in one automaton.
pub(super) struct Needles {
    patterns: Vec<Pattern>,
    /// The patterns of each text that is searched for.
    owners: Vec<Vec<usize>>,
    automaton: AhoCorasick,
}

impl Needles {
    /// Returns what finds these patterns. An empty one stands nowhere.
    pub(super) fn new(patterns: Vec<Pattern>) -> Self {
        let mut distinct: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, pattern) in
            patterns.iter().enumerate().filter(|(_, pattern)| !pattern.part.is_empty())
        {
            distinct.entry(pattern.text()).or_default().push(index);
        }
        let bytes: usize = distinct.keys().map(|text| text.len()).sum();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind((bytes > MOST_BYTES_OF_TABLE).then_some(AhoCorasickKind::ContiguousNFA))
            .build(distinct.keys());
        let automaton =
            automaton.expect("a claims file is far smaller than the 2^31 states that can be built");
        let owners = distinct.into_values().collect();
        Self { patterns, owners, automaton }
    }

    /// Returns the places of the patterns that stand in `source`, of which `folded` is the folded form.
    /// `reader` is that of the source's language; `None` where no figure of it is read.
    pub(super) fn find(
        &self,
        source: &str,
        folded: &Folded,
        reader: Option<&Reader>,
    ) -> BTreeMap<usize, PatternPlaces> {
        let mut places: BTreeMap<usize, PatternPlaces> = BTreeMap::new();
        let mut figures = SourceNumbers::new(source, reader);
        let mut allowance = Allowance::of(folded);
        for found in self.automaton.find_overlapping_iter(folded.text()) {
            let at = Span::new(found.start(), found.end());
            if !(folded.is_boundary(at.start) && folded.is_boundary(at.end)) {
                continue;
            }
            for owner in &self.owners[found.pattern().as_usize()] {
                let own = places.entry(*owner).or_default();
                if !own.takes_more(&mut allowance) {
                    continue;
                }
                let Pattern { written, folded: quote, part } = &self.patterns[*owner];
                match folded.agrees(at, source, quote, *part, written) {
                    Agreement::Agrees => own.add(at, figures.cut(folded, at)),
                    Agreement::Crosses(end) => {
                        let end = folded.source_span(Span::new(end, end + 1));
                        let place = folded.source_span(at);
                        own.crossed = own.crossed.or(Some(Crossed { place, end }));
                    }
                    Agreement::Differs => {}
                }
            }
        }
        places
    }
}

impl PatternPlaces {
    pub(super) const NONE: Self =
        Self { whole: Vec::new(), cut: None, crossed: None, seen: 0, overflowed: false };

    /// Whether more places are looked at; notes that there are more where there are too many.
    fn takes_more(&mut self, allowance: &mut Allowance) -> bool {
        self.overflowed |= self.seen >= FREE_PLACES && allowance.take(1) == 0;
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

/// The numbers of a source, in which no quote may begin or end.
struct SourceNumbers<'s> {
    source: &'s str,
    reader: Option<&'s Reader>,
    /// How often the text around a place was read.
    asked: usize,
    /// All numbers, once it was read too often.
    all: Option<Vec<Span>>,
}

impl<'s> SourceNumbers<'s> {
    fn new(source: &'s str, reader: Option<&'s Reader>) -> Self {
        Self { source, reader, asked: 0, all: None }
    }

    /// Returns how a quote at a place of the folded source cuts a word or figure; `None` where it does not.
    fn cut(&mut self, folded: &Folded, at: Span) -> Option<Cut> {
        let place = folded.source_span(at);
        let ends = [place.start, place.end];
        let end = ends.into_iter().find(|end| self.is_cut_at(*end, folded.note_at(*end)))?;
        Some(Cut { place, token: self.token_around(end) })
    }

    /// Whether a quote that begins or ends at the byte `at` cuts a word or figure; `note` is the note mark there.
    fn is_cut_at(&mut self, at: usize, note: Span) -> bool {
        cuts_between(&self.source[..note.start], &self.source[note.end..])
            || self.over(at).is_some()
    }

    /// Returns the figure that reaches over `at`, or the run without white space around it.
    fn token_around(&mut self, at: usize) -> Span {
        if let Some(figure) =
            self.over(at).filter(|_| !cuts_between(&self.source[..at], &self.source[at..]))
        {
            return figure;
        }
        let from = self.source.floor_char_boundary(at.saturating_sub(FIGURE_REACH));
        let to = self.source.ceil_char_boundary((at + FIGURE_REACH).min(self.source.len()));
        let head = &self.source[from..at];
        let tail = &self.source[at..to];
        let mut head_end = at;
        let mut tail_start = at;
        if is_broken_figure(head, tail) {
            head_end = from + head.trim_end().len();
            tail_start = to - tail.trim_start().len();
            // The line break may stand after a comma that the cut stands before.
            let rest = &self.source[tail_start..to];
            if let Some((mark, after)) = rest.split_once('\n')
                && !mark.contains(char::is_alphanumeric)
            {
                tail_start += mark.len() + 1 + (after.len() - after.trim_start().len());
            }
        }
        let head = &self.source[from..head_end];
        let tail = &self.source[tail_start..to];
        let before = head.len() - head.trim_end_matches(|c: char| !c.is_whitespace()).len();
        let after = tail.len() - tail.trim_start_matches(|c: char| !c.is_whitespace()).len();
        Span::new(head_end - before, tail_start + after)
    }

    /// Returns the number that reaches over the byte `at`: its magnitude, unit or range stands on the other side.
    /// A date may be quoted in part: its year is often in another sentence anyway.
    fn over(&mut self, at: usize) -> Option<Span> {
        let (head, tail) = self.source.split_at(at);
        let reader = self.reader.filter(|reader| reader.may_reach_over(head, tail))?;
        self.asked += 1;
        // To read around more places would take longer than to read all of the source once.
        if self.asked > self.source.len() / (2 * FIGURE_REACH) {
            let all = self.all.get_or_insert_with(|| numbers(self.source, 0, reader));
            let after = all.partition_point(|figure| figure.start < at);
            return all[..after].last().copied().filter(|figure| at < figure.end);
        }
        let around = Span::new(at, at).widened(self.source, FIGURE_REACH);
        let numbers = numbers(around.of(self.source), around.start, reader);
        numbers.into_iter().find(|figure| figure.start < at && at < figure.end)
    }
}

/// Returns the places of the numbers in `text`, moved on by `by`.
fn numbers(text: &str, by: usize, reader: &Reader) -> Vec<Span> {
    let mentions = reader.find(text).into_iter();
    let numbers = mentions.filter(|mention| !matches!(mention.says, Figure::Date(_)));
    numbers.map(|mention| mention.figure.shifted(by)).collect()
}
