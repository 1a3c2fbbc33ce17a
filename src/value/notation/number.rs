//! Numbers and tolerances: figures with the signs around them.

use std::ops::Bound::{Excluded, Included};

use super::figure::{Figure, Form, figure};
use super::{NotationError, Piece, slip};
use crate::value::arithmetic::times;
use crate::value::{Kind, Number, Rational, Tolerance};

/// The largest percentage that a tolerance may be, and its finest step: they keep widening exact.
const LARGEST_PERCENTAGE: i128 = 1_000_000_000;
const FINEST_PERCENTAGE: i128 = 1_000_000;

/// Returns the number of kind `kind` that `notation` writes.
///
/// # Errors
///
/// When it writes none; see [`Value::parse`](crate::value::Value::parse).
pub(in crate::value) fn number(kind: Kind, notation: &str) -> Result<Number, NotationError> {
    parse(kind, notation).map_err(|error| {
        error.or_help(|| slip::suggestion(notation, |notation| parse(kind, notation).is_ok()))
    })
}

fn parse(kind: Kind, notation: &str) -> Result<Number, NotationError> {
    let whole = Piece::of(notation);
    let number = if whole.text.is_empty() {
        return Err(whole.error("a figure was expected"));
    } else if let Some((lower, upper)) = whole.split("..") {
        range(kind, whole, lower, upper)?
    } else if let Some(limit) = whole.after(&[">=", "≥"]) {
        Number::at_least(end(kind, limit)?)
    } else if let Some(limit) = whole.after(&["<=", "≤"]) {
        Number::at_most(end(kind, limit)?)
    } else if let Some(limit) = whole.after(&[">"]) {
        Number::more_than(end(kind, limit)?)
    } else if let Some(limit) = whole.after(&["<"]) {
        Number::less_than(end(kind, limit)?)
    } else if let Some(nominal) = whole.after(&["~"]) {
        Number::about(end(kind, nominal)?)
    } else {
        plain(kind, whole)?
    };
    if kind == Kind::Count && number.bounds(None).whole().is_none() {
        return Err(whole.error("a whole number was expected, and none is in this"));
    }
    Ok(number)
}

/// A percent sign at the end of a range is one for both ends.
fn range(
    kind: Kind,
    whole: Piece<'_>,
    lower: Piece<'_>,
    upper: Piece<'_>,
) -> Result<Number, NotationError> {
    let above = lower.after(&[">"]);
    let below = upper.after(&["<"]);
    let lower = above.unwrap_or(lower);
    let upper = below.unwrap_or(upper);
    let both = kind == Kind::Percent && upper.before("%").is_some();
    let least = if both { signed_end(kind, lower)? } else { end(kind, lower)? };
    let greatest = end(kind, upper)?;
    if greatest < least {
        let swapped = format!("write `{}..{}`", upper.text, lower.text);
        return Err(whole.error("the range ends before it starts").with_help(swapped));
    }
    let lower = if above.is_some() { Excluded(least) } else { Included(least) };
    let upper = if below.is_some() { Excluded(greatest) } else { Included(greatest) };
    Number::range(lower, upper).ok_or_else(|| whole.error("the range leaves out both its ends"))
}

/// Ends of ranges and bounds are exact, however they are written.
fn end(kind: Kind, piece: Piece<'_>) -> Result<Rational, NotationError> {
    if piece.text.ends_with('%') {
        return signed_end(kind, piece);
    }
    let figure = figure(piece)?;
    if kind == Kind::Percent && figure.form == Form::Fraction {
        return hundredfold(piece, figure.nominal);
    }
    Ok(figure.nominal)
}

fn signed_end(kind: Kind, piece: Piece<'_>) -> Result<Rational, NotationError> {
    without_sign(kind, piece).and_then(figure).map(|figure| figure.nominal)
}

fn plain(kind: Kind, piece: Piece<'_>) -> Result<Number, NotationError> {
    let unsigned = without_sign(kind, piece)?;
    let Figure { nominal, step, form } = figure(unsigned)?;
    match (kind, step) {
        (Kind::Percent, Some(step))
            if form == Form::Fraction && unsigned.text.len() == piece.text.len() =>
        {
            Ok(Number::rounded(hundredfold(piece, nominal)?, hundredfold(piece, step)?))
        }
        (_, Some(step)) => Ok(Number::rounded(nominal, step)),
        (Kind::Percent, None) => Ok(Number::rounded(nominal, Rational::ONE)),
        (_, None) => Ok(Number::exact(nominal)),
    }
}

/// In a percentage, `2/3` stands for a ratio.
fn hundredfold(piece: Piece<'_>, ratio: Rational) -> Result<Rational, NotationError> {
    times(ratio, Rational::from_integer(100))
        .ok_or_else(|| piece.error("a shorter figure was expected"))
}

fn without_sign(kind: Kind, piece: Piece<'_>) -> Result<Piece<'_>, NotationError> {
    match piece.before("%") {
        Some(figure) if kind == Kind::Percent => Ok(figure),
        Some(figure) => {
            let start = piece.start + piece.text.len() - 1;
            let sign = Piece { text: "%", start };
            let help = format!("write `{}`, or give the claim the kind `percent`", figure.text);
            Err(sign.error(format!("a {kind} has no percent sign")).with_help(help))
        }
        None => Ok(piece),
    }
}

/// Returns the tolerance that `notation` writes.
///
/// # Errors
///
/// When it writes none that values of `kind` have; see [`Tolerance::parse`].
pub(in crate::value) fn tolerance(kind: Kind, notation: &str) -> Result<Tolerance, NotationError> {
    let whole = Piece::of(notation);
    let tolerance = match kind {
        Kind::YesNo | Kind::Text => Err(whole.error(format!("a {kind} value has no tolerance"))),
        Kind::Date => days(whole),
        Kind::Count | Kind::Quantity | Kind::Percent => match whole.before("%") {
            Some(figure) => percentage(whole, figure),
            None => figure(whole).map(|figure| Tolerance::Absolute(figure.nominal)),
        },
    };
    match tolerance? {
        Tolerance::Absolute(by) | Tolerance::Percent(by) if by < Rational::ZERO => {
            Err(whole.error("a tolerance that is not negative was expected"))
        }
        tolerance => Ok(tolerance),
    }
}

fn percentage(whole: Piece<'_>, piece: Piece<'_>) -> Result<Tolerance, NotationError> {
    let by = figure(piece)?.nominal;
    if *by.numer() > LARGEST_PERCENTAGE || *by.denom() > FINEST_PERCENTAGE {
        return Err(
            whole.error("a percentage of at most 9 digits, 6 after the point, was expected")
        );
    }
    Ok(Tolerance::Percent(by))
}

fn days(whole: Piece<'_>) -> Result<Tolerance, NotationError> {
    let expected = || whole.error("a number of days, such as `2 days`, was expected");
    let (count, unit) = match whole.text.find(char::is_whitespace) {
        Some(at) => (&whole.text[..at], whole.text[at..].trim_start()),
        None => (whole.text, ""),
    };
    match (count.parse::<u32>(), unit) {
        (Ok(count), "day" | "days") => Ok(Tolerance::Days(count.into())),
        (Ok(count), "") => Err(expected().with_help(format!("write `{count} days`"))),
        _ => Err(expected()),
    }
}
