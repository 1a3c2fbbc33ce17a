//! What earlier checks found out, for a later one of nearly the same dossier.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::dossier::Dossier;
use crate::memo::{Kept, Memo};
use crate::passage::SentenceIndex;
use crate::quote::{Anchoring, Selector};
use crate::reading::{Notice, Reader};
use crate::reprint::{Fingerprints, Seed, Seeds, Shared};
use crate::source::{Document, Holdings};
use crate::text::{Folded, Language, Span};
use crate::verdict::{QuotedWords, Testimonies};

/// What is known of documents and quotes from earlier checks: what follows from the bytes of a file and from the words of a
/// citation alone. A check with it finds what it would find without it.
///
/// By default nothing is known, and nothing is kept.
#[derive(Debug, Default)]
pub struct Known {
    /// The tables of words that everything was read with, by their digest.
    words: Mutex<Option<String>>,
    pub(super) anchorings: Memo<SoughtQuote, Anchoring>,
    pub(super) elsewhere: Memo<String, Arc<SoughtElsewhere>>,
    folded: Memo<String, Arc<Folded>>,
    fingerprints: Memo<String, Arc<Fingerprints>>,
    sentences: Memo<Vec<SourcesOfDocument>, Arc<OnceLock<SentenceIndex>>>,
    pub(super) seeds: Memo<Vec<String>, Arc<Vec<Seeds>>>,
    pub(super) shared: Memo<ComparedPair, Option<Shared>>,
    notices: Memo<(String, Language), Arc<Vec<Notice>>>,
    pub(super) named: Memo<(String, BTreeSet<u64>), BTreeSet<u64>>,
    quoted: Memo<(String, Span), QuotedWords>,
    pub(super) testimonies: Testimonies,
}

/// A document by its identity, and the sources whose file it is.
type SourcesOfDocument = (String, Vec<usize>);

/// A quote as it is looked for in a document of this identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SoughtQuote {
    pub(super) document: String,
    pub(super) language: Language,
    pub(super) words: SoughtWords,
}

/// The words of a selector.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SoughtWords {
    quote: String,
    prefix: Option<String>,
    suffix: Option<String>,
}

impl SoughtWords {
    pub(super) fn of(selector: &Selector<'_>) -> Self {
        Self {
            quote: selector.quote.to_owned(),
            prefix: selector.prefix.map(str::to_owned),
            suffix: selector.suffix.map(str::to_owned),
        }
    }

    pub(super) fn selector(&self) -> Selector<'_> {
        let prefix = self.prefix.as_deref();
        Selector { quote: &self.quote, prefix, suffix: self.suffix.as_deref() }
    }
}

/// The lost quotes that were looked for in a document that they are not cited from, and where those stand that are there once.
#[derive(Debug, Default)]
pub(super) struct SoughtElsewhere {
    pub(super) sought: Arc<BTreeSet<SoughtWords>>,
    pub(super) found: Vec<(SoughtWords, Span)>,
}

/// Two documents, by their identities, with the words that they share, and the places that are cited from each.
pub(super) type ComparedPair = ([String; 2], Vec<Seed>, [Vec<Span>; 2]);

impl Known {
    /// Returns what keeps all that a check finds out for the next.
    pub fn keeping() -> Self {
        Self {
            words: Mutex::default(),
            anchorings: Memo::keeping(),
            elsewhere: Memo::keeping(),
            folded: Memo::keeping(),
            fingerprints: Memo::keeping(),
            sentences: Memo::keeping(),
            seeds: Memo::keeping(),
            shared: Memo::keeping(),
            notices: Memo::keeping(),
            named: Memo::keeping(),
            quoted: Memo::keeping(),
            testimonies: Testimonies::keeping(),
        }
    }

    /// Returns all that is kept.
    fn all(&self) -> [&dyn Kept; 12] {
        let Self {
            words: _,
            anchorings,
            elsewhere,
            folded,
            fingerprints,
            sentences,
            seeds,
            shared,
            notices,
            named,
            quoted,
            testimonies,
        } = self;
        let [of_claims, of_citations] = testimonies.all();
        [
            anchorings,
            elsewhere,
            folded,
            fingerprints,
            sentences,
            seeds,
            shared,
            notices,
            named,
            quoted,
            of_claims,
            of_citations,
        ]
    }

    /// Begins another check of the dossier: what neither this one nor the last asks for is forgotten.
    pub fn begin_run(&self) {
        self.all().into_iter().for_each(Kept::begin_run);
    }

    /// Returns how many results are kept.
    pub fn len(&self) -> usize {
        self.all().into_iter().map(Kept::len).sum()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets everything where a dossier is read with other tables of words than before.
    pub(super) fn read_with(&self, dossier: &Dossier) {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if *words != dossier.words_sha256 {
            words.clone_from(&dossier.words_sha256);
            self.all().into_iter().for_each(Kept::clear);
        }
    }

    /// Keeps what is known of the documents of a dossier, also where this check does not ask for it.
    pub(super) fn keep_documents(&self, holdings: &Holdings) {
        for held in holdings.documents.iter().filter(|_| self.folded.keeps()) {
            let identity = held.document.identity().to_owned();
            let _ = self.folded.get(&identity);
            let _ = self.fingerprints.get(&identity);
            let _ = self.elsewhere.get(&identity);
        }
    }

    /// Returns the folded text of a document.
    pub(super) fn folded(&self, document: &Document) -> Arc<Folded> {
        let fold = || Arc::new(crate::text::fold(&document.text));
        self.folded.get_or(document.identity().to_owned(), fold)
    }

    /// Returns where the sentences of all documents are put, once they are asked for.
    pub(super) fn sentences(&self, holdings: &Holdings) -> Arc<OnceLock<SentenceIndex>> {
        if !self.sentences.keeps() {
            return Arc::default();
        }
        let documents = holdings.documents.iter().enumerate();
        let key = documents.map(|(index, held)| {
            (held.document.identity().to_owned(), holdings.sources_of(index).collect())
        });
        self.sentences.get_or(key.collect(), Arc::default)
    }

    /// Returns the fingerprints of a document.
    pub(super) fn fingerprints(&self, document: &Document) -> Arc<Fingerprints> {
        let find = || Arc::new(Fingerprints::of(&document.text));
        self.fingerprints.get_or(document.identity().to_owned(), find)
    }

    /// Returns the notices by which a document in a language corrects itself.
    pub(super) fn notices(
        &self,
        document: &Document,
        language: Language,
        reader: &Reader,
    ) -> Arc<Vec<Notice>> {
        let key = (document.identity().to_owned(), language);
        self.notices.get_or(key, || Arc::new(reader.notices(&document.text)))
    }

    /// Returns the words of a quote that stands at a place of a document.
    pub(super) fn quoted_words(&self, document: &Document, quote: Span) -> QuotedWords {
        let find = || QuotedWords::of(&document.text, quote);
        self.quoted.get_or((document.identity().to_owned(), quote), find)
    }

    /// Returns which of some words, by their keys, a document has.
    pub(super) fn words_of(&self, document: &Document, wanted: &BTreeSet<u64>) -> BTreeSet<u64> {
        let find = || {
            let keys = crate::reprint::word_keys(&document.text);
            keys.filter(|key| wanted.contains(key)).collect()
        };
        if self.named.keeps() {
            self.named.get_or((document.identity().to_owned(), wanted.clone()), find)
        } else {
            find()
        }
    }
}
