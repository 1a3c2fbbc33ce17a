//! The reading of each quote, behind it.

use lsp_types::{InlayHint, InlayHintLabel, Range};

use crate::finding::{Within, shown_value};
use crate::text::Span;

use super::cursor::CursorPlace;

/// Returns the value that is read in each quote of a range of the claims file, behind it; nothing in other files, and nothing
/// for quotes that give no value.
pub(super) fn hints(at: &CursorPlace<'_>, range: Range) -> Vec<InlayHint> {
    let Some(examined) = at.examined().filter(|_| at.is_claims()) else { return Vec::new() };
    let asked = at.lines.span(at.text, range);
    let citations = examined.checked.dossier.citations();
    let hints = citations.filter_map(|(index, citation)| {
        let evidence = &examined.checked.judgements[index.claim].evidence[index.citation];
        let value = evidence.value()?;
        let end = Span::new(citation.quote.place.end, citation.quote.place.end);
        let position = at.location(Within::Claims, end)?.range.start;
        let offset = at.lines.offset(at.text, position);
        (asked.start <= offset && offset <= asked.end).then(|| InlayHint {
            position,
            label: InlayHintLabel::String(format!("= {}", shown_value(value))),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    });
    hints.collect()
}
