//! A part of a mail: its headers, and what they say of its bytes (RFC 2045, RFC 2046).

use std::borrow::Cow;

use encoding_rs::{Encoding, REPLACEMENT, UTF_8};
use mail_parser::{ContentType, DateTime, HeaderValue, Message, MessageParser, MimeHeaders as _};

use crate::source::encoding::decode;

use super::heading::one_line;
use super::plain::Lines;
use super::transfer::Transfer;

/// A mail, or a part of one.
pub(super) struct Part<'m> {
    headers: Option<Message<'m>>,
    /// What follows the headers, as it is written.
    pub(super) body: &'m [u8],
}

impl<'m> Part<'m> {
    pub(super) fn new(parser: &MessageParser, bytes: &'m [u8]) -> Self {
        let (headers, body) = bytes.split_at(headers_end(bytes));
        Self { headers: parser.parse_headers(headers), body }
    }

    /// Returns the value of a header; `None` also where it is empty.
    pub(super) fn header(&self, name: &'m str) -> Option<&HeaderValue<'m>> {
        self.headers.as_ref()?.header(name).filter(|value| !value.is_empty())
    }

    /// Returns the text of a header on one line, with its encoded words undone.
    pub(super) fn text(&self, name: &'static str) -> Option<String> {
        let text = self.header(name)?.as_text().map(one_line);
        text.filter(|text| !text.is_empty())
    }

    /// Returns a header on one line as it is written.
    pub(super) fn written(&self, name: &'static str) -> Option<String> {
        let text = self.headers.as_ref()?.header_raw(name).map(one_line);
        text.filter(|text| !text.is_empty())
    }

    pub(super) fn date(&self) -> Option<&DateTime> {
        self.headers.as_ref()?.date()
    }

    pub(super) fn content_type(&self) -> Option<&ContentType<'m>> {
        self.header("Content-Type")?.as_content_type()
    }

    /// Returns the type and subtype in lower case; those of plain text where none is given.
    pub(super) fn kind(&self) -> (String, String) {
        match self.content_type() {
            None => ("text".to_owned(), "plain".to_owned()),
            Some(given) => {
                let subtype = given.subtype().unwrap_or("plain");
                (given.ctype().to_ascii_lowercase(), subtype.to_ascii_lowercase())
            }
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.content_type()?.attribute(name)
    }

    /// Returns the name that its file had.
    pub(super) fn file_name(&self) -> Option<String> {
        let headers = self.headers.as_ref()?.parts.first()?;
        headers.attachment_name().map(one_line).filter(|name| !name.is_empty())
    }

    pub(super) fn is_attachment(&self) -> bool {
        let headers = self.headers.as_ref().and_then(|headers| headers.parts.first());
        headers.and_then(|headers| headers.content_disposition()).is_some_and(|d| d.is_attachment())
    }

    pub(super) fn lines(&self) -> Lines {
        let says = |name: &str, value: &str| {
            self.attribute(name).is_some_and(|given| given.eq_ignore_ascii_case(value))
        };
        match says("format", "flowed") {
            true => Lines::Flowed { drops_space: says("delsp", "yes") },
            false => Lines::Fixed,
        }
    }

    /// Returns its bytes as they were before they were sent.
    pub(super) fn bytes(&self) -> Cow<'m, [u8]> {
        self.transfer().undo(self.body)
    }

    fn transfer(&self) -> Transfer {
        let name = self.header("Content-Transfer-Encoding").and_then(|value| value.as_text());
        name.map_or(Transfer::AsIs, Transfer::named)
    }

    /// Returns its parts; `None` where it has none.
    pub(super) fn parts(&self, parser: &MessageParser) -> Option<Vec<Self>> {
        if self.kind().0 != "multipart" {
            return None;
        }
        let pieces = pieces(self.body, self.attribute("boundary")?);
        let parts: Vec<_> = pieces.iter().map(|piece| Self::new(parser, piece)).collect();
        (!parts.is_empty()).then_some(parts)
    }
}

/// Returns where the text after the headers begins: after the first blank line.
fn headers_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line == b"\n" || line == b"\r\n" {
            break;
        }
    }
    at
}

