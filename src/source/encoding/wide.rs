//! UTF-16 and UTF-32 where no byte order mark or only a rare one says so.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How many bytes of a file are looked at for NUL bytes.
const LOOKED_AT: usize = 65_536;

/// Returns the text of a file in UTF-32 with its byte order mark.
///
/// That of UTF-32LE begins as that of UTF-16LE does, and a NUL follows, which no text holds.
pub(super) fn marked_utf_32(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe\0\0") {
        return utf_32_le(rest);
    }
    utf_32_be(bytes.strip_prefix(b"\0\0\xfe\xff")?)
}

/// Returns the name of the wide encoding that a file without a mark is in, and its text; `None` where it is in none.
///
/// Text has NUL bytes in no other encoding, and in these every space and line break has some, always on the same side.
pub(super) fn unmarked(bytes: &[u8]) -> Option<(&'static str, String)> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    if !start.contains(&0) {
        return None;
    }
    // Four bytes may be anything; eight that are two characters are seldom something else.
    if bytes.len() >= 8 {
        let big = utf_32_be(bytes).map(|text| ("UTF-32BE", text));
        let found = big.or_else(|| utf_32_le(bytes).map(|text| ("UTF-32LE", text)));
        if found.is_some() {
            return found;
        }
    }
    let nuls = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let even = nuls(0);
    let odd = nuls(1);
    let encoding: &'static Encoding = match (even / 4 > odd, odd / 4 > even) {
        (true, _) => UTF_16BE,
        (_, true) => UTF_16LE,
        _ if even > 0 && odd == 0 => UTF_16BE,
        _ if odd > 0 && even == 0 => UTF_16LE,
        _ => return None,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    is_text(&text).then(|| (encoding.name(), text.into_owned()))
}

/// Returns the text of a file in UTF-32 with the lowest byte first; `None` where it is none.
pub(super) fn utf_32_le(bytes: &[u8]) -> Option<String> {
    utf_32(bytes, u32::from_le_bytes)
}

/// The same with the highest byte first.
pub(super) fn utf_32_be(bytes: &[u8]) -> Option<String> {
    utf_32(bytes, u32::from_be_bytes)
}

fn utf_32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<4>();
    if !rest.is_empty() {
        return None;
    }
    let text: Option<String> = units.iter().map(|unit| char::from_u32(number(*unit))).collect();
    // Four bytes of something else are seldom a character in use, and no text is without a space or line break.
    let is_used = |c: char| matches!(u32::from(c), 0..=0x3_ffff | 0xe_0000..=0xe_ffff);
    let is_likely =
        |text: &String| text.chars().all(is_used) && text.contains(|c: char| c.is_ascii());
    text.filter(|text| is_text(text) && is_likely(text))
}

/// Whether no character is one that only a file which is no text holds.
fn is_text(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn text_without_a_mark_is_told_by_where_its_nul_bytes_stand() {
        let text = "Из 650 голосов\n540";
        let little = utf_16(text, u16::to_le_bytes);
        assert_eq!(unmarked(&little), Some(("UTF-16LE", text.to_owned())));
        let big = utf_16(text, u16::to_be_bytes);
        assert_eq!(unmarked(&big), Some(("UTF-16BE", text.to_owned())));
        let wide: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert_eq!(unmarked(&wide), Some(("UTF-32LE", text.to_owned())));
        assert_eq!(marked_utf_32(&[b"\xff\xfe\0\0", &wide[..]].concat()), Some(text.to_owned()));
    }

    #[test]
    fn bytes_with_nul_that_are_no_text_are_none() {
        assert_eq!(unmarked(b"PK\0\0"), None);
        assert_eq!(unmarked(b"\x01\0\x02\0\x03\0\x04\0"), None);
        assert_eq!(unmarked(b"540 votes"), None);
    }
}
