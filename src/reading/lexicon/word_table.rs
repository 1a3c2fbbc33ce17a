//! A table that is asked for words of prose, most of which it does not hold.

use std::num::NonZeroU32;

/// The number of a word in a table, by which it is found again without a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct WordNumber(NonZeroU32);

impl WordNumber {
    fn of_position(position: usize) -> Option<Self> {
        u32::try_from(position + 1).ok().and_then(NonZeroU32::new).map(Self)
    }

    /// Returns where the word stands in the table, from 0: an index for what else is known of the words.
    pub(in crate::reading) fn position(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// What is known of some words, in buckets of words that are alike: one look says that a word is not there.
#[derive(Clone, Debug)]
pub(in crate::reading) struct WordTable<T> {
    words: Vec<(Box<str>, T)>,
    buckets: Vec<Vec<u32>>,
}

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self { words: Vec::new(), buckets: vec![Vec::new(); 8] }
    }
}

impl<T> WordTable<T> {
    /// Returns what is known of `word`.
    pub(in crate::reading) fn get(&self, word: &str) -> Option<&T> {
        self.position(word).map(|at| &self.words[at].1)
    }

    /// Whether the table holds `word`.
    #[cfg(test)]
    pub(in crate::reading) fn has(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Returns the number of `word`, which it keeps.
    pub(in crate::reading) fn number(&self, word: &str) -> Option<WordNumber> {
        self.position(word).and_then(WordNumber::of_position)
    }

    fn position(&self, word: &str) -> Option<usize> {
        let bucket = &self.buckets[bucket(word) & (self.buckets.len() - 1)];
        let at = bucket.iter().find(|at| *self.words[**at as usize].0 == *word)?;
        Some(*at as usize)
    }

    /// Returns what is known of the word of that number.
    pub(in crate::reading) fn at(&self, number: WordNumber) -> Option<&T> {
        self.words.get(number.position()).map(|(_, value)| value)
    }

    /// Returns the words with what is known of them, in the order in which they were put in.
    pub(in crate::reading) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.words.iter().map(|(word, value)| (&**word, value))
    }

    /// Makes four times as many buckets as words, so that few words share one.
    fn grow(&mut self) {
        let size = (self.words.len() * 4).next_power_of_two().max(8);
        self.buckets = vec![Vec::new(); size];
        for (at, (word, _)) in (0..).zip(&self.words) {
            self.buckets[bucket(word) & (size - 1)].push(at);
        }
    }
}

impl<T: Default> WordTable<T> {
    /// Returns the number of `word`, which is put in where it is new.
    pub(in crate::reading) fn number_or_add(&mut self, word: &str) -> Option<WordNumber> {
        self.entry(word);
        self.number(word)
    }

    /// Returns what is known of `word`, to be changed; nothing is known of a word that is new.
    pub(in crate::reading) fn entry(&mut self, word: &str) -> &mut T {
        let at = self.position(word).unwrap_or_else(|| {
            let at = self.words.len();
            self.words.push((word.into(), T::default()));
            if self.words.len() * 2 > self.buckets.len() {
                self.grow();
            } else {
                let size = self.buckets.len();
                let number = u32::try_from(at).expect("a table has fewer words");
                self.buckets[bucket(word) & (size - 1)].push(number);
            }
            at
        });
        &mut self.words[at].1
    }
}

/// Returns the number of a word's bucket, by its length and by bytes at its ends; it is to be cut to the number of
/// buckets.
fn bucket(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let last = byte(bytes.len().saturating_sub(1));
    byte(0) * 31 + byte(1) * 7 + last * 131 + bytes.len() * 17
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_holds_its_words_and_no_others() {
        let mut table = WordTable::default();
        for (word, value) in ["one", "ten", "one"].into_iter().zip(0..) {
            *table.entry(word) = value;
        }
        assert_eq!(table.get("one"), Some(&2));
        assert_eq!(table.get("ten"), Some(&1));
        assert_eq!(table.get("eno"), None);
        assert!(!table.has(""));
        assert_eq!(table.iter().count(), 2);
        assert!(!WordTable::<()>::default().has("one"));
    }
}
