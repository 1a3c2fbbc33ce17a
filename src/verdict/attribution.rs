//! The second step: whose word a citation is.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

use crate::dossier::{Citation, Dossier, Source, name_key};

use super::{Anchored, Origin};

/// A citation whose quote was looked for, and of which it is known whose word it is.
#[derive(Clone, Debug)]
pub struct Attributed {
    /// Where its quote stands.
    pub anchored: Anchored,
    /// Whose word it is.
    pub attribution: Attribution,
}

/// Whose word a citation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Whose word it is; never empty.
    pub origins: Vec<Origin>,
    /// Whether its origins are speakers whom the source quotes.
    pub is_speech: bool,
    /// Whose word the passage is, where its source shares it with others and nobody says which of them wrote it.
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

/// Returns how the word of each origin came into the source of a citation: the speaker as the source names him, the
/// sources that the passage comes down through, from the first, and who passed it on.
///
/// Each chain begins with an origin and ends with the id of the citation's source; a source reaches a root by the
/// shortest way.
///
/// A passage that the source shares with others, `voice`, comes into it from one of them.
pub fn chains_of(
    dossier: &Dossier,
    citation: &Citation,
    voice: Option<&Origin>,
) -> Vec<Vec<String>> {
    let ways = ways_down(dossier, citation.source);
    let mut heads: Vec<Vec<String>> =
        citation.attributed_to.iter().map(|name| named(dossier, name)).collect();
    if heads.is_empty() {
        heads.push(voice.iter().map(ToString::to_string).collect());
    }
    let down = heads.into_iter().flat_map(|head| {
        ways.iter().map(move |way| {
            let via = citation.via.clone();
            let (roots, source) = way.split_at(way.len() - 1);
            head.iter().chain(roots).cloned().chain(via).chain(source.iter().cloned()).collect()
        })
    });
    down.collect()
}

/// Returns the name of a speaker, with that which the source gives him where it is another.
fn named(dossier: &Dossier, name: &str) -> Vec<String> {
    let own = dossier.speakers.name_of(name);
    let is_same = name_key(own) == name_key(name);
    vec![if is_same { own.to_owned() } else { format!("{own} (as “{name}”)") }]
}

/// Returns the shortest way from each root of a source down to it, as ids.
fn ways_down(dossier: &Dossier, source: usize) -> Vec<Vec<String>> {
    let mut from: BTreeMap<usize, usize> = BTreeMap::from([(source, source)]);
    let mut open = VecDeque::from([source]);
    let mut ways = Vec::new();
    while let Some(index) = open.pop_front() {
        for root in &dossier.sources[index].derived_from {
            if let Entry::Vacant(entry) = from.entry(*root) {
                entry.insert(index);
                open.push_back(*root);
            }
        }
        if dossier.sources[index].derived_from.is_empty() {
            let id = |index: usize| dossier.sources[index].id.value.clone();
            let mut way = vec![id(index)];
            let mut at = index;
            while at != source {
                at = from[&at];
                way.push(id(at));
            }
            ways.push(way);
        }
    }
    ways
}
