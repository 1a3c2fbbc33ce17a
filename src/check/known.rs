//! What earlier checks found out, for a later one of nearly the same dossier.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};

use crate::dossier::{CitationIndex, Claim, Dossier};
use crate::memo::{Kept, Key, Memo};
use crate::passage::SentenceIndex;
use crate::quote::Selector;
use crate::reading::{Notice, Reader};
use crate::reprint::{Fingerprints, Seeds, Shared};
use crate::source::{Document, HeldDocument, Holdings};
use crate::text::{Folded, Language, Span};
use crate::verdict::{Statement, Wording};

use super::gist::SoughtHere;

/// What is known of documents and quotes from earlier checks: what follows from the bytes of a file and from the words of a
/// citation alone. A check with it finds what it would find without it.
///
/// By default nothing is known, and nothing is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Known {
    /// The tables of words that everything was read with, by their digest.
    words: Mutex<Option<String>>,
    statements: Memo<Key, Arc<Statement>>,
    sought: Memo<Key, SoughtHere>,
    #[serde(skip)]
    pub(super) elsewhere: Memo<String, Arc<SoughtElsewhere>>,
    #[serde(skip)]
    folded: Memo<String, Arc<Folded>>,
    fingerprints: Memo<String, Arc<Fingerprints>>,
    wordings: Memo<String, Wording>,
    #[serde(skip)]
    sentences: Memo<Vec<SourcesOfDocument>, Arc<OnceLock<SentenceIndex>>>,
    pub(super) seeds: Memo<Key, Arc<Vec<Seeds>>>,
    pub(super) shared: Memo<Key, Option<Shared>>,
    notices: Memo<(String, Language), Arc<Vec<Notice>>>,
    named: Memo<Key, BTreeSet<u64>>,
}

/// A document by its identity, and the sources whose file it is.
type SourcesOfDocument = (String, Vec<usize>);

/// A claim, and what its statement says.
#[derive(Clone, Debug)]
pub(super) struct StatedClaim {
    /// All that the claim says, wherever in the file it stands; `None` where nothing is kept by it.
    key: Option<Key>,
    /// What its statement says.
    pub(super) statement: Arc<Statement>,
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

impl Known {
    /// Returns what keeps all that a check finds out for the next.
    pub fn keeping() -> Self {
        Self {
            elsewhere: Memo::keeping(),
            folded: Memo::keeping(),
            sentences: Memo::keeping(),
            ..Self::keeping_results()
        }
    }

    /// Returns what keeps the results of a check for another program, and not what takes much memory.
    pub fn keeping_results() -> Self {
        Self {
            words: Mutex::default(),
            statements: Memo::keeping(),
            sought: Memo::keeping(),
            elsewhere: Memo::default(),
            folded: Memo::default(),
            fingerprints: Memo::keeping(),
            wordings: Memo::keeping(),
            sentences: Memo::default(),
            seeds: Memo::keeping(),
            shared: Memo::keeping(),
            notices: Memo::keeping(),
            named: Memo::keeping(),
        }
    }

    /// Returns all that is kept.
    fn all(&self) -> [&dyn Kept; 11] {
        let Self {
            words: _,
            statements,
            sought,
            elsewhere,
            folded,
            fingerprints,
            wordings,
            sentences,
            seeds,
            shared,
            notices,
            named,
        } = self;
        [
            statements,
            sought,
            elsewhere,
            folded,
            fingerprints,
            wordings,
            sentences,
            seeds,
            shared,
            notices,
            named,
        ]
    }

    /// Begins another check of the dossier: what neither this one nor the last asks for is forgotten.
    pub fn begin_run(&self) {
        self.all().into_iter().for_each(Kept::begin_run);
    }

    /// Whether this check has found out anything that was not known.
    pub fn has_news(&self) -> bool {
        self.all().into_iter().any(Kept::has_news)
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
        for held in holdings.documents.iter().filter(|_| self.fingerprints.keeps()) {
            let identity = held.document.identity().to_owned();
            let _ = self.folded.get(&identity);
            let _ = self.fingerprints.get(&identity);
            let _ = self.elsewhere.get(&identity);
        }
    }

    /// Returns a claim with what its statement says.
    pub(super) fn stated(&self, dossier: &Dossier, claim: &Claim) -> StatedClaim {
        let find = || Arc::new(Statement::of(dossier, claim));
        if !self.statements.keeps() {
            return StatedClaim { key: None, statement: find() };
        }
        let key = Key::of(&claim.without_places());
        StatedClaim { key: Some(key), statement: self.statements.get_or(key, find) }
    }

    /// Returns what the answer of a document to a citation follows from; `None` where none is kept.
    pub(super) fn answer_key(
        &self,
        dossier: &Dossier,
        at: CitationIndex,
        claim: &StatedClaim,
        document: &HeldDocument,
    ) -> Option<Key> {
        let source = &dossier.sources[dossier.citation(at).source];
        let of_source = (&source.published, &source.language);
        Some(Key::of(&(claim.key?, at.citation, of_source, document.identity())))
    }

    /// Returns what a document answers to a citation, where it did so before.
    pub(super) fn answer(&self, key: Option<Key>) -> Option<SoughtHere> {
        self.sought.get(&key?)
    }

    /// Keeps what a document answers to a citation.
    pub(super) fn keep_answer(&self, key: Option<Key>, answer: &SoughtHere) {
        if let Some(key) = key {
            self.sought.put(key, answer.clone());
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
    pub(super) fn fingerprints(&self, document: &HeldDocument) -> Arc<Fingerprints> {
        let find = || document.look(|document| Arc::new(Fingerprints::of(&document.text)));
        self.fingerprints.get_or(document.identity().to_owned(), find)
    }

    /// Returns what the words of a document are.
    pub(super) fn wording(&self, document: &HeldDocument) -> Wording {
        let find = || document.look(|document| Wording::of(&document.text));
        self.wordings.get_or(document.identity().to_owned(), find)
    }

    /// Returns the notices by which a document in a language corrects itself.
    pub(super) fn notices(
        &self,
        document: &HeldDocument,
        language: Language,
        reader: &Reader,
    ) -> Arc<Vec<Notice>> {
        let find = || document.look(|document| Arc::new(reader.notices(&document.text)));
        self.notices.get_or((document.identity().to_owned(), language), find)
    }

    /// Returns which of some words, by their keys, a document has.
    pub(super) fn words_of(
        &self,
        document: &HeldDocument,
        wanted: &BTreeSet<u64>,
    ) -> BTreeSet<u64> {
        let find = || {
            document.look(|document| {
                let keys = crate::reprint::word_keys(&document.text);
                keys.filter(|key| wanted.contains(key)).collect()
            })
        };
        if self.named.keeps() {
            self.named.get_or(Key::of(&(document.identity(), wanted)), find)
        } else {
            find()
        }
    }
}
