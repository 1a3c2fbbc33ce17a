//! What is said of sources.

use crate::dossier::{Claim, Source};
use crate::finding::words::counted;
use crate::finding::{Code, Finding, Place, Role, Text};
use crate::source::Holding;

use super::Scene;

impl Scene<'_> {
    pub(super) fn source(&self, index: usize, whole: bool, findings: &mut Vec<Finding>) {
        let source = &self.dossier.sources[index];
        let of_claim = |claim: &Claim| claim.citations.iter().filter(|c| c.source == index).count();
        let citations: usize = self.dossier.claims.iter().map(of_claim).sum();
        let id = &source.id.value;
        if citations == 0 {
            if whole && !self.is_derived_from(index) {
                let message = format!("`{id}`: no citation names this source");
                findings.push(source_finding(
                    Code::UnusedSource,
                    source,
                    message,
                    "cite it, or remove it",
                ));
            }
            return;
        }
        match &self.holdings.of_source[index] {
            Holding::Held(_) => findings.extend(self.changed_source(index)),
            Holding::Unread { file, why } => {
                let unchecked = counted(citations, "citation");
                let message = format!(
                    "`{id}`: {file} could not be read ({why}); {unchecked} could not be checked"
                );
                let help = "put the file there, or correct `file`";
                findings.push(source_finding(Code::UnreadSource, source, message, help));
            }
            Holding::NotHeld => {
                let unchecked = counted(citations, "citation");
                let message = format!("`{id}` has no file; {unchecked} could not be checked");
                let help = "save the document as text beside the claims file, and name it as the source's `file`";
                findings.push(source_finding(Code::NotHeld, source, message, help));
            }
        }
    }

    fn is_derived_from(&self, index: usize) -> bool {
        self.dossier.sources.iter().any(|source| source.derived_from.contains(&index))
    }

    fn changed_source(&self, index: usize) -> Option<Finding> {
        let source = &self.dossier.sources[index];
        let held = self.holdings.document_of(index).filter(|held| !held.archived)?;
        let pinned = source.sha256.as_ref()?;
        if pinned.value == held.document.sha256 {
            return None;
        }
        let message =
            format!("`{}`: {} is not the file that was pinned", source.id.value, held.file);
        let help = "read what changed; then put the digest that the file has now in `sha256`";
        let mut finding = source_finding(Code::ChangedSource, source, message, help);
        finding.places[0].span = pinned.place;
        finding.notes.push(format!("its digest is {}", held.document.sha256));
        Some(finding)
    }
}

fn source_finding(code: Code, source: &Source, message: String, help: &str) -> Finding {
    let span = source.file.as_ref().map_or(source.id.place, |file| file.place);
    Finding {
        code,
        level: code.default_level(),
        claim: None,
        rule: None,
        citations: Vec::new(),
        message,
        places: vec![Place { role: Role::Source, text: Text::Claims, span }],
        notes: Vec::new(),
        help: help.to_owned(),
    }
}
