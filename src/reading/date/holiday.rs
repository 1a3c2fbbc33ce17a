//! Days that have a name: `data/words/holidays.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::token::Tokens;
use super::super::word_table::WordTable;
use super::super::words::table;
use super::look::Look;

/// A day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// On which day of a year it is.
    pub(in crate::reading) on: On,
    /// Whether the name is that of a season or custom too: "Christmas shopping".
    pub(super) is_season: bool,
}

/// How the day of a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum On {
    /// A month and a day.
    Fixed(u8, u8),
    /// Which weekday of a month; from its end where negative.
    Nth(i64, u8, u8),
    /// So many days from Easter Sunday.
    Easter(i64),
    /// A month and a day of the Solar Hijri calendar.
    Solar(u8, u8),
}

/// The holidays by the first word of their names, longer names first.
static HOLIDAYS: LazyLock<WordTable<Vec<(&'static str, Holiday)>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for line in table(include_str!("../../../data/words/holidays.tsv")) {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[name, class, value, used] = fields.as_slice() else {
            panic!("four fields were expected: {line}");
        };
        let holiday = Holiday { on: parse(class, value), is_season: used == "season" };
        by_first.entry(first(name)).or_default().push((name, holiday));
    }
    for names in by_first.values_mut() {
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    by_first.into_iter().collect()
});

fn first(name: &'static str) -> &'static str {
    name.split(' ').next().unwrap_or(name)
}

// The table is part of the program: a row that cannot be read is found by the test below.
fn parse(class: &str, value: &str) -> On {
    let numbers = value.split(if class == "fixed" { '-' } else { ' ' });
    let numbers: Vec<i64> =
        numbers.map(|number| number.parse().expect("data/words is checked by a test")).collect();
    let small = |at: usize| u8::try_from(numbers[at]).expect("data/words is checked by a test");
    match class {
        "fixed" => On::Fixed(small(0), small(1)),
        "nth" => On::Nth(numbers[0], small(1), small(2)),
        "easter" => On::Easter(value.parse().expect("data/words is checked by a test")),
        "solar" => On::Solar(small(0), small(1)),
        _ => panic!("no class `{class}`"),
    }
}

/// Returns the holiday whose name stands at token `at`, and the token after it.
pub(super) fn holiday_at(tokens: &Tokens<'_>, at: usize) -> Option<(Holiday, usize)> {
    let names = HOLIDAYS.get(tokens.word(at)).or_else(|| HOLIDAYS.get(tokens.bare(at)))?;
    names.iter().find_map(|(name, holiday)| Some((*holiday, after_name(tokens, at, name)?)))
}

/// Returns the token after a name, of which the last word may have "'s".
fn after_name(tokens: &Tokens<'_>, at: usize, name: &str) -> Option<usize> {
    let words = name.split(' ').count();
    let matches = |(nth, word): (usize, &str)| {
        let own = tokens.word(at + nth);
        own == word || (nth + 1 == words && own.strip_suffix("'s") == Some(word))
    };
    name.split(' ').enumerate().all(matches).then_some(at + words)
}

/// Returns the words that names of holidays begin with.
pub(super) fn first_words() -> Vec<&'static str> {
    HOLIDAYS.iter().map(|(word, _)| word.strip_suffix("'s").unwrap_or(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_and_names_no_day_twice() {
        let names: Vec<_> =
            HOLIDAYS.iter().flat_map(|(_, names)| names).map(|(name, _)| *name).collect();
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), names.len());
    }
}
