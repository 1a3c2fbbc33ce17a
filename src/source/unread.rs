//! Why a file, or a part of it, is not read.

use std::fmt;
use std::string::FromUtf8Error;

use thiserror::Error;

/// Why a file is not read, as a lower-case fragment.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unread {
    /// The bytes are no text in the encoding that they should have; the first byte that is none, counted from 0.
    #[error("not {encoding} text: byte {at} cannot be read; give the encoding as `encoding`")]
    NotInEncoding {
        /// The name of the encoding.
        encoding: String,
        /// The byte, counted from 0.
        at: usize,
    },
    /// No encoding of this name is known.
    #[error(
        "there is no encoding `{0}`; the names are those of web pages: `utf-8`, `windows-1252`, `shift_jis`"
    )]
    NoSuchEncoding(String),
    /// The encoding is known, and not read by this program.
    #[error("it is in the encoding {0}, which is not read: save it as UTF-8")]
    EncodingNotRead(&'static str),
    /// There is a NUL byte, which no text holds.
    #[error(
        "not text: byte {0} is NUL; give its format as `format`, or the document as plain text"
    )]
    Binary(usize),
    /// There is more of it than is read of its format.
    #[error("{what}: more than {limit}, and no more is read")]
    TooMuch {
        /// What there is more of: "Markdown", "text after unpacking".
        what: &'static str,
        /// The limit, with its unit: "25 MB", "20,000 pages".
        limit: &'static str,
    },
    /// It opens with a password.
    #[error("it is encrypted: decrypt it, and save it without a password")]
    Encrypted,
    /// All its pages are pictures.
    #[error("its pages are pictures without text: run OCR over it, and give the result")]
    Scanned,
    /// The file does not say which letters its glyphs are.
    #[error("its fonts do not say which letters they draw: give its text, or run OCR over it")]
    NoLetters,
    /// There is no text in it.
    #[error("there is no text in it")]
    Empty,
    /// Its text is in a part of another format, which is not read.
    #[error("its text is embedded as {0}, which is not read: save it in its own format")]
    Embedded(String),
    /// It is not what its name or first bytes say.
    #[error("it is no {format} that can be read: {why}")]
    Malformed {
        /// The format.
        format: &'static str,
        /// What is wrong, as a lower-case fragment.
        why: String,
    },
    /// An archive holds several pages, and the source does not say which.
    #[error("it holds {pages} pages: say which one by `url`: {some}")]
    WhichPage {
        /// How many.
        pages: usize,
        /// The addresses of the first of them.
        some: String,
    },
    /// An archive does not hold the page; the addresses of some that it holds.
    #[error("it holds no page of the address {url}; it holds {some}")]
    NoSuchPage {
        /// The address.
        url: String,
        /// The addresses of the first pages that it holds.
        some: String,
    },
    /// An archive holds the page as it was at other times.
    #[error("its page was not captured at {at}, but at {some}")]
    NoSuchCapture {
        /// The time.
        at: String,
        /// The first times that it was captured at.
        some: String,
    },
    /// A file holds several mails.
    #[error("it holds {0} mails: save the one that is meant as a file of its own (.eml)")]
    WhichMail(usize),
    /// A form was filled in, or words were typed over a page: they are no text of the page.
    #[error(
        "what is filled in or typed over the page is not read: print it to a new PDF, and give that"
    )]
    FilledIn,
    /// A mail has an attachment, which is a document of its own.
    #[error("not read: save it, and add it as a source of its own")]
    Attached,
    /// The format is known, and not read by this program; another program saves it in one that is.
    #[error("{format} is not read: save it as {save_as}")]
    SaveAs {
        /// The format, with what it is called: "a text of Word 97 to 2003 (.doc)".
        format: &'static str,
        /// The name of a format that is read.
        save_as: &'static str,
    },
    /// The format is known, and not read by this program.
    #[error("{0} is not read")]
    Unknown(&'static str),
    /// The format is read by another build of the program.
    #[error("{format} is not read by this build: build with the feature `{feature}`")]
    LeftOut {
        /// The format.
        format: &'static str,
        /// The feature of Cargo that reads it.
        feature: &'static str,
    },
    /// The reader failed. That is a mistake of this program or of a library.
    #[error("its reader failed: please report it, and give the document as plain text")]
    Failed,
}

impl From<FromUtf8Error> for Unread {
    fn from(error: FromUtf8Error) -> Self {
        Self::NotInEncoding { encoding: "UTF-8".to_owned(), at: error.utf8_error().valid_up_to() }
    }
}

/// A part of a document that is not read, while the rest is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadPart {
    /// Where: "pages 3, 5-7".
    pub place: String,
    /// Why.
    pub why: Unread,
}

impl UnreadPart {
    /// Returns the part that some pages are, counted from 1 and in order.
    ///
    /// ```
    /// use crosscheck::source::{Unread, UnreadPart};
    /// let part = UnreadPart::of_pages(&[3, 5, 6, 7], Unread::Scanned);
    /// assert_eq!(part.place, "pages 3, 5-7");
    /// ```
    pub fn of_pages(pages: &[usize], why: Unread) -> Self {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for page in pages {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == *page => *last = *page,
                _ => runs.push((*page, *page)),
            }
        }
        let run = |(first, last): &(usize, usize)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        };
        let several = if pages.len() == 1 { "page" } else { "pages" };
        let runs: Vec<String> = runs.iter().map(run).collect();
        Self { place: format!("{several} {}", runs.join(", ")), why }
    }
}

impl fmt::Display for UnreadPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.why)
    }
}
