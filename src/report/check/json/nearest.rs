//! The nearest passage to a quote that is not found.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::Checked;
use crate::dossier;
use crate::quote::{self, Anchoring};
use crate::source::Held;
use crate::text::Span;
use crate::verdict::Evidence;

use crate::report::check::json::names;
use crate::report::kit::place::PassagePlace;

/// The passage that comes nearest to a quote which does not hold.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Nearest")]
pub(super) struct NearestJson<'a> {
    #[serde(flatten)]
    place: PassagePlace,
    /// Its text.
    passage: &'a str,
    /// How many words are to be replaced, left out or put in to come from one to the other.
    edits: usize,
    /// What differs, in order; empty where only `prefix` or `suffix` do.
    differences: Vec<DifferenceJson<'a>>,
}

/// One difference between a quote and a passage.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Difference")]
struct DifferenceJson<'a> {
    /// What differs; `hedge` and what is listed after it alter what the passage says.
    #[schemars(schema_with = "names::change")]
    change: &'static str,
    /// The words of the quote; empty where the passage holds more.
    quote: &'a str,
    /// The words of the passage; empty where the quote holds more.
    passage: &'a str,
}

/// Where else in the dossier a quote stands that is not in its source.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Elsewhere<'a> {
    /// The ids of the sources that have the file.
    sources: Vec<&'a str>,
    /// The file.
    file: &'a str,
    #[serde(flatten)]
    place: PassagePlace,
}

impl<'a> NearestJson<'a> {
    pub(super) fn of(
        held: &'a Held,
        citation: &'a dossier::Citation,
        evidence: &Evidence,
    ) -> Option<Self> {
        let Some(Anchoring::Lost { orphan: _, nearest: Some(nearest) }) =
            evidence.anchored.outcome()
        else {
            return None;
        };
        let difference = |difference: &quote::Difference| DifferenceJson {
            change: difference.change.name(),
            quote: difference.quote.of(&citation.quote.value),
            passage: difference.passage.of(&held.document.text),
        };
        Some(Self {
            place: PassagePlace::of(&held.document.locate(nearest.span)),
            passage: nearest.span.of(&held.document.text),
            edits: nearest.edits,
            differences: nearest.differences.iter().map(difference).collect(),
        })
    }
}

impl<'a> Elsewhere<'a> {
    pub(super) fn of(checked: &'a Checked, document: usize, span: Span) -> Self {
        let held = &checked.holdings.documents[document];
        let sources = checked.holdings.sources_of(document);
        Self {
            sources: sources.map(|source| &*checked.dossier.sources[source].id.value).collect(),
            file: &held.file,
            place: PassagePlace::of(&held.document.locate(span)),
        }
    }
}
