//! What came of the draft as a whole: how many items of each outcome, coverage, and what the draft does not say.

use crate::draft::ItemOutcome;
use crate::finding::counted;
use crate::report::kit::html::Markup;
use crate::report::kit::layout::line;

use crate::report::page::draft::ShownDraft;
use crate::report::page::draft::note::Note;

/// Writes the top of the page.
pub(super) fn write(markup: &mut Markup, shown: &ShownDraft<'_>, notes: &[Note<'_>]) {
    markup.raw("<header>\n");
    markup.element("<h1 dir=\"auto\">", &line(&shown.draft.draft.file), "</h1>\n");
    markup.element("<p class=\"told\">", &told(shown, notes), "</p>\n");
    counts(markup, shown, notes);
    to_unstated(markup, shown);
    broken_links(markup, shown);
    markup.raw("</header>\n");
}

/// Returns how many items there are, how many of them need somebody, and the coverage.
fn told(shown: &ShownDraft<'_>, notes: &[Note<'_>]) -> String {
    let mut told = match notes.len() {
        0 => "No figure, date or quotation was read.".to_owned(),
        1 => "1 figure, date or quotation".to_owned(),
        count => format!("{count} figures, dates and quotations"),
    };
    if let Some(coverage) = shown.draft.coverage() {
        let open = notes.iter().filter(|note| note.is_open()).count();
        let need = if open == 1 { "needs" } else { "need" };
        let share = format!("Covered or set aside: {coverage} %.");
        told = format!("{told}, {open} of which {need} attention. {share}");
    }
    if let Some(day) = &shown.draft.draft.published {
        told = format!("{told} Published on {day}.");
    }
    told
}

/// Writes each outcome in the line that stands under its items, with how many there are, and the numbers of those that
/// need attention.
fn counts(markup: &mut Markup, shown: &ShownDraft<'_>, notes: &[Note<'_>]) {
    if notes.is_empty() {
        return;
    }
    markup.raw("<ul class=\"counts\" role=\"list\">\n");
    for (outcome, count) in shown.counts() {
        markup.raw("<li><span class=\"item ");
        markup.raw(outcome.name());
        markup.element("\">", outcome.name(), "</span> ");
        markup.numbered("<b>", count, "</b>");
        numbers(markup, outcome, notes);
        markup.raw("</li>\n");
    }
    markup.raw("</ul>\n");
}

/// Writes the numbers of the items that have an outcome and need attention, each with a link to its note.
fn numbers(markup: &mut Markup, outcome: ItemOutcome, notes: &[Note<'_>]) {
    let own = notes.iter().filter(|note| note.item.outcome == outcome && note.is_open());
    for (index, note) in own.enumerate() {
        markup.raw(if index == 0 { ": " } else { ", " });
        markup.numbered("<a href=\"#note-", note.number, "\">");
        markup.numbered("", note.number, "</a>");
    }
}

/// Leads to the claims that the draft does not state.
fn to_unstated(markup: &mut Markup, shown: &ShownDraft<'_>) {
    let count = shown.unstated().len();
    if count > 0 {
        markup.element("<p><a href=\"#unstated\">", &unstated_count(count), "</a></p>\n");
    }
}

fn unstated_count(count: usize) -> String {
    format!("{} that the draft does not state", counted(count, "claim"))
}

/// Writes the claims that the draft does not state, which stand below its text.
pub(super) fn unstated(markup: &mut Markup, shown: &ShownDraft<'_>) {
    let unstated = shown.unstated();
    if unstated.is_empty() {
        return;
    }
    let told = unstated_count(unstated.len());
    markup.element("<footer id=\"unstated\">\n<h2>", &told, "</h2>\n<ul>\n");
    for id in unstated {
        let claim = shown.examined.checked.dossier.claim(id);
        let statement = claim.map_or("", |claim| &claim.statement);
        markup.element("<li><code>", &line(id), "</code>: ");
        markup.element("<span dir=\"auto\">", &line(statement), "</span></li>\n");
    }
    markup.raw("</ul>\n</footer>\n");
}

fn broken_links(markup: &mut Markup, shown: &ShownDraft<'_>) {
    let mut broken = shown.broken_links().peekable();
    if broken.peek().is_none() {
        return;
    }
    markup.raw("<p>Links that lead nowhere:</p>\n<ul>\n");
    for finding in broken {
        let place = shown.examined.locate(finding.place());
        markup.element("<li dir=\"auto\">", &line(&place.at(&place.file)), ": ");
        markup.element("", &line(&finding.message), "</li>\n");
    }
    markup.raw("</ul>\n");
}
