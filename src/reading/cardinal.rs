//! Cardinal and ordinal numbers, in digits and in words.

use crate::text::Span;
use crate::value::Rational;

use super::token::{Class, Tokens};
use super::words::{NumberWord, number_word};

/// A number without its hedges, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cardinal {
    pub(super) value: Rational,
    /// The place of the last digit that was written, where the figure is rounded: 100 000 in "1.2 million".
    /// `None` where it is exact.
    pub(super) step: Option<Rational>,
    pub(super) in_words: bool,
    pub(super) span: Span,
    /// The token after it.
    pub(super) next: usize,
}

/// Returns the cardinal number that begins at token `i`.
pub(super) fn cardinal_at(tokens: &Tokens<'_>, i: usize) -> Option<Cardinal> {
    let negative = tokens.is_dash(i) && !tokens.glued(i) && tokens.glued(i + 1);
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
    let mut next = i + 1;
    let scale_at = if tokens.is_dash(next) && tokens.glued(next) { next + 1 } else { next };
    if let Some(NumberWord::Scale(scale)) = number_word(tokens.word(scale_at)) {
        let scale = Rational::from_integer(scale);
        step = Some(times(step.unwrap_or(Rational::from_integer(1)), scale)?);
        value = times(value, scale)?;
        next = scale_at + 1;
    }
    Some(Cardinal { value, step, in_words: false, span: tokens.span(i, next), next })
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

fn times(left: Rational, right: Rational) -> Option<Rational> {
    let numerator = left.numer().checked_mul(*right.numer())?;
    Some(Rational::new(numerator, left.denom().checked_mul(*right.denom())?))
}

/// The number words read so far: `total` of the scales that are closed, and what the next scale multiplies.
#[derive(Default)]
struct Sum {
    total: i128,
    current: i128,
    /// The scale closed last; the next must be smaller.
    scale: Option<i128>,
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
    while let Some(after) = sum.take(tokens, next) {
        next = after;
    }
    if sum.words == 0 {
        return None;
    }
    let value = Rational::from_integer(sum.total.checked_add(sum.current)?);
    let rounded = sum.current == 0 && sum.total != 0;
    let step = sum.scale.filter(|_| rounded).map(Rational::from_integer);
    Some(Cardinal { value, step, in_words: true, span: tokens.span(i, next), next })
}

impl Sum {
    /// Takes the number word at token `at`, where it carries the number on; returns the token after it.
    fn take(&mut self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let mut word_at = at;
        if self.words > 0 {
            if tokens.word(at) == "and" && self.current % 100 == 0 {
                word_at += 1;
            } else if tokens.is_dash(at) && tokens.glued(at) {
                word_at += 1;
            }
        }
        match number_word(tokens.word(word_at))? {
            NumberWord::Unit(unit) if self.takes_unit(unit) => self.current += i128::from(unit),
            NumberWord::Tens(tens) if self.current % 100 == 0 => self.current += i128::from(tens),
            NumberWord::Hundred if (1..100).contains(&self.current) => self.current *= 100,
            NumberWord::Scale(scale) if self.takes_scale(scale) => {
                self.total = self.total.checked_add(self.current.checked_mul(scale)?)?;
                self.current = 0;
                self.scale = Some(scale);
            }
            _ => return None,
        }
        self.words += 1;
        Some(word_at + 1)
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
