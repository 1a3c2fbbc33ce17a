//! The formats of files that documents are read from: one file per format.
//!
//! A format makes a document of the bytes of a file: their text, and the way back from it.

mod markdown;
mod plain;
mod shown;

use super::decode::decode;
use super::{Document, NotText, digest};

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// What is read is the file as it is.
    Plain,
    /// Markdown: what is read is the text that a reader sees.
    Markdown,
}

impl Format {
    /// Returns the format of a file of this name: Markdown where it ends in `.md` or `.markdown`, whatever the case.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// assert_eq!(Format::of("sources/README.md"), Format::Markdown);
    /// assert_eq!(Format::of("sources/wsj.txt"), Format::Plain);
    /// ```
    pub fn of(name: &str) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_markdown =
            ["md", "markdown"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        if is_markdown { Self::Markdown } else { Self::Plain }
    }

    /// Returns the document that the bytes of a file of this format are.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// let document = Format::Markdown.read(b"Of **650** votes[^1]".to_vec()).unwrap();
    /// assert_eq!(document.text, "Of 650 votes");
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotText`] where the bytes are not UTF-8, or hold a NUL (it counts bytes from 0), or where there are more
    /// than can be read of this format.
    pub fn read(self, bytes: Vec<u8>) -> Result<Document, NotText> {
        let sha256 = digest(&bytes);
        match self {
            Self::Plain => Ok(plain::read(decode(bytes)?, sha256)),
            Self::Markdown => markdown::read(decode(bytes)?, sha256),
        }
    }

    /// Returns a quote without the markup that was copied with it; `None` where it holds none.
    ///
    /// Only what stands in a line is taken away: what begins a line, such as `540.` or `-`, may be a figure or sign of
    /// the quote.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// assert_eq!(Format::Markdown.unmarked("**540** backed").as_deref(), Some("540 backed"));
    /// assert_eq!(Format::Markdown.unmarked("540 backed"), None);
    /// assert_eq!(Format::Plain.unmarked("**540** backed"), None);
    /// ```
    pub fn unmarked(self, quote: &str) -> Option<String> {
        match self {
            Self::Plain => None,
            Self::Markdown => markdown::unmarked(quote),
        }
    }
}
