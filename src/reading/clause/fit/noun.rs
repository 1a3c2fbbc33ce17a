//! What is counted.

use std::sync::Arc;

use crate::reading::clause::named_thing::is_same;
use crate::reading::clause::noun::NounRelation;
use crate::reading::clause::subject::{Argument, ComparedSubject, FigureRole, SubjectWords};
use crate::reading::clause::words::{Tag, VerbForm};
use crate::reading::mention::Figure;
use crate::reading::rule::Rule;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    pub(super) fn noun(&self) -> Option<Misfit> {
        let found = &self.words.noun;
        if matches!(self.mention.says, Figure::Percent(_)) {
            return self.percent_name();
        }
        if !matches!(self.mention.says, Figure::Number { .. }) {
            return None;
        }
        if let Some(misfit) = self.noun_of_part().or_else(|| self.quality_of_part()) {
            return Some(misfit);
        }
        if found.is_empty() {
            return None;
        }
        // "200 deaths" counts those who died.
        let head = found.last();
        if head.is_some_and(|head| self.claimed.tells_of(&self.events_of_word(head))) {
            return None;
        }
        // "160 votes in favour" are those who voted.
        let is_deed = |verb: &Arc<str>| head.is_some_and(|head| head == verb);
        if self.statement_words().is_some_and(|statement| statement.verbs.iter().any(is_deed)) {
            return None;
        }
        let is_symbol = found.iter().all(|word| word.contains(|c: char| !c.is_alphabetic()));
        if is_symbol {
            return None;
        }
        let nouns = self.claimed_nouns();
        if nouns.is_empty() || nouns.iter().any(|noun| self.is_noun_of(noun)) {
            return None;
        }
        // "41 lawmakers" may be 41 members of parliament, and need not.
        (!self.may_count_the_same(&nouns)).then(|| self.counted_otherwise(&nouns))
    }

    /// Returns the noun of the figure where the claim's may be another word for the same.
    pub(super) fn noun_in_other_words(&self) -> Option<Misfit> {
        let nouns = self.claimed_nouns();
        let is_number = matches!(self.mention.says, Figure::Number { .. });
        (is_number
            && self.may_count_the_same(&nouns)
            && !nouns.iter().any(|noun| self.is_noun_of(noun)))
        .then(|| self.counted_otherwise(&nouns))
    }

    /// Returns the nouns of the claim: its unit, its other words, and that of its statement's figure.
    fn claimed_nouns(&self) -> Vec<&Vec<Arc<str>>> {
        let own = self.statement_words().map(|words| &words.noun).filter(|noun| !noun.is_empty());
        self.claimed.nouns.iter().chain(own).collect()
    }

    /// Whether a table says of a noun of the claim and that of the figure that they can be used for one thing.
    fn may_count_the_same(&self, claimed: &[&Vec<Arc<str>>]) -> bool {
        let links = &self.reader.words.noun_links;
        let head = self.words.noun.last();
        let mut own = claimed.iter().filter_map(|noun| noun.last());
        head.is_some_and(|head| own.any(|own| links.are_linked(own, head)))
    }

    fn counted_otherwise(&self, claimed: &[&Vec<Arc<str>>]) -> Misfit {
        let words = self.subject.noun.map(|span| span.of(self.text).to_owned());
        let words = words.unwrap_or_else(|| self.words.noun.join(" "));
        Misfit::new(SubjectPart::Noun, claimed[0].join(" "), words)
    }

    /// Returns the claim's noun where it is that of a part of what the figure counts, which leaves its own out: "they hold
    /// seven, among them two nuns".
    fn noun_of_part(&self) -> Option<Misfit> {
        let head = self.claimed.nouns.first().and_then(|noun| noun.last())?;
        let has = |words: &SubjectWords| words.noun.contains(head) || words.named.contains(head);
        let figures = self.subjects.iter().zip(self.mentions);
        let (later, earlier): (Vec<_>, Vec<_>) =
            figures.partition(|(_, mention)| mention.span.start > self.mention.span.start);
        let is_of_part = |subject: &ComparedSubject| {
            subject.subject.role == FigureRole::Part && has(&subject.words)
        };
        let is_theirs = later.iter().any(|(subject, _)| is_of_part(subject))
            && !earlier.iter().any(|(subject, _)| has(&subject.words));
        (is_theirs && self.words.noun.is_empty())
            .then(|| Misfit::new(SubjectPart::Noun, &**head, &*self.words.figure))
    }

    /// Returns the quality that the statement gives to what it counts, where only a part of what the figure counts has it:
    /// "11 medals, four of them gold".
    fn quality_of_part(&self) -> Option<Misfit> {
        let words = self.words;
        let statement = self.statement_words()?;
        let (_, qualities) = statement.noun.split_last()?;
        let is_own =
            |word: &Arc<str>| words.noun.contains(word) || words.setting.clause.contains(word);
        let is_of_part = |subject: &ComparedSubject, word: &Arc<str>| {
            subject.subject.role == FigureRole::Part && subject.words.own.contains(word)
        };
        let is_theirs =
            |word: &Arc<str>| self.subjects.iter().any(|subject| is_of_part(subject, word));
        let mut qualities = qualities.iter().chain(&statement.own);
        let quality = qualities.find(|word| !is_own(word) && is_theirs(word))?;
        let is_part = self.subject.role == FigureRole::Part;
        (!words.noun.is_empty() && !is_part)
            .then(|| Misfit::new(SubjectPart::Noun, &**quality, words.noun.join(" ")))
    }

    /// Tells that a figure is somebody's age, where the statement does not speak of one.
    pub(super) fn age(&self) -> Option<Misfit> {
        let is_word = |word: &Arc<str>| self.reader.words.is_tagged(word, Tag::Age);
        let speaks =
            self.claimed.words.iter().chain(self.claimed.nouns.iter().flatten()).any(is_word);
        let claimed = self.claimed.words.first().map_or("", |word| &**word);
        (self.words.is_age && !speaks)
            .then(|| Misfit::new(SubjectPart::Noun, claimed, &*self.words.figure))
    }

    /// Returns the person of the statement where the figure is the age of another who stands in the same sentence.
    pub(super) fn age_of_another(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let nouns = &self.reader.words.nouns;
        let is_of = |words: &SubjectWords, claimed: &Arc<str>| {
            words.age_of.iter().any(|word| is_same(word, claimed) || nouns.are_kin(word, claimed))
        };
        let claimed = || statement.owner.iter().chain(&statement.age_of);
        // Two of a family share a name.
        let others = |word: &&Arc<str>| {
            !is_of(words, word) && self.all_words().any(|other| is_of(other, word))
        };
        let is_named = |word: &&Arc<str>| {
            statement.owner_names.contains(word) && words.stands_in_sentence(word)
        };
        let is_own = claimed().any(|word| is_of(words, word));
        let is_apart = |word: &&Arc<str>| !is_own && !words.age_of.is_empty() && is_named(word);
        let claimed = claimed().find(|word| others(word) || is_apart(word))?;
        let found = if words.age_of.is_empty() { &words.owner } else { &words.age_of };
        (self.mention.rule == Rule::Age)
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, found.join(" ")))
    }

    /// Returns what the figure is of where something is only compared with that, and the statement does not speak of it: "paid $2m" of "paid
    /// more than the asking price of $2m".
    pub(super) fn only_compared(&self) -> Option<Misfit> {
        let found = self.words.yardstick.last()?;
        let nouns = &self.reader.words.nouns;
        let also = self.claimed.nouns.iter().flatten();
        let mut claimed = self.claimed.words.iter().chain(also);
        let first = self.claimed.words.first().map_or("", |word| &**word);
        let is_theirs = |word: &Arc<str>| {
            self.words.yardstick.iter().any(|own| own == word || nouns.are_kin(own, word))
        };
        (!claimed.any(is_theirs)).then(|| Misfit::new(SubjectPart::Noun, first, &**found))
    }

    /// Returns what a length of time tells how long something was the most of, where the statement says nothing of the kind: "rose by the
    /// fastest rate in seven years" of "rose for seven years".
    pub(super) fn time_of_record(&self) -> Option<Misfit> {
        if !matches!(self.mention.says, Figure::Duration { .. }) || self.mention.rule == Rule::Age {
            return None;
        }
        let words = self.words;
        let own = words.sentence.get(words.place_in_sentence)?;
        let leads = [Tag::Where, Tag::WishedFor].into_iter().any(|tag| self.is_led_by(own, tag));
        let is_most = |word: &Arc<str>| self.reader.words.is_tagged(word, Tag::Superlative);
        let before = words.sentence[..words.place_in_sentence].iter().rev();
        let mut near = before.take(WORDS_TO_SUPERLATIVE).filter(|item| item.clause == own.clause);
        let found = near.find(|item| is_most(&item.word)).filter(|_| leads)?;
        let claimed = self.claimed.words.first()?;
        (!self.claimed.words.iter().any(is_most))
            .then(|| Misfit::new(SubjectPart::Noun, &**claimed, &*found.word))
    }

    /// Returns the noun of the claim where it stands beside the figure's without a figure of its own, and is only a sort of that: "two
    /// girlfriends" of "his girlfriend and two friends".
    pub(super) fn noun_beside(&self) -> Option<Misfit> {
        if self.claimed.per.is_some() {
            return None;
        }
        let words = self.words;
        let found = words.noun.last()?;
        let claimed = self.claimed_nouns().first().and_then(|noun| noun.last().cloned())?;
        let item = |at: Option<usize>| at.and_then(|at| words.sentence.get(at));
        let at = words.place_in_sentence;
        let beside = [item(at.checked_sub(1)), item(Some(at + words.noun.len() + 1))];
        let stands = beside.into_iter().flatten().any(|item| item.word == claimed);
        (*found != claimed && stands && !words.noun.contains(&claimed))
            .then(|| Misfit::new(SubjectPart::Noun, &*claimed, &**found))
    }

    /// Returns the noun that makes a name or a certainty of a percentage, where the statement has it not: "with 95 percent
    /// confidence", "the 5 percent threshold".
    fn percent_name(&self) -> Option<Misfit> {
        let name = self.words.noun.last()?;
        let differs = self.reader.words.is_tagged(name, Tag::PercentName)
            && !self.claimed.words.contains(name);
        let claimed = self.claimed.words.first().map_or("", |word| &**word);
        differs.then(|| Misfit::new(SubjectPart::Noun, claimed, &**name))
    }

    /// Returns what a percentage is of, where the statement's is of something else and no table relates the two.
    pub(super) fn other_base(&self) -> Option<Misfit> {
        let found = self.words.base.as_ref()?;
        let claimed = self.statement_words()?.base.as_ref()?;
        let nouns = &self.reader.words.nouns;
        let related = |noun, other| nouns.relation(noun, other) != NounRelation::Unrelated;
        let named = self.claimed.nouns.iter().flatten().any(|noun| related(found, noun));
        let apart = !named && !related(found, claimed) && !related(claimed, found);
        apart.then(|| Misfit::new(SubjectPart::Noun, &**claimed, &**found))
    }

    /// Returns the same where the percentage has its own noun right behind it, and another figure is of the statement's: "12.5% of
    /// searches were of people who make up 4.7% of the population".
    pub(super) fn base_of_another(&self) -> Option<Misfit> {
        let claimed = self.statement_words()?.base.as_ref()?;
        let own = self.words.noun.last().or(self.words.base.as_ref())?;
        let is_share = matches!(self.mention.says, Figure::Percent(_));
        let is_of = |words: &SubjectWords| words.base.as_ref() == Some(claimed);
        let is_known = self.claimed.words.contains(own)
            || self.reader.words.nouns.are_kin(own, claimed)
            || self.words.seen.contains(claimed);
        (is_share && !is_known && !is_of(self.words) && self.all_words().any(is_of))
            .then(|| Misfit::new(SubjectPart::Noun, &**claimed, &**own))
    }

    /// Whether who or what does it in the figure's clause is not what the figure counts: it is done to that, or is a part of
    /// others.
    fn is_done_to(&self) -> bool {
        self.words.argument == Argument::Patient || self.subject.role == FigureRole::Part
    }

    /// Whether the figure counts what a noun of the claim names, or a kind of it.
    pub(super) fn is_noun_of(&self, claimed: &[Arc<str>]) -> bool {
        let nouns = &self.reader.words.nouns;
        if let [whole @ .., member] = claimed
            && !whole.is_empty()
            && self.reader.words.is_tagged(member, Tag::Member)
            && self.is_noun_of(whole)
        {
            return true;
        }
        let Some(head) = claimed.last() else { return false };
        let uses = self.reader.words.uses(head);
        // "540 deaths" as a unit says what happened, and not to whom.
        let is_event = !uses.events.is_empty() && !self.words.events.is_empty()
            || !uses.directions.is_empty() && self.subject.direction.is_some();
        let words = self.words;
        let is_patient = words.argument == Argument::Patient
            && words.noun.last().is_some_and(|noun| nouns.is_person(noun))
            && words.verbs.iter().any(|verb| self.reader.words.names_patient(head, verb));
        // "five of the wounded": who they are is not said.
        let is_anybody = nouns.is_person(head)
            && words.noun.last().is_some_and(|noun| {
                let uses = self.reader.words.uses(noun);
                uses.has(VerbForm::Past) && !uses.has(VerbForm::Base)
            });
        is_event
            || is_patient
            || is_anybody
            || words.noun.iter().any(|found| nouns.relation(found, head) != NounRelation::Unrelated)
            || words.named.iter().any(|found| found == head)
            || words.seen.iter().any(|found| found == head)
                && !(self.is_done_to() && words.owner.contains(head))
                && !words.own.contains(head)
                && words.noun.len() == 1
                && nouns.relation(head, &words.noun[0]) != NounRelation::Unrelated
    }
}

/// How many words before a length of time one may stand that says what is the most in it.
const WORDS_TO_SUPERLATIVE: usize = 4;
