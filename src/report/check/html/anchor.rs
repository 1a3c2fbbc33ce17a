//! The anchors of the page, and the links that lead to them.

use std::fmt::Write as _;

use crate::report::kit::html::{Markup, shown_text};

use super::shown::ShownDossier;

/// A part of the page that can be linked to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// A claim, by its index.
    Claim(usize),
    /// A citation of a claim, by their indices.
    Citation(usize, usize),
    /// A source, by its index.
    Source(usize),
    /// A rule, by its index.
    Rule(usize),
    /// The summary.
    Summary,
    /// What there is on some claims.
    Claims,
}

impl ShownDossier<'_> {
    /// Returns the id of a part, as HTML has it; no two of a page are the same, as ids of claims hold no slash.
    pub(super) fn anchor(&self, part: Part) -> String {
        let dossier = &self.examined.checked.dossier;
        let claim = |index: usize| &dossier.claims[index].id.value;
        let own = match part {
            Part::Claim(index) => claim(index).clone(),
            Part::Citation(index, citation) => format!("{}/{}", claim(index), citation + 1),
            Part::Source(index) => format!("/source/{}", dossier.sources[index].id.value),
            Part::Rule(index) => format!("/rule/{}", dossier.rules[index].id.value),
            Part::Summary => "/summary".to_owned(),
            Part::Claims => "/of-dossier".to_owned(),
        };
        format!("{}{own}", self.prefix)
    }

    /// Writes the attribute that makes an element this part.
    pub(super) fn write_id(&self, markup: &mut Markup, part: Part) {
        markup.element(" id=\"", &self.anchor(part), "\"");
    }

    /// Writes the beginning of a link to a part, without the end of its tag.
    pub(super) fn write_link(&self, markup: &mut Markup, part: Part) {
        markup.element("<a href=\"#", &encoded(&shown_text(&self.anchor(part))), "\"");
    }
}

/// Returns text as it is written into an address: all but letters, digits and the other unreserved characters in percent
/// signs (RFC 3986, sections 2.1 and 2.3), and slashes.
pub(super) fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                written.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => _ = write!(written, "%{byte:02X}"),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_plain_characters_is_encoded() {
        assert_eq!(encoded("votes-oslo_1.a~/2"), "votes-oslo_1.a~/2");
        assert_eq!(encoded("a\"b<&#%é"), "a%22b%3C%26%23%25%C3%A9");
    }
}
