//! Notices by which sources correct themselves, and the cited passages that they touch.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::dossier::{CitationIndex, Dossier};
use crate::reading::{Notice, Particulars, Reader, SpokenFrom};
use crate::source::{Document, Holdings};
use crate::text::Span;
use crate::verdict::{Judgement, Said};

use super::gist::Gist;

/// A notice of a cited document, and the citations that it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The index of the document in [`Holdings::documents`].
    pub document: usize,
    /// The notice.
    pub notice: Notice,
    /// The citations that rest on what it corrects, in the order of the claims file. A claim that cites the notice itself has
    /// taken account of it.
    pub touched: Vec<TouchedCitation>,
}

/// A citation that a notice touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TouchedCitation {
    /// Which citation.
    pub of: CitationIndex,
    /// What its passage and the notice have in common, in the passage and in the notice: a figure, a date or a name; `None`
    /// where all is taken back.
    pub shared: Option<[Span; 2]>,
}

/// A citation whose quote stands in a document.
struct CitedHere<'a> {
    of: CitationIndex,
    source: usize,
    quote: Span,
    said: &'a Said,
}

/// Returns the notices of all documents that are cited, in the order of the documents and of their texts.
pub(super) fn corrections(
    dossier: &Dossier,
    holdings: &Holdings,
    judgements: &[Judgement],
    gists: &[Gist],
) -> Vec<Correction> {
    let mut cited: Vec<Vec<CitedHere<'_>>> =
        holdings.documents.iter().map(|_| Vec::new()).collect();
    for (claim, judgement) in judgements.iter().enumerate() {
        for (citation, evidence) in judgement.evidence.iter().enumerate() {
            if let Some((document, anchor)) = evidence.anchored.anchor() {
                let of = CitationIndex { claim, citation };
                let source = dossier.citation(of).source;
                let here = CitedHere { of, source, quote: anchor.span, said: &evidence.said };
                cited[document].push(here);
            }
        }
    }
    let documents = cited.par_iter().enumerate().filter(|(_, cited)| !cited.is_empty());
    let found = documents
        .filter(|(document, _)| !gists[*document].notices.is_empty())
        .flat_map_iter(|(document, cited)| {
            let notices = &gists[document].notices;
            let held = &holdings.documents[document].document;
            let found = held.look(|held| in_document(dossier, held, cited, notices));
            found.into_iter().map(move |(notice, touched)| Correction { document, notice, touched })
        });
    found.collect()
}

fn in_document(
    dossier: &Dossier,
    held: &Document,
    cited: &[CitedHere<'_>],
    notices: &[Notice],
) -> Vec<(Notice, Vec<TouchedCitation>)> {
    let Some(first) = cited.first() else { return Vec::new() };
    let language = dossier.sources[first.source].language_of(held);
    let Some(reader) = dossier.reader(language.language) else { return Vec::new() };
    let corrected = CorrectedText { dossier, reader, text: &held.text };
    let passages: Vec<Particulars> = cited.iter().map(|here| corrected.of_passage(here)).collect();
    let spoken = corrected.spoken(first.source);
    let found = notices.iter().cloned().map(|notice| {
        let of_notice = reader.particulars_of_notice(&held.text, &notice, &spoken);
        let touched = touched(&notice, &of_notice, cited, &passages);
        (notice, touched)
    });
    found.collect()
}

/// Returns the citations that a notice touches; `passages` is what their passages say.
fn touched(
    notice: &Notice,
    of_notice: &Particulars,
    cited: &[CitedHere<'_>],
    passages: &[Particulars],
) -> Vec<TouchedCitation> {
    if notice.is_addition {
        return Vec::new();
    }
    let quotes_it = cited.iter().filter(|here| here.quote.overlaps(notice.span));
    let aware: BTreeSet<usize> = quotes_it.map(|here| here.of.claim).collect();
    let others = cited.iter().zip(passages).filter(|(here, _)| !aware.contains(&here.of.claim));
    let touched = others.filter_map(|(here, passage)| {
        let shared = if notice.is_whole { None } else { Some(passage.shared(of_notice)?) };
        Some(TouchedCitation { of: here.of, shared })
    });
    touched.collect()
}

/// A text that has notices.
struct CorrectedText<'a> {
    dossier: &'a Dossier,
    reader: &'a Reader,
    text: &'a str,
}

impl CorrectedText<'_> {
    fn spoken(&self, source: usize) -> SpokenFrom {
        SpokenFrom { as_of: None, published: self.dossier.sources[source].published.clone() }
    }

    /// Returns what the passage of a citation says, without the names of who published it.
    fn of_passage(&self, here: &CitedHere<'_>) -> Particulars {
        let passage = here.said.sentence.unwrap_or(here.quote);
        let source = &self.dossier.sources[here.source];
        let names = source.publisher.iter().chain(&source.author).map(String::as_str);
        let names: Vec<&str> = names.collect();
        let found = self.reader.particulars(self.text, passage, &self.spoken(here.source));
        found.without_names_in(&names.join(" "))
    }
}
