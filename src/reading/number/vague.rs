//! Quantities that nobody counted, from `data/words/vague.tsv` and `shares.tsv`, and none at all.

use std::ops::Bound;

use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

use crate::reading::lexicon::{Ending, Hedge, Lexicon, NumberWord, Phrase, Set, VagueQuantity};
use crate::reading::mention::Mention;
use crate::reading::number::amount::Measure;
use crate::reading::number::found::{Found, mention};
use crate::reading::number::money;
use crate::reading::number::scale::is_scale;
use crate::reading::number::unit::unit_at;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// "dozens", "several", "most of", "no votes".
pub(super) fn uncounted(
    tokens: &Tokens<'_>,
    i: usize,
    start: usize,
    hedge: Option<Hedge>,
) -> Option<(Mention, usize)> {
    let found = |number, rule, next, measure| Found {
        number,
        rule,
        measure,
        share: false,
        unread: None,
        from: start,
        next,
    };
    if hedge.is_none() {
        if let Some((share, next)) = vague_share_at(tokens, i) {
            return Some(mention(tokens, i, &found(share, Rule::Vague, next, Measure::Percent)));
        }
        if let Some(next) = none_at(tokens, i) {
            let zero = Number::exact(Rational::ZERO);
            return Some(mention(tokens, i, &found(zero, Rule::None, next, Measure::None)));
        }
    }
    if start > 0 && is_scale(tokens, start) {
        return None;
    }
    let (number, next) = vague_at(tokens, start)?;
    // "hundreds of pounds".
    let of = next + usize::from(tokens.is_in(next, Set::Of));
    let (measure, next) = match unit_at(tokens, of) {
        Some((unit, end)) => (Measure::Unit(unit), end),
        None => match money::after(tokens, of) {
            Some((currency, end)) => (Measure::Money(currency), end),
            None => (Measure::None, next),
        },
    };
    // A bound of a bound keeps the side that both share: "more than a dozen", "up to several hundred".
    let number = match (hedge, number.ends()) {
        (None | Some(Hedge::About | Hedge::Exactly | Hedge::Nearly), _) => number,
        (Some(Hedge::AtLeast | Hedge::MoreThan), (Some(least), _)) => Number::at_least(least),
        (Some(Hedge::AtMost | Hedge::LessThan), (_, Some(most))) => Number::at_most(most),
        _ => return None,
    };
    Some(mention(tokens, i, &found(number, Rule::Vague, next, measure)))
}

/// Returns the quantity that nobody counted at token `i`, and the token after its words: "dozens", "a few
/// hundred", "several".
pub(super) fn vague_at(tokens: &Tokens<'_>, i: usize) -> Option<(Number, usize)> {
    let vague = tokens.phrases(&tokens.lexicon.vague, i).next()?;
    let (VagueQuantity { least, most }, next) = (*vague.0, vague.1);
    // "by a score of 3-1".
    let is_result = tokens.ties(next + 1)
        && tokens.is(next, Class::Figure)
        && tokens.is(next + 2, Class::Figure);
    // "are scores of 175 and 154".
    let lists = tokens.is_in(next - 1, Set::Of)
        && tokens.is(next, Class::Figure)
        && !tokens.is_dash(next + 1);
    if is_result || lists {
        return None;
    }
    // "a thousand or two thousand" are two numbers.
    let ends_with_number = matches!(tokens.number_word(next - 1), Some(NumberWord::Unit(_)));
    if ends_with_number && scales_at(tokens, next).1 > next {
        return None;
    }
    let (scale, next) = if most.is_some() { scales_at(tokens, next) } else { (1, next) };
    let by = Rational::from_integer(scale);
    let number = match most {
        Some(most) => {
            Number::range(Bound::Included(times(least, by)?), Bound::Included(times(most, by)?))?
        }
        None => Number::at_least(least),
    };
    // "two hundreds", "in the thousands" and "millions more" are vague too; "hundreds" after a number is not.
    let before = i.wrapping_sub(1);
    let counted = tokens.number_word(before).is_some_and(NumberWord::is_cardinal)
        || tokens.is(before, Class::Figure);
    (!counted).then_some((number, next))
}

/// Returns what the magnitudes at token `at` multiply by, and the token after them: 100,000 for "hundred thousand".
fn scales_at(tokens: &Tokens<'_>, at: usize) -> (i128, usize) {
    let mut scale: i128 = 1;
    let mut next = at;
    loop {
        let by = match tokens.number_word(next) {
            Some(NumberWord::Dozen) => Some(12),
            word => word.and_then(NumberWord::magnitude),
        };
        let Some(product) = by.and_then(|by| scale.checked_mul(by)) else { return (scale, next) };
        scale = product;
        next += 1;
    }
}

/// Returns the share that nobody counted at token `i`, in percent: "most of", "a majority of".
pub(super) fn vague_share_at(tokens: &Tokens<'_>, i: usize) -> Option<(Number, usize)> {
    let (share, next) = tokens.phrases(&tokens.lexicon.shares, i).next()?;
    // "most of 2009" is a length of time.
    let timed = tokens.is(next, Class::Figure) || tokens.is_in_before(i, Set::At);
    let number =
        if share.is_more { Number::more_than(share.bound) } else { Number::less_than(share.bound) };
    (!timed).then_some((number, next))
}

/// Returns the token after "no" where it counts none of what follows: "no votes".
pub(super) fn none_at(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let before = |phrase, set| tokens.after(i, phrase).filter(|next| tokens.is_in(*next, set));
    before(Phrase::NoneCounted, Set::Counted)
        .or_else(|| before(Phrase::NoneOf, Set::Of))
        .or_else(|| tokens.after(i, Phrase::None))
}

/// Returns the noun that a figure counts, from the words after it: the first plural of its clause.
pub(in crate::reading) fn counted_noun<'w>(lexicon: &Lexicon, words: &'w str) -> Option<&'w str> {
    let own = words.split_whitespace().take_while(|word| !lexicon.has(Set::Parting, word));
    own.map(|word| word.split('-').next().unwrap_or(word))
        .find(|word| is_plural(lexicon, word) && !lexicon.has(Set::Singular, word))
}

/// Whether a word in lower case names several.
pub(super) fn is_plural(lexicon: &Lexicon, word: &str) -> bool {
    let regular = word.len() > 3
        && lexicon.ends(word, Ending::Plural)
        && !lexicon.ends(word, Ending::Singular);
    let lower = word.starts_with(char::is_lowercase);
    lower && (lexicon.has(Set::IrregularPlural, word) || regular)
}
