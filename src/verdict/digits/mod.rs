//! Whether the digits of a declared value stand in a quote that no reader reads.
//!
//! In a language without a reader nothing is known of the words beside a figure, hedges and negations among them. A
//! declared value is held to the one thing that can be held to: that its digits stand in the quote, by the signs that the
//! language puts between digits, and without the zeros that a word of magnitude stands for. What such a value says is
//! its author's word, and is shown as that.

mod conventions;
mod numeral;

use crate::text::{LanguageTag, Span};
use crate::value::{Edtf, Number, Rational, Value};

use conventions::{magnitude_at, powers_of, signs_of};
use numeral::{ForeignNumeral, numerals, runs};

/// A quote in a language without a reader.
pub(super) struct UnreadQuote<'a> {
    /// The text of its document.
    pub(super) text: &'a str,
    /// The sentences around it: a number can go on where the quote ends.
    pub(super) sentence: Span,
    /// The places of its pieces.
    pub(super) pieces: &'a [Span],
    pub(super) language: &'a LanguageTag,
}

impl UnreadQuote<'_> {
    /// Returns whether the digits of `value` stand in the quote.
    ///
    /// Of a number all figures that it states must (`600..700` has two), of a date the digits of its days and years.
    /// A yes-no value has no digits, nor has a text: they never stand.
    pub(super) fn has_digits_of(&self, value: &Value) -> bool {
        match value {
            Value::Count(number) | Value::Quantity(number) | Value::Percent(number) => {
                self.has_number(number)
            }
            Value::Date(date) => self.has_date(date),
            Value::YesNo(_) | Value::Text(_) => false,
        }
    }

    fn has_number(&self, number: &Number) -> bool {
        let (lower, upper) = number.ends();
        let sentence = self.sentence.of(self.text);
        let in_quote = |numeral: &ForeignNumeral<'_>| {
            let span = numeral.span.shifted(self.sentence.start);
            self.pieces.iter().any(|piece| piece.contains(span))
        };
        let mut written = numerals(sentence, &signs_of(self.language));
        written.retain(in_quote);
        let stands = |figure| written.iter().any(|one| is_written(figure, one, self.language));
        let mut figures = [lower, upper].into_iter().flatten().peekable();
        figures.peek().is_some() && figures.all(stands)
    }

    /// Dates are compared by their notation: a day and a year are written in digits, a month mostly in a word.
    fn has_date(&self, date: &Edtf) -> bool {
        let pieces = self.pieces.iter();
        let written: Vec<String> = pieces.flat_map(|piece| runs(piece.of(self.text))).collect();
        let notation = date.to_string();
        let parts = notation.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        let mut parts = parts.filter(|part| part.contains(|c: char| c.is_ascii_digit())).peekable();
        parts.peek().is_some() && parts.all(|part| day_and_year_stand(part, &written))
    }
}

/// Whether a numeral with what follows it can stand for `figure`.
fn is_written(figure: Rational, numeral: &ForeignNumeral<'_>, language: &LanguageTag) -> bool {
    let times = |power: u32| {
        let numerator = numeral.value.numer().checked_mul(10_i128.checked_pow(power)?)?;
        Some(Rational::new(numerator, *numeral.value.denom()))
    };
    if let Some(power) = magnitude_at(numeral.after, language.language) {
        return times(power) == Some(figure);
    }
    // A word that the tables do not have may be a magnitude all the same: "540 Tsd.".
    let word_follows = numeral.after.trim_start().starts_with(char::is_alphabetic);
    numeral.value == figure
        || (word_follows && powers_of(language.language).any(|power| times(power) == Some(figure)))
}

/// `part` is a year, with or without a month and a day, in the notation of EDTF.
fn day_and_year_stand(part: &str, written: &[String]) -> bool {
    let mut fields = part.trim_start_matches(['-', 'Y']).split('-');
    let year = fields.next().unwrap_or("");
    let day = fields.nth(1);
    let stands = |digits: &str| written.iter().any(|run| are_digits_of(run, digits));
    stands(year) && day.is_none_or(|day| day == "XX" || stands(day))
}

/// Whether a run of digits is a number; an `X` is any digit. Zeros before the first other digit do not matter.
fn are_digits_of(run: &str, number: &str) -> bool {
    let run = run.trim_start_matches('0');
    let number = number.trim_start_matches('0');
    let same = |(written, wanted): (char, char)| written == wanted || wanted == 'X';
    run.len() == number.len() && !run.is_empty() && run.chars().zip(number.chars()).all(same)
}
