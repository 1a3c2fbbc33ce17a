//! Subtitles and transcripts: `SubRip` and WebVTT.

use crate::source::{Document, Format, Unread};

/// Returns the document that a file of subtitles is.
pub(super) fn read(format: Format, file: &str, sha256: String) -> Result<Document, Unread> {
    let _ = (format, file, sha256);
    Err(Unread::Unknown("subtitles"))
}
