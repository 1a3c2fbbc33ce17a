//! Words, as texts are compared by them.

/// Returns the hash of a word in lower case (FNV-1a of 64 bits), never shown. Two words of one hash could only make
/// texts seem nearer than they are.
pub(crate) fn word_key(word: &str) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    if word.is_ascii() {
        return word.bytes().map(|byte| byte.to_ascii_lowercase()).fold(OFFSET, add);
    }
    let mut buffer = [0; 4];
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.fold(OFFSET, |hash, c| c.encode_utf8(&mut buffer).bytes().fold(hash, add))
}
