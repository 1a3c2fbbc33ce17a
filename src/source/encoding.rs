//! The characters of a file: which encoding its bytes are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Unread;

/// The text of a file and how its encoding was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The encoding where nothing says it and the bytes are not UTF-8: the likeliest, which may be another.
    pub(super) guessed: Option<&'static str>,
    /// Whether the text is the bytes of the file, so that places in one are places in the other.
    pub(super) is_file: bool,
}

/// How many bytes of a file are looked at for the NUL bytes and escapes of other encodings.
const LOOKED_AT: usize = 4_096;

/// Returns the characters of a text file: in the encoding of its byte order mark, in that which the source or the file
/// declares, in UTF-8, or in the likeliest. A byte order mark of UTF-8 stays.
///
/// # Errors
///
/// [`Unread`] where the bytes are no text in the encoding that they should have, or in any.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded, Unread> {
    if let Some(text) = in_utf_32(&bytes) {
        return Ok(Decoded { text, guessed: None, is_file: false });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes).filter(|(found, _)| *found != UTF_8) {
        return in_encoding(&bytes[mark..], encoding);
    }
    if let Some(name) = declared {
        let encoding = Encoding::for_label(name.trim().as_bytes())
            .ok_or_else(|| Unread::NoSuchEncoding(name.to_owned()))?;
        return if encoding == UTF_8 { in_utf_8(bytes) } else { in_encoding(&bytes, encoding) };
    }
    if let Some(encoding) = wide_encoding(&bytes) {
        let decoded = in_encoding(&bytes, encoding)?;
        return Ok(Decoded { guessed: Some(encoding.name()), ..decoded });
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Unread::Binary(at));
    }
    if has_escapes(&bytes) || std::str::from_utf8(&bytes).is_err() {
        return likeliest(&bytes);
    }
    in_utf_8(bytes)
}

/// Returns the text of UTF-32 with a byte order mark, which the WHATWG Encoding Standard does not have; `None` where it is
/// none. The mark of its little-endian form begins with that of UTF-16, which no NUL character follows in a text.
fn in_utf_32(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_at_checked(4)?;
    let number: fn([u8; 4]) -> u32 = match mark {
        [0xff, 0xfe, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff] => u32::from_be_bytes,
        _ => return None,
    };
    let (characters, left) = rest.as_chunks::<4>();
    let text: Option<String> =
        characters.iter().map(|four| char::from_u32(number(*four))).collect();
    text.filter(|text| left.is_empty() && !text.contains('\0'))
}

fn in_utf_8(bytes: Vec<u8>) -> Result<Decoded, Unread> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Unread::Binary(at));
    }
    Ok(Decoded { text: String::from_utf8(bytes)?, guessed: None, is_file: true })
}

fn in_encoding(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Unread> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let not = || Unread::NotInEncoding {
        encoding: encoding.name().to_owned(),
        at: first_mistake(bytes, encoding),
    };
    let text = text.ok_or_else(not)?.into_owned();
    match text.find('\0') {
        Some(at) => Err(Unread::Binary(at)),
        None => Ok(Decoded { text, guessed: None, is_file: false }),
    }
}

/// Returns the first byte that is no text in the encoding.
fn first_mistake(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = String::with_capacity(bytes.len().saturating_mul(3).saturating_add(16));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut out, true);
    match result {
        encoding_rs::DecoderResult::Malformed(wrong, after) => {
            read.saturating_sub(usize::from(wrong) + usize::from(after))
        }
        _ => read,
    }
}

/// Returns UTF-16 where every other byte of the beginning is NUL: Latin text without a byte order mark.
fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(LOOKED_AT) & !1];
    let pairs = start.len() / 2;
    let nuls = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let is_mostly = |count: usize| pairs > 1 && count * 4 > pairs * 3;
    match (is_mostly(even), is_mostly(odd)) {
        (true, false) if odd == 0 => Some(UTF_16BE),
        (false, true) if even == 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether escapes of ISO 2022 stand in the text, which is valid UTF-8 and something else.
fn has_escapes(bytes: &[u8]) -> bool {
    let starts = bytes.windows(2).any(|two| two[0] == 0x1b && matches!(two[1], b'$' | b'('));
    // "~{" of HZ.
    starts || bytes.windows(2).any(|two| two == b"~{") && bytes.windows(2).any(|two| two == b"~}")
}

/// Returns the text in the encoding that the `chardetng` library finds the likeliest.
fn likeliest(bytes: &[u8]) -> Result<Decoded, Unread> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let decoded = in_encoding(bytes, encoding)?;
    Ok(Decoded { guessed: Some(encoding.name()), ..decoded })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(
        bytes: &[u8],
        declared: Option<&str>,
    ) -> Result<(String, Option<&'static str>), Unread> {
        decode(bytes.to_vec(), declared).map(|decoded| (decoded.text, decoded.guessed))
    }

    #[test]
    fn bytes_that_are_no_text_are_told_apart() {
        assert_eq!(text(b"PK\0\0", None), Err(Unread::Binary(2)));
        let wrong = Unread::NotInEncoding { encoding: "UTF-8".to_owned(), at: 3 };
        assert_eq!(text(b"abc\xff", Some("utf-8")), Err(wrong));
        assert_eq!(text(b"abc", Some("latin-99")), Err(Unread::NoSuchEncoding("latin-99".into())));
    }

    #[test]
    fn a_byte_order_mark_and_crlf_stay_in_the_text() {
        assert_eq!(text(b"\xef\xbb\xbfa\r\nb", None), Ok(("\u{feff}a\r\nb".to_owned(), None)));
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        assert_eq!(text(b"\xff\xfe5\x004\x000\x00", None), Ok(("540".to_owned(), None)));
        let guessed = Some("UTF-16LE");
        assert_eq!(text(b"5\x004\x000\x00", None), Ok(("540".to_owned(), guessed)));
    }

    #[test]
    fn utf_32_is_read_with_its_mark() {
        let read = Ok(("5é".to_owned(), None));
        assert_eq!(text(b"\xff\xfe\0\x005\0\0\0\xe9\0\0\0", None), read);
        assert_eq!(text(b"\0\0\xfe\xff\0\0\x005\0\0\0\xe9", None), read);
    }

    #[test]
    fn a_guess_is_told() {
        let latin = "Près de 540 électeurs étaient présents".chars().map(|c| c as u32 as u8);
        let (read, guessed) = text(&latin.collect::<Vec<u8>>(), None).unwrap();
        assert_eq!(read, "Près de 540 électeurs étaient présents");
        assert_eq!(guessed, Some("windows-1252"));
    }
}
