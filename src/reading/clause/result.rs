//! Scores, and the results that they stand before: "a 2-0 victory over Tormin".

use super::place::{Clauses, FigurePlace};
use super::sentence::{ItemKind, SentenceItem};
use super::words::{Sort, Tag};

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
        let verb = self.verb_of(place).filter(|_| self.leads_score(place.at));
        verb.is_some_and(|verb| self.items[verb].is(Tag::Loser))
    }

    /// Returns the item of the noun that says what a score came to: "win" of "an 83-10 win".
    pub(super) fn result_of_score(&self, place: &FigurePlace) -> Option<usize> {
        let at = place.at + SCORE_ITEMS;
        let item = self.items[..self.pieces[place.piece].range.end].get(at)?;
        let is_result = self.begins_score(place.at)
            && item.verb.is_none()
            && item.events().any(|(_, sort)| sort == Sort::Noun);
        is_result.then_some(at)
    }

    /// Returns the items that say whose the result is that a score stands before: "Leicester's record 83-10 win", "a 3-1 defeat by
    /// Tormin" of nobody who is named.
    pub(super) fn owner_of_result(&self, place: &FigurePlace) -> Option<Vec<usize>> {
        self.result_of_score(place)?;
        let least = self.pieces[place.piece].range.start;
        let is_between = |at: &usize| {
            let item = &self.items[*at];
            item.is(Tag::Determiner) || item.is_content() && item.verb.is_none()
        };
        let before = (least..place.at).rev().take(FARTHEST_OWNER).take_while(is_between);
        let genitive = before.into_iter().find(|at| self.items[*at].is_possessive);
        Some(genitive.map_or_else(Vec::new, |at| self.possessor(at + 1, least).collect()))
    }

    /// Returns the items that name against whom a score was: "over Tormin", "by Tormin"; not "at Tormin".
    pub(super) fn rivals(&self, place: &FigurePlace) -> Vec<usize> {
        let Some(result) = self.result_of_score(place) else { return Vec::new() };
        let rest = &self.items[..self.pieces[place.piece].range.end];
        let leads = rest.get(result + 1).is_some_and(|item| {
            let leads = item.is(Tag::Preposition) || item.is(Tag::SizeOfChange);
            leads && !item.is(Tag::Where) || item.is(Tag::Infinitive) || item.is(Tag::Compared)
        });
        let is_name = |at: &usize| self.is_name(*at) || rest[*at].is(Tag::Determiner);
        let names = (result + 2..rest.len()).filter(|_| leads).take_while(is_name);
        names.filter(|at| self.is_name(*at)).collect()
    }
}

/// How many items a score is: "83-10".
const SCORE_ITEMS: usize = 3;
