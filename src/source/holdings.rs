//! The documents of a dossier's sources.

use std::sync::Arc;

use super::{Document, HeldDocument};

/// The documents of a dossier, each once, and which source has which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// The documents; two sources may share one.
    pub documents: Vec<Held>,
    /// The document of each source, or why there is none, in the order of the dossier's sources.
    pub of_source: Vec<Holding>,
}

/// A document and the name it goes by in reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The path to show, relative to the claims file's folder; that of the archive where it comes from there.
    pub file: String,
    /// The document. It may be large, and is shared by all that is found out about it.
    pub document: HeldDocument,
    /// Whether it comes from an archive: its digest is not the one that the claims file pins.
    pub archived: bool,
    /// The digests that the file would have with other line ends; empty where nobody needs to know.
    pub other_line_ends: Vec<String>,
}

impl Held {
    /// Returns a document of the dossier's folder.
    pub fn new(file: &str, document: Document) -> Self {
        Self::of(file, Arc::new(document))
    }

    /// Returns a document of the dossier's folder that others share.
    pub fn of(file: &str, document: Arc<Document>) -> Self {
        let document = HeldDocument::new(document);
        Self { file: file.to_owned(), document, archived: false, other_line_ends: Vec::new() }
    }
}

/// The document of one source, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holding {
    /// The index of its document in [`Holdings::documents`].
    Held(usize),
    /// Its file could not be read: the path to show, and why.
    Unread {
        /// The path as the claims file gives it.
        file: String,
        /// Why, as a lower-case fragment.
        why: String,
    },
    /// It has no file.
    NotHeld,
}

impl Holdings {
    /// Returns the document of the source at index `source`; `None` where there is none.
    pub fn document_of(&self, source: usize) -> Option<&Held> {
        self.documents.get(self.index_of(source)?)
    }

    /// Returns the index of the document of the source at index `source`; `None` where there is none.
    pub fn index_of(&self, source: usize) -> Option<usize> {
        match self.of_source.get(source)? {
            Holding::Held(document) => Some(*document),
            Holding::Unread { file: _, why: _ } | Holding::NotHeld => None,
        }
    }

    /// Returns the file of a document that was put back, and was another when it was read again; `None` where none was.
    pub fn changed(&self) -> Option<&str> {
        let changed = self.documents.iter().find(|held| held.document.has_changed());
        changed.map(|held| held.file.as_str())
    }

    /// Returns how long the texts of all documents are together, in bytes.
    pub fn size(&self) -> usize {
        self.documents.iter().map(|held| held.document.length()).sum()
    }

    /// Returns the sources of every document, in order: for whoever asks of many.
    pub fn sources_of_all(&self) -> Vec<Vec<usize>> {
        let mut sources = vec![Vec::new(); self.documents.len()];
        for (source, holding) in self.of_source.iter().enumerate() {
            if let Holding::Held(document) = holding {
                sources[*document].push(source);
            }
        }
        sources
    }

    /// Returns the sources that the document at index `document` is of, in order.
    pub fn sources_of(&self, document: usize) -> impl Iterator<Item = usize> + '_ {
        let sources = self.of_source.iter().enumerate();
        let own = sources.filter(move |(_, holding)| **holding == Holding::Held(document));
        own.map(|(source, _)| source)
    }
}
