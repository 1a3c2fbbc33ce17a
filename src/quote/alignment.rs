//! The stretch of a text that takes the fewest word edits to become a quote.
//!
//! Approximate matching by dynamic programming (Sellers 1980; Navarro 2001, section 5.1), over words: one may be
//! replaced, left out, or put in, each for one edit. Where the quote leaves text out, words cost nothing.

use std::ops::Range;

/// A quote as it is compared: its words, and the places where it leaves text out.
#[derive(Clone, Debug, Default)]
pub(super) struct WordPattern {
    /// Its words.
    pub(super) keys: Vec<u64>,
    /// How many words stand before each place where text is left out, in order.
    pub(super) gaps: Vec<usize>,
}

/// A window of a text, and how far it is from a quote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Window {
    /// How many words are to be replaced, left out or put in.
    pub(super) edits: usize,
    /// How many words of the quote it does not have.
    pub(super) missed: usize,
    /// How many edits change the number of words.
    pub(super) moves: usize,
    /// The index of its first word.
    pub(super) start: usize,
    /// One past that of its last.
    pub(super) end: usize,
}

impl Window {
    /// Returns what windows are compared by, wherever they are.
    pub(super) fn cost(&self) -> (usize, usize, usize) {
        (self.edits, self.missed, self.moves)
    }
}

/// The cost of an alignment, and its beginning, in one number: edits (14 bits), words missed (10), moves (14), and
/// start (26), in this order, as what is compared. No cell costs more than to leave out all words of the quote.
type Cost = u64;

const START_BITS: u32 = 26;
const MOVE_BITS: u32 = 14;
const MISS_BITS: u32 = 10;

const MOVE: Cost = 1 << START_BITS;
const MISS: Cost = MOVE << MOVE_BITS;
const EDIT: Cost = MISS << MISS_BITS;

const REPLACED: Cost = EDIT + MISS;
const LEFT_OUT: Cost = EDIT + MISS + MOVE;
const PUT_IN: Cost = EDIT + MOVE;

/// The most words of a quote, so that what is missed fits its bits.
pub(super) const LONGEST: usize = (1 << MISS_BITS) - 1;

impl WordPattern {
    /// Returns what it costs to put a word in after so many words of the quote.
    fn put_in_after(&self, words: usize) -> Cost {
        if self.gaps.binary_search(&words).is_ok() { 0 } else { PUT_IN }
    }

    /// Returns the window of `text` with the fewest edits; of several, that which has most words of the quote, then
    /// that with its number of words, then that which begins first, then the shorter. `None` where either is empty.
    ///
    /// The quote has at most [`LONGEST`] words. Takes time in proportion to the product of both lengths.
    pub(super) fn nearest_window(&self, text: &[u64]) -> Option<Window> {
        let words = self.keys.len();
        let insertion: Vec<Cost> = (0..=words).map(|done| self.put_in_after(done)).collect();
        let mut column: Vec<Cost> = (0..).map(|words| words * LEFT_OUT).take(words + 1).collect();
        let mut best: Option<(Cost, usize)> = None;
        for (index, word) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = index as Cost + 1;
            for done in 1..=words {
                let paired = diagonal + if self.keys[done - 1] == *word { 0 } else { REPLACED };
                let put_in = column[done] + insertion[done];
                let left_out = column[done - 1] + LEFT_OUT;
                diagonal = column[done];
                column[done] = paired.min(put_in).min(left_out);
            }
            if words > 0 && best.is_none_or(|(cost, _)| column[words] < cost) {
                best = Some((column[words], index + 1));
            }
        }
        best.map(|(cost, end)| window(cost, end))
    }

    /// Returns which words of `window` each part of the quote stands for, the parts being what its gaps part.
    pub(super) fn parts_in(&self, window: &[u64]) -> Vec<Range<usize>> {
        let ends: Vec<usize> = self.gaps.iter().copied().chain([self.keys.len()]).collect();
        if let [_] = ends[..] {
            return std::iter::once(0..window.len()).collect();
        }
        let pairs = self.pairs(window);
        let mut from = 0;
        let mut parts = Vec::new();
        for end in ends {
            let own = pairs.iter().filter(|(word, _)| (from..end).contains(word));
            let mut places = own.map(|(_, place)| *place);
            let first = places.next();
            let last = places.next_back().or(first);
            let part = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
            parts.push(part);
            from = end;
        }
        parts
    }

    /// Returns the words of the quote with the words of `window` that stand for them, where any does, along one
    /// way of the fewest edits over the whole window.
    fn pairs(&self, window: &[u64]) -> Vec<(usize, usize)> {
        let words = self.keys.len();
        let width = window.len() + 1;
        let mut costs = vec![0; (words + 1) * width];
        for done in 0..=words {
            for place in 0..width {
                let at = done * width + place;
                let left_out = (done > 0).then(|| costs[at - width] + LEFT_OUT);
                let put_in = (place > 0).then(|| costs[at - 1] + self.put_in_after(done));
                let paired = (done > 0 && place > 0).then(|| {
                    let same = self.keys[done - 1] == window[place - 1];
                    costs[at - width - 1] + if same { 0 } else { REPLACED }
                });
                costs[at] = [paired, put_in, left_out].into_iter().flatten().min().unwrap_or(0);
            }
        }
        let mut done = words;
        let mut place = window.len();
        let mut pairs = Vec::new();
        while done > 0 && place > 0 {
            let at = done * width + place;
            let same = self.keys[done - 1] == window[place - 1];
            if costs[at] == costs[at - width - 1] + if same { 0 } else { REPLACED } {
                done -= 1;
                place -= 1;
                pairs.push((done, place));
            } else if costs[at] == costs[at - width] + LEFT_OUT {
                done -= 1;
            } else {
                place -= 1;
            }
        }
        pairs.reverse();
        pairs
    }
}

