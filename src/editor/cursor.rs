//! The place of a cursor, and what it points at.

use std::path::PathBuf;
use std::sync::Arc;

use lsp_types::{Location, Range, TextEdit};

use crate::check::Checked;
use crate::dossier::{CitationIndex, Cursor, Dossier, Step};
use crate::draft::Item;
use crate::finding::Within;
use crate::report::Examined;
use crate::text::Span;

use super::desk::{Desk, ShownPlace, place_now, shown_place};
use super::moved::Change;
use super::position::EditorLines;
use super::shown::Shown;

/// A place in an open file, with the claims file that it belongs to.
pub(super) struct CursorPlace<'a> {
    pub(super) path: PathBuf,
    pub(super) text: &'a Arc<str>,
    pub(super) lines: EditorLines,
    /// The byte of the text.
    pub(super) offset: usize,
    pub(super) desk: &'a Desk,
    pub(super) shown: &'a Shown,
}

/// What a cursor points at, by its index in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointed {
    Claim(usize),
    Citation(CitationIndex),
    Source(usize),
    Rule(usize),
    Draft(usize),
}

impl<'a> CursorPlace<'a> {
    /// Whether the file is the claims file.
    pub(super) fn is_claims(&self) -> bool {
        self.path == self.desk.path
    }

    /// Returns the last check that could be done.
    pub(super) fn examined(&self) -> Option<&'a Examined> {
        self.desk.examined.as_ref()
    }

    /// Returns where in the claims file the cursor is.
    pub(super) fn cursor(&self) -> Cursor {
        Cursor::at(self.text, self.offset)
    }

    /// Returns what the cursor points at in the claims file.
    pub(super) fn pointed(&self) -> Option<Pointed> {
        let dossier = &self.examined()?.checked.dossier;
        let cursor = self.cursor();
        let pointed = pointed(&cursor, self.text, self.offset, dossier)?;
        match pointed {
            // Citations have no names: where the file cannot be checked, one may have been put before it.
            Pointed::Citation(at) if self.desk.current().is_none() => {
                let known = &dossier.citation(at).quote.value;
                (cursor.field("quote") == Some(known)).then_some(pointed)
            }
            pointed => Some(pointed),
        }
    }

    /// Returns the drafts of the last check that the file is.
    pub(super) fn drafts(&self) -> impl Iterator<Item = usize> {
        let examined = self.examined();
        let drafts = examined.map_or(0, |examined| examined.drafts.len());
        (0..drafts).filter(move |index| self.is_file(Within::Draft(*index)))
    }

    /// Returns the documents of the last check that the file is.
    pub(super) fn documents(&self) -> impl Iterator<Item = usize> {
        let examined = self.examined();
        let documents = examined.map_or(0, |examined| examined.checked.holdings.documents.len());
        (0..documents).filter(move |index| self.is_file(Within::Document(*index)))
    }

    fn is_file(&self, within: Within) -> bool {
        let path = self.examined().map(|examined| self.desk.path_of(examined, within));
        path.is_some_and(|path| path == self.path || crate::load::real_path(&path) == self.path)
    }

    /// Returns the items of a draft that the cursor is in.
    pub(super) fn item(&self) -> Option<(usize, &'a Item)> {
        let examined = self.examined()?;
        self.drafts().find_map(|draft| {
            let items = examined.drafts[draft].items.iter();
            let mut here = items.filter(|item| self.is_at(Within::Draft(draft), item.span));
            here.next().map(|item| (draft, item))
        })
    }

    /// Returns the citations of a source whose quotes the cursor is in.
    pub(super) fn cited_here(&self) -> Vec<CitationIndex> {
        let Some(examined) = self.examined() else { return Vec::new() };
        let anchors = anchors(&examined.checked);
        let here = self.documents().flat_map(|document| {
            let own = anchors.iter().filter(move |(_, own, _)| *own == document);
            own.filter(|(_, own, span)| self.is_at(Within::Document(*own), *span))
        });
        here.map(|(at, _, _)| *at).collect()
    }

    /// Whether the cursor is at a place of the last check, as it stands now.
    fn is_at(&self, within: Within, span: Span) -> bool {
        let place = self.examined().and_then(|examined| shown_place(examined, within, span));
        let now = place.and_then(|place| place_now(place, Some(self.text)));
        now.is_some_and(|now| now.span.start <= self.offset && self.offset <= now.span.end)
    }

    /// Returns where a place of the last check is, as it stands now; the beginning of a file without lines.
    pub(super) fn location(&self, within: Within, span: Span) -> Option<Location> {
        location(self.desk, self.shown, within, span)
    }

    /// Returns the change of the claims file that makes `new` of it; `None` where it is the same.
    pub(super) fn edit_of_claims(&self, new: &str) -> Option<TextEdit> {
        let examined = self.desk.current()?;
        let old = &examined.claims_file.text;
        let (span, words) = Change::between(old, new).replacement(old, new);
        let lines = self.shown.lines(&self.desk.path, old);
        let edit = TextEdit { range: lines.range(old, span), new_text: words.to_owned() };
        (old != new).then_some(edit)
    }
}

