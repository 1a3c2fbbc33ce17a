//! What a PDF says of itself as XMP (ISO 16684-1), the newer of the two ways that there are (ISO 32000-2, 14.3.2).

use crate::source::About;
use crate::source::about::published_day;
use crate::source::format::xml::{self, Element, Visitor};

/// The largest packet that is read.
const LARGEST: usize = 4_000_000;

/// Returns what a packet of XMP says. Where it cannot be read, it says nothing.
///
/// The day of publication is that of PRISM, which publishers write. `dc:date` and `xmp:CreateDate` are, in most files, the
/// day that the file was made on.
pub(super) fn about(packet: &[u8]) -> About {
    let mut reader = XmpReader::default();
    if packet.len() <= LARGEST {
        // What stands before a mistake is as good as it would be without it.
        let _ = xml::visit(packet.to_vec(), "XMP", &mut reader);
    }
    reader.about
}

#[derive(Default)]
struct XmpReader {
    about: About,
    /// The property that is being read.
    property: Option<Property>,
    text: String,
}

#[derive(Clone, Copy)]
enum Property {
    Title,
    Creator,
    Publisher,
    Language,
    Published,
}

impl Property {
    fn of(name: &str) -> Option<Self> {
        match name {
            "dc:title" => Some(Self::Title),
            "dc:creator" => Some(Self::Creator),
            "dc:publisher" => Some(Self::Publisher),
            "dc:language" => Some(Self::Language),
            "prism:publicationDate" | "prism:coverDate" => Some(Self::Published),
            _ => None,
        }
    }
}

impl XmpReader {
    /// Takes a value of a property; the first one of those that a source has one of.
    fn take(&mut self, property: Property, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let about = &mut self.about;
        match property {
            Property::Title => drop(about.title.get_or_insert(text)),
            Property::Creator => about.authors.push(text),
            Property::Publisher => drop(about.publisher.get_or_insert(text)),
            Property::Language => drop(about.language.get_or_insert(text)),
            Property::Published => {
                about.published = about.published.take().or(published_day(&text));
            }
        }
    }
}

impl Visitor for XmpReader {
    fn open(&mut self, element: &Element<'_>) {
        self.text.clear();
        if let Some(property) = Property::of(element.name) {
            self.property = Some(property);
        }
        // A simple property may be written as an attribute.
        if element.name == "rdf:Description" {
            for name in ["publicationDate", "coverDate"] {
                if let Some(day) = element.attribute(name) {
                    self.take(Property::Published, &day);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        let is_value = name == "rdf:li" || Property::of(name).is_some();
        if let Some(property) = self.property.filter(|_| is_value) {
            let text = std::mem::take(&mut self.text);
            self.take(property, &text);
        }
        if Property::of(name).is_some() {
            self.property = None;
        }
    }

    fn text(&mut self, text: &str) {
        if self.property.is_some() {
            self.text.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_authors_and_day_of_publication_are_read() {
        let packet = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <r:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmp:CreateDate="2012-01-01T10:00:00Z"
             prism:publicationDate="2010-03-19">
            <dc:title><r:Alt><r:li xml:lang="x-default">Votes &amp;
              seats</r:li><r:li xml:lang="fr">Voix</r:li></r:Alt></dc:title>
            <dc:creator><r:Seq><r:li>Jo Berg</r:li><r:li>Mo Dahl</r:li></r:Seq></dc:creator>
            <dc:date><r:Seq><r:li>2012-01-01</r:li></r:Seq></dc:date>
            </r:Description></r:RDF></x:xmpmeta><?xpacket end="w"?>"#;
        let about = about(packet.as_bytes());
        assert_eq!(about.title.as_deref(), Some("Votes & seats"));
        assert_eq!(about.authors, ["Jo Berg", "Mo Dahl"]);
        assert_eq!(about.published.as_deref(), Some("2010-03-19"));
        assert_eq!(about.publisher, None);
    }

    #[test]
    fn what_is_no_packet_says_nothing() {
        assert_eq!(about(b"no XML"), About::default());
        assert_eq!(about(&[0xff; 40]), About::default());
    }
}
