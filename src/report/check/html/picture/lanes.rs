//! The lanes of a picture: one for each origin, with its marks in as many rows as keep their labels apart.

use super::axis::Axis;
use super::marks::{Across, Mark, Place, Scene};

/// The share of a narrow picture that a character of a label takes, in percent.
const CHARACTER: f64 = 2.1;

/// The share that a mark takes beside its place, in percent.
const AROUND: f64 = 3.0;

/// How many characters of a label and of a name have room.
pub(super) const MOST_LABEL: usize = 24;
const MOST_NAME: usize = 44;

/// What one origin said.
pub(super) struct Lane<'s> {
    /// The origin.
    pub(super) name: String,
    /// Its marks, each with its label, row by row.
    pub(super) rows: Vec<Vec<PlacedMark<'s>>>,
}

/// A mark with its place across the picture, in percent.
pub(super) struct PlacedMark<'s> {
    pub(super) mark: &'s Mark,
    /// From where to where it lies; without an end where it is open.
    pub(super) across: Place,
    pub(super) label: String,
    pub(super) side: Side,
}

/// Where the label of a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    After,
    Before,
    /// Below the mark, in a row of its own.
    Below,
}

/// Returns the lanes of a picture, in the order in which their origins first spoke.
pub(super) fn lanes<'s>(scene: &'s Scene, axis: &Axis) -> Vec<Lane<'s>> {
    let mut lanes: Vec<Lane<'s>> = Vec::new();
    for mark in &scene.marks {
        let placed = PlacedMark::new(mark, scene.across, axis);
        match lanes.iter_mut().find(|lane| lane.name == mark.origin) {
            Some(lane) => lane.add(placed),
            None => lanes.push(Lane { name: mark.origin.clone(), rows: vec![vec![placed]] }),
        }
    }
    for lane in &mut lanes {
        lane.name = cut(&lane.name, MOST_NAME);
    }
    lanes
}

impl<'s> Lane<'s> {
    /// Adds a mark to the first row in which it and its label touch no other.
    fn add(&mut self, mark: PlacedMark<'s>) {
        let (from, to) = mark.extent();
        let is_free = |row: &&mut Vec<PlacedMark<'s>>| {
            let mut others = row.iter().map(PlacedMark::extent);
            others.all(|(start, end)| to <= start || end <= from)
        };
        match self.rows.iter_mut().find(is_free) {
            Some(row) => row.push(mark),
            None => self.rows.push(vec![mark]),
        }
    }
}

impl<'s> PlacedMark<'s> {
    fn new(mark: &'s Mark, across: Across, axis: &Axis) -> Self {
        let place = match (across, mark.said_on) {
            (Across::SaidOn, Some(said_on)) => said_on,
            _ => mark.value,
        };
        let across =
            Place { from: place.from.map(|at| axis.at(at)), to: place.to.map(|at| axis.at(at)) };
        let label = mark.label();
        let mut placed = Self { mark, across, label, side: Side::Below };
        let (from, to) = placed.ends();
        let width = placed.label_width();
        if to + AROUND + width <= 100.0 {
            placed.side = Side::After;
        } else if from - AROUND - width >= 0.0 {
            placed.side = Side::Before;
        }
        placed
    }

    /// Returns from where to where the mark lies, in percent.
    pub(super) fn ends(&self) -> (f64, f64) {
        (self.across.from.unwrap_or(0.0), self.across.to.unwrap_or(100.0))
    }

    fn label_width(&self) -> f64 {
        (0_u32..)
            .map(f64::from)
            .zip(self.label.chars())
            .last()
            .map_or(0.0, |(last, _)| (last + 1.0) * CHARACTER)
    }

    /// Returns from where to where the mark and its label lie.
    fn extent(&self) -> (f64, f64) {
        let (from, to) = self.ends();
        let width = self.label_width();
        match self.side {
            Side::After => (from - AROUND, to + AROUND + width),
            Side::Before => (from - AROUND - width, to + AROUND),
            Side::Below => (0.0, 100.0),
        }
    }
}

impl Mark {
    /// Returns the value, and the source where that is not the origin itself.
    fn label(&self) -> String {
        let value = cut(&self.shown, MOST_LABEL);
        if self.source == self.origin {
            value
        } else {
            format!("{value} ({})", cut(&self.source, MOST_LABEL))
        }
    }
}

/// Returns the first characters of a text.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}
