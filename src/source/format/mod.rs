//! The formats of files that documents are read from: one file per format.
//!
//! A format makes a document of the bytes of a file: their text, and the way back from it.

mod detect;
mod read_as;
mod references;

mod flow;
mod html;
mod markdown;
mod plain;
mod rtf;
mod subtitles;
mod symbol;
mod tag;

#[cfg(feature = "archives")]
mod mail;
#[cfg(feature = "archives")]
mod warc;

#[cfg(feature = "office")]
mod docx;
#[cfg(feature = "office")]
mod epub;
#[cfg(feature = "office")]
mod odt;
#[cfg(feature = "office")]
mod package;

#[cfg(any(feature = "office", feature = "pdf"))]
mod xml;

#[cfg(feature = "pdf")]
mod pdf;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::encoding::{Decoded, decode};
use super::{Comment, Document, Unread};

pub use read_as::ReadAs;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Format {
    /// What is read is the file as it is.
    Plain,
    /// Markdown: what is read is the text that a reader sees.
    Markdown,
    /// A web page, also one that a browser saved as a single file.
    Html,
    /// PDF.
    Pdf,
    /// A text of Word (Office Open XML).
    Docx,
    /// A text of `LibreOffice` (`OpenDocument`).
    Odt,
    /// A book in EPUB.
    Epub,
    /// Rich Text Format.
    Rtf,
    /// A mail, or a web page that was saved as one (MHTML).
    Mail,
    /// Captures of web pages (WARC).
    Warc,
    /// The same, packed with an index (WACZ).
    Wacz,
    /// Subtitles, as `SubRip` has them.
    Srt,
    /// Subtitles and transcripts, as the web has them (`WebVTT`).
    Vtt,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 13] = [
        Self::Plain,
        Self::Markdown,
        Self::Html,
        Self::Pdf,
        Self::Docx,
        Self::Odt,
        Self::Epub,
        Self::Rtf,
        Self::Mail,
        Self::Warc,
        Self::Wacz,
        Self::Srt,
        Self::Vtt,
    ];

    /// Returns the name, as a claims file gives it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Epub => "epub",
            Self::Rtf => "rtf",
            Self::Mail => "mail",
            Self::Warc => "warc",
            Self::Wacz => "wacz",
            Self::Srt => "srt",
            Self::Vtt => "vtt",
        }
    }

    /// Returns the format of a file by its first bytes and, where these do not tell, by its name.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// assert_eq!(Format::of("sources/README.md", b"# Votes"), Format::Markdown);
    /// assert_eq!(Format::of("sources/wsj.txt", b"540 votes"), Format::Plain);
    /// assert_eq!(Format::of("sources/wsj.txt", b"<!DOCTYPE html><p>540 votes"), Format::Html);
    /// assert_eq!(Format::of("report", b"%PDF-1.7"), Format::Pdf);
    /// ```
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        detect::format_of(name, bytes)
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
    /// [`Unread`], which says why the file is not read.
    pub fn read(self, bytes: Vec<u8>) -> Result<Document, Unread> {
        ReadAs { format: Some(self), ..ReadAs::default() }.read("", bytes)
    }

    /// Returns the document of a file in an archive, whose digest is given. An archive in an archive is not opened.
    #[cfg(feature = "archives")]
    fn read_inside(
        self,
        bytes: Vec<u8>,
        sha256: &str,
        read_as: &ReadAs,
    ) -> Result<Document, Unread> {
        match self {
            Self::Mail | Self::Warc | Self::Wacz => Err(Unread::Embedded(self.name().to_owned())),
            format => format.read_here(bytes, sha256.to_owned(), read_as),
        }
    }

    fn read_here(
        self,
        bytes: Vec<u8>,
        sha256: String,
        read_as: &ReadAs,
    ) -> Result<Document, Unread> {
        let encoding = read_as.encoding.as_deref();
        match self {
            Self::Plain => of_text(bytes, encoding, |file| Ok(plain::read(file, sha256))),
            Self::Markdown => of_text(bytes, encoding, |file| markdown::read(file, sha256)),
            Self::Html => html::read(bytes, encoding, sha256),
            Self::Rtf => rtf::read(&bytes, sha256),
            Self::Srt | Self::Vtt => {
                of_text(bytes, encoding, |file| subtitles::read(self, &file, sha256))
            }
            _ => self.read_large(bytes, sha256, read_as),
        }
    }

    /// Reads a format whose reader may be left out of a build.
    fn read_large(
        self,
        bytes: Vec<u8>,
        sha256: String,
        read_as: &ReadAs,
    ) -> Result<Document, Unread> {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => pdf::read(bytes, sha256),
            #[cfg(feature = "office")]
            Self::Docx => docx::read(&bytes, sha256),
            #[cfg(feature = "office")]
            Self::Odt => odt::read(&bytes, sha256),
            #[cfg(feature = "office")]
            Self::Epub => epub::read(&bytes, sha256),
            #[cfg(feature = "archives")]
            Self::Mail => mail::read(&bytes, sha256, read_as),
            #[cfg(feature = "archives")]
            Self::Warc => warc::read(&bytes, sha256, read_as),
            #[cfg(feature = "archives")]
            Self::Wacz => warc::read_wacz(&bytes, sha256, read_as),
            _ => {
                let _ = (bytes, sha256, read_as);
                Err(Unread::LeftOut { format: self.name(), feature: self.feature() })
            }
        }
    }

    /// Whether files of the format are text that an editor shows as it is.
    pub fn is_text(self) -> bool {
        match self {
            Self::Plain | Self::Markdown | Self::Html | Self::Rtf | Self::Srt | Self::Vtt => true,
            Self::Pdf | Self::Docx | Self::Odt | Self::Epub => false,
            Self::Mail | Self::Warc | Self::Wacz => false,
        }
    }

    /// Returns the feature of Cargo that reads the format; empty where every build does.
    fn feature(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx | Self::Odt | Self::Epub => "office",
            Self::Mail | Self::Warc | Self::Wacz => "archives",
            Self::Plain | Self::Markdown | Self::Html | Self::Rtf | Self::Srt | Self::Vtt => "",
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
            Self::Markdown => markdown::unmarked(quote),
            _ => None,
        }
    }
}

/// Returns the bytes of a DOCX file with comments on its words, in place of the earlier ones.
pub(super) fn with_comments(bytes: &[u8], comments: &[Comment]) -> Result<Vec<u8>, Unread> {
    #[cfg(feature = "office")]
    return docx::with_comments(bytes, comments);
    #[cfg(not(feature = "office"))]
    {
        let _ = (bytes, comments);
        Err(Unread::LeftOut { format: Format::Docx.name(), feature: Format::Docx.feature() })
    }
}

/// Returns the document that `read` makes of a text file.
fn of_text(
    bytes: Vec<u8>,
    encoding: Option<&str>,
    read: impl FnOnce(String) -> Result<Document, Unread>,
) -> Result<Document, Unread> {
    let Decoded { text, guessed, is_file } = decode(bytes, encoding)?;
    Ok(read(text)?.decoded(guessed, is_file))
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or(())
    }
}
