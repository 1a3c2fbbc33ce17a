//! What is said of claims: conflicts, and what nothing supports.

use crate::dossier::Claim;
use crate::finding::words::listed;
use crate::finding::{Code, Finding, Place, Role, Text, shown_position, shown_value};
use crate::quote::Outcome;
use crate::verdict::{Effect, Evidence, Judgement, Position, Verdict, with_effect};

use super::Scene;

impl Scene<'_> {
    pub(super) fn verdict(&self, index: usize, judgement: &Judgement) -> Option<Finding> {
        let claim = &self.dossier.claims[index];
        let id = &claim.id.value;
        let (code, message, help) = match judgement.verdict {
            Verdict::Corroborated | Verdict::SingleOrigin => return None,
            Verdict::Conflicting => {
                let message = format!("`{id}`: {}", against(&judgement.positions));
                let help = format!("`crosscheck show {id}` sets the quotes side by side");
                (Code::Conflict, message, help)
            }
            Verdict::Contradicted => {
                let claimed =
                    claim.value.as_ref().map_or("it".to_owned(), |v| shown_value(&v.value));
                let said: Vec<String> = judgement.positions.iter().map(held_by).collect();
                let message =
                    format!("`{id}`: no passage supports {claimed}; against it: {}", listed(&said));
                (
                    Code::Contradicted,
                    message,
                    "correct the claim, or cite what supports it".to_owned(),
                )
            }
            Verdict::Unverified if claim.value.is_none() => {
                let message = format!("`{id}`: no passage answers this open question");
                (Code::OpenQuestion, message, "cite a passage that answers it".to_owned())
            }
            Verdict::Unverified => {
                let message = format!("`{id}`: {}", unverified(&judgement.evidence));
                (Code::Unverified, message, "cite a passage that supports it".to_owned())
            }
        };
        let mut finding = claim_finding(code, index, claim, message, help);
        let holding: Vec<usize> =
            (0..judgement.evidence.len()).filter(|i| judgement.evidence[*i].is_weighed()).collect();
        self.add_citations(&mut finding, judgement, holding);
        Some(finding)
    }

    /// Adds the citations and the places of their passages.
    pub(super) fn add_citations(
        &self,
        finding: &mut Finding,
        judgement: &Judgement,
        citations: Vec<usize>,
    ) {
        let Some(claim) = finding.claim.map(|index| &self.dossier.claims[index]) else { return };
        for index in &citations {
            let citation = &claim.citations[*index];
            finding.places.push(Place {
                role: Role::Citation,
                text: Text::Claims,
                span: citation.place,
            });
            if let Some(Outcome::Anchored(anchor)) = &judgement.evidence[*index].outcome {
                finding.places.extend(self.place_in(citation.source, anchor.span));
            }
        }
        finding.citations = citations;
    }
}

pub(super) fn claim_finding(
    code: Code,
    index: usize,
    claim: &Claim,
    message: String,
    help: String,
) -> Finding {
    Finding {
        code,
        level: code.default_level(),
        claim: Some(index),
        rule: None,
        citations: Vec::new(),
        message,
        places: vec![Place { role: Role::Claim, text: Text::Claims, span: claim.id.place }],
        notes: Vec::new(),
        help,
    }
}

/// Returns the positions set against one another, with who holds them.
fn against(positions: &[Position]) -> String {
    positions.iter().map(held_by).collect::<Vec<_>>().join(" against ")
}

fn held_by(position: &Position) -> String {
    let origins: Vec<String> = position.origins.iter().map(ToString::to_string).collect();
    format!("{} ({})", shown_position(position), origins.join(", "))
}

/// Says why nothing supports a claim.
fn unverified(evidence: &[Evidence]) -> String {
    let checked = evidence.iter().filter(|cited| cited.state.is_checked()).count();
    let holding = evidence.iter().filter(|cited| cited.is_weighed()).count();
    if evidence.is_empty() {
        "no passage is cited for it".to_owned()
    } else if checked == 0 {
        "no passage supports it: none of its citations could be checked".to_owned()
    } else if holding == 0 && evidence.iter().any(|cited| cited.state.holds()) {
        "no passage supports it: no quote that stands gives a value to rely on".to_owned()
    } else if holding == 0 {
        "no passage supports it: none of its quotes holds".to_owned()
    } else if with_effect(evidence, Effect::Context).len() == holding {
        "no passage supports it: what is cited is context only".to_owned()
    } else {
        "no passage supports it: what is cited is compatible with it, and does not bear it out"
            .to_owned()
    }
}
