//! How an element shows the text in it, by its name and attributes.

use super::element::{Element, UNSEEN};
use super::open::{Sight, Style};
use super::tokens::Tag;
use crate::source::format::tag::{declarations, is_nothing};

/// Names of classes that show text to programs that read a page aloud, and to nobody else.
const READ_ALOUD: [&str; 6] = [
    "sr-only",
    "screen-reader-text",
    "screenreader-only",
    "visually-hidden",
    "visuallyhidden",
    "u-visually-hidden",
];

/// Returns how text in an element is shown that stands in text of the style `outer`.
pub(super) fn style_of(element: Element, tag: &Tag, outer: Style) -> Style {
    let name = element.name();
    let mut style = outer;
    let is_left_out = match name {
        // In a drawing, it shows under the pointer.
        "title" => !outer.is_foreign,
        name => matches!(name, "script" | "style" | "head"),
    };
    if is_left_out {
        style.sight = style.sight.max(Sight::LeftOut);
    }
    if is_hidden(element, tag) {
        style.sight = style.sight.max(Sight::Hidden);
    }
    if let Some(css) = tag.get("style") {
        add_css(&mut style, css);
    }
    style.is_pre |= matches!(name, "pre" | "textarea" | "xmp" | "plaintext" | "listing");
    style.is_link |= name == "a" && tag.get("href").is_some();
    let is_mark = tag.get("role") == Some("doc-noteref") || tag.get("epub:type") == Some("noteref");
    style.is_raised |= name == "sup" || is_mark;
    if name == "foreignobject" {
        style.is_foreign = false;
    }
    style
}

fn is_hidden(element: Element, tag: &Tag) -> bool {
    let has = |name: &str, value: &str| {
        tag.get(name).is_some_and(|found| found.eq_ignore_ascii_case(value))
    };
    match element.name() {
        "template" if tag.get("shadowrootmode").is_some() => return false,
        "dialog" if tag.get("open").is_none() => return true,
        "bdo" if has("dir", "rtl") => return true,
        _ if element.is(UNSEEN) || tag.get("hidden").is_some() => return true,
        _ => {}
    }
    let classes = tag.get("class").unwrap_or("");
    classes.split_ascii_whitespace().any(|class| READ_ALOUD.contains(&class))
}

/// Adds what the declarations of a `style` attribute say.
fn add_css(style: &mut Style, css: &str) {
    for (property, value) in declarations(css) {
        match (property.as_str(), value.as_str()) {
            ("display", "none") | ("unicode-bidi", "bidi-override" | "isolate-override") => {
                style.sight = style.sight.max(Sight::Hidden);
            }
            ("opacity", value) if is_nothing(value) => style.sight = style.sight.max(Sight::Hidden),
            ("text-decoration" | "text-decoration-line", value)
                if value.contains("line-through") =>
            {
                style.sight = style.sight.max(Sight::Hidden);
            }
            ("visibility", "hidden" | "collapse") => {
                style.sight = style.sight.max(Sight::Invisible);
            }
            ("visibility", "visible") if style.sight == Sight::Invisible => {
                style.sight = Sight::Seen;
            }
            ("font-size", value) if is_nothing(value) => {
                style.sight = style.sight.max(Sight::TooSmall);
            }
            ("font-size", _) if style.sight == Sight::TooSmall => style.sight = Sight::Seen,
            ("white-space", "pre" | "pre-wrap" | "pre-line" | "break-spaces") => {
                style.is_pre = true;
            }
            ("white-space", "normal" | "nowrap") => style.is_pre = false,
            _ => {}
        }
    }
}
