//! Cardinal and ordinal numbers, in digits and in words.

use crate::text::Span;
use crate::value::Rational;
use crate::value::arithmetic::times;

use super::exclusion::is_opening;
use super::token::{Class, Tokens};
use super::words::{NumberWord, number_word};

/// A number without its hedges, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cardinal {
    pub(super) value: Rational,
    /// The place of the last digit that was written, where the figure is rounded: 100 000 in "1.2 million".
    /// `None` where it is exact.
    pub(super) step: Option<Rational>,
    /// What the magnitude that ends it multiplies by: a million in "1.2 million", otherwise 1.
    pub(super) magnitude: i128,
    pub(super) in_words: bool,
    pub(super) span: Span,
    /// The token after it.
    pub(super) next: usize,
}

impl Cardinal {
    /// Returns the value of `first`, the other end of a range that this number ends: "five" is five million in
    /// "five to six million", and 600 is itself in "600 to 1 million". `None` where it does not fit.
    pub(super) fn times_unscaled(&self, first: &Self) -> Option<Rational> {
        let mantissa = times(self.value, Rational::new(1, self.magnitude))?;
        if first.magnitude > 1 || first.value >= mantissa {
            return Some(first.value);
        }
        times(first.value, Rational::from_integer(self.magnitude))
    }
}

/// Returns the cardinal number that begins at token `i`.
pub(super) fn cardinal_at(tokens: &Tokens<'_>, i: usize) -> Option<Cardinal> {
    let stands_free = !tokens.glued(i) || is_opening(tokens.word_before(i));
    let negative = tokens.is_hyphen(i)
        && stands_free
        && tokens.is(i + 1, Class::Figure)
        && tokens.glued(i + 1);
    let start = if negative { i + 1 } else { i };
    let mut found = digits_at(tokens, start).or_else(|| words_at(tokens, start))?;
    if negative {
        found.value = -found.value;
    }
    found.span = tokens.span(i, found.next);
    Some(found)
}

/// Returns the ordinal number that begins at token `i`, its place, and the token after it.
pub(super) fn ordinal_at(tokens: &Tokens<'_>, i: usize) -> Option<(u32, Span, usize)> {
    let found = |number, next| Some((number, tokens.span(i, next), next));
    if tokens.is(i, Class::Figure) {
        let suffix = matches!(tokens.word(i + 1), "st" | "nd" | "rd" | "th") && tokens.glued(i + 1);
        return if suffix { found(tokens.word(i).parse().ok()?, i + 2) } else { None };
    }
    match number_word(tokens.word(i))? {
        NumberWord::Ordinal(number) => found(number, i + 1),
        NumberWord::Tens(tens) if tokens.is_dash(i + 1) => match number_word(tokens.word(i + 2)) {
            Some(NumberWord::Ordinal(unit @ 1..=9)) => found(tens + unit, i + 3),
            _ => None,
        },
        _ => None,
    }
}

fn digits_at(tokens: &Tokens<'_>, i: usize) -> Option<Cardinal> {
    if !tokens.is(i, Class::Figure) {
        return None;
    }
    let (mut value, mut step) = parse_decimal(tokens.word(i))?;
    let (mut next, mut magnitude) = (i + 1, 1);
    let scale_at = if tokens.is_dash(next) && tokens.glued(next) { next + 1 } else { next };
    let scale = match number_word(tokens.word(scale_at)) {
        Some(NumberWord::Scale(scale)) => Some(scale),
        Some(NumberWord::Hundred) => Some(100),
        _ => None,
    };
    if let Some(scale) = scale {
        magnitude = scale;
        let scale = Rational::from_integer(scale);
        step = Some(times(step.unwrap_or(Rational::from_integer(1)), scale)?);
        value = times(value, scale)?;
        next = scale_at + 1;
    }
    Some(Cardinal { value, step, magnitude, in_words: false, span: tokens.span(i, next), next })
}

/// Returns the value of digits with grouping commas and a decimal point, and the place of the last decimal.
fn parse_decimal(digits: &str) -> Option<(Rational, Option<Rational>)> {
    let digits = digits.replace(',', "");
    let Some((whole, decimals)) = digits.split_once('.') else {
        return Some((Rational::from_integer(digits.parse().ok()?), None));
    };
    let denominator = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let numerator = format!("{whole}{decimals}").parse().ok()?;
    Some((Rational::new(numerator, denominator), Some(Rational::new(1, denominator))))
}

