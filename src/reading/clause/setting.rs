//! What stands around a figure: the words of its own part of the clause, before its verb and behind it, and the place that it
//! is told of.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::named_thing::MOST_NAMES;
use super::piece::{ClausePiece, Opener};
use super::place::{Clauses, FigurePlace};
use super::sentence::{ItemKind, SentenceItem};
use super::words::{Tag, VerbForm};

/// The words around a figure, in the forms that tables give them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Setting {
    /// The words of its own part of the clause, with who or what does or has it, and what the clause begins with.
    pub(super) clause: Vec<Arc<str>>,
    /// Those of them that are names.
    pub(super) names: Vec<Arc<str>>,
    /// The words behind its verb, or behind itself where the verb is left out.
    pub(super) behind: Vec<Arc<str>>,
    /// Those of them that are names.
    pub(super) names_behind: Vec<Arc<str>>,
    /// The names right behind its verb: "jailed Emma Clarke".
    pub(super) objects: Vec<Arc<str>>,
    /// The names of its part of the clause that prepositions stand before, each with its preposition: "by", "clarke".
    pub(super) led_names: Vec<(Arc<str>, Arc<str>)>,
    /// The words of its sentence that something is compared with: "seven fewer than the Alliance".
    pub(super) compared: Vec<Arc<str>>,
    /// Places in an order in its part of the clause, each with the noun after it: "the second round".
    pub(super) ordered: Vec<(Arc<str>, Arc<str>)>,
    /// The nouns behind prepositions of its piece, and of the place that it describes: "near the poles, where".
    pub(super) scopes: Vec<Arc<str>>,
    /// Whether its sentence begins with one of them, which is of all its clauses.
    pub(super) leads_with_scope: bool,
    /// Whether its clause says of a place what is so there.
    pub(super) is_of_place: bool,
    /// What its piece says that there is none of: "there was no doctor".
    pub(super) none: Vec<Arc<str>>,
    /// What its sentence says that something is without: "without power".
    pub(super) lacking: Vec<Arc<str>>,
    /// Whether its piece has a pronoun, which stands for something named before.
    pub(super) has_pronoun: bool,
}

/// How many words a preposition stands before a name or noun at most: "by the former rebel leader Karim".
pub(super) const FARTHEST_PREPOSITION: usize = 5;

