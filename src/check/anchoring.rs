//! Looking for the quotes of a dossier in the documents of its sources, several documents at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::dossier::{CitationIndex, Dossier};
use crate::quote::{Anchor, Anchoring, Seeker, Selector, anchor_all_in};
use crate::reading::Reader;
use crate::source::{Document, Format, Holding, Holdings, Regions};
use crate::text::{Language, Span};
use crate::verdict::{Anchored, Lookup, Said};

use super::Known;
use super::gist::{Gist, SoughtHere};
use super::known::{SoughtElsewhere, SoughtWords};

/// How many words a quote must have at least to be looked for in other sources: fewer stand in many by chance.
const FEWEST_WORDS: usize = 3;

/// In how many other documents a lost quote is told to stand at most.
const MOST_ELSEWHERE: usize = 10;

/// Returns the citations of each claim with what came of looking for their quotes, as the documents answered: those that are lost
/// are looked for in all others as well. What each says stands beside it.
pub(super) fn put_together(
    dossier: &Dossier,
    holdings: &Holdings,
    gists: &mut [Gist],
    known: &Known,
) -> (Vec<Vec<Anchored>>, Vec<Vec<Said>>) {
    known.keep_documents(holdings);
    let sought = gists.iter_mut().flat_map(|gist| std::mem::take(&mut gist.quotes));
    let mut sought: BTreeMap<CitationIndex, SoughtHere> = sought.collect();
    let mut elsewhere = look_elsewhere(dossier, holdings, &sought, known);
    let claims = dossier.claims.iter().enumerate();
    let of_claim = claims.map(|(claim, own)| {
        // Most claims have one citation: a vector that grows has room for four.
        let mut anchored = Vec::with_capacity(own.citations.len());
        let mut said = Vec::with_capacity(own.citations.len());
        anchored.extend(own.citations.iter().enumerate().map(|(citation, own)| {
            let at = CitationIndex { claim, citation };
            let held = holdings.of_source.get(own.source);
            let (Some(sought), Some(Holding::Held(document))) = (sought.remove(&at), held) else {
                let is_held = !matches!(held, Some(Holding::NotHeld));
                let lookup = if is_held { Lookup::Unread } else { Lookup::NotHeld };
                said.push(Said::nothing(own));
                return Anchored::not_searched(lookup);
            };
            let SoughtHere { outcome, is_hidden, read } = sought;
            let lookup = searched(holdings, *document, outcome);
            let elsewhere = elsewhere.remove(&at).unwrap_or_default();
            let (own_said, place) = read.unzip();
            said.push(own_said.unwrap_or_else(|| Said::nothing(own)));
            Anchored { lookup, elsewhere, is_hidden, place }
        }));
        (anchored, said)
    });
    of_claim.unzip()
}

/// Returns what a search comes to. A quote that nothing comes near to may stand in a part of the file that is not read.
fn searched(holdings: &Holdings, document: usize, outcome: Anchoring) -> Lookup {
    let is_partly_read = !holdings.documents[document].document.unread.is_empty();
    match outcome {
        Anchoring::Lost { nearest: None, .. } if is_partly_read => Lookup::PartlyUnread,
        outcome => Lookup::Searched { document, outcome },
    }
}

/// Returns what came of looking for the quotes of some citations in a document, which are looked for together.
pub(super) fn anchor(
    dossier: &Dossier,
    document: &Document,
    citations: &[CitationIndex],
    language: Language,
) -> Vec<Anchoring> {
    let selectors: Vec<_> = citations.iter().map(|at| selector(dossier, *at)).collect();
    anchor_in(document, &selectors, dossier.reader(language))
}

fn selector(dossier: &Dossier, at: CitationIndex) -> Selector<'_> {
    let citation = dossier.citation(at);
    Selector {
        quote: &citation.quote.value,
        prefix: citation.prefix.as_deref(),
        suffix: citation.suffix.as_deref(),
    }
}

