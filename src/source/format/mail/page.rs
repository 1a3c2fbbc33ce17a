//! A web page that was saved as a mail (MHTML, RFC 2557).

use mail_parser::MessageParser;

use crate::source::{Document, Format, Unread};

use super::heading::day;
use super::message::{page, root};
use super::part::{Charsets, Part};

/// How deep the page may lie in the parts.
const DEEPEST: usize = 10;

/// Headers that a mail has, and a page that was saved does not.
const OF_MAIL: [&str; 5] = ["To", "Cc", "Received", "Delivered-To", "Return-Path"];

/// Whether a browser wrote the file.
pub(super) fn is_page(root: &Part<'_>) -> bool {
    if root.header("Snapshot-Content-Location").is_some() {
        return true;
    }
    let (kind, subtype) = root.kind();
    let is_mail = OF_MAIL.iter().any(|name| root.header(name).is_some());
    let is_related = kind == "multipart" && subtype == "related";
    let is_alone = subtype == "html" && root.header("Content-Location").is_some();
    // Mails with pictures are related parts too, and hang on an address.
    let is_addressed = root.header("Message-ID").is_some();
    !is_mail && (is_alone || is_related && !is_addressed)
}

/// Returns the document that the page is. Its places are lines of the page as it was before it was saved.
pub(super) fn read(
    parser: &MessageParser,
    mail: Part<'_>,
    charsets: Charsets<'_>,
    sha256: String,
) -> Result<Document, Unread> {
    let address = location(&mail, "Snapshot-Content-Location");
    let title = mail.text("Subject");
    let captured = mail.date().and_then(day);
    let part = page_of(parser, mail, DEEPEST).ok_or(Unread::Empty)?;
    let mut document = page(&part.bytes(), charsets.of(&part))?.within(Format::Mail, sha256);
    let address = address.or_else(|| location(&part, "Content-Location"));
    let about = &mut document.about;
    about.title = about.title.take().or(title);
    about.url = address.or_else(|| about.url.take());
    about.captured = captured;
    Ok(document)
}

/// Returns the part of a mail that is its page; `None` where there is none.
fn page_of<'m>(parser: &MessageParser, part: Part<'m>, deepest: usize) -> Option<Part<'m>> {
    let (kind, subtype) = part.kind();
    if kind == "text" && subtype.ends_with("html") || subtype.contains("xhtml") {
        return Some(part);
    }
    let mut parts = part.parts(parser).filter(|_| deepest > 0)?;
    // The page first, then what belongs to it.
    let first = root(&part, &parts);
    parts[..=first].rotate_right(1);
    parts.into_iter().find_map(|part| page_of(parser, part, deepest - 1))
}

/// Returns the address of a page; `None` where it is that of a part of the file.
fn location(part: &Part<'_>, name: &'static str) -> Option<String> {
    part.text(name).filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}
