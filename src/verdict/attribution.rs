//! The second step: the origins of a citation.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::dossier::{Citation, Dossier};

use super::identity::{Identities, SourceTraits};
use super::roots::SourceSet;
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
    pub origins: Arc<[Origin]>,
    /// Whether its origins are speakers whom the source quotes.
    pub is_speech: bool,
    /// The origin of a passage that its source shares with others, where nobody says which of them wrote it.
    pub voice: Option<Origin>,
    /// The voices of the sources that it may go back to. Beside a speaker, they are not counted.
    pub own_voices: Arc<[Origin]>,
    /// The number of its passage: citations of its claim that have it too quote the same words.
    pub passage: usize,
    /// For each of its speakers, by the name that the dossier uses, whose word is meant.
    speakers: Vec<(String, Origin)>,
    /// The voices that it counts for.
    voices: Arc<[Origin]>,
}

/// How many sources that a citation may go back to are told one by one.
const MOST_TOLD: usize = 12;

impl Attribution {
    /// Returns whose word a citation is: its speakers, by the names that are used for them; otherwise the voice of a
    /// passage that its source shares with others, which is that of one of the sources in `sharing`; otherwise the roots of
    /// what its source is derived from; otherwise the source. Sources go by their ids.
    pub(super) fn of(
        dossier: &Dossier,
        traits: &SourceTraits,
        identities: &Identities<'_>,
        citation: &Citation,
        sharing: Option<&SourceSet>,
        passage: usize,
    ) -> Self {
        let voice = sharing.map(|sources| identities.of_set(sources).one);
        let roots = identities.of_set(traits.roots().of_source(citation.source));
        let own_voices = roots.each;
        let speakers = speakers(dossier, identities, citation);
        let is_speech = !speakers.is_empty();
        let (origins, voices): (Arc<[Origin]>, Arc<[Origin]>) = match &voice {
            _ if is_speech => {
                let origins = said_by(&speakers);
                (Arc::clone(&origins), origins)
            }
            Some(voice) => {
                let origins: Arc<[Origin]> = Arc::from([voice.clone()]);
                (Arc::clone(&origins), origins)
            }
            None => (Arc::clone(&own_voices), Arc::from([roots.one])),
        };
        Self { origins, is_speech, voice, own_voices, passage, speakers, voices }
    }

    /// Returns whose voices it counts for: each of its speakers, or one of the sources that it may go back to.
    pub fn voices(&self) -> &[Origin] {
        &self.voices
    }

    /// Returns its origins as reports tell them: of more sources than anybody reads, the one that is one of them. Thousands of
    /// citations may go back to the same thousands.
    pub fn told(&self) -> &[Origin] {
        let are_many = !self.is_speech && self.origins.len() > MOST_TOLD;
        if are_many { &self.voices } else { &self.origins }
    }

    /// Returns the same without some of its speakers, who go by the names that the dossier uses; one must be left.
    pub(super) fn without(&self, is_gone: impl Fn(&str) -> bool) -> Self {
        if !self.is_speech {
            return self.clone();
        }
        let left = self.speakers.iter().filter(|(name, _)| !is_gone(name));
        let speakers: Vec<(String, Origin)> = left.cloned().collect();
        let origins = said_by(&speakers);
        Self { voices: Arc::clone(&origins), origins, speakers, ..self.clone() }
    }
}

/// Returns whose word a citation is, whatever its source shares with others.
pub(super) fn origins_of(
    dossier: &Dossier,
    traits: &SourceTraits,
    identities: &Identities<'_>,
    citation: &Citation,
) -> Arc<[Origin]> {
    match speakers(dossier, identities, citation).as_slice() {
        [] => identities.of_set(traits.roots().of_source(citation.source)).each,
        speakers => said_by(speakers),
    }
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

fn said_by(speakers: &[(String, Origin)]) -> Arc<[Origin]> {
    let mut seen = BTreeSet::new();
    let origins = speakers.iter().map(|(_, origin)| origin.clone());
    origins.filter(|origin| seen.insert(origin.clone())).collect()
}
