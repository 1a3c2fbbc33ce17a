//! The characters of a file: which encoding its bytes are in.
//!
//! The encodings are those of the [WHATWG Encoding Standard](https://encoding.spec.whatwg.org/), and of those that it does
//! not read UTF-32, UTF-7, ISO-2022-KR and HZ, which old files are in.

mod shifted;
mod wide;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8};

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

/// Returns the characters of a text file: in the encoding of its byte order mark, in that which the source or the file
/// declares, in UTF-8, or in the likeliest. A byte order mark of UTF-8 stays.
///
/// # Errors
///
/// [`Unread`] where the bytes are no text in the encoding that they should have, or in any.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded, Unread> {
    if let Some(text) = wide::marked_utf_32(&bytes) {
        return Ok(Decoded { text, guessed: None, is_file: false });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes).filter(|(found, _)| *found != UTF_8) {
        return in_encoding(&bytes[mark..], encoding);
    }
    match declared.map(str::trim) {
        Some(name) => in_declared(bytes, name),
        None => in_likeliest(bytes),
    }
}

/// Returns the text in the encoding that its source or file gives the name of.
fn in_declared(bytes: Vec<u8>, name: &str) -> Result<Decoded, Unread> {
    if let Some((encoding, read)) = by_hand(name) {
        let not = || Unread::NotInEncoding { encoding: encoding.to_owned(), at: 0 };
        let text = read(&bytes).ok_or_else(not)?;
        return Ok(Decoded { text, guessed: None, is_file: false });
    }
    match Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != REPLACEMENT) {
        None => Err(Unread::NoSuchEncoding(name.to_owned())),
        Some(encoding) if encoding == UTF_8 => in_utf_8(bytes),
        Some(encoding) => in_encoding(&bytes, encoding),
    }
}

/// Returns the text that bytes are in an encoding; `None` where they are none.
type TextOf = fn(&[u8]) -> Option<String>;

/// Returns the name and the reader of an encoding that the standard does not read.
fn by_hand(name: &str) -> Option<(&'static str, TextOf)> {
    Some(match name.to_ascii_lowercase().as_str() {
        "utf-32" | "utf-32le" => ("UTF-32LE", wide::utf_32_le),
        "utf-32be" => ("UTF-32BE", wide::utf_32_be),
        "utf-7" | "unicode-1-1-utf-7" => (shifted::UTF_7, shifted::utf_7),
        "iso-2022-kr" => (shifted::ISO_2022_KR, shifted::iso_2022_kr),
        "hz-gb-2312" | "hz" => (shifted::HZ, shifted::hz),
        _ => return None,
    })
}

/// Returns the text in the encoding that its bytes show.
fn in_likeliest(bytes: Vec<u8>) -> Result<Decoded, Unread> {
    // NUL bytes and escapes are valid in UTF-8 too: what they mark comes first.
    if let Some((name, text)) = wide::unmarked(&bytes) {
        return Ok(Decoded { text, guessed: Some(name), is_file: false });
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Unread::Binary(at));
    }
    if let Some((name, text)) = shifted::unmarked(&bytes) {
        return Ok(Decoded { text, guessed: Some(name), is_file: false });
    }
    if shifted::is_iso_2022_cn(&bytes) {
        return Err(Unread::EncodingNotRead("ISO-2022-CN"));
    }
    if shifted::begins_japanese(&bytes)
        && let Ok(decoded) = in_encoding(&bytes, ISO_2022_JP)
    {
        return Ok(Decoded { guessed: Some(ISO_2022_JP.name()), ..decoded });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, guessed: None, is_file: true }),
        Err(error) => likeliest(error.as_bytes()),
    }
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
    fn a_guess_is_told() {
        let latin =
            "Près de 540 électeurs étaient présents".chars().filter_map(|c| u8::try_from(c).ok());
        let (read, guessed) = text(&latin.collect::<Vec<u8>>(), None).unwrap();
        assert_eq!(read, "Près de 540 électeurs étaient présents");
        assert_eq!(guessed, Some("windows-1252"));
    }
}
