//! Repairs made in a copy of the claims file, and what comes of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::amend::repair::propose::Proposal;
use crate::amend::repair::{At, Why};
use crate::check::{Checked, Extent, check};
use crate::dossier::{CitationIndex, ClaimsFile, Editor, Problem};
use crate::finding::{Code, Finding, Levels, describe};
use crate::quote::{Anchoring, Selector, anchor_all};
use crate::source;
use crate::value::Value;
use crate::verdict::{Basis, Evidence, Said};

/// A claims file as far as it is repaired.
pub(super) struct Trial {
    pub(super) claims_file: ClaimsFile,
    pub(super) checked: Checked,
}

impl Trial {
    pub(super) fn new(claims_file: &ClaimsFile, checked: Checked) -> Self {
        Self { claims_file: claims_file.clone(), checked }
    }

    /// Makes those of the repairs that hold, and returns their places; adds the others to `refused`.
    pub(super) fn make(
        &mut self,
        mut proposals: Vec<Proposal>,
        refused: &mut BTreeMap<At, Why>,
    ) -> Result<Vec<At>, Vec<Problem>> {
        while !proposals.is_empty() {
            let changed = self.claims_file.with_text(self.text_with(&proposals));
            let after = self.check(&changed)?;
            let comparison = BeforeAfter::new(&self.checked, &after, &proposals);
            let objections: BTreeMap<At, Why> = proposals
                .iter()
                .filter_map(|proposal| Some((proposal.at, comparison.objection(proposal.at)?)))
                .collect();
            if objections.is_empty() {
                self.claims_file = changed;
                self.checked = after;
                return Ok(proposals.into_iter().map(|proposal| proposal.at).collect());
            }
            proposals.retain(|proposal| !objections.contains_key(&proposal.at));
            refused.extend(objections);
        }
        Ok(Vec::new())
    }

    fn text_with(&self, proposals: &[Proposal]) -> String {
        let ClaimsFile { text, syntax, .. } = &self.claims_file;
        let Some(mut editor) = Editor::new(text, *syntax) else {
            return text.clone();
        };
        for Proposal { at: (claim, index), fields } in proposals {
            let id = &self.checked.dossier.claims[*claim].id.value;
            for (field, text) in fields {
                editor.replace_text(id, *index, field, text);
            }
        }
        editor.finish()
    }

    /// Returns what is found out about the changed file, for the claims that were looked at.
    fn check(&self, changed: &ClaimsFile) -> Result<Checked, Vec<Problem>> {
        let (dossier, problems) = changed.read();
        let mut dossier = dossier.ok_or(problems)?;
        let ids: BTreeSet<&str> =
            self.checked.dossier.claims.iter().map(|claim| claim.id.value.as_str()).collect();
        dossier.claims.retain(|claim| ids.contains(claim.id.value.as_str()));
        let holdings = self.checked.holdings.clone();
        let of_source = (holdings.of_source.len() == dossier.sources.len()).then_some(());
        debug_assert!(of_source.is_some(), "no repair adds a source or takes one away");
        Ok(check(dossier, holdings, Extent::of_part()))
    }
}

/// A dossier before and after some repairs.
struct BeforeAfter<'a> {
    before: &'a Checked,
    after: &'a Checked,
    findings_before: Vec<Finding>,
    findings_after: Vec<Finding>,
    repaired: BTreeSet<At>,
}

impl<'a> BeforeAfter<'a> {
    fn new(before: &'a Checked, after: &'a Checked, proposals: &[Proposal]) -> Self {
        let levels = Levels::all_denied();
        let repaired = proposals.iter().map(|proposal| proposal.at).collect();
        let [findings_before, findings_after] =
            [before, after].map(|checked| describe(checked, &levels));
        Self { before, after, findings_before, findings_after, repaired }
    }

    /// Returns what speaks against the repair of a citation.
    fn objection(&self, at: At) -> Option<Why> {
        let evidence = |checked: &'a Checked| &checked.judgements[at.0].evidence[at.1];
        let before = evidence(self.before);
        let after = evidence(self.after);
        if let Some(Anchoring::Ambiguous(places)) = after.anchored.outcome() {
            return Some(Why::WouldBeAmbiguous(places.clone()));
        }
        if !after.state().holds() {
            return Some(Why::WouldBeLost);
        }
        if let Some(message) = self.new_finding(at) {
            return Some(Why::Raises(message));
        }
        if before.state().holds() {
            return changed_value(before, after);
        }
        if self.repeats(at) {
            return Some(Why::Repeats);
        }
        let promised =
            (after.said.basis() == Some(Basis::Read)).then(|| self.promised(at)).flatten();
        let promised = promised.filter(|value| after.value() != Some(value));
        promised.map(|promised| Why::OtherValue(Box::new((promised, after.value().cloned()))))
    }

    /// Returns what would be said of the citation that was not said of it before.
    fn new_finding(&self, at: At) -> Option<String> {
        let before: BTreeSet<Code> =
            findings_of(&self.findings_before, at).map(|finding| finding.code).collect();
        let mut new = findings_of(&self.findings_after, at);
        let new = new.find(|finding| !before.contains(&finding.code))?;
        Some(new.message.clone())
    }

    /// Whether another citation of the claim has the same passage.
    fn repeats(&self, at: At) -> bool {
        let claim = &self.after.dossier.claims[at.0];
        let passage = |index: usize| {
            let evidence = &self.after.judgements[at.0].evidence[index];
            let (_, anchor) = evidence.anchored.anchor()?;
            Some((claim.citations[index].source, anchor.span))
        };
        let own = passage(at.1);
        (0..claim.citations.len()).any(|other| {
            let comes_first = other < at.1 || !self.repaired.contains(&(at.0, other));
            other != at.1 && comes_first && passage(other) == own
        })
    }

    /// Returns the value that the quote gives by itself, as it was.
    fn promised(&self, (at, index): At) -> Option<Value> {
        let dossier = &self.before.dossier;
        let citation = &dossier.claims[at].citations[index];
        let quote = &citation.quote.value;
        let document = source::read(quote.as_bytes().to_vec()).ok()?;
        let selector = Selector { quote, prefix: None, suffix: None };
        let source = &dossier.sources[citation.source];
        let held_before = self.before.holdings.document_of(citation.source)?;
        let language = source.language_of(&held_before.document).language;
        let outcome =
            anchor_all(quote, &[selector], dossier.reader(language)).into_iter().next()?;
        let Anchoring::Anchored(anchor) = outcome else { return None };
        let of = CitationIndex { claim: at, citation: index };
        let statement = &self.before.judgements[at].statement;
        Said::of(dossier, of, &document, &anchor, statement).value().cloned()
    }
}

/// Returns the objection that a quote which held before gives another value now.
fn changed_value(before: &Evidence, after: &Evidence) -> Option<Why> {
    let same = before.value() == after.value()
        && before.effect == after.effect
        && before.said.doubt() == after.said.doubt()
        && before.stance_mismatch == after.stance_mismatch;
    (!same).then(|| match before.value() {
        Some(value) => Why::OtherValue(Box::new((value.clone(), after.value().cloned()))),
        None => Why::Raises("it would say something else than before".to_owned()),
    })
}

/// Returns what is said of one citation by itself.
fn findings_of(findings: &[Finding], (claim, index): At) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(move |finding| finding.is_of_citation(claim, index))
}
