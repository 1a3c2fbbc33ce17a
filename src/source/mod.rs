//! A cited document as text, with the way back to the places of its file.
//!
//! The bytes of a file have a [format](Format), which says what of them is text: of plain text all as it is, of other
//! formats what a reader sees. Text files are in the encoding that they or the claims file declare, in UTF-8, or in the
//! likeliest one, which is told. Every place that is reported is a [`Location`] in the file as it is on disk; every part of
//! the text is of a [`Region`].

mod about;
mod cited_place;
mod comment;
mod digest;
mod reference;
mod region;
mod unread;

mod location;

mod document;

mod encoding;
mod isolated;
mod parts;
mod shown;

mod format;

mod held;
mod holdings;

mod table;

pub use about::About;
pub use cited_place::CitedPlace;
pub use comment::{COMMENT_AUTHOR, Comment, CommentRun, with_comments};
pub use digest::{digest, digests_with_other_line_ends};
pub use document::Document;
pub use format::{Format, ReadAs};
pub use held::{DocumentFacts, Fetch, HeldDocument};
pub use holdings::{Held, Holding, Holdings};
pub use isolated::READER_THREAD;
pub use location::{Location, Locator};
pub use reference::{Reference, ReferenceKind};
pub use region::{Region, Regions};
pub use table::{Table, TableRow, row_at};
pub use unread::{Unread, UnreadPart};

/// Returns the document that the bytes of a plain text are.
///
/// ```
/// use crosscheck::source::read;
/// let document = read(b"Of 650 votes cast\n".to_vec()).unwrap();
/// assert_eq!(&document.sha256[..8], "a1cb4a09");
/// assert!(read(b"PK\0\0".to_vec()).is_err());
/// ```
///
/// # Errors
///
/// [`Unread`] where they hold a NUL, or are text in no encoding.
pub fn read(bytes: Vec<u8>) -> Result<Document, Unread> {
    Format::Plain.read(bytes)
}
