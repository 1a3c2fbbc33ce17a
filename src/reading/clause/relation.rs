//! Whether a figure is of what a claim says: the claim's statement, unit and other words against the figure's subject.

#![expect(
    clippy::borrowed_box,
    reason = "the words of a subject are boxed, and iterators lend them so"
)]

use crate::text::Span;

use crate::reading::mention::{Figure, Mention};
use crate::reading::resolve::SpokenFrom;
use crate::value::{Kind, Relation, Value, compare};

use super::ClauseReader;
use super::noun::NounRelation;
use super::subject::{Assertion, Described, Direction, Event, Role, Subject, SubjectWords};
use super::words::Tag;

/// What a claim says that its figure is of.
#[derive(Clone, Debug, Default)]
pub struct Claimed {
    /// The subject of the figure in its statement; `None` where the statement has no such figure.
    subject: Option<Subject>,
    /// The words of its statement that say something, in their base forms.
    words: Vec<Box<str>>,
    /// Its unit and its other words, in their base forms; of several words, the last is the noun.
    nouns: Vec<Vec<Box<str>>>,
    /// The events that its unit, other words and statement tell of.
    events: Vec<Event>,
    /// Verbs among its other words.
    verbs: Vec<Box<str>>,
    /// The days of its statement that are fixed, but for its own figure.
    dates: Vec<Value>,
    /// Whether its statement speaks of an earlier time.
    is_earlier: bool,
}

/// A part of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Which way something changed.
    Direction,
    /// Whether it is so.
    Assertion,
    /// A word of the statement that stands beside another figure.
    Place,
}

/// Why a figure is not of what a claim says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The part in which the two differ.
    pub part: SubjectPart,
    /// The claim's word for it; for a role or assertion, its name.
    pub claimed: String,
    /// The passage's word for it.
    pub found: String,
}

/// How a figure fits a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It can be the claim's figure; the higher, the more of the claim stands in its clause.
    Fits(usize),
    /// It is of something else.
    Apart(Misfit),
    /// Nothing relates the two, and nothing sets them apart.
    Unrelated(Misfit),
}

impl ClauseReader<'_> {
    pub(in crate::reading) fn claimed(
        &self,
        statement: &str,
        mentions: &[Mention],
        figure: Option<&Mention>,
        unit: Option<&str>,
        also: &[String],
    ) -> Claimed {
        let mut claimed = Claimed::default();
        for words in unit.into_iter().chain(also.iter().map(String::as_str)) {
            self.add_words(&mut claimed, words);
        }
        let Some(figure) = figure else { return claimed };
        let Some(number) = mentions.iter().position(|mention| mention.span == figure.span) else {
            return claimed;
        };
        let subject = self.subjects(statement, mentions).swap_remove(number);
        claimed.events.extend(subject.words.events.iter().cloned());
        claimed.words = self.words_of(statement, mentions, number);
        claimed.is_earlier = subject.role == Role::Previous
            || statement
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| self.words.uses(&word.to_lowercase()).is(Tag::Previous));
        let others = mentions.iter().enumerate().filter(|(other, _)| *other != number);
        claimed.dates = others.filter_map(|(_, mention)| fixed_date(mention)).collect();
        claimed.subject = Some(subject);
        claimed
    }

    fn add_words(&self, claimed: &mut Claimed, words: &str) {
        let lemmas = words.split_whitespace().map(str::to_lowercase).map(|word| {
            let uses = self.words.uses(&word);
            claimed.events.extend(uses.events.iter().map(|(event, _)| event.clone()));
            claimed.verbs.extend(uses.base);
            self.words.nouns.singular(&word)
        });
        let lemmas: Vec<Box<str>> = lemmas.collect();
        claimed.nouns.push(lemmas);
    }

    /// Returns the words of a statement that say something, but for its figure and that figure's noun.
    fn words_of(&self, statement: &str, mentions: &[Mention], number: usize) -> Vec<Box<str>> {
        let all: Vec<(usize, Mention)> = mentions.iter().cloned().enumerate().collect();
        let items = super::sentence::items(statement, &all, self.lexicon, self.words);
        let figure = super::sentence::ItemKind::Figure(number);
        let words = items.iter().filter(|item| item.kind != figure);
        words.filter_map(|item| item.lemma.clone()).collect()
    }

    pub(in crate::reading) fn fit(
        &self,
        claimed: &Claimed,
        subjects: &[Subject],
        mentions: &[Mention],
        number: usize,
        text: &str,
    ) -> Fit {
        let comparison = Comparison {
            subjects,
            reader: self,
            claimed,
            subject: &subjects[number],
            mention: &mentions[number],
            text,
        };
        if let Some(misfit) = comparison.apart(subjects).or_else(|| comparison.date(mentions)) {
            return Fit::Apart(misfit);
        }
        match comparison.unrelated().or_else(|| comparison.place_elsewhere()) {
            Some(misfit) => Fit::Unrelated(misfit),
            None => Fit::Fits(comparison.rank()),
        }
    }
}

