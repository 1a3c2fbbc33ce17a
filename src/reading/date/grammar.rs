//! The rules of `data/words/dates.tsv`, and the longest date that they read at a place.
//!
//! The table has sections. Within a section, `<date>` is what the rules of the sections above read, so that
//! rules nest as deep as there are sections and no deeper. The patterns of a section are joined to a tree whose
//! edges are words and classes: what begins alike is looked at once, and a token with which no pattern begins is
//! left after one look into an index.

use std::cell::RefCell;
use std::sync::LazyLock;

use super::super::Rule;
use super::super::token::Tokens;
use super::super::words::table;
use super::class::Class;
use super::guard::Guard;
use super::look::Look;
use super::meaning::{Meaning, Value};
use super::pattern::{self, Step};
use super::phrase::DatePhrase;
use super::place::Place;
use super::vocabulary::Vocabulary;

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

/// The rules, by sections.
pub(super) struct Grammar {
    sections: Vec<Tree>,
    rows: Vec<Row>,
    vocabulary: Vocabulary,
}

/// A row of the table.
pub(super) struct Row {
    pub(super) rule: Rule,
    guards: Vec<Vec<Guard>>,
    #[cfg(test)]
    pub(super) pattern: &'static str,
    #[cfg(test)]
    pub(super) example: &'static str,
    #[cfg(test)]
    pub(super) reads: &'static str,
}

/// Nodes of which the first is the root.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    words: Vec<Edge<u16>>,
    classes: Vec<Edge<Class>>,
    ends: Vec<End>,
}

struct Edge<T> {
    label: T,
    glued: bool,
    to: usize,
}

/// Where a row of places ends.
struct End {
    row: usize,
    meaning: Meaning,
    /// Whether the date is that of a bound, and which class read it.
    bound: Option<usize>,
}

static GRAMMAR: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::compile(include_str!("../../../data/words/dates.tsv")));

/// Returns the rules.
pub(super) fn grammar() -> &'static Grammar {
    &GRAMMAR
}

impl Grammar {
    fn compile(text: &'static str) -> Self {
        let mut grammar =
            Self { sections: Vec::new(), rows: Vec::new(), vocabulary: Vocabulary::new() };
        for line in table(text) {
            if line.starts_with("==") {
                grammar.sections.push(Tree { nodes: vec![Node::default()] });
            } else {
                grammar.add(line);
            }
        }
        grammar
    }

