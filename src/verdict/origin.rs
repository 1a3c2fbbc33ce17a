//! Whose word a citation is.

use std::collections::BTreeSet;
use std::fmt;

use crate::dossier::name_key;

use super::{Attribution, Evidence};

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

/// Returns the origins of these citations together, in order of appearance.
///
/// A source's own voice is left out where another citation quotes a speaker from the same source. A passage that may be
/// one of several sources' is not counted beside one of them, nor beside another that may be the same one's: there are
/// never more origins than it takes to have said all of it.
pub fn together(evidence: &[Evidence], citations: &[usize]) -> Vec<Origin> {
    let silent = silenced(evidence, citations);
    let mut voices: Vec<Origin> = Vec::new();
    for voice in citations.iter().flat_map(|index| evidence[*index].attribution.voices()) {
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
    let cited = || citations.iter().map(|index| &evidence[*index].attribution);
    let silencing: BTreeSet<&Origin> = cited().flat_map(|cited| &cited.silenced).collect();
    let speaking: BTreeSet<&Origin> =
        cited().filter(|cited| cited.is_speech).flat_map(|cited| &cited.origins).collect();
    let own = cited().filter(|cited| !cited.is_speech).flat_map(Attribution::voices);
    let is_silent = |voice: &Origin| {
        let may_be = voice.candidates().iter().any(|origin| silencing.contains(origin));
        (may_be || silencing.contains(voice)) && !speaking.contains(voice)
    };
    own.filter(is_silent).collect()
}
