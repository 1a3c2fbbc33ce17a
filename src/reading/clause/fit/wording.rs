//! Words of the statement that stand in the place of others in a passage that otherwise says the same.

use std::sync::Arc;

use crate::reading::clause::named_thing::{MOST_NAMES, is_abbreviated, is_same};
use crate::reading::clause::setting::Setting;
use crate::reading::clause::subject::{Event, SubjectWords};
use crate::reading::clause::wording::{Added, Aligned, Replaced, WordSort, WordedItem, aligned};
use crate::reading::clause::words::Tag;
use crate::text::nearly_spelled;

use super::{Misfit, Pairing, SubjectPart};

/// How many words may stand in the place of others, and how many of the passage stand there at most.
const MOST_REPLACED: usize = 2;
const MOST_OTHERS: usize = 6;

impl<'a> Pairing<'a> {
    /// Returns a name of the statement that the passage has only in another spelling, which may be somebody else's: "Kamotho" and
    /// "Kimotho".
    pub(super) fn spelled_otherwise(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let found: Vec<&Arc<str>> = names(&self.words.sentence).collect();
        let is_here = |name: &Arc<str>| self.has_word(name) || self.words.stands_in_sentence(name);
        names(&statement.sentence).filter(|name| !is_here(name)).find_map(|name| {
            let other = found.iter().find(|other| nearly_spelled(name, other))?;
            Some(Misfit::new(SubjectPart::Name, &**name, &***other))
        })
    }

    /// Returns a word of the statement that stands where the passage has another, and nowhere in it, where the two sentences
    /// have most of their words in common, and no table relates the two: "the risk of cancer" of "the risk of stroke".
    pub(super) fn replaced(&self) -> Option<Misfit> {
        let sides = self.near_copy().filter(|_| !self.is_of_tied_noun())?;
        let replaced = sides.replaced.iter().find(|replaced| self.is_another(replaced))?;
        let words = |items: &[&WordedItem]| {
            let words: Vec<&str> = items.iter().map(|item| &*item.word).collect();
            words.join(" ")
        };
        Some(Misfit::new(SubjectPart::Word, words(&replaced.own), words(&replaced.other)))
    }

    /// Returns a preposition of the statement where the passage has its opposite before the same word: "letters from the painter" of
    /// "letters to the painter".
    pub(super) fn opposite_preposition(&self) -> Option<Misfit> {
        let sides = self.near_copy().filter(|_| self.shares_verb())?;
        sides.shared.iter().find_map(|[own, other]| {
            let (claimed, found) = own.preposition.as_ref().zip(other.preposition.as_ref())?;
            let phrase = |preposition: &str| format!("{preposition} {}", own.word);
            (self.reader.words.are_opposites(claimed, found) && !self.has_word(claimed))
                .then(|| Misfit::new(SubjectPart::Word, phrase(claimed), phrase(found)))
        })
    }

    /// Returns who does it in a passive of the one where the other is no passive, and has somebody else do it: "300 houses were burned by
    /// the militia" of "the army burned 300 houses".
    pub(super) fn other_agent(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        if statement.is_passive == self.words.is_passive || !self.shares_verb() {
            return None;
        }
        let (claimed, found) = self.doer(statement).zip(self.doer(self.words))?;
        let words = self.reader.words;
        let may_be_one = self.may_be_one(claimed, found)
            || words.may_stand_for(&claimed.word, &found.word)
            || claimed.sort != found.sort;
        (!may_be_one && self.is_only_claimed(&claimed.word) && !self.claims_word(&found.word))
            .then(|| Misfit::new(SubjectPart::Name, claimed.as_noun(), found.as_noun()))
    }

    /// Whether a preposition of a sort stands before a word: "from the lottery".
    pub(super) fn is_led_by(&self, item: &WordedItem, tag: Tag) -> bool {
        item.preposition.as_ref().is_some_and(|word| self.reader.words.is_tagged(word, tag))
    }

