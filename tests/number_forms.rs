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
const HEDGES: [(&str, &str, &str); 20] = [
    ("", "", ""),
    ("at least ", "", ">="),
    ("no fewer than ", "", ">="),
    ("more than ", "", ">"),
    ("well over ", "", ">"),
    ("up to ", "", "<="),
    ("fewer than ", "", "<"),
    ("no larger than ", "", "<="),
    ("never over ", "", "<="),
    ("never below ", "", ">="),
    ("nothing less than ", "", ">="),
    ("a maximum of ", "", "<="),
    ("about ", "", "~"),
    ("roughly ", "", "~"),
    ("", " or more", ">="),
    ("", " or so", "~"),
    ("", " or fewer", "<="),
    ("", " at least", ">="),
    ("", " at most", "<="),
    ("", " and counting", ">="),
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

/// Two ends of a range as they are written, in digits and in words, and their values.
const ENDS: [(&str, &str, i64, i64); 9] = [
    ("7", "9", 7, 9),
    ("30", "40", 30, 40),
    ("250", "340", 250, 340),
    ("1,500", "2,400", 1_500, 2_400),
    ("two", "three", 2, 3),
    ("fifteen", "twenty-one", 15, 21),
    ("4", "6 million", 4_000_000, 6_000_000),
    ("two", "three thousand", 2_000, 3_000),
    ("12", "14 lakh", 1_200_000, 1_400_000),
];

/// What stands before, between and after the ends of a range.
const JOINTS: [(&str, &str); 5] =
    [("", "-"), ("", "–"), ("", " to "), ("between ", " and "), ("from ", " to ")];

/// What all ends of a range share: what stands before the first, and after the last.
const SHARED: [(&str, &str, Kind); 8] = [
    ("", " votes", Kind::Quantity),
    ("", " kg", Kind::Quantity),
    ("", " hectares", Kind::Quantity),
    ("", " years", Kind::Quantity),
    ("", " dollars a head", Kind::Quantity),
    ("$", "", Kind::Quantity),
    ("€", " per tonne", Kind::Quantity),
    ("", " percent", Kind::Percent),
];

#[test]
fn a_range_has_both_its_ends_or_none() {
    let (mut whole, mut nothing, mut otherwise) = (0_usize, 0_usize, Vec::new());
    for (first, last, least, most) in ENDS {
        for (before, between) in JOINTS {
            for (sign, unit, kind) in SHARED {
                let in_words = first.starts_with(char::is_alphabetic);
                // Nobody writes "$two", "two–three thousand", or a hyphen before a magnitude.
                let is_tied = between.len() < 4 && (in_words || last.contains(' '));
                if in_words && !sign.is_empty() || is_tied {
                    continue;
                }
                let percent = if kind == Kind::Percent { "%" } else { "" };
                let notation = format!("{least}..{most}{percent}");
                let wanted = Value::parse(kind, &notation).expect("it is well formed");
                let text = format!("The report gives {before}{sign}{first}{between}{last}{unit}.");
                match read(&text, &wanted) {
                    How::Whole => whole += 1,
                    How::NotAtAll => nothing += 1,
                    How::Otherwise => otherwise.push(text),
                }
            }
        }
    }
    assert!(otherwise.is_empty(), "read otherwise:\n{}", otherwise.join("\n"));
    assert!(nothing * 10 <= whole, "{nothing} are not read, {whole} are");
}

/// Returns texts with two figures that make no range, and the value of the first, which alone may be read.
fn pairs() -> Vec<(String, Option<&'static str>)> {
    let mut all = Vec::new();
    for (first, last) in [("6", "3"), ("52", "48"), ("101", "99"), ("3", "1")] {
        for (before, after) in
            [("They voted ", " for it."), ("The vote was ", "."), ("They won ", " in Oslo.")]
        {
            all.push((format!("{before}{first}-{last}{after}"), Some(first)));
        }
    }
    for (number, margin) in [("540", "12"), ("4.2", "0.3"), ("61", "3")] {
        for sign in [" ± ", "±", " plus or minus ", " +/- "] {
            for unit in ["", " kg", "%", " votes"] {
                all.push((format!("The mean was {number}{sign}{margin}{unit}."), None));
            }
        }
    }
    for slashed in ["163/119", "118/76", "395/400"] {
        all.push((format!("The nurse wrote {slashed} and left."), None));
    }
    all
}

#[test]
fn of_two_figures_that_make_no_range_the_first_alone_is_read_or_none() {
    let spoken = SpokenFrom::default();
    for (text, first) in pairs() {
        let read = Reader::english().read_each(&text, &spoken).filter_map(Outcome::reading);
        let values: Vec<String> = read.map(|reading| reading.value.to_string()).collect();
        let wanted: Vec<String> = first.into_iter().map(str::to_owned).collect();
        assert_eq!(values, wanted, "{text}");
    }
}

/// What a figure may be counted for, behind what it counts.
const RATES: [(&str, &str); 6] = [
    (" a day", "day"),
    (" per day", "day"),
    ("/day", "day"),
    (" an hour", "hour"),
    (" per person", "person"),
    (" per tonne", "tonne"),
];

#[test]
fn a_rate_keeps_its_figure_and_what_it_is_counted_for() {
    let spoken = SpokenFrom::default();
    for (number, value) in [("40", "40"), ("1,500", "1500"), ("twelve", "12"), ("2.5", "2.5")] {
        for (sign, unit) in [("", " kg"), ("", " barrels"), ("", " dollars"), ("$", "")] {
            if !sign.is_empty() && number.starts_with(char::is_alphabetic) {
                continue;
            }
            for (rate, per) in RATES {
                let text = format!("They use {sign}{number}{unit}{rate}.");
                let read = Reader::english().read_each(&text, &spoken);
                let read: Vec<_> = read.filter_map(Outcome::reading).collect();
                assert_eq!(read.len(), 1, "{text}");
                let shown = (read[0].value.to_string(), read[0].per.as_deref());
                assert_eq!(shown, (value.to_owned(), Some(per)), "{text}");
            }
        }
    }
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
