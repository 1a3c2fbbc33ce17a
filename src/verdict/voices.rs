//! The voices of sources: which of those that speak to one claim speak with one, and what it is called.
//!
//! Many claims go back to the same large set of sources: those of a passage that thousands share, or the roots of a source
//! that gathers thousands. What they come to is worked out once for all of these claims; only the few other sources of a
//! claim are added to it for each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::dossier::Dossier;

use super::Origin;
use super::groups::Groups;
use super::identity::{SourceTraits, WriterIndex};
use super::roots::{SourceSet, each_once, place};

/// From how many sources on a set is worked out once for all claims that have it.
const LARGE: usize = 16;

/// What was worked out of the large sets of a dossier.
#[derive(Default)]
pub(super) struct KnownVoices(BTreeMap<Vec<usize>, Arc<SharedVoices>>);

/// The voices of some large sets together.
struct SharedVoices {
    first_of: BTreeMap<usize, usize>,
    /// For each trait, the first source that speaks with the voice of one which has it.
    with_trait: BTreeMap<usize, usize>,
    /// The origins of each set, by its place.
    origins: BTreeMap<usize, (SourceSet, OnceLock<SetOrigins>)>,
    writers: OnceLock<WriterIndex>,
}

/// The origins of what may be the word of any source of a set.
#[derive(Clone)]
pub(super) struct SetOrigins {
    /// The origin of each, once, in order.
    pub(super) each: Arc<[Origin]>,
    /// The one that is one of them, nobody knows which.
    pub(super) one: Origin,
}

/// The voices of the sources that speak to one claim.
pub(super) struct Voices<'d> {
    dossier: &'d Dossier,
    shared: Arc<SharedVoices>,
    /// For sources that are in no large set, and for those whose voice they are too, the first that speaks with it.
    first_of: BTreeMap<usize, usize>,
    /// Whether they leave the voices of the large sets as they are.
    leaves_shared: bool,
    /// The sources that are in no large set, with their names.
    writers: OnceLock<WriterIndex>,
}

impl KnownVoices {
    /// Returns the voices of these sources together.
    pub(super) fn among<'a, 'd>(
        &mut self,
        dossier: &'d Dossier,
        traits: &SourceTraits,
        sets: impl Iterator<Item = &'a SourceSet>,
    ) -> Voices<'d> {
        let (large, small): (Vec<&SourceSet>, Vec<&SourceSet>) =
            each_once(sets).into_iter().partition(|set| set.len() >= LARGE);
        let mut key: Vec<usize> = large.iter().map(|set| place(set)).collect();
        key.sort_unstable();
        let shared =
            self.0.entry(key).or_insert_with(|| Arc::new(SharedVoices::of(traits, &large)));
        let shared = Arc::clone(shared);
        let own = small.iter().flat_map(|set| set.iter().copied());
        let own: BTreeSet<usize> = own.filter(|own| !shared.first_of.contains_key(own)).collect();
        let first_of = shared.joined_by(traits, &own);
        let leaves_shared = !first_of.keys().any(|source| shared.first_of.contains_key(source));
        let writers = OnceLock::new();
        Voices { dossier, shared, first_of, leaves_shared, writers }
    }
}

impl SharedVoices {
    fn of(traits: &SourceTraits, sets: &[&SourceSet]) -> Self {
        let sources: BTreeSet<usize> = sets.iter().flat_map(|set| set.iter().copied()).collect();
        let first_of = first_of_each(traits, &sources, |_| None);
        let mut with_trait = BTreeMap::new();
        for (source, first) in &first_of {
            for of in traits.of_source(*source) {
                with_trait.entry(*of).or_insert(*first);
            }
        }
        let origins = sets.iter().map(|set| (place(set), (Arc::clone(set), OnceLock::new())));
        Self { first_of, with_trait, origins: origins.collect(), writers: OnceLock::new() }
    }

    /// Returns for each of the `own` sources, which are in no large set, the first of those that speak with its voice; and so
    /// for the first sources of the large sets' voices that they are joined with, where it is another.
    fn joined_by(&self, traits: &SourceTraits, own: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
        let has_trait = |source: &usize| {
            let of = traits.of_source(*source).iter();
            of.filter_map(|of| self.with_trait.get(of)).copied()
        };
        let mut sources = own.clone();
        sources.extend(own.iter().flat_map(has_trait));
        let mut first_of = first_of_each(traits, &sources, |of| self.with_trait.get(&of).copied());
        first_of.retain(|source, first| own.contains(source) || source != first);
        first_of
    }
}

