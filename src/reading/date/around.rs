//! The words around dates: `data/words/around.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::word_table::WordTable;
use super::super::words::table;

/// What a word around a date is; the table explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Leads,
    Joins,
    Total,
    Moved,
    Counted,
    Ends,
    Names,
    Papers,
    Several,
    Singular,
    Ahead,
    Asks,
    Back,
    Titles,
    Scales,
    Persons,
    Articles,
    Slashed,
    Places,
    Accounts,
    Customs,
}

const NAMES: [(&str, Sort); 21] = [
    ("leads", Sort::Leads),
    ("joins", Sort::Joins),
    ("total", Sort::Total),
    ("moved", Sort::Moved),
    ("counted", Sort::Counted),
    ("ends", Sort::Ends),
    ("names", Sort::Names),
    ("papers", Sort::Papers),
    ("several", Sort::Several),
    ("singular", Sort::Singular),
    ("ahead", Sort::Ahead),
    ("asks", Sort::Asks),
    ("back", Sort::Back),
    ("titles", Sort::Titles),
    ("scales", Sort::Scales),
    ("persons", Sort::Persons),
    ("articles", Sort::Articles),
    ("slashed", Sort::Slashed),
    ("places", Sort::Places),
    ("accounts", Sort::Accounts),
    ("customs", Sort::Customs),
];

/// The sorts of each word, as bits.
static SORTS: LazyLock<WordTable<u32>> = LazyLock::new(|| {
    let mut sorts: BTreeMap<&str, u32> = BTreeMap::new();
    for line in table(include_str!("../../../data/words/around.tsv")) {
        let (name, words) = line.split_once('\t').expect("a test reads the table");
        let sort = NAMES.iter().find(|(own, _)| *own == name);
        let (_, sort) = sort.unwrap_or_else(|| panic!("no sort `{name}`"));
        for word in words.split(' ') {
            *sorts.entry(word).or_default() |= sort.bit();
        }
    }
    sorts.into_iter().collect()
});

/// Whether `word`, in lower case, is of that sort.
pub(super) fn is(word: &str, sort: Sort) -> bool {
    SORTS.get(word).is_some_and(|sorts| sorts & sort.bit() != 0)
}

impl Sort {
    fn bit(self) -> u32 {
        1 << (self as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_has_words() {
        for (name, sort) in NAMES {
            assert!(SORTS.iter().any(|(_, sorts)| sorts & sort.bit() != 0), "{name}");
        }
        assert!(is("rose", Sort::Moved) && is("rose", Sort::Back));
    }
}
