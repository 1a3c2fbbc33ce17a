//! Places as the Language Server Protocol counts them (version 3.17, "Position" and "Text Documents").
//!
//! Lines end with LF, CR LF, or CR alone. Lines and characters are counted from 0, characters in the units that client and
//! server agree on: of UTF-16, unless the client offers others.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::text::Span;

/// The units that characters of a line are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PositionEncoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, which every client knows.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

impl PositionEncoding {
    /// Returns the units to use of those that a client offers: bytes before code points, as they need no counting.
    pub fn agreed(offered: &[PositionEncodingKind]) -> Self {
        let known =
            [(PositionEncodingKind::UTF8, Self::Utf8), (PositionEncodingKind::UTF32, Self::Utf32)];
        let found = known.into_iter().find(|(kind, _)| offered.contains(kind));
        found.map_or(Self::Utf16, |(_, encoding)| encoding)
    }

    /// Returns the name in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn units(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The byte order mark, which editors take off a file that they show.
const MARK: char = '\u{feff}';

/// Where the lines of a text begin, as the protocol parts it.
#[derive(Clone, Debug)]
pub struct EditorLines {
    starts: Vec<usize>,
    encoding: PositionEncoding,
}

impl EditorLines {
    /// Returns the lines of `text`. A byte order mark at its beginning is no character of a text that is read from disk:
    /// `is_shown` says whether this text is as an editor sent it.
    pub fn new(text: &str, is_shown: bool, encoding: PositionEncoding) -> Self {
        let bytes = text.as_bytes();
        let first = if !is_shown && text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
        let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        let after = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(is_end).map(|at| at + 1);
        Self { starts: std::iter::once(first).chain(after).collect(), encoding }
    }

    /// Returns the position of the byte `offset` of `text`, the text that these are the lines of. One past the end is the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line = self.starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.starts[line].min(offset);
        let before = text[start..offset].chars();
        let character: usize = before.map(|character| self.encoding.units(character)).sum();
        Position { line: count(line), character: count(character) }
    }

    /// Returns a span of `text` as a range.
    pub fn range(&self, text: &str, span: Span) -> Range {
        Range { start: self.position(text, span.start), end: self.position(text, span.end) }
    }

    /// Returns the byte of `text` at a position. One past the end of a line is its end, and one past the last line the end of
    /// the text; one inside a character is its beginning.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line).copied() else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (at, character) in line.char_indices() {
            units += self.encoding.units(character);
            if units > position.character as usize {
                return start + at;
            }
        }
        start + line.len()
    }

    /// Returns the bytes of `text` in a range; one that ends before it begins is taken the other way round.
    pub fn span(&self, text: &str, range: Range) -> Span {
        let [start, end] = [range.start, range.end].map(|position| self.offset(text, position));
        Span::new(start.min(end), start.max(end))
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    /// Counted by hand: the astral 𝟝 takes four bytes, two units of UTF-16 and is one code point; é takes two bytes.
    #[test]
    fn characters_are_counted_in_the_units_that_were_agreed_on() {
        let text = "é𝟝40 votes\r\n540";
        let at = text.find("40").unwrap();
        for (encoding, character) in [
            (PositionEncoding::Utf8, 6),
            (PositionEncoding::Utf16, 3),
            (PositionEncoding::Utf32, 2),
        ] {
            let lines = EditorLines::new(text, true, encoding);
            assert_eq!(lines.position(text, at), position(0, character), "{encoding:?}");
            assert_eq!(lines.offset(text, position(0, character)), at, "{encoding:?}");
            assert_eq!(lines.position(text, text.rfind("540").unwrap()), position(1, 0));
        }
    }

    #[test]
    fn a_position_inside_a_character_or_past_an_end_is_one_there_is() {
        let text = "𝟝4\r\nvotes";
        let lines = EditorLines::new(text, true, PositionEncoding::Utf16);
        assert_eq!(lines.offset(text, position(0, 1)), 0);
        assert_eq!(lines.offset(text, position(0, 99)), 5);
        assert_eq!(lines.offset(text, position(1, 99)), text.len());
        assert_eq!(lines.offset(text, position(99, 0)), text.len());
        assert_eq!(lines.offset(text, position(u32::MAX, u32::MAX)), text.len());
        assert_eq!(lines.span(text, Range::new(position(1, 2), position(1, 0))), Span::new(7, 9));
    }

    #[test]
    fn lines_end_with_lf_with_cr_lf_and_with_cr_alone() {
        let text = "a\nb\r\nc\rd";
        let lines = EditorLines::new(text, true, PositionEncoding::Utf16);
        let of = |letter: char| lines.position(text, text.find(letter).unwrap());
        assert_eq!(['a', 'b', 'c', 'd'].map(|letter| of(letter).line), [0, 1, 2, 3]);
    }

    #[test]
    fn a_byte_order_mark_counts_where_the_editor_shows_it() {
        let text = "\u{feff}540";
        for (is_shown, character) in [(false, 0), (true, 1)] {
            let lines = EditorLines::new(text, is_shown, PositionEncoding::Utf16);
            assert_eq!(lines.position(text, 3), position(0, character));
            assert_eq!(lines.offset(text, position(0, character)), 3);
        }
    }
}
