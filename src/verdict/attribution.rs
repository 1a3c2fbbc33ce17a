//! The second step: the origins of a citation.

use crate::dossier::{Citation, Dossier, Source};

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
}

impl Attribution {
    /// Returns whose word a citation is: its speakers, by the names that the dossier uses for them; otherwise the voice
    /// of a passage that its source shares with others; otherwise the roots of what its source is derived from;
    /// otherwise the source. Sources go by their ids.
    pub(super) fn of(dossier: &Dossier, citation: &Citation, voice: Option<Origin>) -> Self {
        let roots = roots_of(dossier, citation.source);
        if citation.attributed_to.is_empty() {
            let origins = voice.clone().map_or(roots, |voice| vec![voice]);
            return Self { origins, is_speech: false, voice, silenced: Vec::new() };
        }
        let silenced = roots.into_iter().chain(voice.clone()).collect();
        Self { origins: speakers(dossier, citation), is_speech: true, voice, silenced }
    }

    /// Returns whose voices it counts for: each of its speakers, or one of the sources that it may go back to.
    pub fn voices(&self) -> Vec<Origin> {
        if self.is_speech { self.origins.clone() } else { vec![Origin::one_of(&self.origins)] }
    }
}

/// Returns the speakers of a citation, each once.
fn speakers(dossier: &Dossier, citation: &Citation) -> Vec<Origin> {
    let mut speakers: Vec<Origin> = Vec::new();
    for name in &citation.attributed_to {
        let speaker = Origin::new(dossier.speakers.name_of(name));
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    speakers
}

/// Returns the sources that a source goes back to by `derived_from`; itself where it is derived from none.
pub(super) fn roots_of(dossier: &Dossier, source: usize) -> Vec<Origin> {
    let origin = |source: &Source| Origin::new(&source.id.value);
    if dossier.sources[source].derived_from.is_empty() {
        return vec![origin(&dossier.sources[source])];
    }
    let mut roots = Vec::new();
    let mut seen = vec![false; dossier.sources.len()];
    let mut open = vec![source];
    while let Some(index) = open.pop() {
        if std::mem::replace(&mut seen[index], true) {
            continue;
        }
        let source = &dossier.sources[index];
        open.extend(source.derived_from.iter().rev());
        if source.derived_from.is_empty() {
            roots.push(origin(source));
        }
    }
    roots
}
