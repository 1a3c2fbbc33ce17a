//! The tables of what does not agree: conflicts, other findings on claims, broken rules.

use crate::check::Checked;
use crate::finding::Finding;
use crate::report::kit::layout::{Ink, PageStyle, line};
use crate::report::kit::positions::position_rows;

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
            let rows = position_rows(checked, claim, style).into_iter();
            rows.map(move |row| [vec![std::mem::take(&mut id)], row].concat())
        });
    style.columns(rows)
}

/// Returns what is said of claims, each with its id before it.
pub(super) fn claims_table(checked: &Checked, findings: &[&Finding], style: PageStyle) -> String {
    let row = |finding: &&Finding| {
        let claim = finding.subject.claim();
        let id = claim.map_or("", |index| checked.dossier.claims[index].id.value.as_str());
        vec![style.paint(Ink::of(finding.level()), id), line(&finding.message)]
    };
    style.columns(findings.iter().map(row))
}

/// Returns the rules that are broken, each with what breaks it and what else there is to know.
pub(super) fn rules_table(checked: &Checked, findings: &[&Finding], style: PageStyle) -> String {
    let rows = findings.iter().flat_map(|finding| {
        let rule = finding.subject.rule();
        let id = rule.map_or("", |index| checked.dossier.rules[index].id.value.as_str());
        let mut name = style.paint(Ink::of(finding.level()), id);
        let said = std::iter::once(&finding.message).chain(&finding.notes);
        said.map(move |said| vec![std::mem::take(&mut name), line(said)]).collect::<Vec<_>>()
    });
    style.columns(rows)
}
