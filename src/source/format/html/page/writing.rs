//! Writing the text of a page: white space as it is shown, raised digits, what stands for a picture.

use crate::source::format::html::element::Element;
use crate::source::format::html::markup::{collapsed, is_blank, raised};
use crate::source::format::html::open::{Sight, Style};
use crate::source::format::html::style::style_of;
use crate::source::format::html::tokens::Tag;
use crate::source::shown::Gap;
use crate::text::Span;

use super::Page;

impl Page<'_> {
    pub(super) fn picture(&mut self, tag: &Tag) {
        let alt = tag.get("alt").unwrap_or("");
        let place = tag.place("alt");
        let is_seen = self.style().sight == Sight::Seen && !style_of_picture(tag, self.style());
        let place = place.filter(|_| alt.contains(char::is_alphanumeric));
        let Some(place) = place else { return self.gap(Gap::Seam) };
        self.write_alt();
        if self.in_line || !is_seen {
            self.writer.hide(&collapsed(alt));
            self.gap(Gap::Seam);
        } else {
            let written = place.of(self.file);
            let before = written.trim_start().len();
            let after = written.trim_end().len();
            let place =
                Span::new(place.end - before, (place.start + after).max(place.end - before));
            self.alt = Some((collapsed(alt), place));
        }
    }

    /// Writes what stands for a picture that nothing stands beside.
    pub(super) fn write_alt(&mut self) {
        if let Some((text, place)) = self.alt.take() {
            self.writer.part(Gap::Block);
            let text = text.trim();
            self.writer.replace(text, place);
            let end = self.writer.len();
            self.sections.alt(end - text.len(), end);
            self.writer.part(Gap::Block);
        }
    }

    /// Returns how much is written before a text, and whether the text is the first of its cell.
    fn before_text(&mut self) -> (usize, bool) {
        if let Some((text, _)) = self.alt.take() {
            self.writer.hide(&text);
            self.writer.part(Gap::Seam);
        }
        self.in_line = true;
        (self.writer.len(), std::mem::take(&mut self.in_new_cell))
    }

    /// Writes text whose white space is shown as one space.
    pub(super) fn words(&mut self, place: Span, style: Style) {
        let bytes = place.of(self.file).as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let blank = bytes[at..].iter().take_while(|byte| is_blank(**byte)).count();
            if blank > 0 {
                self.writer.part(Gap::Space);
                at += blank;
                continue;
            }
            let end = at + words_len(&bytes[at..]);
            self.piece(Span::new(place.start + at, place.start + end), style);
            at = end;
        }
    }

    fn piece(&mut self, place: Span, style: Style) {
        if style.is_raised {
            return self.raised_piece(place, style);
        }
        self.copy(place, style);
    }

    /// Writes text as it stands in the file.
    fn copy(&mut self, place: Span, style: Style) {
        let before = self.before_text();
        self.writer.copy(place);
        self.wrote(before, place.len(), style);
    }

    /// Writes text that stands for what is at `place` in the file.
    pub(super) fn replace(&mut self, text: &str, place: Span, style: Style) {
        let before = self.before_text();
        self.writer.replace(text, place);
        self.wrote(before, text.len(), style);
    }

    /// Notes that so many bytes were written, of a text that had `before` bytes and may or may not begin in a new cell.
    fn wrote(&mut self, before: (usize, bool), len: usize, style: Style) {
        let (before, in_new_cell) = before;
        let end = self.writer.len();
        let start = end.saturating_sub(len).max(before);
        if !in_new_cell && self.writer.text()[before..].starts_with('\n') && start - before > 1 {
            self.last_block = start;
        }
        self.sections.wrote(start, end, style.is_link);
    }

    /// Writes raised text: the mark of a note, or a power, whose digits are no digits of what stands before it.
    fn raised_piece(&mut self, place: Span, style: Style) {
        let text = place.of(self.file);
        self.in_brackets |= text.contains(['[', '(']);
        if self.in_brackets
            || !text.chars().all(|c| raised(c).is_some() || matches!(c, ',' | ' ' | '*'))
        {
            return self.copy(place, style);
        }
        self.writer.join();
        for (at, c) in text.char_indices() {
            let at = Span::new(at, at + c.len_utf8()).shifted(place.start);
            match raised(c) {
                Some(raised) => self.replace(raised.encode_utf8(&mut [0; 4]), at, style),
                None => self.copy(at, style),
            }
        }
    }

    /// Writes text that is shown as it is written.
    pub(super) fn lines(&mut self, place: Span, style: Style) {
        let mut at = place.start;
        for line in place.of(self.file).split_inclusive('\n') {
            let text = line.trim_end_matches(['\r', '\n']);
            if !text.trim().is_empty() {
                self.copy(Span::new(at, at + text.len()), style);
            } else if !text.is_empty() {
                self.writer.part(Gap::Space);
            }
            if line.ends_with('\n') {
                self.gap(if self.in_line { Gap::Line } else { Gap::Block });
            }
            at += line.len();
        }
    }
}

/// Returns the length of the words that text begins with, which single spaces stand between.
fn words_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        if is_blank(bytes[at]) {
            let is_single =
                bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|next| !is_blank(*next));
            if !is_single {
                return at;
            }
        }
        at += 1;
    }
    at
}

fn style_of_picture(tag: &Tag, outer: Style) -> bool {
    let img = Element::known("img");
    img.is_some_and(|img| style_of(img, tag, outer).sight != Sight::Seen)
}
