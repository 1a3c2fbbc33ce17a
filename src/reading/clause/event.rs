//! The events of figures: what happens to what is counted.

use std::ops::Range;
use std::sync::Arc;

use super::assertion::VerbSense;
use super::piece::{ClausePiece, Opener};
use super::place::{Clauses, FigurePlace};
use super::result::SCORE_ITEMS;
use super::sentence::{ItemKind, SentenceItem, is_named_by_participle};
use super::subject::{Argument, Assertion, Deed, Event, FigureRole};
use super::told::Happenings;
use super::words::{GrammarPhrase, Sort, Tag, TallySide, VerbForm};

impl Clauses<'_> {
    /// Returns the items that tell of the events of a figure: those that belong to it, or the verbs of its piece, or what
    /// the piece goes on from.
    pub(super) fn event_items(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Vec<usize> {
        let place = &places[number];
        let own = self.own_events(place);
        if !own.is_empty() {
            return own;
        }
        let piece = &self.pieces[place.piece];
        if let Some(verb) = self.verb_of(place) {
            return vec![verb];
        }
        if matches!(piece.opener, Opener::Bracket) || self.accompanies(place) {
            return Vec::new();
        }
        // "joined in 1949, was its leader from 1961 to 1988": what it was is all that its clause tells.
        if piece.verbs.is_empty() && piece.first_verb.is_some_and(|verb| verb < place.at) {
            return Vec::new();
        }
        if let Some(items) = self.events_of_whom(place).or_else(|| self.events_of_speech(place)) {
            return items;
        }
        self.inherited_events(places, number, told)
    }

    /// Whether a piece between commas only says what something has with it: ", with 83 passengers aboard,"; not "with 12
    /// others".
    pub(super) fn accompanies(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let next = self.items.get(place.at + 1);
        piece.opener == Opener::Comma
            && !piece.has_verb()
            && self.items[piece.range.start].is(Tag::Accompanying)
            && place.at <= piece.range.start + 2
            && next.is_some_and(|next| next.is_content() && !next.is(Tag::Other))
    }

    /// Returns the event words in the reach of a figure.
    fn own_events(&self, place: &FigurePlace) -> Vec<usize> {
        if let Some(result) = self.score_noun(place.at) {
            return vec![result];
        }
        let has_other = self.pieces[place.piece].figures.len() > 1;
        let light =
            |at: &usize| self.items[*at].is(Tag::LightVerb) && self.phrase_events(*at).is_empty();
        let mut found: Vec<usize> = Vec::new();
        for at in place.from..place.to {
            let item = &self.items[at];
            if is_named_by_participle(&self.items, at) || self.is_purpose(at, place) {
                continue;
            }
            let tells = item.events().any(|(_, sort)| match sort {
                Sort::Verb | Sort::Adjective | Sort::Adverb => !self.is_quality_before(place, at),
                Sort::Noun => self.names_event(place, at, has_other),
            });
            if tells || !self.phrase_events(at).is_empty() || self.is_last_adverb(place, at) {
                found.push(at);
            }
        }
        let led = found.iter().any(|at| *at < place.at)
            || self.pieces[place.piece]
                .verbs
                .iter()
                .any(|verb| *verb < place.at && !self.items[*verb].is(Tag::Speech));
        // "left 5,300 homes without power": the preposition begins what happened.
        let begins_phrase =
            |at: &usize| self.items[*at].is(Tag::Preposition) && self.phrase_events(*at).is_empty();
        let phrase = (place.noun.end..place.to).find(begins_phrase);
        if let Some(phrase) = phrase.filter(|_| led) {
            found.retain(|at| *at < phrase);
        }
        if found.iter().any(|at| !light(at)) {
            found.retain(|at| !light(at));
        }
        // "five of the men died in hospital": where they did it.
        let verb = found.iter().copied().find(|at| self.items[*at].verb.is_some());
        if let Some(verb) = verb {
            found.retain(|at| *at < verb || !self.items[*at].is(Tag::Preposition));
        }
        found
    }

    /// Whether a preposition that tells of an event ends a figure's piece: "218 voted for the bill, 201 against".
    fn is_last_adverb(&self, place: &FigurePlace, at: usize) -> bool {
        let is_adverb = |sort: &Sort| *sort == Sort::Adverb;
        let mut behind = self.items[at + 1..self.pieces[place.piece].range.end].iter();
        at > place.at
            && behind.all(|item| item.kind == ItemKind::Sign)
            && self.items[at].uses.events.iter().any(|(_, sort)| is_adverb(sort))
    }

    /// Whether an adjective describes another noun before the figure: "the wounded soldier saw 5".
    fn is_quality_before(&self, place: &FigurePlace, at: usize) -> bool {
        let item = &self.items[at];
        let describes = self.items.get(at + 1).is_some_and(|next| next.is_noun_word());
        at < place.at && item.verb.is_none() && describes
    }

    /// Whether a noun says what happened to the figure: "the death of 5", "5 deaths", "suffered injuries".
    fn names_event(&self, place: &FigurePlace, at: usize, has_other: bool) -> bool {
        if place.noun.contains(&at) {
            return at + 1 >= place.noun.end;
        }
        if at < place.at {
            let between = &self.items[at + 1..place.at];
            let plain = between.iter().all(|item| {
                item.is(Tag::PartOf)
                    || item.is(Tag::Infinitive)
                    || item.is(Tag::Preposition) && !item.is(Tag::Level)
                    || item.is(Tag::Determiner)
                    || item.is(Tag::Adverb)
                    || item.is(Tag::Be)
                    || item.is(Tag::Additional)
                    || item.direction().is_some() && item.verb.is_none()
            });
            return plain && between.iter().any(|item| !item.is(Tag::Determiner));
        }
        // After a verb that says nothing: "were found with injuries".
        !has_other
            && self.pieces[place.piece]
                .verbs
                .iter()
                .any(|verb| *verb < at && self.items[*verb].is(Tag::LightVerb))
    }

    /// Returns the events of the phrase that begins at an item.
    pub(super) fn phrase_events(&self, at: usize) -> Vec<&Event> {
        let Some(word) = self.phrase_at(at) else { return Vec::new() };
        let whole = self.words.phrases.events(word);
        if whole.is_empty() { self.parted_phrase_events(at) } else { whole }
    }

    /// Returns the events of a phrase that begins at a verb and goes on behind the figure that it is done to: "let 90 clerks go".
    pub(super) fn parted_phrase_events(&self, at: usize) -> Vec<&Event> {
        if self.items[at].verb.is_none() {
            return Vec::new();
        }
        let is_before =
            |at: &usize| self.items[*at].is(Tag::Determiner) || self.items[*at].is(Tag::Adverb);
        let figure = (at + 1..self.items.len()).find(|at| !is_before(at));
        let Some(figure) = figure.filter(|at| self.items[*at].is_figure()) else {
            return Vec::new();
        };
        let noun = self.noun_run(figure, self.items.len()).end;
        // "claimed 31 lives were at risk": the verb is one of saying.
        if self.items.get(noun).is_some_and(SentenceItem::is_auxiliary) {
            return Vec::new();
        }
        // "sent nine of the officers to prison".
        let is_in_whole = |at: &usize| {
            let item = &self.items[*at];
            item.is(Tag::PartOf) || item.is(Tag::Determiner) || item.is_noun_word()
        };
        let is_of = self.items.get(noun).is_some_and(|item| item.is(Tag::PartOf));
        let whole = (noun..self.items.len()).take_while(is_in_whole);
        let end = if is_of { noun + whole.count() } else { noun };
        let word_from = |rest: usize| {
            move |by: usize| {
                let at = if by == 0 { at } else { rest + by - 1 };
                self.items.get(at).map_or("", |item| &*item.word)
            }
        };
        let events = (figure + 1..=end).map(|rest| self.words.phrases.events(word_from(rest)));
        events.into_iter().find(|events| !events.is_empty()).unwrap_or_default()
    }

    pub(super) fn grammar_phrase(&self, at: usize) -> Option<GrammarPhrase> {
        self.words.phrases.grammar(self.phrase_at(at)?)
    }

    /// Returns the words from an item on, the first at 0; `None` where no phrase begins with it.
    pub(super) fn phrase_at<'s>(&'s self, at: usize) -> Option<impl Fn(usize) -> &'s str> {
        let word = move |by: usize| self.items.get(at + by).map_or("", |item| &*item.word);
        self.items[at].begins_phrase.then_some(word)
    }

    /// Returns the verb of a figure's piece that governs it: the nearest before it, or else the first after it.
    pub(super) fn verb_of(&self, place: &FigurePlace) -> Option<usize> {
        let verbs = self.pieces[place.piece].verbs.iter().copied();
        let verbs = verbs.filter(|verb| !self.items[*verb].is(Tag::Speech));
        let before = verbs.clone().rev().find(|verb| *verb < place.at);
        let is_of_other =
            |verb: usize| self.describes_noun_before(verb, place) || self.is_purpose(verb, place);
        before.or_else(|| verbs.clone().find(|verb| *verb > place.at && !is_of_other(*verb)))
    }

    /// Whether a verb behind a figure says what for another was done, whose piece begins before: "to Rosneft for $9.3bn to offset a tax
    /// bill".
    fn is_purpose(&self, verb: usize, place: &FigurePlace) -> bool {
        verb > place.at
            && self.items[verb - 1].is(Tag::Infinitive)
            && self.pieces[place.piece].parent.is_some()
            && self.is_before(place, Tag::Preposition)
    }

    /// Whether a verb behind a figure is a participle that describes the noun before it, so that the verb of the clause is still
    /// to come: "420,000 of the people assisted lived in camps", "12 of the 30 samples taken in May were contaminated".
    fn describes_noun_before(&self, verb: usize, place: &FigurePlace) -> bool {
        let end = self.pieces[place.piece].range.end;
        let is_participle = self.items[verb].verb == Some(VerbForm::Past)
            && !self.items[place.at..verb].iter().any(SentenceItem::is_auxiliary);
        let next = self.items[..end].get(verb + 1);
        let leads_on = next.is_some_and(|next| {
            next.is_auxiliary()
                || next.is(Tag::Preposition)
                || next.is(Tag::Adverb)
                || next.is(Tag::Particle)
                || next.is_mention() && !next.is_figure()
        });
        let is_finite = |at: usize| {
            let is_infinitive = self.items[at - 1].is(Tag::Infinitive);
            let is_copula = self.items[at].verb.is_some() && self.items[at].is(Tag::Copula);
            (self.items[at].is_auxiliary() || is_copula) && !is_infinitive
        };
        let is_helped_later = leads_on && (verb + 1..end).any(is_finite);
        let verb_follows = next.is_some_and(|next| next.verb == Some(VerbForm::Past));
        is_participle && (verb_follows || is_helped_later)
    }

    /// Returns what a figure is to the verb of its piece.
    pub(super) fn argument(&self, place: &FigurePlace) -> Argument {
        let piece = &self.pieces[place.piece];
        let verb = self.verb_of(place).filter(|_| !self.begins_score(place.at));
        let Some(verb) = verb else { return Argument::Other };
        // "received 540 votes": those who voted did it.
        if !self.parted_phrase_events(verb).is_empty() {
            return Argument::Other;
        }
        let is_object = |range: Range<usize>| {
            let mut rest = range.filter(|at| !self.items[*at].is(Tag::Adverb));
            rest.next().is_some_and(|at| self.begins_object(at))
        };
        if verb < place.at {
            let between = verb + 1..place.at;
            let direct = between
                .clone()
                .all(|at| self.items[at].is(Tag::Determiner) || self.items[at].is(Tag::Adverb));
            return if direct { Argument::Patient } else { Argument::Other };
        }
        let helpers = place.at + 1..verb;
        if helpers.clone().any(|at| self.items[at].is(Tag::Be)) {
            return if self.items[verb].verb == Some(VerbForm::Past) {
                Argument::Patient
            } else {
                Argument::Other
            };
        }
        if !self.phrase_events(verb).is_empty() {
            return Argument::Other;
        }
        let acts =
            is_object(verb + 1..piece.range.end) && self.items[verb].verb != Some(VerbForm::Ing);
        if acts { Argument::Doer } else { Argument::Other }
    }

    /// Returns the verb that a figure is the object of, also a form of "have".
    pub(super) fn object_of(&self, place: &FigurePlace) -> Option<Arc<str>> {
        let piece = &self.pieces[place.piece];
        let verb = piece.verbs.iter().rev().copied().find(|verb| *verb < place.at);
        let verb = verb.or(piece.first_verb).filter(|verb| *verb < place.at)?;
        let is_passed = |at: usize| {
            let sorts = [Tag::Determiner, Tag::Adverb, Tag::Particle];
            sorts.into_iter().any(|tag| self.items[at].is(tag))
        };
        let direct = (verb + 1..place.at).all(is_passed);
        let item = &self.items[verb];
        let base = item.uses.base.clone().unwrap_or_else(|| Arc::clone(&item.word));
        (direct && !self.is_passive_verb(verb)).then_some(base)
    }

    /// Returns the deed that the verb of a figure's piece tells of the figure itself: what is done to it, what it does to
    /// nothing else, for a date what happened on it, or for a length of time what went on for it. A verb that says little, or means something else with the word
    /// behind it, tells of none.
    pub(super) fn deed(&self, place: &FigurePlace) -> Option<Deed> {
        let at = self.verb_of(place)?;
        let is_date = !self.items[place.at].is_figure();
        let item = &self.items[at];
        let next = self.items.get(at + 1);
        let says_little = [Tag::VagueVerb, Tag::LightVerb, Tag::Planner, Tag::Speech, Tag::Copula];
        if says_little.into_iter().any(|tag| item.is(tag))
            || next.is_some_and(|next| next.is(Tag::Particle))
            || !self.phrase_events(at).is_empty()
        {
            return None;
        }
        let argument = self.argument(place);
        let is_passive = (place.at..at).any(|at| self.items[at].is(Tag::Be));
        let acts_alone = at > place.at
            && argument == Argument::Other
            && !is_passive
            && item.verb != Some(VerbForm::Ing);
        let acts = argument == Argument::Doer && !is_date;
        // "banned for 12 years".
        let lasts = self.items[place.at].figure.measures
            && at < place.at
            && self.is_before(place, Tag::WishedFor);
        let is_own = argument == Argument::Patient || acts || acts_alone || is_date || lasts;
        let verb = item.uses.base.clone().filter(|_| is_own)?;
        let object = if acts { self.lemmas(self.object(place).into_iter()) } else { Vec::new() };
        let clause = self.lemmas(self.pieces[place.piece].range.clone());
        Some(Deed { verb, has_doer: at < place.at, object, clause })
    }

    /// Whether what a verb is done to can begin with an item.
    fn begins_object(&self, at: usize) -> bool {
        let item = &self.items[at];
        item.is_figure()
            || item.is(Tag::Determiner)
            || item.is_noun_word() && !item.is_manner && !item.is(Tag::Predicate)
    }

    fn inherited_events(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Vec<usize> {
        let own = places[number].piece;
        if let Some(items) = self.events_shared_with_next(own) {
            return items;
        }
        let joined = matches!(
            self.pieces[own].opener,
            Opener::Coordinator | Opener::Alternative | Opener::Comma | Opener::Resumed
        );
        // "killed 5 soldiers, and 3 civilians": the figure before is what the verb is done to.
        let is_object = number > 0 && self.continues_object(own);
        let begins = !joined || self.pieces[own].opener == Opener::Coordinator && !is_object;
        if begins && let Some(items) = self.events_after(own) {
            return items;
        }
        let mut piece = own;
        while let Some(parent) = self.pieces[piece].parent {
            let above = &self.pieces[parent];
            let first = above.verbs.first().filter(|at| {
                self.items[**at].verb == Some(VerbForm::Past) && above.first_verb == Some(**at)
            });
            // "sold two tankers, built in 2006, for $38 million".
            let is_aside = above.opener == Opener::Comma
                && first == Some(&above.range.start)
                && self.pieces[piece].opener == Opener::Comma;
            let is_told = |earlier: &usize| {
                places[*earlier].piece == parent && told.roles[*earlier] != FigureRole::Whole
            };
            let of_parent = (0..number).rev().find(is_told);
            if let Some(earlier) = of_parent.filter(|_| !is_aside) {
                let is_other = self.is_quality_for_participle(places, number, told);
                return if is_other { Vec::new() } else { told.events[earlier].clone() };
            }
            if let Some(verb) = above.verbs.last().filter(|_| !is_aside) {
                return vec![*verb];
            }
            piece = parent;
        }
        self.events_after(own).unwrap_or_default()
    }

    /// Whether a word stands right behind a figure where the one before, in the piece that it goes on from, has a participle: "37
    /// percent opposed and 11 percent undecided".
    pub(super) fn is_quality_for_participle(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> bool {
        let Some(before) = number.checked_sub(1).map(|before| &places[before]) else {
            return false;
        };
        let own = &places[number];
        !self.pieces[own.piece].has_verb()
            && self.pieces[own.piece].parent == Some(before.piece)
            && before.noun.is_empty()
            && !own.noun.is_empty()
            && told.events[number - 1] == [before.at + 1]
    }

    /// Returns the events of the next piece's verb where a piece begins a clause and leaves its own to it: "; 31 in one arm and 58
    /// in the other relapsed".
    fn events_shared_with_next(&self, index: usize) -> Option<Vec<usize>> {
        let begins = matches!(
            self.pieces[index].opener,
            Opener::Start | Opener::Stop | Opener::Contrast | Opener::Relative | Opener::Complement
        );
        let start = self.pieces[index].range.start;
        // ", but two soldiers and five gunmen died".
        let begins = begins
            || self.pieces[index].opener == Opener::Coordinator
                && start.checked_sub(2).is_some_and(|at| self.items[at].kind == ItemKind::Sign);
        let next = self.pieces.get(index + 1)?;
        let figure = *next.figures.first()?;
        let verb = next.first_verb.filter(|verb| *verb > figure)?;
        let is_shared = begins
            && !self.pieces[index].has_verb()
            && next.opener == Opener::Coordinator
            && self.items[verb].verb != Some(VerbForm::Ing);
        let tells = |at: &usize| {
            self.items[*at].events().next().is_some_and(|(_, sort)| sort != Sort::Noun)
        };
        let events: Vec<usize> = (verb..next.range.end).filter(tells).collect();
        let verbs = next.verbs.first().copied().into_iter().collect();
        is_shared.then_some(if events.is_empty() { verbs } else { events })
    }

    /// Whether a piece goes on from one with a figure after its verb.
    fn continues_object(&self, mut index: usize) -> bool {
        while let Some(parent) = self.pieces[index].parent {
            let above = &self.pieces[parent];
            let last = above.figures.last();
            let governs =
                |verb: &usize, last: &usize| verb < last && !self.items[*verb].is(Tag::Speech);
            if last.is_some_and(|last| above.verbs.iter().any(|verb| governs(verb, last))) {
                return true;
            }
            if above.has_verb() {
                return false;
            }
            index = parent;
        }
        false
    }

    /// Returns the events of "80 of whom are elected", which the pronoun parts from their figure.
    fn events_of_whom(&self, place: &FigurePlace) -> Option<Vec<usize>> {
        let next = self.pieces.get(place.piece + 1)?;
        let last = self.pieces[place.piece].range.end.checked_sub(1)?;
        let is_of = self.items[last].is(Tag::PartOf)
            && next.opener == Opener::Relative
            && next.figures.is_empty();
        let told = next.range.clone().filter(|at| {
            self.items[*at].events().next().is_some() || self.items[*at].verb.is_some()
        });
        is_of.then(|| told.collect())
    }

    /// Returns the events of what those whom a figure counts say of themselves: "61 percent said that they had left".
    fn events_of_speech(&self, place: &FigurePlace) -> Option<Vec<usize>> {
        let piece = &self.pieces[place.piece];
        let speaks = piece
            .verbs
            .first()
            .is_some_and(|verb| *verb > place.at && self.items[*verb].is(Tag::Speech));
        let next = self.pieces.get(place.piece + 1).filter(|next| {
            let is_pronoun = |at: usize| self.items[at].is(Tag::Pronoun);
            speaks && next.opener == Opener::Complement && next.before_verb().any(is_pronoun)
        })?;
        let tells = |at: &usize| self.items[*at].events().any(|(_, sort)| sort != Sort::Noun);
        let told: Vec<usize> = next.range.clone().filter(tells).collect();
        Some(if told.is_empty() { next.verbs.clone() } else { told })
    }

    /// Returns the event words of the piece whose verb a piece is the subject of: "four people, including a guard, were
    /// killed".
    pub(super) fn events_after(&self, index: usize) -> Option<Vec<usize>> {
        let follows = |piece: &&ClausePiece| {
            let in_phrase = self.items[piece.range.start].is(Tag::Preposition);
            let has_subject = piece
                .before_verb()
                .any(|at| self.items[at].is_content() || self.items[at].is_figure());
            let is_finite =
                piece.first_verb.is_some_and(|at| self.items[at].verb != Some(VerbForm::Ing));
            let joined = matches!(piece.opener, Opener::Comma | Opener::Resumed) && !has_subject;
            let says = piece.verbs.first().is_some_and(|verb| self.items[*verb].is(Tag::Speech));
            is_finite && !says && (joined || piece.opener == Opener::Coordinator && in_phrase)
        };
        let later: Vec<&ClausePiece> = self.pieces[index + 1..].iter().filter(follows).collect();
        // "14 samples, taken from three places, were prepared".
        let helped = later
            .iter()
            .find(|piece| piece.first_verb.is_some_and(|at| self.items[at].is_auxiliary()));
        let later = helped.or(later.first())?;
        let to = later.figures.first().map_or(later.range.end, |first| *first);
        let tells = |at: &usize| {
            self.items[*at].events().next().is_some_and(|(_, sort)| sort != Sort::Noun)
        };
        let events: Vec<usize> = (later.range.start..to).filter(tells).collect();
        Some(if events.is_empty() {
            later.verbs.first().copied().into_iter().collect()
        } else {
            events
        })
    }

    /// Returns the events that items tell of.
    pub(super) fn events(&self, items: &[usize]) -> Vec<Event> {
        let adverb = items
            .iter()
            .flat_map(|at| &self.items[*at].uses.events)
            .find(|(_, sort)| *sort == Sort::Adverb);
        if let Some((event, _)) = adverb {
            return vec![event.clone()];
        }
        let phrases = items.iter().flat_map(|at| self.phrase_events(*at));
        let mut found: Vec<Event> = phrases.cloned().collect();
        if !found.is_empty() {
            return found;
        }
        for at in items {
            for (event, _) in self.items[*at].events() {
                if !found.contains(event) {
                    found.push(event.clone());
                }
            }
        }
        found
    }

    /// Returns the same for a figure: what happens to those whom it counts may be another event than what the verb tells of those
    /// who do it, "six were beaten", "lost to six".
    pub(super) fn events_of(&self, place: &FigurePlace, items: &[usize]) -> Vec<Event> {
        let mut events = self.events(items);
        let is_agent = self.is_before(place, Tag::SizeOfChange);
        let is_patient =
            self.argument(place) == Argument::Patient || self.is_passive(place) && !is_agent;
        let is_rival = self.is_before(place, Tag::Infinitive);
        for event in self.events_around(place, items) {
            put_in_place(&mut events, event);
        }
        let is_given = self.is_given(place);
        for at in items {
            let uses = &self.items[*at].uses;
            let patients = uses.patients.iter().filter(|_| is_patient);
            let rivals = uses.rivals.iter().filter(|_| is_rival);
            let recipients = uses.recipients.iter().filter(|_| is_given);
            for event in patients.chain(rivals).chain(recipients) {
                put_in_place(&mut events, event);
            }
        }
        for event in self.joined_events(place, items) {
            if !events.contains(&event) {
                events.push(event);
            }
        }
        events
    }

    /// Returns the events of the phrases that a verb makes with what stands behind a length of time: "sentenced him to four months in
    /// jail".
    fn events_around(&self, place: &FigurePlace, items: &[usize]) -> Vec<&Event> {
        if !self.items[place.at].figure.measures {
            return Vec::new();
        }
        let verbs = items.iter().filter(|at| self.items[**at].verb.is_some());
        let around = verbs.flat_map(|verb| {
            let word = |by: usize| match by {
                0 => &*self.items[*verb].word,
                _ => self.items.get(place.at + by).map_or("", |item| &*item.word),
            };
            self.words.phrases.events(word)
        });
        around.collect()
    }

    /// Whether a figure is what a passive gives to those of whom it is told: "was sent 17 letters".
    fn is_given(&self, place: &FigurePlace) -> bool {
        let is_passed =
            |at: usize| self.items[at].is(Tag::Determiner) || self.items[at].is(Tag::Adverb);
        let verb = self.verb_of(place).filter(|verb| *verb < place.at);
        verb.is_some_and(|verb| self.is_passive_verb(verb) && (verb + 1..place.at).all(is_passed))
    }

    /// Returns the events of a word that a coordinator joins to the last one of a figure: "3,000 dead or wounded".
    fn joined_events(&self, place: &FigurePlace, items: &[usize]) -> Vec<Event> {
        let Some(last) = items.iter().copied().max().filter(|last| *last > place.at) else {
            return Vec::new();
        };
        let Some([joining, word]) = self.items.get(last + 1..last + 3) else { return Vec::new() };
        let goes_on = self.items.get(last + 3).is_some_and(|next| {
            next.is_mention() || next.is(Tag::Determiner) || next.is_noun_word()
        });
        let tells = |sort: Sort| match sort {
            Sort::Adjective => true,
            Sort::Verb => word.verb == Some(VerbForm::Past),
            Sort::Noun | Sort::Adverb => false,
        };
        let told = word.events().filter(|(_, sort)| tells(*sort));
        let own = &self.items[last];
        let is_state = own.verb == Some(VerbForm::Past)
            || own.events().any(|(_, sort)| sort == Sort::Adjective);
        let is_joined = is_state && joining.is(Tag::Coordinator) && !goes_on;
        told.filter(|_| is_joined).map(|(event, _)| event.clone()).collect()
    }

    /// Returns what those did whom one side of a tally counts: "The motion was defeated by 212 votes to 98".
    pub(super) fn tally_events(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Vec<Event> {
        let goes_to = |first: &FigurePlace, second: &FigurePlace| {
            let mut between = first.noun.end.max(first.at + 1)..second.at;
            first.piece == second.piece
                && between.len() == 1
                && between.all(|at| self.items[at].is(Tag::Infinitive))
        };
        let place = &places[number];
        // "212-98": those against are not read.
        let is_scored = self.leads_score(place.at);
        let is_first = is_scored || places.get(number + 1).is_some_and(|next| goes_to(place, next));
        let is_second = number > 0 && goes_to(&places[number - 1], place);
        let side = match (is_first, is_second) {
            (true, false) => TallySide::First,
            (false, true) => TallySide::Second,
            _ => return Vec::new(),
        };
        let verbs = self.pieces[place.piece].verbs.iter().copied();
        let items = told.events[number].iter().copied().chain(verbs);
        // "voted 61-44 against the bill".
        let last = if is_second { place } else { places.get(number + 1).unwrap_or(place) };
        let behind = match is_scored {
            true => place.at + SCORE_ITEMS,
            false => last.noun.end.max(last.at + 1),
        };
        let items = items.chain((behind < self.items.len()).then_some(behind));
        // "The price fell by 212 euros to 98".
        let counts_votes =
            self.counts_votes(place) || is_second && self.counts_votes(&places[number - 1]);
        let tells = |at: &usize| is_scored || counts_votes || self.items[*at].direction().is_none();
        let mut told: Vec<&(Event, TallySide)> = items
            .filter(tells)
            .flat_map(|at| self.phrase_tallies(at).into_iter().chain(&self.items[at].uses.tallies))
            .collect();
        told.dedup();
        let told = told.into_iter();
        told.filter(|(_, of)| *of == side).map(|(event, _)| event.clone()).collect()
    }

    fn phrase_tallies(&self, at: usize) -> Vec<&(Event, TallySide)> {
        self.phrase_at(at).map(|word| self.words.phrases.tallies(word)).unwrap_or_default()
    }

    /// Whether what a figure counts are votes.
    fn counts_votes(&self, place: &FigurePlace) -> bool {
        let is_vote = |lemma: &Arc<str>| self.words.is_tagged(lemma, Tag::Vote);
        self.lemmas(place.noun.clone()).iter().any(is_vote)
    }

    /// Whether a clause tells a figure of each of several: "each of the cases holds 25 beetles", "$40,000 each".
    pub(super) fn is_of_each(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let first = piece.figures.first().copied().unwrap_or(place.at);
        let verb = self.verb_of(place).filter(|verb| *verb < place.at);
        let mut own = (piece.range.start..verb.unwrap_or(first)).chain(place.from..place.to);
        own.any(|at| {
            let next = self.items.get(at + 1);
            let is_of_time = next.is_some_and(|next| next.is(Tag::Times) || next.is_mention());
            self.items[at].is(Tag::Distributor) && !is_of_time
        })
    }

    /// Whether a figure stands behind "of" and a word for one of several: "the youngest of seven children".
    pub(super) fn is_of_peers(&self, place: &FigurePlace) -> bool {
        let of = self.word_before(place).filter(|at| self.items[*at].is(Tag::PartOf));
        let before = of.and_then(|at| at.checked_sub(1));
        before.is_some_and(|at| self.items[at].is(Tag::Peer))
    }

    /// Whether a figure is the loss that a passive came with: "was sunk with the loss of 130 men".
    pub(super) fn is_loss_with_passive(&self, place: &FigurePlace) -> bool {
        let led = self.word_before(place).filter(|at| self.items[*at].is(Tag::PartOf));
        let noun = led.and_then(|at| at.checked_sub(1)).filter(|at| self.items[*at].is(Tag::Loser));
        let leads = |at: &usize| self.items[*at].is(Tag::Accompanying);
        let before = |noun: usize| noun.saturating_sub(2)..noun;
        noun.is_some_and(|noun| before(noun).any(|at| leads(&at))) && self.is_passive(place)
    }

    /// Returns the items of a clause right behind a figure's noun: a relative clause, or a participle.
    pub(super) fn described_range(&self, place: &FigurePlace) -> Option<Range<usize>> {
        let piece = &self.pieces[place.piece];
        let end = place.noun.end;
        let participle =
            self.items[..place.to].get(end).filter(|item| item.verb == Some(VerbForm::Past));
        let governs = |verb: &usize| *verb < place.at && !self.items[*verb].is(Tag::Speech);
        let has_verb_before = piece.verbs.iter().any(governs);
        let is_described = || {
            has_verb_before
                || self.is_described_whole(place, end)
                || self.describes_noun_before(end, place)
        };
        if participle.is_some() && is_described() {
            // "of the 2,400 people polled trusted": the second verb is that of the clause.
            let next = (end + 1..place.to).find(|at| self.is_finite(*at));
            return Some(end..next.filter(|_| !has_verb_before).unwrap_or(place.to));
        }
        let next = self.pieces.get(place.piece + 1)?;
        let follows = next.opener.describes()
            && piece.figures.last() == Some(&place.at)
            && piece.verbs.last().is_none_or(|verb| *verb < place.at);
        let first = next.verbs.first().copied().unwrap_or(next.range.start);
        // "who reached the hut could have frozen": the second verb is that of the sentence.
        let to = (first + 1..next.range.end)
            .find(|at| self.is_finite(*at))
            .filter(|at| *at > first + 1 || begins_another(&self.items, first))
            .unwrap_or(next.range.end);
        let to = to.min(next.figures.first().copied().unwrap_or(to));
        (follows && first < to).then_some(next.range.start..to)
    }

    /// Whether the participle at `at` right behind a whole describes it: "37 of the 112 samples taken in May were …", "…, a
    /// third of the sum sought". In "half of the 600 people came" it is the verb of the clause.
    fn is_described_whole(&self, place: &FigurePlace, at: usize) -> bool {
        let piece = &self.pieces[place.piece];
        let is_apposition = piece.opener == Opener::Comma && piece.verbs.len() <= 1;
        let has_other_verb = (at + 1..place.to).any(|at| self.is_finite(at));
        self.is_whole_of(place) && (is_apposition || has_other_verb)
    }

    /// Whether an item is a verb that a clause can have by itself, or helps one.
    fn is_finite(&self, at: usize) -> bool {
        let item = &self.items[at];
        item.is_auxiliary() || matches!(item.verb, Some(VerbForm::Past | VerbForm::Third))
    }

    /// Returns what the words of a range make of it.
    pub(super) fn asserted_by(&self, range: Range<usize>) -> Assertion {
        self.governing(range, true, VerbSense::Governs)
    }

    /// Whether an article or the like stands before a figure: "the 45 hostages".
    pub(super) fn is_definite(&self, place: &FigurePlace) -> bool {
        let before = (place.from..place.at)
            .rev()
            .find(|at| !self.items[*at].is(Tag::Adverb) && !self.items[*at].is_content());
        before.is_some_and(|at| self.items[at].is(Tag::Determiner))
    }
}

/// Puts an event in the place of others of its group.
pub(super) fn put_in_place(events: &mut Vec<Event>, event: &Event) {
    events.retain(|own| own.group != event.group);
    events.push(event.clone());
}

/// Whether what stands right behind the verb at `verb` of a relative clause is of the sentence around that: "the houses that
/// burned had stood empty", "the guests who had been invited turned up".
fn begins_another(items: &[SentenceItem], verb: usize) -> bool {
    let [item, next] = [&items[verb], &items[verb + 1]];
    let is_participle = verb > 0 && items[verb - 1].is_auxiliary();
    item.verb.is_some()
        && !item.is_auxiliary()
        && (next.is_auxiliary() || is_participle && next.verb == Some(VerbForm::Past))
}
