//! Sources that share long passages and do not say so: until they do, they speak there with one voice.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::Dossier;
use crate::reprint::Shared;
use crate::source::Holdings;
use crate::text::{Places, Span};

use super::copies::{Copies, OneFile};
use super::groups::Groups;
use super::identity::{House, SourceTraits};
use super::roots::SourceSet;
use super::{Anchored, cited_passages};

/// The sources of a dossier that share long passages, where neither is said to come from the other nor both from a
/// third.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reprints {
    /// The pairs to report: as few as join all that share something, those first that share most.
    pub undeclared: Vec<UndeclaredReprint>,
    /// The sources that have one file under two names.
    pub one_file: Vec<OneFile>,
    /// The shared passages of each document.
    passages: Vec<SharedPlaces>,
}

/// The passages of a document that it shares with others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SharedPlaces {
    places: Places,
    of_place: Vec<SharedPlace>,
}

/// A passage that several documents share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SharedPlace {
    /// Its number: passages that share their words have the same.
    pub(super) group: usize,
    /// The sources that may have written it; `None` where all who share it say so.
    pub(super) sources: Option<SourceSet>,
}

/// Two documents that share long passages without saying so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndeclaredReprint {
    /// The sources of each: those that are cited from the passages, otherwise all that the document is of.
    pub sources: [Vec<usize>; 2],
    /// The passages that they share, in the order of these.
    pub shared: Shared,
}

impl Reprints {
    /// Returns which of the documents that share passages do not say so; `anchored` says where the
    /// quotes stand.
    pub(super) fn of(
        dossier: &Dossier,
        holdings: &Holdings,
        traits: &SourceTraits,
        copies: &Copies,
        shared: Vec<Shared>,
        anchored: &[Vec<Anchored>],
    ) -> Self {
        if shared.is_empty() {
            return Self::default();
        }
        let sharing = SharingDocuments::new(dossier, holdings, traits, &shared, anchored);
        let is_undeclared: Vec<bool> =
            shared.iter().map(|pair| !sharing.is_declared(pair.documents)).collect();
        let passages = sharing.passages_with_sources(&shared, &is_undeclared);
        let undeclared = shared.into_iter().zip(is_undeclared).filter(|(_, is)| *is);
        let undeclared = undeclared.map(|(pair, _)| pair).collect();
        let undeclared = sharing.joining(copies, undeclared);
        Self { undeclared, passages, one_file: Vec::new() }
    }

    /// Returns the passage at a place of a document that others share; `None` where none do.
    pub(super) fn shared_at(&self, document: usize, place: Span) -> Option<&SharedPlace> {
        let passages = self.passages.get(document)?;
        passages.of_place.get(passages.places.first_overlapping(place)?)
    }
}

/// The documents with what is known of their sources.
struct SharingDocuments {
    /// The shared passages of each document.
    passages: Vec<Places>,
    /// The sources that speak in them.
    speaking: Vec<Vec<usize>>,
    /// The house of the roots of all sources of each document.
    houses: Vec<House>,
    /// The roots of those that speak in the passages.
    speaking_roots: Vec<BTreeSet<usize>>,
}

impl SharingDocuments {
    fn new(
        dossier: &Dossier,
        holdings: &Holdings,
        traits: &SourceTraits,
        shared: &[Shared],
        anchored: &[Vec<Anchored>],
    ) -> Self {
        let passages = passages_of_documents(holdings.documents.len(), shared);
        let sources = holdings.sources_of_all();
        let mut is_cited = vec![false; holdings.of_source.len()];
        for cited in cited_passages(anchored) {
            is_cited[dossier.citation(cited.of).source] |=
                passages[cited.document].overlap(cited.place);
        }
        let speaking: Vec<Vec<usize>> = sources
            .iter()
            .map(|all| {
                let cited = all.iter().copied().filter(|source| is_cited[*source]);
                let cited: Vec<usize> = cited.collect();
                if cited.is_empty() { all.clone() } else { cited }
            })
            .collect();
        let roots = |sources: &Vec<usize>| traits.roots().of_all(sources);
        Self {
            passages,
            houses: sources.iter().map(|own| traits.house_of(roots(own))).collect(),
            speaking_roots: speaking.iter().map(roots).collect(),
            speaking,
        }
    }

    /// Whether a source of one document comes from one of the other, or both from a third, or both are of one house.
    fn is_declared(&self, [first, second]: [usize; 2]) -> bool {
        self.houses[first].is_same(&self.houses[second])
    }