    /// Returns the noun of who or what does it: the last one before the verb, or of a passive the one behind "by".
    pub(super) fn doer<'w>(&self, words: &'w SubjectWords) -> Option<&'w WordedItem> {
        let is_noun = |item: &&WordedItem| matches!(item.sort, WordSort::Common | WordSort::Name);
        let leads =
            |item: &WordedItem| item.preposition.as_ref().is_some_and(|by| self.leads_agent(by));
        if words.is_passive {
            let mut behind = words.sentence.iter().skip_while(|item| !leads(item)).peekable();
            behind.peek()?;
            return behind.take_while(|item| leads(item)).filter(is_noun).last();
        }
        let head = words.owner_head.as_ref()?;
        words.sentence.iter().filter(is_noun).find(|item| item.word == *head)
    }

    /// Returns a noun of the statement that narrows one of the passage's, and stands nowhere in it: "youth unemployment" of
    /// "unemployment", "the painter's wife" of "the painter".
    pub(super) fn added(&self) -> Option<Misfit> {
        let sides = self.near_copy()?;
        let added = sides.added.iter().find(|added| self.narrows(added))?;
        let narrowed = added.behind.or(added.before)?;
        Some(Misfit::new(SubjectPart::Added, added.word.as_noun(), narrowed.as_noun()))
    }

    fn narrows(&self, Added { word, before, behind }: &Added<'_>) -> bool {
        let table = self.reader.words;
        let describes = behind.is_some_and(|noun| {
            noun.sort == WordSort::Common
                && noun.clause == word.clause
                && noun.preposition == word.preposition
        });
        let is_owned =
            before.is_some_and(|owner| owner.is_possessive && owner.clause == word.clause);
        let says_something = !table.is_tagged(&word.word, Tag::PlainQuality);
        word.sort == WordSort::Common
            && (describes || is_owned)
            && says_something
            && table.nouns.has(word.as_noun())
            && self.is_only_claimed(&word.word)
            && !self
                .words
                .sentence
                .iter()
                .any(|other| self.may_name_one(word.as_noun(), other.as_noun()))
    }

    /// Returns the statement beside the figure's sentence, where it has most of its words from there.
    fn near_copy(&self) -> Option<&Aligned<'a>> {
        let align = || {
            let statement = &self.claimed.subject.as_ref()?.words;
            let own = (&*statement.sentence, statement.place_in_sentence);
            let sides = aligned(own, (&self.words.sentence, self.words.place_in_sentence));
            let said = statement.sentence.len().saturating_sub(1);
            let shared = sides.shared.len();
            (shared > 0 && shared * 2 >= said).then_some(sides)
        };
        self.near_copy.get_or_init(align).as_ref()
    }

    fn is_another(&self, Replaced { own, other }: &Replaced<'_>) -> bool {
        let sort = own[0].sort;
        let is_of_sort = |item: &&&WordedItem| item.sort == sort;
        let mut others = other.iter().filter(is_of_sort).peekable();
        own.len() <= MOST_REPLACED
            && other.len() <= MOST_OTHERS
            && matches!(sort, WordSort::Common | WordSort::Name | WordSort::Verb)
            && own.iter().all(|item| is_of_sort(&item) && self.is_only_claimed(&item.word))
            && others.peek().is_some()
            && others.all(|other| {
                self.is_only_found(other) && !own.iter().any(|own| self.may_be_one(own, other))
            })
    }

    /// Whether a word of the statement stands nowhere in the passage. What is counted may be left out there.
    fn is_only_claimed(&self, word: &Arc<str>) -> bool {
        let found = self.words.sentence.iter().map(|item| &item.word);
        let counted = self.words.noun.last();
        let may_be_left_out =
            self.claimed.counts(word) && counted.is_none_or(|noun| self.may_name_one(word, noun));
        let stands_here = self.has_word(word) || self.words.stands_in_sentence(word);
        !may_be_left_out && !stands_here && !is_abbreviated(std::slice::from_ref(word), found)
    }

    /// Whether a word of the figure's sentence is none of the claim's. A name of another clause may be another's.
    fn is_only_found(&self, item: &WordedItem) -> bool {
        let Setting { clause, behind, .. } = &self.words.setting;
        let mut own = clause.iter().chain(behind).chain(&self.words.owner);
        (item.sort != WordSort::Name || own.any(|own| *own == item.word))
            && !self.claims_word(&item.word)
            && !is_abbreviated(std::slice::from_ref(&item.word), &self.claimed.words)
    }

    /// Whether one word may be another for the same, or stand for it.
    fn may_be_one(&self, own: &WordedItem, other: &WordedItem) -> bool {
        let words = self.reader.words;
        let (one, two) = (&own.word, &other.word);
        if words.nation(one) == words.nation(two) {
            return true;
        }
        match own.sort {
            // Those who are of a nation have its name: "the American army" and "the United States Army".
            WordSort::Name => {
                words.nouns.is_inhabitant(one) != words.nouns.is_inhabitant(two)
                    || is_same(one, two)
            }
            WordSort::Verb => self.may_tell_of_one(one, two),
            _ => {
                let events = [one, two].map(|word| self.events_of_word(word));
                // "In the shooting" names what the whole source is of.
                let is_event_alone = !events[0].is_empty() && events[1].is_empty();
                let is_placed = self.is_led_by(own, Tag::Where);
                let is_doer = self.words.owner.contains(two);
                self.may_name_one(own.as_noun(), other.as_noun())
                    || words.nouns.may_be_members(one, two)
                    || is_doer && words.may_stand_for(one, two)
                    || is_event_alone && is_placed
                    || events[0].iter().any(|event| events[1].contains(event))
            }
        }
    }

    /// Whether tables say of two nouns or qualities that they can be used for one thing.
    pub(super) fn may_name_one(&self, one: &str, other: &str) -> bool {
        let words = self.reader.words;
        words.nouns.are_kin(one, other) || words.noun_links.are_linked(one, other)
    }

    /// Whether two verbs may tell of one deed: tables link them, the passage's says little, or the events of the clauses or their
    /// ways of change have been held to each other.
    fn may_tell_of_one(&self, own: &Arc<str>, other: &Arc<str>) -> bool {
        let words = self.reader.words;
        let is_told_otherwise =
            |verb: &Arc<str>| self.says_little(verb) || !words.uses(verb).directions.is_empty();
        // What happened to the figure has been held to the claim's event.
        let governs =
            self.words.verbs.first() == Some(other) && self.claimed.tells_of(&self.words.events);
        let found = [self.events_of_word(other), self.words.events.clone()].concat();
        let is_told = |event: &Event| {
            let implies =
                |other: &Event| words.implies(event, other) || words.implies(other, event);
            found.iter().any(|other| other == event || implies(other))
        };
        words.verb_links.are_linked(own, other)
            || is_told_otherwise(own)
            || is_told_otherwise(other)
            || governs
            || self.words.is_score
            || self.events_of_word(own).iter().any(is_told)
    }
}

/// Returns the names of a sentence.
fn names(sentence: &[WordedItem]) -> impl Iterator<Item = &Arc<str>> {
    let names = sentence.iter().filter(|item| item.sort == WordSort::Name);
    names.map(|item| &item.word).take(MOST_NAMES)
}
