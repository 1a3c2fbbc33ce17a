//! The marks by which a draft says what bears it out: footnotes, citation keys, links and comments that name a claim or a
//! source.

use crate::dossier::{Dossier, Formula};
use crate::source::{Document, Reference, ReferenceKind, Region};
use crate::text::{Span, sentence_around, suggest};

use super::item::Target;

/// A mark that names claims or sources, or says what a figure follows from.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// What it covers: what stands since the last mark or since its sentence began, or the words that it is put on.
    pub(super) covers: Span,
    /// The claims and sources that it names.
    pub(super) targets: Vec<Target>,
    /// What it says that a figure follows from.
    pub(super) follows: Option<Follows>,
    /// The places of sources that it names: "p. 3" of `[@minutes, p. 3]`.
    pub(super) places: Vec<PlaceInSource>,
}

/// A place of a source that a mark names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlaceInSource {
    /// The source, by its index.
    pub(super) source: usize,
    /// Where what is written of the place stands, in the text of the draft.
    pub(super) span: Span,
}

/// What a figure is written to follow from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Follows {
    pub(super) formula: Formula,
    /// It, as it is written.
    pub(super) written: String,
}

/// A mark before it is known what it covers.
struct Mark {
    span: Span,
    /// Whether it is put on words, as a comment or link is, and not behind them.
    is_on_words: bool,
    targets: Vec<Target>,
    follows: Option<Follows>,
    places: Vec<PlaceInSource>,
}

/// Returns where marks stand in the text of a draft that are no prose: citation keys, and marks of notes that are shown.
pub(super) fn keys(document: &Document) -> Vec<Span> {
    let notes = document.references.iter().filter(|own| own.kind == ReferenceKind::Note);
    let shown = notes.map(|note| note.span).filter(|span| !span.is_empty());
    citation_keys(&document.text).into_iter().chain(shown).collect()
}

/// Returns the marks of a draft that name something of the dossier, in order.
pub(super) fn links(document: &Document, dossier: &Dossier) -> Vec<Link> {
    let text = &document.text;
    let mut marks: Vec<Mark> =
        document.references.iter().filter_map(|reference| mark_of(reference, dossier)).collect();
    marks.extend(citation_keys(text).into_iter().filter_map(|span| {
        let targets = named_in_key(span.of(text), dossier);
        let places = places_in_key(text, span, dossier);
        let mark = Mark { span, is_on_words: false, targets, follows: None, places };
        (!mark.targets.is_empty()).then_some(mark)
    }));
    marks.sort_by_key(|mark| (mark.span.end, mark.span.start));
    let mut links: Vec<Link> = Vec::new();
    let mut last: Option<(Span, Span)> = None;
    for mark in marks {
        let covers = match last {
            // Marks at one place speak of the same.
            Some((span, covers)) if span.end == mark.span.start || span == mark.span => covers,
            _ if mark.is_on_words => mark.span,
            _ => covered(document, mark.span, last.map_or(0, |(span, _)| span.end)),
        };
        last = Some((mark.span, covers));
        let Mark { targets, follows, places, .. } = mark;
        links.push(Link { covers, targets, follows, places });
    }
    links
}

/// A mark that names what the dossier does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLink {
    /// Where it stands, in the text of the draft.
    pub span: Span,
    /// What it names.
    pub label: String,
    /// The id that is meant, perhaps.
    pub near: Option<String>,
}

/// Returns the marks of a draft that name nothing of the dossier and were to: citation keys, footnotes without a note, and
/// those whose label is nearly an id. Without claims, nobody was to name any.
pub(super) fn unknown_links(document: &Document, dossier: &Dossier) -> Vec<UnknownLink> {
    if dossier.claims.is_empty() {
        return Vec::new();
    }
    let text = &document.text;
    let keys = citation_keys(text).into_iter().flat_map(|key| {
        let ids = ids_in_key(key.of(text)).map(str::to_owned).collect::<Vec<_>>();
        ids.into_iter().map(move |label| (key, label, true))
    });
    let notes = document.references.iter().filter(|own| own.kind == ReferenceKind::Note);
    let notes = notes.filter(|note| !note.label.is_empty());
    let notes = notes.filter(|note| named_in_note(&note.text, dossier).is_empty());
    let notes = notes.map(|note| (note.span, note.label.clone(), note.text.is_empty()));
    let unknown = keys.chain(notes).filter(|(_, label, _)| target(label, dossier).is_none());
    let unknown = unknown.map(|(span, label, is_meant)| {
        let claims = dossier.claims.iter().map(|claim| claim.id.value.as_str());
        let sources = dossier.sources.iter().map(|source| source.id.value.as_str());
        let near = suggest(&label, claims.chain(sources)).map(str::to_owned);
        (UnknownLink { span, label, near }, is_meant)
    });
    let told = unknown.filter(|(link, is_meant)| *is_meant || link.near.is_some());
    told.map(|(link, _)| link).collect()
}

