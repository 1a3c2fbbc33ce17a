//! The subject of a figure, put together from its parts.

use std::ops::Range;
use std::sync::Arc;

use crate::reading::mention::{Figure, Mention};

use super::assertion::VerbSense;
use super::event::put_in_place;
use super::piece::{ClausePiece, Opener};
use super::place::{Clauses, FigurePlace};
use super::sentence::{ItemKind, SentenceItem};
use super::subject::{Described, Direction, Event, Subject, SubjectWords};
use super::told::Happenings;
use super::words::{Sort, Tag, VerbForm};

impl Clauses<'_> {
    pub(super) fn subject(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
        seen: &[usize],
    ) -> Subject {
        let direction = told.directions[number];
        let noun = self.noun_of(places, number);
        let noun_span = noun.first().zip(noun.last());
        let names = seen.iter().filter(|at| self.is_name(**at)).map(|at| self.items[*at].span);
        let event = told.events[number].first().copied().or(direction.map(|(_, at)| at));
        // "was rejected by 212 votes to 98": the votes are not what was rejected.
        let is_tally = !self.tally_events(places, number, told).is_empty();
        let sense = if is_tally { VerbSense::Tells } else { VerbSense::Governs };
        Subject {
            noun: noun_span
                .map(|(first, last)| self.items[*first].span.hull(self.items[*last].span)),
            event: event.map(|at| self.items[at].span),
            names: names.collect(),
            role: told.roles[number],
            direction: direction.map(|(direction, _)| direction),
            assertion: self.assertion(places, number, sense),
        }
    }

    /// Returns the words of a figure's subject, without those that count and those of other figures.
    pub(super) fn subject_words(
        &self,
        places: &[FigurePlace],
        number: usize,
        mention: &Mention,
        told: &Happenings,
    ) -> SubjectWords {
        let place = &places[number];
        let event_items = &told.events[number];
        let direction = told.directions[number];
        let owner = self.owner_of(place);
        let tally = self.tally_events(places, number, told);
        let mut words = SubjectWords {
            figure: self.items[place.at].word.clone(),
            noun: self.noun_words(places, number, mention),
            events: [self.events_of(place, event_items), tally.clone()].concat(),
            verb: self.told_verb(place, event_items, direction),
            verbs: self.base_forms(self.verb_items(places, number, event_items)),
            other_verbs: self
                .base_forms((0..self.items.len()).filter(|at| self.items[*at].verb.is_some())),
            other_events: self.verb_events(),
            described: self.described(place),
            owner_names: self.owner_names(&owner),
            things: self.named_things(place),
            owner: self.named_owner(place, &owner),
            changed: self.changed_noun(place),
            near: self.near(place),
            sentence: Arc::from([]),
            place_in_sentence: 0,
            tells_itself: self.verb_of(place).is_none_or(|verb| verb > place.at)
                || self.pieces[place.piece].opener == Opener::Relative,
            argument: self.argument(place),
            object_of: self.object_of(place),
            deed: self.deed(place),
            setting: self.setting(place),
            is_in_doer: self.is_in_doer(place),
            is_of_thing: self.is_before(place, Tag::PartOf),
            is_passive: self.is_passive(place),
            is_tally: !tally.is_empty() || self.begins_score(place.at),
            is_score: self.begins_score(place.at),
            is_of_winner: self.is_of_winner(place),
            owner_head: self.owner_head(place, &owner),
            told_words: Arc::from([]),
            lacks: self.tells_of_lack(event_items),
            accompanies: self.accompanies(place)
                || self.is_quality_for_participle(places, number, told),
            seen: Vec::new(),
            foreign: Vec::new(),
            base: self.base(place),
            other_nouns: Vec::new(),
            own: self.lemmas(self.beside(place).into_iter()),
            named: self.lemmas(self.named(place).into_iter()),
            told: self.assertion(places, number, VerbSense::Tells),
            places: self.names_of_places(place),
            own_dates: self.dates_beside(place),
            fronted_dates: self.fronted_dates(place),
            compared_dates: Arc::from([]),
            leads_sentence: self.leads_sentence(place),
            own_days: self.lemmas(self.days_beside(place).into_iter()),
            has_total: self.has_total(places, number, told),
            is_contrasted: self.is_contrasted(places, number, told),
            ..SubjectWords::default()
        };
        words.age_of = self.lemmas(self.age_bearer(place, mention).into_iter());
        self.add_parties(place, &mut words);
        self.part_verbs(place, &owner, &mut words);
        words
    }

    /// Adds who else a figure could be of: the sides of a score, each of several, those of whom somebody is one.
    fn add_parties(&self, place: &FigurePlace, words: &mut SubjectWords) {
        words.beaten = self.lemmas(self.beaten(place).into_iter());
        words.winners = self.lemmas(self.winners(place).into_iter());
        words.is_of_each = self.is_of_each(place);
        words.is_of_peers = self.is_of_peers(place);
        words.is_loss_with_passive = self.is_loss_with_passive(place);
        words.is_party = self.is_party(place);
        if !self.caused_doer(place).is_empty() {
            words.causers = self.lemmas(self.owner(place.piece).iter().copied());
        }
        words.is_age = self.is_age(place);
        words.is_of_known = self.is_of_known(place);
        words.joint_places = self.joint_places(place);
        words.gapped_party = self.lemmas(self.gapped_party(place).into_iter());
        words.tied_to = self.lemmas(self.tied_to(place));
        words.yardstick = self.lemmas(self.yardstick(place).into_iter());
        self.add_helpers(place, words);
    }

    /// Adds what the verbs that help a figure's verb say of it. It tells of the past in "fined", "was fined", "has fined"; not in "is
    /// fined", "can be fined".
    fn add_helpers(&self, place: &FigurePlace, words: &mut SubjectWords) {
        let helpers = self.helpers(place);
        let is_helped = |tag| helpers.iter().any(|item| item.is(tag));
        let is_participle =
            self.verb_of(place).is_some_and(|verb| self.items[verb].verb == Some(VerbForm::Past));
        let is_present = is_helped(Tag::Be) && !is_helped(Tag::Have);
        words.is_able = is_helped(Tag::Can);
        words.is_helped = [Tag::Planned, Tag::Supposed, Tag::Can].into_iter().any(is_helped);
        let is_plain = !words.is_helped && !is_helped(Tag::Infinitive);
        words.is_past = is_helped(Tag::PastHelper) || is_plain && is_participle && !is_present;
    }

    /// Puts the verb of a deed that is named by a noun in its place, and keeps the verbs and events of other clauses apart from those of
    /// the figure's own.
    fn part_verbs(&self, place: &FigurePlace, owner: &[usize], words: &mut SubjectWords) {
        if let Some(deed) = self.named_deed(place, owner) {
            words.verbs = vec![Arc::clone(&deed)];
            words.verb = Some(deed);
        }
        let SubjectWords { verbs, events, other_verbs, other_events, .. } = words;
        other_verbs.retain(|verb| !verbs.contains(verb));
        other_events.retain(|event| !events.contains(event));
    }

    /// Returns the verb of the deed that happened on a date where the clause names it by a noun, and its own verb says no more
    /// than that it happened: "her burial was on 4 May", "the signing took place in 1918".
    fn named_deed(&self, place: &FigurePlace, owner: &[usize]) -> Option<Arc<str>> {
        let piece = &self.pieces[place.piece];
        let says_little = |at: &usize| {
            let sorts = [Tag::VagueVerb, Tag::LightVerb];
            sorts.into_iter().any(|tag| self.items[*at].is(tag))
        };
        let is_date = !self.items[place.at].is_figure();
        let lasts = piece.first_verb.is_some_and(|verb| verb < place.at);
        if !is_date || !lasts || !piece.verbs.iter().all(says_little) {
            return None;
        }
        let mut owner = owner.to_vec();
        owner.sort_unstable();
        let first = *owner.first()?;
        let head = (first..).zip(&owner).take_while(|(next, at)| next == *at).last()?.0;
        let item = &self.items[head];
        let is_deed = item.uses.has(VerbForm::Ing) && item.verb.is_none();
        let by_ending = || item.uses.base.clone().filter(|_| is_deed);
        self.words.deed_of(item.uses.singular(self.words).as_ref()).cloned().or_else(by_ending)
    }

    /// Whether a figure stands behind a noun and its preposition, before the verb: "a review of 340 deaths found".
    fn is_in_doer(&self, place: &FigurePlace) -> bool {
        let before = self.word_before(place).filter(|at| self.items[*at].is(Tag::Preposition));
        let noun = before.and_then(|at| at.checked_sub(1)).map(|at| &self.items[at]);
        let is_noun = noun.is_some_and(|noun| noun.is_noun_word());
        is_noun && self.verb_of(place).is_some_and(|verb| verb > place.at)
    }

    /// Whether the verb of a figure is a passive: "was killed".
    pub(super) fn is_passive(&self, place: &FigurePlace) -> bool {
        self.verb_of(place).is_some_and(|verb| self.is_passive_verb(verb))
    }

    /// Returns the words of grammar right before the verb of a figure, or before what is said of it where no other verb is there; behind
    /// "and" those that the verb shares with the one before, "can be fined £900 and banned".
    fn helpers(&self, place: &FigurePlace) -> Vec<&SentenceItem> {
        let before = |verb: usize| {
            let before = self.items[..verb].iter().rev();
            before.take_while(|item| item.is_grammar() || item.is_manner).collect::<Vec<_>>()
        };
        let piece = &self.pieces[place.piece];
        let verb = self.verb_of(place).or(piece.first_verb.map(|at| at + 1)).unwrap_or(0);
        let shared = piece.parent.filter(|_| self.shares_helpers(place.piece));
        let is_first = shared.is_some() && piece.range.start == verb;
        match shared.and_then(|above| self.pieces[above].verbs.first()).filter(|_| is_first) {
            Some(above) => before(*above),
            None => before(verb),
        }
    }

    pub(super) fn is_passive_verb(&self, verb: usize) -> bool {
        let mut before =
            (0..verb).rev().map(|at| &self.items[at]).take_while(|item| item.is_grammar());
        self.items[verb].verb == Some(VerbForm::Past) && before.any(|item| item.is(Tag::Be))
    }

    /// Returns the verb of a figure's clause; `None` where that tells of a change, or stands in brackets.
    fn told_verb(
        &self,
        place: &FigurePlace,
        events: &[usize],
        direction: Option<(Direction, usize)>,
    ) -> Option<Arc<str>> {
        let changes = direction.is_some_and(|(_, at)| at < place.to);
        if changes || self.pieces[place.piece].opener == Opener::Bracket {
            return None;
        }
        let mut verbs = events.iter().copied().chain(self.verb_of(place));
        verbs.find_map(|at| {
            self.items[at].uses.base.clone().filter(|_| self.items[at].verb.is_some())
        })
    }

    /// Returns the dates and places in an order of a figure's piece.
    fn days_beside(&self, place: &FigurePlace) -> Vec<usize> {
        let range = self.pieces[place.piece].range.clone();
        range.filter(|at| self.items[*at].is_mention() && !self.items[*at].is_figure()).collect()
    }

    /// Returns the words of an owner, unless a pronoun stands for it, or a preposition leads them.
    fn named_owner(&self, place: &FigurePlace, owner: &[usize]) -> Vec<Arc<str>> {
        let piece = &self.pieces[place.piece];
        // "as Ostend beat Turin".
        let opens = |at: usize| piece.opener == Opener::Subordinator && at == piece.range.start;
        let is_led = |first: &usize| {
            *first > 0
                && self.items[first - 1].is(Tag::Preposition)
                && !opens(first - 1)
                && !self.stands_for_noun(first - 1)
        };
        let first = owner.iter().min();
        let is_compared = !self.compared_side(place).is_empty();
        if first.is_some_and(|first| *first > place.at) || is_compared {
            return self.lemmas(owner.iter().copied());
        }
        if self.led_by_pronoun[place.piece] || first.is_some_and(is_led) {
            return Vec::new();
        }
        self.lemmas(owner.iter().copied())
    }

    /// Whether "of" at `at` follows a word for what was named before: "that of wasting".
    fn stands_for_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.items[before]);
        self.items[at].is(Tag::PartOf)
            && before.is_some_and(|item| item.is(Tag::Complement) || item.is(Tag::Other))
    }

    /// Returns the noun of an owner that the rest belongs to: the last before a preposition.
    fn owner_head(&self, place: &FigurePlace, owner: &[usize]) -> Option<Arc<str>> {
        // What stands before no verb does not do anything.
        if !self.pieces[place.piece].has_verb() {
            return None;
        }
        let mut owner = owner.to_vec();
        owner.sort_unstable();
        let first = *owner.first()?;
        let run = (first..).zip(&owner).take_while(|(next, at)| next == *at);
        let head = run.last().map(|(at, _)| &self.items[at])?;
        if first > 0 && self.stands_for_noun(first - 1) {
            return None;
        }
        head.lemma.clone().filter(|_| !head.figure.is_ordinal)
    }

    /// Whether all that a piece tells is who says it.
    pub(super) fn tells_who_says(&self, piece: &ClausePiece) -> bool {
        !piece.verbs.is_empty() && piece.verbs.iter().all(|verb| self.items[*verb].is(Tag::Speech))
    }

    /// Returns the words of a sentence but for those of clauses that tell who says it.
    pub(super) fn told_words(&self) -> Vec<Arc<str>> {
        let is_state = |piece: &ClausePiece| piece.has_verb() && piece.verbs.is_empty();
        let told =
            self.pieces.iter().filter(|piece| !is_state(piece) && !self.tells_who_says(piece));
        self.lemmas(told.flat_map(|piece| piece.range.clone()))
    }

    /// Returns the words beside a figure, its unit first.
    fn noun_words(
        &self,
        places: &[FigurePlace],
        number: usize,
        mention: &Mention,
    ) -> Vec<Arc<str>> {
        let unit = match &mention.says {
            Figure::Measure { unit, .. } => Some(self.words.nouns.singular(unit)),
            _ => None,
        };
        let noun = self.noun_of(places, number);
        let beside = noun.into_iter().filter(|at| !self.items[*at].is(Tag::Other));
        unit.into_iter().chain(self.lemmas(beside)).collect()
    }

    /// Returns the words of the noun that a figure changed: "dividend" of "cut its dividend in May to 1.50", "costs" of "a 9% fall in
    /// costs".
    fn changed_noun(&self, place: &FigurePlace) -> Vec<Arc<str>> {
        if let Some(noun) = self.noun_of_change(place) {
            return self.lemmas(self.changed_behind(noun, place).into_iter());
        }
        let changed = self.changed(place);
        let Some((verb, first)) = self.verb_of(place).zip(changed.first().copied()) else {
            return Vec::new();
        };
        // "fell from 9.8 MJ at baseline to 8.1 MJ".
        if !(verb + 1..first).all(|at| self.items[at].is(Tag::Determiner)) {
            return Vec::new();
        }
        self.lemmas((first..).zip(changed).take_while(|(next, at)| next == at).map(|(_, at)| at))
    }

    /// Returns the items of what changed behind the noun of a change, where it is no name: "in the number of visitors".
    fn changed_behind(&self, noun: usize, place: &FigurePlace) -> Vec<usize> {
        let end = self.pieces[place.piece].range.end;
        let leads = self.items[..end].get(noun + 1).is_some_and(|item| item.is(Tag::Preposition));
        let is_in_phrase = |at: &usize| {
            let item = &self.items[*at];
            let is_noun = item.is_content() && !item.is_capital && item.verb.is_none();
            is_noun || item.is(Tag::PartOf) || item.is(Tag::Determiner)
        };
        let phrase = (noun + 2..end).filter(|_| leads).take_while(is_in_phrase);
        phrase.filter(|at| self.items[*at].is_content()).collect()
    }

    /// Returns the words of a clause that has a subject of its own inside another: "that the state had cut 500 posts".
    fn near(&self, place: &FigurePlace) -> Vec<Arc<str>> {
        let second = self.second_side(place);
        if !second.is_empty() {
            return self.lemmas((place.from..place.to).chain(second));
        }
        let piece = &self.pieces[place.piece];
        // "second only to the Conservatives' 3 million".
        if !piece.has_verb() && !self.possessor(place.at, place.from).is_empty() {
            return self.lemmas(piece.range.clone());
        }
        let is_inside = matches!(
            piece.opener,
            Opener::Relative | Opener::Complement | Opener::Subordinator | Opener::Contrast
        );
        let subject: Vec<usize> =
            piece.before_verb().filter(|at| self.items[*at].is_content()).collect();
        let is_owned = subject
            .first()
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|at| self.items[at].is(Tag::Owning));
        let has_subject =
            !subject.is_empty() && piece.first_verb.is_some_and(|verb| verb < place.at);
        // "assets of 200 million and liabilities totalling 648 million".
        let totals = piece.first_verb.filter(|verb| verb + 1 == place.at);
        let is_joined = piece.opener == Opener::Coordinator
            && totals.is_some_and(|verb| self.items[verb].verb == Some(VerbForm::Ing));
        let is_inside = is_inside || is_joined;
        if !is_inside || is_owned || !(has_subject || piece.opener == Opener::Relative) {
            return Vec::new();
        }
        let fronted = self.fronted(place.piece).map(|piece| self.pieces[piece].range.clone());
        let own = piece.range.clone().chain(fronted.into_iter().flatten());
        self.lemmas(own.chain(self.owner(place.piece).iter().copied()))
    }

    /// Returns the events that the verbs of the past in a sentence tell of, and the qualities behind verbs: "was found dead".
    fn verb_events(&self) -> Vec<Event> {
        let is_quality = |at: usize| {
            let item = &self.items[at];
            let before = at.checked_sub(1).map(|before| &self.items[before]);
            let follows_verb =
                before.is_some_and(|before| before.verb.is_some() || before.is(Tag::Be));
            follows_verb && item.events().any(|(_, sort)| sort == Sort::Adjective)
        };
        let tells = |at: &usize| self.items[*at].verb == Some(VerbForm::Past) || is_quality(*at);
        let items = (0..self.items.len()).filter(tells);
        let items: Vec<usize> = items.collect();
        let mut events = self.events(&items);
        let suffered = items.into_iter().filter(|at| self.is_passive_verb(*at));
        for event in suffered.flat_map(|at| &self.items[at].uses.patients) {
            put_in_place(&mut events, event);
        }
        events
    }

    /// Whether a sentence has a name.
    pub(super) fn has_names(&self) -> bool {
        (0..self.items.len()).any(|at| self.is_name(at))
    }

    /// Returns the names of an owner that is nothing but names: "Mousavi", not "Norway's broadcaster" or "the consul in Oslo".
    fn owner_names(&self, owner: &[usize]) -> Vec<Arc<str>> {
        // "Menatep, the company which controls 51%".
        let says_more = |at: &usize| {
            let piece = self.pieces.iter().position(|piece| piece.range.contains(at));
            piece.is_some_and(|piece| self.says_more(piece))
        };
        let own: Vec<usize> = owner.iter().copied().filter(|at| !says_more(at)).collect();
        let mut owner = if own.is_empty() { owner.to_vec() } else { own };
        owner.sort_unstable();
        let is_title =
            |at: usize| self.words.nouns.is_person(self.items[at].lemma.as_deref().unwrap_or(""));
        let is_plain = owner.iter().all(|at| self.is_name(*at) || is_title(*at))
            && owner.windows(2).all(|pair| pair[1] - pair[0] <= 2)
            && owner.first().is_none_or(|at| {
                !at.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Preposition))
            });
        owner.retain(|at| self.is_name(*at) && !is_title(*at));
        if !is_plain {
            return Vec::new();
        }
        owner.into_iter().map(|at| self.items[at].word.clone()).collect()
    }

    /// Returns the items that stand right behind a figure and its noun, and what names them again after a comma.
    fn beside(&self, place: &FigurePlace) -> Vec<usize> {
        let tied = self.tied_noun(place).map(|tied| tied.end..place.noun.end);
        let mut own: Vec<usize> = (place.noun.end..self.end_of_phrase(place)).collect();
        own.extend(tied.into_iter().flatten());
        own.extend(self.described_range(place).into_iter().flatten());
        let is_last = self.pieces[place.piece].figures.last() == Some(&place.at);
        let again = self.pieces.iter().filter(|piece| {
            is_last && piece.parent == Some(place.piece) && self.names_again(piece)
        });
        own.extend(again.flat_map(|piece| piece.range.clone()));
        own.extend(self.multiplied_head(place));
        own
    }

    /// Returns those of them that can say what a figure counts: "40 of the passengers", "14 were children", "14 men, most of them
    /// farmers"; not "61 people who were taken away by officers".
    fn named(&self, place: &FigurePlace) -> Vec<usize> {
        let describes = self.described_range(place).unwrap_or(0..0);
        let is_copular = describes.clone().all(|at| self.items[at].verb.is_none());
        let ends = |at: usize| {
            let item = &self.items[at];
            item.verb.is_some() || item.is(Tag::Preposition) && !item.is(Tag::PartOf)
        };
        let direct = (place.noun.end..place.noun.end.max(self.end_of_phrase(place)))
            .take_while(|at| !ends(*at));
        let direct: Vec<usize> = direct.collect();
        let other = self.beside(place).into_iter().filter(|at| {
            !(place.noun.end..place.to).contains(at) && (is_copular || !describes.contains(at))
        });
        direct.iter().copied().chain(other).collect()
    }

    /// Returns where what stands beside a figure ends: for "half of the 600 people came", before the verb of the clause.
    fn end_of_phrase(&self, place: &FigurePlace) -> usize {
        let piece = &self.pieces[place.piece];
        let begins = self.items[piece.range.start].is(Tag::PartOf);
        let rest = place.noun.end..place.to;
        // "The union says 3,000 of the port's 4,100 dockers walked out".
        let governs = |verb: &usize| *verb < place.at && !self.items[*verb].is(Tag::Speech);
        let has_verb_before = piece.verbs.iter().any(governs);
        let helped = rest.clone().find(|at| self.items[*at].is_auxiliary());
        let verb = rest.clone().find(|at| self.items[*at].verb.is_some());
        if !self.is_whole_of(place) || begins || has_verb_before {
            return place.to;
        }
        helped.or(verb).unwrap_or(place.to)
    }

    /// Returns the verbs of a figure's clause.
    fn verb_items(&self, places: &[FigurePlace], number: usize, events: &[usize]) -> Vec<usize> {
        let place = &places[number];
        let own = (place.from..place.to).filter(|at| self.items[*at].verb.is_some());
        let mut all: Vec<usize> = own.chain(events.iter().copied()).collect();
        // "before closing 45 pounds lower at 2,830": the verb is that of both figures.
        all.extend(self.verb_of(place).filter(|verb| *verb < place.from));
        if all.is_empty() {
            all.extend(self.pieces[place.piece].first_verb);
        }
        // "ordered 14 banks to raise 25 billion".
        let to = place.noun.end;
        let acts = self.items.get(to + 1).filter(|item| item.verb == Some(VerbForm::Base));
        all.extend(acts.filter(|_| self.items[to].is(Tag::Infinitive)).map(|_| to + 1));
        if let Some(verb) = self.described_range(place) {
            all.extend(verb.filter(|at| self.items[*at].verb.is_some()));
        }
        all
    }

    /// Returns the base forms of verbs, participles that describe a noun too.
    fn base_forms(&self, items: impl IntoIterator<Item = usize>) -> Vec<Arc<str>> {
        items
            .into_iter()
            .filter_map(|at| {
                let item = &self.items[at];
                item.uses.base.clone().or_else(|| item.is_auxiliary().then(|| item.word.clone()))
            })
            .collect()
    }

    /// Returns what a clause right behind a figure's noun says of it.
    fn described(&self, place: &FigurePlace) -> Option<Described> {
        let range = self.described_range(place)?;
        let items: Vec<usize> = range
            .clone()
            .filter(|at| {
                self.items[*at].verb.is_some() || self.items[*at].events().next().is_some()
            })
            .collect();
        let events = self.events(&items);
        let verbs = items.into_iter().filter(|at| self.items[*at].verb.is_some());
        let helping = range.clone().filter(|at| self.items[*at].is(Tag::Have));
        let verbs = self.base_forms(verbs.chain(helping));
        Some(Described {
            events,
            verbs,
            assertion: self.asserted_by(range),
            is_definite: self.is_definite(place),
        })
    }

    /// Returns the base forms of content words, figures and dates.
    pub(super) fn lemmas(&self, items: impl Iterator<Item = usize>) -> Vec<Arc<str>> {
        items.filter_map(|at| self.items[at].lemma.clone()).collect()
    }

    /// Whether an item is a name: it has a capital that no sentence gives it.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let item = &self.items[at];
        item.is_content()
            && item.is_capital
            && (at > 0
                || self.leads_as_name(at)
                || (item.uses.forms.is_empty()
                    && !self.words.nouns.has(item.lemma.as_deref().unwrap_or(""))))
    }

    /// Whether the first word of a sentence is a name that is a word as well: "Turkey recorded".
    fn leads_as_name(&self, at: usize) -> bool {
        let next = self.items.get(at + 1);
        self.items[at].is(Tag::NameWord)
            && next
                .is_some_and(|next| next.verb.is_some() || next.is_auxiliary() || next.is_capital)
    }

    /// Returns the dates of a figure's clause, by their numbers among the mentions: in its piece, and in what it begins with.
    fn dates_beside(&self, place: &FigurePlace) -> Vec<usize> {
        let own = self.pieces[place.piece].range.clone().chain(self.time_described(place.piece));
        let own = own.filter(|at| !self.is_day_of_telling(place, *at));
        let own = own.filter_map(|at| self.date_number(at));
        let own: Vec<usize> = own.chain(self.fronted_dates(place)).collect();
        if !own.is_empty() {
            return own;
        }
        // "half of the 410,000 who came in 2016".
        let described = self.described_range(place).into_iter().flatten();
        described.filter_map(|at| self.date_number(at)).collect()
    }

    /// Whether the verb before a date is one of saying, and what is said follows: "said on Tuesday that 12 people had died".
    fn is_day_of_telling(&self, place: &FigurePlace, at: usize) -> bool {
        let verbs = &self.pieces[place.piece].verbs;
        let before = verbs.iter().rev().find(|verb| **verb < at);
        let speaks = before.is_some_and(|verb| self.items[*verb].is(Tag::Speech));
        speaks && verbs.iter().any(|verb| *verb > at)
    }

    /// Returns the dates in what a figure's clause begins with.
    fn fronted_dates(&self, place: &FigurePlace) -> Vec<usize> {
        // "Police said on Tuesday that": the day on which it is told is another.
        let fronted = self.fronted(place.piece).map(|piece| &self.pieces[piece]);
        let fronted = fronted.filter(|piece| !self.tells_who_says(piece));
        let items = fronted.map(|piece| piece.range.clone()).into_iter().flatten();
        items.filter_map(|at| self.date_number(at)).collect()
    }

    /// Returns the date that a piece says something of: "four years later, when his share fell to 38 percent".
    fn time_described(&self, index: usize) -> Option<usize> {
        let piece = &self.pieces[index];
        let is_of_time = piece.opener == Opener::Subordinator
            && self.items[piece.range.start].is(Tag::TimeClause);
        let above = piece.parent.filter(|_| is_of_time).map(|above| &self.pieces[above])?;
        let last = above.range.end.checked_sub(1)?;
        // "its weakest since 2009, when": what was so then is told of no time since.
        let is_date = self.date_number(last).is_some() && !self.items[last].figure.is_open_date;
        is_date.then_some(last)
    }

    /// Returns the dates of a sentence with which something is compared: "up 3 points on 2016", "than in 2016".
    pub(super) fn compared_dates(&self) -> Vec<usize> {
        let compares = |at: usize| {
            let item = &self.items[at];
            let piece = self.pieces.iter().find(|piece| piece.range.contains(&at));
            let start = piece.map_or(at, |piece| piece.range.start);
            let is_led = |before: &usize| self.items[*before].is(Tag::Preposition);
            let mut led = (start..at).rev().take_while(is_led).map(|at| &self.items[at]);
            let moves = || (start..at).any(|at| self.items[at].direction().is_some());
            item.is_compared_period && moves()
                || led.any(|before| {
                    let starts = before.is(Tag::StartOfChange) && item.figure.is_period;
                    before.is(Tag::Compared) || starts && moves()
                })
        };
        let dates = (0..self.items.len()).filter(|at| compares(*at));
        dates.filter_map(|at| self.date_number(at)).collect()
    }

    /// Returns the number among the mentions of the date that an item is.
    pub(super) fn date_number(&self, at: usize) -> Option<usize> {
        match self.items[at].kind {
            ItemKind::Figure(number) if !self.items[at].is_figure() => Some(number),
            _ => None,
        }
    }

    /// Returns the names that a preposition of place stands before in a figure's piece, or in what its clause begins with.
    fn names_of_places(&self, place: &FigurePlace) -> Vec<Arc<str>> {
        let fronted = self.fronted(place.piece).map(|piece| self.pieces[piece].range.clone());
        let own = self.pieces[place.piece].range.clone().chain(fronted.into_iter().flatten());
        let is_place = |at: usize| {
            let before = at.checked_sub(1).map(|before| &self.items[before]);
            let led = before.is_some_and(|before| {
                before.is(Tag::Where)
                    || before.is(Tag::Determiner) && at > 1 && self.items[at - 2].is(Tag::Where)
            });
            self.is_name(at) && led
        };
        own.filter(|at| is_place(*at)).map(|at| self.items[at].word.clone()).collect()
    }

    /// Whether a figure is the whole that a sentence begins with: "Of 650 votes, 540 …".
    fn leads_sentence(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let first = &self.items[piece.range.start];
        // "out of 650 votes".
        let second = self.items[..piece.range.end].get(piece.range.start + 1);
        let is_of = first.is(Tag::PartOf)
            || first.is(Tag::Preposition) && second.is_some_and(|item| item.is(Tag::PartOf));
        is_of && piece.opener != Opener::Resumed
    }

    /// Returns the items of the noun that a figure only describes.
    fn tied_to(&self, place: &FigurePlace) -> Range<usize> {
        let noun = place.noun.clone();
        match self.tied_noun(place) {
            Some(tied) => tied.end..noun.end,
            None if self.is_tied(place) => noun,
            None => noun.end..noun.end,
        }
    }

    /// Whether a preposition behind the verb leads a figure to whom or against whom something is done: "spoke to 40 pupils".
    fn is_party(&self, place: &FigurePlace) -> bool {
        let sides = [Tag::Infinitive, Tag::Compared, Tag::WishedFor];
        let led = self.word_before(place).is_some_and(|at| {
            let item = &self.items[at];
            item.is(Tag::Preposition) && sides.into_iter().any(|tag| item.is(tag))
                || item.is(Tag::Infinitive)
        });
        let counts = self.items[place.at].figure.is_plain_number && !place.noun.is_empty();
        led && counts && self.verb_of(place).is_some_and(|verb| verb < place.at)
    }

    /// Whether a hyphen ties a figure to what it counts or measures, so that it only describes the noun: "a two-hour show".
    pub(super) fn is_tied(&self, place: &FigurePlace) -> bool {
        let item = &self.items[place.at];
        item.figure.measures && item.word.contains('-')
            || self.tied_noun(place).is_some()
            || self.is_price_before_noun(place)
    }

    /// Whether an amount of money only describes the noun behind it: "their new £350m stadium".
    fn is_price_before_noun(&self, place: &FigurePlace) -> bool {
        let start = self.pieces[place.piece].range.start;
        let run = (start..place.at).rev().take_while(|at| {
            let item = &self.items[*at];
            item.is_noun_word()
        });
        let article = place.at.checked_sub(run.count() + 1).filter(|at| *at >= start);
        self.items[place.at].figure.is_money
            && !place.noun.is_empty()
            && article.is_some_and(|at| self.items[at].is(Tag::Determiner))
    }

    /// Returns what a figure counts that a hyphen ties it to, where something else is described by that: "12-storey" of "the 12-storey
    /// hotel".
    pub(super) fn tied_noun(&self, place: &FigurePlace) -> Option<Range<usize>> {
        let [tie, first] = [1, 2].map(|by| self.items.get(place.at + by));
        let is_tied = tie
            .is_some_and(|tie| tie.kind == ItemKind::Sign && tie.is_glued && &*tie.word == "-")
            && first.is_some_and(|first| first.is_glued);
        let end = place.at + 3;
        (is_tied && place.noun.end > end).then_some(place.noun.start..end)
    }

    /// Returns the words that name what a figure counts: beside it, or beside the one that its piece goes on from.
    fn noun_of(&self, places: &[FigurePlace], number: usize) -> Vec<usize> {
        let place = &places[number];
        let own: Vec<usize> =
            place.noun.clone().filter(|at| self.items[*at].kind == ItemKind::Word).collect();
        let stands_for_another = own
            .first()
            .is_none_or(|at| self.items[*at].is(Tag::Other) || self.items[*at].is(Tag::Additional));
        // "the 12-storey hotel" counts storeys.
        let counted = self.tied_noun(place).unwrap_or(place.noun.clone());
        let is_counted = |at: &usize| self.items[*at].is_content() && counted.contains(at);
        let rest: Vec<usize> = own.iter().copied().filter(is_counted).collect();
        if !rest.is_empty() || !stands_for_another {
            return rest;
        }
        let after_of = self.noun_after_of(place);
        let earlier = number.checked_sub(1).filter(|_| self.is_of_them(place));
        match earlier {
            Some(earlier) if after_of.is_empty() => self.noun_of(places, earlier),
            _ => after_of,
        }
    }

    /// Returns the last noun of the phrase with "of" that follows a figure at once: "delegates" of "83 percent of the 40
    /// delegates". A name is no noun.
    fn base(&self, place: &FigurePlace) -> Option<Arc<str>> {
        let of = place.at + 1;
        let range = &self.pieces[place.piece].range;
        if !range.contains(&of) || !self.items[of].is(Tag::PartOf) {
            return None;
        }
        let run = (of + 1..range.end).skip_while(|at| {
            let item = &self.items[*at];
            item.is(Tag::Determiner) || item.is(Tag::Adverb) || item.is_mention()
        });
        let nouns = run.take_while(|at| self.items[*at].is_noun_word());
        let last = nouns.last().filter(|at| !self.items[*at].is_capital)?;
        // "80 percent of those surveyed": what is told of them is no name for them.
        if self.items[last - 1].is(Tag::Determiner) && self.items[last].uses.has(VerbForm::Past) {
            return None;
        }
        self.items[last].lemma.clone()
    }

    /// Returns the noun of "two of its own men", which a figure counts as well.
    fn noun_after_of(&self, place: &FigurePlace) -> Vec<usize> {
        let rest = &self.items[..place.to];
        let is_of = rest.get(place.at + 1).is_some_and(|item| item.is(Tag::PartOf));
        let is_definite = rest.get(place.at + 2).is_some_and(|item| item.is(Tag::Determiner));
        // "hundreds of fans".
        let is_number = self.items[place.at].figure.is_plain_number;
        let is_many = rest.get(place.at + 2).is_some_and(|item| {
            is_number && item.is_content() && !item.is_capital && item.verb.is_none()
        });
        if !is_of || !is_definite && !is_many {
            return Vec::new();
        }
        let run = (place.at + 2 + usize::from(is_definite)..place.to)
            .skip_while(|at| self.items[*at].is(Tag::Adverb));
        let noun: Vec<usize> = run.take_while(|at| self.items[*at].is_noun_word()).collect();
        // "70 of the estimated 300 wolves".
        let ends_in_figure =
            |last: &usize| self.items.get(last + 1).is_some_and(|next| next.is_figure());
        if noun.last().is_some_and(ends_in_figure) { Vec::new() } else { noun }
    }

    /// Whether another figure of another event stands in the sentence.
    fn is_contrasted(&self, places: &[FigurePlace], number: usize, told: &Happenings) -> bool {
        let own = self.happening(&told.events[number]);
        let others = (0..places.len())
            .filter(|other| *other != number && self.items[places[*other].at].is_figure());
        let mut others = others.map(|other| self.happening(&told.events[other]));
        others.any(|other| {
            other != (Vec::new(), None)
                && other != own
                && !other.0.iter().any(|event| own.0.contains(event))
        })
    }

    /// Whether another figure of the same event stands before in the sentence.
    fn has_total(&self, places: &[FigurePlace], number: usize, told: &Happenings) -> bool {
        let own = self.happening(&told.events[number]);
        if own == (Vec::new(), None) {
            return false;
        }
        let earlier = (0..number).filter(|earlier| self.items[places[*earlier].at].is_figure());
        earlier.into_iter().any(|earlier| self.happening(&told.events[earlier]) == own)
    }

    /// Returns the events of a figure that tables know, and its verb.
    fn happening(&self, items: &[usize]) -> (Vec<Event>, Option<Arc<str>>) {
        let events = self.events(items);
        let verb = items.iter().find_map(|at| self.items[*at].uses.base.clone());
        let verb = verb.filter(|_| events.is_empty());
        (events, verb)
    }
}
