//! For programs: one object. Lines and columns count from 1, columns in Unicode code points; bytes are those of the
//! file as it is on disk. What does not apply is null.

use std::borrow::Cow;

use serde::Serialize;

use crate::finding::Within;
use crate::passage::{Passage, PassageFigure, Stand};
use crate::report::kit::place::PassagePlace;
use crate::text::Span;

use crate::report::page::find::Found;

/// Returns what was found, for JSON.
pub fn answer<'a>(found: &Found<'a>) -> impl Serialize + 'a {
    let claim = &found.examined.checked.dossier.claims[found.claim];
    PassagesJson {
        version: 1,
        file: found.examined.claims_file.shown_path(),
        claim: &claim.id.value,
        kind: claim.kind.name(),
        unit: claim.unit.as_deref(),
        value: claim.value.as_ref().map(|placed| placed.value.to_string()),
        found: found.passages.len(),
        passages: found.shown().iter().map(|passage| PassageJson::of(found, passage)).collect(),
        unsearched: found.unsearched().collect(),
    }
}

#[derive(Serialize)]
struct PassagesJson<'a> {
    version: u32,
    /// The claims file.
    file: Cow<'a, str>,
    claim: &'a str,
    kind: &'static str,
    unit: Option<&'a str>,
    value: Option<String>,
    /// How many passages there are, also those past the limit.
    found: usize,
    passages: Vec<PassageJson<'a>>,
    /// The sources without a file that could be read.
    unsearched: Vec<&'a str>,
}

#[derive(Serialize)]
struct PassageJson<'a> {
    sources: Vec<&'a str>,
    #[serde(flatten)]
    place: PlaceJson<'a>,
    /// How the passage stands to the claim; null where words alone do not tell.
    stand: Option<&'static str>,
    /// How much the passage shares with the claim, in thousandths.
    score: f64,
    figures: Vec<FigureJson<'a>>,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    #[serde(flatten)]
    place: PlaceJson<'a>,
    stand: &'static str,
    value: Option<String>,
    rule: Option<&'static str>,
    names_unit: bool,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    file: String,
    #[serde(flatten)]
    place: PassagePlace,
    text: &'a str,
}

impl<'a> PassageJson<'a> {
    fn of(found: &Found<'a>, passage: &Passage) -> Self {
        Self {
            sources: found.sources(passage).collect(),
            place: PlaceJson::of(found, passage.document, passage.span),
            stand: passage.stand.map(Stand::name),
            // Finer than that, machines may differ in how they take logarithms.
            score: (passage.score * 1_000.0).round() / 1_000.0,
            figures: passage
                .figures
                .iter()
                .map(|stated| FigureJson::of(found, passage, stated))
                .collect(),
        }
    }
}

impl<'a> FigureJson<'a> {
    fn of(found: &Found<'a>, passage: &Passage, stated: &PassageFigure) -> Self {
        let reading = stated.reading.as_ref().ok();
        Self {
            place: PlaceJson::of(found, passage.document, stated.figure),
            stand: stated.stand.name(),
            value: reading.map(|reading| reading.value.to_string()),
            rule: reading.map(|reading| reading.rule.name()),
            names_unit: stated.names_unit,
        }
    }
}

impl<'a> PlaceJson<'a> {
    fn of(found: &Found<'a>, document: usize, span: Span) -> Self {
        let located = found.examined.locate_span(Within::Document(document), span);
        let document = &found.examined.checked.holdings.documents[document].document;
        Self {
            file: located.file,
            place: PassagePlace::of(&located.location),
            text: span.of(&document.text),
        }
    }
}
