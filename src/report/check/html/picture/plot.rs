//! The course of a figure that changes with time: the day across, the figure up.

use crate::report::kit::html::Markup;
use crate::value::Kind;

use super::axis::Axis;
use super::draw::middle;
use super::marks::{Across, Place, Scene};
use super::svg::{effect_name, shape, text_at, vertical};

/// The height of the part in which figures lie, in pixels.
const HEIGHT: f64 = 130.0;

/// The part of a picture above the lanes.
pub(super) struct Plot {
    up: Axis,
    top: f64,
}

impl Plot {
    /// Returns the course of a figure; `None` where it does not change with time, or is no number.
    pub(super) fn of(scene: &Scene, kind: Kind, top: f64) -> Option<Self> {
        if scene.across != Across::SaidOn || kind == Kind::Date {
            return None;
        }
        let values = scene.marks.iter().map(|mark| &mark.value).chain(&scene.claimed);
        Some(Self { up: Axis::of_numbers(values)?, top })
    }

    /// Returns where it ends, in pixels.
    pub(super) fn bottom(&self) -> f64 {
        self.top + HEIGHT + 14.0
    }

    fn at(&self, value: f64) -> f64 {
        self.top + 6.0 + (HEIGHT - 12.0) * (1.0 - self.up.share(value))
    }

    /// Returns the highest and lowest pixel of a place.
    fn ends(&self, place: &Place) -> (f64, f64) {
        let high = place.to.map_or(self.top, |to| self.at(to));
        let low = place.from.map_or(self.top + HEIGHT, |from| self.at(from));
        (high, low)
    }

    /// Writes the positions and what is claimed as bands, the labels of the figures, and a mark for each citation.
    pub(super) fn write(&self, markup: &mut Markup, scene: &Scene, axis: &Axis) {
        for band in &scene.bands {
            self.strip(markup, "band", band);
        }
        if let Some(claimed) = &scene.claimed {
            self.strip(markup, "band claimed", claimed);
            for end in claimed.ends() {
                level(markup, "claimed", self.at(end));
            }
        }
        for (at, label) in &self.up.ticks {
            level(markup, "grid", self.at(*at));
            text_at(markup, "tick", "start", 0.0, self.at(*at) - 3.0, label);
        }
        for mark in &scene.marks {
            let Some(said_on) = &mark.said_on else { continue };
            let x = middle(said_on, axis);
            let (high, low) = self.ends(&mark.value);
            let effect = effect_name(mark);
            if mark.value.from == mark.value.to {
                shape(markup, "", effect, effect, x, high);
                continue;
            }
            vertical(
                markup,
                match effect {
                    "superseded" => "range superseded",
                    _ => "range",
                },
                x,
                high,
                low,
            );
            if mark.value.to.is_none() {
                shape(markup, " arrow", effect, "up", x, high);
            }
            if mark.value.from.is_none() {
                shape(markup, " arrow", effect, "down", x, low);
            }
            let at = mark.value.from.or(mark.value.to).map_or(low, |end| self.at(end));
            shape(markup, "", effect, effect, x, at);
        }
    }

    fn strip(&self, markup: &mut Markup, class: &'static str, place: &Place) {
        let (high, low) = self.ends(place);
        markup.element("<rect class=\"", class, "\" x=\"0\" width=\"100%\" y=\"");
        markup.decimal(high - 2.0);
        markup.raw("\" height=\"");
        markup.decimal(low - high + 4.0);
        markup.raw("\"/>\n");
    }
}

/// Writes a line from left to right.
fn level(markup: &mut Markup, class: &'static str, y: f64) {
    markup.element("<line class=\"", class, "\" x1=\"0\" x2=\"100%\" y1=\"");
    markup.decimal(y);
    markup.raw("\" y2=\"");
    markup.decimal(y);
    markup.raw("\"/>\n");
}
