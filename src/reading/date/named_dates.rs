//! The dates that a passage names, from which later words count: "On Jan. 5 … Two days later".

use std::collections::BTreeMap;

use super::phrase::DatePhrase;
use crate::reading::lexicon::Period;
use crate::reading::mention::{Figure, Mention};

/// How far, in bytes, and over how many steps a phrase is counted from a date that stands before it: further
/// off, the words mean a date that nobody can tell.
const REACH: usize = 2_000;
const STEPS: usize = 8;

/// The dates that a passage names, which later words can count from: the last of each length.
#[derive(Default)]
pub(in crate::reading) struct NamedDates {
    last: BTreeMap<Period, NamedDate>,
    /// The last part of a year.
    part: Option<NamedDate>,
}

struct NamedDate {
    phrase: DatePhrase,
    /// Where it stands.
    at: usize,
    /// From how many others it is counted.
    steps: usize,
}

impl NamedDates {
    /// Links a mention to the earlier date that it counts from, and takes note of others.
    pub(in crate::reading) fn link(&mut self, mention: &mut Mention) {
        let Figure::Date(phrase) = &mut mention.says else { return };
        let at = mention.span.start;
        if let (DatePhrase::SamePart(_), Some(part)) = (&*phrase, &self.part) {
            if at.saturating_sub(part.at) < REACH {
                *phrase = counted_from(phrase, &part.phrase);
            }
            return;
        }
        if phrase.is_part_of_year() {
            self.part = Some(NamedDate { phrase: phrase.clone(), at, steps: 0 });
        }
        let mut steps = 0;
        if let Some(longest) = phrase.counts_from_named() {
            let near = self
                .last
                .range(..=longest)
                .map(|(_, named)| named)
                .filter(|named| at.saturating_sub(named.at) < REACH && named.steps < STEPS);
            let Some(last) = near.max_by_key(|named| named.at) else { return };
            steps = last.steps + 1;
            *phrase = counted_from(phrase, &last.phrase);
        }
        if phrase.can_be_counted_from()
            && let Some(length) = phrase.length()
        {
            self.last.insert(length, NamedDate { phrase: phrase.clone(), at, steps });
        }
    }
}

fn counted_from(phrase: &DatePhrase, named: &DatePhrase) -> DatePhrase {
    DatePhrase::FromNamed { phrase: Box::new(phrase.clone()), named: Box::new(named.clone()) }
}
