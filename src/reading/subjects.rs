//! What figures are of, by the words of a reader's language.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::text::Span;

use super::clause::{Assertion, Claimed, ClauseReader, ComparedSubject, Fit, Subject};
use super::lexicon::Set;
use super::mention::Mention;
use super::outcome::Limit;
use super::reader::Reader;

impl Reader {
    fn clauses(&self) -> ClauseReader<'_> {
        ClauseReader { lexicon: &self.lexicon, words: self.clause_words() }
    }

    /// Returns the subjects of the mentions of a text, in their order; an empty one for each where the language has no
    /// tables of clauses.
    ///
    /// ```
    /// use crosscheck::reading::{FigureRole, Reader};
    /// let reader = Reader::english();
    /// let text = "The blast killed 10 people and wounded about 70 others.";
    /// let mentions = reader.find(text);
    /// let subjects = reader.subjects(text, &mentions);
    /// let events: Vec<_> = subjects.iter().map(|subject| subject.event.unwrap().of(text)).collect();
    /// assert_eq!(events, ["killed", "wounded"]);
    /// assert_eq!(subjects[0].role, FigureRole::Total);
    /// ```
    pub fn subjects(&self, text: &str, mentions: &[Mention]) -> Vec<Subject> {
        self.clauses().subjects(text, mentions)
    }

    /// Returns the same, with the words by which subjects are compared with what a claim says: see [`Self::fit`].
    pub fn compared_subjects(&self, text: &str, mentions: &[Mention]) -> Vec<ComparedSubject> {
        self.clauses().compared_subjects(text, mentions)
    }

    /// Returns what a claim says that its figure is of. `mentions` are the figures of its statement, and `figure` is the
    /// index of the one that states the claim's value; without it, only `unit` and `also` say it.
    pub fn claimed(
        &self,
        statement: &str,
        mentions: &[Mention],
        figure: Option<usize>,
        unit: Option<&str>,
        also: &[String],
    ) -> Claimed {
        self.clauses().claimed(statement, mentions, figure, unit, also)
    }

    /// Returns how the figure `number` of a passage fits a claim; `subjects` are those of all its figures, `text` is
    /// what they are places in.
    pub fn fit(
        &self,
        claimed: &Claimed,
        subjects: &[ComparedSubject],
        mentions: &[Mention],
        number: usize,
        text: &str,
    ) -> Fit {
        self.clauses().fit(claimed, subjects, mentions, number, text)
    }

    /// Whether two nouns name the same, or one names a kind of the other, by the tables: "Americans" and "people".
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// assert!(Reader::english().is_noun_of_one_kind("people", "Americans"));
    /// assert!(!Reader::english().is_noun_of_one_kind("people", "votes"));
    /// ```
    pub fn is_noun_of_one_kind(&self, one: &str, other: &str) -> bool {
        self.clause_words().are_of_one_kind(one, other)
    }

    /// Whether two words, in the forms of [`Self::content_words`], name the same or one a kind of the other, or tell of one event:
    /// "deaths" and "killed".
    pub fn is_akin(&self, one: &str, other: &str) -> bool {
        let words = self.clause_words();
        words.are_of_one_kind(one, other) || words.tell_of_one_event(one, other)
    }

    /// Returns the words of `text` that say something, in their base forms: no words of grammar, and none without letters.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// let words = Reader::english().content_words("The customers without power in 2017");
    /// assert_eq!(words.iter().map(|word| &**word).collect::<Vec<_>>(), ["customer", "power"]);
    /// ```
    pub fn content_words(&self, text: &str) -> BTreeSet<Arc<str>> {
        self.clauses().content_words(text)
    }

    /// Returns whether the clause that `place` of `text` stands in says that it is so.
    ///
    /// ```
    /// use crosscheck::reading::{Assertion, Reader};
    /// use crosscheck::text::Span;
    /// let text = "The mayor is not Ana Ruiz but her cousin.";
    /// let place = Span::new(17, 25);
    /// assert_eq!(Reader::english().assertion_at(text, place), Assertion::Denied);
    /// ```
    pub fn assertion_at(&self, text: &str, place: Span) -> Assertion {
        self.clauses().assertion_at(text, place)
    }

    /// Whether `sentence` says of the one before it that it is not so.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// let reader = Reader::english();
    /// assert!(reader.takes_back("That was untrue: the register shows 21."));
    /// assert!(!reader.takes_back("That was in May."));
    /// ```
    pub fn takes_back(&self, sentence: &str) -> bool {
        self.clauses().takes_back(sentence)
    }

    /// Whether "to" or "of" stands right before a place of `text`, as before what a figure goes on to: "from 14 years to nine".
    pub(crate) fn is_led(&self, text: &str, place: Span) -> bool {
        self.clauses().is_led(text, place)
    }

    /// Returns the verbs of `text`, in their base forms, each with its place. Those that help others and those of saying
    /// are left out.
    pub fn verbs(&self, text: &str) -> Vec<(Span, String)> {
        self.clauses().verbs(text)
    }

    /// Whether the first verb of `text` says that something went on for a time, or it has none.
    pub fn tells_of_lasting(&self, text: &str) -> bool {
        let verbs = self.verbs(text);
        verbs.first().is_none_or(|(_, verb)| self.lexicon.has(Set::LastingVerb, verb))
    }

    /// Whether the words of a range of days, "between 3 and 9 May", may mean one day of these.
    pub fn opens_choice(&self, words: &str) -> bool {
        let first = words.split_whitespace().next();
        first.is_some_and(|word| self.lexicon.has(Set::Between, &word.to_lowercase()))
    }

    /// Returns which end of a time the verbs of `text` tell of: "opened" its start, "left" its end; `None` where they tell of
    /// neither, or of both.
    pub fn limit_of_verbs(&self, text: &str) -> Option<Limit> {
        let verbs = self.verbs(text);
        let has = |set| verbs.iter().any(|(_, verb)| self.lexicon.has(set, verb));
        match (has(Set::BeginningVerb), has(Set::EndingVerb)) {
            (true, false) => Some(Limit::Start),
            (false, true) => Some(Limit::End),
            _ => None,
        }
    }
}
