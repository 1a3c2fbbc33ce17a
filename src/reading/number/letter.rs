//! A letter glued to digits that is a unit and a magnitude too: "20m" are metres or millions.
//!
//! The words near it tell which; where none does, the figure is not read.

use std::ops::Range;

use crate::reading::lexicon::{MeasureUnit, NumberWord, Set, UnitSystem};
use crate::reading::number::amount::Measure;
use crate::reading::number::found::Found;
use crate::reading::number::unit::unit_at;
use crate::reading::token::{Class, Tokens};

/// How many tokens on either side of the letter are asked what it means.
const NEAR: usize = 8;

/// What words near a letter show it to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterMeaning {
    Unit,
    Magnitude,
    /// No word near it tells.
    Open,
}

/// Whether the letter at token `at`, glued to digits, multiplies them: "Users rose to 20m".
pub(super) fn multiplies(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.glued(at)
        && is_of_two_meanings(tokens, at)
        && meaning(tokens, at) == LetterMeaning::Magnitude
}

/// Whether the unit that was found is a letter of which nothing tells whether it is a magnitude, or one between spaces among
/// words of amounts: "It cost 5 m to build".
pub(super) fn is_open(tokens: &Tokens<'_>, found: &Found<'_>) -> bool {
    let Some(at) = found.next.checked_sub(1) else { return false };
    // The "m" of "3h 15m" is one of minutes.
    let is_unit = matches!(found.measure, Measure::Unit(unit) if unit_at(tokens, at).is_some_and(|(own, _)| own == unit));
    let against = if tokens.glued(at) { LetterMeaning::Open } else { LetterMeaning::Magnitude };
    is_unit && is_of_two_meanings(tokens, at) && meaning(tokens, at) == against
}

fn is_of_two_meanings(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.number_word(at), Some(NumberWord::CapitalSuffix(_)))
        && !tokens.is_capital(at)
        && unit_at(tokens, at).is_some()
}

fn meaning(tokens: &Tokens<'_>, at: usize) -> LetterMeaning {
    let counted = at + 1 + usize::from(tokens.word(at + 1) == "+");
    let counts = |set| tokens.is_in(counted, set);
    if [Set::CountedInMillions, Set::Is, Set::Was, Set::Have].into_iter().any(counts) {
        return LetterMeaning::Magnitude;
    }
    let near = sentence_near(tokens, at);
    let has = |set| near.clone().any(|word| tokens.is_in(word, set));
    let is_alone = near.clone().all(|word| word == at || !tokens.is(word, Class::Word));
    let unit_beside = near.clone().any(|word| {
        word != at
            && tokens.is(word.wrapping_sub(1), Class::Figure)
            && is_other_length(tokens, word)
    });
    if is_alone || unit_beside || tokens.ties(at + 1) {
        return LetterMeaning::Unit;
    }
    match (has(Set::OfLength), has(Set::CountedInMillions) || has(Set::OfMillions)) {
        (true, false) => LetterMeaning::Unit,
        (false, true) => LetterMeaning::Magnitude,
        (false, false) if has(Set::BesideLength) => LetterMeaning::Unit,
        _ => LetterMeaning::Open,
    }
}

/// Returns the tokens near a letter in its sentence.
fn sentence_near(tokens: &Tokens<'_>, at: usize) -> Range<usize> {
    let ends = |stop: &usize| {
        matches!(tokens.word(*stop), "." | "!" | "?") && tokens.is_capital_word(*stop + 1)
    };
    let from = at.saturating_sub(NEAR);
    let first = (from..at).rev().find(ends).map_or(from, |stop| stop + 1);
    let last = (at + NEAR).min(tokens.len());
    first..(at..last).find(ends).unwrap_or(last)
}

/// Whether a unit of length, but none of two meanings, stands at token `at`: the "km" of "3 km and 200m".
fn is_other_length(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_length = |(unit, _): (&MeasureUnit, usize)| {
        matches!(unit.system, Some(UnitSystem::Metre | UnitSystem::Foot))
    };
    !is_of_two_meanings(tokens, at) && unit_at(tokens, at).is_some_and(is_length)
}
