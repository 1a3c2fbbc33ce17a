//! Web pages: the text that a reader sees.

mod about;
mod charset;
mod element;
mod markup;
mod open;
mod page;
mod sections;
mod sheet;
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
    let Decoded { text, guessed, is_file } = characters(without_nuls(bytes), encoding)?;
    let document = of_text(text, sha256);
    if document.text.trim().is_empty() {
        return Err(Unread::Empty);
    }
    Ok(document.decoded(guessed, is_file))
}

/// Returns the document that a page or a piece of one is whose characters are known. Its text may be empty.
pub(in crate::source::format) fn of_text(file: String, sha256: String) -> Document {
    let (shown, about, references) = page::show(&file);
    let mut document = Document::edited(Format::Html, shown.text, shown.edits, file, sha256);
    document.regions = shown.regions;
    document.hidden = shown.hidden;
    document.about = about;
    document.references = references;
    document
}

/// Whether elements of this name hold nothing, and so end where they begin.
#[cfg(feature = "office")]
pub(super) fn is_void(name: &str) -> bool {
    element::Element::known(name).is_some_and(|element| element.is(element::VOID))
}

/// Returns the characters of a page, in the encoding that the source declares, or the page, or the likeliest.
pub(super) fn characters(bytes: Vec<u8>, encoding: Option<&str>) -> Result<Decoded, Unread> {
    if encoding.is_some() {
        return decode(bytes, encoding);
    }
    let Some(declared) = charset::declared(&bytes) else { return decode(bytes, None) };
    if charset::is_rather_utf_8(&bytes, declared) {
        let decoded = decode(bytes, Some("utf-8"))?;
        return Ok(Decoded { guessed: Some("UTF-8"), ..decoded });
    }
    if let Ok(decoded) = decode(bytes.clone(), Some(declared.name())) {
        return Ok(decoded);
    }
    // As in browsers, a few bytes that are none of its characters do not make it a page of another encoding.
    charset::decode_nearly(&bytes, declared).map_or_else(|| decode(bytes, None), Ok)
}

/// Returns the bytes of a page with a space for each NUL, which browsers pass over; a file with many is no page, and one
/// with many at its beginning is in UTF-16.
fn without_nuls(mut bytes: Vec<u8>) -> Vec<u8> {
    /// Of so many bytes one may be NUL.
    const OF: usize = 1_000;
    let count = bytes.iter().filter(|byte| **byte == 0).count();
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if count > 0 && !is_wide && count <= 1 + bytes.len() / OF {
        for byte in bytes.iter_mut().filter(|byte| **byte == 0) {
            *byte = b' ';
        }
    }
    bytes
}

#[cfg(test)]
mod tests;
