//! Captures of web pages: WARC (ISO 28500) and the older ARC, and WACZ, which packs them.
//!
//! A source names the page by `url`, and the capture by `at` where there are several; the last one is read otherwise. Of
//! an address that leads on to another, the page is read that it leads to. Two addresses are one page where they differ
//! in nothing but the fragment, the case of scheme, host and percent signs, or the port that a scheme has anyway; where no
//! page has the very address, also where they differ in `http` and `https` or in a slash at the end.
//!
//! Places are lines of the page as the server sent it. The digests that records and packages give are verified.

mod address;
mod capture;
mod digest;
mod http;
mod records;
mod wacz;

use crate::source::about::published_day;
use crate::source::{Document, Format, ReadAs, Unread, UnreadPart};

use capture::{Capture, Found, choose};
use http::{Answer, unchunked};
use records::{Broken, Head, Records};

pub(super) use wacz::read_wacz;

/// How many bytes of a record are looked at for the first lines of an answer.
const LOOKED_AT: usize = 16_384;

/// The most captures of an archive: a crawl of that many pages is larger than a source may be.
const MOST_CAPTURES: usize = 500_000;

/// The most bytes of one page, as it was sent: 100 MB.
const LONGEST_PAGE: usize = 100_000_000;

/// Returns the document that a page of a WARC file is.
///
/// # Errors
///
/// [`Unread`] where it holds no such page, or several.
pub(super) fn read(bytes: &[u8], sha256: String, read_as: &ReadAs) -> Result<Document, Unread> {
    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut index = Index::default();
    index.add(Records::new(bytes, len), 0)?;
    let found = index.choose(read_as, &[])?;
    let mut records = Records::new(bytes, len).map_err(Broken::unread)?;
    let content = content(&mut records, found.held.at.1).map_err(Broken::unread)?;
    document(&found, content, Format::Warc, sha256, read_as)
}

/// The captures of an archive.
#[derive(Debug, Default)]
struct Index {
    captures: Vec<Capture>,
    /// Why its records end before it does.
    broken: Option<Broken>,
}

impl Index {
    /// Adds the captures of a file. One that breaks off has those before.
    fn add(&mut self, records: Result<Records<'_>, Broken>, archive: usize) -> Result<(), Unread> {
        let mut records = match records {
            Ok(records) => records,
            Err(broken) => {
                self.broken = Some(broken);
                return Ok(());
            }
        };
        for number in 0.. {
            match next(&mut records) {
                Ok(None) => break,
                Ok(Some((head, start))) => {
                    self.captures.extend(Capture::of(&head, &start, (archive, number)));
                }
                Err(broken) => {
                    self.broken = Some(broken);
                    break;
                }
            }
            if self.captures.len() > MOST_CAPTURES {
                return Err(Unread::TooMuch { what: "captures", limit: "500,000" });
            }
        }
        Ok(())
    }

    /// Returns the capture that a source means. Where the archive breaks off it may have been in the rest.
    fn choose(&mut self, read_as: &ReadAs, listed: &[String]) -> Result<Found<'_>, Unread> {
        let broken = self.broken.take();
        let is_named = read_as.url.is_some() || !listed.is_empty();
        match (choose(&self.captures, read_as, listed), broken) {
            // Without an address, other pages may have been in the rest.
            (Ok(_), Some(broken @ Broken::TooMuch)) if !is_named => Err(broken.unread()),
            (
                Err(Unread::NoSuchPage { .. } | Unread::NoSuchCapture { .. } | Unread::Empty),
                Some(broken),
            ) => Err(broken.unread()),
            (found, _) => found,
        }
    }
}

fn next(records: &mut Records<'_>) -> Result<Option<(Head, Vec<u8>)>, Broken> {
    let Some(head) = records.next()? else { return Ok(None) };
    let start = records.content(LOOKED_AT)?;
    Ok(Some((head, start)))
}

/// What a record holds.
struct Content {
    bytes: Vec<u8>,
    /// Whether its end is missing.
    is_cut: bool,
    /// The digests that it gives of all that it holds, and of the page alone.
    block: Option<String>,
    payload: Option<String>,
}

