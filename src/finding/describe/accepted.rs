//! Findings about accepted disagreements that are not what they were.

use crate::dossier::{Acceptance, Disagreement};
use crate::finding::words::listed;
use crate::finding::{Code, Finding, Place, Role, Subject, accepted_positions, shown_position};
use crate::verdict::{Evidence, Judgement, Position, disagreements, is_of_old_kind};

use super::Facts;

impl Facts<'_> {
    pub(super) fn stale(
        &self,
        index: usize,
        judgement: &Judgement,
        acceptance: &Acceptance,
    ) -> Finding {
        let id = &self.dossier.claims[index].id.value;
        let what = match acceptance.finding {
            Disagreement::Conflict => "conflict",
            Disagreement::InconsistentAccount => "inconsistent account",
        };
        let was = accepted_positions(acceptance);
        let there = disagreements(judgement, acceptance.finding);
        let now: Vec<String> = there.iter().map(|positions| all(positions)).collect();
        let (message, help) = if now.is_empty() {
            let message = format!("the accepted {what} is gone: {was}");
            (message, help_if_gone(judgement).to_owned())
        } else {
            let now = now.join("; ");
            let message = if is_of_old_kind(&self.dossier.claims[index], acceptance, judgement) {
                format!(
                    "accepted as {was}, of which no passage states all; the positions stated are {now}"
                )
            } else {
                format!("accepted as {was}; the positions are now {now}")
            };
            let option = match acceptance.finding {
                Disagreement::Conflict => "",
                Disagreement::InconsistentAccount => " --finding inconsistent-account",
            };
            let help = format!(
                "look at what is new; `crosscheck accept {id}{option} --because …` accepts it"
            );
            (message, help)
        };
        let subject = Subject::claim_alone(index);
        let place = Place::in_claims(Role::Claim, acceptance.place);
        let note = format!("it was accepted because: {}", acceptance.because);
        Finding::new(Code::StaleAcceptance, subject, message, place, help).with_notes([note])
    }
}

/// Returns what to try where the disagreement is gone: what a lost quote took away may come back with it.
fn help_if_gone(judgement: &Judgement) -> &'static str {
    let all_hold = judgement.evidence.iter().all(Evidence::is_weighed);
    if all_hold {
        "remove it from `accept`"
    } else {
        "look first at the citations that do not hold; if it stays gone, remove it from `accept`"
    }
}

fn all(positions: &[Position]) -> String {
    listed(&positions.iter().map(shown_position).collect::<Vec<_>>())
}
