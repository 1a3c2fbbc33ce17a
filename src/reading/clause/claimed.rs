//! What a claim says that its figure is of.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::reading::mention::{Figure, Mention};
use crate::reading::number::rate;
use crate::text::Span;

use super::ClauseReader;
use super::compared_date::ComparedDate;
use super::sentence::ItemKind;
use super::subject::{Assertion, ComparedSubject, Event, FigureRole};
use super::words::{Sort, Tag};

/// What a claim says that its figure is of.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Claimed {
    /// The subject of the figure in its statement; `None` where the statement has no such figure.
    pub(super) subject: Option<ComparedSubject>,
    /// Its statement, as it is written; empty where that has no such figure.
    pub(super) statement: String,
    /// The words of its statement that say something, in their base forms.
    pub(super) words: Vec<Arc<str>>,
    /// Those of them that are none of what is counted.
    pub(super) other_words: Vec<Arc<str>>,
    /// Those of the other words that do not say which way something changed: they tell of which place a figure is.
    pub(super) place_words: Vec<Arc<str>>,
    /// Its unit and its other words, in their base forms; of several words, the last is the noun.
    pub(super) nouns: Vec<Vec<Arc<str>>>,
    /// The events that its unit, other words and statement tell of.
    pub(super) events: Vec<Event>,
    /// Verbs among its other words.
    pub(super) verbs: Vec<Arc<str>>,
    /// The dates of its statement, but for its own figure.
    pub(super) dates: Vec<ComparedDate>,
    /// The words of those that count from another day, in lower case: "last year".
    pub(super) relative_times: Vec<String>,
    /// What its figure is counted for, as its unit or statement says; `None`: it is no rate.
    pub(super) per: Option<Arc<str>>,
    /// Whether its statement speaks of an earlier time.
    pub(super) is_earlier: bool,
    /// Whether its statement compares its figure with another.
    pub(super) compares: bool,
}

impl Claimed {
    /// Whether the statement says that it is so; `None` where it has no such figure.
    pub fn assertion(&self) -> Option<Assertion> {
        Some(self.subject.as_ref()?.subject.assertion)
    }

    /// Whether one of some events is the claim's.
    pub(super) fn tells_of(&self, events: &[Event]) -> bool {
        self.events.iter().any(|event| events.contains(event))
    }

    /// Whether a word is of what the claim counts.
    pub(super) fn counts(&self, word: &str) -> bool {
        let own = self.subject.as_ref().map(|subject| &subject.words.noun);
        self.nouns.iter().chain(own).flatten().any(|noun| **noun == *word)
    }
}

impl ClauseReader<'_> {
    pub(in crate::reading) fn claimed(
        &self,
        statement: &str,
        mentions: &[Mention],
        figure: Option<usize>,
        unit: Option<&str>,
        also: &[String],
    ) -> Claimed {
        let mut claimed = Claimed::default();
        for words in unit.into_iter().chain(also.iter().map(String::as_str)) {
            self.add_words(&mut claimed, words);
        }
        claimed.per = unit.and_then(|unit| rate::parted(self.lexicon, unit).1);
        if let Some(number) = figure {
            self.add_statement(&mut claimed, statement, mentions, number);
            claimed.per = mentions[number].per.clone().or(claimed.per);
        }
        claimed
    }

    fn add_words(&self, claimed: &mut Claimed, words: &str) {
        let lemmas = words.split_whitespace().map(str::to_lowercase).map(|word| {
            let uses = self.words.uses(&word);
            // "17 defeats" were lost, and who defeats wins.
            let is_noun = |(_, sort): &&(Event, Sort)| *sort == Sort::Noun;
            let nouns: Vec<&(Event, Sort)> = uses.events.iter().filter(is_noun).collect();
            let own = if nouns.is_empty() { uses.events.iter().collect() } else { nouns };
            claimed.events.extend(own.into_iter().map(|(event, _)| event.clone()));
            claimed.verbs.extend(uses.base);
            self.words.nouns.singular(&word)
        });
        let lemmas: Vec<Arc<str>> = lemmas.collect();
        claimed.nouns.push(lemmas);
    }

    fn add_statement(
        &self,
        claimed: &mut Claimed,
        statement: &str,
        mentions: &[Mention],
        number: usize,
    ) {
        let subject = self.compared_subjects(statement, mentions).swap_remove(number);
        claimed.events.extend(subject.words.events.iter().cloned());
        statement.clone_into(&mut claimed.statement);
        claimed.words = self.words_of(statement, mentions, number);
        let says = |tag| {
            let mut words = statement.split(|c: char| !c.is_alphanumeric());
            words.any(|word| self.words.is_tagged(&word.to_lowercase(), tag))
        };
        claimed.is_earlier = subject.subject.role == FigureRole::Previous || says(Tag::Previous);
        claimed.compares = says(Tag::Compared);
        let others = mentions.iter().enumerate().filter(|(other, _)| *other != number);
        for (_, mention) in others.filter(|(_, mention)| matches!(mention.says, Figure::Date(_))) {
            match ComparedDate::of(mention, statement) {
                Some(date) => claimed.dates.push(date),
                None => claimed.relative_times.push(mention.span.of(statement).to_lowercase()),
            }
        }
        // "Robberies rose by 65": no noun stands beside the figure, and its unit is who or what rose.
        let has_noun = !subject.words.noun.is_empty();
        let owner = subject.words.owner.clone();
        claimed.subject = Some(subject);
        let is_owner = |word: &&Arc<str>| !has_noun && owner.contains(word);
        let others = claimed.words.iter().filter(|word| !claimed.counts(word) || is_owner(word));
        claimed.other_words = others.cloned().collect();
        let others = claimed.other_words.iter();
        let still = others.filter(|word| self.words.uses(word).directions.is_empty());
        claimed.place_words = still.cloned().collect();
    }

    /// Returns the words of a statement that say something, but for its figure.
    fn words_of(&self, statement: &str, mentions: &[Mention], number: usize) -> Vec<Arc<str>> {
        let whole = Span::new(0, statement.len());
        let items = self.sentence_reader().items(statement, whole, mentions, 0..mentions.len());
        let words = items.iter().filter(|item| item.kind != ItemKind::Figure(number));
        words.filter_map(|item| item.lemma.clone()).collect()
    }
}
