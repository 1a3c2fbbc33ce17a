//! Words that can be for one thing: verbs that can tell of one deed, nouns and qualities that reports use for the same.

use crate::reading::lexicon::TableFile;

use super::sorted_rows::SortedRows;

/// Words with others that can be for the same thing. The rows are looked up where they stand, in sorted text.
#[derive(Clone, Debug, Default)]
pub(super) struct WordLinks {
    files: Vec<SortedRows>,
}

impl WordLinks {
    /// Adds the rows of files.
    pub(super) fn add_rows(&mut self, files: &[TableFile]) {
        self.files.extend(files.iter().map(SortedRows::of));
    }

    /// Whether two words, in their base forms, can be for one thing.
    pub(super) fn are_linked(&self, one: &str, other: &str) -> bool {
        one == other || self.has(one, other) || self.has(other, one)
    }

    fn has(&self, verb: &str, other: &str) -> bool {
        let rows = self.files.iter().filter_map(|file| file.row(verb));
        rows.flat_map(|row| row.split(' ')).any(|linked| linked == other)
    }
}
