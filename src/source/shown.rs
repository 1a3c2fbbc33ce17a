//! Writing the text that a reader sees of a file, with the map back to the file.

use crate::text::{Edits, Span, cuts_between};

use super::{Region, Regions};

/// The text that a reader sees of a file.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) edits: Edits,
    pub(super) regions: Regions,
    /// What no reader sees, in parts.
    pub(super) hidden: Vec<String>,
    /// The spans that were noted, by their index.
    pub(super) spans: Vec<Span>,
}

/// What stands between two pieces of text, from the least: of several the last holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// A change of size or rise: a space, where the pieces would make one figure of two.
    Rise,
    /// Something that is not text, such as the mark of a footnote: a space, where the pieces would make one word or
    /// figure.
    Seam,
    /// White space that is shown as one space.
    Space,
    /// The end of a line.
    Line,
    /// The edge of a cell of a table.
    Cell,
    /// The end of a paragraph, heading, item or row: a blank line.
    Block,
}

impl Gap {
    /// Returns what is written between a text and the piece that follows it.
    pub(super) fn between(self, before: &str, piece: &str) -> &'static str {
        match self {
            Self::Rise | Self::Seam if self.glues(before, piece) => " ",
            Self::Rise | Self::Seam => "",
            Self::Space => " ",
            Self::Line => "\n",
            Self::Cell => " | ",
            Self::Block if before.ends_with('\n') => "\n",
            Self::Block => "\n\n",
        }
    }

    /// Whether the texts on either side would make one word or figure without a space between them.
    fn glues(self, before: &str, after: &str) -> bool {
        let from = before.floor_char_boundary(before.len().saturating_sub(AROUND_SEAM));
        let to = after.ceil_char_boundary(AROUND_SEAM.min(after.len()));
        let before = &before[from..];
        let after = &after[..to];
        match self {
            Self::Rise => joins_figures(before, after),
            _ => cuts_between(before, after),
        }
    }
}

/// Whether two pieces would make one figure of two.
fn joins_figures(before: &str, piece: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let is_inside = |c: &char| !matches!(c, '.' | ',' | '\'' | '’' | '\u{ad}' | '\u{200b}');
    is_digit(before.chars().rev().find(is_inside)) && is_digit(piece.chars().find(is_inside))
}

/// Writes what is shown of `file`, from its beginning to its end.
pub(super) struct Writer<'f> {
    file: &'f str,
    text: String,
    /// Where the two texts differ: the span that was written, and that of the file.
    edits: Vec<(Span, Span)>,
    /// The indices of the edits where something that is not text was left out, or the size or rise changes.
    seams: Vec<(usize, Gap)>,
    gap: Option<Gap>,
    /// Where each region begins, in order.
    regions: Vec<(usize, Region)>,
    /// The region of what is written next, where regions are told as it is written.
    region: Region,
    marks: Marks,
    hidden: Vec<String>,
    /// The end of the last piece, in the file.
    done: usize,
}

/// How much text is looked at on either side of a seam, in bytes: the characters around it, and invisible ones.
const AROUND_SEAM: usize = 64;

impl<'f> Writer<'f> {
    pub(super) fn new(file: &'f str) -> Self {
        let text = String::with_capacity(file.len());
        Self {
            file,
            text,
            edits: Vec::new(),
            seams: Vec::new(),
            gap: None,
            regions: Vec::new(),
            region: Region::Body,
            marks: Marks::default(),
            hidden: Vec::new(),
            done: 0,
        }
    }

