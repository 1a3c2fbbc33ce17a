//! The meaning of a value, as an interval.

use std::ops::Bound::{self, Excluded, Included, Unbounded};

use schemars::JsonSchema;
use serde::Serialize;

use crate::value::{Day, Interval, Kind, Rational, arithmetic, exact_notation};

/// The meaning of a value: the numbers or days between two ends.
///
/// Numbers are exact: an integer, a decimal of at most twelve places, or a fraction such as `20/3`. Percentages
/// are without their sign. Days are ISO 8601 dates.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Bounds {
    /// The lower end; null where there is none.
    lower: Option<String>,
    /// The upper end; null where there is none.
    upper: Option<String>,
    /// Whether the lower end is one of them.
    includes_lower: bool,
    /// Whether the upper end is one of them.
    includes_upper: bool,
}

impl Bounds {
    /// Returns the ends of what a value of this kind means; `None` for answers and texts, which are no
    /// intervals to their readers.
    pub(super) fn of(kind: Kind, interval: &Interval) -> Option<Self> {
        let write: fn(Rational) -> Option<String> = match kind {
            Kind::Count | Kind::Quantity | Kind::Percent => |number| Some(exact_notation(number)),
            Kind::Date => |number| Some(day(number)?.to_string()),
            Kind::YesNo | Kind::Text => return None,
        };
        let (lower, includes_lower) = end(interval.lower(), write);
        let (upper, includes_upper) = end(interval.upper(), write);
        Some(Self { lower, upper, includes_lower, includes_upper })
    }
}

fn end(bound: Bound<Rational>, write: fn(Rational) -> Option<String>) -> (Option<String>, bool) {
    match bound {
        Included(end) => (write(end), true),
        Excluded(end) => (write(end), false),
        Unbounded => (None, false),
    }
}

/// Dates end at whole days, within the years that there are days for.
fn day(number: Rational) -> Option<Day> {
    i64::try_from(arithmetic::floor(number)).ok().and_then(Day::from_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    fn check(kind: Kind, notation: &str, lower: Option<&str>, upper: Option<&str>) {
        let value = Value::parse(kind, notation).expect("the notation is right");
        let bounds = value.bounds(None).and_then(|interval| Bounds::of(kind, &interval));
        let bounds = bounds.expect("it is an interval");
        assert_eq!(
            (bounds.lower.as_deref(), bounds.upper.as_deref()),
            (lower, upper),
            "{notation}"
        );
    }

    #[test]
    fn ends_are_exact() {
        check(Kind::Count, "540", Some("540"), Some("540"));
        check(Kind::Count, ">26", Some("27"), None);
        check(Kind::Quantity, "0.42", Some("0.415"), Some("0.425"));
        check(Kind::Percent, "1/3", Some("95/3"), Some("35"));
        check(Kind::Date, "2301-02", Some("2301-02-01"), Some("2301-02-28"));
        check(Kind::Date, "../2301-02-05", None, Some("2301-02-05"));
    }

    #[test]
    fn an_open_end_is_not_included() {
        let value = Value::parse(Kind::Quantity, ">=0.5").expect("the notation is right");
        let bounds = value.bounds(None).and_then(|all| Bounds::of(Kind::Quantity, &all));
        let expected = Bounds {
            lower: Some("0.5".to_owned()),
            upper: None,
            includes_lower: true,
            includes_upper: false,
        };
        assert_eq!(bounds, Some(expected));
    }
}
