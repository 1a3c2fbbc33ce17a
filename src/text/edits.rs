//! A map from a text that was made of another one back to the original.

use super::Span;

/// Where a text differs from the original that it was made of, in order. It grows with what differs: between two
/// places, both texts are the same to the byte.
///
/// ```
/// use crosscheck::text::{Edits, Span};
/// // "Of 650 votes", made of "Of **650** votes".
/// let mut edits = Edits::default();
/// edits.push(Span::new(3, 3), Span::new(3, 5));
/// edits.push(Span::new(6, 6), Span::new(8, 10));
/// assert_eq!(edits.original(Span::new(3, 6)).of("Of **650** votes"), "650");
/// assert_eq!(edits.original(Span::new(0, 12)).of("Of **650** votes"), "Of **650** votes");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    made: Span,
    original: Span,
}

impl Edits {
    /// Notes that `made` was made of `original`, of another length or character by character different. Either may
    /// be empty. Places are added in the order of both texts.
    pub fn push(&mut self, made: Span, original: Span) {
        self.0.push(Edit { made, original });
    }

    /// Returns how many places differ.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether both texts are the same.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the bytes of the original that `made`, a span of the text, was made of.
    ///
    /// What was left out at either end is not among them.
    pub fn original(&self, made: Span) -> Span {
        let start = self.start(made.start);
        if made.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.end(made.end).max(start))
    }

    /// Whether the byte `offset` of the text is not inside what several bytes were made of together: "…" gives three
    /// dots, and a place may not hold one of them.
    pub fn is_boundary(&self, offset: usize) -> bool {
        self.last_at(offset).is_none_or(|edit| offset == edit.made.start || offset >= edit.made.end)
    }

    /// Returns the byte of the text that was made of the byte `offset` of the original, or of the next one that left
    /// anything.
    pub fn made_of(&self, offset: usize) -> usize {
        let after = self.0.partition_point(|edit| edit.original.start <= offset);
        match self.0[..after].last() {
            Some(edit) if offset < edit.original.end => edit.made.start,
            Some(edit) => edit.made.end + (offset - edit.original.end),
            None => offset,
        }
    }

    fn start(&self, offset: usize) -> usize {
        match self.last_at(offset) {
            Some(edit) if offset < edit.made.end => edit.original.start,
            Some(edit) => edit.original.end + (offset - edit.made.end),
            None => offset,
        }
    }

    fn end(&self, offset: usize) -> usize {
        let last = offset - 1;
        match self.last_at(last) {
            Some(edit) if last < edit.made.end => edit.original.end,
            Some(edit) => edit.original.end + (offset - edit.made.end),
            None => offset,
        }
    }

    fn last_at(&self, offset: usize) -> Option<&Edit> {
        let after = self.0.partition_point(|edit| edit.made.start <= offset);
        self.0[..after].last()
    }
}
