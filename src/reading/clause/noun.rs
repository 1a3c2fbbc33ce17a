//! Nouns: their base forms, what else they are called, and what they are kinds of.

use std::sync::Arc;

use std::borrow::Cow;

use crate::reading::lexicon::TableFile;

use super::words::WordEnding;

/// Nouns with their other names and wider nouns. The rows are looked up where they stand, in sorted text: most runs need
/// a dozen of them.
#[derive(Clone, Debug, Default)]
pub(super) struct NounTable {
    files: Vec<SortedRows>,
    plural_endings: Vec<WordEnding>,
}

/// The text of a table whose rows are sorted, and where each row begins.
#[derive(Clone, Debug)]
struct SortedRows {
    text: Cow<'static, str>,
    starts: Vec<usize>,
}

impl SortedRows {
    fn new(text: Cow<'static, str>) -> Self {
        let head = text.lines().take_while(|line| line.is_empty() || line.starts_with('#'));
        let head: usize = head.map(|line| line.len() + 1).sum();
        let body = text.get(head..).unwrap_or("");
        let mut starts = vec![head];
        starts.extend(body.match_indices('\n').map(|(at, _)| head + at + 1));
        starts.retain(|start| *start < text.len());
        Self { text, starts }
    }

    /// Returns the row of a noun.
    fn row(&self, noun: &str) -> Option<NounRow<'_>> {
        let at = self.starts.binary_search_by(|start| self.noun_at(*start).cmp(noun.as_bytes()));
        let start = self.starts[at.ok()?] + noun.len();
        let row = self.text[start..].lines().next().unwrap_or("");
        let others = row.strip_prefix('\t').unwrap_or(row);
        let (same, wider) = others.split_once('\t').unwrap_or((others, ""));
        Some(NounRow { same, wider })
    }

    /// Returns the noun of the row that begins at `start`.
    fn noun_at(&self, start: usize) -> &[u8] {
        let row = &self.text.as_bytes()[start..];
        let end = row.iter().position(|byte| matches!(byte, b'\t' | b'\n')).unwrap_or(row.len());
        &row[..end]
    }
}

/// What a table says of a noun.
#[derive(Clone, Copy, Debug, Default)]
struct NounRow<'a> {
    same: &'a str,
    wider: &'a str,
}

/// The wider noun of whoever is a human being.
const PERSON: &str = "person";

/// How one noun is related to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounRelation {
    /// The same, or another name of it.
    Same,
    /// A kind of it.
    Narrower,
    /// No table relates them.
    Unrelated,
}

impl NounTable {
    /// Adds the rows of files; those of a user are sorted here.
    pub(super) fn add_rows(&mut self, files: &[TableFile]) {
        let sorted = files.iter().map(|file| match &file.text {
            Cow::Borrowed(text) => Cow::Borrowed(*text),
            Cow::Owned(text) => {
                let mut rows: Vec<&str> = text.lines().collect();
                rows.sort_unstable();
                Cow::Owned(rows.join("\n"))
            }
        });
        self.files.extend(sorted.map(SortedRows::new));
    }

    pub(super) fn add_ending(&mut self, ending: WordEnding) {
        self.plural_endings.push(ending);
    }

    fn row(&self, noun: &str) -> Option<NounRow<'_>> {
        self.files.iter().find_map(|file| file.row(noun))
    }

    /// Whether the table has a noun, in the singular.
    pub(super) fn has(&self, noun: &str) -> bool {
        self.row(noun).is_some()
    }

    /// Returns a noun in the singular, as the table has it; as it is, where it has not.
    pub(super) fn singular(&self, word: &str) -> Arc<str> {
        let mut candidates = self.plural_endings.iter().filter_map(|ending| ending.base(word));
        let known = candidates.find(|noun| self.row(noun).is_some());
        if let Some(known) = known {
            return known.into();
        }
        if self.row(word).is_some() {
            return word.into();
        }
        let is_plural =
            word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        if is_plural && self.row(word).is_none() {
            word[..word.len() - 1].into()
        } else {
            word.into()
        }
    }

    /// Whether a noun, in the singular, names a human being.
    pub(super) fn is_person(&self, noun: &str) -> bool {
        noun == PERSON
            || self.row(noun).is_some_and(|row| row.wider.split(' ').next() == Some(PERSON))
    }

    /// Returns how a noun is related to another, both in the singular.
    pub(super) fn relation(&self, noun: &str, to: &str) -> NounRelation {
        let row = self.row(noun).unwrap_or_default();
        if noun == to || row.same.split(' ').any(|same| same == to) {
            return NounRelation::Same;
        }
        if self.row(to).is_some_and(|other| other.same.split(' ').any(|same| same == noun)) {
            return NounRelation::Same;
        }
        let is_anybody = to == PERSON
            || self.row(to).is_some_and(|other| other.same.split(' ').any(|s| s == PERSON));
        if (is_anybody && self.is_person(noun)) || row.wider.split(' ').any(|wider| wider == to) {
            return NounRelation::Narrower;
        }
        NounRelation::Unrelated
    }
}
