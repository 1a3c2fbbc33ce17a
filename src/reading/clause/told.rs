//! What was told of the figures of a sentence so far: each goes on from those before it.

use super::place::{Clauses, FigurePlace};
use super::subject::{Direction, FigureRole};

/// The events, directions and roles of figures, in order. Each is worked out once, from those of the figures before.
#[derive(Debug, Default)]
pub(super) struct Happenings {
    /// The items that tell of the events.
    pub(super) events: Vec<Vec<usize>>,
    /// Which way something changed, with the item that says so.
    pub(super) directions: Vec<Option<(Direction, usize)>>,
    pub(super) roles: Vec<FigureRole>,
}

impl Happenings {
    /// Returns what is told of all figures.
    pub(super) fn of(clauses: &Clauses<'_>, places: &[FigurePlace]) -> Self {
        let mut told = Self::default();
        for number in 0..places.len() {
            told.events.push(clauses.event_items(places, number, &told));
            told.directions.push(clauses.direction(places, number, &told));
            told.roles.push(clauses.role(places, number, &told));
        }
        told
    }
}
