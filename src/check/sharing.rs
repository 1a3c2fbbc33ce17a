//! Finding the passages that the documents of a dossier share, several documents at a time.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::reprint::{ComparedText, Fingerprints, Seeds, Shared, seeds, shared};
use crate::source::Holdings;
use crate::text::Span;
use crate::verdict::{Anchored, cited_passages};

use super::Known;
use crate::memo::Key;

/// Returns which documents share long passages, in order; `fingerprints` are those of each, and `anchored` says where the quotes of
/// the dossier stand. What is `known` of documents from before is not worked out again.
pub fn shared_passages(
    holdings: &Holdings,
    fingerprints: &[Option<Arc<Fingerprints>>],
    anchored: &[Vec<Anchored>],
    known: &Known,
) -> Vec<Shared> {
    let documents = &holdings.documents;
    if documents.len() < 2 {
        return Vec::new();
    }
    let pairs = pairs(holdings, fingerprints, known);
    let cited = cited_places(holdings, anchored);
    let comparison = Comparison { holdings, cited: &cited, known };
    // Few at a time, so that few documents are at hand.
    pairs.chunks(AT_ONCE).flat_map(|pairs| comparison.shared(pairs)).collect()
}

/// How many pairs of documents are compared at a time.
const AT_ONCE: usize = 64;

/// Documents that are compared, two by two.
struct Comparison<'a> {
    holdings: &'a Holdings,
    /// The places that are cited from each.
    cited: &'a [Vec<Span>],
    known: &'a Known,
}

impl<'a> Comparison<'a> {
    /// Returns what some pairs of documents share, of those that share long passages.
    fn shared(&self, pairs: &[Seeds]) -> Vec<Shared> {
        let before = pairs.iter().map(|pair| self.known.shared.get(&self.key(pair)?));
        let before: Vec<Option<Option<Shared>>> = before.collect();
        let open = pairs.iter().zip(&before).filter(|(_, known)| known.is_none());
        let open: BTreeSet<usize> = open.flat_map(|(pair, _)| pair.documents).collect();
        let texts = open.into_par_iter().map(|document| (document, self.text(document)));
        let texts: BTreeMap<usize, ComparedText<'a>> = texts.collect();
        let compare = |(pair, known_before): (&Seeds, Option<Option<Shared>>)| {
            if let Some(before) = known_before {
                // The documents may have other numbers now.
                return before.map(|shared| Shared { documents: pair.documents, ..shared });
            }
            let [first, second] = pair.documents;
            let found = shared(pair, &texts[&first], &texts[&second]);
            if let Some(key) = self.key(pair) {
                self.known.shared.put(key, found.clone());
            }
            found
        };
        pairs.par_iter().zip(before).filter_map(compare).collect()
    }

    fn text(&self, document: usize) -> ComparedText<'a> {
        let held = &self.holdings.documents[document].document;
        let text = if held.is_at_hand() {
            Cow::Borrowed(held.text.as_str())
        } else {
            Cow::Owned(held.look(|document| document.text.clone()))
        };
        ComparedText::new(text, self.cited[document].iter().copied().collect())
    }

    /// Returns what the comparison of two documents follows from; `None` where nothing is kept by it.
    fn key(&self, pair: &Seeds) -> Option<Key> {
        let identity = |document: usize| self.holdings.documents[document].document.identity();
        let key = || {
            let cited = pair.documents.map(|document| &self.cited[document]);
            Key::of(&(pair.documents.map(identity), &pair.seeds, cited))
        };
        self.known.shared.keeps().then(key)
    }
}

/// Returns the documents that have runs of words in common.
fn pairs(
    holdings: &Holdings,
    fingerprints: &[Option<Arc<Fingerprints>>],
    known: &Known,
) -> Arc<Vec<Seeds>> {
    let own = || fingerprints.iter().map(|own| own.clone().unwrap_or_default());
    let find = || Arc::new(seeds(&own().collect::<Vec<_>>()));
    if !known.seeds.keeps() {
        return find();
    }
    let identities = holdings.documents.iter().map(|held| held.document.identity());
    known.seeds.get_or(Key::of(&identities.collect::<Vec<_>>()), find)
}

/// Returns where the quotes stand that are cited from each document.
fn cited_places(holdings: &Holdings, anchored: &[Vec<Anchored>]) -> Vec<Vec<Span>> {
    let mut places = vec![Vec::new(); holdings.documents.len()];
    for cited in cited_passages(anchored) {
        places[cited.document].push(cited.place);
    }
    places
}
