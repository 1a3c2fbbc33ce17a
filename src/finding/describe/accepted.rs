//! What is said of disagreements that were accepted, and are not what they were.

use crate::dossier::{Acceptance, Disagreement};
use crate::finding::words::listed;
use crate::finding::{Code, Finding, Place, Role, Text, shown_position, shown_value};
use crate::verdict::{Evidence, Judgement, Position, disagreements};

use super::Scene;

impl Scene<'_> {
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
        let shown = |value: &Option<_>| value.as_ref().map_or("a denial".to_owned(), shown_value);
        let was: Vec<String> = acceptance.positions.iter().map(shown).collect();
        let was = listed(&was);
        let there = disagreements(judgement, acceptance.finding);
        let now: Vec<String> = there.iter().map(|positions| all(positions)).collect();
        let (message, help) = if now.is_empty() {
            let message = format!("`{id}`: the {what} that was accepted is gone: {was}");
            (message, help_if_gone(judgement).to_owned())
        } else {
            let now = now.join("; ");
            let message =
                format!("`{id}`: the {what} that was accepted is of {was}, and there is {now} now");
            let option = match acceptance.finding {
                Disagreement::Conflict => "",
                Disagreement::InconsistentAccount => " --finding inconsistent-account",
            };
            let help = format!(
                "look at what is new; `crosscheck accept {id}{option} --because …` accepts it"
            );
            (message, help)
        };
        let place = Place { role: Role::Claim, text: Text::Claims, span: acceptance.place };
        Finding {
            code: Code::StaleAcceptance,
            level: Code::StaleAcceptance.default_level(),
            rule: None,
            claim: Some(index),
            citations: Vec::new(),
            message,
            places: vec![place],
            notes: vec![format!("it was accepted because: {}", acceptance.because)],
            help,
        }
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
