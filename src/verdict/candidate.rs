//! The figures in a quote that may be meant, and the choice between them.

use crate::reading::{
    Fit, Limit, Mention, Misfit, Reading, Rule, Subject, SubjectPart, Unresolved,
};
use crate::value::{Relation, Value, compare};

use super::content::{QuotedFigure, SubjectDiffers};
use super::declared::{Declared, declared_as};

/// A figure in a quote, what it was read as, and whether it is of what the claim says.
pub(super) struct Candidate {
    pub(super) mention: Mention,
    pub(super) read: Result<Reading, Unresolved>,
    pub(super) fit: Fit,
    pub(super) subject: Subject,
    /// Whether its clause tells of a change, the first end of which is an earlier figure.
    pub(super) moved: bool,
}

impl Candidate {
    pub(super) fn is_apart(&self) -> bool {
        matches!(self.fit, Fit::Apart(_))
    }

    /// Whether it is of something else for certain: no table knows all wholes, and all that a word can belong to.
    pub(super) fn is_surely_apart(&self) -> bool {
        let may_be_own =
            |misfit: &Misfit| matches!(misfit.part, SubjectPart::Role | SubjectPart::Place);
        matches!(&self.fit, Fit::Apart(misfit) if !may_be_own(misfit))
    }

    /// Returns how many words of the claim stand in its clause.
    pub(super) fn score(&self) -> usize {
        match self.fit {
            Fit::Fits { rank, .. } => rank,
            Fit::Apart(_) | Fit::Unrelated(_) => 0,
        }
    }

    pub(super) fn quoted(&self) -> QuotedFigure {
        let value = self.read.as_ref().map(|reading| reading.value.clone()).map_err(|why| *why);
        QuotedFigure { span: self.mention.span, value }
    }

    pub(super) fn differs(&self) -> Option<SubjectDiffers> {
        match &self.fit {
            Fit::Apart(misfit) | Fit::Unrelated(misfit) => {
                Some(SubjectDiffers { figure: self.quoted(), misfit: misfit.clone() })
            }
            Fit::Fits { .. } => None,
        }
    }

    pub(super) fn unrelated(&self) -> Option<SubjectDiffers> {
        if self.is_apart() { None } else { self.differs() }
    }

    /// Returns what is said against its use, though it counts.
    pub(super) fn reservation(&self) -> Option<SubjectDiffers> {
        let added = || {
            let Fit::Fits { added, .. } = &self.fit else { return None };
            Some(SubjectDiffers { figure: self.quoted(), misfit: added.clone()? })
        };
        self.unrelated().or_else(added)
    }
}

/// Returns the figure that fits the claim best; `None` where all are of something else.
pub(super) fn best<'c>(figures: &[&'c Candidate]) -> Option<&'c Candidate> {
    let fitting = figures.iter().filter(|figure| !figure.is_apart());
    fitting.copied().max_by_key(|figure| (matches!(figure.fit, Fit::Fits { .. }), figure.score()))
}

/// Returns the figures that bear out a declared value in this way. What a change began with is no end of it: 38 of
/// "climbed from 38 to 52".
pub(super) fn stating<'c>(
    how: Declared,
    declared: &Value,
    figures: &[&'c Candidate],
) -> Vec<&'c Candidate> {
    let states = |figure: &&&Candidate| {
        let is_start = how == Declared::End && figure.moved;
        figure.read.as_ref().is_ok_and(|read| {
            declared_as(read, declared) == Some(how) && !(is_start && is_first_end(read, declared))
        })
    };
    figures.iter().filter(states).copied().collect()
}

/// Returns a range of numbers that a change went through as what it led to: 340 of "grew from 200 to 340".
pub(super) fn led_to(mut reading: Reading) -> Reading {
    if reading.rule == Rule::NumberRange
        && let Some(ends) = &reading.ends
    {
        reading.value = ends.1.clone();
    }
    reading
}

/// Returns a date of which one end is meant as that end: 2007 of "since 2007", and 3 May of "ran from 3 to 9 May". What
/// happened "from 3 to 9 May" need not have begun then, "treated 40 people": `gives_ends` says whether the verb tells that
/// it did.
pub(super) fn at_limit(mut reading: Reading, limit: Limit, gives_ends: bool) -> Reading {
    let is_told = gives_ends || reading.limit().is_some();
    if let Some(end) = reading.at(limit).filter(|_| is_told).cloned() {
        reading.value = end.clone();
        // The other end is of something else: who was born on it did not die on it.
        reading.ends = Some(Box::new((end.clone(), end)));
    }
    reading
}

/// Whether a value is the first end of a range.
fn is_first_end(reading: &Reading, declared: &Value) -> bool {
    reading.ends.as_ref().is_some_and(|ends| ends.0.bounds(None) == declared.bounds(None))
}

pub(super) fn same_value(read: &Result<Reading, Unresolved>, first: &Reading) -> bool {
    read.as_ref().is_ok_and(|read| is_same(read, first))
}

fn is_same(read: &Reading, first: &Reading) -> bool {
    compare(&read.value, &first.value, None) == Relation::Same
}

pub(super) fn summary<'c>(figures: impl Iterator<Item = &'c Candidate>) -> Vec<QuotedFigure> {
    figures.map(Candidate::quoted).collect()
}
