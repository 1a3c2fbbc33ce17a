//! The digest of a file.

use sha2::{Digest, Sha256};

/// Returns the SHA-256 digest of some bytes (FIPS 180-4), as 64 lower-case hex digits: what `sha256sum` prints.
///
/// ```
/// assert_eq!(&crosscheck::source::digest(b"540 votes")[..8], "1b68e6f0");
/// ```
pub fn digest(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = Sha256::digest(bytes);
    let digits = digits.iter().flat_map(|byte| [byte >> 4, byte & 15]);
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
    let mut with_lf = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(words) => with_lf.extend(words.iter().chain(b"\n")),
            None => with_lf.extend(line),
        }
    }
    let mut with_crlf = Vec::with_capacity(bytes.len());
    for line in with_lf.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(words) => with_crlf.extend(words.iter().chain(b"\r\n")),
            None => with_crlf.extend(line),
        }
    }
    let others = [with_lf, with_crlf].into_iter().filter(|other| other != bytes);
    others.map(|other| digest(&other)).collect()
}