/// Returns what stands between the boundaries of a part that has parts. The last may lack its end.
fn pieces<'m>(body: &'m [u8], boundary: &str) -> Vec<&'m [u8]> {
    let mark = format!("--{}", boundary.trim_end());
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut begun = None;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let start = at;
        at += line.len();
        let Some(rest) = line.strip_prefix(mark.as_bytes()) else { continue };
        let is_last = match rest.trim_ascii_end() {
            b"" => false,
            b"--" => true,
            // The mark of another boundary, which begins alike.
            _ => continue,
        };
        if let Some(from) = begun.replace(at) {
            pieces.push(without_break(&body[from..start]));
        }
        if is_last {
            return pieces;
        }
    }
    if let Some(from) = begun {
        pieces.push(&body[from..]);
    }
    pieces
}

/// The line break before a boundary is of the boundary. A part without headers may be nothing else.
fn without_break(piece: &[u8]) -> &[u8] {
    let inner = piece.strip_suffix(b"\n").unwrap_or(piece);
    let inner = inner.strip_suffix(b"\r").unwrap_or(inner);
    if inner.is_empty() { piece } else { inner }
}

/// In which encoding parts are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Charsets<'p> {
    /// The encoding of parts that declare none, as the source gives it.
    pub(super) given: Option<&'p str>,
    /// Whether the mail was put into UTF-8 as a whole: what its parts declare is past.
    pub(super) is_narrowed: bool,
}

impl<'p> Charsets<'p> {
    /// Returns the name of the encoding that a part is in; `None` where nothing says it.
    pub(super) fn of<'a>(&'a self, part: &'a Part<'_>) -> Option<&'a str> {
        if self.is_narrowed && part.transfer() == Transfer::AsIs {
            return Some("utf-8");
        }
        part.attribute("charset").or(self.given)
    }
}

/// The characters of a part, and the encoding where it was guessed.
pub(super) struct Characters {
    pub(super) text: String,
    pub(super) guessed: Option<&'static str>,
}

/// Returns the characters of a part in the encoding that it declares, or in the likeliest. A byte that is none is shown as
/// U+FFFD, as mail programs do: it spoils a word, and not the mail.
pub(super) fn characters(bytes: &[u8], charset: Option<&str>) -> Characters {
    let label = charset.map(str::trim);
    let ascii = label.is_some_and(|label| label.to_ascii_lowercase().ends_with("ascii"));
    let known = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let known = known.filter(|encoding| *encoding != REPLACEMENT && !ascii);
    if let Some(encoding) = known {
        return loosely(bytes, encoding);
    }
    // "us-ascii" and "unknown-8bit" are what programs declare that do not know.
    let by_name =
        label.filter(|_| !ascii).and_then(|label| decode(bytes.to_vec(), Some(label)).ok());
    match by_name.map_or_else(|| decode(bytes.to_vec(), None), Ok) {
        Ok(decoded) => Characters { text: decoded.text, guessed: decoded.guessed },
        Err(_) => loosely(bytes, UTF_8),
    }
}

/// Returns the characters of a part, with U+FFFD for what is none.
fn loosely(bytes: &[u8], encoding: &'static Encoding) -> Characters {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Characters { text: text.replace('\0', "\u{fffd}"), guessed: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart_by_their_boundary_alone() {
        let body = b"preamble\r\n--a\r\n\r\none\r\n--ab\r\n--a  \r\n\r\ntwo\n\n--a--\r\nepilogue";
        let found = pieces(body, "a");
        assert_eq!(found, [&b"\r\none\r\n--ab"[..], b"\r\ntwo\n"]);
        assert_eq!(pieces(b"--a\n\nno end", "a"), [b"\nno end"]);
        assert!(pieces(b"no parts", "a").is_empty());
    }

    #[test]
    fn a_part_that_declares_ascii_may_be_something_else() {
        assert_eq!(characters("près".as_bytes(), Some("us-ascii")).text, "près");
        assert_eq!(characters(b"pr\xe8s", Some("iso-8859-1")).text, "près");
        assert_eq!(characters(b"pr\xffs", Some("utf-8")).text, "pr\u{fffd}s");
        assert_eq!(characters(b"540 +AOk-", Some("utf-7")).text, "540 é");
    }
}
