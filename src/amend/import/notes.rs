//! Notes that Zotero exports: as HTML, where a highlight is a `span` with `data-annotation`, or as Markdown, where it stands
//! between quotation marks before a link to the item and one to the page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonc_parser::ast::Value;
use regex::{Captures, Regex};

use crate::dossier::{Problem, syntax_tree};
use crate::source::Format;
use crate::text::Span;

use super::cell::Cell;
use super::json::Places;
use super::zotero::{Highlight, highlight};
use super::{Entries, SourceEntry, csl};

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is right")
}

static HIGHLIGHT: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"<span class="highlight" data-annotation="([^"]*)"[^>]*>"#));
static ITEMS: LazyLock<Regex> = LazyLock::new(|| regex(r#"data-citation-items="([^"]*)""#));
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?s)“(?P<text>[^“]*?)”\s*\(\[(?P<label>[^\]]*)\]\(zotero://select/[^)]*/items/(?P<item>\w+)\)\)",
        r"\s*\(\[[^\]]*\]\(zotero://open(?:-pdf)?/[^)]*/items/(?P<attachment>\w+)(?:\?(?P<query>[^)]*))?\)\)"
    ))
});

/// Whether a text is a note with links to annotations.
pub(super) fn are_in(text: &str) -> bool {
    HIGHLIGHT.is_match(text) || LINK.is_match(text)
}

/// Returns the highlights of a note as citations, and what they are of as sources.
pub(super) fn read(text: &str) -> Result<Entries, Vec<Problem>> {
    let mut note = Note::default();
    for found in ITEMS.captures_iter(text) {
        note.add_items(text, &found);
    }
    for found in HIGHLIGHT.captures_iter(text) {
        note.add_span(text, &found);
    }
    if note.entries.claims.is_empty() {
        LINK.captures_iter(text).for_each(|found| note.add_link(&found));
    }
    Ok(note.entries)
}

#[derive(Default)]
struct Note {
    entries: Entries,
    /// The indices of the sources by the keys of their items.
    sources: BTreeMap<String, usize>,
}

impl Note {
    /// Adds the bibliography that a note carries: CSL-JSON, in the characters of an address.
    fn add_items(&mut self, text: &str, found: &Captures<'_>) {
        let (decoded, places) = attribute(text, found);
        let Ok(tree) = syntax_tree(&decoded) else { return };
        let items = tree.as_array().into_iter().flat_map(|list| &list.elements);
        for item in items.filter_map(Value::as_object) {
            let Some(data) = item.get_object("itemData") else { continue };
            let source = csl::entry(data, places, &mut self.entries.remarks);
            // Its id is the number of the item in one library, or its address.
            let source = SourceEntry { name: None, ..source };
            let uris = item.get_array("uris").into_iter().flat_map(|list| &list.elements);
            let keys = uris.filter_map(|uri| Some(key_of(&uri.as_string_lit()?.value).to_owned()));
            let index = self.entries.sources.len();
            self.sources.extend(keys.map(|key| (key, index)));
            self.entries.sources.push(source);
        }
    }

    fn add_span(&mut self, text: &str, found: &Captures<'_>) {
        let (decoded, places) = attribute(text, found);
        let place = whole(found);
        let tree = syntax_tree(&decoded);
        let Some(data) = tree.as_ref().ok().and_then(Value::as_object) else {
            let message = "`data-annotation` of this highlight cannot be read";
            self.entries.problems.push(Problem::new(
                place,
                message,
                "expected JSON in percent-encoding",
            ));
            return;
        };
        let item = data.get_object("citationItem").and_then(|item| item.get_array("uris"));
        let item = item.and_then(|uris| uris.elements.first()?.as_string_lit());
        let attachment = data.get_string("attachmentURI");
        let keys = [item, attachment].map(|uri| uri.map(|uri| key_of(&uri.value).to_owned()));
        let source = self.source(keys, place);
        let start = place.end;
        let inner = &text[start..start + end_of_span(&text[start..])];
        let words = words_of(inner);
        let page = places.cell(data, "pageLabel");
        self.add(words, Span::new(start, start + inner.len()), page, source);
    }

    fn add_link(&mut self, found: &Captures<'_>) {
        let group = |name: &str| found.name(name).map(|group| group.as_str().to_owned());
        let place =
            found.name("text").map_or(whole(found), |text| Span::new(text.start(), text.end()));
        let source = self.source([group("item"), group("attachment")], place);
        let label = found.name("label");
        let page = label.and_then(|label| {
            let (_, page) = label.as_str().rsplit_once("p. ")?;
            Some(Cell::new(page, Span::new(label.start(), label.end())))
        });
        let text = group("text").unwrap_or_default().replace('\\', "");
        self.add(text, place, page, source);
    }

    fn add(&mut self, text: String, place: Span, page: Option<Cell>, source: usize) {
        let text = Cell::new(text.trim(), place);
        let found = Highlight { text, comment: None, page, tags: Vec::new() };
        self.entries.claims.push(highlight(found, source));
    }

    /// Returns the source of an item and its attachment, by their keys; one that is not known yet has no more than these.
    fn source(&mut self, [item, attachment]: [Option<String>; 2], place: Span) -> usize {
        let known =
            [&item, &attachment].into_iter().flatten().find_map(|key| self.sources.get(key));
        let index = known.copied().unwrap_or_else(|| {
            self.entries.sources.push(SourceEntry { place, ..SourceEntry::default() });
            self.entries.sources.len() - 1
        });
        let own = &mut self.entries.sources[index];
        own.folder = own.folder.take().or_else(|| attachment.clone());
        self.sources.extend([item, attachment].into_iter().flatten().map(|key| (key, index)));
        index
    }
}

fn whole(found: &Captures<'_>) -> Span {
    found.get(0).map_or(Span::default(), |whole| Span::new(whole.start(), whole.end()))
}

/// Returns what an attribute says, and where it stands.
fn attribute(text: &str, found: &Captures<'_>) -> (String, Places) {
    let place = found.get(1).map_or(Span::default(), |value| Span::new(value.start(), value.end()));
    (decoded(place.of(text)), Places::At(place))
}

/// Returns the key at the end of the address of an item.
fn key_of(uri: &str) -> &str {
    uri.rsplit('/').next().unwrap_or(uri)
}

/// Returns the length of what stands in a `span`, which others may stand in.
fn end_of_span(text: &str) -> usize {
    static TAG: LazyLock<Regex> = LazyLock::new(|| regex(r"<(/?)span\b"));
    let mut depth = 0_usize;
    for tag in TAG.captures_iter(text) {
        let whole = whole(&tag);
        match (&tag[1], depth) {
            ("/", 0) => return whole.start,
            ("/", _) => depth -= 1,
            _ => depth += 1,
        }
    }
    text.len()
}

/// Returns the words of a piece of HTML, without the quotation marks that Zotero puts around them.
fn words_of(html: &str) -> String {
    let page = format!("<!doctype html><p>{html}</p>");
    let text = Format::Html.read(page.into_bytes()).map_or(String::new(), |page| page.text);
    let text = text.trim();
    let inner = text.strip_prefix('“').and_then(|text| text.strip_suffix('”'));
    inner.unwrap_or(text).to_owned()
}

/// Returns what a text in percent-encoding stands for (RFC 3986, section 2.1).
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let pair = others.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte =
            pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &others[2..] } else { others };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
