//! XML as packages hold it: elements, attributes and text, one after the other.
//!
//! Of [XML 1.0](https://www.w3.org/TR/xml/) what `quick-xml` reads. Entities that a document defines itself are not expanded:
//! each is U+FFFD, so that nothing is joined over it. Elements go by the prefix that the standards write for their
//! namespace, whatever the file calls it: `w:p` is a paragraph of Word in the transitional and in the strict form.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use crate::source::Unread;
use crate::source::encoding::decode;
use crate::text::Span;

/// How deep elements may stand in one another. Word ends at some hundreds.
const DEEPEST: usize = 2_000;

/// What reads the elements of a document, in order.
pub(super) trait Visitor {
    /// What comes next stands here in the text of the document. The end of an element of one tag is empty.
    fn at(&mut self, _event: Span) {}
    /// An element begins.
    fn open(&mut self, element: &Element<'_>);
    /// An element ends.
    fn close(&mut self, name: &str);
    /// Text stands between.
    fn text(&mut self, text: &str);
}

/// The beginning of an element.
pub(super) struct Element<'e> {
    /// The name, with the usual prefix of its namespace, if that is a known one.
    pub(super) name: &'e str,
    /// Its namespace; empty where it has none.
    #[cfg(feature = "office")]
    pub(super) space: &'e str,
    start: &'e BytesStart<'e>,
}

impl Element<'_> {
    /// Returns the value of an attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let attributes = self.start.attributes();
        let mut found = attributes.flatten().filter(|attribute| {
            attribute.key.local_name().as_ref() == name
                && attribute.key.prefix().is_none_or(|prefix| prefix.as_ref() != "xmlns")
        });
        found.next().map(|attribute| unescaped(&attribute.value))
    }

    /// Whether the attribute has this value.
    #[cfg(feature = "office")]
    pub(super) fn says(&self, name: &str, value: &str) -> bool {
        self.attribute(name).as_deref() == Some(value)
    }
}

/// Lets `visitor` read the bytes of a document of the `format`.
pub(super) fn visit(
    bytes: Vec<u8>,
    format: &'static str,
    visitor: &mut impl Visitor,
) -> Result<(), Unread> {
    visit_text(text_of(bytes)?.trim_start_matches('\u{feff}'), format, visitor)
}

/// Lets `visitor` read the characters of a document of the `format`.
pub(super) fn visit_text(
    text: &str,
    format: &'static str,
    visitor: &mut impl Visitor,
) -> Result<(), Unread> {
    let malformed = |why: String| Unread::Malformed { format, why };
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut name = String::new();
    let mut depth = 0_usize;
    let mut done = 0;
    loop {
        let event = reader.read_event().map_err(|error| malformed(error.to_string()))?;
        let position = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let place = Span::new(done, position.clamp(done, text.len()));
        visitor.at(place);
        done = place.end;
        let (space, event) = reader.resolver().resolve_event(event);
        match event {
            Event::Start(start) => {
                write_name(&mut name, &space, start.local_name().as_ref());
                depth += 1;
                if depth > DEEPEST {
                    return Err(Unread::TooMuch { what: "nested elements", limit: "2,000" });
                }
                visitor.open(&Element {
                    name: &name,
                    #[cfg(feature = "office")]
                    space: if let ResolveResult::Bound(Namespace(space)) = space {
                        space
                    } else {
                        ""
                    },
                    start: &start,
                });
            }
            Event::End(end) => {
                write_name(&mut name, &space, end.local_name().as_ref());
                depth = depth.saturating_sub(1);
                visitor.close(&name);
            }
            Event::Text(text) => visitor.text(&text.xml10_content()),
            Event::CData(text) => visitor.text(&text.xml10_content()),
            Event::GeneralRef(reference) => visitor.text(&character(&reference).to_string()),
            Event::Eof if depth > 0 => return Err(malformed("its end is missing".to_owned())),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Returns the characters of a document: in UTF-8, where it declares nothing else.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, Unread> {
    let declared = declared_encoding(&bytes);
    Ok(decode(bytes, Some(declared.as_deref().unwrap_or("utf-8")))?.text)
}

fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declaration = start.trim_start_matches('\u{feff}').strip_prefix("<?xml")?;
    let (declaration, _) = declaration.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (name, _) = value[1..].split_once(mark)?;
    // A file that is read as bytes cannot be in UTF-16 without a mark, whatever it declares.
    (!name.to_ascii_lowercase().starts_with("utf-16")).then(|| name.to_owned())
}

fn write_name(name: &mut String, space: &ResolveResult<'_>, local: &str) {
    name.clear();
    if let ResolveResult::Bound(Namespace(space)) = space {
        let prefix = usual_prefix(space);
        name.push_str(prefix);
        name.push_str(if prefix.is_empty() { "" } else { ":" });
    }
    name.push_str(local);
}

/// Returns the prefix that the standards write for a namespace; empty where it is another.
fn usual_prefix(space: &str) -> &'static str {
    match space {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => "w",
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://purl.oclc.org/ooxml/drawingml/main" => "a",
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => "m",
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc",
        "http://purl.org/dc/elements/1.1/" => "dc",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#" => "rdf",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        | "http://openoffice.org/2000/office" => "office",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" | "http://openoffice.org/2000/text" => {
            "text"
        }
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" | "http://openoffice.org/2000/table" => {
            "table"
        }
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
        | "http://openoffice.org/2000/drawing" => "draw",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" | "http://openoffice.org/2000/style" => {
            "style"
        }
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" | "http://openoffice.org/2000/meta" => {
            "meta"
        }
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
        | "http://www.w3.org/2000/svg" => "svg",
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        | "http://openoffice.org/2001/manifest" => "manifest",
        _ if space.starts_with("http://prismstandard.org/namespaces/basic/") => "prism",
        _ => "",
    }
}

