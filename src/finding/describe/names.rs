//! Findings about names: speakers whom their source does not name, and names that are nearly alike.

use crate::dossier::CitationIndex;
use crate::finding::words::in_backticks;
use crate::finding::{Code, Finding, Place, Role, Subject};
use crate::verdict::{SimilarNames, similar_speakers, similar_texts};

use super::Facts;

impl Facts<'_> {
    /// Says which speakers their sources do not name.
    pub(super) fn unnamed_speakers(
        &self,
        unnamed: &[(CitationIndex, String)],
    ) -> impl Iterator<Item = Finding> {
        unnamed.iter().map(|(at, name)| {
            let source = &self.dossier.sources[self.dossier.citation(*at).source].id.value;
            let message = format!("{} names “{name}” nowhere", in_backticks(source));
            let help = "correct `attributed_to`; or list under `speakers` the name by which the source knows the speaker";
            self.about_citations(Code::SpeakerNotNamed, &[*at], message, help)
        })
    }

    /// Says which names of speakers are nearly alike.
    pub(super) fn similar_speakers(&self) -> impl Iterator<Item = Finding> + '_ {
        similar_speakers(self.dossier).into_iter().map(|similar| {
            let help = "correct the one that is misspelled; or list both under `speakers`, as `aliases` of one speaker or as two";
            let message = alike("the speakers", &similar);
            self.about_citations(Code::SimilarNames, &named(&similar), message, help)
        })
    }

    /// Says which texts that a claim is given are nearly alike.
    pub(super) fn similar_texts(&self, claim: usize) -> impl Iterator<Item = Finding> + '_ {
        let evidence = &self.judgements[claim].evidence;
        similar_texts(&self.dossier.claims[claim], claim, evidence).into_iter().map(|similar| {
            let help = "correct the one that is misspelled; or list one in the claim's `same_as`, where both are right";
            let message = alike("the values", &similar);
            self.about_citations(Code::SimilarNames, &named(&similar), message, help)
        })
    }

    /// Returns a finding about the claim of the last of some citations and those of this claim among them, with the places
    /// of all.
    fn about_citations(
        &self,
        code: Code,
        cited: &[CitationIndex],
        message: String,
        help: &str,
    ) -> Finding {
        let claim = cited.last().map_or(0, |at| at.claim);
        let own = cited.iter().filter(|at| at.claim == claim).map(|at| at.citation);
        let mut places = cited.iter().rev().flat_map(|at| self.cited_places(at.claim, at.citation));
        let first = places
            .next()
            .unwrap_or_else(|| Place::in_claims(Role::Claim, self.dossier.claims[claim].id.place));
        let subject = Subject::Claim { claim, citations: own.collect() };
        Finding::new(code, subject, message, first, help).with_places(places)
    }
}

fn named(similar: &SimilarNames<'_>) -> Vec<CitationIndex> {
    similar.citations.iter().flatten().copied().collect()
}

fn alike(what: &str, similar: &SimilarNames<'_>) -> String {
    let [one, other] = similar.names;
    format!("{what} “{one}” and “{other}” differ in a letter or two")
}
