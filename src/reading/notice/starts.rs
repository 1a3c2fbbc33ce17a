//! The words that a notice may begin with, looked for all together.
//!
//! Every check of a document looks for them, and most find none: what costs least to make is best for short texts, and what reads
//! fastest for long ones.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use unicode_normalization::char::is_combining_mark;

use super::words::NoticeWord;
use crate::text::Span;

/// The words that a notice may begin with.
#[derive(Clone, Debug)]
pub(super) struct NoticeStarts {
    /// Those that are preferred first.
    phrases: Vec<(NoticeWord, String)>,
    /// What phrases begin with, up to the first sign or space.
    words: Vec<String>,
    /// Finds those.
    beginnings: AhoCorasick,
    /// The same as a full table of states, once a long text is searched.
    table: OnceLock<AhoCorasick>,
    /// For each beginning, the phrases that have it.
    with_beginning: Vec<Vec<usize>>,
}

impl NoticeStarts {
    /// Returns what finds these phrases, of which those at one place that stand first are preferred; `None` where there are
    /// none, or too many for a search.
    pub(super) fn new(phrases: Vec<(NoticeWord, String)>) -> Option<Self> {
        let mut distinct: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, (_, phrase)) in phrases.iter().enumerate() {
            let beginning = beginning(phrase).to_lowercase();
            // The search forgives the case of ASCII letters alone.
            let cases = if beginning.is_ascii() {
                vec![beginning]
            } else {
                vec![beginning.to_uppercase(), capitalised(&beginning), beginning]
            };
            for case in cases {
                let own = distinct.entry(case).or_default();
                if own.last() != Some(&number) {
                    own.push(number);
                }
            }
        }
        let beginnings = automaton(AhoCorasickKind::ContiguousNFA, distinct.keys());
        let (beginnings, table) = (beginnings.filter(|_| !phrases.is_empty())?, OnceLock::new());
        let (words, with_beginning) = distinct.into_iter().unzip();
        Some(Self { phrases, words, beginnings, table, with_beginning })
    }

    /// Returns what searches a text of so many bytes.
    fn search_of(&self, bytes: usize) -> &AhoCorasick {
        if bytes < LONG_TEXT {
            return &self.beginnings;
        }
        let table = || automaton(AhoCorasickKind::DFA, &self.words);
        self.table.get_or_init(|| table().unwrap_or_else(|| self.beginnings.clone()))
    }

    /// Returns the phrases in a text, in order and none overlapping another, with what each is for. Case does not matter,
    /// nor how much white space parts two words.
    pub(super) fn find<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (NoticeWord, Span)> + 't {
        let mut from = 0;
        let search = self.search_of(text.len());
        std::iter::from_fn(move || {
            loop {
                let found = search.find(aho_corasick::Input::new(text).range(from..))?;
                let start = found.start();
                let phrases = self.with_beginning[found.pattern().as_usize()].iter();
                let mut ends = phrases.filter_map(|phrase| {
                    let (word, phrase) = &self.phrases[*phrase];
                    Some((*word, Span::new(start, end_of(phrase, text, start)?)))
                });
                let begins = parts_words(text, start);
                if let Some((word, span)) = ends.next().filter(|_| begins) {
                    from = span.end;
                    return Some((word, span));
                }
                from = start + text[start..].chars().next().map_or(1, char::len_utf8);
            }
        })
    }
}

/// From how many bytes on a text is searched by a full table of states.
const LONG_TEXT: usize = 100_000;

fn automaton<Word: AsRef<[u8]>>(
    kind: AhoCorasickKind,
    words: impl IntoIterator<Item = Word>,
) -> Option<AhoCorasick> {
    let built = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(kind))
        .build(words);
    built.ok()
}

/// Returns the letters that a phrase begins with; its first word where it begins with none.
fn beginning(phrase: &str) -> &str {
    let letters = phrase.find(|c: char| !c.is_alphabetic()).unwrap_or(phrase.len());
    let word = phrase.find(' ').unwrap_or(phrase.len());
    &phrase[..if letters == 0 { word } else { letters }]
}

/// Returns a word in lower case with a capital.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Returns where a phrase that begins at `start` ends in a text; `None` where it does not stand there by itself.
fn end_of(phrase: &str, text: &str, start: usize) -> Option<usize> {
    let mut rest = &text[start..];
    for (number, word) in phrase.split(' ').enumerate() {
        let word_start = rest.trim_start();
        if (number > 0) != (word_start.len() < rest.len()) {
            return None;
        }
        rest = word_start;
        for own in word.chars() {
            let c = rest.chars().next().filter(|c| is_same(own, *c))?;
            rest = &rest[c.len_utf8()..];
        }
    }
    let end = text.len() - rest.len();
    parts_words(text, end).then_some(end)
}

/// Whether a character of a phrase is one of a text, but for case and the form of an apostrophe.
fn is_same(own: char, c: char) -> bool {
    own == c
        || (own == '\'' && c == '’')
        || own.to_lowercase().eq(c.to_lowercase())
        || own.to_uppercase().eq(c.to_uppercase())
}

/// Whether a word begins or ends at a place of a text.
fn parts_words(text: &str, at: usize) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || is_combining_mark(c);
    let before = text[..at].chars().next_back().is_some_and(is_word);
    let after = text[at..].chars().next().is_some_and(is_word);
    before != after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(NoticeWord, &str)]) {
        let phrases = [
            (NoticeWord::Label, "correction notice"),
            (NoticeWord::Label, "correction"),
            (NoticeWord::OpenLabel, "corrections & clarifications"),
            (NoticeWord::OpenLabel, "corrections"),
            (NoticeWord::OpenLabel, "editor's note"),
            (NoticeWord::OwnText, "this version of the story"),
            (NoticeWord::OwnText, "this story"),
            (NoticeWord::OwnTextFirst, "élément"),
        ];
        let phrases = phrases.map(|(word, phrase)| (word, phrase.to_owned()));
        let starts = NoticeStarts::new(phrases.into()).expect("there are phrases");
        let found: Vec<_> = starts.find(text).map(|(word, span)| (word, span.of(text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn phrases_are_found_whole_and_in_any_case() {
        use NoticeWord::{Label, OpenLabel, OwnText, OwnTextFirst};
        check("Correction: it was 5", &[(Label, "Correction")]);
        check("CORRECTION\n NOTICE 5", &[(Label, "CORRECTION\n NOTICE")]);
        check("Corrections & Clarifications", &[(OpenLabel, "Corrections & Clarifications")]);
        check("Corrections&", &[(OpenLabel, "Corrections")]);
        check(
            "Editor’s note, editor's note",
            &[(OpenLabel, "Editor’s note"), (OpenLabel, "editor's note")],
        );
        check(
            "This story; this  version of the\tstory",
            &[(OwnText, "This story"), (OwnText, "this  version of the\tstory")],
        );
        for word in ["Élément", "élément", "ÉLÉMENT"] {
            check(word, &[(OwnTextFirst, word)]);
        }
        for none in
            ["overcorrection", "a corrections_", "editors note", "this version", "thisstory"]
        {
            check(none, &[]);
        }
    }

    #[test]
    fn there_is_no_search_for_no_words() {
        assert!(NoticeStarts::new(Vec::new()).is_none());
    }
}
