//! Sources that share long passages and do not say so: until they do, they speak there with one voice.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{CitationIndex, Dossier};
use crate::reprint::Shared;
use crate::source::{Holding, Holdings};
use crate::text::{Places, Span};

use super::attribution::roots_of;
use super::{Anchored, Attributed, Attribution, CitedPassage, Origin, cited_passages};

/// The sources of a dossier that share long passages, where neither is said to come from the other nor both from a
/// third.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reprints {
    /// The pairs to report: as few as join all that share something, those first that share most.
    pub undeclared: Vec<UndeclaredReprint>,
    /// The shared passages of each document, each with whose word it is; `None` where all who share it say so.
    voices: Vec<(Places, Vec<Option<Origin>>)>,
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
    pub fn of(
        dossier: &Dossier,
        holdings: &Holdings,
        shared: Vec<Shared>,
        anchored: &[Vec<Anchored>],
    ) -> Self {
        if shared.is_empty() {
            return Self::default();
        }
        let sharing = SharingDocuments::new(dossier, holdings, &shared, anchored);
        let is_undeclared: Vec<bool> =
            shared.iter().map(|pair| !sharing.is_declared(pair.documents)).collect();
        let voices = sharing.voices(&shared, &is_undeclared);
        let undeclared = shared.into_iter().zip(is_undeclared).filter(|(_, is)| *is);
        let undeclared = sharing.joining(undeclared.map(|(pair, _)| pair).collect());
        Self { undeclared, voices }
    }

    /// Returns the citations of each claim with whose word they are: where they stand in a shared passage, that of one
    /// of those who share it.
    pub fn attribute(
        &self,
        dossier: &Dossier,
        anchored: Vec<Vec<Anchored>>,
    ) -> Vec<Vec<Attributed>> {
        let mut voices = self.voices_of(dossier, cited_passages(&anchored).collect());
        let claims = dossier.claims.iter().zip(anchored).enumerate();
        let of_claim = claims.map(|(claim, (own, anchored))| {
            let cited = own.citations.iter().zip(anchored).enumerate();
            let attributed = cited.map(|(index, (citation, anchored))| {
                let voice = voices.remove(&CitationIndex { claim, citation: index });
                Attributed { anchored, attribution: Attribution::of(dossier, citation, voice) }
            });
            attributed.collect()
        });
        of_claim.collect()
    }

    /// Returns the voices of the citations that are the word of one of several sources: of those whose documents share
    /// the passage, and of those that have the same document.
    fn voices_of(
        &self,
        dossier: &Dossier,
        cited: Vec<CitedPassage>,
    ) -> BTreeMap<CitationIndex, Origin> {
        let shared = cited.iter().filter_map(|passage| {
            let voice = self.voice(passage.document, passage.place)?;
            Some((passage.of, voice.clone()))
        });
        let mut voices: BTreeMap<CitationIndex, Origin> = shared.collect();
        for (citation, roots) in same_places(dossier, cited) {
            let all: Vec<Origin> = roots.iter().cloned().chain(voices.remove(&citation)).collect();
            voices.insert(citation, Origin::one_of(&all));
        }
        voices
    }

    fn voice(&self, document: usize, place: Span) -> Option<&Origin> {
        let (passages, origins) = self.voices.get(document)?;
        origins[passages.first_overlapping(place)?].as_ref()
    }
}

/// Returns the citations of several sources from one place of one document, with what these sources go back to.
fn same_places(
    dossier: &Dossier,
    mut cited: Vec<CitedPassage>,
) -> Vec<(CitationIndex, Vec<Origin>)> {
    cited.sort();
    let mut end = 0;
    let mut before = None;
    let groups = cited.chunk_by(|one, next| {
        if before != Some(one.document) {
            before = Some(one.document);
            end = 0;
        }
        end = end.max(one.place.end);
        one.document == next.document && next.place.start < end
    });
    let mut found = Vec::new();
    for group in groups {
        let sources: BTreeSet<usize> =
            group.iter().map(|passage| dossier.citation(passage.of).source).collect();
        if sources.len() < 2 {
            continue;
        }
        let roots: Vec<Origin> =
            sources.into_iter().flat_map(|source| roots_of(dossier, source)).collect();
        found.extend(group.iter().map(|passage| (passage.of, roots.clone())));
    }
    found
}

