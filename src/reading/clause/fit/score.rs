//! How well a figure fits, and whether another fits better.

use std::sync::Arc;

use crate::reading::clause::subject::{FigureRole, ForeignWord, SubjectWords};
use crate::reading::clause::words::Tag;
use crate::reading::mention::Figure;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    /// Returns how well the figure fits, to choose between several: by what the claim says first, then by what stands beside
    /// it.
    pub(super) fn rank(&self) -> usize {
        let score =
            self.score(self.words) + self.noun_score() + self.event_score() + self.role_score();
        score * 8 + self.own_score().min(7)
    }

    /// Whether a word of the statement stands in the place of another figure, to which more of the statement belongs.
    pub(super) fn place(&self) -> Option<Misfit> {
        if self.is_told_whole() || self.words.is_tally {
            return None;
        }
        let own = self.place_score(self.words);
        let foreign = self.words.foreign.iter().find(|foreign| {
            let word = &foreign.word;
            let mut having = self.all_words().filter(|other| other.seen.contains(word));
            let names_it = self
                .subjects
                .get(foreign.figure)
                .is_some_and(|other| self.claimed.words.contains(&other.words.figure));
            self.claimed.words.contains(word)
                && !names_it
                && !self.is_lent(foreign)
                && (self.displaces(foreign) || having.any(|other| self.has_more_places(other, own)))
        });
        let noun = || {
            let own = self.statement_words().into_iter().flat_map(|words| &words.noun);
            let measured =
                matches!(self.mention.says, Figure::Measure { .. } | Figure::Duration { .. })
                    || matches!(self.mention.says, Figure::Percent(_))
                        && !self.words.noun.is_empty();
            own.into_iter().filter(|_| measured).find(|noun| self.words.other_nouns.contains(noun))
        };
        let word = foreign.map(|foreign| &foreign.word).or_else(noun)?;
        let found = self.subject.noun.or(self.subject.event);
        Some(self.misfit(SubjectPart::Place, &**word, found))
    }

    /// Whether the phrase of a whole tells what the statement does, and nothing else: "Of 120 applications received, …".
    fn is_told_whole(&self) -> bool {
        let own = &self.words.own;
        let verb = self.statement_words().and_then(|statement| statement.verb.as_ref());
        self.subject.role == FigureRole::Whole
            && verb.is_some_and(|verb| own.contains(verb))
            && own.iter().all(|word| self.claimed.words.contains(word) || Some(word) == verb)
    }

    /// Whether a word of another figure stands where this one has a word that the statement lacks: "in the southern basin"
    /// beside "in the northern basin".
    fn displaces(&self, foreign: &ForeignWord) -> bool {
        let claimed = &self.claimed.words;
        let compares = self.claimed.compares;
        let has_other = foreign.own.iter().any(|own| !claimed.contains(own));
        !self.claimed.counts(&foreign.word) && (foreign.is_compared && !compares || has_other)
    }

    /// Whether a word of another figure's clause is meant in this one's as well: whose its owner is ("The firm lost 62 million,
    /// although revenue rose 7 percent"), or what a pronoun stands for ("The blaze spread to 12 flats before 60 men put it
    /// out").
    fn is_lent(&self, foreign: &ForeignWord) -> bool {
        let word = &foreign.word;
        let words = self.words;
        let Some(statement) = self.statement_words() else { return false };
        let is_owner = self.subjects.get(foreign.figure).is_some_and(|other| {
            other.words.owner.contains(word) && foreign.figure < self.mention_number()
        });
        let in_owner = statement.owner.contains(word);
        let names_owner = in_owner
            && !words.owner.is_empty()
            && words.owner.iter().all(|own| statement.owner.contains(own));
        is_owner && (names_owner || !in_owner && words.setting.has_pronoun)
    }

    /// Returns the number of the figure among those of its passage.
    fn mention_number(&self) -> usize {
        let start = self.mention.span.start;
        self.mentions.iter().take_while(|mention| mention.span.start < start).count()
    }

    /// Returns how many words of the claim stand in the clause of a figure.
    pub(super) fn score(&self, words: &SubjectWords) -> usize {
        shared(&self.claimed.words, &words.seen)
    }

    /// Returns how many of them stand there but for those right beside the figure.
    pub(super) fn clause_score(&self, words: &SubjectWords) -> usize {
        let beside = |word: &Arc<str>| words.noun.contains(word);
        let own = self.claimed.words.iter().filter(|word| !beside(word));
        own.filter(|word| words.seen.contains(word)).count()
    }

    /// Returns how many of those that tell of which place a figure is.
    fn place_score(&self, words: &SubjectWords) -> usize {
        shared(&self.claimed.place_words, &words.seen)
    }

    /// Whether another figure has more words of the claim, or as many and all that this one has.
    fn has_more_places(&self, other: &SubjectWords, own: usize) -> bool {
        let theirs = self.place_score(other);
        let words = self.words;
        let only_here = |word: &Arc<str>| words.seen.contains(word) && !other.seen.contains(word);
        theirs > own || theirs == own && !self.claimed.words.iter().any(only_here)
    }

    /// Returns more where the figure's role, direction and assertion are the claim's own.
    fn role_score(&self) -> usize {
        let Some(statement) = self.statement() else { return 0 };
        let same_direction =
            statement.direction.is_some() && statement.direction == self.subject.direction;
        let earlier = self.claimed.is_earlier && self.subject.role == FigureRole::Previous;
        usize::from(statement.role == self.subject.role)
            + 2 * usize::from(self.has_whole())
            + usize::from(same_direction)
            + usize::from(statement.assertion == self.subject.assertion)
            + 3 * usize::from(earlier)
    }

    /// Returns how many words of the claim stand right beside the figure.
    fn own_score(&self) -> usize {
        let words = self.words;
        self.claimed
            .words
            .iter()
            .filter(|word| words.own.contains(word) || words.noun.contains(word))
            .count()
    }

    /// Returns more where the figure has the claim's own event: that tells it from figures that have none.
    fn event_score(&self) -> usize {
        let words = self.words;
        let statement = self.statement_words().and_then(|words| words.verb.as_ref());
        let same_verb = words.verb.is_some() && words.verb.as_ref() == statement;
        let same = self.claimed.tells_of(&words.events);
        let is_copula = |words: &SubjectWords| {
            let be = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Be);
            !words.verbs.is_empty() && words.verbs.iter().all(be)
        };
        let both_are = self.statement_words().is_some_and(is_copula) && is_copula(words);
        4 * usize::from(same) + usize::from(same_verb && !same) + 2 * usize::from(both_are)
    }

    fn noun_score(&self) -> usize {
        usize::from(self.claimed.nouns.iter().any(|noun| self.is_noun_of(noun)))
    }
}

/// Returns how many of the claim's words stand among others.
fn shared(claimed: &[Arc<str>], others: &[Arc<str>]) -> usize {
    claimed.iter().filter(|word| others.contains(word)).count()
}