impl Subject {
    /// Returns why two figures cannot stand for one value: one is a change or an addition and the other is not, or they
    /// changed two ways.
    pub fn misfit_beside(&self, other: &Self) -> Option<Misfit> {
        let opposite = matches!(
            (self.direction, other.direction),
            (Some(Direction::Up), Some(Direction::Down))
                | (Some(Direction::Down), Some(Direction::Up))
        );
        if opposite {
            let name = |subject: &Self| subject.direction.map_or("", Direction::name).to_owned();
            let part = SubjectPart::Direction;
            return Some(Misfit { part, claimed: name(other), found: name(self) });
        }
        let sort = |role: Role| match role {
            Role::Change | Role::Additional => role,
            _ => Role::Total,
        };
        (sort(self.role) != sort(other.role)).then(|| Misfit {
            part: SubjectPart::Role,
            claimed: other.role.name().to_owned(),
            found: self.role.name().to_owned(),
        })
    }
}

struct Comparison<'a> {
    subjects: &'a [Subject],
    reader: &'a ClauseReader<'a>,
    claimed: &'a Claimed,
    subject: &'a Subject,
    mention: &'a Mention,
    text: &'a str,
}

impl Comparison<'_> {
    /// Returns how well the figure fits, to choose between several: by what the claim says first, then by what stands beside
    /// it.
    fn rank(&self) -> usize {
        let score =
            self.score(self.subject) + self.noun_score() + self.event_score() + self.role_score();
        score * 8 + self.own_score().min(7)
    }

    /// Returns the first part in which the figure is set apart from the claim.
    fn apart(&self, subjects: &[Subject]) -> Option<Misfit> {
        self.assertion()
            .or_else(|| self.direction())
            .or_else(|| self.event())
            .or_else(|| self.verb())
            .or_else(|| self.noun())
            .or_else(|| self.role())
            .or_else(|| self.name())
            .or_else(|| self.place(subjects))
    }

    fn misfit(&self, part: SubjectPart, claimed: impl Into<String>, found: Option<Span>) -> Misfit {
        let own = || self.subject.words.verbs.first().map_or_else(String::new, ToString::to_string);
        let found = found.map_or_else(own, |span| span.of(self.text).to_owned());
        Misfit { part, claimed: claimed.into(), found }
    }

    fn statement(&self) -> Option<&Subject> {
        self.claimed.subject.as_ref()
    }

    fn assertion(&self) -> Option<Misfit> {
        let claimed = self.statement().map_or(Assertion::Asserted, |subject| subject.assertion);
        let own = self.subject.assertion;
        let found = self.described().map_or(own, |described| {
            let holds = described.is_definite || own != Assertion::Denied;
            if holds { described.assertion } else { own }
        });
        // "cancelled 34 flights" and "34 flights were cancelled": the verb is what both tell.
        let shares_verb = self.shares_verb();
        let statement_told = self.statement().map_or(claimed, |subject| subject.words.told);
        let (claimed, found) = match shares_verb {
            true => (statement_told, self.subject.words.told.min(found)),
            false => (claimed, found),
        };
        let fits = match (claimed, found) {
            (claimed, found) if claimed == found => true,
            (Assertion::Planned | Assertion::Supposed | Assertion::Asked, found) => {
                found != Assertion::Denied
            }
            _ => false,
        };
        let misfit = || Misfit {
            part: SubjectPart::Assertion,
            claimed: claimed.name().to_owned(),
            found: found.name().to_owned(),
        };
        (!fits).then(misfit)
    }

    /// Whether the statement and the figure's clause have a verb in common.
    fn shares_verb(&self) -> bool {
        let Some(statement) = self.statement() else { return false };
        let own = &self.subject.words.verbs;
        if self.claimed.events.iter().any(|event| self.subject.words.events.contains(event)) {
            return true;
        }
        statement.words.verbs.iter().any(|verb| own.contains(verb) && !self.is_light(verb))
    }

    /// Returns the clause right behind the figure's noun, where the statement speaks of what it tells.
    fn described(&self) -> Option<&Described> {
        let described = self.subject.words.described.as_ref()?;
        let statement = &self.statement()?.words;
        let same_event = self.claimed.events.iter().any(|event| described.events.contains(event));
        let same_verb = statement.verb.as_ref().is_some_and(|verb| described.verbs.contains(verb));
        (same_event || same_verb).then_some(described)
    }

    /// Whether the statement tells of what another clause of the sentence does, and the figure's clause of something else.
    fn verb(&self) -> Option<Misfit> {
        let statement = &self.statement()?.words;
        let words = &self.subject.words;
        let same_event = self.claimed.events.iter().any(|event| words.events.contains(event));
        if words.verbs.is_empty() && words.events.is_empty()
            || same_event
            || self.subject.role == Role::Whole
            || self.described().is_some()
        {
            return None;
        }
        let own = self.score(self.subject);
        let fits_better = |other: &&Subject| self.score(other) >= own;
        let verb = statement.verb.as_ref().filter(|verb| self.is_told_elsewhere(verb));
        if let Some(verb) = verb {
            let mut others =
                self.subjects.iter().filter(|other| other.words.verbs.contains(verb)).peekable();
            let nobody = others.peek().is_none();
            return (nobody || others.any(|other| fits_better(&other)))
                .then(|| self.misfit(SubjectPart::Event, &**verb, self.subject.event));
        }
        let has_event = |other: &&Subject| {
            statement.events.iter().any(|event| other.words.events.contains(event))
        };
        let tells_other =
            words.events.is_empty() && !words.verbs.iter().all(|verb| self.is_light(verb));
        let told_elsewhere =
            tells_other && self.subjects.iter().filter(has_event).any(|other| fits_better(&other));
        told_elsewhere.then(|| {
            self.misfit(SubjectPart::Event, &*statement.events[0].name, self.subject.event)
        })
    }

    /// Whether a verb says little of what happens: "have", "make", or a form of "be".
    fn is_light(&self, verb: &str) -> bool {
        let words = self.reader.words;
        let sorts = [Tag::LightVerb, Tag::Be, Tag::Have, Tag::Do, Tag::Speech];
        sorts.into_iter().any(|tag| words.is_tagged(verb, tag))
    }

    /// Whether a verb of the statement stands in another clause of the sentence than the figure's.
    fn is_told_elsewhere(&self, verb: &str) -> bool {
        let words = &self.subject.words;
        let has = |verbs: &[Box<str>]| verbs.iter().any(|own| **own == *verb);
        let also = self.claimed.verbs.iter().any(|own| words.verbs.contains(own));
        !self.is_light(verb) && has(&words.other_verbs) && !has(&words.verbs) && !also
    }

    fn direction(&self) -> Option<Misfit> {
        let claimed = self.statement()?.direction?;
        let found = self.subject.direction?;
        let opposite = matches!(
            (claimed, found),
            (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up)
        );
        opposite.then(|| Misfit {
            part: SubjectPart::Direction,
            claimed: claimed.name().to_owned(),
            found: self.subject.event.map_or(found.name(), |span| span.of(self.text)).to_owned(),
        })
    }

    fn event(&self) -> Option<Misfit> {
        let claimed = &self.claimed.events;
        let found = &self.subject.words.events;
        if claimed.is_empty()
            || found.is_empty()
            || self.subject.role == Role::Whole
            || self.described().is_some()
        {
            return None;
        }
        let misfit =
            |event: &Event| self.misfit(SubjectPart::Event, &*event.name, self.subject.event);
        if claimed.iter().any(|event| found.contains(event)) {
            return is_mixed(found).then(|| misfit(&claimed[0]));
        }
        let apart =
            claimed.iter().find(|event| found.iter().any(|other| other.group == event.group))?;
        Some(misfit(apart))
    }

    fn noun(&self) -> Option<Misfit> {
        let found = &self.subject.words.noun;
        if !matches!(self.mention.says, Figure::Number { .. }) || found.is_empty() {
            return None;
        }
        // "200 deaths" counts those who died.
        let head = found.last().map(|head| self.reader.words.uses(head));
        if head.is_some_and(|uses| {
            uses.events.iter().any(|(event, _)| self.claimed.events.contains(event))
        }) {
            return None;
        }
        let is_symbol = found.iter().all(|word| word.contains(|c: char| !c.is_alphabetic()));
        if is_symbol {
            return None;
        }
        let own =
            self.statement().map(|subject| &subject.words.noun).filter(|noun| !noun.is_empty());
        let nouns: Vec<&Vec<Box<str>>> = self.claimed.nouns.iter().chain(own).collect();
        if nouns.is_empty() || nouns.iter().any(|noun| self.is_noun_of(noun)) {
            return None;
        }
        let claimed = nouns[0].join(" ");
        Some(Misfit {
            part: SubjectPart::Noun,
            claimed,
            found: self
                .subject
                .noun
                .map_or_else(|| found.join(" "), |span| span.of(self.text).to_owned()),
        })
    }

    /// Whether the figure counts what a noun of the claim names, or a kind of it.
    fn is_noun_of(&self, claimed: &[Box<str>]) -> bool {
        let nouns = &self.reader.words.nouns;
        let Some(head) = claimed.last() else { return false };
        let uses = self.reader.words.uses(head);
        // "540 deaths" as a unit says what happened, and not to whom.
        let is_event = !uses.events.is_empty() || !uses.directions.is_empty();
        let words = &self.subject.words;
        is_event && !self.subject.words.events.is_empty()
            || words.noun.iter().any(|found| nouns.relation(found, head) != NounRelation::Unrelated)
            || words.own.iter().any(|found| found == head)
            || words.seen.iter().any(|found| found == head)
                && words.noun.len() == 1
                && nouns.relation(head, &words.noun[0]) != NounRelation::Unrelated
    }

    fn role(&self) -> Option<Misfit> {
        let claimed = self.statement().map_or(Role::Total, |subject| subject.role);
        let found = self.subject.role;
        let misfit = || Misfit {
            part: SubjectPart::Role,
            claimed: claimed.name().to_owned(),
            found: found.name().to_owned(),
        };
        let fits = claimed == found
            || match (claimed, found) {
                (Role::Total | Role::Level, Role::Total | Role::Level) => true,
                (Role::Change, Role::Additional) => true,
                (Role::Change, Role::Total) | (Role::Total, Role::Change) if self.shares_verb() => {
                    true
                }
                (_, Role::Previous) => self.claimed.is_earlier || self.names_own_words(),
                (Role::Total | Role::Part, Role::Part | Role::Additional) => {
                    !self.is_refused_part()
                }
                (Role::Part | Role::Additional, Role::Total) => true,
                (_, Role::Whole) => self.is_of_whole(),
                (Role::Whole, _) => true,
                (Role::Rate, Role::Total) => true,
                _ => {
                    let plain = [Role::Part, Role::Level, Role::Change, Role::Additional];
                    self.statement().is_none() && plain.contains(&found)
                }
            };
        (!fits).then(misfit)
    }

    /// Whether the statement has words that stand right beside the figure.
    fn names_own_words(&self) -> bool {
        let subject = self.subject;
        let is_time = |word: &Box<str>| self.reader.words.uses(word).is(Tag::Times);
        subject.words.own.iter().any(|word| {
            self.claimed.words.contains(word)
                && !subject.words.noun.contains(word)
                && !is_time(word)
        })
    }

    /// Whether some of those counted before, or more of them, cannot be all of them.
    fn is_refused_part(&self) -> bool {
        let is_added = self.subject.role == Role::Additional;
        let same_event =
            self.subject.words.has_total || is_added && !self.subject.words.is_contrasted;
        let days = &self.subject.words.own_days;
        let names_day = self.claimed.words.iter().any(|word| days.contains(word));
        same_event
            && !names_day
            && (self.subject.role == Role::Additional || !self.names_own_words())
    }

    /// Whether a statement says of a whole no more than its own phrase does.
    fn is_of_whole(&self) -> bool {
        let leads = self.subject.words.leads_sentence;
        let Some(statement) = self.statement() else { return leads };
        let own = &self.subject.words.own;
        let nouns = &self.subject.words.noun;
        let in_phrase = |word: &Box<str>| own.contains(word) || nouns.contains(word);
        let other_verb = |verb: &Box<str>| {
            self.subject.words.other_verbs.contains(verb) || self.subject.words.verbs.contains(verb)
        };
        let untold = leads && statement.words.verb.as_ref().is_some_and(|verb| !other_verb(verb));
        let told = statement.words.verb.as_ref().is_none_or(in_phrase)
            || !statement.words.events.is_empty()
            || untold;
        let events = own
            .iter()
            .chain(nouns)
            .flat_map(|word| self.reader.words.uses(word).events)
            .map(|(event, _)| event);
        let events: Vec<Event> = events.collect();
        let elsewhere =
            |event: &Event| self.subjects.iter().any(|other| other.words.events.contains(event));
        let happened = statement
            .words
            .events
            .iter()
            .all(|event| events.contains(event) || leads && !elsewhere(event));
        // A quality that the phrase does not give: "all 75 were resistant".
        let others = self
            .claimed
            .words
            .iter()
            .filter(|word| !in_phrase(word) && !statement.words.noun.contains(word));
        let said_elsewhere = others.clone().any(|word| self.subject.words.seen.contains(word));
        statement.direction.is_none()
            && told
            && happened
            && (statement.words.verb.is_some()
                || !statement.words.events.is_empty()
                || !said_elsewhere && others.count() == 0)
    }

    /// Returns the date of the figure's clause where the statement has another, and neither can be the other's.
    fn date(&self, mentions: &[Mention]) -> Option<Misfit> {
        if matches!(self.mention.says, Figure::Date(_)) {
            return None;
        }
        let own = self.subject.words.own_dates.iter().filter_map(|number| mentions.get(*number));
        let own: Vec<(&Mention, Value)> =
            own.filter_map(|mention| Some((mention, fixed_date(mention)?))).collect();
        let apart = |one: &Value, other: &Value| compare(one, other, None) == Relation::Disjoint;
        let all_apart =
            self.claimed.dates.iter().all(|date| own.iter().all(|(_, other)| apart(date, other)));
        let (first, claimed) = own.first().zip(self.claimed.dates.first())?;
        all_apart.then(|| self.misfit(SubjectPart::Date, claimed.to_string(), Some(first.0.span)))
    }

    fn name(&self) -> Option<Misfit> {
        let claimed = &self.statement()?.words.owner_names;
        let found = &self.subject.words.owner_names;
        let is_known = |name: &Box<str>| {
            self.subject.words.seen.iter().any(|word| is_name_of(name, word))
                || found.iter().any(|other| is_name_of(name, other))
        };
        let also = || self.claimed.nouns.iter().flatten();
        let is_claimed = |name: &Box<str>| {
            self.claimed.words.iter().chain(also()).any(|word| is_name_of(name, word))
        };
        if claimed.is_empty()
            || found.is_empty()
            || claimed.iter().any(is_known)
            || found.iter().any(is_claimed)
        {
            return None;
        }
        if claimed.iter().any(|name| is_short_for(name, found))
            || found.iter().any(|name| is_short_for(name, claimed))
            || are_initials(found, claimed)
            || are_initials(claimed, found)
        {
            return None;
        }
        Some(Misfit { part: SubjectPart::Name, claimed: claimed.join(" "), found: found.join(" ") })
    }

    /// Whether a word of the statement stands in the place of another figure, to which more of the statement belongs.
    fn place(&self, subjects: &[Subject]) -> Option<Misfit> {
        let own = self.place_score(self.subject);
        let foreign = self.subject.words.foreign.iter().find(|(word, other)| {
            let having = subjects.iter().filter(|other| other.words.seen.contains(word));
            let fits_better = having.into_iter().any(|other| self.has_more_places(other, own));
            let names_it = subjects
                .get(*other)
                .is_some_and(|other| self.claimed.words.contains(&other.words.figure));
            self.claimed.words.contains(word) && fits_better && !names_it
        });
        let noun = || {
            let own = self.statement().into_iter().flat_map(|statement| &statement.words.noun);
            let measured =
                matches!(self.mention.says, Figure::Measure { .. } | Figure::Duration { .. });
            own.into_iter()
                .filter(|_| measured)
                .find(|noun| self.subject.words.other_nouns.contains(noun))
        };
        let word = foreign.map(|(word, _)| word).or_else(noun)?;
        let found = self.subject.noun.or(self.subject.event);
        Some(self.misfit(SubjectPart::Place, &**word, found))
    }

    /// Returns how many words of the claim stand in the clause of a figure.
    fn score(&self, subject: &Subject) -> usize {
        self.claimed.words.iter().filter(|word| subject.words.seen.contains(word)).count()
    }

    /// Returns the same without what is counted, and without words that say which way something changed: of which place a
    /// figure is, is asked.
    fn place_score(&self, subject: &Subject) -> usize {
        let tells_place = |word: &&Box<str>| {
            !self.is_claimed_noun(word) && self.reader.words.uses(word).directions.is_empty()
        };
        self.claimed
            .words
            .iter()
            .filter(tells_place)
            .filter(|word| subject.words.seen.contains(word))
            .count()
    }

    /// Whether another figure has more words of the claim, or as many and all that this one has.
    fn has_more_places(&self, other: &Subject, own: usize) -> bool {
        let theirs = self.place_score(other);
        let words = &self.subject.words;
        let only_here =
            |word: &Box<str>| words.seen.contains(word) && !other.words.seen.contains(word);
        theirs > own || theirs == own && !self.claimed.words.iter().any(only_here)
    }

    /// Whether a word is of what the claim counts.
    fn is_claimed_noun(&self, word: &Box<str>) -> bool {
        self.claimed.nouns.iter().any(|noun| noun.contains(word))
            || self.statement().is_some_and(|statement| statement.words.noun.contains(word))
    }

    /// Returns more where the figure's role, direction and assertion are the claim's own.
    fn role_score(&self) -> usize {
        let Some(statement) = self.statement() else { return 0 };
        let same_direction =
            statement.direction.is_some() && statement.direction == self.subject.direction;
        let earlier = self.claimed.is_earlier && self.subject.role == Role::Previous;
        usize::from(statement.role == self.subject.role)
            + usize::from(same_direction)
            + usize::from(statement.assertion == self.subject.assertion)
            + 3 * usize::from(earlier)
    }

    /// Returns how many words of the claim stand right beside the figure.
    fn own_score(&self) -> usize {
        let words = &self.subject.words;
        self.claimed
            .words
            .iter()
            .filter(|word| words.own.contains(word) || words.noun.contains(word))
            .count()
    }

    /// Returns more where the figure has the claim's own event: that tells it from figures that have none.
    fn event_score(&self) -> usize {
        let words = &self.subject.words;
        let statement = self.statement().and_then(|statement| statement.words.verb.as_ref());
        let same_verb = words.verb.is_some() && words.verb.as_ref() == statement;
        let same = self.claimed.events.iter().any(|event| words.events.contains(event));
        let is_copula = |words: &SubjectWords| {
            let be = |verb: &Box<str>| self.reader.words.uses(verb).is(Tag::Be);
            !words.verbs.is_empty() && words.verbs.iter().all(be)
        };
        let both_are =
            self.statement().is_some_and(|own| is_copula(&own.words)) && is_copula(words);
        4 * usize::from(same) + usize::from(same_verb && !same) + 2 * usize::from(both_are)
    }

    fn noun_score(&self) -> usize {
        usize::from(self.claimed.nouns.iter().any(|noun| self.is_noun_of(noun)))
    }

    /// Returns the events of the claim and the figure where both have one, and nothing relates the two clauses.
    fn unrelated(&self) -> Option<Misfit> {
        let statement = self.statement()?;
        statement.event?;
        let found = self.subject.event?;
        let words = &self.subject.words;
        if statement.direction.is_some()
            || self.subject.direction.is_some()
            || words.verb.is_none() && words.events.is_empty()
        {
            return None;
        }
        let same_verb = words.verb.as_ref().is_some_and(|verb| {
            statement.words.verb.as_ref() == Some(verb) || self.claimed.verbs.contains(verb)
        });
        let same_event = self
            .events_of(&self.claimed.words)
            .any(|event| self.events_of(&words.seen).any(|other| other == event));
        if same_verb || same_event || self.shares_others() {
            return None;
        }
        let claimed = statement.words.events.first().map(|event| event.name.to_string());
        let claimed = claimed.or_else(|| statement.words.verb.as_ref().map(ToString::to_string))?;
        Some(self.misfit(SubjectPart::Event, claimed, Some(found)))
    }

    /// Returns the place of the figure's clause where the statement has another: one may lie in the other, or not.
    fn place_elsewhere(&self) -> Option<Misfit> {
        let claimed = &self.statement()?.words.places;
        let found = &self.subject.words.places;
        let seen = &self.subject.words.seen;
        let is_known = |place: &Box<str>| seen.iter().any(|word| is_name_of(place, word));
        let also = || self.claimed.nouns.iter().flatten();
        let is_claimed = |place: &Box<str>| {
            self.claimed.words.iter().chain(also()).any(|word| is_name_of(place, word))
        };
        let differ = !claimed.is_empty()
            && !found.is_empty()
            && !claimed.iter().any(is_known)
            && !found.iter().any(is_claimed);
        differ.then(|| Misfit {
            part: SubjectPart::Name,
            claimed: claimed.join(", "),
            found: found.join(", "),
        })
    }

    /// Returns the events that words tell of.
    fn events_of<'s>(&'s self, words: &'s [Box<str>]) -> impl Iterator<Item = Event> + 's {
        words.iter().flat_map(|word| self.reader.words.uses(word).events).map(|(event, _)| event)
    }

    /// Whether the clause has a word of the claim besides what is counted.
    fn shares_others(&self) -> bool {
        self.claimed
            .words
            .iter()
            .any(|word| !self.is_claimed_noun(word) && self.subject.words.seen.contains(word))
    }
}

