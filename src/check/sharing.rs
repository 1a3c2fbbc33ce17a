//! Finding the passages that the documents of a dossier share, several documents at a time.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::reprint::{ComparedText, Fingerprints, Shared, seeds, shared};
use crate::source::Holdings;
use crate::text::Span;
use crate::verdict::{Anchored, cited_passages};

/// Returns which documents share long passages, in order; `anchored` says where the quotes of the dossier stand.
pub fn shared_passages(holdings: &Holdings, anchored: &[Vec<Anchored>]) -> Vec<Shared> {
    let documents = &holdings.documents;
    if documents.len() < 2 {
        return Vec::new();
    }
    let text = |index: usize| documents[index].document.text.as_str();
    let fingerprints: Vec<Fingerprints> =
        documents.par_iter().map(|held| Fingerprints::of(&held.document.text)).collect();
    let pairs = seeds(&fingerprints);
    drop(fingerprints);
    let mut compared: Vec<usize> = pairs.iter().flat_map(|pair| pair.documents).collect();
    compared.sort_unstable();
    compared.dedup();
    let cited = cited_places(holdings, anchored);
    let texts: BTreeMap<usize, ComparedText<'_>> = compared
        .into_par_iter()
        .map(|index| {
            (index, ComparedText::new(text(index), cited[index].iter().copied().collect()))
        })
        .collect();
    let compare = |[first, second]: [usize; 2]| [&texts[&first], &texts[&second]];
    let found = pairs.par_iter().filter_map(|pair| {
        let [first, second] = compare(pair.documents);
        shared(pair, first, second)
    });
    found.collect()
}

/// Returns where the quotes stand that are cited from each document.
fn cited_places(holdings: &Holdings, anchored: &[Vec<Anchored>]) -> Vec<Vec<Span>> {
    let mut places = vec![Vec::new(); holdings.documents.len()];
    for cited in cited_passages(anchored) {
        places[cited.document].push(cited.place);
    }
    places
}
