//! What is said of sources.

use crate::dossier::Source;
use crate::finding::words::{counted, quoted};
use crate::finding::{Code, Finding, Place, Role, Text};
use crate::source::Holding;

use super::Scene;

impl Scene<'_> {
    pub(super) fn source(&self, index: usize, whole: bool, findings: &mut Vec<Finding>) {
        let source = &self.dossier.sources[index];
        let citations = self.citations_of(index);
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

    /// Returns how many citations name a source.
    pub(super) fn citations_of(&self, source: usize) -> usize {
        let all = self.dossier.claims.iter().flat_map(|claim| &claim.citations);
        all.filter(|citation| citation.source == source).count()
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
        let touched = self.touched_by_change(index);
        let message = format!(
            "`{}`: {} is not the file that was pinned; {}",
            source.id.value,
            held.file,
            touched.summary()
        );
        let help =
            "read what changed; then `crosscheck pin` writes the digest that the file has now";
        let mut finding = source_finding(Code::ChangedSource, source, message, help);
        finding.places[0].span = pinned.place;
        finding.places.extend(touched.places);
        finding.notes.extend(named("no longer in it", &touched.gone));
        finding.notes.extend(named("still in it", &touched.standing));
        finding.notes.push(format!("its digest is {}", held.document.sha256));
        Some(finding)
    }

    /// Returns which quotes of a changed source still stand in it, and which do not.
    fn touched_by_change(&self, source: usize) -> Touched {
        let mut touched = Touched::default();
        for (claim, judgement) in self.dossier.claims.iter().zip(self.judgements) {
            let cited = claim.citations.iter().zip(&judgement.evidence);
            for (citation, evidence) in cited.filter(|(citation, _)| citation.source == source) {
                let name = format!("`{}` {}", claim.id.value, quoted(&citation.quote.value));
                if evidence.state.holds() {
                    touched.standing.push(name);
                } else {
                    touched.gone.push(name);
                    let span = citation.quote.place;
                    touched.places.push(Place { role: Role::Citation, text: Text::Claims, span });
                }
            }
        }
        touched
    }
}

/// The quotes of a source whose file has changed, each with its claim.
#[derive(Default)]
struct Touched {
    gone: Vec<String>,
    standing: Vec<String>,
    /// Where those that are gone stand in the claims file.
    places: Vec<Place>,
}

impl Touched {
    fn summary(&self) -> String {
        match (self.gone.len(), self.standing.len()) {
            (0, 1) => "its quote still stands".to_owned(),
            (0, all) => format!("all {all} quotes still stand"),
            (1, 0) => "its quote no longer holds".to_owned(),
            (all, 0) => format!("none of {all} quotes holds any more"),
            (1, standing) => format!("1 of {} quotes no longer holds", standing + 1),
            (gone, standing) => format!("{gone} of {} quotes no longer hold", gone + standing),
        }
    }
}

/// How many quotes of a changed source a note names.
const MOST_NAMED: usize = 10;

/// Returns a note that names these quotes; `None` where there are none.
fn named(what: &str, quotes: &[String]) -> Option<String> {
    let more = match quotes.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first: Vec<&str> = quotes.iter().take(MOST_NAMED).map(String::as_str).collect();
    (!first.is_empty()).then(|| format!("{what}: {}{more}", first.join(", ")))
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
