//! The tables of words in `data/words/`, which anyone can read and extend.
//!
//! A table is lines of tab-separated fields; lines that begin with `#` are comments.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a number word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// 0 to 19.
    Unit(u32),
    /// 20, 30, … 90.
    Tens(u32),
    /// 100: multiplies what stands before it.
    Hundred,
    /// A thousand and up: closes what stands before it.
    Scale(i128),
    /// A place in an order.
    Ordinal(u32),
    /// Part of something, or a dozen: it makes another figure of the number beside it, which is not read.
    Share,
}

/// What a hedge makes of the figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    About,
}

/// On which side of its figure a hedge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// A length of time that dates are moved by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// Seven days; as a calendar unit, from Monday (ISO 8601).
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// A part of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first half.
    Early,
    /// The middle half.
    Mid,
    /// The second half.
    Late,
    /// The same, said of the end; of a week it is the last three days.
    End,
}

/// What a word of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalendarWord {
    Month(u8),
    /// From Monday, 1.
    Weekday(u8),
    Unit(Unit),
}

/// Returns what `word`, in lower case, counts; `None` for other words.
pub(super) fn number_word(word: &str) -> Option<NumberWord> {
    static TABLE: LazyLock<BTreeMap<&str, NumberWord>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/numbers.tsv"));
        table.map(|(word, class, value)| (word, parse_number_word(class, value))).collect()
    });
    TABLE.get(word).copied()
}

/// Returns what `word`, in lower case, is in the calendar; `None` for other words.
pub(super) fn calendar_word(word: &str) -> Option<CalendarWord> {
    static TABLE: LazyLock<BTreeMap<&str, CalendarWord>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/calendar.tsv"));
        table.map(|(word, class, value)| (word, parse_calendar_word(class, value))).collect()
    });
    TABLE.get(word).copied()
}

/// Whether figures are read from `word`, in lower case.
pub(super) fn is_known(word: &str) -> bool {
    number_word(word).is_some() || calendar_word(word).is_some() || word == "percent"
}

/// Whether a number after `word`, in lower case, is part of a name: "Channel 4", "page 12".
pub(super) fn is_label(word: &str) -> bool {
    static TABLE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        rows(include_str!("../../data/words/labels.tsv")).map(|(word, ..)| word).collect()
    });
    TABLE.contains(word)
}

/// Returns the hedges of one side, longer phrases first.
pub(super) fn hedges(side: Side) -> &'static [(&'static str, Hedge)] {
    static TABLES: LazyLock<[Vec<(&str, Hedge)>; 2]> =
        LazyLock::new(|| [hedge_table("before"), hedge_table("after")]);
    match side {
        Side::Before => &TABLES[0],
        Side::After => &TABLES[1],
    }
}

/// Returns the phrases that name a part of a month or year, longer phrases first.
pub(super) fn parts() -> &'static [(&'static str, Part)] {
    static TABLE: LazyLock<Vec<(&str, Part)>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/parts.tsv"));
        longest_first(table.map(|(phrase, part, _)| (phrase, parse_part(part))).collect())
    });
    &TABLE
}

/// Returns every word that numbers are written with.
pub(super) fn number_words() -> Vec<&'static str> {
    rows(include_str!("../../data/words/numbers.tsv")).map(|(word, ..)| word).collect()
}

/// Returns the lines of a table that are no comments.
pub(super) fn table(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Returns the rows of a table; a field that is missing is empty.
pub(super) fn rows(
    text: &'static str,
) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table(text).map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or("");
        (next(), next(), next())
    })
}

fn hedge_table(side: &str) -> Vec<(&'static str, Hedge)> {
    let table = rows(include_str!("../../data/words/hedges.tsv"));
    let table = table.filter(|(_, where_, _)| *where_ == side);
    longest_first(table.map(|(phrase, _, meaning)| (phrase, parse_hedge(meaning))).collect())
}

fn longest_first<T>(mut table: Vec<(&'static str, T)>) -> Vec<(&'static str, T)> {
    table.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.split(' ').count()));
    table
}

// The tables are part of the program: a row that cannot be read is found by the test below.
const MALFORMED: &str = "data/words is checked by a test";

fn parse_number_word(class: &str, value: &str) -> NumberWord {
    let small = || value.parse().expect(MALFORMED);
    match class {
        "unit" => NumberWord::Unit(small()),
        "tens" => NumberWord::Tens(small()),
        "hundred" => NumberWord::Hundred,
        "scale" => NumberWord::Scale(value.parse().expect(MALFORMED)),
        "ordinal" => NumberWord::Ordinal(small()),
        "share" => NumberWord::Share,
        _ => panic!("{MALFORMED}"),
    }
}

fn parse_calendar_word(class: &str, value: &str) -> CalendarWord {
    match (class, value) {
        ("month", number) => CalendarWord::Month(number.parse().expect(MALFORMED)),
        ("weekday", number) => CalendarWord::Weekday(number.parse().expect(MALFORMED)),
        ("unit", "day") => CalendarWord::Unit(Unit::Day),
        ("unit", "week") => CalendarWord::Unit(Unit::Week),
        ("unit", "month") => CalendarWord::Unit(Unit::Month),
        ("unit", "year") => CalendarWord::Unit(Unit::Year),
        _ => panic!("{MALFORMED}"),
    }
}

fn parse_hedge(meaning: &str) -> Hedge {
    match meaning {
        "at-least" => Hedge::AtLeast,
        "more-than" => Hedge::MoreThan,
        "at-most" => Hedge::AtMost,
        "less-than" => Hedge::LessThan,
        "nearly" => Hedge::Nearly,
        "about" => Hedge::About,
        _ => panic!("{MALFORMED}"),
    }
}

fn parse_part(part: &str) -> Part {
    match part {
        "early" => Part::Early,
        "mid" => Part::Mid,
        "late" => Part::Late,
        "end" => Part::End,
        _ => panic!("{MALFORMED}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_reads() {
        assert_eq!(number_word("ninety"), Some(NumberWord::Tens(90)));
        assert_eq!(calendar_word("sept"), Some(CalendarWord::Month(9)));
        assert!(hedges(Side::Before).iter().any(|(phrase, _)| *phrase == "at least"));
        assert!(hedges(Side::After).iter().all(|(phrase, _)| phrase.starts_with("or ")));
        assert_eq!(parts()[0], ("at the beginning of", Part::Early));
    }

    #[test]
    fn phrase_tables_are_sorted_and_without_doubles() {
        for table in [
            include_str!("../../data/words/hedges.tsv"),
            include_str!("../../data/words/parts.tsv"),
        ] {
            let keys: Vec<_> =
                rows(table).map(|(phrase, side, _)| (side.len() < 6, phrase)).collect();
            let phrases: Vec<_> = keys.iter().filter(|(first, _)| *first).collect();
            assert!(phrases.is_sorted());
            let mut unique = keys.clone();
            unique.sort_unstable();
            unique.dedup();
            assert_eq!(unique.len(), keys.len());
        }
    }
}
