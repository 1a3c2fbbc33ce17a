//! The second step: the origins of a citation.

use std::collections::BTreeSet;

use crate::dossier::{Citation, Dossier};

use super::identity::Identities;
use super::{Anchored, Origin};

/// A citation whose quote was looked for, and of which it is known whose word it is.
#[derive(Clone, Debug)]
pub struct Attributed {
    /// The place of its quote.
    pub anchored: Anchored,
    /// Its origins.
    pub attribution: Attribution,
}

/// The origins of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Its speakers, or the sources that it may go back to; never empty.
    pub origins: Vec<Origin>,
    /// Whether its origins are speakers whom the source quotes.
    pub is_speech: bool,
    /// The origin of a passage that its source shares with others, where nobody says which of them wrote it.
    pub voice: Option<Origin>,
    /// The voices that are not counted beside it: beside a speaker, that of the source that quotes him.
    pub silenced: Vec<Origin>,
    /// The number of its passage: citations of its claim that have it too quote the same words.
    pub passage: usize,
    /// For each of its speakers, by the name that the dossier uses, whose word is meant.
    speakers: Vec<(String, Origin)>,
}

impl Attribution {
    /// Returns whose word a citation is: its speakers, by the names that are used for them; otherwise the voice of a
    /// passage that its source shares with others, which is that of one of the sources in `sharing`; otherwise the roots of
    /// what its source is derived from; otherwise the source. Sources go by their ids.
    pub(super) fn of(
        dossier: &Dossier,
        identities: &Identities<'_>,
        citation: &Citation,
        sharing: Option<&BTreeSet<usize>>,
        passage: usize,
    ) -> Self {
        let voice = sharing.map(|sources| identities.voice_of_one(sources));
        let roots = own_voices(dossier, identities, citation);
        let speakers = speakers(dossier, identities, citation);
        let is_speech = !speakers.is_empty();
        let (origins, silenced) = if is_speech {
            (said_by(&speakers), roots.into_iter().chain(voice.clone()).collect())
        } else {
            (voice.clone().map_or(roots, |voice| vec![voice]), Vec::new())
        };
        Self { origins, is_speech, voice, silenced, passage, speakers }
    }

    /// Returns whose voices it counts for: each of its speakers, or one of the sources that it may go back to.
    pub fn voices(&self) -> Vec<Origin> {
        if self.is_speech { self.origins.clone() } else { vec![Origin::one_of(&self.origins)] }
    }

    /// Returns the same without some of its speakers, who go by the names that the dossier uses; one must be left.
    pub(super) fn without(&self, is_gone: impl Fn(&str) -> bool) -> Self {
        let left = self.speakers.iter().filter(|(name, _)| !is_gone(name));
        let speakers: Vec<(String, Origin)> = left.cloned().collect();
        let origins = if self.is_speech { said_by(&speakers) } else { self.origins.clone() };
        Self { origins, speakers, ..self.clone() }
    }
}

/// Returns whose word a citation is, whatever its source shares with others.
pub(super) fn origins_of(
    dossier: &Dossier,
    identities: &Identities<'_>,
    citation: &Citation,
) -> Vec<Origin> {
    match speakers(dossier, identities, citation).as_slice() {
        [] => own_voices(dossier, identities, citation),
        speakers => said_by(speakers),
    }
}

/// Returns the voices of what the source of a citation goes back to.
fn own_voices(dossier: &Dossier, identities: &Identities<'_>, citation: &Citation) -> Vec<Origin> {
    let roots = roots_of(dossier, citation.source).into_iter();
    each_once(roots.map(|root| identities.voice(root)))
}

fn speakers(
    dossier: &Dossier,
    identities: &Identities<'_>,
    citation: &Citation,
) -> Vec<(String, Origin)> {
    let speakers = citation.attributed_to.iter().map(|name| {
        let name = dossier.speakers.name_of(name);
        (name.to_owned(), identities.speaker_named(name))
    });
    speakers.collect()
}

fn said_by(speakers: &[(String, Origin)]) -> Vec<Origin> {
    each_once(speakers.iter().map(|(_, origin)| origin.clone()))
}

fn each_once(origins: impl Iterator<Item = Origin>) -> Vec<Origin> {
    let mut seen = BTreeSet::new();
    origins.filter(|origin| seen.insert(origin.clone())).collect()
}

/// Returns the sources that a source goes back to by `derived_from`; itself where it is derived from none.
pub(super) fn roots_of(dossier: &Dossier, source: usize) -> Vec<usize> {
    let mut roots = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![source];
    while let Some(index) = open.pop() {
        if !seen.insert(index) {
            continue;
        }
        let source = &dossier.sources[index];
        open.extend(source.derived_from.iter().rev());
        if source.derived_from.is_empty() {
            roots.push(index);
        }
    }
    roots
}
