//! How a figure of a draft stands to the value that is to bear it out.

use crate::value::arithmetic::{minus, times};
use crate::value::{Interval, Number, Rational, Relation, Side, Tolerance, Value, compare};

/// How a figure of a draft stands to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// It is the same, rounded or less precise, or truly weaker: it is right where the value is.
    Same,
    /// It says more than the value does.
    Narrower,
    /// Both cannot be true, or it is another bound.
    Differs,
}

impl Stand {
    /// Returns how `own`, the draft's figure, stands to a value; `None` where the two cannot be compared.
    pub(super) fn of(own: &Value, value: &Value, tolerance: Option<&Tolerance>) -> Option<Self> {
        Some(match compare(own, value, tolerance) {
            Relation::Incomparable => return None,
            Relation::Within(Side::Right) if is_another_bound(own, value) => Self::Differs,
            Relation::Within(Side::Left) | Relation::Overlapping if has_slipped_end(own, value) => {
                Self::Differs
            }
            Relation::Same | Relation::Within(Side::Right) => Self::Same,
            _ if is_hedged_rounding(own, value) => Self::Same,
            Relation::Overlapping if is_rounding(own, value, tolerance) => Self::Same,
            Relation::Overlapping if are_two_figures(own, value, tolerance) => Self::Differs,
            Relation::Within(Side::Left) | Relation::Overlapping => Self::Narrower,
            Relation::Disjoint if is_whole_part(own, value) => Self::Same,
            Relation::Disjoint => Self::Differs,
        })
    }
}

impl Stand {
    /// Returns how a time of which the draft gives the first and the last date stands to another: where one end is another,
    /// it is another time.
    pub(super) fn of_days(own: &(Value, Value), other: &(Value, Value)) -> Self {
        let ends = [(&own.0, &other.0), (&own.1, &other.1)];
        let stands = ends.map(|(own, other)| Self::of(own, other, None).unwrap_or(Self::Differs));
        if stands.contains(&Self::Differs) {
            Self::Differs
        } else if stands.contains(&Self::Narrower) {
            Self::Narrower
        } else {
            Self::Same
        }
    }
}

/// Whether a figure is one that seldom stands somewhere by chance: it has two digits or more before the zeros at its end, or is a day.
pub(super) fn is_telling(value: &Value) -> bool {
    match value {
        Value::Date(date) => date.earliest().is_some() && date.earliest() == date.latest(),
        _ => significant_digits(value) >= 2,
    }
}

/// Whether another figure of the same value is hardly of something else: it has three digits or more before the zeros at its end.
pub(super) fn is_unlikely_twice(value: &Value) -> bool {
    significant_digits(value) >= 3
}

/// Returns how many digits an unhedged whole number has before the zeros at its end; 0 for other values.
fn significant_digits(value: &Value) -> usize {
    let written = value.nominal().map(|nominal| nominal.to_string()).unwrap_or_default();
    let digits = written.trim_end_matches('0');
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.len() } else { 0 }
}

/// Whether two figures are one and the same, to the last digit.
pub(super) fn is_very_figure(own: &Value, other: &Value) -> bool {
    match (own, other) {
        (Value::Date(own), Value::Date(other)) => own == other,
        _ => own.nominal().is_some() && own.nominal() == other.nominal(),
    }
}

/// Whether neither of two unhedged figures can be the other rounded: $4 million and $4.5 million touch, and are two.
fn are_two_figures(own: &Value, value: &Value, tolerance: Option<&Tolerance>) -> bool {
    let holds = |whole: &Value, part: &Value| {
        let point = part.nominal().map(Interval::point);
        whole.widest(tolerance).zip(point).is_none_or(|(whole, point)| whole.contains(&point))
    };
    own.nominal().is_some() && value.nominal().is_some() && !holds(own, value) && !holds(value, own)
}

/// Whether all that the value can be is what the draft's figure may be rounded from.
fn is_rounding(own: &Value, value: &Value, tolerance: Option<&Tolerance>) -> bool {
    match (own.widest(tolerance), value.compared(tolerance)) {
        (Some(written), Some(value)) => written.contains(&value),
        _ => false,
    }
}

/// Whether the draft's figure is said to be about right, and the one figure of the value is near enough for that, or rounds to it:
/// "about 13,000" for "some 12,684", and "about 3 million" for 3.4 million.
fn is_hedged_rounding(own: &Value, value: &Value) -> bool {
    let is_about = |number: &&Number| number.nominal().is_none();
    let about = own.number().filter(is_about).and_then(Number::written);
    let Some((about, figure)) = about.zip(value.number().and_then(Number::written)) else {
        return false;
    };
    let means = |number: Number| number.bounds(None).contains(&Interval::point(figure));
    means(Number::about(about))
        || spoken_step(about).is_some_and(|step| means(Number::rounded(about, step)))
}

