//! Which format a file is of: by its first bytes, then by its name.

use super::Format;

/// How many bytes of a file are looked at: the marks of a format stand at its beginning, of PDF perhaps after a header of
/// the mail that it came with.
const LOOKED_AT: usize = 1_024;

/// Tags that web pages begin with, of those that the WHATWG MIME Sniffing Standard names.
const FIRST_TAGS: [&str; 18] = [
    "!doctype html",
    "meta",
    "html",
    "head",
    "script",
    "iframe",
    "h1",
    "div",
    "font",
    "table",
    "a",
    "style",
    "title",
    "b",
    "body",
    "br",
    "p",
    "!--",
];

/// Headers of which a mail has one in its first lines.
const MAIL_HEADERS: [&str; 9] = [
    "return-path",
    "received",
    "delivered-to",
    "mime-version",
    "message-id",
    "x-mozilla-status",
    "dkim-signature",
    "snapshot-content-location",
    "arc-seal",
];

/// What Word 97 to 2003 files, and encrypted ones of later versions, begin with: the header of [MS-CFB] 2.2.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// How many bytes an entry of its directory has, which begins with a name in UTF-16.
const OLE_ENTRY: usize = 128;

/// Whether a file is of that older kind.
pub(super) fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(&OLE)
}

/// Whether a file of that kind holds a stream of this name, in any case.
pub(super) fn ole_holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let is_named =
        |entry: &[u8]| entry.len() >= name.len() && entry[..name.len()].eq_ignore_ascii_case(&name);
    bytes.chunks(OLE_ENTRY).any(is_named)
}

pub(super) fn format_of(name: &str, bytes: &[u8]) -> Format {
    let named = by_name(name);
    let found = by_content(bytes);
    // A Markdown file may begin with a tag.
    if found == Some(Format::Html) && named == Some(Format::Markdown) && !is_declared_page(bytes) {
        return Format::Markdown;
    }
    found.or(named).unwrap_or(Format::Plain)
}

/// Whether the beginning of a file says that it is a page.
fn is_declared_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]);
    let start = start.to_ascii_lowercase();
    start.contains("<!doctype html") || start.contains("<html")
}

fn by_content(bytes: &[u8]) -> Option<Format> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let holds = |mark: &[u8]| start.windows(mark.len()).any(|found| found == mark);
    if holds(b"%PDF-") {
        return Some(Format::Pdf);
    }
    if start.starts_with(b"PK\x03\x04") {
        return packed(bytes);
    }
    if is_ole(start) {
        let is_text = ole_holds(bytes, "EncryptedPackage") || ole_holds(bytes, "WordDocument");
        return is_text.then_some(Format::Docx);
    }
    if start.starts_with(b"{\\rtf") {
        return Some(Format::Rtf);
    }
    let is_archive = start.starts_with(b"WARC/") || start.starts_with(b"filedesc://");
    if is_archive || start.starts_with(&[0x1f, 0x8b]) {
        return Some(Format::Warc);
    }
    let text = String::from_utf8_lossy(start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start));
    let text = text.replace('\0', "");
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{fffd}');
    if text.starts_with("WEBVTT") {
        return Some(Format::Vtt);
    }
    if text.starts_with("<?xml") && text.contains("<office:document") {
        return Some(Format::Odt);
    }
    if begins_as_page(text) {
        return Some(Format::Html);
    }
    if begins_as_mail(text) {
        return Some(Format::Mail);
    }
    begins_as_subtitles(text).then_some(Format::Srt)
}

/// Returns the format of a ZIP archive by the names in it.
fn packed(bytes: &[u8]) -> Option<Format> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let end = &bytes[bytes.len().saturating_sub(64 * LOOKED_AT)..];
    let holds = |mark: &[u8]| {
        let found = |part: &[u8]| part.windows(mark.len()).any(|found| found == mark);
        found(start) || found(end)
    };
    if holds(b"xl/") || holds(b"ppt/") || holds(b"opendocument.spreadsheet") {
        return None;
    }
    let known: [(&[u8], Format); 6] = [
        (b"application/epub+zip", Format::Epub),
        (b"META-INF/container.xml", Format::Epub),
        (b"application/vnd.oasis.opendocument.text", Format::Odt),
        (b"datapackage.json", Format::Wacz),
        (b"word/", Format::Docx),
        (b"content.xml", Format::Odt),
    ];
    known.into_iter().find(|(mark, _)| holds(mark)).map(|(_, format)| format)
}

