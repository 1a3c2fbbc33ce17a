//! EPUB 3: books.

use crate::source::{Document, Unread};

/// Returns the document that an EPUB file is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    let _ = (bytes, sha256);
    Err(Unread::Unknown("EPUB"))
}
