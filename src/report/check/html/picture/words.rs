//! What a picture says, in words: for those who do not see it, and what its shapes mean for those who do.

use crate::report::kit::html::Markup;
use crate::verdict::Effect;

use super::marks::Scene;

/// Returns what the picture shows, in words.
pub(super) fn in_words(scene: &Scene) -> String {
    let mut words = scene
        .claimed_value
        .as_ref()
        .map_or_else(String::new, |value| format!("Claimed: {value}. "));
    for mark in &scene.marks {
        let effect = mark.effect.map_or("no effect", Effect::name);
        words.push_str(&mark.origin);
        words.push_str(": ");
        words.push_str(&mark.shown);
        words.push_str(" (");
        words.push_str(&mark.source);
        words.push_str(", ");
        words.push_str(effect);
        words.push_str("). ");
    }
    words
}

/// Writes what the shapes mean that are in the picture, and what has no place in it.
pub(super) fn caption(markup: &mut Markup, scene: &Scene) {
    markup.raw("<figcaption>");
    let signs = [
        (Some(Effect::Supports), "●", "supports"),
        (Some(Effect::Contradicts), "✕", "contradicts"),
        (Some(Effect::Compatible), "○", "compatible"),
        (Some(Effect::Superseded), "◌", "superseded"),
        (Some(Effect::Context), "□", "context"),
        (None, "□", "no effect"),
    ];
    for (effect, sign, name) in signs {
        if scene.marks.iter().any(|mark| mark.effect == effect) {
            markup.element("<span><span aria-hidden=\"true\">", sign, "</span> ");
            markup.element("", name, "</span> ");
        }
    }
    if !scene.bands.is_empty() {
        markup.raw("<span>shaded: positions</span> ");
    }
    for told in &scene.beside {
        markup.element("<span dir=\"auto\">", told, "</span> ");
    }
    if scene.more > 0 {
        markup.numbered("<span>and ", scene.more, " more citations</span>");
    }
    markup.raw("</figcaption>\n");
}
