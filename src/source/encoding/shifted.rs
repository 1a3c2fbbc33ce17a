//! Encodings whose bytes are ASCII and mean something else between two marks: they pass as UTF-8.
//!
//! UTF-7 is of RFC 2152, ISO-2022-KR of RFC 1557, HZ of RFC 1843. The libraries of the web do not read them any more.

use encoding_rs::{EUC_KR, Encoding, GBK};

pub(super) const UTF_7: &str = "UTF-7";
pub(super) const ISO_2022_KR: &str = "ISO-2022-KR";
pub(super) const HZ: &str = "HZ-GB-2312";

/// Says that Korean may follow.
const KOREAN: &[u8] = b"\x1b$)C";
const SHIFT_OUT: u8 = 0x0e;
const SHIFT_IN: u8 = 0x0f;

/// Returns the name of such an encoding, where the marks of one are found, and the text.
pub(super) fn unmarked(bytes: &[u8]) -> Option<(&'static str, String)> {
    if !bytes.is_ascii() {
        return None;
    }
    if holds(bytes, KOREAN) {
        return iso_2022_kr(bytes).map(|text| (ISO_2022_KR, text));
    }
    if holds(bytes, b"~{") && holds(bytes, b"~}") {
        return hz(bytes).map(|text| (HZ, text));
    }
    let text = Some(bytes).filter(|bytes| bytes.contains(&b'+')).and_then(utf_7)?;
    // One run of letters between "+" and "-" may be a sum.
    let foreign = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    (foreign > 1).then_some((UTF_7, text))
}

/// Whether the file says that it is in ISO-2022-CN, which is not read.
pub(super) fn is_iso_2022_cn(bytes: &[u8]) -> bool {
    holds(bytes, b"\x1b$)A") || holds(bytes, b"\x1b$)G")
}

/// Whether ISO-2022-JP begins to write Japanese somewhere.
pub(super) fn begins_japanese(bytes: &[u8]) -> bool {
    holds(bytes, b"\x1b$")
}

/// Whether a mark stands in a file. Most files do not even hold its first byte, which is looked for fast.
fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.contains(&mark[0]) && bytes.windows(mark.len()).any(|found| found == mark)
}

/// Returns the text of a file in ISO-2022-KR; `None` where it is none.
pub(super) fn iso_2022_kr(bytes: &[u8]) -> Option<String> {
    let mut high = Vec::with_capacity(bytes.len());
    let mut is_korean = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        if bytes[at..].starts_with(KOREAN) {
            at += KOREAN.len();
            continue;
        }
        match byte {
            SHIFT_OUT => is_korean = true,
            SHIFT_IN => is_korean = false,
            byte if is_korean && byte > b' ' => high.push(byte | 0x80),
            byte => high.push(byte),
        }
        at += 1;
    }
    strictly(&high, EUC_KR)
}

/// Returns the text of a file in HZ; `None` where it is none.
pub(super) fn hz(bytes: &[u8]) -> Option<String> {
    let mut high = Vec::with_capacity(bytes.len());
    let mut is_chinese = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let next = bytes.get(at + 1).copied();
        match (byte, next) {
            (b'~', Some(b'{')) if !is_chinese => is_chinese = true,
            (b'~', Some(b'}')) if is_chinese => is_chinese = false,
            (b'~', Some(b'~')) if !is_chinese => high.push(b'~'),
            (b'~', Some(b'\n')) if !is_chinese => {}
            (b'\n', _) => {
                // A line ends what it began.
                is_chinese = false;
                high.push(b'\n');
                at += 1;
                continue;
            }
            (first, Some(second)) if is_chinese && first > b' ' && second > b' ' => {
                high.extend([first | 0x80, second | 0x80]);
            }
            _ if is_chinese => return None,
            (byte, _) => {
                high.push(byte);
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    strictly(&high, GBK)
}

fn strictly(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains('\0')).then(|| text.into_owned())
}

/// Returns the text of a file in UTF-7; `None` where it is none.
pub(super) fn utf_7(bytes: &[u8]) -> Option<String> {
    let mut rest = std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii())?;
    let mut text = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('+') {
        text.push_str(before);
        let run = after.bytes().take_while(|byte| sextet(*byte).is_some()).count();
        let (coded, then) = after.split_at(run);
        rest = then.strip_prefix('-').unwrap_or(then);
        match coded {
            "" if then.starts_with('-') => text.push('+'),
            "" => return None,
            coded => text.push_str(&utf_7_run(coded)?),
        }
    }
    text.push_str(rest);
    Some(text)
}

/// Returns what stands between the marks: UTF-16 in base64 without its padding.
fn utf_7_run(coded: &str) -> Option<String> {
    let mut units = Vec::with_capacity(coded.len());
    let mut bits = 0_u32;
    let mut held = 0_u32;
    for byte in coded.bytes() {
        bits = bits << 6 | u32::from(sextet(byte)?);
        held += 6;
        if held >= 16 {
            held -= 16;
            units.push(u16::try_from(bits >> held).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    let is_padding = held < 6 && bits == 0;
    let text = String::from_utf16(&units).ok()?;
    (is_padding && !text.is_empty() && !text.contains('\0')).then_some(text)
}

fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<(&'static str, String)> {
        unmarked(bytes)
    }

    #[test]
    fn what_passes_as_ascii_is_looked_at_first() {
        let hz = (HZ, "650 票中的 540 票".to_owned());
        assert_eq!(read(b"650 ~{F1VP5D~} 540 ~{F1~}"), Some(hz));
        let korean = (ISO_2022_KR, "540표\n".to_owned());
        assert_eq!(read(b"\x1b$)C540\x0eG%\x0f\n"), Some(korean));
        let utf_7 = (UTF_7, "540 élèves".to_owned());
        assert_eq!(read(b"540 +AOk-l+AOg-ves"), Some(utf_7));
    }

    #[test]
    fn sums_and_telephone_numbers_are_no_utf_7() {
        assert_eq!(read(b"call +44 20 7946 or add 2+2-1"), None);
        assert_eq!(read(b"a ~{ of awk ~} b"), None);
        assert_eq!(read(b"C+-+"), None);
    }
}
