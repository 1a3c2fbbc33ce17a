//! What patterns of dates can begin with, by the numbers that words have in the lexicon: a token with which no pattern
//! goes on is left after one look.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::date::class::PatternClass;
use crate::reading::lexicon::{Lexicon, WordNumber};
use crate::reading::token::Tokens;

/// The figure that a word can begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordUse {
    /// The classes that it can begin, by their bits.
    pub(super) classes: u32,
    /// The sections of which it can begin a pattern, by their bits.
    pub(super) sections: u8,
}

/// What words can begin, by their positions in the lexicon, and what digits can.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<WordUse>,
    digits: WordUse,
}

impl Vocabulary {
    /// Returns what can begin token `at`.
    pub(super) fn begun_by(&self, tokens: &Tokens<'_>, at: usize) -> WordUse {
        match tokens.bare_number(at) {
            Some(number) => self.words.get(number.position()).copied().unwrap_or_default(),
            None if tokens.is_digits(at) => self.digits,
            None => WordUse::default(),
        }
    }

    fn word(&mut self, number: WordNumber) -> &mut WordUse {
        let position = number.position();
        if position >= self.words.len() {
            self.words.resize(position + 1, WordUse::default());
        }
        &mut self.words[position]
    }
}

/// A vocabulary while rules are added, and what it is made from.
pub(super) struct VocabularyBuilder<'l> {
    vocabulary: Vocabulary,
    lexicon: &'l Lexicon,
    /// The words that each class begins with, and whether digits do: asked for by every pattern.
    firsts: BTreeMap<PatternClass, (Vec<WordNumber>, bool)>,
    /// The sections and classes that were noted: many patterns begin alike.
    begun: BTreeSet<(usize, PatternClass)>,
}

impl<'l> VocabularyBuilder<'l> {
    /// Returns a vocabulary that knows what begins each class.
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut firsts = BTreeMap::new();
        for class in PatternClass::ALL.iter().copied() {
            let (words, digits) = class.first_words(lexicon);
            let numbers: Vec<WordNumber> =
                words.into_iter().filter_map(|word| lexicon.words.number(word)).collect();
            for number in &numbers {
                vocabulary.word(*number).classes |= class.bit();
            }
            if digits {
                vocabulary.digits.classes |= class.bit();
            }
            firsts.insert(class, (numbers, digits));
        }
        Self { vocabulary, lexicon, firsts, begun: BTreeSet::new() }
    }

    /// Returns the vocabulary. What can begin a date of a section can begin the sections below too whose patterns
    /// begin with a date.
    pub(super) fn finished(self) -> Vocabulary {
        let Self { mut vocabulary, begun, .. } = self;
        let with_dates = begun.iter().filter(|(_, class)| *class == PatternClass::Date);
        for (section, _) in with_dates {
            let above = (1 << section) - 1;
            for word in vocabulary.words.iter_mut().chain([&mut vocabulary.digits]) {
                if word.sections & above != 0 {
                    word.sections |= 1 << section;
                }
            }
        }
        vocabulary
    }

    /// Returns the number of a word of a pattern; `None` where the lexicon does not have it.
    pub(super) fn number(&self, word: &str) -> Option<WordNumber> {
        self.lexicon.words.number(word)
    }

    /// Takes note that a pattern of a section begins with a word.
    pub(super) fn begins_with_word(&mut self, word: WordNumber, section: usize) {
        self.vocabulary.word(word).sections |= 1 << section;
    }

    /// Takes note that a pattern of a section begins with a class.
    pub(super) fn begins_with_class(&mut self, class: PatternClass, section: usize) {
        if !self.begun.insert((section, class)) {
            return;
        }
        let Some((numbers, digits)) = self.firsts.get(&class) else { return };
        for number in numbers {
            self.vocabulary.word(*number).sections |= 1 << section;
        }
        if *digits {
            self.vocabulary.digits.sections |= 1 << section;
        }
    }
}
