//! Names of findings that stay when lines move, by which services know a finding from one run to the next.

use std::collections::BTreeMap;

use crate::dossier::Dossier;
use crate::finding::{Finding, Place, Role, Subject, Within};
use crate::report::Examined;
use crate::source::digest;

/// The names that were given, with how often each was asked for.
#[derive(Debug, Default)]
pub(in crate::report) struct Fingerprints(BTreeMap<String, usize>);

impl Fingerprints {
    /// Returns the fingerprint of a finding of the claims file at `path`: a digest of its code, of the ids of what it is about
    /// and of the words of the citation, passage or draft. No line, figure or level is in it. Of several findings that are
    /// alike in all this, the later ones are numbered.
    pub(in crate::report) fn of(
        &mut self,
        path: &str,
        examined: &Examined,
        finding: &Finding,
    ) -> String {
        let mut parts = vec![path.to_owned(), finding.code.name().to_owned()];
        parts.extend(ids(&finding.subject, &examined.checked.dossier));
        parts.extend(words(examined, finding).map(str::to_owned));
        self.of_parts(&parts)
    }

    /// Returns the fingerprint of what has these parts.
    pub(in crate::report) fn of_parts(&mut self, parts: &[String]) -> String {
        // Each with its length before it: no two lists of parts give the same text.
        let parts = parts.iter().map(|part| format!("{}:{part}", part.len()));
        let name = digest(parts.collect::<Vec<_>>().concat().as_bytes());
        let count = self.0.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { name } else { digest(format!("{name}#{count}").as_bytes()) }
    }
}

/// Returns the ids of a subject.
fn ids(subject: &Subject, dossier: &Dossier) -> Vec<String> {
    let claim = |index: usize| dossier.claims[index].id.value.clone();
    let source = |index: &usize| dossier.sources[*index].id.value.clone();
    match subject {
        Subject::Source(index) => vec![source(index)],
        Subject::Documents([one, other]) => one.iter().chain(other).map(source).collect(),
        Subject::Citation { claim: index, citation } => {
            let cited = &dossier.claims[*index].citations[*citation];
            let name = cited.id.as_ref().unwrap_or(&cited.quote.value);
            vec![claim(*index), source(&cited.source), name.clone()]
        }
        Subject::Claim { claim: index, citations: _ } => vec![claim(*index)],
        Subject::Passage { claim: index, sources } => {
            std::iter::once(claim(*index)).chain(sources.iter().map(source)).collect()
        }
        Subject::GoneClaim(id) | Subject::Lock(id) | Subject::Draft(id) => vec![id.clone()],
        Subject::Rule(index) => vec![dossier.rules[*index].id.value.clone()],
        Subject::Words => Vec::new(),
    }
}

/// Returns the words that a finding is about where its ids do not tell it from others: of a draft, of a passage.
fn words<'a>(examined: &'a Examined, finding: &Finding) -> Option<&'a str> {
    let place = match &finding.subject {
        Subject::Draft(_) => Some(finding.place()),
        Subject::Passage { .. } => finding.places().iter().find(|at| at.role == Role::Passage),
        _ => None,
    };
    place.and_then(|place| text_at(examined, place))
}

fn text_at<'a>(examined: &'a Examined, place: &Place) -> Option<&'a str> {
    let text = match place.within {
        Within::Claims => &examined.claims_file.text,
        Within::Lock => &examined.checked.extent.lock.as_ref()?.text,
        Within::Draft(index) => &examined.drafts[index].draft.document.text,
        Within::Document(index) => &examined.checked.holdings.documents[index].document.text,
    };
    Some(place.span.of(text))
}
