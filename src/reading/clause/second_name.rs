//! Names that name the same, "the United Kingdom" and "Britain": each is one item, with the word that all of its kind are
//! compared by.

use std::sync::Arc;

use crate::reading::lexicon::{TableRow, WordTable};

use super::sentence::{ItemKind, SentenceItem};

/// A name as it is written, and the one that it is compared as, in lower case.
#[derive(Clone, Debug)]
struct SecondName {
    written: Arc<str>,
    compared: Arc<str>,
}

/// Names with others of the same.
#[derive(Clone, Debug, Default)]
pub(super) struct SecondNames {
    /// By the word that they begin with, in lower case; the longest first.
    by_first_word: WordTable<Vec<SecondName>>,
}

impl SecondNames {
    /// Adds a row of names of the same, the first of which is the one that all are compared as; returns how many it has.
    pub(super) fn add(&mut self, row: &TableRow<'_>) -> usize {
        let names = || row.whole.split(", ");
        let compared: Arc<str> = names().next().unwrap_or_default().to_lowercase().into();
        for written in names() {
            let name = SecondName { written: written.into(), compared: Arc::clone(&compared) };
            let own = self.by_first_word.entry(&first_word(written));
            let at = own.partition_point(|other| other.written.len() >= written.len());
            own.insert(at, name);
        }
        names().count()
    }

    /// Returns the name that begins at a place of a text, as it is compared, and where it ends.
    fn at(&self, text: &str, start: usize, first: &str) -> Option<(&Arc<str>, usize)> {
        let names = self.by_first_word.get(first)?;
        names.iter().find_map(|name| Some((&name.compared, end_of(text, start, &name.written)?)))
    }
}

/// Returns the letters that a name begins with, in lower case.
fn first_word(name: &str) -> String {
    let end = name.find(|c: char| !c.is_alphabetic()).unwrap_or(name.len());
    name[..end].to_lowercase()
}

/// Returns where a name ends that is written at a place of a text; lines may break between its words.
fn end_of(text: &str, start: usize, name: &str) -> Option<usize> {
    let mut rest = text.get(start..)?;
    for (number, word) in name.split(' ').enumerate() {
        let after = if number == 0 { rest } else { rest.trim_start() };
        if number > 0 && after.len() == rest.len() {
            return None;
        }
        rest = after.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

/// Returns the name that begins with an item and has others of the same, as it is compared, and its last item.
pub(super) fn second_name(
    names: &SecondNames,
    items: &[SentenceItem],
    at: usize,
    text: &str,
) -> Option<(Arc<str>, usize)> {
    let is_name = |item: &SentenceItem| item.is_capital && item.kind == ItemKind::Word;
    let goes_on = |other: &SentenceItem| is_name(other) && other.is_content();
    if !is_name(&items[at]) || at > 0 && goes_on(&items[at - 1]) {
        return None;
    }
    let start = items[at].span.start;
    let (compared, end) = names.at(text, start, &items[at].word)?;
    let last = at + items[at..].iter().take_while(|item| item.span.start < end).count() - 1;
    // A part of a longer name, "South America" or "US Steel", names something else.
    if !items[last].is_possessive && items.get(last + 1).is_some_and(goes_on) {
        return None;
    }
    let item = &items[last];
    let is_whole = item.span.end == end || item.span.start + item.word.len() == end;
    let are_words = items[at..=last].iter().all(|item| !item.is_mention());
    (is_whole && are_words).then(|| (Arc::clone(compared), last))
}
