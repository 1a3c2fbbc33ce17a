//! For people: every item with what came of it, by line, and the counts below.

use std::io::{self, Write};

use crate::draft::{Item, ItemOutcome, ItemPassage, Why};
use crate::finding::{Finding, Level, counted};
use crate::report::kit::layout::{Ink, PageStyle, line, spaced};

use super::ShownDraft;

/// The columns before what is said of an item.
const INDENT: u16 = 3;

/// Writes the items of a draft: those that need attention with the passages beside them, all others on a line.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, shown: &ShownDraft<'_>, style: PageStyle) -> io::Result<()> {
    let draft = shown.draft;
    let mut text = style.wrapped(&format!(
        "{}: {}",
        style.paint(Ink::Heading, &draft.draft.file),
        counted_items(draft.items.len())
    ));
    for item in &draft.items {
        let words = of_item(shown, item, style);
        // A blank line stands around each that takes several, and never two.
        if text.ends_with("\n\n") && words.starts_with('\n') {
            text.pop();
        }
        text.push_str(&words);
    }
    for finding in shown.broken_links() {
        if !text.ends_with("\n\n") {
            text.push('\n');
        }
        text.push_str(&broken_link(shown, finding, style));
    }
    if !text.ends_with("\n\n") {
        text.push('\n');
    }
    text.push_str(&closing(shown, style));
    out.write_all(text.as_bytes())
}

fn counted_items(count: usize) -> String {
    match count {
        1 => "1 figure, date or quotation".to_owned(),
        count => format!("{count} figures, dates and quotations"),
    }
}

fn of_item(shown: &ShownDraft<'_>, item: &Item, style: PageStyle) -> String {
    let place = shown.place(item.span);
    let words = shown.describe(item);
    let outcome = style.paint(ink_of(item.outcome, words.level), item.outcome.name());
    let head = format!(
        "{}: {outcome}: {}",
        style.paint(Ink::Faint, &place.location.to_string()),
        line(&words.message)
    );
    let mut text = String::new();
    if words.level > Level::Allow {
        text.push('\n');
    }
    text.push_str(&style.wrapped(&head));
    if words.level == Level::Allow {
        // Whoever links the figure reads the passage first.
        let is_to_read = matches!(item.why, Some(Why::StandsElsewhere));
        let first = item.passages.iter().filter(|_| is_to_read).take(1);
        text.extend(first.map(|passage| of_passage(shown, passage, style)));
        return text;
    }
    let passages = item.passages.iter().take(2);
    text.extend(passages.map(|passage| of_passage(shown, passage, style)));
    if !words.help.is_empty() {
        text.push_str(&style.hanging("", INDENT, &format!("help: {}", words.help)));
    }
    text.push('\n');
    text
}

fn of_passage(shown: &ShownDraft<'_>, passage: &ItemPassage, style: PageStyle) -> String {
    let place = shown.passage_place(passage);
    let speakers = shown.speakers_of(passage);
    let speakers = if speakers.is_empty() { speakers } else { format!(", {speakers}") };
    let told = format!(
        "{}{}: “{}”",
        style.paint(Ink::Faint, &place.at(&place.file)),
        line(&speakers),
        marked(shown, passage, style)
    );
    style.hanging("", INDENT, &told)
}

fn broken_link(shown: &ShownDraft<'_>, finding: &Finding, style: PageStyle) -> String {
    let place = shown.examined.locate(finding.place());
    let place = if place.file == shown.draft.draft.file {
        place.location.to_string()
    } else {
        place.at(&place.file)
    };
    let code = style.paint(Ink::of(finding.level()), finding.code.name());
    let head = format!("{}: {code}: {}", style.paint(Ink::Faint, &place), line(&finding.message));
    let help = format!("help: {}", finding.help);
    format!("{}{}\n", style.wrapped(&head), style.hanging("", INDENT, &help))
}

/// Returns the words of a passage with the figure marked.
fn marked(shown: &ShownDraft<'_>, passage: &ItemPassage, style: PageStyle) -> String {
    let [before, figure, after] = shown.passage_parts(passage);
    format!("{}{}{}", spaced(before), style.mark(figure), spaced(after))
}

fn closing(shown: &ShownDraft<'_>, style: PageStyle) -> String {
    let counts: Vec<String> =
        shown.counts().map(|(outcome, count)| format!("{count} {outcome}")).collect();
    let draft = shown.draft;
    let mut text = style.wrapped(&format!(
        "{}: {}.",
        counted(draft.items.len(), "item"),
        if counts.is_empty() { "nothing was read".to_owned() } else { counts.join(", ") }
    ));
    if let Some(share) = draft.coverage() {
        text.push_str(&style.wrapped(&format!("Covered or set aside: {share} %.")));
    }
    let unstated = shown.unstated();
    if !unstated.is_empty() {
        let told = format!(
            "{} that the draft does not state: {}.",
            counted(unstated.len(), "claim"),
            unstated.join(", ")
        );
        text.push_str(&style.wrapped(&line(&told)));
    }
    text
}

fn ink_of(outcome: ItemOutcome, level: Level) -> Ink {
    match level {
        Level::Allow if outcome.is_covered() => Ink::Good,
        level => Ink::of(level),
    }
}
