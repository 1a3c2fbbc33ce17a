//! What there is to say of each item, in the margin of the text.

use crate::draft::{Item, ItemPassage};
use crate::finding::{ItemWords, Level, counted, shown_value};
use crate::report::kit::html::{Markup, message};
use crate::report::kit::layout::{line, spaced};

use crate::report::page::draft::ShownDraft;

/// How many passages are shown of an item.
const MOST_PASSAGES: usize = 3;

/// An item with its number and what there is to say of it.
pub(super) struct Note<'a> {
    /// Its number, from 1, in the order of the text.
    pub(super) number: usize,
    pub(super) item: &'a Item,
    pub(super) words: ItemWords,
    shown: ShownDraft<'a>,
}

impl<'a> Note<'a> {
    /// Returns the note of each item, in the order of the text.
    pub(super) fn all(shown: &ShownDraft<'a>) -> Vec<Self> {
        let items = shown.draft.items.iter().enumerate();
        let note = |(index, item)| Self {
            number: index + 1,
            item,
            words: shown.describe(item),
            shown: *shown,
        };
        items.map(note).collect()
    }

    /// Whether somebody has something to do.
    pub(super) fn is_open(&self) -> bool {
        self.words.level > Level::Allow
    }

    fn write(&self, markup: &mut Markup) {
        markup.raw("<li class=\"note ");
        markup.raw(class_of(self));
        markup.numbered("\" id=\"note-", self.number, "\">\n");
        self.head(markup);
        markup.raw("<p class=\"message\">");
        message(markup, &line(&self.words.message));
        markup.raw("</p>\n");
        self.claim(markup);
        self.passages(markup);
        if !self.words.help.is_empty() {
            markup.element("<p class=\"help\"><b>To do:</b> ", &line(self.words.help), "</p>\n");
        }
        markup.raw("</li>\n");
    }

    fn head(&self, markup: &mut Markup) {
        markup.numbered("<p class=\"head\"><a class=\"number\" href=\"#item-", self.number, "\">");
        markup.numbered("<span class=\"unseen\">Back to item </span>", self.number, "</a> ");
        markup.numbered("<span id=\"outcome-", self.number, "\" class=\"item ");
        markup.raw(self.item.outcome.name());
        markup.element("\">", self.item.outcome.name(), "</span> ");
        markup.element("<span class=\"kind\">", self.item.kind.name(), ", ");
        let place = self.shown.place(self.item.span).location;
        let place = place.start().map_or(place.to_string(), |start| format!("line {}", start.line));
        markup.element("", &place, "</span></p>\n");
    }

    fn claim(&self, markup: &mut Markup) {
        let dossier = &self.shown.examined.checked.dossier;
        let Some(claim) = self.shown.claim_of(self.item).and_then(|id| dossier.claim(id)) else {
            return;
        };
        markup.element("<p class=\"claim\"><b>Claim</b> <code>", &claim.id.value, "</code>: ");
        markup.element("<span dir=\"auto\">", &line(&claim.statement), "</span>");
        if let Some(value) = &claim.value {
            let unit = claim.unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
            let value = format!("{}{unit}", shown_value(&value.value));
            markup.element(" (", &line(&value), ")");
        }
        markup.raw("</p>\n");
    }

    /// Writes the passages; those of an item that needs nobody on request, and on paper.
    fn passages(&self, markup: &mut Markup) {
        let passages = &self.item.passages;
        if passages.is_empty() {
            return;
        }
        let is_folded = !self.is_open();
        if is_folded {
            let count = counted(passages.len(), "passage");
            markup.element("<details><summary>", &count, " of the sources</summary>\n");
        }
        passages.iter().take(MOST_PASSAGES).for_each(|passage| self.passage(markup, passage));
        let others = passages.len().saturating_sub(MOST_PASSAGES);
        if others > 0 {
            let others = counted(others, "more passage");
            markup.element("<p class=\"more\">", &others, "</p>\n");
        }
        markup.raw(if is_folded { "</details>\n" } else { "" });
    }

    fn passage(&self, markup: &mut Markup, passage: &ItemPassage) {
        let document = &self.shown.examined.checked.holdings.documents[passage.document].document;
        let language = document.language();
        markup.element("<figure><blockquote lang=\"", language.tag(), "\" dir=\"auto\">");
        self.passage_words(markup, passage);
        markup.raw("</blockquote><figcaption>");
        let place = self.shown.passage_place(passage);
        if let Some(title) = self.title_of(passage) {
            markup.element("<cite dir=\"auto\">", &line(title), "</cite>, ");
        }
        markup.element("<bdi>", &line(&place.at(&place.file)), "</bdi>");
        let speakers = self.shown.speakers_of(passage);
        if !speakers.is_empty() {
            markup.element(", said by <bdi>", &line(&speakers), "</bdi>");
        }
        markup.raw("</figcaption></figure>\n");
    }

    /// Writes the words of a passage with the figure, or the words that were quoted, marked.
    fn passage_words(&self, markup: &mut Markup, passage: &ItemPassage) {
        let [before, marked, after] = self.shown.passage_parts(passage);
        markup.text(&spaced(before));
        markup.element("<mark>", &line(marked), "</mark>");
        markup.text(&spaced(after));
    }

    fn title_of(&self, passage: &ItemPassage) -> Option<&'a str> {
        let id = self.shown.source_of(passage);
        self.shown.examined.checked.dossier.source(id)?.title.as_deref()
    }
}

/// Writes the notes of a block.
pub(super) fn write(markup: &mut Markup, notes: &[Note<'_>]) {
    let (Some(first), Some(last)) = (notes.first(), notes.last()) else { return };
    markup.numbered("<ol class=\"notes\" role=\"list\" aria-label=\"Notes ", first.number, " to ");
    markup.numbered("", last.number, "\">\n");
    notes.iter().for_each(|note| note.write(markup));
    markup.raw("</ol>\n");
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