/// The number words read so far: `total` of the scales that are closed, and what the next scale multiplies.
#[derive(Clone, Copy, Default)]
struct Sum {
    total: i128,
    current: i128,
    /// The scale closed last; the next must be smaller.
    scale: Option<i128>,
    /// What the last word multiplied by; 1 where it was no magnitude.
    magnitude: i128,
    words: usize,
}

fn words_at(tokens: &Tokens<'_>, i: usize) -> Option<Cardinal> {
    if is_pronoun(tokens, i) {
        return None;
    }
    let mut sum = Sum::default();
    let mut next = i;
    if matches!(tokens.word(i), "a" | "an") {
        if !matches!(
            number_word(tokens.word(i + 1)),
            Some(NumberWord::Hundred | NumberWord::Scale(_))
        ) {
            return None;
        }
        sum.current = 1;
        next += 1;
    }
    let mut before_and = None;
    while let Some(after) = sum.with_word(tokens, next) {
        if tokens.word(next) == "and" {
            before_and = Some((sum, next));
        }
        (sum, next) = after;
    }
    // "between one hundred and two hundred": what follows "and" is a number of its own.
    if carries_on(tokens, next) {
        (sum, next) = before_and.unwrap_or((sum, next));
    }
    if sum.words == 0 {
        return None;
    }
    let value = Rational::from_integer(sum.total.checked_add(sum.current)?);
    let rounded = sum.current == 0 && sum.total != 0;
    let step = sum.scale.filter(|_| rounded).map(Rational::from_integer);
    let magnitude = sum.magnitude.max(1);
    Some(Cardinal { value, step, magnitude, in_words: true, span: tokens.span(i, next), next })
}

/// Whether a magnitude stands at token `at`.
fn carries_on(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(number_word(tokens.word(at)), Some(NumberWord::Hundred | NumberWord::Scale(_)))
}

impl Sum {
    /// Returns the sum with the number word at token `at`, where that carries the number on, and the token
    /// after it.
    fn with_word(mut self, tokens: &Tokens<'_>, at: usize) -> Option<(Self, usize)> {
        let mut word_at = at;
        if self.words > 0 {
            let and = tokens.word(at) == "and" && self.current % 100 == 0;
            word_at += usize::from(and || (tokens.is_dash(at) && tokens.glued(at)));
        }
        self.magnitude = 1;
        match number_word(tokens.word(word_at))? {
            NumberWord::Unit(unit) if self.takes_unit(unit) => self.current += i128::from(unit),
            NumberWord::Tens(tens) if self.current % 100 == 0 => self.current += i128::from(tens),
            NumberWord::Hundred if (1..100).contains(&self.current) => {
                self.current *= 100;
                self.magnitude = 100;
            }
            NumberWord::Scale(scale) if self.takes_scale(scale) => {
                self.total = self.total.checked_add(self.current.checked_mul(scale)?)?;
                self.current = 0;
                (self.scale, self.magnitude) = (Some(scale), scale);
            }
            _ => return None,
        }
        self.words += 1;
        Some((self, word_at + 1))
    }

    fn takes_unit(&self, unit: u32) -> bool {
        let first = self.words == 0 && self.current == 0;
        first
            || (unit > 0
                && (self.current % 100 == 0
                    || (unit < 10 && self.current % 100 >= 20 && self.current % 10 == 0)))
    }

    fn takes_scale(&self, scale: i128) -> bool {
        self.current > 0 && self.scale.is_none_or(|last| scale < last)
    }
}

/// Whether "one" stands for somebody or something here: "no one", "one of the", "one another".
fn is_pronoun(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.word(i) == "one"
        && (matches!(
            tokens.word_before(i),
            "no" | "any"
                | "every"
                | "some"
                | "each"
                | "this"
                | "that"
                | "which"
                | "another"
                | "the"
        ) || matches!(tokens.word(i + 1), "of" | "another" | "who" | "day" | "'s"))
}
