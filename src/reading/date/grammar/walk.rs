//! The walk over the patterns of a section, from one token on.

use std::cell::RefCell;

use super::tree::RowEnd;
use super::{FoundDate, Grammar};
use crate::reading::date::class::PatternClass;
use crate::reading::date::context::DateContext;
use crate::reading::date::term::DateTerm;
use crate::reading::rule::Rule;
use crate::reading::token::Tokens;

/// What classes read at places that several patterns come by: the class, the token, and how many sections dates are
/// read by.
#[derive(Default)]
pub(super) struct Memory {
    read: RefCell<Vec<Remembered>>,
}

type Remembered = ((PatternClass, usize, usize), Option<(DateTerm, usize)>);

impl Memory {
    fn or_read(
        &self,
        what: (PatternClass, usize, usize),
        read: impl FnOnce() -> Option<(DateTerm, usize)>,
    ) -> Option<(DateTerm, usize)> {
        if let Some((_, value)) = self.read.borrow().iter().find(|(own, _)| *own == what) {
            return value.clone();
        }
        let value = read();
        self.read.borrow_mut().push((what, value.clone()));
        value
    }
}

/// A walk over the tree of a section.
pub(super) struct PatternWalk<'g, 't, 'x> {
    pub(super) grammar: &'g Grammar,
    pub(super) tokens: &'t Tokens<'x>,
    pub(super) start: usize,
    pub(super) section: usize,
    /// Whether it is within a longer date.
    pub(super) nested: bool,
    /// The date that the sections above read at the start.
    pub(super) left: Option<FoundDate>,
    pub(super) read_before: &'t Memory,
    /// What the classes read on the way, and where each began.
    pub(super) read: Vec<DateTerm>,
    pub(super) starts: Vec<usize>,
    pub(super) best: Option<FoundDate>,
}

impl PatternWalk<'_, '_, '_> {
    pub(super) fn walk(&mut self, node: usize, at: usize) {
        let grammar = self.grammar;
        let node = &grammar.sections[self.section].nodes[node];
        for end in &node.ends {
            self.end(end, at);
        }
        if node.words.is_empty() && node.classes.is_empty() {
            return;
        }
        let begun = grammar.vocabulary.begun_by(self.tokens, at);
        let word = self.tokens.bare_number(at);
        let glued = self.tokens.glued(at);
        for edge in node.words.iter().filter(|edge| Some(edge.label) == word) {
            if glued || !edge.glued {
                self.walk(edge.to, at + 1);
            }
        }
        for edge in &node.classes {
            let may_begin =
                edge.label == PatternClass::Date || begun.classes & edge.label.bit() != 0;
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

    fn class(&self, class: PatternClass, at: usize) -> Option<(DateTerm, usize)> {
        if class == PatternClass::Date && at == self.start {
            return self
                .left
                .as_ref()
                .map(|found| (DateTerm::Date(found.phrase.clone()), found.next));
        }
        let section = if class == PatternClass::Date { self.section } else { 0 };
        self.read_before.or_read((class, at, section), || {
            if class != PatternClass::Date {
                return class.read(self.tokens, at);
            }
            let found = self.grammar.longest_of(self.tokens, at, section, true);
            found.map(|found| (DateTerm::Date(found.phrase), found.next))
        })
    }

    fn end(&mut self, end: &RowEnd, next: usize) {
        let longest = self.best.as_ref().map_or(0, |best| best.next);
        let row = &self.grammar.rows[end.row];
        if next <= longest && self.best.as_ref().is_some_and(|best| best.row <= end.row) {
            return;
        }
        if next < longest || self.tokens.is_broken(self.start, next) {
            return;
        }
        let Some(DateTerm::Date(phrase)) = end.meaning.value(&self.read) else { return };
        let place =
            DateContext { tokens: self.tokens, start: self.start, next, nested: self.nested };
        if !place.is_free()
            || row.rule == Rule::DateRange && place.is_rescheduled()
            || !row.guards.iter().all(|any| any.iter().any(|guard| place.holds(*guard)))
        {
            return;
        }
        let figure = end.bound.and_then(|class| self.starts.get(class).copied());
        self.best = Some(FoundDate {
            phrase,
            rule: row.rule,
            next,
            figure: figure.unwrap_or(self.start),
            row: end.row,
        });
    }
}
