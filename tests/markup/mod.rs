//! What a page of HTML holds, token by token: what has no place in it, its anchors, links and words.

use html5gum::{StartTag, Token, Tokenizer};

/// The elements that a page may have, each with its attributes.
pub(crate) type Elements = [(&'static str, &'static [&'static str])];

/// The elements that have no end tag.
const VOID: [&str; 4] = ["meta", "br", "input", "wbr"];

/// What a page holds.
#[derive(Default)]
pub(crate) struct Seen {
    /// The words in elements of the class that was asked for, without numbers of notes.
    pub(crate) text: String,
    /// What has no place in the page.
    pub(crate) wrong: Vec<String>,
    pub(crate) ids: Vec<String>,
    /// The addresses that its links lead to, and the ids that its elements refer to as `#id`.
    pub(crate) links: Vec<String>,
    /// The elements, as they begin.
    pub(crate) elements: Vec<String>,
    open: Vec<String>,
    /// How many elements were open where the text that was asked for began.
    inside: Option<usize>,
}

impl Seen {
    /// Reads a page that may have these elements; the text is that of the elements of class `class`.
    pub(crate) fn of(page: &str, elements: &Elements, class: &str) -> Self {
        let mut seen = Self::default();
        let mut tokens = Tokenizer::new(page);
        tokens.by_ref().for_each(|token| match token {
            Ok(Token::StartTag(tag)) => seen.start(&tag, elements, class),
            Ok(Token::EndTag(tag)) => seen.end(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => seen.string(&String::from_utf8_lossy(&text)),
            Ok(Token::Doctype(_)) => {}
            other => seen.wrong.push(format!("{other:?}")),
        });
        if !seen.open.is_empty() {
            seen.wrong.push(format!("still open: {:?}", seen.open));
        }
        seen
    }

    fn start(&mut self, tag: &StartTag<()>, elements: &Elements, class: &str) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let known = elements.iter().find(|(known, _)| *known == name);
        for (attribute, value) in &tag.attributes {
            let attribute = String::from_utf8_lossy(attribute).into_owned();
            let value = String::from_utf8_lossy(value).into_owned();
            if !known.is_some_and(|(_, attributes)| attributes.contains(&attribute.as_str())) {
                self.wrong.push(format!("{name} {attribute}"));
            }
            match attribute.as_str() {
                "id" => self.ids.push(value),
                "href" => self.links.push(value),
                "aria-describedby" | "aria-labelledby" => {
                    self.links.extend(value.split(' ').map(|id| format!("#{id}")));
                }
                "class" if value == class => self.inside = Some(self.open.len()),
                _ => {}
            }
        }
        if known.is_none() {
            self.wrong.push(name.clone());
        }
        self.elements.push(name.clone());
        if !VOID.contains(&name.as_str()) && !tag.self_closing {
            self.open.push(name);
        }
    }

    fn end(&mut self, name: &str) {
        if self.open.pop().as_deref() != Some(name) {
            self.wrong.push(format!("/{name}"));
        }
        if self.inside == Some(self.open.len()) {
            self.inside = None;
        }
    }

    fn string(&mut self, text: &str) {
        if self.inside.is_some() && self.open.last().is_none_or(|open| open != "sup") {
            self.text.push_str(text);
        }
    }
}
