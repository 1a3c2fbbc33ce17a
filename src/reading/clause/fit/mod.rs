//! Whether a figure is of what a claim says: the claim's statement, unit and other words against the figure's subject.

mod elsewhere;
mod event;
mod name;
mod noun;
mod party;
mod quality;
mod role;
mod score;
mod thing;
mod wording;

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use crate::reading::mention::Mention;
use crate::text::Span;

use super::ClauseReader;
use super::claimed::Claimed;
use super::subject::{ComparedSubject, FigureRole, Subject, SubjectWords};
use super::wording::Aligned;

/// A part of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SubjectPart {
    /// What is counted.
    Noun,
    /// What happened.
    Event,
    /// Who or what it is of.
    Name,
    /// The day or year that it is of.
    Date,
    /// How the figure is related to its noun and event.
    Role,
    /// What it is counted for.
    Rate,
    /// Which way something changed.
    Direction,
    /// Whether it is so.
    Assertion,
    /// A word of the statement that stands beside another figure.
    Place,
    /// A word of the statement that narrows what the passage says.
    Added,
    /// A word of the passage in whose place the statement has another.
    Word,
}

/// Why a figure is not of what a claim says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misfit {
    /// The part in which the two differ.
    pub part: SubjectPart,
    /// The claim's word for it; for a role or assertion, its name.
    pub claimed: String,
    /// The passage's word for it.
    pub found: String,
}

impl Misfit {
    fn new(part: SubjectPart, claimed: impl Into<String>, found: impl Into<String>) -> Self {
        Self { part, claimed: claimed.into(), found: found.into() }
    }
}

/// How a figure fits a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It can be the claim's figure.
    Fits {
        /// The higher, the more of the claim stands in its clause.
        rank: usize,
        /// A word of the claim that narrows what the passage says, and does not stand in it: "youth unemployment" of a passage on
        /// unemployment. The source may have it elsewhere.
        added: Option<Misfit>,
    },
    /// It is of something else.
    Apart(Misfit),
    /// Nothing relates the two, and nothing sets them apart.
    Unrelated(Misfit),
}

impl ClauseReader<'_> {
    pub(in crate::reading) fn fit(
        &self,
        claimed: &Claimed,
        subjects: &[ComparedSubject],
        mentions: &[Mention],
        number: usize,
        text: &str,
    ) -> Fit {
        let pairing = Pairing {
            reader: self,
            claimed,
            subjects,
            mentions,
            subject: &subjects[number].subject,
            words: &subjects[number].words,
            mention: &mentions[number],
            text,
            near_copy: OnceCell::new(),
        };
        if let Some(misfit) = pairing.apart() {
            return Fit::Apart(pairing.as_written(misfit));
        }
        if let Some(misfit) = pairing.unrelated() {
            return Fit::Unrelated(pairing.as_written(misfit));
        }
        let added = pairing.added().map(|misfit| pairing.as_written(misfit));
        Fit::Fits { rank: pairing.rank(), added }
    }
}

impl Subject {
    /// Returns why two figures cannot stand for one value: one is a change or an addition and the other is not, or they
    /// changed two ways.
    pub fn misfit_beside(&self, other: &Self) -> Option<Misfit> {
        if let (Some(own), Some(first)) = (self.direction, other.direction)
            && own.is_opposite_to(first)
        {
            return Some(Misfit::new(SubjectPart::Direction, first.name(), own.name()));
        }
        let sort = |role: FigureRole| match role {
            FigureRole::Change | FigureRole::Additional => role,
            _ => FigureRole::Total,
        };
        (sort(self.role) != sort(other.role))
            .then(|| Misfit::new(SubjectPart::Role, other.role.name(), self.role.name()))
    }
}

/// A figure of a passage beside what a claim says of its own.
struct Pairing<'a> {
    reader: &'a ClauseReader<'a>,
    claimed: &'a Claimed,
    /// All figures of the passage, and what they are of.
    mentions: &'a [Mention],
    subjects: &'a [ComparedSubject],
    /// The one that is looked at.
    mention: &'a Mention,
    subject: &'a Subject,
    words: &'a SubjectWords,
    text: &'a str,
    /// The statement beside the figure's sentence, once it is asked for.
    near_copy: OnceCell<Option<Aligned<'a>>>,
}

