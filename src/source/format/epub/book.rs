//! What a book says of itself: its parts and their order, its title and authors, what of it is encrypted.

use std::collections::BTreeMap;

use crate::source::About;
use crate::source::about::published_day;
use crate::source::format::package::resolved;
use crate::source::format::xml::{Element, Visitor};

/// Ways to hide fonts from other programs, which hide no text.
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// A part of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// The name of its member.
    pub(super) member: String,
    pub(super) media_type: String,
    /// Whether it leads through the book.
    pub(super) is_nav: bool,
}

/// Reads `META-INF/container.xml`.
#[derive(Debug, Default)]
pub(super) struct Container {
    /// The member that describes the book.
    pub(super) book: Option<String>,
}

impl Visitor for Container {
    fn open(&mut self, element: &Element<'_>) {
        if element.name == "rootfile" && self.book.is_none() {
            self.book = element.attribute("full-path");
        }
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Reads the member that describes a book.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The name of the member.
    member: String,
    items: BTreeMap<String, Item>,
    /// The ids of its parts, in the order of reading.
    spine: Vec<String>,
    pub(super) about: About,
    text: String,
    /// Whether the date that is being read is that of publication.
    is_published: bool,
}

impl Book {
    /// Returns a reader of the member of this name.
    pub(super) fn new(member: String) -> Self {
        Self { member, ..Self::default() }
    }

    /// Returns the parts in the order of reading.
    pub(super) fn spine(&self) -> impl Iterator<Item = Item> {
        self.spine.iter().map(|id| self.items.get(id).cloned().unwrap_or_default())
    }
}

impl Visitor for Book {
    fn open(&mut self, element: &Element<'_>) {
        self.text.clear();
        match element.name {
            "item" => {
                let (Some(id), Some(target)) = (element.attribute("id"), element.attribute("href"))
                else {
                    return;
                };
                let properties = element.attribute("properties").unwrap_or_default();
                let item = Item {
                    member: resolved(&self.member, &decoded(&target)),
                    media_type: element.attribute("media-type").unwrap_or_default(),
                    is_nav: properties.split_whitespace().any(|property| property == "nav"),
                };
                self.items.insert(id, item);
            }
            "itemref" => self.spine.extend(element.attribute("idref")),
            "dc:date" => {
                let event = element.attribute("event");
                self.is_published = event.is_none_or(|event| event.contains("publication"));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let text = std::mem::take(&mut self.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let about = &mut self.about;
        match name {
            "dc:title" if about.title.is_none() => about.title = Some(text),
            "dc:creator" => about.authors.push(text),
            "dc:publisher" if about.publisher.is_none() => about.publisher = Some(text),
            "dc:language" if about.language.is_none() => about.language = Some(text),
            "dc:date" if about.published.is_none() && self.is_published => {
                about.published = published_day(&text);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

/// Reads `META-INF/encryption.xml`.
#[derive(Debug, Default)]
pub(super) struct Encryption {
    /// The members that are encrypted, and are no fonts.
    pub(super) members: Vec<String>,
    is_font: bool,
}

impl Visitor for Encryption {
    fn open(&mut self, element: &Element<'_>) {
        match element.name {
            "EncryptedData" => self.is_font = false,
            "EncryptionMethod" => {
                let algorithm = element.attribute("Algorithm").unwrap_or_default();
                self.is_font |= FONTS.contains(&algorithm.as_str());
            }
            "CipherReference" if !self.is_font => {
                let target = element.attribute("URI").unwrap_or_default();
                self.members.push(resolved("", &decoded(&target)));
            }
            _ => {}
        }
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Returns an address without its fragment, and with what is written as `%20` in it.
fn decoded(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let byte = digits
            .and_then(|two| std::str::from_utf8(two).ok())
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        assert_eq!(decoded("a%20b.xhtml#c"), "a b.xhtml");
    }
}
