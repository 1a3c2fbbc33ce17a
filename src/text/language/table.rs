//! Tables of languages: names, scripts, and words that tell one from another.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::Language;

const NAMES: &str = include_str!("../../../data/words/languages.tsv");
const SCRIPTS: &str = include_str!("../../../data/words/scripts.tsv");
const LETTERS: &str = include_str!("../../../data/words/language_letters.tsv");
const WORDS: &str = include_str!("../../../data/words/language_words.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|line| line.split('\t').collect())
}

fn language(tag: &str) -> Language {
    Language::parse(tag).expect("the tables hold tags: a test reads them all")
}

/// Returns the English name of a language.
pub(super) fn name(of: Language) -> Option<&'static str> {
    rows(NAMES).find(|row| row[0] == of.tag()).map(|row| row[1])
}

/// Returns the language that has this English name or longer code, whatever its case.
pub(super) fn named(name: &str) -> Option<Language> {
    let is_meant = |row: &Vec<&str>| {
        let codes = row.get(2).copied().unwrap_or("").split(' ');
        codes.chain([row[1]]).any(|own| !own.is_empty() && own.eq_ignore_ascii_case(name))
    };
    rows(NAMES).find(is_meant).map(|row| language(row[0]))
}

/// A script, and the language of most texts in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Script {
    pub(super) name: &'static str,
    pub(super) language: Language,
}

/// A run of code points of one script.
struct Block {
    first: u32,
    last: u32,
    script: Script,
}

static BLOCKS: LazyLock<Vec<Block>> = LazyLock::new(|| {
    let code_point = |hex| u32::from_str_radix(hex, 16).expect("the table holds code points");
    let block = |row: Vec<&'static str>| {
        let script = Script { name: row[2], language: language(row[3]) };
        Block { first: code_point(row[0]), last: code_point(row[1]), script }
    };
    rows(SCRIPTS).map(block).collect()
});

/// Returns the script that a letter is of; `None` where the table does not have it.
pub(super) fn script_of(letter: char) -> Option<Script> {
    let code_point = u32::from(letter);
    let after = BLOCKS.partition_point(|block| block.first <= code_point);
    let block = BLOCKS.get(after.checked_sub(1)?)?;
    (code_point <= block.last).then_some(block.script)
}

/// The words and letters that tell languages apart.
pub(super) struct TableWords {
    /// The languages, each once, in the order of the table.
    pub(super) languages: Vec<Language>,
    /// The script of each language's words.
    pub(super) scripts: Vec<Script>,
    /// Words, each once for every language that has it, in the order of their bytes and of the languages.
    words: Vec<OwnWord<&'static str>>,
    /// How many words begin with a byte below each.
    before: [usize; 257],
    /// Letters in the same way, in order.
    letters: Vec<OwnWord<char>>,
}

/// A word or letter of a language, which is given by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OwnWord<T> {
    word: T,
    pub(super) language: usize,
}

impl TableWords {
    /// Returns `word` once for every language that has it, in order.
    pub(super) fn languages_of(&self, word: &str) -> &[OwnWord<&'static str>] {
        let Some(first) = word.bytes().next().map(usize::from) else { return &[] };
        alike(&self.words[self.before[first]..self.before[first + 1]], |own| own.cmp(word))
    }

    /// Returns `letter` once for every language that has it where others of its script do not.
    pub(super) fn languages_with(&self, letter: char) -> &[OwnWord<char>] {
        alike(&self.letters, |own| own.cmp(&letter))
    }

    /// Puts words and letters in order.
    fn sort(&mut self) {
        self.words.sort_unstable();
        self.letters.sort_unstable();
        for own in &self.words {
            self.before[usize::from(own.word.as_bytes()[0]) + 1] += 1;
        }
        for first in 1..self.before.len() {
            self.before[first] += self.before[first - 1];
        }
    }
}

/// Returns those of words or letters in order that compare as equal.
fn alike<T: Copy>(all: &[OwnWord<T>], compare: impl Fn(T) -> Ordering) -> &[OwnWord<T>] {
    let from = all.partition_point(|own| compare(own.word) == Ordering::Less);
    let several = all[from..].iter().take_while(|own| compare(own.word) == Ordering::Equal).count();
    &all[from..from + several]
}

pub(super) static LANGUAGE_WORDS: LazyLock<TableWords> = LazyLock::new(|| {
    let mut words = TableWords {
        languages: Vec::new(),
        scripts: Vec::new(),
        words: Vec::new(),
        before: [0; 257],
        letters: Vec::new(),
    };
    for row in rows(WORDS) {
        let language = language(row[0]);
        if words.languages.last() != Some(&language) {
            let script = row[1].chars().find_map(script_of);
            words.languages.push(language);
            words.scripts.push(script.expect("words are letters: a test reads them all"));
        }
        let language = words.languages.len() - 1;
        words.words.extend(row[1].split(' ').map(|word| OwnWord { word, language }));
    }
    for row in rows(LETTERS) {
        let language = language(row[0]);
        let index = words.languages.iter().position(|known| *known == language);
        let language = index.expect("it has words: a test reads them all");
        words.letters.extend(row[1].chars().map(|word| OwnWord { word, language }));
    }
    words.sort();
    words
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_complete() {
        let tags: Vec<&str> = rows(NAMES).map(|row| row[0]).collect();
        assert!(tags.is_sorted_by(|a, b| a < b), "languages.tsv is sorted by tag");
        assert!(BLOCKS.windows(2).all(|pair| pair[0].last < pair[1].first));
        assert!(BLOCKS.iter().all(|block| block.first <= block.last));
        let scripts = BLOCKS.iter().map(|block| block.script.language);
        for language in LANGUAGE_WORDS.languages.iter().copied().chain(scripts) {
            assert!(name(language).is_some(), "{language} has no name");
        }
        assert_eq!(LANGUAGE_WORDS.languages[0], Language::ENGLISH);
        let lettered: Vec<&str> = rows(LETTERS).map(|row| row[0]).collect();
        assert!(lettered.is_sorted_by(|a, b| a < b), "language_letters.tsv is sorted by tag");
        assert!(lettered.iter().all(|tag| LANGUAGE_WORDS.languages.contains(&language(tag))));
        let mut languages = LANGUAGE_WORDS.languages.clone();
        languages.sort();
        assert!(languages.is_sorted_by(|a, b| a < b), "the rows of a language stand together");
    }

    #[test]
    fn the_words_of_a_language_are_sorted_and_of_one_script() {
        let mut before = ("", "");
        for row in rows(WORDS) {
            let script = row[1].chars().find_map(script_of);
            for word in row[1].split(' ') {
                assert!(before.0 != row[0] || before.1 < word, "{word} stands late");
                let letters = word.chars().filter(|c| c.is_alphabetic());
                assert!(letters.clone().all(|c| script_of(c) == script), "{word}");
                before = (row[0], word);
            }
        }
    }
}