/// Returns the last word that a whole number of millions, billions and so on is said with, as a number.
fn spoken_step(number: Rational) -> Option<Rational> {
    const SCALES: [i128; 3] = [1_000_000_000_000, 1_000_000_000, 1_000_000];
    // Below three, half a step is too much of the figure: 1.4 million is not about 1 million.
    let is_fine = |scale: &i128| number >= Rational::from_integer(3 * scale);
    let step = SCALES.into_iter().find(|scale| is_multiple(number, *scale) && is_fine(scale));
    step.map(Rational::from_integer)
}

/// Whether an end of the draft's bound or range is neither the value's nor weaker on purpose: "at least 21" for "at least 27",
/// and "as many as 8,948" for 8,498, are true and a slip; "more than 20" says less because it is meant to.
fn is_another_bound(own: &Value, value: &Value) -> bool {
    let is_range = |number: &&Number| number.written().is_none();
    let (Some(own), Some(number)) = (own.number().filter(is_range), value.number()) else {
        return false;
    };
    let is_bound = is_range(&number);
    if let ((Some(lower), Some(upper)), false) = (own.ends(), is_bound)
        && is_wide(lower, upper)
    {
        return true;
    }
    let ((lower, upper), (least, most)) = (own.ends(), number.ends());
    let is_another = |end: Option<Rational>, same: Option<Rational>, far: Option<Rational>| match (
        end, same, far,
    ) {
        (Some(end), Some(same), _) if is_bound => is_slip_for_bound(end, same),
        (Some(end), Some(other), _) | (Some(end), None, Some(other)) => is_slip(end, other),
        (Some(_), None, None) | (None, ..) => false,
    };
    is_another(lower, least, most) || is_another(upper, most, least)
}

/// Whether two ranges or bounds have the digits of one end in another order.
fn has_slipped_end(own: &Value, value: &Value) -> bool {
    let is_range = |number: &&Number| number.written().is_none();
    let (Some(own), Some(value)) = (own.number().filter(is_range), value.number().filter(is_range))
    else {
        return false;
    };
    let ((lower, upper), (least, most)) = (own.ends(), value.ends());
    let is_slip = |one: Option<Rational>, other: Option<Rational>| {
        one.zip(other).is_some_and(|(one, other)| is_transposed(one, other))
    };
    is_slip(lower, least) || is_slip(upper, most)
}

/// Whether an end of a bound is more likely a slip for the same end of another bound than rounder on purpose.
fn is_slip_for_bound(end: Rational, other: Rational) -> bool {
    end != other && (is_transposed(end, other) || !is_multiple(end, 10))
}

/// Whether an end of a bound is more likely a slip for a figure than a weaker one on purpose: its digits are those of the figure
/// in another order, or it is not round and not next to the figure.
fn is_slip(end: Rational, figure: Rational) -> bool {
    let is_next =
        minus(end, figure).is_some_and(|apart| apart >= -Rational::ONE && apart <= Rational::ONE);
    !is_next && (is_transposed(end, figure) || !is_round(end))
}

/// Whether a range is no way to say one figure: "from 2,000 to 9,000".
fn is_wide(lower: Rational, upper: Rational) -> bool {
    times(lower, Rational::from_integer(2)).is_some_and(|twice| upper > twice)
}

/// Whether two whole numbers have the same digits in another order: 8,948 and 8,498.
fn is_transposed(one: Rational, other: Rational) -> bool {
    let digits = |number: Rational| {
        let mut digits: Vec<char> =
            number.is_integer().then(|| number.to_string().chars().collect())?;
        digits.sort_unstable();
        Some(digits)
    };
    one != other && digits(one).is_some_and(|digits_of_one| Some(digits_of_one) == digits(other))
}

/// Whether people say a number for a bound who have not counted so far: one of tens, a few or a few and a half, one below a
/// hundred of fives or dozens, thirds and quarters of a hundred.
fn is_round(end: Rational) -> bool {
    let is_below = |limit: i128| end < Rational::from_integer(limit);
    let is_part_of_hundred =
        times(end, Rational::new_raw(12, 100)).is_some_and(|of| of.is_integer());
    let is_half = times(end, Rational::from_integer(2)).is_some_and(|twice| twice.is_integer());
    is_multiple(end, 10)
        || is_below(10) && is_half
        || is_below(100) && (is_multiple(end, 5) || is_multiple(end, 12) || is_part_of_hundred)
}

fn is_multiple(number: Rational, of: i128) -> bool {
    number.is_integer() && number.numer() % of == 0
}

/// Whether a whole figure is what a value with decimals rounds to: £1,912 for £1,912.40.
fn is_whole_part(own: &Value, value: &Value) -> bool {
    let nominal = |value: &Value| value.nominal();
    let Some((own, value)) = nominal(own).zip(nominal(value)) else { return false };
    let half = Rational::new_raw(1, 2);
    let apart = minus(own, value);
    own.is_integer()
        && !value.is_integer()
        && apart.is_some_and(|apart| apart >= -half && apart <= half)
}
