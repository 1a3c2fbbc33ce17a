//! Messages that stay one line: what is named of many positions, and how much of each.

use std::cmp::Reverse;

use crate::finding::words::{shortened, shown_origins_within};
use crate::finding::{counted, shown_position};
use crate::verdict::{Effect, Judgement, Position, Stated};

/// The most characters of a message: with the name and place of its subject, it stays a line of fewer than 300.
const MOST: usize = 220;

/// How much of a claim's positions a message names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brevity {
    /// How many positions.
    pub(super) positions: usize,
    /// How many origins of each.
    pub(super) origins: usize,
    /// How many characters of a value or a name.
    pub(super) characters: usize,
}

impl Brevity {
    /// What is tried, until the message is short enough: the holders of a position give way before positions do.
    const STEPS: [Self; 8] = [
        Self { positions: usize::MAX, origins: usize::MAX, characters: usize::MAX },
        Self { positions: usize::MAX, origins: 3, characters: 60 },
        Self { positions: 6, origins: 3, characters: 60 },
        Self { positions: 5, origins: 2, characters: 60 },
        Self { positions: 4, origins: 2, characters: 40 },
        Self { positions: 3, origins: 2, characters: 40 },
        Self { positions: 3, origins: 1, characters: 30 },
        Self { positions: 2, origins: 1, characters: 30 },
    ];
}

/// Returns the fullest message that is short enough; the briefest where none is.
pub(super) fn short_enough(message: impl Fn(Brevity) -> String) -> String {
    first_fitting(Brevity::STEPS.into_iter().map(message))
}

/// Returns the first text that is short enough, and makes none after it; the last where none is.
pub(super) fn first_fitting(texts: impl IntoIterator<Item = String>) -> String {
    let mut last = String::new();
    for text in texts {
        last = text;
        if last.chars().count() <= MOST {
            break;
        }
    }
    last
}

/// Returns the indices, ascending, of the positions that matter most, no more than `most`: what is claimed, the least and
/// the greatest value, a denial, then what most origins hold.
pub(crate) fn foremost(judgement: &Judgement, most: usize) -> Vec<usize> {
    let positions = &judgement.positions;
    let is_value = |position: &Position| matches!(position.stated, Stated::Value(..));
    let greatest = positions.iter().rposition(is_value);
    let rank = |index: &usize| {
        let position = &positions[*index];
        if is_claimed(judgement, &position.citations) {
            0
        } else if *index == 0 || Some(*index) == greatest {
            1
        } else if !is_value(position) {
            2
        } else {
            3
        }
    };
    let mut named: Vec<usize> = (0..positions.len()).collect();
    named.sort_by_key(|index| (rank(index), Reverse(positions[*index].origins.len())));
    named.truncate(most);
    named.sort_unstable();
    named
}

/// Whether one of the citations supports the claim.
pub(crate) fn is_claimed(judgement: &Judgement, citations: &[usize]) -> bool {
    citations.iter().any(|index| judgement.evidence[*index].effect == Some(Effect::Supports))
}

/// Returns a position with who holds it: "540 (Heydari, NRK and 2 others)".
pub(super) fn held_by(position: &Position, brevity: Brevity) -> String {
    let value = shortened(&shown_position(position), brevity.characters);
    let origins = shown_origins_within(&position.origins, brevity.origins, brevity.characters);
    format!("{value} ({origins})")
}

/// Returns what tells of the positions that are not named: ", and 6 more positions; see `crosscheck show toll`".
pub(super) fn and_more(unnamed: usize, id: &str) -> String {
    if unnamed == 0 {
        return String::new();
    }
    format!(", and {}; see `crosscheck show {id}`", counted(unnamed, "more position"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_cut_keeps_its_marks() {
        assert_eq!(shortened("“down graded staff”", 12), "“down graded…”");
        assert_eq!(shortened("540", 3), "540");
        assert_eq!(shortened("سفارت ایران", 5), "سفارت…");
    }

    #[test]
    fn the_fullest_message_that_is_short_enough_is_taken() {
        let named = |brevity: Brevity| "a position, ".repeat(brevity.positions.min(9));
        assert_eq!(short_enough(named), "a position, ".repeat(9));
        let long = |brevity: Brevity| "a position that is long, ".repeat(brevity.positions.min(99));
        assert_eq!(short_enough(long), "a position that is long, ".repeat(6));
        assert_eq!(short_enough(|_| "a".repeat(MOST + 1)).len(), MOST + 1);
    }
}
