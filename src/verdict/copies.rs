//! Documents that are the same file under several names.

use std::collections::BTreeMap;

use crate::source::Holdings;

/// Which documents are the same file.
pub(super) struct Copies {
    /// For each document, the first with its digest and text: an archive is one file of many texts.
    first_of: Vec<usize>,
}

impl Copies {
    pub(super) fn of(holdings: &Holdings) -> Self {
        let mut first: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let documents = holdings.documents.iter().enumerate();
        let first_of = documents.map(|(index, held)| {
            let key = (held.document.sha256.as_str(), held.document.text.as_str());
            *first.entry(key).or_insert(index)
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