/// Whether two events cannot both be of one figure: they are apart in two groups.
fn is_mixed(events: &[Event]) -> bool {
    events.iter().any(|event| {
        let apart = |other: &&Event| other.group == event.group && other.name != event.name;
        let first = events.iter().find(apart);
        first.is_some_and(|first| {
            let same_names = |one: &Event, two: &Event| {
                one.name == event.name && two.name == first.name && one.group == two.group
            };
            events
                .iter()
                .flat_map(|one| events.iter().map(move |two| (one, two)))
                .filter(|(one, two)| same_names(one, two))
                .count()
                > 1
        })
    })
}

/// Returns a date that its words fix.
fn fixed_date(mention: &Mention) -> Option<Value> {
    if !matches!(mention.says, Figure::Date(_)) {
        return None;
    }
    Some(mention.resolve(Kind::Date, &SpokenFrom::default()).ok()?.value)
}

/// Whether a name is made of the first letters of others: "EIA".
fn is_short_for(name: &str, names: &[Box<str>]) -> bool {
    let initials: String = names.iter().filter_map(|name| name.chars().next()).collect();
    name.chars().count() > 1 && initials.contains(name)
}

/// Whether single letters are the first ones of other names: "U.S." of "United States".
fn are_initials(letters: &[Box<str>], names: &[Box<str>]) -> bool {
    let short: String = letters.iter().map(|letter| &**letter).collect();
    let initials: String = names.iter().filter_map(|name| name.chars().next()).collect();
    letters.iter().all(|letter| letter.chars().count() == 1) && short == initials
}

/// Whether a word is a name, or another spelling or part of it.
fn is_name_of(name: &str, word: &str) -> bool {
    let (short, long) = if name.len() < word.len() { (name, word) } else { (word, name) };
    name == word || short.len() >= 4 && long.starts_with(short)
}
