//! Findings about passages that are not cited.

use crate::finding::words::{listed, quoted};
use crate::finding::{Code, Finding, Place, Role, Subject, shown_value};
use crate::passage::Passage;

use super::Facts;

impl Facts<'_> {
    pub(super) fn uncited(&self, index: usize, passage: &Passage) -> Finding {
        let claim = &self.dossier.claims[index];
        let document = &self.holdings.documents[passage.document].document;
        let readings = passage.figures.iter().filter_map(|stated| stated.reading.as_ref().ok());
        let said: Vec<String> = readings.map(|reading| shown_value(&reading.value)).collect();
        let claimed = claim.value.as_ref().map(|placed| shown_value(&placed.value));
        let claimed = claimed.unwrap_or_else(|| "what its citations agree on".to_owned());
        let message = format!(
            "a passage that is not cited says {}, against {claimed}: {}",
            listed(&said),
            quoted(passage.span.of(&document.text)),
        );
        let help = format!(
            "`crosscheck find {}` lists what is not cited; cite the passage, as `context` if it is about something else",
            claim.id.value
        );
        let sources = self.holdings.sources_of(passage.document).collect();
        let subject = Subject::Passage { claim: index, sources };
        let place = Place::in_claims(Role::Claim, claim.id.place);
        let figures = passage.figures.iter();
        let figures = figures.map(|stated| Place::passage(passage.document, stated.figure));
        Finding::new(Code::UncitedPassage, subject, message, place, help).with_places(figures)
    }
}
