//! What holds of every reading, whatever the text.

use crosscheck::reading::{Reader, Reading, ReadingKind, SpokenFrom};
use crosscheck::value::{Edtf, Kind, Rational, Value};
use proptest::prelude::*;
use proptest::sample::select;

use crate::spelled::words;

fn spoken() -> SpokenFrom {
    let day = Edtf::parse("2010-03-19").expect("it is a day");
    SpokenFrom { as_of: Some(day), published: None }
}

fn claimed(reading: &Reading) -> Kind {
    reading.value.kind()
}

/// Words that figures are made of beside those of dates, with some that only look like it.
const NUMBER_WORDS: [&str; 28] = [
    "at",
    "least",
    "27",
    "1.5",
    "million",
    "thirds",
    "votes",
    "nearly",
    "900+",
    "70",
    "80",
    "percent",
    "%",
    "$3bn",
    "five",
    "hundred",
    "a",
    "dozen",
    "later",
    ".",
    "17-year-old",
    "fourth",
    "۱۷",
    "دی",
    "۱۳۸۸",
    "no",
    "more",
    "than",
];

/// Words that dates are made of. Those that count from the last date that a passage names are left out ("two days
/// later", "that month"): for them other sentences matter.
const DATE_WORDS: [&str; 53] = [
    "January",
    "5",
    "2010",
    "in",
    "last",
    "June",
    "mid-July",
    "Wednesday",
    "days",
    "ago",
    "-",
    ",",
    "on",
    "the",
    "of",
    "to",
    "from",
    "between",
    "and",
    "by",
    "until",
    "after",
    "two",
    "weeks",
    "week",
    "first",
    "21st",
    "year",
    "years",
    "May",
    "March",
    "7/1/2010",
    "22/4",
    "2009-10",
    "1990s",
    "'80s",
    "Q3",
    "quarter",
    "Christmas",
    "Day",
    "Easter",
    "early",
    "for",
    "starting",
    "within",
    "next",
    "weekend",
    "few",
    "coming",
    "fiscal",
    "half",
    "before",
    "is",
];

fn date_phrase() -> impl Strategy<Value = String> {
    let words =
        prop::collection::vec(select(&DATE_WORDS[..]), 1..9).prop_map(|words| words.join(" "));
    words.prop_filter("it counts from the last date named", |words| {
        !["the next", "the quarter", "the year", "the week", "the weekend"]
            .iter()
            .any(|counted| words.contains(counted))
    })
}

/// Returns the dates that begin at byte `from` or after it, with their places from there.
fn dates(text: &str, from: usize) -> Vec<(usize, usize, String)> {
    let readings = Reader::english().read(text, &spoken()).into_iter();
    let here = readings.filter(|r| r.kind == ReadingKind::Date && r.span.start >= from);
    here.map(|r| (r.span.start - from, r.span.end - from, r.value.to_string())).collect()
}

fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec(select([&NUMBER_WORDS[..], &DATE_WORDS[..]].concat()), 1..12)
        .prop_map(|words| words.join(" "))
}

fn nominal(text: &str) -> Option<Rational> {
    match Reader::english().read(text, &SpokenFrom::default()).as_slice() {
        [Reading { value: Value::Quantity(number), .. }] => number.nominal(),
        _ => None,
    }
}

#[test]
fn numbers_are_spelled_as_people_do() {
    assert_eq!(words(3_500, ""), "three thousand five hundred");
    assert_eq!(words(105, " and"), "one hundred and five");
    assert_eq!(words(2_000_021, " and"), "two million and twenty-one");
}

