//! The words of a sentence in their order: in whose place another sentence has others.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::word_key;

use super::place::Clauses;
use super::sentence::ItemKind;
use super::setting::FARTHEST_PREPOSITION;
use super::words::Tag;

/// A word of a sentence that says something, or a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WordedItem {
    /// In its base form.
    pub(super) word: Arc<str>,
    /// The noun that it is here, where its base form is that of a verb: "painting" of "paint".
    pub(super) noun: Option<Arc<str>>,
    pub(super) sort: WordSort,
    /// The preposition that stands before it and what describes it; `None` where none does.
    pub(super) preposition: Option<Arc<str>>,
    /// The number of its clause in the sentence.
    pub(super) clause: usize,
    /// Whether it stands in the genitive: "Sosa's".
    pub(super) is_possessive: bool,
    /// Whether something is compared with it, or with what is so there: "than the bus", "than in Lindal".
    pub(super) is_compared: bool,
}

impl WordedItem {
    pub(super) fn as_noun(&self) -> &str {
        self.noun.as_ref().unwrap_or(&self.word)
    }
}

/// What sort of word it is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum WordSort {
    Figure,
    Name,
    Verb,
    /// With a particle it is another verb: "carried out".
    PhrasalVerb,
    /// It says how something is done.
    Manner,
    /// A common noun, or what describes one.
    Common,
}

/// Words of one sentence in whose place another has others. Figures are none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replaced<'a> {
    pub(super) own: Vec<&'a WordedItem>,
    pub(super) other: Vec<&'a WordedItem>,
}

/// Two sentences that have a figure in common, word for word.
#[derive(Debug, Default)]
pub(super) struct Aligned<'a> {
    /// The words that the two share.
    pub(super) shared: Vec<[&'a WordedItem; 2]>,
    pub(super) replaced: Vec<Replaced<'a>>,
    pub(super) added: Vec<Added<'a>>,
}

/// A word of one sentence where another, which is the same around it, has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Added<'a> {
    pub(super) word: &'a WordedItem,
    /// The words before and behind it that both have; `None` where one of the two begins or ends.
    pub(super) before: Option<&'a WordedItem>,
    pub(super) behind: Option<&'a WordedItem>,
}

/// How many words on each side of its figure a sentence is compared by.
const FARTHEST: usize = 32;

/// How many words behind its verb a particle stands at most: "laid 60 young tellers off".
const FARTHEST_PARTICLE: usize = 5;

impl Clauses<'_> {
    pub(super) fn wording(&self) -> Vec<WordedItem> {
        let pieces = self.pieces.iter().enumerate();
        let mut clauses = vec![0; self.items.len()];
        for (number, piece) in pieces {
            clauses[piece.range.clone()].fill(number);
        }
        let worded = |at: usize| {
            let word = self.items[at].lemma.clone()?;
            let before = self.preposition_before(at);
            let preposition = before.map(|before| self.items[before].word.clone());
            let is_compared = before.is_some_and(|before| self.compares(before));
            let (sort, clause) = (self.word_sort(at), clauses[at]);
            let noun = Some(self.items[at].uses.singular(self.words));
            let noun = noun.filter(|noun| sort == WordSort::Common && *noun != word);
            let is_possessive = self.items[at].is_possessive;
            Some(WordedItem { word, noun, sort, preposition, clause, is_possessive, is_compared })
        };
        (0..self.items.len()).filter_map(worded).collect()
    }

    fn word_sort(&self, at: usize) -> WordSort {
        let item = &self.items[at];
        if item.is_mention() {
            WordSort::Figure
        } else if item.verb.is_some() && self.has_particle(at) {
            WordSort::PhrasalVerb
        } else if item.verb.is_some() {
            WordSort::Verb
        } else if item.is_manner || self.is_adverb_of_place(at) {
            WordSort::Manner
        } else if self.is_name(at) {
            WordSort::Name
        } else {
            WordSort::Common
        }
    }

    /// Whether an item says where, and describes no noun: "away", but for "away games".
    fn is_adverb_of_place(&self, at: usize) -> bool {
        let describes = self.items.get(at + 1).is_some_and(|next| next.is_noun_word());
        self.items[at].is(Tag::PlaceAdverb) && !describes
    }

    fn preposition_before(&self, at: usize) -> Option<usize> {
        let mut before = (at.saturating_sub(FARTHEST_PREPOSITION)..at).rev().skip_while(|at| {
            let item = &self.items[*at];
            let describes = item.is_noun_word();
            !item.is(Tag::Preposition) && (describes || item.is(Tag::Determiner))
        });
        before.next().filter(|at| self.items[*at].is(Tag::Preposition))
    }

    /// Whether a preposition leads what something is compared with: "than", and "in" behind it.
    fn compares(&self, preposition: usize) -> bool {
        let led = [Some(preposition), preposition.checked_sub(1)];
        led.into_iter().flatten().any(|at| self.items[at].is(Tag::Compared))
    }

    /// Whether a particle makes another verb of one: "carried out", "turned 30 applications down".
    fn has_particle(&self, verb: usize) -> bool {
        let behind = self.items[verb + 1..].iter().take(FARTHEST_PARTICLE);
        let mut behind =
            behind.take_while(|item| item.verb.is_none() && item.kind != ItemKind::Sign);
        behind.any(|item| item.is_particle || item.is(Tag::Particle))
    }

    /// Returns the number of each item among the words of its sentence that say something, which for others is that of the next.
    pub(super) fn numbers_in_wording(&self) -> Vec<usize> {
        let said = self.items.iter().map(|item| usize::from(item.lemma.is_some()));
        said.scan(0, |next, says| Some(std::mem::replace(next, *next + says))).collect()
    }
}

