//! How a figure is related to its noun and event.

use std::sync::Arc;

use crate::reading::clause::subject::{
    Argument, Direction, Event, FigureRole, Subject, SubjectWords,
};
use crate::reading::clause::words::Tag;
use crate::reading::mention::Figure;

use super::{Misfit, Pairing, SubjectPart};

impl Pairing<'_> {
    pub(super) fn role(&self) -> Option<Misfit> {
        let claimed = self.statement().map_or(FigureRole::Total, |subject| subject.role);
        let found = self.subject.role;
        if self.is_gone_or_left() || self.is_level_of_another() {
            return Some(Misfit::new(SubjectPart::Role, claimed.name(), found.name()));
        }
        let fits = claimed == found
            || match (claimed, found) {
                (FigureRole::Total | FigureRole::Level, FigureRole::Total | FigureRole::Level) => {
                    true
                }
                (FigureRole::Change, FigureRole::Additional) => true,
                (FigureRole::Change, FigureRole::Level) if self.is_size_of_loss() => true,
                (FigureRole::Change, FigureRole::Total) if self.shares_verb() => true,
                (FigureRole::Total, FigureRole::Change) if self.is_passive_of_change() => true,
                (FigureRole::Change, FigureRole::Total) if self.is_gain_of_recipient() => true,
                (_, FigureRole::Previous) => self.claimed.is_earlier || self.names_own_words(),
                (
                    FigureRole::Total | FigureRole::Part,
                    FigureRole::Part | FigureRole::Additional,
                ) => !self.is_refused_part(),
                (FigureRole::Part | FigureRole::Additional, FigureRole::Total) => true,
                (_, FigureRole::Whole) => self.has_whole() || self.is_of_whole(),
                (FigureRole::Whole, _) => true,
                (FigureRole::Rate, FigureRole::Total) => true,
                _ => {
                    let plain = [
                        FigureRole::Part,
                        FigureRole::Level,
                        FigureRole::Change,
                        FigureRole::Additional,
                    ];
                    self.statement().is_none() && plain.contains(&found)
                }
            };
        (!fits).then(|| Misfit::new(SubjectPart::Role, claimed.name(), found.name()))
    }

    /// Whether the statement has done to what it counts what the passage tells as a change: "900 posts were cut" of "cut 900 posts".
    fn is_passive_of_change(&self) -> bool {
        let Some(statement) = self.statement_words() else { return false };
        let links = &self.reader.words.verb_links;
        let suffers = statement.is_passive && statement.argument == Argument::Patient;
        let both = statement.verb.as_ref().zip(self.words.object_of.as_ref());
        // "Profits rose 30 million euros": what a change measures, nothing was done to.
        let counts =
            matches!(self.mention.says, Figure::Number { .. }) && !self.words.noun.is_empty();
        let is_same = |own: &Arc<str>, other: &Arc<str>| {
            own == other || counts && links.are_linked(own, other)
        };
        suffers && both.is_some_and(|(own, other)| is_same(own, other))
    }

    /// Whether the statement has those gain who are given it in the passage: "the Margrave gained 11 villages" of "handed the
    /// Margrave 11 villages".
    fn is_gain_of_recipient(&self) -> bool {
        let gains =
            self.statement().is_some_and(|subject| subject.direction == Some(Direction::Up));
        let first = self.words.setting.behind.first();
        let is_given =
            |statement: &SubjectWords| first.is_some_and(|first| statement.owner.contains(first));
        let counts =
            matches!(self.mention.says, Figure::Number { .. }) && !self.words.noun.is_empty();
        // "cost the duke 11 villages".
        let yields = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Yielder);
        let gives = !self.words.is_passive && !self.words.verbs.iter().any(yields);
        gains && counts && gives && self.statement_words().is_some_and(is_given)
    }

    /// Whether what a verb is done to is no longer there, or no longer somebody's.
    fn takes_away(&self, verb: &str) -> bool {
        [Tag::Loser, Tag::Remover].into_iter().any(|tag| self.reader.words.is_tagged(verb, tag))
    }

    /// Whether the one says how many are gone, and the other how many are left: "lost 44 men", "was reduced to 44 men".
    fn is_gone_or_left(&self) -> bool {
        let Some((subject, statement)) = self.statement().zip(self.statement_words()) else {
            return false;
        };
        let takes_away = |words: &SubjectWords| {
            words.object_of.as_ref().is_some_and(|verb| self.takes_away(verb))
        };
        let is_of_loss = |words: &SubjectWords| words.owner.iter().any(|word| self.is_loss(word));
        let is_apart = |level: FigureRole, of_level: &SubjectWords, other: &SubjectWords| {
            level == FigureRole::Level && !is_of_loss(of_level) && takes_away(other)
        };
        is_apart(subject.role, statement, self.words)
            || is_apart(self.subject.role, self.words, statement)
    }

    /// Whether the statement tells to what something changed, and the passage has another figure for that: "its population, 8,412 in
    /// 2001, had fallen to 7,930".
    fn is_level_of_another(&self) -> bool {
        let Some(claimed) = self.statement() else { return false };
        let is_level = |subject: &Subject| {
            subject.role == FigureRole::Level && subject.direction == claimed.direction
        };
        let shares_verb =
            |other: &SubjectWords| other.verbs.iter().any(|verb| self.words.verbs.contains(verb));
        let mut others = self.subjects.iter();
        claimed.direction.is_some()
            && claimed.role == FigureRole::Level
            && self.subject.direction.is_none()
            && others.any(|other| is_level(&other.subject) && shares_verb(&other.words))
    }

    /// Whether the statement tells how much was lost, and the passage how large the loss is: "its net loss narrowed to 44
    /// million".
    fn is_size_of_loss(&self) -> bool {
        let loses = |statement: &SubjectWords| {
            statement.object_of.as_ref().is_some_and(|verb| self.is_loss(verb))
        };
        self.statement_words().is_some_and(loses)
            && self.words.owner.iter().any(|word| self.is_loss(word))
    }

    fn is_loss(&self, word: &str) -> bool {
        self.reader.words.is_tagged(word, Tag::Loser)
    }

    /// A rate is held to the same rate, and is no amount: "40 km an hour".
    pub(super) fn rate(&self) -> Option<Misfit> {
        let found = self.mention.per.as_ref()?;
        let claimed = self.claimed.per.as_ref();
        let differs = claimed != Some(found);
        let claimed = claimed.map_or("", |per| &**per);
        differs.then(|| Misfit::new(SubjectPart::Rate, claimed, &**found))
    }

    /// Whom somebody is one of are not whom they have: "the youngest of seven children" of "had seven children".
    pub(super) fn of_peers(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let has = |verb: &Arc<str>| {
            let sorts = [Tag::Have, Tag::Possessor];
            sorts.into_iter().any(|tag| self.reader.words.is_tagged(verb, tag))
        };
        let is_theirs = statement.owner.iter().all(|word| !words.own.contains(word));
        (words.is_of_peers
            && !statement.is_of_peers
            && is_theirs
            && statement.verbs.iter().all(has))
        .then(|| {
            let [claimed, found] = [FigureRole::Total, FigureRole::Whole].map(FigureRole::name);
            Misfit::new(SubjectPart::Role, claimed, found)
        })
    }

    /// What is told of each of several is no total, and of one of them it is the same: "each case holds 25", "a case".
    pub(super) fn of_each(&self) -> Option<Misfit> {
        let statement = self.statement_words()?;
        let words = self.words;
        let counts = matches!(
            self.mention.says,
            Figure::Number { .. } | Figure::Measure { .. } | Figure::Money { .. }
        );
        let mut named = self.claimed.statement.split(|c: char| !c.is_alphanumeric());
        let is_of_one = statement.owner.iter().any(|word| {
            words.stands_in_sentence(word) && named.any(|own| own.to_lowercase() == **word)
        });
        let differs = counts
            && words.is_of_each
            && !statement.is_of_each
            && self.claimed.per.is_none()
            && self.subject.role != FigureRole::Whole
            && !is_of_one;
        let one = words.owner.last().unwrap_or(&words.figure);
        differs.then(|| Misfit::new(SubjectPart::Rate, "", &**one))
    }

    /// Whether the statement has words that stand right beside the figure.
    fn names_own_words(&self) -> bool {
        let words = self.words;
        let is_time = |word: &Arc<str>| self.reader.words.is_tagged(word, Tag::Times);
        words.own.iter().any(|word| {
            self.claimed.words.contains(word) && !words.noun.contains(word) && !is_time(word)
        })
    }

    /// Whether some of those counted before, or more of them, cannot be all of them.
    fn is_refused_part(&self) -> bool {
        let words = self.words;
        let is_added = self.subject.role == FigureRole::Additional;
        let same_event = words.has_total || is_added && !words.is_contrasted;
        if self.tells_of_whole() {
            return true;
        }
        let names_day = self.claimed.words.iter().any(|word| words.own_days.contains(word));
        same_event && !names_day && (is_added || !self.names_own_words())
    }

    /// Whether a statement says of a part what the passage says of its whole, and nothing that it says of the part: "27
    /// events, 19 of which were noise".
    fn tells_of_whole(&self) -> bool {
        let words = self.words;
        let Some(statement) = self.statement_words() else { return false };
        let tells = words.verbs.iter().any(|verb| !self.is_light(verb)) || !words.own.is_empty();
        let has_own = words.tells_itself && tells;
        let is_told = |word: &Arc<str>| words.own.contains(word) || words.verbs.contains(word);
        let shares = self.claimed.tells_of(&words.events)
            || self.claimed.other_words.iter().any(is_told)
            || statement.verbs.iter().any(|verb| words.verbs.contains(verb));
        let all_light = statement.verbs.iter().all(|verb| self.is_light(verb));
        let of_other = |word: &Arc<str>| self.all_words().any(|other| other.owner.contains(word));
        let whole = statement.verbs.iter().any(|verb| words.other_verbs.contains(verb))
            || all_light && statement.owner.iter().any(of_other);
        self.subject.role == FigureRole::Part && has_own && !shares && whole
    }

    /// Whether a statement says no more of a whole than that somebody has it: "45 of its 310 branches".
    pub(super) fn has_whole(&self) -> bool {
        let Some(statement) = self.statement_words() else { return false };
        let has = |verb: &Arc<str>| self.reader.words.is_tagged(verb, Tag::Have);
        // "lost 40 of their 193 seats": they have 193 no more.
        let is_gone =
            !statement.is_past && self.words.verbs.iter().any(|verb| self.takes_away(verb));
        self.subject.role == FigureRole::Whole
            && !is_gone
            && matches!(self.mention.says, Figure::Number { .. })
            && statement.events.is_empty()
            && !statement.verbs.is_empty()
            && statement.verbs.iter().all(has)
    }

    /// Whether a clause right behind a whole says of it what the statement does: "Of the 640 men who set out, 12 came back", "47 of
    /// the 305 who received a placebo".
    fn is_told_of_whole(&self) -> bool {
        let words = self.words;
        // "9 of the bridges" are none of "52 bridges".
        let statement = self.statement_words().filter(|statement| statement.base.is_none());
        let Some((statement, described)) = statement.zip(words.described.as_ref()) else {
            return false;
        };
        let says_little = |verb: &Arc<str>| self.says_little(verb);
        let own_verb = |word: &&Arc<str>| statement.verbs.contains(word);
        let mut rest = self.claimed.other_words.iter().filter(|word| !own_verb(word)).peekable();
        if !described.verbs.iter().all(says_little) {
            // "9 of the bridges that were inspected were closed" tells of more than the whole does.
            let is_told = |verb: &Arc<str>| {
                let tells = |event: &Event| described.events.contains(event);
                described.verbs.contains(verb) || self.events_of_word(verb).iter().any(tells)
            };
            let mut own = statement.verbs.iter().filter(|verb| !says_little(verb));
            return self.described().is_some() && own.all(is_told);
        }
        // "the 1,240 who sat the exam passed": the verb of the clause is no word for that of the phrase.
        let of_clause = |verb: &Arc<str>| {
            words.other_verbs.contains(verb)
                && !described.verbs.contains(verb)
                && !self.is_light(verb)
        };
        statement.verbs.iter().all(says_little)
            && !statement.verbs.iter().any(of_clause)
            && rest.peek().is_some()
            && rest.all(|word| words.own.contains(word))
    }

    /// Whether a statement says of a whole no more than its own phrase does.
    fn is_of_whole(&self) -> bool {
        let words = self.words;
        let leads = words.leads_sentence;
        let Some(statement) = self.statement_words() else { return leads };
        let in_phrase = |word: &Arc<str>| words.own.contains(word) || words.noun.contains(word);
        let in_sentence =
            |verb: &Arc<str>| words.other_verbs.contains(verb) || words.verbs.contains(verb);
        let is_told = !statement.events.is_empty()
            || statement
                .verb
                .as_ref()
                .is_none_or(|verb| in_phrase(verb) || leads && !in_sentence(verb));
        let events: Vec<Event> = words
            .own
            .iter()
            .chain(&words.noun)
            .flat_map(|word| self.events_of_word(word))
            .collect();
        let elsewhere = |event: &Event| self.all_words().any(|other| other.events.contains(event));
        let happened = statement.verb.as_ref().is_some_and(in_phrase)
            || statement
                .events
                .iter()
                .all(|event| events.contains(event) || leads && !elsewhere(event));
        // A quality that the phrase does not give: "all 75 were resistant".
        // "half the 680 mm recorded in Ebre": what was measured is not said again.
        let is_measured = |word: &Arc<str>| {
            matches!(self.mention.says, Figure::Measure { .. } | Figure::Money { .. })
                && words.owner.contains(word)
                && !words.places.contains(word)
                && self.claimed.words.iter().any(|word| words.own.contains(word))
        };
        let is_known =
            |word: &Arc<str>| in_phrase(word) || statement.noun.contains(word) || is_measured(word);
        let adds_nothing = statement.verb.is_some()
            || !statement.events.is_empty()
            || self.claimed.words.iter().all(is_known);
        let is_change = self.statement().is_some_and(|subject| subject.direction.is_some());
        if self.is_told_of_whole() && !is_change {
            return true;
        }
        !is_change && is_told && happened && adds_nothing
    }
}
