//! What needs nobody: accepted disagreements, claims that are borne out, rules that hold.

use std::collections::BTreeSet;

use crate::check::{Checked, rests_on_declared};
use crate::dossier::{Acceptance, Claim, Disagreement, Dossier, Source, SpeakerName};
use crate::finding::{RESTS_ON_DECLARED, accepted_positions, counted};
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
        let mut row = row(claim, accepted(claim, Disagreement::Conflict, positions)?);
        if let (true, Some(told)) = (rests_on_declared(judgement), row.last_mut()) {
            told.extend([" (", RESTS_ON_DECLARED, ")"]);
        }
        Some(row)
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

/// Returns the claims that are borne out, by their verdict; those for which no quote states a value that is read by
/// themselves.
pub(super) fn agreements(checked: &Checked, style: PageStyle) -> String {
    let mut text = String::new();
    let declared = format!("; {RESTS_ON_DECLARED}");
    for (verdict, heading) in
        [(Verdict::Corroborated, "Corroborated"), (Verdict::SingleOrigin, "Single origin")]
    {
        for is_declared in [false, true] {
            let claims = checked.dossier.claims.iter().zip(&checked.judgements);
            let own = claims.filter(|(_, judgement)| {
                judgement.verdict == verdict && rests_on_declared(judgement) == is_declared
            });
            let ids: Vec<String> = own
                .map(|(claim, judgement)| agreement(&checked.dossier, claim, judgement))
                .collect();
            let remark = if is_declared { &declared } else { "" };
            text.push_str(&listed(&format!("{heading} ({}){remark}", ids.len()), &ids, style));
        }
    }
    text
}

/// Returns a heading, and below it ids in a row; nothing where there are none.
fn listed(heading: &str, ids: &[String], style: PageStyle) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let heading = style.paint(Ink::Good, heading);
    format!("\n{heading}\n{}", style.hanging("", 2, &ids.join(", ")))
}

/// Returns the claim's id; and where the files that bear it out are more than their origins, how many there are of
/// each: ten reprints are one source.
fn agreement(dossier: &Dossier, claim: &Claim, judgement: &Judgement) -> String {
    let supporting = with_effect(&judgement.evidence, Effect::Supports);
    let files: BTreeSet<usize> =
        supporting.iter().map(|index| claim.citations[*index].source).collect();
    let id = line(&claim.id.value);
    if files.len() > judgement.independent {
        let sources = || files.iter().map(|source| &dossier.sources[*source]);
        let in_own_voice =
            supporting.iter().all(|index| !judgement.evidence[*index].attribution.is_speech);
        if judgement.independent == 1 && in_own_voice && is_one_publisher(sources()) {
            return format!("{id} ({} of one publisher)", counted(files.len(), "source"));
        }
        let origins = counted(judgement.independent, "origin");
        format!("{id} ({}, {origins})", counted(files.len(), "source"))
    } else {
        id
    }
}

/// Whether sources have one publisher, and none an `origin` of its own.
fn is_one_publisher<'s>(mut sources: impl Iterator<Item = &'s Source>) -> bool {
    let publisher = |source: &Source| {
        let own = source.publisher.as_deref().filter(|_| source.origin.is_none());
        own.map(SpeakerName::new)
    };
    let Some(first) = sources.next().and_then(publisher) else { return false };
    sources.all(|source| publisher(source).is_some_and(|own| own.is_same(&first)))
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
        text.push_str(&listed(&format!("{heading} ({})", ids.len()), &ids, style));
    }
    text
}
