//! The claims, sources, rules and drafts of a claims file, to go to by name.

use lsp_types::{DocumentSymbol, Location, SymbolInformation, SymbolKind};

use crate::dossier::Dossier;
use crate::finding::Within;
use crate::report::Examined;
use crate::text::Span;

use super::cursor::{CursorPlace, location};
use super::desk::Desk;
use super::shown::Shown;

/// The most symbols of all files that are listed.
const MOST_SYMBOLS: usize = 500;

/// One thing that has a name.
struct Named {
    name: String,
    detail: String,
    kind: SymbolKind,
    place: Span,
}

fn named(examined: &Examined) -> Vec<Named> {
    let Dossier { sources, claims, drafts, rules, .. } = &examined.checked.dossier;
    let of_source = sources.iter().map(|source| Named {
        name: source.id.value.clone(),
        detail: source.title.clone().unwrap_or_default(),
        kind: SymbolKind::FILE,
        place: source.id.place,
    });
    let of_claim = claims.iter().zip(&examined.checked.judgements);
    let of_claim = of_claim.map(|(claim, judgement)| Named {
        name: claim.id.value.clone(),
        detail: judgement.verdict.to_string(),
        kind: SymbolKind::FIELD,
        place: claim.id.place,
    });
    let of_draft = drafts.iter().map(|draft| Named {
        name: draft.id.value.clone(),
        detail: draft.file.value.clone(),
        kind: SymbolKind::FILE,
        place: draft.id.place,
    });
    let of_rule = rules.iter().map(|rule| Named {
        name: rule.id.value.clone(),
        detail: rule.holds.value.clone(),
        kind: SymbolKind::OPERATOR,
        place: rule.id.place,
    });
    of_source.chain(of_claim).chain(of_draft).chain(of_rule).collect()
}

/// Returns what there is in an open claims file, in its order; nothing in other files.
pub(super) fn of_document(at: &CursorPlace<'_>) -> Vec<DocumentSymbol> {
    let Some(examined) = at.examined().filter(|_| at.is_claims()) else { return Vec::new() };
    let mut symbols: Vec<DocumentSymbol> = named(examined)
        .into_iter()
        .filter_map(|own| {
            let range = at.location(Within::Claims, own.place)?.range;
            #[expect(deprecated, reason = "the type has no other constructor")]
            let symbol = DocumentSymbol {
                name: own.name,
                detail: Some(own.detail).filter(|detail| !detail.is_empty()),
                kind: own.kind,
                tags: None,
                deprecated: None,
                range,
                selection_range: range,
                children: None,
            };
            Some(symbol)
        })
        .collect();
    symbols.sort_by_key(|symbol| symbol.range.start);
    symbols
}

/// Returns what there is in all claims files whose name holds the letters of `query`, in its order.
pub(super) fn of_workspace<'d>(
    desks: impl Iterator<Item = &'d Desk>,
    shown: &Shown,
    query: &str,
) -> Vec<SymbolInformation> {
    let all = desks.filter_map(|desk| Some((desk, desk.examined.as_ref()?)));
    let found = all.flat_map(|(desk, examined)| {
        named(examined).into_iter().filter(|own| holds(&own.name, query)).filter_map(move |own| {
            let location: Location = location(desk, shown, Within::Claims, own.place)?;
            #[expect(deprecated, reason = "the type has no other constructor")]
            let symbol = SymbolInformation {
                name: own.name,
                kind: own.kind,
                tags: None,
                deprecated: None,
                location,
                container_name: examined.checked.dossier.title.clone(),
            };
            Some(symbol)
        })
    });
    found.take(MOST_SYMBOLS).collect()
}

/// Whether a name has all letters of a query, in their order, in either case.
fn holds(name: &str, query: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    query.chars().flat_map(char::to_lowercase).all(|wanted| letters.any(|letter| letter == wanted))
}
