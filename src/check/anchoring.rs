//! Looking for the quotes of a dossier in the documents of its sources, several documents at a time.

use rayon::prelude::*;

use crate::dossier::{Citation, Dossier};
use crate::quote::{Anchor, Outcome, Seeker, Selector, anchor_all};
use crate::source::{Document, Format, Holding, Holdings};
use crate::verdict::Found;

/// How many words a quote must have at least to be looked for in other sources: fewer stand in many by chance.
const FEWEST_WORDS: usize = 3;

/// The place of a citation: the indices of its claim, and of it among the claim's citations.
type At = (usize, usize);

/// Returns what came of looking for the quote of each citation of each claim: every document is searched once,
/// for all its quotes together, and once more for those that are lost, wherever they are cited from.
pub(super) fn look_for_quotes(dossier: &Dossier, holdings: &Holdings) -> Vec<Vec<Found>> {
    let mut found: Vec<Vec<Found>> =
        dossier.claims.iter().map(|claim| vec![Found::default(); claim.citations.len()]).collect();
    let own = citations_of_documents(dossier, holdings);
    let documents = holdings.documents.par_iter().zip(&own);
    let outcomes: Vec<Vec<Outcome>> = documents
        .map(|(held, own)| {
            let selectors: Vec<_> = own.iter().map(|at| selector(dossier, *at)).collect();
            if selectors.is_empty() { Vec::new() } else { anchor_in(&held.document, &selectors) }
        })
        .collect();
    for ((claim, citation), outcome) in
        own.into_iter().flatten().zip(outcomes.into_iter().flatten())
    {
        found[claim][citation].outcome = Some(outcome);
    }
    look_elsewhere(dossier, holdings, &mut found);
    found
}

/// Returns the citations of each document.
fn citations_of_documents(dossier: &Dossier, holdings: &Holdings) -> Vec<Vec<At>> {
    let mut own: Vec<Vec<At>> = vec![Vec::new(); holdings.documents.len()];
    for (claim_index, claim) in dossier.claims.iter().enumerate() {
        for (citation_index, citation) in claim.citations.iter().enumerate() {
            if let Some(Holding::Held(document)) = holdings.of_source.get(citation.source) {
                own[*document].push((claim_index, citation_index));
            }
        }
    }
    own
}

fn citation(dossier: &Dossier, (claim, citation): At) -> &Citation {
    &dossier.claims[claim].citations[citation]
}

fn selector(dossier: &Dossier, at: At) -> Selector<'_> {
    let citation = citation(dossier, at);
    let (prefix, suffix) = (citation.prefix.as_deref(), citation.suffix.as_deref());
    Selector { quote: &citation.quote.value, prefix, suffix }
}

/// Looks in all documents for the quotes that are lost. In its own a quote is not found again.
fn look_elsewhere(dossier: &Dossier, holdings: &Holdings, found: &mut [Vec<Found>]) {
    let all = found.iter().enumerate().flat_map(|(claim, found)| {
        found.iter().enumerate().map(move |(citation, found)| ((claim, citation), found))
    });
    let lost: Vec<At> = all
        .filter(|(at, found)| {
            let quote = &citation(dossier, *at).quote.value;
            matches!(found.outcome, Some(Outcome::Lost { .. }))
                && quote.split_whitespace().count() >= FEWEST_WORDS
        })
        .map(|(at, _)| at)
        .collect();
    if lost.is_empty() || holdings.documents.len() < 2 {
        return;
    }
    let seeker = Seeker::new(lost.iter().map(|at| selector(dossier, *at)).collect());
    let documents = holdings.documents.par_iter();
    let anchors: Vec<Vec<(usize, Anchor)>> =
        documents.map(|held| seeker.anchors(&held.document.text)).collect();
    for (document, anchors) in anchors.into_iter().enumerate() {
        for (index, anchor) in anchors {
            let (claim, citation) = lost[index];
            found[claim][citation].elsewhere.push((document, anchor.span));
        }
    }
}

/// Returns what came of looking for quotes in a document: as they are and, for those that are lost, without the markup
/// that was copied with them.
fn anchor_in(document: &Document, selectors: &[Selector<'_>]) -> Vec<Outcome> {
    let mut outcomes = anchor_all(&document.text, selectors);
    let lost =
        outcomes.iter().enumerate().filter(|(_, outcome)| matches!(outcome, Outcome::Lost { .. }));
    let again: Vec<(usize, Words)> = lost
        .filter_map(|(at, _)| Some((at, Words::unmarked(document.format, &selectors[at])?)))
        .collect();
    if again.is_empty() {
        return outcomes;
    }
    let unmarked: Vec<Selector<'_>> = again.iter().map(|(_, words)| words.selector()).collect();
    for ((at, _), outcome) in again.iter().zip(anchor_all(&document.text, &unmarked)) {
        match outcome {
            Outcome::Anchored(anchor) => {
                outcomes[*at] = Outcome::Anchored(Anchor { verbatim: false, ..anchor });
            }
            Outcome::Ambiguous(_) => outcomes[*at] = outcome,
            Outcome::Lost { .. } => {}
        }
    }
    outcomes
}

/// The words of a selector, without markup.
struct Words {
    quote: String,
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Words {
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
        let (prefix, suffix) = (self.prefix.as_deref(), self.suffix.as_deref());
        Selector { quote: &self.quote, prefix, suffix }
    }
}
