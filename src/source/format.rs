//! The formats of files that documents are read from.

use sha2::{Digest, Sha256};

use super::document::Document;
use super::{NotText, markdown};

/// The most bytes of a Markdown file: 25 MB. A file of nothing but brackets takes 65 times its size in memory.
const LONGEST_MARKDOWN: usize = 25_000_000;

/// What a file is, as its name says.
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
        let file = characters(bytes)?;
        match self {
            Self::Plain => Ok(Document::plain(file, sha256)),
            Self::Markdown if file.len() > LONGEST_MARKDOWN => {
                Err(NotText::TooLong(LONGEST_MARKDOWN))
            }
            Self::Markdown => Ok(Document::made(self, markdown::show(&file), file, sha256)),
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

/// Returns the SHA-256 digest of some bytes, as 64 lower-case hex digits: what `sha256sum` prints.
///
/// ```
/// assert_eq!(&crosscheck::source::digest(b"540 votes")[..8], "1b68e6f0");
/// ```
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn characters(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NotText::WideEncoding);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(NotText::Binary(at));
    }
    String::from_utf8(bytes).map_err(|error| NotText::NotUtf8(error.utf8_error().valid_up_to()))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}
