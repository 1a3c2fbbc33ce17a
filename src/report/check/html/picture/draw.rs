//! A picture as SVG: bands and lines first, then lanes with their marks, then the axis; and what it says in words.

use crate::report::kit::html::Markup;
use crate::report::kit::layout::line;
use crate::verdict::Effect;

use super::axis::Axis;
use super::lanes::{Lane, PlacedMark, Side, lanes};
use super::marks::{Across, Place, Scene};
use super::plot;
use super::svg::{effect_name, shape, text_at, vertical};
use super::words::{caption, in_words};
use crate::report::check::html::anchor::Part;
use crate::report::check::html::shown::{ShownClaim, ShownDossier};

/// The heights of what stands below one another, in pixels.
const TOP: f64 = 20.0;
const NAME: f64 = 17.0;
const ROW: f64 = 20.0;
const BELOW: f64 = 14.0;
const BOTTOM: f64 = 22.0;

/// Writes the picture of a claim.
pub(super) fn write(
    markup: &mut Markup,
    dossier: &ShownDossier<'_>,
    claim: &ShownClaim<'_>,
    scene: &Scene,
) {
    let Some(axis) = axis(scene) else { return };
    let lanes = lanes(scene, &axis);
    let plot = plot::Plot::of(scene, claim.claim.kind, TOP);
    let top = plot.as_ref().map_or(TOP, plot::Plot::bottom);
    let rows: f64 = lanes.iter().map(height).sum();
    let anchor = dossier.anchor(Part::Claim(claim.index));
    markup.raw("<figure class=\"picture\">\n<svg role=\"img\" width=\"100%\" height=\"");
    markup.decimal(top + rows + BOTTOM);
    markup.element("\" aria-labelledby=\"", &anchor, "/title ");
    markup.element("", &anchor, "/desc\">\n");
    markup.element("<title id=\"", &anchor, "/title\">");
    let name = match scene.across {
        Across::Numbers => "Number line of ",
        Across::Days | Across::SaidOn => "Time line of ",
        Across::Names => "Positions on ",
    };
    markup.element(name, &claim.claim.id.value, "</title>\n");
    markup.element("<desc id=\"", &anchor, "/desc\">");
    markup.element("", &line(&in_words(scene)), "</desc>\n");
    grid(markup, &axis, top, top + rows);
    across(markup, scene, &axis, top + rows);
    if let Some(plot) = &plot {
        plot.write(markup, scene, &axis);
    }
    let mut at = top;
    for lane in &lanes {
        write_lane(markup, lane, at);
        at += height(lane);
    }
    labels(markup, scene, &axis, at);
    markup.raw("</svg>\n");
    caption(markup, scene);
    markup.raw("</figure>\n");
}

fn axis(scene: &Scene) -> Option<Axis> {
    let values = || scene.marks.iter().map(|mark| &mark.value).chain(&scene.claimed);
    match scene.across {
        Across::Numbers => Axis::of_numbers(values()),
        Across::Days => Axis::of_days(values()),
        Across::SaidOn => {
            let said = scene.marks.iter().filter_map(|mark| mark.said_on.as_ref());
            Axis::of_days(said.chain(&scene.as_of))
        }
        Across::Names => Some(Axis::of_names(&scene.names)),
    }
}

fn height(lane: &Lane<'_>) -> f64 {
    lane.rows.iter().fold(NAME + 6.0, |height, row| height + row_height(row))
}

