//! Office Open XML (ISO/IEC 29500): texts of Word.

use crate::source::{Document, Unread};

/// Returns the document that a DOCX file is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    let _ = (bytes, sha256);
    Err(Unread::Unknown("DOCX"))
}
