//! OpenDocument (ISO/IEC 26300): texts of LibreOffice.

use crate::source::{Document, Unread};

/// Returns the document that an ODT file is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    let _ = (bytes, sha256);
    Err(Unread::Unknown("ODT"))
}
