//! Numbers in words: "eight", "a hundred and five", "three lakh crore", "nine point five".

use crate::value::Rational;
use crate::value::arithmetic::{plus, times};

use crate::reading::Rule;
use crate::reading::lexicon::NumberWord;
use crate::reading::number::cardinal::Cardinal;
use crate::reading::number::fraction::part_name_at;
use crate::reading::token::Tokens;

/// The number words read so far: `total` of the scales that are closed, and what the next scale multiplies.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) total: i128,
    pub(super) current: i128,
    /// The scale closed last; the next must be smaller.
    pub(super) scale: Option<i128>,
    /// What the last word multiplied by; 1 where it was no magnitude.
    pub(super) magnitude: i128,
    pub(super) words: usize,
}

/// "eight", "a hundred and five", "three lakh crore", "nine point five".
pub(super) fn words_at(tokens: &Tokens<'_>, i: usize) -> Option<Cardinal> {
    if is_pronoun(tokens, i) {
        return None;
    }
    let mut sum = Sum::default();
    let mut next = i;
    if matches!(tokens.word(i), "a" | "an") {
        let magnitude = tokens.number_word(i + 1);
        if !matches!(
            magnitude,
            Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen)
        ) {
            return None;
        }
        sum.current = 1;
        next += 1;
    }
    let (sum, next) = sum.with_words(tokens, next);
    if sum.words == 0 {
        return dozens(tokens, Cardinal::exact(Rational::ONE, Rule::Words, next))
            .filter(|_| next > i);
    }
    let value = Rational::from_integer(sum.total.checked_add(sum.current)?);
    let found = Cardinal::exact(value, Rule::Words, next);
    if let Some(found) = with_spoken_decimals(tokens, &found) {
        return Some(found);
    }
    let rounded = sum.current == 0 && sum.total != 0;
    let step = sum.scale.filter(|_| rounded).map(Rational::from_integer);
    let found = Cardinal { step, magnitude: sum.magnitude.max(1), ..found };
    Some(dozens(tokens, found.clone()).unwrap_or(found))
}

/// "two dozen", "200 dozens": dozens are not counted out.
pub(super) fn dozens(tokens: &Tokens<'_>, count: Cardinal) -> Option<Cardinal> {
    if tokens.number_word(count.next) != Some(NumberWord::Dozen) {
        return None;
    }
    let value = times(count.value, Rational::from_integer(12))?;
    let next = count.next + 1;
    Some(Cardinal {
        value,
        step: None,
        rule: Rule::Dozen,
        magnitude: 12,
        loose: true,
        share: false,
        next,
    })
}

/// "nine point nought four", "two hundred point seventy-one".
fn with_spoken_decimals(tokens: &Tokens<'_>, whole: &Cardinal) -> Option<Cardinal> {
    if tokens.word(whole.next) != "point" {
        return None;
    }
    let (mut decimals, mut at) = (String::new(), whole.next + 1);
    while let Some(NumberWord::Unit(digit @ 0..=9)) = tokens.number_word(at) {
        decimals.push(char::from_digit(digit, 10)?);
        at += 1;
    }
    if decimals.is_empty() {
        let (sum, next) = Sum::default().with_words(tokens, at);
        if !(10..100).contains(&sum.current) || sum.total != 0 {
            return None;
        }
        (decimals, at) = (sum.current.to_string(), next);
    }
    let unit = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let value = plus(whole.value, Rational::new(decimals.parse().ok()?, unit))?;
    let found = Cardinal { value, step: Some(Rational::new(1, unit)), next: at, ..whole.clone() };
    match tokens.number_word(at) {
        Some(NumberWord::Scale(scale)) => found.scaled(scale, at + 1),
        _ => Some(found),
    }
}

impl Sum {
    /// Returns the sum with all the number words from token `at` on that carry it on, and the token after them.
    pub(super) fn with_words(mut self, tokens: &Tokens<'_>, at: usize) -> (Self, usize) {
        let (mut next, mut before_and) = (at, None);
        while let Some(after) = self.with_word(tokens, next) {
            if tokens.word(next) == "and" {
                if self.current == 0 && is_part_after(tokens, next + 1) {
                    break;
                }
                before_and = Some((self, next));
            }
            (self, next) = after;
        }
        // "between one hundred and two hundred": what follows "and" is a number of its own.
        let carries_on =
            matches!(tokens.number_word(next), Some(NumberWord::Hundred | NumberWord::Scale(_)));
        if carries_on { before_and.unwrap_or((self, next)) } else { (self, next) }
    }

    /// Returns the sum with the number word at token `at`, where that carries the number on, and the token
    /// after it.
    pub(super) fn with_word(mut self, tokens: &Tokens<'_>, at: usize) -> Option<(Self, usize)> {
        let word_at = self.past_joint(tokens, at);
        let last = self.magnitude;
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
        let and = tokens.word(at) == "and" && self.current % 100 == 0;
        // "fifty - two": news that a tokeniser has parted.
        let tens = self.current % 100 >= 20 && self.current % 10 == 0;
        let spaced = tens && tokens.word(at) == "-" && !tokens.glued(at) && !tokens.glued(at + 1);
        at + usize::from(and || spaced || (tokens.is_dash(at) && tokens.glued(at)))
    }

    /// Multiplies what the scale closes. A larger scale multiplies the whole: "three thousand million".
    fn close(&mut self, scale: i128, last: i128) -> Option<()> {
        let larger = self.current == 0 && self.scale == Some(last) && scale > last;
        if larger {
            self.total = self.total.checked_mul(scale)?;
        } else if self.takes_scale(scale) {
            self.total = self.total.checked_add(self.current.checked_mul(scale)?)?;
        } else {
            return None;
        }
        self.current = 0;
        (self.scale, self.magnitude) = (Some(scale), scale);
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
        let part = tokens
            .word(unit_at)
            .strip_suffix('s')
            .and_then(|word| tokens.lexicon.number_word(word));
        self.current % 100 == 0 && !matches!(part, Some(NumberWord::Ordinal(1..=9)))
    }

    pub(super) fn takes_scale(&self, scale: i128) -> bool {
        self.current > 0 && self.scale.is_none_or(|last| scale < last)
    }
}

/// Whether so many parts stand at token `at`: the "two thirds" of "six million and two thirds".
fn is_part_after(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut sum = Sum::default();
    let mut next = at;
    while let Some(after) = sum.with_word(tokens, next) {
        (sum, next) = after;
    }
    let one = sum.current == 1;
    sum.words > 0 && part_name_at(tokens, next).is_some_and(|(_, plural, _)| plural || one)
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
