//! The one place that puts facts into words: findings about sources, citations, claims and rules.

mod accepted;
mod accounts;
mod brief;
mod citations;
mod claims;
mod corrections;
mod drafts;
mod locked;
mod names;
mod passages;
mod quotes;
mod reprints;
mod rules;
mod sources;
mod subjects;
mod suggestions;

use crate::check::Checked;
use crate::dossier::{Disagreement, Dossier};
use crate::lock::Lock;
use crate::source::Holdings;
use crate::text::Span;
use crate::verdict::{Judgement, accepted, is_stale};

use super::{Code, Finding, Levels, Place};

pub(crate) use brief::{foremost, is_claimed};
pub(crate) use claims::also_fitting;
pub use drafts::{ItemWords, describe_drafts, describe_item};
pub use locked::describe_gains;
pub use suggestions::describe_suggestion;

use citations::CitationFacts;
use locked::{losses, older, words};
use sources::CitedSources;

/// Returns the findings of a dossier that are not allowed, those about sources first, then by claim, then by rule, then
/// of the lock, in the order of the claims file.
///
/// Where claims were left out of the check, nothing is said of sources that seem unused.
pub fn describe(checked: &Checked, levels: &Levels) -> Vec<Finding> {
    let Checked {
        dossier,
        holdings,
        sentences: _,
        locations: _,
        reprints,
        repeated,
        unnamed,
        judgements,
        corrections,
        rules,
        extent,
        uncited,
        changes,
    } = checked;
    let lock = extent.lock.as_ref().map(|file| &file.lock);
    let cited = CitedSources::of(dossier);
    let facts = Facts { lock, dossier, holdings, judgements, cited };
    let mut findings = Vec::new();
    for index in 0..dossier.sources.len() {
        findings.extend(facts.source(index, extent.whole));
        findings.extend(facts.changed_source(index));
        findings.extend(facts.guessed_encoding(index));
    }
    findings.extend(facts.corrections(corrections));
    let one_file = reprints.one_file.iter();
    findings.extend(one_file.filter_map(|one| facts.one_file(one, extent.whole)));
    let reprints = reprints.undeclared.iter();
    findings.extend(reprints.filter_map(|reprint| facts.reprint(reprint, extent.whole)));
    findings.extend(repeated.iter().map(|quote| facts.repeated(quote)));
    findings.extend(facts.similar_speakers());
    findings.extend(facts.unnamed_speakers(unnamed));
    for (index, judgement) in judgements.iter().enumerate() {
        facts.claim(index, judgement, &mut findings);
        let ways = checked.declarations(index);
        findings.extend(facts.rests_on_declaration(index, judgement, &ways));
        let passages = uncited.get(index).into_iter().flatten();
        findings.extend(passages.map(|passage| facts.uncited(index, passage)));
    }
    findings.extend(rules.iter().flat_map(|test| facts.rule(test)));
    let lock = extent.lock.iter();
    findings.extend(lock.clone().filter_map(older));
    findings.extend(lock.clone().filter_map(|file| words(dossier, file)));
    findings.extend(lock.flat_map(|file| losses(dossier, file, changes)));
    levels.apply(findings)
}

/// The facts that most findings are made from.
struct Facts<'a> {
    /// The lock that is compared with what is found.
    lock: Option<&'a Lock>,
    dossier: &'a Dossier,
    holdings: &'a Holdings,
    judgements: &'a [Judgement],
    cited: CitedSources,
}

impl Facts<'_> {
    fn claim(&self, index: usize, judgement: &Judgement, findings: &mut Vec<Finding>) {
        let claim = &self.dossier.claims[index];
        findings.extend(self.statement(index, judgement));
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
            findings.extend(self.scale(&cited));
            findings.extend(self.outside_body(&cited));
            findings.extend(self.other_place(&cited));
            findings.extend(self.doubt(&cited));
            findings.extend(self.unrelated(&cited));
            findings.extend(self.stance(&cited));
        }
        findings.extend(self.similar_texts(index));
        findings.extend(self.falling_toll(index, judgement));
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
        Some(Place::passage(self.holdings.index_of(source)?, span))
    }
}
