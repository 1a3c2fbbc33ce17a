//! The role of a figure: a total, a part, a change, a level; and which way something changed.

use std::ops::Range;

use super::piece::Opener;
use super::place::{Clauses, FigurePlace};
use super::sentence::{ItemKind, SentenceItem};
use super::subject::{Direction, FigureRole};
use super::told::Happenings;
use super::words::{Sort, Tag, VerbForm};

/// How many digits a year has that stands by itself in brackets.
const YEAR_DIGITS: usize = 4;

impl Clauses<'_> {
    /// Returns which way something changed by a figure, or to it, and the item that says so.
    pub(super) fn direction(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Option<(Direction, usize)> {
        let in_clause = self.direction_in_clause(places, number, told);
        in_clause.or_else(|| self.direction_behind(&places[number]))
    }

    fn direction_in_clause(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Option<(Direction, usize)> {
        let place = &places[number];
        let is_number = self.items[place.at].figure.is_plain_number;
        if !self.tally_events(places, number, told).is_empty() || self.is_agent_of_change(place) {
            return None;
        }
        let difference = self.difference_after(place).map(|which| (which, place.at + 1));
        if difference.is_some() {
            return difference;
        }
        let here = |at: usize| {
            let is_loss = is_number && self.items[at].is(Tag::Loser);
            self.direction_at(at).filter(|_| !is_loss).map(|direction| (direction, at))
        };
        let leading = self.leading(place).take_while(|at| !self.parts_directions(*at, is_number));
        let before: Vec<(Direction, usize)> = leading.filter_map(here).collect();
        let after: Vec<(Direction, usize)> = (place.at + 1..place.to).filter_map(here).collect();
        let strongest = |found: &[(Direction, usize)]| self.strongest(found);
        let in_noun =
            place.noun.clone().rev().find_map(|at| Some((self.items[at].direction()?.0, at)));
        let own_noun = in_noun.filter(|(_, at)| at + 1 == place.noun.end);
        let own = own_noun
            .or_else(|| self.change_named(place))
            .or_else(|| strongest(&before))
            .or_else(|| strongest(&after).filter(|(_, at)| self.is_adverb(*at)));
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
        // "in Cusco by 35 percent".
        let is_phrase =
            self.is_plain_phrase(piece.range.start) && !self.is_before(place, Tag::SizeOfChange);
        let is_clause =
            is_phrase || piece.has_verb() && (has_own_verb || !self.is_result(place.piece));
        if is_clause || matches!(piece.opener, Opener::Bracket | Opener::Contrast) {
            let adverb = after.iter().find(|(_, at)| self.is_adverb(*at));
            return before.first().or(adverb).copied();
        }
        let goes_on = self.items[piece.range.start].is(Tag::StartOfChange);
        let mut parent = piece.parent;
        while let Some(index) = parent {
            // "fell to 9, in the quarter ended June, from 12".
            if goes_on && self.is_plain_phrase(self.pieces[index].range.start) {
                parent = self.pieces[index].parent;
                continue;
            }
            let of_parent = places[..number].iter().rposition(|place| place.piece == index);
            if let Some(earlier) = of_parent {
                return told.directions[earlier];
            }
            if self.pieces[index].has_verb() {
                return self.pieces[index].range.clone().rev().find_map(here);
            }
            parent = self.pieces[index].parent;
        }
        before.first().copied()
    }

    /// Returns which way the noun right behind a figure says that something changed: "thanks to a 9% fall in costs".
    fn change_named(&self, place: &FigurePlace) -> Option<(Direction, usize)> {
        let at = self.noun_of_change(place)?;
        Some((self.items[at].direction()?.0, at))
    }

    /// Returns the item of the noun of a change that a figure and an article stand before: "a 16.4% rise".
    pub(super) fn noun_of_change(&self, place: &FigurePlace) -> Option<usize> {
        let is_led = place.at.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Determiner));
        let at = place.at + 1;
        let item = self.items[..self.pieces[place.piece].range.end].get(at)?;
        let is_noun = item.direction().is_some_and(|(_, sort)| sort == Sort::Noun);
        (is_led && is_noun).then_some(at)
    }

    /// Returns which way a level changed that a piece of its own says behind it: "8,900, down from 12,400".
    fn direction_behind(&self, place: &FigurePlace) -> Option<(Direction, usize)> {
        let next = self.pieces.get(place.piece + 1)?;
        let start = next.range.start;
        let is_from = self.items.get(start + 1).is_some_and(|item| item.is(Tag::StartOfChange));
        let is_last = self.pieces[place.piece].figures.last() == Some(&place.at);
        let stands = next.opener == Opener::Comma && is_last && is_from && self.is_adverb(start);
        Some((self.direction_at(start)?, start)).filter(|_| stands)
    }

    /// Whether persons did what a passive of change tells: "the matter was raised by eight members".
    fn is_agent_of_change(&self, place: &FigurePlace) -> bool {
        let noun = place.noun.clone().last().and_then(|at| self.items[at].lemma.as_deref());
        self.items[place.at].figure.is_plain_number
            && noun.is_some_and(|noun| self.words.nouns.is_person(noun))
            && self.is_before(place, Tag::SizeOfChange)
            && self.is_passive(place)
    }

    /// Whether a preposition at the start of a piece begins a phrase that is no end or size of a change.
    fn is_plain_phrase(&self, start: usize) -> bool {
        let first = &self.items[start];
        let ends = [
            Tag::SizeOfChange,
            Tag::EndOfChange,
            Tag::StartOfChange,
            Tag::Infinitive,
            Tag::Level,
            Tag::Compared,
        ];
        first.is(Tag::Preposition)
            && !ends.into_iter().any(|tag| first.is(tag))
            && first.direction().is_none()
    }

    /// Returns which way a figure tells of a difference whose words begin the next: "311 fewer than ten years before".
    fn difference_after(&self, place: &FigurePlace) -> Option<Direction> {
        let next = self.items.get(place.at + 1)?;
        let told = next.difference.filter(|_| self.items[place.at].is_figure() && next.is_figure());
        told.or_else(|| self.difference_compared(place))
    }

    /// Returns the same where the word of difference stands by itself: "11 percent more than in May", "40 seats fewer than before".
    fn difference_compared(&self, place: &FigurePlace) -> Option<Direction> {
        let end = self.pieces[place.piece].range.end;
        let at = place.noun.end.max(place.at + 1);
        // The last word of a noun may be the one: "300 houses more".
        let at = if (place.at + 1..at).any(|at| self.is_difference(at)) { at - 1 } else { at };
        let compares = self.items.get(at + 1)?.is(Tag::Compared);
        let word = self.items.get(at).filter(|_| compares && at < end)?;
        if word.is(Tag::AdditionalAfter) {
            return Some(Direction::Up);
        }
        let own = word.uses.directions.iter().find(|_| word.is(Tag::Fewer));
        own.map(|(direction, _)| *direction)
    }

    fn is_difference(&self, at: usize) -> bool {
        self.items[at].is(Tag::AdditionalAfter) || self.items[at].is(Tag::Fewer)
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
        let phrase = |at: usize| self.words.phrases.direction(self.phrase_at(at)?);
        if let Some(direction) = phrase(at) {
            return Some(direction).filter(|_| !self.takes_persons(at));
        }
        // The second word of a phrase: "gave up".
        if at > 0 && phrase(at - 1).is_some() {
            return None;
        }
        let (direction, sort) = self.items[at].direction()?;
        let verb = (0..=at).rev().take(8).find(|at| self.items[*at].verb.is_some());
        if verb.is_some_and(|verb| !self.parted_phrase_events(verb).is_empty()) {
            return None;
        }
        let describes = self.items.get(at + 1).is_some_and(|next| {
            next.is_noun_word() && !next.is_capital && !self.items[at + 1].is_manner
        });
        let leads = sort == Sort::Adverb && self.leads_place(at);
        (sort == Sort::Verb || !describes && !leads).then_some(direction)
    }

    /// Whether a word of direction stands before a place, behind a verb that tells of no change: "carried 50 kilograms up the hill".
    fn leads_place(&self, at: usize) -> bool {
        let is_noun = |item: &SentenceItem| {
            item.is_noun_word() && !item.is(Tag::Times) && item.direction().is_none()
        };
        let [article, noun] = [1, 2].map(|by| self.items.get(at + by));
        let verb = self.items[..at].iter().rev().find(|item| item.verb.is_some());
        let is_deed = verb.is_some_and(|verb| verb.direction().is_none() && !verb.is(Tag::Be));
        article.is_some_and(|article| article.is(Tag::Determiner))
            && noun.is_some_and(is_noun)
            && is_deed
    }

    /// Whether a phrase of two words tells of what is done to persons, and of no change: "picked up 23 sailors".
    fn takes_persons(&self, at: usize) -> bool {
        let figure = at + 2;
        let counted = self.items.get(figure).filter(|item| item.is_figure());
        let noun = counted.and_then(|_| self.noun_run(figure, self.items.len()).last());
        let noun = noun.and_then(|at| self.items[at].lemma.as_deref());
        noun.is_some_and(|noun| self.words.nouns.is_person(noun))
            && !self.phrase_events(at).is_empty()
    }

    fn is_adverb(&self, at: usize) -> bool {
        self.items[at].direction().is_some_and(|(_, sort)| sort == Sort::Adverb)
    }

    /// Whether an item is a verb that tells what came of the verb before, and of no direction: "killing".
    fn tells_beside(&self, at: usize) -> bool {
        let item = &self.items[at];
        item.verb == Some(VerbForm::Ing)
            && item.direction().is_none()
            && item.events().next().is_some()
    }

    /// Whether an item before a figure keeps directions before it from the figure: "sank with the loss of 672 crew", "fell killing
    /// 12 people".
    fn parts_directions(&self, at: usize, is_number: bool) -> bool {
        let item = &self.items[at];
        let compares = item.is(Tag::Compared) && !item.is(Tag::Level);
        compares || is_number && (item.is(Tag::Loser) || self.tells_beside(at))
    }

    /// Whether a piece tells what a change led to: "to close at".
    fn is_result(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        piece.verbs.first().is_some_and(|verb| {
            let is_infinitive =
                verb.checked_sub(1).is_some_and(|before| self.items[before].is(Tag::Infinitive));
            self.items[*verb].is(Tag::ResultVerb)
                && (is_infinitive || self.items[*verb].verb == Some(VerbForm::Ing))
        })
    }

    /// Returns how a figure is related to its noun and event.
    pub(super) fn role(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> FigureRole {
        let place = &places[number];
        let piece = &self.pieces[place.piece];
        if !self.items[place.at].is_figure() {
            return FigureRole::Total;
        }
        if piece.opener == Opener::Alternative && self.stands_alone(place) && number > 0 {
            return told.roles[number - 1];
        }
        let set_apart = self.role_by_place(place);
        set_apart
            .or_else(|| self.role_in_change(places, number, told))
            .or_else(|| self.role_before(places, number, told))
            .or_else(|| self.role_in_whole(place))
            .or_else(|| self.size_of_change(places, number, told))
            .or_else(|| self.addition(place))
            .unwrap_or_default()
    }

    /// Returns the role of a figure that grammar sets apart: the base of a rate, an exception, an aside of another year.
    fn role_by_place(&self, place: &FigurePlace) -> Option<FigureRole> {
        let before = self.word_before(place).map(|at| &self.items[at]);
        let of_each = before.is_some_and(|item| item.is(Tag::Each))
            && self.items[place.at].figure.is_plain_number;
        if of_each || before.is_some_and(|item| item.is(Tag::Rate) && item.is(Tag::Preposition)) {
            return Some(FigureRole::Rate);
        }
        if self.is_excepted(place) {
            return Some(FigureRole::Excepted);
        }
        self.is_dated_aside(place).then_some(FigureRole::Previous)
    }

    /// Returns the role of an end of a change.
    fn role_in_change(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Option<FigureRole> {
        let role = self.ends_of(&places[number])?;
        let changes = told.directions[number].is_some() || self.has_pair(places, number);
        changes.then_some(role)
    }

    /// Returns the role of a figure of an earlier time, or of what another is compared with.
    fn role_before(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Option<FigureRole> {
        let place = &places[number];
        let piece = &self.pieces[place.piece];
        let compares = self.word_before(place).is_some_and(|at| {
            at > piece.range.start
                && self.items[at].is(Tag::Preposition)
                && self.items[at - 1].is(Tag::Compared)
        });
        // "against 10,900 tonnes, worth 11 million".
        let goes_on = piece.opener == Opener::Comma
            && !piece.has_verb()
            && number > 0
            && places[number - 1].piece + 1 == place.piece
            && told.roles[number - 1] == FigureRole::Previous
            && !self.is_part(place);
        let compares = compares || self.is_before(place, Tag::Compared);
        let compares = compares && self.compared_side(place).is_empty();
        let is_earlier = self.is_earlier(place);
        (compares || goes_on || is_earlier).then_some(FigureRole::Previous)
    }

    fn role_in_whole(&self, place: &FigurePlace) -> Option<FigureRole> {
        if self.is_part(place) {
            return Some(FigureRole::Part);
        }
        self.is_whole_of(place).then_some(FigureRole::Whole)
    }

    /// Returns the role of a figure that a change is the size of, or a range that something went through.
    fn size_of_change(
        &self,
        places: &[FigurePlace],
        number: usize,
        told: &Happenings,
    ) -> Option<FigureRole> {
        let direction = told.directions[number];
        let place = &places[number];
        let piece = &self.pieces[place.piece];
        if direction.is_some() && self.items[place.at].figure.is_range {
            return Some(FigureRole::Level);
        }
        let next = self.items[..piece.range.end].get(place.at + 1);
        let is_difference = |item: &SentenceItem| item.is(Tag::Fewer);
        let differs = self.difference_after(place).is_some() || self.is_compared_quality(place);
        if differs || self.noun_has(place, Tag::Fewer) || next.is_some_and(is_difference) {
            return Some(FigureRole::Change);
        }
        if self.is_moved_itself(place) || self.is_size_behind_object(place) {
            return Some(FigureRole::Change);
        }
        // ", reaching 1,814 ppb".
        let result = self.word_before(place).filter(|at| piece.verbs.first() == Some(at));
        if direction.is_some() && result.is_some() && self.is_result(place.piece) {
            return Some(FigureRole::Level);
        }
        let inherited = direction.is_some_and(|(_, at)| at < piece.range.start);
        if inherited && number > 0 && self.word_before(place).is_none() {
            return Some(told.roles[number - 1]);
        }
        // "8,900, down from 12,400".
        let is_behind = direction.is_some_and(|(_, at)| at >= piece.range.end);
        (!is_behind && self.is_size(place, direction)).then_some(FigureRole::Change)
    }

    /// Whether an amount behind "by" says how much was done to what stands before it: "inflated its earnings by $800m".
    fn is_size_behind_object(&self, place: &FigurePlace) -> bool {
        let is_amount = !self.items[place.at].figure.is_plain_number && place.noun.is_empty();
        let by = place.at.checked_sub(1).filter(|at| self.items[*at].is(Tag::SizeOfChange));
        let has_object = |by: usize| {
            let before = by.checked_sub(1).map(|at| &self.items[at]);
            before.is_some_and(|item| item.is_noun_word())
        };
        let acts = self.verb_of(place).is_some_and(|verb| {
            verb < place.at && !self.is_passive_verb(verb) && !self.items[verb].is(Tag::Be)
        });
        let [next, other] = [1, 2].map(|by| self.items.get(place.at + by));
        // "by 55 percent to 45".
        let is_tally = next.is_some_and(|next| next.is(Tag::Infinitive))
            && other.is_some_and(SentenceItem::is_figure);
        is_amount && acts && !is_tally && by.is_some_and(has_object)
    }

    /// Whether an amount is what is taken from something or put to it: "£6,500 has been cut from the price".
    fn is_moved_itself(&self, place: &FigurePlace) -> bool {
        let figure = &self.items[place.at].figure;
        let verbs = &self.pieces[place.piece].verbs;
        let verb = verbs.first().copied();
        let verb = verb.filter(|verb| *verb > place.at && self.is_passive_verb(*verb));
        let is_amount = !figure.is_plain_number && place.noun.is_empty();
        let moves = |verb: usize| {
            let is_direct = (place.at + 1..verb).all(|at| !self.items[at].is_content());
            let directions = &self.items[verb].uses.directions;
            let ends = [Tag::StartOfChange, Tag::EndOfChange, Tag::Infinitive];
            let behind = self.items.get(verb + 1);
            let is_led = behind.is_some_and(|next| ends.into_iter().any(|tag| next.is(tag)));
            is_direct && is_led && directions.iter().any(|(_, sort)| *sort == Sort::Verb)
        };
        is_amount && verb.is_some_and(moves)
    }

    /// Whether a quality behind a figure says of how much two differ: "six years younger", "ten floors taller", "9% smaller".
    fn is_compared_quality(&self, place: &FigurePlace) -> bool {
        let figure = &self.items[place.at].figure;
        let end = self.pieces[place.piece].range.end;
        let run = (place.at + 1..end).take_while(|at| self.items[*at].is_content());
        let quality = run.into_iter().find(|at| self.items[*at].is(Tag::Comparative));
        quality.is_some_and(|quality| {
            let measures = !figure.is_plain_number || quality > place.at + 1;
            let describes = self.items[..end]
                .get(quality + 1)
                .is_some_and(|next| next.is_noun_word() && !next.is_manner);
            measures && !describes
        })
    }

    /// Returns the role of a figure that comes on top of others.
    fn addition(&self, place: &FigurePlace) -> Option<FigureRole> {
        let piece = &self.pieces[place.piece];
        let next = self.items[..piece.range.end].get(place.at + 1);
        let is_added = |item: &SentenceItem| item.is(Tag::AdditionalAfter);
        if next.is_some_and(is_added) || self.noun_has(place, Tag::AdditionalAfter) {
            let compares = (place.at..piece.range.end).any(|at| self.items[at].is(Tag::Compared));
            return Some(if compares { FigureRole::Change } else { FigureRole::Additional });
        }
        // "Another 7% said so": a share of all is added to no other.
        let is_share = self.items[place.at].figure.is_percent;
        (!is_share && self.is_before(place, Tag::Additional)).then_some(FigureRole::Additional)
    }

    /// Whether a word of a figure's noun, or the word right after it, is of a sort.
    fn noun_has(&self, place: &FigurePlace, tag: Tag) -> bool {
        place.noun.clone().any(|at| self.items[at].is(tag))
            || self.after_noun(place).is_some_and(|item| item.is(tag))
    }

    /// Whether a figure is told of an earlier time: "540 a year earlier", "estimated the previous week".
    fn is_earlier(&self, place: &FigurePlace) -> bool {
        (place.at..place.to).any(|at| {
            let between = &self.items[place.at..at];
            let led = between.iter().rev().take(2).any(|item| item.is(Tag::Preposition))
                || between.iter().any(|item| item.is(Tag::Compared));
            // "wounded eight before turning the gun on himself" says when, and is no earlier figure.
            let leads_on =
                self.items.get(at + 1).is_some_and(|next| next.verb == Some(VerbForm::Ing));
            // "testified before the court" says where or when it was done.
            let is_phrase = self.items[at].is(Tag::Preposition)
                && self.items.get(at + 1).is_some_and(|next| next.is(Tag::Determiner))
                && between.iter().any(|item| item.verb.is_some());
            self.items[at].is_previous && !led && !leads_on && !is_phrase && !self.items[at].is_led
        })
    }

    /// Whether a figure and its noun are all that its piece has.
    pub(super) fn stands_alone(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let mut rest = piece.range.clone().filter(|at| *at != place.at && !place.noun.contains(at));
        rest.all(|at| !self.items[at].is_content() || self.items[at].is(Tag::Adverb))
            && !piece.has_verb()
    }

    /// Returns what a figure is in a change by its preposition: by, to, from, at.
    fn ends_of(&self, place: &FigurePlace) -> Option<FigureRole> {
        let before = self.word_before(place)?;
        let item = &self.items[before];
        if item.is(Tag::StartOfChange) {
            return Some(FigureRole::Previous);
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
                (_, true) => Some(FigureRole::Previous),
                (true, false) => Some(FigureRole::Extreme),
                (false, false) => None,
            };
        }
        if self.is_extreme(place, before) {
            return Some(FigureRole::Extreme);
        }
        let is_end = item.is(Tag::EndOfChange) || item.is(Tag::Infinitive) || item.is(Tag::Level);
        is_end.then_some(FigureRole::Level)
    }

    /// "as low as 101", "a high above 106".
    fn is_extreme(&self, place: &FigurePlace, before: usize) -> bool {
        let near = (place.from..=before).rev().take(3);
        near.into_iter().any(|at| self.items[at].is(Tag::Extreme))
    }

    /// Whether another figure of the piece is the other end of a change: "from 200 to 340".
    fn has_pair(&self, places: &[FigurePlace], number: usize) -> bool {
        let own = places.iter().filter(|place| place.piece == places[number].piece);
        let starts = own.clone().any(|place| self.is_before(place, Tag::StartOfChange));
        let ends = own.clone().any(|place| self.is_before(place, Tag::Infinitive));
        starts && ends
    }

    /// Whether a figure is the size of the change that its direction tells of.
    fn is_size(&self, place: &FigurePlace, direction: Option<(Direction, usize)>) -> bool {
        let Some((_, at)) = direction else { return false };
        if place.noun.contains(&at) || at > place.at {
            return true;
        }
        let between = self.items.get(at + 1..place.at).unwrap_or(&[]);
        let by = self.is_before(place, Tag::SizeOfChange);
        // "cut deaths by 21 percent in a trial of 6,400 patients".
        let leads = |item: &&SentenceItem| item.is(Tag::Preposition) && item.direction().is_none();
        let is_led_away = self.items[at].verb.is_some() && between.iter().filter(leads).count() > 1;
        let of = self.is_before(place, Tag::PartOf) && !is_led_away;
        // "The net loss was $120 million" tells how much was lost, and not by how much anything changed.
        let is_amount = !self.items[place.at].figure.is_percent
            && self.items[at].verb.is_none()
            && self.items[at].events().next().is_some();
        if is_amount && between.iter().any(|item| item.is(Tag::Be)) {
            return false;
        }
        let direct = !between.iter().any(|item| {
            (item.is(Tag::Preposition) || item.is(Tag::Infinitive)) && item.direction().is_none()
        });
        by || of || direct || at < self.pieces[place.piece].range.start
    }

    pub(super) fn is_part(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        // "among them two nuns", and not "among the 40".
        let includes_them =
            |at: usize| self.items[at].is(Tag::PartBefore) && self.items[at + 1].is(Tag::Other);
        let leads = (piece.range.start..place.at).rev().find(|at| {
            let item = &self.items[*at];
            !(item.is(Tag::Other)
                || item.is(Tag::Determiner)
                || item.is(Tag::Adverb)
                || item.is(Tag::PartOf) && !includes_them(*at))
        });
        let includes = leads.is_some_and(|at| self.items[at].is(Tag::PartBefore));
        includes || self.is_of_them(place) || self.is_listed_part(place)
    }

    /// "among them a nurse and two monks".
    fn is_listed_part(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let is_joined = |at: usize| self.items[at].kind != ItemKind::Sign;
        let joined = piece.opener == Opener::Coordinator
            && !piece.has_verb()
            && piece.range.start.checked_sub(2).is_some_and(is_joined);
        let above = piece.parent.filter(|_| joined).map(|above| &self.pieces[above]);
        above.is_some_and(|above| {
            let start = above.range.start;
            above.opener == Opener::Comma
                && self.items[start].is(Tag::PartBefore)
                && self.items[start + 1].is(Tag::Other)
        })
    }

    /// "5 of them", "of whom 5".
    pub(super) fn is_of_them(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
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
        of_whom || of_them(place.at + 1) || of_them(place.noun.end)
    }

    /// Whether the figure after "of" is a whole, some of which a figure or a word such as "half" counts.
    pub(super) fn is_whole_of(&self, place: &FigurePlace) -> bool {
        self.is_whole(place)
    }

    /// "half the $1.5 billion", "twice the 48,000", "half its capacity of 180,000".
    pub(super) fn is_multiplied(&self, place: &FigurePlace) -> bool {
        let start = self.pieces[place.piece].range.start;
        let head = self.multiplied_head(place);
        if !head.is_empty() {
            return true;
        }
        let Some(article) = place.at.checked_sub(1).filter(|at| *at > start) else { return false };
        let times = &self.items[article - 1];
        // "twice as many as the 18,000".
        let compares = times.is(Tag::Preposition) && times.is(Tag::Subordinator);
        let is_times = |at: usize| self.items[at].is_figure() || self.items[at].is(Tag::Multiple);
        if self.items[article].is(Tag::Determiner) && compares && (start..article).any(is_times) {
            return true;
        }
        self.items[article].is(Tag::Determiner) && (times.is_figure() || times.is(Tag::Multiple))
    }

    /// Returns the noun between a word such as "half" with its article, and "of" with the figure; nothing where they do not stand so.
    pub(super) fn multiplied_head(&self, place: &FigurePlace) -> Range<usize> {
        let start = self.pieces[place.piece].range.start;
        let of =
            place.at.checked_sub(1).filter(|at| *at > start && self.items[*at].is(Tag::PartOf));
        let Some(of) = of else { return 0..0 };
        let is_noun = |at: &usize| self.items[*at].is_noun_word();
        let first = of - (start..of).rev().take_while(is_noun).count();
        // "half its", "a third of its".
        let times =
            first.checked_sub(2).filter(|at| *at > start && self.items[*at].is(Tag::PartOf));
        let times = times.unwrap_or(first).saturating_sub(if times.is_some() { 1 } else { 2 });
        let stands = first >= start + 2
            && times >= start
            && self.items[first - 1].is(Tag::Determiner)
            && (self.items[times].is(Tag::Multiple) || self.items[times].is_figure());
        if stands { first..of } else { 0..0 }
    }

    fn is_whole(&self, place: &FigurePlace) -> bool {
        if self.is_multiplied(place) {
            return true;
        }
        let word = self.word_before_owner(place).or_else(|| self.word_before(place));
        let Some(of) = word.filter(|at| self.items[*at].is(Tag::PartOf)) else {
            return false;
        };
        let of = match of.checked_sub(1) {
            // "40 out of 60".
            Some(out) if self.items[out].is(Tag::Preposition) && self.is_counted(place, out) => out,
            _ => of,
        };
        let Some(before) = of.checked_sub(1).and_then(|at| self.items.get(at)) else { return true };
        let piece = &self.pieces[place.piece];
        let starts = of == piece.range.start && piece.opener != Opener::Resumed;
        if before.is(Tag::AllWord) {
            return false;
        }
        // "upheld the sentences of eight and those of two".
        if before.is(Tag::Other) && before.is(Tag::Determiner) {
            return false;
        }
        let counts = before.is_figure()
            || before.is(Tag::Other)
            || before.is(Tag::Negation)
            || before.is(Tag::Determiner)
            || before.is(Tag::Rate)
            || before.is(Tag::Portion);
        starts
            || counts
            || self.is_counted(place, of)
            || self.is_among(place, of)
            || self.is_of_total(place, of)
    }

    /// Whether the noun before "of" is what a figure before it is taken from: "£6m out of a potential total of £21m", "12 of a class of 30".
    fn is_of_total(&self, place: &FigurePlace, of: usize) -> bool {
        let start = self.pieces[place.piece].range.start;
        let run = (start..of).rev().take_while(|at| {
            let item = &self.items[*at];
            item.is_noun_word() || item.is(Tag::Determiner)
        });
        let first = of - run.count();
        let outer = first.checked_sub(1).filter(|at| *at > start && first < of);
        outer.is_some_and(|outer| {
            let out = outer.checked_sub(1).filter(|at| self.items[*at].is(Tag::Preposition));
            self.items[outer].is(Tag::PartOf) && self.is_counted(place, out.unwrap_or(outer))
        })
    }

    /// Returns the item before whose a figure is, but for articles: "of" of "3,000 of the port's 4,100 dockers".
    fn word_before_owner(&self, place: &FigurePlace) -> Option<usize> {
        let start = self.pieces[place.piece].range.start;
        let owner = self.possessor(place.at, start);
        let before = (start..owner.start).rev().filter(|_| !owner.is_empty());
        before.into_iter().find(|at| !self.items[*at].is(Tag::Determiner))
    }

    /// Whether a figure stands before `at`, with its noun between or without: "27 diplomats of the 300".
    fn is_counted(&self, place: &FigurePlace, at: usize) -> bool {
        let start = self.pieces[place.piece].range.start;
        let before = (start..at).rev().find(|at| !self.items[*at].is_content());
        before.is_some_and(|at| self.items[at].is_figure())
    }

    /// "No deaths were reported among the 96 children".
    fn is_among(&self, place: &FigurePlace, of: usize) -> bool {
        let first = self.pieces[place.piece].figures.first();
        self.items[of].is(Tag::PartBefore) && first.is_some_and(|first| *first < of)
    }

    /// Whether a figure stands in brackets with a day of its own: "11.5 per cent (2019: 9.8 per cent)".
    fn is_dated_aside(&self, place: &FigurePlace) -> bool {
        let index = place.piece;
        let counts = self.items[place.at].is_figure();
        if !counts || !self.pieces[index].is_in_bracket() {
            return false;
        }
        let is_year = |at: usize| {
            let word = &self.items[at].word;
            word.len() == YEAR_DIGITS && word.bytes().all(|digit| digit.is_ascii_digit())
        };
        let is_date =
            |at: usize| self.items[at].is_mention() && (!self.items[at].is_figure() || is_year(at));
        let above =
            self.pieces[index].parent.filter(|_| self.pieces[index].opener == Opener::Colon);
        let range = self.pieces[index].range.clone();
        let own = range.clone().any(is_date)
            && !range.clone().any(|at| self.items[at].is_content())
            && self.pieces[index].opener == Opener::Bracket;
        own || above.is_some_and(|above| self.pieces[above].range.clone().all(is_date))
    }

    fn is_excepted(&self, place: &FigurePlace) -> bool {
        let Some(before) = self.word_before(place) else { return false };
        self.items[before].is(Tag::Exception)
    }
}
