//! Figures in their pieces of a sentence: where each stands, and how far what belongs to it reaches.

use std::ops::Range;

use super::piece::{ClausePiece, joins_qualities, pieces};
use super::sentence::{ItemKind, SentenceItem};
use super::words::{ClauseWords, Sort, Tag, VerbForm};

/// A sentence in pieces.
pub(super) struct Clauses<'a> {
    pub(super) items: Vec<SentenceItem>,
    pub(super) pieces: Vec<ClausePiece>,
    pub(super) words: &'a ClauseWords,
    /// Who or what does what each piece tells, once it is known.
    pub(super) owners: Vec<Vec<usize>>,
    /// Whether a pronoun stands for who or what does what each piece tells, once it is known.
    pub(super) led_by_pronoun: Vec<bool>,
    /// Whether it ends with a question mark.
    pub(super) is_question: bool,
    /// The items that can make less than an assertion of a clause, once they are known.
    pub(super) qualifying: Vec<usize>,
}

/// A figure in its piece: where it stands, and how far what belongs to it reaches.
#[derive(Clone, Debug)]
pub(super) struct FigurePlace {
    /// The index of its item.
    pub(super) at: usize,
    /// Its number among the mentions of the text.
    pub(super) mention: usize,
    /// The index of its piece.
    pub(super) piece: usize,
    /// From the end of what belongs to the figure before it in the piece, or the piece's start.
    pub(super) from: usize,
    /// To where what belongs to the next figure begins, or the piece's end.
    pub(super) to: usize,
    /// The words beside it: "new long-haul jets".
    pub(super) noun: Range<usize>,
    /// What stands behind it and its noun, or behind its base or whole: "among boys" of "6.1 per 1,000 among boys", "in the first
    /// group" of "48 of 310 patients in the first group".
    pub(super) rest: Range<usize>,
    /// The items of what it does something to; none where the clause does not say.
    pub(super) object: Vec<usize>,
}

impl<'a> Clauses<'a> {
    /// Returns the pieces that items make, and who or what each is of.
    pub(super) fn new(items: Vec<SentenceItem>, words: &'a ClauseWords, is_question: bool) -> Self {
        let pieces = pieces(&items);
        let owners = Vec::with_capacity(pieces.len());
        let qualifying = Vec::new();
        let led_by_pronoun = Vec::with_capacity(pieces.len());
        let mut clauses =
            Self { items, pieces, words, owners, led_by_pronoun, is_question, qualifying };
        clauses.find_qualifying();
        clauses.find_owners();
        clauses
    }

