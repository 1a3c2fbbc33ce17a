//! Whose word a citation is.

use std::fmt;

use crate::dossier::{Citation, Dossier};

use super::Evidence;

/// Whose word a citation is: a speaker, or a source in its own voice.
///
/// Two are the same when their names differ in case and white space only: counting one speaker twice is worse
/// than taking two for one.
#[derive(Clone, Debug)]
pub struct Origin {
    name: String,
    key: String,
}

impl Origin {
    /// Returns the origin of this name.
    pub fn new(name: &str) -> Self {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        Self { name: name.to_owned(), key: words.join(" ") }
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

/// Returns the origins of a citation: its speakers; otherwise the roots of what its source is derived from;
/// otherwise the source. Sources go by their ids. Never empty.
pub fn origins_of(dossier: &Dossier, citation: &Citation) -> Vec<Origin> {
    if citation.attributed_to.is_empty() {
        return roots_of(dossier, citation.source);
    }
    let mut speakers: Vec<Origin> = Vec::new();
    for speaker in citation.attributed_to.iter().map(|name| Origin::new(name)) {
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    speakers
}

/// Returns the sources that a source goes back to by `derived_from`; itself where it is derived from none.
pub(super) fn roots_of(dossier: &Dossier, source: usize) -> Vec<Origin> {
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
            roots.push(Origin::new(&source.id.value));
        }
    }
    roots
}

/// Returns the origins of these citations together, in order of appearance: a source's own voice is left out
/// where another of them quotes a speaker from the same source.
pub fn together(evidence: &[Evidence], citations: &[usize]) -> Vec<Origin> {
    let quoting: Vec<&Origin> = citations
        .iter()
        .map(|i| &evidence[*i])
        .filter(|e| e.attributed)
        .flat_map(|e| &e.roots)
        .collect();
    let mut origins: Vec<Origin> = Vec::new();
    for cited in citations.iter().map(|i| &evidence[*i]) {
        for origin in &cited.origins {
            let counted = cited.attributed || !quoting.contains(&origin);
            if counted && !origins.contains(origin) {
                origins.push(origin.clone());
            }
        }
    }
    origins
}