/// Returns a value with its references resolved.
fn unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.replace(['\n', '\r', '\t'], " ");
    }
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let (name, after) = after.split_once(';').unwrap_or((after, ""));
        text.push(character(&BytesRef::new(name)));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Returns the character that a reference stands for; U+FFFD for what XML does not define.
fn character(reference: &BytesRef<'_>) -> char {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character;
    }
    let name: Cow<'_, str> = reference.xml10_content();
    match &*name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Names(Vec<String>);

    impl Visitor for Names {
        fn open(&mut self, element: &Element<'_>) {
            let id = element.attribute("id").unwrap_or_default();
            self.0.push(format!("<{} {id}", element.name));
        }

        fn close(&mut self, name: &str) {
            self.0.push(format!(">{name}"));
        }

        fn text(&mut self, text: &str) {
            self.0.push(text.to_owned());
        }
    }

    fn names(xml: &str) -> Result<String, Unread> {
        let mut names = Names::default();
        visit(xml.as_bytes().to_vec(), "DOCX", &mut names).map(|()| names.0.join("|"))
    }

    #[test]
    fn elements_go_by_the_usual_prefix_of_their_namespace() {
        let strict = r#"<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" x:id="a&amp;b">5&#52;&lt;</x:p>"#;
        assert_eq!(names(strict).unwrap(), "<w:p a&b|5|4|<|>w:p");
        let default = r#"<p xmlns="http://openoffice.org/2000/text"/>"#;
        assert_eq!(names(default).unwrap(), "<text:p |>text:p");
    }

    /// Writes each event as it stands in the document.
    struct Places<'t>(&'t str, Vec<&'t str>);

    impl Visitor for Places<'_> {
        fn at(&mut self, event: Span) {
            self.1.push(event.of(self.0));
        }

        fn open(&mut self, _: &Element<'_>) {}

        fn close(&mut self, _: &str) {}

        fn text(&mut self, _: &str) {}
    }

    #[test]
    fn every_event_has_its_place() {
        let parts = [
            "<?xml version=\"1.0\"?>",
            "\r\n",
            "<a b='<&lt;>'  >",
            "é5",
            "&#52;",
            "&amp;",
            " \r\n ",
            "<![CDATA[<6>]]>",
            "<b  />",
            "",
            "<!-- <c> -->",
            "</a\n>",
            "\n",
        ];
        let text = parts.concat();
        let mut places = Places(&text, Vec::new());
        visit_text(&text, "DOCX", &mut places).unwrap();
        assert_eq!(places.1.pop(), Some(""), "the end");
        assert_eq!(places.1, parts);
    }

    #[test]
    fn entities_of_a_document_are_not_expanded() {
        let laughs = r#"<!DOCTYPE a [<!ENTITY b "540">]><a>1&b;2</a>"#;
        assert_eq!(names(laughs).unwrap(), "<a |1|\u{fffd}|2|>a");
    }

    #[test]
    fn what_is_cut_off_or_too_deep_is_told() {
        assert!(names("<a><b>540").is_err());
        assert!(names(&"<a>".repeat(3_000)).is_err());
    }
}
