//! The positions of a claim, and who holds them.

use crate::check::Checked;
use crate::finding::{shown_origin, shown_position, shown_value};
use crate::verdict::{Effect, Judgement, Origin, wider};

use super::layout::{Ink, PageStyle, line};

/// Returns the positions of a claim: the value, with a star where it bears the claim out, and who holds it.
pub(in crate::report) fn position_rows(
    checked: &Checked,
    claim: usize,
    style: PageStyle,
) -> Vec<Vec<String>> {
    let judgement = &checked.judgements[claim];
    let row = |value: String, citations: &[usize], holders: String| {
        let star = if is_claimed(judgement, citations) { "* " } else { "  " };
        vec![format!("{star}{}", style.paint(Ink::Figure, &value)), line(&holders)]
    };
    let positions = judgement.positions.iter().map(|position| {
        let holders = holders(checked, claim, &position.origins, &position.citations);
        row(shown_position(position), &position.citations, holders)
    });
    let also = wider(&judgement.positions).into_iter().map(|wide| {
        let holders = holders(checked, claim, &wide.origins, &wide.citations);
        row(shown_value(&wide.value), &wide.citations, format!("also fits: {holders}"))
    });
    positions.chain(also).collect()
}

/// Whether one of the citations supports the claim.
fn is_claimed(judgement: &Judgement, citations: &[usize]) -> bool {
    citations.iter().any(|i| judgement.evidence[*i].effect == Some(Effect::Supports))
}

/// Returns who holds a position, or said what also fits it: each origin, with the sources that carry its word, and whether
/// it contradicts itself.
fn holders(checked: &Checked, claim: usize, origins: &[Origin], stating: &[usize]) -> String {
    let judgement = &checked.judgements[claim];
    let citations = &checked.dossier.claims[claim].citations;
    let shown = origins.iter().map(|origin| {
        let name = shown_origin(origin);
        let mut carriers: Vec<&str> = Vec::new();
        for index in
            stating.iter().filter(|i| judgement.evidence[**i].attribution.origins.contains(origin))
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
