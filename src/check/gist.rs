//! What is asked of every document of a dossier, one at a time, so that none need be kept once it has answered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::dossier::{CitationIndex, Dossier};
use crate::memo::Key;
use crate::quote::Anchoring;
use crate::reading::Notice;
use crate::reprint::Fingerprints;
use crate::source::{Document, HeldDocument, Holdings};
use crate::text::Language;
use crate::verdict::{QuotedPlace, QuotedWords, Said, Statement, Wording, unnamed_speakers};

use super::known::StatedClaim;
use super::{Known, anchoring};

/// What a dossier asks of the documents of its sources.
#[derive(Debug)]
pub struct Questions<'d> {
    dossier: &'d Dossier,
    known: &'d Known,
    claims: Vec<StatedClaim>,
    /// The citations of each source.
    citations: Vec<Vec<CitationIndex>>,
}

/// What a document says to the questions of a dossier.
#[derive(Clone, Debug)]
pub struct Gist {
    /// What came of looking for the quotes that are cited from it.
    pub(super) quotes: Vec<(CitationIndex, SoughtHere)>,
    /// Its fingerprints; `None` where nothing is compared with it.
    pub(super) fingerprints: Option<Arc<Fingerprints>>,
    /// The notices by which it corrects itself; empty where nothing that it holds is cited.
    pub(super) notices: Arc<Vec<Notice>>,
    /// The speakers of citations that it names nowhere, by the source whose document it is.
    pub(super) unnamed: BTreeMap<usize, Vec<String>>,
    pub(super) wording: Wording,
}

/// What came of looking for a quote in the document that it is cited from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SoughtHere {
    pub(super) outcome: Anchoring,
    /// Whether it stands where no reader sees it, and nowhere else.
    pub(super) is_hidden: bool,
    /// What it says, and where; `None` where it has no single place.
    pub(super) read: Option<(Said, QuotedPlace)>,
}

/// What the documents of a dossier answered, beside what its claims say by themselves.
#[derive(Clone, Debug)]
pub struct Answers {
    pub(super) statements: Vec<Arc<Statement>>,
    /// Of each document, in the order of the holdings.
    pub(super) gists: Vec<Gist>,
}

impl<'d> Questions<'d> {
    /// Returns what a dossier asks; what is `known` of documents from before need not be asked again.
    pub fn of(dossier: &'d Dossier, known: &'d Known) -> Self {
        known.read_with(dossier);
        let claims = dossier.claims.par_iter();
        let claims = claims.map(|claim| known.stated(dossier, claim)).collect();
        let mut citations: Vec<Vec<CitationIndex>> = vec![Vec::new(); dossier.sources.len()];
        for (at, citation) in dossier.citations() {
            citations[citation.source].push(at);
        }
        Self { dossier, known, claims, citations }
    }

    /// Returns what a document answers, which is that of these sources.
    pub fn ask(&self, document: &HeldDocument, sources: &[usize]) -> Gist {
        let Self { dossier, known, .. } = self;
        let quotes = self.look_for_quotes(document, sources);
        // What documents share matters only to the claims that cite them.
        let is_compared = dossier.sources.len() > 1 && !dossier.claims.is_empty();
        Gist {
            fingerprints: is_compared.then(|| known.fingerprints(document)),
            notices: self.notices(document, &quotes),
            unnamed: self.unnamed(document, sources),
            wording: known.wording(document),
            quotes,
        }
    }

    /// Returns what all documents answer together.
    pub fn answered(self, gists: Vec<Gist>) -> Answers {
        let statements = self.claims.into_iter().map(|claim| claim.statement).collect();
        Answers { statements, gists }
    }

    /// Returns what all documents that are held answer, several asked at a time.
    pub fn ask_all(self, holdings: &Holdings) -> Answers {
        let sources = holdings.sources_of_all();
        let documents = holdings.documents.par_iter().zip(&sources);
        let gists = documents.map(|(held, sources)| self.ask(&held.document, sources)).collect();
        self.answered(gists)
    }

    /// Returns what comes of the quotes that are cited from a document; only those are looked for that it did not answer before.
    fn look_for_quotes(
        &self,
        document: &HeldDocument,
        sources: &[usize],
    ) -> Vec<(CitationIndex, SoughtHere)> {
        let Self { dossier, known, .. } = self;
        let citations = sources.iter().flat_map(|source| &self.citations[*source]);
        let asked = citations.map(|at| {
            let key = known.answer_key(dossier, *at, &self.claims[at.claim], document);
            (*at, key, known.answer(key))
        });
        let asked: Vec<(CitationIndex, Option<Key>, Option<SoughtHere>)> = asked.collect();
        let open: BTreeSet<CitationIndex> =
            asked.iter().filter(|(_, _, answer)| answer.is_none()).map(|(at, _, _)| *at).collect();
        let mut found = if open.is_empty() {
            BTreeMap::new()
        } else {
            document.look(|document| self.seek(document, sources, &open))
        };
        let answered = asked.into_iter().filter_map(|(at, key, answer)| {
            let answer = answer.or_else(|| {
                let found = found.remove(&at)?;
                known.keep_answer(key, &found);
                Some(found)
            })?;
            Some((at, answer))
        });
        answered.collect()
    }