/// Returns the height of a row, in which a label may need a line of its own.
fn row_height(row: &[PlacedMark<'_>]) -> f64 {
    let is_below = row.iter().any(|mark| mark.side == Side::Below);
    if is_below { ROW + BELOW } else { ROW }
}

/// Writes a line from top to bottom at each label of the axis.
fn grid(markup: &mut Markup, axis: &Axis, top: f64, bottom: f64) {
    for (at, _) in &axis.ticks {
        vertical(markup, "grid", axis.at(*at), top, bottom);
    }
}

/// Writes the positions as bands, and what is claimed as a line or a band with a line at each end.
fn across(markup: &mut Markup, scene: &Scene, axis: &Axis, bottom: f64) {
    if scene.across == Across::SaidOn {
        if let Some(day) = &scene.as_of {
            let at = middle(day, axis);
            vertical(markup, "claimed", at, TOP - 4.0, bottom);
            top_label(markup, at, scene);
        }
        return;
    }
    for band in &scene.bands {
        strip(markup, "band", band, axis, bottom);
    }
    if let Some(claimed) = &scene.claimed {
        strip(markup, "band claimed", claimed, axis, bottom);
        for end in claimed.ends() {
            vertical(markup, "claimed", axis.at(end), TOP - 4.0, bottom);
        }
        top_label(markup, middle(claimed, axis), scene);
    }
}

/// Returns the middle of a place, in percent; its end where it is open on one side.
pub(super) fn middle(place: &Place, axis: &Axis) -> f64 {
    let ends =
        [place.from.or(place.to), place.to.or(place.from)].map(|end| axis.at(end.unwrap_or(0.0)));
    f64::midpoint(ends[0], ends[1])
}

fn strip(markup: &mut Markup, class: &'static str, place: &Place, axis: &Axis, bottom: f64) {
    let from = place.from.map_or(0.0, |from| axis.at(from));
    let to = place.to.map_or(100.0, |to| axis.at(to));
    markup.element("<rect class=\"", class, "\" x=\"");
    markup.decimal((from - 0.6).max(0.0));
    markup.raw("%\" width=\"");
    markup.decimal((to - from + 1.2).min(100.0));
    markup.raw("%\" y=\"");
    markup.decimal(TOP);
    markup.raw("\" height=\"");
    markup.decimal(bottom - TOP);
    markup.raw("\"/>\n");
}

/// Writes what is claimed over its line.
fn top_label(markup: &mut Markup, at: f64, scene: &Scene) {
    let anchor = match at {
        ..25.0 => "start",
        75.0.. => "end",
        _ => "middle",
    };
    text_at(markup, "top", anchor, at, TOP - 8.0, &scene.claim_label());
}

fn write_lane(markup: &mut Markup, lane: &Lane<'_>, top: f64) {
    text_at(markup, "name", "start", 0.0, top + NAME - 4.0, &lane.name);
    let mut at = top + NAME + ROW / 2.0;
    for row in &lane.rows {
        row.iter().for_each(|mark| write_mark(markup, mark, at));
        at += row_height(row);
    }
}

fn write_mark(markup: &mut Markup, placed: &PlacedMark<'_>, y: f64) {
    let (from, to) = placed.ends();
    let effect = effect_name(placed.mark);
    if placed.across.from == placed.across.to {
        shape(markup, "", effect, effect, from, y);
    } else {
        markup.element("<rect class=\"bar ", effect, "\" x=\"");
        markup.decimal(from);
        markup.raw("%\" width=\"");
        markup.decimal(to - from);
        markup.raw("%\" y=\"");
        markup.decimal(y - 4.0);
        markup.raw("\" height=\"8\"/>\n");
        if effect == Effect::Contradicts.name() {
            shape(markup, "", effect, effect, f64::midpoint(from, to), y);
        }
        if placed.across.from.is_none() {
            shape(markup, " arrow", effect, "left", 0.0, y);
        }
        if placed.across.to.is_none() {
            shape(markup, " arrow", effect, "right", 100.0, y);
        }
    }
    let (x, anchor) = match placed.side {
        Side::After => (to + 1.0, "start"),
        Side::Before => (from - 1.0, "end"),
        Side::Below => (f64::midpoint(from, to).clamp(25.0, 75.0), "middle"),
    };
    let class = match placed.side {
        Side::After => "label after",
        Side::Before => "label before",
        Side::Below => "label",
    };
    let y = if placed.side == Side::Below { y + 4.0 + BELOW } else { y + 4.0 };
    text_at(markup, class, anchor, x, y, &placed.label);
}

/// Writes what stands along the axis.
fn labels(markup: &mut Markup, scene: &Scene, axis: &Axis, bottom: f64) {
    for (at, label) in &axis.ticks {
        let at = axis.at(*at);
        let anchor = if scene.across == Across::Names {
            "middle"
        } else if at < 10.0 {
            "start"
        } else if at > 90.0 {
            "end"
        } else {
            "middle"
        };
        let at = match anchor {
            "start" => at - 8.0,
            "end" => at + 4.0,
            _ => at,
        };
        text_at(markup, "tick", anchor, at, bottom + 15.0, label);
    }
}
