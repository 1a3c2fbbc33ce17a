//! Findings about sources that share long passages.

use std::collections::BTreeSet;

use crate::finding::words::{in_backticks, listed, quoted};
use crate::finding::{Code, Finding, Place, Role, Subject, counted};
use crate::verdict::{Effect, OneFile, RepeatedQuote, UndeclaredReprint};

use super::Facts;

impl Facts<'_> {
    /// Says that two sources have one file; `None` where only some claims are checked, and no citation of theirs is among them.
    pub(super) fn one_file(&self, one: &OneFile, whole: bool) -> Option<Finding> {
        if !whole && !one.sources.iter().any(|source| self.citations_of(*source) > 0) {
            return None;
        }
        let sources = one.sources.map(|source| &self.dossier.sources[source]);
        let names = sources.map(|source| source.file.as_ref().map_or("", |file| &file.value));
        let message = if one.is_copy {
            format!("are one file: {} and {} are the same, byte for byte", names[0], names[1])
        } else {
            format!("are one file, by two names: {} and {}", names[0], names[1])
        };
        let are_parted = !one.is_copy && sources.iter().all(|source| source.origin.is_some());
        let note = if are_parted {
            "a passage that both are cited for counts once, whatever their `origin`"
        } else {
            "they count as one origin for what they are cited for in their own voice"
        };
        let help = if one.is_copy {
            "cite one of them, and remove the other; or say who copied whom by `derived_from`"
        } else {
            "cite one of them, and remove the other; where the file holds two texts, write the same `file` for both"
        };
        let later = sources[1];
        let place = later.file.as_ref().map_or(later.id.place, |file| file.place);
        let place = Place::in_claims(Role::Source, place);
        let subject = Subject::Documents(one.sources.map(|source| vec![source]));
        let finding = Finding::new(Code::UndeclaredReprint, subject, message, place, help);
        Some(finding.predicate().with_notes([note.to_owned()]))
    }

    /// Says what two sources share; `None` where only some claims are checked, and no citation of theirs is among them.
    pub(super) fn reprint(&self, reprint: &UndeclaredReprint, whole: bool) -> Option<Finding> {
        let [first, second] = &reprint.sources;
        if !whole && !first.iter().chain(second).any(|source| self.citations_of(*source) > 0) {
            return None;
        }
        let shared = &reprint.shared;
        let [of_first, of_second] = shared.percent();
        let longest = shared.longest();
        let message = format!(
            "share {}, {of_first} % of the first and {of_second} % of the second, and do not say so",
            counted(shared.words(), "word"),
        );
        let later = first.iter().chain(second).max().copied()?;
        let source = &self.dossier.sources[later];
        let in_claims = source.file.as_ref().map_or(source.id.place, |file| file.place);
        let place = Place::in_claims(Role::Source, in_claims);
        let passages = shared.documents.into_iter().zip(longest.places);
        let passages = passages.map(|(document, span)| Place::passage(document, span));
        let text = &self.holdings.documents[shared.documents[0]].document.text;
        let words = quoted(longest.places[0].of(text));
        let passage = match shared.passages.len() {
            1 => format!("in one passage: {words}"),
            all => format!("the longest of {all} passages has {} words: {words}", longest.words),
        };
        let notes = [
            passage,
            "until `derived_from` says who copied whom, they count as one origin for what is cited from these passages in their own voice".to_owned(),
        ];
        let help = "say who copied whom: give one of them `derived_from`, or both if they copied a third source";
        let subject = Subject::Documents(reprint.sources.clone());
        let finding = Finding::new(Code::UndeclaredReprint, subject, message, place, help);
        let finding = finding.predicate().with_places(passages).with_notes(notes);
        Some(finding.with_notes(self.counts_both(reprint)))
    }

    /// Says which sources are quoted with the same words.
    pub(super) fn repeated(&self, repeated: &RepeatedQuote) -> Finding {
        let claim = &self.dossier.claims[repeated.claim];
        let cited = repeated.citations.iter().map(|index| &claim.citations[*index]);
        let sources: BTreeSet<usize> = cited.map(|citation| citation.source).collect();
        let ids =
            sources.iter().map(|source| in_backticks(&self.dossier.sources[*source].id.value));
        let message = format!(
            "{} are cited from the same {}, which count as one origin",
            listed(&ids.collect::<Vec<_>>()),
            counted(repeated.words, "word"),
        );
        let help = "say who copied whom by `derived_from`, or name the speaker of these words in `attributed_to`";
        let code = Code::UndeclaredReprint;
        self.claim_finding(code, repeated.claim, repeated.citations.clone(), message, help)
    }

    /// Names the claims that both sources bear out by words that they do not share.
    fn counts_both(&self, reprint: &UndeclaredReprint) -> Option<String> {
        let [first, second] = reprint.sources.each_ref().map(|own| self.borne_out_by(own));
        let both = first.intersection(&second).map(|claim| &self.dossier.claims[*claim]);
        let names: Vec<String> = both.map(|claim| in_backticks(&claim.id.value)).collect();
        (!names.is_empty()).then(|| {
            format!(
                "both count for {}, in passages they do not share; check which of them reported it first",
                listed(&names)
            )
        })
    }

    /// Returns the claims that some sources bear out in their own voice, by words that they do not share.
    fn borne_out_by(&self, sources: &[usize]) -> BTreeSet<usize> {
        let cited = sources.iter().flat_map(|source| self.cited.citations(*source));
        let own = cited.filter(|at| {
            let evidence = &self.judgements[at.claim].evidence[at.citation];
            evidence.effect == Some(Effect::Supports)
                && evidence.attribution.voice.is_none()
                && !evidence.attribution.is_speech
        });
        own.map(|at| at.claim).collect()
    }
}
