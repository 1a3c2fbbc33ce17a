//! What a PDF says of itself.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as PdfString};

use crate::source::About;
use crate::source::about::names_in;

use super::strings;

/// Returns title, authors and language as the file has them. The day that it was made on is not that of publication.
pub(super) fn about(pdf: &Pdf) -> About {
    let info = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| {
        let text = strings::text(bytes.as_deref()?);
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let authors = names_in(&text(&info.author).unwrap_or_default()).collect();
    About { title: text(&info.title), authors, language: language(pdf), ..About::default() }
}

fn language(pdf: &Pdf) -> Option<String> {
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let language = strings::text(&catalog.get::<PdfString<'_>>(b"Lang" as &[u8])?);
    let is_tag = |c: char| c.is_ascii_alphanumeric() || c == '-';
    Some(language).filter(|tag| tag.len() >= 2 && tag.chars().all(is_tag))
}
