//! Who or what a figure is of, where and when.

use std::sync::Arc;

use crate::reading::clause::compared_date::ComparedDate;
use crate::reading::clause::noun::NounRelation;
use crate::reading::clause::subject::{FigureRole, SubjectWords};
use crate::reading::mention::Figure;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns the date of the figure's clause where the statement has another, and neither can be the other's.
    pub(super) fn date(&self) -> Option<Misfit> {
        if matches!(self.mention.says, Figure::Date(_)) {
            return None;
        }
        let own = self.words.own_dates.iter().filter_map(|number| self.mentions.get(*number));
        let own: Vec<ComparedDate> =
            own.filter_map(|mention| ComparedDate::of(mention, self.text)).collect();
        let claimed = &self.claimed.dates;
        let all_apart =
            claimed.iter().all(|date| own.iter().all(|other| date.is_apart_from(other)));
        let (found, claimed) = own.first().zip(claimed.first())?;
        all_apart.then(|| Misfit::new(SubjectPart::Date, &*claimed.words, &*found.words))
    }

    pub(super) fn name(&self) -> Option<Misfit> {
        let claimed = &self.statement_words()?.owner_names;
        let found = &self.words.owner_names;
        let is_found = |name: &Arc<str>| found.iter().any(|other| is_name_of(name, other));
        let is_same = claimed.iter().any(is_found)
            || claimed.iter().any(|name| is_short_for(name, found))
            || found.iter().any(|name| is_short_for(name, claimed))
            || are_initials(found, claimed)
            || are_initials(claimed, found);
        (self.are_others(claimed, found) && !is_same)
            .then(|| Misfit::new(SubjectPart::Name, claimed.join(" "), found.join(" ")))
    }

    /// Returns who or what does or has the figure where the statement has another, which does or has another figure of the
    /// passage.
    pub(super) fn owner(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let claimed: Vec<&Arc<str>> =
            statement.owner.iter().filter(|word| !statement.noun.contains(word)).collect();
        let near = if words.near.is_empty() { &words.seen } else { &words.near };
        let is_own = |word: &&&Arc<str>| {
            near.contains(word) || words.noun.contains(word) || words.own.contains(word)
        };
        if self.subject.role == FigureRole::Whole
            // "168 applications were accepted": who accepted them is not said.
            || words.owner.iter().all(|word| words.noun.contains(word))
            || claimed.iter().any(|word| is_own(&word))
        {
            return None;
        }
        let figures = self.subjects.iter().zip(self.mentions);
        let mut others = figures.filter(|(_, mention)| !matches!(mention.says, Figure::Date(_)));
        let stands = |words: &SubjectWords| {
            claimed
                .iter()
                .find(|word| {
                    words.owner.contains(word)
                        || words.own.contains(word)
                        || words.seen.contains(word)
                })
                .copied()
        };
        let word = others.find_map(|(other, _)| stands(&other.words)).or_else(|| {
            let is_elsewhere = |word: &&&Arc<str>| words.sentence.contains(word);
            let apart = !words.owner.is_empty() && !self.shares_owner();
            claimed.iter().find(is_elsewhere).copied().filter(|_| apart)
        })?;
        Some(Misfit::new(SubjectPart::Name, &**word, words.owner.join(" ")))
    }

    /// Whether a word of who or what does or has the figure is one of the claim's.
    fn shares_owner(&self) -> bool {
        self.words.owner.iter().any(|word| self.claimed.words.contains(word))
    }

    /// Returns the place of the figure's clause where the statement has another: one may lie in the other, or not.
    pub(super) fn place_elsewhere(&self) -> Option<Misfit> {
        let claimed = &self.statement_words()?.places;
        let found = &self.words.places;
        self.are_others(claimed, found)
            .then(|| Misfit::new(SubjectPart::Name, claimed.join(", "), found.join(", ")))
    }

    /// Returns the same where the statement's place stands in another clause of the sentence.
    pub(super) fn other_place(&self) -> Option<Misfit> {
        let claimed = &self.statement_words()?.places;
        let is_elsewhere = claimed.iter().any(|name| self.words.sentence.contains(name));
        self.place_elsewhere().filter(|_| is_elsewhere)
    }

    /// Returns what was changed by the figure, or to it, where the statement tells of a change of something else: "shares fell to
    /// 1.50" of "it cut its dividend to 1.50".
    pub(super) fn changed(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let nouns = &self.reader.words.nouns;
        let related = |noun: &str, other: &str| {
            nouns.relation(noun, other) != NounRelation::Unrelated
                || nouns.relation(other, noun) != NounRelation::Unrelated
        };
        let also = self.claimed.nouns.iter().flatten();
        let mut claimed = self.claimed.words.iter().chain(also);
        let found = words.changed.last()?;
        let is_claimed = claimed.any(|word| words.changed.contains(word) || related(found, word));
        let moves = self.statement()?.direction.is_some();
        let claimed = statement.owner.last().filter(|_| moves && statement.changed.is_empty())?;
        (!is_claimed).then(|| Misfit::new(SubjectPart::Name, &**claimed, words.changed.join(" ")))
    }

    /// Whether statement and passage each have names, and neither has one of the other's in any of its words.
    fn are_others(&self, claimed: &[Arc<str>], found: &[Arc<str>]) -> bool {
        let seen = &self.words.seen;
        let is_seen = |name: &Arc<str>| seen.iter().any(|word| is_name_of(name, word));
        let is_claimed = |name: &Arc<str>| {
            let also = self.claimed.nouns.iter().flatten();
            self.claimed.words.iter().chain(also).any(|word| is_name_of(name, word))
        };
        !claimed.is_empty()
            && !found.is_empty()
            && !claimed.iter().any(is_seen)
            && !found.iter().any(is_claimed)
    }
}

/// Whether a name is made of the first letters of others: "EIA".
fn is_short_for(name: &str, names: &[Arc<str>]) -> bool {
    let initials: String = names.iter().filter_map(|name| name.chars().next()).collect();
    name.chars().count() > 1 && initials.contains(name)
}

/// Whether single letters are the first ones of other names: "U.S." of "United States".
fn are_initials(letters: &[Arc<str>], names: &[Arc<str>]) -> bool {
    let short: String = letters.iter().map(|letter| &**letter).collect();
    let initials: String = names.iter().filter_map(|name| name.chars().next()).collect();
    letters.iter().all(|letter| letter.chars().count() == 1) && short == initials
}

/// Whether a word is a name, or another spelling or part of it.
fn is_name_of(name: &str, word: &str) -> bool {
    let (short, long) = if name.len() < word.len() { (name, word) } else { (word, name) };
    name == word || short.len() >= 4 && long.starts_with(short)
}
