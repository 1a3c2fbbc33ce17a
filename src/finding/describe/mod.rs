//! The one place that puts facts into words: what is said of sources, of citations, and of claims.

mod accepted;
mod accounts;
mod citations;
mod claims;
mod locked;
mod passages;
mod quotes;
mod rules;
mod sources;

use crate::dossier::{Disagreement, Dossier};
use crate::passage::Passage;
use crate::source::{Holding, Holdings};
use crate::text::Span;
use crate::verdict::{Judgement, RuleTest, accepted, is_stale};

use super::{Code, Finding, Level, Levels, Place, Role, Text};

pub use locked::{describe_gains, describe_losses};

use citations::Cited;

/// Returns the findings of a dossier that are not allowed, those about sources first, then by claim, then by rule,
/// in the order of the claims file.
///
/// `judgements` are those of the claims, in order, `rules` those that were tested, and `uncited` the passages of each that conflict with it and are not
/// cited; empty where those were not looked for. `whole` is false where claims were left out of the check:
/// then nothing is said of sources that seem unused.
pub fn describe(
    dossier: &Dossier,
    holdings: &Holdings,
    judgements: &[Judgement],
    rules: &[RuleTest],
    uncited: &[Vec<Passage>],
    levels: &Levels,
    whole: bool,
) -> Vec<Finding> {
    let scene = Scene { dossier, holdings, judgements };
    let mut findings = Vec::new();
    for index in 0..dossier.sources.len() {
        scene.source(index, whole, &mut findings);
    }
    for (index, judgement) in judgements.iter().enumerate() {
        scene.claim(index, judgement, &mut findings);
        let passages = uncited.get(index).into_iter().flatten();
        findings.extend(passages.map(|passage| scene.uncited(index, passage)));
    }
    findings.extend(rules.iter().filter_map(|test| scene.rule(test, judgements)));
    for finding in &mut findings {
        finding.level = levels.of(finding.code);
    }
    findings.retain(|finding| finding.level != Level::Allow);
    findings
}

struct Scene<'a> {
    dossier: &'a Dossier,
    holdings: &'a Holdings,
    judgements: &'a [Judgement],
}

impl Scene<'_> {
    fn claim(&self, index: usize, judgement: &Judgement, findings: &mut Vec<Finding>) {
        let claim = &self.dossier.claims[index];
        for (citation_index, evidence) in judgement.evidence.iter().enumerate() {
            let citation = &claim.citations[citation_index];
            let cited =
                Cited { claim_index: index, claim, index: citation_index, citation, evidence };
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
            Holding::Held(document) => {
                Some(Place { role: Role::Passage, text: Text::Document(*document), span })
            }
            Holding::Unread { .. } | Holding::NotHeld => None,
        }
    }
}
