//! One figure: `540`, `-0.42`, `2/3`, `1.2e6`.

use super::{NotationError, Piece};
use crate::value::Rational;
use crate::value::arithmetic::{power_of_ten, times};

/// Numerators are at most 10²⁴ and denominators 10¹², so that widening a figure by a tolerance, whose
/// figures are as small, never overflows an `i128` (1.7 · 10³⁸).
const NUMERATOR_DIGITS: u32 = 24;
const LARGEST_NUMERATOR: i128 = 10_i128.pow(NUMERATOR_DIGITS);
const DENOMINATOR_DIGITS: u32 = 12;
const LARGEST_DENOMINATOR: i128 = 10_i128.pow(DENOMINATOR_DIGITS);

/// A figure and the precision it is written to.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub(super) nominal: Rational,
    /// What the last digit counts; `None` for a plain integer.
    pub(super) step: Option<Rational>,
    pub(super) form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Decimal,
    Fraction,
}

/// Returns the figure that `piece` writes.
///
/// # Errors
///
/// When it writes none, or one out of range.
pub(super) fn figure(piece: Piece<'_>) -> Result<Figure, NotationError> {
    let negative = piece.after(&["-", "\u{2212}"]);
    let magnitude = negative.unwrap_or(piece);
    let figure = match magnitude.split("/") {
        Some((numerator, denominator)) => fraction(numerator, denominator)?,
        None => decimal(magnitude)?,
    };
    let numerator = *figure.nominal.numer();
    let denominator = *figure.nominal.denom();
    if numerator > LARGEST_NUMERATOR || denominator > LARGEST_DENOMINATOR {
        return Err(too_long(piece));
    }
    let nominal = if negative.is_some() { -figure.nominal } else { figure.nominal };
    Ok(Figure { nominal, ..figure })
}

fn too_long(piece: Piece<'_>) -> NotationError {
    piece.error(format!(
        "a figure of at most {NUMERATOR_DIGITS} digits, {DENOMINATOR_DIGITS} of them after the point, \
         was expected"
    ))
}

/// A fraction is good to a tenth of its denominator's unit.
fn fraction(numerator: Piece<'_>, denominator: Piece<'_>) -> Result<Figure, NotationError> {
    let above = digits(numerator)?;
    let below = digits(denominator)?;
    if below == 0 {
        return Err(denominator.error("a denominator other than zero was expected"));
    }
    // Bounded here because reducing may hide a denominator that the step keeps.
    if below > LARGEST_DENOMINATOR {
        return Err(too_long(denominator));
    }
    let step = Rational::new(1, 10 * below);
    Ok(Figure { nominal: Rational::new(above, below), step: Some(step), form: Form::Fraction })
}

fn decimal(piece: Piece<'_>) -> Result<Figure, NotationError> {
    let (mantissa, power) = match piece.split("e").or_else(|| piece.split("E")) {
        Some((mantissa, power)) => (mantissa, Some(power)),
        None => (piece, None),
    };
    let (whole, decimals) = match mantissa.split(".") {
        Some((whole, decimals)) => (digits(whole)?, Some(decimals)),
        None => (digits(mantissa)?, None),
    };
    let below = decimals.map_or(Ok(0), digits)?;
    let exponent = power.map_or(Ok(0), exponent)?;
    let places = decimals.map_or(0, |decimals| decimals.text.len());
    let is_rounded = decimals.is_some() || power.is_some();
    scaled(whole, below, places, exponent)
        .map(|(nominal, step)| Figure {
            nominal,
            step: is_rounded.then_some(step),
            form: Form::Decimal,
        })
        .ok_or_else(|| too_long(piece))
}

/// Returns the figure `whole.below`, with so many decimal `places`, times a power of ten, and what its last
/// digit counts; `None` when it is out of range.
fn scaled(whole: i128, below: i128, places: usize, exponent: i32) -> Option<(Rational, Rational)> {
    let last_place = exponent - i32::try_from(places).ok()?;
    let step = power_of_ten(last_place).filter(|step| *step.denom() <= LARGEST_DENOMINATOR)?;
    let shift = 10_i128.checked_pow(u32::try_from(places).ok()?)?;
    let mantissa = whole.checked_mul(shift)?.checked_add(below)?;
    times(Rational::from_integer(mantissa), step).map(|nominal| (nominal, step))
}

fn exponent(piece: Piece<'_>) -> Result<i32, NotationError> {
    let negative = piece.after(&["-", "\u{2212}"]);
    let magnitude = negative.or_else(|| piece.after(&["+"])).unwrap_or(piece);
    let limit = i128::from(NUMERATOR_DIGITS);
    let power = digits(magnitude)?;
    match i32::try_from(power) {
        Ok(power) if i128::from(power) <= limit => {
            Ok(if negative.is_some() { -power } else { power })
        }
        _ => Err(piece.error(format!("an exponent from -{limit} to {limit} was expected"))),
    }
}

fn digits(piece: Piece<'_>) -> Result<i128, NotationError> {
    if piece.text.is_empty() {
        return Err(piece.error("a figure was expected"));
    }
    if let Some(at) = piece.text.find(|character: char| !character.is_ascii_digit()) {
        let stranger = &piece.text[at..];
        let length = stranger.chars().next().map_or(0, char::len_utf8);
        let place = Piece { text: &stranger[..length], start: piece.start + at };
        return Err(place.error("a digit was expected"));
    }
    piece.text.parse().map_err(|_| too_long(piece))
}