fn begins_as_page(text: &str) -> bool {
    let Some(tag) = text.strip_prefix('<') else { return false };
    if tag.starts_with("?xml") {
        return text.contains("<html") || text.contains("<!DOCTYPE html");
    }
    FIRST_TAGS.iter().any(|first| {
        let named = tag.get(..first.len()).is_some_and(|name| name.eq_ignore_ascii_case(first));
        let rest = tag.get(first.len()..).unwrap_or_default();
        let ends = rest.starts_with(|c: char| c == '>' || c.is_whitespace());
        named && (ends || *first == "!--" || *first == "!doctype html")
    })
}

fn begins_as_mail(text: &str) -> bool {
    let header = |line: &str| {
        let (name, _) = line.split_once(':')?;
        let is_name =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        is_name.then(|| name.to_ascii_lowercase())
    };
    let mut lines = text.lines().skip_while(|line| line.starts_with("From "));
    let Some(first) = lines.next().and_then(header) else { return false };
    // One header may be a line of a text: "From: here".
    let second = lines.find(|line| !line.starts_with([' ', '\t']));
    let is_block = second.and_then(header).is_some() || second.is_some_and(str::is_empty);
    let mut names = std::iter::once(first).chain(text.lines().map_while(header));
    is_block && names.any(|name| MAIL_HEADERS.contains(&name.as_str()))
}

/// "1", and in the next line "00:00:01,000 --> 00:00:04,000"; the number may be left out.
fn begins_as_subtitles(text: &str) -> bool {
    let begins_with_digit = |line: &str| line.starts_with(|c: char| c.is_ascii_digit());
    let has_times = |line: &str| line.contains(" --> ") && begins_with_digit(line.trim());
    let mut lines = text.lines();
    let Some(first) = lines.next() else { return false };
    has_times(first) || (first.trim().parse::<u32>().is_ok() && lines.next().is_some_and(has_times))
}

fn by_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Format::Markdown,
        "htm" | "html" | "xhtml" | "xht" | "shtml" => Format::Html,
        "pdf" => Format::Pdf,
        "docx" | "docm" | "dotx" => Format::Docx,
        "odt" | "ott" | "fodt" => Format::Odt,
        "epub" => Format::Epub,
        "rtf" => Format::Rtf,
        "eml" | "mbox" | "mht" | "mhtml" => Format::Mail,
        "warc" | "arc" => Format::Warc,
        "wacz" => Format::Wacz,
        "srt" => Format::Srt,
        "vtt" => Format::Vtt,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_subtitles_are_told_by_how_they_begin() {
        let cases = [
            ("README.md", "<p align=center>Votes</p>", Format::Markdown),
            ("README.md", "<!-- a note -->\n# Votes", Format::Markdown),
            ("page.md", "<!-- saved -->\n<!DOCTYPE html><p>Votes", Format::Html),
            ("page", "\u{feff}\n<META charset=utf-8><p>Votes", Format::Html),
            ("page", "<?xml version='1.0'?>\n<html><p>Votes", Format::Html),
            ("notes.txt", "<3 votes", Format::Plain),
            ("notes.txt", "<bold> votes", Format::Plain),
            ("a.txt", "1\n00:00:01,000 --> 00:00:04,000\nVotes", Format::Srt),
            ("a.txt", "00:00:01,000 --> 00:00:04,000\nVotes", Format::Srt),
            ("a.txt", "Oslo --> Bergen", Format::Plain),
            ("a.txt", "WEBVTT\n", Format::Vtt),
        ];
        for (name, text, format) in cases {
            assert_eq!(format_of(name, text.as_bytes()), format, "of {name}: {text}");
        }
    }
}
