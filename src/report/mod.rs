//! Findings to bytes: one file per format.

mod outcome;

pub mod check;
pub mod kit;
pub mod page;

pub use outcome::{Examined, Failed, Located};

use crate::finding::Level;
use crate::quote::State;
use crate::verdict::Verdict;

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
    pub fn of(run: &[Result<Examined, Failed>]) -> Self {
        let mut summary = Self::default();
        for examined in run.iter().flatten() {
            summary.add(examined);
        }
        summary
    }

    fn add(&mut self, examined: &Examined) {
        let Examined { claims_file: _, checked, findings } = examined;
        self.claims += checked.judgements.len();
        for state in checked.states() {
            self.citations += 1;
            self.states[State::ALL.iter().position(|s| *s == state).unwrap_or(0)] += 1;
        }
        for judgement in &checked.judgements {
            self.verdicts
                [Verdict::ALL.iter().position(|v| *v == judgement.verdict).unwrap_or(0)] += 1;
        }
        let at = |level| findings.iter().filter(|finding| finding.level() == level).count();
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
