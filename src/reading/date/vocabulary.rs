//! The words that patterns of dates name, so that every other word is left after one look.

use std::collections::{BTreeMap, BTreeSet};

use super::super::token::{Class as TokenClass, Tokens};
use super::super::word_table::bucket;
use super::class::Class;
use super::look::Look;

/// What the grammar knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The number of the word where it stands in patterns; 0 where it does not.
    pub(super) word: u16,
    /// The classes that it can begin, by their bits.
    pub(super) classes: u32,
    /// The sections of which it can begin a pattern, by their bits.
    pub(super) sections: u8,
}

/// The known words, in buckets of words that are alike.
#[derive(Default)]
pub(super) struct Vocabulary {
    buckets: Vec<Vec<(&'static str, Known)>>,
    words: u16,
    digits: Known,
    /// The words that each class begins with, and whether digits do: asked for by every pattern.
    firsts: BTreeMap<Class, (Vec<&'static str>, bool)>,
    /// The sections and classes that were noted: many patterns begin alike.
    begun: BTreeSet<(usize, Class)>,
}

/// More than the words that are known, so that few share a bucket; a power of two.
const BUCKETS: usize = 2_048;

impl Vocabulary {
    /// Returns a vocabulary that knows what begins each class.
    pub(super) fn new() -> Self {
        let mut vocabulary = Self { buckets: vec![Vec::new(); BUCKETS], ..Self::default() };
        for class in Class::all() {
            let (words, digits) = class.first_words();
            for word in &words {
                vocabulary.entry(word).classes |= class.bit();
            }
            if digits {
                vocabulary.digits.classes |= class.bit();
            }
            vocabulary.firsts.insert(class, (words, digits));
        }
        vocabulary
    }

    /// Returns the number of a word of a pattern.
    pub(super) fn number(&mut self, word: &'static str) -> u16 {
        let next = self.words + 1;
        let known = self.entry(word);
        if known.word == 0 {
            known.word = next;
            self.words = next;
        }
        self.entry(word).word
    }

    /// Takes note that a pattern of a section begins with a word.
    pub(super) fn begins_with_word(&mut self, word: &'static str, section: usize) {
        self.entry(word).sections |= 1 << section;
    }

    /// Takes note that a pattern of a section begins with a class.
    pub(super) fn begins_with_class(&mut self, class: Class, section: usize) {
        if !self.begun.insert((section, class)) {
            return;
        }
        let Some((words, digits)) = self.firsts.remove(&class) else { return };
        for word in &words {
            self.entry(word).sections |= 1 << section;
        }
        if digits {
            self.digits.sections |= 1 << section;
        }
        if class == Class::Date {
            self.dates_begin_too(section);
        }
        self.firsts.insert(class, (words, digits));
    }

    /// What can begin a date of a section above can begin this section too.
    fn dates_begin_too(&mut self, section: usize) {
        let above = (1 << section) - 1;
        let all = self.buckets.iter_mut().flatten().map(|(_, known)| known);
        for known in all.chain([&mut self.digits]) {
            if known.sections & above != 0 {
                known.sections |= 1 << section;
            }
        }
    }

    /// Returns what is known of token `at`.
    pub(super) fn known(&self, tokens: &Tokens<'_>, at: usize) -> Known {
        if tokens.is(at, TokenClass::Figure) || tokens.is(at, TokenClass::Other) {
            return self.digits;
        }
        let word = tokens.bare(at);
        let word = if tokens.is_hyphen(at) { "-" } else { word };
        let bucket = &self.buckets[bucket(word) & (BUCKETS - 1)];
        bucket.iter().find(|(own, _)| *own == word).map(|(_, known)| *known).unwrap_or_default()
    }

    fn entry(&mut self, word: &'static str) -> &mut Known {
        let bucket = &mut self.buckets[bucket(word) & (BUCKETS - 1)];
        let at = bucket.iter().position(|(own, _)| *own == word).unwrap_or_else(|| {
            bucket.push((word, Known::default()));
            bucket.len() - 1
        });
        &mut bucket[at].1
    }
}
