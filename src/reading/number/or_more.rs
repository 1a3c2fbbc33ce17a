//! One or a few more of a noun: "a day or two", "a question or three".

use std::ops::Bound;

use crate::value::{Number, Rational};

use crate::reading::lexicon::{NumberWord, Set};
use crate::reading::number::amount::Measure;
use crate::reading::number::found::Found;
use crate::reading::number::name::counts_what_follows;
use crate::reading::number::unit::unit_at;
use crate::reading::number::vague::is_plural;
use crate::reading::rule::Rule;
use crate::reading::token::Tokens;

/// Returns the one or more that begin with the article at token `i`. In "a man or two women" the number counts others.
pub(super) fn one_or_more_at<'t>(tokens: &Tokens<'t>, i: usize) -> Option<Found<'t>> {
    let noun = i + 1;
    let or = i + 2;
    let next = or + 2;
    let Some(NumberWord::Unit(most @ 2..=3)) = tokens.number_word(or + 1) else { return None };
    let stands = tokens.is_in(i, Set::Indefinite)
        && tokens.is_small_word(noun)
        && tokens.number_word(noun).is_none()
        && !is_plural(tokens.lexicon, tokens.word(noun))
        && tokens.is_in(or, Set::Or)
        && !tokens.ties(next)
        && !counts_what_follows(tokens, next);
    let unit = unit_at(tokens, noun).filter(|(_, next)| *next == or);
    let most = Rational::from_integer(i128::from(most));
    let number = Number::range(Bound::Included(Rational::ONE), Bound::Included(most))?;
    stands.then_some(Found {
        number,
        rule: Rule::NumberRange,
        measure: unit.map_or(Measure::None, |(unit, _)| Measure::Unit(unit)),
        share: false,
        unread: None,
        from: i,
        next,
    })
}
