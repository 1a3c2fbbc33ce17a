//! XML as a tree, and what an XML Schema says of it: as much of XML Schema 1.0 as `junit-10.xsd` is written in, where children
//! come in any order and any number.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// The text directly in it.
    pub(crate) text: String,
    pub(crate) children: Vec<Self>,
}

impl Element {
    /// Returns the outermost element of a document; panics where it is not well-formed.
    pub(crate) fn parse(document: &str) -> Self {
        let illegal = |c: char| !matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
        assert!(!document.contains(illegal), "XML has no such characters");
        let mut reader = quick_xml::Reader::from_str(document);
        reader.config_mut().expand_empty_elements = true;
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::opened(&start)),
                Event::End(_) => {
                    let closed = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(closed);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.xml10_content()),
                Event::CData(text) => open.last_mut().unwrap().text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let entity = format!("&{};", &*reference);
                    let text = quick_xml::escape::unescape(&entity).unwrap().into_owned();
                    open.last_mut().unwrap().text.push_str(&text);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let mut document = open.pop().unwrap();
        assert!(open.is_empty(), "every element is closed");
        assert_eq!(document.children.len(), 1, "a document has one element");
        document.children.remove(0)
    }

    fn opened(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// Returns the element and all in it.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let inner = self.children.iter().flat_map(Self::all);
        std::iter::once(self).chain(inner).collect()
    }

    pub(crate) fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// What a schema allows in an element.
struct Allowed {
    attributes: BTreeSet<String>,
    required: BTreeSet<String>,
    children: BTreeSet<String>,
    has_text: bool,
}

/// Returns what a document has that a schema does not allow.
pub(crate) fn violations(schema: &str, document: &str) -> Vec<String> {
    let schema = Element::parse(schema);
    let declared = schema.children.iter().filter(|child| child.name == "xs:element");
    let allowed: BTreeMap<&str, Allowed> =
        declared.map(|element| (element.attribute("name"), allowed(element))).collect();
    assert!(allowed.len() > 5, "the schema is read");
    let document = Element::parse(document);
    document.all().into_iter().flat_map(|element| wrong_in(element, &allowed)).collect()
}

fn allowed(declared: &Element) -> Allowed {
    let attributes = declared.named("xs:attribute");
    let name = |attribute: &&Element| attribute.attribute("name").to_owned();
    let required = attributes.iter().filter(|attribute| attribute.attribute("use") == "required");
    let children = declared.named("xs:element").into_iter();
    Allowed {
        required: required.map(name).collect(),
        attributes: attributes.iter().map(name).collect(),
        children: children.map(|child| child.attribute("ref").to_owned()).collect(),
        has_text: declared.attribute("type") == "xs:string"
            || declared.named("xs:complexType").iter().any(|one| one.attribute("mixed") == "true"),
    }
}

fn wrong_in(element: &Element, allowed: &BTreeMap<&str, Allowed>) -> Vec<String> {
    let name = &element.name;
    let Some(allowed) = allowed.get(name.as_str()) else { return vec![format!("element {name}")] };
    let mut wrong: Vec<String> = Vec::new();
    let own: BTreeSet<String> = element.attributes.keys().cloned().collect();
    wrong.extend(own.difference(&allowed.attributes).map(|one| format!("{name}/@{one}")));
    wrong.extend(allowed.required.difference(&own).map(|one| format!("{name} without @{one}")));
    let children = element.children.iter().map(|child| &child.name);
    wrong.extend(
        children
            .filter(|child| !allowed.children.contains(*child))
            .map(|one| format!("{name}/{one}")),
    );
    if !allowed.has_text && !element.text.trim().is_empty() {
        wrong.push(format!("text in {name}"));
    }
    wrong
}
