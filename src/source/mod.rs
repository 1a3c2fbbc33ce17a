//! A cited document as text: its characters, its lines, its digest.
//!
//! Files are UTF-8, with or without a byte order mark, with LF or CR LF line ends. Plain text is read as it is; of
//! Markdown, what a reader sees. Every place that is reported is a byte of the file as it is on disk.

mod document;
mod format;
mod holdings;
mod markdown;
mod shown;
mod tags;

pub use document::Document;
pub use format::{Format, digest};
pub use holdings::{Held, Holding, Holdings};

use thiserror::Error;

/// Why a file's bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotText {
    /// The bytes are not UTF-8.
    #[error("not UTF-8 text: byte {0} cannot be read; save the file as UTF-8")]
    NotUtf8(usize),
    /// The file begins as UTF-16 or UTF-32 files do.
    #[error("UTF-16 or UTF-32 text; save the file as UTF-8")]
    WideEncoding,
    /// There is a NUL byte, which no text holds.
    #[error("not text: byte {0} is NUL; give the document as plain text")]
    Binary(usize),
    /// There is more of it than can be read of its format; the limit in bytes.
    #[error("more than {} MB of Markdown; split the file, or give it as plain text", .0 / 1_000_000)]
    TooLong(usize),
}

/// Returns the document that the bytes of a plain text are.
///
/// ```
/// use crosscheck::source::read;
/// let document = read(b"Of 650 votes cast\n".to_vec()).unwrap();
/// assert_eq!(&document.sha256[..8], "a1cb4a09");
/// assert!(read(b"%PDF-1.7 \xe2\xff".to_vec()).is_err());
/// ```
///
/// # Errors
///
/// [`NotText`] where the bytes are not UTF-8, or hold a NUL; it counts bytes from 0.
pub fn read(bytes: Vec<u8>) -> Result<Document, NotText> {
    Format::Plain.read(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_told_apart() {
        assert_eq!(read(b"abc\xff".to_vec()), Err(NotText::NotUtf8(3)));
        assert_eq!(read(b"PK\0\0".to_vec()), Err(NotText::Binary(2)));
        assert_eq!(read(b"\xff\xfea\0".to_vec()), Err(NotText::WideEncoding));
    }

    #[test]
    fn a_byte_order_mark_and_crlf_stay_in_the_text() {
        let document = read(b"\xef\xbb\xbfa\r\nb".to_vec()).expect("it is UTF-8");
        assert_eq!(document.text, "\u{feff}a\r\nb");
    }
}
