//! Numbers with their hedges, measures and nouns, as mentions.

use crate::reading::mention::Mention;
use crate::reading::number::age::age_at;
use crate::reading::number::found::mention;
use crate::reading::number::fraction::fraction_at;
use crate::reading::number::hedge::hedge_before;
use crate::reading::number::or_more::one_or_more_at;
use crate::reading::number::ordinal::ordinal_mention;
use crate::reading::number::place::ordinal_at;
use crate::reading::number::range::{range_at, with_other_bound};
use crate::reading::number::single::one_at;
use crate::reading::number::unread::{
    unread_beside, unread_digits, unread_margin, unread_multiple,
};
use crate::reading::number::vague::uncounted;
use crate::reading::rule::Rule;
use crate::reading::token::Tokens;

/// Returns the mention of a number that begins at token `i`, and the token after it. It is not read where something at
/// it is in no table.
///
/// `is_day` says whether a day of a month begins at a token: a hedge before a date is no number's.
pub(in crate::reading) fn mention_at(
    tokens: &Tokens<'_>,
    i: usize,
    is_day: impl Fn(usize) -> bool,
) -> Option<(Mention, usize)> {
    if let Some(unread) = unread_margin(tokens, i).or_else(|| unread_multiple(tokens, i)) {
        return Some(unread);
    }
    if let Some(age) = age_at(tokens, i) {
        return Some(age);
    }
    let (hedge, start) = hedge_before(tokens, i);
    if start > i && is_day(start) {
        return None;
    }
    if let Some(found) = ordinal_mention(tokens, i, start, hedge) {
        return Some(found);
    }
    if ordinal_at(tokens, start).is_some() && fraction_at(tokens, start).is_none() {
        return None;
    }
    if let Some(found) = uncounted(tokens, i, start, hedge) {
        return Some(found);
    }
    let found = range_at(tokens, i, start)
        .or_else(|| one_or_more_at(tokens, start))
        .or_else(|| one_at(tokens, i, start, hedge));
    let Some(found) = found else {
        return unread_digits(tokens, start);
    };
    if let Some(unread) = unread_beside(tokens, &found) {
        return Some(unread);
    }
    let found = match found.rule {
        Rule::MoreThan | Rule::AtLeast | Rule::LessThan | Rule::AtMost => {
            with_other_bound(tokens, &found).unwrap_or(found)
        }
        _ => found,
    };
    Some(mention(tokens, i, &found))
}

/// Returns the token after a phrase that states no figure though it holds a number word: "no one", "at first".
pub(in crate::reading) fn idiom_at(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    tokens.phrases(&tokens.lexicon.idioms, i).next().map(|((), next)| next)
}
