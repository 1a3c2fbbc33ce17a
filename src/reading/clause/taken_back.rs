//! Whether a sentence says of the one before that it is not so: "That was untrue."

use super::ClauseReader;
use super::assertion::is_negated;
use super::sentence::SentenceItem;
use super::words::{GrammarPhrase, Tag};

/// How many words such a sentence has at most before what it says: "The minister's claim was later found to be untrue".
const REACH: usize = 10;

impl ClauseReader<'_> {
    pub(in crate::reading) fn takes_back(&self, sentence: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let mut items = self.words_alone(sentence);
        items.retain(|item| item.is_word() && !item.is(Tag::Adverb) && !item.is_manner);
        items.truncate(REACH);
        let is_verb = |item: &SentenceItem| {
            item.is_auxiliary() || item.verb.is_some() && !item.is(Tag::Account)
        };
        let Some(verb) = items.iter().position(is_verb) else {
            return false;
        };
        let (subject, rest) = items.split_at(verb);
        names_what_was_said(subject) && says_untrue(rest) || self.says_baseless(&items)
    }

    /// "There is no truth in the claim."
    fn says_baseless(&self, items: &[SentenceItem]) -> bool {
        let denies = |at: usize| {
            let word = |by: usize| items.get(at + by).map_or("", |item| &*item.word);
            self.words.phrases.grammar(word) == Some(GrammarPhrase::DenyingAfter)
        };
        let is_there = items.first().is_some_and(|first| first.is(Tag::Pronoun));
        let said = items.iter().any(|item| item.is(Tag::Account) || item.is(Tag::RefersBack));
        is_there && said && (0..items.len()).any(denies)
    }
}

/// "that", "this claim", "the minister's figure".
fn names_what_was_said(subject: &[SentenceItem]) -> bool {
    // "But that figure …".
    let subject: Vec<&SentenceItem> =
        subject.iter().skip_while(|item| item.is(Tag::Coordinator)).collect();
    let is_known =
        subject.first().is_some_and(|first| first.is(Tag::Determiner) || first.is(Tag::RefersBack));
    let is_plain = |item: &&SentenceItem| item.is(Tag::Determiner) || item.is_content();
    let last = subject.last();
    last.is_some_and(|last| last.is(Tag::RefersBack) || is_known && last.is(Tag::Account))
        && subject.iter().all(|item| is_plain(item) || item.is(Tag::RefersBack))
}

/// "was untrue", "is a lie", "was found to be false", "was not true".
fn says_untrue(rest: &[SentenceItem]) -> bool {
    let leads = |item: &&SentenceItem| {
        item.is_auxiliary()
            || item.verb.is_some()
            || item.is(Tag::Infinitive)
            || item.is(Tag::Particle)
            || item.is(Tag::Determiner)
            || item.is(Tag::Negation)
    };
    let is_claimed = |item: &SentenceItem| !item.is(Tag::Denial) && !item.is(Tag::Truth);
    let before = rest.iter().take_while(|item| leads(item) && is_claimed(item));
    let before: Vec<&SentenceItem> = before.collect();
    let negated = before.iter().any(|item| item.is(Tag::Negation) || is_negated(item));
    let is = before.iter().any(|item| item.is(Tag::Be) || item.is(Tag::Copula));
    let told = rest.get(before.len());
    is && told.is_some_and(|told| if negated { told.is(Tag::Truth) } else { told.is(Tag::Denial) })
}
