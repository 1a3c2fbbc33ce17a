//! How a quote differs from the nearest passage, word by word.

use std::fmt;

use serde::{Deserialize, Serialize};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::reading::{Figure, Mention, Reader};
use crate::text::{Folded, Span};

use super::nearest::FormPart;
use super::qualifier::{Qualifier, qualifiers};
use super::vocabulary::is_negated_by_prefix;
use super::words::{QuoteToken, tokens};

/// How much text around a passage is read with it, in bytes: room for the longest hedge.
const FIGURE_REACH: usize = 80;

/// One difference between a quote and a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Its kind.
    pub change: DifferenceKind,
    /// Its place in the quote; empty where only the passage has words, and at the end of the quote for a page break or the end of a
    /// block.
    pub quote: Span,
    /// Its place in the source; empty where only the quote has words.
    pub passage: Span,
}

/// Kinds of differences between a quote and a passage, the least important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DifferenceKind {
    /// A footer, page break or header stands in the passage.
    PageBreak,
    /// A paragraph, list item, row or cell ends in the passage.
    BlockEnd,
    /// The same letters are one word here and two there.
    Hyphenation,
    /// Marks of punctuation.
    Punctuation,
    /// Upper and lower case.
    Case,
    /// The quote begins or ends inside a word.
    Truncation,
    /// Words that are none of the following.
    Wording,
    /// A hedge, or a word that says whether it is so: "at least", "alleged".
    Hedge,
    /// A negation or denial.
    Negation,
    /// The unit of a figure, or the thing that it counts.
    Unit,
    /// The sign of a figure.
    Sign,
    /// A figure.
    Figure,
}

impl DifferenceKind {
    /// Every kind, the least important first.
    pub const ALL: [Self; 12] = [
        Self::PageBreak,
        Self::BlockEnd,
        Self::Hyphenation,
        Self::Punctuation,
        Self::Case,
        Self::Truncation,
        Self::Wording,
        Self::Hedge,
        Self::Negation,
        Self::Unit,
        Self::Sign,
        Self::Figure,
    ];

    /// Whether such a difference changes the meaning.
    pub fn alters(self) -> bool {
        self >= Self::Hedge
    }

    /// Returns the name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::PageBreak => "page-break",
            Self::BlockEnd => "block-end",
            Self::Hyphenation => "hyphenation",
            Self::Punctuation => "punctuation",
            Self::Case => "case",
            Self::Truncation => "truncation",
            Self::Wording => "wording",
            Self::Hedge => "hedge",
            Self::Negation => "negation",
            Self::Unit => "unit",
            Self::Sign => "sign",
            Self::Figure => "figure",
        }
    }
}

impl fmt::Display for DifferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A source that a quote is compared with.
#[derive(Clone, Copy)]
pub(super) struct Compared<'a> {
    pub(super) source: &'a str,
    pub(super) folded: &'a Folded,
    /// The reader of the source's language; `None` where no figure of it is read.
    pub(super) reader: Option<&'a Reader>,
}

/// A part of a quote, and the span of the folded source that stands for it.
pub(super) struct Pair<'a> {
    pub(super) part: &'a FormPart,
    pub(super) place: Span,
}

