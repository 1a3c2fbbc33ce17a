//! Whether the clause of a figure says that it is so.

use std::ops::Range;

use super::piece::Opener;
use super::place::{Clauses, FigurePlace};
use super::sentence::{ItemKind, SentenceItem};
use super::subject::{Argument, Assertion};
use super::words::{GrammarPhrase, Sort, Tag, TagSet, VerbForm};

/// Whether a verb that cancels, orders or rejects governs what it is done to, or only tells of it. Where a claim has the
/// verb itself, it only tells: "34 flights were cancelled".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbSense {
    Governs,
    Tells,
}

/// Words without which, and without a phrase or "is to", a sentence says of nothing that it is not so.
const QUALIFYING: TagSet = TagSet::of(&[
    Tag::Accuser,
    Tag::AtFirst,
    Tag::Condition,
    Tag::Denial,
    Tag::Denier,
    Tag::Doubt,
    Tag::Doubter,
    Tag::Facer,
    Tag::Failing,
    Tag::Nearly,
    Tag::Needer,
    Tag::Negation,
    Tag::Nought,
    Tag::Plan,
    Tag::Planned,
    Tag::PlannedAfter,
    Tag::Planner,
    Tag::Preventer,
    Tag::SetTo,
    Tag::Supposed,
    Tag::Undoer,
]);

