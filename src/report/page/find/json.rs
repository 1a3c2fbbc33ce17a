//! For programs: one object. Lines and columns count from 1, columns in Unicode code points; bytes are those of the
//! file as it is on disk. What does not apply is null.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Within;
use crate::passage::{Passage, PassageFigure, Stand};
use crate::report::kit::place::PassagePlace;
use crate::text::Span;

use crate::report::page::find::Found;

/// Returns what was found, for JSON.
pub fn answer<'a>(found: &Found<'a>) -> impl Serialize + 'a {
    PassagesJson::of(found)
}

/// The passages that speak to a claim and are not cited for it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Passages")]
pub(crate) struct PassagesJson<'a> {
    /// The version of this format: 1.
    version: u32,
    /// The claims file.
    file: Cow<'a, str>,
    /// The id of the claim.
    claim: &'a str,
    /// The sort of value it asserts.
    kind: &'static str,
    /// The unit of a count or quantity.
    unit: Option<&'a str>,
    /// The value it asserts, in the notation of claims files; null: an open question.
    value: Option<String>,
    /// How many passages there are, also those past the limit.
    found: usize,
    /// The passages, the likeliest first.
    passages: Vec<PassageJson<'a>>,
    /// The sources without a file that could be read.
    unsearched: Vec<&'a str>,
}

/// A passage.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "UncitedPassage")]
struct PassageJson<'a> {
    /// The ids of the sources that have it.
    sources: Vec<&'a str>,
    #[serde(flatten)]
    place: PlaceJson<'a>,
    /// How the passage stands to the claim; null where words alone do not tell.
    stand: Option<&'static str>,
    /// How much the passage shares with the claim, in thousandths.
    score: f64,
    /// The figures in it that could be of the claim.
    figures: Vec<FigureJson<'a>>,
}

/// A figure in a passage.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "UncitedFigure")]
struct FigureJson<'a> {
    #[serde(flatten)]
    place: PlaceJson<'a>,
    /// How it stands to the claim.
    stand: &'static str,
    /// What it says, in the notation of claims files; null where it is not read.
    value: Option<String>,
    /// The rule that read it.
    rule: Option<&'static str>,
    /// Whether its words name the unit of the claim.
    names_unit: bool,
}

#[derive(Serialize, JsonSchema)]
struct PlaceJson<'a> {
    /// The file.
    file: String,
    #[serde(flatten)]
    place: PassagePlace,
    /// The words.
    text: &'a str,
}

impl<'a> PassagesJson<'a> {
    pub(crate) fn of(found: &Found<'a>) -> Self {
        let claim = &found.examined.checked.dossier.claims[found.claim];
        Self {
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
