//! Writing the text that a reader sees of a file, with the map back to the file.

use crate::text::{Edits, Span, cuts_token};

/// The text that a reader sees of a file.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) edits: Edits,
}

/// What stands between two pieces of text, from the least: of several the last holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Something that is not text, such as the mark of a footnote: a space, where the pieces would make one word or
    /// figure.
    Seam,
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
            Self::Seam if joins_token(before, piece) => " ",
            Self::Seam => "",
            Self::Line => "\n",
            Self::Cell => " | ",
            Self::Block if before.ends_with('\n') => "\n",
            Self::Block => "\n\n",
        }
    }
}

/// Whether two pieces would make one word or figure.
fn joins_token(before: &str, piece: &str) -> bool {
    let tail = &before[before.floor_char_boundary(before.len().saturating_sub(AROUND_SEAM))..];
    let head = &piece[..piece.ceil_char_boundary(AROUND_SEAM.min(piece.len()))];
    cuts_token(&format!("{tail}{head}"), tail.len())
}

/// Writes what is shown of `file`, from its beginning to its end.
pub(super) struct Writer<'f> {
    file: &'f str,
    text: String,
    /// Where the two texts differ: the span that was written, and that of the file.
    edits: Vec<(Span, Span)>,
    /// The indices of the edits where something that is not text was left out.
    seams: Vec<usize>,
    gap: Option<Gap>,
    /// The end of the last piece, in the file.
    done: usize,
}

/// How much text is looked at on either side of a seam, in bytes: the characters around it, and invisible ones.
const AROUND_SEAM: usize = 64;

impl<'f> Writer<'f> {
    pub(super) fn new(file: &'f str) -> Self {
        let text = String::with_capacity(file.len());
        Self { file, text, edits: Vec::new(), seams: Vec::new(), gap: None, done: 0 }
    }

    /// Keeps the next piece apart from the last.
    pub(super) fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(Some(gap));
    }

    /// Lets the next piece follow the last where nothing but a seam would keep them apart.
    pub(super) fn join(&mut self) {
        self.gap = self.gap.filter(|gap| *gap != Gap::Seam);
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

    fn not_done(&self, place: Span) -> Span {
        let start = place.start.max(self.done);
        Span::new(start, place.end.max(start))
    }

    /// Writes what stands between the last piece and one that begins at `start` in the file.
    fn begin(&mut self, start: usize) {
        let gap = self.gap.take().filter(|_| !self.text.is_empty());
        let between = Span::new(self.done, start);
        let written = match gap {
            None | Some(Gap::Seam) => "",
            Some(gap) => gap.between(&self.text, ""),
        };
        if gap == Some(Gap::Seam) {
            self.seams.push(self.edits.len());
            self.write(written, between);
        } else if between.of(self.file) == written {
            self.text.push_str(written);
        } else {
            self.write(written, between);
        }
    }

    fn write(&mut self, text: &str, place: Span) {
        let start = self.text.len();
        self.text.push_str(text);
        self.edits.push((Span::new(start, self.text.len()), place));
    }

    /// Returns all that was written, with a space at each seam that would otherwise make a figure or word of two.
    pub(super) fn finish(self) -> Shown {
        let glued = |edit: &usize| cuts(&self.text, self.edits[*edit].0.start);
        let mut glued = self.seams.iter().copied().filter(glued).peekable();
        let mut shown = Shown { text: String::new(), edits: Edits::default() };
        let mut from = 0;
        let mut spaces = 0;
        for (index, (made, place)) in self.edits.iter().enumerate() {
            let mut made = made.shifted(spaces);
            if glued.next_if_eq(&index).is_some() {
                shown.text.push_str(&self.text[from..made.start - spaces]);
                shown.text.push(' ');
                from = made.start - spaces;
                spaces += 1;
                made.end += 1;
            }
            shown.edits.push(made, *place);
        }
        if from == 0 {
            shown.text = self.text;
        } else {
            shown.text.push_str(&self.text[from..]);
        }
        shown
    }
}

fn cuts(text: &str, at: usize) -> bool {
    let from = text.floor_char_boundary(at.saturating_sub(AROUND_SEAM));
    let to = text.ceil_char_boundary((at + AROUND_SEAM).min(text.len()));
    cuts_token(&text[from..to], at - from)
}
