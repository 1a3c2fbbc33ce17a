//! Cardinal numbers, in digits, in words, and in both: "1.2 million", "a hundred and five", "3 hundred and one".

use crate::value::Rational;
use crate::value::arithmetic::times;

use crate::reading::Rule;
use crate::reading::lexicon::NumberWord;
use crate::reading::number::digits::digits_at;
use crate::reading::number::exclusion::is_opening;
use crate::reading::number::fraction::{continued, fraction_at};
use crate::reading::number::worded::words_at;
use crate::reading::token::{Class, Tokens};

pub(super) use crate::reading::number::ordinal::ordinal_at;

/// A number without its hedges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading) struct Cardinal {
    pub(in crate::reading) value: Rational,
    /// The place of the last digit that was written, where the figure is rounded: 100 000 in "1.2 million".
    /// `None` where it is exact.
    pub(in crate::reading) step: Option<Rational>,
    /// What the magnitude that ends it multiplies by: a million in "1.2 million", otherwise 1.
    pub(in crate::reading) magnitude: i128,
    /// How it is written: digits, words, a fraction, or a dozen.
    pub(in crate::reading) rule: Rule,
    /// Whether it is a part of one: "two thirds", which is no count.
    pub(in crate::reading) share: bool,
    /// Whether it is good to a tenth only: "two dozen".
    pub(in crate::reading) loose: bool,
    /// The token after it.
    pub(in crate::reading) next: usize,
}

impl Cardinal {
    /// Returns an exact number.
    pub(super) fn exact(value: Rational, rule: Rule, next: usize) -> Self {
        Self { value, step: None, magnitude: 1, rule, share: false, loose: false, next }
    }

    /// Returns the value of `first`, the other end of a range that this number ends: "five" is five million in
    /// "five to six million", and 600 is itself in "600 to 1 million". `None` where it does not fit.
    pub(super) fn times_unscaled(&self, first: &Self) -> Option<Rational> {
        let mantissa = times(self.value, Rational::new(1, self.magnitude))?;
        if first.magnitude > 1 || first.value >= mantissa {
            return Some(first.value);
        }
        times(first.value, Rational::from_integer(self.magnitude))
    }

    /// Returns the number times a magnitude that ends with the token before `next`.
    pub(super) fn scaled(mut self, scale: i128, next: usize) -> Option<Self> {
        let by = Rational::from_integer(scale);
        self.value = times(self.value, by)?;
        let decimals = self.step.filter(|_| !self.share);
        self.step = match decimals {
            Some(step) => Some(times(step, by)?),
            None if self.value.is_integer() && !self.share => Some(by),
            None => decimal_step(self.value, scale),
        };
        self.loose = self.loose || self.step.is_none();
        (self.share, self.magnitude, self.next) = (false, scale, next);
        Some(self)
    }
}

/// Returns the largest place below `scale` that ends `value`; `None` where no decimal ends there: a third of
/// a million.
fn decimal_step(value: Rational, scale: i128) -> Option<Rational> {
    let places = [scale / 10, scale / 100, scale / 1000];
    let ends = |place: &i128| *place > 0 && value.is_integer() && value.numer() % place == 0;
    places.into_iter().find(ends).map(Rational::from_integer)
}

/// Returns the cardinal number that begins at token `i`.
pub(in crate::reading) fn cardinal_at(tokens: &Tokens<'_>, i: usize) -> Option<Cardinal> {
    let start = i + usize::from(is_minus(tokens, i));
    let whole = digits_at(tokens, start).or_else(|| words_at(tokens, start));
    let mut found = fraction_at(tokens, start).or_else(|| continued(tokens, whole?))?;
    if start > i {
        found.value = -found.value;
    }
    // Longer numbers have no notation.
    let is_short = *found.value.denom() <= LARGEST_DENOMINATOR
        && found.value.numer().unsigned_abs() <= LARGEST_NUMERATOR;
    is_short.then_some(found)
}

/// The bounds of what the notation of claims files can write (`value::notation`).
pub(super) const LARGEST_DENOMINATOR: i128 = 1_000_000_000_000;
pub(super) const LARGEST_NUMERATOR: u128 = 1_000_000_000_000_000_000_000_000;

/// "-0.42", "− 0.42", "minus 5", "negative one"; and "- 1,200,000" where the text holds nothing else.
fn is_minus(tokens: &Tokens<'_>, i: usize) -> bool {
    let digits = tokens.is(i + 1, Class::Figure)
        || tokens.is(i + 1, Class::Other)
        || (tokens.word(i + 1) == "." && tokens.is(i + 2, Class::Figure));
    if matches!(tokens.word(i), "minus" | "negative") {
        return digits || tokens.number_word(i + 1).is_some_and(NumberWord::is_cardinal);
    }
    if !(tokens.is_hyphen(i) && digits) {
        return false;
    }
    let stands_free = !tokens.glued(i) || is_opening(tokens.word_before(i));
    let alone = i == 0 && tokens.len() <= i + 5 && !tokens.text.trim_end().contains('\n');
    stands_free && (tokens.glued(i + 1) || tokens.word(i) == "−" || alone)
}
