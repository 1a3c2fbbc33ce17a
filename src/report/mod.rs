//! Findings to bytes: one file a format.

pub mod check;
pub mod kit;
pub mod page;

use crate::dossier::Problem;
use crate::finding::{Level, Place, Within};
use crate::quote::State;
use crate::text::{LineIndex, Position, Span};
use crate::verdict::Verdict;
use crate::{Checked, HeldTo};

/// One claims file and what came of it.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The path of the claims file, as it was given or found.
    pub file: String,
    /// Its text; empty where it could not be read.
    pub text: String,
    /// Where the lines of its text begin.
    pub lines: LineIndex,
    /// What was found out, or why the check could not be done.
    pub outcome: Result<Checked, Failure>,
}

/// Why a check could not be done.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The claims file is wrong: every mistake in it.
    Invalid(Vec<Problem>),
    /// There is no claims file that could be read, or nothing in it to check; and the next thing to try.
    Undone {
        /// What is the matter, as a sentence without a stop.
        message: String,
        /// The next thing to try; empty where there is none.
        help: String,
    },
}

/// A place as reports give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file: relative to the claims file's folder.
    pub file: String,
    /// The first character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
}

impl Examined {
    /// Returns what was found out; `None` where the check could not be done.
    pub fn checked(&self) -> Option<&Checked> {
        self.outcome.as_ref().ok()
    }

    /// Returns the name of the claims file without its folder.
    pub fn name(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(&self.file)
    }

    /// Returns the folder of the claims file with a slash at its end; empty where it is the present one.
    pub fn folder(&self) -> &str {
        &self.file[..self.file.len() - self.name().len()]
    }

    /// Returns a place of a finding as lines and columns.
    pub fn locate(&self, place: &Place) -> Located {
        self.locate_span(place.within, place.span)
    }

    /// Returns a span of a text as lines and columns.
    pub fn locate_span(&self, within: Within, span: Span) -> Located {
        let held = match within {
            Within::Claims => None,
            Within::Lock => return self.locate_in_lock(span),
            Within::Document(index) => {
                self.checked().and_then(|checked| checked.holdings.documents.get(index))
            }
        };
        let (file, (start, end)) = match held {
            Some(held) => (held.file.clone(), held.document.locate(span)),
            None => {
                let at = |offset| self.lines.position(&self.text, offset);
                (self.name().to_owned(), (at(span.start), at(span.end)))
            }
        };
        Located { file, start, end }
    }

    fn locate_in_lock(&self, span: Span) -> Located {
        let held_to = self.checked().and_then(|checked| checked.held_to.as_ref());
        let Some(HeldTo { file, .. }) = held_to else {
            return self.locate_span(Within::Claims, Span::new(0, 0));
        };
        let at = |offset| file.lines.position(&file.text, offset);
        Located { file: file.file.clone(), start: at(span.start), end: at(span.end) }
    }

    /// Returns the path of a located file from where the program runs, for tools that open it: the file of an
    /// archive is given from there already.
    pub fn path_from_here(&self, located: &Located) -> String {
        let archived = self.checked().is_some_and(|checked| {
            checked.holdings.documents.iter().any(|held| held.archived && held.file == located.file)
        });
        if archived { located.file.clone() } else { format!("{}{}", self.folder(), located.file) }
    }
}

/// How many of everything there are, over all claims files of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Claims.
    pub claims: usize,
    /// Citations.
    pub citations: usize,
    /// Citations of each state, in the order of [`State::ALL`].
    pub states: [usize; State::ALL.len()],
    /// Claims of each verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; Verdict::ALL.len()],
    /// Findings that are denied.
    pub denied: usize,
    /// Findings that are warned of.
    pub warned: usize,
}

impl Summary {
    /// Returns the counts of a run.
    pub fn of(run: &[Examined]) -> Self {
        let mut summary = Self::default();
        for checked in run.iter().filter_map(Examined::checked) {
            summary.add(checked);
        }
        summary
    }

    fn add(&mut self, checked: &Checked) {
        self.claims += checked.judgements.len();
        for state in checked.states() {
            self.citations += 1;
            self.states[State::ALL.iter().position(|s| *s == state).unwrap_or(0)] += 1;
        }
        for judgement in &checked.judgements {
            self.verdicts
                [Verdict::ALL.iter().position(|v| *v == judgement.verdict).unwrap_or(0)] += 1;
        }
        let at = |level| checked.findings.iter().filter(|finding| finding.level() == level).count();
        self.denied += at(Level::Deny);
        self.warned += at(Level::Warn);
    }

    /// Returns how many citations hold.
    pub fn holding(&self) -> usize {
        self.count(State::holds)
    }

    /// Returns how many citations could not be checked.
    pub fn unchecked(&self) -> usize {
        self.count(|state| !state.is_checked())
    }

    fn count(&self, test: impl Fn(State) -> bool) -> usize {
        State::ALL
            .iter()
            .zip(self.states)
            .filter(|(state, _)| test(**state))
            .map(|(_, count)| count)
            .sum()
    }
}
