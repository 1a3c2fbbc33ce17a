//! The one place that puts facts into words: findings about sources, citations, claims and rules.

mod accepted;
mod accounts;
mod citations;
mod claims;
mod locked;
mod passages;
mod quotes;
mod reprints;
mod rules;
mod sources;

use crate::dossier::{Disagreement, Dossier};
use crate::passage::Passage;
use crate::source::{Holding, Holdings};
use crate::text::Span;
use crate::verdict::{Judgement, Reprints, RuleTest, accepted, is_stale};

use super::{Code, Finding, Levels, Place};

pub use locked::{describe_gains, describe_losses};

use citations::CitationFacts;

/// What was found out about a dossier.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The documents of its sources.
    pub holdings: &'a Holdings,
    /// Which of them share long passages without saying so.
    pub reprints: &'a Reprints,
    /// What the evidence makes of each claim, in the order of the claims file.
    pub judgements: &'a [Judgement],
    /// What the citations make of the rules that were tested.
    pub rules: &'a [RuleTest],
    /// For each claim the passages that conflict with it and are not cited; empty where they were not looked for.
    pub uncited: &'a [Vec<Passage>],
}

/// Returns the findings of a dossier that are not allowed, those about sources first, then by claim, then by rule,
/// in the order of the claims file.
///
/// `whole` is false where claims were left out of the check: then nothing is said of sources that seem unused.
pub fn describe(facts: &Facts<'_>, levels: &Levels, whole: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for index in 0..facts.dossier.sources.len() {
        findings.extend(facts.source(index, whole));
    }
    let reprints = facts.reprints.undeclared.iter();
    findings.extend(reprints.filter_map(|reprint| facts.reprint(reprint, whole)));
    for (index, judgement) in facts.judgements.iter().enumerate() {
        facts.claim(index, judgement, &mut findings);
        let passages = facts.uncited.get(index).into_iter().flatten();
        findings.extend(passages.map(|passage| facts.uncited(index, passage)));
    }
    findings.extend(facts.rules.iter().filter_map(|test| facts.rule(test)));
    levels.apply(findings)
}

impl Facts<'_> {
    fn claim(&self, index: usize, judgement: &Judgement, findings: &mut Vec<Finding>) {
        let claim = &self.dossier.claims[index];
        for (citation_index, evidence) in judgement.evidence.iter().enumerate() {
            let citation = &claim.citations[citation_index];
            let cited = CitationFacts {
                claim_index: index,
                claim,
                index: citation_index,
                citation,
                evidence,
            };
            findings.extend(self.quote(&cited));
            findings.extend(self.clipped(&cited));
            findings.extend(self.doubt(&cited));
            findings.extend(self.stance(&cited));
        }
        let is_open = |finding, positions: &_| accepted(claim, finding, positions).is_none();
        let verdict = self.verdict(index, judgement).filter(|finding| {
            finding.code != Code::Conflict || is_open(Disagreement::Conflict, &judgement.positions)
        });
        findings.extend(verdict);
        let stale = claim.accept.iter().filter(|known| is_stale(claim, known, judgement));
        findings.extend(stale.map(|known| self.stale(index, judgement, known)));
        let accounts = judgement.inconsistent.iter();
        let accounts = accounts
            .filter(|account| is_open(Disagreement::InconsistentAccount, &account.positions));
        findings.extend(accounts.map(|account| self.inconsistent(index, judgement, account)));
    }

    fn place_in(&self, source: usize, span: Span) -> Option<Place> {
        match self.holdings.of_source.get(source)? {
            Holding::Held(document) => Some(Place::passage(*document, span)),
            Holding::Unread { .. } | Holding::NotHeld => None,
        }
    }
}
