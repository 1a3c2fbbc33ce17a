//! Whether any choice of citations lets two sides be equal.
//!
//! With bounds alone this cannot be told: sums of some choices may lie below the limit and those of all others above.
//! It is a search, in general as hard as that for a sum of given numbers (Karp's knapsack problem). An interval
//! inside another of its claim adds nothing, and a branch is left where what remains cannot meet the limit; of the
//! last claim one interval is looked up.

use super::ends::{Inequality, LowerEnd, Summand};
use super::lookups;

/// An interval of one claim, by its ends in both directions.
type Ends = (LowerEnd, LowerEnd);

struct ChoiceSearch<'a, 'd> {
    above: &'a Inequality<'d>,
    below: &'a Inequality<'d>,
    /// The intervals of each claim, from the lowest to the highest; none within another.
    claims: Vec<Vec<Ends>>,
    /// The least that the claims from an index on add, in both directions.
    rest: Vec<Ends>,
    most_sums: usize,
    sums: &'a mut usize,
}

/// Whether a choice can hold that exceeds the limit in neither direction; `None` where the search was given up.
pub(super) fn can_any_hold(
    above: &Inequality<'_>,
    below: &Inequality<'_>,
    most_sums: usize,
    sums: &mut usize,
) -> Option<bool> {
    let parts = above.parts.iter().zip(&below.parts);
    let mut claims: Vec<Vec<Ends>> = parts.map(|(up, down)| widest(up, down)).collect();
    claims.sort_by_key(Vec::len);
    let mut rest = vec![(LowerEnd::ZERO, LowerEnd::ZERO)];
    for intervals in claims.iter().rev() {
        let least = (intervals.first().map(|ends| ends.0), intervals.last().map(|ends| ends.1));
        let (up, down) = rest[rest.len() - 1];
        rest.push((
            up.plus(least.0.unwrap_or(LowerEnd::ZERO)),
            down.plus(least.1.unwrap_or(LowerEnd::ZERO)),
        ));
    }
    rest.reverse();
    let mut search = ChoiceSearch { above, below, claims, rest, most_sums, sums };
    search.from(0, (LowerEnd::ZERO, LowerEnd::ZERO))
}

/// Returns the intervals that are in no other.
fn widest(up: &Summand<'_>, down: &Summand<'_>) -> Vec<Ends> {
    let intervals = up.said.intervals.iter();
    let mut ends: Vec<Ends> =
        intervals.map(|interval| (up.end_of(interval), down.end_of(interval))).collect();
    // Of two with the same lower end, the one that reaches further comes first.
    ends.sort_unstable();
    let mut widest: Vec<Ends> = Vec::new();
    for interval in ends {
        if widest.last().is_none_or(|last| interval.1 < last.1) {
            widest.push(interval);
        }
    }
    widest
}

impl ChoiceSearch<'_, '_> {
    fn from(&mut self, at: usize, sum: Ends) -> Option<bool> {
        if at == self.claims.len() {
            return Some(self.meets(sum));
        }
        if at + 1 == self.claims.len() {
            return Some(self.last(at, sum));
        }
        for index in 0..self.claims[at].len() {
            let sum = both(sum, self.claims[at][index]);
            *self.sums += 2;
            if *self.sums > self.most_sums {
                return None;
            }
            if self.above.exceeds(sum.0.plus(self.rest[at + 1].0), false) {
                break;
            }
            if self.below.exceeds(sum.1.plus(self.rest[at + 1].1), false) {
                continue;
            }
            if self.from(at + 1, sum)? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Of the intervals that do not begin too high, the last reaches furthest.
    fn last(&mut self, at: usize, sum: Ends) -> bool {
        let begins = |ends: &Ends| !self.above.exceeds(sum.0.plus(ends.0), false);
        let begun = self.claims[at].partition_point(begins);
        *self.sums += 2 + lookups(self.claims[at].len());
        begun.checked_sub(1).is_some_and(|index| self.meets(both(sum, self.claims[at][index])))
    }

    fn meets(&self, sum: Ends) -> bool {
        !self.above.exceeds(sum.0, false) && !self.below.exceeds(sum.1, false)
    }
}

fn both(one: Ends, other: Ends) -> Ends {
    (one.0.plus(other.0), one.1.plus(other.1))
}
