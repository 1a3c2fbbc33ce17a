//! A cited document as text, with the way back to the places of its file.
//!
//! The bytes of a file have a [format](Format), which says what of them is text. Text files are UTF-8, with or without a
//! byte order mark, with LF or CR LF line ends. Plain text is read as it is; of Markdown, what a reader sees. Every
//! place that is reported is a [`Location`] in the file as it is on disk.

mod digest;
mod document;
mod location;

mod decode;
mod format;

mod holdings;

pub use decode::NotText;
pub use digest::digest;
pub use document::Document;
pub use format::Format;
pub use holdings::{Held, Holding, Holdings};
pub use location::{Location, Locator};

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
