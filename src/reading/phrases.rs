//! Tables of phrases, found by their first word, longest first.

use std::collections::BTreeMap;

use super::token::Tokens;
use super::word_table::WordTable;

/// Phrases and what they mean.
pub(super) struct Phrases<T> {
    by_first_word: WordTable<Vec<(&'static str, T)>>,
}

impl<T: Copy> Phrases<T> {
    /// Returns the table of these phrases, whose words are parted by spaces.
    pub(super) fn new(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first_word: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (phrase, meaning) in phrases {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            by_first_word.entry(first).or_default().push((phrase, meaning));
        }
        for rows in by_first_word.values_mut() {
            rows.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.split(' ').count()));
        }
        Self { by_first_word: by_first_word.into_iter().collect() }
    }

    /// Returns the meanings of the phrases that stand at token `i`, longest first, each with the token after it.
    pub(super) fn at<'a>(
        &'a self,
        tokens: &'a Tokens<'_>,
        i: usize,
    ) -> impl Iterator<Item = (T, usize)> + 'a {
        let rows = self.by_first_word.get(tokens.word(i)).map_or(&[][..], Vec::as_slice);
        rows.iter()
            .filter_map(move |(phrase, meaning)| Some((*meaning, tokens.after_phrase(i, phrase)?)))
    }
}
