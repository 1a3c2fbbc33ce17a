//! The text of the parts of a package.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::styles::{Styles, TextLook};
use crate::source::format::flow::Flow;
use crate::source::format::xml::{Element, Visitor};
use crate::source::shown::Gap;
use crate::source::{About, ReferenceKind, Region};

/// Elements whose content is no text of the page.
const SKIPPED: [&str; 17] = [
    "draw:applet",
    "draw:object",
    "draw:object-ole",
    "draw:plugin",
    "office:binary-data",
    "office:change-info",
    "office:event-listeners",
    "office:forms",
    "office:scripts",
    "svg:desc",
    "svg:title",
    "table:desc",
    "table:title",
    "text:note-citation",
    "text:number",
    "text:ruby-text",
    "text:script",
];

/// Elements that are drawn, and hold paragraphs.
const SHAPES: [&str; 13] = [
    "draw:caption",
    "draw:circle",
    "draw:connector",
    "draw:custom-shape",
    "draw:ellipse",
    "draw:line",
    "draw:measure",
    "draw:path",
    "draw:polygon",
    "draw:polyline",
    "draw:rect",
    "draw:regular-polygon",
    "draw:text-box",
];

/// The styles of headings; the names of styles are the same in all languages of `LibreOffice`.
const HEADINGS: [&str; 3] = ["Heading", "Title", "Subtitle"];

/// The styles of quotations, its own and those of texts that come from Word.
const QUOTATIONS: [&str; 3] = ["Quotations", "Quote", "Intense_20_Quote"];

/// The most spaces that one element stands for: more are no text.
const MOST_SPACES: usize = 100;

/// A reader of the parts of a package, one after the other.
#[derive(Debug, Default)]
pub(super) struct OdtReader {
    pub(super) flow: Flow,
    pub(super) about: About,
    /// Whether there was a body, perhaps an empty one.
    pub(super) has_body: bool,
    styles: Styles,
    /// What holds in the elements around.
    scopes: Vec<Scope>,
    /// How deep what stands here is in something that is left out.
    skipped: usize,
    /// The text of a property of the document.
    property: String,
    /// The references of the notes and comments that are being read, with the author of the comment.
    apart: Vec<(Option<usize>, String)>,
    /// The references of comments on some words, by their names.
    comments: BTreeMap<String, usize>,
}

/// What holds in an element.
#[derive(Clone, Copy, Debug, Default)]
struct Scope {
    look: TextLook,
    is_hidden: bool,
    /// Whether text is text of a paragraph.
    is_paragraph: bool,
    /// Whether the whole paragraph is hidden.
    is_hidden_paragraph: bool,
    /// Whether white space before the next word is written.
    keeps_space: bool,
    region: Region,
}

impl OdtReader {
    fn is_skipped(&self, element: &Element<'_>) -> bool {
        let is_frame =
            element.name.starts_with("style:header") || element.name.starts_with("style:footer");
        SKIPPED.contains(&element.name)
            || element.name.starts_with("text:") && element.name.ends_with("-source")
            || is_frame && element.says("display", "false")
    }

    fn scope(&mut self) -> Scope {
        self.scopes.last().copied().unwrap_or_default()
    }

