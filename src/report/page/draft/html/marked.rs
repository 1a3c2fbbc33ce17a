//! The words of a draft with its items underlined, each numbered and linked to its note, and with the marks of its own notes.
//!
//! Items may stand in others: the figure of a quotation. The innermost is the link, and those around it are underlined
//! further below.

use std::collections::BTreeSet;

use crate::draft::Item;
use crate::report::kit::html::Markup;
use crate::source::{Reference, ReferenceKind};
use crate::text::Span;

/// Writes the words of a draft from its beginning to its end.
pub(super) struct MarkedText<'a> {
    text: &'a str,
    items: &'a [Item],
    /// Where the marks of the draft's own notes stand, in order, and their labels.
    marks: Vec<(usize, &'a str)>,
    /// How many of them were written.
    marked: usize,
    /// The items that were begun, by their indices.
    begun: BTreeSet<usize>,
    /// The items whose numbers were written.
    numbered: BTreeSet<usize>,
}

impl<'a> MarkedText<'a> {
    pub(super) fn new(text: &'a str, items: &'a [Item], references: &'a [Reference]) -> Self {
        let notes = references.iter().filter(|own| own.kind == ReferenceKind::Note);
        let notes = notes.filter(|note| note.span.is_empty() && !note.label.is_empty());
        let marks =
            notes.map(|note| (mark_place(text, note.span.end), note.label.as_str())).collect();
        Self { text, items, marks, marked: 0, begun: BTreeSet::new(), numbered: BTreeSet::new() }
    }

    /// Writes a span of the text.
    pub(super) fn write(&mut self, markup: &mut Markup, span: Span) {
        let items: Vec<usize> =
            (0..self.items.len()).filter(|index| self.items[*index].span.overlaps(span)).collect();
        let ends = items.iter().flat_map(|index| {
            let item = self.items[*index].span;
            [item.start, item.end]
        });
        let is_inside = |at: &usize| span.start < *at && *at < span.end;
        let marked = self.marks.iter().map(|(at, _)| *at);
        let cuts: BTreeSet<usize> = ends
            .chain(marked)
            .filter(|at| is_inside(at) && self.text.is_char_boundary(*at))
            .chain([span.start, span.end])
            .collect();
        let cuts: Vec<usize> = cuts.into_iter().collect();
        self.marks_up_to(markup, span.start);
        for pair in cuts.windows(2) {
            let piece = Span::new(pair[0], pair[1]);
            let around: Vec<usize> = items
                .iter()
                .copied()
                .filter(|index| self.items[*index].span.overlaps(piece))
                .collect();
            self.piece(markup, piece, &around, span.end);
            self.marks_up_to(markup, piece.end);
        }
    }

    /// Writes the marks of notes that stand here, and those before that were not written.
    fn marks_up_to(&mut self, markup: &mut Markup, at: usize) {
        let rest = &self.marks[self.marked..];
        for (_, label) in rest.iter().take_while(|(mark, _)| *mark <= at) {
            markup.element("<span class=\"mark\">[", label, "]</span>");
            self.marked += 1;
        }
    }

    /// Writes a piece that stands in all of the items `around`; the last of them that begins is the innermost.
    fn piece(&mut self, markup: &mut Markup, piece: Span, around: &[usize], end: usize) {
        let mut around = around.to_vec();
        around.sort_by_key(|index| {
            let Span { start, end } = self.items[*index].span;
            (start, std::cmp::Reverse(end), *index)
        });
        let Some((inner, outer)) = around.split_last() else {
            markup.text(piece.of(self.text));
            return;
        };
        for index in outer {
            markup.raw("<span");
            self.attributes(markup, *index, true);
            markup.raw(">");
        }
        let is_last = self.is_last(*inner, piece, end);
        link(markup, *inner);
        // Of a link in several pieces, the keyboard stops at the one with the number.
        markup.raw(if is_last { "><span" } else { " tabindex=\"-1\"><span" });
        self.attributes(markup, *inner, false);
        markup.raw(">");
        markup.text(piece.of(self.text));
        markup.raw("</span>");
        if is_last {
            self.number(markup, *inner);
        }
        markup.raw("</a>");
        outer.iter().for_each(|_| markup.raw("</span>"));
        for index in outer.iter().rev() {
            if self.is_last(*index, piece, end) {
                link(markup, *index);
                markup.raw(">");
                self.number(markup, *index);
                markup.raw("</a>");
            }
        }
    }

