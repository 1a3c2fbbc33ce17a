//! A document: what is read of a file, and the way back to the file.

use crate::text::{Edits, Language, LineIndex, Position, Span};

use super::Format;
use super::shown::Shown;

/// A document that quotes are looked for in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What is read: the whole file, or what a reader sees of it. Places inside the program are places in it.
    pub text: String,
    /// Where the lines of the file begin.
    pub lines: LineIndex,
    /// SHA-256 of the file (FIPS 180-4), as 64 lower-case hex digits: what `sha256sum` prints.
    pub sha256: String,
    /// What the file is.
    pub format: Format,
    /// The language that the text is written in, as the text itself shows it; a source may declare another.
    pub language: Language,
    /// The file that the text was made of; `None` where the text is the file.
    made_of: Option<File>,
}

/// A file whose text is not what is read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct File {
    text: String,
    edits: Edits,
}

impl Document {
    pub(super) fn plain(file: String, sha256: String) -> Self {
        let lines = LineIndex::new(&file);
        let language = Language::of(&file);
        Self { text: file, lines, sha256, format: Format::Plain, language, made_of: None }
    }

    pub(super) fn made(format: Format, shown: Shown, file: String, sha256: String) -> Self {
        let lines = LineIndex::new(&file);
        let made_of = Some(File { text: file, edits: shown.edits });
        let language = Language::of(&shown.text);
        Self { text: shown.text, lines, sha256, format, language, made_of }
    }

    /// Returns the text of the file, with its markup.
    pub fn file_text(&self) -> &str {
        self.made_of.as_ref().map_or(&self.text, |file| &file.text)
    }

    /// Returns the bytes of the file that hold `span` of the text. Markup at either end is not among them.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// use crosscheck::text::Span;
    /// let document = Format::Markdown.read(b"Of **650** votes".to_vec()).unwrap();
    /// assert_eq!(document.in_file(Span::new(3, 6)), Span::new(5, 8));
    /// ```
    pub fn in_file(&self, span: Span) -> Span {
        self.made_of.as_ref().map_or(span, |file| file.edits.original(span))
    }

    /// Returns where `span` of the text begins and ends in the file, as lines and columns.
    pub fn locate(&self, span: Span) -> (Position, Position) {
        let span = self.in_file(span);
        let at = |offset| self.lines.position(self.file_text(), offset);
        (at(span.start), at(span.end))
    }
}
