//! Findings about claims: conflicts, and claims that nothing supports.

use crate::finding::words::{listed, shown_origins};
use crate::finding::{
    Code, Finding, Ground, Place, RESTS_ON_DECLARED, Role, Subject, shown_position, shown_value,
};
use crate::verdict::{Effect, Evidence, Judgement, Position, Verdict, with_effect};

use super::Facts;

impl Facts<'_> {
    pub(super) fn verdict(&self, index: usize, judgement: &Judgement) -> Option<Finding> {
        let claim = &self.dossier.claims[index];
        let id = &claim.id.value;
        let (code, message, help) = match judgement.verdict {
            Verdict::Corroborated | Verdict::SingleOrigin => return None,
            Verdict::Conflicting => {
                let message = against(&judgement.positions);
                let help = format!("`crosscheck show {id}` sets the quotes side by side");
                (Code::Conflict, message, help)
            }
            Verdict::Contradicted => {
                let claimed =
                    claim.value.as_ref().map_or("it".to_owned(), |v| shown_value(&v.value));
                let said: Vec<String> = judgement.positions.iter().map(held_by).collect();
                let message =
                    format!("no passage supports {claimed}; against it: {}", listed(&said));
                (
                    Code::Contradicted,
                    message,
                    "correct the claim, or cite what supports it".to_owned(),
                )
            }
            Verdict::Unverified if claim.value.is_none() => {
                let message = "no passage answers this open question".to_owned();
                (Code::OpenQuestion, message, "cite a passage that answers it".to_owned())
            }
            Verdict::Unverified => {
                let message = unverified(&judgement.evidence).to_owned();
                (Code::Unverified, message, "cite a passage that supports it".to_owned())
            }
        };
        let holding = (0..judgement.evidence.len()).filter(|i| judgement.evidence[*i].is_weighed());
        let declared = Ground::of(judgement) == Some(Ground::Declared);
        let note = declared.then(|| format!("the verdict {RESTS_ON_DECLARED}"));
        Some(self.claim_finding(code, index, holding.collect(), message, help).with_notes(note))
    }

    /// Returns a finding about a claim and these of its citations, with the places of both and of their passages.
    pub(super) fn claim_finding(
        &self,
        code: Code,
        index: usize,
        citations: Vec<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        let id = self.dossier.claims[index].id.place;
        let places: Vec<Place> =
            citations.iter().flat_map(|citation| self.cited_places(index, *citation)).collect();
        let subject = Subject::Claim { claim: index, citations };
        let place = Place::in_claims(Role::Claim, id);
        Finding::new(code, subject, message, place, help).with_places(places)
    }

    /// Returns the place of a citation, and that of its passage where it has one.
    pub(super) fn cited_places(&self, claim: usize, citation: usize) -> Vec<Place> {
        let cited = &self.dossier.claims[claim].citations[citation];
        let mut places = vec![Place::in_claims(Role::Citation, cited.place)];
        if let Some((_, anchor)) = self.judgements[claim].evidence[citation].anchored.anchor() {
            places.extend(self.place_in(cited.source, anchor.span));
        }
        places
    }
}

/// Returns the positions set against one another, with who holds them.
fn against(positions: &[Position]) -> String {
    positions.iter().map(held_by).collect::<Vec<_>>().join(" against ")
}

fn held_by(position: &Position) -> String {
    format!("{} ({})", shown_position(position), shown_origins(&position.origins))
}

/// Says why nothing supports a claim.
fn unverified(evidence: &[Evidence]) -> &'static str {
    let checked = evidence.iter().filter(|cited| cited.state().is_checked()).count();
    let holding = evidence.iter().filter(|cited| cited.is_weighed()).count();
    if evidence.is_empty() {
        "no passage is cited for it"
    } else if checked == 0 {
        "no passage supports it: none of its citations could be checked"
    } else if holding == 0 && evidence.iter().any(|cited| cited.state().holds()) {
        "no passage supports it: no quote that holds gives a usable value"
    } else if holding == 0 {
        "no passage supports it: none of its quotes holds"
    } else if with_effect(evidence, Effect::Context).len() == holding {
        "no passage supports it: what is cited is context only"
    } else {
        "no passage supports it: what is cited is compatible with it, and does not bear it out"
    }
}
