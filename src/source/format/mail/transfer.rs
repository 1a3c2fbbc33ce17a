//! How the bytes of a part are written so that old mail servers let them pass (RFC 2045, section 6).

use std::borrow::Cow;

/// How the bytes of a part are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transfer {
    AsIs,
    QuotedPrintable,
    Base64,
}

impl Transfer {
    /// Returns the way of a name, in any case; as they are where it is not known.
    pub(super) fn named(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => Self::QuotedPrintable,
            "base64" => Self::Base64,
            _ => Self::AsIs,
        }
    }

    /// Returns the bytes that a part stands for. What is written wrongly stays as it is written.
    pub(super) fn undo(self, body: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::QuotedPrintable => Cow::Owned(quoted_printable(body)),
            Self::Base64 => base64(body).map_or(Cow::Borrowed(body), Cow::Owned),
            Self::AsIs => Cow::Borrowed(body),
        }
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let end = &line[text.len()..];
        // White space before the end of a line was added on the way.
        let text = text.trim_ascii_end();
        match text.strip_suffix(b"=") {
            Some(soft) => unquote(soft, &mut out),
            None => {
                unquote(text, &mut out);
                out.extend_from_slice(end);
            }
        }
    }
    out
}

fn unquote(mut line: &[u8], out: &mut Vec<u8>) {
    while let Some((first, rest)) = line.split_first() {
        let coded = rest.first_chunk().filter(|_| *first == b'=').and_then(hex);
        out.push(coded.unwrap_or(*first));
        line = if coded.is_some() { &rest[2..] } else { rest };
    }
}

fn hex(digits: &[u8; 2]) -> Option<u8> {
    let value =
        |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    Some(value(digits[0])? << 4 | value(digits[1])?)
}

/// Returns what is written in base64; `None` where too much of it is no base64.
fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let mut bits = 0_u32;
    let mut held = 0_u32;
    let mut foreign = 0_usize;
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            // Padding ends a group, and another may follow.
            b'=' => {
                bits = 0;
                held = 0;
                continue;
            }
            byte if byte.is_ascii_whitespace() => continue,
            _ => {
                foreign += 1;
                continue;
            }
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xff).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    (foreign * 8 <= body.len()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_wrongly_stays() {
        let quoted = |text: &str| String::from_utf8(quoted_printable(text.as_bytes())).unwrap();
        assert_eq!(quoted("pr=C3=A8s de 5=\r\n40 = 5=zz \r\n="), "près de 540 = 5=zz\r\n");
        let base64 = Transfer::named(" BASE64 ");
        assert_eq!(base64.undo(b"NTQwIHZv\r\ndGVz").as_ref(), b"540 votes");
        assert_eq!(base64.undo(b"<p>540 (%)</p>").as_ref(), b"<p>540 (%)</p>");
    }
}