    /// Looks for the quotes of some citations of these sources in their document.
    fn seek(
        &self,
        document: &Document,
        sources: &[usize],
        wanted: &BTreeSet<CitationIndex>,
    ) -> BTreeMap<CitationIndex, SoughtHere> {
        let Self { dossier, .. } = self;
        let mut of_language: BTreeMap<Language, Vec<CitationIndex>> = BTreeMap::new();
        // Sources of one document may declare two languages, and are searched one after the other.
        for source in sources {
            let mut own =
                self.citations[*source].iter().filter(|at| wanted.contains(at)).peekable();
            if own.peek().is_some() {
                let language = dossier.sources[*source].language_of(document).language;
                of_language.entry(language).or_default().extend(own);
            }
        }
        let mut found = Vec::new();
        for (language, mut citations) in of_language {
            citations.sort_unstable();
            let outcomes = anchoring::anchor(dossier, document, &citations, language);
            found.extend(citations.into_iter().zip(outcomes));
        }
        let hidden = anchoring::hidden(dossier, document, &found);
        let read = found.into_par_iter().map(|(at, outcome)| {
            let is_hidden = hidden.contains(&at);
            let read = self.read(at, document, &outcome);
            (at, SoughtHere { outcome, is_hidden, read })
        });
        let mut read: BTreeMap<CitationIndex, SoughtHere> = read.collect();
        settle_added(document, &mut read);
        read
    }

    /// Returns what a quote says, and where it stands.
    fn read(
        &self,
        at: CitationIndex,
        document: &Document,
        outcome: &Anchoring,
    ) -> Option<(Said, QuotedPlace)> {
        let Anchoring::Anchored(anchor) = outcome else { return None };
        let statement = &self.claims[at.claim].statement;
        let said = Said::of(self.dossier, at, document, anchor, statement);
        let sentence = said.sentence.unwrap_or(anchor.span);
        let words = QuotedWords::of(&document.text, anchor.span);
        Some((said, QuotedPlace::of(document, anchor.span, sentence, words)))
    }

    fn notices(
        &self,
        document: &HeldDocument,
        quotes: &[(CitationIndex, SoughtHere)],
    ) -> Arc<Vec<Notice>> {
        let held = quotes.iter().filter(|(_, sought)| sought.read.is_some());
        let Some(first) = held.map(|(at, _)| *at).min() else { return Arc::default() };
        let source = &self.dossier.sources[self.dossier.citation(first).source];
        let language = source.language_told(|| document.language()).language;
        let Some(reader) = self.dossier.reader(language) else { return Arc::default() };
        self.known.notices(document, language, reader)
    }

    fn unnamed(&self, document: &HeldDocument, sources: &[usize]) -> BTreeMap<usize, Vec<String>> {
        let words_of = |wanted: &_| self.known.words_of(document, wanted);
        let of_source = sources.iter().map(|source| {
            let citations = &self.citations[*source];
            (*source, unnamed_speakers(self.dossier, *source, citations, &words_of))
        });
        of_source.filter(|(_, names)| !names.is_empty()).collect()
    }
}

/// Takes back that a claim adds a word to its passage where the document has that word elsewhere. The document is gone through once
/// for all.
fn settle_added(document: &Document, found: &mut BTreeMap<CitationIndex, SoughtHere>) {
    let said = |sought: &SoughtHere| {
        let (said, _) = sought.read.as_ref()?;
        Some(said.added()?.to_lowercase())
    };
    let wanted: BTreeSet<String> = found.values().filter_map(said).collect();
    if wanted.is_empty() {
        return;
    }
    let here = words_here(&document.text, &wanted);
    for sought in found.values_mut() {
        let is_here = said(sought).is_some_and(|word| here.contains(&word));
        if let Some((said, _)) = sought.read.as_mut().filter(|_| is_here) {
            said.unrelated = None;
        }
    }
}

/// Returns those of some words, in lower case, that a text has, perhaps with another ending.
fn words_here(text: &str, wanted: &BTreeSet<String>) -> BTreeSet<String> {
    let mut here = BTreeSet::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
        here.extend(ends.filter_map(|end| wanted.get(&word[..end])).cloned());
    }
    here
}
