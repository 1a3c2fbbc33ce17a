//! The tables of what does not agree: conflicts, other findings on claims, broken rules.

use crate::check::Checked;
use crate::finding::{Finding, also_fitting};
use crate::report::kit::layout::{Ink, PageStyle, line};
use crate::report::kit::positions::leading_position_rows;

/// Returns the positions of claims in conflict, each claim with its id before them.
pub(super) fn conflicts_table(
    checked: &Checked,
    findings: &[&Finding],
    style: PageStyle,
) -> String {
    let rows = findings
        .iter()
        .filter_map(|finding| Some((finding, finding.subject.claim()?)))
        .flat_map(|(finding, claim)| {
            let mut id =
                style.paint(Ink::of(finding.level()), &checked.dossier.claims[claim].id.value);
            // What fits as well has rows of its own.
            let shown = also_fitting(&checked.judgements[claim].positions);
            let notes = finding.notes.iter().filter(|note| Some(*note) != shown.as_ref());
            let notes = notes.map(|note| vec![String::new(), line(note)]);
            let rows = leading_position_rows(checked, claim, style).into_iter().chain(notes);
            rows.map(move |row| [vec![std::mem::take(&mut id)], row].concat()).collect::<Vec<_>>()
        });
    style.columns(rows)
}

/// Returns what is said of claims, each with its id before it.
pub(super) fn claims_table(checked: &Checked, findings: &[&Finding], style: PageStyle) -> String {
    let id = |finding: &Finding| {
        let claim = finding.subject.claim()?;
        Some(checked.dossier.claims[claim].id.value.as_str())
    };
    findings_table(findings, id, style)
}

/// Returns the rules that are broken, each with what breaks it.
pub(super) fn rules_table(checked: &Checked, findings: &[&Finding], style: PageStyle) -> String {
    let id = |finding: &Finding| {
        let rule = finding.subject.rule()?;
        Some(checked.dossier.rules[rule].id.value.as_str())
    };
    findings_table(findings, id, style)
}

/// Returns the messages of findings with what else there is to know, each after the id of its subject.
fn findings_table<'a>(
    findings: &'a [&Finding],
    id: impl Fn(&Finding) -> Option<&'a str>,
    style: PageStyle,
) -> String {
    let rows = findings.iter().flat_map(|finding| {
        let mut name = style.paint(Ink::of(finding.level()), id(finding).unwrap_or(""));
        let said = std::iter::once(&finding.message).chain(&finding.notes);
        said.map(move |said| vec![std::mem::take(&mut name), line(said)]).collect::<Vec<_>>()
    });
    style.columns(rows)
}
