//! Numbers in words: "eight", "a hundred and five", "three lakh crore", "nine point five".

use crate::value::Rational;
use crate::value::arithmetic::{plus, times};

use crate::reading::lexicon::{Ending, NumberWord, Phrase, Set};
use crate::reading::number::money;
use crate::reading::number::numeral::Numeral;
use crate::reading::number::part::part_name_at;
use crate::reading::number::percent::percent_after;
use crate::reading::number::sum::Sum;
use crate::reading::number::unit::unit_at;
use crate::reading::number::vague::is_plural;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// "eight", "a hundred and five", "three lakh crore", "nine point five".
pub(super) fn words_at(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    if is_pronoun(tokens, i) {
        return None;
    }
    if let Some(found) = point_first(tokens, i) {
        return Some(found);
    }
    let mut sum = Sum::default();
    let mut next = i;
    if tokens.is_in(i, Set::Indefinite) {
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
    if is_magnitude_alone(tokens, i) || is_another_magnitude(tokens, i) {
        sum.current = 1;
    }
    let (sum, next) = sum.with_words(tokens, next);
    if sum.words == 0 {
        return dozens(tokens, Numeral::exact(Rational::ONE, Rule::Words, next))
            .filter(|_| next > i || is_another_magnitude(tokens, i));
    }
    let value = Rational::from_integer(sum.total.checked_add(sum.current)?);
    let found = Numeral::exact(value, Rule::Words, next);
    if let Some(found) = with_spoken_decimals(tokens, &found) {
        return Some(found);
    }
    let rounded = sum.current == 0 && sum.total != 0;
    let step = sum.scale.filter(|_| rounded).map(Rational::from_integer);
    let found = Numeral { step, magnitude: sum.magnitude.max(1), ..found };
    Some(dozens(tokens, found.clone()).unwrap_or(found))
}

/// "point five percent".
fn point_first(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    let nought = Numeral::exact(Rational::ZERO, Rule::Words, i);
    let found = with_spoken_decimals(tokens, &nought)?;
    percent_after(tokens, found.next).is_some().then_some(found)
}

/// Whether a magnitude at token `i` counts one of itself: "hundred thousand rupees", "thousand litres".
fn is_magnitude_alone(tokens: &Tokens<'_>, i: usize) -> bool {
    if !tokens.is_magnitude(i)
        || tokens.is_capital(i)
        || tokens.lexicon.ends(tokens.word(i), Ending::Plural)
    {
        return false;
    }
    let before = i.wrapping_sub(1);
    let counted = tokens.number_word(before).is_some()
        || tokens.is(before, Class::Figure)
        || tokens.is_dash(before)
        || money::is_sign(tokens.word_before(i))
        || [
            Set::Definite,
            Set::Indefinite,
            Set::BeforePronoun,
            Set::Articles,
            Set::BeforeMagnitude,
        ]
        .into_iter()
        .any(|set| tokens.is_in_before(i, set));
    let mut end = i + 1;
    while tokens.is_magnitude(end) {
        end += 1;
    }
    let measured = unit_at(tokens, end).is_some()
        || money::follows(tokens, end)
        || !tokens.is_capital(end) && is_plural(tokens.lexicon, tokens.word(end));
    !counted && !tokens.is_dash(end) && measured
}

/// "another dozen homes", "another hundred": it counts one of itself.
fn is_another_magnitude(tokens: &Tokens<'_>, i: usize) -> bool {
    let counts = tokens.number_word(i) == Some(NumberWord::Dozen) || tokens.is_magnitude(i);
    counts
        && tokens.is_in_before(i, Set::Another)
        && !tokens.is_capital(i)
        && !tokens.lexicon.ends(tokens.word(i), Ending::Plural)
}

/// "two dozen", "200 dozens": dozens are not counted out.
pub(super) fn dozens(tokens: &Tokens<'_>, count: Numeral) -> Option<Numeral> {
    if tokens.number_word(count.next) != Some(NumberWord::Dozen) {
        return None;
    }
    let half = tokens.after(count.next + 1, Phrase::HalfMore);
    let more = if half.is_some() { Rational::new(1, 2) } else { Rational::ZERO };
    let value = times(plus(count.value, more)?, Rational::from_integer(12))?;
    let next = half.unwrap_or(count.next + 1);
    Some(Numeral {
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
fn with_spoken_decimals(tokens: &Tokens<'_>, whole: &Numeral) -> Option<Numeral> {
    if !tokens.is_in(whole.next, Set::SpokenPoint) {
        return None;
    }
    let mut decimals = String::new();
    let mut at = whole.next + 1;
    while let Some(NumberWord::Unit(digit @ 0..=9)) = tokens.number_word(at) {
        decimals.push(char::from_digit(digit, 10)?);
        at += 1;
    }
    if decimals.is_empty() {
        let (sum, next) = Sum::default().with_words(tokens, at);
        if !(10..100).contains(&sum.current) || sum.total != 0 {
            return None;
        }
        decimals = sum.current.to_string();
        at = next;
    }
    let unit = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let value = plus(whole.value, Rational::new(decimals.parse().ok()?, unit))?;
    let found = Numeral { value, step: Some(Rational::new(1, unit)), next: at, ..whole.clone() };
    match tokens.number_word(at) {
        Some(NumberWord::Scale(scale)) => found.scaled(scale, at + 1),
        _ => Some(found),
    }
}

impl Sum {
    /// Returns the sum with all the number words from token `at` on that carry it on, and the token after them.
    pub(super) fn with_words(mut self, tokens: &Tokens<'_>, at: usize) -> (Self, usize) {
        let mut next = at;
        let mut before_and = None;
        while let Some(after) = self.with_word(tokens, next) {
            if tokens.is_in(next, Set::And) {
                // "two hundred and three quarters".
                if self.current % 100 == 0 && is_part_after(tokens, next + 1) {
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

/// Whether "one" stands for somebody or something here: "no one", "one of the", "one another", "one storm after another".
fn is_pronoun(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.number_word(i) == Some(NumberWord::Unit(1))
        && !tokens.is_magnitude(i + 1)
        && (tokens.is_in_before(i, Set::BeforePronoun) && !is_reported(tokens, i)
            || tokens.is_in(i + 1, Set::AfterPronoun)
            || tokens.after(i + 2, Phrase::AfterAnother).is_some()
            || is_anybody(tokens, i)
            || stands_for_noun(tokens, i))
}

/// "said that one man was killed": the word before it begins what somebody said.
fn is_reported(tokens: &Tokens<'_>, i: usize) -> bool {
    i >= 2
        && tokens.is_in(i - 1, Set::Relative)
        && (tokens.is_in(i - 2, Set::Speech) || tokens.is_in(i - 2, Set::Finding))
        && tokens.is_small_word(i + 1)
        && ![Set::Parting, Set::Auxiliary, Set::Modal, Set::AnybodyVerb]
            .into_iter()
            .any(|set| tokens.is_in(i + 1, set))
}

/// "if one considers", "one has to ask", "when one is old": a verb follows, which no noun after "one" looks like.
fn is_anybody(tokens: &Tokens<'_>, i: usize) -> bool {
    if tokens.is_in_before(i, Set::AnybodyLead) && tokens.is_in(i + 1, Set::AnybodyVerb) {
        return true;
    }
    let opens = tokens.word_before(i) == ","
        && !(i.saturating_sub(CLAUSE_WORDS)..i).any(|at| tokens.number_word(at).is_some());
    if opens && tokens.is_in(i + 1, Set::AnybodyModal) {
        return true;
    }
    let next = tokens.word(i + 1);
    let led = i == 0 || tokens.is_in_before(i, Set::BeforeClause) || tokens.is_capital(i);
    led && is_plural(tokens.lexicon, next) && tokens.is_small_word(i + 1)
}

/// How many words before "one" may name a number of which it is a part: "of the two, one may live".
const CLAUSE_WORDS: usize = 12;

/// "less a national disaster than a regional one": an article and an adjective stand before it, and nothing that it counts
/// after it.
fn stands_for_noun(tokens: &Tokens<'_>, i: usize) -> bool {
    let described = i >= 2 && tokens.is_small_word(i - 1) && !tokens.is_in(i - 1, Set::And);
    let before = (i.saturating_sub(ADJECTIVES + 1)..i.saturating_sub(1)).rev();
    let article = |at: usize| tokens.is_in(at, Set::Indefinite) || tokens.is_in(at, Set::Definite);
    let ends = !tokens.is(i + 1, Class::Word) && !tokens.is_dash(i + 1);
    ends && described && before.take_while(|at| tokens.is_small_word(*at)).any(article)
}

/// How many words stand at most between an article and the "one" that stands for a noun.
const ADJECTIVES: usize = 4;
