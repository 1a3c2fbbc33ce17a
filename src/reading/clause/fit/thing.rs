//! Which named thing a figure is of, among others of its sort.

use std::sync::Arc;

use crate::reading::clause::named_thing::{NamedThing, is_abbreviated, is_same, may_be_same};
use crate::reading::clause::subject::SubjectWords;
use crate::reading::clause::words::Tag;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns the named thing of the figure's clause where the statement has another of its sort: "Hurricane Irma" and
    /// "Hurricane Maria". Where a passage has both, other words tell which is meant.
    pub(super) fn other_thing(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let mut pairs = statement
            .things
            .iter()
            .flat_map(|own| self.words.things.iter().map(move |other| (own, other)));
        pairs.find_map(|(own, other)| {
            let [claimed, found] = own.apart(other, self.kinship())?;
            let is_known = claimed.iter().any(|word| self.has_word(word))
                || found.iter().any(|word| self.claims_word(word))
                || self.is_meant_by_noun(other);
            (!is_known).then(|| Misfit::new(SubjectPart::Name, claimed.join(" "), found.join(" ")))
        })
    }

    /// Returns the names of those whom the verb is done to where the statement has others, who stand nowhere in the passage:
    /// "jailed Susan Hughes" and "jailed Emma Clarke".
    pub(super) fn other_object(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let [claimed, found] = [statement, self.words].map(|words| &words.setting.objects);
        let same_deed = self.shares_verb() && statement.is_passive == self.words.is_passive;
        (same_deed && self.are_strangers(claimed, found))
            .then(|| Misfit::new(SubjectPart::Name, claimed.join(" "), found.join(" ")))
    }

    /// Returns the names behind a preposition where the statement has others behind the same, which stand nowhere in the passage:
    /// "by Susan Hughes" and "by Emma Clarke". Of places, one may lie in the other.
    pub(super) fn other_led(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let preposition = statement.setting.led_names.iter().map(|(preposition, _)| preposition);
        let of_no_place = preposition.filter(|word| {
            !self.reader.words.is_tagged(word, Tag::Where)
                && !self.reader.words.is_tagged(word, Tag::PartOf)
        });
        let mut pairs = of_no_place.map(|preposition| {
            [statement, self.words].map(|words| names_behind(words, preposition))
        });
        let [claimed, found] = pairs.find(|[own, other]| self.are_strangers(own, other))?;
        self.shares_verb()
            .then(|| Misfit::new(SubjectPart::Name, claimed.join(" "), found.join(" ")))
    }

    /// Returns the names behind a preposition where the statement has them behind another, and its own stand behind that: "from
    /// Syria into Turkey" and "from Turkey into Syria".
    pub(super) fn exchanged_led(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let (preposition, name) =
            statement.setting.led_names.iter().find(|(preposition, name)| {
                let own = names_behind(statement, preposition);
                let here = names_behind(self.words, preposition);
                let is_elsewhere = |words: &SubjectWords, name: &Arc<str>| {
                    let mut led = words.setting.led_names.iter();
                    led.any(|(other, led)| other != preposition && led == name)
                };
                !own.iter().any(|own| here.contains(own))
                    && is_elsewhere(self.words, name)
                    && here.iter().any(|other| is_elsewhere(statement, other))
            })?;
        let found = names_behind(self.words, preposition).join(" ");
        Some(Misfit::new(SubjectPart::Name, &**name, found))
    }

    /// Whether statement and clause each have names, and those of neither stand anywhere in the other.
    fn are_strangers(&self, claimed: &[Arc<str>], found: &[Arc<str>]) -> bool {
        !claimed.is_empty()
            && !found.is_empty()
            && !claimed.iter().any(|name| self.has_word(name))
            && !claimed.iter().any(|name| found.iter().any(|other| may_be_same(name, other)))
            && !found.iter().any(|name| self.claims_word(name))
            && !is_abbreviated(claimed, found)
            && !is_abbreviated(found, claimed)
    }

    /// Whether the named thing that does or has the figure is the statement's, perhaps by a shorter name.
    pub(super) fn is_of_claimed_thing(&self) -> bool {
        let claimed = self.statement_words().map_or(&[][..], |statement| &statement.things);
        self.is_of_thing(claimed.iter())
    }

    /// Whether that is who or what does or has it in the statement.
    pub(super) fn is_of_claimed_owner(&self) -> bool {
        self.statement_words().is_some_and(|statement| {
            let is_owner = |thing: &&NamedThing| statement.owner.iter().any(|word| thing.has(word));
            self.is_of_thing(statement.things.iter().filter(is_owner))
        })
    }

    fn is_of_thing<'t>(&self, claimed: impl Iterator<Item = &'t NamedThing> + Clone) -> bool {
        let is_owner = |thing: &&NamedThing| self.words.owner.iter().any(|word| thing.has(word));
        let mut owners = self.words.things.iter().filter(is_owner);
        owners.any(|other| claimed.clone().any(|own| own.is_another_name(other, self.kinship())))
    }

    fn kinship(&self) -> impl Fn(&str, &str) -> bool {
        |one, other| self.reader.words.nouns.are_kin(one, other)
    }

    /// Whether a word stands anywhere in the passage.
    pub(super) fn has_word(&self, word: &str) -> bool {
        let mut words = self.text.split(|c: char| !c.is_alphanumeric());
        words.any(|other| is_same(&other.to_lowercase(), word))
    }

    /// Whether a word is one of the claim's.
    pub(super) fn claims_word(&self, word: &str) -> bool {
        let also = self.claimed.nouns.iter().flatten();
        self.claimed.words.iter().chain(also).any(|other| is_same(other, word))
    }

    /// Whether the figure is of a thing that is only called by its sort or a pronoun, beside the named one: "the storm killed
    /// 92 people more than Hurricane Irma". In a passive, who did it stands behind the verb.
    fn is_meant_by_noun(&self, thing: &NamedThing) -> bool {
        let owner: Vec<&Arc<str>> =
            self.words.owner.iter().filter(|word| !self.words.noun.contains(word)).collect();
        let objects = &self.words.setting.objects;
        let is_of_thing =
            owner.iter().any(|word| thing.has(word)) || objects.iter().any(|word| thing.has(word));
        let is_other = !owner.is_empty() && !self.words.is_passive;
        !is_of_thing && (is_other || self.words.setting.has_pronoun)
    }
}

/// Returns the names behind a preposition in the part of the clause that is a figure's.
fn names_behind(words: &SubjectWords, preposition: &str) -> Vec<Arc<str>> {
    let led = words.setting.led_names.iter().filter(|(own, _)| **own == *preposition);
    led.map(|(_, name)| name.clone()).collect()
}
