//! The elements of HTML, by what they do to the text in them, as the
//! [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html) has them.

use std::collections::BTreeMap;

/// Its text is parted from what stands around it.
pub(super) const BLOCK: u16 = 1 << 0;
/// It holds nothing, and has no end.
pub(super) const VOID: u16 = 1 << 1;
/// No element that only marks text reaches out of it by its end tag.
pub(super) const SPECIAL: u16 = 1 << 2;
/// No element reaches out of it by its end tag but a table's.
pub(super) const SCOPE: u16 = 1 << 3;
/// It ends a paragraph that is open.
pub(super) const CLOSES_P: u16 = 1 << 4;
/// It goes on in the next paragraph where it was not ended.
pub(super) const FORMATTING: u16 = 1 << 5;
/// What stands in it is not shown, or struck out.
pub(super) const UNSEEN: u16 = 1 << 6;
/// It changes the size or rise of figures.
pub(super) const RISE: u16 = 1 << 7;
/// It may stand in the head of a page.
pub(super) const IN_HEAD: u16 = 1 << 8;
/// It ends a drawing or formula that was not ended.
pub(super) const BREAKS_OUT: u16 = 1 << 9;

/// The elements that do anything, sorted, with what they do.
const ELEMENTS: [(&str, u16); 144] = [
    ("a", FORMATTING),
    ("abbr", 0),
    ("address", BLOCK | SPECIAL | CLOSES_P),
    ("annotation", UNSEEN),
    ("annotation-xml", UNSEEN),
    ("applet", SPECIAL | SCOPE | UNSEEN),
    ("area", VOID | SPECIAL),
    ("article", BLOCK | SPECIAL | CLOSES_P),
    ("aside", BLOCK | SPECIAL | CLOSES_P),
    ("audio", BLOCK | UNSEEN),
    ("b", FORMATTING | BREAKS_OUT),
    ("base", VOID | SPECIAL | IN_HEAD),
    ("basefont", VOID | SPECIAL | IN_HEAD),
    ("bdo", 0),
    ("bgsound", VOID | SPECIAL | IN_HEAD),
    ("big", FORMATTING | RISE | BREAKS_OUT),
    ("blockquote", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("body", BLOCK | SPECIAL | BREAKS_OUT),
    ("br", VOID | SPECIAL | BREAKS_OUT),
    ("button", BLOCK | SPECIAL),
    ("canvas", UNSEEN),
    ("caption", BLOCK | SPECIAL | SCOPE),
    ("center", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("cite", 0),
    ("code", FORMATTING | BREAKS_OUT),
    ("col", VOID | SPECIAL),
    ("colgroup", SPECIAL),
    ("datalist", UNSEEN),
    ("dd", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("defs", UNSEEN),
    ("del", UNSEEN),
    ("desc", UNSEEN),
    ("details", BLOCK | SPECIAL | CLOSES_P),
    ("dialog", BLOCK | CLOSES_P),
    ("dir", BLOCK | SPECIAL | CLOSES_P),
    ("div", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("dl", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("dt", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("em", FORMATTING | BREAKS_OUT),
    ("embed", VOID | SPECIAL | BREAKS_OUT),
    ("fieldset", BLOCK | SPECIAL | CLOSES_P),
    ("figcaption", BLOCK | SPECIAL | CLOSES_P),
    ("figure", BLOCK | SPECIAL | CLOSES_P),
    ("font", FORMATTING),
    ("footer", BLOCK | SPECIAL | CLOSES_P),
    ("foreignobject", 0),
    ("form", BLOCK | SPECIAL | CLOSES_P),
    ("frame", VOID | SPECIAL),
    ("frameset", BLOCK | SPECIAL | UNSEEN),
    ("h1", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("h2", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("h3", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("h4", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("h5", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("h6", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("head", SPECIAL | UNSEEN | BREAKS_OUT),
    ("header", BLOCK | SPECIAL | CLOSES_P),
    ("hgroup", BLOCK | SPECIAL | CLOSES_P),
    ("hr", BLOCK | VOID | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("html", BLOCK | SPECIAL | SCOPE),
    ("i", FORMATTING | BREAKS_OUT),
    ("iframe", BLOCK | SPECIAL | UNSEEN),
    ("img", VOID | SPECIAL | BREAKS_OUT),
    ("input", VOID | SPECIAL),
    ("ins", 0),
    ("keygen", VOID | SPECIAL),
    ("label", 0),
    ("legend", BLOCK),
    ("li", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("link", VOID | SPECIAL | IN_HEAD),
    ("listing", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("main", BLOCK | SPECIAL | CLOSES_P),
    ("marquee", BLOCK | SPECIAL | SCOPE),
    ("math", 0),
    ("menu", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("meta", VOID | SPECIAL | IN_HEAD | BREAKS_OUT),
    ("metadata", UNSEEN),
    ("mfrac", RISE),
    ("mi", RISE),
    ("mn", RISE),
    ("mo", RISE),
    ("mroot", RISE),
    ("msqrt", RISE),
    ("msub", RISE),
    ("msubsup", RISE),
    ("msup", RISE),
    ("mtd", RISE),
    ("mtext", RISE),
    ("nav", BLOCK | SPECIAL | CLOSES_P),
    ("nobr", FORMATTING | BREAKS_OUT),
    ("noembed", SPECIAL | UNSEEN),
    ("noframes", SPECIAL | UNSEEN | IN_HEAD),
    ("noscript", SPECIAL | UNSEEN | IN_HEAD),
    ("object", SPECIAL | SCOPE | UNSEEN),
    ("ol", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("optgroup", BLOCK),
    ("option", BLOCK),
    ("p", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("param", VOID | SPECIAL),
    ("plaintext", BLOCK | SPECIAL | CLOSES_P),
    ("pre", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("q", 0),
    ("rb", 0),
    ("rp", UNSEEN),
    ("rt", UNSEEN),
    ("rtc", UNSEEN),
    ("ruby", BREAKS_OUT),
    ("s", FORMATTING | UNSEEN | BREAKS_OUT),
    ("script", SPECIAL | UNSEEN | IN_HEAD),
    ("search", BLOCK | SPECIAL | CLOSES_P),
    ("section", BLOCK | SPECIAL | CLOSES_P),
    ("select", BLOCK | SPECIAL),
    ("small", FORMATTING | RISE | BREAKS_OUT),
    ("source", VOID | SPECIAL),
    ("span", BREAKS_OUT),
    ("strike", FORMATTING | UNSEEN | BREAKS_OUT),
    ("strong", FORMATTING | BREAKS_OUT),
    ("style", SPECIAL | UNSEEN | IN_HEAD),
    ("sub", RISE | BREAKS_OUT),
    ("summary", BLOCK | SPECIAL | CLOSES_P),
    ("sup", RISE | BREAKS_OUT),
    ("svg", 0),
    ("symbol", UNSEEN),
    ("table", BLOCK | SPECIAL | SCOPE | CLOSES_P | BREAKS_OUT),
    ("tbody", BLOCK | SPECIAL),
    ("td", SPECIAL | SCOPE),
    ("template", SPECIAL | SCOPE | UNSEEN | IN_HEAD),
    ("text", BLOCK),
    ("textarea", BLOCK | SPECIAL),
    ("tfoot", BLOCK | SPECIAL),
    ("th", SPECIAL | SCOPE),
    ("thead", BLOCK | SPECIAL),
    ("time", 0),
    ("title", BLOCK | SPECIAL | UNSEEN | IN_HEAD),
    ("tr", BLOCK | SPECIAL),
    ("track", VOID | SPECIAL),
    ("tspan", 0),
    ("tt", FORMATTING | BREAKS_OUT),
    ("u", FORMATTING | BREAKS_OUT),
    ("ul", BLOCK | SPECIAL | CLOSES_P | BREAKS_OUT),
    ("var", BREAKS_OUT),
    ("video", BLOCK | UNSEEN),
    ("wbr", VOID | SPECIAL),
    ("xmp", BLOCK | SPECIAL | CLOSES_P),
];

/// An element, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Element(usize);

impl Element {
    /// Returns the element of a name that the standard has.
    pub(super) fn known(name: &str) -> Option<Self> {
        ELEMENTS.binary_search_by_key(&name, |(known, _)| known).ok().map(Self)
    }

    /// Whether it does any of these.
    pub(super) fn is(self, any: u16) -> bool {
        ELEMENTS.get(self.0).is_some_and(|(_, flags)| flags & any != 0)
    }

    /// Returns its name; empty where the standard has none of this name.
    pub(super) fn name(self) -> &'static str {
        ELEMENTS.get(self.0).map_or("", |(name, _)| name)
    }

    /// Returns its number, of all that were met.
    pub(super) fn index(self) -> usize {
        self.0
    }
}

/// The elements that a page holds.
#[derive(Debug, Default)]
pub(super) struct Elements {
    /// Those of other names than the standard's.
    others: BTreeMap<Vec<u8>, Element>,
}

impl Elements {
    /// Returns the element of a name.
    pub(super) fn of(&mut self, name: &[u8]) -> Element {
        if let Some(known) = std::str::from_utf8(name).ok().and_then(Element::known) {
            return known;
        }
        if let Some(found) = self.others.get(name) {
            return *found;
        }
        let next = Element(ELEMENTS.len() + self.others.len());
        self.others.insert(name.to_owned(), next);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_elements_are_sorted() {
        assert!(ELEMENTS.is_sorted_by(|(a, _), (b, _)| a < b));
        assert_eq!(Element::known("wbr").map(Element::name), Some("wbr"));
    }
}
