//! The links within a page, the marks of its notes and its comments.

use std::sync::Arc;

use crate::source::ReferenceKind;
use crate::source::format::html::element::Element;
use crate::source::format::html::open::Sight;
use crate::source::format::html::tokens::Tag;
use crate::source::format::references::Found;

use super::Page;

impl Page<'_> {
    /// Begins a span where the element is a link within the page, or a note that such a link can lead to.
    pub(super) fn open_span(
        &mut self,
        element: Element,
        tag: &Tag,
        in_note: bool,
    ) -> Option<usize> {
        if element.name() == "a" {
            let label = tag.get("href").filter(|target| target.len() > 1)?;
            let note = Some(label.strip_prefix('#')?.to_owned());
            let span = self.writer.open_span();
            let (kind, label) = (ReferenceKind::Link, label.to_owned());
            self.found.push(Found { kind, label, text: Arc::default(), span, note });
            return Some(span);
        }
        let id = tag.get("id").filter(|_| in_note)?;
        let is_note = match element.name() {
            "li" | "dd" | "aside" | "section" => true,
            "p" | "div" => self.note.is_none(),
            _ => false,
        };
        is_note.then(|| {
            // No words are of two notes: of a list in which each item has a name, the words are the items'.
            if let Some(outer) = self.note {
                self.writer.close_span(outer);
            }
            let span = self.writer.open_span();
            self.note = Some(span);
            self.notes.entry(id.to_owned()).or_insert(span);
            span
        })
    }

    pub(super) fn close_span(&mut self, span: Option<usize>) {
        if let Some(span) = span {
            self.writer.close_span(span);
            self.note = self.note.filter(|note| *note != span);
        }
    }

    /// Notes a comment, where text would be seen.
    pub(super) fn refer_to_comment(&mut self, comment: &str) {
        let comment = comment.trim();
        if !comment.is_empty() && self.style().sight == Sight::Seen {
            let span = self.writer.mark();
            let (kind, text) = (ReferenceKind::Comment, Arc::from(comment));
            self.found.push(Found { kind, label: String::new(), text, span, note: None });
        }
    }
}
