//! The sentences of a dossier's documents, ranked by the words that they share with a text.
//!
//! The score is BM25 as Robertson and Zaragoza give it ("The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
//! section 3.4), where a sentence is what they call a document. It departs from theirs in the weight of a word, to
//! which one is added inside the logarithm: a word that stands in most sentences then counts for little, and for
//! nothing less, so that no list of stop words is needed.

#![expect(
    clippy::disallowed_types,
    clippy::iter_over_hash_type,
    reason = "terms are looked up once for each word of the documents; in which order they are added changes nothing"
)]

use std::collections::HashMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::dossier::Dossier;
use crate::reading::{ComparedSubject, Mention, Reader};
use crate::source::{Document, Holdings};
use crate::text::{Span, sentences};

use super::terms::terms;

/// How soon a word that is repeated adds no more. Section 3.4 there finds 1.2 to 2 good in most collections.
const K1: f64 = 1.2;

/// How much the length of a sentence counts. Section 3.4 there finds 0.5 to 0.8 good in most collections; sentences differ
/// less in what they are about than documents do, so that the least of these is taken.
const B: f64 = 0.5;

/// In how many sentences a term may stand to be looked up, or else in a tenth of them: more than that of large
/// collections tells little, and takes long for each claim.
const MOST_SENTENCES: usize = 1_000;

/// How many documents are read before what was read of them goes into the index: enough for every thread, and few enough
/// that little is held twice.
const AT_ONCE: usize = 256;

/// The sentences that have each term, by their number and in order, and how often they have it.
type Postings = HashMap<String, Vec<(usize, u32)>>;

/// The sentences of all documents of a dossier, by their words.
#[derive(Clone, Debug, Default)]
pub struct SentenceIndex {
    sentences: Vec<Sentence>,
    /// For each term, the sentences that have it, in order, and how often.
    postings: Postings,
    mean_length: f64,
    /// The sources of each document.
    sources: Vec<Vec<usize>>,
    /// The sentences that were read so far for their figures, each once for all claims.
    read: Vec<OnceLock<Box<FigureSentence>>>,
}

/// The figures and dates of a sentence.
#[derive(Clone, Debug)]
pub(super) struct FigureSentence {
    pub(super) mentions: Vec<Mention>,
    /// What each of them is of.
    pub(super) subjects: Vec<ComparedSubject>,
}

#[derive(Clone, Copy, Debug)]
struct Sentence {
    document: usize,
    span: Span,
    /// How many terms it has.
    length: u32,
}

/// A sentence and how much it shares with a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The index of its document in [`Holdings::documents`].
    pub document: usize,
    /// Its place in the text of the document.
    pub span: Span,
    /// How much it shares, from 0, where nothing is shared, to less than 1, where all is, several times.
    pub score: f64,
}

impl SentenceIndex {
    /// Returns the index of all documents; each is read once.
    pub fn of(dossier: &Dossier, holdings: &Holdings) -> Self {
        let mut index = Self::default();
        for (first, documents) in holdings.documents.chunks(AT_ONCE).enumerate() {
            let read = documents
                .par_iter()
                .map(|held| held.document.look(|document| IndexedDocument::of(dossier, document)));
            for (number, read) in read.collect::<Vec<_>>().into_iter().enumerate() {
                index.add(first * AT_ONCE + number, read);
            }
        }
        index.sources = holdings.sources_of_all();
        index.read = index.sentences.iter().map(|_| OnceLock::new()).collect();
        let total: f64 = index.sentences.iter().map(|own| f64::from(own.length)).sum();
        index.mean_length = total / float(index.sentences.len()).max(1.0);
        index
    }

    /// Returns the sources of each document, as indices into the dossier's sources.
    pub(super) fn sources(&self) -> &[Vec<usize>] {
        &self.sources
    }

    /// Adds the sentences of a document, which follow those of the ones before it.
    fn add(&mut self, document: usize, read: IndexedDocument) {
        let first = self.sentences.len();
        let sentences = read.sentences.into_iter();
        self.sentences.extend(sentences.map(|(span, length)| Sentence { document, span, length }));
        for (term, own) in read.postings {
            let own = own.into_iter().map(|(sentence, count)| (first + sentence, count));
            self.postings.entry(term).or_default().extend(own);
        }
    }

    /// Returns the sentences that share a term with `query`, the most alike first; of several that are equally alike,
    /// in the order of the documents. Each term counts once, and those that stand in no document, or in too many sentences, not at all.
    pub fn rank(&self, query: &[String]) -> Vec<Ranked> {
        self.best(&self.scores(query), usize::MAX)
    }

