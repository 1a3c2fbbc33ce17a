//! The positions of a claim, and who holds them.

use crate::check::Checked;
use crate::finding::{first_of, foremost, is_claimed, shown_origin, shown_position, shown_value};
use crate::verdict::{Origin, wider};

use super::layout::{Ink, PageStyle, line};

/// How many positions of a claim a report of many claims shows, and how many values that also fit.
const MOST_LEADING: usize = 6;

/// How many holders of a position it names.
const MOST_HOLDERS: usize = 8;

/// Returns the positions of a claim: the value, with a star where it bears the claim out, and who holds it.
pub(in crate::report) fn position_rows(
    checked: &Checked,
    claim: usize,
    style: PageStyle,
) -> Vec<Vec<String>> {
    rows(checked, claim, [usize::MAX; 2], style)
}

/// Returns the positions of a claim that matter most, for a report of many claims; and how many others `show` has.
pub(in crate::report) fn leading_position_rows(
    checked: &Checked,
    claim: usize,
    style: PageStyle,
) -> Vec<Vec<String>> {
    let positions = &checked.judgements[claim].positions;
    let mut rows = rows(checked, claim, [MOST_LEADING, MOST_HOLDERS], style);
    let others = |all: usize| all.saturating_sub(MOST_LEADING);
    let unnamed = others(positions.len()) + others(wider(positions).len());
    if unnamed > 0 {
        let id = &checked.dossier.claims[claim].id.value;
        rows.push(vec![
            String::new(),
            line(&format!("and {unnamed} more; see `crosscheck show {id}`")),
        ]);
    }
    rows
}

/// Returns no more than `most` positions, no more than `most` values that also fit, and of each no more than
/// `most_holders`.
fn rows(
    checked: &Checked,
    claim: usize,
    [most, most_holders]: [usize; 2],
    style: PageStyle,
) -> Vec<Vec<String>> {
    let row = |held: HeldValue| {
        let star = if held.is_claimed { "* " } else { "  " };
        let holders = first_of(held.holders, most_holders);
        let holders = if held.also_fits { format!("also fits: {holders}") } else { holders };
        vec![format!("{star}{}", style.paint(Ink::Figure, &held.value)), line(&holders)]
    };
    held_values(checked, claim, most).into_iter().map(row).collect()
}

/// A value that somebody stated.
pub(in crate::report) struct HeldValue {
    /// The value, for people.
    pub(in crate::report) value: String,
    /// Whether it bears the claim out.
    pub(in crate::report) is_claimed: bool,
    /// Whether it is no position, but a wider value that may be true beside one.
    pub(in crate::report) also_fits: bool,
    /// Who stated it: each origin, with the sources that carry its word, and whether it contradicts itself.
    pub(in crate::report) holders: Vec<String>,
}

/// Returns the positions of a claim that matter most, no more than `most`, and after them no more than `most` values that
/// also fit.
pub(in crate::report) fn held_values(
    checked: &Checked,
    claim: usize,
    most: usize,
) -> Vec<HeldValue> {
    let judgement = &checked.judgements[claim];
    let positions = foremost(judgement, most).into_iter().map(|index| {
        let position = &judgement.positions[index];
        HeldValue {
            value: shown_position(position),
            is_claimed: is_claimed(judgement, &position.citations),
            also_fits: false,
            holders: holders(checked, claim, &position.origins, &position.citations),
        }
    });
    let also = wider(&judgement.positions).into_iter().take(most).map(|wide| HeldValue {
        value: shown_value(&wide.value),
        is_claimed: is_claimed(judgement, &wide.citations),
        also_fits: true,
        holders: holders(checked, claim, &wide.origins, &wide.citations),
    });
    positions.chain(also).collect()
}

/// Returns who holds a position, or said what also fits it: each origin, with the sources that carry its word, and whether
/// it contradicts itself.
fn holders(checked: &Checked, claim: usize, origins: &[Origin], stating: &[usize]) -> Vec<String> {
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
    shown.collect()
}
