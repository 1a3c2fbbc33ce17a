//! The words that patterns of dates name, so that every other word is left after one look.

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::look::Look;
use crate::reading::lexicon::{Lexicon, WordTable};
use crate::reading::token::{Class as TokenClass, Tokens};

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

/// The known words.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    known: WordTable<Known>,
    words: u16,
    digits: Known,
    /// The words that each class begins with, and whether digits do: asked for by every pattern.
    firsts: BTreeMap<Class, (Vec<String>, bool)>,
    /// The sections and classes that were noted: many patterns begin alike.
    begun: BTreeSet<(usize, Class)>,
}

impl Vocabulary {
    /// Returns a vocabulary that knows what begins each class.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut vocabulary = Self::default();
        for class in Class::all() {
            let (words, digits) = class.first_words(lexicon);
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            for word in &words {
                vocabulary.known.entry(word).classes |= class.bit();
            }
            if digits {
                vocabulary.digits.classes |= class.bit();
            }
            vocabulary.firsts.insert(class, (words, digits));
        }
        vocabulary
    }

    /// Returns the number of a word of a pattern.
    pub(super) fn number(&mut self, word: &str) -> u16 {
        let next = self.words + 1;
        let known = self.known.entry(word);
        if known.word == 0 {
            known.word = next;
            self.words = next;
        }
        self.known.entry(word).word
    }

    /// Takes note that a pattern of a section begins with a word.
    pub(super) fn begins_with_word(&mut self, word: &str, section: usize) {
        self.known.entry(word).sections |= 1 << section;
    }

    /// Takes note that a pattern of a section begins with a class.
    pub(super) fn begins_with_class(&mut self, class: Class, section: usize) {
        if !self.begun.insert((section, class)) {
            return;
        }
        let Some((words, digits)) = self.firsts.remove(&class) else { return };
        for word in &words {
            self.known.entry(word).sections |= 1 << section;
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
        let all = self.known.values_mut();
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
        self.known.get(word).copied().unwrap_or_default()
    }
}
