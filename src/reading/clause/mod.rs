//! The subject of a figure: what it is of, as the clause says that it stands in.
//!
//! A sentence is parted into items (its figures, words and signs), and at commas, conjunctions and brackets into pieces,
//! each of which goes on from one before. A figure has what stands beside it in its piece; what its piece lacks it has
//! from the piece that it goes on from ("killed 14 people and injured 40": people). All of it is rules and
//! tables, and what the tables do not hold is not known.

mod age;
mod assertion;
mod claimed;
mod compared_date;
mod describe;
mod event;
mod fit;
mod lines;
mod named_thing;
mod noun;
mod owner;
mod phrases;
mod piece;
mod place;
mod place_words;
mod result;
mod role;
mod second_name;
mod sentence;
mod setting;
mod sorted_rows;
mod subject;
mod taken_back;
mod told;
mod word_links;
mod wording;
mod words;
mod yardstick;

#[cfg(test)]
mod tests;

pub use claimed::Claimed;
pub use fit::{Fit, Misfit, SubjectPart};
pub use subject::{Assertion, ComparedSubject, Direction, Event, FigureRole, Subject};
pub(in crate::reading) use words::ClauseWords;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::text::{Span, paragraphs, sentences_of};
use crate::value::{Number, Rational};

use super::lexicon::Lexicon;
use super::mention::{Figure, Mention};
use super::rule::Rule;
use place::Clauses;
use sentence::{SentenceItem, SentenceReader};
use told::ToldSentence;
use words::Tag;

/// Reads clauses by the words of a language.
#[derive(Clone, Copy, Debug)]
pub(in crate::reading) struct ClauseReader<'a> {
    pub(in crate::reading) lexicon: &'a Lexicon,
    pub(in crate::reading) words: &'a ClauseWords,
}

impl<'a> ClauseReader<'a> {
    pub(in crate::reading) fn subjects(&self, text: &str, mentions: &[Mention]) -> Vec<Subject> {
        let mut subjects = vec![Subject::default(); mentions.len()];
        self.for_each_sentence(text, mentions, |sentence| sentence.describe(&mut subjects));
        subjects
    }

    pub(in crate::reading) fn compared_subjects(
        &self,
        text: &str,
        mentions: &[Mention],
    ) -> Vec<ComparedSubject> {
        let mut subjects = vec![ComparedSubject::default(); mentions.len()];
        self.for_each_sentence(text, mentions, |sentence| {
            sentence.describe_in_words(mentions, &mut subjects);
        });
        subjects
    }

    /// Calls `describe` with each sentence of a text that has figures, in order.
    fn for_each_sentence(
        &self,
        text: &str,
        mentions: &[Mention],
        mut describe: impl FnMut(&ToldSentence<'a>),
    ) {
        if self.words.is_empty() {
            return;
        }
        let mut sentence_reader = self.sentence_reader();
        let mut first = 0;
        for paragraph in paragraphs(text) {
            let Some(next) = mentions.get(first) else { break };
            if next.figure.start >= paragraph.end {
                continue;
            }
            for sentence in sentences_of(text, paragraph) {
                while first < mentions.len() && mentions[first].figure.start < sentence.start {
                    first += 1;
                }
                let mut start = sentence.start;
                while first < mentions.len() && mentions[first].figure.start < sentence.end {
                    let last = first + stretch(&mentions[first..], start, sentence.end);
                    let next = mentions.get(last).filter(|next| next.figure.start < sentence.end);
                    let end = next.map_or(sentence.end, |next| next.span.start.max(start));
                    let own = Span::new(start, end);
                    let items = sentence_reader.items(text, own, mentions, first..last);
                    let is_question = ends_as_question(own.of(text));
                    let clauses = Clauses::new(items, self.words, is_question);
                    describe(&ToldSentence::new(clauses));
                    first = last;
                    start = end;
                }
            }
        }
    }

    fn sentence_reader(&self) -> SentenceReader<'a> {
        SentenceReader::new(self.lexicon, self.words)
    }

    /// Returns the items of a whole text without figures.
    fn words_alone(&self, text: &str) -> Vec<SentenceItem> {
        self.sentence_reader().items(text, Span::new(0, text.len()), &[], 0..0)
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
        let mention = Mention { span: place, figure: place, rule: Rule::Digits, says, per: None };
        self.subjects(text, &[mention]).pop().unwrap_or_default().assertion
    }

    /// Whether the word before a place leads to the end of a change, or to what something consists of: "to nine", "of nine".
    pub(in crate::reading) fn is_led(&self, text: &str, place: Span) -> bool {
        let before = text[..place.start].split_whitespace().next_back().unwrap_or_default();
        let word = before.to_lowercase();
        [Tag::PartOf, Tag::Infinitive].into_iter().any(|tag| self.words.is_tagged(&word, tag))
    }

    pub(in crate::reading) fn content_words(&self, text: &str) -> BTreeSet<Arc<str>> {
        if self.words.is_empty() {
            return BTreeSet::new();
        }
        let words = self.words_alone(text).into_iter().filter_map(|item| item.lemma);
        words.filter(|word| word.contains(char::is_alphabetic)).collect()
    }

    pub(in crate::reading) fn verbs(&self, text: &str) -> Vec<(Span, String)> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let items = self.words_alone(text);
        let verbs = items.iter().filter(|item| item.verb.is_some() && !item.is(Tag::Speech));
        verbs.filter_map(|item| Some((item.span, item.uses.base.as_ref()?.to_string()))).collect()
    }
}

fn ends_as_question(sentence: &str) -> bool {
    sentence.trim_end_matches(['"', '”', '\'', '’', ')']).ends_with('?')
}
