//! The digest of a file.

use sha2::{Digest, Sha256};

/// Returns the SHA-256 digest of some bytes (FIPS 180-4), as 64 lower-case hex digits: what `sha256sum` prints.
///
/// ```
/// assert_eq!(&crosscheck::source::digest(b"540 votes")[..8], "1b68e6f0");
/// ```
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Returns bytes as lower-case hex digits, two for each.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// Returns the digests that the bytes of a text would have with other line ends: with LF, with CR and LF, and with CR alone, each
/// with and without one behind the last line. That of the bytes themselves is not among them.
///
/// ```
/// use crosscheck::source::{digest, digests_with_other_line_ends};
/// let others = digests_with_other_line_ends(b"540\r\n650\n");
/// assert!(others.contains(&digest(b"540\n650\n")) && others.contains(&digest(b"540\r\n650")));
/// assert!(!others.contains(&digest(b"540\n\n650\n")));
/// ```
pub fn digests_with_other_line_ends(bytes: &[u8]) -> Vec<String> {
    let lines = lines(bytes);
    let written = |end: &[u8]| {
        let open = lines.join(end);
        [[&open[..], end].concat(), open]
    };
    let others = [&b"\n"[..], b"\r\n", b"\r"].into_iter().flat_map(written);
    others.filter(|other| other != bytes).map(|other| digest(&other)).collect()
}

/// Returns the lines of a text without their ends; no empty one behind the end of the last.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        lines.push(&rest[..at]);
        let is_pair = rest[at..].starts_with(b"\r\n");
        rest = &rest[at + 1 + usize::from(is_pair)..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}
