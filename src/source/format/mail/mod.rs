//! Mail (RFC 5322), and web pages that are saved as one (MHTML, RFC 2557).
//!
//! What is read is what a mail program shows: who wrote to whom, when and about what, then the text. Of a text that is
//! there twice, plain and as a page, the plain one is read; forwarded mails follow in their order. Headers are parsed by
//! the `mail-parser` library; parts are told apart here, so that how many there are and how deep they lie is bounded.
//!
//! - The marks `>` of an answered text are left out, as those of block quotes in Markdown are: before a figure they
//!   would be a sign. The answered text stands apart from the answer, and is a region of its own: it is another's word.
//! - Lines that were broken to fit are joined where the mail says so (`format=flowed`, RFC 3676).
//! - Places are lines of the text as it is read: a mail has no lines that a reader could go to.

mod encrypted;
mod heading;
mod mbox;
mod message;
mod page;
mod part;
mod plain;
mod transfer;

use mail_parser::MessageParser;

use crate::source::encoding::decode;
use crate::source::{Document, Format, ReadAs, Unread};

use message::MailReader;
use part::{Charsets, Part};

/// Returns the document that a mail is.
///
/// # Errors
///
/// [`Unread`] where it is encrypted, holds no text, or is several mails.
pub(super) fn read(bytes: &[u8], sha256: String, read_as: &ReadAs) -> Result<Document, Unread> {
    if bytes.trim_ascii().is_empty() {
        return Err(Unread::Empty);
    }
    let (recoded, guessed) = narrow(bytes);
    let bytes = recoded.as_deref().unwrap_or(bytes);
    let mails = mbox::split(bytes);
    let [mail] = mails.as_slice() else { return Err(Unread::WhichMail(mails.len())) };
    let parser = MessageParser::default();
    let root = Part::new(&parser, mail);
    let is_mailbox = bytes.starts_with(b"From ");
    if !is_mailbox
        && root.header("From").is_none()
        && root.content_type().is_none()
        && root.date().is_none()
    {
        let why = "it does not begin with the headers of a mail".to_owned();
        return Err(Unread::Malformed { format: "mail", why });
    }
    let charsets = Charsets { given: read_as.encoding.as_deref(), is_narrowed: recoded.is_some() };
    if page::is_page(&root) {
        return page::read(&parser, root, charsets, sha256);
    }
    let mut reader = MailReader::new(&parser, charsets);
    reader.message(&root)?;
    let read = reader.finish()?;
    let mut document = Document::same(Format::Mail, read.text, sha256.clone());
    document = document.within(Format::Mail, sha256);
    document.regions = read.regions;
    document.hidden = read.hidden;
    document.unread = read.unread;
    document.guessed_encoding = guessed.or(read.guessed);
    document.about = heading::about(&root);
    Ok(document)
}

/// Returns a mail that was saved in UTF-16 or UTF-32 in UTF-8, and the encoding where it was guessed; `None` where it is
/// in neither, as mails are sent.
fn narrow(bytes: &[u8]) -> (Option<Vec<u8>>, Option<&'static str>) {
    const LOOKED_AT: usize = 1_024;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let is_wide =
        start.contains(&0) || start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    if !is_wide {
        return (None, None);
    }
    match decode(bytes.to_vec(), None) {
        Ok(decoded) if !decoded.is_file => (Some(decoded.text.into_bytes()), decoded.guessed),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests;
