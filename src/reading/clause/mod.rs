//! The subject of a figure: what it is of, as the clause says that it stands in.
//!
//! A sentence is parted into items (its figures, words and signs), and at commas, conjunctions and brackets into pieces,
//! each of which goes on from one before. A figure has what stands beside it in its piece; what its piece lacks it has
//! from the piece that it goes on from ("killed 14 people and injured 40": people). All of it is rules and
//! tables, and what the tables do not hold is not known.

mod assertion;
mod claimed;
mod describe;
mod event;
mod fit;
mod noun;
mod owner;
mod piece;
mod place;
mod place_words;
mod role;
mod sentence;
mod subject;
mod told;
mod words;

#[cfg(test)]
mod tests;

pub use claimed::Claimed;
pub use fit::{Fit, Misfit, SubjectPart};
pub use subject::{Assertion, Direction, Event, Role, Subject};
pub(in crate::reading) use words::ClauseWords;

use crate::text::{Span, sentences};
use crate::value::{Number, Rational};

use super::lexicon::Lexicon;
use super::mention::{Figure, Mention};
use super::rule::Rule;
use place::Clauses;
use sentence::{Item, items};
use told::Told;

/// Reads clauses by the words of a language.
#[derive(Clone, Copy, Debug)]
pub(in crate::reading) struct ClauseReader<'a> {
    pub(in crate::reading) lexicon: &'a Lexicon,
    pub(in crate::reading) words: &'a ClauseWords,
}

impl ClauseReader<'_> {
    pub(in crate::reading) fn subjects(&self, text: &str, mentions: &[Mention]) -> Vec<Subject> {
        let mut subjects = vec![Subject::default(); mentions.len()];
        if self.words.is_empty() || mentions.is_empty() {
            return subjects;
        }
        let mut first = 0;
        for sentence in sentences(text) {
            while first < mentions.len() && mentions[first].figure.start < sentence.start {
                first += 1;
            }
            let mut start = sentence.start;
            while first < mentions.len() && mentions[first].figure.start < sentence.end {
                let count = stretch(&mentions[first..], start, sentence.end);
                let next =
                    mentions.get(first + count).filter(|next| next.figure.start < sentence.end);
                let end = next.map_or(sentence.end, |next| next.span.start.max(start));
                let own = Span::new(start, end);
                let stretch = &mentions[first..first + count];
                let found = subjects_in(own, text, stretch, self.lexicon, self.words, first);
                for (subject, slot) in found.into_iter().zip(&mut subjects[first..]) {
                    *slot = subject;
                }
                first += count;
                start = end;
            }
        }
        subjects
    }
}

/// How many figures of a sentence are read together. Sentences of prose have fewer; what has more is a list or table.
const MOST_FIGURES: usize = 24;

/// How far a stretch of a sentence goes that is read together, in bytes.
const LONGEST_STRETCH: usize = 2_000;

/// Returns how many of the mentions, of which the first stands in a sentence that ends at `end`, are read together.
fn stretch(mentions: &[Mention], start: usize, end: usize) -> usize {
    let near = mentions.iter().take(MOST_FIGURES).take_while(|mention| {
        mention.figure.start < end && mention.figure.end <= start + LONGEST_STRETCH
    });
    near.count().max(1)
}

impl ClauseReader<'_> {
    pub(in crate::reading) fn assertion_at(&self, text: &str, place: Span) -> Assertion {
        // A place in an order counts nothing, and stands for what is asked about.
        let says = Figure::Ordinal(Number::exact(Rational::ZERO));
        let mention = Mention { span: place, figure: place, rule: Rule::Digits, says };
        self.subjects(text, &[mention]).pop().unwrap_or_default().assertion
    }

    pub(in crate::reading) fn denies_denial(&self, text: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let items = items(text, &[], self.lexicon, self.words);
        let has = |tag| items.iter().any(|item| item.is(tag));
        has(words::Tag::Sure) && has(words::Tag::Negation)
    }

    pub(in crate::reading) fn verbs(&self, text: &str) -> Vec<(Span, String)> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let items = items(text, &[], self.lexicon, self.words);
        let verbs = items.iter().filter(|item| item.verb.is_some() && !item.is(words::Tag::Speech));
        verbs.filter_map(|item| Some((item.span, item.uses.base.as_ref()?.to_string()))).collect()
    }
}

/// Returns the subjects of the mentions of one sentence.
fn subjects_in(
    sentence: Span,
    text: &str,
    mentions: &[Mention],
    lexicon: &Lexicon,
    words: &ClauseWords,
    before: usize,
) -> Vec<Subject> {
    let shifted = mentions.iter().enumerate().map(|(number, mention)| {
        let mut own = mention.clone();
        own.span = Span::new(
            own.span.start.max(sentence.start) - sentence.start,
            own.span.end.min(sentence.end) - sentence.start,
        );
        (number, own)
    });
    let shifted: Vec<(usize, Mention)> = shifted.collect();
    let own = sentence.of(text);
    let items = items(own, &shifted, lexicon, words);
    let pieces = piece::pieces(&items);
    let is_range = |item: &Item| matches!(item.kind, sentence::ItemKind::Figure(number) if mentions[number].rule == Rule::NumberRange);
    let ranges = (0..items.len()).filter(|at| is_range(&items[*at])).collect();
    let is_measure = |item: &Item| matches!(item.kind, sentence::ItemKind::Figure(number) if matches!(mentions[number].says, Figure::Measure { .. } | Figure::Duration { .. }));
    let measured = (0..items.len()).filter(|at| is_measure(&items[*at])).collect();
    let is_number = |item: &Item| matches!(item.kind, sentence::ItemKind::Figure(number) if matches!(mentions[number].says, Figure::Number { .. }));
    let numbers = (0..items.len()).filter(|at| is_number(&items[*at])).collect();
    let mut clauses = Clauses {
        owners: Vec::new(),
        numbers,
        measured,
        ranges,
        items,
        pieces,
        words,
        is_question: own.trim_end_matches(['"', '”', '\'', '’', ')']).ends_with('?'),
    };
    clauses.find_owners();
    let places = clauses.places();
    let told = Told::of(&clauses, &places);
    let mut subjects = vec![Subject::default(); mentions.len()];
    let slots = clauses.slots(&places);
    for (number, place) in places.iter().enumerate() {
        let sentence::ItemKind::Figure(mention) = clauses.items[place.at].kind else { continue };
        let mut subject = clauses.subject(&places, number, &mentions[mention], &told);
        slots.describe(number, &mut subject.words);
        for (_, other) in &mut subject.words.foreign {
            *other += before;
        }
        for date in &mut subject.words.own_dates {
            *date += before;
        }
        for span in subject.spans_mut() {
            *span = span.shifted(sentence.start);
        }
        subjects[mention] = subject;
    }
    subjects
}

impl Subject {
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        self.noun.iter_mut().chain(&mut self.event).chain(&mut self.names)
    }
}
