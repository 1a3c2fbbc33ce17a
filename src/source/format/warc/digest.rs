//! The digests that a record gives of itself (ISO 28500, 5.8 and 5.9): `sha1:` and 32 letters of base32, in most files.

use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::source::digest::hex;

/// Whether bytes have the digest that is given; `None` where it is of a kind that is not known.
pub(super) fn agrees(given: &str, bytes: &[u8]) -> Option<bool> {
    let (kind, given) = given.split_once(':')?;
    let digest = match kind.trim().to_ascii_lowercase().replace('-', "").as_str() {
        "sha1" => Sha1::digest(bytes).to_vec(),
        "sha256" => Sha256::digest(bytes).to_vec(),
        _ => return None,
    };
    let given = given.trim().trim_end_matches('=');
    let is_given = |written: String| written.eq_ignore_ascii_case(given);
    Some(is_given(base32(&digest)) || is_given(hex(&digest)))
}

/// Returns bytes in base32 (RFC 4648, 6), without what fills up its last group.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: [char; 32] = [
        'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R',
        'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', '2', '3', '4', '5', '6', '7',
    ];
    let bit = |at: usize| {
        let byte = bytes.get(at / 8).copied().unwrap_or(0);
        usize::from(byte >> (7 - at % 8) & 1)
    };
    let firsts = (0..bytes.len() * 8).step_by(5);
    firsts
        .map(|first| LETTERS[(first..first + 5).fold(0, |letter, at| 2 * letter + bit(at))])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_written_in_two_ways() {
        // RFC 4648, 10; RFC 3174, 7.3.
        assert_eq!(base32(b"foobar"), "MZXW6YTBOI");
        assert_eq!(base32(b"foob"), "MZXW6YQ");
        let abc = "a9993e364706816aba3e25717850c26c9cd0d89d";
        assert_eq!(agrees(&format!("sha1:{abc}"), b"abc"), Some(true));
        assert_eq!(agrees("SHA-1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", b"abc"), Some(true));
        assert_eq!(agrees("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", b"abd"), Some(false));
        assert_eq!(agrees("md5:900150983cd24fb0d6963f7d28e17f72", b"abc"), None);
        assert_eq!(agrees("", b"abc"), None);
    }
}
