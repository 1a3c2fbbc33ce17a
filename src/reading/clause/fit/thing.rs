//! Which named thing a figure is of, among others of its sort.

use std::sync::Arc;

use crate::reading::clause::named_thing::{NamedThing, is_same};

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns the named thing of the figure's clause where the statement has another of its sort: "Hurricane Irma" and
    /// "Hurricane Maria". Where a passage has both, other words tell which is meant.
    pub(super) fn other_thing(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let is_kin = |one: &str, other: &str| self.reader.words.nouns.are_kin(one, other);
        let mut pairs = statement
            .things
            .iter()
            .flat_map(|own| self.words.things.iter().map(move |other| (own, other)));
        pairs.find_map(|(own, other)| {
            let (claimed, found) = own.apart(other, is_kin)?;
            let is_known = claimed.iter().any(|word| self.has_word(word))
                || found.iter().any(|word| self.claims_word(word))
                || self.is_meant_by_noun(other);
            (!is_known).then(|| Misfit::new(SubjectPart::Name, claimed.join(" "), found.join(" ")))
        })
    }

    /// Whether the named thing that does or has the figure is the statement's, perhaps by a shorter name.
    pub(super) fn is_of_claimed_thing(&self) -> bool {
        let is_kin = |one: &str, other: &str| self.reader.words.nouns.are_kin(one, other);
        let claimed = self.statement_words().map_or(&[][..], |statement| &statement.things);
        let is_owner = |thing: &&NamedThing| self.words.owner.iter().any(|word| thing.has(word));
        let mut owners = self.words.things.iter().filter(is_owner);
        owners.any(|other| claimed.iter().any(|own| own.is_another_name(other, is_kin)))
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
        let is_of_thing = owner.iter().any(|word| thing.has(word));
        let is_other = !owner.is_empty() && !self.words.is_passive;
        !is_of_thing && (is_other || self.words.setting.has_pronoun)
    }
}
