//! `OpenDocument` (ISO/IEC 26300): texts of `LibreOffice`, packed or as a single XML file.
//!
//! What is text is told as in DOCX: deleted, hidden and struck-out text and comments are hidden; notes follow the body, text
//! boxes the paragraph that they are anchored in, running heads come last; the numbers of lists, pictures and embedded objects
//! are left out.

mod reader;
mod styles;
#[cfg(test)]
mod tests;

use super::package::Package;
use super::xml::{Element, Visitor, visit};
use crate::source::{Document, Format, Unread};

use reader::OdtReader;

const NAME: &str = "ODT";

/// Returns the document that an ODT file is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    let mut reader = OdtReader::default();
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes, NAME)?;
        if is_encrypted(&mut package)? {
            return Err(Unread::Encrypted);
        }
        for part in ["styles.xml", "meta.xml"] {
            if let Some(bytes) = package.member(part)? {
                visit(bytes, NAME, &mut reader)?;
            }
        }
        visit(package.required("content.xml")?, NAME, &mut reader)?;
    } else {
        visit(bytes.to_vec(), NAME, &mut reader)?;
    }
    if !reader.has_body {
        return Err(Unread::Malformed { format: NAME, why: "there is no body in it".to_owned() });
    }
    let mut document = reader.flow.finish(Format::Odt, sha256)?;
    document.about = reader.about;
    Ok(document)
}

/// Whether a part of the package was found that is encrypted.
#[derive(Debug, Default)]
struct Manifest {
    is_encrypted: bool,
}

impl Visitor for Manifest {
    fn open(&mut self, element: &Element<'_>) {
        self.is_encrypted |= element.name == "manifest:encryption-data";
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Unread> {
    let mut manifest = Manifest::default();
    if let Some(bytes) = package.member("META-INF/manifest.xml")? {
        visit(bytes, NAME, &mut manifest)?;
    }
    Ok(manifest.is_encrypted)
}
