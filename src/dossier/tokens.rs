//! A walk over the tokens of a claims file, for what the parser lets pass or words badly.

use std::ops::ControlFlow;

use super::problem::{Journal, Problem};
use super::syntax::Syntax;

/// Reports comments and trailing commas where the syntax has none, raw control characters in strings, and
/// white space that JSON does not know. Breaks at a string that runs over the end of its line, because what
/// is string and what is not cannot be told from there on.
pub(super) fn check(journal: &Journal<'_>, syntax: Syntax) -> ControlFlow<()> {
    let mut walk =
        Walk { journal, text: journal.body(), strict: syntax == Syntax::Json, comma: None };
    let mut at = 0;
    while let Some(character) = walk.text[at..].chars().next() {
        at = walk.token(at, character)?;
    }
    ControlFlow::Continue(())
}

struct Walk<'j, 't> {
    journal: &'j Journal<'t>,
    text: &'t str,
    strict: bool,
    /// Where the last token stands, if it was a comma.
    comma: Option<usize>,
}

impl Walk<'_, '_> {
    /// Looks at the token that starts with `character`, and returns where the next one may start.
    fn token(&mut self, at: usize, character: char) -> ControlFlow<(), usize> {
        let next = at + character.len_utf8();
        match character {
            ' ' | '\t' | '\n' | '\r' => return ControlFlow::Continue(next),
            '/' => return ControlFlow::Continue(self.comment(at).unwrap_or(next)),
            '"' => {
                self.comma = None;
                return self.string(at);
            }
            '}' | ']' => self.trailing_comma(),
            other if other.is_whitespace() => self.white_space(at, other),
            _ => {}
        }
        self.comma = (character == ',').then_some(at);
        ControlFlow::Continue(next)
    }

    /// Returns the end of the comment at `at`; `None` where there is none, or one without end.
    fn comment(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let end = if rest.starts_with("//") {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else {
            let block = rest.strip_prefix("/*")?;
            "/*".len() + block.find("*/")? + "*/".len()
        };
        if self.strict {
            let place = self.journal.place(at, at + end);
            let message = "comments are not allowed in JSON";
            self.journal.report(
                Problem::new(place, message, "a comment")
                    .help("remove it, or name the file claims.jsonc"),
            );
        }
        Some(at + end)
    }

    fn trailing_comma(&self) {
        if let Some(comma) = self.comma.filter(|_| self.strict) {
            let place = self.journal.place(comma, comma + 1);
            let message = "a comma after the last element is not allowed in JSON";
            self.journal.report(
                Problem::new(place, message, "a trailing comma")
                    .help("remove it, or name the file claims.jsonc"),
            );
        }
    }

    fn white_space(&self, at: usize, character: char) {
        let code = u32::from(character);
        let place = self.journal.place(at, at + character.len_utf8());
        let message = format!("the white space character U+{code:04X} stands outside a string");
        self.journal.report(
            Problem::new(place, message, "JSON knows spaces, tabs and line breaks only")
                .help("write a plain space instead"),
        );
    }

    /// Walks over the string at `at`, and returns its end.
    fn string(&self, at: usize) -> ControlFlow<(), usize> {
        let mut escaped = false;
        for (offset, byte) in self.text[at..].bytes().enumerate().skip(1) {
            match byte {
                b'\n' | b'\r' => {
                    self.journal.report(self.open_string(at, at + offset));
                    return ControlFlow::Break(());
                }
                0..b' ' => self.control(at + offset, byte),
                b'"' if !escaped => return ControlFlow::Continue(at + offset + 1),
                _ => {}
            }
            escaped = byte == b'\\' && !escaped;
        }
        self.journal.report(self.open_string(at, self.text.len()));
        ControlFlow::Break(())
    }

    fn open_string(&self, start: usize, end: usize) -> Problem {
        let message = "a string is not closed at the end of its line";
        Problem::new(self.journal.place(start, end), message, "expected `\"` before the line ends")
            .help("close it with `\"`; inside a string, a line break is written `\\n` and `\"` is written `\\\"`")
    }

    fn control(&self, at: usize, byte: u8) {
        let message = format!("a string holds the control character U+{byte:04X} as it is");
        let written = if byte == b'\t' { "\\t".to_owned() } else { format!("\\u{byte:04x}") };
        self.journal.report(
            Problem::new(self.journal.place(at, at + 1), message, "a raw control character")
                .help(format!("write it as `{written}`")),
        );
    }
}
