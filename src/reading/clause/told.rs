//! What was told of the figures of a sentence so far: each goes on from those before it.

use std::sync::Arc;

use crate::reading::mention::Mention;

use super::place::{Clauses, FigurePlace};
use super::subject::{ComparedSubject, Direction, FigureRole, Subject};
use super::wording::WordedItem;

/// The events, directions and roles of figures, in order. Each is worked out once, from those of the figures before.
#[derive(Debug, Default)]
pub(super) struct Happenings {
    /// The items that tell of the events.
    pub(super) events: Vec<Vec<usize>>,
    /// Which way something changed, with the item that says so.
    pub(super) directions: Vec<Option<(Direction, usize)>>,
    pub(super) roles: Vec<FigureRole>,
}

impl Happenings {
    /// Returns what is told of all figures.
    pub(super) fn of(clauses: &Clauses<'_>, places: &[FigurePlace]) -> Self {
        let mut told = Self::default();
        for number in 0..places.len() {
            told.events.push(clauses.event_items(places, number, &told));
            told.directions.push(clauses.direction(places, number, &told));
            told.roles.push(clauses.role(places, number, &told));
        }
        told
    }
}

/// A sentence with its figures, and what is told of them.
pub(super) struct ToldSentence<'a> {
    clauses: Clauses<'a>,
    places: Vec<FigurePlace>,
    told: Happenings,
}

impl<'a> ToldSentence<'a> {
    pub(super) fn new(clauses: Clauses<'a>) -> Self {
        let places = clauses.places();
        let told = Happenings::of(&clauses, &places);
        Self { clauses, places, told }
    }

    /// Puts the subjects of its figures in their places among those of the text.
    pub(super) fn describe(&self, subjects: &mut [Subject]) {
        let has_names = self.clauses.has_names();
        for (number, place) in self.places.iter().enumerate() {
            // What a figure's clause lends it is asked for its names alone.
            let seen = if has_names { self.seen_items(number) } else { Vec::new() };
            subjects[place.mention] = self.subject(number, &seen);
        }
    }

    /// Puts them there with the words by which they are compared.
    pub(super) fn describe_in_words(&self, mentions: &[Mention], subjects: &mut [ComparedSubject]) {
        let seen: Vec<Vec<usize>> =
            (0..self.places.len()).map(|number| self.seen_items(number)).collect();
        let slots = self.clauses.slots(&self.places, &seen);
        let sentence: Arc<[WordedItem]> = self.clauses.wording().into();
        let numbers = self.clauses.numbers_in_wording();
        let told_words: Arc<[Arc<str>]> = self.clauses.told_words().into();
        let compared_dates: Arc<[usize]> = self.clauses.compared_dates().into();
        for (number, place) in self.places.iter().enumerate() {
            let mention = &mentions[place.mention];
            let subject = self.subject(number, &seen[number]);
            let mut words = self.clauses.subject_words(&self.places, number, mention, &self.told);
            slots.describe(number, &mut words);
            words.sentence = Arc::clone(&sentence);
            words.place_in_sentence = numbers[place.at];
            words.told_words = Arc::clone(&told_words);
            words.compared_dates = Arc::clone(&compared_dates);
            subjects[place.mention] = ComparedSubject { subject, words };
        }
    }

    fn seen_items(&self, number: usize) -> Vec<usize> {
        self.clauses.seen_items(&self.places, number)
    }

    fn subject(&self, number: usize, seen: &[usize]) -> Subject {
        self.clauses.subject(&self.places, number, &self.told, seen)
    }
}
