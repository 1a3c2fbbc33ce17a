//! The dates that a passage names, from which later words count: "On Jan. 5 … Two days later".

use std::collections::BTreeMap;

use super::phrase::DatePhrase;
use crate::reading::lexicon::Period;
use crate::reading::mention::{Figure, Mention};

/// How far, in bytes, and over how many steps a phrase is counted from a date that stands before it: further
/// off, the words mean a date that nobody can tell.
const REACH: usize = 2_000;
const STEPS: usize = 8;

/// How many bytes behind a span another may stand that it is compared with.
const COMPARED: usize = 300;

/// The dates that a passage names, which later words can count from: the last of each length.
#[derive(Default)]
pub(in crate::reading) struct NamedDates {
    last: BTreeMap<Period, NamedDate>,
    /// The last part of a year.
    part: Option<NamedDate>,
    /// The last part of a month or year with its year: "mid-June 2009", whose "same week" is one of several.
    whole_part: Option<NamedDate>,
}

struct NamedDate {
    phrase: DatePhrase,
    /// Where it stands.
    at: usize,
    /// From how many others it is counted.
    steps: usize,
}

impl NamedDate {
    /// Whether an earlier span, close behind this one, is what it is compared with: "$5 million for the year ended 30 June 2009,
    /// from $4 million for the year ended 30 June 2008". Later words count from this one all the same.
    fn is_compared_with(&self, phrase: &DatePhrase, at: usize) -> bool {
        let ends = self.phrase.span_end().zip(phrase.span_end());
        at.saturating_sub(self.at) < COMPARED && ends.is_some_and(|(own, other)| other < own)
    }
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
        if matches!(phrase, DatePhrase::Part(..)) && phrase.plain_year().is_some() {
            self.whole_part = Some(NamedDate { phrase: phrase.clone(), at, steps: 0 });
        }
        let mut steps = 0;
        if let Some(longest) = phrase.counts_from_named() {
            let near = self
                .last
                .range(..=longest)
                .map(|(_, named)| named)
                .filter(|named| at.saturating_sub(named.at) < REACH && named.steps < STEPS);
            let part = self.whole_part.iter().filter(|_| matches!(phrase, DatePhrase::Same(_)));
            let Some(last) = near.chain(part).max_by_key(|named| named.at) else { return };
            steps = last.steps + 1;
            let from = same_counted(phrase, &last.phrase).unwrap_or(&last.phrase);
            *phrase = counted_from(phrase, from);
        }
        let length = phrase.length().filter(|_| phrase.can_be_counted_from());
        if let Some(length) = length.or_else(|| phrase.span_length())
            && !self.last.get(&length).is_some_and(|last| last.is_compared_with(phrase, at))
        {
            self.last.insert(length, NamedDate { phrase: phrase.clone(), at, steps });
        }
    }
}

/// Returns what an earlier phrase counts back from, where a later one says the same and so means the same date: "over the prior
/// year", said twice. "A year later", said twice, is two years later.
fn same_counted<'d>(phrase: &DatePhrase, last: &'d DatePhrase) -> Option<&'d DatePhrase> {
    let is_back = matches!(phrase, DatePhrase::Counted { count: ..0, .. });
    match last {
        DatePhrase::FromNamed { phrase: own, named } if is_back && **own == *phrase => Some(named),
        _ => None,
    }
}

fn counted_from(phrase: &DatePhrase, named: &DatePhrase) -> DatePhrase {
    DatePhrase::FromNamed { phrase: Box::new(phrase.clone()), named: Box::new(named.clone()) }
}