    /// Returns how much each sentence shares with `query`, in the order of the documents, as [`Self::rank`] does.
    pub(crate) fn scores(&self, query: &[String]) -> Vec<f64> {
        let mut scores = vec![0.0; self.sentences.len()];
        let mut most = 0.0;
        let mut query: Vec<&String> = query.iter().collect();
        query.sort_unstable();
        query.dedup();
        let common = MOST_SENTENCES.max(self.sentences.len() / 10);
        let postings = query.iter().filter_map(|term| self.postings.get(*term));
        for postings in postings.filter(|postings| postings.len() <= common) {
            let weight = self.weight(postings.len());
            most += weight * (K1 + 1.0);
            for (sentence, count) in postings {
                scores[*sentence] += weight * self.gain(*sentence, *count);
            }
        }
        if most > 0.0 {
            scores.iter_mut().for_each(|score| *score /= most);
        }
        scores
    }

    /// Returns the `most` sentences with the greatest scores above 0, in the order of [`Self::rank`].
    pub(crate) fn best(&self, scores: &[f64], most: usize) -> Vec<Ranked> {
        let sharing = scores.iter().enumerate().filter(|(_, score)| **score > 0.0);
        let mut numbers: Vec<usize> = sharing.map(|(sentence, _)| sentence).collect();
        let order = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then_with(|| a.cmp(b));
        if most < numbers.len() {
            numbers.select_nth_unstable_by(most, order);
            numbers.truncate(most);
        }
        numbers.sort_unstable_by(order);
        let ranked = numbers.into_iter().map(|sentence| {
            let Sentence { document, span, length: _ } = self.sentences[sentence];
            Ranked { document, span, score: scores[sentence] }
        });
        ranked.collect()
    }

    /// Returns the score of a sentence among others that [`Self::scores`] gives.
    pub(crate) fn score_of(&self, scores: &[f64], of: &Ranked) -> f64 {
        self.number_of(of).map_or(0.0, |number| scores[number])
    }

    /// Returns the figures of one of its sentences, whose words are `sentence`.
    pub(super) fn read(&self, of: &Ranked, sentence: &str, reader: &Reader) -> &FigureSentence {
        let read = || {
            let mentions = reader.find(sentence);
            let subjects = reader.compared_subjects(sentence, &mentions);
            Box::new(FigureSentence { mentions, subjects })
        };
        let number = self.number_of(of).expect("what is ranked is a sentence of the index");
        self.read[number].get_or_init(read)
    }

    fn number_of(&self, of: &Ranked) -> Option<usize> {
        let key = (of.document, of.span.start);
        let place = |sentence: &Sentence| (sentence.document, sentence.span.start);
        self.sentences.binary_search_by_key(&key, place).ok()
    }

    /// Returns the weight of a term that stands in this many sentences.
    fn weight(&self, holding: usize) -> f64 {
        let all = float(self.sentences.len());
        let holding = float(holding);
        (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln()
    }

    /// Returns what a term adds that stands in a sentence this often.
    fn gain(&self, sentence: usize, count: u32) -> f64 {
        let count = f64::from(count);
        let length = f64::from(self.sentences[sentence].length) / self.mean_length;
        count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length))
    }
}

/// The sentences of one document, by their words.
struct IndexedDocument {
    /// Each with how many terms it has.
    sentences: Vec<(Span, u32)>,
    /// For each term, the sentences that have it, by their number in the document and in order, and how often.
    postings: Postings,
}

impl IndexedDocument {
    fn of(dossier: &Dossier, document: &Document) -> Self {
        let reader = dossier.reader(document.language());
        let mut read = Self { sentences: Vec::new(), postings: Postings::default() };
        for span in sentences(&document.text) {
            let sentence = span.of(&document.text);
            let mentions = reader.map_or(Vec::new(), |reader| reader.find(sentence));
            let terms = terms(sentence, &mentions);
            let number = read.sentences.len();
            read.sentences.push((span, u32::try_from(terms.len()).unwrap_or(u32::MAX)));
            for term in terms {
                let own = read.postings.entry(term).or_default();
                match own.last_mut() {
                    Some((last, count)) if *last == number => *count += 1,
                    _ => own.push((number, 1)),
                }
            }
        }
        read
    }
}

#[expect(clippy::cast_precision_loss, reason = "sentences are far fewer than 2^52")]
fn float(count: usize) -> f64 {
    count as f64
}
