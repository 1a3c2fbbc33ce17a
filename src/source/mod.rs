//! A cited document as text: its characters, its lines, its digest.
//!
//! Plain text and Markdown are read as they are, in UTF-8, with or without a byte order mark, with LF or
//! CR LF line ends. Every place in a document is a byte of the file as it is on disk.

mod holdings;

pub use holdings::{Held, Holding, Holdings};

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::text::LineIndex;

/// A document that quotes are looked for in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The whole text; byte offsets are those of the file.
    pub text: String,
    /// Where its lines begin.
    pub lines: LineIndex,
    /// SHA-256 of the file (FIPS 180-4), as 64 lower-case hex digits: what `sha256sum` prints.
    pub sha256: String,
}

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
}

/// Returns the document that the bytes of a file are.
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
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NotText::WideEncoding);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(NotText::Binary(at));
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    let text = String::from_utf8(bytes)
        .map_err(|error| NotText::NotUtf8(error.utf8_error().valid_up_to()))?;
    let lines = LineIndex::new(&text);
    Ok(Document { text, lines, sha256 })
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
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
