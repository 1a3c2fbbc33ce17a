//! The rules of the tables `dates`, and the longest date that they read at a place.
//!
//! The tables have sections. Within a section, `<date>` is what the rules of the sections above read, so that
//! rules nest as deep as there are sections and no deeper. The patterns of a section are joined to a tree whose
//! edges are words and classes: what begins alike is looked at once, and a token with which no pattern begins is
//! left after one look into an index.

mod compile;
mod tree;
mod vocabulary;
mod walk;

use super::guard::Guard;
use super::phrase::DatePhrase;
use crate::reading::Rule;
use crate::reading::lexicon::Period;
use crate::reading::token::Tokens;
use tree::PatternTree;
use vocabulary::Vocabulary;
use walk::{Memory, PatternWalk};

/// A date that was read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundDate {
    pub(super) phrase: DatePhrase,
    pub(super) rule: Rule,
    /// The token after it.
    pub(super) next: usize,
    /// Where the date of a bound begins: after "by" in "by Jan. 5".
    pub(super) figure: usize,
    /// The row of the table.
    row: usize,
}

/// The rules, by sections.
#[derive(Debug)]
pub(in crate::reading) struct Grammar {
    sections: Vec<PatternTree>,
    rows: Vec<DateRow>,
    vocabulary: Vocabulary,
}

/// A row of a table.
#[derive(Debug)]
struct DateRow {
    rule: Rule,
    /// Of each list of conditions one must hold.
    guards: Vec<Vec<Guard>>,
    #[cfg(test)]
    pattern: String,
    #[cfg(test)]
    example: String,
    #[cfg(test)]
    reads: String,
}

impl Grammar {
    /// Whether a day of a month stands at token `i`.
    pub(in crate::reading) fn is_day_at(&self, tokens: &Tokens<'_>, i: usize) -> bool {
        let found = self.longest(tokens, i);
        found.is_some_and(|found| found.phrase.length() == Some(Period::Day))
    }

    /// Returns the longest date at token `at`; of two, the one whose rule stands first.
    pub(in crate::reading::date) fn longest(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
    ) -> Option<FoundDate> {
        self.longest_of(tokens, at, self.sections.len(), false)
    }

    /// The same by the first `sections` only, perhaps within a longer date.
    fn longest_of(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        sections: usize,
        nested: bool,
    ) -> Option<FoundDate> {
        let begun = self.vocabulary.begun_by(tokens, at);
        let read_before = Memory::default();
        let mut best = None;
        for section in (0..sections).filter(|section| begun.sections & (1 << section) != 0) {
            let mut steps = PatternWalk {
                grammar: self,
                tokens,
                start: at,
                section,
                nested,
                left: best.clone(),
                read_before: &read_before,
                read: Vec::new(),
                starts: Vec::new(),
                best: None,
            };
            steps.walk(0, at);
            best = longer(best, steps.best);
        }
        best
    }
}

fn longer(old: Option<FoundDate>, new: Option<FoundDate>) -> Option<FoundDate> {
    match (&old, &new) {
        (Some(old), Some(new)) if (new.next, old.row) <= (old.next, new.row) => Some(old.clone()),
        (_, Some(_)) => new,
        (_, None) => old,
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::token::tokenise;
    use crate::reading::{Figure, Reader, SpokenFrom};
    use crate::value::{Edtf, Kind};

    /// Returns what the only date of `text` reads, and the row that reads it.
    fn read(text: &str) -> (String, Vec<usize>) {
        let as_of = Edtf::parse("2010-03-19").expect("it is a day");
        let spoken = SpokenFrom { as_of: Some(as_of), published: None };
        let dates = Reader::english()
            .find(text)
            .into_iter()
            .filter(|found| matches!(found.says, Figure::Date(_)));
        let values = dates.map(|found| match found.resolve(Kind::Date, &spoken) {
            Ok(reading) => reading.value.to_string(),
            Err(_) => "unresolved".to_owned(),
        });
        let reader = Reader::english();
        let tokens = tokenise(text, &reader.lexicon);
        let rows =
            (0..tokens.len()).filter_map(|at| Some(reader.grammar().longest(&tokens, at)?.row));
        (values.collect::<Vec<_>>().join("; "), rows.collect())
    }

    #[test]
    fn every_row_reads_its_example() {
        let mut wrong = Vec::new();
        for (number, row) in Reader::english().grammar().rows.iter().enumerate() {
            let (reads, rows) = read(&row.example);
            if reads != row.reads || !rows.contains(&number) {
                wrong
                    .push(format!("{} → {reads}, not {}: {}", row.example, row.reads, row.pattern));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}