    /// Returns the shared passages of each document, each with those who may have written it: one for all documents that
    /// it joins, where some do not say so.
    fn passages_with_sources(
        &self,
        shared: &[Shared],
        is_undeclared: &[bool],
    ) -> Vec<SharedPlaces> {
        let groups = self.groups_of_passages(shared);
        let mut sources: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (document, groups) in groups.iter().enumerate() {
            for group in groups {
                sources.entry(*group).or_default().extend(&self.speaking_roots[document]);
            }
        }
        let undeclared = shared.iter().zip(is_undeclared).filter(|(_, is)| **is);
        let undeclared: BTreeSet<usize> = undeclared
            .flat_map(|(pair, _)| {
                pair.passages.iter().map(|twin| (pair.documents[0], twin.places[0]))
            })
            .map(|(document, place)| groups[document][self.passage(document, place)])
            .collect();
        sources.retain(|group, _| undeclared.contains(group));
        let sources = sources.into_iter().map(|(group, own)| (group, own.into_iter().collect()));
        let sources: BTreeMap<usize, SourceSet> = sources.collect();
        let of_group =
            |group: &usize| SharedPlace { group: *group, sources: sources.get(group).cloned() };
        let of_document = |(places, groups): (&Places, &Vec<usize>)| SharedPlaces {
            places: places.clone(),
            of_place: groups.iter().map(of_group).collect(),
        };
        self.passages.iter().zip(&groups).map(of_document).collect()
    }

    /// Returns for each passage of each document the number of the group of passages that share their words.
    fn groups_of_passages(&self, shared: &[Shared]) -> Vec<Vec<usize>> {
        let mut all = 0;
        let numbers: Vec<Vec<usize>> = self
            .passages
            .iter()
            .map(|passages| {
                let first = all;
                all += passages.count();
                (first..all).collect()
            })
            .collect();
        let mut groups = Groups::new(all);
        for pair in shared {
            for twin in &pair.passages {
                let number = |side: usize| {
                    let document = pair.documents[side];
                    numbers[document][self.passage(document, twin.places[side])]
                };
                groups.join([number(0), number(1)]);
            }
        }
        let of_document = |numbers: Vec<usize>| numbers.into_iter().map(|number| groups.of(number));
        numbers.into_iter().map(|numbers| of_document(numbers).collect()).collect()
    }

    /// Returns the number of a document's passage that a twin is part of.
    fn passage(&self, document: usize, twin: Span) -> usize {
        self.passages[document].first_overlapping(twin).unwrap_or(0)
    }

    /// Returns as few of the pairs as join all documents that they join, those that share most, in the order of the
    /// claims file. Documents that go back to the same sources are one, and so are those that are the same file.
    fn joining(&self, copies: &Copies, mut undeclared: Vec<Shared>) -> Vec<UndeclaredReprint> {
        let mut families: BTreeMap<&BTreeSet<usize>, usize> = BTreeMap::new();
        let family: Vec<usize> = self
            .houses
            .iter()
            .enumerate()
            .map(|(document, house)| *families.entry(&house.sources).or_insert(document))
            .collect();
        undeclared.sort_by_key(|pair| (std::cmp::Reverse(pair.words()), pair.documents));
        let mut groups = Groups::new(self.houses.len());
        for (document, family_of) in family.iter().enumerate() {
            groups.join([family[copies.first_of(document)], *family_of]);
        }
        undeclared.retain(|pair| groups.join(pair.documents.map(|document| family[document])));
        let mut named: Vec<UndeclaredReprint> =
            undeclared.into_iter().map(|shared| self.with_sources(shared)).collect();
        named.sort_by(|one, other| one.sources.cmp(&other.sources));
        named
    }

    /// Names the sources of two documents, those that the claims file names first before the others.
    fn with_sources(&self, shared: Shared) -> UndeclaredReprint {
        let sources = |document: usize| self.speaking[document].clone();
        let [first, second] = shared.documents.map(sources);
        if first <= second {
            return UndeclaredReprint { sources: [first, second], shared };
        }
        UndeclaredReprint { sources: [second, first], shared: shared.turned() }
    }
}

fn passages_of_documents(documents: usize, shared: &[Shared]) -> Vec<Places> {
    let mut of_documents: Vec<Vec<Span>> = vec![Vec::new(); documents];
    for pair in shared {
        for (side, document) in pair.documents.iter().enumerate() {
            of_documents[*document].extend(pair.passages.iter().map(|twin| twin.places[side]));
        }
    }
    of_documents.into_iter().map(Places::from_iter).collect()
}
