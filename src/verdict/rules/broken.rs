//! The minimal sets of citations that cannot stand together.
//!
//! A citation adds the lower end of its value to the sum, and a set of them is broken when the sum exceeds the
//! limit, whatever the claims add that have no citation in the set. Those that may add anything, however little,
//! must have one: they are taken first. Of the others, counts of things that add nothing at the least, citations are
//! taken from the greatest end to the least and no further than needed: then no earlier one can be left out, as it adds
//! as much as the last.
//!
//! A branch is taken only if the greatest ends of what is left exceed the limit. So each leads to a set, and what is
//! found costs in proportion to its number.

use super::ends::{Inequality, LowerEnd};
use super::{MOST_LISTED, lookups};
use crate::dossier::CitationIndex;

/// A search for sets, and what it found so far.
pub(super) struct SetSearch {
    strict: bool,
    most_sums: usize,
    /// The sets that are listed, those that exceed the limit by most first, as far as the first citation goes.
    pub(super) listed: Vec<Vec<CitationIndex>>,
    /// How many sets were found.
    pub(super) found: usize,
    /// Whether there may be more than were found.
    pub(super) given_up: bool,
    /// How many sums were added up.
    pub(super) sums: usize,
}

/// A citation of the part at an index, with what it adds.
type Adds = (LowerEnd, usize, usize);

/// The citations that a search goes through.
struct SearchSpace<'a, 'd> {
    direction: &'a Inequality<'d>,
    /// The citations of each part that must have one, the greatest first.
    needed: Vec<Vec<Adds>>,
    /// The most that the parts from an index on can add, and all of `pool` with them.
    rest: Vec<LowerEnd>,
    /// The citations of all other parts, the greatest first.
    pool: Vec<Adds>,
    /// For each part, where its citations stand in `pool`.
    places: Vec<Vec<usize>>,
}

impl SetSearch {
    pub(super) fn new(strict: bool, most_sums: usize) -> Self {
        Self { strict, most_sums, listed: Vec::new(), found: 0, given_up: false, sums: 0 }
    }

    /// Adds the sets that exceed the limit of a direction.
    pub(super) fn run(&mut self, direction: &Inequality<'_>) {
        if direction.exceeds(direction.greatest(), self.strict) {
            let field = SearchSpace::of(direction);
            self.take_needed(&field, 0, LowerEnd::ZERO, &mut Vec::new());
        }
    }

    fn take_needed(
        &mut self,
        field: &SearchSpace<'_, '_>,
        at: usize,
        sum: LowerEnd,
        taken: &mut Vec<Adds>,
    ) {
        let Some(citations) = field.needed.get(at) else {
            if field.direction.exceeds(sum, self.strict) {
                self.found(field, taken);
            } else {
                self.take_from_pool(field, 0, sum, taken);
            }
            return;
        };
        let leads_on = |adds: &Adds| {
            field.direction.exceeds(sum.plus(adds.0).plus(field.rest[at + 1]), self.strict)
        };
        // The ends descend: what leads to a set comes first.
        let leading = citations.partition_point(leads_on);
        self.sums += 2 * lookups(citations.len());
        let is_last = at + 1 == field.needed.len() && field.pool.is_empty();
        for (index, adds) in citations[..leading].iter().enumerate() {
            if is_last && self.listed.len() == MOST_LISTED {
                self.found += leading - index;
                return;
            }
            if self.is_over() {
                return;
            }
            taken.push(*adds);
            self.sums += 1;
            self.take_needed(field, at + 1, sum.plus(adds.0), taken);
            taken.pop();
        }
    }

    fn take_from_pool(
        &mut self,
        field: &SearchSpace<'_, '_>,
        from: usize,
        sum: LowerEnd,
        taken: &mut Vec<Adds>,
    ) {
        for (place, adds) in field.pool.iter().enumerate().skip(from) {
            let is_free = |part: usize| taken.iter().all(|(_, other, _)| *other != part);
            if !is_free(adds.1) {
                continue;
            }
            self.sums += field.places.len() + 1;
            if self.listed.len() == MOST_LISTED && field.is_one_part() {
                let exceeds = |adds: &Adds| field.direction.exceeds(sum.plus(adds.0), self.strict);
                self.found += field.pool[place..].partition_point(exceeds);
                self.sums += lookups(field.pool.len());
                return;
            }
            let greatest = field.greatest_from(place, is_free);
            if !field.direction.exceeds(sum.plus(greatest), self.strict) || self.is_over() {
                return;
            }
            taken.push(*adds);
            let sum = sum.plus(adds.0);
            if field.direction.exceeds(sum, self.strict) {
                self.found(field, taken);
            } else {
                self.take_from_pool(field, place + 1, sum, taken);
            }
            taken.pop();
        }
    }

    fn found(&mut self, field: &SearchSpace<'_, '_>, taken: &[Adds]) {
        self.found += 1;
        if self.listed.len() < MOST_LISTED {
            let mut set = taken.to_vec();
            set.sort_by_key(|(_, part, _)| *part);
            let claim = |part: usize| field.direction.parts[part].claim;
            let set = set
                .into_iter()
                .map(|(_, part, citation)| CitationIndex { claim: claim(part), citation });
            self.listed.push(set.collect());
        }
    }

    /// Whether the search has cost enough; it goes on until something is found.
    fn is_over(&mut self) -> bool {
        self.given_up |= self.sums > self.most_sums && self.found > 0;
        self.given_up
    }
}

impl<'a, 'd> SearchSpace<'a, 'd> {
    fn of(direction: &'a Inequality<'d>) -> Self {
        let mut needed = Vec::new();
        let mut pool = Vec::new();
        for (index, part) in direction.parts.iter().enumerate() {
            let ends = part.ends().map(|(end, citation)| (end, index, citation));
            if part.least_of_any().is_some() {
                pool.extend(ends);
            } else {
                needed.push(ends.collect::<Vec<Adds>>());
            }
        }
        pool.sort_by(|one, other| {
            other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
        });
        let mut places = vec![Vec::new(); direction.parts.len()];
        for (place, (_, part, _)) in pool.iter().enumerate() {
            places[*part].push(place);
        }
        let mut field = Self { direction, needed, rest: Vec::new(), pool, places };
        let mut rest = vec![field.greatest_from(0, |_| true)];
        for citations in field.needed.iter().rev() {
            let greatest = citations.first().map_or(LowerEnd::ZERO, |adds| adds.0);
            rest.push(rest[rest.len() - 1].plus(greatest));
        }
        rest.reverse();
        field.rest = rest;
        field
    }

    /// Whether all of `pool` is of one part.
    fn is_one_part(&self) -> bool {
        self.places.iter().filter(|places| !places.is_empty()).count() == 1
    }

    /// Returns the most that the citations from this place of the pool on can add, one of each part that is free.
    fn greatest_from(&self, place: usize, is_free: impl Fn(usize) -> bool) -> LowerEnd {
        let free = self.places.iter().enumerate().filter(|(part, _)| is_free(*part));
        let next = free
            .filter_map(|(_, places)| places.get(places.partition_point(|other| *other < place)));
        next.fold(LowerEnd::ZERO, |sum, place| sum.plus(self.pool[*place].0))
    }
}
