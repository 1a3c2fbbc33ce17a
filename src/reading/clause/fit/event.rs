//! What happened, whether it did, and which way something changed.

use std::sync::Arc;

use crate::reading::clause::subject::{
    Argument, Assertion, Described, Event, FigureRole, Subject, SubjectWords,
};
use crate::reading::clause::wording::WordedItem;
use crate::reading::clause::words::{Converse, Tag, TagSet};
use crate::reading::mention::{Figure, Mention};
use crate::reading::rule::Rule;

use super::{Misfit, Pairing, SubjectPart};

/// Verbs that make less than an assertion of what they govern.
const GOVERNORS: TagSet =
    TagSet::of(&[Tag::Preventer, Tag::Denier, Tag::Needer, Tag::Planner, Tag::Failing]);

impl Pairing<'_> {
    pub(super) fn assertion(&self) -> Option<Misfit> {
        let claimed = self.statement().map_or(Assertion::Asserted, |subject| subject.assertion);
        let own = self.subject.assertion;
        let found = self.described().map_or(own, |described| {
            let holds = described.is_definite || own != Assertion::Denied;
            if holds { described.assertion } else { own }
        });
        // "13 of the 22 defects had not been put right": there were 22.
        // Of "any of the 1,595 customers" the denial is of all.
        let has_part = self.subjects.len() > 1;
        let is_whole =
            self.subject.role == FigureRole::Whole && has_part && found == Assertion::Denied;
        let found = if is_whole || self.is_age_of_known() { Assertion::Asserted } else { found };
        // "cancelled 34 flights" and "34 flights were cancelled": the verb is what both tell.
        let same_deed = self.claimed.tells_of(&self.words.events);
        let is_only_named = |statement: &SubjectWords| {
            let is_rejected = claimed == Assertion::Asserted
                && own == Assertion::Denied
                && self.words.told != own
                && !self.has_governor_of_deed();
            same_deed && (statement.told != claimed || is_rejected || self.words.lacks)
        };
        let same_verb = |statement: &&SubjectWords| {
            self.shares_governor()
                || is_only_named(statement)
                || self.has_linked_governor(statement)
        };
        let (claimed, found) = match self.statement_words().filter(same_verb) {
            Some(statement) => (statement.told, self.words.told.min(found)),
            None => (claimed, found),
        };
        if self.is_last_time(claimed, found) {
            return None;
        }
        let found = if self.only_can_be() { found.max(Assertion::Supposed) } else { found };
        if self.is_denied_since(claimed, found) {
            return Some(Misfit::new(
                SubjectPart::Assertion,
                claimed.name(),
                Assertion::Asserted.name(),
            ));
        }
        let fits = match (claimed, found) {
            (claimed, found) if claimed == found => true,
            (Assertion::Asserted, Assertion::Planned) => {
                self.shares_plan() || self.is_of_plan_claimed()
            }
            // "failed to reach its goal of 300": there was a goal.
            (Assertion::Asserted, Assertion::Denied) if self.words.is_of_known => {
                self.is_of_plan_claimed()
            }
            (Assertion::Planned | Assertion::Supposed | Assertion::Asked, found) => {
                found != Assertion::Denied && !self.may_only_plan()
            }
            _ => false,
        };
        (!fits).then(|| Misfit::new(SubjectPart::Assertion, claimed.name(), found.name()))
    }

    /// Whether the statement only gives the age of somebody whom the passage describes by it: "the 60-year-old actor hopes to".
    fn is_age_of_known(&self) -> bool {
        let is_be = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Be);
        let only_is = |statement: &SubjectWords| statement.verbs.iter().all(is_be);
        self.mention.rule == Rule::Age
            && !self.words.tied_to.is_empty()
            && self.statement_words().is_some_and(only_is)
    }

    /// Whether the passage says no more than that it can be, and the statement that it was: "can be fined £900", "was fined £900".
    fn only_can_be(&self) -> bool {
        let was = |statement: &SubjectWords| statement.is_past && !statement.is_able;
        self.words.is_able && self.statement_words().is_some_and(was)
    }

    /// Whether it is a date that leaves an end open: "since 1990".
    fn is_open_date(&self) -> bool {
        self.mention.rule == Rule::DateBound && matches!(self.mention.says, Figure::Date(_))
    }

    /// Whether the statement says that something last happened when the passage says that it has not since: "have not won the cup since
    /// 1985", "last won the cup in 1985".
    fn is_last_time(&self, claimed: Assertion, found: Assertion) -> bool {
        let is_last = |word: &Arc<str>| self.reader.words.is_tagged(word, Tag::Latest);
        self.is_open_date()
            && (claimed, found) == (Assertion::Asserted, Assertion::Denied)
            && self.claimed.words.iter().any(is_last)
            && self.tells_same_deed()
    }

    /// Whether the statement says that somebody planned or offered it, and the passage only that they may: "bid £3m", "may bid £3m".
    fn may_only_plan(&self) -> bool {
        let plans = |statement: &SubjectWords| {
            let governs = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Planner);
            statement.verb.as_ref().is_some_and(governs)
                && !statement.is_helped
                && statement.is_past
        };
        self.words.is_helped && self.statement_words().is_some_and(plans)
    }

    /// Whether the passage says that something has not happened since a date, and the statement that it did not on that date itself: "has
    /// not won since 1990".
    fn is_denied_since(&self, claimed: Assertion, found: Assertion) -> bool {
        let own = &self.words.figure;
        let is_closed = |statement: &SubjectWords| {
            *statement.figure != **own && own.ends_with(&*statement.figure)
        };
        self.is_open_date()
            && (claimed, found) == (Assertion::Denied, Assertion::Denied)
            && self.statement_words().is_some_and(is_closed)
    }

    /// Whether the plan of the passage is all that the statement tells: "are considering a merger".
    fn shares_plan(&self) -> bool {
        let plans = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Planner);
        let statement = self.statement_words();
        let mut own = statement.into_iter().flat_map(|statement| &statement.verbs);
        let shared = own.find(|verb| plans(verb) && !self.is_light(verb));
        let mut planned = self.words.verbs.iter().filter(|verb| plans(verb)).peekable();
        !self.words.is_helped
            && planned.peek().is_some()
            && shared.is_some_and(|shared| planned.all(|verb| verb == shared))
    }

    /// Whether the statement tells of a plan itself, and the passage that there was one: "the target was 60%" of "set a target of 60%".
    fn is_of_plan_claimed(&self) -> bool {
        let words = self.words;
        let statement = self.statement_words();
        let head = statement.and_then(|statement| {
            statement
                .owner_head
                .as_ref()
                .or(statement.noun.last())
                .filter(|noun| self.reader.words.is_tagged(noun, Tag::Plan))
        });
        let Some(head) = head else { return false };
        let is_same = |noun: &Arc<str>| noun == head || self.reader.words.nouns.are_kin(noun, head);
        let before = words.place_in_sentence.checked_sub(1);
        let before = before.and_then(|before| words.sentence.get(before));
        let is_of = words.is_of_thing && before.is_some_and(|before| is_same(&before.word));
        let plans = |verb: &Arc<str>| {
            [Tag::Planner, Tag::Doubter]
                .into_iter()
                .any(|tag| self.reader.words.is_tagged(verb, tag))
        };
        let is_only_said = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Be);
        let is_owner =
            words.owner_head.as_ref().is_some_and(is_same) && words.verbs.iter().all(is_only_said);
        (is_of || is_owner || words.noun.last().is_some_and(is_same))
            && !words.is_helped
            && !words.verbs.iter().any(plans)
    }

    /// Returns what the one says that there is none of, and the other that there is: "in three there was no doctor".
    pub(super) fn none_of(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        if self.statement()?.assertion == Assertion::Denied {
            return None;
        }
        // "have water" and "are without water"; but "lost power" and "are without power".
        let same_deed = self.claimed.tells_of(&words.events);
        let lacking = words.setting.lacking.iter().filter(|_| !same_deed);
        let has_none = words.setting.none.iter().chain(lacking).find(|noun| {
            self.claimed.words.contains(noun)
                && !statement.setting.none.contains(noun)
                && !statement.setting.lacking.contains(noun)
                && !self.claimed.counts(noun)
        });
        let has = statement.setting.none.iter().find(|noun| {
            words.setting.clause.contains(noun)
                && !words.setting.none.contains(noun)
                && !words.setting.lacking.contains(noun)
                && !words.noun.contains(noun)
        });
        let [is_so, is_not] = [Assertion::Asserted.name(), Assertion::Denied.name()];
        let misfit = |claimed, found| Misfit::new(SubjectPart::Assertion, claimed, found);
        has_none.map(|_| misfit(is_so, is_not)).or_else(|| has.map(|_| misfit(is_not, is_so)))
    }

    /// Whether the statement and the figure's clause have a verb in common that makes less than an assertion of what it
    /// governs: "cancelled", "ordered", "needs".
    fn shares_governor(&self) -> bool {
        let words = self.words;
        let governs = |verb: &str| self.reader.words.uses(verb).is_any(GOVERNORS);
        let has_event = |event: &&Event| words.events.contains(event);
        self.statement_words().is_some_and(|statement| {
            let shares = |verb: &Arc<str>| words.verbs.contains(verb) && governs(verb);
            statement.verbs.iter().any(shares)
                || self.claimed.events.iter().filter(has_event).any(|event| governs(&event.name))
        })
    }

    /// Whether the figure's clause has such a verb that governs the claim's deed, and is not the deed itself: "averted the loss of 90 jobs".
    fn has_governor_of_deed(&self) -> bool {
        let table = self.reader.words;
        self.words.verbs.iter().any(|verb| {
            let is_deed =
                self.events_of_word(verb).iter().any(|event| self.claimed.events.contains(event));
            table.uses(verb).is_any(GOVERNORS) && !is_deed
        })
    }

    /// Whether the statement's verb or that of the figure's clause is one of those, and the other another word for it: "seven were withdrawn",
    /// "retired seven".
    fn has_linked_governor(&self, statement: &SubjectWords) -> bool {
        let words = self.reader.words;
        let governs = |verb: &str| words.uses(verb).is_any(GOVERNORS);
        statement.verb.as_ref().zip(self.words.verb.as_ref()).is_some_and(|(own, other)| {
            (governs(own) || governs(other)) && words.verb_links.are_linked(own, other)
        })
    }

    /// Whether the statement and the figure's clause have a verb in common.
    pub(super) fn shares_verb(&self) -> bool {
        let words = self.words;
        let shares = |verb: &Arc<str>| words.verbs.contains(verb) && !self.is_light(verb);
        self.statement_words().is_some_and(|statement| {
            self.claimed.tells_of(&words.events) || statement.verbs.iter().any(shares)
        })
    }

    /// Whether they have a verb in common, or both tell of a change.
    pub(super) fn tells_same_deed(&self) -> bool {
        let moves = |subject: &Subject| subject.direction.is_some();
        self.shares_verb() || self.statement().is_some_and(moves) && moves(self.subject)
    }

    /// Returns the clause right behind the figure's noun, where the statement speaks of what it tells.
    pub(super) fn described(&self) -> Option<&Described> {
        let described = self.words.described.as_ref()?;
        let statement = self.statement_words()?;
        let shares = |verb: &Arc<str>| described.verbs.contains(verb);
        let same_verb = match &statement.verb {
            Some(verb) => shares(verb),
            None => statement.verbs.iter().any(shares),
        };
        (self.claimed.tells_of(&described.events) || same_verb).then_some(described)
    }

    /// Whether the statement tells of what another clause of the sentence does, and the figure's clause of something else.
    pub(super) fn verb(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        if words.verbs.is_empty() && words.events.is_empty() && !words.accompanies
            || self.claimed.tells_of(&words.events)
            || self.subject.role == FigureRole::Whole
            || self.described().is_some()
            || self.has_verb_of(statement)
            || self.only_lists()
        {
            return None;
        }
        let own = self.clause_score(words);
        let fits_better = |other: &SubjectWords| self.clause_score(other) >= own;
        // "declared 19 inadmissible": a verb of saying that a figure is the object of tells what is done to it.
        let declares = |verb: &&Arc<str>| self.reader.words.is_tagged(verb, Tag::Speech);
        let declared = statement.object_of.as_ref().filter(declares);
        let verb = statement.verb.as_ref().filter(|verb| !self.is_light(verb)).or(declared);
        let verb = verb.filter(|verb| self.is_told_elsewhere(verb));
        if let Some(verb) = verb {
            let mut others = self.all_words().filter(|other| other.verbs.contains(verb)).peekable();
            let nobody = others.peek().is_none();
            return (nobody || words.is_in_doer || others.any(fits_better))
                .then(|| self.misfit(SubjectPart::Event, &**verb, self.subject.event));
        }
        // "received 540 of the votes" says little of what happened.
        let light = statement.verb.as_ref().filter(|verb| self.is_light(verb));
        let light = light.map(|verb| self.events_of_word(verb)).unwrap_or_default();
        let has_event = |other: &&SubjectWords| {
            let mut told = statement.events.iter().filter(|event| !light.contains(event));
            told.any(|event| other.events.contains(event))
        };
        // Of two changes the verbs may be any: "fell 55 cents to close at $44".
        let changes = self.statement()?.direction.is_some() && self.subject.direction.is_some();
        let tells_other = words.accompanies
            || match words.events.is_empty() {
                true => !words.verbs.iter().all(|verb| self.is_light(verb)),
                false => !changes,
            };
        let mut others = self.all_words().filter(has_event).peekable();
        let nobody = others.peek().is_none()
            && statement.events.iter().any(|event| words.other_events.contains(event));
        let told_elsewhere = tells_other && (nobody || others.any(fits_better));
        told_elsewhere.then(|| {
            self.misfit(SubjectPart::Event, &*statement.events[0].name, self.subject.event)
        })
    }

    /// Whether a figure only stands in a list of what another is made of, and shares its verb: "comprising 40 and 12".
    fn only_lists(&self) -> bool {
        let words = self.words;
        let lists = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::PartBefore);
        let is_listed = !words.verbs.is_empty() && words.verbs.iter().all(lists);
        is_listed || self.subject.role == FigureRole::Part && !words.tells_itself
    }

    /// Whether the figure's clause has the statement's own verb.
    fn has_verb_of(&self, statement: &SubjectWords) -> bool {
        let words = self.words;
        statement
            .verb
            .as_ref()
            .is_some_and(|verb| !self.is_light(verb) && words.verbs.contains(verb))
    }

    /// Whether a verb says little of what happens: "have", "make", or a form of "be".
    pub(super) fn is_light(&self, verb: &str) -> bool {
        let words = self.reader.words;
        let sorts = [Tag::LightVerb, Tag::Be, Tag::Have, Tag::Do, Tag::Speech];
        sorts.into_iter().any(|tag| words.is_tagged(verb, tag))
    }

    /// Whether a verb says too little of a deed to set it apart from another: a light one, "go", "become".
    pub(super) fn says_little(&self, verb: &str) -> bool {
        self.is_light(verb) || self.reader.words.is_tagged(verb, Tag::VagueVerb)
    }

    /// Whether a verb of the statement stands in another clause of the sentence than the figure's.
    fn is_told_elsewhere(&self, verb: &str) -> bool {
        let words = self.words;
        let has = |verbs: &[Arc<str>]| verbs.iter().any(|own| **own == *verb);
        let also = self.claimed.verbs.iter().any(|own| words.verbs.contains(own));
        has(&words.other_verbs) && !has(&words.verbs) && !also
    }

    /// Whether what a figure does to something else is what the statement has done to it, or the other way round: "The
    /// convoy of 37 ships lost 11".
    pub(super) fn argument(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        // Of a whole, the clause tells what a part of it did.
        if self.subject.role == FigureRole::Whole {
            return None;
        }
        let apart = matches!(
            (statement.argument, words.argument),
            (Argument::Patient, Argument::Doer) | (Argument::Doer, Argument::Patient)
        );
        let same = self.claimed.tells_of(&words.events)
            || statement.verb.as_ref().is_some_and(|verb| words.verbs.contains(verb));
        let verb = statement.verb.as_deref().unwrap_or("");
        let is_mutual = self.reader.words.is_tagged(verb, Tag::Reciprocal);
        (apart && same && !is_mutual)
            .then(|| self.misfit(SubjectPart::Event, verb, self.subject.noun))
    }

    pub(super) fn direction(&self) -> Option<Misfit> {
        let claimed = self.statement()?.direction?;
        let found = self.subject.direction?;
        // "six seats fewer than the Greens", of whom the passage has six more.
        (claimed.is_opposite_to(found) && !self.is_compared_the_other_way()).then(|| {
            let words = self.subject.event.map_or(found.name(), |span| span.of(self.text));
            Misfit::new(SubjectPart::Direction, claimed.name(), words)
        })
    }

    pub(super) fn event(&self) -> Option<Misfit> {
        let claimed = &self.claimed.events;
        let found = &self.words.events;
        if claimed.is_empty()
            || found.is_empty()
            || self.subject.role == FigureRole::Whole
            || self.described().is_some()
            || self.is_day_of_same_verb()
        {
            return None;
        }
        let misfit =
            |event: &Event| self.misfit(SubjectPart::Event, &*event.name, self.subject.event);
        if self.claimed.tells_of(found) && !self.tells_apart_besides() {
            return (is_mixed(found) && !is_mixed(claimed)).then(|| misfit(&claimed[0]));
        }
        // What was published was written. A day has its own event, and so has what another figure is of.
        let is_implied = |event: &Event| {
            !matches!(self.mention.says, Figure::Date(_))
                && !self.words.other_events.contains(event)
                && found.iter().any(|other| self.reader.words.implies(other, event))
        };
        let excludes = |event: &&Event| {
            found.iter().any(|other| other.group == event.group)
                && !is_implied(event)
                && !self.is_told_from_other_side(event)
                && !self.is_rivals_deed(event)
        };
        let apart = claimed.iter().find(excludes)?;
        Some(misfit(apart))
    }

    /// Whether an event of the claim is that of the figure's clause as another party tells it, and a party has the place that the
    /// other gives it: "readers borrowed 300 books from the library" of "the library lent 300 books".
    fn is_told_from_other_side(&self, event: &Event) -> bool {
        let words = self.words;
        let Some(statement) = self.statement_words() else { return false };
        let is_led = |within: &SubjectWords, owner: &[Arc<str>], tag| {
            let mut led = within.sentence.iter().filter(|item| self.is_led_by(item, tag));
            !statement.is_passive && led.any(|item| owner.contains(&item.word))
        };
        let is_given = || {
            let first = words.setting.behind.first();
            first.is_some_and(|first| statement.owner.contains(first)) && !words.is_passive
        };
        words.events.iter().any(|other| match self.reader.words.converse(event, other) {
            Some(Converse::Receives) => {
                is_led(words, &statement.owner, Tag::Infinitive)
                    || is_led(statement, &words.owner, Tag::StartOfChange) && !words.is_passive
                    || is_given()
            }
            Some(Converse::Gives) => {
                is_led(words, &statement.owner, Tag::StartOfChange)
                    || is_led(statement, &words.owner, Tag::Infinitive) && !words.is_passive
            }
            None => false,
        })
    }

    /// Whether an event is that of those to whom somebody lost, and is told of them: "Pell defeated Harker" of "Harker lost his seat to
    /// Pell", and the other way round.
    fn is_rivals_deed(&self, event: &Event) -> bool {
        let Some(statement) = self.statement_words() else { return false };
        let table = self.reader.words;
        let is_rivals = |verbs: &[Arc<str>], event: &Event| {
            verbs.iter().any(|verb| table.uses(verb).rivals.contains(event))
        };
        let are_led = |names: &[Arc<str>], within: &SubjectWords| {
            let is_led = |name: &Arc<str>| {
                let mut led = within.setting.led_names.iter();
                led.any(|(to, led)| table.is_tagged(to, Tag::Infinitive) && led == name)
            };
            !names.is_empty() && names.iter().all(is_led)
        };
        let words = self.words;
        let is_active = !statement.is_passive && !words.is_passive;
        let of_found = is_rivals(&words.verbs, event) && are_led(&statement.owner_names, words);
        let found = words.events.iter();
        let mut of_claimed = found.filter(|found| is_rivals(&statement.verbs, found));
        is_active
            && (of_found || of_claimed.next().is_some() && are_led(&words.owner_names, statement))
    }

    /// Whether it is a date, on which what the statement's own verb tells happened, to whomever: "was beaten by Pell in 1998".
    fn is_day_of_same_verb(&self) -> bool {
        let is_date = matches!(self.mention.says, Figure::Date(_));
        is_date && self.statement_words().is_some_and(|statement| self.has_verb_of(statement))
    }

    /// Whether the claim and the figure share what is counted alone, and tell apart of what was done to it: "approved three
    /// applications", "deferred three applications".
    fn tells_apart_besides(&self) -> bool {
        let [claimed, found] = [&self.claimed.events, &self.words.events];
        // "three of the accused were convicted": who is convicted was accused.
        let is_before =
            |event: &Event| found.iter().any(|other| self.reader.words.implies(other, event));
        let only_claimed =
            claimed.iter().filter(|event| !found.contains(event) && !is_before(event));
        let only_found = |event: &Event| {
            let apart = |other: &&Event| other.group == event.group && !claimed.contains(other);
            found.iter().any(|other| apart(&other))
        };
        only_claimed.into_iter().any(only_found)
    }

    /// Returns the events of the claim and the figure where both have one, and nothing relates the two clauses.
    pub(super) fn unrelated_event(&self) -> Option<Misfit> {
        let statement = self.statement()?;
        statement.event?;
        let found = self.subject.event?;
        let words = self.words;
        let stated = self.statement_words()?;
        if statement.direction.is_some()
            || self.subject.direction.is_some()
            || words.verb.is_none() && words.events.is_empty()
        {
            return None;
        }
        let same_verb = words.verb.as_ref().is_some_and(|verb| {
            stated.verb.as_ref() == Some(verb) || self.claimed.verbs.contains(verb)
        });
        if self.is_of_tied_noun() {
            return None;
        }
        let shares_word = self.claimed.other_words.iter().any(|word| words.seen.contains(word));
        if same_verb
            || shares_word
            || self.claimed.tells_of(&words.events)
            || self.shares_event_word()
        {
            return None;
        }
        let claimed = stated.events.first().map(|event| event.name.to_string());
        let claimed = claimed.or_else(|| stated.verb.as_ref().map(ToString::to_string))?;
        Some(self.misfit(SubjectPart::Event, claimed, Some(found)))
    }

    /// Whether a hyphen ties the figure to what the statement says it of: "a two-hour show", of how long it lasted.
    pub(super) fn is_of_tied_noun(&self) -> bool {
        let measures =
            matches!(self.mention.says, Figure::Duration { .. } | Figure::Measure { .. });
        let noun = self.words.tied_to.last().filter(|_| measures);
        let is_said_of = |statement: &SubjectWords| {
            let says_little = |verb: &Arc<str>| {
                self.is_light(verb) || self.reader.words.is_tagged(verb, Tag::Lasting)
            };
            noun.is_some_and(|noun| statement.owner.contains(noun))
                && statement.verbs.iter().all(says_little)
        };
        self.statement_words().is_some_and(is_said_of)
    }

    /// Returns what is done to the figure where the statement has something else done to it, and no table says that one may be a
    /// word for the other. Where two do it, the one may tell of it as the other does not: "Frost killed 300 trees" of "The
    /// orchard lost 300 trees".
    pub(super) fn other_deed(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let (claimed, found) = statement.deed.as_ref().zip(words.deed.as_ref())?;
        let links = &self.reader.words.verb_links;
        let is_linked = |verb: &Arc<str>| links.are_linked(&claimed.verb, verb);
        let changes = self.statement()?.direction.is_some() || self.subject.direction.is_some();
        let is_same = is_linked(&found.verb)
            || words.verbs.iter().any(is_linked)
            || self.claimed.verbs.contains(&found.verb)
            || self.claimed.tells_of(&words.events)
            || self.shares_event_word_with(&found.clause);
        if changes
            || is_same
            || self.subject.role == FigureRole::Whole
            || self.described().is_some()
        {
            return None;
        }
        let known = [&statement.events, &words.events].map(|events| !events.is_empty());
        // A day has more verbs that can tell of it: "caught fire", "burned".
        let is_date = matches!(self.mention.says, Figure::Date(_));
        let is_known = if is_date { known[0] && known[1] } else { known[0] || known[1] };
        let share =
            |one: &[Arc<str>], other: &[Arc<str>]| one.iter().any(|word| other.contains(word));
        let may_be_told_by_both = match (claimed.has_doer, found.has_doer) {
            (true, true) if !is_date => !share(&statement.owner, &words.owner),
            _ => {
                !is_known
                    || share(&claimed.object, &words.owner)
                    || share(&found.object, &statement.owner)
            }
        };
        (!may_be_told_by_both)
            .then(|| self.misfit(SubjectPart::Event, &*claimed.verb, self.subject.event))
    }

    /// Returns what happened on a date where the sentence tells of other dates too, and no word of the statement but its subject
    /// speaks of that: "made a bishop in 1967, and in 1974 spent 11 weeks in prison".
    pub(super) fn other_day(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is_date = |mention: &Mention| matches!(mention.says, Figure::Date(_));
        let figures = self.subjects.iter().zip(self.mentions);
        let mut others =
            figures.filter(|(_, mention)| is_date(mention) && *mention != self.mention);
        let links = &self.reader.words.verb_links;
        let is_linked = |verb: &Arc<str>| {
            let also = |other: &Arc<str>| links.are_linked(verb, other);
            statement.verbs.iter().any(also) || self.claimed.verbs.iter().any(also)
        };
        let speaks = |word: &&Arc<str>| {
            // Who or what does it in the passage is the same in all its clauses.
            !statement.owner.contains(*word)
                && !words.owner.contains(*word)
                && words.setting.clause.contains(*word)
        };
        let is_related = self.claimed.tells_of(&words.events)
            || words.verbs.iter().any(is_linked)
            || self.claimed.words.iter().any(|word| speaks(&word))
            || self.shares_event_word_with(&words.setting.clause)
            || self.described().is_some();
        let says_little =
            |verb: &Arc<str>| self.says_little(verb) && !self.reader.words.is_tagged(verb, Tag::Be);
        let tells =
            |words: &SubjectWords| !words.verbs.is_empty() && !words.verbs.iter().any(says_little);
        let has_other = others
            .clone()
            .any(|(other, _)| tells(&other.words) && other.words.verbs != words.verbs);
        // "was found in 1986 and named a war grave in 2001": the statement's own verb is that of the other date.
        let is_plain = |verb: &&Arc<str>| {
            let helps = [Tag::Be, Tag::Have, Tag::Do];
            !helps.into_iter().any(|tag| self.reader.words.is_tagged(verb, tag))
        };
        let is_linked_here = words.verbs.iter().any(is_linked);
        let own = statement.verb.as_ref().filter(is_plain).filter(|_| !is_linked_here);
        let is_of_other = own.is_some_and(|verb| {
            others.any(|(other, _)| other.words.verbs.contains(verb))
                && !self.claimed.tells_of(&words.events)
        });
        let is_apart = is_of_other || tells(statement) && has_other && !is_related;
        (is_date(self.mention) && tells(words) && is_apart)
            .then(|| self.misfit(SubjectPart::Event, &*statement.verbs[0], self.subject.event))
    }

    /// Returns the verb of a date that only tells which of several a thing is, where another date tells when that was done: "the law of
    /// 12 May 1971 was amended on 2 February".
    pub(super) fn date_of_thing(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is_date = |mention: &Mention| matches!(mention.says, Figure::Date(_));
        let figures = self.subjects.iter().zip(self.mentions);
        let mut others =
            figures.filter(|(_, mention)| is_date(mention)).map(|(other, _)| &other.words);
        let shares_verb = |other: &SubjectWords| {
            !other.verbs.is_empty() && other.verbs == words.verbs && !other.is_of_thing
        };
        let is_apart = is_date(self.mention)
            && words.is_of_thing
            && !statement.is_of_thing
            && others.any(shares_verb);
        let verb = words.verbs.first()?;
        is_apart.then(|| self.misfit(SubjectPart::Event, &**verb, self.subject.event))
    }

    /// Returns the quality that the statement gives what it counts, where the passage gives it to what another figure counts, and
    /// tells something else of this one: "87 were anaemic, and iron was prescribed to 79".
    pub(super) fn quality_of_another(&self) -> Option<Misfit> {
        let statement = self.statement_words().filter(|statement| statement.verb.is_none())?;
        let words = self.words;
        let tells = !words.verbs.is_empty() && !words.verbs.iter().all(|verb| self.is_light(verb));
        let is_elsewhere = |word: &&Arc<str>| {
            let is_here = words.seen.contains(word) || words.setting.clause.contains(word);
            !is_here && self.all_words().any(|other| other.own.contains(word))
        };
        let is_quality = |word: &&Arc<str>| {
            !statement.noun.contains(word) && statement.base.as_ref() != Some(word)
        };
        let mut qualities = statement.named.iter().filter(|_| tells).filter(is_quality);
        let word = qualities.find(is_elsewhere)?;
        Some(self.misfit(SubjectPart::Event, &**word, self.subject.event))
    }

    /// Whether the statement says that something is there, and the passage has another figure for that: "had 23 submarines and
    /// commissioned 31".
    pub(super) fn another_is_there(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let has = |words: &SubjectWords| {
            let have = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Have);
            !words.verbs.is_empty() && words.verbs.iter().all(have)
        };
        let acts = words.deed.as_ref().is_some_and(|deed| deed.has_doer);
        let noun = statement.noun.last()?;
        let mut others = self.all_words().filter(|other| has(other));
        let is_there = others.any(|other| {
            let shares = |word: &Arc<str>| statement.owner.contains(word);
            other.noun.contains(noun) && other.owner.iter().any(shares)
        });
        (has(statement) && acts && is_there)
            .then(|| self.misfit(SubjectPart::Event, &**noun, self.subject.event))
    }

    /// Whether the one says that something is there, or somebody's, and the other that the same no longer is: "has 300 trees"
    /// and "lost 300 of its trees".
    pub(super) fn removed(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is = |verb: &Option<Arc<str>>, tag| {
            verb.as_ref().is_some_and(|verb| self.reader.words.is_tagged(verb, tag))
        };
        let own = (&statement.object_of, &words.object_of);
        let apart = is(own.0, Tag::Possessor) && is(own.1, Tag::Remover)
            || is(own.0, Tag::Remover) && is(own.1, Tag::Possessor);
        let shares_owner = statement.owner.iter().any(|word| words.owner.contains(word));
        let is_whole = self.subject.role == FigureRole::Whole;
        let is_same = self.claimed.tells_of(&words.events) || self.described().is_some();
        let verb = own.0.as_deref().unwrap_or("");
        (apart && shares_owner && !is_whole && !is_same)
            .then(|| self.misfit(SubjectPart::Event, verb, self.subject.event))
    }

    /// Whether the statement tells of what those whom the figure counts were saved from: "saved 12 libraries from closure".
    pub(super) fn saved_from(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let table = self.reader.words;
        let saves = |verb: &Arc<str>| table.is_tagged(verb, Tag::Saver);
        let is_saved = words.verbs.iter().any(saves) && !statement.verbs.iter().any(saves);
        let is_from = |item: &&WordedItem| self.is_led_by(item, Tag::StartOfChange);
        let mut behind = words.sentence.iter().filter(is_from);
        let tells = |item: &WordedItem| self.claimed.tells_of(&self.events_of_word(item.as_noun()));
        let [claimed, found] = [Assertion::Asserted, Assertion::Denied].map(Assertion::name);
        (is_saved && behind.any(tells)).then(|| Misfit::new(SubjectPart::Assertion, claimed, found))
    }

    /// Whether a word of the statement and one of the figure's clause can tell of the same event.
    fn shares_event_word(&self) -> bool {
        self.shares_event_word_with(&self.words.seen)
    }

    fn shares_event_word_with(&self, seen: &[Arc<str>]) -> bool {
        let seen = seen.iter().flat_map(|word| self.events_of_word(word));
        let seen: Vec<Event> = seen.collect();
        let mut own = self.claimed.words.iter().flat_map(|word| self.events_of_word(word));
        own.any(|event| seen.contains(&event))
    }

    /// Returns the events that a word can tell of.
    pub(super) fn events_of_word(&self, word: &str) -> Vec<Event> {
        self.reader.words.uses(word).events.into_iter().map(|(event, _)| event).collect()
    }
}

/// Whether two events cannot both be of one figure: they are apart in two groups.
fn is_mixed(events: &[Event]) -> bool {
    events.iter().any(|event| {
        let apart = |other: &&Event| event.excludes(other);
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
