//! Web pages: the text that a reader sees.

use crate::source::{Document, Unread};

/// Returns the document that a web page is. It may declare its encoding; the source does so by `encoding`.
pub(super) fn read(
    bytes: Vec<u8>,
    encoding: Option<&str>,
    sha256: String,
) -> Result<Document, Unread> {
    let _ = (bytes, encoding, sha256);
    Err(Unread::Unknown("HTML"))
}
