//! Words of grammar, and words that a slip of the keys may give, from `data/words/en/`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a word of grammar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrammarWord {
    /// "the": may be put in, left out or changed.
    Article,
    /// "in": one may stand for another.
    Place,
    /// "that": may be put in or left out.
    Link,
    /// "few": says something else with an article before it.
    Quantity,
    /// "he": begins the subject of a clause.
    Subject,
}

static GRAMMAR: LazyLock<BTreeMap<&str, GrammarWord>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/words/en/function_words.tsv"));
    let rows = rows.map(|row| row.split_once('\t').expect("a row is a word and what it is"));
    rows.map(|(word, class)| (word, grammar_word(class))).collect()
});

static NEAR_WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/words/en/near_words.tsv")).collect());

static NEGATING_PREFIXES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/words/en/negating_prefixes.tsv")).collect());

/// How many letters a word has at least that a prefix can turn into its opposite: "in" does not make "inform" of "form".
const LEAST_NEGATED: usize = 5;

/// Whether one of two words, in lower case, is the other with a beginning that turns it into the opposite.
pub(super) fn is_negated_by_prefix(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let prefix = long.strip_suffix(short).filter(|_| short.chars().count() >= LEAST_NEGATED);
    prefix.is_some_and(|prefix| NEGATING_PREFIXES.contains(prefix))
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn grammar_word(class: &str) -> GrammarWord {
    match class {
        "article" => GrammarWord::Article,
        "place" => GrammarWord::Place,
        "link" => GrammarWord::Link,
        "quantity" => GrammarWord::Quantity,
        "subject" => GrammarWord::Subject,
        other => panic!("the table of words of grammar has no class `{other}`"),
    }
}

impl GrammarWord {
    /// Returns what a word of grammar does; `None` for other words. Case does not matter.
    ///
    /// ```
    /// use crosscheck::quote::GrammarWord;
    /// assert_eq!(GrammarWord::of("The"), Some(GrammarWord::Article));
    /// assert_eq!(GrammarWord::of("consul"), None);
    /// ```
    pub fn of(word: &str) -> Option<Self> {
        GRAMMAR.get(&*word.to_lowercase()).copied()
    }
}

/// Whether an English word, in lower case, is one that a slip in another word may give.
///
/// ```
/// use crosscheck::quote::is_near_word;
/// assert!(is_near_word("unclear"), "nuclear");
/// assert!(!is_near_word("teh"));
/// ```
pub fn is_near_word(word: &str) -> bool {
    NEAR_WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_each_word_stands_once() {
        for table in [
            include_str!("../../data/words/en/function_words.tsv"),
            include_str!("../../data/words/en/near_words.tsv"),
        ] {
            let rows: Vec<&str> = rows(table).collect();
            assert!(rows.is_sorted_by(|a, b| a < b));
        }
        assert!(GRAMMAR.len() > 50);
    }
}
