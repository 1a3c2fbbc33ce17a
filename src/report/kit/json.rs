//! JSON that is safe to print on a terminal.
//!
//! JSON (RFC 8259, section 7) wants the C0 controls escaped and lets all else stand, also DEL, the C1 controls
//! and the bidirectional ones, which a terminal obeys. Here they are escaped too, and the first sign of `##[`, which a log
//! of GitHub Actions obeys anywhere in a line: a reader of JSON gets the same strings.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use crate::text::is_hidden;

/// Writes `value` over several lines, indented by two spaces, and a line break.
///
/// # Errors
///
/// Those of `out`.
pub fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    write(out, value, PrettyFormatter::new())
}

/// Writes `value` on one line, and a line break.
///
/// # Errors
///
/// Those of `out`.
pub fn write_json_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    write(out, value, CompactFormatter)
}

fn write(out: &mut dyn Write, value: &impl Serialize, layout: impl Formatter) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, Escaped(layout));
    value.serialize(&mut serializer).map_err(io::Error::from)?;
    writeln!(out)
}

/// A layout of JSON whose strings hold no character that a terminal obeys.
struct Escaped<F>(F);

impl<F: Formatter> Formatter for Escaped<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut written = 0;
        let is_obeyed = |(at, c): &(usize, char)| {
            is_hidden(*c) || *c == '#' && fragment[*at..].starts_with("##[")
        };
        for (at, hidden) in fragment.char_indices().filter(is_obeyed) {
            self.0.write_string_fragment(writer, &fragment[written..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + hidden.len_utf8();
        }
        self.0.write_string_fragment(writer, &fragment[written..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_key(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        let mut out = Vec::new();
        write_json_line(&mut out, &text).expect("writing to memory cannot fail");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_nothing_else() {
        let table = [
            ("\u{1b}[2J", r#""\u001b[2J""#),
            ("a\nb\t\"c\"\\", r#""a\nb\t\"c\"\\""#),
            ("\u{7f}\u{9b}31m", r#""\u007f\u009b31m""#),
            ("x\u{202e}y\u{2066}", r#""x\u202ey\u2066""#),
            ("\u{2028}", r#""\u2028""#),
            ("###[group]#", r##""#\u0023#[group]#""##),
            ("مى‌خواهم ۵۴۰ 👩‍🚀", r#""مى‌خواهم ۵۴۰ 👩‍🚀""#),
        ];
        for (text, expected) in table {
            assert_eq!(line(text), format!("{expected}\n"));
        }
    }

    #[test]
    fn every_character_is_read_back() {
        let text: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        let written = line(&text);
        assert!(!written.trim_end().contains(is_hidden));
        assert_eq!(serde_json::from_str::<String>(&written).expect("it is JSON"), text);
    }
}