    /// Takes the beginning of an element; returns what holds in it.
    fn begin(&mut self, element: &Element<'_>) -> Scope {
        let scope = self.scope();
        match element.name {
            "text:p" | "text:h" => self.paragraph(element, scope),
            "text:span" => {
                let name = element.attribute("style-name").unwrap_or_default();
                Scope { look: self.styles.look("text", &name).over(scope.look), ..scope }
            }
            "text:note"
            | "office:annotation"
            | "text:tracked-changes"
            | "style:header"
            | "style:header-left"
            | "style:header-first"
            | "style:footer"
            | "style:footer-left"
            | "style:footer-first" => {
                let region = match element.name {
                    "text:note" => Some(Region::Note),
                    name if name.starts_with("style:") => Some(Region::Furniture),
                    _ => None,
                };
                self.refer(element, scope);
                self.flow.open_story(region);
                Scope { is_hidden: scope.is_hidden, ..Scope::default() }
            }
            name if SHAPES.contains(&name) => {
                self.flow.gap(Gap::Seam);
                self.flow.open_story(None);
                Scope { is_hidden: scope.is_hidden || scope.look.is_hidden(), ..Scope::default() }
            }
            "text:section" => {
                let is_hidden =
                    element.says("display", "none") || element.says("is-hidden", "true");
                Scope { is_hidden: scope.is_hidden || is_hidden, ..scope }
            }
            "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:object-index"
            | "text:alphabetical-index" => Scope { region: Region::Nav, ..scope },
            "table:table-row" => {
                self.flow.open_row();
                let is_hidden = matches!(
                    element.attribute("visibility").as_deref(),
                    Some("collapse" | "filter")
                );
                Scope { is_hidden: scope.is_hidden || is_hidden, ..scope }
            }
            _ => self.begin_inline(element, scope),
        }
    }

    fn paragraph(&mut self, element: &Element<'_>, scope: Scope) -> Scope {
        let name = element.attribute("style-name").unwrap_or_default();
        let region = match scope.region {
            Region::Body if self.styles.is_based_on("paragraph", &name, "Caption") => {
                Region::Caption
            }
            Region::Body if element.name == "text:h" || self.is_based_on_any(&name, &HEADINGS) => {
                Region::Heading
            }
            Region::Body if self.is_based_on_any(&name, &QUOTATIONS) => Region::BlockQuote,
            region => region,
        };
        self.flow.open_paragraph(region);
        Scope {
            look: self.styles.look("paragraph", &name),
            is_paragraph: true,
            is_hidden_paragraph: false,
            keeps_space: false,
            ..scope
        }
    }

    /// Notes the place of a note or comment that begins.
    fn refer(&mut self, element: &Element<'_>, scope: Scope) {
        let is_hidden = scope.is_hidden || scope.look.is_hidden();
        let named = element.attribute("name");
        let reference = match (element.name, &named) {
            ("text:note" | "office:annotation", _) if is_hidden => None,
            ("text:note", _) => self.flow.refer(ReferenceKind::Note),
            ("office:annotation", Some(_)) => self.flow.begin_reference(ReferenceKind::Comment),
            ("office:annotation", None) => self.flow.refer(ReferenceKind::Comment),
            _ => return,
        };
        if let (Some(name), Some(index)) = (named, reference) {
            self.comments.insert(name, index);
        }
        self.apart.push((reference, String::new()));
    }

    /// Takes the words of a note or comment that ends.
    fn end_apart(&mut self, words: &str) {
        if let Some((Some(index), author)) = self.apart.pop() {
            self.flow.explain_reference(index, &author, Arc::from(words.trim()));
        }
    }

    fn is_based_on_any(&self, style: &str, bases: &[&str]) -> bool {
        bases.iter().any(|base| self.styles.is_based_on("paragraph", style, base))
    }

    fn begin_inline(&mut self, element: &Element<'_>, scope: Scope) -> Scope {
        match element.name {
            "table:table-cell" | "table:covered-table-cell" => self.flow.open_cell(),
            "text:s" => {
                let count = element.attribute("c").and_then(|count| count.parse().ok());
                let count = count.unwrap_or(1_usize).min(MOST_SPACES);
                self.write(&" ".repeat(count));
            }
            "text:tab" => self.write("\t"),
            "text:line-break" => self.gap(Gap::Line),
            "office:annotation-end" => {
                let name = element.attribute("name").unwrap_or_default();
                if let Some(index) = self.comments.remove(&name) {
                    self.flow.end_reference(index);
                }
            }
            "draw:frame" => self.gap(Gap::Seam),
            "office:body" => self.has_body = true,
            "text:hidden-text" => {
                let is_hidden = element.says("is-hidden", "true");
                return Scope { is_hidden: scope.is_hidden || is_hidden, ..scope };
            }
            "text:hidden-paragraph" if element.says("is-hidden", "true") => {
                for around in self.scopes.iter_mut().rev().take_while(|scope| scope.is_paragraph) {
                    around.is_hidden_paragraph = true;
                }
            }
            name if name.starts_with("dc:") || name.starts_with("meta:") => self.property.clear(),
            _ => self.styles.open(element),
        }
        scope
    }

