//! Whose word a citation is.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use crate::dossier::{Citation, Dossier, Source, name_key};

use super::Evidence;

/// What stands between the names of those that an origin may be.
pub const ONE_OF: &str = " or ";

/// How many an origin names of those that it may be.
const MOST_NAMED: usize = 12;

/// Whose word a citation is: a speaker, or a source in its own voice.
///
/// Two are the same when their names differ in case, white space and typography only: counting one speaker twice is
/// worse than taking two for one.
#[derive(Clone, Debug)]
pub struct Origin {
    name: String,
    key: String,
    /// Those that it may be, where nobody knows which; empty where it is known.
    among: Vec<Self>,
}

impl Origin {
    /// Returns the origin of this name.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), key: name_key(name), among: Vec::new() }
    }

    /// Returns the origin that is one of these, nobody knows which; the same in whatever order they are given.
    pub fn one_of(origins: &[Self]) -> Self {
        let each = origins.iter().flat_map(Self::candidates);
        let among: BTreeSet<&Self> = each.collect();
        if let (1, Some(only)) = (among.len(), among.first()) {
            return (*only).clone();
        }
        let names: Vec<&str> = among.iter().map(|origin| origin.name.as_str()).collect();
        let name = match names.get(MOST_NAMED..) {
            Some(rest) if !rest.is_empty() => {
                format!("{}{ONE_OF}{} others", names[..MOST_NAMED].join(ONE_OF), rest.len())
            }
            _ => names.join(ONE_OF),
        };
        Self { among: among.into_iter().cloned().collect(), ..Self::new(&name) }
    }

    /// Returns those that it may be: itself, where it is known.
    fn candidates(&self) -> &[Self] {
        if self.among.is_empty() { std::slice::from_ref(self) } else { &self.among }
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

/// Returns the voices that are not counted beside a citation: beside a speaker, that of the source that quotes him.
pub(super) fn silenced_by(
    dossier: &Dossier,
    citation: &Citation,
    voice: Option<&Origin>,
) -> Vec<Origin> {
    if citation.attributed_to.is_empty() {
        return Vec::new();
    }
    roots_of(dossier, citation.source).into_iter().chain(voice.cloned()).collect()
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

/// Returns the origins of these citations together, in order of appearance.
///
/// A source's own voice is left out where another citation quotes a speaker from the same source. A passage that may be
/// one of several sources' is not counted beside one of them, nor beside another that may be the same one's: there are
/// never more origins than it takes to have said all of it.
pub fn together(evidence: &[Evidence], citations: &[usize]) -> Vec<Origin> {
    let silent = silenced(evidence, citations);
    let mut voices: Vec<Origin> = Vec::new();
    for voice in citations.iter().flat_map(|index| evidence[*index].voices()) {
        if !silent.contains(&voice) && !voices.contains(&voice) {
            voices.push(voice);
        }
    }
    let (known, open): (Vec<&Origin>, Vec<&Origin>) =
        voices.iter().partition(|voice| voice.among.is_empty());
    let mut taken: BTreeSet<&Origin> = known.iter().copied().collect();
    let mut counted: BTreeSet<&Origin> = taken.clone();
    for voice in open.into_iter().collect::<BTreeSet<_>>() {
        if voice.among.iter().all(|origin| !taken.contains(origin)) {
            taken.extend(&voice.among);
            counted.insert(voice);
        }
    }
    voices.iter().filter(|voice| counted.contains(voice)).cloned().collect()
}

/// Returns the voices of these citations that are not counted, as another of them quotes a speaker from the same source.
pub(super) fn silenced(evidence: &[Evidence], citations: &[usize]) -> BTreeSet<Origin> {
    let cited = || citations.iter().map(|index| &evidence[*index]);
    let silencing: BTreeSet<&Origin> = cited().flat_map(|cited| &cited.silenced).collect();
    let speaking: BTreeSet<&Origin> =
        cited().filter(|cited| cited.attributed).flat_map(|cited| &cited.origins).collect();
    let own = cited().filter(|cited| !cited.attributed).flat_map(Evidence::voices);
    let is_silent = |voice: &Origin| {
        let may_be = voice.candidates().iter().any(|origin| silencing.contains(origin));
        (may_be || silencing.contains(voice)) && !speaking.contains(voice)
    };
    own.filter(is_silent).collect()
}