impl Clauses<'_> {
    /// Works out which words, or phrases that begin with them, can make less than an assertion of a clause.
    pub(super) fn find_qualifying(&mut self) {
        self.qualifying = (0..self.items.len()).filter(|at| self.qualifies(*at)).collect();
    }

    fn qualifies(&self, at: usize) -> bool {
        let item = &self.items[at];
        if self.doubts_only_its_noun(at) {
            return false;
        }
        item.is_any(QUALIFYING)
            || item.figure.is_none
            || self.negates(at)
            || self.grammar_phrase(at).is_some() && !self.compares_with_noun(at)
            || item.is(Tag::Be) && self.next_is_infinitive(at, self.items.len())
            || self.is_demanded(at)
    }

    /// Whether a verb stands in the form of what is demanded: "moved that the fee be cut".
    fn is_demanded(&self, at: usize) -> bool {
        let before = self.items[..at].iter().rev().find(|item| !item.is(Tag::Adverb));
        let is_subject = |item: &SentenceItem| item.is_content() || item.is_mention();
        let next = self.items.get(at + 1);
        self.items[at].is(Tag::Bare)
            && before.is_some_and(is_subject)
            && next.is_some_and(|next| next.verb == Some(VerbForm::Past))
    }

    /// Whether a quality leaves no more open than the noun behind it, of which something else is told: "the matter of possible state aid
    /// was brought up by eight rivals".
    fn doubts_only_its_noun(&self, at: usize) -> bool {
        let item = &self.items[at];
        let is_noun = |next: &&SentenceItem| next.is_noun_word() && !next.is_manner;
        let is_counted = at.checked_sub(1).is_some_and(|before| self.items[before].is_figure());
        let run = self.items[at + 1..].iter().take_while(is_noun).count();
        let behind = self.items.get(at + 1 + run);
        let tells = behind.is_some_and(|next| next.is_auxiliary() || next.verb.is_some());
        item.is(Tag::ThingDoubt) && !is_counted && run > 0 && tells
    }

    /// Returns whether the clause of a figure says that it is so.
    pub(super) fn assertion(
        &self,
        places: &[FigurePlace],
        number: usize,
        sense: VerbSense,
    ) -> Assertion {
        let place = &places[number];
        let asked = if self.is_question { Assertion::Asked } else { Assertion::Asserted };
        if self.qualifying.is_empty() {
            return asked;
        }
        let mut told = self.asserted_in(place, sense).max(asked);
        if self.is_denied_later(place) {
            told = told.max(Assertion::Denied);
        }
        told.max(self.governed(place.piece, sense))
    }

    /// Returns what the pieces that a piece goes on from make of it.
    fn governed(&self, mut index: usize, sense: VerbSense) -> Assertion {
        let mut told = Assertion::Asserted;
        let mut is_reported = false;
        if self.pieces[index].opener == Opener::Condition {
            return Assertion::Supposed;
        }
        if self.pieces[index].opener == Opener::Subordinator
            && let Some(parent) = self.pieces[index].parent
        {
            let above = self.governing(self.words_of(parent), true, sense);
            return if above == Assertion::Planned { Assertion::Planned } else { told };
        }
        let leads = |above: &usize| {
            self.pieces[index].opener == Opener::Comma
                && self.items[self.pieces[*above].range.start].is(Tag::Preposition)
        };
        if let Some(fronted) = self.pieces[index].parent.filter(leads) {
            let doubted =
                self.pieces[fronted].range.clone().any(|at| self.items[at].is(Tag::Doubt));
            told = if doubted { Assertion::Supposed } else { told };
        }
        while let Some(parent) = self.pieces[index].parent {
            let above = self.words_of(parent);
            let goes_on = self.goes_on(index) || self.is_aside_of_speech(index);
            let is_complement = self.pieces[index].opener == Opener::Complement;
            if self.pieces[index].opener == Opener::Condition {
                return told.max(Assertion::Supposed);
            }
            let is_described = is_reported && self.pieces[index].opener.describes();
            if !goes_on && !is_complement && !is_described {
                return told;
            }
            is_reported |= is_complement;
            let told_above = if is_reported {
                self.reported(above, sense)
            } else if self.shares_helpers(index) {
                self.governing(self.helpers_shared(index, above), true, sense)
            } else if self.is_absolute(index) {
                self.governing(above, false, sense)
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

    /// Whether a piece between commas only tells who says it: "It is not the case, the ministry insisted, that".
    fn is_aside_of_speech(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let ends = self.items.get(piece.range.end).is_some_and(|item| item.kind == ItemKind::Sign);
        piece.opener == Opener::Comma
            && ends
            && piece.figures.is_empty()
            && self.tells_who_says(piece)
    }

    /// Whether what governs the piece before a piece may govern it too.
    fn goes_on(&self, index: usize) -> bool {
        let joined = matches!(
            self.pieces[index].opener,
            Opener::Coordinator | Opener::Alternative | Opener::Comma | Opener::Resumed
        );
        joined && (!self.is_own_clause(index) || self.is_absolute(index)) || self.is_labelled(index)
    }

    /// Whether a piece is a figure behind its label: "Did not vote: 12".
    fn is_labelled(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let label = piece.parent.map(|above| &self.pieces[above]);
        piece.opener == Opener::Colon
            && !piece.has_verb()
            && label.is_some_and(|label| {
                let mut before = label.before_verb();
                label.figures.is_empty()
                    && label.has_verb()
                    && !before
                        .any(|at| self.items[at].is_content() || self.items[at].is(Tag::Pronoun))
            })
    }

    /// Returns what words make of a clause that they report: "nobody could confirm that", "they did not deny that".
    fn reported(&self, range: Range<usize>, sense: VerbSense) -> Assertion {
        // "not the case" denies as a whole.
        let is_word = |at: usize| self.negates(at) && self.grammar_phrase(at).is_none();
        let negated = range.clone().any(is_word)
            || self.is_said_by_none(range.clone())
            || self.has_no_word_for_it(range.clone());
        if negated && range.clone().any(|at| self.items[at].is(Tag::Sure)) {
            return Assertion::Asserted;
        }
        let told = self.governing(range, false, sense);
        match (negated, told) {
            (true, Assertion::Asserted) => Assertion::Denied,
            (true, Assertion::Denied) => Assertion::Asserted,
            (_, told) => told,
        }
    }

    /// Whether those who say what follows are none: "no reporter says", "not one of the doctors confirmed".
    fn is_said_by_none(&self, range: Range<usize>) -> bool {
        let verb = range.clone().find(|at| self.items[*at].verb.is_some());
        let mut before = range.start..verb.unwrap_or(range.start);
        before.any(|at| self.begins_none(at, range.start))
    }

    /// Whether an item says that there is none of what follows, and no preposition leads it as in "a woman with no papers said".
    fn begins_none(&self, at: usize, start: usize) -> bool {
        let is_none = self.items[at].is(Tag::Nought) || self.items[at].figure.is_none;
        is_none && !(at > start && self.items[at - 1].is(Tag::Preposition))
    }

    /// Whether a figure only bounds what none has: "no hall holds more than 40", "none of them had more than 40". In "no hotel with
    /// more than 40 rooms" no verb leads to it.
    fn is_bound_of_none(&self, range: Range<usize>, figure: usize) -> bool {
        let leads = |at: usize| {
            let item = &self.items[at];
            item.verb.is_some() || item.is(Tag::Have) || item.is(Tag::Be)
        };
        let none = range.clone().find(|at| self.begins_none(*at, range.start));
        self.items[figure].figure.is_bound
            && none.is_some_and(|none| (none + 1..range.end).any(leads))
    }

    /// Whether there is none of what tells what follows: "gave no sign that", "provided no data showing that".
    fn has_no_word_for_it(&self, range: Range<usize>) -> bool {
        let content = range.clone().rev().take_while(|at| self.items[*at].is_content());
        let first = range.end - content.count();
        let [none, verb] = [1, 2].map(|by| first.checked_sub(by).filter(|at| range.contains(at)));
        none.zip(verb).is_some_and(|(none, verb)| {
            let item = &self.items[verb];
            first < range.end
                && self.items[none].is(Tag::Nought)
                && self.grammar_phrase(none).is_none()
                && (item.verb.is_some() || item.is(Tag::Be) || item.is(Tag::Have))
        })
    }

    /// Whether what follows a figure's clause says that it is not so: "…, a claim that the hospital called wrong".
    fn is_denied_later(&self, place: &FigurePlace) -> bool {
        let later =
            self.pieces[place.piece + 1..].iter().take_while(|piece| piece.figures.is_empty());
        later.into_iter().any(|piece| {
            let is_bare = |at: usize| {
                let next = self.items.get(at + 1).filter(|_| at + 1 < piece.range.end);
                !next.is_some_and(|next| next.is_noun_word())
            };
            let negated = piece.range.clone().any(|at| self.negates(at));
            !negated && piece.range.clone().any(|at| self.items[at].is(Tag::Denial) && is_bare(at))
        })
    }

    /// Whether a piece has a subject and a finite verb of its own.
    fn is_own_clause(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let subject = piece.before_verb().any(|at| {
            let item = &self.items[at];
            // "and this cost £1bn".
            let stands_alone =
                item.is(Tag::RefersBack) && Some(at + 1) == self.pieces[index].first_verb;
            item.is_content() || item.is(Tag::Pronoun) || item.is_figure() || stands_alone
        });
        // "to cut the budget by $45bn and to reduce".
        let is_phrase = self.items[piece.range.start].is(Tag::SizeOfChange);
        subject && (piece.has_verb() || !is_phrase && self.events_after(index).is_some())
    }

    /// Whether "will", "would" and "not" of the piece before hold for a piece: it has no verb, or one that needs them.
    pub(super) fn shares_helpers(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let Some(first) = piece.first_verb else { return true };
        let above = piece.parent.map_or(0..0, |parent| self.pieces[parent].range.clone());
        let mut helpers = above.take_while(|at| self.items[*at].verb.is_none());
        let helped = helpers.any(|at| self.items[at].is(Tag::Be) || self.items[at].is(Tag::Have));
        let joined = matches!(piece.opener, Opener::Coordinator | Opener::Alternative);
        match self.items[first].verb {
            Some(VerbForm::Base) => true,
            Some(VerbForm::Past) => helped && joined,
            _ => false,
        }
    }

    /// Returns those of the items before a piece that hold for it: before a participle those of the first verb, "was ordered to
    /// pay 300 and jailed", unless the last has one of its own, "was ordered to be sold and closed".
    fn helpers_shared(&self, index: usize, above: Range<usize>) -> Range<usize> {
        let first = self.pieces[index].first_verb;
        let is_participle = first.is_some_and(|at| self.items[at].verb == Some(VerbForm::Past));
        let main = above.clone().find(|at| self.items[*at].verb.is_some());
        match main.filter(|_| is_participle) {
            Some(main) if !(main..above.end).any(|at| self.items[at].is(Tag::Be)) => {
                above.start..main
            }
            _ => above,
        }
    }

    /// Whether a piece tells with what something comes: "with supplies rising by 4 million".
    fn is_absolute(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let leads = self.items[piece.range.start].is(Tag::Preposition);
        leads
            && piece.verbs.first().is_some_and(|verb| self.items[*verb].verb == Some(VerbForm::Ing))
    }

    /// Returns what the words of a figure's piece make of it.
    fn asserted_in(&self, place: &FigurePlace, sense: VerbSense) -> Assertion {
        let piece = &self.pieces[place.piece];
        let verb = self.verb_of(place);
        // "34 flights were cancelled", "34 people want to cross": the verb after the figure governs it too.
        let governs = |verb: usize| {
            let item = &self.items[verb];
            let sorts = [Tag::Preventer, Tag::Planner, Tag::Denier, Tag::Failing];
            // "14 cancelled their bookings" says so of the bookings.
            let is_of_object = self.argument(place) == Argument::Doer && item.is(Tag::Preventer);
            let makes_less = sorts.into_iter().any(|sort| item.is(sort)) && !is_of_object
                || self.grammar_phrase(verb) == Some(GrammarPhrase::SupposingBefore);
            verb > place.at && makes_less
        };
        let reach = verb.unwrap_or(place.at).max(place.at);
        let reach =
            if verb.is_some_and(governs) { (reach + 1).min(piece.range.end) } else { reach };
        let start = self.words_of(place.piece).start;
        let mut told = self.governing(start..reach, true, sense);
        if sense == VerbSense::Governs && self.is_awaited(place) {
            told = told.max(Assertion::Planned);
        }
        let rest = place.at..piece.range.end;
        let denied =
            rest.into_iter().any(|at| self.grammar_phrase(at) == Some(GrammarPhrase::DenyingAfter));
        if self.is_faced(place) {
            told = told.max(Assertion::Supposed);
        }
        let end = piece.range.end;
        if (place.at + 1..end).any(|at| self.is_thought_of(at, end)) {
            told = told.max(Assertion::Supposed);
        }
        let rest = place.at..piece.range.end;
        let only_told = sense == VerbSense::Tells && rest.into_iter().any(|at| self.is_lack(at));
        // "No reporter says 40 people died".
        let speaks = |at: usize| self.items[at].verb.is_some() && self.items[at].is(Tag::Speech);
        let unsaid = (start..place.at).any(speaks) && self.is_said_by_none(start..place.at);
        let of_none = self.is_bound_of_none(start..place.at, place.at);
        if denied || unsaid || of_none || !only_told && self.is_denied_after(place) {
            told = told.max(Assertion::Denied);
        }
        told
    }

    /// Whether what a deed is named for only threatens those whom a figure counts: "12 libraries face closure", "are at risk of closure".
    fn is_faced(&self, place: &FigurePlace) -> bool {
        let end = self.pieces[place.piece].range.end;
        let names_deed = |at: usize| {
            let is_article = |at: &usize| self.items[*at].is(Tag::Determiner);
            let next = (at + 1..end).find(|at| !is_article(at));
            next.is_some_and(|at| self.items[at].events().any(|(_, sort)| sort == Sort::Noun))
        };
        let is_state = |at: usize| {
            self.items[at].is(Tag::Preposition)
                && self.items[at - 1].is(Tag::Be)
                && self.grammar_phrase(at) == Some(GrammarPhrase::SupposingBefore)
        };
        let is_penalty = |at: usize| self.items[at].is(Tag::Penalty);
        // "face two-year bans", "face a fine of £900".
        let faces = |at: usize| {
            let mut behind = at + 1..place.noun.end.max(place.at + 1).max(end.min(place.at + 3));
            self.items[at].is(Tag::Facer) && self.items[at].verb.is_some() && behind.any(is_penalty)
        };
        let is_led_by_facer = (self.pieces[place.piece].range.start..place.at).any(faces);
        is_led_by_facer
            || (place.at + 1..end).any(|at| {
                let item = &self.items[at];
                item.is(Tag::Facer) && names_deed(at) || is_state(at)
            })
    }

    /// Returns what the words of a range make of what they govern; `with_helpers` where "will" and "not" do too.
    pub(super) fn governing(
        &self,
        range: Range<usize>,
        with_helpers: bool,
        sense: VerbSense,
    ) -> Assertion {
        let mut told = Assertion::Asserted;
        let only_told = |at: &usize| sense == VerbSense::Tells && self.is_lack(*at);
        let qualifying = self.qualifying.iter().copied();
        let qualifying = qualifying.filter(|at| range.contains(at) && !only_told(at));
        let negated = qualifying.clone().any(|at| self.negates(at));
        if negated && range.clone().any(|at| self.items[at].is(Tag::Sure)) {
            return told;
        }
        for at in qualifying {
            told = told.max(self.told_by_phrase(at, sense));
            told = told
                .max(self.told_by_word(at, with_helpers && !self.is_closed_phrase(at, range.end)));
            told = told.max(self.told_by_verb(at, range.end, with_helpers, sense));
            if self.plans(at, range.end, with_helpers, sense) {
                told = told.max(Assertion::Planned);
            }
        }
        told
    }

    /// Whether a preposition that negates has its noun, and another phrase begins behind that before `end`: "ended without agreement
    /// after 90 minutes".
    fn is_closed_phrase(&self, at: usize, end: usize) -> bool {
        let is_phrase = |at: usize| {
            let item = &self.items[at];
            item.is(Tag::Preposition) && !item.is(Tag::PartOf)
        };
        let has_noun = self.items.get(at + 1).is_some_and(|next| next.is_noun_word());
        // "after 90 minutes" is one item.
        let leads_on = self.items.get(end).is_some_and(|item| item.is_led);
        is_phrase(at) && has_noun && (leads_on || (at + 2..end).any(is_phrase))
    }

    /// Returns what a phrase makes of what follows. One that tells of an event, "cleared of", only tells of it where the claim
    /// has it too.
    fn told_by_phrase(&self, at: usize, sense: VerbSense) -> Assertion {
        if sense == VerbSense::Tells && !self.phrase_events(at).is_empty() {
            return Assertion::Asserted;
        }
        match self.grammar_phrase(at) {
            Some(GrammarPhrase::DenyingBefore | GrammarPhrase::DenyingAfter) => Assertion::Denied,
            Some(GrammarPhrase::SupposingBefore) => Assertion::Supposed,
            None => Assertion::Asserted,
        }
    }

    /// Returns what a word that is no verb makes of what follows: "not", "allegedly", "feared dead".
    fn told_by_word(&self, at: usize, with_helpers: bool) -> Assertion {
        let item = &self.items[at];
        let next = self.items.get(at + 1);
        let before_verb = next.is_some_and(|next| next.verb.is_some());
        let nearly = with_helpers && item.is(Tag::Nearly) && before_verb;
        if nearly || item.is(Tag::Denial) || with_helpers && self.negates(at) {
            return Assertion::Denied;
        }
        let is_state = |next: &SentenceItem| next.events().any(|(_, sort)| sort == Sort::Adjective);
        let feared = with_helpers && item.is(Tag::Doubter) && next.is_some_and(is_state);
        let speaks = |at: usize| self.items.get(at).is_some_and(|item| item.is(Tag::Speech));
        let said_at_first =
            item.is(Tag::AtFirst) && (speaks(at + 1) || at.checked_sub(1).is_some_and(speaks));
        let supposed =
            with_helpers && item.is(Tag::Supposed) || item.is(Tag::Doubt) || said_at_first;
        if feared || supposed { Assertion::Supposed } else { Assertion::Asserted }
    }

    /// Returns what a verb makes of what follows.
    fn told_by_verb(
        &self,
        at: usize,
        end: usize,
        with_helpers: bool,
        sense: VerbSense,
    ) -> Assertion {
        let item = &self.items[at];
        if self.is_in_subject(at, end) {
            return Assertion::Asserted;
        }
        if item.is(Tag::Failing) && self.next_is_infinitive(at, end) {
            return Assertion::Denied;
        }
        if item.verb.is_none() {
            return Assertion::Asserted;
        }
        let governs = sense == VerbSense::Governs;
        let denies = item.is(Tag::Denier)
            && (!with_helpers
                || governs && self.governs_directly(at, end)
                || self.next_is_gerund(at, end));
        let prevents = item.is(Tag::Preventer) && with_helpers && governs;
        if denies || prevents || self.undoes(at, end) {
            return Assertion::Denied;
        }
        let accuses =
            item.is(Tag::Accuser) && (at + 1..end).any(|next| self.items[next].is(Tag::PartOf));
        let doubts = accuses
            || self.is_thought_of(at, end)
            || with_helpers && self.is_thought(at, end)
            || item.is(Tag::Doubter) && !with_helpers;
        if doubts { Assertion::Supposed } else { Assertion::Asserted }
    }

    /// Whether a verb undoes what a noun behind it tells of those whom a figure counts: "blocked the deportation of 40 people".
    fn undoes(&self, at: usize, end: usize) -> bool {
        let names_deed = |at: usize| {
            let is_deed = self.items[at].events().any(|(_, sort)| sort == Sort::Noun);
            is_deed && self.items.get(at + 1).is_some_and(|next| next.is(Tag::PartOf))
        };
        self.items[at].is(Tag::Undoer) && (at + 1..end).any(names_deed)
    }

    /// Whether a verb in its "-ing" form stands in what the verb of the clause is said of, before that: "Talks aimed at averting strikes
    /// have ended".
    fn is_in_subject(&self, at: usize, end: usize) -> bool {
        let is_infinitive = |at: usize| at > 0 && self.items[at - 1].is(Tag::Infinitive);
        let mut rest = at + 1..end;
        self.items[at].verb == Some(VerbForm::Ing)
            && !at.checked_sub(1).is_some_and(|before| self.items[before].is_auxiliary())
            && rest.any(|at| self.items[at].is_auxiliary() && !is_infinitive(at))
    }

    /// Whether a verb leaves open what a clause right behind it tells, which no word opens: "Experts think the wreck holds 400 coins".
    fn is_thought(&self, at: usize, end: usize) -> bool {
        let begins = self.items.get(at + 1).is_some_and(|next| {
            next.is(Tag::Determiner) || next.is(Tag::Pronoun) || next.is_content()
        });
        let is_finite = |at: usize| {
            self.items[at].is_auxiliary() || self.items[at].verb == Some(VerbForm::Third)
        };
        self.items[at].is(Tag::Doubter)
            && self.items[at].is(Tag::Speech)
            && begins
            && (at + 2..end).any(is_finite)
    }

    /// Whether a verb says of what stands before it that it may be so: "are thought to have drowned", "are presumed dead".
    fn is_thought_of(&self, at: usize, end: usize) -> bool {
        let next = self.items.get(at + 1);
        let is_state =
            next.is_some_and(|next| next.events().any(|(_, sort)| sort == Sort::Adjective));
        self.items[at].is(Tag::Doubter)
            && self.is_passive_verb(at)
            && (is_state || self.next_is_infinitive(at, end))
    }

    /// Whether a word says that what follows is planned, wished or awaited.
    fn plans(&self, at: usize, end: usize, with_helpers: bool, sense: VerbSense) -> bool {
        let item = &self.items[at];
        let next = self.items.get(at + 1);
        let next_is_to = self.next_is_infinitive(at, end);
        let is_told_to = item.is(Tag::Be) && next_is_to || self.is_demanded(at);
        if with_helpers && item.is(Tag::Planned) || is_told_to {
            return true;
        }
        let is_set = next_is_to || next.is_some_and(|next| next.is(Tag::WishedFor));
        let in_order =
            at.checked_sub(1).is_some_and(|before| self.items[before].is(Tag::Preposition));
        // "hopes of rescuing the crew".
        let is_of_doing = next.is_some_and(|next| next.is(Tag::PartOf))
            && self.items.get(at + 2).is_some_and(|item| item.verb == Some(VerbForm::Ing));
        if item.is(Tag::SetTo) && is_set
            || item.is(Tag::Plan) && (next_is_to && !in_order || is_of_doing)
        {
            return true;
        }
        if item.verb.is_none() {
            return false;
        }
        let is_told = with_helpers && self.is_passive_verb(at) && item.is(Tag::PlannedAfter);
        if sense == VerbSense::Governs && item.is(Tag::Planner) && is_told {
            return true;
        }
        let needs = item.is(Tag::Needer) && item.verb != Some(VerbForm::Past);
        let ing_follows = next.is_some_and(|next| next.verb == Some(VerbForm::Ing));
        // "told it to sell 12", and not "told it that".
        let governs_clause = !with_helpers && !item.is(Tag::Speech);
        let plans_to = self.infinitive_follows(at, end) || ing_follows || governs_clause;
        needs && sense == VerbSense::Governs || item.is(Tag::Planner) && plans_to
    }

    /// Whether a verb is the last of a range: that which governs what follows.
    fn governs_directly(&self, at: usize, end: usize) -> bool {
        !(at + 1..end).any(|next| self.items[next].verb.is_some())
    }

    /// "denied selling 11 of them".
    fn next_is_gerund(&self, at: usize, end: usize) -> bool {
        let mut rest = (at + 1..end).filter(|at| !self.items[*at].is(Tag::Adverb));
        rest.next().is_some_and(|at| {
            let item = &self.items[at];
            item.verb == Some(VerbForm::Ing) || item.is(Tag::Have)
        })
    }

    fn negates(&self, at: usize) -> bool {
        let item = &self.items[at];
        // "Doctors without Frontiers".
        let is_capital = |at: Option<usize>| {
            at.and_then(|at| self.items.get(at)).is_some_and(|item| item.is_capital)
        };
        let in_name =
            item.is(Tag::Preposition) && is_capital(at.checked_sub(1)) && is_capital(Some(at + 1));
        // "were without power", "were not without power": a state, and who is in it is counted.
        let before = self.items[..at].iter().rev().find(|before| !before.is(Tag::Negation));
        // "600 families without shelter".
        let has_it = |before: &SentenceItem| before.is(Tag::Be) || before.is_noun_word();
        let next = self.items.get(at + 1);
        let is_state = item.is(Tag::Preposition)
            && before.is_none_or(has_it)
            && next.is_some_and(|next| next.is_noun_word());
        let negates = item.is(Tag::Negation) && !in_name && !is_state || is_negated(item);
        let taken_back = self.items.get(at + 1).is_some_and(|next| next.is(Tag::Only));
        negates && !taken_back
    }

    /// Whether a negation begins a phrase that is an event: "without power".
    fn is_lack(&self, at: usize) -> bool {
        self.negates(at) && !self.phrase_events(at).is_empty()
    }

    /// Whether an event of a figure is a phrase that begins with a negation.
    pub(super) fn tells_of_lack(&self, events: &[usize]) -> bool {
        events.iter().any(|at| self.is_lack(*at))
    }

    fn next_is_infinitive(&self, at: usize, end: usize) -> bool {
        let mut rest =
            (at + 1..self.items.len().min(end + 2)).filter(|at| !self.items[*at].is(Tag::Adverb));
        rest.next().is_some_and(|at| {
            self.items[at].is(Tag::Infinitive)
                && self.items.get(at + 1).is_some_and(|next| {
                    next.verb.is_some()
                        || next.uses.has(VerbForm::Base)
                        || next.is(Tag::Be)
                        || next.is(Tag::Have)
                        || next.is(Tag::Adverb)
                        || self.may_be_verb(at + 1)
                })
        })
    }

    /// Whether no table knows a word that stands before what a verb could be done to: "plans to resurface 48 miles".
    fn may_be_verb(&self, at: usize) -> bool {
        let [item, next] = [self.items.get(at), self.items.get(at + 1)];
        let is_known =
            |item: &SentenceItem| self.words.nouns.has(item.lemma.as_deref().unwrap_or(""));
        item.is_some_and(|item| item.is_content() && !item.is_capital && !is_known(item))
            && next.is_some_and(|next| next.is_figure() || next.is(Tag::Determiner))
    }

    /// Returns the word after `at` but for adverbs and signs.
    fn word_after(&self, at: usize) -> Option<&SentenceItem> {
        self.items[at + 1..]
            .iter()
            .find(|item| item.kind == ItemKind::Word && !item.is_manner && !item.is(Tag::Adverb))
    }

    /// Whether an infinitive follows a verb, with its object between: "expecting stocks to fall".
    fn infinitive_follows(&self, at: usize, end: usize) -> bool {
        let end = self.items.len().min(end + 1);
        let plain = (at + 1..end)
            .take_while(|next| self.items[*next].verb.is_none_or(|form| form == VerbForm::Base));
        let is_infinitive = |next: usize| {
            self.items[next].is(Tag::Infinitive)
                && self.word_after(next).is_some_and(|verb| {
                    verb.uses.has(VerbForm::Base) || verb.is(Tag::Be) || verb.is(Tag::Have)
                })
        };
        plain.into_iter().any(is_infinitive)
    }

    /// Whether a figure is that of something awaited: "a target of 540", "the 558,000 draw analysts were looking for".
    fn is_awaited(&self, place: &FigurePlace) -> bool {
        let verb = self.verb_of(place);
        let achieved = verb.is_some_and(|verb| self.items[verb].is(Tag::Achiever));
        if !achieved && self.is_of_plan(place) {
            return true;
        }
        if let Some(verb) = verb.filter(|verb| *verb < place.at) {
            if achieved {
                return false;
            }
            let plans = self.items[verb].is(Tag::Planner) && !self.items[verb].is(Tag::LightVerb);
            if plans && self.is_wished(verb, place) {
                return true;
            }
        }
        (place.noun.end..place.to).any(|at| self.awaits(place, at))
    }

    /// Whether a figure stands after the noun of a plan and a preposition: "a target of 540".
    fn is_of_plan(&self, place: &FigurePlace) -> bool {
        let before = (place.from..place.at).rev().take_while(|at| self.items[*at].verb.is_none());
        let mut led = false;
        for at in before {
            let item = &self.items[at];
            let is_quality = item.is(Tag::PlannedAfter) && self.items[at + 1].is_content();
            let is_noun = item.is(Tag::Plan) && !self.is_moved(place, at);
            if led && (is_quality || is_noun) {
                return true;
            }
            // "a goal in 22 matches".
            let is_inside =
                item.is(Tag::Where) && !item.is(Tag::Level) && !item.is(Tag::EndOfChange);
            // "without agreement after 90 minutes".
            let is_when = item.is(Tag::Subordinator) && !item.is(Tag::Compared);
            let leads = item.is(Tag::Preposition) && !is_inside && !is_when;
            led |= leads || item.is(Tag::Infinitive);
        }
        false
    }

    /// Whether a figure is what a verb of planning asks for: its object, or after "for".
    fn is_wished(&self, verb: usize, place: &FigurePlace) -> bool {
        let between = &self.items[verb + 1..place.at];
        let is_for = between.first().is_some_and(|item| item.is(Tag::WishedFor));
        is_for || !between.iter().any(|item| item.is(Tag::Preposition) && !item.is(Tag::PartOf))
    }

    /// Whether a word after a figure says that it is awaited: "the drop expected", "the draw analysts were looking for".
    fn awaits(&self, place: &FigurePlace, at: usize) -> bool {
        let item = &self.items[at];
        let rest = &self.items[at + 1..place.to];
        // "134 days against a planned 49" says so of what follows.
        let leads_figure = self.items.get(at + 1).is_some_and(SentenceItem::is_mention);
        let is_last =
            !leads_figure && rest.iter().all(|item| !item.is_content() || item.is(Tag::Previous));
        let has_subject = (place.noun.end..at).any(|at| {
            let in_part = at > 0 && self.items[at - 1].is(Tag::PartOf);
            self.items[at].is_content() || self.items[at].is(Tag::Pronoun) && !in_part
        });
        let participle = item.is(Tag::PlannedAfter)
            && !(place.noun.end..at).any(|at| self.items[at].is_auxiliary());
        let helped = item.is(Tag::PlannedAfter)
            && at.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Be));
        is_last
            && (participle || helped || item.is(Tag::Planner) && item.verb.is_some() && has_subject)
    }

    /// Whether the noun of a plan is what changed: "cut its forecast to 93".
    fn is_moved(&self, place: &FigurePlace, at: usize) -> bool {
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
    fn is_denied_after(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let rest = place.noun.end..piece.range.end;
        if rest.clone().any(|at| self.items[at].is(Tag::Sure)) {
            return false;
        }
        // "left 40,000 homes without power".
        if rest
            .clone()
            .next()
            .is_some_and(|at| self.items[at].is(Tag::Preposition) && self.negates(at))
        {
            return true;
        }
        let is_predicate = |at: usize| {
            self.items[at].is(Tag::Denial)
                && at
                    .checked_sub(1)
                    .is_some_and(|at| self.items[at].is(Tag::Be) || self.items[at].is(Tag::Copula))
        };
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

/// Whether a verb that helps others has its negation at its end: "wasn't".
pub(super) fn is_negated(item: &SentenceItem) -> bool {
    item.is_auxiliary() && item.word.ends_with("n't")
}
