//! Places in an order: "4th", "twenty-first", "one hundred twenty-fifth".

use std::ops::Bound;

use crate::text::Span;
use crate::value::{Number, Rational};

use crate::reading::lexicon::{Hedge, Lexicon, NumberWord};
use crate::reading::number::cardinal::LARGEST_NUMERATOR;
use crate::reading::number::exclusion::is_label_of;
use crate::reading::number::fraction::fraction_at;
use crate::reading::number::hedge::hedge_before;
use crate::reading::number::worded::Sum;
use crate::reading::token::{Class, Tokens};
use crate::reading::{Figure, Mention, Rule};

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
    if let Some((place, next)) = hundreds_at(tokens, i) {
        return says(Number::exact(Rational::from_integer(place)), next);
    }
    let (place, _, next) = ordinal_at(tokens, i)?;
    // "the one hundredth goal", but not "the one hundredth of a second".
    let counted = place >= 100 && tokens.word_before(i) == "the" && tokens.word(next) != "of";
    let share = !counted && fraction_at(tokens, i).is_some();
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
    if !tokens.is(i, Class::Word)
        || (tokens.lexicon.number_word(word).is_none() && !word.contains(TENS_ENDING))
    {
        return None;
    }
    let (number, next) = Sum::default().until_ordinal(tokens, i)?;
    found(number, next)
}

/// Returns the place that begins with one magnitude at token `i`, and the token after it: "a hundred and fifth",
/// "hundred thousandth". "A hundred first-time voters" are a hundred.
fn hundreds_at(tokens: &Tokens<'_>, i: usize) -> Option<(i128, usize)> {
    let start = i + usize::from(matches!(tokens.word(i), "a" | "an"));
    let magnitude = tokens.number_word(start);
    let counted = i > 0 && (tokens.is(i - 1, Class::Figure) || tokens.number_word(i - 1).is_some());
    if counted || !matches!(magnitude, Some(NumberWord::Hundred | NumberWord::Scale(_))) {
        return None;
    }
    if ordinal_word(tokens.lexicon, tokens.word(start + 1)).is_some_and(|last| last < 100) {
        return None;
    }
    let one = Sum { current: 1, ..Sum::default() };
    let (place, next) = one.until_ordinal(tokens, start)?;
    // "a hundred thousandth of a second" is a share.
    let holds = place.unsigned_abs() <= LARGEST_NUMERATOR && tokens.word(next) != "of";
    holds.then_some((place, next))
}

impl Sum {
    /// Returns the number that the words from token `at` on make up to an ordinal, and the token after it.
    fn until_ordinal(self, tokens: &Tokens<'_>, at: usize) -> Option<(i128, usize)> {
        let (mut sum, mut at) = (self, at);
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
        self.words == 1 && at == word_at && at >= 2 && tokens.word(at - 2) == "a"
    }
}

/// Returns the place that one word names: "fifth", "thirtyfirst".
fn ordinal_word(lexicon: &Lexicon, word: &str) -> Option<i128> {
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
    let (tens, rest) = word.split_at_checked(word.find(TENS_ENDING)? + TENS_ENDING.len())?;
    match lexicon.number_word(tens)? {
        NumberWord::Tens(tens) => Some((tens, rest)),
        _ => None,
    }
}

/// Whether `word` names several parts of a whole, or a compound ordinal: "thirds", "thirtyfirst".
pub(in crate::reading) fn has_plural_part(lexicon: &Lexicon, word: &str) -> bool {
    let part = word.strip_suffix('s').unwrap_or(word);
    matches!(lexicon.number_word(part), Some(NumberWord::Ordinal(_))) || word.contains(TENS_ENDING)
}

/// Whether a word that no table holds may be a figure by its end: "USD115", "thirtyfirst".
pub(in crate::reading) fn has_number_ending(lexicon: &Lexicon, word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
        || (word.len() >= SHORTEST_COMPOUND
            && word.contains(TENS_ENDING)
            && ordinal_word(lexicon, word).is_some())
}

/// What the names of tens end with in English, where compounds are written in one word.
const TENS_ENDING: &str = "ty";

/// The length of "fortyfirst".
const SHORTEST_COMPOUND: usize = 10;

#[cfg(test)]
mod tests {
    use crate::reading::{ReadingKind, SpokenFrom, read};

    fn check(text: &str, expected: &[&str]) {
        let readings = read(text, &SpokenFrom::default()).into_iter();
        let places = readings.filter(|reading| reading.kind == ReadingKind::Ordinal);
        let places: Vec<_> = places.map(|reading| reading.value.to_string()).collect();
        assert_eq!(places, expected, "{text}");
    }

    #[test]
    fn a_place_may_begin_with_its_hundreds() {
        check("a hundred and twenty fifth", &["125"]);
        check("the hundred and twenty-fifth meeting", &["125"]);
        check("one hundred twenty-fifth", &["125"]);
        check("the hundred thousandth visitor", &["100000"]);
        check("the two hundred thousandth visitor", &["200000"]);
    }

    #[test]
    fn a_place_is_told_from_a_share_and_a_count() {
        check("the one hundredth goal", &["100"]);
        check("the one hundredth of a gram", &[]);
        check("a hundred first-time voters", &["1"]);
        check("one fifth of the seats", &[]);
    }
}
