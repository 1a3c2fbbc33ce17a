//! The sum that number words make, word by word.

use crate::reading::lexicon::{Ending, NumberWord, Set};
use crate::reading::token::Tokens;

/// The number words read so far: `total` of the scales that are closed, and what the next scale multiplies.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) total: i128,
    pub(super) current: i128,
    /// The scale closed last; the next must be smaller.
    pub(super) scale: Option<i128>,
    /// What the magnitudes that end it multiply by, 100,000 in "three hundred thousand"; 1 where none does.
    pub(super) magnitude: i128,
    pub(super) words: usize,
}

impl Sum {
    /// Returns the sum with the number word at token `at`, where that carries the number on, and the token
    /// after it.
    pub(super) fn with_word(mut self, tokens: &Tokens<'_>, at: usize) -> Option<(Self, usize)> {
        let word_at = self.past_joint(tokens, at);
        let last = self.magnitude.max(1);
        self.magnitude = 1;
        match tokens.number_word(word_at)? {
            NumberWord::Unit(unit) if self.takes_unit(unit) => self.current += i128::from(unit),
            NumberWord::Tens(tens) if self.takes_tens(tokens, word_at) => {
                self.current += i128::from(tens);
            }
            NumberWord::Hundred if (1..100).contains(&self.current) => {
                self.current *= 100;
                self.magnitude = 100;
            }
            NumberWord::Scale(scale) => self.close(scale, last)?,
            // "three cr twelve lac": the letters alone could be anything.
            NumberWord::MoneySuffix(scale)
                if scale >= 10_000_000
                    && tokens.word(word_at).len() == 2
                    && tokens.number_word(word_at + 1).is_some_and(NumberWord::is_cardinal) =>
            {
                self.close(scale, last)?;
            }
            _ => return None,
        }
        self.words += 1;
        Some((self, word_at + 1))
    }

    /// Returns the token after the "and" or hyphen at token `at` that can stand inside a number.
    pub(super) fn past_joint(&self, tokens: &Tokens<'_>, at: usize) -> usize {
        if self.words == 0 {
            return at;
        }
        let and = tokens.is_in(at, Set::And) && self.current % 100 == 0;
        // "fifty - two": news that a tokeniser has parted.
        let tens = self.current % 100 >= 20 && self.current % 10 == 0;
        let spaced = tens && tokens.word(at) == "-" && !tokens.glued(at) && !tokens.glued(at + 1);
        let joint = tens && tokens.is_in(at, Set::TensJoint);
        let comma = tokens.word(at) == "," && self.goes_on_after_comma(tokens, at + 1);
        at + usize::from(
            and || spaced || joint || comma || (tokens.is_dash(at) && tokens.glued(at)),
        )
    }

    /// Whether the words from token `at` on end a number that a comma parts after a magnitude: "nine thousand, four hundred
    /// and six", "two million, six thousand".
    fn goes_on_after_comma(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let Some(scale) = self.scale.filter(|_| self.current == 0) else { return false };
        let first = tokens.number_word(at);
        let is_small = matches!(first, Some(NumberWord::Unit(1..) | NumberWord::Tens(_)));
        let magnitude = tokens.number_word(at + 1).and_then(NumberWord::magnitude);
        is_small && magnitude.is_some_and(|magnitude| magnitude < scale)
    }

    /// Multiplies what the scale closes. A larger scale multiplies the whole: "three thousand million". `last` is what
    /// the magnitudes before it multiply by.
    fn close(&mut self, scale: i128, last: i128) -> Option<()> {
        let larger =
            self.current == 0 && last > 1 && self.scale.is_some_and(|smaller| scale > smaller);
        if larger {
            self.total = self.total.checked_mul(scale)?;
        } else if self.takes_scale(scale) {
            self.total = self.total.checked_add(self.current.checked_mul(scale)?)?;
        } else {
            return None;
        }
        self.current = 0;
        self.scale = Some(scale);
        self.magnitude = last.checked_mul(scale)?;
        Some(())
    }

    pub(super) fn takes_unit(&self, unit: u32) -> bool {
        let first = self.words == 0 && self.current == 0;
        let nought = self.current == 0 && self.scale.is_none();
        first
            || (unit > 0
                && !nought
                && (self.current % 100 == 0
                    || (unit < 10 && self.current % 100 >= 20 && self.current % 10 == 0)))
    }

    /// Whether tens carry the number on: not those of "one hundred thirty-fifths".
    fn takes_tens(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let unit_at = at + 1 + usize::from(tokens.is_dash(at + 1));
        let part = tokens.lexicon.stem(tokens.word(unit_at), Ending::Plural);
        let part = part.and_then(|word| tokens.lexicon.number_word(word));
        // "twenty fifths" are so many parts, and "three twenty-fifths" are of another sort.
        let counts_parts = self.words == 0 && unit_at == at + 1;
        let is_of_part = matches!(part, Some(NumberWord::Ordinal(1..=9))) && !counts_parts;
        self.current % 100 == 0 && !is_of_part
    }

    pub(super) fn takes_scale(&self, scale: i128) -> bool {
        self.current > 0 && self.scale.is_none_or(|last| scale < last)
    }
}
