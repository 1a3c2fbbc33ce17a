//! Who does it in the statement, where the passage only has them told of it, given it, or have it done to them.

use std::sync::Arc;

use crate::reading::clause::subject::SubjectWords;
use crate::reading::clause::wording::{WordSort, WordedItem};
use crate::reading::clause::words::Tag;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns the first of these parts in which the figure is set apart from the claim.
    pub(super) fn other_party(&self) -> Option<Misfit> {
        self.teller_as_doer()
            .or_else(|| self.recipient_as_doer())
            .or_else(|| self.side_as_doer())
            .or_else(|| self.party_of_another())
    }

    /// Returns who or what does it in a statement that is no passive; none where no other can.
    fn claimed_doer(&self) -> Option<(&SubjectWords, &Arc<str>)> {
        let statement = self.statement_words()?;
        let head = statement.owner_head.as_ref().filter(|_| !statement.is_passive)?;
        let is_theirs = self.words.owner.contains(head)
            || self.words.noun.contains(head)
            || statement.noun.contains(head);
        let own = statement.sentence.iter().find(|item| item.word == *head)?;
        let leads = own.preposition.is_none() && !own.is_possessive;
        (!is_theirs && leads).then_some((statement, head))
    }

    fn misfit_of_doer(&self, claimed: &Arc<str>) -> Misfit {
        let words = self.words;
        let found = if words.owner.is_empty() { &words.verbs } else { &words.owner };
        Misfit::new(SubjectPart::Name, &**claimed, found.join(" "))
    }

    /// Returns who does it in the statement where the passage only has them tell of it, or be told, in a clause of their own: "The
    /// ministry said that 31 prisoners had been executed".
    fn teller_as_doer(&self) -> Option<Misfit> {
        let (_, head) = self.claimed_doer()?;
        let is_done = self.words.is_passive && self.shares_verb();
        let is_agent = self.is_agent_in(self.words, head);
        (is_done && !is_agent && self.is_told_in_other_clause(head) && self.is_in_speech(head))
            .then(|| self.misfit_of_doer(head))
    }

    /// Whether a word stands in a clause that tells who says it, or to whom.
    fn is_in_speech(&self, word: &Arc<str>) -> bool {
        let sentence = &self.words.sentence;
        let speaks = |clause: usize| {
            let mut own = sentence.iter().filter(|item| item.clause == clause);
            own.any(|item| {
                item.sort == WordSort::Verb && self.reader.words.is_tagged(&item.word, Tag::Teller)
            })
        };
        sentence.iter().filter(|item| item.word == *word).all(|item| speaks(item.clause))
    }

    /// Returns who does it in the statement where the passage has it given to them, right behind the verb: "The bank lent the developer
    /// 40 million euros".
    fn recipient_as_doer(&self) -> Option<Misfit> {
        let (statement, head) = self.claimed_doer()?;
        let words = self.words;
        let place = words.place_in_sentence;
        let before = place.checked_sub(1).and_then(|at| words.sentence.get(at))?;
        let is_led = words.sentence.get(place).is_none_or(|own| own.preposition.is_some());
        let is_noun = !is_led && matches!(before.sort, WordSort::Name | WordSort::Common);
        let is_given = is_noun && before.word == *head && before.preposition.is_none();
        let is_behind_verb = words.setting.behind.contains(head) && !words.owner.is_empty();
        (is_given && is_behind_verb && !words.is_passive && self.shares_plain_verb(statement))
            .then(|| self.misfit_of_doer(head))
    }

    /// Returns who does it in the statement where the passage has it done to, for, against or from them: "46 complaints were lodged against
    /// officers", "the £2 million that it borrowed from the diocese".
    fn side_as_doer(&self) -> Option<Misfit> {
        let (statement, head) = self.claimed_doer()?;
        let words = self.words;
        let is_side = |item: &WordedItem| {
            let sides = [Tag::Infinitive, Tag::Compared];
            let active = [Tag::StartOfChange, Tag::WishedFor];
            let mut verbs = words.sentence.iter().filter(|other| other.clause == item.clause);
            let is_shared = verbs.any(|verb| statement.verbs.contains(&verb.word));
            let is_led = sides.into_iter().any(|tag| self.is_led_by(item, tag));
            is_shared
                && (is_led
                    || !words.is_passive && active.into_iter().any(|tag| self.is_led_by(item, tag)))
        };
        let mut places = words.sentence.iter().filter(|item| item.word == *head).peekable();
        let stands = places.peek().is_some();
        (stands && places.all(is_side) && self.shares_plain_verb(statement))
            .then(|| self.misfit_of_doer(head))
    }

    /// Returns those to whom it is done in the statement where the passage joins others to them by "and", whose figure it is: "sentenced
    /// Doyle to 14 years and his brother to six".
    fn party_of_another(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let first = words.gapped_party.first()?;
        let nouns = &self.reader.words.nouns;
        let is_theirs = |word: &Arc<str>| {
            words.gapped_party.iter().any(|own| own == word || nouns.are_kin(own, word))
        };
        let named = || statement.setting.names.iter().chain(&statement.owner);
        let stands =
            |word: &&Arc<str>| words.stands_in_sentence(word) && !words.owner.contains(word);
        let claimed = named().find(stands)?;
        (!self.claimed.words.iter().any(is_theirs))
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, &**first))
    }

    /// Whether the statement's verb is one of the figure's, and one that who does it does to others.
    pub(super) fn shares_plain_verb(&self, statement: &SubjectWords) -> bool {
        let is_plain = |verb: &&Arc<str>| {
            let yields = self.reader.words.is_tagged(verb, Tag::Yielder);
            !(self.is_light(verb) || self.is_mutual(verb) || yields)
        };
        statement.verbs.iter().filter(is_plain).any(|verb| self.words.verbs.contains(verb))
    }
}