    /// Whether the number of an item stands behind this piece: its last in what is written at once, up to `end`.
    fn is_last(&self, index: usize, piece: Span, end: usize) -> bool {
        let last = self.items[index].span.end.min(end);
        piece.end >= last && !self.numbered.contains(&index)
    }

    fn attributes(&mut self, markup: &mut Markup, index: usize, is_outer: bool) {
        markup.raw(" class=\"item ");
        markup.raw(self.items[index].outcome.name());
        markup.raw(if is_outer { " outer\"" } else { "\"" });
        if self.begun.insert(index) {
            markup.numbered(" id=\"item-", index + 1, "\"");
        }
    }

    fn number(&mut self, markup: &mut Markup, index: usize) {
        self.numbered.insert(index);
        markup.numbered("<sup>", index + 1, "</sup>");
    }
}

/// Returns where a mark is shown: right behind the last word before it, where it ends a paragraph.
fn mark_place(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start_matches(' ');
    let ends = rest.is_empty() || rest.starts_with('\n');
    if ends { text[..at].trim_end().len() } else { at }
}

/// Begins a link to the note of an item, which names what came of it.
fn link(markup: &mut Markup, index: usize) {
    markup.numbered("<a href=\"#note-", index + 1, "\"");
    markup.numbered(" aria-describedby=\"outcome-", index + 1, "\"");
}

#[cfg(test)]
mod tests {
    use crate::draft::{ItemKind, ItemOutcome};

    use super::*;

    fn item(start: usize, end: usize, outcome: ItemOutcome) -> Item {
        let span = Span::new(start, end);
        Item::new(ItemKind::Figure, span, span, outcome)
    }

    /// Returns the text with items marked, as `([words]number)`, where `()` is a link and `[]` is underlined.
    fn shown(text: &str, items: &[Item], spans: &[Span]) -> String {
        let mut markup = Markup::default();
        let mut marked = MarkedText::new(text, items, &[]);
        spans.iter().for_each(|span| marked.write(&mut markup, *span));
        let written = markup.finish();
        let mut shown = String::new();
        let mut parts = written.split('<');
        shown.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (tag, after) = part.split_once('>').expect("each tag ends");
            shown.push_str(match tag.split(' ').next() {
                Some("span") => "[",
                Some("/span") => "]",
                Some("a") => "(",
                Some("/a") => ")",
                _ => "",
            });
            shown.push_str(after);
        }
        shown
    }

    #[test]
    fn items_in_items_are_linked_and_numbered_once() {
        let text = "said “540 of 650” today";
        let all = Span::new(0, text.len());
        let items = [
            item(5, 21, ItemOutcome::Holds),
            item(8, 11, ItemOutcome::Covered),
            item(15, 18, ItemOutcome::Differs),
        ];
        assert_eq!(
            shown(text, &items, &[all]),
            "said ([“])[([540]2)]([ of ])[([650]3)]([”]1) today"
        );
    }

    #[test]
    fn items_that_overlap_are_cut() {
        let text = "one two three";
        let items = [item(0, 7, ItemOutcome::Holds), item(4, 13, ItemOutcome::Nowhere)];
        let all = Span::new(0, text.len());
        assert_eq!(shown(text, &items, &[all]), "([one ])[([two])](1)([ three]2)");
    }

    #[test]
    fn an_item_over_two_cells_has_its_number_in_the_first() {
        let text = "five | hundred";
        let items = [item(0, 14, ItemOutcome::Unlinked)];
        let cells = [Span::new(0, 4), Span::new(7, 14)];
        assert_eq!(shown(text, &items, &cells), "([five]1)([hundred])");
    }
}
