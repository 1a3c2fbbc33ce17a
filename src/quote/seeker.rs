//! Looking for the same quotes in several sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::Reader;
use crate::source::Regions;
use crate::text::{Folded, fold};

use super::candidates::{Allowance, Needles};
use super::difference::Compared;
use super::nearest::{ComparedForm, RunIndex};
use super::parts::{Patterns, Way, ways_to_part};
use super::search::{PlaceSearch, Sought, Wanted};
use super::{Anchor, Anchoring, Selector, SeveralPlaces, forms, nearest};

/// Quotes that are looked for in one source after another; what they have in common is worked out once.
pub struct Seeker<'a> {
    selectors: Vec<Selector<'a>>,
    /// The ways to take each quote.
    pub(super) ways: Vec<Vec<Way<'a>>>,
    /// The selectors that each pattern is a part of.
    users: Vec<BTreeSet<usize>>,
    needles: Needles,
}

impl<'a> Seeker<'a> {
    /// Returns what looks for these quotes.
    pub fn new(selectors: Vec<Selector<'a>>) -> Self {
        let mut patterns = Patterns::default();
        let ways: Vec<Vec<Way<'a>>> =
            selectors.iter().map(|selector| ways_to_part(selector.quote, &mut patterns)).collect();
        let mut users = vec![BTreeSet::new(); patterns.all.len()];
        for (index, ways) in ways.iter().enumerate() {
            for part in ways.iter().flatten() {
                users[part.pattern].insert(index);
            }
        }
        Self { selectors, ways, users, needles: Needles::new(patterns.all) }
    }

    /// Returns the quotes that stand at one place in `source`: their indices, in order, and where each stands.
    /// Nothing is said of the others, nor of what comes near to them. `reader` is that of the source's language; `None`
    /// where no figure of it is read.
    ///
    /// ```
    /// use crosscheck::quote::{Seeker, Selector};
    /// use crosscheck::reading::Reader;
    /// let quote = |quote| Selector { quote, prefix: None, suffix: None };
    /// let seeker = Seeker::new(vec![quote("c son"), quote("b son"), quote("son")]);
    /// let found = seeker.anchors("a son, b son", Some(Reader::english()));
    /// assert_eq!(found.len(), 1);
    /// assert_eq!((found[0].0, found[0].1.span.start), (1, 7));
    /// ```
    pub fn anchors(&self, source: &str, reader: Option<&Reader>) -> Vec<(usize, Anchor)> {
        self.anchors_in(source, &Regions::default(), reader)
    }

    /// The same in a source of which `regions` says which parts are what: a quote that stands once in the body has this
    /// place, wherever else it stands.
    pub(super) fn anchors_in(
        &self,
        source: &str,
        regions: &Regions,
        reader: Option<&Reader>,
    ) -> Vec<(usize, Anchor)> {
        self.anchors_folded(source, &fold(source), regions, reader)
    }

    /// The same in a source of which `folded` is the folded form.
    pub fn anchors_folded(
        &self,
        source: &str,
        folded: &Folded,
        regions: &Regions,
        reader: Option<&Reader>,
    ) -> Vec<(usize, Anchor)> {
        let places = self.needles.find(source, folded, reader);
        let seen: BTreeSet<usize> =
            places.keys().flat_map(|pattern| &self.users[*pattern]).copied().collect();
        let indices: Vec<usize> = seen.into_iter().collect();
        let allowance = Allowance::of(folded);
        let search = PlaceSearch { source, folded, places: &places, reader, regions, allowance };
        let sought = self.find(search, &indices);
        let anchor = |(index, sought): (usize, Sought)| match sought {
            Sought::One(anchor) => Some((index, anchor)),
            Sought::Several(_) | Sought::None(_) => None,
        };
        indices.into_iter().zip(sought).filter_map(anchor).collect()
    }

    /// Returns what came of looking for each quote in `source`, in their order.
    ///
    /// The source is folded once and searched once, for all quotes together; where any is lost, its words are indexed once for
    /// all that are.
    pub fn anchor_all(
        &self,
        source: &str,
        regions: &Regions,
        reader: Option<&Reader>,
    ) -> Vec<Anchoring> {
        let folded = fold(source);
        let sought = self.search(source, &folded, regions, reader);
        let all = self.selectors.iter().zip(self.ways.iter().zip(&sought));
        let forms: Vec<Vec<ComparedForm>> =
            all.map(|(selector, (ways, sought))| forms(selector.quote, ways, sought)).collect();
        let is_lost = sought.iter().any(|sought| matches!(sought, Sought::None(_)));
        let index = is_lost.then(|| RunIndex::new(source, &folded, forms.iter().flatten()));
        let outcome = |(sought, (selector, forms)): (Sought, (&Selector<'_>, &Vec<_>))| match sought
        {
            Sought::One(anchor) => Anchoring::Anchored(anchor),
            Sought::Several(places) => Anchoring::Ambiguous(places),
            Sought::None(orphan) => {
                let compared = Compared { source, folded: &folded, reader };
                let nearest = index
                    .as_ref()
                    .and_then(|index| nearest(compared, index, selector.quote, forms, orphan));
                Anchoring::Lost { orphan, nearest }
            }
        };
        sought.into_iter().zip(self.selectors.iter().zip(&forms)).map(outcome).collect()
    }

    /// Returns what came of looking for each quote in `source`, of which `folded` is the folded form and `regions` says which
    /// parts are what.
    pub(super) fn search(
        &self,
        source: &str,
        folded: &Folded,
        regions: &Regions,
        reader: Option<&Reader>,
    ) -> Vec<Sought> {
        let places = self.needles.find(source, folded, reader);
        let allowance = Allowance::of(folded);
        let search = PlaceSearch { source, folded, places: &places, reader, regions, allowance };
        let all: Vec<usize> = (0..self.selectors.len()).collect();
        self.find(search, &all)
    }

    /// Returns what came of looking for the quotes at `indices`, in this order. Those that are the same to the character, and
    /// stand at several places, are looked for once.
    fn find(&self, mut search: PlaceSearch<'_>, indices: &[usize]) -> Vec<Sought> {
        let mut known: BTreeMap<(usize, Option<&str>, Option<&str>), SeveralPlaces> =
            BTreeMap::new();
        let find = |index: &usize| {
            let selector = &self.selectors[*index];
            let ways = &self.ways[*index];
            // A quote as it is, which is the first way to take it, has one pattern.
            let key = (ways[0][0].pattern, selector.prefix, selector.suffix);
            if let Some(places) = known.get(&key) {
                return Sought::Several(places.clone());
            }
            let sought = search.find(&Wanted::new(selector), ways);
            if let Sought::Several(places) = &sought {
                known.insert(key, places.clone());
            }
            sought
        };
        indices.iter().map(find).collect()
    }
}
