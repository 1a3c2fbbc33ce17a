//! Qualities that tell one thing from another of its kind: the eastern provinces, the second round.

use std::sync::Arc;

use crate::reading::clause::subject::{Assertion, Event};
use crate::reading::clause::words::Tag;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns the quality of the figure's clause where the statement has its opposite, and neither has both: "in the
    /// eastern provinces" and "in the western provinces".
    pub(super) fn opposite(&self) -> Option<Misfit> {
        let claimed = &self.claimed.words;
        let setting = &self.words.setting;
        self.opposite_among(claimed, &setting.clause).or_else(|| {
            let whole: Vec<Arc<str>> =
                setting.clause.iter().chain(&setting.behind).cloned().collect();
            let mut others = claimed.clone();
            others.retain(|word| !self.words.own.contains(word));
            self.opposite_among(&others, &whole)
        })
    }

    /// Returns the quality of what the figure counts, or of who or what does or has it, where the statement has its opposite of the
    /// same: "Israeli soldiers shot 25 Palestinian men", and the other way round.
    pub(super) fn opposite_beside(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        // "Labour won the seat, ahead of the Conservatives on 7,002".
        let is_near = |word: &Arc<str>| {
            words.own.contains(word) || words.near.contains(word) || words.seen.contains(word)
        };
        self.opposite_among(&statement.noun, &words.noun).or_else(|| {
            let is_of_another = !statement.owner.iter().any(is_near);
            is_of_another.then(|| self.opposite_among(&statement.owner, &words.owner))?
        })
    }

    /// Returns what the passage leaves open of those whom the figure counts, where the statement does not: "40 possible cases".
    pub(super) fn doubted_noun(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let [claimed, found] = [&statement.noun, &self.words.noun];
        let is_doubt = |word: &&Arc<str>| self.reader.words.is_tagged(word, Tag::Doubt);
        let is_same = claimed.last().is_some_and(|noun| found.last() == Some(noun));
        let is_doubted = found.iter().any(|word| is_doubt(&word));
        (is_same && is_doubted && !self.claimed.words.iter().any(|word| is_doubt(&word))).then(
            || {
                let [claimed, found] =
                    [Assertion::Asserted, Assertion::Supposed].map(Assertion::name);
                Misfit::new(SubjectPart::Assertion, claimed, found)
            },
        )
    }

    /// Returns the nation of who or what does or has it where the statement has another, of which the passage does not speak: "German
    /// factories" of "France's factories".
    pub(super) fn other_nation(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let table = self.reader.words;
        let quality = |word: &Arc<str>| table.opposites(table.nation(word)).first();
        let is_of = |nation: &Event, word: &Arc<str>| quality(word) == Some(nation);
        let nation_in = |owner: &[Arc<str>]| {
            owner.iter().find(|word| table.is_nation(table.nation(word))).cloned()
        };
        let (claimed, found) = nation_in(&statement.owner).zip(nation_in(&words.owner))?;
        let (own, other) = quality(&claimed).zip(quality(&found))?;
        // "firms in Spain" are not those that do it.
        let passage = words.sentence.iter().filter(|item| item.preposition.is_none());
        let mut passage = passage.map(|item| &item.word);
        let is_apart = own.excludes(other)
            && !passage.any(|word| is_of(own, word))
            && !self.claimed.words.iter().any(|word| is_of(other, word))
            && self.tells_same_deed();
        is_apart.then(|| Misfit::new(SubjectPart::Word, &*claimed, &*found))
    }

    /// Returns the quality that only some of those have whom the figure counts, where the statement gives it to all of them: "40 French
    /// and German soldiers" of "40 French soldiers".
    pub(super) fn quality_of_some(&self) -> Option<Misfit> {
        let claimed = &self.statement_words()?.noun;
        claimed.iter().filter(|own| self.words.noun.contains(own)).find_map(|own| {
            let is_left_out = |other: &&Arc<str>| {
                self.reader.words.are_opposites(own, other) && !self.claimed.words.contains(other)
            };
            let other = self.words.noun.iter().find(is_left_out)?;
            Some(Misfit::new(SubjectPart::Place, &**own, format!("{own} {other}")))
        })
    }

    /// Returns the quality that some words have where those of the statement have its opposite, and neither has both.
    fn opposite_among(&self, claimed: &[Arc<str>], found: &[Arc<str>]) -> Option<Misfit> {
        let opposites = |word: &Arc<str>| self.reader.words.opposites(word);
        let has = |words: &[Arc<str>], quality: &Event| {
            words.iter().any(|word| opposites(word).contains(quality))
        };
        let mut own =
            claimed.iter().flat_map(|word| opposites(word).iter().map(move |own| (word, own)));
        own.find_map(|(word, own)| {
            if has(found, own) {
                return None;
            }
            let other = found.iter().find(|other| {
                opposites(other).iter().any(|other| own.excludes(other) && !has(claimed, other))
            })?;
            // "The tower is 30 metres taller than the church", which is 30 metres shorter.
            let are_exchanged = self.reader.words.is_tagged(word, Tag::Comparative)
                && self.is_compared_the_other_way();
            (!are_exchanged).then_some(())?;
            Some(Misfit::new(SubjectPart::Word, &**word, &**other))
        })
    }

    /// Returns the place in an order that a noun has in the figure's clause where the statement gives the same noun another:
    /// "the first round" and "the second round".
    pub(super) fn other_in_order(&self) -> Option<Misfit> {
        let claimed = &self.statement_words()?.setting.ordered;
        let found = &self.words.setting.ordered;
        claimed.iter().find_map(|own| {
            let other = found.iter().find(|other| other.1 == own.1 && other.0 != own.0)?;
            let words = |(place, noun): &(Arc<str>, Arc<str>)| format!("{place} {noun}");
            (!found.contains(own)).then(|| Misfit::new(SubjectPart::Word, words(own), words(other)))
        })
    }
}
