//! Plain text: what is read is the file as it is.

use crate::source::{Document, Format};

/// Returns the document that a plain text is.
pub(super) fn read(file: String, sha256: String) -> Document {
    Document::same(Format::Plain, file, sha256)
}
