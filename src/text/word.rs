//! Words, as texts are compared by them.

use super::Span;

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

/// Returns the words of a text, in order: runs of letters and digits. A sign of a script without spaces is a word by
/// itself.
///
/// ```
/// use crosscheck::text::words;
/// let text = "Of 650 votes cast,\n540 weren’t his. 选举";
/// let found: Vec<&str> = words(text).map(|word| word.of(text)).collect();
/// assert_eq!(found, ["Of", "650", "votes", "cast", "540", "weren", "t", "his", "选", "举"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let rest = &text[start..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let len = if rest.starts_with(is_word_by_itself) {
            first
        } else {
            rest.find(|c: char| !c.is_alphanumeric() || is_word_by_itself(c)).unwrap_or(rest.len())
        };
        at = start + len;
        Some(Span::new(start, at))
    })
}

/// Thai to Khmer, kana, and Han.
fn is_word_by_itself(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
        || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