    fn end(&mut self, name: &str, scope: Scope) {
        match name {
            "text:p" | "text:h" => {
                if scope.is_hidden_paragraph {
                    self.flow.hide_paragraph();
                }
                self.flow.close_paragraph();
            }
            "text:note" => {
                let words = self.flow.close_note();
                self.end_apart(&words);
            }
            "office:annotation" | "text:tracked-changes" => {
                let passage = self.flow.close_story();
                if name == "office:annotation" {
                    self.end_apart(&passage.words());
                }
                self.flow.hide_passage(&passage);
            }
            "style:header" | "style:header-left" | "style:header-first" | "style:footer"
            | "style:footer-left" | "style:footer-first" => {
                let passage = self.flow.close_story();
                self.flow.furniture(passage);
            }
            "table:table-row" => self.flow.close_row(),
            name if SHAPES.contains(&name) => self.flow.close_box(),
            name if name.starts_with("dc:") || name.starts_with("meta:") => self.end_property(name),
            _ => self.styles.close(name),
        }
    }

    /// Takes a property of the document. Who made it is rather its author than who saved it last.
    fn end_property(&mut self, name: &str) {
        let property = std::mem::take(&mut self.property);
        let property = property.trim();
        if let Some((_, author)) = self.apart.last_mut().filter(|_| name == "dc:creator") {
            property.clone_into(author);
        }
        if property.is_empty() || self.scopes.iter().any(|scope| scope.is_paragraph) {
            return;
        }
        match name {
            "dc:title" => self.about.title = Some(property.to_owned()),
            "meta:initial-creator" => self.about.authors = vec![property.to_owned()],
            "dc:creator" if self.about.authors.is_empty() => {
                self.about.authors.push(property.to_owned());
            }
            "dc:language" => self.about.language = Some(property.to_owned()),
            _ => {}
        }
    }

    fn gap(&mut self, gap: Gap) {
        let scope = self.scope();
        if !(scope.is_hidden || scope.look.is_hidden()) {
            self.flow.gap(gap);
        }
    }

    fn write(&mut self, text: &str) {
        let scope = self.scope();
        let keeps_space = !text.ends_with(' ');
        for around in self.scopes.iter_mut().rev().take_while(|scope| scope.is_paragraph) {
            around.keeps_space = keeps_space;
        }
        if scope.is_hidden || scope.look.is_hidden() {
            self.flow.hide(text);
        } else if scope.look.is_struck() {
            self.flow.gap(Gap::Seam);
            self.flow.hide(text);
        } else {
            self.flow.text(text, scope.look.look());
        }
    }
}

impl Visitor for OdtReader {
    fn open(&mut self, element: &Element<'_>) {
        if self.skipped > 0 || self.is_skipped(element) {
            self.skipped += 1;
            return;
        }
        let scope = self.begin(element);
        self.scopes.push(scope);
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if let Some(scope) = self.scopes.pop() {
            self.end(name, scope);
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        let scope = self.scope();
        if !scope.is_paragraph {
            self.property.push_str(text);
            return;
        }
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let mut keeps_space = scope.keeps_space;
        let mut written = String::with_capacity(text.len());
        for c in text.chars() {
            match is_blank(c) {
                true if keeps_space => written.push(' '),
                true => {}
                false => written.push(c),
            }
            keeps_space = !is_blank(c);
        }
        if !written.is_empty() {
            self.write(&written);
        }
    }
}