impl Voices<'_> {
    /// Returns the origin of what a source says in its own voice: the first source that speaks with this voice, or its
    /// `origin`.
    pub(super) fn of(&self, source: usize) -> Origin {
        let shared = self.shared.first_of.get(&source).copied().unwrap_or(source);
        let first = self.first_of.get(&shared).copied().unwrap_or(shared);
        let first = &self.dossier.sources[first];
        Origin::new(first.origin.as_deref().unwrap_or(&first.id.value))
    }

    /// Returns the origins of what may be the word of any source of a set, which must not be empty.
    pub(super) fn of_set(&self, set: &SourceSet) -> SetOrigins {
        match self.shared.origins.get(&place(set)).filter(|_| self.leaves_shared) {
            Some((_, known)) => known.get_or_init(|| self.worked_out(set)).clone(),
            None => self.worked_out(set),
        }
    }

    fn worked_out(&self, set: &SourceSet) -> SetOrigins {
        let mut seen = BTreeSet::new();
        let origins = set.iter().map(|source| self.of(*source));
        let each: Arc<[Origin]> = origins.filter(|origin| seen.insert(origin.clone())).collect();
        let one = Origin::one_of(&each);
        SetOrigins { each, one }
    }

    /// Returns the names of those who wrote or published these sources, in two parts.
    pub(super) fn writers(&self) -> [&WriterIndex; 2] {
        let shared = self
            .shared
            .writers
            .get_or_init(|| WriterIndex::of(self.dossier, self.shared.first_of.keys().copied()));
        let own = self.first_of.keys().filter(|own| !self.shared.first_of.contains_key(own));
        let own = self.writers.get_or_init(|| WriterIndex::of(self.dossier, own.copied()));
        [shared, own]
    }
}

/// Returns for each of the sources the first of those that speak with its voice. `known` gives, for a trait, one of them
/// whose voice has it too.
fn first_of_each(
    traits: &SourceTraits,
    sources: &BTreeSet<usize>,
    known: impl Fn(usize) -> Option<usize>,
) -> BTreeMap<usize, usize> {
    let indices: Vec<usize> = sources.iter().copied().collect();
    let mut groups = Groups::new(indices.len());
    let mut with_trait: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, source) in indices.iter().enumerate() {
        for of in traits.of_source(*source) {
            let first = *with_trait.entry(*of).or_insert(at);
            groups.join([first, at]);
            let known = known(*of).and_then(|known| indices.binary_search(&known).ok());
            groups.join([known.unwrap_or(at), at]);
        }
    }
    let first = |at: usize| indices[groups.of(at)];
    indices.iter().enumerate().map(|(at, source)| (*source, first(at))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::dossier::{Syntax, read};

    use super::*;

    const SOURCES: usize = 60;

    /// Returns a dossier of sources of some publishers and authors.
    fn dossier(publishers: &[usize], authors: &[usize]) -> Dossier {
        let sources = publishers.iter().zip(authors).enumerate().map(|(at, (publisher, author))| {
            format!(r#""s{at}": {{ "publisher": "House {publisher}", "author": ["Writer {author}"] }}"#)
        });
        let sources: Vec<String> = sources.collect();
        let claims = format!(
            r#"{{ "version": 1, "sources": {{ {} }}, "claims": {{}} }}"#,
            sources.join(", ")
        );
        read(&claims, Syntax::Json).0.expect("it is well made")
    }

    proptest! {
        #[test]
        fn what_is_worked_out_for_many_claims_is_what_it_is_for_one(
            publishers in prop::collection::vec(0_usize..40, SOURCES),
            authors in prop::collection::vec(0_usize..40, SOURCES),
            sets in prop::collection::vec(prop::collection::btree_set(0..SOURCES, 1..30), 2..5),
            claims in prop::collection::vec(prop::collection::vec(0_usize..5, 1..4), 1..6),
        ) {
            let dossier = dossier(&publishers, &authors);
            let traits = SourceTraits::of(&dossier, |_| None);
            let sets: Vec<SourceSet> = sets.iter().map(|set| set.iter().copied().collect()).collect();
            let mut known = KnownVoices::default();
            for claim in claims {
                let own: Vec<&SourceSet> = claim.iter().map(|at| &sets[at % sets.len()]).collect();
                let voices = known.among(&dossier, &traits, own.iter().copied());
                let all: BTreeSet<usize> = own.iter().flat_map(|set| set.iter().copied()).collect();
                let plain = first_of_each(&traits, &all, |_| None);
                let name = |source: &usize| Origin::new(&dossier.sources[plain[source]].id.value);
                for source in &all {
                    prop_assert_eq!(voices.of(*source), name(source));
                }
                for set in own {
                    let origins = voices.of_set(set);
                    let plain: Vec<Origin> = set.iter().map(name).collect();
                    prop_assert_eq!(&origins.one, &Origin::one_of(&plain));
                    prop_assert!(origins.each.iter().all(|origin| plain.contains(origin)));
                }
            }
        }
    }
}
