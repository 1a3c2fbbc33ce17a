//! A finding or an error by itself, as people read it.

use crate::finding::{Finding, Place};
use crate::report::{Examined, Failed};

use super::layout::{Ink, PageStyle, line};
use super::problems;

/// Returns why a check could not be done.
pub fn failure(failed: &Failed, style: PageStyle) -> String {
    match failed {
        Failed::Invalid { path, text, problems } => {
            problems::render(problems, path, text, style.color, usize::from(style.width))
        }
        Failed::Impossible { path: _, message, help } => error(style, message, help),
    }
}

/// Returns an error, and the next thing to try where `help` is not empty.
pub fn error(style: PageStyle, message: &str, help: &str) -> String {
    let label = style.paint(Ink::Bad, "error:");
    let mut text = style.hanging(&label, 7, &line(message));
    if !help.is_empty() {
        text.push_str(&style.hanging("  = help:", 10, &line(help)));
    }
    text
}

/// Returns a finding by itself: its message, its places, what else there is to know, what to try.
pub(in crate::report) fn block(examined: &Examined, finding: &Finding, style: PageStyle) -> String {
    block_at(finding.places(), examined, finding, style)
}

/// Returns a finding by itself, with these of its places.
pub(in crate::report) fn block_at<'a>(
    places: impl IntoIterator<Item = &'a Place>,
    examined: &Examined,
    finding: &Finding,
    style: PageStyle,
) -> String {
    let level = format!("{}[{}]:", finding.level(), finding.code);
    let level = style.paint(Ink::of(finding.level()), &level);
    let headline = line(&finding.headline(&examined.checked.dossier));
    let mut text = style.wrapped(&format!("{level} {headline}"));
    for place in places {
        let located = examined.locate(place);
        let place = located.at(&examined.path_from_here(&located));
        text.push_str(&style.hanging("  -->", 6, &style.paint(Ink::Faint, &place)));
    }
    for note in &finding.notes {
        text.push_str(&style.hanging("  = note:", 10, &line(note)));
    }
    text.push_str(&style.hanging("  = help:", 10, &line(&finding.help)));
    text
}
