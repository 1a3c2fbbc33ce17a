//! Who or what does or has what a piece of a sentence tells.

use super::piece::Opener;
use super::place::{Clauses, FigurePlace};
use super::sentence::ItemKind;
use super::words::{Tag, VerbForm};

impl Clauses<'_> {
    /// Returns the items that say who or what does or has what a piece tells: before its verb, or those of the piece
    /// that it goes on from.
    pub(super) fn owner(&self, index: usize) -> &[usize] {
        self.owners.get(index).map_or(&[], Vec::as_slice)
    }

    /// Returns the items that say whose a figure is, or who or what does or has what its piece tells.
    pub(super) fn owner_of(&self, place: &FigurePlace) -> Vec<usize> {
        let second = self.second_side(place);
        if !second.is_empty() {
            return second;
        }
        let scorer = self.given_score(place);
        if !scorer.is_empty() {
            return scorer;
        }
        if let Some(owner) = self.owner_of_result(place) {
            return owner;
        }
        let caused = self.caused_doer(place);
        if !caused.is_empty() {
            return caused;
        }
        // "second only to the Conservatives' 3 million".
        let follows_verb = self.pieces[place.piece].first_verb.is_none_or(|verb| verb < place.at);
        let possessor = self.possessor(place.at, place.from);
        if follows_verb && !possessor.is_empty() {
            return possessor.collect();
        }
        self.owner(place.piece).to_vec()
    }

    /// Returns the items of those who were made to do what a figure's verb tells, or seen to do it: "helped Howard win four elections",
    /// "ordered the firm to pay $3m".
    pub(super) fn caused_doer(&self, place: &FigurePlace) -> Vec<usize> {
        let start = self.pieces[place.piece].range.start;
        let Some(verb) = self.verb_of(place).filter(|verb| *verb > start && *verb < place.at)
        else {
            return Vec::new();
        };
        let end = if self.items[verb - 1].is(Tag::Infinitive) { verb - 1 } else { verb };
        let is_phrase = |at: &usize| {
            let item = &self.items[*at];
            item.is(Tag::Determiner) || item.is_noun_word()
        };
        let run: Vec<usize> = (start..end).rev().take_while(is_phrase).collect();
        let before = end.checked_sub(run.len() + 1).filter(|before| *before >= start);
        let causes = before.is_some_and(|before| {
            self.items[before].is(Tag::Causer) && self.items[before].verb.is_some()
        });
        let is_base = self.items[verb].uses.has(VerbForm::Base);
        let doer = run.into_iter().filter(|_| causes && is_base);
        doer.filter(|at| self.items[*at].is_content()).collect()
    }

    /// Returns the items of those whom "and" joins to others of a clause whose verb is not said again, with a preposition before the
    /// figure: "sentenced Doyle to 14 years and his brother to six".
    pub(super) fn gapped_party(&self, place: &FigurePlace) -> Vec<usize> {
        let piece = &self.pieces[place.piece];
        let goes_on = piece.opener == Opener::Coordinator && !piece.has_verb();
        let above = piece.parent.map(|above| &self.pieces[above]);
        let has_verb = above.is_some_and(|above| {
            above.first_verb.is_some_and(|verb| above.figures.iter().any(|at| verb < *at))
        });
        let led = place.at.checked_sub(1).filter(|at| self.items[*at].is(Tag::Preposition));
        let is_first = piece.figures.first() == Some(&place.at);
        let Some(led) = led.filter(|_| goes_on && has_verb && is_first) else {
            return Vec::new();
        };
        let party = piece.range.start..led;
        let is_phrase =
            |at: usize| self.items[at].is_noun_word() || self.items[at].is(Tag::Determiner);
        if !party.clone().all(is_phrase) {
            return Vec::new();
        }
        party.filter(|at| self.items[*at].is_content()).collect()
    }

    /// Returns the items that say whose the second of two sides is: "51.3 percent of the vote to 48.7 percent for Leal", "compared with
    /// $57m for Rockfall".
    pub(super) fn second_side(&self, place: &FigurePlace) -> Vec<usize> {
        let compared = self.compared_side(place);
        if !compared.is_empty() {
            return compared;
        }
        let piece = &self.pieces[place.piece];
        let is_second = piece.figures.iter().any(|figure| *figure < place.at)
            && place.at.checked_sub(1).is_some_and(|at| self.items[at].is(Tag::Infinitive));
        let is_for = self.items.get(place.at + 1).is_some_and(|item| item.is(Tag::WishedFor));
        if !is_second || !is_for {
            return Vec::new();
        }
        let again = self
            .pieces
            .iter()
            .filter(|piece| piece.parent == Some(place.piece) && self.names_again(piece));
        let own =
            (place.at + 2..piece.range.end).chain(again.flat_map(|piece| piece.range.clone()));
        own.filter(|at| self.items[*at].is_content()).collect()
    }

    /// Returns the items that say whose a figure is that another is compared with: "compared with Moto's 6,500", "against $57m for
    /// Rockfall". Behind "for the year" stands only when it was.
    pub(super) fn compared_side(&self, place: &FigurePlace) -> Vec<usize> {
        let start = self.pieces[place.piece].range.start;
        self.compared_side_of(place.at, place.noun.end.max(place.at + 1), start)
    }

    /// Returns the same of a figure at an item, with what stands behind it and its noun, and where its piece begins.
    pub(super) fn compared_side_of(&self, at: usize, behind: usize, start: usize) -> Vec<usize> {
        let possessor = self.possessor(at, start);
        let is_compared = |at: usize| self.items[at].is(Tag::Compared);
        let before = (start..possessor.start).rev().find(|at| !self.items[*at].is(Tag::Determiner));
        let compares = before.is_some_and(|at| {
            let is_led = self.items[at].is(Tag::Preposition) && at > start && is_compared(at - 1);
            // "20 dreadnoughts to Germany's 13".
            let is_second = self.items[at].is(Tag::Infinitive)
                && !possessor.is_empty()
                && (start..at).any(|at| self.items[at].is_figure());
            is_compared(at) || is_led || is_second
        });
        if !compares || !possessor.is_empty() {
            return if compares { possessor.collect() } else { Vec::new() };
        }
        let lead = self.item_behind_aside(behind);
        let lead = lead.filter(|lead| self.items[*lead].is(Tag::WishedFor));
        let is_phrase = |at: &usize| {
            let item = &self.items[*at];
            item.is_noun_word() || item.is(Tag::Determiner)
        };
        let own = lead.map_or(0..0, |lead| lead + 1..self.items.len()).take_while(is_phrase);
        let own: Vec<usize> = own.filter(|at| self.items[*at].is_content()).collect();
        if own.iter().any(|at| self.items[*at].is(Tag::Times)) { Vec::new() } else { own }
    }

    /// Returns the item at `at`, or where a bracket begins there, the first one behind that.
    fn item_behind_aside(&self, at: usize) -> Option<usize> {
        let is_sign = |at: usize, sign: &str| {
            self.items[at].kind == ItemKind::Sign && &*self.items[at].word == sign
        };
        let end = self.items.len();
        if at < end && is_sign(at, "(") {
            return (at..end).find(|at| is_sign(*at, ")")).map(|at| at + 1).filter(|at| *at < end);
        }
        Some(at).filter(|at| *at < end)
    }

    /// Works out the owners of all pieces, each from those of the pieces before it.
    pub(super) fn find_owners(&mut self) {
        for index in 0..self.pieces.len() {
            let owner = self.owner_from_earlier(index);
            let led = self.is_led_by_pronoun(index, &owner);
            self.owners.push(owner);
            self.led_by_pronoun.push(led);
        }
    }

    /// Whether a pronoun says who or what does what a piece tells, in it or in the one that it goes on from.
    fn is_led_by_pronoun(&self, index: usize, owner: &[usize]) -> bool {
        let piece = &self.pieces[index];
        let is_pronoun =
            |at: usize| self.items[at].is(Tag::Pronoun) && !self.items[at].is(Tag::Determiner);
        let above = piece
            .parent
            .is_some_and(|parent| self.led_by_pronoun[parent] && self.owners[parent] == owner);
        above || piece.before_verb().any(is_pronoun)
    }

    fn owner_from_earlier(&self, index: usize) -> Vec<usize> {
        let piece = &self.pieces[index];
        let before_verb = piece.before_verb();
        let own: Vec<usize> = if !piece.has_verb()
            && let Some(named) = self.named_before_figure(index)
        {
            named
        } else if piece.has_verb() || piece.figures.is_empty() {
            before_verb.filter(|at| self.names_owner(*at)).collect()
        } else {
            Vec::new()
        };
        let own_figure = piece.has_verb()
            && piece
                .figures
                .first()
                .is_some_and(|at| piece.before_verb().contains(at) || self.is_inverted(index));
        let is_phrase = !piece.has_verb()
            && piece.figures.is_empty()
            && self.items[piece.range.start].is(Tag::Preposition)
            && piece.parent.is_some();
        if (!own.is_empty() && !is_phrase) || own_figure {
            return own;
        }
        let Some(parent) = piece.parent else { return own };
        let above = &self.pieces[parent];
        // "Patients given the drug (n = 9) left": the participle describes who left.
        let first = above.first_verb.filter(|at| self.items[*at].verb == Some(VerbForm::Past));
        if piece.opener == Opener::Resumed && piece.has_verb() && first.is_some() {
            return above.range.clone().filter(|at| self.items[*at].is_content()).collect();
        }
        match piece.opener {
            Opener::Relative => self.described_noun(parent),
            Opener::Comma if self.describes_object(index, parent) => self.last_noun(parent),
            Opener::Contrast | Opener::Condition | Opener::Complement if piece.has_verb() => own,
            _ => {
                let mut inherited = self.owner(parent).to_vec();
                let above = self.pieces[parent].parent;
                // "from the institute, Tehran, and served": what stands between is no subject.
                let goes_on =
                    matches!(self.pieces[parent].opener, Opener::Comma | Opener::Coordinator);
                if let Some(above) = above
                    && goes_on
                    && self.pieces[above].has_verb()
                    && !self.pieces[parent].has_verb()
                    && self.pieces[parent].figures.is_empty()
                {
                    return self.owner(above).to_vec();
                }
                if let Some(above) = above
                    && self.pieces[parent].opener == Opener::Comma
                    && !self.pieces[parent].has_verb()
                    && self.pieces[parent].figures.is_empty()
                {
                    inherited.extend(self.owner(above));
                }
                inherited
            }
        }
    }

    /// Whether an item can say who or what does or has something: a word, or "the second".
    fn names_owner(&self, at: usize) -> bool {
        self.items[at].is_content() || self.items[at].figure.is_ordinal
    }

    /// Returns the words before the first figure of a piece without a verb, where nothing else stands there: "and
    /// Ahmadinejad 540 votes".
    pub(super) fn named_before_figure(&self, index: usize) -> Option<Vec<usize>> {
        let piece = &self.pieces[index];
        let first = *piece.figures.first()?;
        let before = piece.range.start..first;
        let is_plain = |at: usize| {
            let item = &self.items[at];
            item.is_content() && item.events().next().is_none()
                || item.figure.is_ordinal
                || item.is(Tag::Determiner)
                || item.is(Tag::Adverb)
        };
        let named: Vec<usize> = before.clone().filter(|at| self.names_owner(*at)).collect();
        let direction = before.clone().any(|at| self.items[at].direction().is_some());
        (before.clone().all(is_plain)
            && !named.is_empty()
            && !direction
            && piece.opener != Opener::Bracket)
            .then_some(named)
    }

    /// Whether a figure follows a verb that stands before what it is said of: "as was 81% of the lead".
    fn is_inverted(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let is_be = piece.first_verb.is_some_and(|at| self.items[at].is(Tag::Be));
        let follows = piece.first_verb.map(|at| at + 1) == piece.figures.first().copied();
        is_be && follows && piece.opener == Opener::Comma
    }

    /// Whether a piece begins with a participle, and describes what the verb before is done to: "closed the council, set up in 1997".
    fn describes_object(&self, index: usize, above: usize) -> bool {
        let [piece, above] = [index, above].map(|index| &self.pieces[index]);
        // "won the Open, reached the final": a participle has no object behind it.
        let acts =
            self.items.get(piece.range.start + 1).is_some_and(|next| next.is(Tag::Determiner));
        let is_participle = piece.first_verb == Some(piece.range.start)
            && self.items[piece.range.start].verb == Some(VerbForm::Past)
            && !acts;
        let last = above.range.end - 1;
        let is_noun = self.items[last].is_noun_word();
        let is_object = above
            .verbs
            .iter()
            .any(|verb| (verb + 1..last).any(|at| self.items[at].is(Tag::Determiner)));
        is_participle && is_noun && is_object && above.range.end + 1 == piece.range.start
    }

    /// Returns the words that a relative clause behind a piece describes: its last noun, and the name that this says more of: "Group
    /// Menatep, the holding company which controls 51%".
    fn described_noun(&self, index: usize) -> Vec<usize> {
        let mut noun = self.last_noun(index);
        let above = self.pieces[index].parent.filter(|_| self.says_more(index));
        let named = above.map(|above| self.last_noun(above));
        noun.extend(named.into_iter().flatten().filter(|at| self.items[*at].is_capital));
        noun
    }

    /// Whether a piece says who or what the name before it is: ", the holding company".
    pub(super) fn says_more(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        piece.opener == Opener::Comma
            && !piece.has_verb()
            && piece.figures.is_empty()
            && self.items[piece.range.start].is(Tag::Determiner)
    }

    /// Returns the words at the end of a piece, after its last figure, verb and preposition.
    fn last_noun(&self, index: usize) -> Vec<usize> {
        let range = self.pieces[index].range.clone();
        let run = range.rev().skip_while(|at| !self.items[*at].is_content());
        run.take_while(|at| self.items[*at].is_noun_word()).collect()
    }
}
