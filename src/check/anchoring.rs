//! Looking for the quotes of a dossier in the documents of its sources, several documents at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::dossier::{CitationIndex, Dossier};
use crate::quote::{Anchor, Anchoring, Seeker, Selector, anchor_all_in};
use crate::reading::Reader;
use crate::source::{Document, Format, Holding, Holdings, Regions};
use crate::text::{Language, Span};
use crate::verdict::{Anchored, Lookup};

use super::Known;
use super::known::{SoughtElsewhere, SoughtQuote, SoughtWords};

/// How many words a quote must have at least to be looked for in other sources: fewer stand in many by chance.
const FEWEST_WORDS: usize = 3;

/// In how many other documents a lost quote is told to stand at most.
const MOST_ELSEWHERE: usize = 10;

/// Returns the citations of each claim with what came of looking for their quotes: every document is searched once, for
/// all its quotes together, and once more for those that are lost, wherever they are cited from. `told` hears at first and
/// after each document how many were searched, and of how many.
pub(super) fn look_for_quotes(
    dossier: &Dossier,
    holdings: &Holdings,
    known: &Known,
    told: &(dyn Fn(usize, usize) + Sync),
) -> Vec<Vec<Anchored>> {
    known.keep_documents(holdings);
    let of_documents = citations_of_documents(dossier, holdings);
    let mut outcomes = search(dossier, holdings, &of_documents, known, told);
    let mut elsewhere = look_elsewhere(dossier, holdings, &outcomes, known);
    let hidden = look_at_hidden(dossier, holdings, &of_documents, &outcomes);
    let claims = dossier.claims.iter().enumerate();
    let of_claim = claims.map(|(claim, own)| {
        let citations = own.citations.iter().enumerate().map(|(citation, own)| {
            let at = CitationIndex { claim, citation };
            let lookup = match (outcomes.remove(&at), holdings.of_source.get(own.source)) {
                (Some(outcome), Some(Holding::Held(document))) => {
                    searched(holdings, *document, outcome)
                }
                (_, Some(Holding::NotHeld)) => Lookup::NotHeld,
                _ => Lookup::Unread,
            };
            let elsewhere = elsewhere.remove(&at).unwrap_or_default();
            Anchored { lookup, elsewhere, is_hidden: hidden.contains(&at) }
        });
        citations.collect()
    });
    of_claim.collect()
}

/// Returns what a search comes to. A quote that nothing comes near to may stand in a part of the file that is not read.
fn searched(holdings: &Holdings, document: usize, outcome: Anchoring) -> Lookup {
    let is_partly_read = !holdings.documents[document].document.unread.is_empty();
    match outcome {
        Anchoring::Lost { nearest: None, .. } if is_partly_read => Lookup::PartlyUnread,
        outcome => Lookup::Searched { document, outcome },
    }
}

/// Returns what came of looking for the quotes of all citations whose sources have documents, which `of_documents` are.
fn search(
    dossier: &Dossier,
    holdings: &Holdings,
    of_documents: &[Vec<CitationIndex>],
    known: &Known,
    told: &(dyn Fn(usize, usize) + Sync),
) -> BTreeMap<CitationIndex, Anchoring> {
    let done = AtomicUsize::new(0);
    told(0, of_documents.len());
    let documents = holdings.documents.par_iter().zip(of_documents);
    let outcomes: Vec<Vec<(CitationIndex, Anchoring)>> = documents
        .map(|(held, own)| {
            let mut outcomes = Vec::new();
            // Sources of one document may declare two languages, and are searched one after the other.
            for (language, own) in by_language(dossier, &held.document, own) {
                let selectors: Vec<_> = own.iter().map(|at| selector(dossier, *at)).collect();
                let reader = dossier.reader(language);
                let found = anchor_knowing(&held.document, &selectors, (language, reader), known);
                outcomes.extend(own.into_iter().zip(found));
            }
            told(done.fetch_add(1, Ordering::Relaxed) + 1, of_documents.len());
            outcomes
        })
        .collect();
    outcomes.into_iter().flatten().collect()
}

