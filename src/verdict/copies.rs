//! Documents that are the same file under several names.

use std::collections::BTreeMap;

use crate::dossier::Dossier;
use crate::source::{Holdings, digest};

use super::groups::Groups;
use super::identity::{SourceTraits, Wording};

/// Two sources that have one file under two names, and nothing that says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneFile {
    /// The sources, the one that the claims file names first before the other.
    pub sources: [usize; 2],
    /// Whether the second name is that of a copy, and does not lead to the file itself.
    pub is_copy: bool,
}

/// Which documents are the same file.
pub(super) struct Copies {
    /// For each document, the first with its digest and text: an archive is one file of many texts.
    first_of: Vec<usize>,
}

impl Copies {
    pub(super) fn of(holdings: &Holdings) -> Self {
        let documents = || holdings.documents.iter().enumerate();
        let mut of_file: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, held) in documents() {
            *of_file.entry(&held.document.sha256).or_default() += 1;
        }
        let mut first: BTreeMap<(&str, String), usize> = BTreeMap::new();
        let first_of = documents().map(|(index, held)| {
            let file = held.document.sha256.as_str();
            // The text of a file tells something only where another document is of that file too.
            let text = if of_file[file] == 1 {
                String::new()
            } else {
                held.document.look(|document| digest(document.text.as_bytes()))
            };
            *first.entry((file, text)).or_insert(index)
        });
        Self { first_of: first_of.collect() }
    }

    /// Returns the sources that have one file under two names: of each file, as few pairs as join all of its sources. Those
    /// of one house, and those that have the file under one name, need no word.
    pub(super) fn of_one_file(
        &self,
        dossier: &Dossier,
        holdings: &Holdings,
        traits: &SourceTraits,
        wordings: &[Wording],
    ) -> Vec<OneFile> {
        let mut of_file: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for source in 0..dossier.sources.len() {
            let document = holdings.index_of(source);
            let document = document.filter(|document| wordings[*document] != Wording::Blank);
            if let Some(document) = document {
                of_file.entry(self.first_of(document)).or_default().push(source);
            }
        }
        let several = of_file.into_values().filter(|sources| sources.len() > 1);
        let mut found: Vec<OneFile> = several
            .flat_map(|sources| told_apart(dossier, traits, &sources))
            .map(|sources| {
                let [first, other] = sources.map(|source| holdings.index_of(source));
                OneFile { sources, is_copy: first != other }
            })
            .collect();
        found.sort_by_key(|one| one.sources);
        found
    }

    /// Returns the first document that is the same file as one.
    pub(super) fn first_of(&self, document: usize) -> usize {
        self.first_of[document]
    }

    pub(super) fn are_same(&self, one: usize, other: usize) -> bool {
        self.first_of(one) == self.first_of(other)
    }
}

/// Returns the pairs that join sources of one file, where neither a house nor a name of the file joins them.
fn told_apart(dossier: &Dossier, traits: &SourceTraits, sources: &[usize]) -> Vec<[usize; 2]> {
    let mut groups = Groups::new(sources.len());
    let mut with_name: BTreeMap<&str, usize> = BTreeMap::new();
    let mut with_root: BTreeMap<usize, usize> = BTreeMap::new();
    let mut with_trait: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        let name = dossier.sources[*source].file.as_ref().map(|file| file.value.as_str());
        let name = name.map(|name| *with_name.entry(name).or_insert(at));
        let house = traits.house_of(traits.roots().of_all(&[*source]));
        let roots = house.sources.iter().map(|root| *with_root.entry(*root).or_insert(at));
        let known: Vec<usize> = roots.chain(name).collect();
        let of_traits = house.traits.iter().map(|of| *with_trait.entry(*of).or_insert(at));
        for first in known.into_iter().chain(of_traits) {
            groups.join([first, at]);
        }
    }
    let others = (1..sources.len()).filter(|at| groups.of(*at) == *at);
    others.map(|at| [sources[0], sources[at]]).collect()
}
