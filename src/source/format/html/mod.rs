//! Web pages: the text that a reader sees.

mod element;
mod markup;
mod open;
mod page;
mod style;
mod tokens;

use crate::source::encoding::{Decoded, decode};
use crate::source::{Document, Format, Unread};

/// Returns the document that a web page is. It may declare its encoding; the source does so by `encoding`.
pub(super) fn read(
    bytes: Vec<u8>,
    encoding: Option<&str>,
    sha256: String,
) -> Result<Document, Unread> {
    let Decoded { text, guessed, is_file } = decode(bytes, encoding)?;
    let document = of_text(text, sha256);
    if document.text.trim().is_empty() {
        return Err(Unread::Empty);
    }
    Ok(if is_file { document } else { document.decoded(guessed) })
}

/// Returns the document that a page or a piece of one is whose characters are known. Its text may be empty.
pub(in crate::source::format) fn of_text(file: String, sha256: String) -> Document {
    let shown = page::show(&file);
    let mut document = Document::edited(Format::Html, shown.text, shown.edits, file, sha256);
    document.regions = shown.regions;
    document.hidden = shown.hidden;
    document
}
