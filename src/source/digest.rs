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

/// Returns the digests that the bytes of a text would have with other line ends: with LF alone, and with CR and LF. That of
/// the bytes themselves is not among them.
///
/// ```
/// use crosscheck::source::{digest, digests_with_other_line_ends};
/// assert_eq!(digests_with_other_line_ends(b"540\r\n650\n"), [digest(b"540\n650\n"), digest(b"540\r\n650\r\n")]);
/// assert!(digests_with_other_line_ends(b"540").is_empty());
/// ```
pub fn digests_with_other_line_ends(bytes: &[u8]) -> Vec<String> {
    let others = [&b"\n"[..], &b"\r\n"[..]].map(|end| with_line_ends(bytes, end));
    others.into_iter().filter(|other| other != bytes).map(|other| digest(&other)).collect()
}

fn with_line_ends(bytes: &[u8], end: &[u8]) -> Vec<u8> {
    let mut written = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(words) => {
                written.extend_from_slice(words.strip_suffix(b"\r").unwrap_or(words));
                written.extend_from_slice(end);
            }
            None => written.extend_from_slice(line),
        }
    }
    written
}
