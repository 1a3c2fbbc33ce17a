//! Finding the passages that the documents of a dossier share, several documents at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::reprint::{ComparedText, Fingerprints, Seeds, Shared, seeds, shared};
use crate::source::{Held, Holdings};
use crate::text::Span;
use crate::verdict::{Anchored, cited_passages};

use super::Known;
use super::known::ComparedPair;

/// Returns which documents share long passages, in order; `anchored` says where the quotes of the dossier stand. What is `known`
/// of documents from before is not worked out again.
pub fn shared_passages(
    holdings: &Holdings,
    anchored: &[Vec<Anchored>],
    known: &Known,
) -> Vec<Shared> {
    let documents = &holdings.documents;
    if documents.len() < 2 {
        return Vec::new();
    }
    let pairs = pairs(holdings, known);
    let cited = cited_places(holdings, anchored);
    let found: Vec<Option<Option<Shared>>> = pairs
        .iter()
        .map(|pair| Some(known.shared.get(&compared_pair(holdings, &cited, pair, known)?)))
        .map(Option::flatten)
        .collect();
    let open = pairs.iter().zip(&found).filter(|(_, known)| known.is_none());
    let mut compared: Vec<usize> = open.flat_map(|(pair, _)| pair.documents).collect();
    compared.sort_unstable();
    compared.dedup();
    let text = |index: usize| documents[index].document.text.as_str();
    let texts: BTreeMap<usize, ComparedText<'_>> = compared
        .into_par_iter()
        .map(|index| {
            (index, ComparedText::new(text(index), cited[index].iter().copied().collect()))
        })
        .collect();
    let compare = |(pair, known_before): (&Seeds, Option<Option<Shared>>)| {
        if let Some(before) = known_before {
            // The documents may have other numbers now.
            return before.map(|shared| Shared { documents: pair.documents, ..shared });
        }
        let [first, second] = pair.documents;
        let found = shared(pair, &texts[&first], &texts[&second]);
        if let Some(key) = compared_pair(holdings, &cited, pair, known) {
            known.shared.put(key, found.clone());
        }
        found
    };
    pairs.par_iter().zip(found).filter_map(compare).collect()
}

/// Returns the documents that have runs of words in common.
fn pairs(holdings: &Holdings, known: &Known) -> Arc<Vec<Seeds>> {
    let identity = |held: &Held| held.document.identity().to_owned();
    let key: Vec<String> = holdings.documents.iter().map(identity).collect();
    known.seeds.get_or(key, || {
        let of = |held: &Held| {
            let find = || Arc::new(Fingerprints::of(&held.document.text));
            known.fingerprints.get_or(identity(held), find)
        };
        let fingerprints: Vec<Arc<Fingerprints>> = holdings.documents.par_iter().map(of).collect();
        Arc::new(seeds(&fingerprints))
    })
}

/// Returns what the comparison of two documents follows from; `None` where nothing is kept by it.
fn compared_pair(
    holdings: &Holdings,
    cited: &[Vec<Span>],
    pair: &Seeds,
    known: &Known,
) -> Option<ComparedPair> {
    let identity = |document: usize| holdings.documents[document].document.identity().to_owned();
    let key = || {
        let identities = pair.documents.map(identity);
        (identities, pair.seeds.clone(), pair.documents.map(|document| cited[document].clone()))
    };
    known.shared.keeps().then(key)
}

/// Returns where the quotes stand that are cited from each document.
fn cited_places(holdings: &Holdings, anchored: &[Vec<Anchored>]) -> Vec<Vec<Span>> {
    let mut places = vec![Vec::new(); holdings.documents.len()];
    for cited in cited_passages(anchored) {
        places[cited.document].push(cited.place);
    }
    places
}
