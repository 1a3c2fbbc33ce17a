//! Figures of what something is compared with: "above the asking price of $2m".

use std::ops::Range;

use super::place::{Clauses, FigurePlace};
use super::words::Tag;

/// How many words may stand between a word of comparison and the figure.
const WORDS_BEFORE: usize = 8;

impl Clauses<'_> {
    /// Returns the items that say of what a figure is, where something else is compared with that: "asking price" of "more than the asking
    /// price of $2m", "offered" of "beats the $2m that Kappa offered".
    pub(super) fn yardstick(&self, place: &FigurePlace) -> Vec<usize> {
        let own = self.yardstick_before(place.at);
        if !own.is_empty() {
            return own.collect();
        }
        if self.items[place.at].figure.is_plain_number || !self.is_beyond_article(place.at) {
            return Vec::new();
        }
        let described = self.described_range(place).unwrap_or(0..0);
        // "the 50 mph limit", which can be a verb.
        let end = self.pieces[place.piece].range.end;
        let noun = (place.at + 1..place.noun.end.max(place.at + 2).min(end)).chain(described);
        noun.filter(|at| self.items[*at].is_content()).collect()
    }

    /// Returns the noun before "of" and a figure, where an article and a word of comparison lead it.
    fn yardstick_before(&self, at: usize) -> Range<usize> {
        let noun = self.noun_before_of(at);
        if noun.is_empty() || !self.is_beyond_article(noun.start) { 0..0 } else { noun }
    }

    /// Returns the noun before "of" and a figure; nothing where they do not stand so.
    fn noun_before_of(&self, at: usize) -> Range<usize> {
        let Some(of) = at.checked_sub(1).filter(|of| self.items[*of].is(Tag::PartOf)) else {
            return 0..0;
        };
        let run = (0..of).rev().take(WORDS_BEFORE);
        of - run.take_while(|at| self.items[*at].is_noun_word()).count()..of
    }

    /// Whether an article stands before an item, and a word of comparison before that: "above the", "short of its".
    fn is_beyond_article(&self, at: usize) -> bool {
        let article = at.checked_sub(1).filter(|at| self.is_definite_article(*at));
        let Some(before) = article.and_then(|at| at.checked_sub(1)) else { return false };
        let of = self.items[before].is(Tag::PartOf) && before > 0;
        self.items[before].is(Tag::Beyond) || of && self.items[before - 1].is(Tag::Beyond)
    }

    fn is_definite_article(&self, at: usize) -> bool {
        let item = &self.items[at];
        (item.is(Tag::Determiner) || item.is(Tag::Owning)) && !item.is(Tag::Indefinite)
    }

    /// Whether "of" leads a figure behind a noun that is taken to be known: "its goal of 300 shops".
    pub(super) fn is_of_known(&self, place: &FigurePlace) -> bool {
        let noun = self.noun_before_of(place.at);
        let article = noun.start.checked_sub(1).filter(|_| !noun.is_empty());
        article.is_some_and(|at| self.is_definite_article(at))
    }

    /// Whether words from an item on compare something with a noun that has a figure: "short of the target of 60%".
    pub(super) fn compares_with_noun(&self, at: usize) -> bool {
        let near = at..self.items.len().min(at + WORDS_BEFORE);
        let mut figures = near.filter(|at| self.items[*at].is_figure());
        figures.next().is_some_and(|figure| self.yardstick_before(figure).start > at)
    }
}