    /// Returns the places of all figures, in order.
    pub(super) fn places(&self) -> Vec<FigurePlace> {
        let mut places = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let mut from = piece.range.start;
            for (number, at) in piece.figures.iter().enumerate() {
                let noun = match self.begins_score(*at) {
                    true => *at + 1..*at + 1,
                    false => self.noun_run(*at, piece.range.end),
                };
                let next = piece.figures.get(number + 1);
                let to =
                    next.map_or(piece.range.end, |next| self.start_of(*next, noun.end.max(at + 1)));
                let mention = self.mention_at(*at);
                places.push(FigurePlace {
                    at: *at,
                    mention,
                    piece: index,
                    from,
                    to,
                    rest: noun.end..to,
                    noun,
                    object: Vec::new(),
                });
                from = to;
            }
            // A date is of the whole piece.
            let dates = piece
                .range
                .clone()
                .filter(|at| self.items[*at].is_mention() && !self.items[*at].is_figure());
            places.extend(dates.map(|at| {
                let Range { start: from, end: to } = piece.range.clone();
                let mention = self.mention_at(at);
                FigurePlace {
                    at,
                    mention,
                    piece: index,
                    from,
                    to,
                    noun: at + 1..at + 1,
                    rest: at + 1..to,
                    object: Vec::new(),
                }
            }));
        }
        places.sort_by_key(|place| place.at);
        for number in (1..places.len()).rev() {
            let [own, next] = [&places[number - 1], &places[number]];
            let is_base = self.is_before(next, Tag::Rate);
            let is_whole = self.is_whole_of(next)
                && self.items.get(own.noun.end).is_some_and(|item| item.is(Tag::PartOf));
            if own.piece == next.piece && (is_base || is_whole) {
                let described = self.described_range(next).map_or(next.rest.start, |own| own.end);
                places[number - 1].rest = described..next.rest.end.max(described);
            }
        }
        for place in &mut places {
            place.object = self.object(place);
        }
        places
    }

    /// Returns the number of the mention that an item is.
    ///
    /// # Panics
    ///
    /// Where the item is a word or sign.
    fn mention_at(&self, at: usize) -> usize {
        match self.items[at].kind {
            ItemKind::Figure(mention) => mention,
            ItemKind::Word | ItemKind::Sign => unreachable!("places are those of figures"),
        }
    }

    /// Returns the words after a figure up to a verb, preposition or other word of grammar.
    pub(super) fn noun_run(&self, at: usize, end: usize) -> Range<usize> {
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
        if joins_qualities(&self.items, at) {
            return true;
        }
        if item.verb.is_some() {
            // "40 wounded": a participle right after a figure is its event, and ends the noun.
            return false;
        }
        let is_manner = item.events().any(|(_, sort)| sort == Sort::Adverb) || item.is_manner;
        let ends = !self.items.get(at + 1).is_some_and(|next| next.is_noun_word());
        if ends && item.events().any(|(_, sort)| sort == Sort::Adjective) {
            // "one dead": what happened to it, and not what it is.
            return false;
        }
        (item.is_content() && !is_manner) || item.is(Tag::Other) && at == start
    }

    /// Returns where what belongs to a figure begins: its preposition and the verb before that; at the earliest `least`.
    fn start_of(&self, at: usize, least: usize) -> usize {
        let mut start = self.possessor(at, least).start;
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
        self.gerund_before(least, start).unwrap_or(start)
    }

    /// Returns where a gerund with its preposition begins, between what belongs to one figure and the next: "three days
    /// before convicting Hale on 14 counts".
    fn gerund_before(&self, least: usize, start: usize) -> Option<usize> {
        let leads = |at: usize| {
            (self.items[at].is(Tag::Preposition) || self.items[at].is(Tag::Subordinator))
                && self.items[at + 1].verb == Some(VerbForm::Ing)
        };
        (least..start.saturating_sub(1)).rev().find(|at| leads(*at))
    }

    /// Returns the words in the genitive right before the figure at `at`: "Maria Sosa's 44.1 per cent".
    pub(super) fn possessor(&self, at: usize, least: usize) -> Range<usize> {
        let is_genitive = |at: usize| {
            self.items[at].is_content() && (self.items[at].is_possessive || self.is_many_owners(at))
        };
        // The mark behind the last letter of "the Conservatives' 3 million" is no part of it.
        let at = if at > least + 1 && self.is_many_owners(at - 2) { at - 1 } else { at };
        if at <= least || !is_genitive(at - 1) {
            return at..at;
        }
        let name = (least..at - 1)
            .rev()
            .take_while(|at| self.items[*at].is_content() && self.items[*at].is_capital && *at > 0);
        at - 1 - name.count()..at
    }

    /// Whether an item is in the genitive of the plural: "the Conservatives' share".
    fn is_many_owners(&self, at: usize) -> bool {
        let mark = self.items.get(at + 1).filter(|mark| mark.is_glued && mark.is_quotation_mark());
        let is_apostrophe = mark.is_some_and(|mark| matches!(&*mark.word, "'" | "’"));
        is_apostrophe && self.items[at].word.ends_with('s')
    }

    /// Returns the items before the figure that belong to it, nearest first.
    pub(super) fn leading<'s>(
        &'s self,
        place: &FigurePlace,
    ) -> impl Iterator<Item = usize> + use<'s> {
        (place.from..place.at).rev()
    }

    /// Returns the item before a figure but for articles, adverbs, signs, and qualities with an article before them: "from"
    /// of "from an expected 11 million".
    pub(super) fn word_before(&self, place: &FigurePlace) -> Option<usize> {
        let start = self.pieces[place.piece].range.start;
        let mut passed = 0;
        for at in (start..place.at).rev() {
            let item = &self.items[at];
            let is_preposition = item.is(Tag::Preposition) || item.is(Tag::Rate);
            let is_passed =
                item.is(Tag::Determiner) || item.is(Tag::Adverb) || item.kind == ItemKind::Sign;
            if is_preposition && !(item.is(Tag::Determiner) && passed > 0)
                || !(is_passed || item.is_content())
            {
                return Some(at);
            }
            if item.is_noun_word() && passed < 2 && self.has_article(start, at) {
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

    pub(super) fn is_before(&self, place: &FigurePlace, tag: Tag) -> bool {
        self.word_before(place).is_some_and(|at| self.items[at].is(tag))
    }

    /// Returns the item right after a figure and its noun.
    pub(super) fn after_noun(&self, place: &FigurePlace) -> Option<&SentenceItem> {
        let end = self.pieces[place.piece].range.end;
        self.items[..end].get(place.noun.end)
    }
}
