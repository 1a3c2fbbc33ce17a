//! What is said of passages that are not cited.

use crate::finding::words::{listed, quoted};
use crate::finding::{Code, Finding, Place, Role, Text, shown_value};
use crate::passage::Passage;

use super::Scene;

impl Scene<'_> {
    pub(super) fn uncited(&self, index: usize, passage: &Passage) -> Finding {
        let claim = &self.dossier.claims[index];
        let document = &self.holdings.documents[passage.document].document;
        let sources = self.holdings.sources_of(passage.document);
        let sources: Vec<String> =
            sources.map(|source| format!("`{}`", self.dossier.sources[source].id.value)).collect();
        let readings = passage.figures.iter().filter_map(|stated| stated.reading.as_ref().ok());
        let said: Vec<String> = readings.map(|reading| shown_value(&reading.value)).collect();
        let claimed = claim.value.as_ref().map(|placed| shown_value(&placed.value));
        let claimed = claimed.unwrap_or_else(|| "what its citations agree on".to_owned());
        let place = |role, text, span| Place { role, text, span };
        let mut places = vec![place(Role::Claim, Text::Claims, claim.id.place)];
        let text = Text::Document(passage.document);
        places
            .extend(passage.figures.iter().map(|stated| place(Role::Passage, text, stated.figure)));
        Finding {
            code: Code::UncitedPassage,
            level: Code::UncitedPassage.default_level(),
            claim: Some(index),
            rule: None,
            citations: Vec::new(),
            message: format!(
                "`{}`, {}: a passage that is not cited says {}, against {claimed}: {}",
                claim.id.value,
                listed(&sources),
                listed(&said),
                quoted(passage.span.of(&document.text)),
            ),
            places,
            notes: Vec::new(),
            help: format!(
                "`crosscheck find {}` lists what is not cited; cite the passage, as `context` where it is of something else",
                claim.id.value
            ),
        }
    }
}