/// Puts two sentences side by side, each with the number of the figure that they have in common.
pub(super) fn aligned<'a>(
    own: (&'a [WordedItem], usize),
    other: (&'a [WordedItem], usize),
) -> Aligned<'a> {
    let near = |(words, at): (&'a [WordedItem], usize)| {
        &words[at.saturating_sub(FARTHEST)..(at + FARTHEST).min(words.len())]
    };
    let [own, other] = [own, other].map(near);
    let words = |items: &'a [WordedItem]| {
        let words = items.iter().filter(|item| item.sort != WordSort::Figure);
        words.collect::<Vec<&WordedItem>>()
    };
    let pairs = longest_common(own, other);
    let mut aligned = Aligned::default();
    let mut from = (0, 0);
    for (number, (left, right)) in
        pairs.iter().copied().chain([(own.len(), other.len())]).enumerate()
    {
        let mut replaced =
            Replaced { own: words(&own[from.0..left]), other: words(&other[from.1..right]) };
        if let ([word], []) = (&*replaced.own, &*replaced.other) {
            let before = from.0.checked_sub(1).map(|at| &own[at]);
            aligned.added.push(Added { word, before, behind: own.get(left) });
        }
        // Beyond the words that both have, one of the two goes on with more.
        if number == pairs.len() {
            replaced.keep_first(pairs.last().map(|(_, right)| other[*right].clause));
        } else if number == 0 {
            replaced.keep_last();
        }
        if !replaced.own.is_empty() && !replaced.other.is_empty() {
            aligned.replaced.push(replaced);
        }
        from = (left + 1, right + 1);
    }
    let shared = pairs.into_iter().map(|(left, right)| [&own[left], &other[right]]);
    aligned.shared = shared.filter(|[own, _]| own.sort != WordSort::Figure).collect();
    aligned
}

impl Replaced<'_> {
    /// Keeps as many of the other's words as its own has, of a clause.
    fn keep_first(&mut self, clause: Option<usize>) {
        self.other.retain(|item| Some(item.clause) == clause);
        self.other.truncate(self.own.len());
    }

    fn keep_last(&mut self) {
        let more = self.other.len().saturating_sub(self.own.len());
        self.other.drain(..more);
    }
}

/// Returns the places of the longest row of words that two have in common in one order (the longest common subsequence).
fn longest_common(one: &[WordedItem], other: &[WordedItem]) -> Vec<(usize, usize)> {
    let keys = |items: &[WordedItem]| -> Vec<u64> {
        items.iter().map(|item| word_key(&item.word)).collect()
    };
    let (own, others) = (keys(one), keys(other));
    let width = others.len() + 1;
    // How many words of the two, from a place of each on, are in common.
    let mut lengths = vec![0_usize; (own.len() + 1) * width];
    for left in (0..own.len()).rev() {
        for right in (0..others.len()).rev() {
            let at = left * width + right;
            lengths[at] = if own[left] == others[right] {
                lengths[at + width + 1] + 1
            } else {
                lengths[at + width].max(lengths[at + 1])
            };
        }
    }
    let (mut left, mut right) = (0, 0);
    let mut pairs = Vec::new();
    while left < own.len() && right < others.len() {
        let at = left * width + right;
        if own[left] == others[right] {
            pairs.push((left, right));
            (left, right) = (left + 1, right + 1);
        } else if lengths[at + width] >= lengths[at + 1] {
            left += 1;
        } else {
            right += 1;
        }
    }
    pairs
}
