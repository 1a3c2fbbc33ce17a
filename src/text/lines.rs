//! Lines and columns.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::Span;

/// A place as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LineColumn {
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
    /// How many code points begin before each block of [`BLOCK`] bytes: lines can be as long as the text.
    before_block: Vec<usize>,
}

/// How many bytes are counted at most to find a column.
const BLOCK: usize = 1024;

impl LineIndex {
    /// Returns the index of `text`.
    pub fn new(text: &str) -> Self {
        let after_breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let mut before = 0;
        let before_block = text.as_bytes().chunks(BLOCK).map(|block| {
            let so_far = before;
            before += begun(block);
            so_far
        });
        Self {
            before_block: before_block.collect(),
            starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// Returns the position of the byte `offset` of `text`, the text that this index was made of.
    ///
    /// An offset past the end is taken as the end.
    pub fn position(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let columns = self.code_points_before(text, offset) - self.code_points_before(text, start);
        let mark = usize::from(start == 0 && offset > 0 && text.starts_with('\u{feff}'));
        LineColumn { line: one_based(line - 1), column: one_based(columns - mark) }
    }

    /// Returns how many code points of `text` stand before the byte `offset`.
    pub fn code_points_before(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let block = (offset / BLOCK).min(self.before_block.len().saturating_sub(1));
        let rest = text.as_bytes().get(block * BLOCK..offset).unwrap_or(&[]);
        self.before_block.get(block).copied().unwrap_or(0) + begun(rest)
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

/// Returns how many code points begin in `bytes` of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

/// Returns a place that is counted from 0 as it is counted from 1; the last one for those beyond it. Files are far smaller
/// than 4 GiB (see `load`).
pub(crate) fn one_based(zero_based: usize) -> NonZeroU32 {
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
        check(&format!("{}540", "م".repeat(3_000)), "540", (1, 3_001));
        check(&format!("{}\n{}540", "x".repeat(5_000), "é".repeat(2_000)), "540", (2, 2_001));
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
