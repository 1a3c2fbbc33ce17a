//! The parts of a figure's subject, read from its piece of the sentence and those that the piece goes on from.

use std::ops::Range;


use super::piece::{Opener, Piece};
use super::sentence::{Item, ItemKind};
use super::subject::{Assertion, Direction, Event, Role};
use super::words::{ClauseWords, GrammarPhrase, Form, Sort, Tag};

/// A sentence in pieces.
pub(super) struct Clauses<'a> {
    pub(super) items: Vec<Item>,
    pub(super) pieces: Vec<Piece>,
    pub(super) words: &'a ClauseWords,
    /// The items that are ranges.
    pub(super) ranges: Vec<usize>,
    /// The items that are plain numbers.
    pub(super) numbers: Vec<usize>,
    /// The items that measure in a unit.
    pub(super) measured: Vec<usize>,
    /// Whether it ends with a question mark.
    pub(super) is_question: bool,
}

/// A figure in its piece: where it stands, and how far what belongs to it reaches.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The index of its item.
    pub(super) at: usize,
    /// The index of its piece.
    pub(super) piece: usize,
    /// From the end of what belongs to the figure before it in the piece, or the piece's start.
    pub(super) from: usize,
    /// To where what belongs to the next figure begins, or the piece's end.
    pub(super) to: usize,
    /// The words beside it: "new long-haul jets".
    pub(super) noun: Range<usize>,
}

