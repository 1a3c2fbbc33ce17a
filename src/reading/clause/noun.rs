//! Nouns: their base forms, what else they are called, and what they are kinds of.

use std::sync::Arc;

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::reading::lexicon::TableFile;

use super::words::WordEnding;

/// Nouns with their other names and wider nouns. The rows are looked up where they stand, in sorted text: most runs need
/// a dozen of them.
#[derive(Clone, Debug, Default)]
pub(super) struct NounTable {
    files: Vec<SortedRows>,
    plural_endings: Vec<WordEnding>,
}

/// The text of a table whose rows are sorted.
#[derive(Clone, Debug)]
struct SortedRows {
    text: Cow<'static, str>,
    /// Where some rows begin, spread over the text: to look for all would take longer than most programs look nouns up.
    samples: Vec<usize>,
}

/// How many bytes of a table lie between two rows whose beginning is known.
const BETWEEN_SAMPLES: usize = 256;

impl SortedRows {
    fn new(text: Cow<'static, str>) -> Self {
        let head = text.lines().take_while(|line| line.is_empty() || line.starts_with('#'));
        let head = head.map(|line| line.len() + 1).sum::<usize>().min(text.len());
        let after = (head + BETWEEN_SAMPLES..text.len()).step_by(BETWEEN_SAMPLES);
        let starts = after.map(|at| next_row(text.as_bytes(), at));
        let mut samples: Vec<usize> = std::iter::once(head).chain(starts).collect();
        samples.dedup();
        Self { text, samples }
    }

    /// Returns the row of a noun.
    fn row(&self, noun: &str) -> Option<NounRow<'_>> {
        let start = self.place(noun.as_bytes())? + noun.len();
        let row = self.text[start..].lines().next().unwrap_or("");
        let others = row.strip_prefix('\t').unwrap_or(row);
        let (same, wider) = others.split_once('\t').unwrap_or((others, ""));
        Some(NounRow { same, wider })
    }

    /// Returns where the row of a noun begins.
    fn place(&self, noun: &[u8]) -> Option<usize> {
        let after = self.samples.partition_point(|start| self.compared(*start, noun).is_le());
        let mut start = self.samples[..after].last().copied()?;
        loop {
            match self.compared(start, noun) {
                Ordering::Equal => return Some(start),
                Ordering::Greater => return None,
                Ordering::Less => start = next_row(self.text.as_bytes(), start),
            }
        }
    }

    /// Returns how the noun of the row that begins at `start` stands to another in the order of the rows; at the end of the
    /// text it is the greater one.
    fn compared(&self, start: usize, noun: &[u8]) -> Ordering {
        let row = &self.text.as_bytes()[start..];
        if row.is_empty() {
            return Ordering::Greater;
        }
        // What ends the noun of a row is less than any of its letters.
        let own = &row[..noun.len().min(row.len())];
        own.cmp(noun).then_with(|| match row.get(noun.len()) {
            None | Some(b'\t' | b'\n') => Ordering::Equal,
            Some(_) => Ordering::Greater,
        })
    }
}

/// Returns where the row behind a byte begins; the end of the text where there is none.
fn next_row(text: &[u8], at: usize) -> usize {
    let line_break = text[at..].iter().position(|byte| *byte == b'\n');
    line_break.map_or(text.len(), |line_break| at + line_break + 1)
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
