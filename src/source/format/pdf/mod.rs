//! PDF (ISO 32000-2): the text of its pages, laid out again.

use crate::source::{Document, Unread};

/// Returns the document that a PDF file is.
pub(super) fn read(bytes: Vec<u8>, sha256: String) -> Result<Document, Unread> {
    let _ = (bytes, sha256);
    Err(Unread::Unknown("PDF"))
}
