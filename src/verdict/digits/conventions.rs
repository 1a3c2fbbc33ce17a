//! How languages write numbers in digits: their signs, and their words of magnitude.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::text::{Language, LanguageTag};

const SEPARATORS: &str = include_str!("../../../data/words/separators.tsv");
const MAGNITUDES: &str = include_str!("../../../data/words/magnitudes.tsv");
const ZEROS: &str = include_str!("../../../data/words/digits.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|line| line.split('\t').collect())
}

/// The signs that a language puts between digits; none at all where the tables do not have it.
#[derive(Clone, Debug, Default)]
pub(super) struct Signs {
    pub(super) decimal: Vec<char>,
    pub(super) grouping: Vec<char>,
    pub(super) groups_by_space: bool,
    /// Whether all groups but the last are of two digits, and not of three.
    pub(super) groups_of_two: bool,
}

impl Signs {
    fn of_row(row: &[&str]) -> Self {
        let chars = |cell: &str| cell.chars().filter(|c| !c.is_alphabetic() && *c != ' ').collect();
        let mut grouping: Vec<char> = chars(row[2]);
        if grouping.contains(&'’') {
            grouping.push('\'');
        }
        Self {
            decimal: chars(row[1]),
            grouping,
            groups_by_space: row[2].contains("space"),
            groups_of_two: row.get(3) == Some(&"two"),
        }
    }
}

/// Returns the signs of a language, in its region where that has others.
pub(super) fn signs_of(tag: &LanguageTag) -> Signs {
    static SIGNS: LazyLock<BTreeMap<&str, Signs>> =
        LazyLock::new(|| rows(SEPARATORS).map(|row| (row[0], Signs::of_row(&row))).collect());
    let region = tag.region().map(|region| format!("{}-{region}", tag.language));
    let signs = region.and_then(|regional| SIGNS.get(regional.as_str()));
    signs.or_else(|| SIGNS.get(tag.language.tag())).cloned().unwrap_or_default()
}

/// The words of magnitude of each language with their powers of ten, the longest words first.
static WORDS: LazyLock<BTreeMap<&str, Vec<(&str, u32)>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<(&str, u32)>> = BTreeMap::new();
    for row in rows(MAGNITUDES) {
        let power = row[2].parse().expect("the table holds powers: a test reads them all");
        words.entry(row[0]).or_default().push((row[1], power));
    }
    for of_language in words.values_mut() {
        of_language.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    words
});

/// Returns the power of ten of the word of magnitude that `after`, the text after a number, begins with.
pub(super) fn magnitude_at(after: &str, language: Language) -> Option<u32> {
    let words = WORDS.get(language.tag())?;
    let after: String = after.trim_start().chars().take(40).collect();
    let after = after.to_lowercase();
    let is_here = |word: &str| {
        let rest = after.strip_prefix(word);
        // Chinese and Japanese put nothing between words.
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || is_han(word))
    };
    words.iter().find(|(word, _)| is_here(word)).map(|(_, power)| *power)
}

fn is_han(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}

/// The powers of ten that most languages have words for.
const USUAL_POWERS: [u32; 4] = [3, 6, 9, 12];

/// Returns the powers of ten that a language has words for, each once.
pub(super) fn powers_of(language: Language) -> impl Iterator<Item = u32> {
    let own = WORDS.get(language.tag());
    let powers: BTreeSet<u32> = match own {
        Some(words) => words.iter().map(|(_, power)| *power).collect(),
        None => USUAL_POWERS.into_iter().collect(),
    };
    powers.into_iter()
}

/// Returns the code point of the zero of the script that a decimal digit is of; `None` where it is no such digit.
pub(super) fn zero_of(c: char) -> Option<u32> {
    static OTHERS: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let zeros = rows(ZEROS).map(|row| u32::from_str_radix(row[0], 16));
        zeros.map(|zero| zero.expect("the table holds code points")).collect()
    });
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(u32::from('0'));
    }
    let code_point = u32::from(c);
    let after = OTHERS.partition_point(|zero| *zero <= code_point);
    let zero = *OTHERS.get(after.checked_sub(1)?)?;
    (code_point < zero + 10).then_some(zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_complete() {
        let tags: Vec<&str> = rows(SEPARATORS).map(|row| row[0]).collect();
        assert!(tags.is_sorted_by(|a, b| a < b), "separators.tsv is sorted by tag");
        for row in rows(SEPARATORS) {
            assert!(LanguageTag::parse(row[0]).is_ok(), "{}", row[0]);
            let signs = Signs::of_row(&row);
            assert!(!signs.decimal.is_empty(), "{}", row[0]);
            assert!(signs.decimal.iter().all(|sign| !signs.grouping.contains(sign)), "{}", row[0]);
        }
        let words: Vec<(&str, &str)> = rows(MAGNITUDES).map(|row| (row[0], row[1])).collect();
        assert!(words.is_sorted_by(|a, b| a < b), "magnitudes.tsv is sorted by tag and word");
        assert!(WORDS.values().flatten().all(|(_, power)| (1..=20).contains(power)));
        let zeros: Vec<&str> = rows(ZEROS).map(|row| row[0]).collect();
        assert!(zeros.is_sorted_by(|a, b| a < b), "digits.tsv is sorted");
        for row in rows(ZEROS) {
            let zero = u32::from_str_radix(row[0], 16).ok().and_then(char::from_u32);
            assert_eq!(zero.and_then(zero_of), zero.map(u32::from), "{}", row[1]);
        }
    }

    #[test]
    fn a_region_has_signs_of_its_own() {
        let decimal = |tag: &str| signs_of(&LanguageTag::parse(tag).expect("a tag")).decimal;
        assert_eq!(decimal("es"), [',']);
        assert_eq!(decimal("es-MX"), ['.']);
        assert_eq!(decimal("es-ES"), [',']);
        assert!(decimal("xx").is_empty());
    }
}
