//! The way from a citation to its passage, from a figure of a draft to its claim, and back.

use lsp_types::Location;

use crate::dossier::{CitationIndex, Dossier};
use crate::draft::Target;
use crate::finding::Within;
use crate::report::Examined;
use crate::text::Span;

use super::cursor::{CursorPlace, Pointed};

/// Returns where the thing under the cursor is: the passage of a citation, the file of a source or draft, the claim that a rule
/// or a draft names.
pub(super) fn definition(at: &CursorPlace<'_>) -> Vec<Location> {
    let Some(examined) = at.examined() else { return Vec::new() };
    let dossier = &examined.checked.dossier;
    if at.is_claims() {
        return match at.pointed() {
            Some(Pointed::Citation(citation)) => of_citation(at, examined, citation),
            Some(Pointed::Source(source)) => of_source(at, examined, source),
            Some(Pointed::Claim(claim)) => in_claims(at, dossier.claims[claim].id.place),
            Some(Pointed::Draft(draft)) => of_draft(at, examined, draft),
            Some(Pointed::Rule(_)) | None => Vec::new(),
        };
    }
    if let Some((_, item)) = at.item() {
        let linked = item.links.iter().filter_map(|target| match target {
            Target::Claim(claim) => Some(*claim),
            Target::Source(_) => None,
        });
        let mut claims: Vec<usize> = item.claim.into_iter().chain(linked).collect();
        claims.dedup();
        let places = claims.iter().flat_map(|claim| in_claims(at, dossier.claims[*claim].id.place));
        let passages = item.passages.iter();
        let passages = passages
            .filter_map(|passage| at.location(Within::Document(passage.document), passage.place));
        return places.chain(passages.take(if claims.is_empty() { 1 } else { 0 })).collect();
    }
    citations(at, dossier, &at.cited_here())
}

/// Returns where the thing under the cursor is used: the citations of a source or of a passage, the places of a claim in drafts.
pub(super) fn references(at: &CursorPlace<'_>) -> Vec<Location> {
    let Some(examined) = at.examined() else { return Vec::new() };
    let dossier = &examined.checked.dossier;
    if !at.is_claims() {
        return citations(at, dossier, &at.cited_here());
    }
    match at.pointed() {
        Some(Pointed::Source(source)) => {
            let own = dossier.citations().filter(|(_, citation)| citation.source == source);
            let own: Vec<CitationIndex> = own.map(|(at, _)| at).collect();
            citations(at, dossier, &own)
        }
        Some(Pointed::Claim(claim)) => stated_in_drafts(at, examined, claim),
        Some(Pointed::Citation(citation)) => stated_in_drafts(at, examined, citation.claim),
        Some(Pointed::Rule(_) | Pointed::Draft(_)) | None => Vec::new(),
    }
}

fn in_claims(at: &CursorPlace<'_>, span: Span) -> Vec<Location> {
    at.location(Within::Claims, span).into_iter().collect()
}

fn citations(at: &CursorPlace<'_>, dossier: &Dossier, cited: &[CitationIndex]) -> Vec<Location> {
    let quotes = cited.iter().map(|cited| dossier.citation(*cited).quote.place);
    quotes.filter_map(|quote| at.location(Within::Claims, quote)).collect()
}

/// Returns where the quote stands or may stand, or else what comes nearest to it.
fn of_citation(at: &CursorPlace<'_>, examined: &Examined, cited: CitationIndex) -> Vec<Location> {
    use crate::quote::Anchoring;
    let checked = &examined.checked;
    let source = checked.dossier.citation(cited).source;
    let Some(document) = checked.holdings.index_of(source) else { return Vec::new() };
    let evidence = &checked.judgements[cited.claim].evidence[cited.citation];
    let spans = match evidence.anchored.outcome() {
        Some(Anchoring::Anchored(anchor)) => vec![anchor.span],
        Some(Anchoring::Ambiguous(places)) => places.spans.to_vec(),
        Some(Anchoring::Lost { nearest, .. }) => nearest.iter().map(|near| near.span).collect(),
        None => Vec::new(),
    };
    spans.iter().filter_map(|span| at.location(Within::Document(document), *span)).collect()
}

fn of_source(at: &CursorPlace<'_>, examined: &Examined, source: usize) -> Vec<Location> {
    let start = Span::new(0, 0);
    let document = examined.checked.holdings.index_of(source);
    document
        .and_then(|document| at.location(Within::Document(document), start))
        .into_iter()
        .collect()
}

fn of_draft(at: &CursorPlace<'_>, examined: &Examined, entry: usize) -> Vec<Location> {
    let start = Span::new(0, 0);
    let drafts = examined.drafts.iter().enumerate();
    let mut own = drafts.filter(|(_, draft)| draft.draft.entry == Some(entry));
    own.next().and_then(|(index, _)| at.location(Within::Draft(index), start)).into_iter().collect()
}

/// Returns the places of drafts that state a claim.
fn stated_in_drafts(at: &CursorPlace<'_>, examined: &Examined, claim: usize) -> Vec<Location> {
    let drafts = examined.drafts.iter().enumerate();
    let stated = drafts.flat_map(|(index, draft)| {
        let items = draft.items.iter();
        let own = items.filter(move |item| {
            item.claim == Some(claim) || item.links.contains(&Target::Claim(claim))
        });
        own.map(move |item| (index, item.span))
    });
    stated.filter_map(|(index, span)| at.location(Within::Draft(index), span)).collect()
}