    /// Adds a line of the table: rule, pattern, meaning, conditions, example, what it reads.
    fn add(&mut self, line: &'static str) {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let &[rule, pattern, meaning, guards, _example, _reads] = fields.as_slice() else {
            panic!("six fields were expected: {line}");
        };
        let rule = rule.parse::<Rule>().ok().unwrap_or_else(|| panic!("no rule `{rule}`"));
        let row = self.rows.len();
        let ways = pattern::expand(pattern);
        let all: Vec<String> = ways.iter().flat_map(|way| pattern::names(way)).collect();
        for way in &ways {
            self.note_beginning(way);
            let names = pattern::names(way);
            let dates = names.iter().position(|name| name == "date");
            let bound = dates.filter(|_| rule == Rule::DateBound);
            let meaning = Meaning::parse(meaning, &names, &all);
            let tree = self.sections.last_mut().expect("a section begins before its rules");
            tree.add(way, End { row, meaning, bound }, &mut self.vocabulary);
        }
        self.rows.push(Row {
            rule,
            guards: Guard::parse(guards),
            #[cfg(test)]
            pattern,
            #[cfg(test)]
            example: _example,
            #[cfg(test)]
            reads: _reads,
        });
    }

    fn note_beginning(&mut self, way: &[pattern::Place]) {
        let section = self.sections.len() - 1;
        match way.first().expect("a pattern is not empty").step {
            Step::Word(word) => self.vocabulary.begins_with_word(word, section),
            Step::Class(class) => self.vocabulary.begins_with_class(class, section),
        }
    }

    /// Returns the longest date at token `at`; of two, the one whose rule stands first.
    pub(super) fn longest(&self, tokens: &Tokens<'_>, at: usize) -> Option<Found> {
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

fn longer(old: Option<Found>, new: Option<Found>) -> Option<Found> {
    match (&old, &new) {
        (Some(old), Some(new)) if (new.next, old.row) <= (old.next, new.row) => Some(old.clone()),
        (_, Some(_)) => new,
        (_, None) => old,
    }
}

impl Tree {
    fn add(&mut self, way: &[pattern::Place], end: End, vocabulary: &mut Vocabulary) {
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

/// What classes read at places that several patterns come by: the class, the token, and how many sections dates are
/// read by.
#[derive(Default)]
struct Memory {
    read: RefCell<Vec<Remembered>>,
}

type Remembered = ((Class, usize, usize), Option<(Value, usize)>);

impl Memory {
    fn or_read(
        &self,
        what: (Class, usize, usize),
        read: impl FnOnce() -> Option<(Value, usize)>,
    ) -> Option<(Value, usize)> {
        if let Some((_, value)) = self.read.borrow().iter().find(|(own, _)| *own == what) {
            return value.clone();
        }
        let value = read();
        self.read.borrow_mut().push((what, value.clone()));
        value
    }
}

/// A walk over the tree of a section.
struct Search<'g, 't, 'x> {
    grammar: &'g Grammar,
    tokens: &'t Tokens<'x>,
    start: usize,
    section: usize,
    /// Whether it is within a longer date.
    nested: bool,
    /// The date that the sections above read at the start.
    left: Option<Found>,
    read_before: &'t Memory,
    /// What the classes read on the way, and where each began.
    read: Vec<Value>,
    starts: Vec<usize>,
    best: Option<Found>,
}

impl Search<'_, '_, '_> {
    fn walk(&mut self, node: usize, at: usize) {
        let grammar = self.grammar;
        let node = &grammar.sections[self.section].nodes[node];
        for end in &node.ends {
            self.end(end, at);
        }
        if node.words.is_empty() && node.classes.is_empty() {
            return;
        }
        let known = grammar.vocabulary.known(self.tokens, at);
        let glued = self.tokens.glued(at);
        for edge in node.words.iter().filter(|edge| edge.label == known.word) {
            if glued || !edge.glued {
                self.walk(edge.to, at + 1);
            }
        }
        for edge in &node.classes {
            let may_begin = edge.label == Class::Date || known.classes & edge.label.bit() != 0;
            if may_begin
                && (glued || !edge.glued)
                && let Some((value, next)) = self.class(edge.label, at)
            {
                self.read.push(value);
                self.starts.push(at);
                self.walk(edge.to, next);
                self.read.pop();
                self.starts.pop();
            }
        }
    }

    fn class(&self, class: Class, at: usize) -> Option<(Value, usize)> {
        if class == Class::Date && at == self.start {
            return self.left.as_ref().map(|found| (Value::Date(found.phrase.clone()), found.next));
        }
        let section = if class == Class::Date { self.section } else { 0 };
        self.read_before.or_read((class, at, section), || {
            if class != Class::Date {
                return class.read(self.tokens, at);
            }
            let found = self.grammar.longest_of(self.tokens, at, section, true);
            found.map(|found| (Value::Date(found.phrase), found.next))
        })
    }

    fn end(&mut self, end: &End, next: usize) {
        let longest = self.best.as_ref().map_or(0, |best| best.next);
        let row = &self.grammar.rows[end.row];
        if next <= longest && self.best.as_ref().is_some_and(|best| best.row <= end.row) {
            return;
        }
        if next < longest || self.tokens.is_broken(self.start, next) {
            return;
        }
        let Some(Value::Date(phrase)) = end.meaning.value(&self.read) else { return };
        let place = Place { tokens: self.tokens, start: self.start, next, nested: self.nested };
        if !place.is_free()
            || !row.guards.iter().all(|any| any.iter().any(|guard| place.holds(*guard)))
        {
            return;
        }
        let figure = end.bound.and_then(|class| self.starts.get(class).copied());
        self.best = Some(Found {
            phrase,
            rule: row.rule,
            next,
            figure: figure.unwrap_or(self.start),
            row: end.row,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::token::tokenise;
    use super::*;
    use crate::reading::{Figure, SpokenFrom, find};
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
        let tokens = tokenise(text);
        let rows = (0..tokens.len()).filter_map(|at| Some(grammar().longest(&tokens, at)?.row));
        (values.collect::<Vec<_>>().join("; "), rows.collect())
    }

    #[test]
    fn every_row_reads_its_example() {
        let mut wrong = Vec::new();
        for (number, row) in grammar().rows().iter().enumerate() {
            let (reads, rows) = read(row.example);
            if reads != row.reads || !rows.contains(&number) {
                wrong
                    .push(format!("{} → {reads}, not {}: {}", row.example, row.reads, row.pattern));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}
