//! Passages that speak to a claim and are not cited: for people, and as JSON.

mod json;
mod table;

#[cfg(feature = "mcp")]
pub(crate) use json::PassagesJson;
pub use json::answer;
pub use table::render;

use crate::passage::Passage;
use crate::source::Holding;

use crate::report::Examined;

/// The passages found for one claim.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The dossier with all that is known of it.
    pub examined: &'a Examined,
    /// The index of the claim.
    pub claim: usize,
    /// The passages, best first.
    pub passages: &'a [Passage],
    /// How many of them to show.
    pub limit: usize,
}

impl<'a> Found<'a> {
    fn shown(&self) -> &'a [Passage] {
        &self.passages[..self.limit.min(self.passages.len())]
    }

    /// Returns the ids of the sources that have the document of a passage.
    fn sources(&self, passage: &Passage) -> impl Iterator<Item = &'a str> {
        let sources = self.examined.checked.holdings.sources_of(passage.document);
        sources.map(|source| &*self.examined.checked.dossier.sources[source].id.value)
    }

    /// Returns the ids of the sources that could not be searched.
    fn unsearched(&self) -> impl Iterator<Item = &'a str> {
        let sources = self
            .examined
            .checked
            .dossier
            .sources
            .iter()
            .zip(&self.examined.checked.holdings.of_source);
        let unsearched = sources.filter(|(_, holding)| !matches!(holding, Holding::Held(_)));
        unsearched.map(|(source, _)| source.id.value.as_str())
    }
}
