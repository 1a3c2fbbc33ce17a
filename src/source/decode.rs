//! The characters of a file.

use std::string::FromUtf8Error;

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

impl From<FromUtf8Error> for NotText {
    fn from(error: FromUtf8Error) -> Self {
        Self::NotUtf8(error.utf8_error().valid_up_to())
    }
}

/// Returns the characters of a text file. Its encoding is UTF-8, with or without a byte order mark, which stays.
///
/// # Errors
///
/// [`NotText`] where the bytes are not UTF-8, or hold a NUL; it counts bytes from 0.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NotText::WideEncoding);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(NotText::Binary(at));
    }
    Ok(String::from_utf8(bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_told_apart() {
        assert_eq!(decode(b"abc\xff".to_vec()), Err(NotText::NotUtf8(3)));
        assert_eq!(decode(b"PK\0\0".to_vec()), Err(NotText::Binary(2)));
        assert_eq!(decode(b"\xff\xfea\0".to_vec()), Err(NotText::WideEncoding));
    }

    #[test]
    fn a_byte_order_mark_and_crlf_stay_in_the_text() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb".to_vec()), Ok("\u{feff}a\r\nb".to_owned()));
    }
}
