//! Places in an order: "4th", "twenty-first", "one hundred twenty-fifth".

use std::ops::Bound;

use crate::text::Span;
use crate::value::{Number, Rational};

use super::cardinal::LARGEST_NUMERATOR;
use super::exclusion::is_label_of;
use super::fraction::fraction_at;
use super::hedge::hedge_before;
use super::token::{Class, Tokens};
use super::worded::Sum;
use super::words::{Hedge, NumberWord, number_word};
use super::{Figure, Mention, Rule};

/// "the fourth"; "between the tenth and the fifteenth"; "phase two".
pub(super) fn ordinal_mention(
    tokens: &Tokens<'_>,
    i: usize,
    start: usize,
    hedge: Option<Hedge>,
) -> Option<(Mention, usize)> {
    let place = |at: usize| {
        let at = at + usize::from(tokens.word(at) == "the");
        ordinal_at(tokens, at).map(|(place, _, next)| (Rational::from_integer(place), next))
    };
    let says = |number, next| {
        let span = tokens.span(i, next);
        Some((
            Mention { span, figure: span, rule: Rule::Ordinal, says: Figure::Ordinal(number) },
            next,
        ))
    };
    let between = tokens.word(i) == "between";
    if between || matches!(hedge, Some(Hedge::MoreThan | Hedge::LessThan)) {
        let (first, next) = place(start + usize::from(between))?;
        let (other, at) = if between {
            (None, next)
        } else {
            hedge_before(tokens, next + usize::from(tokens.word(next) == ","))
        };
        let at = at + usize::from(matches!(tokens.word(at), "and" | "but"));
        let (other, at) = if between { (other, at) } else { hedge_before(tokens, at) };
        let (last, end) = place(at)?;
        return match (between, hedge, other) {
            (true, ..) => says(Number::range(Bound::Included(first), Bound::Included(last))?, end),
            (_, Some(Hedge::MoreThan), Some(Hedge::LessThan)) => {
                says(Number::range(Bound::Excluded(first), Bound::Excluded(last))?, end)
            }
            _ => None,
        };
    }
    if let Some(next) = is_label_of(tokens, i) {
        return says(Number::exact(Rational::from_integer(next.0)), next.1);
    }
    let (place, _, next) = ordinal_at(tokens, i)?;
    let share = fraction_at(tokens, i).is_some();
    (!share).then(|| says(Number::exact(Rational::from_integer(place)), next))?
}

/// Returns the ordinal number that begins at token `i`, its place, and the token after it.
pub(super) fn ordinal_at(tokens: &Tokens<'_>, i: usize) -> Option<(i128, Span, usize)> {
    let found = |number: i128, next| {
        let holds = number.unsigned_abs() <= LARGEST_NUMERATOR;
        holds.then(|| (number, tokens.span(i, next), next))
    };
    if tokens.is(i, Class::Figure) {
        let suffix = matches!(tokens.word(i + 1), "st" | "nd" | "rd" | "th") && tokens.glued(i + 1);
        let digits = tokens.word(i).replace(',', "");
        return if suffix { found(digits.parse().ok()?, i + 2) } else { None };
    }
    let word = tokens.word(i);
    if !tokens.is(i, Class::Word) || (number_word(word).is_none() && !word.contains("ty")) {
        return None;
    }
    let (mut sum, mut at) = (Sum::default(), i);
    loop {
        if let Some((number, next)) = sum.with_ordinal(tokens, at) {
            return found(number, next);
        }
        (sum, at) = sum.with_word(tokens, at)?;
    }
}

impl Sum {
    /// Returns the number that the ordinal word at token `at` ends, and the token after it.
    fn with_ordinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(i128, usize)> {
        let word_at = self.past_joint(tokens, at);
        let last = ordinal_word(tokens.word(word_at))?;
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
        self.words == 1 && at == word_at && at >= 2 && tokens.word(at - 2) == "a"
    }
}

/// Returns the place that one word names: "fifth", "thirtyfirst".
fn ordinal_word(word: &str) -> Option<i128> {
    if let Some(NumberWord::Ordinal(number)) = number_word(word) {
        return Some(number);
    }
    let (tens, unit) = word.split_at_checked(word.find("ty")? + 2)?;
    match (number_word(tens)?, number_word(unit)?) {
        (NumberWord::Tens(tens), NumberWord::Ordinal(unit @ 1..=9)) => {
            Some(i128::from(tens) + unit)
        }
        _ => None,
    }
}
