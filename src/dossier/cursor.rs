//! Where in a claims file a byte of it is, also in one that is half typed.
//!
//! The text is walked over token by token, and what does not fit is passed over: a string ends at the end of its line at the
//! latest, and a bracket closes the last one of its kind.

use crate::text::Span;

/// A step from the root of a claims file to a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the field of an object.
    Field(String),
    /// Into the element of a list, counted from 0.
    Element(usize),
}

/// Where in a claims file a byte of it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The way from the root.
    pub path: Vec<Step>,
    /// Whether a name of a field stands there, or is to stand there.
    pub is_name: bool,
    /// The string or word there, with its quotation marks; `None` between tokens.
    pub token: Option<Span>,
    /// The fields of the innermost object that are strings, with their values, but for the one that the place is in.
    pub fields: Vec<(String, String)>,
}

impl Cursor {
    /// Returns where the byte `offset` of `text` is.
    ///
    /// ```
    /// use crosscheck::dossier::{Cursor, Step};
    /// let text = r#"{ "claims": { "votes": { "citations": [{ "source": "wsj", "quote": "540 ba"#;
    /// let cursor = Cursor::at(text, text.len());
    /// let field = |name: &str| Step::Field(name.to_owned());
    /// let path = [field("claims"), field("votes"), field("citations"), Step::Element(0), field("quote")];
    /// assert_eq!(cursor.path, path);
    /// assert_eq!(cursor.token.unwrap().of(text), "\"540 ba");
    /// assert_eq!(cursor.fields, [("source".to_owned(), "wsj".to_owned())]);
    /// ```
    pub fn at(text: &str, offset: usize) -> Self {
        let mut walk = Walk { text, offset, frames: Vec::new(), found: None };
        let mut at = 0;
        while at < text.len() && !walk.is_over() {
            at = walk.token(at);
        }
        walk.finish()
    }

    /// Returns the names of the path; elements of lists are left out.
    pub fn names(&self) -> Vec<&str> {
        let names = self.path.iter().filter_map(|step| match step {
            Step::Field(name) => Some(name.as_str()),
            Step::Element(_) => None,
        });
        names.collect()
    }

    /// Returns the value of a string beside the place.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// An object or list that is open.
#[derive(Debug)]
struct Frame {
    is_object: bool,
    /// The name of the field that is being read.
    name: Option<String>,
    /// Whether a name comes next.
    wants_name: bool,
    element: usize,
    fields: Vec<(String, String)>,
    /// The string that was taken for a value last, and is a name where a colon follows: a comma may be missing.
    last_value: Option<String>,
}

struct Walk<'t> {
    text: &'t str,
    offset: usize,
    frames: Vec<Frame>,
    /// The place, and how many frames were open there.
    found: Option<(Cursor, usize)>,
}

impl Walk<'_> {
    fn is_over(&self) -> bool {
        self.found.as_ref().is_some_and(|(_, depth)| self.frames.len() < *depth)
    }

    /// Passes over the token at `at`, and returns where the next may begin.
    fn token(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let Some(first) = rest.chars().next() else { return self.text.len() };
        let end = match first {
            '"' => at + string_end(rest),
            '/' if rest.starts_with("//") => at + rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => at + rest.find("*/").map_or(rest.len(), |end| end + 2),
            '{' | '[' | '}' | ']' | ',' | ':' => at + 1,
            _ if first.is_whitespace() => at + first.len_utf8(),
            _ => at + rest.find(is_delimiter).unwrap_or(rest.len()),
        };
        let is_word = first == '"' || (!is_delimiter(first) && first != '/');
        // After the last letter of a word that is being typed one is still in it; a closed string is left behind.
        let is_closed = first == '"' && end > at + 1 && self.text[..end].ends_with('"');
        let is_inside =
            at < self.offset && (self.offset < end || (self.offset == end && !is_closed));
        if self.found.is_none() && is_word && (is_inside || (at == self.offset && first == '"')) {
            self.find(Some(Span::new(at, end)));
        } else if self.found.is_none() && at >= self.offset {
            self.find(None);
        }
        self.pass(first, Span::new(at, end));
        end
    }

    fn find(&mut self, token: Option<Span>) {
        let mut cursor = Cursor { token, ..Cursor::default() };
        let depth = self.frames.len();
        for (index, frame) in self.frames.iter().enumerate() {
            if !frame.is_object {
                cursor.path.push(Step::Element(frame.element));
            } else if index + 1 == depth && frame.wants_name {
                cursor.is_name = true;
            } else if let Some(name) = &frame.name {
                cursor.path.push(Step::Field(name.clone()));
            }
        }
        self.found = Some((cursor, depth));
    }

    fn pass(&mut self, first: char, span: Span) {
        match first {
            '{' | '[' => {
                let is_object = first == '{';
                self.frames.push(Frame {
                    is_object,
                    name: None,
                    wants_name: is_object,
                    element: 0,
                    fields: Vec::new(),
                    last_value: None,
                });
            }
            '}' | ']' => self.close(first == '}'),
            ',' => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.element += 1;
                    frame.wants_name = frame.is_object;
                    frame.name = None;
                    frame.last_value = None;
                }
            }
            ':' => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.wants_name = false;
                    if let Some(name) = frame.last_value.take() {
                        frame.fields.pop();
                        frame.name = Some(name);
                    }
                }
            }
            '"' => self.pass_string(span),
            _ => {}
        }
    }

    fn pass_string(&mut self, span: Span) {
        let value = string_value(span.of(self.text));
        let is_found = self.found.as_ref().is_some_and(|(cursor, _)| cursor.token == Some(span));
        let depth = self.frames.len();
        let Some(frame) = self.frames.last_mut().filter(|frame| frame.is_object) else { return };
        if frame.wants_name {
            frame.name = Some(value);
        } else if let Some(name) = frame.name.clone().filter(|_| !is_found) {
            frame.fields.push((name, value.clone()));
            frame.last_value = Some(value);
        }
        self.note_fields(depth);
    }

    /// Notes the fields beside the place, as far as they are known.
    fn note_fields(&mut self, depth: usize) {
        let Some((cursor, found)) = &mut self.found else { return };
        if let Some(frame) = self.frames.last().filter(|_| *found == depth) {
            cursor.fields.clone_from(&frame.fields);
        }
    }

    /// Closes the last frame of a kind, with those that were left open in it.
    fn close(&mut self, is_object: bool) {
        if let Some(last) = self.frames.iter().rposition(|frame| frame.is_object == is_object) {
            self.frames.truncate(last);
        }
    }

    fn finish(mut self) -> Cursor {
        if self.found.is_none() {
            self.find(None);
            let depth = self.frames.len();
            self.note_fields(depth);
        }
        let (mut cursor, depth) = self.found.take().unwrap_or_default();
        // What stood before a place where nothing follows was not noted yet.
        if cursor.fields.is_empty()
            && let Some(frame) = depth.checked_sub(1).and_then(|last| self.frames.get(last))
        {
            cursor.fields.clone_from(&frame.fields);
        }
        cursor
    }
}

