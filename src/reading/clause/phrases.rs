//! Several words that mean something together, from the tables of clauses.

use crate::reading::lexicon::Phrases;

use super::subject::{Direction, Event};
use super::words::{GrammarPhrase, TallySide};

/// The phrases that clauses are told by.
#[derive(Clone, Debug, Default)]
pub(super) struct ClausePhrases {
    pub(super) events: Phrases<Event>,
    pub(super) directions: Phrases<Direction>,
    pub(super) grammar: Phrases<GrammarPhrase>,
    /// What the sides of a tally beside them did.
    pub(super) tallies: Phrases<(Event, TallySide)>,
}

impl ClausePhrases {
    /// Whether one begins with a word, in lower case.
    pub(super) fn begin_with(&self, word: &str) -> bool {
        !self.events.beginning_with(word).is_empty()
            || !self.directions.beginning_with(word).is_empty()
            || !self.grammar.beginning_with(word).is_empty()
            || !self.tallies.beginning_with(word).is_empty()
    }

    /// Returns the events of the phrase that `word` gives the words of, the first at 0.
    pub(super) fn events<'w>(&self, word: impl Fn(usize) -> &'w str) -> Vec<&Event> {
        all_longest(&self.events, word)
    }

    /// Returns what the sides of a tally beside such a phrase did.
    pub(super) fn tallies<'w>(&self, word: impl Fn(usize) -> &'w str) -> Vec<&(Event, TallySide)> {
        all_longest(&self.tallies, word)
    }

    /// Returns the direction of such a phrase.
    pub(super) fn direction<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<Direction> {
        longest(&self.directions, word).copied()
    }

    /// Returns what such a phrase says of whether something is so.
    pub(super) fn grammar<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<GrammarPhrase> {
        longest(&self.grammar, word).copied()
    }
}

/// Returns the meaning of the longest phrase whose words `word` gives, the first at 0.
fn longest<'t, 'w, T>(phrases: &'t Phrases<T>, word: impl Fn(usize) -> &'w str) -> Option<&'t T> {
    all_longest(phrases, word).into_iter().next()
}

/// Returns all meanings of that phrase.
fn all_longest<'t, 'w, T>(phrases: &'t Phrases<T>, word: impl Fn(usize) -> &'w str) -> Vec<&'t T> {
    let own = phrases.beginning_with(word(0));
    let stands =
        |phrase: &str| phrase.split(' ').enumerate().all(|(at, wanted)| word(at) == wanted);
    let Some((first, _)) = own.iter().find(|(phrase, _)| stands(phrase)) else {
        return Vec::new();
    };
    own.iter().filter(|(phrase, _)| phrase == first).map(|(_, meaning)| meaning).collect()
}
