//! Scores, and the results that they stand before: "a 2-0 victory over Tormin".

use super::place::{Clauses, FigurePlace};
use super::sentence::{ItemKind, SentenceItem};
use super::words::Tag;

/// How many items a score has: two numbers and the hyphen between.
pub(super) const SCORE_ITEMS: usize = 3;

/// How many words stand at most between a score and the noun that says how it ended, with it.
const SCORE_WORDS: usize = 3;

/// How many words stand between whose a result is and its score at most: "Leicester's record away 83-10 win".
const FARTHEST_OWNER: usize = 4;

impl Clauses<'_> {
    /// Whether a figure is the first of two that a hyphen ties: "212-98".
    pub(super) fn begins_score(&self, at: usize) -> bool {
        self.second_of_score(at).is_some()
    }

    fn second_of_score(&self, at: usize) -> Option<&SentenceItem> {
        let [hyphen, second] = self.items.get(at + 1..at + 3)? else { return None };
        let is_number =
            !second.is_mention() && second.word.bytes().all(|byte| byte.is_ascii_digit());
        let is_tied = hyphen.kind == ItemKind::Sign && hyphen.is_glued && second.is_glued;
        Some(second).filter(|_| is_tied && is_number)
    }

    /// Whether a figure is the first of two of a score, and the greater one.
    pub(super) fn leads_score(&self, at: usize) -> bool {
        let rank = |item: &SentenceItem| (item.word.len(), item.word.clone());
        self.second_of_score(at).is_some_and(|second| rank(&self.items[at]) > rank(second))
    }

    /// Whether a figure of a score is that of those who beat whom the clause is of: "Leicester lost 2-1".
    pub(super) fn is_of_winner(&self, place: &FigurePlace) -> bool {
        if !self.leads_score(place.at) {
            return false;
        }
        let is_defeat = self.score_noun(place.at).is_some_and(|at| self.items[at].is(Tag::Defeat));
        let verb = self.verb_of(place).map(|verb| &self.items[verb]);
        // "were beaten 2-1".
        let is_beaten =
            self.is_passive(place) && verb.is_some_and(|verb| !verb.uses.patients.is_empty());
        is_defeat || is_beaten || verb.is_some_and(|verb| verb.is(Tag::Loser))
    }

    /// Returns the noun behind a score that says how it ended: "a 2-0 home victory".
    pub(super) fn score_noun(&self, at: usize) -> Option<usize> {
        let start = self.begins_score(at).then_some(at + SCORE_ITEMS)?;
        let words = (start..self.items.len()).take_while(|at| self.items[*at].is_content());
        let ends = |at: &usize| self.items[*at].is(Tag::Victory) || self.items[*at].is(Tag::Defeat);
        words.take(SCORE_WORDS).find(ends)
    }

    /// Returns those who were given a score, by the verb before: "gave Arnheim a 2-0 victory".
    pub(super) fn given_score(&self, place: &FigurePlace) -> Vec<usize> {
        let verb = self.score_noun(place.at).and_then(|_| self.verb_of(place));
        let Some(verb) = verb.filter(|verb| *verb < place.at) else { return Vec::new() };
        let between = verb + 1..place.at;
        if between.clone().any(|at| self.items[at].is(Tag::Preposition)) {
            return Vec::new();
        }
        let names: Vec<usize> = between.filter(|at| self.items[*at].is_content()).collect();
        if names.iter().any(|at| self.is_name(*at)) { names } else { Vec::new() }
    }

    /// Returns those over whom a score was a victory: "a 2-0 victory over Twente".
    pub(super) fn beaten(&self, place: &FigurePlace) -> Vec<usize> {
        let wins = |verb: usize| {
            let base = self.items[verb].uses.base.as_ref();
            base.is_some_and(|base| self.words.is_tagged(base, Tag::Victory))
        };
        let leading = match self.score_noun(place.at) {
            Some(noun) if self.items[noun].is(Tag::Victory) => noun + 1,
            None if self.verb_of(place).is_some_and(wins) => place.at + SCORE_ITEMS,
            _ => return Vec::new(),
        };
        if !self.leads_score(place.at)
            || !self.items.get(leading).is_some_and(|item| item.is(Tag::BeatenLead))
        {
            return Vec::new();
        }
        let run =
            (leading + 1..self.items.len()).skip_while(|at| self.items[*at].is(Tag::Determiner));
        run.take_while(|at| self.items[*at].is_noun_word()).collect()
    }

    /// Returns those to whom a score was a defeat: "a 2-1 defeat at Velden".
    pub(super) fn winners(&self, place: &FigurePlace) -> Vec<usize> {
        let noun = self.score_noun(place.at).filter(|at| self.items[*at].is(Tag::Defeat));
        let leads = |item: &SentenceItem| {
            let sorts = [Tag::BeatenLead, Tag::SizeOfChange, Tag::Infinitive];
            sorts.into_iter().any(|tag| item.is(tag))
        };
        let leading = noun.map(|at| at + 1);
        let leading = leading.filter(|at| self.items.get(*at).is_some_and(leads));
        let Some(leading) = leading.filter(|_| self.leads_score(place.at)) else {
            return Vec::new();
        };
        (leading + 1..self.items.len()).take_while(|at| self.is_name(*at)).collect()
    }

    /// Returns the items that say whose the result is that a score stands before: "Leicester's record 83-10 win", "a 3-1 defeat by
    /// Tormin" of nobody who is named. `None` where no result follows.
    pub(super) fn owner_of_result(&self, place: &FigurePlace) -> Option<Vec<usize>> {
        self.score_noun(place.at)?;
        let least = self.pieces[place.piece].range.start;
        let is_between = |at: &usize| {
            let item = &self.items[*at];
            item.is(Tag::Determiner) || item.is_noun_word()
        };
        let mut before = (least..place.at).rev().take(FARTHEST_OWNER).take_while(is_between);
        let genitive = before.find(|at| self.items[*at].is_possessive);
        Some(genitive.map_or_else(Vec::new, |at| self.possessor(at + 1, least).collect()))
    }
}
