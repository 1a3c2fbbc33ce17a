//! How a figure of a draft stands to the value that is to bear it out.

use crate::value::arithmetic::minus;
use crate::value::{Number, Rational, Relation, Side, Tolerance, Value, compare};

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
            Relation::Same | Relation::Within(Side::Right) => Self::Same,
            Relation::Overlapping if is_rounding(own, value, tolerance) => Self::Same,
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

/// Whether all that the value can be is what the draft's figure may be rounded from.
fn is_rounding(own: &Value, value: &Value, tolerance: Option<&Tolerance>) -> bool {
    match (own.widest(tolerance), value.compared(tolerance)) {
        (Some(written), Some(value)) => written.contains(&value),
        _ => false,
    }
}

/// Whether both are bounds on one side, and the draft's is neither the other nor rounder: "at least 21" for "at least 27" is
/// weaker, and more likely a slip; "more than 20" is weaker on purpose.
fn is_another_bound(own: &Value, value: &Value) -> bool {
    let ends = |value: &Value| value.number().map_or((None, None), Number::ends);
    let bounds = match (ends(own), ends(value)) {
        ((Some(own), None), (Some(other), None)) | ((None, Some(own)), (None, Some(other))) => {
            Some((own, other))
        }
        _ => None,
    };
    let Some((own, other)) = bounds else { return false };
    let ten = Rational::from_integer(10);
    own != other && !(own.is_integer() && (own / ten).is_integer())
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
