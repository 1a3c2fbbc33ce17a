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
    /// Returns the counts of one claims file.
    pub fn of_one(examined: &Examined) -> Self {
        let mut summary = Self::default();
        summary.add(examined);
        summary
    }

    /// Returns the counts of a run.
    pub fn of(run: &[Result<Examined, Failed>]) -> Self {
        let mut summary = Self::default();
        for examined in run.iter().flatten() {
            summary.add(examined);
        }
        summary
    }

    fn add(&mut self, examined: &Examined) {
        let Examined { claims_file: _, checked, drafts: _, findings } = examined;
        self.claims += checked.judgements.len();
        self.citations += checked.states().count();
        for (count, state) in self.states.iter_mut().zip(State::ALL) {
            *count += checked.states().filter(|own| *own == state).count();
        }
        let verdicts = || checked.judgements.iter().map(|judgement| judgement.verdict);
        for (count, verdict) in self.verdicts.iter_mut().zip(Verdict::ALL) {
            *count += verdicts().filter(|own| *own == verdict).count();
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

    /// Returns how many findings matter less than level `least`.
    pub fn below(&self, least: Level) -> usize {
        let counts = [(Level::Deny, self.denied), (Level::Warn, self.warned)];
        counts.iter().filter(|(level, _)| *level < least).map(|(_, count)| count).sum()
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
