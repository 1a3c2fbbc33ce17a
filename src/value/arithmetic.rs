//! Sums and products of rationals that notice overflow.
//!
//! The operators of `Ratio<i128>` panic or wrap when a numerator does not fit; figures come from users,
//! so they are never used on them. Comparing rationals cannot overflow.

use super::Rational;

/// Returns `left + right`; `None` when it does not fit.
pub fn plus(left: Rational, right: Rational) -> Option<Rational> {
    // The denominators in lowest terms are their factors towards the least common multiple.
    let factors = Rational::new(*left.denom(), *right.denom());
    let raised = left.numer().checked_mul(*factors.denom())?;
    let added = right.numer().checked_mul(*factors.numer())?;
    let denominator = factors.numer().checked_mul(*right.denom())?;
    reduced(raised.checked_add(added)?, denominator)
}

/// Returns `left - right`; `None` when it does not fit.
pub fn minus(left: Rational, right: Rational) -> Option<Rational> {
    let negated = right.numer().checked_neg()?;
    plus(left, Rational::new_raw(negated, *right.denom()))
}

/// Returns `left * right`; `None` when it does not fit.
pub fn times(left: Rational, right: Rational) -> Option<Rational> {
    let across = reduced(*left.numer(), *right.denom())?;
    let back = reduced(*right.numer(), *left.denom())?;
    let numerator = across.numer().checked_mul(*back.numer())?;
    reduced(numerator, across.denom().checked_mul(*back.denom())?)
}

/// Returns the greatest whole number that is not above `number`.
pub fn floor(number: Rational) -> i128 {
    number.numer().div_euclid(*number.denom())
}

/// Returns the least whole number that is not below `number`.
pub fn ceiling(number: Rational) -> i128 {
    if number.is_integer() { *number.numer() } else { floor(number).saturating_add(1) }
}

/// Returns 10 to the power of `exponent`; `None` when it does not fit.
pub(super) fn power_of_ten(exponent: i32) -> Option<Rational> {
    let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
    Some(if exponent < 0 { Rational::new_raw(1, power) } else { Rational::from_integer(power) })
}

/// `i128::MIN` has no negation, on which reducing relies.
fn reduced(numerator: i128, denominator: i128) -> Option<Rational> {
    (numerator != i128::MIN).then(|| Rational::new(numerator, denominator))
}
