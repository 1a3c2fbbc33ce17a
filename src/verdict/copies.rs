//! Documents that are the same file under several names.

use std::collections::BTreeMap;

use crate::source::{Holdings, digest};

/// Which documents are the same file.
pub(super) struct Copies {
    /// For each document, the first with its digest and text: an archive is one file of many texts.
    first_of: Vec<usize>,
}

impl Copies {
    pub(super) fn of(holdings: &Holdings) -> Self {
        let documents = || holdings.documents.iter().enumerate();
        let mut of_file: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, held) in documents() {
            *of_file.entry(&held.document.sha256).or_default() += 1;
        }
        let mut first: BTreeMap<(&str, String), usize> = BTreeMap::new();
        let first_of = documents().map(|(index, held)| {
            let file = held.document.sha256.as_str();
            // The text of a file tells something only where another document is of that file too.
            let text = if of_file[file] == 1 {
                String::new()
            } else {
                held.document.look(|document| digest(document.text.as_bytes()))
            };
            *first.entry((file, text)).or_insert(index)
        });
        Self { first_of: first_of.collect() }
    }

    /// Returns the first document that is the same file as one.
    pub(super) fn first_of(&self, document: usize) -> usize {
        self.first_of[document]
    }

    pub(super) fn are_same(&self, one: usize, other: usize) -> bool {
        self.first_of(one) == self.first_of(other)
    }
}
