//! Tables of phrases, found by their first word, longest first.

use super::word_table::WordTable;

/// Phrases and what they mean.
#[derive(Clone, Debug)]
pub(in crate::reading) struct Phrases<T> {
    by_first_word: WordTable<Vec<(Box<str>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first_word: WordTable::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase, whose words are parted by spaces. Of two alike the one that was there first comes first.
    pub(in crate::reading) fn add(&mut self, phrase: &str, meaning: T) {
        let words = |phrase: &str| phrase.split(' ').count();
        let own = self.by_first_word.entry(first_word(phrase));
        let at = own.partition_point(|(other, _)| words(other) >= words(phrase));
        own.insert(at, (phrase.into(), meaning));
    }

    /// Returns the phrases that begin with a word, longest first.
    pub(in crate::reading) fn beginning_with(&self, word: &str) -> &[(Box<str>, T)] {
        self.by_first_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns the meanings of a phrase of one word.
    pub(in crate::reading) fn meanings_of(&self, word: &str) -> impl Iterator<Item = &T> {
        let own = self.beginning_with(word).iter();
        own.filter(move |(phrase, _)| **phrase == *word).map(|(_, meaning)| meaning)
    }

    /// Returns all phrases.
    pub(in crate::reading) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let phrases = self.by_first_word.iter().flat_map(|(_, phrases)| phrases);
        phrases.map(|(phrase, meaning)| (&**phrase, meaning))
    }

    /// Returns the words that phrases begin with.
    pub(in crate::reading) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first_word.iter().map(|(word, _)| word)
    }
}

/// Returns the word that a phrase begins with.
pub(in crate::reading) fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or(phrase)
}
