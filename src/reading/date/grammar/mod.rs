//! The rules of the tables `dates`, and the longest date that they read at a place.
//!
//! The table has sections. Within a section, `<date>` is what the rules of the sections above read, so that
//! rules nest as deep as there are sections and no deeper. The patterns of a section are joined to a tree whose
//! edges are words and classes: what begins alike is looked at once, and a token with which no pattern begins is
//! left after one look into an index.

mod search;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::Rule;
use super::class::Class;
use super::guard::Guard;
use super::meaning::Meaning;
use super::pattern::{self, Step};
use super::phrase::DatePhrase;
use super::vocabulary::Vocabulary;
use crate::reading::lexicon::{Lexicon, Period, TableFile, TableMistake, TableRow, rows};
use crate::reading::token::Tokens;
use search::{Memory, Search};

/// A date that was read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) phrase: DatePhrase,
    pub(super) rule: Rule,
    /// The token after it.
    pub(super) next: usize,
    /// Where the date of a bound begins: after "by" in "by Jan. 5".
    pub(super) figure: usize,
    /// The row of the table.
    pub(super) row: usize,
}

/// How many fields a row has.
const FIELDS: usize = 6;

/// The rules, by sections.
#[derive(Debug)]
pub(in crate::reading) struct Grammar {
    sections: Vec<Tree>,
    rows: Vec<Row>,
    vocabulary: Vocabulary,
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) rule: Rule,
    guards: Vec<Vec<Guard>>,
    #[cfg(test)]
    pub(super) pattern: String,
    #[cfg(test)]
    pub(super) example: String,
    #[cfg(test)]
    pub(super) reads: String,
}

/// Nodes of which the first is the root.
#[derive(Debug, Default)]
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    words: Vec<Edge<u16>>,
    classes: Vec<Edge<Class>>,
    ends: Vec<End>,
}

#[derive(Debug)]
struct Edge<T> {
    label: T,
    glued: bool,
    to: usize,
}

/// Where a row of places ends.
#[derive(Debug)]
struct End {
    row: usize,
    meaning: Arc<Meaning>,
    /// Whether the date is that of a bound, and which class read it.
    bound: Option<usize>,
}

impl Grammar {
    /// Returns the rules of tables, and what is wrong in them: a row that cannot be compiled is left out.
    pub(in crate::reading) fn compile(
        tables: &[TableFile],
        lexicon: &Lexicon,
    ) -> (Self, Vec<TableMistake>) {
        let vocabulary = Vocabulary::new(lexicon);
        let mut grammar = Self { sections: Vec::new(), rows: Vec::new(), vocabulary };
        let mut mistakes = Vec::new();
        for table in tables {
            for (line, row) in rows(&table.text) {
                if row.whole.starts_with("==") {
                    grammar.sections.push(Tree { nodes: vec![Node::default()] });
                } else if let Err(message) = grammar.add(&row) {
                    mistakes.push(TableMistake { file: table.file.clone(), line, message });
                }
            }
        }
        (grammar, mistakes)
    }

    /// Adds a line of a table: rule, pattern, meaning, conditions, example, what it reads.
    fn add(&mut self, line: &TableRow<'_>) -> Result<(), String> {
        if line.len() != FIELDS {
            return Err(format!("{FIELDS} fields were expected, and there are {}", line.len()));
        }
        let rule = line.field(0).parse::<Rule>()?;
        let guards = Guard::parse(line.field(3))?;
        let ways = pattern::expand(line.field(1))?;
        let meanings = meanings(line.field(2), &ways)?;
        if self.sections.is_empty() {
            return Err(
                "a section, which begins with `==`, was expected before its rules".to_owned()
            );
        }
        let row = self.rows.len();
        for way in &ways {
            self.note_beginning(way);
            let classes = pattern::classes(way);
            let bound = classes.iter().position(|class| *class == Class::Date);
            let bound = bound.filter(|_| rule == Rule::DateBound);
            let meaning = Arc::clone(&meanings[&classes]);
            if let Some(tree) = self.sections.last_mut() {
                tree.add(way, End { row, meaning, bound }, &mut self.vocabulary);
            }
        }
        self.rows.push(Row {
            rule,
            guards,
            #[cfg(test)]
            pattern: line.field(1).to_owned(),
            #[cfg(test)]
            example: line.field(4).to_owned(),
            #[cfg(test)]
            reads: line.field(5).to_owned(),
        });
        Ok(())
    }

