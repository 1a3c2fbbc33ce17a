//! The passage that comes nearest to a quote which does not hold.
//!
//! A *run* is one to four words of a quote that follow one another, with nothing left out between them. It is
//! *rare* where it stands at most 100 times in the source. The source's words *within reach* of a quote are
//! those around the places of its rarest runs: from as many words before the place where the quote would begin to
//! as many after its end as it may have edits, which is half of its words; and where the quote leaves text out,
//! from and to as much farther as that may be. The nearest passage is the window of words within reach that takes
//! the fewest [edits](super::alignment), where these are no more than half of the quote's words.
//!
//! Page breaks are no part of a passage. Case and punctuation are no part of a word.
//!
//! Every source is split into words once for all its quotes, and passed over once for all their runs.

#![expect(
    clippy::disallowed_types,
    reason = "the table of runs is looked up once for each word of a source, and never iterated"
)]

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::text::{Folded, Span, fold, page_breaks};

use super::alignment::{Window, WordPattern};
use super::parts::Way;
use super::words::WordList;

/// How many words a run has at most: in a text of few different words, long runs are what is rare.
const LONGEST_RUN: usize = 4;

/// At how many places a run stands at most to be rare.
const MOST_PLACES: usize = 100;

/// How many places of a quote's runs are looked at: fewer for a longer quote, whose runs are rarer and whose
/// windows cost more.
fn most_places(words: usize) -> usize {
    (4_000 / words.max(1)).clamp(4, MOST_PLACES)
}

/// The most words of a quote that is compared: a page or two. A longer one that is lost has no nearest passage.
const LONGEST_QUOTE: usize = 1_000;

const _: () = assert!(LONGEST_QUOTE <= super::alignment::LONGEST);

/// How many words an elision may leave out, roughly: [`LONGEST_ELISION`](super::search::LONGEST_ELISION) bytes.
const LONGEST_GAP: usize = 200;

/// A part of a quote with its words.
pub(super) struct FormPart {
    /// Its place in the quote.
    pub(super) place: Span,
    /// It, folded.
    pub(super) folded: Folded,
    words: WordList,
}

/// A quote, taken in one way.
pub(super) struct ComparedForm {
    /// Its parts, without those that have no word; what is left out lies between them.
    pub(super) parts: Vec<FormPart>,
    pattern: WordPattern,
}

impl ComparedForm {
    /// Returns the form of a `quote` taken in this `way`.
    pub(super) fn new(quote: &str, way: &Way<'_>) -> Self {
        let part = |text: &str| {
            let start = text.as_ptr().addr() - quote.as_ptr().addr();
            let folded = fold(text);
            let words = WordList::of(&folded, &[]);
            FormPart { place: Span::new(start, start + text.len()), folded, words }
        };
        let parts = way.iter().map(|piece| part(piece.text));
        let parts: Vec<FormPart> = parts.filter(|part| !part.words.keys.is_empty()).collect();
        let keys = parts.iter().flat_map(|part| part.words.keys.iter().copied()).collect();
        let lengths = parts.iter().map(|part| part.words.keys.len());
        let ends = lengths.scan(0, |end, len| {
            *end += len;
            Some(*end)
        });
        let mut gaps: Vec<usize> = ends.collect();
        gaps.pop();
        Self { parts, pattern: WordPattern { keys, gaps } }
    }

    fn len(&self) -> usize {
        self.pattern.keys.len()
    }

    fn most_edits(&self) -> usize {
        self.len() / 2
    }

    /// Returns the runs of the form: where each begins and ends among its words.
    fn runs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut from = 0;
        let parts = self.parts.iter().map(move |part| {
            let words = from..from + part.words.keys.len();
            from = words.end;
            words
        });
        parts.flat_map(|words| {
            let end = words.end;
            words.flat_map(move |start| {
                (start + 1..=end.min(start + LONGEST_RUN)).map(move |run_end| start..run_end)
            })
        })
    }
}

/// The passage that comes nearest to a quote.
pub(super) struct Near<'f> {
    /// The form in which it does.
    pub(super) form: &'f ComparedForm,
    /// How many word edits part them.
    pub(super) edits: usize,
    /// For each part of the form, what stands for it: a span of the folded source, empty where nothing does.
    pub(super) parts: Vec<Span>,
}

/// The words of a source, and where the runs of some quotes stand in it.
pub(super) struct RunIndex {
    words: WordList,
    /// The spans of the folded source that are no part of a passage, in order.
    pub(super) page_breaks: Vec<Span>,
    runs: Runs,
}