/// The documents with what is known of their sources.
struct SharingDocuments {
    /// The shared passages of each document.
    passages: Vec<Places>,
    /// The sources that speak in them.
    speaking: Vec<Vec<usize>>,
    /// The roots of all sources of each document.
    roots: Vec<BTreeSet<Origin>>,
    /// The roots of those that speak in the passages, in the order of the claims file.
    voices: Vec<Vec<Origin>>,
}

impl SharingDocuments {
    fn new(
        dossier: &Dossier,
        holdings: &Holdings,
        shared: &[Shared],
        anchored: &[Vec<Anchored>],
    ) -> Self {
        let passages = passages_of_documents(holdings.documents.len(), shared);
        let mut sources: Vec<Vec<usize>> = vec![Vec::new(); holdings.documents.len()];
        for (source, holding) in holdings.of_source.iter().enumerate() {
            if let Holding::Held(document) = holding {
                sources[*document].push(source);
            }
        }
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
        let roots = |sources: &Vec<usize>| -> Vec<Origin> {
            sources.iter().flat_map(|source| roots_of(dossier, *source)).collect()
        };
        Self {
            passages,
            roots: sources.iter().map(|sources| roots(sources).into_iter().collect()).collect(),
            voices: speaking.iter().map(roots).collect(),
            speaking,
        }
    }

    /// Whether a source of one document comes from one of the other, or both from a third.
    fn is_declared(&self, [first, second]: [usize; 2]) -> bool {
        !self.roots[first].is_disjoint(&self.roots[second])
    }

    /// Returns whose word each shared passage of each document is: one voice for all documents that it joins, where
    /// some do not say so.
    fn voices(
        &self,
        shared: &[Shared],
        is_undeclared: &[bool],
    ) -> Vec<(Places, Vec<Option<Origin>>)> {
        let groups = self.groups_of_passages(shared);
        let mut origins: BTreeMap<usize, Vec<Origin>> = BTreeMap::new();
        for (document, groups) in groups.iter().enumerate() {
            for group in groups {
                origins.entry(*group).or_default().extend(self.voices[document].iter().cloned());
            }
        }
        let undeclared = shared.iter().zip(is_undeclared).filter(|(_, is)| **is);
        let undeclared: BTreeSet<usize> = undeclared
            .flat_map(|(pair, _)| {
                pair.passages.iter().map(|twin| (pair.documents[0], twin.places[0]))
            })
            .map(|(document, place)| groups[document][self.passage(document, place)])
            .collect();
        let voice = |group: &usize| Some((*group, Origin::one_of(origins.get(group)?)));
        let voices: BTreeMap<usize, Origin> = undeclared.iter().filter_map(voice).collect();
        let of_document = |(passages, groups): (&Places, &Vec<usize>)| {
            (passages.clone(), groups.iter().map(|group| voices.get(group).cloned()).collect())
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
    /// claims file. Documents that go back to the same sources are one.
    fn joining(&self, mut undeclared: Vec<Shared>) -> Vec<UndeclaredReprint> {
        let mut families: BTreeMap<&BTreeSet<Origin>, usize> = BTreeMap::new();
        let family: Vec<usize> = self
            .roots
            .iter()
            .enumerate()
            .map(|(document, roots)| *families.entry(roots).or_insert(document))
            .collect();
        undeclared.sort_by_key(|pair| (std::cmp::Reverse(pair.words()), pair.documents));
        let mut groups = Groups::new(self.roots.len());
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

/// Things that are joined to one another, by number (union-find; Galler and Fischer 1964).
struct Groups(Vec<usize>);

impl Groups {
    fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    fn of(&self, mut thing: usize) -> usize {
        while self.0[thing] != thing {
            thing = self.0[thing];
        }
        thing
    }

    /// Joins two groups; returns whether they were two.
    fn join(&mut self, things: [usize; 2]) -> bool {
        let [one, other] = things.map(|thing| self.of(thing));
        self.0[one.max(other)] = one.min(other);
        one != other
    }
}