impl Pairing<'_> {
    /// Returns the first part in which the figure is set apart from the claim.
    fn apart(&self) -> Option<Misfit> {
        self.assertion()
            .or_else(|| self.none_of())
            .or_else(|| self.saved_from())
            .or_else(|| self.direction())
            .or_else(|| self.event())
            .or_else(|| self.verb())
            .or_else(|| self.argument())
            .or_else(|| self.other_deed())
            .or_else(|| self.other_day())
            .or_else(|| self.date_of_thing())
            .or_else(|| self.removed())
            .or_else(|| self.another_is_there())
            .or_else(|| self.quality_of_another())
            .or_else(|| self.age())
            .or_else(|| self.age_of_another())
            .or_else(|| self.noun())
            .or_else(|| self.noun_beside())
            .or_else(|| self.only_compared())
            .or_else(|| self.time_of_record())
            .or_else(|| self.base_of_another())
            .or_else(|| self.role())
            .or_else(|| self.rate())
            .or_else(|| self.of_each())
            .or_else(|| self.of_peers())
            .or_else(|| self.name())
            .or_else(|| self.other_thing())
            .or_else(|| self.other_object())
            .or_else(|| self.other_led())
            .or_else(|| self.exchanged_led())
            .or_else(|| self.exchanged())
            .or_else(|| self.exchanged_voice())
            .or_else(|| self.exchanged_doers())
            .or_else(|| self.exchanged_gift())
            .or_else(|| self.exchanged_comparison())
            .or_else(|| self.loss_of_agent())
            .or_else(|| self.paid_by_seller())
            .or_else(|| self.owner())
            .or_else(|| self.owner_elsewhere())
            .or_else(|| self.other_head())
            .or_else(|| self.elsewhere())
            .or_else(|| self.other_party())
            .or_else(|| self.changed())
            .or_else(|| self.other_place())
            .or_else(|| self.other_scope())
            .or_else(|| self.winner())
            .or_else(|| self.beaten())
            .or_else(|| self.opposite_beside())
            .or_else(|| self.other_nation())
            .or_else(|| self.doubted_noun())
            .or_else(|| self.quality_of_some())
            .or_else(|| self.opposite())
            .or_else(|| self.opposite_preposition())
            .or_else(|| self.other_in_order())
            .or_else(|| self.place())
            .or_else(|| self.date())
    }

    /// Returns the first part in which the two differ, where one may be of the other.
    fn unrelated(&self) -> Option<Misfit> {
        self.unrelated_event()
            .or_else(|| self.place_elsewhere())
            .or_else(|| self.other_base())
            .or_else(|| self.noun_in_other_words())
            .or_else(|| self.unrelated_head())
            .or_else(|| self.other_agent())
            .or_else(|| self.part_of_date())
            .or_else(|| self.spelled_otherwise())
            .or_else(|| self.replaced())
    }

    /// Returns what the statement's own figure is of.
    fn statement(&self) -> Option<&Subject> {
        self.claimed.subject.as_ref().map(|compared| &compared.subject)
    }

    /// Returns the same in words.
    fn statement_words(&self) -> Option<&SubjectWords> {
        self.claimed.subject.as_ref().map(|compared| &compared.words)
    }

    /// Returns the words of all figures of the passage.
    fn all_words(&self) -> impl Iterator<Item = &SubjectWords> {
        self.subjects.iter().map(|compared| &compared.words)
    }

    /// Returns a misfit with its words as the statement and the passage write them, where they have them in that form: "irma" as
    /// "Irma".
    fn as_written(&self, misfit: Misfit) -> Misfit {
        let claimed = written_in(&self.claimed.statement, &misfit.claimed);
        let found = written_in(self.text, &misfit.found);
        Misfit { claimed, found, ..misfit }
    }

    /// Returns a misfit with the words of a place in the passage; without one, with the verb of the figure's clause.
    fn misfit(&self, part: SubjectPart, claimed: impl Into<String>, found: Option<Span>) -> Misfit {
        let verb = || self.words.verbs.first().map_or("", |verb| &**verb);
        Misfit::new(part, claimed, found.map_or_else(verb, |span| span.of(self.text)))
    }
}

/// Returns some words as a text writes them, each in the first form that it has there: "irma" as "Irma", "restore" as "restored".
fn written_in(text: &str, words: &str) -> String {
    let tokens = || text.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    let written = |word: &str| {
        let stem = word.char_indices().next_back().map_or("", |(last, _)| &word[..last]);
        let is_form = |token: &&str| {
            stem.chars().count() >= SHORTEST_STEM && token.to_lowercase().starts_with(stem)
        };
        let own = tokens().find(|token| token.to_lowercase() == word);
        own.or_else(|| tokens().find(is_form)).unwrap_or(word).to_owned()
    };
    words.split(' ').map(written).collect::<Vec<_>>().join(" ")
}

/// How many letters two forms of a word have in common at least.
const SHORTEST_STEM: usize = 4;
