//! The words in each place of a figure's clause, and those that stand in the places of other figures.

use std::iter::successors;
use std::ops::Range;
use std::sync::Arc;

use super::piece::{ClausePiece, Opener};
use super::place::{Clauses, FigurePlace};
use super::sentence::ItemKind;
use super::subject::{ForeignWord, SubjectWords};
use super::words::{Tag, VerbForm};

/// A place of a clause, in which one figure has one word and another another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// Who or what does or has it.
    Owner,
    /// The noun beside the figure.
    Noun,
    /// The noun before it, with "of" or a bracket between: "height of 24 m", "hydrochloric acid (30%)".
    Head,
    /// What it does something to: "80 percent owned a phone, and 35 percent a computer".
    Object,
    /// A phrase that begins with a preposition of this sort.
    Phrase(PhraseSort),
    /// What stands behind its verb, or behind itself where the verb is left out: "9 million went to schools, 4 million to clinics".
    Behind,
    /// The piece before the clause: "On the 30GB iPod, …".
    Fronted,
}

/// Prepositions that stand for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PhraseSort {
    Part,
    /// Nothing but a date stands behind it.
    Time,
    Other,
}

/// The words of each figure's places.
pub(super) struct Slots {
    figures: Vec<FigureSlots>,
    /// The pieces that leave their verb out and have a figure of their own.
    gapped: Vec<GappedPiece>,
}

/// A piece that leaves out the verb of the one before, with what its own figure is of before it: ", in the south barely 44".
struct GappedPiece {
    index: usize,
    words: Vec<Arc<str>>,
    /// Whether it tells of those that are left: "and the rest with families".
    is_rest: bool,
}

struct FigureSlots {
    /// Its number among the mentions.
    mention: usize,
    /// Where it is a part of one before it: the words that say of which part it is.
    part: Vec<Arc<str>>,
    slots: Vec<(Slot, Vec<Arc<str>>)>,
    seen: Vec<Arc<str>>,
    /// Whether it counts or measures: no date.
    counts: bool,
    /// The words right beside it.
    own: Vec<Arc<str>>,
    /// The words before it in its piece, and those of who or what does or has it.
    before: Vec<Arc<str>>,
    piece: usize,
    /// Whether it measures in a unit.
    measured: bool,
    /// Whether its clause describes a noun of another, or stands in brackets.
    is_embedded: bool,
    /// Whether others count a part of it.
    is_whole: bool,
    /// Whether it is only what another is compared with: ", compared with 40 in May".
    is_compared: bool,
    /// Whether its piece goes on from another and leaves its verb out.
    is_gapped: bool,
}

impl Slot {
    /// Whether what a figure has in it stands for what another has in another: a place may stand for a day, but where a clause
    /// has a day of its own alone, "but only six in 2016", the place of the one before is its own too.
    fn is_beside(self, other: Self) -> bool {
        let is_day = other == Self::Phrase(PhraseSort::Time);
        self == other || is_day && self == Self::Phrase(PhraseSort::Other)
    }
}

impl Slots {
    /// Adds to a figure's subject the words that its clause gives it, and those that other figures have in places where
    /// it has its own.
    pub(super) fn describe(&self, number: usize, words: &mut SubjectWords) {
        let figure = &self.figures[number];
        words.seen.clone_from(&figure.seen);
        for (other_number, other) in self.figures.iter().enumerate() {
            let is_whole = other.is_whole && other_number < number;
            if other_number == number || !figure.counts || !other.counts || is_whole {
                continue;
            }
            if other_number > number {
                let part = other.part.iter().filter(|word| !figure.own.contains(word));
                words.foreign.extend(part.map(|word| other.foreign(word, &[])));
            }
            if other.is_embedded && other.piece != figure.piece {
                let theirs = other.own.iter().filter(|word| !figure.seen.contains(word));
                words.foreign.extend(theirs.map(|word| other.foreign(word, &[])));
            }
            if other.is_compared && other_number > number {
                let theirs = other.own.iter().filter(|word| !figure.seen.contains(word));
                words.foreign.extend(theirs.map(|word| other.foreign(word, &[])));
            }
            for (slot, theirs) in &other.slots {
                let mine = figure.slots.iter().filter(|(own, _)| own.is_beside(*slot));
                let mine: Vec<Arc<str>> = mine.flat_map(|(_, own)| own).cloned().collect();
                let has_own = !mine.is_empty();
                let measured = figure.measured && *slot == Slot::Noun;
                let has_gap = figure.is_gapped != other.is_gapped;
                let is_told_by_both = *slot == Slot::Behind && !has_gap;
                if !has_own && !measured && *slot != Slot::Head || is_told_by_both {
                    continue;
                }
                let foreign = theirs.iter().filter(|word| !figure.seen.contains(word));
                if *slot == Slot::Noun {
                    words.other_nouns.extend(foreign.cloned());
                    continue;
                }
                words.foreign.extend(foreign.map(|word| other.foreign(word, &mine)));
            }
        }
        let later = self.gapped.iter().filter(|piece| figure.counts && piece.index > figure.piece);
        for piece in later {
            let own = figure.before.iter().chain(figure.own.iter().filter(|_| piece.is_rest));
            let own: Vec<Arc<str>> = own.cloned().collect();
            let theirs = piece.words.iter().filter(|word| !figure.seen.contains(word));
            words.foreign.extend(theirs.map(|word| figure.foreign(word, &own)));
        }
    }
}

