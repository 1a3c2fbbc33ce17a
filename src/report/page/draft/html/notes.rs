//! What there is to say of each item, in the margin of the text.

use crate::finding::{Level, counted};
use crate::report::kit::html::{Markup, message};
use crate::report::kit::layout::line;
use crate::report::page::draft::note::{Note, NotedPassage};

/// Writes the notes of a block.
pub(super) fn write(markup: &mut Markup, notes: &[Note<'_>]) {
    let (Some(first), Some(last)) = (notes.first(), notes.last()) else { return };
    markup.numbered("<ol class=\"notes\" role=\"list\" aria-label=\"Notes ", first.number, " to ");
    markup.numbered("", last.number, "\">\n");
    notes.iter().for_each(|note| write_note(markup, note));
    markup.raw("</ol>\n");
}

fn write_note(markup: &mut Markup, note: &Note<'_>) {
    markup.raw("<li class=\"note ");
    markup.raw(class_of(note));
    markup.numbered("\" id=\"note-", note.number, "\">\n");
    head(markup, note);
    markup.raw("<p class=\"message\">");
    message(markup, &line(&note.words.message));
    markup.raw("</p>\n");
    claim(markup, note);
    passages(markup, note);
    if !note.words.help.is_empty() {
        markup.element("<p class=\"help\"><b>To do:</b> ", &line(note.words.help), "</p>\n");
    }
    markup.raw("</li>\n");
}

fn head(markup: &mut Markup, note: &Note<'_>) {
    markup.numbered("<p class=\"head\"><a class=\"number\" href=\"#item-", note.number, "\">");
    markup.numbered("<span class=\"unseen\">Back to item </span>", note.number, "</a> ");
    markup.numbered("<span id=\"outcome-", note.number, "\" class=\"item ");
    markup.raw(note.item.outcome.name());
    markup.element("\">", note.item.outcome.name(), "</span> ");
    markup.element("<span class=\"kind\">", note.item.kind.name(), ", ");
    let place = note.shown.place(note.item.span).location;
    let place = place.start().map_or(place.to_string(), |start| format!("line {}", start.line));
    markup.element("", &place, "</span></p>\n");
}

fn claim(markup: &mut Markup, note: &Note<'_>) {
    let Some(claim) = note.claim() else { return };
    markup.element("<p class=\"claim\"><b>Claim</b> <code>", claim.id, "</code>: ");
    markup.element("<span dir=\"auto\">", &claim.statement, "</span>");
    if let Some(value) = &claim.value {
        markup.element(" (", value, ")");
    }
    markup.raw("</p>\n");
}

/// Writes the passages; those of an item that needs nobody on request, and on paper.
fn passages(markup: &mut Markup, note: &Note<'_>) {
    let passages = &note.item.passages;
    if passages.is_empty() {
        return;
    }
    let is_folded = !note.is_open();
    if is_folded {
        let count = counted(passages.len(), "passage");
        markup.element("<details><summary>", &count, " of the sources</summary>\n");
    }
    note.passages().for_each(|own| passage(markup, &own));
    if let Some(others) = note.more_passages() {
        markup.element("<p class=\"more\">", &others, "</p>\n");
    }
    markup.raw(if is_folded { "</details>\n" } else { "" });
}

/// Writes a passage with the figure, or the words that were quoted, marked.
fn passage(markup: &mut Markup, passage: &NotedPassage<'_>) {
    let tag = passage.language.tag();
    let [before, marked, after] = &passage.words;
    markup.element("<figure><blockquote lang=\"", tag, "\" dir=\"auto\">");
    markup.text(before);
    markup.element("<mark>", marked, "</mark>");
    markup.text(after);
    markup.raw("</blockquote><figcaption>");
    if let Some(title) = passage.title {
        markup.element("<cite dir=\"auto\">", &line(title), "</cite>, ");
    }
    markup.element("<bdi>", &passage.place, "</bdi>");
    if !passage.speakers.is_empty() {
        markup.element(", said by <bdi>", &passage.speakers, "</bdi>");
    }
    markup.raw("</figcaption></figure>\n");
}

/// Returns how much an item matters, as the style names it.
fn class_of(note: &Note<'_>) -> &'static str {
    match note.words.level {
        Level::Deny => "deny",
        Level::Warn => "warn",
        Level::Allow if note.item.outcome.is_covered() => "good",
        Level::Allow => "allow",
    }
}