/// Returns the parts of a quote, each with what stands for it in the source, and what differs, in order.
///
/// The marks of punctuation at either end of a part that stand in the source too belong to the passage.
pub(super) fn differences(
    quote: &str,
    compared: Compared<'_>,
    pairs: &[Pair<'_>],
    page_breaks: &[Span],
) -> (Vec<(Span, Span)>, Vec<Difference>) {
    let Compared { source, folded, reader } = compared;
    let mut found = Vec::new();
    let mut parts = Vec::new();
    for pair in pairs {
        let place = with_punctuation(pair, folded);
        parts.push((pair.part.place, folded.source_span(place)));
        hunks(pair.part, folded, place, page_breaks, &mut found);
    }
    let passage = parts.iter().map(|(_, passage)| *passage).reduce(Span::hull);
    let passage = passage.unwrap_or(Span::new(0, 0));
    let figures = ComparedFigures::of(quote, source, passage, reader);
    let first = found.first().copied();
    let last = found.last().copied();
    for difference in &mut found {
        let is_end = [first, last].contains(&Some(*difference));
        difference.change = figures.change(*difference, is_end);
    }
    let place = folded.folded_span(passage);
    let breaks = overlapping(page_breaks, place).iter().map(|span| folded.source_span(*span));
    let inside = breaks.filter(|span| passage.start < span.start && span.end < passage.end);
    found.extend(inside.map(|span| Difference {
        change: DifferenceKind::PageBreak,
        quote: Span::new(quote.len(), quote.len()),
        passage: span,
    }));
    found.sort_by_key(|difference| (difference.passage.start, difference.change));
    (parts, found)
}

/// Returns the place of a part with as many marks of punctuation at either end as the part has there.
fn with_punctuation(pair: &Pair<'_>, folded: &Folded) -> Span {
    let quote = pair.part.folded.text();
    let text = folded.text();
    let is_mark = |c: &char| !c.is_alphanumeric() && *c != ' ';
    let len = |marks: &mut dyn Iterator<Item = char>, most: usize| -> usize {
        marks.take(most).map(char::len_utf8).sum()
    };
    let at_start = quote.chars().take_while(is_mark).count();
    let at_end = quote.chars().rev().take_while(is_mark).count();
    let mut before = text[..pair.place.start].chars().rev().take_while(is_mark);
    let mut after = text[pair.place.end..].chars().take_while(is_mark);
    Span::new(
        pair.place.start - len(&mut before, at_start),
        pair.place.end + len(&mut after, at_end),
    )
}

/// Adds the runs of tokens in which a part and its place differ, for now as wording.
fn hunks(
    part: &FormPart,
    folded: &Folded,
    place: Span,
    page_breaks: &[Span],
    found: &mut Vec<Difference>,
) {
    let whole = Span::new(0, part.folded.text().len());
    let ours: Vec<QuoteToken> = tokens(&part.folded, whole).collect();
    let page_breaks = overlapping(page_breaks, place);
    let is_kept = |token: &QuoteToken| !page_breaks.iter().any(|span| span.overlaps(token.span));
    let theirs: Vec<QuoteToken> = tokens(folded, place).filter(is_kept).collect();
    let our_keys = keys(&ours, &part.folded);
    let their_keys = keys(&theirs, folded);
    for operation in capture_diff_slices(Algorithm::Myers, &our_keys, &their_keys) {
        if matches!(operation, DiffOp::Equal { .. }) {
            continue;
        }
        let own = span_of(&ours, operation.old_range(), &part.folded, whole.end);
        let other = span_of(&theirs, operation.new_range(), folded, place.end);
        found.push(Difference {
            change: DifferenceKind::Wording,
            quote: own.shifted(part.place.start),
            passage: other,
        });
    }
}

/// Returns those of some places, which are in order and apart, that overlap one; and perhaps the next on either side.
fn overlapping(places: &[Span], place: Span) -> &[Span] {
    let from = places.partition_point(|own| own.end < place.start);
    let to = places.partition_point(|own| own.start <= place.end);
    places.get(from..to).unwrap_or(&[])
}

/// Returns what tokens are compared by: their text, and whether a hyphen joins them to the one before.
fn keys<'f>(tokens: &[QuoteToken], folded: &'f Folded) -> Vec<(&'f str, bool)> {
    let key =
        |(index, token): (usize, &QuoteToken)| (token.text(folded), index > 0 && token.joined);
    tokens.iter().enumerate().map(key).collect()
}

/// Returns the bytes of the original of some tokens; the place before the next where there are none.
fn span_of(
    tokens: &[QuoteToken],
    range: std::ops::Range<usize>,
    folded: &Folded,
    end: usize,
) -> Span {
    match tokens.get(range.clone()) {
        Some([first, .., last]) => folded.source_span(first.span.hull(last.span)),
        Some([only]) => folded.source_span(only.span),
        _ => {
            let at = tokens.get(range.start).map_or(end, |next| next.span.start);
            folded.source_span(Span::new(at, at))
        }
    }
}

