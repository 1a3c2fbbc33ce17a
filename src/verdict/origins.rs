//! Whose word a citation is.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use crate::dossier::{Citation, Dossier, Source, name_key};

use super::Evidence;

/// Whose word a citation is: a speaker, or a source in its own voice.
///
/// Two are the same when their names differ in case, white space and typography only: counting one speaker twice is
/// worse than taking two for one.
#[derive(Clone, Debug)]
pub struct Origin {
    name: String,
    key: String,
}

impl Origin {
    /// Returns the origin of this name.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), key: name_key(name) }
    }
}

impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Origin {}

impl PartialOrd for Origin {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Origin {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key.cmp(&other.key)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// Returns the origins of a citation: its speakers, by the names that the dossier uses for them; otherwise the voice of
/// a passage that its source shares with others; otherwise the roots of what its source is derived from; otherwise the
/// source. Sources go by their ids. Never empty.
pub(super) fn origins_of(
    dossier: &Dossier,
    citation: &Citation,
    voice: Option<&Origin>,
) -> Vec<Origin> {
    if citation.attributed_to.is_empty() {
        return voice
            .map_or_else(|| roots_of(dossier, citation.source), |voice| vec![voice.clone()]);
    }
    let mut speakers: Vec<Origin> = Vec::new();
    for speaker in
        citation.attributed_to.iter().map(|name| Origin::new(dossier.speakers.name_of(name)))
    {
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    speakers
}

/// Returns the voices that are not counted beside a citation: beside a speaker, that of the source that quotes him;
/// beside a passage that a source shares with others, the source's own.
pub(super) fn silenced_by(
    dossier: &Dossier,
    citation: &Citation,
    voice: Option<&Origin>,
) -> Vec<Origin> {
    let is_quoting = !citation.attributed_to.is_empty();
    let own = (is_quoting || voice.is_some()).then(|| roots_of(dossier, citation.source));
    let shared = voice.filter(|_| is_quoting).cloned();
    own.into_iter().flatten().chain(shared).collect()
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
        heads.push(voice.iter().map(|voice| voice.name.clone()).collect());
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

/// Returns the origins of these citations together, in order of appearance: a source's own voice is left out
/// where another of them quotes a speaker from the same source, or words that the source shares with others.
pub fn together(evidence: &[Evidence], citations: &[usize]) -> Vec<Origin> {
    let silenced: Vec<&Origin> =
        citations.iter().flat_map(|index| &evidence[*index].silenced).collect();
    let mut origins: Vec<Origin> = Vec::new();
    for cited in citations.iter().map(|i| &evidence[*i]) {
        for origin in &cited.origins {
            let counted = cited.attributed || !silenced.contains(&origin);
            if counted && !origins.contains(origin) {
                origins.push(origin.clone());
            }
        }
    }
    origins
}
