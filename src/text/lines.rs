//! Lines and columns.

use std::num::NonZeroU32;

use super::Span;

/// A place as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: NonZeroU32,
    /// The column, from 1, in Unicode code points.
    pub column: NonZeroU32,
}

/// Where the lines of a text begin.
///
/// A line ends with LF or CR LF. A byte order mark at the start of a text takes no column.
///
/// ```
/// use crosscheck::text::LineIndex;
/// let text = "Oslo\nvalgte «540»";
/// let lines = LineIndex::new(text);
/// let place = lines.position(text, text.find("540").unwrap());
/// assert_eq!((place.line.get(), place.column.get()), (2, 9));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Returns the index of `text`.
    pub fn new(text: &str) -> Self {
        let after_breaks =
            text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Returns the position of the byte `offset` of `text`, the text that this index was made of.
    ///
    /// An offset past the end is taken as the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let before = text.get(start..offset.min(text.len())).unwrap_or("");
        let before = if start == 0 { before.trim_start_matches('\u{feff}') } else { before };
        Position { line: one_based(line - 1), column: one_based(before.chars().count()) }
    }

    /// Returns the bytes of the line that holds `offset`, without its line break.
    pub fn line(&self, text: &str, offset: usize) -> Span {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let end =
            if text.get(start..end).is_some_and(|l| l.ends_with('\r')) { end - 1 } else { end };
        Span::new(start, end)
    }
}

fn one_based(zero_based: usize) -> NonZeroU32 {
    // Texts are far smaller than 4 GiB (see `load`), so this holds every line and column.
    u32::try_from(zero_based)
        .ok()
        .and_then(|n| NonZeroU32::MIN.checked_add(n))
        .unwrap_or(NonZeroU32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, expected: (u32, u32)) {
        let at = text.find(needle).expect("the needle is in the text");
        let position = LineIndex::new(text).position(text, at);
        assert_eq!(
            (position.line.get(), position.column.get()),
            expected,
            "{needle:?} in {text:?}"
        );
    }

    #[test]
    fn positions_are_one_based_and_in_code_points() {
        check("540", "540", (1, 1));
        check("a\nb 540", "540", (2, 3));
        check("a\r\nb 540", "540", (2, 3));
        check("محمد 540", "540", (1, 6));
        check("\u{feff}ab 540", "540", (1, 4));
        check("\u{feff}a\n540", "540", (2, 1));
    }

    #[test]
    fn a_line_leaves_out_its_break() {
        let text = "one\r\ntwo\nthree";
        let lines = LineIndex::new(text);
        assert_eq!(lines.line(text, 1).of(text), "one");
        assert_eq!(lines.line(text, 5).of(text), "two");
        assert_eq!(lines.line(text, 13).of(text), "three");
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let text = "ab";
        assert_eq!(LineIndex::new(text).position(text, 99).column.get(), 3);
    }
}