/// The figures of a quote and a passage, and which of them the other does not have.
struct ComparedFigures<'a> {
    quote: &'a str,
    source: &'a str,
    same: [Vec<Span>; 2],
    changed: Vec<ChangedFigure>,
}

/// A figure that only one of the two has.
struct ChangedFigure {
    /// Whether it is the quote that has it.
    in_quote: bool,
    span: Span,
    change: DifferenceKind,
}

impl<'a> ComparedFigures<'a> {
    fn of(quote: &'a str, source: &'a str, passage: Span, reader: Option<&Reader>) -> Self {
        let ours = reader.map_or(Vec::new(), |reader| reader.find(quote));
        let theirs = reader.map_or(Vec::new(), |reader| figures_in(source, passage, reader));
        let mut figures =
            Self { quote, source, same: [Vec::new(), Vec::new()], changed: Vec::new() };
        let mut from = 0;
        for own in &ours {
            let same = theirs[from..].iter().position(|other| says_the_same(own, other));
            match same {
                Some(index) => {
                    theirs[from..from + index].iter().for_each(|other| figures.add(other, false));
                    figures.add_pair(own, &theirs[from + index], reader);
                    from += index + 1;
                }
                None => figures.add(own, true),
            }
        }
        theirs[from..].iter().for_each(|other| figures.add(other, false));
        figures
    }

    fn add(&mut self, mention: &Mention, in_quote: bool) {
        let span = mention.span;
        let figure = mention.figure;
        let unit = Span::new(figure.end.min(span.end), span.end);
        let parts = [
            (Span::new(span.start, figure.start.max(span.start)), DifferenceKind::Hedge),
            (figure, DifferenceKind::Figure),
            (unit, DifferenceKind::Hedge),
        ];
        self.changed.extend(parts.map(|(span, change)| ChangedFigure { in_quote, span, change }));
    }

    /// Adds two figures that say the same, and what they count, where that is not the same.
    fn add_pair(&mut self, own: &Mention, other: &Mention, reader: Option<&Reader>) {
        self.same[0].push(own.span);
        self.same[1].push(other.span);
        let Some(reader) = reader else { return };
        let ours = own.counted(self.quote, reader);
        let theirs = other.counted(self.source, reader);
        if let (Some(ours), Some(theirs)) = (ours, theirs)
            && !ours.of(self.quote).eq_ignore_ascii_case(theirs.of(self.source))
        {
            let unit =
                |in_quote, span| ChangedFigure { in_quote, span, change: DifferenceKind::Unit };
            self.changed.extend([unit(true, ours), unit(false, theirs)]);
        }
    }

    /// Whether both sides of a difference are in figures that say the same, without a sign before them.
    fn is_in_same_figures(&self, difference: Difference) -> bool {
        let sides = [(0, self.quote, difference.quote), (1, self.source, difference.passage)];
        sides.into_iter().all(|(side, text, own)| {
            let figure = self.same[side].iter().find(|figure| figure.overlaps(own));
            figure.is_some_and(|figure| {
                let before = Span::new(own.start.min(figure.start), figure.start);
                !before.of(text).contains(is_sign)
            })
        })
    }

    /// Returns what a difference is. `is_end` says whether it is the first or last.
    fn change(&self, difference: Difference, is_end: bool) -> DifferenceKind {
        let ours = difference.quote.of(self.quote);
        let theirs = difference.passage.of(self.source);
        let in_figure = self.changed.iter().filter(|changed| {
            let own = if changed.in_quote { difference.quote } else { difference.passage };
            changed.span.overlaps(own)
        });
        let in_figure = in_figure.map(|changed| changed.change).max();
        let says_the_same = self.is_in_same_figures(difference);
        if in_figure.is_some() || (!says_the_same && figures_differ(ours, theirs)) {
            let same_digits = digits(ours).eq(digits(theirs)) && digits(ours).next().is_some();
            return match in_figure {
                Some(DifferenceKind::Hedge) if !figures_differ(ours, theirs) => {
                    DifferenceKind::Hedge
                }
                Some(DifferenceKind::Unit) => DifferenceKind::Unit,
                _ if same_digits && letters(ours) == letters(theirs) => DifferenceKind::Sign,
                _ => DifferenceKind::Figure,
            };
        }
        let words = [ours, theirs].iter().any(|text| text.contains(char::is_alphanumeric));
        if !words {
            // A dash by itself parts words.
            let is_operator = |c| is_sign(c) && !matches!(c, '-' | '−');
            return if [ours, theirs].iter().any(|text| text.contains(is_operator)) {
                DifferenceKind::Sign
            } else {
                DifferenceKind::Punctuation
            };
        }
        qualified(ours, theirs).unwrap_or_else(|| reworded(ours, theirs, is_end))
    }
}

