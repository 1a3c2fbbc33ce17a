//! Who or what a figure is of, where and when.

use std::sync::Arc;

use crate::reading::clause::compared_date::ComparedDate;
use crate::reading::clause::named_thing::{MOST_NAMES, is_abbreviated, is_same, may_be_same};
use crate::reading::clause::subject::{FigureRole, Subject, SubjectWords};
use crate::reading::clause::words::{Sort, Tag};
use crate::reading::mention::Figure;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns the date of the figure's clause where the statement has another, and neither can be the other's.
    pub(super) fn date(&self) -> Option<Misfit> {
        if matches!(self.mention.says, Figure::Date(_)) {
            return None;
        }
        let own = self.words.own_dates.iter().filter_map(|number| self.mentions.get(*number));
        let claimed = &self.claimed.dates;
        // A weekday is of any month and year.
        let is_of_sort = |date: &ComparedDate| {
            claimed.first().is_none_or(|first| first.is_weekday() == date.is_weekday())
        };
        let own = own.filter_map(|mention| ComparedDate::of(mention, self.text));
        let own: Vec<ComparedDate> = own.filter(is_of_sort).collect();
        if let Some(misfit) = self.date_of_another(&own).or_else(|| self.date_compared()) {
            return Some(misfit);
        }
        let all_apart =
            claimed.iter().all(|date| own.iter().all(|other| date.is_apart_from(other)));
        let (found, claimed) = own.first().zip(claimed.first())?;
        all_apart.then(|| Misfit::new(SubjectPart::Date, &*claimed.words, &*found.words))
    }

    /// Returns the date of the figure's clause where the statement's is a part of it: "in the first quarter" of "in the first half".
    pub(super) fn part_of_date(&self) -> Option<Misfit> {
        let [claimed] = self.claimed.dates.as_slice() else { return None };
        let [own] = self.words.own_dates.as_slice() else { return None };
        let own = ComparedDate::of(self.mentions.get(*own)?, self.text)?;
        let is_date = matches!(self.mention.says, Figure::Date(_));
        (!is_date && claimed.is_part_of(&own))
            .then(|| Misfit::new(SubjectPart::Date, &*claimed.words, &*own.words))
    }

    /// Returns a date of the figure's clause where the statement's own is that of another figure: "in 1871 it had 4,212 people;
    /// by 1901 there were 2,960", "40 in 2009 and, four years later, 38".
    fn date_of_another(&self, own: &[ComparedDate]) -> Option<Misfit> {
        if let Some(misfit) = self.same_words_of_another() {
            return Some(misfit);
        }
        let claimed = self.claimed.dates.first()?;
        let is_alone = self.claimed.dates.len() == 1 && own.len() <= 1;
        let own_words = || {
            let mut own =
                self.words.own_dates.iter().filter_map(|number| self.mentions.get(*number));
            own.next().map(|mention| mention.span.of(self.text))
        };
        let figures = self.subjects.iter().zip(self.mentions);
        let counted = figures.filter(|(_, mention)| !matches!(mention.says, Figure::Date(_)));
        let counted = counted.map(|(other, _)| other);
        let mut others = counted.filter(|other| self.has_date(&other.words, claimed));
        // "61 percent, up from 58 percent in 2014".
        let is_earlier = |subject: &Subject| subject.role == FigureRole::Previous;
        let is_of_earlier =
            !is_earlier(self.subject) && others.clone().any(|other| is_earlier(&other.subject));
        let is_fronted = |other: &SubjectWords| {
            other.fronted_dates.iter().any(|number| self.is_date(*number, claimed))
        };
        let is_of_other = is_of_earlier
            || match (own.is_empty(), own_words()) {
                (false, _) => others.next().is_some(),
                (true, Some(_)) => others.any(|other| !is_fronted(&other.words)),
                (true, None) => others
                    .any(|other| !is_fronted(&other.words) && self.is_told_of_more(&other.words)),
            };
        (is_alone && !self.has_date(self.words, claimed) && is_of_other).then(|| {
            let found = own_words().filter(|_| !is_of_earlier).unwrap_or(&self.words.figure);
            Misfit::new(SubjectPart::Date, &*claimed.words, found)
        })
    }

    /// Returns a time of the statement that counts from another day where the same words stand with another figure, and this one has
    /// a date of its own: "212,000 last year, half of the 410,000 who came in 2016".
    fn same_words_of_another(&self) -> Option<Misfit> {
        let dates_of = |words: &SubjectWords| {
            let own = words.own_dates.iter().filter_map(|number| self.mentions.get(*number));
            own.map(|mention| mention.span.of(self.text)).collect::<Vec<_>>()
        };
        let own = dates_of(self.words);
        let found = own.first()?;
        let has = |dates: &[&str], claimed: &str| {
            dates.iter().any(|date| date.to_lowercase() == *claimed)
        };
        let figures = self.subjects.iter().zip(self.mentions);
        let counted = figures.filter(|(_, mention)| !matches!(mention.says, Figure::Date(_)));
        let others: Vec<Vec<&str>> = counted.map(|(other, _)| dates_of(&other.words)).collect();
        let claimed = self.claimed.relative_times.iter().find(|claimed| {
            !has(&own, claimed) && others.iter().any(|dates| has(dates, claimed))
        })?;
        Some(Misfit::new(SubjectPart::Date, claimed.as_str(), *found))
    }

    /// Whether a date stands in a figure's clause.
    fn has_date(&self, words: &SubjectWords, date: &ComparedDate) -> bool {
        words.own_dates.iter().any(|number| self.is_date(*number, date))
    }

    fn is_date(&self, number: usize, date: &ComparedDate) -> bool {
        let own =
            self.mentions.get(number).and_then(|mention| ComparedDate::of(mention, self.text));
        own.is_some_and(|own| own.is_same_as(date))
    }

    /// Whether another figure counts the same as this one, and more of the claim is told of it.
    fn is_told_of_more(&self, other: &SubjectWords) -> bool {
        let words = self.words;
        words.noun.last().is_some_and(|noun| other.noun.last() == Some(noun))
            && words.figure != other.figure
            && self.score(other) > self.score(words)
    }

    /// Returns the statement's date where the passage only compares with it: "48 per cent, down 7 points on 2016" of 48 per cent in
    /// 2016.
    fn date_compared(&self) -> Option<Misfit> {
        let claimed = self.claimed.dates.first()?;
        let statement = self.statement_words()?;
        let is_compared =
            self.words.compared_dates.iter().any(|number| self.is_date(*number, claimed));
        let is_so_claimed = !statement.compared_dates.is_empty() || self.claimed.is_earlier;
        let is_earlier = self.subject.role == FigureRole::Previous;
        (is_compared && !is_so_claimed && !is_earlier)
            .then(|| Misfit::new(SubjectPart::Date, &*claimed.words, &*self.words.figure))
    }

    pub(super) fn name(&self) -> Option<Misfit> {
        let claimed = &self.statement_words()?.owner_names;
        let found = &self.words.owner_names;
        let is_found = |name: &Arc<str>| found.iter().any(|other| may_be_same(name, other));
        let is_same = claimed.iter().any(is_found)
            || is_abbreviated(claimed, found)
            || is_abbreviated(found, claimed)
            || are_initials(found, claimed)
            || are_initials(claimed, found);
        (self.are_others(claimed, found) && !is_same && !self.is_of_claimed_thing())
            .then(|| Misfit::new(SubjectPart::Name, claimed.join(" "), found.join(" ")))
    }

    /// Returns who does it in the figure's clause where the statement has somebody do the same who only stands behind the verb
    /// there: "Haddad paid Kestrel" of "Kestrel paid £400 to Haddad".
    pub(super) fn exchanged(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let claimed = &statement.owner_names;
        let is_among = |names: &[Arc<str>]| {
            claimed.iter().any(|name| names.iter().any(|other| is_same(name, other)))
        };
        // "Exports earned Zambia $6 billion": Zambia earned them too.
        let yields = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Yielder);
        let is_same = |verb: &&Arc<str>| words.verbs.contains(*verb);
        let mut same = statement.verbs.iter().filter(is_same).peekable();
        // "lost to Pell": who is named behind a preposition is not given it.
        let is_led = |name: &Arc<str>| words.setting.led_names.iter().any(|(_, led)| led == name);
        let first = words.setting.behind.first();
        let is_given = first.is_some_and(|first| claimed.contains(first) && !is_led(first));
        let is_mutual = same.clone().any(|verb| self.is_mutual(verb));
        let same_deed = || match statement.verb.as_ref().zip(words.verb.as_ref()) {
            Some((own, other)) => {
                let found = self.events_of_word(other);
                self.events_of_word(own).iter().any(|event| found.contains(event))
            }
            None => false,
        };
        let same_verb = match same.peek() {
            Some(_) => !(is_mutual || is_given && same.all(yields)),
            None => same_deed(),
        };
        let same_voice = statement.is_passive == words.is_passive;
        let is_agent = claimed.iter().any(|name| self.is_agent(name));
        let stands_behind =
            || !is_agent && !is_among(&words.owner) && is_among(&words.setting.names_behind);
        let has_doer = !words.owner.is_empty() || words.setting.has_pronoun;
        let found = if words.owner.is_empty() { &words.verbs } else { &words.owner };
        (same_verb && same_voice && has_doer && stands_behind())
            .then(|| Misfit::new(SubjectPart::Name, claimed.join(" "), found.join(" ")))
    }

    /// Returns who or what does or has the figure where the statement has another, which does or has another figure of the
    /// passage.
    pub(super) fn owner(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let claimed: Vec<&Arc<str>> =
            statement.owner.iter().filter(|word| !statement.noun.contains(word)).collect();
        let nouns = &self.reader.words.nouns;
        let near = if words.near.is_empty() { &words.seen } else { &words.near };
        // "seven fewer than the Alliance", "beat Turin 84-71": whom it stands against has another figure.
        let is_rival = |word: &Arc<str>| {
            let is_beaten = words.is_score && !statement.is_passive;
            !words.owner.contains(word)
                && (words.setting.compared.contains(word)
                    || is_beaten && words.setting.behind.contains(word))
        };
        let is_own = |word: &&&Arc<str>| {
            near.contains(word) && !is_rival(word)
                || words.noun.contains(word)
                || words.own.contains(word)
                || self.is_agent(word)
                || self.is_giver(word)
        };
        if self.subject.role == FigureRole::Whole
            || self.is_said_of_pronoun()
            // "168 applications were accepted": who accepted them is not said.
            || words.owner.iter().all(|word| words.noun.contains(word))
            || claimed.iter().any(|word| is_own(&word))
            || self.is_of_claimed_thing()
            // "The storm", where the statement has the hurricane.
            || claimed.iter().any(|word| words.owner.iter().any(|own| nouns.are_kin(own, word)))
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
            let is_elsewhere = |word: &&&Arc<str>| words.stands_in_sentence(word);
            let apart = !words.owner.is_empty() && !self.shares_owner();
            claimed.iter().find(is_elsewhere).copied().filter(|_| apart)
        })?;
        Some(Misfit::new(SubjectPart::Name, &**word, words.owner.join(" ")))
    }

    /// Whether the statement has somebody give what the passage has another receive from them: "received £6m from the lottery".
    fn is_giver(&self, word: &str) -> bool {
        let mut led = self.words.sentence.iter().filter(|item| *item.word == *word);
        self.exchanges(Tag::Giver, Tag::Receiver)
            && led.any(|item| self.is_led_by(item, Tag::StartOfChange))
    }

    /// Whether the verb of the statement is of one sort, and that of the figure's clause of another; neither is a passive.
    fn exchanges(&self, claimed: Tag, found: Tag) -> bool {
        let Some(statement) = self.statement_words() else { return false };
        let is = |words: &SubjectWords, tag| {
            let verb = words.verb.as_ref().filter(|_| !words.is_passive);
            verb.is_some_and(|verb| self.reader.words.is_tagged(verb, tag))
        };
        is(statement, claimed) && is(self.words, found)
    }

    /// Returns who gives in the statement where they receive in the passage, and the other way round.
    pub(super) fn exchanged_gift(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let head = statement.owner_head.as_ref()?;
        let counts = !matches!(self.mention.says, Figure::Money { .. });
        let is_sent = self.exchanges(Tag::Sender, Tag::Receiver)
            || self.exchanges(Tag::Receiver, Tag::Sender);
        let is_exchanged = self.exchanges(Tag::Giver, Tag::Receiver)
            || self.exchanges(Tag::Receiver, Tag::Giver)
            || counts && is_sent;
        let [claimed, found] = [statement, self.words].map(|words| words.verb.as_deref());
        let (claimed, found) = claimed.zip(found)?;
        (is_exchanged && self.words.owner_head.as_ref() == Some(head))
            .then(|| Misfit::new(SubjectPart::Event, claimed, found))
    }

    /// Whether a name stands behind "by" in the figure's part of the clause: "opened in 1911 by King Edgar".
    fn is_agent(&self, word: &str) -> bool {
        let mut led = self.words.setting.led_names.iter();
        led.any(|(preposition, name)| **name == *word && self.leads_agent(preposition))
    }

    /// Whether a word stands behind "by" anywhere in a figure's sentence.
    pub(super) fn is_agent_in(&self, words: &SubjectWords, word: &str) -> bool {
        let mut places = words.sentence.iter().filter(|item| *item.word == *word);
        places.any(|item| item.preposition.as_ref().is_some_and(|by| self.leads_agent(by)))
    }

    /// Whether who does it stands behind a preposition in a passive: "by".
    pub(super) fn leads_agent(&self, preposition: &str) -> bool {
        self.reader.words.is_tagged(preposition, Tag::SizeOfChange)
    }

    /// Returns the name of whose something is in the statement, where it stands in another clause of the sentence and the figure's
    /// has another's: "cut the sentence of Marcus Oyelaran to nine, but left the term of Tobias Renn".
    pub(super) fn owner_elsewhere(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is_here =
            |name: &Arc<str>| words.seen.contains(name) || words.setting.clause.contains(name);
        let mut names =
            statement.owner.iter().filter(|word| statement.setting.names.contains(word)).peekable();
        let first = names.peek().copied()?;
        let is_elsewhere = names.all(|name| !is_here(name) && words.stands_in_sentence(name));
        let other = words.setting.names.iter().find(|name| !self.claimed.words.contains(name))?;
        (is_elsewhere && !self.is_said_of_pronoun())
            .then(|| Misfit::new(SubjectPart::Name, &**first, &**other))
    }

    /// Returns what does or has it in the statement where that stands in another clause, and the figure's has another: "shares in Delphi
    /// fell 6 percent after the firm missed its sales target".
    pub(super) fn other_head(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let nouns = &self.reader.words.nouns;
        let [claimed, found] = [&statement.owner_head, &words.owner_head].map(Option::as_ref);
        let (claimed, found) = claimed.zip(found)?;
        let stands_here = words.seen.contains(claimed)
            || words.setting.clause.contains(claimed)
            || words.noun.contains(claimed)
            || statement.noun.contains(claimed);
        let is_related = nouns.are_kin(claimed, found);
        (self.tells_same_deed()
            && words.told_words.contains(claimed)
            && !stands_here
            && !is_related
            && !self.is_of_claimed_thing()
            && !words.owner.is_empty()
            && statement.is_passive == words.is_passive
            && self.subject.role != FigureRole::Whole)
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, &**found))
    }

    /// Returns what does or has it in the statement where that stands nowhere in the passage, and something else does the same there:
    /// "the storm destroyed 310 houses" and "the fire destroyed 310 houses". It may be another word for the same.
    pub(super) fn unrelated_head(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let [claimed, found] = [&statement.owner_head, &words.owner_head].map(Option::as_ref);
        let (claimed, found) = claimed.zip(found)?;
        let is_name = |words: &SubjectWords, noun: &Arc<str>| {
            words.setting.names.contains(noun) || words.things.iter().any(|thing| thing.has(noun))
        };
        let are_nouns = !is_name(statement, claimed) && !is_name(words, found);
        let may_be_same =
            || self.may_name_one(claimed, found) || self.reader.words.may_stand_for(claimed, found);
        let is_shared = || {
            statement.owner.iter().any(|word| self.has_word(word))
                || words.owner.iter().any(|word| self.claims_word(word))
        };
        let is_counted = words.noun.contains(found) || statement.noun.contains(claimed);
        // "By noon twelve people were dead": it is itself who or what the verb tells of.
        let is_done = !words.tells_itself && !statement.tells_itself;
        (is_done
            && are_nouns
            && !is_counted
            && statement.is_passive == words.is_passive
            && self.subject.role != FigureRole::Whole
            && self.tells_same_deed()
            && !may_be_same()
            && !is_shared())
        .then(|| Misfit::new(SubjectPart::Name, &**claimed, &**found))
    }

    /// Whether a passive of the statement is said of what a pronoun of the figure's clause stands for: "and acquitted him of
    /// four".
    fn is_said_of_pronoun(&self) -> bool {
        let is_passive = self.statement_words().is_some_and(|statement| statement.is_passive);
        is_passive && !self.words.is_passive && self.words.setting.has_pronoun
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
        let words = self.words;
        let is_elsewhere = claimed.iter().any(|name| words.stands_in_sentence(name));
        // "more than had fallen at Poltava".
        let is_compared = |name: &&Arc<str>| {
            words.setting.compared.contains(*name) && !words.setting.clause.contains(*name)
        };
        let compared = claimed.iter().find(is_compared);
        let compared = compared.map(|name| Misfit::new(SubjectPart::Name, &**name, &*words.figure));
        self.place_elsewhere().filter(|_| is_elsewhere).or(compared)
    }

    /// Returns the statement's place where that is the place of another figure, and this one has its own: "prices in the capital
    /// fell by 3 percent, whereas those in the provinces rose by 5".
    pub(super) fn other_scope(&self) -> Option<Misfit> {
        let words = self.words;
        let own = &words.setting.scopes;
        let is_elsewhere = |noun: &&Arc<str>| {
            let is_here = words.setting.clause.contains(*noun) || own.contains(*noun);
            let is_lent = words.seen.contains(*noun) && !words.setting.is_of_place;
            let is_of_other = || {
                let mut others = self.all_words().map(|other| &other.setting);
                others.any(|other| !other.leads_with_scope && other.scopes.contains(*noun))
            };
            !is_here && !is_lent && is_of_other()
        };
        let claimed = self.statement_words()?.setting.scopes.iter().find(is_elsewhere)?;
        let found =
            own.first().filter(|_| !own.iter().any(|noun| self.claimed.words.contains(noun)))?;
        Some(Misfit::new(SubjectPart::Place, &**claimed, &**found))
    }

    /// Returns whose figure it is not: in a score that tells of a defeat, the greater is that of the others.
    pub(super) fn winner(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let loses = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Loser);
        let is_theirs = statement.owner.iter().any(|word| self.words.owner.contains(word));
        let is_other = self.words.is_of_winner
            && is_theirs
            && !statement.verbs.iter().any(loses)
            && !self.concedes(statement);
        is_other
            .then(|| Misfit::new(SubjectPart::Name, statement.owner.join(" "), &*self.words.figure))
    }

    /// Returns who was beaten where the statement has them win, or score what the others did: "a 2-0 victory over Twente".
    pub(super) fn beaten(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is_of_others =
            |word: &&Arc<str>| !words.winners.is_empty() && statement.owner_names.contains(*word);
        let is_theirs = |word: &&Arc<str>| words.beaten.contains(*word) || is_of_others(word);
        let wins = statement.owner.iter().any(|word| words.winners.contains(word));
        let claimed = statement.owner.iter().find(is_theirs).filter(|_| !wins)?;
        (!statement.is_passive && !self.concedes(statement))
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, &*words.figure))
    }

    /// Whether the statement tells of a score that it is that of others: "conceded two goals".
    fn concedes(&self, statement: &SubjectWords) -> bool {
        let concedes = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Conceder);
        statement.verbs.iter().any(concedes)
    }

    /// Returns who does it in the statement where it is done to them in the passage, by those to whom the statement has it done: "the
    /// Sabina sank the Alder" of "the Sabina was sunk by the Alder".
    pub(super) fn exchanged_voice(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is_led = |words: &SubjectWords, name: &Arc<str>| {
            let mut led = words.setting.led_names.iter();
            led.any(|(preposition, led)| self.leads_agent(preposition) && is_same(led, name))
        };
        let is_owner = |words: &SubjectWords, name: &Arc<str>| {
            words.owner.iter().any(|word| is_same(word, name)) && !is_led(words, name)
        };
        // Who or what the deed is done to: behind the verb of an active, before that of a passive.
        let suffers = |words: &SubjectWords, name: &Arc<str>| match has_agent(self, words) {
            true => is_owner(words, name),
            false => {
                words.setting.names_behind.iter().any(|word| is_same(word, name))
                    && !is_owner(words, name)
            }
        };
        let does = |words: &SubjectWords, name: &Arc<str>| match has_agent(self, words) {
            true => is_led(words, name),
            false => is_owner(words, name),
        };
        let names = || statement.setting.names.iter().take(MOST_NAMES);
        let is_voiced = has_agent(self, statement) || has_agent(self, words);
        let doer = names().find(|name| does(statement, name) && suffers(words, name))?;
        let behind = names().chain(statement.setting.names_behind.iter().take(MOST_NAMES));
        let mut others = behind.filter(|name| suffers(statement, name) && does(words, name));
        let other = others.next()?;
        let is_mutual = words.verbs.iter().any(|verb| self.is_mutual(verb));
        (is_voiced && !is_mutual && (self.shares_verb() || self.both_buy(statement)))
            .then(|| Misfit::new(SubjectPart::Name, &**doer, &**other))
    }

    /// Whether those who do it and those to whom it is done are one: "marry", "meet".
    pub(super) fn is_mutual(&self, verb: &str) -> bool {
        self.reader.words.is_tagged(verb, Tag::Reciprocal)
    }

    /// Returns who does it in the statement where it is done to them, or they are given it, in the passage, and the other way round: "the
    /// school gave the trust 40 acres" of "the trust gave the school 40 acres".
    pub(super) fn exchanged_doers(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let (claimed, found) = self.doer(statement).zip(self.doer(words))?;
        let stands_under = |words: &SubjectWords, word: &Arc<str>| match words.is_passive {
            true => words.owner.contains(word),
            false => words.setting.behind.contains(word) && !words.owner.contains(word),
        };
        let is_counted = words.noun.contains(&claimed.word) || statement.noun.contains(&found.word);
        // In a participle the agent stands behind the verb: "founded in 1871 by Anna Lund".
        // "Highfields Capital" may be called "Highfields".
        let is_name = |word: &Arc<str>| words.setting.names.contains(word);
        let stands_found = stands_under(statement, &found.word)
            || words.owner.iter().any(|word| is_name(word) && stands_under(statement, word));
        let is_exchanged = stands_under(words, &claimed.word)
            && stands_found
            && (words.is_passive || !self.is_agent_in(words, &claimed.word))
            && (statement.is_passive || !self.is_agent_in(statement, &found.word));
        // "filed 14 complaints against the council": whom it is done to stands behind a preposition.
        let is_led = || {
            let mut led = words.sentence.iter().filter(|item| item.word == claimed.word);
            let sides = [Tag::Infinitive, Tag::StartOfChange, Tag::Compared];
            led.any(|item| sides.into_iter().any(|tag| self.is_led_by(item, tag)))
                && stands_under(words, &claimed.word)
                && !words.is_passive
                && !statement.is_passive
        };
        let is_exchanged = is_exchanged || is_led();
        let give = |words: &SubjectWords, tag| {
            words.verbs.iter().any(|verb| self.reader.words.is_tagged(verb, tag))
        };
        let both_give = [Tag::Giver, Tag::Receiver]
            .into_iter()
            .any(|tag| give(statement, tag) && give(words, tag));
        let is_same = both_give || self.shares_plain_verb(statement);
        (is_exchanged && !is_counted && is_same)
            .then(|| Misfit::new(SubjectPart::Name, claimed.as_noun(), found.as_noun()))
    }

    /// Returns who or what is compared in the statement where the passage compares the other with it, and says the same of it: "the church
    /// is 30 metres taller than the tower".
    pub(super) fn exchanged_comparison(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let directions = [self.statement()?.direction, self.subject.direction];
        // "30 metres taller": the unit is none of what is compared.
        let unit = statement.noun.first();
        let compares = |word: &Arc<str>| self.reader.words.is_tagged(word, Tag::Comparative);
        let is_quality = |word: &&Arc<str>| {
            (Some(*word) != unit || compares(word)) && !is_compared(statement, word)
        };
        let mut qualities = statement.noun.iter().chain(&statement.own).filter(is_quality);
        let has = |word: &Arc<str>| words.noun.contains(word) || words.own.contains(word);
        let is_same = match directions {
            [Some(claimed), Some(found)] => claimed == found,
            [None, None] => qualities.any(has),
            _ => false,
        };
        let claimed = statement.owner.first()?;
        (is_same && self.is_compared_the_other_way())
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, words.owner.join(" ")))
    }

    /// Whether the statement and the passage compare the same two, each with the other.
    pub(super) fn is_compared_the_other_way(&self) -> bool {
        let words = self.words;
        let is_other = |owner: &SubjectWords, within: &SubjectWords| {
            let mut own = owner.owner.iter().take(MOST_NAMES);
            own.any(|word| is_compared(within, word) && !within.owner.contains(word))
        };
        self.statement_words()
            .is_some_and(|statement| is_other(statement, words) && is_other(words, statement))
    }

    /// Returns who does it in a passive that came with a loss, where the statement has the loss be theirs: "was sunk by HMS Alder with the
    /// loss of 130 men".
    pub(super) fn loss_of_agent(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let claimed = statement.owner.first()?;
        let are_agents = statement.owner.iter().all(|word| self.is_agent(word));
        (words.is_loss_with_passive && are_agents && !statement.is_passive)
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, words.owner.join(" ")))
    }

    /// Returns who pays in the statement where the passage has them behind "from", as those who are paid: "Brescia paid £12 million" of
    /// "signed from Brescia for £12 million".
    pub(super) fn paid_by_seller(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is_from =
            |preposition: &Arc<str>| self.reader.words.is_tagged(preposition, Tag::StartOfChange);
        let sells = |name: &&Arc<str>| {
            let mut led = words.setting.led_names.iter();
            led.any(|(preposition, led)| is_from(preposition) && is_same(led, name))
        };
        let claimed = statement.owner.iter().find(sells).filter(|_| !statement.is_passive)?;
        self.both_buy(statement)
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, words.owner.join(" ")))
    }

    /// Whether the statement and the figure's clause each tell that somebody gives money for something.
    fn both_buy(&self, statement: &SubjectWords) -> bool {
        let buys = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Buyer);
        statement.verbs.iter().any(buys) && self.words.verbs.iter().any(buys)
    }

    /// Returns what was changed by the figure, or to it, where the statement tells of a change of something else: "shares fell to
    /// 1.50" of "it cut its dividend to 1.50".
    pub(super) fn changed(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let nouns = &self.reader.words.nouns;
        let also = self.claimed.nouns.iter().flatten();
        let mut claimed = self.claimed.words.iter().chain(also);
        let found = words.changed.last()?;
        let is_claimed =
            claimed.any(|word| words.changed.contains(word) || nouns.are_kin(found, word));
        let moves = self.statement()?.direction.is_some();
        let claimed = statement.owner.last().filter(|_| moves && statement.changed.is_empty())?;
        // "Shares saw a 20% fall in early trading": what follows says when.
        if words.owner.contains(claimed) && !words.verbs.iter().any(|verb| self.moves(verb)) {
            return None;
        }
        (!is_claimed).then(|| Misfit::new(SubjectPart::Name, &**claimed, words.changed.join(" ")))
    }

    /// Whether a verb says that something changed.
    fn moves(&self, verb: &str) -> bool {
        let directions = self.reader.words.uses(verb).directions;
        directions.iter().any(|(_, sort)| *sort == Sort::Verb)
    }

    /// Whether statement and passage each have names, and neither has one of the other's in any of its words.
    fn are_others(&self, claimed: &[Arc<str>], found: &[Arc<str>]) -> bool {
        let seen = &self.words.seen;
        let is_seen = |name: &Arc<str>| seen.iter().any(|word| is_same(name, word));
        let is_claimed = |name: &Arc<str>| {
            let also = self.claimed.nouns.iter().flatten();
            self.claimed.words.iter().chain(also).any(|word| is_same(name, word))
        };
        !claimed.is_empty()
            && !found.is_empty()
            && !claimed.iter().any(is_seen)
            && !found.iter().any(is_claimed)
    }
}

/// Whether a word stands behind one of comparison, "than".
fn is_compared(words: &SubjectWords, word: &str) -> bool {
    words.sentence.iter().any(|item| *item.word == *word && item.is_compared)
}

/// Whether names behind "by" tell who does it.
fn has_agent(pairing: &Pairing<'_>, words: &SubjectWords) -> bool {
    let mut led = words.setting.led_names.iter();
    led.any(|(preposition, _)| pairing.leads_agent(preposition))
}

/// Whether single letters are the first ones of other names: "U.S." of "United States".
fn are_initials(letters: &[Arc<str>], names: &[Arc<str>]) -> bool {
    let short: String = letters.iter().map(|letter| &**letter).collect();
    let initials: String = names.iter().filter_map(|name| name.chars().next()).collect();
    letters.iter().all(|letter| letter.chars().count() == 1) && short == initials
}