impl RunIndex {
    /// Returns the index of a source for the quotes of these forms.
    pub(super) fn new<'f>(
        source: &str,
        folded: &Folded,
        forms: impl Iterator<Item = &'f ComparedForm>,
    ) -> Self {
        let page_breaks = page_breaks(source).into_iter();
        let page_breaks: Vec<Span> = page_breaks.map(|span| folded.folded_span(span)).collect();
        let words = WordList::of(folded, &page_breaks);
        let mut runs = Runs::default();
        for form in forms.filter(|form| form.len() <= LONGEST_QUOTE) {
            form.runs().for_each(|run| runs.want(&form.pattern.keys[run]));
        }
        runs.look_up(&words.keys);
        Self { words, page_breaks, runs }
    }

    /// Returns where a quote comes nearest to standing: in that of its forms which takes the fewest edits there;
    /// of several, the first. `None` where it comes near nowhere.
    pub(super) fn nearest<'f>(&self, forms: &'f [ComparedForm]) -> Option<Near<'f>> {
        let windows = forms.iter().filter_map(|form| Some((self.window(form)?, form)));
        let (window, form) = windows.min_by_key(|(window, _)| window.cost())?;
        let parts = form.pattern.parts_in(&self.words.keys[window.start..window.end]);
        let span = |part: Range<usize>| {
            self.words.span(window.start + part.start..window.start + part.end)
        };
        Some(Near { form, edits: window.edits, parts: parts.into_iter().map(span).collect() })
    }

    fn window(&self, form: &ComparedForm) -> Option<Window> {
        if form.len() > LONGEST_QUOTE {
            return None;
        }
        let windows = self.stretches(form).into_iter().filter_map(|stretch| {
            let window = form.pattern.nearest_window(&self.words.keys[stretch.clone()])?;
            let start = window.start + stretch.start;
            let end = window.end + stretch.start;
            Some(Window { start, end, ..window })
        });
        windows.min().filter(|window| window.edits <= form.most_edits())
    }

    /// Returns the stretches of words that are within reach, in order, none touching another.
    fn stretches(&self, form: &ComparedForm) -> Vec<Range<usize>> {
        let mut rare: Vec<(usize, Reverse<usize>, usize, &Vec<usize>)> = form
            .runs()
            .filter_map(|run| {
                let places = self.runs.places(&form.pattern.keys[run.clone()])?;
                let is_rare = (1..=MOST_PLACES).contains(&places.len());
                is_rare.then_some((places.len(), Reverse(run.len()), run.start, places))
            })
            .collect();
        rare.sort_by_key(|(count, length, start, _)| (*count, *length, *start));
        let places = rare
            .iter()
            .flat_map(|(_, _, start, places)| places.iter().map(move |place| (*place, *start)));
        let gaps = form.pattern.gaps.len() * LONGEST_GAP;
        let slack = form.most_edits() + gaps;
        let reach = |(place, start): (usize, usize)| {
            let end = place + (form.len() - start) + slack;
            place.saturating_sub(start + slack)..end.min(self.words.keys.len())
        };
        let mut reaches: Vec<Range<usize>> =
            places.take(most_places(form.len())).map(reach).collect();
        reaches.sort_by_key(|reach| (reach.start, reach.end));
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for reach in reaches {
            match stretches.last_mut() {
                Some(last) if reach.start <= last.end => last.end = last.end.max(reach.end),
                _ => stretches.push(reach),
            }
        }
        stretches
    }
}

/// The runs of quotes, by a hash of their words, and where they stand.
struct Runs {
    places: HashMap<u64, Vec<usize>, BuildHasherDefault<Hashed>>,
    /// A bit for the last bits of each of their words: most words of a source are none of them, and need not be looked up.
    words: Vec<u64>,
}

/// How many bits of a word tell whether it may be one of a run.
const TOLD_BITS: u32 = 16;

impl Default for Runs {
    fn default() -> Self {
        Self { places: HashMap::default(), words: vec![0; 1 << (TOLD_BITS - 6)] }
    }
}

impl Runs {
    fn want(&mut self, run: &[u64]) {
        self.places.entry(hash(run)).or_default();
        for word in run {
            let (at, bit) = bit_of(*word);
            self.words[at] |= bit;
        }
    }

    fn may_have(&self, word: u64) -> bool {
        let (at, bit) = bit_of(word);
        self.words[at] & bit != 0
    }

    fn places(&self, run: &[u64]) -> Option<&Vec<usize>> {
        self.places.get(&hash(run))
    }

    /// Notes where the runs stand among the words of a source, each at up to one place more than makes it rare.
    fn look_up(&mut self, words: &[u64]) {
        let mut longest = 0;
        for end in 1..=words.len() {
            if !self.may_have(words[end - 1]) {
                longest = 0;
                continue;
            }
            // A run that is wanted ends in shorter ones that are.
            let longest_here = (longest + 1).min(LONGEST_RUN);
            longest = 0;
            for len in 1..=longest_here {
                let start = end - len;
                let Some(places) = self.places.get_mut(&hash(&words[start..end])) else { break };
                longest = len;
                if places.len() <= MOST_PLACES {
                    places.push(start);
                }
            }
        }
    }
}

/// Returns where the bit of a word is: the number of eight bytes, and the bit in them.
fn bit_of(word: u64) -> (usize, u64) {
    let last = word & ((1 << TOLD_BITS) - 1);
    (usize::try_from(last >> 6).unwrap_or(0), 1 << (last & 63))
}