fn window(cost: Cost, end: usize) -> Window {
    let field = |from: u32, bits: u32| {
        usize::try_from((cost >> from) & ((1 << bits) - 1)).unwrap_or(usize::MAX)
    };
    Window {
        edits: field(START_BITS + MOVE_BITS + MISS_BITS, 14),
        missed: field(START_BITS + MOVE_BITS, MISS_BITS),
        moves: field(START_BITS, MOVE_BITS),
        start: field(0, START_BITS),
        end,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns the cost of turning all of `text` into the quote: plain, and slow.
    fn distance(
        pattern: &WordPattern,
        text: &[u64],
        done: usize,
        place: usize,
    ) -> (usize, usize, usize) {
        let plus = |cost: (usize, usize, usize), more: (usize, usize, usize)| {
            (cost.0 + more.0, cost.1 + more.1, cost.2 + more.2)
        };
        let mut costs = Vec::new();
        if done == 0 && place == 0 {
            costs.push((0, 0, 0));
        }
        if done > 0 && place > 0 {
            let other = usize::from(pattern.keys[done - 1] != text[place - 1]);
            costs.push(plus(distance(pattern, text, done - 1, place - 1), (other, other, 0)));
        }
        if done > 0 {
            costs.push(plus(distance(pattern, text, done - 1, place), (1, 1, 1)));
        }
        if place > 0 {
            let cost = usize::from(!pattern.gaps.contains(&done));
            costs.push(plus(distance(pattern, text, done, place - 1), (cost, 0, cost)));
        }
        costs.into_iter().min().expect("one way there always is")
    }

    fn plain(pattern: &WordPattern, text: &[u64]) -> Option<Window> {
        let windows =
            (0..text.len()).flat_map(|start| (start + 1..=text.len()).map(move |end| (start, end)));
        let measured = windows.map(|(start, end)| {
            let window = &text[start..end];
            let (edits, missed, moves) =
                distance(pattern, window, pattern.keys.len(), window.len());
            Window { edits, missed, moves, start, end }
        });
        measured.min()
    }

    proptest! {
        #[test]
        fn the_nearest_window_is_that_of_a_plain_search(
            keys in prop::collection::vec(0_u64..4, 1..5),
            text in prop::collection::vec(0_u64..4, 1..7),
            gap in 0_usize..5,
        ) {
            let gaps = if gap > 0 && gap < keys.len() { vec![gap] } else { Vec::new() };
            let pattern = WordPattern { keys, gaps };
            let found = pattern.nearest_window(&text).expect("neither is empty");
            let expected = plain(&pattern, &text).expect("neither is empty");
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_parts_of_a_quote_are_found_around_what_it_leaves_out() {
        let pattern = WordPattern { keys: vec![1, 2, 5, 6], gaps: vec![2] };
        let text = [9, 1, 2, 7, 7, 7, 5, 8, 9];
        let window = pattern.nearest_window(&text).expect("neither is empty");
        assert_eq!((window.edits, window.start, window.end), (1, 1, 8));
        assert_eq!(pattern.parts_in(&text[1..8]), [0..2, 5..7]);
    }
}
