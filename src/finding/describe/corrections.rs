//! Findings about sources that correct themselves.

use crate::check::{Correction, TouchedCitation};
use crate::finding::words::{counted, quoted, quoted_up_to};
use crate::finding::{Code, Finding, Place, Role, counted_doing};
use crate::text::Span;

use super::Facts;

/// How many characters of a notice a message repeats.
const NOTICE_SHOWN: usize = 200;

/// How many citations a finding names.
const MOST_NAMED: usize = 10;

impl Facts<'_> {
    /// Returns what there is to say of sources that correct themselves, in the order of the claims file.
    pub(super) fn corrections(&self, corrections: &[Correction]) -> Vec<Finding> {
        let source = |correction: &&Correction| {
            correction.touched.first().map(|touched| self.dossier.citation(touched.of).source)
        };
        let mut touching: Vec<&Correction> = corrections.iter().collect();
        touching.sort_by_key(source);
        touching.into_iter().filter_map(|correction| self.correction(correction)).collect()
    }

    /// Says that a source was corrected or taken back, where a citation rests on that.
    fn correction(&self, correction: &Correction) -> Option<Finding> {
        let Correction { document, notice, touched } = correction;
        let first = touched.first()?;
        let index = self.dossier.citation(first.of).source;
        let text = &self.holdings.documents[*document].document.text;
        let words = quoted_up_to(notice.span.of(text), NOTICE_SHOWN);
        let message = if notice.is_whole {
            let rest = counted_doing(touched.len(), "citation rests", "citations rest");
            format!("says that it was taken back; {rest} on it: {words}")
        } else {
            let count = counted(touched.len(), "citation");
            format!("carries a correction that touches {count}: {words}")
        };
        let places = std::iter::once(Place::passage(*document, notice.span))
            .chain(touched.iter().map(|touched| self.quote_place(touched)));
        let named = touched.iter().take(MOST_NAMED).map(|touched| self.touched(text, touched));
        let more = touched.len().saturating_sub(MOST_NAMED);
        let more = (more > 0).then(|| format!("and {more} more"));
        let help = "hold these quotes to the notice; to say that a claim takes account of it, cite the notice there, with the stance `context`";
        let finding = self.source_finding(Code::CorrectedSource, index, message, help);
        Some(finding.predicate().with_places(places).with_notes(named.chain(more)))
    }

    fn quote_place(&self, touched: &TouchedCitation) -> Place {
        Place::in_claims(Role::Citation, self.dossier.citation(touched.of).quote.place)
    }

    /// Names a citation, and what it has in common with the notice.
    fn touched(&self, text: &str, touched: &TouchedCitation) -> String {
        let claim = &self.dossier.claims[touched.of.claim].id.value;
        let quote = quoted(&self.dossier.citation(touched.of).quote.value);
        let both = |places: [Span; 2]| {
            let [own, other] = places.map(|place| place.of(text));
            if own.to_lowercase() == other.to_lowercase() {
                return format!(": its passage and the notice both have {}", quoted(own));
            }
            format!(": its passage has {}, and the notice {}", quoted(own), quoted(other))
        };
        format!("`{claim}` {quote}{}", touched.shared.map_or(String::new(), both))
    }
}
