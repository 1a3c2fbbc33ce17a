//! A document of a dossier, which may be put back on its shelf and is fetched again when somebody looks into it.

use std::fmt;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::text::Language;

use super::{Document, Format, UnreadPart};

/// Reads a document again that was put back; `None` where it cannot be read, or is another now.
pub type Fetch = Arc<dyn Fn() -> Option<Arc<Document>> + Send + Sync>;

/// A document, at hand or put back: of a thousand long sources few are looked into after their quotes were found.
///
/// It can be used as the [`Document`] that it is. Where that was put back, it is then read again, and stays at hand; what its
/// own fields tell is told without that. Where its file is another by now, it is as long as it was, and blank; so that nothing is told
/// of it, [`Self::has_changed`] must be asked at the end.
///
/// ```
/// use crosscheck::source::{HeldDocument, read};
/// use std::sync::Arc;
/// let document = || Arc::new(read(b"Of 650 votes".to_vec()).unwrap());
/// let mut held = HeldDocument::new(document());
/// held.put_back(Arc::new(move || Some(document())));
/// assert!(!held.is_at_hand());
/// assert_eq!(held.look(|document| document.text.len()), 12);
/// assert!(!held.is_at_hand());
/// assert_eq!(held.text, "Of 650 votes");
/// assert!(held.is_at_hand());
/// ```
#[derive(Clone)]
pub struct HeldDocument {
    /// See [`Document::sha256`].
    pub sha256: String,
    /// See [`Document::format`].
    pub format: Format,
    /// See [`Document::unread`].
    pub unread: Vec<UnreadPart>,
    /// See [`Document::guessed_encoding`].
    pub guessed_encoding: Option<&'static str>,
    identity: String,
    language: OnceLock<Language>,
    at_hand: OnceLock<Arc<Document>>,
    shelf: Option<Shelf>,
}

/// Where a document is that was put back.
#[derive(Clone)]
struct Shelf {
    fetch: Fetch,
    /// How long its text was, in bytes.
    length: usize,
    has_changed: Arc<AtomicBool>,
}

/// What a document tells without its text, as [`HeldDocument::facts`] gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    sha256: String,
    format: Format,
    identity: String,
    /// `None` where nobody asked for it.
    language: Option<Language>,
    /// How long its text is, in bytes.
    length: usize,
}

impl HeldDocument {
    /// Returns the document that tells so much, from where `fetch` reads it: for a program that need not read it again.
    pub fn on_shelf(facts: DocumentFacts, fetch: Fetch) -> Self {
        let DocumentFacts { sha256, format, identity, language, length } = facts;
        Self {
            sha256,
            format,
            unread: Vec::new(),
            guessed_encoding: None,
            identity,
            language: language.map(OnceLock::from).unwrap_or_default(),
            at_hand: OnceLock::new(),
            shelf: Some(Shelf { fetch, length, has_changed: Arc::default() }),
        }
    }

    /// Returns what it tells without its text; `None` where a part of its file is not read or its encoding was guessed, of which there
    /// is more to tell.
    pub fn facts(&self) -> Option<DocumentFacts> {
        if !self.unread.is_empty() || self.guessed_encoding.is_some() {
            return None;
        }
        let told = self.at_hand.get().and_then(|document| document.told_language());
        Some(DocumentFacts {
            sha256: self.sha256.clone(),
            format: self.format,
            identity: self.identity.clone(),
            language: told.or_else(|| self.language.get().copied()),
            length: self.length(),
        })
    }

    /// Returns how long its text is, in bytes.
    pub fn length(&self) -> usize {
        let on_shelf = || self.shelf.as_ref().map_or(0, |shelf| shelf.length);
        self.at_hand.get().map_or_else(on_shelf, |document| document.text.len())
    }

    /// Returns a document that is at hand.
    pub fn new(document: Arc<Document>) -> Self {
        Self {
            sha256: document.sha256.clone(),
            format: document.format,
            unread: document.unread.clone(),
            guessed_encoding: document.guessed_encoding,
            identity: document.identity().to_owned(),
            language: OnceLock::new(),
            at_hand: OnceLock::from(document),
            shelf: None,
        }
    }

    /// Puts the document back, from where `fetch` reads it again.
    pub fn put_back(&mut self, fetch: Fetch) {
        let Some(document) = self.at_hand.take() else { return };
        if let Some(language) = document.told_language() {
            self.language = OnceLock::from(language);
        }
        let length = document.text.len();
        self.shelf = Some(Shelf { fetch, length, has_changed: Arc::default() });
    }

    /// Whether the document need not be read again.
    pub fn is_at_hand(&self) -> bool {
        self.at_hand.get().is_some()
    }

    /// Returns what `look` finds in the document, which is not kept at hand for that.
    pub fn look<Found>(&self, look: impl FnOnce(&Document) -> Found) -> Found {
        match (self.at_hand.get(), &self.shelf) {
            (None, Some(shelf)) => look(&self.fetched(shelf)),
            _ => look(self),
        }
    }

    /// Returns the document by itself.
    pub fn into_document(self) -> Document {
        let _: &Document = &self;
        self.at_hand
            .into_inner()
            .map(Arc::unwrap_or_clone)
            .unwrap_or_else(|| unreachable!("it is at hand now"))
    }

    /// Whether it was read again, and was another by then.
    pub fn has_changed(&self) -> bool {
        self.shelf.as_ref().is_some_and(|shelf| shelf.has_changed.load(Ordering::Relaxed))
    }

    fn fetched(&self, shelf: &Shelf) -> Arc<Document> {
        let fetched = (shelf.fetch)().filter(|document| document.identity() == self.identity);
        fetched.unwrap_or_else(|| {
            shelf.has_changed.store(true, Ordering::Relaxed);
            let blank = " ".repeat(shelf.length);
            Arc::new(Document::same(self.format, blank, self.sha256.clone()))
        })
    }

    /// See [`Document::identity`].
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// See [`Document::language`].
    pub fn language(&self) -> Language {
        *self.language.get_or_init(|| self.look(Document::language))
    }
}

impl From<Document> for HeldDocument {
    fn from(document: Document) -> Self {
        Self::new(Arc::new(document))
    }
}

impl Deref for HeldDocument {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.at_hand.get_or_init(|| match &self.shelf {
            Some(shelf) => self.fetched(shelf),
            None => unreachable!("what was not put back is at hand"),
        })
    }
}

impl PartialEq for HeldDocument {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for HeldDocument {}

impl fmt::Debug for HeldDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HeldDocument").field(&self.identity).finish()
    }
}