    /// Keeps the next piece apart from the last.
    pub(super) fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(Some(gap));
        if gap >= Gap::Cell {
            self.marks.settle(self.text.len());
        }
    }

    /// Keeps the next piece apart from the last by no more than `gap`.
    pub(super) fn part_at_most(&mut self, gap: Gap) {
        self.gap = self.gap.min(Some(gap));
    }

    /// Lets the next piece follow the last where nothing but a seam would keep them apart.
    pub(super) fn join(&mut self) {
        self.gap = self.gap.filter(|gap| *gap > Gap::Seam);
    }

    /// Writes what stands at `place` in the file.
    pub(super) fn copy(&mut self, place: Span) {
        let place = self.not_done(place);
        if !place.is_empty() {
            self.begin(place.start);
            self.text.push_str(place.of(self.file));
            self.done = place.end;
        }
    }

    /// Writes `text`, which `place` in the file stands for.
    pub(super) fn replace(&mut self, text: &str, place: Span) {
        let place = self.not_done(place);
        if !text.is_empty() && !place.is_empty() {
            self.begin(place.start);
            self.write(text, place);
            self.done = place.end;
        }
    }

    /// Returns how many bytes are written so far. A gap is written with the piece that follows it.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Returns what is written so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Says which regions begin where in what is written, in order.
    pub(super) fn set_regions(&mut self, regions: Vec<(usize, Region)>) {
        self.regions = regions;
    }

    /// Says of which region is what is written next.
    pub(super) fn in_region(&mut self, region: Region) {
        self.region = region;
    }

    /// Notes the span of what is written from here on; returns its index.
    pub(super) fn open_span(&mut self) -> usize {
        self.marks.open()
    }

    /// Ends a span. It is empty where nothing was written in it.
    pub(super) fn close_span(&mut self, index: usize) {
        self.marks.close(index, self.text.len());
    }

    /// Notes an empty span here, after what is written; where a block or cell begins, before its first piece. Returns its
    /// index.
    pub(super) fn mark(&mut self) -> usize {
        let begins = self.gap >= Some(Gap::Cell);
        self.marks.point(self.text.len(), begins)
    }

    /// Keeps text that no reader sees.
    pub(super) fn hide(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.hidden.push(text.to_owned());
        }
    }

    fn not_done(&self, place: Span) -> Span {
        let start = place.start.max(self.done);
        Span::new(start, place.end.max(start))
    }

    /// Writes what stands between the last piece and one that begins at `start` in the file.
    fn begin(&mut self, start: usize) {
        let gap = self.gap.take().filter(|_| !self.text.is_empty());
        let between = Span::new(self.done, start);
        let written = match gap {
            None | Some(Gap::Seam | Gap::Rise) => "",
            Some(gap) => gap.between(&self.text, ""),
        };
        if let Some(gap @ (Gap::Seam | Gap::Rise)) = gap {
            self.seams.push((self.edits.len(), gap));
            self.write(written, between);
        } else if between.of(self.file) == written || (between.len() == 1 && written.len() == 1) {
            self.text.push_str(written);
        } else {
            self.write(written, between);
        }
        let at = self.text.len();
        self.marks.start(at);
        if self.regions.last().map_or(Region::Body, |last| last.1) != self.region {
            self.regions.push((at, self.region));
        }
    }

    fn write(&mut self, text: &str, place: Span) {
        let start = self.text.len();
        self.text.push_str(text);
        self.edits.push((Span::new(start, self.text.len()), place));
    }

    /// Returns all that was written, with a space at each seam that would otherwise make a figure or word of two.
    pub(super) fn finish(self) -> Shown {
        let Self { text, edits, seams, regions, marks, hidden, .. } = self;
        let glued = |(edit, gap): (usize, Gap)| {
            let at = edits[edit].0.start;
            gap.glues(&text[..at], &text[at..]).then_some((edit, at))
        };
        let glued: Vec<(usize, usize)> = seams.into_iter().filter_map(glued).collect();
        let mut shown = Shown { hidden, ..Shown::default() };
        let mut next = glued.iter().map(|(edit, _)| *edit).peekable();
        let mut spaces = 0;
        for (index, (made, place)) in edits.iter().enumerate() {
            let mut made = made.shifted(spaces);
            if next.next_if_eq(&index).is_some() {
                spaces += 1;
                made.end += 1;
            }
            shown.edits.push(made, *place);
        }
        let places: Vec<usize> = glued.into_iter().map(|(_, at)| at).collect();
        for (at, region) in regions {
            // A space before the region is none of it.
            let before = places.partition_point(|place| *place <= at);
            shown.regions.begin(at + before, region);
        }
        shown.spans =
            marks.spans.into_iter().map(|span| with_spaces_before(span, &places)).collect();
        shown.text = with_spaces(text, &places);
        shown
    }
}

/// Spans of what is written, which are noted while it is.
#[derive(Debug, Default)]
struct Marks {
    spans: Vec<Span>,
    /// The indices of the spans in which nothing was written so far.
    unstarted: Vec<usize>,
    /// Those of the empty ones that stand where the next piece begins, should it be of the same block.
    waiting: Vec<usize>,
}

impl Marks {
    /// Stands for the ends of a span that are not known yet.
    const OPEN: usize = usize::MAX;

    fn open(&mut self) -> usize {
        self.unstarted.push(self.spans.len());
        self.spans.push(Span { start: Self::OPEN, end: Self::OPEN });
        self.spans.len() - 1
    }

    fn close(&mut self, index: usize, at: usize) {
        if let Some(span) = self.spans.get_mut(index).filter(|span| span.end == Self::OPEN) {
            *span = Span::new(span.start.min(at), at);
        }
    }

    fn point(&mut self, at: usize, waits: bool) -> usize {
        let index = self.spans.len();
        self.spans.push(Span::new(at, at));
        if waits {
            self.waiting.push(index);
        }
        index
    }

    /// Notes that a piece is written at this place.
    fn start(&mut self, at: usize) {
        for index in self.unstarted.drain(..) {
            let span = &mut self.spans[index];
            if span.end == Self::OPEN {
                span.start = at;
            }
        }
        for index in self.waiting.drain(..) {
            self.spans[index] = Span::new(at, at);
        }
    }

    /// Notes that what is written next is of another block, and leaves those that wait for it at this place.
    fn settle(&mut self, at: usize) {
        for index in self.waiting.drain(..) {
            self.spans[index] = Span::new(at, at);
        }
    }
}

/// Returns where a span is once there is a space at each of these places: those at either end stand outside of it.
fn with_spaces_before(span: Span, places: &[usize]) -> Span {
    let spaces = |at: usize| places.partition_point(|place| *place < at);
    if span.is_empty() {
        let at = span.start + spaces(span.start);
        return Span::new(at, at);
    }
    let at_start = places.partition_point(|place| *place <= span.start);
    Span::new(span.start + at_start, span.end + spaces(span.end))
}

/// Returns a text with a space at each of these places, which are in order.
fn with_spaces(text: String, places: &[usize]) -> String {
    if places.is_empty() {
        return text;
    }
    let mut spaced = String::with_capacity(text.len() + places.len());
    let mut from = 0;
    for place in places {
        spaced.push_str(&text[from..*place]);
        spaced.push(' ');
        from = *place;
    }
    spaced.push_str(&text[from..]);
    spaced
}
