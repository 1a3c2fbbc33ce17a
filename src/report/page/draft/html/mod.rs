//! A page to lay on an editor's desk: the text of a draft with each item underlined by its outcome, and beside each
//! paragraph what there is to say of its items.
//!
//! It is one file of HTML (WHATWG) without a script, that loads nothing: its policy (Content Security Policy, level 3) lets
//! in its own style and nothing else. It can be read without colours, with the keyboard, by ear and on paper.

mod blocks;
mod marked;
mod notes;
mod summary;

use crate::report::kit::html::{Markup, PageFrame};
use crate::source::Region;
use crate::text::Span;

use super::ShownDraft;
use super::note::Note;
use blocks::{Block, BlockKind};
use marked::MarkedText;

const STYLE: &str = include_str!("style.css");

/// Paragraphs of fewer bytes stay in view while the notes beside them are longer; others might not fit.
const SHORT: usize = 1_200;

/// How many columns of a table a narrow screen has room for.
const FEW_COLUMNS: usize = 4;

/// Returns a draft as a page.
pub fn page(shown: &ShownDraft<'_>) -> String {
    let notes = Note::all(shown);
    let mut markup = Markup::default();
    let title = format!("{}: checked draft", shown.draft.draft.file);
    let frame = PageFrame { title: &title, style: STYLE, script: None };
    frame.write_head(&mut markup);
    markup.raw("<body>\n<p class=\"skip\"><a href=\"#text\">Skip to the text</a></p>\n");
    summary::write(&mut markup, shown, &notes);
    markup.raw("<main id=\"text\">\n");
    text(&mut markup, shown, &notes);
    markup.raw("</main>\n");
    summary::unstated(&mut markup, shown);
    frame.write_end(&mut markup);
    markup.finish()
}

/// Writes the blocks of the draft, each with the notes on the items that begin in it.
fn text(markup: &mut Markup, shown: &ShownDraft<'_>, notes: &[Note<'_>]) {
    let document = &shown.draft.draft.document;
    let language = document.language();
    let mut marked = MarkedText::new(&document.text, &shown.draft.items, &document.references);
    let blocks = blocks::blocks(document);
    let mut rest = notes;
    for (index, block) in blocks.iter().enumerate() {
        let is_own = |note: &Note<'_>| note.item.span.start < block.span.end;
        let count = match blocks.len() - index {
            1 => rest.len(),
            _ => rest.partition_point(is_own),
        };
        let (own, others) = rest.split_at(count);
        rest = others;
        let is_table = matches!(block.kind, BlockKind::Table(_));
        let stays = block.span.len() < SHORT && !is_table;
        markup.raw(if stays { "<div class=\"row short\">\n" } else { "<div class=\"row\">\n" });
        markup.element("<div class=\"draft\" lang=\"", language.tag(), "\">");
        block_text(markup, &mut marked, block);
        markup.raw("</div>\n");
        notes::write(markup, own);
        markup.raw("</div>\n");
    }
}

fn block_text(markup: &mut Markup, marked: &mut MarkedText<'_>, block: &Block) {
    match &block.kind {
        BlockKind::Prose(region) => {
            let (open, close) = tags_of(*region);
            markup.raw(open);
            marked.write(markup, block.span);
            markup.raw(close);
        }
        BlockKind::List(items) => {
            markup.raw("<ul role=\"list\">");
            items.iter().for_each(|item| {
                markup.raw("<li dir=\"auto\">");
                marked.write(markup, *item);
                markup.raw("</li>");
            });
            markup.raw("</ul>");
        }
        BlockKind::Table(rows) => table(markup, marked, rows),
    }
}

/// Writes a table. Its first row names the columns, as it does where its figures are read.
fn table(markup: &mut Markup, marked: &mut MarkedText<'_>, rows: &[Vec<Span>]) {
    let is_wide = rows.iter().any(|row| row.len() > FEW_COLUMNS);
    markup.raw(if is_wide {
        "<table class=\"many\" dir=\"auto\">"
    } else {
        "<table dir=\"auto\">"
    });
    for (index, row) in rows.iter().enumerate() {
        let is_head = index == 0 && rows.len() > 1;
        let (open, close) =
            if is_head { ("<th scope=\"col\">", "</th>") } else { ("<td>", "</td>") };
        markup.raw("<tr>");
        for cell in row {
            markup.raw(open);
            marked.write(markup, *cell);
            markup.raw(close);
        }
        markup.raw("</tr>");
    }
    markup.raw("</table>");
}

fn tags_of(region: Region) -> (&'static str, &'static str) {
    match region {
        Region::Body | Region::Table => ("<p dir=\"auto\">", "</p>"),
        Region::Heading => ("<h2 dir=\"auto\">", "</h2>"),
        Region::BlockQuote => ("<blockquote><p dir=\"auto\">", "</p></blockquote>"),
        Region::Caption => ("<p class=\"aside caption\" dir=\"auto\">", "</p>"),
        Region::Note => ("<p class=\"aside footnote\" dir=\"auto\">", "</p>"),
        Region::QuotedMail => {
            ("<blockquote class=\"aside quoted-mail\"><p dir=\"auto\">", "</p></blockquote>")
        }
        Region::Nav => ("<p class=\"aside nav\" dir=\"auto\">", "</p>"),
        Region::Alt => ("<p class=\"aside alt\" dir=\"auto\">", "</p>"),
        Region::Ocr => ("<p class=\"aside ocr\" dir=\"auto\">", "</p>"),
        Region::Furniture => ("<p class=\"aside furniture\" dir=\"auto\">", "</p>"),
        Region::Metadata => ("<p class=\"aside metadata\" dir=\"auto\">", "</p>"),
    }
}
