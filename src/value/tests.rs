//! Properties of every value. Cases by example are the tables of `tests/spec/values.md`.

use std::ops::Bound::{self, Excluded, Included, Unbounded};

use proptest::prelude::*;

use super::arithmetic::{minus, plus, times};
use super::{
    Day, Edtf, Interval, Kind, Number, Rational, Relation, Side, Tolerance, Value, compare,
};

fn rational() -> impl Strategy<Value = Rational> {
    (-1_000_i128..1_000, 1_i128..13).prop_map(|(above, below)| Rational::new(above, below))
}

fn bound() -> impl Strategy<Value = Bound<Rational>> {
    prop_oneof![
        4 => rational().prop_map(Included),
        4 => rational().prop_map(Excluded),
        1 => Just(Unbounded),
    ]
}

fn interval() -> impl Strategy<Value = Interval> {
    (bound(), bound()).prop_filter_map("empty", |(lower, upper)| Interval::new(lower, upper))
}

/// Steps that figures in prose have: a place, a magnitude, a part of a fraction.
fn rounded() -> impl Strategy<Value = Number> {
    let decimal =
        (-9_999_i128..9_999, -4_i32..20).prop_filter_map("too large", |(digits, power)| {
            let step = super::arithmetic::power_of_ten(power)?;
            Some(Number::rounded(times(Rational::from_integer(digits), step)?, step))
        });
    let fraction = (-50_i128..50, 1_i128..20).prop_map(|(above, below)| {
        Number::rounded(Rational::new(above, below), Rational::new(1, 10 * below))
    });
    prop_oneof![decimal, fraction]
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        rational().prop_map(Number::exact),
        rational().prop_map(Number::about),
        rounded(),
        (bound(), bound()).prop_filter_map("empty", |(lower, upper)| Number::range(lower, upper)),
    ]
}

