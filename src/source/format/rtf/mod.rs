//! Rich Text Format 1.9.1.

use crate::source::{Document, Unread};

/// Returns the document that a file of this format is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    let _ = (bytes, sha256);
    Err(Unread::Unknown("RTF"))
}
