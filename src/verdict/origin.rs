//! Those whose word a citation can be, and how many of them it takes to have said something.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::dossier::name_key;

use super::matching::most_named;
use super::{Attribution, Evidence};

/// Somebody whose word a citation is.
///
/// In order of their names: that of several among them by the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A speaker, or a source in its own voice.
    One(OriginName),
    /// One of several, nobody knows which.
    OneOf(Candidates),
}

/// The name of a speaker, or the id of a source.
///
/// Two are the same when they differ in case, white space and typography only: counting one speaker twice is worse than
/// taking two for one.
#[derive(Clone, Debug)]
pub struct OriginName {
    text: String,
    key: String,
}

/// Those that an origin may be: two or more, each once, in order. Thousands of citations may share them.
#[derive(Clone, Debug)]
pub struct Candidates(Arc<[OriginName]>);

impl Origin {
    /// Returns the origin of this name.
    pub fn new(name: &str) -> Self {
        Self::One(OriginName::new(name))
    }

    /// Returns the origin that is one of these, nobody knows which: the same in whatever order they are given, and the
    /// only one where there is no other. `origins` must not be empty.
    pub fn one_of(origins: &[Self]) -> Self {
        let names: BTreeSet<&OriginName> = origins.iter().flat_map(Self::names).collect();
        let mut names: Vec<OriginName> = names.into_iter().cloned().collect();
        match names.len() {
            1 => Self::One(names.remove(0)),
            _ => Self::OneOf(Candidates(names.into())),
        }
    }

    /// Returns the names of those that it may be, in order: one where it is known.
    pub fn names(&self) -> &[OriginName] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::OneOf(Candidates(names)) => names,
        }
    }

    /// Returns its name; `None` where it is one of several.
    pub fn known(&self) -> Option<&OriginName> {
        match self {
            Self::One(name) => Some(name),
            Self::OneOf(_) => None,
        }
    }

    /// Whether it is known, and its name is written like this.
    pub fn is_named(&self, name: &str) -> bool {
        self.known().is_some_and(|known| known.text == name)
    }

    /// Whether both may be the same one.
    pub fn may_be(&self, other: &Self) -> bool {
        let (few, many) =
            if self.names().len() < other.names().len() { (self, other) } else { (other, self) };
        few.names().iter().any(|name| many.has(name))
    }

    /// Whether it may be the one of this name.
    fn has(&self, name: &OriginName) -> bool {
        self.names().binary_search(name).is_ok()
    }

    /// Whether it may be one of these; thousands of citations may be of the same thousands.
    fn is_among(&self, names: &BTreeSet<&OriginName>) -> bool {
        if names.len() < self.names().len() {
            names.iter().any(|name| self.has(name))
        } else {
            self.names().iter().any(|name| names.contains(name))
        }
    }
}

impl PartialEq for Candidates {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Eq for Candidates {}

impl PartialOrd for Origin {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Origin {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::OneOf(own), Self::OneOf(other)) if Arc::ptr_eq(&own.0, &other.0) => {
                Ordering::Equal
            }
            _ => self.names().cmp(other.names()),
        }
    }
}

impl OriginName {
    fn new(name: &str) -> Self {
        Self { text: name.to_owned(), key: name_key(name) }
    }

    /// Returns the name as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl PartialEq for OriginName {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for OriginName {}

impl PartialOrd for OriginName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OriginName {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

/// The origins of citations together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// Those whose word they are, in order of appearance.
    pub origins: Vec<Origin>,
    /// How many passages can each be given an origin of its own: one passage is no more than one, whoever its speakers
    /// are.
    pub count: usize,
}

/// Returns the origins of these citations together, without those in `uncounted`.
///
/// A source's own voice is left out where another citation quotes a speaker from the same source. A passage that may be
/// one of several sources' is not counted beside one of them, nor beside another that may be the same one's: there are
/// never more origins than it takes to have said all of it.
pub(super) fn together(
    evidence: &[Evidence],
    citations: &[usize],
    uncounted: &BTreeSet<Origin>,
) -> Together {
    let silent = silenced(evidence, citations);
    let voices = |index: &usize| {
        let voices = evidence[*index].attribution.voices().iter();
        voices.filter(|voice| !silent.contains(voice))
    };
    let mut origins: Vec<Origin> = Vec::new();
    let mut seen = BTreeSet::new();
    for voice in citations.iter().flat_map(voices) {
        if seen.insert(voice) {
            origins.push(voice.clone());
        }
    }
    let counted = counted(&origins);
    origins.retain(|origin| counted.contains(origin) && !uncounted.contains(origin));
    let number: BTreeMap<&Origin, usize> =
        origins.iter().enumerate().map(|(number, origin)| (origin, number)).collect();
    let mut of_passage: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for index in citations {
        let own = voices(index).filter_map(|voice| number.get(voice).copied());
        of_passage.entry(evidence[*index].attribution.passage).or_default().extend(own);
    }
    let names: Vec<Vec<usize>> =
        of_passage.into_values().map(|names| names.into_iter().collect()).collect();
    let count = most_named(&names, origins.len());
    Together { origins, count }
}

/// Returns which of the voices count: those that are known, and those of others who cannot be one that counts already.
fn counted(voices: &[Origin]) -> BTreeSet<Origin> {
    let (known, open): (BTreeSet<&Origin>, BTreeSet<&Origin>) =
        voices.iter().partition(|voice| voice.known().is_some());
    let mut taken: BTreeSet<&OriginName> = known.iter().filter_map(|voice| voice.known()).collect();
    // The names of many are compared where they stand.
    let mut taken_by_many: Vec<&Origin> = Vec::new();
    let mut counted = known;
    for voice in open {
        if !voice.is_among(&taken) && !taken_by_many.iter().any(|other| voice.may_be(other)) {
            if voice.names().len() > MANY {
                taken_by_many.push(voice);
            } else {
                taken.extend(voice.names());
            }
            counted.insert(voice);
        }
    }
    counted.into_iter().cloned().collect()
}

/// From how many names on those of an origin are not put among those of others.
const MANY: usize = 16;

/// Returns the voices of these citations that are not counted, as another of them quotes a speaker from the same source.
pub(super) fn silenced(evidence: &[Evidence], citations: &[usize]) -> BTreeSet<Origin> {
    let cited = || citations.iter().map(|index| &evidence[*index].attribution);
    let mut silencing: BTreeSet<&Origin> = BTreeSet::new();
    let mut speaking: BTreeSet<&Origin> = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for cited in cited().filter(|cited| cited.is_speech) {
        speaking.extend(cited.origins.iter());
        silencing.extend(&cited.voice);
        // Thousands of citations may go back to the same sources.
        if seen.insert(Arc::as_ptr(&cited.own_voices).addr()) {
            silencing.extend(cited.own_voices.iter());
        }
    }
    let own = cited().filter(|cited| !cited.is_speech).flat_map(Attribution::voices);
    let own: BTreeSet<&Origin> = own.collect();
    let names: BTreeSet<&OriginName> =
        silencing.iter().filter_map(|silencing| silencing.known()).collect();
    let is_silent = |voice: &&Origin| {
        (voice.is_among(&names) || silencing.contains(voice)) && !speaking.contains(voice)
    };
    own.into_iter().filter(is_silent).cloned().collect()
}
