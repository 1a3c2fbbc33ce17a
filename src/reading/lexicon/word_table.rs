//! A table that is asked for words of prose, most of which it does not hold.

use std::num::NonZeroU32;
use std::ops::Range;

/// The number of a word in a table, by which it is found again without a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct WordNumber(NonZeroU32);

impl WordNumber {
    fn of_position(position: usize) -> Self {
        let number = u32::try_from(position + 1).ok().and_then(NonZeroU32::new);
        Self(number.expect("the words of tables are fewer than numbers of 32 bits"))
    }

    /// Returns where the word stands in the table, from 0: an index for what else is known of the words.
    pub(in crate::reading) fn position(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Facts about words. That a word is not there is mostly told by one look at a free slot: there are four
/// times as many slots as words, and a word is noted in the first free one from its own on.
#[derive(Clone, Debug)]
pub(in crate::reading) struct WordTable<T> {
    /// All words, one after another.
    text: String,
    /// Where each word begins and ends in the text, and what is known of it.
    words: Vec<(Range<usize>, T)>,
    /// The number of slots is a power of two; a free one is `None`.
    slots: Vec<Option<WordNumber>>,
}

/// The fewest slots of a table.
const FEWEST_SLOTS: usize = 64;

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self { text: String::new(), words: Vec::new(), slots: vec![None; FEWEST_SLOTS] }
    }
}

impl<T> WordTable<T> {
    /// Returns what is known of `word`.
    pub(in crate::reading) fn get(&self, word: &str) -> Option<&T> {
        self.at(self.number(word)?)
    }

    /// Whether the table holds `word`.
    #[cfg(test)]
    pub(in crate::reading) fn has(&self, word: &str) -> bool {
        self.number(word).is_some()
    }

    /// Returns the number of `word`, which it keeps.
    pub(in crate::reading) fn number(&self, word: &str) -> Option<WordNumber> {
        self.slots[self.slot(word)]
    }

    /// Returns the slot in which `word` is noted, or the free one in which it would be.
    fn slot(&self, word: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash(word) & last;
        while let Some(number) = self.slots[slot] {
            if self.text[self.words[number.position()].0.clone()] == *word {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }

    /// Returns what is known of the word of that number.
    pub(in crate::reading) fn at(&self, number: WordNumber) -> Option<&T> {
        self.words.get(number.position()).map(|(_, value)| value)
    }

    /// Returns the words with what is known of them, in the order in which they were put in.
    pub(in crate::reading) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.words.iter().map(|(word, value)| (&self.text[word.clone()], value))
    }

    fn grow(&mut self) {
        self.slots = vec![None; self.slots.len() * 4];
        for position in 0..self.words.len() {
            let slot = self.slot(&self.text[self.words[position].0.clone()]);
            self.slots[slot] = Some(WordNumber::of_position(position));
        }
    }
}

impl<T: Default> WordTable<T> {
    /// Returns the number of `word`, which is put in where it is new.
    ///
    /// # Panics
    ///
    /// Where there are more words than numbers of 32 bits: tables are bounded long before.
    fn number_or_add(&mut self, word: &str) -> WordNumber {
        let slot = self.slot(word);
        self.slots[slot].unwrap_or_else(|| self.add(word, slot))
    }

    /// Returns what is known of `word`, to be changed; nothing is known of a word that is new.
    pub(in crate::reading) fn entry(&mut self, word: &str) -> &mut T {
        let number = self.number_or_add(word);
        &mut self.words[number.position()].1
    }

    fn add(&mut self, word: &str, slot: usize) -> WordNumber {
        let number = WordNumber::of_position(self.words.len());
        self.slots[slot] = Some(number);
        let start = self.text.len();
        self.text.push_str(word);
        self.words.push((start..self.text.len(), T::default()));
        if self.words.len() * 4 > self.slots.len() {
            self.grow();
        }
        number
    }
}

/// Returns a number that differs between most words, from the length and from bytes at both ends: whole words would
/// take longer to look at than to compare.
fn hash(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, u64::from);
    let last = bytes.len().saturating_sub(1);
    let ends = byte(0) | byte(1) << 8 | byte(2) << 16 | byte(last) << 24;
    // The multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
    let mixed = (ends ^ (bytes.len() as u64) << 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> 40).unwrap_or(0)
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
