//! The sources that a source goes back to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::dossier::Dossier;

/// Some sources, which many that go back to them share: kept once, and the same wherever they are kept.
pub(super) type SourceSet = Arc<[usize]>;

/// The sources that each source goes back to by `derived_from`: itself where it is derived from none.
#[derive(Clone, Debug, Default)]
pub(super) struct Roots(Vec<SourceSet>);

impl Roots {
    /// Returns the roots of every source of a dossier, in the order in which they are named: those of what it is derived from
    /// first before those of the next. No source is derived from itself.
    pub(super) fn of(dossier: &Dossier) -> Self {
        let mut roots: Vec<Option<SourceSet>> = vec![None; dossier.sources.len()];
        let mut of_parents: BTreeMap<&[usize], SourceSet> = BTreeMap::new();
        for source in 0..dossier.sources.len() {
            // By hand: a long chain must not exhaust the stack.
            let mut open = vec![source];
            while let Some(index) = open.last().copied() {
                let parents = dossier.sources[index].derived_from.as_slice();
                let unknown = parents.iter().copied().filter(|parent| roots[*parent].is_none());
                let unknown: Vec<usize> = unknown.collect();
                if roots[index].is_none() && !unknown.is_empty() {
                    open.extend(unknown);
                    continue;
                }
                open.pop();
                if roots[index].is_none() {
                    let of = match parents {
                        [] => Arc::from([index]),
                        _ => Arc::clone(of_parents.entry(parents).or_insert_with(|| {
                            together(parents.iter().filter_map(|parent| roots[*parent].as_ref()))
                        })),
                    };
                    roots[index] = Some(of);
                }
            }
        }
        Self(roots.into_iter().flatten().collect())
    }

    /// Returns the roots of a source, each once.
    pub(super) fn of_source(&self, source: usize) -> &SourceSet {
        &self.0[source]
    }

    /// Returns the roots of some sources together.
    pub(super) fn of_all(&self, sources: &[usize]) -> BTreeSet<usize> {
        let sets = each_once(sources.iter().map(|source| self.of_source(*source)));
        sets.iter().flat_map(|set| set.iter().copied()).collect()
    }
}

/// Returns the sources of some sets, each once, in the order in which they come.
fn together<'a>(sets: impl Iterator<Item = &'a SourceSet>) -> SourceSet {
    let sets = each_once(sets);
    if let [only] = sets[..] {
        return Arc::clone(only);
    }
    let mut seen = BTreeSet::new();
    let sources = sets.iter().flat_map(|set| set.iter().copied());
    sources.filter(|source| seen.insert(*source)).collect()
}

/// Returns the sets that are not kept in one place, in their order.
pub(super) fn each_once<'a>(sets: impl Iterator<Item = &'a SourceSet>) -> Vec<&'a SourceSet> {
    let mut seen = BTreeSet::new();
    sets.filter(|set| seen.insert(place(set))).collect()
}

/// Returns what tells whether two sets are kept in one place; it says nothing else, and is in no order.
pub(super) fn place(set: &SourceSet) -> usize {
    Arc::as_ptr(set).addr()
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Syntax, read};

    use super::*;

    #[test]
    fn sources_that_go_back_to_the_same_share_their_roots() {
        let sources = r#""a": {}, "b": {}, "hub": { "derived_from": ["b", "a"] },
            "c": { "derived_from": ["hub"] }, "d": { "derived_from": ["c", "hub"] },
            "e": { "derived_from": ["a", "d"] }"#;
        let claims = format!(r#"{{ "version": 1, "sources": {{ {sources} }}, "claims": {{}} }}"#);
        let (dossier, problems) = read(&claims, Syntax::Json);
        assert!(problems.is_empty(), "{problems:?}");
        let roots = Roots::of(&dossier.unwrap());
        let of: Vec<&[usize]> = (0..6).map(|source| &**roots.of_source(source)).collect();
        assert_eq!(of, [&[0][..], &[1], &[1, 0], &[1, 0], &[1, 0], &[0, 1]]);
        let [hub, c, d] = [2, 3, 4].map(|source| place(roots.of_source(source)));
        assert_eq!([c, d], [hub, hub]);
    }
}