impl FigureSlots {
    /// Returns a word of this figure's, for another that has words of its own in the same place.
    fn foreign(&self, word: &Arc<str>, own: &[Arc<str>]) -> ForeignWord {
        let own = own.iter().filter(|own| *own != word).cloned().collect();
        ForeignWord { word: word.clone(), figure: self.mention, own, is_compared: self.is_compared }
    }
}

impl Clauses<'_> {
    /// Returns the words of the places of all figures.
    pub(super) fn slots(&self, places: &[FigurePlace], seen: &[Vec<usize>]) -> Slots {
        let respective = self.respective(places);
        let figures = (0..places.len()).map(|number| {
            let mut slots = self.slots_of(places, number);
            let mut seen = self.lemmas(seen[number].iter().copied());
            if let Some((own, others)) = respective
                .iter()
                .find(|(at, _, _)| *at == number)
                .map(|(_, own, others)| (own, others))
            {
                let own = self.lemmas(own.clone());
                let others = self.lemmas(others.iter().copied());
                seen.retain(|word| !others.contains(word) || own.contains(word));
                seen.extend(own.iter().cloned());
                for (_, words) in &mut slots {
                    words.retain(|word| !others.contains(word));
                }
                slots.push((Slot::Head, own));
            }
            FigureSlots {
                mention: places[number].mention,
                part: self.part_words(&places[number]),
                slots,
                seen,
                counts: self.items[places[number].at].is_figure(),
                is_whole: self.is_whole_of(&places[number]),
                is_compared: self.leads_with_comparison(places[number].piece)
                    || self.is_multiplied(&places[number]),
                is_gapped: self.is_gapped(&places[number]),
                piece: places[number].piece,
                measured: self.measures(&places[number]),
                is_embedded: matches!(
                    self.pieces[places[number].piece].opener,
                    Opener::Relative | Opener::Contact | Opener::Bracket
                ),
                own: self.lemmas(
                    (places[number].from..places[number].to)
                        .filter(|at| !places[number].noun.contains(at)),
                ),
                before: self.lemmas(self.before(&places[number]).into_iter()),
            }
        });
        Slots { figures: figures.collect(), gapped: self.gapped_pieces() }
    }

    /// Returns the words before a figure in its piece that are no verbs, and those of who or what does or has it.
    fn before(&self, place: &FigurePlace) -> Vec<usize> {
        let start = self.pieces[place.piece].range.start;
        let mut before = self.owner_of(place);
        before.extend((start..place.at).filter(|at| self.items[*at].verb.is_none()));
        before.retain(|at| self.items[*at].is_content());
        before
    }

    fn gapped_pieces(&self) -> Vec<GappedPiece> {
        let gapped = self.pieces.iter().enumerate().filter_map(|(index, piece)| {
            let joined = matches!(
                piece.opener,
                Opener::Comma | Opener::Coordinator | Opener::Stop | Opener::Contrast
            );
            let first = &self.items[piece.range.start];
            let goes_on = [Tag::PartOf, Tag::PartBefore, Tag::Compared, Tag::Multiple, Tag::Level];
            if !joined || piece.has_verb() || goes_on.into_iter().any(|tag| first.is(tag)) {
                return None;
            }
            let end = match piece.figures.first() {
                Some(figure) => *figure,
                None if self.tells_of_rest(piece) => piece.range.end,
                None if self.has_unread_figure(piece) => self.last_word(piece)?,
                None => return None,
            };
            let before = (piece.range.start..end).filter(|at| self.items[*at].is_content());
            let is_rest = piece.figures.is_empty() && self.tells_of_rest(piece);
            Some(GappedPiece { index, words: self.lemmas(before), is_rest })
        });
        gapped.collect()
    }

    /// Whether a piece begins with a word of comparison: ", compared with 40 in May", ", against seven".
    fn leads_with_comparison(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        piece.opener == Opener::Comma && self.items[piece.range.start].is(Tag::Compared)
    }

    /// Returns the words that say of which part a figure is: "60 of them in July alone".
    fn part_words(&self, place: &FigurePlace) -> Vec<Arc<str>> {
        if !self.is_part(place) {
            return Vec::new();
        }
        let rest = (place.noun.end..place.to).skip_while(|at| {
            !self.items[*at].is(Tag::Preposition) || self.items[*at].is(Tag::PartOf)
        });
        self.lemmas(rest)
    }

    /// Returns the noun that no other figure has: not what a figure that a hyphen ties to its noun describes.
    fn noun_of_its_own(&self, place: &FigurePlace) -> Range<usize> {
        let tied = self.tied_noun(place);
        let is_tied = self.is_tied(place);
        tied.unwrap_or(if is_tied {
            place.noun.start..place.noun.start
        } else {
            place.noun.clone()
        })
    }

    fn slots_of(&self, places: &[FigurePlace], number: usize) -> Vec<(Slot, Vec<Arc<str>>)> {
        let place = &places[number];
        let mut slots = vec![
            (Slot::Owner, self.lemmas(self.owner_of(place).into_iter())),
            (Slot::Noun, self.lemmas(self.noun_of_its_own(place))),
            (Slot::Head, self.lemmas(self.head(place).into_iter())),
            (Slot::Object, self.lemmas(place.object.iter().copied())),
        ];
        if self.measures(place) {
            // "100 cm wide": what is measured stands after it as before it.
            slots.push((Slot::Head, self.lemmas(place.noun.clone())));
        }
        slots.extend(self.phrases_after(place));
        slots.push((Slot::Behind, self.lemmas(self.behind_verb(place).into_iter())));
        if let Some(fronted) = self.fronted(place.piece) {
            slots.push((Slot::Fronted, self.lemmas(self.pieces[fronted].range.clone())));
        }
        slots
    }

    /// Whether a figure measures in a unit.
    fn measures(&self, place: &FigurePlace) -> bool {
        self.items[place.at].figure.measures
    }

    /// Returns the items of the noun that stands before a figure with "of", or around its bracket.
    fn head(&self, place: &FigurePlace) -> Vec<usize> {
        let piece = &self.pieces[place.piece];
        let run = (place.from..place.at).rev();
        let own: Vec<usize> = run.filter(|at| self.items[*at].is_noun_word()).collect();
        if let Some(hosted) = self.host(place.piece) {
            return own.into_iter().chain(hosted).collect();
        }
        // The words before the first figure of a clause with a verb are its owner's.
        let is_owned = piece.opener != Opener::Bracket
            && piece.has_verb()
            && piece.figures.first() == Some(&place.at);
        if !is_owned {
            return own;
        }
        let head = self.head_of(place);
        if head.is_empty() { self.changed(place) } else { head }
    }

    /// Returns the items of what a figure does something to: those behind its verb or, where that is left out, behind the figure
    /// and an article.
    pub(super) fn object(&self, place: &FigurePlace) -> Vec<usize> {
        let piece = &self.pieces[place.piece];
        // In "those surveyed owned", the first says who, and the second what.
        let governs = |verb: &&usize| {
            let next = self.items.get(**verb + 1);
            **verb > place.at && next.is_none_or(|item| item.verb.is_none() && !item.is_auxiliary())
        };
        let start = match piece.verbs.iter().find(governs) {
            Some(verb) => {
                let is_passive = (place.at..*verb).any(|at| self.items[at].is(Tag::Be));
                (!is_passive).then_some(verb + 1)
            }
            None => {
                let is_joined = matches!(piece.opener, Opener::Coordinator | Opener::Comma);
                // "31 chose Bellini, 12 Rossi".
                let is_name = |at: usize| self.items[at].is_content() && self.items[at].is_capital;
                let noun = place.noun.clone();
                let names = !noun.is_empty() && noun.clone().all(is_name);
                let start = if names { noun.start } else { noun.end };
                let begins = names
                    || self.items.get(start).is_some_and(|next| next.is(Tag::Determiner))
                    || start < self.items.len() && is_name(start);
                (is_joined && begins && !piece.has_verb()).then_some(start)
            }
        };
        let Some(start) = start.filter(|start| *start <= piece.range.end) else {
            return Vec::new();
        };
        let is_before =
            |at: &usize| self.items[*at].is(Tag::Determiner) || self.items[*at].is(Tag::Adverb);
        let run = (start..piece.range.end).skip_while(is_before);
        run.take_while(|at| self.items[*at].is_noun_word()).collect()
    }

    /// Returns the words between the verb of a change and "by", "to" or "from" before the figure: "reduced the risk of
    /// stroke by 21%".
    pub(super) fn changed(&self, place: &FigurePlace) -> Vec<usize> {
        let ends = [Tag::SizeOfChange, Tag::EndOfChange, Tag::StartOfChange];
        let led = ends.into_iter().any(|end| self.is_before(place, end));
        let verb = self.verb_of(place).filter(|verb| led && *verb < place.at);
        let Some(verb) = verb.filter(|verb| self.items[*verb].direction().is_some()) else {
            return Vec::new();
        };
        (verb + 1..place.at).filter(|at| self.items[*at].is_content()).collect()
    }

    /// Returns the words that a bracket stands behind, where a piece stands in one.
    fn host(&self, index: usize) -> Option<Vec<usize>> {
        let mut piece = &self.pieces[index];
        while piece.is_in_bracket() && piece.opener != Opener::Bracket {
            piece = &self.pieces[piece.parent?];
        }
        if piece.opener != Opener::Bracket {
            return None;
        }
        let range = self.pieces[piece.parent?].range.clone();
        let run = range.clone().rev().take_while(|at| {
            let item = &self.items[*at];
            item.is_noun_word() || item.kind == ItemKind::Sign
        });
        let own: Vec<usize> = run.filter(|at| self.items[*at].is_content()).collect();
        let all = || range.filter(|at| self.items[*at].is_content()).collect();
        Some(if own.is_empty() { all() } else { own })
    }

    /// Returns the noun before "of" and a figure.
    fn head_of(&self, place: &FigurePlace) -> Vec<usize> {
        let Some(of) = self.word_before(place).filter(|at| self.items[*at].is(Tag::PartOf)) else {
            return Vec::new();
        };
        let run = (place.from..of).rev().take_while(|at| self.items[*at].is_noun_word());
        run.collect()
    }

    /// Whether a figure stands in a piece that goes on from another and leaves its verb out.
    fn is_gapped(&self, place: &FigurePlace) -> bool {
        let piece = &self.pieces[place.piece];
        matches!(piece.opener, Opener::Comma | Opener::Coordinator) && !piece.has_verb()
    }

    /// Returns the words of the phrase behind the verb that follows a figure, or behind the figure where that is left out.
    fn behind_verb(&self, place: &FigurePlace) -> Vec<usize> {
        let is_verb = |at: usize| self.items[at].verb.is_some() || self.items[at].is_auxiliary();
        let start = match self.is_gapped(place) {
            true => place.noun.end,
            false => (place.noun.end..place.to)
                .take_while(|at| is_verb(*at))
                .last()
                .map_or(place.to, |at| at + 1),
        };
        let leads = start < place.to && self.items[start].is(Tag::Preposition);
        let phrase = (start..place.to).filter(|_| leads);
        phrase.take_while(|at| !is_verb(*at)).collect()
    }

    /// Returns the phrases with prepositions after a figure and its noun.
    fn phrases_after(&self, place: &FigurePlace) -> Vec<(Slot, Vec<Arc<str>>)> {
        let mut found: Vec<(Slot, Vec<usize>)> = Vec::new();
        for at in place.rest.clone() {
            let item = &self.items[at];
            if item.is(Tag::Preposition) {
                let sort = if item.is(Tag::PartOf) { PhraseSort::Part } else { PhraseSort::Other };
                found.push((Slot::Phrase(sort), Vec::new()));
            } else if item.is_auxiliary()
                || item.verb.is_some_and(|form| form != VerbForm::Ing || found.is_empty())
            {
                break;
            } else if let Some((_, words)) = found.last_mut() {
                words.extend(Some(at).filter(|at| !self.items[*at].is_figure()));
            }
        }

        // "forced 22,000 people from their homes": it tells what was done, and not where.
        let verb = self.verb_of(place).filter(|verb| *verb < place.at);
        let is_deed = verb.is_some_and(|verb| !self.parted_phrase_events(verb).is_empty());
        let leads = self.items.get(place.noun.end).is_some_and(|item| item.is(Tag::Preposition));
        if is_deed && leads && !found.is_empty() {
            found.remove(0);
        }
        let says = |at: &&usize| self.items[**at].lemma.is_some();
        let is_date = |at: &usize| self.items[*at].is_mention() && !self.items[*at].is_figure();
        let found = found.into_iter().map(|(slot, words)| {
            let is_time = slot == Slot::Phrase(PhraseSort::Other)
                && !words.is_empty()
                && words.iter().filter(says).all(is_date);
            let slot = if is_time { Slot::Phrase(PhraseSort::Time) } else { slot };
            (slot, self.lemmas(words.into_iter()))
        });
        found.collect()
    }

    /// Returns the piece without a verb or with figures of another sort that a clause begins with.
    pub(super) fn fronted(&self, index: usize) -> Option<usize> {
        let piece = &self.pieces[index];
        let parent = piece.parent?;
        let before = &self.pieces[parent];
        let leads = self.items[before.range.start].is(Tag::Preposition) && !before.has_verb();
        if leads && piece.opener == Opener::Comma {
            return Some(parent);
        }
        None
    }

    /// Returns the items that a figure's clause gives it or lends it.
    pub(super) fn seen_items(&self, places: &[FigurePlace], number: usize) -> Vec<usize> {
        let place = &places[number];
        let mut seen: Vec<usize> = (place.from..place.to).filter(|at| *at != place.at).collect();
        let piece = &self.pieces[place.piece];
        let taken = self.taken(places, number);
        // What stands before the first figure of the piece, and after the last, is of all.
        seen.extend(piece.range.clone().filter(|at| !taken.contains(at)));
        let replaced = self.replaced_scopes(place.piece);
        seen.extend(self.owner(place.piece).iter().filter(|at| !replaced.contains(at)));
        let has_pronoun = piece.before_verb().any(|at| self.items[at].is(Tag::Pronoun));
        if let Some(parent) = piece.parent.filter(|_| has_pronoun) {
            seen.extend(self.owner(parent));
        }
        let fronted = self.fronted(place.piece);
        let mut index = place.piece;
        while let Some(parent) = self.pieces[index].parent {
            let above = &self.pieces[parent];
            let opener = self.pieces[index].opener;
            if matches!(opener, Opener::Contrast | Opener::Stop) {
                break;
            }
            let leads = !above.has_verb() && self.items[above.range.start].is(Tag::Preposition);
            let of_another = leads && fronted.is_some_and(|own| own != parent);
            // A clause with a verb of its own shares who or what, and not what they did.
            let own_verb = index == place.piece
                && (self.tells_by_itself(index) || opener == Opener::Subordinator)
                && above.has_verb();
            let is_lent = |at: &usize| !taken.contains(at) && !replaced.contains(at);
            if !of_another && !own_verb {
                seen.extend(above.range.clone().filter(is_lent));
            }
            index = parent;
        }
        // Pieces without figures say when, where and who for all.
        for other in &self.pieces {
            let is_plain = other.figures.iter().all(|at| *at == place.at)
                && !self.is_clause_of_its_own(other)
                && !self.is_fronted_of_another(places, number, other.range.start);
            if !is_plain {
                continue;
            }
            let hosts = self.hosts_figures(other.range.start)
                && self
                    .host(place.piece)
                    .is_none_or(|host| !host.iter().any(|at| other.range.contains(at)));
            if hosts
                || !self.is_in_reach(other, place)
                || self.has_unread_figure(other)
                || self.describes_another(other, places, number)
            {
                continue;
            }
            let of_another = self.names_again(other) && other.parent != Some(place.piece);
            if !of_another {
                seen.extend(other.range.clone().filter(|at| !taken.contains(at)));
            }
        }
        seen.extend(self.described_range(place).into_iter().flatten());
        let later = self.shared_after(places, number);
        seen.extend(later.into_iter().filter(|at| !taken.contains(at)));
        seen.sort_unstable();
        seen.dedup();
        seen
    }

    /// Returns the items of the places that pieces begin with from which one goes on that begins with a place of its own and has
    /// no verb: "In Lima prices rose by 22 percent, and in Cusco by 35 percent".
    pub(super) fn replaced_scopes(&self, index: usize) -> Vec<usize> {
        let scope = |index: usize| {
            let piece = &self.pieces[index];
            let start = piece.range.start;
            let names = (start + 1..piece.range.end).take_while(|at| self.is_name(*at)).count();
            let stands = self.items[start].is(Tag::Where) && names > 0;
            if stands { start..start + 1 + names } else { 0..0 }
        };
        if self.pieces[index].has_verb() || scope(index).is_empty() {
            return Vec::new();
        }
        let above = successors(self.pieces[index].parent, |above| self.pieces[*above].parent);
        above.flat_map(scope).collect()
    }

    /// Whether no semicolon or the like parts a piece from a figure, or none of the figures stands on its side.
    fn is_in_reach(&self, other: &ClausePiece, place: &FigurePlace) -> bool {
        let opens = |piece: &ClausePiece| matches!(piece.opener, Opener::Stop | Opener::Contrast);
        let side_of = |at: usize| {
            self.pieces.iter().filter(|piece| piece.range.start <= at && opens(piece)).count()
        };
        let own = side_of(other.range.start);
        if own == side_of(place.at) {
            return true;
        }
        let mut side = 0;
        !self.pieces.iter().any(|piece| {
            side += usize::from(opens(piece));
            side == own && !piece.figures.is_empty()
        })
    }

    /// Whether a piece describes another figure, right behind it: "55 that the monks brought".
    fn describes_another(
        &self,
        piece: &ClausePiece,
        places: &[FigurePlace],
        number: usize,
    ) -> bool {
        let is_described = |place: &FigurePlace| {
            let end = self.pieces[place.piece].range.end;
            self.items[place.at].is_figure()
                && place.noun.end.max(place.at + 1) == end
                && piece.range.start <= end + 1
                && piece.range.start >= end
        };
        let own = &places[number];
        piece.opener.describes() && !is_described(own) && places.iter().any(is_described)
    }

    fn last_word(&self, piece: &ClausePiece) -> Option<usize> {
        piece.range.clone().rev().find(|at| self.items[*at].kind != ItemKind::Sign)
    }

    /// Whether a piece ends with a number that no rule reads, "and her rival Bergmann 35", or with a word for none.
    fn has_unread_figure(&self, piece: &ClausePiece) -> bool {
        if self.tells_of_rest(piece) {
            return true;
        }
        let Some(end) = self.last_word(piece).filter(|end| *end > 0) else { return false };
        let last = &self.items[end];
        let is_number = last.word.bytes().all(|byte| byte.is_ascii_digit());
        // "for the owner on one".
        let is_one = last.is(Tag::One) && self.items[end - 1].is(Tag::Preposition);
        last.kind == ItemKind::Word && (is_number || last.is(Tag::Nothing) || is_one)
    }

    /// Whether a piece tells of those that are left, as of a number that is not said: "and the rest with families".
    fn tells_of_rest(&self, piece: &ClausePiece) -> bool {
        let items = &self.items[piece.range.clone()];
        let stands = |at: usize| {
            let goes_on = items.get(at + 2).is_some_and(|item| item.is(Tag::PartOf));
            items[at].is(Tag::Determiner) && items[at + 1].is(Tag::Portion) && !goes_on
        };
        !piece.has_verb() && (1..items.len()).any(|next| stands(next - 1))
    }

    /// Whether a piece that "and" or a comma joins has a verb of its own, and no participle.
    fn tells_by_itself(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let first = piece.verbs.first();
        matches!(piece.opener, Opener::Coordinator | Opener::Comma)
            && first.is_some_and(|at| {
                self.items[*at].verb != Some(VerbForm::Ing)
                    && self.items[*at].verb != Some(VerbForm::Base)
            })
    }

    /// Whether a figure stands in brackets behind the piece that begins at an item: "phase 3 (n = 8815)".
    fn hosts_figures(&self, start: usize) -> bool {
        let Some(index) = self.pieces.iter().position(|piece| piece.range.start == start) else {
            return false;
        };
        let inside = self.pieces[index + 1..].iter().take_while(|piece| piece.is_in_bracket());
        let is_host = self.pieces.get(index + 1).is_some_and(|next| next.opener == Opener::Bracket);
        is_host && inside.into_iter().any(|piece| !piece.figures.is_empty())
    }

    /// Whether a piece names again what stands before it, beside a figure: "39.1% for her challenger, the hotelier".
    pub(super) fn names_again(&self, piece: &ClausePiece) -> bool {
        let first = &self.items[piece.range.start];
        let above = piece.parent.map(|parent| &self.pieces[parent]);
        !piece.has_verb()
            && piece.opener == Opener::Comma
            && !first.is(Tag::Preposition)
            && above.is_some_and(|above| !above.figures.is_empty())
    }

    /// Whether a piece without figures says something of its own: it is no phrase and no clause that says when.
    fn is_clause_of_its_own(&self, piece: &ClausePiece) -> bool {
        let is_bound = piece.opener.describes()
            || matches!(piece.opener, Opener::Subordinator | Opener::Comma);
        piece.has_verb() && !is_bound
    }

    /// Whether a piece that begins at an item leads another figure's clause and not this one's.
    fn is_fronted_of_another(&self, places: &[FigurePlace], number: usize, start: usize) -> bool {
        let own = self.fronted(places[number].piece);
        let is_of = |place: &FigurePlace| {
            self.fronted(place.piece).is_some_and(|piece| self.pieces[piece].range.start == start)
        };
        own.is_some_and(|own| self.pieces[own].range.start != start) && places.iter().any(is_of)
    }

    /// Returns the items that stand in the places of other figures.
    fn taken(&self, places: &[FigurePlace], number: usize) -> Vec<usize> {
        let own = &places[number];
        let others = places
            .iter()
            .enumerate()
            .filter(|(other, place)| *other != number && self.items[place.at].is_figure());
        let mut taken: Vec<usize> = Vec::new();
        for (_, other) in others {
            if other.at < own.at && self.is_whole_of(other) {
                continue;
            }
            let has_noun = own.noun.clone().any(|at| self.items[at].is_content());
            if (has_noun || !self.head(own).is_empty()) && !self.is_tied(other) {
                taken.extend(other.noun.clone());
            }
            let hosts =
                self.pieces[other.piece].is_in_bracket() && !self.pieces[own.piece].is_in_bracket();
            if !self.head(own).is_empty() && !hosts {
                taken.extend(self.head(other));
            }
            let is_elsewhere = other.piece != own.piece;
            let has_owner =
                self.pieces[own.piece].has_verb() || self.named_before_figure(own.piece).is_some();
            if is_elsewhere && self.pieces[other.piece].has_verb() && has_owner {
                let theirs = self.owner(other.piece);
                if theirs != self.owner(own.piece) {
                    taken.extend(theirs);
                }
            }
            taken.extend(self.possessor(other.at, other.from));
            if !own.object.is_empty() {
                taken.extend(other.object.iter().copied());
            }
            if other.piece == own.piece {
                // What follows a whole with what describes it is of the part: "27 of the 64 seen in May were sold".
                let is_own_whole =
                    self.is_whole_of(other) && other.at > own.at && own.rest.end == other.rest.end;
                let described = self.described_range(other).unwrap_or(0..0);
                taken.extend(if is_own_whole { described } else { other.noun.end..other.to });
            } else if self.has_phrase(own) {
                let run = (other.noun.end..other.to).chain(other.rest.clone());
                let run = run.take_while(|at| {
                    self.items[*at].verb.is_none() && !self.items[*at].is_auxiliary()
                });
                taken.extend(run);
            }
            // "12 against it" is of what the one before names.
            let mut behind = self.behind_verb(own).into_iter();
            if self.is_gapped(own) && behind.any(|at| self.items[at].is_content()) {
                taken.extend(self.behind_verb(other));
            }
        }
        let mine = self.owner(own.piece);
        let head = self.head(own);
        taken.retain(|at| {
            !mine.contains(at)
                && !head.contains(at)
                && !own.object.contains(at)
                && !(own.from..own.to).contains(at)
        });
        taken
    }

    /// Whether a phrase with a preposition stands after a figure.
    fn has_phrase(&self, place: &FigurePlace) -> bool {
        place.rest.clone().any(|at| self.items[at].is(Tag::Preposition))
    }

    /// Returns the items after the last figure of a piece that goes on from this one's: "two killed and three injured at
    /// a concert".
    fn shared_after(&self, places: &[FigurePlace], number: usize) -> Vec<usize> {
        let own = &places[number];
        let later = places[number + 1..]
            .iter()
            .find(|place| self.pieces[place.piece].parent == Some(own.piece))
            .filter(|place| !self.leads_with_comparison(place.piece))
            .filter(|later| {
                let mut same = places.iter().filter(|place| place.piece == later.piece);
                !same.any(|place| self.is_whole_of(place))
            });
        let Some(later) = later.filter(|_| !self.has_phrase(own)) else {
            return Vec::new();
        };
        let rest = later.noun.end..self.pieces[later.piece].range.end;
        rest.skip_while(|at| !self.items[*at].is(Tag::Preposition)).collect()
    }

    /// Returns, where a sentence says "respectively", the figures with the items of the thing that each is of, and
    /// those of the other things.
    fn respective(
        &self,
        places: &[FigurePlace],
    ) -> Vec<(usize, std::vec::IntoIter<usize>, Vec<usize>)> {
        let Some(mark) = (0..self.items.len()).find(|at| self.items[*at].is(Tag::Respectively))
        else {
            return Vec::new();
        };
        let before: Vec<usize> =
            (0..places.len()).filter(|number| places[*number].at < mark).collect();
        let mut run: Vec<usize> = Vec::new();
        for number in before.into_iter().rev() {
            let joined =
                run.last().is_none_or(|later| self.is_joined(places[number].at, places[*later].at));
            if !joined {
                break;
            }
            run.push(number);
        }
        run.reverse();
        let things = self.things(places, &run);
        if things.len() != run.len() || run.len() < 2 {
            return Vec::new();
        }
        // "the diploid and tetraploid plants": the last noun is that of all.
        let shared =
            things.last().filter(|last| last.len() > 1).and_then(|last| last.last().copied());
        let things: Vec<Vec<usize>> = things
            .into_iter()
            .map(|own| own.into_iter().filter(|at| Some(*at) != shared).collect())
            .collect();
        let all: Vec<usize> = things.iter().flatten().copied().collect();
        let each = run.iter().zip(&things).map(|(number, own)| {
            let others = all.iter().copied().filter(|at| !own.contains(at)).collect();
            (*number, own.clone().into_iter(), others)
        });
        each.collect()
    }

    /// Whether only joining words, units and nouns stand between two figures.
    fn is_joined(&self, first: usize, second: usize) -> bool {
        let between = &self.items[first + 1..second];
        between.len() <= 4
            && between.iter().all(|item| {
                item.is(Tag::Coordinator) || item.kind == ItemKind::Sign || item.is_noun_word()
            })
            && between.iter().any(|item| item.is(Tag::Coordinator) || &*item.word == ",")
    }

    /// Returns the things that figures are of in their order: nouns that "and" joins, before the figures, or after them.
    fn things(&self, places: &[FigurePlace], run: &[usize]) -> Vec<Vec<usize>> {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
        let listed = |range: Range<usize>| {
            let mut best: Vec<Vec<usize>> = Vec::new();
            for at in range.clone() {
                if !self.items[at].is(Tag::Coordinator) {
                    continue;
                }
                let list = self.list_around(at, range.clone(), run.len());
                if list.len() == run.len() {
                    best = list;
                }
            }
            best
        };
        let before = listed(0..places[*first].at);
        if !before.is_empty() {
            return before;
        }
        listed(places[*last].at + 1..self.items.len())
    }

    /// Returns the items of a list whose last "and" stands at `at`.
    fn list_around(&self, at: usize, range: Range<usize>, count: usize) -> Vec<Vec<usize>> {
        let is_part = |at: usize| {
            let item = &self.items[at];
            item.is_noun_word() || item.is_mention()
        };
        let after: Vec<usize> = (at + 1..range.end)
            .skip_while(|at| self.items[*at].is(Tag::Determiner))
            .take_while(|at| is_part(*at))
            .collect();
        let mut list = vec![after];
        let mut end = at;
        while list.len() < count {
            let own: Vec<usize> = (range.start..end)
                .rev()
                .skip_while(|at| &*self.items[*at].word == ",")
                .take_while(|at| is_part(*at))
                .collect();
            let Some(first) = own.last().copied() else { break };
            list.push(own);
            end = (range.start..first)
                .rev()
                .find(|at| !self.items[*at].is(Tag::Determiner))
                .map_or(range.start, |at| at + 1);
            if list.len() < count
                && end.checked_sub(1).is_none_or(|at| &*self.items[at].word != ",")
            {
                break;
            }
        }
        list.reverse();
        list
    }
}