    fn note_beginning(&mut self, way: &[pattern::Place<'_>]) {
        let section = self.sections.len() - 1;
        match way.first().map(|place| place.step) {
            Some(Step::Word(word)) => self.vocabulary.begins_with_word(word, section),
            Some(Step::Class(class)) => self.vocabulary.begins_with_class(class, section),
            None => {}
        }
    }

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
    ) -> Option<Found> {
        self.longest_of(tokens, at, self.sections.len(), false)
    }

    /// The same by the first `sections` only, perhaps within a longer date.
    fn longest_of(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        sections: usize,
        nested: bool,
    ) -> Option<Found> {
        let known = self.vocabulary.known(tokens, at);
        let read_before = Memory::default();
        let mut best = None;
        for section in (0..sections).filter(|section| known.sections & (1 << section) != 0) {
            let mut search = Search {
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
            search.walk(0, at);
            best = longer(best, search.best);
        }
        best
    }

    /// Returns the rows of the table.
    #[cfg(test)]
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// Returns the meaning for each row of classes that a pattern allows: words that may be left out change none.
fn meanings(
    text: &str,
    ways: &[Vec<pattern::Place<'_>>],
) -> Result<BTreeMap<Vec<Class>, Arc<Meaning>>, String> {
    let classes: BTreeSet<Vec<Class>> = ways.iter().map(|way| pattern::classes(way)).collect();
    let all: Vec<String> = classes.iter().flat_map(|classes| pattern::names(classes)).collect();
    let meaning = |classes: Vec<Class>| {
        let meaning = Meaning::parse(text, &pattern::names(&classes), &all)?;
        Ok((classes, Arc::new(meaning)))
    };
    classes.into_iter().map(meaning).collect()
}

fn longer(old: Option<Found>, new: Option<Found>) -> Option<Found> {
    match (&old, &new) {
        (Some(old), Some(new)) if (new.next, old.row) <= (old.next, new.row) => Some(old.clone()),
        (_, Some(_)) => new,
        (_, None) => old,
    }
}

impl Tree {
    fn add(&mut self, way: &[pattern::Place<'_>], end: End, vocabulary: &mut Vocabulary) {
        let mut at = 0;
        for place in way {
            let fresh = self.nodes.len();
            let node = &mut self.nodes[at];
            at = match place.step {
                Step::Word(word) => {
                    edge(&mut node.words, vocabulary.number(word), place.glued, fresh)
                }
                Step::Class(class) => edge(&mut node.classes, class, place.glued, fresh),
            };
            if at == fresh {
                self.nodes.push(Node::default());
            }
        }
        self.nodes[at].ends.push(end);
    }
}

/// Returns the node that the edge leads to; a new edge leads to `fresh`.
fn edge<T: PartialEq>(edges: &mut Vec<Edge<T>>, label: T, glued: bool, fresh: usize) -> usize {
    if let Some(edge) = edges.iter().find(|edge| edge.label == label && edge.glued == glued) {
        return edge.to;
    }
    edges.push(Edge { label, glued, to: fresh });
    fresh
}

#[cfg(test)]
mod tests {
    use super::super::super::token::tokenise;
    use crate::reading::{Figure, Reader, SpokenFrom, find};
    use crate::value::{Edtf, Kind};

    /// Returns what the only date of `text` reads, and the row that reads it.
    fn read(text: &str) -> (String, Vec<usize>) {
        let as_of = Edtf::parse("2010-03-19").expect("it is a day");
        let spoken = SpokenFrom { as_of: Some(as_of), published: None };
        let dates = find(text).into_iter().filter(|found| matches!(found.says, Figure::Date(_)));
        let values = dates.map(|found| match found.resolve(Kind::Date, &spoken) {
            Ok(reading) => reading.value.to_string(),
            Err(_) => "unresolved".to_owned(),
        });
        let reader = Reader::english();
        let tokens = tokenise(text, &reader.lexicon);
        let rows =
            (0..tokens.len()).filter_map(|at| Some(reader.grammar.longest(&tokens, at)?.row));
        (values.collect::<Vec<_>>().join("; "), rows.collect())
    }

    #[test]
    fn every_row_reads_its_example() {
        let mut wrong = Vec::new();
        for (number, row) in Reader::english().grammar.rows().iter().enumerate() {
            let (reads, rows) = read(&row.example);
            if reads != row.reads || !rows.contains(&number) {
                wrong
                    .push(format!("{} → {reads}, not {}: {}", row.example, row.reads, row.pattern));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}
