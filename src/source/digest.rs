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
