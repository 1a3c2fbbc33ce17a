//! The shapes, lines and letters that pictures are made of, as SVG 2 has them.

use crate::report::kit::html::Markup;
use crate::verdict::Effect;

use super::marks::Mark;

/// Writes the shapes of marks, which all pictures use.
pub(in crate::report::check::html) fn write_shapes(markup: &mut Markup) {
    markup.raw(
        "<svg class=\"unseen\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs>\
         <circle id=\"/supports\" r=\"5\"/>\
         <path id=\"/contradicts\" d=\"M-5-5 5 5M-5 5 5-5\"/>\
         <circle id=\"/compatible\" r=\"4.5\"/>\
         <circle id=\"/superseded\" r=\"4.5\"/>\
         <path id=\"/context\" d=\"M-4-4H4V4H-4Z\"/>\
         <path id=\"/without\" d=\"M-4-4H4V4H-4Z\"/>\
         <path id=\"/left\" d=\"M1-7-8 0 1 7Z\"/><path id=\"/right\" d=\"M-1-7 8 0-1 7Z\"/>\
         <path id=\"/up\" d=\"M-6 1 0-8 6 1Z\"/><path id=\"/down\" d=\"M-6-1 0 8 6-1Z\"/>\
         </defs></svg>\n",
    );
}

/// Writes a line from top to bottom.
pub(super) fn vertical(markup: &mut Markup, class: &'static str, at: f64, top: f64, bottom: f64) {
    markup.element("<line class=\"", class, "\"");
    for (name, value, unit) in
        [(" x1", at, "%"), (" x2", at, "%"), (" y1", top, ""), (" y2", bottom, "")]
    {
        markup.raw(name);
        markup.raw("=\"");
        markup.decimal(value);
        markup.raw(unit);
        markup.raw("\"");
    }
    markup.raw("/>\n");
}

/// Writes text at a place.
pub(super) fn text_at(
    markup: &mut Markup,
    class: &'static str,
    anchor: &'static str,
    at: f64,
    y: f64,
    text: &str,
) {
    markup.element("<text class=\"", class, "\"");
    if anchor != "start" {
        markup.element(" text-anchor=\"", anchor, "\"");
    }
    markup.raw(" x=\"");
    markup.decimal(at);
    markup.raw("%\" y=\"");
    markup.decimal(y);
    markup.element("\">", text, "</text>\n");
}

/// Writes a shape by its name, in the colour and stroke of an effect.
pub(super) fn shape(
    markup: &mut Markup,
    class: &'static str,
    effect: &'static str,
    name: &'static str,
    x: f64,
    y: f64,
) {
    markup.element("<use class=\"", effect, class);
    markup.raw("\"");
    markup.element(" href=\"#/", name, "\" x=\"");
    markup.decimal(x);
    markup.raw("%\" y=\"");
    markup.decimal(y);
    markup.raw("\"/>\n");
}

/// Returns what a mark is drawn as.
pub(super) fn effect_name(mark: &Mark) -> &'static str {
    mark.effect.map_or("without", Effect::name)
}
