//! Byte ranges.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, in a text that its owner knows.
///
/// Inside the program a place is always a text and a span of it; lines and columns are worked out when
/// a report is rendered (see [`LineIndex`](super::LineIndex)).
///
/// ```
/// use crosscheck::text::Span;
/// let span = Span::new(3, 6);
/// assert_eq!(span.of("Of 650 votes"), "650");
/// assert!(Span::new(0, 12).contains(span));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte; never less than `start`.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` up to, but not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span that ends before it starts: {start}..{end}");
        Self { start, end }
    }

    /// Returns the number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span; ends may coincide.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the same span `by` bytes further on: from a part's places to those of the whole.
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// Returns the span with up to `reach` bytes of `text` on either side. It begins at white space, where there is any
    /// before the span.
    ///
    /// ```
    /// use crosscheck::text::Span;
    /// let text = "said that at least 27 left";
    /// assert_eq!(Span::new(19, 21).widened(text, 12).of(text), " at least 27 left");
    /// ```
    pub fn widened(self, text: &str, reach: usize) -> Self {
        let from = text.floor_char_boundary(self.start.saturating_sub(reach));
        let to = text.ceil_char_boundary((self.end + reach).min(text.len()));
        let space = text[from..self.start].find(char::is_whitespace).filter(|_| from > 0);
        Self::new(from + space.unwrap_or(0), to)
    }

    /// Returns the text at this span; empty where the span is not one of `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end.max(range.start))
    }
}
