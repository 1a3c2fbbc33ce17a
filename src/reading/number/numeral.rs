//! A number as it is written, before its hedges and what it measures.

use crate::value::Rational;
use crate::value::arithmetic::times;

use crate::reading::rule::Rule;

/// A number as it is written, without its hedges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading) struct Numeral {
    pub(in crate::reading) value: Rational,
    /// The place of the last digit that was written, where the figure is rounded: 100 000 in "1.2 million".
    /// `None` where it is exact.
    pub(in crate::reading) step: Option<Rational>,
    /// What the magnitudes that end it multiply by: a million in "1.2 million", 100,000 in "three hundred thousand",
    /// otherwise 1.
    pub(in crate::reading) magnitude: i128,
    /// How it is written: digits, words, a fraction, or a dozen.
    pub(in crate::reading) rule: Rule,
    /// Whether it is a part of one: "two thirds", which is no count.
    pub(in crate::reading) share: bool,
    /// Whether it is good to a tenth only: "two dozen".
    pub(in crate::reading) loose: bool,
    /// The token after it.
    pub(in crate::reading) next: usize,
}

impl Numeral {
    /// Returns an exact number.
    pub(super) fn exact(value: Rational, rule: Rule, next: usize) -> Self {
        Self { value, step: None, magnitude: 1, rule, share: false, loose: false, next }
    }

    /// Returns the value of `first`, the other end of a range that this number ends: "five" is five million in
    /// "five to six million", and 600 is itself in "600 to 1,000". `None` where it does not fit.
    pub(super) fn times_unscaled(&self, first: &Self) -> Option<Rational> {
        let mantissa = times(self.value, Rational::new(1, self.magnitude))?;
        if first.magnitude > 1 || first.value >= mantissa {
            return Some(first.value);
        }
        times(first.value, Rational::from_integer(self.magnitude))
    }

    /// Whether `first`, the other end of a range, can be so many thousands or be itself: in "800 to 1.2 million".
    pub(super) fn may_scale(&self, first: &Self) -> bool {
        let thousand = Rational::from_integer(1000);
        let is_whole = first.magnitude == 1 && first.step.is_none() && first.value < thousand;
        let fits = times(first.value, thousand).is_some_and(|value| value < self.value);
        let mantissa = times(self.value, Rational::new(1, self.magnitude));
        is_whole && self.magnitude > 1 && fits && mantissa.is_some_and(|own| own <= first.value)
    }

    /// Returns the number times a magnitude that ends with the token before `next`.
    pub(super) fn scaled(mut self, scale: i128, next: usize) -> Option<Self> {
        let by = Rational::from_integer(scale);
        self.value = times(self.value, by)?;
        let decimals = self.step.filter(|_| !self.share);
        self.step = match decimals {
            Some(step) => Some(times(step, by)?),
            None if self.value.is_integer() && !self.share => Some(by),
            None => decimal_step(self.value, scale),
        };
        self.loose = self.loose || self.step.is_none();
        self.magnitude = self.magnitude.checked_mul(scale)?;
        (self.share, self.next) = (false, next);
        Some(self)
    }
}

/// Returns the largest place below `scale` that ends `value`; `None` where no decimal ends there: a third of
/// a million.
fn decimal_step(value: Rational, scale: i128) -> Option<Rational> {
    let places = [scale / 10, scale / 100, scale / 1000];
    let ends = |place: &i128| *place > 0 && value.is_integer() && value.numer() % place == 0;
    places.into_iter().find(ends).map(Rational::from_integer)
}

/// The bounds of what the notation of claims files can write (`value::notation`).
pub(super) const LARGEST_DENOMINATOR: i128 = 1_000_000_000_000;
pub(super) const LARGEST_NUMERATOR: u128 = 1_000_000_000_000_000_000_000_000;