/// Returns where the quotes stand that are lost, by documents in order: in the first few, as many as anybody looks at. In its
/// own document a quote is not found again.
fn look_elsewhere(
    dossier: &Dossier,
    holdings: &Holdings,
    sought: &BTreeMap<CitationIndex, SoughtHere>,
    known: &Known,
) -> BTreeMap<CitationIndex, Vec<(usize, Span)>> {
    let is_worth_it = |at: &CitationIndex| {
        dossier.citation(*at).quote.value.split_whitespace().count() >= FEWEST_WORDS
    };
    let lost = sought.iter().filter(|(_, sought)| is_lost(&sought.outcome)).map(|(at, _)| *at);
    // Many citations may have the same quote.
    let mut lost_with: BTreeMap<SoughtWords, Vec<CitationIndex>> = BTreeMap::new();
    for at in lost.filter(is_worth_it) {
        lost_with.entry(SoughtWords::of(&selector(dossier, at))).or_default().push(at);
    }
    if lost_with.is_empty() || holdings.documents.len() < 2 {
        return BTreeMap::new();
    }
    let found = seek_knowing(dossier, holdings, lost_with.keys().cloned().collect(), known);
    let mut places: BTreeMap<SoughtWords, Vec<(usize, Span)>> = BTreeMap::new();
    for (document, found) in found.into_iter().enumerate() {
        for (words, place) in found {
            let own = places.entry(words).or_default();
            if own.len() < MOST_ELSEWHERE {
                own.push((document, place));
            }
        }
    }
    let of_words = |(words, places): (SoughtWords, Vec<(usize, Span)>)| {
        let lost: &[CitationIndex] = lost_with.get(&words).map_or(&[], Vec::as_slice);
        lost.iter().map(move |at| (*at, places.clone()))
    };
    places.into_iter().flat_map(of_words).collect()
}

/// Returns where some words stand that are found once, for each document. In one that was gone through before, only those are
/// looked for that were not.
fn seek_knowing(
    dossier: &Dossier,
    holdings: &Holdings,
    all: BTreeSet<SoughtWords>,
    known: &Known,
) -> Vec<Vec<(SoughtWords, Span)>> {
    let documents = &holdings.documents;
    let before: Vec<Option<Arc<SoughtElsewhere>>> = documents
        .iter()
        .map(|held| known.elsewhere.get(&held.document.identity().to_owned()))
        .collect();
    let all = Arc::new(all);
    // Documents that were gone through for the same words are gone through together.
    let mut groups: Vec<(Arc<BTreeSet<SoughtWords>>, Vec<usize>)> = Vec::new();
    for (document, before) in before.iter().enumerate() {
        let sought = before.as_ref().map_or_else(Arc::default, |before| Arc::clone(&before.sought));
        match groups.iter_mut().find(|(own, _)| Arc::ptr_eq(own, &sought) || *own == sought) {
            Some((_, group)) => group.push(document),
            None => groups.push((sought, vec![document])),
        }
    }
    let mut found: Vec<Vec<(SoughtWords, Span)>> = before
        .iter()
        .map(|before| {
            let known = before.iter().flat_map(|before| &before.found);
            known.filter(|(words, _)| all.contains(words)).cloned().collect()
        })
        .collect();
    for (sought, group) in groups {
        let new: Vec<&SoughtWords> = all.difference(&sought).collect();
        if !new.is_empty() {
            let seeker = Seeker::new(new.iter().map(|words| words.selector()).collect());
            let seek = |document: &usize| {
                documents[*document].document.look(|document| {
                    let reader = dossier.reader(document.language());
                    let folded = known.folded(document);
                    seeker.anchors_folded(&document.text, &folded, &Regions::default(), reader)
                })
            };
            let anchors: Vec<Vec<(usize, Anchor)>> = group.par_iter().map(seek).collect();
            for (document, anchors) in group.iter().zip(anchors) {
                let places = anchors.into_iter();
                found[*document]
                    .extend(places.map(|(index, anchor)| (new[index].clone(), anchor.span)));
            }
        }
        for document in group.into_iter().filter(|_| known.elsewhere.keeps()) {
            let own = SoughtElsewhere { sought: Arc::clone(&all), found: found[document].clone() };
            let identity = documents[document].document.identity().to_owned();
            known.elsewhere.put(identity, Arc::new(own));
        }
    }
    found
}

