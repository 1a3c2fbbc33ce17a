//! What the page shows of a dossier: each claim, source and rule with the findings about it, each finding once.

use crate::dossier::{CitationIndex, Claim};
use crate::finding::{Finding, Subject};
use crate::report::Examined;
use crate::verdict::Judgement;

use super::standing::Standing;

/// A dossier with its parts as the page shows them.
pub(super) struct ShownDossier<'a> {
    pub(super) examined: &'a Examined,
    /// What stands before its anchors; empty for the first of a run.
    pub(super) prefix: String,
    /// Its claims, in the order of the claims file.
    pub(super) claims: Vec<ShownClaim<'a>>,
    /// The findings about each source by itself.
    pub(super) of_source: Vec<Vec<&'a Finding>>,
    /// The findings about each rule.
    pub(super) of_rule: Vec<Vec<&'a Finding>>,
    /// The findings about each draft.
    pub(super) of_draft: Vec<Vec<&'a Finding>>,
    /// The findings about anything else.
    pub(super) others: Vec<&'a Finding>,
    /// The citations of each source.
    pub(super) cited: Vec<Vec<CitationIndex>>,
}

/// A claim with the findings about it.
pub(super) struct ShownClaim<'a> {
    pub(super) index: usize,
    pub(super) claim: &'a Claim,
    pub(super) judgement: &'a Judgement,
    /// The findings about the claim and several of its citations, or none.
    pub(super) findings: Vec<&'a Finding>,
    /// The findings about one citation by itself, by its index.
    pub(super) of_citation: Vec<Vec<&'a Finding>>,
    pub(super) standing: Standing,
}

impl<'a> ShownDossier<'a> {
    /// Returns what there is to show of a dossier, the `number`th of a run from 0.
    pub(super) fn new(examined: &'a Examined, number: usize) -> Self {
        let dossier = &examined.checked.dossier;
        let claims = dossier.claims.iter().zip(&examined.checked.judgements).enumerate();
        let claims = claims.map(|(index, (claim, judgement))| ShownClaim {
            index,
            claim,
            judgement,
            findings: Vec::new(),
            of_citation: vec![Vec::new(); claim.citations.len()],
            standing: Standing::Holds,
        });
        let mut cited = vec![Vec::new(); dossier.sources.len()];
        dossier.citations().for_each(|(index, citation)| cited[citation.source].push(index));
        let mut shown = Self {
            examined,
            prefix: if number == 0 { String::new() } else { format!("/{}/", number + 1) },
            claims: claims.collect(),
            of_source: vec![Vec::new(); dossier.sources.len()],
            of_rule: vec![Vec::new(); dossier.rules.len()],
            of_draft: vec![Vec::new(); examined.drafts.len()],
            others: Vec::new(),
            cited,
        };
        examined.findings.iter().for_each(|finding| shown.add(finding));
        for claim in &mut shown.claims {
            claim.standing = Standing::of(claim);
        }
        shown
    }

    fn add(&mut self, finding: &'a Finding) {
        let list = match &finding.subject {
            Subject::Source(source) => &mut self.of_source[*source],
            Subject::Rule(rule) => &mut self.of_rule[*rule],
            Subject::Citation { claim, citation } => {
                &mut self.claims[*claim].of_citation[*citation]
            }
            Subject::Claim { claim, .. } | Subject::Passage { claim, .. } => {
                &mut self.claims[*claim].findings
            }
            Subject::Draft(file) => {
                let mut drafts = self.examined.drafts.iter();
                match drafts.position(|checked| checked.draft.file == *file) {
                    Some(draft) => &mut self.of_draft[draft],
                    None => &mut self.others,
                }
            }
            Subject::Documents(_) | Subject::GoneClaim(_) | Subject::Words | Subject::Lock(_) => {
                &mut self.others
            }
        };
        list.push(finding);
    }

    /// Returns what the dossier is of.
    pub(super) fn title(&self) -> &'a str {
        self.examined.checked.dossier.title.as_deref().unwrap_or("Untitled dossier")
    }

    /// Returns the findings about no claim: those about sources, rules, drafts and all else, in this order.
    pub(super) fn findings_of_no_claim(&self) -> impl Iterator<Item = &'a Finding> {
        let lists = self.of_source.iter().chain(&self.of_rule).chain(&self.of_draft);
        lists.flatten().chain(&self.others).copied()
    }
}

impl<'a> ShownClaim<'a> {
    /// Returns all findings about the claim, those about single citations last.
    pub(super) fn all_findings(&self) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().chain(self.of_citation.iter().flatten()).copied()
    }
}
