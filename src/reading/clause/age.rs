//! Whose age a figure is.

use crate::reading::mention::Mention;
use crate::reading::rule::Rule;

use super::piece::Opener;
use super::place::{Clauses, FigurePlace};
use super::sentence::ItemKind;
use super::words::{Tag, VerbForm};

impl Clauses<'_> {
    /// Whether a figure stands by itself between commas behind a name: "Hannah Moor, 27, climbed".
    pub(super) fn is_age(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        let is_enclosed = |at: usize| {
            self.items.get(at).is_some_and(|item| item.kind == ItemKind::Sign && &*item.word == ",")
        };
        let before = piece.range.start.checked_sub(2);
        if self.follows_age(place.at) {
            return true;
        }
        self.items[place.at].figure.is_plain_number
            && piece.opener == Opener::Comma
            && piece.range.len() == 1
            && is_enclosed(piece.range.end)
            && before.is_some_and(|at| self.is_name(at))
    }

    /// Whether a figure is an age, or joined to one: "two men, aged 34 and 51".
    fn follows_age(&self, at: usize) -> bool {
        let is_joint = |at: &usize| {
            let item = &self.items[*at];
            item.is_figure() || item.is(Tag::Coordinator) || item.kind == ItemKind::Sign
        };
        let word = (0..at).rev().find(|at| !is_joint(at));
        let is_number = self.items[at].figure.is_plain_number;
        is_number
            && word.is_some_and(|at| {
                self.items[at].is(Tag::Age) && self.items[at].uses.has(VerbForm::Past)
            })
    }

    /// Returns the items of the person whose age a figure is: "Hannah Moor" of "Hannah Moor, 27, climbed" and of "Hannah Moor, who is 27",
    /// "painter" of "the 27-year-old painter". It is empty where the figure is no age, or its clause tells it of who does or has something.
    pub(super) fn age_bearer(&self, place: &FigurePlace, mention: &Mention) -> Vec<usize> {
        if mention.rule != Rule::Age {
            return Vec::new();
        }
        let piece = &self.pieces[place.piece];
        if piece.opener == Opener::Relative {
            return self.owner(place.piece).to_vec();
        }
        let behind: Vec<usize> = self.noun_run(place.at, piece.range.end).collect();
        if !behind.is_empty() {
            let named = self.named_before_article(place.at).into_iter();
            return behind.into_iter().chain(named).collect();
        }
        let is_joint = |at: &usize| {
            let item = &self.items[*at];
            item.is_figure()
                || item.is(Tag::Coordinator)
                || item.kind == ItemKind::Sign
                || item.is(Tag::Age)
        };
        match (0..place.at).rev().take_while(is_joint).last() {
            Some(first) => self.noun_before(first),
            None => Vec::new(),
        }
    }

    /// Returns the names that what begins with an article before a figure says more of: "Lund" of "Mrs Lund, a 54-year-old teacher".
    fn named_before_article(&self, at: usize) -> Vec<usize> {
        let article = at.checked_sub(1).filter(|at| self.items[*at].is(Tag::Determiner));
        let comma = article.and_then(|at| at.checked_sub(1));
        let comma = comma.filter(|at| self.items[*at].kind == ItemKind::Sign);
        let named = comma.map(|comma| self.noun_before(comma)).unwrap_or_default();
        named.into_iter().filter(|at| self.is_name(*at)).collect()
    }

    /// Returns the words of nouns and names that end right before an item.
    fn noun_before(&self, end: usize) -> Vec<usize> {
        let run = (0..end).rev();
        run.take_while(|at| self.items[*at].is_noun_word()).collect()
    }
}
