//! The words of a document, as it is compared with others.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::{Places, Span, ascii_lookalike, word_key};

use super::fingerprint::winnowed;
use super::own_words::{OwnWords, own_words};

/// A document that is compared with others.
#[derive(Debug)]
pub struct ComparedText<'t> {
    pub(super) text: Cow<'t, str>,
    /// The key of each word, by which it is compared.
    pub(super) keys: Vec<u64>,
    /// The first byte of each word.
    starts: Vec<u32>,
    /// The places of the quotes that are cited from it.
    cited: Places,
    own: OnceLock<OwnWords>,
    /// Its fingerprints in order, each with the number of the first word where it stands first.
    fingerprints: OnceLock<Vec<(u64, usize)>>,
}

impl<'t> ComparedText<'t> {
    /// Returns a text with its words; `cited` are the places in it that are cited.
    pub fn new(text: impl Into<Cow<'t, str>>, cited: Places) -> Self {
        let text = text.into();
        let (mut keys, mut starts) = (Vec::new(), Vec::new());
        for word in words(&text) {
            // A source of 100 MB has places far below 2^32.
            let Ok(start) = word.start.try_into() else { break };
            keys.push(key(word.of(&text)));
            starts.push(start);
        }
        Self { text, keys, starts, cited, own: OnceLock::new(), fingerprints: OnceLock::new() }
    }

    /// Returns where the word at `index` begins.
    pub(super) fn start(&self, index: usize) -> usize {
        self.starts[index] as usize
    }

    /// Returns from where to where words that follow one another stand.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let last = self.start(range.end - 1);
        Span::new(self.start(range.start), end_of_word(&self.text, last))
    }

    /// Returns the number of the first word of the run that has this fingerprint; of several runs, of the first.
    pub(super) fn place_of(&self, fingerprint: u64) -> Option<usize> {
        let fingerprints = self.fingerprints.get_or_init(|| {
            let mut placed = winnowed(self.keys.iter().copied());
            placed.sort_unstable();
            placed.dedup_by_key(|(hash, _)| *hash);
            placed
        });
        let index = fingerprints.binary_search_by_key(&fingerprint, |(hash, _)| *hash).ok()?;
        Some(fingerprints[index].1)
    }

    /// Returns which words are the document's own.
    pub(super) fn own(&self) -> &OwnWords {
        self.own.get_or_init(|| own_words(self))
    }

    /// Whether one of some words that follow one another is cited.
    pub(super) fn is_cited(&self, words: &Range<usize>) -> bool {
        self.cited.overlap(self.span(words))
    }
}

/// Returns the words of a text, in order: runs of letters and digits, also over a hyphen at the end of a line. A sign of
/// a script without spaces is a word by itself.
pub(super) fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Most of what parts words is ASCII.
        let apart = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
        at += text.as_bytes()[at..].iter().take_while(|byte| apart(byte)).count();
        let is_ascii = text.as_bytes().get(at).is_some_and(u8::is_ascii);
        let start = if is_ascii { at } else { at + text[at..].find(char::is_alphanumeric)? };
        at = end_of_word(text, start);
        Some(Span::new(start, at))
    })
}

fn end_of_word(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_whole = rest.as_bytes().get(ascii).is_none_or(|b| b.is_ascii() && *b != b'-');
    if ascii > 0 && is_whole {
        return start + ascii;
    }
    let mut signs = rest.chars();
    if let Some(sign) = signs.next().filter(|sign| is_word_by_itself(*sign)) {
        return start + sign.len_utf8();
    }
    let ends = |c: char| !is_inside_word(c) || is_word_by_itself(c);
    let end = start + rest.find(ends).unwrap_or(rest.len());
    match carried_over(&text[end..]) {
        Some(next) => end_of_word(text, end + next),
        None => end,
    }
}

/// Returns how far it is to the rest of a word that a hyphen parts at the end of a line.
fn carried_over(after: &str) -> Option<usize> {
    let line = after.strip_prefix(['-', '‐'])?;
    let next = line.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
    let next = next.trim_start_matches([' ', '\t']);
    next.starts_with(char::is_lowercase).then(|| after.len() - next.len())
}

fn is_inside_word(c: char) -> bool {
    let is_unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    c.is_alphanumeric() || is_unseen || is_combining_mark(c)
}

/// Thai to Khmer, kana, and Han.
fn is_word_by_itself(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
        || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Returns what a word is compared by: its letters without case and accents, ligatures parted (Unicode Standard Annex
/// 15, NFKD), and as one those of Persian and Arabic keyboards, and those that look like a Latin letter.
pub(super) fn key(word: &str) -> u64 {
    // Of ASCII, a word has other signs than letters and digits only where a line end parts it.
    let is_plain = word.is_ascii() && !word.contains('-');
    let letters = if is_plain { Cow::Borrowed(word) } else { Cow::Owned(letters(word)) };
    word_key(&letters)
}

fn letters(word: &str) -> String {
    let parted = word.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
    let same = parted.flat_map(char::to_lowercase).map(|c| match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        other => ascii_lookalike(other).unwrap_or(other),
    });
    same.collect()
}

/// Returns what the words of a text are compared by, in order.
pub fn word_keys(text: &str) -> impl Iterator<Item = u64> + '_ {
    words(text).map(|word| key(word.of(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = words(text).map(|word| word.of(text)).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("Of 650 votes, weren’t his", &["Of", "650", "votes", "weren", "t", "his"]);
        check(
            "he resig-\nned; a well-known Anglo-\nAmerican",
            &["he", "resig-\nned", "a", "well", "known", "Anglo", "American"],
        );
        check("选举 31人", &["选", "举", "31", "人"]);
        check("cafe\u{301} co\u{ad}op", &["cafe\u{301}", "co\u{ad}op"]);
    }

    #[test]
    fn words_are_compared_by_their_letters() {
        let same = [
            ("Resigned", "resig-\nned"),
            ("café", "CAFE\u{301}"),
            ("علي", "علی"),
            ("ﬁre", "fire"),
            ("co\u{ad}op", "coop"),
            ("blаst", "blast"),
        ];
        for (one, other) in same {
            assert_eq!(key(one), key(other), "{one:?} {other:?}");
        }
        assert_ne!(key("31"), key("37"));
    }
}
