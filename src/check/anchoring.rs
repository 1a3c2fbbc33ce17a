//! Looking for the quotes of a dossier in the documents of its sources, several documents at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::dossier::{CitationIndex, Dossier};
use crate::quote::{Anchor, Anchoring, Seeker, Selector, anchor_all_in};
use crate::reading::Reader;
use crate::source::{Document, Format, Holding, Holdings};
use crate::text::{Language, Span};
use crate::verdict::{Anchored, Lookup};

/// How many words a quote must have at least to be looked for in other sources: fewer stand in many by chance.
const FEWEST_WORDS: usize = 3;

/// In how many other documents a lost quote is told to stand at most.
const MOST_ELSEWHERE: usize = 10;

/// How many documents are searched for lost quotes before what was found is put together.
const AT_ONCE: usize = 256;

/// Returns the citations of each claim with what came of looking for their quotes: every document is searched once, for
/// all its quotes together, and once more for those that are lost, wherever they are cited from. `told` hears at first and
/// after each document how many were searched, and of how many.
pub(super) fn look_for_quotes(
    dossier: &Dossier,
    holdings: &Holdings,
    told: &(dyn Fn(usize, usize) + Sync),
) -> Vec<Vec<Anchored>> {
    let of_documents = citations_of_documents(dossier, holdings);
    let mut outcomes = search(dossier, holdings, &of_documents, told);
    let mut elsewhere = look_elsewhere(dossier, holdings, &outcomes);
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
                let found = anchor_in(&held.document, &selectors, dossier.reader(language));
                outcomes.extend(own.into_iter().zip(found));
            }
            told(done.fetch_add(1, Ordering::Relaxed) + 1, of_documents.len());
            outcomes
        })
        .collect();
    outcomes.into_iter().flatten().collect()
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
) -> BTreeMap<CitationIndex, Vec<(usize, Span)>> {
    let is_worth_it = |at: &CitationIndex| {
        dossier.citation(*at).quote.value.split_whitespace().count() >= FEWEST_WORDS
    };
    let lost = outcomes.keys().copied().filter(|at| is_lost(outcomes, *at));
    // Many citations may have the same quote.
    let mut lost_with: BTreeMap<Selector<'_>, Vec<CitationIndex>> = BTreeMap::new();
    for at in lost.filter(is_worth_it) {
        lost_with.entry(selector(dossier, at)).or_default().push(at);
    }
    if lost_with.is_empty() || holdings.documents.len() < 2 {
        return BTreeMap::new();
    }
    let (selectors, lost): (Vec<Selector<'_>>, Vec<Vec<CitationIndex>>) =
        lost_with.into_iter().unzip();
    let mut places: Vec<Vec<(usize, Span)>> = vec![Vec::new(); selectors.len()];
    let seeker = Seeker::new(selectors);
    for (first, documents) in holdings.documents.chunks(AT_ONCE).enumerate() {
        let anchors = documents.par_iter().map(|held| {
            seeker.anchors(&held.document.text, dossier.reader(held.document.language()))
        });
        let anchors: Vec<Vec<(usize, Anchor)>> = anchors.collect();
        for (number, anchors) in anchors.into_iter().enumerate() {
            for (index, anchor) in anchors {
                let own = &mut places[index];
                if own.len() < MOST_ELSEWHERE {
                    own.push((first * AT_ONCE + number, anchor.span));
                }
            }
        }
    }
    let found = lost.into_iter().zip(places).filter(|(_, places)| !places.is_empty());
    found.flat_map(|(lost, places)| lost.into_iter().map(move |at| (at, places.clone()))).collect()
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
