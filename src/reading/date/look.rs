//! How date rules look at tokens.

use crate::reading::token::{Class, Tokens};

/// What date rules ask of tokens.
pub(super) trait Look {
    /// Returns the word at `at` without "'s".
    fn bare(&self, at: usize) -> &str;
    /// Whether the word at `at` could have a capital letter, and has none.
    fn is_lower(&self, at: usize) -> bool;
    /// Whether the word at `at` has a capital letter.
    fn is_capital(&self, at: usize) -> bool;
    /// Whether nothing but the tokens `from..to`, and perhaps "the", stands in the sentence.
    fn is_alone(&self, from: usize, to: usize) -> bool;
    /// Whether a blank line stands within the tokens `from..to`.
    fn is_broken(&self, from: usize, to: usize) -> bool;
}

impl Look for Tokens<'_> {
    fn bare(&self, at: usize) -> &str {
        let word = self.word(at);
        word.strip_suffix("'s").unwrap_or(word)
    }

    fn is_lower(&self, at: usize) -> bool {
        self.word(at).starts_with(|c: char| c.is_ascii_lowercase()) && !self.is_capital(at)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.capital)
    }

    fn is_alone(&self, from: usize, to: usize) -> bool {
        let ends = |at: usize| matches!(self.word(at), "." | "!" | "?");
        let from = from - usize::from(self.word_before(from) == "the");
        // "No. 1987" is no sentence of its own.
        let begins = from == 0
            || (ends(from - 1)
                && from >= 2
                && (self.word(from - 2).len() > 4 || !self.glued(from - 1)));
        begins && (to >= self.len() || ends(to))
    }

    fn is_broken(&self, from: usize, to: usize) -> bool {
        let words = self.span(from, to).of(self.text);
        let mut lines = words.split('\n').skip(1);
        lines.any(|line| line.trim().is_empty())
    }
}

/// Returns the number at token `at` where it is one or two digits.
pub(super) fn small_digits(tokens: &Tokens<'_>, at: usize) -> Option<i64> {
    let word = tokens.word(at);
    (tokens.is(at, Class::Figure) && word.len() <= 2).then(|| word.parse().ok())?
}

/// Returns the number at token `at` where it is four digits that can be a year, 1000 to 2999.
pub(super) fn year_digits(tokens: &Tokens<'_>, at: usize) -> Option<i64> {
    let word = tokens.word(at);
    let year = word.parse().ok().filter(|year| (1000..=2999).contains(year))?;
    (tokens.is(at, Class::Figure) && word.len() == 4).then_some(year)
}
