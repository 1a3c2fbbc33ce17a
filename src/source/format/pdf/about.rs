//! What a PDF says of itself.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream, String as PdfString};

use crate::source::About;
use crate::source::about::names_in;

use super::{strings, xmp};

/// Returns title, authors, language and day of publication as the file has them: in XMP, or else in the older dictionary.
/// The day that it was made on is not that of publication.
pub(super) fn about(pdf: &Pdf) -> About {
    let catalog: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let packet =
        catalog.as_ref().and_then(|catalog| catalog.get::<Stream<'_>>(b"Metadata" as &[u8]));
    let packet = packet.and_then(|packet| packet.decoded().ok());
    let mut about = packet.map(|packet| xmp::about(&packet)).unwrap_or_default();
    let info = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| strings::trimmed(bytes.as_deref()?);
    if about.authors.is_empty() {
        about.authors = names_in(&text(&info.author).unwrap_or_default()).collect();
    }
    about.title = about.title.or_else(|| text(&info.title));
    let language = catalog.as_ref().and_then(language);
    about.language = language.or_else(|| about.language.filter(|tag| is_tag(tag)));
    about
}

fn language(catalog: &Dict<'_>) -> Option<String> {
    let language = strings::text(&catalog.get::<PdfString<'_>>(b"Lang" as &[u8])?);
    Some(language).filter(|language| is_tag(language))
}

fn is_tag(language: &str) -> bool {
    let may_be_in = |c: char| c.is_ascii_alphanumeric() || c == '-';
    language.len() >= 2 && language.chars().all(may_be_in)
}
