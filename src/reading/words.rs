//! The tables of words in `data/words/`, which anyone can read and extend.
//!
//! A table is lines of tab-separated fields; lines that begin with `#` are comments.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::word_table::WordTable;
use crate::text::is_invisible;

use super::start::is_in_a_phrase;

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
    /// Multiplies the digits before it: the letters of "10k" and "3bn".
    Suffix(i128),
    /// Multiplies the digits before it in amounts of money: "$3m", "Rs 500 cr".
    MoneySuffix(i128),
    /// Twelve: multiplies what stands before it.
    Dozen,
    /// A place in an order; in the plural, so many parts of a whole.
    Ordinal(i128),
    /// One of so many parts of a whole: "half", "quarters".
    Share(i128),
}

impl NumberWord {
    /// Whether a number in words can begin with it or hold it.
    pub(super) fn is_cardinal(self) -> bool {
        matches!(self, Self::Unit(_) | Self::Tens(_) | Self::Hundred | Self::Scale(_))
    }
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
    Exactly,
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
    static TABLE: LazyLock<WordTable<NumberWord>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/numbers.tsv"));
        table.map(|(word, class, value)| (word, parse_number_word(class, value))).collect()
    });
    TABLE.get(word).copied()
}

/// Returns what `word`, in lower case, is in the calendar; `None` for other words.
pub(super) fn calendar_word(word: &str) -> Option<CalendarWord> {
    static TABLE: LazyLock<WordTable<CalendarWord>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/calendar.tsv"));
        table.map(|(word, class, value)| (word, parse_calendar_word(class, value))).collect()
    });
    TABLE.get(word).copied()
}

/// Whether figures are read from `word`, in lower case.
pub(super) fn is_known(word: &str) -> bool {
    number_word(word).is_some() || calendar_word(word).is_some() || word == "percent"
}

/// Whether `word` can stand inside a number with its range and unit; so can all that is no word.
pub(super) fn is_in_numbers(word: &str) -> bool {
    const JOINING: [&str; 22] = [
        "a", "age", "an", "and", "between", "but", "cent", "equal", "fewer", "from", "in", "less",
        "more", "of", "old", "or", "out", "pct", "per", "so", "through", "to",
    ];
    let word: String = word.chars().filter(|c| !is_invisible(*c)).take(20).collect();
    let word = word.to_lowercase();
    let joins = JOINING.contains(&word.as_str()) || is_in_a_phrase(&word);
    word.is_empty() || is_known(&word) || joins || has_plural_part(&word)
}

/// Whether `word` names several parts of a whole, or a compound ordinal: "thirds", "thirtyfirst".
fn has_plural_part(word: &str) -> bool {
    let part = word.strip_suffix('s').unwrap_or(word);
    matches!(number_word(part), Some(NumberWord::Ordinal(_))) || word.contains("ty")
}

/// Whether a number after `word`, in lower case, is part of a name: "Channel 4", "page 12".
pub(super) fn is_label(word: &str) -> bool {
    static TABLE: LazyLock<WordTable<()>> = LazyLock::new(|| {
        rows(include_str!("../../data/words/labels.tsv")).map(|(word, ..)| (word, ())).collect()
    });
    TABLE.has(word)
}

/// Phrases by their first word, longer ones first.
type Phrases<T> = WordTable<Vec<(&'static str, T)>>;

/// Returns the hedges of one side that begin with the word `first`, longer phrases first.
pub(super) fn hedges(side: Side, first: &str) -> &'static [(&'static str, Hedge)] {
    static TABLES: LazyLock<[Phrases<Hedge>; 2]> =
        LazyLock::new(|| ["before", "after"].map(|side| by_first_word(hedge_table(side))));
    let table = match side {
        Side::Before => &TABLES[0],
        Side::After => &TABLES[1],
    };
    table.get(first).map_or(&[], Vec::as_slice)
}

/// Whether `word` is the last of a hedge that stands before its figure.
pub(super) fn ends_hedge(word: &str) -> bool {
    static TABLE: LazyLock<WordTable<()>> = LazyLock::new(|| {
        let table = hedge_table("before").into_iter();
        table.map(|(phrase, _)| (phrase.rsplit(' ').next().unwrap_or(phrase), ())).collect()
    });
    TABLE.has(word)
}

/// Returns the phrases that name a part of a month or year and begin with the word `first`, longer ones first.
pub(super) fn parts(first: &str) -> &'static [(&'static str, Part)] {
    static TABLE: LazyLock<Phrases<Part>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/parts.tsv"));
        by_first_word(table.map(|(phrase, part, _)| (phrase, parse_part(part))).collect())
    });
    TABLE.get(first).map_or(&[], Vec::as_slice)
}

/// Returns the first words of the phrases that name a part of a month or year.
pub(super) fn part_starts() -> impl Iterator<Item = &'static str> {
    rows(include_str!("../../data/words/parts.tsv"))
        .map(|(phrase, ..)| phrase.split(' ').next().unwrap_or(phrase))
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
    table.map(|(phrase, _, meaning)| (phrase, parse_hedge(meaning))).collect()
}

fn by_first_word<T>(mut table: Vec<(&'static str, T)>) -> Phrases<T> {
    table.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.split(' ').count()));
    let mut phrases: BTreeMap<&str, Vec<(&str, T)>> = BTreeMap::new();
    for (phrase, meaning) in table {
        let first = phrase.split(' ').next().unwrap_or(phrase);
        phrases.entry(first).or_default().push((phrase, meaning));
    }
    phrases.into_iter().collect()
}

// The tables are part of the program: a row that cannot be read is found by the test below.
const MALFORMED: &str = "data/words is checked by a test";

fn parse_number_word(class: &str, value: &str) -> NumberWord {
    let small = || value.parse().expect(MALFORMED);
    let large = || value.parse().expect(MALFORMED);
    match class {
        "unit" => NumberWord::Unit(small()),
        "tens" => NumberWord::Tens(small()),
        "hundred" => NumberWord::Hundred,
        "scale" => NumberWord::Scale(large()),
        "suffix" => NumberWord::Suffix(large()),
        "money-suffix" => NumberWord::MoneySuffix(large()),
        "dozen" => NumberWord::Dozen,
        "ordinal" => NumberWord::Ordinal(large()),
        "share" => NumberWord::Share(large()),
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
        "exactly" => Hedge::Exactly,
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
        assert!(hedges(Side::Before, "at").contains(&("at least", Hedge::AtLeast)));
        assert!(hedges(Side::After, "or").contains(&("or more", Hedge::AtLeast)));
        assert_eq!(parts("mid"), [("mid", Part::Mid)]);
        assert!(ends_hedge("than") && is_label("channel"));
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
