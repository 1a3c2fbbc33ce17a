//! Percentages.

use std::ops::Bound;

use crate::reading::lexicon::{Phrase, Set};
use crate::reading::token::Tokens;
use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

/// Returns the token after the words at token `at` that make a percentage of the number before them.
pub(super) fn percent_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    // "Exhibit 19⏎Percentage of schools".
    if tokens.is_capital_word(at) && tokens.breaks_line(at) {
        return None;
    }
    let point = |next: usize| next + usize::from(tokens.is_in(next, Set::PercentPoint));
    match tokens.word(at) {
        "%" | "٪" | "﹪" | "％" => {
            // "5 %-points".
            let hyphened = tokens.is_dash(at + 1)
                && tokens.glued(at + 1)
                && tokens.is_in(at + 2, Set::PercentPoint);
            Some(if hyphened { at + 3 } else { point(at + 1) })
        }
        _ if tokens.is_in(at, Set::Percent) => Some(point(at + 1)),
        _ if tokens.is_in(at, Set::GluedPercent) && tokens.glued(at) => Some(at + 1),
        _ => tokens.after(at, Phrase::Percent).map(point),
    }
}

/// Returns a share as so many percent: 2/3 as 66 2/3.
pub(in crate::reading) fn in_percent(share: &Number) -> Option<Number> {
    let hundred = Rational::from_integer(100);
    let end = |end: Bound<Rational>| match end {
        Bound::Included(end) => times(end, hundred).map(Bound::Included),
        Bound::Excluded(end) => times(end, hundred).map(Bound::Excluded),
        Bound::Unbounded => Some(Bound::Unbounded),
    };
    match (share.written(), share.step()) {
        (Some(nominal), Some(step)) => {
            Some(Number::rounded(times(nominal, hundred)?, times(step, hundred)?))
        }
        (Some(nominal), None) if share.bounds(None).lower() == Bound::Included(nominal) => {
            times(nominal, hundred).map(Number::exact)
        }
        (Some(nominal), None) if share.nominal().is_some() => {
            times(nominal, hundred).map(Number::loose)
        }
        (Some(nominal), None) => times(nominal, hundred).map(Number::about),
        (None, _) => {
            let bounds = share.bounds(None);
            Number::range(end(bounds.lower())?, end(bounds.upper())?)
        }
    }
}