/// Returns where a place of the last check of a claims file is, as it stands now; the beginning of a file without lines.
pub(super) fn location(desk: &Desk, shown: &Shown, within: Within, span: Span) -> Option<Location> {
    let examined = desk.examined.as_ref()?;
    let path = desk.path_of(examined, within);
    let path = if shown.files.contains_key(&path) { path } else { crate::load::real_path(&path) };
    let range = match shown_place(examined, within, span) {
        None => Range::default(),
        Some(place) => {
            let ShownPlace { text, span } = place_now(place, shown.text(&path))?;
            shown.lines(&path, text).range(text, span)
        }
    };
    Some(Location { uri: shown.uri(&path)?, range })
}

/// Returns the citations of a check whose quotes have a place, each with its document and that place.
fn anchors(checked: &Checked) -> Vec<(CitationIndex, usize, Span)> {
    let citations = checked.dossier.citations();
    let found = citations.filter_map(|(at, _)| {
        let evidence = &checked.judgements[at.claim].evidence[at.citation];
        let (document, anchor) = evidence.anchored.anchor()?;
        Some((at, document, anchor.span))
    });
    found.collect()
}

fn pointed(cursor: &Cursor, text: &str, offset: usize, dossier: &Dossier) -> Option<Pointed> {
    let word =
        cursor.token.map_or(String::new(), |token| token.of(text).trim_matches('"').to_owned());
    let claim = |id: &str| dossier.claims.iter().position(|claim| claim.id.value == id);
    let source = |id: &str| dossier.sources.iter().position(|source| source.id.value == id);
    let draft = |id: &str| dossier.drafts.iter().position(|draft| draft.id.value == id);
    match (cursor.names().as_slice(), cursor.is_name) {
        (["claims"], true) => claim(&word).map(Pointed::Claim),
        (["sources"], true) => source(&word).map(Pointed::Source),
        (["drafts"], true) => draft(&word).map(Pointed::Draft),
        (["sources", _, "derived_from"], false) => source(&word).map(Pointed::Source),
        (["claims", _, "citations", "source"], false) => source(&word).map(Pointed::Source),
        (["claims", _, "appearances", "draft"], false) => draft(&word).map(Pointed::Draft),
        (["claims", id, "citations", ..], _) => {
            let claim = claim(id)?;
            let citation = cursor.path.iter().find_map(|step| match step {
                Step::Element(index) => Some(*index),
                Step::Field(_) => None,
            });
            let known = citation.filter(|index| *index < dossier.claims[claim].citations.len());
            known.map_or(Some(Pointed::Claim(claim)), |citation| {
                Some(Pointed::Citation(CitationIndex { claim, citation }))
            })
        }
        (["claims", id, ..], _) => claim(id).map(Pointed::Claim),
        (["sources", id, ..], _) => source(id).map(Pointed::Source),
        (["drafts", _, "derived", "is"] | ["rules", "holds"], false) => {
            claim(word_at(text, offset)).map(Pointed::Claim)
        }
        (["drafts", id, ..], _) => draft(id).map(Pointed::Draft),
        (["rules", ..], _) => {
            let index = cursor.path.iter().find_map(|step| match step {
                Step::Element(index) => Some(*index),
                Step::Field(_) => None,
            });
            index.filter(|index| *index < dossier.rules.len()).map(Pointed::Rule)
        }
        _ => None,
    }
}

/// Returns the word of a rule or formula that stands at a byte of the text.
fn word_at(text: &str, offset: usize) -> &str {
    let is_end = |c: char| c.is_whitespace() || "\"()<>=+*/,".contains(c);
    let start = text[..offset]
        .rfind(is_end)
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let end = text[offset..].find(is_end).map_or(text.len(), |end| offset + end);
    &text[start..end]
}
