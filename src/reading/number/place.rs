//! The words of places in an order: "4th", "twenty-first", "thirtyfirst".

use crate::text::Span;

use crate::reading::lexicon::{Ending, Lexicon, NumberWord, Set};
use crate::reading::number::numeral::LARGEST_NUMERATOR;
use crate::reading::number::sum::Sum;
use crate::reading::token::{Class, Tokens};

/// Returns the ordinal number that begins at token `i`, its place, and the token after it.
pub(super) fn ordinal_at(tokens: &Tokens<'_>, i: usize) -> Option<(i128, Span, usize)> {
    let found = |number: i128, next| {
        let holds = number.unsigned_abs() <= LARGEST_NUMERATOR;
        holds.then(|| (number, tokens.span(i, next), next))
    };
    if tokens.is(i, Class::Figure) {
        let suffix = tokens.is_in(i + 1, Set::OrdinalSuffix) && tokens.glued(i + 1);
        let digits = tokens.word(i).replace(',', "");
        return if suffix { found(digits.parse().ok()?, i + 2) } else { None };
    }
    let word = tokens.word(i);
    if !tokens.is(i, Class::Word)
        || (tokens.number_word(i).is_none() && tokens.lexicon.parted(word, Ending::Tens).is_none())
    {
        return None;
    }
    let (number, next) = Sum::default().until_ordinal(tokens, i)?;
    found(number, next)
}

impl Sum {
    /// Returns the number that the words from token `at` on make up to an ordinal, and the token after it.
    pub(super) fn until_ordinal(self, tokens: &Tokens<'_>, at: usize) -> Option<(i128, usize)> {
        let mut sum = self;
        let mut at = at;
        loop {
            if let Some(found) = sum.with_ordinal(tokens, at) {
                return Some(found);
            }
            (sum, at) = sum.with_word(tokens, at)?;
        }
    }

    /// Returns the number that the ordinal word at token `at` ends, and the token after it.
    fn with_ordinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(i128, usize)> {
        let word_at = self.past_joint(tokens, at);
        let last = ordinal_word(tokens.lexicon, tokens.word(word_at))?;
        let number = match last {
            // "a thirty second clip".
            2 if self.is_article_before(tokens, at, word_at) => return None,
            1..20 if self.words == 0 || self.takes_unit(u32::try_from(last).ok()?) => {
                self.current + last
            }
            20..100 if self.current % 100 == 0 => self.current + last,
            100 if self.words == 0 || (1..100).contains(&self.current) => self.current.max(1) * 100,
            1000.. if self.words == 0 || self.takes_scale(last) => {
                self.current.max(1).checked_mul(last)?
            }
            _ => return None,
        };
        Some((self.total.checked_add(number)?, word_at + 1))
    }

    fn is_article_before(&self, tokens: &Tokens<'_>, at: usize, word_at: usize) -> bool {
        self.words == 1 && at == word_at && at >= 2 && tokens.is_in(at - 2, Set::Indefinite)
    }
}

/// Returns the place that one word names: "fifth", "thirtyfirst".
pub(super) fn ordinal_word(lexicon: &Lexicon, word: &str) -> Option<i128> {
    if let Some(NumberWord::Ordinal(number)) = lexicon.number_word(word) {
        return Some(number);
    }
    let (tens, unit) = tens_and_rest(lexicon, word)?;
    match lexicon.number_word(unit)? {
        NumberWord::Ordinal(unit @ 1..=9) => Some(i128::from(tens) + unit),
        _ => None,
    }
}

/// Returns the tens that a longer word begins with, and what follows them: "thirty" and "first" of "thirtyfirst".
fn tens_and_rest<'w>(lexicon: &Lexicon, word: &'w str) -> Option<(u32, &'w str)> {
    let (tens, rest) = lexicon.parted(word, Ending::Tens)?;
    match lexicon.number_word(tens)? {
        NumberWord::Tens(tens) => Some((tens, rest)),
        _ => None,
    }
}

/// Whether `word` names several parts of a whole, or a compound ordinal: "thirds", "thirtyfirst".
pub(in crate::reading) fn has_plural_part(lexicon: &Lexicon, word: &str) -> bool {
    let part = lexicon.stem(word, Ending::Plural).unwrap_or(word);
    matches!(lexicon.number_word(part), Some(NumberWord::Ordinal(_)))
        || lexicon.parted(word, Ending::Tens).is_some()
}

/// Whether a word that no table holds may be a figure by its end: "thirtyfirst".
pub(in crate::reading) fn has_number_ending(lexicon: &Lexicon, word: &str) -> bool {
    word.len() >= SHORTEST_COMPOUND
        && lexicon.parted(word, Ending::Tens).is_some()
        && ordinal_word(lexicon, word).is_some()
}

/// The length of "fortyfirst".
const SHORTEST_COMPOUND: usize = 10;
