//! The chain by which a word came from its origin into the source that a citation quotes.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

use crate::dossier::{Citation, Dossier, name_key};

use super::Origin;

/// One of those that a word came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link<'a> {
    /// A speaker.
    Speaker {
        /// The name that the dossier uses.
        name: &'a str,
        /// The name that the source uses, where it is another.
        named: Option<&'a str>,
    },
    /// The source that wrote a passage which several share, nobody says which.
    Voice(&'a Origin),
    /// Somebody who passed it on.
    Via(&'a str),
    /// The source at this index of the dossier.
    Source(usize),
}

/// Returns how the word of each origin of a citation came into its source: the speaker, the sources that the passage
/// comes down through, from the first, and who passed it on.
///
/// Each chain begins with an origin and ends with the citation's source; a source reaches a root by the shortest way.
/// A passage that the source shares with others, `voice`, comes into it from one of them.
pub fn chains_of<'a>(
    dossier: &'a Dossier,
    citation: &'a Citation,
    voice: Option<&'a Origin>,
) -> Vec<Vec<Link<'a>>> {
    let ways = ways_down(dossier, citation.source);
    let speakers = citation.attributed_to.iter().map(|name| Some(speaker(dossier, name)));
    let mut heads: Vec<Option<Link<'_>>> = speakers.collect();
    if heads.is_empty() {
        heads.push(voice.map(Link::Voice));
    }
    let down = heads.into_iter().flat_map(|head| {
        ways.iter().map(move |roots| {
            let roots = roots.iter().map(|root| Link::Source(*root));
            let via = citation.via.as_deref().map(Link::Via);
            let source = Link::Source(citation.source);
            head.into_iter().chain(roots).chain(via).chain([source]).collect()
        })
    });
    down.collect()
}

fn speaker<'a>(dossier: &'a Dossier, named: &'a str) -> Link<'a> {
    let name = dossier.speakers.name_of(named);
    let is_same = name_key(name) == name_key(named);
    Link::Speaker { name, named: (!is_same).then_some(named) }
}

/// Returns the shortest way from each root of a source down to it, without itself.
fn ways_down(dossier: &Dossier, source: usize) -> Vec<Vec<usize>> {
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
            let mut way = Vec::new();
            let mut at = index;
            while at != source {
                way.push(at);
                at = from[&at];
            }
            ways.push(way);
        }
    }
    ways
}
