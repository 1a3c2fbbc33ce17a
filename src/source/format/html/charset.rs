//! The encoding that a page declares, as the
//! [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding)
//! looks for it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::source::encoding::Decoded;
use crate::source::format::tag::attribute;

/// How many bytes of a page are looked at.
const LOOKED_AT: usize = 1_024;

/// Returns the encoding that a page declares at its beginning; `None` where it names none that is known.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let mut at = 0;
    while at < start.len() {
        let rest = &start[at..];
        if rest.starts_with(b"<!--") {
            // "<!-->" is a whole comment.
            at += 2 + find(&rest[2..], b"-->")? + b"-->".len();
        } else if begins_tag(rest, b"<meta") {
            let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
            let tag = String::from_utf8_lossy(&rest[b"<meta".len()..end]).to_ascii_lowercase();
            if let Some(encoding) = of_meta(&tag) {
                return Some(encoding);
            }
            at += end;
        } else if rest.starts_with(b"<?xml") {
            let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
            let tag = String::from_utf8_lossy(&rest[b"<?xml".len()..end]);
            if let Some(encoding) = attribute(&tag, "encoding").and_then(of_label) {
                return Some(encoding);
            }
            at += end;
        } else {
            at += 1;
        }
    }
    None
}

/// Returns the characters of a page in an encoding that nearly all its bytes are in, with U+FFFD for the others; `None`
/// where many are not.
pub(super) fn decode_nearly(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded> {
    /// Of so many bytes that are no ASCII one may be wrong.
    const OF: usize = 50;
    let (text, _, _) = encoding.decode(bytes);
    let wrong = text.matches(char::REPLACEMENT_CHARACTER).count();
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    (wrong * OF <= beyond_ascii).then(|| Decoded {
        text: text.into_owned(),
        guessed: None,
        is_file: false,
    })
}

/// Whether a page is in UTF-8, while it declares another encoding: it was converted when it was saved, and its tag was not.
/// Text of another encoding is hardly ever UTF-8, least so where each character is a byte.
pub(super) fn is_rather_utf_8(bytes: &[u8], declared: &'static Encoding) -> bool {
    /// In East Asian encodings, a few characters may be UTF-8 by chance. That so many are is not measured.
    const MANY: usize = 10;
    if declared == UTF_8 {
        return false;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let beyond_ascii = text.chars().filter(|c| !c.is_ascii()).take(MANY).count();
    beyond_ascii >= if declared.is_single_byte() { 1 } else { MANY }
}

fn begins_tag(rest: &[u8], tag: &[u8]) -> bool {
    let named = rest.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag));
    named && rest.get(tag.len()).is_some_and(|next| next.is_ascii_whitespace() || *next == b'/')
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|found| found == mark)
}

fn of_meta(tag: &str) -> Option<&'static Encoding> {
    if let Some(label) = attribute(tag, "charset") {
        return of_label(label);
    }
    let is_type = attribute(tag, "http-equiv")?.trim() == "content-type";
    let content = attribute(tag, "content").filter(|_| is_type)?;
    let (_, label) = content.split_once("charset")?;
    let label = label.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    of_label(label.split(['"', '\'', ';', ' ']).next()?)
}

/// A page that can be read this far is not in UTF-16, whatever it says. Encodings that browsers refuse, such as HZ, are told
/// by the bytes.
fn of_label(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label_no_replacement(label.trim().as_bytes())?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}
