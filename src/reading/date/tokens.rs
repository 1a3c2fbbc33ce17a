//! Questions that date rules ask of tokens.

use crate::reading::lexicon::{Ending, Phrase, Set};
use crate::reading::token::{Class, Tokens};

impl Tokens<'_> {
    /// Returns the word at `at` without "'s".
    pub(super) fn bare(&self, at: usize) -> &str {
        let word = self.word(at);
        self.lexicon.stem(word, Ending::Possessive).unwrap_or(word)
    }

    /// Whether the word at `at`, without "'s", has an ending.
    pub(super) fn ends(&self, at: usize, ending: Ending) -> bool {
        self.lexicon.ends(self.bare(at), ending)
    }

    /// Whether the word at `at` could have a capital letter, and has none.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.word(at).starts_with(|c: char| c.is_ascii_lowercase()) && !self.is_capital(at)
    }

    /// Whether nothing but the tokens `from..to`, and perhaps "the", stands in the sentence.
    pub(super) fn is_alone(&self, from: usize, to: usize) -> bool {
        let ends = |at: usize| matches!(self.word(at), "." | "!" | "?");
        let from = from - usize::from(self.is_in_before(from, Set::Definite));
        // "No. 1987" is no sentence of its own.
        let begins = from == 0
            || (ends(from - 1)
                && from >= 2
                && (self.word(from - 2).len() > 4 || !self.glued(from - 1)));
        begins && (to >= self.len() || ends(to))
    }

    /// Returns the number at `at` where it is one or two digits.
    pub(super) fn small_digits(&self, at: usize) -> Option<i64> {
        let word = self.word(at);
        (self.is(at, Class::Figure) && word.len() <= 2).then(|| word.parse().ok())?
    }

    /// Whether a year of our time stands at `at`: 1900 to 2099.
    pub(super) fn is_recent_year(&self, at: usize) -> bool {
        self.year_digits(at).is_some_and(is_recent)
    }

    /// Whether a percentage ends before the token at `at`.
    pub(super) fn follows_percent(&self, at: usize) -> bool {
        self.word_before(at) == "%"
            || self.is_in_before(at, Set::Percent)
            || self.ends_before(at, Phrase::Percent)
    }

    /// Whether the word at `at` says whose the next is: "their", "Norway's".
    pub(super) fn owns(&self, at: usize) -> bool {
        self.is_in(at, Set::Owner) || self.lexicon.ends(self.word(at), Ending::Possessive)
    }

    /// Returns the number at `at` where it is four digits that can be a year, 1000 to 2999.
    pub(super) fn year_digits(&self, at: usize) -> Option<i64> {
        let word = self.word(at);
        let year = word.parse().ok().filter(|year| (1000..=2999).contains(year))?;
        (self.is(at, Class::Figure) && word.len() == 4).then_some(year)
    }
}

/// Whether a year is of our time: 1900 to 2099.
pub(super) fn is_recent(year: i64) -> bool {
    (1900..=2099).contains(&year)
}