/// Returns the lost ones among some quotes that stand in what no reader of the document sees.
pub(super) fn hidden(
    dossier: &Dossier,
    document: &Document,
    outcomes: &[(CitationIndex, Anchoring)],
) -> BTreeSet<CitationIndex> {
    let lost = outcomes.iter().filter(|(_, outcome)| is_lost(outcome)).map(|(at, _)| *at);
    let lost: Vec<CitationIndex> = lost.filter(|_| !document.hidden.is_empty()).collect();
    if lost.is_empty() {
        return BTreeSet::new();
    }
    let seeker = Seeker::new(lost.iter().map(|at| selector(dossier, *at)).collect());
    let found = document.hidden.iter().flat_map(|passage| seeker.anchors(passage, None));
    found.map(|(index, _)| lost[index]).collect()
}

fn is_lost(outcome: &Anchoring) -> bool {
    matches!(outcome, Anchoring::Lost { .. })
}

/// Returns what came of looking for quotes in a document: as they are and, for those that are lost, without the markup
/// that was copied with them.
fn anchor_in(
    document: &Document,
    selectors: &[Selector<'_>],
    reader: Option<&Reader>,
) -> Vec<Anchoring> {
    let mut outcomes = anchor_all_in(&document.text, &document.regions, selectors, reader);
    let lost = outcomes
        .iter()
        .enumerate()
        .filter(|(_, outcome)| matches!(outcome, Anchoring::Lost { .. }));
    let again: Vec<(usize, UnmarkedSelector)> = lost
        .filter_map(|(at, _)| {
            Some((at, UnmarkedSelector::unmarked(document.format, &selectors[at])?))
        })
        .collect();
    if again.is_empty() {
        return outcomes;
    }
    let unmarked: Vec<Selector<'_>> = again.iter().map(|(_, words)| words.selector()).collect();
    let outcomes_again = anchor_all_in(&document.text, &document.regions, &unmarked, reader);
    for ((at, _), outcome) in again.iter().zip(outcomes_again) {
        match outcome {
            Anchoring::Anchored(anchor) => {
                outcomes[*at] = Anchoring::Anchored(Anchor { verbatim: false, ..anchor });
            }
            Anchoring::Ambiguous(_) => outcomes[*at] = outcome,
            Anchoring::Lost { .. } => {}
        }
    }
    outcomes
}

/// The words of a selector, without markup.
struct UnmarkedSelector {
    quote: String,
    prefix: Option<String>,
    suffix: Option<String>,
}

impl UnmarkedSelector {
    /// Returns `None` where the selector holds no markup.
    fn unmarked(format: Format, selector: &Selector<'_>) -> Option<Self> {
        let given = [Some(selector.quote), selector.prefix, selector.suffix];
        let unmarked = given.map(|text| text.and_then(|text| format.unmarked(text)));
        if unmarked.iter().all(Option::is_none) {
            return None;
        }
        let [quote, prefix, suffix] = unmarked;
        Some(Self {
            quote: quote.unwrap_or_else(|| selector.quote.to_owned()),
            prefix: prefix.or_else(|| selector.prefix.map(str::to_owned)),
            suffix: suffix.or_else(|| selector.suffix.map(str::to_owned)),
        })
    }

    fn selector(&self) -> Selector<'_> {
        let prefix = self.prefix.as_deref();
        let suffix = self.suffix.as_deref();
        Selector { quote: &self.quote, prefix, suffix }
    }
}
