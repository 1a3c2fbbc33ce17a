//! What is said of sources that share long passages.

use crate::dossier::Claim;
use crate::finding::words::{listed, quoted};
use crate::finding::{Code, Finding, Place, Role, Text, counted};
use crate::verdict::{Effect, Judgement, Undeclared};

use super::Scene;

impl Scene<'_> {
    /// Says what two sources share; `None` where only some claims are checked, and no citation of theirs is among them.
    pub(super) fn reprint(&self, reprint: &Undeclared, whole: bool) -> Option<Finding> {
        let [first, second] = &reprint.sources;
        if !whole && !first.iter().chain(second).any(|source| self.citations_of(*source) > 0) {
            return None;
        }
        let names = [first, second].map(|sources| self.sources_named(sources));
        let shared = &reprint.shared;
        let [of_first, of_second] = shared.percent();
        let longest = shared.longest();
        let message = format!(
            "{} and {} share {}, {of_first} % of the first and {of_second} % of the second, and do not say so",
            names[0],
            names[1],
            counted(shared.words(), "word"),
        );
        let later = first.iter().chain(second).max().copied()?;
        let source = &self.dossier.sources[later];
        let in_claims = source.file.as_ref().map_or(source.id.place, |file| file.place);
        let mut places = vec![Place { role: Role::Source, text: Text::Claims, span: in_claims }];
        for (document, span) in shared.documents.into_iter().zip(longest.places) {
            places.push(Place { role: Role::Passage, text: Text::Document(document), span });
        }
        let text = &self.holdings.documents[shared.documents[0]].document.text;
        let words = quoted(longest.places[0].of(text));
        let passage = match shared.passages.len() {
            1 => format!("in one passage: {words}"),
            all => format!("the longest of {all} passages has {} words: {words}", longest.words),
        };
        let mut notes = vec![
            passage,
            "as long as it is not said, they count as one origin for what is cited from these passages in their own voice".to_owned(),
        ];
        notes.extend(self.counts_both(reprint));
        Some(Finding {
            code: Code::UndeclaredReprint,
            level: Code::UndeclaredReprint.default_level(),
            claim: None,
            rule: None,
            citations: Vec::new(),
            message,
            places,
            notes,
            help: "say where each has its words from: give one of them `derived_from`, or both, if they took them from a third".to_owned(),
        })
    }

    /// Names the claims that both sources bear out by words that they do not share.
    fn counts_both(&self, reprint: &Undeclared) -> Option<String> {
        let counts = |claim: &Claim, judgement: &Judgement, sources: &[usize]| {
            let cited = claim.citations.iter().zip(&judgement.evidence);
            let mut own = cited.filter(|(citation, evidence)| {
                sources.contains(&citation.source)
                    && evidence.effect == Some(Effect::Supports)
                    && evidence.voice.is_none()
                    && !evidence.attributed
            });
            own.next().is_some()
        };
        let claims = self.dossier.claims.iter().zip(self.judgements);
        let both = claims.filter(|(claim, judgement)| {
            reprint.sources.iter().all(|sources| counts(claim, judgement, sources))
        });
        let names: Vec<String> = both.map(|(claim, _)| format!("`{}`", claim.id.value)).collect();
        (!names.is_empty()).then(|| {
            format!(
                "both are counted for {}, from words that they do not share: see who found it out",
                listed(&names)
            )
        })
    }

    fn sources_named(&self, sources: &[usize]) -> String {
        let names =
            sources.iter().map(|source| format!("`{}`", self.dossier.sources[*source].id.value));
        listed(&names.collect::<Vec<_>>())
    }
}
