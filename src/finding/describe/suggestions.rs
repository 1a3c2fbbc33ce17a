//! What a figure of a draft says beside a claim that it may state, in words.

use crate::check::Checked;
use crate::draft::{CheckedDraft, ItemOutcome, Suggested, SuggestedClaim, Why};
use crate::finding::shown_value;
use crate::finding::words::quoted;

/// Returns how the words of a draft stand to a claim that is suggested for them, without a stop at its end.
pub fn describe_suggestion(
    suggested: &Suggested,
    claim: &SuggestedClaim,
    draft: &CheckedDraft,
    checked: &Checked,
) -> String {
    let Some(outcome) = claim.outcome else {
        return "the claim cites the passage that is quoted".to_owned();
    };
    let words = quoted(draft.items[suggested.item].span.of(&draft.draft.document.text));
    let own = &checked.dossier.claims[claim.claim];
    let unit = own.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
    let value = own.value.as_ref().map(|placed| format!("{}{unit}", shown_value(&placed.value)));
    let Some(value) = value else {
        return match outcome {
            ItemOutcome::Differs => {
                format!(
                    "the draft says {words}; the claim has no value, and its sources give others"
                )
            }
            _ => format!("the draft says {words}; the claim has no value, and its sources give it"),
        };
    };
    match (outcome, &claim.why) {
        (ItemOutcome::Covered, _) => {
            format!("they agree: the draft says {words}, the claim {value}")
        }
        (ItemOutcome::ClaimNotHeld, Some(Why::Verdict(verdict))) => format!(
            "they agree: the draft says {words}, the claim {value}; but the claim is {verdict}"
        ),
        (ItemOutcome::Narrower, _) => {
            format!("the draft says more: {words}, and the claim only {value}")
        }
        (ItemOutcome::Outdated, _) => {
            format!("the draft says {words}, which was right on its day; the claim, {value}")
        }
        _ => format!("they differ: the draft says {words}, the claim {value}"),
    }
}