fn date() -> impl Strategy<Value = Edtf> {
    let day = || (-800_000_i64..800_000).prop_filter_map("too far", Day::from_number);
    let notation = "[?~%]?[12][0-9X]{3}([?~%]?(-[?~%]?(0[1-9X]|1[0-2X]|2[1-9]|3[0-9]))?)?[?~%]?";
    prop_oneof![
        day().prop_map(Edtf::day),
        (proptest::option::of(day()), proptest::option::of(day()))
            .prop_filter_map("reversed", |(first, last)| Edtf::between(first, last)),
        (-200_000_i64..200_000).prop_filter_map("too far", Edtf::year),
        notation.prop_filter_map("not EDTF", |notation| Edtf::parse(&notation).ok()),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let count = number()
        .prop_filter("no whole number", |number| number.bounds(None).whole().is_some())
        .prop_map(Value::Count);
    prop_oneof![
        count,
        number().prop_map(Value::Quantity),
        number().prop_map(Value::Percent),
        date().prop_map(Value::Date),
        any::<bool>().prop_map(Value::YesNo),
        "[a-cA-C] ?[a-c]{0,2}".prop_map(Value::Text),
    ]
}

fn tolerance() -> impl Strategy<Value = Tolerance> {
    let magnitude =
        || (0_i128..400, 1_i128..5).prop_map(|(above, below)| Rational::new(above, below));
    prop_oneof![
        magnitude().prop_map(Tolerance::Absolute),
        magnitude().prop_map(|by| Tolerance::Percent(by / Rational::from_integer(5))),
        (0_i64..400).prop_map(Tolerance::Days),
    ]
}

/// Characters that notations are made of, in any order.
fn scribble() -> impl Strategy<Value = String> {
    prop_oneof!["[-0-9X/.,~?%<>=eESY\\[\\]{}: a-z−–é]{0,24}", "[0-9]{30,60}", "\\PC{0,12}"]
}

proptest! {
    #[test]
    fn reading_what_is_written_gives_the_same_value(value in value()) {
        prop_assert_eq!(Value::parse(value.kind(), &value.to_string()), Ok(value));
    }

    #[test]
    fn what_is_shown_has_the_same_figure_and_no_power_of_ten(value in value()) {
        let shown = value.shown();
        if let Some(nominal) = value.nominal() {
            prop_assert!(!shown.contains('e'), "{shown}");
            let read = Value::parse(value.kind(), &shown.replace(',', ""));
            let read = read.ok().and_then(|read| read.nominal()).expect("it is a figure");
            // Of a long fraction four digits are shown.
            let apart = if read > nominal { read - nominal } else { nominal - read };
            let size = if nominal < Rational::ZERO { -nominal } else { nominal };
            let is_near = apart * Rational::from_integer(1_000) <= size;
            prop_assert!(apart == Rational::ZERO || is_near && shown.contains('.'), "{}", shown);
        }
    }

    #[test]
    fn reading_what_is_written_gives_the_same_tolerance(tolerance in tolerance()) {
        let kind = if let Tolerance::Days(_) = tolerance { Kind::Date } else { Kind::Count };
        prop_assert_eq!(Tolerance::parse(kind, &tolerance.to_string()), Ok(tolerance));
    }

    #[test]
    fn any_notation_is_read_or_refused_within_it(notation in scribble()) {
        for kind in Kind::ALL {
            match Value::parse(kind, &notation) {
                Ok(value) => {
                    prop_assert_eq!(Value::parse(kind, &value.to_string()), Ok(value.clone()));
                    for by in ["1000000000%", "0.000001%", "999999999999.999999999999"] {
                        let Ok(by) = Tolerance::parse(kind, by) else { continue };
                        compare(&value, &Value::parse(kind, "1/999999999989..1e12").unwrap(), Some(&by));
                    }
                }
                Err(error) => {
                    prop_assert!(notation.get(error.span.start..error.span.end).is_some());
                }
            }
        }
    }

    #[test]
    fn comparing_is_symmetric(left in value(), right in value(), by in proptest::option::of(tolerance())) {
        let relation = compare(&left, &right, by.as_ref());
        prop_assert_eq!(compare(&right, &left, by.as_ref()), relation.flipped());
        prop_assert_eq!(compare(&left, &left, by.as_ref()), Relation::Same);
        if relation == Relation::Within(Side::Left) {
            let (left, right) = (left.compared(by.as_ref()), right.compared(by.as_ref()));
            prop_assert!(right.unwrap().contains(&left.unwrap()));
        }
    }

    #[test]
    fn an_intersection_is_within_both_and_both_within_the_hull(a in interval(), b in interval()) {
        prop_assert_eq!(a.intersection(&b), b.intersection(&a));
        prop_assert_eq!(a.is_disjoint_from(&b), a.intersection(&b).is_none());
        if let Some(common) = a.intersection(&b) {
            prop_assert!(a.contains(&common) && b.contains(&common));
        }
        prop_assert!(a.hull(&b).contains(&a) && a.hull(&b).contains(&b));
        prop_assert_eq!(a.hull(&b), b.hull(&a));
    }

    #[test]
    fn whole_numbers_stay_and_others_go(interval in interval(), number in -90_i128..90) {
        let point = Interval::point(Rational::from_integer(number));
        let whole = interval.whole();
        prop_assert_eq!(whole.is_some_and(|whole| whole.contains(&point)), interval.contains(&point));
        prop_assert!(whole.is_none_or(|whole| interval.contains(&whole)));
    }

    #[test]
    fn values_conflict_when_their_gap_is_beyond_the_tolerance(
        a in rational(), b in rational(), by in tolerance()
    ) {
        let (below, above) = (a.min(b), a.max(b));
        let zero = Rational::ZERO;
        let gap = minus(above, below).unwrap();
        // Figures on both sides of zero share no larger magnitude: each end counts for its own part.
        let allowed = match by {
            Tolerance::Absolute(by) => by,
            Tolerance::Days(by) => Rational::from_integer(i128::from(by)),
            Tolerance::Percent(by) => {
                let magnitude = plus(above.max(zero), (-below).max(zero)).unwrap();
                times(magnitude, by / Rational::from_integer(100)).unwrap()
            }
        };
        let reaches = (by.reach(&Interval::point(a)), by.reach(&Interval::point(b)));
        prop_assert_eq!(reaches.0.is_disjoint_from(&reaches.1), gap > allowed);
    }

    #[test]
    fn widening_loses_nothing(interval in interval(), by in tolerance()) {
        prop_assert!(by.widen(&interval).contains(&interval));
        prop_assert!(by.reach(&interval).contains(&interval));
    }

    #[test]
    fn checked_sums_and_products_are_those_of_the_operators(a in rational(), b in rational()) {
        prop_assert_eq!(plus(a, b), Some(a + b));
        prop_assert_eq!(minus(a, b), Some(a - b));
        prop_assert_eq!(times(a, b), Some(a * b));
    }

    #[test]
    fn a_day_and_its_date_are_the_same(number in -400_000_000_000_000_i64..400_000_000_000_000) {
        if let Some(day) = Day::from_number(number) {
            let (year, month, date) = day.ymd();
            prop_assert_eq!(Day::from_ymd(year, month, date), Some(day));
        }
    }

    #[test]
    fn the_day_after_is_the_next_in_the_calendar(number in -800_000_i64..800_000) {
        let day = Day::from_number(number).unwrap();
        let (year, month, date) = day.ymd();
        let next = Day::from_ymd(year, month, date + 1)
            .or_else(|| Day::from_ymd(year, month + 1, 1))
            .or_else(|| Day::from_ymd(year + 1, 1, 1));
        prop_assert_eq!(day.plus(1), next);
    }

    #[test]
    fn arithmetic_never_overflows(a in any::<(i128, i128)>(), b in any::<(i128, i128)>()) {
        let rational = |(above, below): (i128, i128)| {
            Rational::new(above.max(-i128::MAX), below.max(-i128::MAX).abs().max(1))
        };
        let (a, b) = (rational(a), rational(b));
        let _ = (plus(a, b), minus(a, b), times(a, b), Interval::point(a).whole());
        let _ = Number::rounded(a, b).bounds(Some(&Tolerance::Percent(b))).hull(&Interval::point(b));
        let _ = Number::about(a).to_string() + &Number::rounded(a, b).to_string();
    }
}

#[test]
fn the_epoch_is_day_zero_and_the_limits_hold() {
    assert_eq!(Day::from_ymd(1970, 1, 1).map(Day::number), Some(0));
    assert_eq!(Day::from_ymd(i64::MAX, 1, 1), None);
    assert_eq!(Day::from_number(i64::MIN), None);
    assert_eq!(Day::from_ymd(2010, 1, 31).unwrap().plus_months(1), Day::from_ymd(2010, 2, 28));
    assert_eq!(
        Day::from_ymd(2012, 2, 3).unwrap().last_of_month(),
        Day::from_ymd(2012, 2, 29).unwrap()
    );
}

#[test]
fn values_of_different_kinds_are_incomparable() {
    let count = Value::Count(Number::exact(Rational::ONE));
    let quantity = Value::Quantity(Number::exact(Rational::ONE));
    assert_eq!(compare(&count, &quantity, None), Relation::Incomparable);
}

#[test]
fn a_step_without_a_notation_is_written_as_the_range_it_means() {
    let dozens = Number::rounded(Rational::from_integer(60), Rational::from_integer(12));
    assert_eq!(dozens.to_string(), "54..<66");
}