impl Clauses<'_> {
    /// Returns the places of all figures, in order.
    pub(super) fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let mut from = piece.range.start;
            for (number, at) in piece.figures.iter().enumerate() {
                let noun = self.noun_run(*at, piece.range.end);
                let next = piece.figures.get(number + 1);
                let to = next.map_or(piece.range.end, |next| self.start_of(*next, noun.end.max(at + 1)));
                places.push(Place { at: *at, piece: index, from, to, noun });
                from = to;
            }
            // A date is of the whole piece.
            let dates = piece.range.clone().filter(|at| self.items[*at].is_mention() && !self.items[*at].is_figure());
            places.extend(dates.map(|at| {
                let Range { start: from, end: to } = piece.range.clone();
                Place { at, piece: index, from, to, noun: at + 1..at + 1 }
            }));
        }
        places.sort_by_key(|place| place.at);
        places
    }

    /// Returns the words after a figure up to a verb, preposition or other word of grammar.
    fn noun_run(&self, at: usize, end: usize) -> Range<usize> {
        let mut start = at + 1;
        while start < end
            && (self.is_joint(start)
                || (self.items[start].is(Tag::Adverb) && !self.items[start].is(Tag::Other)))
        {
            start += 1;
        }
        let mut to = start;
        while to < end && self.is_in_noun(to, start) {
            to += 1;
        }
        start..to
    }

    /// Whether an item is a hyphen inside a word, or a quotation mark.
    fn is_joint(&self, at: usize) -> bool {
        self.items[at].kind == ItemKind::Sign
    }

    fn is_in_noun(&self, at: usize, start: usize) -> bool {
        let item = &self.items[at];
        if self.is_joint(at) {
            return at > start
                && self.items.get(at + 1).is_some_and(|next| next.is_glued && next.is_content());
        }
        if item.verb.is_some() {
            // "40 wounded": a participle right after a figure is its event, and ends the noun.
            return false;
        }
        let is_manner = item.events().any(|(_, sort)| sort == Sort::Adverb) || item.is_manner;
        let ends = !self.items.get(at + 1).is_some_and(|next| next.is_content() && next.verb.is_none());
        if ends && item.events().any(|(_, sort)| sort == Sort::Adjective) {
            // "one dead": what happened to it, and not what it is.
            return false;
        }
        (item.is_content() && !is_manner) || item.is(Tag::Other) && at == start
    }

    /// Returns where what belongs to a figure begins: its preposition and the verb before that; at the earliest `least`.
    fn start_of(&self, at: usize, least: usize) -> usize {
        let mut start = at;
        while start > least {
            let item = &self.items[start - 1];
            let leads = item.is(Tag::Determiner)
                || item.is(Tag::Adverb)
                || item.is(Tag::Preposition)
                || item.is(Tag::Infinitive)
                || item.is_auxiliary()
                || item.verb.is_some()
                || item.kind == ItemKind::Sign
                || item.direction().is_some()
                || item.is(Tag::Additional);
            if !leads {
                // "height of 24 m": the noun before "of" belongs to the figure too.
                let governs = start < at && self.items[start].is(Tag::PartOf);
                if !governs {
                    break;
                }
            }
            start -= 1;
        }
        start
    }

    /// Returns the items before the figure that belong to it, nearest first.
    fn leading<'s>(&'s self, place: &Place) -> impl Iterator<Item = usize> + use<'s> {
        (place.from..place.at).rev()
    }

    /// Returns the item before a figure but for articles, adverbs, signs, and qualities with an article before them: "from"
    /// of "from an expected 11 million".
    pub(super) fn word_before(&self, place: &Place) -> Option<usize> {
        let start = self.pieces[place.piece].range.start;
        let mut passed = 0;
        for at in (start..place.at).rev() {
            let item = &self.items[at];
            let is_preposition = item.is(Tag::Preposition) || item.is(Tag::Rate);
            let is_passed = item.is(Tag::Determiner) || item.is(Tag::Adverb) || item.kind == ItemKind::Sign;
            if is_preposition && !(item.is(Tag::Determiner) && passed > 0) || !(is_passed || item.is_content()) {
                return Some(at);
            }
            if item.is_content() && item.verb.is_none() && passed < 2 && self.has_article(start, at) {
                passed += 1;
            } else if item.is_content() {
                return Some(at);
            }
        }
        None
    }

    /// Whether an article stands before the quality at `at`, or before the one before it.
    fn has_article(&self, start: usize, at: usize) -> bool {
        let before = (start..at).rev().take(2);
        before.into_iter().any(|at| self.items[at].is(Tag::Determiner))
    }

    fn is_before(&self, place: &Place, tag: Tag) -> bool {
        self.word_before(place).is_some_and(|at| self.items[at].is(tag))
    }

    /// Returns the item right after a figure and its noun.
    fn after_noun(&self, place: &Place) -> Option<&Item> {
        let end = self.pieces[place.piece].range.end;
        self.items[..end].get(place.noun.end)
    }

    // --- events

    /// Returns the items that tell of the events of a figure: those that belong to it, or the verbs of its piece, or what
    /// the piece goes on from.
    pub(super) fn event_items(&self, places: &[Place], number: usize) -> Vec<usize> {
        let place = &places[number];
        let own = self.own_events(place);
        if !own.is_empty() {
            return own;
        }
        let piece = &self.pieces[place.piece];
        let verbs = self.verbs_of(place);
        if !verbs.is_empty() {
            return verbs;
        }
        if matches!(piece.opener, Opener::Bracket) {
            return Vec::new();
        }
        if let Some(items) = self.events_of_whom(place) {
            return items;
        }
        self.inherited_events(places, number)
    }

    /// Returns the event words in the reach of a figure.
    fn own_events(&self, place: &Place) -> Vec<usize> {
        let has_other = self.pieces[place.piece].figures.len() > 1;
        let light = |at: &usize| self.items[*at].is(Tag::LightVerb);
        let mut found: Vec<usize> = Vec::new();
        for at in place.from..place.to {
            let item = &self.items[at];
            let tells = item.events().any(|(_, sort)| match sort {
                Sort::Verb | Sort::Adjective | Sort::Adverb => !self.is_quality_before(place, at),
                Sort::Noun => self.names_event(place, at, has_other),
            });
            if tells || self.phrase_event(at).is_some() {
                found.push(at);
            }
        }
        let led = found.iter().any(|at| *at < place.at) || self.pieces[place.piece].verbs.iter().any(|verb| *verb < place.at && !self.items[*verb].is(Tag::Speech));
        let phrase = (place.noun.end..place.to).find(|at| self.items[*at].is(Tag::Preposition));
        if let Some(phrase) = phrase.filter(|_| led) {
            found.retain(|at| *at < phrase);
        }
        if found.iter().any(|at| !light(at)) {
            found.retain(|at| !light(at));
        }
        found
    }

    /// Whether an adjective describes another noun before the figure: "the wounded soldier saw 5".
    fn is_quality_before(&self, place: &Place, at: usize) -> bool {
        let item = &self.items[at];
        let describes =
            self.items.get(at + 1).is_some_and(|next| next.is_content() && next.verb.is_none());
        at < place.at && item.verb.is_none() && describes
    }

    /// Whether a noun says what happened to the figure: "the death of 5", "5 deaths", "suffered injuries".
    fn names_event(&self, place: &Place, at: usize, has_other: bool) -> bool {
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
                    || item.direction().is_some()
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

    /// Returns the event of the phrase that begins at an item.
    pub(super) fn phrase_event(&self, at: usize) -> Option<&Event> {
        self.words.event_phrase(|by| self.items.get(at + by).map_or("", |item| &item.word))
    }

    fn grammar_phrase(&self, at: usize) -> Option<GrammarPhrase> {
        self.words.grammar_phrase(|by| self.items.get(at + by).map_or("", |item| &item.word))
    }

    /// Returns the verbs of a figure's piece that govern it.
    pub(super) fn verbs_of(&self, place: &Place) -> Vec<usize> {
        let verbs = &self.pieces[place.piece].verbs;
        let verbs = || verbs.iter().filter(|verb| !self.items[**verb].is(Tag::Speech));
        let before = verbs().rev().find(|verb| **verb < place.at);
        let after = verbs().find(|verb| **verb > place.at);
        before.or(after).copied().into_iter().collect()
    }

    fn inherited_events(&self, places: &[Place], number: usize) -> Vec<usize> {
        let own = places[number].piece;
        let joined = matches!(self.pieces[own].opener, Opener::Coordinator | Opener::Alternative | Opener::Comma | Opener::Resumed);
        // "killed 5 soldiers, and 3 civilians": the figure before is what the verb is done to.
        let is_object = number > 0 && self.pieces[places[number - 1].piece].verbs.iter().any(|verb| *verb < places[number - 1].at);
        let begins = !joined || self.pieces[own].opener == Opener::Coordinator && !is_object;
        if begins && let Some(items) = self.events_after(own) {
            return items;
        }
        let mut piece = own;
        while let Some(parent) = self.pieces[piece].parent {
            let of_parent = places[..number].iter().rposition(|place| place.piece == parent);
            if let Some(earlier) = of_parent {
                return self.event_items(places, earlier);
            }
            let above = &self.pieces[parent];
            let first = above.verbs.first().filter(|at| self.items[**at].verb == Some(Form::Past) && above.first_verb == Some(**at));
            // "sold two tankers, built in 2006, for $38 million".
            let is_aside = above.opener == Opener::Comma && first == Some(&above.range.start) && self.pieces[piece].opener == Opener::Comma;
            if let Some(verb) = above.verbs.last().filter(|_| !is_aside) {
                return vec![*verb];
            }
            piece = parent;
        }
        self.events_after(own).unwrap_or_default()
    }

    /// Returns the events of "80 of whom are elected", which the pronoun parts from their figure.
    fn events_of_whom(&self, place: &Place) -> Option<Vec<usize>> {
        let next = self.pieces.get(place.piece + 1)?;
        let last = self.pieces[place.piece].range.end.checked_sub(1)?;
        let is_of = self.items[last].is(Tag::PartOf) && next.opener == Opener::Relative && next.figures.is_empty();
        let told = next.range.clone().filter(|at| self.items[*at].events().next().is_some() || self.items[*at].verb.is_some());
        is_of.then(|| told.collect())
    }

    /// Returns the event words of the piece whose verb a piece is the subject of: "four people, including a guard, were
    /// killed".
    fn events_after(&self, index: usize) -> Option<Vec<usize>> {
        let follows = |piece: &&Piece| {
            let in_phrase = self.items[piece.range.start].is(Tag::Preposition);
            let has_subject = piece.before_verb().any(|at| self.items[at].is_content() || self.items[at].is_figure());
            let is_finite = piece.first_verb.is_some_and(|at| self.items[at].verb != Some(Form::Ing));
            let joined = matches!(piece.opener, Opener::Comma | Opener::Resumed) && !has_subject;
            let says = piece.verbs.first().is_some_and(|verb| self.items[*verb].is(Tag::Speech));
            is_finite && !says && (joined || piece.opener == Opener::Coordinator && in_phrase)
        };
        let later: Vec<&Piece> = self.pieces[index + 1..].iter().filter(follows).collect();
        // "14 samples, taken from three places, were prepared".
        let helped = later.iter().find(|piece| piece.first_verb.is_some_and(|at| self.items[at].is_auxiliary()));
        let later = helped.or(later.first())?;
        let to = later.figures.first().map_or(later.range.end, |first| *first);
        let tells = |at: &usize| self.items[*at].events().next().is_some_and(|(_, sort)| sort != Sort::Noun);
        let events: Vec<usize> = (later.range.start..to).filter(tells).collect();
        Some(if events.is_empty() { later.verbs.first().copied().into_iter().collect() } else { events })
    }

    /// Returns the events that items tell of.
    pub(super) fn events(&self, items: &[usize]) -> Vec<Event> {
        let adverb = items
            .iter()
            .flat_map(|at| self.items[*at].events())
            .find(|(_, sort)| *sort == Sort::Adverb);
        if let Some((event, _)) = adverb {
            return vec![event.clone()];
        }
        let phrase = items.iter().find_map(|at| self.phrase_event(*at));
        let mut found: Vec<Event> = phrase.cloned().into_iter().collect();
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

    /// Returns the items of a clause right behind a figure's noun: a relative clause, or a participle.
    pub(super) fn described_range(&self, place: &Place) -> Option<Range<usize>> {
        let piece = &self.pieces[place.piece];
        let end = place.noun.end;
        let participle = self.items[..place.to].get(end).filter(|item| item.verb == Some(Form::Past));
        let has_verb_before = piece.verbs.iter().any(|verb| *verb < place.at);
        if participle.is_some() && has_verb_before {
            return Some(end..place.to);
        }
        let next = self.pieces.get(place.piece + 1)?;
        let follows = next.opener == Opener::Relative && piece.figures.last() == Some(&place.at) && piece.verbs.last().is_none_or(|verb| *verb < place.at);
        let first = next.verbs.first().copied().unwrap_or(next.range.start);
        let is_next = |at: &usize| self.items[*at].is_auxiliary() || matches!(self.items[*at].verb, Some(Form::Past | Form::Third));
        // "who reached the hut could have frozen": the second verb is that of the sentence.
        let to = (first + 1..next.range.end).find(is_next).filter(|at| *at > first + 1).unwrap_or(next.range.end);
        {
            let to = to.min(next.figures.first().copied().unwrap_or(to));
            (follows && first < to).then_some(next.range.start..to)
        }
    }

    /// Returns what the words of a range make of it.
    pub(super) fn asserted_by(&self, range: Range<usize>) -> Assertion {
        self.governing(range, true)
    }

    /// Whether an article or the like stands before a figure: "the 45 hostages".
    pub(super) fn is_definite(&self, place: &Place) -> bool {
        let before = (place.from..place.at).rev().find(|at| !self.items[*at].is(Tag::Adverb) && !self.items[*at].is_content());
        before.is_some_and(|at| self.items[at].is(Tag::Determiner))
    }

    // --- owners

    /// Returns the items that say who or what does or has what a piece tells: before its verb, or those of the piece
    /// that it goes on from.
    pub(super) fn owner(&self, index: usize) -> Vec<usize> {
        let piece = &self.pieces[index];
        let before_verb = piece.before_verb();
        let own: Vec<usize> = if !piece.has_verb() && let Some(named) = self.named_before_figure(index) {
            named
        } else if piece.has_verb() || piece.figures.is_empty() {
            before_verb.filter(|at| self.items[*at].is_content()).collect()
        } else {
            Vec::new()
        };
        let own_figure = piece.has_verb()
            && piece.figures.first().is_some_and(|at| piece.before_verb().contains(at) || self.is_inverted(index));
        let is_phrase = !piece.has_verb() && piece.figures.is_empty() && self.items[piece.range.start].is(Tag::Preposition) && piece.parent.is_some();
        if (!own.is_empty() && !is_phrase) || own_figure {
            return own;
        }
        let Some(parent) = piece.parent else { return own };
        match piece.opener {
            Opener::Relative => self.last_noun(parent),
            Opener::Contrast | Opener::Condition | Opener::Complement if piece.has_verb() => own,
            _ => {
                let mut inherited = self.owner(parent);
                let above = self.pieces[parent].parent;
                // "from the institute, Tehran, and served": what stands between is no subject.
                if let Some(above) = above
                    && self.pieces[parent].opener == Opener::Comma
                    && self.pieces[above].has_verb()
                    && !self.pieces[parent].has_verb()
                    && self.pieces[parent].figures.is_empty()
                {
                    return self.owner(above);
                }
                if let Some(above) = above
                    && !self.pieces[parent].has_verb()
                    && self.pieces[parent].figures.is_empty()
                {
                    inherited.extend(self.owner(above));
                }
                inherited
            }
        }
    }

    /// Returns the words before the first figure of a piece without a verb, where nothing else stands there: "and
    /// Ahmadinejad 540 votes".
    pub(super) fn named_before_figure(&self, index: usize) -> Option<Vec<usize>> {
        let piece = &self.pieces[index];
        let first = *piece.figures.first()?;
        let before = piece.range.start..first;
        let is_plain = |at: usize| {
            let item = &self.items[at];
            item.is_content() && item.events().next().is_none() || item.is(Tag::Determiner) || item.is(Tag::Adverb)
        };
        let named: Vec<usize> = before.clone().filter(|at| self.items[*at].is_content()).collect();
        let direction = before.clone().any(|at| self.items[at].direction().is_some());
        (before.clone().all(is_plain) && !named.is_empty() && !direction && piece.opener != Opener::Bracket).then_some(named)
    }

    /// Whether a figure follows a verb that stands before what it is said of: "as was 81% of the lead".
    fn is_inverted(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let is_be = piece.first_verb.is_some_and(|at| self.items[at].is(Tag::Be));
        let follows = piece.first_verb.map(|at| at + 1) == piece.figures.first().copied();
        is_be && follows && piece.opener == Opener::Comma
    }

    /// Returns the words at the end of a piece, after its last figure, verb and preposition.
    fn last_noun(&self, index: usize) -> Vec<usize> {
        let range = self.pieces[index].range.clone();
        let run = range.rev().skip_while(|at| !self.items[*at].is_content());
        run.take_while(|at| self.items[*at].is_content() && self.items[*at].verb.is_none())
            .collect()
    }

    // --- direction and role

    /// Returns which way something changed by a figure, or to it, and the item that says so.
    pub(super) fn direction(&self, places: &[Place], number: usize) -> Option<(Direction, usize)> {
        let place = &places[number];
        let is_number = self.numbers.contains(&place.at);
        let here = |at: usize| {
            let is_loss = is_number && self.items[at].is(Tag::Loser);
            self.direction_at(at).filter(|_| !is_loss).map(|direction| (direction, at))
        };
        let leading = self.leading(place).take_while(|at| !self.parts_directions(*at, place));
        let before: Vec<(Direction, usize)> = leading.filter_map(here).collect();
        let after: Vec<(Direction, usize)> = (place.at + 1..place.to).filter_map(here).collect();
        let told = |found: &[(Direction, usize)]| self.strongest(found);
        let in_noun = place.noun.clone().filter_map(|at| Some((self.items[at].direction()?.0, at))).last();
        let own_noun = in_noun.filter(|(_, at)| at + 1 == place.noun.end);
        let own = own_noun
            .or_else(|| told(&before))
            .or_else(|| told(&after).filter(|(_, at)| self.is_adverb(*at)));
        if own.is_some() {
            return own;
        }
        let piece = &self.pieces[place.piece];
        let earlier = (piece.range.start..place.from).rev().find_map(here);
        if earlier.is_some() && piece.figures.first() != Some(&place.at) {
            return earlier;
        }
        let has_own_verb = piece.verbs.iter().any(|verb| {
            !self.items[*verb].is(Tag::ResultVerb) && self.items[*verb].direction().is_none()
        });
        let first = &self.items[piece.range.start];
        let ends = [Tag::SizeOfChange, Tag::EndOfChange, Tag::StartOfChange, Tag::Infinitive, Tag::Level, Tag::Compared];
        let is_phrase = first.is(Tag::Preposition) && !ends.into_iter().any(|tag| first.is(tag)) && first.direction().is_none();
        let is_clause = is_phrase || piece.has_verb() && (has_own_verb || !self.is_result(place.piece));
        if is_clause || matches!(piece.opener, Opener::Bracket | Opener::Contrast) {
            return before.first().or(after.first()).copied();
        }
        let mut parent = piece.parent;
        while let Some(index) = parent {
            let of_parent = places[..number].iter().rposition(|place| place.piece == index);
            if let Some(earlier) = of_parent {
                return self.direction(places, earlier);
            }
            if self.pieces[index].has_verb() {
                return self.pieces[index].range.clone().rev().find_map(here);
            }
            parent = self.pieces[index].parent;
        }
        before.first().copied()
    }

    /// Returns the direction that says most: that of a verb, then of an adverb, then of a noun; the first of several.
    fn strongest(&self, found: &[(Direction, usize)]) -> Option<(Direction, usize)> {
        let sorts = [Sort::Verb, Sort::Adverb, Sort::Noun];
        let of_sort = |wanted: Sort| {
            found.iter().copied().find(|(direction, at)| {
                let sort = self.items[*at].direction().map(|(_, sort)| sort);
                *direction != Direction::On && sort.unwrap_or(Sort::Verb) == wanted
            })
        };
        sorts.into_iter().find_map(of_sort)
    }

    /// Returns which way the item at `at` says that something changed: "higher" does, and "a higher value" does not.
    fn direction_at(&self, at: usize) -> Option<Direction> {
        let phrase = |at: usize| self.words.direction_phrase(|by| self.items.get(at + by).map_or("", |item| &item.word));
        if let Some(direction) = phrase(at) {
            return Some(direction);
        }
        // The second word of a phrase: "gave up".
        if at > 0 && phrase(at - 1).is_some() {
            return None;
        }
        let (direction, sort) = self.items[at].direction()?;
        let describes = self.items.get(at + 1).is_some_and(|next| {
            next.is_content() && next.verb.is_none() && !next.is_capital && !self.items[at + 1].is_manner
        });
        (sort == Sort::Verb || !describes).then_some(direction)
    }

    fn is_adverb(&self, at: usize) -> bool {
        self.items[at].direction().is_some_and(|(_, sort)| sort == Sort::Adverb)
    }

    /// Whether an item before a figure keeps directions before it from the figure.
    fn parts_directions(&self, at: usize, _place: &Place) -> bool {
        self.items[at].is(Tag::Compared) && !self.items[at].is(Tag::Level)
    }

    /// Whether a piece tells what a change led to: "to close at".
    fn is_result(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        piece.verbs.first().is_some_and(|verb| {
            let is_infinitive =
                verb.checked_sub(1).is_some_and(|before| self.items[before].is(Tag::Infinitive));
            self.items[*verb].is(Tag::ResultVerb)
                && (is_infinitive || self.items[*verb].verb == Some(Form::Ing))
        })
    }

    /// Returns how a figure is related to its noun and event.
    pub(super) fn role(
        &self,
        places: &[Place],
        number: usize,
        direction: Option<(Direction, usize)>,
    ) -> Role {
        let place = &places[number];
        let piece = &self.pieces[place.piece];
        if !self.items[place.at].is_figure() {
            return Role::Total;
        }
        if piece.opener == Opener::Alternative && self.stands_alone(place) && number > 0 {
            let earlier = self.direction(places, number - 1);
            return self.role(places, number - 1, earlier);
        }
        let before = self.word_before(place);
        let is_before = |tag: Tag| self.is_before(place, tag);
        let noun_has = |tag: Tag| {
            place.noun.clone().any(|at| self.items[at].is(tag))
                || self.after_noun(place).is_some_and(|item| item.is(tag))
        };
        if is_before(Tag::Rate) && before.is_some_and(|at| self.items[at].is(Tag::Preposition)) {
            return Role::Rate;
        }
        if self.is_excepted(place) {
            return Role::Excepted;
        }
        if self.is_dated_aside(place) {
            return Role::Previous;
        }
        let change = direction.is_some();
        let leads_to = self.ends_of(place);
        if let Some(role) = leads_to.filter(|_| change || self.has_pair(places, number)) {
            return role;
        }
        let compares = before.is_some_and(|at| at > piece.range.start && self.items[at].is(Tag::Preposition) && self.items[at - 1].is(Tag::Compared));
        if is_before(Tag::Compared) || compares || self.is_earlier(place) {
            return Role::Previous;
        }
        if piece.opener == Opener::Comma && !piece.has_verb() && number > 0 && places[number - 1].piece + 1 == place.piece {
            let earlier = self.direction(places, number - 1);
            if self.role(places, number - 1, earlier) == Role::Previous && !self.is_part(place) {
                return Role::Previous;
            }
        }
        if self.is_part(place) {
            return Role::Part;
        }
        if is_before(Tag::PartOf) && self.is_whole(place) {
            return Role::Whole;
        }
        if change && self.ranges.contains(&place.at) {
            return Role::Level;
        }
        let inherited = direction.is_some_and(|(_, at)| at < piece.range.start);
        if inherited && number > 0 && before.is_none() {
            let earlier = self.direction(places, number - 1);
            return self.role(places, number - 1, earlier);
        }
        if change && self.is_size(place, direction) {
            return Role::Change;
        }
        let next = self.items.get(place.at + 1).filter(|_| place.at + 1 < piece.range.end);
        if noun_has(Tag::Fewer) || next.is_some_and(|item| item.is(Tag::Fewer)) {
            return Role::Change;
        }
        if next.is_some_and(|item| item.is(Tag::AdditionalAfter)) || noun_has(Tag::AdditionalAfter)
        {
            let compares = (place.at..piece.range.end).any(|at| self.items[at].is(Tag::Compared));
            return if compares { Role::Change } else { Role::Additional };
        }
        if is_before(Tag::Additional) {
            return Role::Additional;
        }
        Role::Total
    }

    /// Whether a figure is told of an earlier time: "540 a year earlier", "estimated the previous week".
    fn is_earlier(&self, place: &Place) -> bool {
        (place.at..place.to).any(|at| {
            let between = &self.items[place.at..at];
            let led = between.iter().rev().take(2).any(|item| item.is(Tag::Preposition))
                || between.iter().any(|item| item.is(Tag::Compared));
            self.items[at].is_previous && !led
        })
    }

    /// Whether a figure and its noun are all that its piece has.
    pub(super) fn stands_alone(&self, place: &Place) -> bool {
        let piece = &self.pieces[place.piece];
        let mut rest = piece.range.clone().filter(|at| *at != place.at && !place.noun.contains(at));
        rest.all(|at| !self.items[at].is_content() || self.items[at].is(Tag::Adverb))
            && !piece.has_verb()
    }

    /// Returns what a figure is in a change by its preposition: by, to, from, at.
    fn ends_of(&self, place: &Place) -> Option<Role> {
        let before = self.word_before(place)?;
        let item = &self.items[before];
        if item.is(Tag::StartOfChange) {
            return Some(Role::Previous);
        }
        if item.is(Tag::PartOf) {
            // "a high of 89": what stands before "of" says which level.
            let run = (place.from..before).rev().take_while(|at| {
                !self.items[*at].is(Tag::PartOf) && self.items[*at].verb.is_none()
            });
            let head: Vec<usize> = run.collect();
            let is_extreme = head.iter().any(|at| self.items[*at].is(Tag::Extreme));
            let is_start = head.iter().any(|at| self.items[*at].is(Tag::StartOfChange));
            return match (is_extreme, is_start) {
                (_, true) => Some(Role::Previous),
                (true, false) => Some(Role::Extreme),
                (false, false) => None,
            };
        }
        if self.is_extreme(place, before) {
            return Some(Role::Extreme);
        }
        let is_end = item.is(Tag::EndOfChange) || item.is(Tag::Infinitive) || item.is(Tag::Level);
        is_end.then_some(Role::Level)
    }

    /// "as low as 101", "a high above 106".
    fn is_extreme(&self, place: &Place, before: usize) -> bool {
        let near = (place.from..=before).rev().take(3);
        near.into_iter().any(|at| self.items[at].is(Tag::Extreme))
    }

    /// Whether another figure of the piece is the other end of a change: "from 200 to 340".
    fn has_pair(&self, places: &[Place], number: usize) -> bool {
        let own = places.iter().filter(|place| place.piece == places[number].piece);
        let starts = own.clone().any(|place| self.is_before(place, Tag::StartOfChange));
        let ends = own.clone().any(|place| self.is_before(place, Tag::Infinitive));
        starts && ends
    }

    /// Whether a figure is the size of the change that its direction tells of.
    fn is_size(&self, place: &Place, direction: Option<(Direction, usize)>) -> bool {
        let Some((_, at)) = direction else { return false };
        if place.noun.contains(&at) || at > place.at {
            return true;
        }
        let between = self.items.get(at + 1..place.at).unwrap_or(&[]);
        let by = self.is_before(place, Tag::SizeOfChange);
        let of = self.is_before(place, Tag::PartOf);
        let direct = !between.iter().any(|item| {
            (item.is(Tag::Preposition) || item.is(Tag::Infinitive)) && item.direction().is_none()
        });
        by || of || direct || at < self.pieces[place.piece].range.start
    }

    pub(super) fn is_part(&self, place: &Place) -> bool {
        let piece = &self.pieces[place.piece];
        let leads = (piece.range.start..place.at).rev().find(|at| {
            let item = &self.items[*at];
            !(item.is(Tag::Other)
                || item.is(Tag::Determiner)
                || item.is(Tag::Adverb)
                || item.is(Tag::PartOf))
        });
        let includes = leads.is_some_and(|at| self.items[at].is(Tag::PartBefore));
        let of_them = |at: usize| {
            self.items.get(at).is_some_and(|item| item.is(Tag::PartOf))
                && self.items.get(at + 1).is_some_and(|item| {
                    item.is(Tag::Other) || item.is(Tag::Pronoun) || item.is(Tag::Relative)
                })
        };
        // "of whom 5": the pronoun opened the piece.
        let of_whom = piece.opener == Opener::Relative
            && piece.range.start == place.from
            && piece.range.start.checked_sub(2).is_some_and(|at| self.items[at].is(Tag::PartOf));
        includes || of_whom || of_them(place.at + 1) || of_them(place.noun.end)
    }

    /// Whether the figure after "of" is a whole, some of which a figure or a word such as "half" counts.
    pub(super) fn is_whole_of(&self, place: &Place) -> bool {
        self.is_before(place, Tag::PartOf) && self.is_whole(place)
    }

    fn is_whole(&self, place: &Place) -> bool {
        let Some(of) = self.word_before(place) else { return false };
        let Some(before) = of.checked_sub(1).and_then(|at| self.items.get(at)) else { return true };
        let starts = of == self.pieces[place.piece].range.start;
        let counts = before.is_figure()
            || before.is(Tag::Other)
            || before.is(Tag::Negation)
            || before.is(Tag::Determiner)
            || before.is(Tag::Rate);
        // "27 diplomats of the 300": the figure before has its noun.
        let noun_of_figure = (self.pieces[place.piece].range.start..of)
            .rev()
            .take_while(|at| self.items[*at].is_content())
            .last();
        let is_counted = noun_of_figure
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|at| self.items[at].is_figure());
        starts || counts || is_counted
    }

    /// Whether a figure stands in brackets with a day of its own: "11.5 per cent (2019: 9.8 per cent)".
    fn is_dated_aside(&self, place: &Place) -> bool {
        let index = place.piece;
        let counts = self.items[place.at].is_figure();
        if !counts || !self.pieces[index].is_in_bracket() {
            return false;
        }
        let is_date = |at: usize| self.items[at].is_mention() && !self.items[at].is_figure();
        let above = self.pieces[index].parent.filter(|_| self.pieces[index].opener == Opener::Colon);
        let range = self.pieces[index].range.clone();
        let own = range.clone().any(is_date) && !range.clone().any(|at| self.items[at].is_content()) && self.pieces[index].opener == Opener::Bracket;
        own || above.is_some_and(|above| self.pieces[above].range.clone().all(is_date))
    }

    fn is_excepted(&self, place: &Place) -> bool {
        let Some(before) = self.word_before(place) else { return false };
        self.items[before].is(Tag::Exception)
    }

    // --- assertion

    /// Returns whether the clause of a figure says that it is so.
    pub(super) fn assertion(&self, places: &[Place], number: usize) -> Assertion {
        let place = &places[number];
        let mut told = self.asserted_in(place);
        if self.is_question {
            told = told.max(Assertion::Asked);
        }
        if self.is_denied_later(place) {
            told = told.max(Assertion::Denied);
        }
        told.max(self.governed(place.piece))
    }

    /// Returns what the pieces that a piece goes on from make of it.
    fn governed(&self, mut index: usize) -> Assertion {
        let mut told = Assertion::Asserted;
        let mut is_reported = false;
        if self.pieces[index].opener == Opener::Condition {
            return Assertion::Supposed;
        }
        if self.pieces[index].opener == Opener::Subordinator && let Some(parent) = self.pieces[index].parent {
            let above = self.governing(self.words_of(parent), true);
            return if above == Assertion::Planned { Assertion::Planned } else { told };
        }
        let leads = |above: &usize| self.pieces[index].opener == Opener::Comma && self.items[self.pieces[*above].range.start].is(Tag::Preposition);
        if let Some(fronted) = self.pieces[index].parent.filter(leads) {
            let doubted = self.pieces[fronted].range.clone().any(|at| self.items[at].is(Tag::Doubt));
            told = if doubted { Assertion::Supposed } else { told };
        }
        while let Some(parent) = self.pieces[index].parent {
            let above = self.words_of(parent);
            let goes_on = self.goes_on(index);
            let is_complement = self.pieces[index].opener == Opener::Complement;
            if self.pieces[index].opener == Opener::Condition {
                return told.max(Assertion::Supposed);
            }
            let is_described = is_reported && self.pieces[index].opener == Opener::Relative;
            if !goes_on && !is_complement && !is_described {
                return told;
            }
            is_reported |= is_complement;
            let told_above = if is_reported {
                self.reported(above)
            } else if self.shares_helpers(index) {
                self.governing(above, true)
            } else if self.is_absolute(index) {
                self.governing(above, false)
            } else {
                Assertion::Asserted
            };
            told = told.max(told_above);
            index = parent;
        }
        told
    }

    /// Returns the items of a piece, with the word that opened it where that negates: "nor the company reported".
    fn words_of(&self, index: usize) -> Range<usize> {
        let Range { start, end } = self.pieces[index].range.clone();
        let negated = start.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Negation));
        start - usize::from(negated)..end
    }

    /// Whether what governs the piece before a piece may govern it too.
    fn goes_on(&self, index: usize) -> bool {
        let joined = matches!(
            self.pieces[index].opener,
            Opener::Coordinator | Opener::Alternative | Opener::Comma | Opener::Resumed
        );
        joined && (!self.is_own_clause(index) || self.is_absolute(index))
    }

    /// Returns what words make of a clause that they report: "nobody could confirm that", "they did not deny that".
    fn reported(&self, range: Range<usize>) -> Assertion {
        let negated = range.clone().any(|at| self.negates(at));
        if negated && range.clone().any(|at| self.items[at].is(Tag::Sure)) {
            return Assertion::Asserted;
        }
        let told = self.governing(range, false);
        match (negated, told) {
            (true, Assertion::Asserted) => Assertion::Denied,
            (true, _) => Assertion::Asserted,
            (false, told) => told,
        }
    }

    /// Whether what follows a figure's clause says that it is not so: "…, a claim that the hospital called wrong".
    fn is_denied_later(&self, place: &Place) -> bool {
        let later = self.pieces[place.piece + 1..].iter().take_while(|piece| piece.figures.is_empty());
        later.into_iter().any(|piece| {
            let is_bare = |at: usize| {
                let next = self.items.get(at + 1).filter(|_| at + 1 < piece.range.end);
                !next.is_some_and(|next| next.is_content() && next.verb.is_none())
            };
            let negated = piece.range.clone().any(|at| self.negates(at));
            !negated && piece.range.clone().any(|at| self.items[at].is(Tag::Denial) && is_bare(at))
        })
    }

    /// Whether a piece has a subject and a finite verb of its own.
    fn is_own_clause(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let subject = piece.before_verb().any(|at| self.items[at].is_content() || self.items[at].is(Tag::Pronoun) || self.items[at].is_figure());
        subject && (piece.has_verb() || self.events_after(index).is_some())
    }

    /// Whether "will", "would" and "not" of the piece before hold for a piece: it has no verb, or one that needs them.
    fn shares_helpers(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let Some(first) = piece.first_verb else { return true };
        let above = piece.parent.and_then(|parent| self.pieces[parent].first_verb);
        let helped = above.is_some_and(|at| self.items[at].is(Tag::Be) || self.items[at].is(Tag::Have));
        let joined = matches!(piece.opener, Opener::Coordinator | Opener::Alternative);
        match self.items[first].verb {
            Some(Form::Base) => true,
            Some(Form::Past) => helped && joined,
            _ => false,
        }
    }

    /// Whether a piece tells with what something comes: "with supplies rising by 4 million".
    fn is_absolute(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let leads = self.items[piece.range.start].is(Tag::Preposition);
        leads && piece.verbs.first().is_some_and(|verb| self.items[*verb].verb == Some(Form::Ing))
    }

    /// Returns what the words of a figure's piece make of it.
    fn asserted_in(&self, place: &Place) -> Assertion {
        let piece = &self.pieces[place.piece];
        let verb = self.verbs_of(place).first().copied();
        let reach = verb.unwrap_or(place.at).max(place.at);
        let start = self.words_of(place.piece).start;
        let mut told = self.governing(start..reach, true);
        told = told.max(self.awaited(place));
        let rest = place.at..piece.range.end;
        let denied = rest.into_iter().any(|at| self.grammar_phrase(at) == Some(GrammarPhrase::DenyingAfter));
        if denied || self.is_denied_after(place) {
            told = told.max(Assertion::Denied);
        }
        told
    }

    /// Returns what the words of a range make of what they govern; `with_helpers` where "will" and "not" do too.
    fn governing(&self, range: Range<usize>, with_helpers: bool) -> Assertion {
        let mut told = Assertion::Asserted;
        let is_sure = range.clone().any(|at| self.items[at].is(Tag::Sure));
        let negated = range.clone().find(|at| self.negates(*at));
        if is_sure && negated.is_some() {
            return told;
        }
        for at in range.clone() {
            match self.grammar_phrase(at) {
                Some(GrammarPhrase::DenyingBefore | GrammarPhrase::DenyingAfter) => told = told.max(Assertion::Denied),
                Some(GrammarPhrase::SupposingBefore) => told = told.max(Assertion::Supposed),
                None => {}
            }
            let item = &self.items[at];
            let next_is_to = self.next_is_infinitive(at, range.end);
            let is_verb = item.verb.is_some();
            if self.negates(at) && with_helpers
                || item.is(Tag::Denial)
                || is_verb && item.is(Tag::Denier) && (!with_helpers || self.governs_directly(at, range.end))
                || item.is(Tag::Failing) && next_is_to
            {
                told = told.max(Assertion::Denied);
            }
            if with_helpers && item.is(Tag::Supposed)
                || item.is(Tag::Doubt)
                || is_verb && item.is(Tag::Doubter) && !with_helpers
            {
                told = told.max(Assertion::Supposed);
            }
            let of_follows = || (at + 1..range.end).any(|next| self.items[next].is(Tag::PartOf));
            if is_verb && item.is(Tag::Accuser) && of_follows() {
                told = told.max(Assertion::Supposed);
            }
            if is_verb && item.is(Tag::Preventer) && with_helpers {
                told = told.max(Assertion::Denied);
            }
            let ing_follows = || self.items.get(at + 1).is_some_and(|next| next.verb == Some(Form::Ing));
            let plans = is_verb && item.is(Tag::Planner) && (self.infinitive_follows(at, range.end) || ing_follows())
                || item.is(Tag::SetTo) && next_is_to
                || item.is(Tag::Plan) && next_is_to && !at.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Preposition))
                || is_verb && item.is(Tag::Needer) && item.verb != Some(Form::Past)
                || item.is(Tag::Be) && next_is_to;
            if plans
                || with_helpers && item.is(Tag::Planned)
                || !with_helpers && is_verb && item.is(Tag::Planner)
            {
                told = told.max(Assertion::Planned);
            }
        }
        told
    }

    /// Whether a verb is the last of a range: that which governs what follows.
    fn governs_directly(&self, at: usize, end: usize) -> bool {
        !(at + 1..end).any(|next| self.items[next].verb.is_some())
    }

    fn negates(&self, at: usize) -> bool {
        let item = &self.items[at];
        let negates = item.is(Tag::Negation) || item.is_auxiliary() && item.word.ends_with("n't");
        let taken_back = self.items.get(at + 1).is_some_and(|next| next.is(Tag::Only));
        negates && !taken_back
    }

    fn next_is_infinitive(&self, at: usize, end: usize) -> bool {
        let mut rest =
            (at + 1..self.items.len().min(end + 2)).filter(|at| !self.items[*at].is(Tag::Adverb));
        rest.next().is_some_and(|at| {
            self.items[at].is(Tag::Infinitive)
                && self.items.get(at + 1).is_some_and(|next| {
                    next.verb.is_some()
                        || next.uses.has(Form::Base)
                        || next.is(Tag::Be)
                        || next.is(Tag::Have)
                        || next.is(Tag::Adverb)
                })
        })
    }

    /// Returns the word after `at` but for adverbs and signs.
    fn word_after(&self, at: usize) -> Option<&Item> {
        self.items[at + 1..].iter().find(|item| item.kind == ItemKind::Word && !item.is_manner && !item.is(Tag::Adverb))
    }

    /// Whether an infinitive follows a verb, with its object between: "expecting stocks to fall".
    fn infinitive_follows(&self, at: usize, end: usize) -> bool {
        let end = self.items.len().min(end + 1);
        let plain = (at + 1..end)
            .take_while(|next| self.items[*next].verb.is_none_or(|form| form == Form::Base));
        let is_infinitive = |next: usize| {
            self.items[next].is(Tag::Infinitive)
                && self.word_after(next).is_some_and(|verb| verb.uses.has(Form::Base) || verb.is(Tag::Be) || verb.is(Tag::Have))
        };
        plain.into_iter().any(is_infinitive)
    }

    /// Whether a figure is that of something awaited: "a target of 540", "the 558,000 draw analysts were looking for".
    fn awaited(&self, place: &Place) -> Assertion {
        let before = (place.from..place.at).rev().take_while(|at| self.items[*at].verb.is_none());
        let mut prepositions = 0;
        let achieved = self.verbs_of(place).first().is_some_and(|verb| self.items[*verb].is(Tag::Achiever));
        for at in before.filter(|_| !achieved) {
            let item = &self.items[at];
            if item.is(Tag::PlannedAfter) && prepositions > 0 && self.items[at + 1].is_content() {
                return Assertion::Planned;
            }
            if item.is(Tag::Plan) && prepositions > 0 && !self.is_moved(place, at) {
                return Assertion::Planned;
            }
            prepositions += usize::from(item.is(Tag::Preposition) || item.is(Tag::Infinitive));
        }
        let verb = self.verbs_of(place).first().copied();
        if verb.is_some_and(|verb| verb < place.at && self.items[verb].is(Tag::Achiever)) {
            return Assertion::Asserted;
        }
        if let Some(verb) = verb
            && verb < place.at
            && self.is_wished(verb, place)
            && self.items[verb].is(Tag::Planner)
            && !self.items[verb].is(Tag::LightVerb)
        {
            return Assertion::Planned;
        }
        let after = (place.noun.end..place.to).any(|at| self.awaits(place, at));
        if after { Assertion::Planned } else { Assertion::Asserted }
    }

    /// Whether a figure is what a verb of planning asks for: its object, or after "for".
    fn is_wished(&self, verb: usize, place: &Place) -> bool {
        let between = &self.items[verb + 1..place.at];
        let is_for = between.first().is_some_and(|item| item.is(Tag::WishedFor));
        is_for || !between.iter().any(|item| item.is(Tag::Preposition) && !item.is(Tag::PartOf))
    }

    /// Whether a word after a figure says that it is awaited: "the drop expected", "the draw analysts were looking for".
    fn awaits(&self, place: &Place, at: usize) -> bool {
        let item = &self.items[at];
        let rest = &self.items[at + 1..place.to];
        let is_last = rest.iter().all(|item| !item.is_content() || item.is(Tag::Previous));
        let has_subject = (place.noun.end..at).any(|at| {
            let in_part = at > 0 && self.items[at - 1].is(Tag::PartOf);
            self.items[at].is_content() || self.items[at].is(Tag::Pronoun) && !in_part
        });
        let participle = item.is(Tag::PlannedAfter) && !(place.noun.end..at).any(|at| self.items[at].is_auxiliary());
        let helped = item.is(Tag::PlannedAfter) && at.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Be));
        is_last && (participle || helped || item.is(Tag::Planner) && item.verb.is_some() && has_subject)
    }

    /// Whether the noun of a plan is what changed: "cut its forecast to 93".
    fn is_moved(&self, place: &Place, at: usize) -> bool {
        let before =
            self.items[..at].iter().rev().take(8).take_while(|item| item.kind != ItemKind::Sign);
        let changes = before
            .into_iter()
            .any(|item| item.direction().is_some_and(|(_, sort)| sort == Sort::Verb));
        let prep = self.word_before(place).is_some_and(|at| {
            !self.items[at].is(Tag::PartOf) && !self.items[at].is(Tag::SizeOfChange)
        });
        changes && (prep || self.is_before(place, Tag::SizeOfChange))
    }

    /// "540 votes were not counted", and not "540 votes were never in doubt".
    fn is_denied_after(&self, place: &Place) -> bool {
        let piece = &self.pieces[place.piece];
        let rest = place.noun.end..piece.range.end;
        if rest.clone().any(|at| self.items[at].is(Tag::Sure)) {
            return false;
        }
        let is_predicate = |at: usize| self.items[at].is(Tag::Denial) && at.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Be));
        if rest.clone().any(is_predicate) {
            return true;
        }
        if piece.verbs.iter().any(|verb| *verb < place.at) {
            return false;
        }
        match piece.verbs.iter().find(|verb| **verb > place.at) {
            Some(verb) => (place.at..*verb).any(|at| self.negates(at)),
            None => rest.into_iter().any(|at| self.negates(at) || self.items[at].is(Tag::Denial)),
        }
    }
}