fn is_delimiter(c: char) -> bool {
    c.is_whitespace() || "{}[],:\"".contains(c)
}

/// Returns how many bytes a string at the beginning of a text has, with its quotation marks.
fn string_end(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' | b'\r' => return at,
            b'"' if !is_escaped => return at + 1,
            _ => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    text.len()
}

/// Returns what a string says, that may not be closed yet; as it is written, where that is no string.
pub(super) fn string_value(written: &str) -> String {
    let inner = written.strip_prefix('"').unwrap_or(written);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    serde_json::from_str(&format!("\"{inner}\"")).unwrap_or_else(|_| inner.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns where the sign `|` is in a text, as a path, and the token there.
    fn at(marked: &str) -> (String, String) {
        let offset = marked.find('|').expect("a place is marked");
        let text = marked.replacen('|', "", 1);
        let cursor = Cursor::at(&text, offset);
        let path = cursor.path.iter().map(|step| match step {
            Step::Field(name) => name.clone(),
            Step::Element(index) => index.to_string(),
        });
        let mut path = path.collect::<Vec<_>>().join("/");
        if cursor.is_name {
            path.push_str(" name");
        }
        (path, cursor.token.map_or(String::new(), |token| token.of(&text).to_owned()))
    }

    #[test]
    fn a_place_has_a_path() {
        let table = [
            (r#"{ "claims": { "a|b": 1 } }"#, "claims name", "\"ab\""),
            (r#"{ "claims": { "ab": { "unit": "vo|tes" } } }"#, "claims/ab/unit", "\"votes\""),
            (r#"{ "claims": { "ab": { | } } }"#, "claims/ab name", ""),
            (r#"{ "rules": [ {}, { "holds": "a <|= b" } ] }"#, "rules/1/holds", "\"a <= b\""),
            (r#"{ "a": [1, 2], "b": |"#, "b", ""),
            (r#"{ "a": tru|e }"#, "a", "true"),
            ("|", "", ""),
        ];
        for (marked, path, token) in table {
            assert_eq!(at(marked), (path.to_owned(), token.to_owned()), "{marked}");
        }
    }

    #[test]
    fn what_is_half_typed_hides_nothing_before_it() {
        let table = [
            ("{ \"a\": \"open\n \"b\": \"x|\n}", "b", "\"x"),
            ("{ \"a\": { \"b\": [ \"c\" }, \"d|\": 1 }", " name", "\"d\""),
            ("{ \"a\": \"\\\"|\"", "a", "\"\\\"\""),
            ("// {\n{ \"a\": /* \" */ \"b|", "a", "\"b"),
        ];
        for (marked, path, token) in table {
            assert_eq!(at(marked), (path.to_owned(), token.to_owned()), "{marked}");
        }
    }

    #[test]
    fn fields_beside_a_place_are_known_on_both_sides() {
        let text = r#"{ "quote": "540", "source": "wsj", "value": 3 }"#;
        let cursor = Cursor::at(text, text.find("540").unwrap());
        assert_eq!(cursor.field("source"), Some("wsj"));
        assert_eq!(cursor.field("quote"), None);
    }
}
