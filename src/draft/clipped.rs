//! Words of a passage just outside a quotation that govern it, and that the draft leaves out: the "not" or "about" before it.

use crate::reading::Reader;
use crate::text::{Span, sentence_around};
use crate::verdict::{Clipped, Governs, governing_words, hedges_outside};

/// A quotation as it stands in a draft.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'t> {
    pub(super) text: &'t str,
    /// From its first to its last mark.
    pub(super) span: Span,
    /// The reader of the draft's language; `None` where no figure of it is read.
    pub(super) reader: Option<&'t Reader>,
}

/// Returns the first word that governs `pieces` of a source's text from outside, and to which nothing answers around the
/// quotation in the draft; `None` where there is none. `reader` is that of the source's language.
///
/// That somebody says so is no such word: a quotation is somebody's.
pub(super) fn clipped(
    quoted: Quoted<'_>,
    source: &str,
    pieces: &[Span],
    reader: Option<&Reader>,
) -> Option<Clipped> {
    let whole = pieces.iter().copied().reduce(Span::hull)?;
    let sentence = sentence_around(source, whole);
    let mut found = governing_words(source, sentence, pieces);
    found.extend(reader.into_iter().flat_map(|reader| hedges_outside(source, pieces, reader)));
    found.retain(|clipped| clipped.governs != Governs::Said);
    if found.is_empty() {
        return None;
    }
    let told = told_around(quoted);
    found.retain(|clipped| !told.contains(&clipped.governs));
    found.into_iter().min_by_key(|clipped| clipped.span)
}

/// Returns what the words of the draft around a quotation say of it themselves.
fn told_around(quoted: Quoted<'_>) -> Vec<Governs> {
    let Quoted { text, span, reader } = quoted;
    let sentence = sentence_around(text, span);
    let governing = governing_words(text, sentence, &[span]).into_iter();
    let mut told: Vec<Governs> = governing.map(|clipped| clipped.governs).collect();
    let is_mark = |c: char| !c.is_alphanumeric();
    let inner = span.of(text).trim_start_matches(is_mark);
    let start = span.end - inner.len();
    // The mark between "about" and "60,000 homes" is no part of the hedge.
    let before = text[sentence.start.min(span.start)..span.start].trim_end();
    let plain = format!("{before} {}", &text[start..sentence.end.max(span.end)]);
    let inner = Span::new(before.len() + 1, before.len() + 1 + inner.len());
    let hedges = reader.map(|reader| hedges_outside(&plain, &[inner], reader));
    told.extend(hedges.into_iter().flatten().map(|clipped| clipped.governs));
    told
}
