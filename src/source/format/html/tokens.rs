//! The tags, texts and comments of a page, with their places: what the `html5gum` library finds, as the
//! [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization) cuts a page up.

use std::convert::Infallible;

use html5gum::{Emitter, Error, State, Tokenizer};

use crate::text::Span;

/// What takes the tags, texts and comments of a page, in order.
pub(super) trait Visitor {
    /// Takes a start tag; returns how what follows it is cut up, where that is not as usual.
    fn start_tag(&mut self, tag: &Tag) -> Option<State>;

    /// Takes an end tag.
    fn end_tag(&mut self, name: &[u8]);

    /// Takes text that stands in the file as it is read.
    fn text(&mut self, place: Span);

    /// Takes text that something else in the file stands for: a character reference.
    fn reference(&mut self, text: &str, place: Span);

    /// Takes a comment, with its marks.
    fn comment(&mut self, place: Span);

    /// Whether `<![CDATA[` begins text here.
    fn has_cdata(&self) -> bool;
}

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// The name, in lower case.
    pub(super) name: Vec<u8>,
    attributes: Vec<Attribute>,
    /// Whether it ends with `/>`.
    pub(super) is_closed: bool,
}

/// An attribute of a tag.
#[derive(Debug)]
struct Attribute {
    /// The name, in lower case.
    name: Vec<u8>,
    value: Vec<u8>,
    /// Where the value stands in the file.
    start: usize,
    end: usize,
}

impl Tag {
    /// Returns the value of an attribute; `None` where the tag has none of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.find(name).and_then(|attribute| std::str::from_utf8(&attribute.value).ok())
    }

    /// Returns where the value of an attribute stands in the file.
    pub(super) fn place(&self, name: &str) -> Option<Span> {
        let found = self.find(name)?;
        Some(Span::new(found.start, found.end.max(found.start)))
    }

    /// Of several attributes of one name, a page takes the first.
    fn find(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name.as_bytes())
    }
}

/// The most attributes of a tag that are looked at.
const MOST_ATTRIBUTES: usize = 256;

/// Shows `visitor` all of `file`, from its beginning to its end.
pub(super) fn visit(file: &str, visitor: &mut impl Visitor) {
    let tokens = Tokens {
        file,
        visitor,
        tag: Tag::default(),
        is_end: false,
        in_tag: false,
        tag_start: 0,
        last_start: Vec::new(),
        run: Span::new(0, 0),
        position: 0,
    };
    let tokenizer = Tokenizer::new_with_emitter(file, tokens);
    let Ok(()) = tokenizer.finish();
}

/// Takes what the tokenizer finds, piece by piece.
struct Tokens<'f, V> {
    file: &'f str,
    visitor: &'f mut V,
    tag: Tag,
    is_end: bool,
    /// Whether attributes are those of a start tag that is being read.
    in_tag: bool,
    /// Where the last `<` stands.
    tag_start: usize,
    last_start: Vec<u8>,
    /// The text that is read and not yet shown: it stands in the file as it is.
    run: Span,
    /// How many bytes of the file are read.
    position: usize,
}

impl<V: Visitor> Tokens<'_, V> {
    /// Shows the text that was read.
    fn flush(&mut self) {
        if !self.run.is_empty() {
            self.visitor.text(self.run);
        }
        self.run.start = self.run.end;
    }

    /// Notes that the text goes on behind what was just read.
    fn go_on(&mut self) {
        self.flush();
        self.run = Span::new(self.position, self.position);
    }

    /// Shows what was read since the end of the last text, which is read as `text`.
    fn refer(&mut self, text: &[u8]) {
        self.flush();
        let start = self.file.floor_char_boundary(self.run.end);
        let end = self.file.ceil_char_boundary(self.position.max(start));
        self.visitor.reference(&String::from_utf8_lossy(text), Span::new(start, end));
        self.run = Span::new(end, end);
    }
}

impl<V: Visitor> Emitter for Tokens<'_, V> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend_from_slice(last.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush();
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        let bytes = self.file.as_bytes();
        let done = self.run.end;
        let start = self.position.checked_sub(text.len()).unwrap_or(done);
        let is_same = start >= done && bytes.get(start..self.position) == Some(text);
        // Of "</" in a script the tokenizer has read some characters more; "&" may be what `&amp;` stands for.
        let is_next = bytes[done.min(bytes.len())..].starts_with(text)
            && !(text == b"&" && self.position > done + "&a".len());
        match bytes.get(done..start) {
            _ if is_next => self.run.end = done + text.len(),
            // Left out is a line feed after a carriage return, or a tag without a name, and no character reference.
            Some(left_out) if is_same && left_out.first() != Some(&b'&') => {
                self.flush();
                self.run = Span::new(start, self.position);
            }
            _ => self.refer(text),
        }
    }

    fn init_start_tag(&mut self) {
        self.tag.name.clear();
        self.tag.attributes.clear();
        self.tag.is_closed = false;
        self.is_end = false;
        self.in_tag = true;
    }

    fn init_end_tag(&mut self) {
        self.tag.name.clear();
        self.is_end = true;
        self.in_tag = false;
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush();
        self.in_tag = false;
        let state = if self.is_end {
            self.last_start.clear();
            self.visitor.end_tag(&self.tag.name);
            None
        } else {
            self.last_start.clear();
            self.last_start.extend_from_slice(&self.tag.name);
            self.visitor.start_tag(&self.tag)
        };
        self.go_on();
        state
    }

    fn emit_current_comment(&mut self) {
        self.flush();
        let start = self.file.floor_char_boundary(self.tag_start);
        let end = self.file.ceil_char_boundary(self.position.max(start));
        self.visitor.comment(Span::new(start, end));
        self.go_on();
    }

    fn emit_current_doctype(&mut self) {
        self.go_on();
    }

    fn set_self_closing(&mut self) {
        self.tag.is_closed = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        let name = Vec::new();
        let value = Vec::new();
        let at = self.position;
        if self.in_tag && self.tag.attributes.len() <= MOST_ATTRIBUTES {
            self.tag.attributes.push(Attribute { name, value, start: at, end: at });
        }
    }

    fn init_attribute_value(&mut self) {
        let at = self.position;
        if let Some(last) = self.tag.attributes.last_mut() {
            last.start = at;
            last.end = at;
        }
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        if let Some(last) = self.tag.attributes.last_mut() {
            last.name.extend_from_slice(name);
        }
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        let at = self.position;
        if let Some(last) = self.tag.attributes.last_mut() {
            last.value.extend_from_slice(value);
            last.end = at;
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.tag.name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.visitor.has_cdata()
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
}