/// Returns what came of looking for quotes in a document: what is `known` of them, and what is found of the others.
fn anchor_knowing(
    document: &Document,
    selectors: &[Selector<'_>],
    (language, reader): (Language, Option<&Reader>),
    known: &Known,
) -> Vec<Anchoring> {
    if !known.anchorings.keeps() {
        return anchor_in(document, selectors, reader);
    }
    let key = |selector: &Selector<'_>| SoughtQuote {
        document: document.identity().to_owned(),
        language,
        words: SoughtWords::of(selector),
    };
    let before: Vec<Option<Anchoring>> =
        selectors.iter().map(|selector| known.anchorings.get(&key(selector))).collect();
    let open = selectors.iter().zip(&before).filter(|(_, before)| before.is_none());
    let open: Vec<Selector<'_>> = open.map(|(selector, _)| *selector).collect();
    let found = if open.is_empty() { Vec::new() } else { anchor_in(document, &open, reader) };
    for (selector, outcome) in open.iter().zip(&found) {
        known.anchorings.put(key(selector), outcome.clone());
    }
    let mut found = found.into_iter();
    before.into_iter().filter_map(|before| before.or_else(|| found.next())).collect()
}

/// Returns the citations of a document by the language that their sources are read in.
fn by_language(
    dossier: &Dossier,
    document: &Document,
    citations: &[CitationIndex],
) -> BTreeMap<Language, Vec<CitationIndex>> {
    let mut groups: BTreeMap<Language, Vec<CitationIndex>> = BTreeMap::new();
    for at in citations {
        let source = &dossier.sources[dossier.citation(*at).source];
        groups.entry(source.language_of(document).language).or_default().push(*at);
    }
    groups
}

/// Returns the citations of each document.
fn citations_of_documents(dossier: &Dossier, holdings: &Holdings) -> Vec<Vec<CitationIndex>> {
    let mut own: Vec<Vec<CitationIndex>> = vec![Vec::new(); holdings.documents.len()];
    for (at, citation) in dossier.citations() {
        if let Some(Holding::Held(document)) = holdings.of_source.get(citation.source) {
            own[*document].push(at);
        }
    }
    own
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
    outcomes: &BTreeMap<CitationIndex, Anchoring>,
    known: &Known,
) -> BTreeMap<CitationIndex, Vec<(usize, Span)>> {
    let is_worth_it = |at: &CitationIndex| {
        dossier.citation(*at).quote.value.split_whitespace().count() >= FEWEST_WORDS
    };
    let lost = outcomes.keys().copied().filter(|at| is_lost(outcomes, *at));
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
                let document = &documents[*document].document;
                let reader = dossier.reader(document.language());
                let folded = known.folded(document);
                seeker.anchors_folded(&document.text, &folded, &Regions::default(), reader)
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

/// Returns the lost quotes that stand in what no reader of their document sees.
fn look_at_hidden(
    dossier: &Dossier,
    holdings: &Holdings,
    of_documents: &[Vec<CitationIndex>],
    outcomes: &BTreeMap<CitationIndex, Anchoring>,
) -> BTreeSet<CitationIndex> {
    let mut hidden = BTreeSet::new();
    for (held, own) in holdings.documents.iter().zip(of_documents) {
        if held.document.hidden.is_empty() {
            continue;
        }
        let lost: Vec<CitationIndex> =
            own.iter().copied().filter(|at| is_lost(outcomes, *at)).collect();
        let seeker = Seeker::new(lost.iter().map(|at| selector(dossier, *at)).collect());
        let passages = held.document.hidden.iter().filter(|_| !lost.is_empty());
        let found = passages.flat_map(|passage| seeker.anchors(passage, None));
        hidden.extend(found.map(|(index, _)| lost[index]));
    }
    hidden
}

fn is_lost(outcomes: &BTreeMap<CitationIndex, Anchoring>, at: CitationIndex) -> bool {
    matches!(outcomes.get(&at), Some(Anchoring::Lost { .. }))
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