impl Clauses<'_> {
    pub(super) fn setting(&self, place: &FigurePlace) -> Setting {
        let clause = self.clause_items(place);
        let behind = self.behind(place);
        let names = clause.iter().copied().filter(|at| self.is_name(*at));
        Setting {
            names: self.lemmas(names),
            clause: self.lemmas(clause.iter().copied()),
            behind: self.lemmas(behind.iter().copied()),
            names_behind: self.lemmas(behind.iter().copied().filter(|at| self.is_name(*at))),
            objects: self.object_names(place),
            led_names: self.led_names(&clause, &behind),
            compared: self.lemmas(self.compared_items(place).into_iter()),
            ordered: self.ordered(&clause),
            scopes: self.lemmas(self.scopes(place).into_iter()),
            leads_with_scope: self.pieces[place.piece].range.start == 0
                && self.items[0].is(Tag::ScopeLead),
            is_of_place: self.is_of_place(place),
            none: self.lemmas(self.none_of(place).into_iter()),
            lacking: self.lemmas(self.lacking()),
            has_pronoun: self.has_pronoun(place),
        }
    }

    /// Returns the items of a figure's own part of its clause, with who or what does or has it, and what the clause begins
    /// with.
    pub(super) fn clause_items(&self, place: &FigurePlace) -> Vec<usize> {
        let piece = &self.pieces[place.piece];
        let first = piece.figures.first().copied().unwrap_or(piece.range.end);
        let start = piece.range.start..first.min(place.from);
        let fronted = self.fronted(place.piece).map(|piece| self.pieces[piece].range.clone());
        let own = start.chain(place.from..place.to).chain(fronted.into_iter().flatten());
        let replaced = self.replaced_scopes(place.piece);
        let owner = self.owner_of(place).into_iter().filter(|at| !replaced.contains(at));
        own.chain(owner).collect()
    }

    /// Returns the items behind the verb of a figure, or behind the figure where the verb is left out; with what names
    /// them again after a comma.
    pub(super) fn behind(&self, place: &FigurePlace) -> Vec<usize> {
        let start = self.verb_of(place).unwrap_or(place.at) + 1;
        let own = start..self.pieces[place.piece].range.end.max(start);
        let again = self
            .pieces
            .iter()
            .filter(|piece| piece.parent == Some(place.piece) && self.names_again(piece));
        own.chain(again.flat_map(|piece| piece.range.clone())).collect()
    }

    /// Returns the names between the verb of a figure and what no name goes on over: a preposition, a sign, another verb.
    fn object_names(&self, place: &FigurePlace) -> Vec<Arc<str>> {
        let is_date = self.date_number(place.at).is_some();
        let Some(verb) = self.verb_of(place).filter(|verb| *verb < place.at || is_date) else {
            return Vec::new();
        };
        let goes_on = |at: &usize| {
            let item = &self.items[*at];
            item.kind == ItemKind::Word && item.verb.is_none() && !item.is(Tag::Preposition)
        };
        let end = self.pieces[place.piece].range.end;
        let names = (verb + 1..end).take_while(goes_on).filter(|at| self.is_name(*at));
        names.take(MOST_NAMES).map(|at| self.items[at].word.clone()).collect()
    }

    /// Returns the names of a figure's part of its clause that prepositions stand before, each with its preposition.
    fn led_names(&self, clause: &[usize], behind: &[usize]) -> Vec<(Arc<str>, Arc<str>)> {
        let own: BTreeSet<usize> = clause.iter().chain(behind).copied().collect();
        let names = own.into_iter().filter(|at| self.is_name(*at));
        let led = names.filter_map(|at| {
            let before = (at.saturating_sub(FARTHEST_PREPOSITION)..at).rev().find(|at| {
                let item = &self.items[*at];
                item.is(Tag::Preposition) || item.kind != ItemKind::Word || item.verb.is_some()
            })?;
            let item = &self.items[before];
            item.is(Tag::Preposition).then(|| (item.word.clone(), self.items[at].word.clone()))
        });
        led.take(MOST_NAMES).collect()
    }

    /// Returns the items of a sentence that a word of comparison stands before, outside a figure's own part of its clause.
    fn compared_items(&self, place: &FigurePlace) -> Vec<usize> {
        let compares =
            |at: &usize| self.items[*at].is(Tag::Compared) && !(place.from..place.to).contains(at);
        let starts = (0..self.items.len()).filter(compares);
        let run = |at: usize| {
            (at + 1..self.items.len()).take_while(|at| {
                let item = &self.items[*at];
                item.kind != ItemKind::Sign && !item.is_figure()
            })
        };
        // "compared with $57m for Rockfall".
        let sides = self.pieces.iter().flat_map(|piece| {
            let figures = piece.figures.iter().filter(|at| **at != place.at);
            figures.flat_map(|at| {
                let noun = self.noun_run(*at, piece.range.end);
                self.compared_side_of(*at, noun.end.max(at + 1), piece.range.start)
            })
        });
        starts.flat_map(run).chain(sides).collect()
    }

    /// Returns the places in an order in a figure's part of its clause, each with the noun after it.
    fn ordered(&self, clause: &[usize]) -> Vec<(Arc<str>, Arc<str>)> {
        let ordinals = clause.iter().filter(|at| self.items[**at].figure.is_ordinal);
        let with_noun = ordinals.filter_map(|at| {
            let noun = self.items.get(at + 1).filter(|item| item.kind == ItemKind::Word)?;
            Some((self.items[*at].word.clone(), noun.lemma.clone()?))
        });
        with_noun.collect()
    }

    /// Returns the nouns behind the prepositions of a figure's piece, and those of the place that it describes.
    fn scopes(&self, place: &FigurePlace) -> Vec<usize> {
        let own = self.pieces[place.piece].range.clone();
        let parent = self.pieces[place.piece].parent.filter(|_| self.is_of_place(place));
        let described = parent.and_then(|above| {
            let range = self.pieces[above].range.clone();
            let last = range.clone().rev().find(|at| self.items[*at].is(Tag::Preposition))?;
            Some(last..range.end)
        });
        let noun_behind = |at: usize| {
            let run =
                (at + 1..self.items.len()).skip_while(|at| self.items[*at].is(Tag::Determiner));
            run.take_while(|at| self.items[*at].is_noun_word())
                .last()
                .filter(|at| !self.items[*at].is_mention())
        };
        let leads = |at: &usize| self.items[*at].is(Tag::ScopeLead);
        let above = self.level_led_from(place.piece).map(|above| self.pieces[above].range.clone());
        let all = own.chain(above.into_iter().flatten()).chain(described.into_iter().flatten());
        all.filter(leads).filter_map(noun_behind).collect()
    }

    /// Returns the last words of the places that a number is of together, behind one preposition: "60 people in Arden and Brock". Of one
    /// place alone there are none.
    pub(super) fn joint_places(&self, place: &FigurePlace) -> Vec<Arc<str>> {
        let end = self.pieces[place.piece].range.end;
        let lead = (place.at + 1..end).find(|at| self.items[*at].is(Tag::ScopeLead));
        let is_list = |at: &usize| {
            let item = &self.items[*at];
            let joins = item.is(Tag::Coordinator) || &*item.word == ",";
            self.is_name(*at) || item.is(Tag::Determiner) || joins
        };
        let list = lead.map_or(0..0, |lead| lead + 1..self.items.len()).take_while(is_list);
        let list: Vec<usize> = list.collect();
        let goes_on_as_name = |at: usize| list.contains(&at) && self.is_name(at);
        let ends_name = |at: &&usize| self.is_name(**at) && !goes_on_as_name(**at + 1);
        let joins = list.iter().any(|at| self.items[*at].is(Tag::Coordinator));
        let places: Vec<usize> = list.iter().filter(ends_name).copied().collect();
        let goes_on = self.leads_to_next_clause(&list);
        if joins && places.len() > 1 && !goes_on {
            self.lemmas(places.into_iter())
        } else {
            Vec::new()
        }
    }

    /// Whether the last name of a list behind a comma is what the next clause tells of: "in Arden, and Brock lost 12".
    fn leads_to_next_clause(&self, list: &[usize]) -> bool {
        let next = list.last().and_then(|last| self.items.get(last + 1));
        let tells = |next: &SentenceItem| {
            next.is_mention()
                || next.is_auxiliary()
                || next.verb.is_some_and(|form| form != VerbForm::Ing)
        };
        let is_parted =
            |at: &usize| &*self.items[*at].word == "," && self.items[at + 1].is(Tag::Coordinator);
        next.is_some_and(tells) && list.iter().any(is_parted)
    }

    /// Returns the piece that one goes on from which holds no more than what a change led to, or its size: "rose in May, to 81 percent".
    fn level_led_from(&self, index: usize) -> Option<usize> {
        let piece = &self.pieces[index];
        let first = &self.items[piece.range.start];
        let leads = [Tag::EndOfChange, Tag::SizeOfChange].into_iter().any(|tag| first.is(tag));
        piece.parent.filter(|_| leads && piece.opener == Opener::Comma && !piece.has_verb())
    }

    /// Whether a figure's clause says what is so at the place that it stands behind: "near the poles, where it fell to 51".
    fn is_of_place(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let start = &self.items[piece.range.start];
        piece.opener == Opener::Subordinator && start.is(Tag::PlaceClause)
    }

    /// Returns the nouns of which a figure's piece says that there are none.
    fn none_of(&self, place: &FigurePlace) -> Vec<usize> {
        let own = self.pieces[place.piece].range.clone();
        // "14 lifeboats and no wireless".
        let is_joined = |piece: &&ClausePiece| {
            let goes_on = piece.opener == Opener::Coordinator && piece.parent == Some(place.piece);
            goes_on && !piece.has_verb() && piece.figures.is_empty()
        };
        let joined = self.pieces.iter().filter(is_joined).flat_map(|piece| piece.range.clone());
        let all = own.chain(joined).filter(|at| self.items[*at].is(Tag::Nought));
        all.filter_map(|at| self.noun_behind(at)).collect()
    }

    /// Returns the nouns that the sentence says something is without.
    fn lacking(&self) -> impl Iterator<Item = usize> {
        let is_without =
            |at: &usize| self.items[*at].is(Tag::Negation) && self.items[*at].is(Tag::Preposition);
        (0..self.items.len()).filter(is_without).filter_map(|at| self.noun_behind(at))
    }

    fn noun_behind(&self, at: usize) -> Option<usize> {
        let is_noun = |at: &usize| self.items[*at].is_noun_word();
        (at + 1..self.items.len()).take_while(is_noun).last()
    }

    fn has_pronoun(&self, place: &FigurePlace) -> bool {
        self.pieces[place.piece].range.clone().any(|at| self.items[at].is(Tag::Pronoun))
    }
}