/// Returns what a mark covers that stands at `span`; the last one before it ended at `after`.
fn covered(document: &Document, span: Span, after: usize) -> Span {
    let text = &document.text;
    let before = text[..span.start].trim_end().len();
    let last = text[..before].chars().next_back().map_or(0, char::len_utf8);
    let sentence = sentence_around(text, Span::new(before - last, before));
    let start = if document.regions.at(before.saturating_sub(1)) == Region::BlockQuote {
        block_start(document, before)
    } else {
        sentence.start
    };
    Span::new(start.max(after).min(span.start), span.start)
}

/// Returns where the block quote begins that ends at `end` or holds it.
fn block_start(document: &Document, end: usize) -> usize {
    let spans = document.regions.spans(document.text.len());
    let block = spans.into_iter().find(|(span, _)| span.start < end && end <= span.end);
    block.map_or(end, |(span, _)| span.start)
}

/// Returns what a reference names; `None` where it names nothing of the dossier.
fn mark_of(reference: &Reference, dossier: &Dossier) -> Option<Mark> {
    let label = reference.label.trim_start_matches('#');
    let mut targets: Vec<Target> = match reference.kind {
        ReferenceKind::Note | ReferenceKind::Link => target(label, dossier).into_iter().collect(),
        ReferenceKind::Comment => Vec::new(),
    };
    if targets.is_empty() && reference.kind != ReferenceKind::Link {
        targets = named_in_note(&reference.text, dossier);
    }
    let is_comment = reference.kind == ReferenceKind::Comment;
    let follows = if is_comment && targets.is_empty() {
        derivation(reference.text.trim(), dossier)
    } else {
        None
    };
    let names = !targets.is_empty() || follows.is_some();
    let is_on_words = reference.kind != ReferenceKind::Note && !reference.span.is_empty();
    let mark = Mark { span: reference.span, is_on_words, targets, follows, places: Vec::new() };
    names.then_some(mark)
}

/// Returns the derivation that a comment is; `None` where it is none, as it computes nothing from claims.
fn derivation(comment: &str, dossier: &Dossier) -> Option<Follows> {
    let computes = comment.split_whitespace().any(|word| matches!(word, "+" | "-" | "*" | "/"));
    let formula = computes.then(|| Formula::parse(comment, dossier).ok())??;
    formula.claims().next()?;
    Some(Follows { formula, written: comment.to_owned() })
}

/// Returns the claim or source of this id.
fn target(id: &str, dossier: &Dossier) -> Option<Target> {
    let claim = dossier.claims.iter().position(|claim| claim.id.value == id);
    let source = || dossier.sources.iter().position(|source| source.id.value == id);
    claim.map(Target::Claim).or_else(|| source().map(Target::Source))
}

/// Returns the claims and sources that a note names: where it is nothing but ids, or in brackets.
fn named_in_note(note: &str, dossier: &Dossier) -> Vec<Target> {
    let parts = note.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let words = parts.map(bare_id).filter(|word| !word.is_empty());
    let targets: Option<Vec<Target>> = words.map(|word| target(word, dossier)).collect();
    if let Some(targets) = targets.filter(|targets| !targets.is_empty()) {
        return targets;
    }
    let keys = citation_keys(note).into_iter().map(|key| named_in_key(key.of(note), dossier));
    keys.flatten().collect()
}

fn bare_id(word: &str) -> &str {
    word.trim_matches(|c| matches!(c, '`' | '.' | '@' | '[' | ']' | '^' | '#' | ':'))
}

/// Returns the places of citation keys, `[@wsj]`, `[@wsj, p. 3; @rferl]`, and of marks of notes that stand in the text as they
/// are typed: `[^votes-cast]`.
fn citation_keys(text: &str) -> Vec<Span> {
    let starts = text.match_indices('[').map(|(at, _)| at);
    let starts = starts.filter(|at| text[at + 1..].starts_with(['@', '^']));
    let keys = starts.filter_map(|start| {
        let end = text[start..].find([']', '\n']).map(|end| start + end)?;
        text[end..].starts_with(']').then(|| Span::new(start, end + 1))
    });
    keys.collect()
}

fn named_in_key(key: &str, dossier: &Dossier) -> Vec<Target> {
    ids_in_key(key).filter_map(|id| target(id, dossier)).collect()
}

/// Returns the places of sources that the citation key at `key` names, in order.
fn places_in_key(text: &str, key: Span, dossier: &Dossier) -> Vec<PlaceInSource> {
    let parts = key.of(text).trim_end_matches(']').split(';');
    let places = parts.scan(key.start, |start, part| {
        let own = *start;
        *start += part.len() + 1;
        Some((own, part))
    });
    let places = places.filter_map(|(start, part)| {
        let Target::Source(source) = named_in_key(part, dossier).into_iter().next()? else {
            return None;
        };
        let (id, written) = part.split_once(',')?;
        let from = start + id.len() + 1 + (written.len() - written.trim_start().len());
        Some(PlaceInSource { source, span: Span::new(from, from + written.trim().len()) })
    });
    places.collect()
}

fn ids_in_key(key: &str) -> impl Iterator<Item = &str> {
    let inner = key.trim_matches(['[', ']']);
    inner.split(';').filter_map(|one| {
        let id = one.trim().strip_prefix(['@', '^'])?;
        Some(id.split([',', ' ']).next().unwrap_or(id))
    })
}
