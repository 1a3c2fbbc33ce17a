//! What needs nobody: accepted disagreements, claims that are borne out, rules that hold.

use std::collections::BTreeSet;

use crate::check::Checked;
use crate::dossier::{Acceptance, Claim, Disagreement};
use crate::finding::{Ground, RESTS_ON_DECLARED, accepted_positions, counted};
use crate::report::kit::layout::{Ink, PageStyle, line};
use crate::verdict::{Effect, Judgement, RuleOutcome, RuleTest, Verdict, accepted, with_effect};

/// Returns the conflicts and inconsistent accounts that their authors accepted, and why.
pub(super) fn accepted_disagreements(checked: &Checked, style: PageStyle) -> String {
    let claims = || checked.dossier.claims.iter().zip(&checked.judgements);
    let row = |claim: &Claim, known: &Acceptance| {
        let told = format!("{}: {}", accepted_positions(known), known.because);
        vec![line(&claim.id.value), line(&told)]
    };
    let conflicts = claims().filter_map(|(claim, judgement)| {
        let is_conflict = judgement.verdict == Verdict::Conflicting;
        let positions = is_conflict.then_some(&judgement.positions)?;
        Some(row(claim, accepted(claim, Disagreement::Conflict, positions)?))
    });
    let accounts = claims().flat_map(|(claim, judgement)| {
        judgement.inconsistent.iter().filter_map(move |account| {
            let sort = Disagreement::InconsistentAccount;
            Some(row(claim, accepted(claim, sort, &account.positions)?))
        })
    });
    let mut text = String::new();
    let sorts: [(&str, Vec<Vec<String>>); 2] = [
        ("Accepted conflicts", conflicts.collect()),
        ("Accepted inconsistent accounts", accounts.collect()),
    ];
    for (heading, rows) in sorts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        let heading = style.paint(Ink::Good, &format!("{heading} ({})", rows.len()));
        text.extend([format!("\n{heading}\n\n"), style.columns(rows)]);
    }
    text
}

pub(super) fn agreements(checked: &Checked, style: PageStyle) -> String {
    let ids = |verdict| {
        let claims = checked.dossier.claims.iter().zip(&checked.judgements);
        let own = claims.filter(move |(_, judgement)| judgement.verdict == verdict);
        own.map(|(claim, judgement)| agreement(claim, judgement)).collect::<Vec<_>>()
    };
    let mut text = String::new();
    for (verdict, heading) in
        [(Verdict::Corroborated, "Corroborated"), (Verdict::SingleOrigin, "Single origin")]
    {
        let ids = ids(verdict);
        if !ids.is_empty() {
            let heading = style.paint(Ink::Good, &format!("{heading} ({})", ids.len()));
            text.extend(["\n", &heading, "\n", &style.hanging("", 2, &ids.join(", "))]);
        }
    }
    text
}

/// Returns the claim's id; and where the files that bear it out are more than their origins, how many there are of
/// each: ten reprints are one source. Where nothing but declared values bears it out, that is said too.
fn agreement(claim: &Claim, judgement: &Judgement) -> String {
    let supporting = with_effect(&judgement.evidence, Effect::Supports);
    let files: BTreeSet<usize> =
        supporting.iter().map(|index| claim.citations[*index].source).collect();
    let id = line(&claim.id.value);
    let mut remarks = Vec::new();
    if files.len() > judgement.origins.len() {
        remarks.push(counted(files.len(), "source"));
        remarks.push(counted(judgement.origins.len(), "origin"));
    }
    if Ground::of(judgement) == Some(Ground::Declared) {
        remarks.push(RESTS_ON_DECLARED.to_owned());
    }
    if remarks.is_empty() { id } else { format!("{id} ({})", remarks.join(", ")) }
}

/// Returns the rules that are not broken.
pub(super) fn kept_rules(checked: &Checked, style: PageStyle) -> String {
    let mut text = String::new();
    for (heading, outcome, tested) in [
        ("Rules that hold", RuleOutcome::Holds, true),
        ("Rules that can hold", RuleOutcome::CanHold, true),
        ("Rules not tested, as a claim has no value to test", RuleOutcome::CanHold, false),
    ] {
        let belongs =
            |test: &&RuleTest| test.outcome == outcome && test.without.is_empty() == tested;
        let ids = checked.rules.iter().filter(belongs);
        let ids: Vec<String> =
            ids.map(|test| line(&checked.dossier.rules[test.rule].id.value)).collect();
        if !ids.is_empty() {
            let heading = style.paint(Ink::Good, &format!("{heading} ({})", ids.len()));
            text.extend(["\n", &heading, "\n", &style.hanging("", 2, &ids.join(", "))]);
        }
    }
    text
}
