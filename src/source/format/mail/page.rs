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
    mail: &Part<'_>,
    charsets: Charsets<'_>,
    sha256: &str,
) -> Result<Document, Unread> {
    let mut address = location(mail, "Snapshot-Content-Location");
    let mut title = mail.text("Subject");
    let captured = mail.date().and_then(day);
    let mut read = Err(Unread::Empty);
    find_page(parser, mail, DEEPEST, &mut |part| {
        address = address.take().or_else(|| location(part, "Content-Location"));
        read = page(&part.bytes(), charsets.of(part));
    });
    let mut document = read?.within(Format::Mail, sha256.to_owned());
    let about = &mut document.about;
    about.title = about.title.take().or_else(|| title.take());
    about.url = address.or_else(|| about.url.take());
    about.captured = captured;
    Ok(document)
}

/// Calls `found` with the page of a mail; whether there is one.
fn find_page(
    parser: &MessageParser,
    part: &Part<'_>,
    deepest: usize,
    found: &mut dyn FnMut(&Part<'_>),
) -> bool {
    let (kind, subtype) = part.kind();
    if kind == "text" && subtype.ends_with("html") || subtype.contains("xhtml") {
        found(part);
        return true;
    }
    let Some(parts) = part.parts(parser).filter(|_| deepest > 0) else { return false };
    let first = root(part, &parts);
    let rest = parts.iter().enumerate().filter(|(index, _)| *index != first);
    let mut ordered = parts.get(first).into_iter().chain(rest.map(|(_, part)| part));
    ordered.any(|part| find_page(parser, part, deepest - 1, found))
}

/// Returns the address of a page; `None` where it is that of a part of the file.
fn location(part: &Part<'_>, name: &'static str) -> Option<String> {
    part.text(name).filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}
