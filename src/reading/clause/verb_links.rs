//! Verbs that can tell of one deed.

use crate::reading::lexicon::TableFile;

use super::sorted_rows::SortedRows;

/// Verbs with others that can tell of the same deed.
#[derive(Clone, Debug, Default)]
pub(super) struct VerbLinks {
    files: Vec<SortedRows>,
}

impl VerbLinks {
    /// Adds the rows of files.
    pub(super) fn add_rows(&mut self, files: &[TableFile]) {
        self.files.extend(files.iter().map(SortedRows::of));
    }

    /// Whether two verbs, in their base forms, can tell of one deed.
    pub(super) fn are_linked(&self, one: &str, other: &str) -> bool {
        one == other || self.has(one, other) || self.has(other, one)
    }

    fn has(&self, verb: &str, other: &str) -> bool {
        let rows = self.files.iter().filter_map(|file| file.row(verb));
        rows.flat_map(|row| row.split(' ')).any(|linked| linked == other)
    }
}