proptest! {
    #[test]
    fn digits_and_words_of_a_number_read_the_same(
        number in prop_oneof![0..2_000_u64, 0..1_000_000_u64, 0..=1_000_000_000_000_u64],
        and in select(&["", " and"][..]),
    ) {
        let expected = Some(Rational::from_integer(i128::from(number)));
        let spelled = words(number, and);
        // "One votes" is a sentence.
        let votes = if number == 1 { "vote" } else { "votes" };
        prop_assert_eq!(nominal(&format!("{spelled} {votes}")), expected, "{}", spelled);
        prop_assert_eq!(nominal(&format!("{number} {votes} were counted")), expected);
        let mut grouped = number.to_string();
        for place in (1..grouped.len()).rev().filter(|place| (grouped.len() - place) % 3 == 0).collect::<Vec<_>>() {
            grouped.insert(place, ',');
        }
        prop_assert_eq!(nominal(&format!("{grouped} {votes}")), expected, "{}", grouped);
    }

    #[test]
    fn what_is_printed_reads_back_and_stands_where_it_says(text in phrase()) {
        let mut end = 0;
        for reading in Reader::english().read(&text, &spoken()) {
            let shown = reading.value.to_string();
            let back = Value::parse(claimed(&reading), &shown);
            // "A dozen" is written as an approximation: what it means is the same, and not its nominal value.
            let meaning = |value: &Value| (value.to_string(), value.compared(None));
            prop_assert_eq!(back.as_ref().ok().map(meaning), Some(meaning(&reading.value)), "{} in {:?}", shown, text);
            prop_assert!(end <= reading.span.start && reading.span.contains(reading.figure));
            prop_assert!(!reading.span.of(&text).trim().is_empty());
            prop_assert_eq!(reading.span.of(&text).trim(), reading.span.of(&text));
            end = reading.span.end;
        }
    }

    #[test]
    fn another_sentence_changes_no_number(text in phrase(), other in phrase()) {
        let numbers = |text: &str, within: std::ops::Range<usize>| -> Vec<String> {
            let readings = Reader::english().read(text, &spoken()).into_iter();
            let here = readings.filter(|r| within.contains(&r.span.start) && r.kind != ReadingKind::Date);
            here.map(|reading| format!("{:?} {}", reading.kind, reading.value)).collect()
        };
        let alone = format!("It says {text} here.");
        let joined = format!("{alone}\n\nNobody said {other} there.");
        prop_assert_eq!(numbers(&alone, 0..alone.len()), numbers(&joined, 0..alone.len()), "{}", joined);
    }

    #[test]
    fn another_sentence_changes_no_date(text in date_phrase(), other in date_phrase(), gap in select(&[" ", "\n", "\n\n"][..])) {
        let sentence = format!("The council met {text} in Paris.");
        let before = format!("Nobody spoke {other} at home.{gap}");
        let after = format!("{gap}Nobody will speak {other} at home.");
        let alone = dates(&sentence, 0);
        prop_assert_eq!(&alone, &dates(&format!("{sentence}{after}"), 0)[..alone.len()], "{}{}", sentence, after);
        // A month or day without its year may be of the year of the sentence before: it is then one of two.
        let joined = format!("{before}{sentence}");
        let behind = dates(&joined, before.len());
        prop_assert_eq!(alone.len(), behind.len(), "{}", joined);
        for ((start, end, own), (start_behind, end_behind, value)) in alone.iter().zip(&behind) {
            prop_assert_eq!((start, end), (start_behind, end_behind), "{}", joined);
            let mut ends = own.split('/').map(|end| end.trim_matches('.'));
            let is_one_of = value.starts_with('[') && ends.all(|end| value.contains(end));
            prop_assert!(own == value || is_one_of, "{}: {} and {}", joined, own, value);
        }
    }
}

#[test]
fn a_long_text_reads_as_its_paragraphs_do() {
    let paragraph =
        "On Jan. 5, 2010, at least 27 diplomats resigned.\n\nTwo days later 3 million voted.\n \n";
    let single = Reader::english().find(paragraph);
    let many = Reader::english().find(&paragraph.repeat(3_000));
    assert_eq!(many.len(), 3_000 * single.len());
    for (index, mention) in many.iter().enumerate() {
        let (round, own) = (index / single.len(), &single[index % single.len()]);
        assert_eq!(
            (mention.span, mention.rule),
            (own.span.shifted(round * paragraph.len()), own.rule)
        );
    }
}
