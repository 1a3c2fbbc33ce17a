//! What a file refers to, while its text is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::{Reference, ReferenceKind};
use crate::text::Span;

/// A reference whose place and note are known once all is written.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) kind: ReferenceKind,
    pub(super) label: String,
    pub(super) text: Arc<str>,
    /// The index of its span.
    pub(super) span: usize,
    /// The name of the note that it leads to, if there is one of that name.
    pub(super) note: Option<String>,
}

/// Returns the references in the order of the text that was written, of which these are the spans that were noted; `notes` has
/// the index of the span of each note by its name. A link to a note is the mark of it.
pub(super) fn finish(
    found: Vec<Found>,
    notes: BTreeMap<String, usize>,
    text: &str,
    spans: &[Span],
) -> Vec<Reference> {
    let words = |index: usize| Some(Arc::from(spans.get(index)?.of(text).trim()));
    let notes = notes.into_iter().filter_map(|(name, index)| Some((name, words(index)?)));
    let notes: BTreeMap<String, Arc<str>> = notes.collect();
    let placed = |found: Found| {
        let Found { mut kind, mut label, mut text, span, note } = found;
        let note = note.and_then(|name| Some((Arc::clone(notes.get(&name)?), name)));
        if let Some((words, name)) = note {
            text = words;
            if kind == ReferenceKind::Link {
                kind = ReferenceKind::Note;
                label = name;
            }
        }
        Some(Reference { kind, span: *spans.get(span)?, label, text })
    };
    let mut references: Vec<Reference> = found.into_iter().filter_map(placed).collect();
    references.sort_by_key(|reference| reference.span.start);
    references
}
