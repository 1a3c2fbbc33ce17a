//! Who does it, or to whom it is done, where another clause of the sentence tells of them, and not the figure's.

use std::sync::Arc;

use crate::reading::clause::named_thing::{is_same, may_be_same};
use crate::reading::clause::subject::{FigureRole, SubjectWords};
use crate::reading::clause::wording::{WordSort, WordedItem};
use crate::reading::clause::words::Tag;
use crate::reading::mention::Figure;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns the first of these parts in which the figure is set apart from the claim.
    pub(super) fn elsewhere(&self) -> Option<Misfit> {
        self.doer_elsewhere()
            .or_else(|| self.object_elsewhere())
            .or_else(|| self.named_on_other_date())
            .or_else(|| self.party_as_doer())
            .or_else(|| self.done_to_another())
            .or_else(|| self.tied_to_another())
            .or_else(|| self.told_in_other_clause())
            .or_else(|| self.payer_as_paid())
            .or_else(|| self.causer_as_doer())
            .or_else(|| self.one_of_joint_places())
            .or_else(|| self.lasting_of_another())
            .or_else(|| self.only_bid())
            .or_else(|| self.ranked_beside())
    }

    /// Returns who does it in the statement where another clause of the sentence tells of them, and the figure's has somebody else do the
    /// same: "Voss became mayor in 1998" of "Marr became mayor in 1998 after defeating Voss".
    fn doer_elsewhere(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let nouns = &self.reader.words.nouns;
        let claimed = statement.owner_head.as_ref()?;
        let found = words.owner.last()?;
        // "Among outpatients the specificity fell".
        let is_led = |item: &&WordedItem| item.word == *claimed && item.preposition.is_some();
        // "1,850 signatures against the plan, which the council approved".
        let tells_more = words.described.as_ref().is_some_and(|described| {
            !statement.verbs.iter().any(|verb| described.verbs.contains(verb))
        });
        let is_here = |word: &Arc<str>| {
            words.setting.clause.contains(word)
                || words.setting.behind.contains(word)
                || words.noun.contains(word)
                || words.own.contains(word) && !tells_more
                || words.owner.contains(word)
        };
        let is_related = nouns.are_kin(claimed, found)
            || self.reader.words.may_stand_for(claimed, found)
            || self.is_of_claimed_owner();
        let only_has = |verb: &Arc<str>| {
            [Tag::Have, Tag::Be].into_iter().any(|tag| self.reader.words.is_tagged(verb, tag))
        };
        // "leads the field with 14 nominations": who leads has them.
        let own = words.sentence.get(words.place_in_sentence);
        let has_with_it = own.is_some_and(|own| self.is_led_by(own, Tag::Accompanying))
            && statement.verbs.iter().all(only_has)
            && !statement.verbs.is_empty();
        let is_same_verb = has_with_it
            || self.tells_same_deed()
            || statement.verbs.iter().any(|verb| words.verbs.contains(verb));
        // "A jury ordered Orvane to pay": who pays is another.
        let orders = |verb: &Arc<str>| {
            self.reader.words.is_tagged(verb, Tag::Planner) && !words.verbs.contains(verb)
        };
        // "The Copper Commission" is no copper industry.
        let is_named = statement.setting.names.contains(claimed);
        let stands_here = is_here(claimed) || !is_named && statement.owner.iter().any(is_here);
        let is_apart = !stands_here
            && !statement.verbs.iter().any(orders)
            && !statement.noun.contains(claimed)
            && !statement.sentence.iter().any(|item| is_led(&item))
            && self.is_told_in_other_clause(claimed)
            && statement.is_passive == words.is_passive
            && self.subject.role != FigureRole::Whole
            && is_same_verb
            && !is_related;
        is_apart.then(|| Misfit::new(SubjectPart::Name, &**claimed, &**found))
    }

    /// Returns the name of those to whom it is done, or for or against whom, in the statement where only another clause of the sentence
    /// tells of them, and the figure's has others there: "five tipped Rossi, with Dams plumping for Hale".
    fn object_elsewhere(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let claimed = self.parties(statement);
        let found = self.parties(words);
        let is_here = |name: &Arc<str>| {
            words.setting.clause.contains(name)
                || words.setting.behind.contains(name)
                || words.own.contains(name)
        };
        let first = claimed.first().copied()?;
        let is_apart = !claimed.iter().any(|name| is_here(name) || found.contains(name))
            && claimed.iter().all(|name| self.is_told_in_other_clause(name))
            && statement.is_passive == words.is_passive
            && self.subject.role != FigureRole::Whole;
        let other = found.first().filter(|_| is_apart)?;
        Some(Misfit::new(SubjectPart::Name, &**first, &***other))
    }

    /// Returns the names behind the verb but for those of where, when and with what it is done.
    fn parties<'w>(&self, words: &'w SubjectWords) -> Vec<&'w Arc<str>> {
        let sides = [Tag::WishedFor, Tag::Compared, Tag::Infinitive];
        let is_side = |by: &str| sides.into_iter().any(|tag| self.reader.words.is_tagged(by, tag));
        let setting = &words.setting;
        let is_party = |name: &&Arc<str>| {
            let mut led = setting.led_names.iter().filter(|(_, led)| led == *name);
            led.all(|(by, _)| is_side(by))
        };
        setting.names_behind.iter().filter(is_party).collect()
    }

    /// Returns what the statement says happened on a date, by a verb that says little, where only other clauses of the passage speak of it: "the
    /// best start since they won the title in 1994".
    fn told_in_other_clause(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let says_little = |verb: &Arc<str>| self.says_little(verb);
        let is_date = matches!(self.mention.says, Figure::Date(_));
        let tells_little = !statement.verbs.is_empty() && statement.verbs.iter().all(says_little);
        let tells_more = words.verbs.iter().any(|verb| !says_little(verb));
        let is_told = |item: &&WordedItem| {
            let is_noun = matches!(item.sort, WordSort::Common);
            is_noun && !statement.owner.contains(&item.word)
        };
        let mut told = statement.sentence.iter().filter(is_told).peekable();
        let first = told.peek().map(|item| &item.word)?;
        let is_elsewhere = |word: &Arc<str>| {
            !words.setting.clause.contains(word) && self.is_told_in_other_clause(word)
        };
        (is_date && tells_little && tells_more && told.all(|item| is_elsewhere(&item.word)))
            .then(|| self.misfit(SubjectPart::Event, &**first, self.subject.event))
    }

    /// Returns the place of the statement where the passage tells the number of several together: "60 people in Arden and Brock".
    fn one_of_joint_places(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let joint = &self.words.joint_places;
        let counts = matches!(self.mention.says, Figure::Number { .. } | Figure::Money { .. });
        let is_claimed = |name: &&Arc<str>| statement.stands_in_sentence(name);
        let claimed = joint.iter().find(is_claimed).filter(|_| counts)?;
        let is_one = !joint.iter().all(|name| is_claimed(&name)) && !statement.is_of_each;
        is_one.then(|| Misfit::new(SubjectPart::Place, &**claimed, joint.join(", ")))
    }

    /// Returns what the statement says lasted so long where the passage tells of how long something else took: "the tickets for the concert
    /// sold out in 36 hours".
    fn lasting_of_another(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let lasts = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Lasting);
        let is_duration = matches!(self.mention.says, Figure::Duration { .. });
        let verb = statement.verb.as_ref().filter(|verb| lasts(verb))?;
        let (claimed, found) = statement.owner_head.as_ref().zip(words.owner_head.as_ref())?;
        let tells = |found: &Arc<str>| {
            let table = self.reader.words;
            let deed = table.deed_of(claimed).or(table.uses(claimed).base.as_ref()).cloned();
            deed.is_some_and(|deed| deed == *found) || found == claimed
        };
        let is_other = !words.verbs.is_empty()
            && !words
                .verbs
                .iter()
                .any(|found| lasts(found) || self.is_light(found) || tells(found))
            && !words.verbs.contains(verb);
        let is_theirs = words.noun.contains(claimed)
            || found == claimed
            || self.reader.words.nouns.are_kin(claimed, found);
        (is_duration && is_other && !is_theirs && !self.is_of_tied_noun())
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, &**found))
    }

    /// Returns who or what does it in the statement where the passage has them make others do it: "The strategist helped Howard win four
    /// elections".
    fn causer_as_doer(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let claimed = statement.owner_head.as_ref()?;
        let found = words.owner.last()?;
        let is_same = statement.verb.as_ref().is_some_and(|verb| words.verbs.contains(verb));
        let is_causer = words.causers.contains(claimed) && !words.owner.contains(claimed);
        (is_same && is_causer && statement.causers.is_empty())
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, &**found))
    }

    /// Returns those who are paid in the statement where the passage has them pay, and the other way round: "was paid $3m".
    fn payer_as_paid(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let (claimed, found) = statement.verb.as_ref().zip(words.verb.as_ref())?;
        let head = statement.owner_head.as_ref()?;
        let gives = self.reader.words.is_tagged(claimed, Tag::Giver);
        let is_same = claimed == found && words.owner_head.as_ref() == Some(head);
        (gives && is_same && statement.is_passive != words.is_passive)
            .then(|| Misfit::new(SubjectPart::Event, &**claimed, &**found))
    }

    /// Whether a word stands in the sentence, and only in clauses with a verb of their own that are none of the figure's, or in what comes
    /// with it: "with Dams plumping for Hale".
    pub(super) fn is_told_in_other_clause(&self, word: &Arc<str>) -> bool {
        let items = &self.words.sentence;
        let Some(own) = items.get(self.words.place_in_sentence).map(|item| item.clause) else {
            return false;
        };
        let tells = |item: &WordedItem| {
            let is_verb = matches!(item.sort, WordSort::Verb | WordSort::PhrasalVerb);
            is_verb || self.is_led_by(item, Tag::Accompanying)
        };
        let has_verb = |clause: usize| items.iter().filter(|item| item.clause == clause).any(tells);
        let is_clause = |clause: usize| clause != own && has_verb(own) && has_verb(clause);
        let mut places = items.iter().filter(|item| item.word == *word).peekable();
        // "crashed into the sea, killing 228" tells of the crash itself.
        let is_named =
            |item: &WordedItem| !matches!(item.sort, WordSort::Verb | WordSort::PhrasalVerb);
        places.peek().is_some() && places.all(|item| is_named(item) && is_clause(item.clause))
    }

    /// Returns what happened on another date of the sentence, where the statement says that this was its day: "made his debut in May 2001,
    /// and his last appearance in 2009".
    fn named_on_other_date(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let head = statement.owner_head.as_ref()?;
        let is_date = matches!(self.mention.says, Figure::Date(_));
        let has =
            |words: &SubjectWords| words.setting.clause.contains(head) || words.own.contains(head);
        let dates = self.subjects.iter().zip(self.mentions);
        let mut others = dates.filter(|(_, mention)| matches!(mention.says, Figure::Date(_)));
        let is_of_other = others.any(|(other, _)| has(&other.words));
        let is_light = statement.verbs.iter().all(|verb| self.says_little(verb));
        (is_date && is_light && !has(words) && !self.shares_verb() && is_of_other)
            .then(|| self.misfit(SubjectPart::Event, &**head, self.subject.event))
    }

    /// Returns those whom the figure counts where the statement has them do what is done to them, or with them: "spoke to 40 pupils", "40
    /// pupils spoke".
    fn party_as_doer(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let noun = statement.noun.last()?;
        let acts = statement.tells_itself
            && !statement.is_passive
            && statement.owner.contains(noun)
            && statement.verb.as_ref().is_some_and(|verb| !self.is_light(verb));
        let is_same = statement.verb.as_ref().is_some_and(|verb| {
            words.verbs.contains(verb) && !self.reader.words.is_tagged(verb, Tag::Reciprocal)
        });
        let found = words.owner.last().filter(|_| words.is_party && !words.is_passive)?;
        (acts && is_same && !words.noun.contains(found))
            .then(|| Misfit::new(SubjectPart::Event, &**noun, &**found))
    }

    /// Returns those to whom it is done in a passive of the statement where the passage has it done to somebody else: "Lander was fined
    /// £2,000" of "fined Pountney £2,000 for what he said of Lander".
    fn done_to_another(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let claimed = &statement.owner_names;
        let objects = &words.setting.objects;
        let first = claimed.first().filter(|_| !objects.is_empty())?;
        let is_object = |name: &Arc<str>| objects.iter().any(|other| may_be_same(name, other));
        let is_done = statement.is_passive && !words.is_passive && self.shares_verb();
        let stands = claimed.iter().all(|name| self.has_word(name));
        (is_done && stands && !claimed.iter().any(is_object))
            .then(|| Misfit::new(SubjectPart::Name, &**first, objects.join(" ")))
    }

    /// Returns what the statement says has the figure, where that only describes something else: "Lewis has 60 employees" of "Lewis named
    /// the 60-employee council".
    fn tied_to_another(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let says_little = |verb: &Arc<str>| {
            let sorts = [Tag::Have, Tag::Possessor, Tag::Be, Tag::Lasting];
            sorts.into_iter().any(|tag| self.reader.words.is_tagged(verb, tag))
        };
        let is_theirs = |word: &Arc<str>| {
            let nouns = &self.reader.words.nouns;
            let mut theirs = words.tied_to.iter().chain(&words.age_of);
            theirs.any(|noun| is_same(word, noun) || nouns.are_kin(word, noun))
        };
        // "has a debt of £3m" of "a £3m debt".
        let names_it = words.tied_to.iter().any(|noun| self.claims_word(noun));
        let claimed = statement.owner.last()?;
        let is_only_had = statement.verbs.iter().all(says_little)
            || statement.object_of.as_ref().is_some_and(says_little);
        let found = words.tied_to.last().filter(|_| is_only_had)?;
        let stands = statement.owner.iter().any(|word| words.stands_in_sentence(word));
        let is_counted = statement.noun.contains(claimed) || words.noun.contains(claimed);
        (stands && !names_it && !statement.owner.iter().any(is_theirs) && !is_counted)
            .then(|| Misfit::new(SubjectPart::Name, &**claimed, &**found))
    }

    /// Returns who has the figure in the statement where the passage only ranks another before or behind them: "Wales finished third, after
    /// England and France, with 7 points".
    fn ranked_beside(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        // "She died nine years after her husband".
        let head = statement.owner_head.iter().filter(|_| self.shares_verb());
        let names = statement.owner_names.iter().chain(head);
        let claimed = names.clone().next()?;
        let stand = names.filter(|name| words.stands_in_sentence(name));
        let mut stand = stand.peekable();
        let is_apart = stand.peek().is_some()
            && !words.owner.is_empty()
            && stand.all(|name| !words.owner.contains(name) && self.is_ranked(name));
        is_apart.then(|| Misfit::new(SubjectPart::Name, &**claimed, words.owner.join(" ")))
    }

    /// Whether a name, or the first of several that it is joined to, stands behind a word that ranks.
    fn is_ranked(&self, name: &Arc<str>) -> bool {
        let sentence = &self.words.sentence;
        let ranks = |word: &str| self.reader.words.is_tagged(word, Tag::Rank);
        let is_ranked = |at: usize| {
            let clause = sentence[at].clause;
            let is_name = |item: &&WordedItem| item.sort == WordSort::Name && item.clause == clause;
            let names = sentence[..=at].iter().rev().take_while(is_name);
            let led = names.clone().enumerate().find(|(_, item)| item.preposition.is_some());
            led.is_some_and(|(back, item)| {
                let before = (at - back).checked_sub(1).map(|before| &sentence[before].word);
                let is_of = self.is_led_by(item, Tag::PartOf);
                item.preposition.as_ref().is_some_and(|by| ranks(by))
                    || is_of && before.is_some_and(|word| ranks(word))
            })
        };
        let mut places = (0..sentence.len()).filter(|at| sentence[*at].word == *name);
        places.all(is_ranked)
    }

    /// Returns what was only bid where the statement tells that it was bought or sold: "rejected a bid from Hansa that valued it at £1.35bn".
    fn only_bid(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let is_bid = |word: &Arc<str>| self.reader.words.is_tagged(word, Tag::Bid);
        let is_taken = |verb: &Arc<str>| {
            let sorts = [Tag::Achiever, Tag::Receiver];
            sorts.into_iter().any(|tag| self.reader.words.is_tagged(verb, tag)) || self.trades(verb)
        };
        let counts = matches!(self.mention.says, Figure::Money { .. });
        let stands = words.owner.iter().chain(&words.own).chain(&words.seen).any(is_bid);
        let is_made = words.verbs.iter().chain(&words.other_verbs).any(is_taken);
        let verb = statement.verb.as_ref().filter(|verb| self.trades(verb))?;
        (counts && stands && !is_made && !self.claimed.words.iter().any(is_bid))
            .then(|| self.misfit(SubjectPart::Event, &**verb, self.subject.event))
    }

    /// Whether somebody has or loses a thing for money by what a verb tells: "buy", "sell", "pay".
    fn trades(&self, verb: &str) -> bool {
        let sorts = [Tag::Buyer, Tag::Giver, Tag::Receiver];
        sorts.into_iter().any(|tag| self.reader.words.is_tagged(verb, tag))
            || self.events_of_word(verb).iter().any(|event| self.reader.words.has_converse(event))
    }
}
