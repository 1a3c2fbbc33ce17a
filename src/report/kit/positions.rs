//! The positions of a claim, and who holds them.

use crate::check::Checked;
use crate::finding::{shown_origin, shown_position};
use crate::verdict::{Effect, Judgement, Position};

use super::layout::{Ink, PageStyle, line};

/// Returns the positions of a claim: the value, with a star where it bears the claim out, and who holds it.
pub(in crate::report) fn position_rows(
    checked: &Checked,
    claim: usize,
    style: PageStyle,
) -> Vec<Vec<String>> {
    let judgement = &checked.judgements[claim];
    let row = |position: &Position| {
        let star = if is_claimed(judgement, position) { "* " } else { "  " };
        let value = style.paint(Ink::Figure, &shown_position(position));
        vec![format!("{star}{value}"), line(&holders(checked, claim, position))]
    };
    judgement.positions.iter().map(row).collect()
}

/// Whether a citation of the position supports the claim.
fn is_claimed(judgement: &Judgement, position: &Position) -> bool {
    position.citations.iter().any(|i| judgement.evidence[*i].effect == Some(Effect::Supports))
}

/// Returns who holds a position: each origin, with the sources that carry its word, and whether it holds another
/// position as well.
fn holders(checked: &Checked, claim: usize, position: &Position) -> String {
    let judgement = &checked.judgements[claim];
    let citations = &checked.dossier.claims[claim].citations;
    let shown = position.origins.iter().map(|origin| {
        let name = shown_origin(origin);
        let mut carriers: Vec<&str> = Vec::new();
        for index in position
            .citations
            .iter()
            .filter(|i| judgement.evidence[**i].attribution.origins.contains(origin))
        {
            let source = checked.dossier.sources[citations[*index].source].id.value.as_str();
            if !origin.is_named(source) && !carriers.contains(&source) {
                carriers.push(source);
            }
        }
        let inconsistent = judgement.inconsistent.iter().any(|account| account.origin == *origin);
        let mut remarks: Vec<String> = Vec::new();
        if !carriers.is_empty() {
            remarks.push(carriers.join(", "));
        }
        if inconsistent {
            remarks.push("inconsistent".to_owned());
        }
        if remarks.is_empty() { name } else { format!("{name} ({})", remarks.join("; ")) }
    });
    shown.collect::<Vec<_>>().join(", ")
}