/// Returns the figures of a passage, read with the text around it: a hedge may stand before it.
fn figures_in(source: &str, passage: Span, reader: &Reader) -> Vec<Mention> {
    let around = passage.widened(source, FIGURE_REACH);
    let mentions = reader.find(around.of(source)).into_iter();
    let mentions = mentions.map(|mention| mention.shifted(around.start));
    mentions.filter(|mention| mention.span.overlaps(passage)).collect()
}

/// Whether two mentions state the same, whatever they count.
fn says_the_same(own: &Mention, other: &Mention) -> bool {
    match (&own.says, &other.says) {
        (Figure::Number { number: own, noun: _ }, Figure::Number { number: other, noun: _ }) => {
            own == other
        }
        (own, other) => own == other,
    }
}

/// Whether the words with digits of two texts are not the same.
fn figures_differ(ours: &str, theirs: &str) -> bool {
    let figures = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().filter(|word| word.contains(char::is_numeric));
        words.map(|word| word.trim_matches(is_loose_mark).to_owned()).collect()
    };
    figures(ours) != figures(theirs)
}

fn is_loose_mark(c: char) -> bool {
    !c.is_alphanumeric() && !is_sign(c)
}

fn digits(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_numeric())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Whether the mark can change what a figure or formula says.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '<' | '>' | '=' | '≤' | '≥' | '≠' | '±' | '+' | '-' | '−' | '~' | '≈' | '%' | '‰' | '°'
    ) || matches!(c, '$' | '£' | '¥' | '¢' | '\u{20a0}'..='\u{20cf}')
}

/// Returns the change where the two have other qualifiers.
fn qualified(ours: &str, theirs: &str) -> Option<DifferenceKind> {
    let found = |text| {
        let classes = qualifiers(text).into_iter().map(|(_, class)| class);
        classes.filter(|class| *class != Qualifier::Attribution).collect::<Vec<_>>()
    };
    let ours = found(ours);
    let theirs = found(theirs);
    if ours == theirs {
        return None;
    }
    let negates = |class: &Qualifier| matches!(class, Qualifier::Negation | Qualifier::Denial);
    let negated = ours.iter().chain(&theirs).any(negates);
    Some(if negated { DifferenceKind::Negation } else { DifferenceKind::Hedge })
}

/// Returns what is different in words of which no figure and no qualifier differs.
fn reworded(ours: &str, theirs: &str, is_end: bool) -> DifferenceKind {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let own = bare(ours);
    let other = bare(theirs);
    let words = |text: &str| text.split_whitespace().count();
    if own == other {
        let same_case = letters_as_written(ours) == letters_as_written(theirs);
        return match (same_case, words(ours) == words(theirs)) {
            (false, _) => DifferenceKind::Case,
            (true, true) => DifferenceKind::Punctuation,
            (true, false) => DifferenceKind::Hyphenation,
        };
    }
    if words(ours) == 1 && words(theirs) == 1 && is_negated_by_prefix(&own, &other) {
        return DifferenceKind::Negation;
    }
    let cut = !own.is_empty() && (other.starts_with(&own) || other.ends_with(&own));
    if is_end && cut && words(ours) == 1 && words(theirs) == 1 {
        DifferenceKind::Truncation
    } else {
        DifferenceKind::Wording
    }
}

fn letters_as_written(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
