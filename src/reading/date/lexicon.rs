//! The words of dates: `data/words/calendar.tsv` and `time.tsv`.

use std::sync::LazyLock;

use super::super::word_table::WordTable;
use super::super::words::rows;
use super::name::Period;

/// What a word is in dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(u8),
    Weekday(u8),
    /// "Mon", "Sun", which can be other words.
    ShortWeekday(u8),
    /// "Fridays".
    Weekdays(u8),
    Season(u8),
    Unit(Period),
    /// "last" is -1, "this" 0, "next" 1.
    Which(i64),
    /// "nineties" is 90.
    Decade(u8),
    /// A month of the Solar Hijri calendar.
    Solar(u8),
}

static LEXICON: LazyLock<WordTable<Word>> = LazyLock::new(|| {
    let calendar = rows(include_str!("../../../data/words/calendar.tsv"));
    let time = rows(include_str!("../../../data/words/time.tsv"));
    calendar.chain(time).map(|(word, class, value)| (word, parse(class, value))).collect()
});

/// Returns what `word`, in lower case, is in dates; `None` for other words.
pub(super) fn lookup(word: &str) -> Option<Word> {
    LEXICON.get(word).copied()
}

/// Returns every word for which `wanted` holds.
pub(super) fn words(wanted: impl Fn(Word) -> bool) -> Vec<&'static str> {
    let known = LEXICON.iter().filter(|(_, meaning)| wanted(**meaning));
    let mut words: Vec<&str> = known.map(|(word, _)| word).collect();
    words.sort_unstable();
    words
}

// The tables are part of the program: a row that cannot be read is found by the test below.
fn parse(class: &str, value: &str) -> Word {
    let number = || value.parse().expect("data/words is checked by a test");
    match class {
        "month" => Word::Month(number()),
        "weekday" => Word::Weekday(number()),
        "short-weekday" => Word::ShortWeekday(number()),
        "weekdays" => Word::Weekdays(number()),
        "season" => Word::Season(number()),
        "decade" => Word::Decade(number()),
        "solar" => Word::Solar(number()),
        "which" => Word::Which(value.parse().expect("data/words is checked by a test")),
        "unit" => Word::Unit(match value {
            "day" => Period::Day,
            "weekend" => Period::Weekend,
            "week" => Period::Week,
            "month" => Period::Month,
            "quarter" => Period::Quarter,
            "year" => Period::Year,
            "decade" => Period::Decade,
            "century" => Period::Century,
            _ => panic!("no unit `{value}`"),
        }),
        _ => panic!("no class `{class}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_reads() {
        assert_eq!(lookup("sept"), Some(Word::Month(9)));
        assert_eq!(lookup("khordad"), Some(Word::Solar(3)));
        assert_eq!(words(|word| word == Word::Which(0)), ["current", "this"]);
    }

    #[test]
    fn no_word_stands_twice() {
        let tables = [
            include_str!("../../../data/words/calendar.tsv"),
            include_str!("../../../data/words/time.tsv"),
        ];
        let count: usize = tables.into_iter().map(|table| rows(table).count()).sum();
        assert_eq!(count, LEXICON.iter().count());
    }
}
