//! A figure in a table: it is of what heads its column and its row, and of no other column or row that a claim names.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::dossier::Claim;
use crate::reading::{Misfit, Reader, SubjectPart};
use crate::source::{Table, TableRow};
use crate::text::Span;

/// How many rows that begin with one word are looked at: where more do, it tells no row from another.
const MOST_ALIKE: usize = 64;

/// The words of a claim, to hold the heads of a table to.
pub(super) struct ClaimWords<'a> {
    statement: &'a str,
    reader: &'a Reader,
    all: BTreeSet<Arc<str>>,
    /// What it counts; all its words where it has no unit.
    counted: BTreeSet<Arc<str>>,
}

impl<'a> ClaimWords<'a> {
    pub(super) fn of(claim: &'a Claim, reader: &'a Reader) -> Self {
        let mut all = reader.content_words(&claim.statement);
        let mut counted = BTreeSet::new();
        if let Some(unit) = &claim.unit {
            counted = reader.content_words(unit);
            all.extend(counted.iter().cloned());
        }
        for other in &claim.also {
            all.extend(reader.content_words(other));
        }
        if counted.is_empty() {
            counted.clone_from(&all);
        }
        Self { statement: &claim.statement, reader, all, counted }
    }

    /// Returns why the figure at `place` of `text` is not what the claim speaks of: its statement names another column or row of
    /// the table, and not the figure's own.
    pub(super) fn misfit(&self, text: &str, table: &Table, place: Span) -> Option<Misfit> {
        let row = table.row_at(place)?;
        let column = row.cell_at(place).filter(|column| *column > 0)?;
        self.of_column(text, row, column).or_else(|| self.of_row(text, table, row))
    }

    fn of_column(&self, text: &str, row: &TableRow, column: usize) -> Option<Misfit> {
        // With cells that span several columns, nobody can say which head is whose.
        let heads = Some(&row.headers).filter(|heads| heads.len() == row.cells.len())?;
        let own = self.head(text, heads[column])?;
        let others = (1..heads.len()).filter(|other| {
            *other != column && row.cells[*other].of(text).contains(char::is_numeric)
        });
        let others = others.filter_map(|other| self.head(text, heads[other]));
        let is_meant = |other: &Head<'_>| {
            other.words != own.words
                && other.shared * 2 > other.words.len()
                && other.shared > own.known
                && (!own.is_named() || own.words.is_subset(&other.words))
                && (!other.words.is_disjoint(&self.counted) || self.names(other.written))
        };
        Self::only(others.filter(is_meant), &own, SubjectPart::Noun)
    }

    fn of_row(&self, text: &str, table: &Table, row: &TableRow) -> Option<Misfit> {
        let own = self.head(text, row.cells[0])?;
        let words = self.statement.split(|c: char| !c.is_alphanumeric());
        let words: BTreeSet<String> =
            words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        let rows = words.iter().flat_map(|word| table.labelled(word).take(MOST_ALIKE));
        // The heads of the columns are no label, unless figures stand beside the first of them.
        let rows = rows.filter(|row| {
            let mut others = row.cells.iter().skip(1);
            !row.headers.is_empty() || others.any(|cell| cell.of(text).contains(char::is_numeric))
        });
        let others = rows.filter_map(|row| self.head(text, row.cells[0]));
        let is_meant = |other: &Head<'_>| {
            other.words != own.words
                && other.shared == other.words.len()
                && !own.is_named()
                && own.known <= own.words.intersection(&other.words).count()
        };
        Self::only(others.filter(is_meant), &own, SubjectPart::Name)
    }

    /// Returns the one head that the claim names in place of a figure's own; `None` where it names none, or several, as the
    /// sum of several may be meant.
    fn only<'t>(
        mut others: impl Iterator<Item = Head<'t>>,
        own: &Head<'_>,
        part: SubjectPart,
    ) -> Option<Misfit> {
        let first = others.next()?;
        others.all(|other| other.words == first.words).then(|| Misfit {
            part,
            claimed: first.written.to_owned(),
            found: own.written.to_owned(),
        })
    }

    /// Returns a head with its words; `None` for one without any, such as a number.
    fn head<'t>(&self, text: &'t str, cell: Span) -> Option<Head<'t>> {
        let written = cell.of(text);
        let words = self.reader.content_words(without_unit(written));
        let shared = words.intersection(&self.all).count();
        let is_known = |word: &&Arc<str>| {
            self.all.contains(*word) || self.all.iter().any(|own| self.reader.is_akin(word, own))
        };
        let known = words.iter().filter(is_known).count();
        (!words.is_empty()).then_some(Head { written, words, shared, known })
    }

    /// Whether the statement has the words of a head as names: with capitals, and not at its beginning.
    fn names(&self, head: &str) -> bool {
        let words = |text: &'a str| text.split(|c: char| !c.is_alphanumeric());
        let own: BTreeSet<&str> = words(self.statement).skip(1).collect();
        let mut head = head.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        head.all(|word| word.starts_with(char::is_uppercase) && own.contains(word))
    }
}

/// The head of a column or row.
struct Head<'t> {
    written: &'t str,
    /// Its words that say something, in their base forms.
    words: BTreeSet<Arc<str>>,
    /// How many of them stand in the claim.
    shared: usize,
    /// How many stand there or are akin to a word that does.
    known: usize,
}

impl Head<'_> {
    /// Whether the claim has all of its words.
    fn is_named(&self) -> bool {
        self.known == self.words.len()
    }
}

/// Returns a head without what stands in brackets at its end, which may be a unit.
fn without_unit(head: &str) -> &str {
    let bracket = head.ends_with([')', ']']).then(|| head.rfind(['(', '['])).flatten();
    bracket.filter(|at| *at > 0).map_or(head, |at| &head[..at])
}
