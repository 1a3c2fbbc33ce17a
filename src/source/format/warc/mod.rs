//! Captures of web pages: WARC (ISO 28500), and WACZ, which packs it.

use crate::source::{Document, ReadAs, Unread};

/// Returns the document that a page of a WARC file is.
pub(super) fn read(bytes: &[u8], sha256: String, read_as: &ReadAs) -> Result<Document, Unread> {
    let _ = (bytes, sha256, read_as);
    Err(Unread::Unknown("WARC"))
}

/// Returns the document that a page of a WACZ file is.
pub(super) fn read_wacz(
    bytes: &[u8],
    sha256: String,
    read_as: &ReadAs,
) -> Result<Document, Unread> {
    let _ = (bytes, sha256, read_as);
    Err(Unread::Unknown("WACZ"))
}
