//! Mail (RFC 5322), and web pages that are saved as one (MHTML, RFC 2557).

use crate::source::{Document, ReadAs, Unread};

/// Returns the document that a mail is.
pub(super) fn read(bytes: &[u8], sha256: String, read_as: &ReadAs) -> Result<Document, Unread> {
    let _ = (bytes, sha256, read_as);
    Err(Unread::Unknown("mail"))
}