impl Content {
    /// Says whether it is what its digests were taken of. That of the page alone is looked at where there is no other: it is
    /// taken of the page as it was `sent`, or by some programs as it was unpacked.
    fn verify(&self, sent: &[u8], page: &[u8]) -> Result<(), Unread> {
        if self.is_cut {
            return Ok(());
        }
        let agrees = |given: &Option<String>, bytes: &[u8]| {
            given.as_deref().and_then(|given| digest::agrees(given, bytes))
        };
        let may_be = |form: &[u8]| agrees(&self.payload, form) != Some(false);
        let of_page =
            || may_be(sent) || may_be(page) || unchunked(sent).is_some_and(|form| may_be(&form));
        if agrees(&self.block, &self.bytes).unwrap_or_else(of_page) {
            return Ok(());
        }
        let why = "its record is not the one that was captured: its digest differs".to_owned();
        Err(Unread::Malformed { format: "WARC", why })
    }
}

/// Returns the content of a record.
fn content(records: &mut Records<'_>, number: usize) -> Result<Content, Broken> {
    for _ in 0..number {
        records.next()?;
    }
    let none = || Broken::Malformed("a record is missing".to_owned());
    let head = records.next()?.ok_or_else(none)?;
    let bytes = records.content(LONGEST_PAGE)?;
    let is_short = u64::try_from(bytes.len()).is_ok_and(|len| len < head.length);
    let digest = |name: &str| head.field(name).map(str::to_owned);
    Ok(Content {
        is_cut: is_short || head.field("warc-truncated").is_some(),
        block: digest("warc-block-digest"),
        payload: digest("warc-payload-digest"),
        bytes,
    })
}

/// Returns the document that the page of a capture is.
fn document(
    found: &Found<'_>,
    content: Content,
    archive: Format,
    sha256: String,
    read_as: &ReadAs,
) -> Result<Document, Unread> {
    let (sent, payload) = match Answer::read(&content.bytes) {
        Some(answer) => {
            let sent = answer.sent(&content.bytes);
            (sent, answer.unpacked(sent)?)
        }
        None => (&content.bytes[..], content.bytes.clone()),
    };
    content.verify(sent, &payload)?;
    let format = format_of(found.held, &payload)?;
    let mut document = page(format, payload, &found.held.content_type, &sha256, read_as)?;
    document = document.within(archive, sha256);
    document.about.url = Some(found.meant.url.clone());
    document.about.captured = published_day(&found.meant.time);
    if content.is_cut {
        let why = "its record is cut off".to_owned();
        let why = Unread::Malformed { format: "WARC", why };
        document.unread.push(UnreadPart { place: "the end of the page".to_owned(), why });
    }
    Ok(document)
}

/// Returns the format of a page, by its bytes and by the type that the server gave.
fn format_of(capture: &Capture, payload: &[u8]) -> Result<Format, Unread> {
    let given = capture.content_type.split(';').next().unwrap_or_default().trim();
    let given = given.to_ascii_lowercase();
    let name = match given.as_str() {
        "text/html" | "application/xhtml+xml" => "page.html",
        "application/pdf" => "page.pdf",
        "text/markdown" => "page.md",
        "text/vtt" => "page.vtt",
        "application/rtf" | "text/rtf" => "page.rtf",
        "text/plain" => "page.txt",
        _ => capture.url.split('?').next().unwrap_or_default(),
    };
    let format = Format::of(name, payload);
    let is_text = given.is_empty()
        || given.starts_with("text/")
        || given.contains("json")
        || given.contains("xml");
    match format {
        // A page that shows how a page is written.
        Format::Html if given == "text/plain" => Ok(Format::Plain),
        Format::Plain if !is_text => Err(Unread::Embedded(given)),
        format => Ok(format),
    }
}

/// Returns a page in the encoding that the source or else the server gave; where it is not in that one, in its own.
fn page(
    format: Format,
    payload: Vec<u8>,
    content_type: &str,
    sha256: &str,
    read_as: &ReadAs,
) -> Result<Document, Unread> {
    let charset = content_type.to_ascii_lowercase();
    let charset = charset.split("charset=").nth(1).and_then(|rest| rest.split(';').next());
    let charset = charset.map(|name| name.trim().trim_matches(['"', '\'']).to_owned());
    let given = read_as.encoding.clone();
    let as_sent = |encoding| ReadAs { encoding, ..ReadAs::default() };
    if given.is_none()
        && let Some(charset) = charset
    {
        let read = format.read_inside(payload.clone(), sha256, &as_sent(Some(charset)));
        if !matches!(read, Err(Unread::NotInEncoding { .. } | Unread::NoSuchEncoding(_))) {
            return read;
        }
    }
    format.read_inside(payload, sha256, &as_sent(given))
}

#[cfg(test)]
mod tests;
