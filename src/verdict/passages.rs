//! The same words, quoted twice: citations of a claim that quote one passage.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::dossier::Claim;
use crate::quote::Anchor;
use crate::reprint::word_keys;
use crate::text::{Span, sentence_around};

use super::attribution::Attributed;
use super::copies::Copies;
use super::groups::Groups;
use super::identity::SourceTraits;
use super::roots::each_once;
use super::{Anchored, Reprints};

/// From how many words on the same words in two documents are one passage.
const FEWEST_WORDS: usize = 8;

/// Citations of one claim that quote the same words of several sources, none of which says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedQuote {
    /// The index of the claim.
    pub claim: usize,
    /// The citations, by their indices in the claim, ascending.
    pub citations: Vec<usize>,
    /// How many words are the same.
    pub words: usize,
}

/// The passages that the citations of a claim quote.
pub(super) struct Passages {
    /// The number of the passage of each citation.
    pub(super) of_citation: Vec<usize>,
    /// How many words of a passage stand in several documents, by its number.
    repeated: BTreeMap<usize, usize>,
}

impl Passages {
    /// Returns the passages that citations quote: one where quotes overlap in a document, where they are the same words of a
    /// passage that documents share, and where they, or the sentences around them, are the same eight words or more.
    pub(super) fn of(copies: &Copies, reprints: &Reprints, anchored: &[Anchored]) -> Self {
        if anchored.len() < 2 {
            let of_citation = (0..anchored.len()).collect();
            return Self { of_citation, repeated: BTreeMap::new() };
        }
        let mut groups = Groups::new(anchored.len());
        let mut repeated: Vec<(usize, usize)> = Vec::new();
        join_overlapping(copies, anchored, &mut groups);
        let mut first_with: BTreeMap<(Option<usize>, Vec<u64>), (usize, usize)> = BTreeMap::new();
        let mut in_sentences: BTreeMap<Vec<u64>, Vec<(usize, usize, usize)>> = BTreeMap::new();
        for (index, cited) in anchored.iter().enumerate() {
            let Some((document, anchor)) = cited.anchor() else { continue };
            let group = reprints.shared_at(document, anchor.span).map(|shared| shared.group);
            let Some(place) = &cited.place else { continue };
            let QuotedWords { quote, words, start } = place.words.clone();
            if words.len() >= FEWEST_WORDS {
                let place = (start, start + quote.len(), index);
                in_sentences.entry(words).or_default().push(place);
            }
            let in_group = group.map(|group| (Some(group), quote.clone()));
            let long = (quote.len() >= FEWEST_WORDS).then_some((None, quote));
            for key in in_group.into_iter().chain(long) {
                let words = key.1.len();
                let (first, in_document) = *first_with.entry(key).or_insert((index, document));
                groups.join([first, index]);
                if !copies.are_same(in_document, document) {
                    repeated.push((index, words));
                }
            }
        }
        let document = |index: usize| anchored[index].anchor().map(|(document, _)| document);
        for (sentence, mut places) in in_sentences {
            places.sort_unstable();
            for [one, other] in overlapping(&places) {
                groups.join([one, other]);
                let documents = document(one).zip(document(other));
                if documents.is_some_and(|(one, other)| !copies.are_same(one, other)) {
                    repeated.push((other, sentence.len()));
                }
            }
        }
        let of_citation: Vec<usize> = (0..anchored.len()).map(|index| groups.of(index)).collect();
        let mut longest: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, words) in repeated {
            let most = longest.entry(of_citation[index]).or_default();
            *most = words.max(*most);
        }
        Self { of_citation, repeated: longest }
    }

    /// Returns the quotes that several sources share, and of which nobody says whose they are: the sources are of several
    /// houses, and the words are not those of one speaker.
    pub(super) fn undeclared(
        &self,
        traits: &SourceTraits,
        (index, claim): (usize, &Claim),
        attributed: &[Attributed],
    ) -> Vec<RepeatedQuote> {
        let mut of_passage: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, passage) in self.of_citation.iter().enumerate() {
            of_passage.entry(*passage).or_default().push(at);
        }
        let repeated = self.repeated.iter().filter_map(|(passage, words)| {
            let citations = of_passage.remove(passage)?;
            let roots = |at: &usize| traits.roots().of_source(claim.citations[*at].source);
            let houses = each_once(citations.iter().map(roots)).into_iter();
            let mut houses = houses.map(|roots| traits.house_of(roots.iter().copied().collect()));
            let first = houses.next();
            let is_one_house = first.is_none_or(|first| houses.all(|house| first.is_same(&house)));
            let attributions = || citations.iter().map(|at| &attributed[*at].attribution);
            let is_told = attributions().any(|own| own.voice.is_some());
            let origins: BTreeSet<_> = attributions().flat_map(|own| own.voices()).collect();
            let is_one_speaker = origins.len() == 1 && attributions().all(|own| own.is_speech);
            let is_undeclared = !(is_one_house || is_told || is_one_speaker);
            is_undeclared.then_some(RepeatedQuote { claim: index, citations, words: *words })
        });
        repeated.collect()
    }
}

/// The words of a quote and of its sentences, by their keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedWords {
    quote: Vec<u64>,
    /// Those of the sentences around it.
    words: Vec<u64>,
    /// How many of them stand before it.
    start: usize,
}

impl QuotedWords {
    /// Returns the words of a quote that stands at a place of `text`.
    pub fn of(text: &str, quote: Span) -> Self {
        let sentence = sentence_around(text, quote);
        let before = Span::new(sentence.start, quote.start);
        let start = word_keys(before.of(text)).count();
        Self { quote: keys(text, quote), words: keys(text, sentence), start }
    }
}

fn keys(text: &str, place: Span) -> Vec<u64> {
    word_keys(place.of(text)).collect()
}

/// Joins the citations that quote overlapping places of one document, or of its copies.
fn join_overlapping(copies: &Copies, anchored: &[Anchored], groups: &mut Groups) {
    let mut places: Vec<(usize, Span, usize)> = Vec::new();
    for (index, cited) in anchored.iter().enumerate() {
        let place =
            |(document, anchor): (usize, &Anchor)| (copies.first_of(document), anchor.span, index);
        places.extend(cited.anchor().map(place));
    }
    places.sort_unstable();
    for own in places.chunk_by(|one, next| one.0 == next.0) {
        let own: Vec<(usize, usize, usize)> =
            own.iter().map(|(_, place, index)| (place.start, place.end, *index)).collect();
        for pair in overlapping(&own) {
            groups.join(pair);
        }
    }
}

/// Returns the pairs that join all of the ranges which overlap: `ranges` are sorted, each with a start, an end and a number.
fn overlapping(ranges: &[(usize, usize, usize)]) -> Vec<[usize; 2]> {
    let mut pairs = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (start, end, index) in ranges {
        match &mut last {
            Some((until, before)) if start < until => {
                pairs.push([*before, *index]);
                *until = (*end).max(*until);
            }
            _ => last = Some((*end, *index)),
        }
    }
    pairs
}