fn hash(run: &[u64]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    run.iter().fold(0, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR))
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns the places where a run stands, one after another.
    fn places(run: &[u64], text: &[u64]) -> Vec<usize> {
        let starts = 0..(text.len() + 1).saturating_sub(run.len());
        starts.filter(|start| text[*start..].starts_with(run)).collect()
    }

    /// Returns which words of `text` are within reach of the quote, as the module's page defines it.
    fn within_reach(form: &ComparedForm, text: &[u64]) -> Vec<bool> {
        let keys = &form.pattern.keys;
        let mut rare: Vec<(usize, Reverse<usize>, usize)> = Vec::new();
        for start in 0..keys.len() {
            for end in start + 1..=keys.len().min(start + LONGEST_RUN) {
                let within_a_part = !form.pattern.gaps.iter().any(|gap| start < *gap && *gap < end);
                let count = places(&keys[start..end], text).len();
                if within_a_part && (1..=MOST_PLACES).contains(&count) {
                    rare.push((count, Reverse(end - start), start));
                }
            }
        }
        rare.sort_unstable();
        let all = rare.iter().flat_map(|(_, Reverse(len), start)| {
            places(&keys[*start..start + len], text).into_iter().map(move |place| (place, *start))
        });
        let slack = keys.len() / 2 + form.pattern.gaps.len() * LONGEST_GAP;
        let mut reach = vec![false; text.len()];
        for (place, start) in all.take(most_places(keys.len())) {
            for (word, reached) in reach.iter_mut().enumerate() {
                let after = word + slack + start >= place;
                let before = word + start < place + keys.len() + slack;
                *reached |= after && before;
            }
        }
        reach
    }

    /// Returns the window that a search through every window within reach finds.
    fn plain(form: &ComparedForm, text: &[u64]) -> Option<Window> {
        let reach = within_reach(form, text);
        let mut best: Option<Window> = None;
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                if !reach[start..end].iter().all(|reached| *reached) {
                    break;
                }
                let (edits, missed, moves) = distance(&form.pattern, &text[start..end]);
                let window = Window { edits, missed, moves, start, end };
                best = Some(best.map_or(window.clone(), |best| best.min(window)));
            }
        }
        best.filter(|window| window.edits <= form.pattern.keys.len() / 2)
    }

    /// Returns the cost of turning all of `text` into the quote, by the whole table of costs.
    fn distance(pattern: &WordPattern, text: &[u64]) -> (usize, usize, usize) {
        let words = pattern.keys.len();
        let mut table = vec![vec![(0, 0, 0); text.len() + 1]; words + 1];
        for done in 0..=words {
            for place in 0..=text.len() {
                let mut ways = Vec::new();
                if done > 0 && place > 0 {
                    let other = usize::from(pattern.keys[done - 1] != text[place - 1]);
                    ways.push((table[done - 1][place - 1], (other, other, 0)));
                }
                if done > 0 {
                    ways.push((table[done - 1][place], (1, 1, 1)));
                }
                if place > 0 {
                    let cost = usize::from(!pattern.gaps.contains(&done));
                    ways.push((table[done][place - 1], (cost, 0, cost)));
                }
                let costs = ways.iter().map(|(so_far, more)| {
                    (so_far.0 + more.0, so_far.1 + more.1, so_far.2 + more.2)
                });
                table[done][place] = costs.min().unwrap_or((0, 0, 0));
            }
        }
        table[words][text.len()]
    }

    /// Words of an alphabet, of which some are far more common than others.
    fn text(len: Range<usize>) -> impl Strategy<Value = String> {
        let word = prop_oneof![4 => "[ab]", 2 => "[c-f]", 1 => "[g-z]"];
        prop::collection::vec(word, len).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn the_nearest_passage_is_that_of_a_plain_search(
            source in text(1..40),
            quote in text(1..9),
            tail in prop::option::of(text(1..4)),
        ) {
            let quote = tail.map_or(quote.clone(), |tail| format!("{quote} […] {tail}"));
            let folded = fold(&source);
            let mut patterns = crate::quote::parts::Patterns::default();
            let ways = crate::quote::parts::ways_to_part(&quote, &mut patterns);
            let forms: Vec<ComparedForm> = ways.iter().map(|way| ComparedForm::new(&quote, way)).collect();
            let index = RunIndex::new(&source, &folded, forms.iter());
            for form in &forms {
                prop_assert_eq!(index.window(form), plain(form, &index.words.keys));
            }
        }
    }

    #[test]
    fn a_run_that_stands_too_often_is_not_rare() {
        let window = |times: usize| {
            let source = "backed ".repeat(times) + "540";
            let folded = fold(&source);
            let mut patterns = crate::quote::parts::Patterns::default();
            let ways = crate::quote::parts::ways_to_part("backed 545", &mut patterns);
            let forms = [ComparedForm::new("backed 545", &ways[0])];
            RunIndex::new(&source, &folded, forms.iter()).window(&forms[0])
        };
        assert!(window(MOST_PLACES).is_some());
        assert_eq!(window(MOST_PLACES + 1), None);
    }
}
