//! The counts of a run.

use schemars::JsonSchema;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::quote::State;
use crate::report;
use crate::verdict::Verdict;

use crate::report::check::json::names;

/// How many of everything there are, over all claims files of the run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Summary")]
pub(crate) struct SummaryJson {
    /// Claims.
    claims: usize,
    /// Citations.
    citations: usize,
    /// Citations by what became of their quotes.
    #[schemars(schema_with = "names::counts_by_state")]
    states: Counts,
    /// Claims by verdict.
    #[schemars(schema_with = "names::counts_by_verdict")]
    verdicts: Counts,
    /// Findings that are denied.
    denied: usize,
    /// Findings that are warned of.
    warned: usize,
}

impl SummaryJson {
    /// Returns the counts as they are written.
    pub(crate) fn of(summary: &report::Summary) -> Self {
        Self {
            claims: summary.claims,
            citations: summary.citations,
            states: Counts(State::ALL.map(State::name).into_iter().zip(summary.states).collect()),
            verdicts: Counts(
                Verdict::ALL.map(Verdict::name).into_iter().zip(summary.verdicts).collect(),
            ),
            denied: summary.denied,
            warned: summary.warned,
        }
    }
}

/// An object with a count for each name, in their order.
#[derive(Debug)]
struct Counts(Vec<(&'static str, usize)>);

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.0.len()))?;
        for (name, count) in &self.0 {
            object.serialize_entry(name, count)?;
        }
        object.end()
    }
}
