//! What a reader sees of a page: its text, element by element.

mod references;
mod writing;

use std::collections::BTreeMap;

use html5gum::State;

use crate::source::format::references::{self as found, Found};
use crate::source::shown::{Gap, Shown, Writer};
use crate::source::{About, Reference};
use crate::text::Span;

use super::about::AboutReader;

use super::element::{
    BLOCK, BREAKS_OUT, CLOSES_P, Element, Elements, FORMATTING, IN_HEAD, RISE, SCOPE, VOID,
};
use super::markup::{collapsed, is_blank, text_of};
use super::open::{Edge, Open, OpenElements, Sight, Style};
use super::sections::Sections;
use super::sheet::Sheet;
use super::style::style_of;
use super::tokens::{Tag, Visitor, visit};

/// Returns what a reader sees of a page, what it says of itself, and what in it leads elsewhere.
///
/// Where the page's own rules hide most of it, a program shows it later, and they are left aside.
pub(super) fn show(file: &str) -> (Shown, About, Vec<Reference>) {
    let mut page = Page::new(file, true);
    visit(file, &mut page);
    if page.hidden_by_rules <= page.writer.len() {
        return page.finish();
    }
    let mut page = Page::new(file, false);
    visit(file, &mut page);
    page.finish()
}

/// The most elements that are kept as going on after the paragraph that they began in.
const MOST_DANGLING: usize = 100;

struct Page<'f> {
    file: &'f str,
    writer: Writer<'f>,
    elements: Elements,
    open: OpenElements,
    /// Elements that hide text and go on, while what they stood in has ended; each with the cell that it stands in.
    dangling: Vec<(Element, usize)>,
    /// Whether tags end as in XML.
    is_xml: bool,
    /// Whether text was written since the line began.
    in_line: bool,
    /// Whether a cell has begun and holds no text yet.
    in_new_cell: bool,
    /// Where the last block began.
    last_block: usize,
    /// Whether a bracket was opened in what is raised.
    in_brackets: bool,
    /// Hidden text that goes on.
    hidden: String,
    /// What stands for a picture and is shown if nothing stands beside it.
    alt: Option<(String, Span)>,
    sections: Sections,
    found: Vec<Found>,
    /// The indices of the spans of notes, by the names that links lead to.
    notes: BTreeMap<String, usize>,
    /// That of the note that is being read.
    note: Option<usize>,
    about: AboutReader,
    /// The page's own rules; `None` where they are left aside.
    sheet: Option<Sheet>,
    /// How many bytes of text they hide.
    hidden_by_rules: usize,
    /// What the element holds that is read as a whole: a title, data, what is shown where there are no scripts.
    raw: Option<String>,
}

impl<'f> Page<'f> {
    fn new(file: &'f str, has_rules: bool) -> Self {
        let start = &file[..file.floor_char_boundary(file.len().min(1_024))];
        let start_tag = start.find("<html").map_or("", |at| &start[at..]);
        let root = &start_tag[..start_tag.find('>').unwrap_or(start_tag.len())];
        Self {
            file,
            writer: Writer::new(file),
            elements: Elements::default(),
            open: OpenElements::default(),
            dangling: Vec::new(),
            is_xml: start.trim_start_matches('\u{feff}').starts_with("<?xml")
                || root.contains("xmlns=\"http://www.w3.org/1999/xhtml\""),
            in_line: false,
            in_new_cell: false,
            last_block: 0,
            in_brackets: false,
            hidden: String::new(),
            alt: None,
            sections: Sections::default(),
            found: Vec::new(),
            notes: BTreeMap::new(),
            note: None,
            about: AboutReader::default(),
            sheet: has_rules.then(Sheet::default),
            hidden_by_rules: 0,
            raw: None,
        }
    }

    fn finish(mut self) -> (Shown, About, Vec<Reference>) {
        self.close_to(0);
        self.gap(Gap::Block);
        self.reveal();
        self.writer.set_regions(self.sections.regions());
        let shown = self.writer.finish();
        let references = found::finish(self.found, self.notes, &shown.text, &shown.spans);
        (shown, self.about.finish(), references)
    }

    /// Returns how text is shown here.
    fn style(&self) -> Style {
        let mut style = self.open.style();
        if !self.dangling.is_empty() {
            style.sight = style.sight.max(Sight::Hidden);
        }
        style
    }

    /// Keeps apart what stands on either side of this place.
    fn gap(&mut self, gap: Gap) {
        if self.style().sight != Sight::Seen {
            if gap >= Gap::Line {
                self.reveal();
            }
            return;
        }
        if gap >= Gap::Line {
            self.write_alt();
            self.in_line = false;
        }
        if gap != Gap::Block || !self.in_new_cell {
            self.writer.part(gap);
        }
    }

    /// Ends a passage of hidden text.
    fn reveal(&mut self) {
        let hidden = std::mem::take(&mut self.hidden);
        self.writer.hide(&hidden);
    }

    fn hide(&mut self, text: &str) {
        if self.hidden.ends_with(char::is_whitespace) || self.hidden.is_empty() {
            self.hidden.push_str(collapsed(text).trim_start());
        } else {
            self.hidden.push_str(&collapsed(text));
        }
    }

    /// Ends all elements from this place in the stack on.
    fn close_to(&mut self, place: usize) {
        while self.open.len() > place {
            self.close_top(false);
        }
    }

    /// Ends the innermost element, by its own end tag or by another's.
    fn close_top(&mut self, is_own: bool) {
        let Some(open) = self.open.pop() else { return };
        let element = open.element;
        if let Some(raw) = self.raw.take() {
            self.end_raw(element, &raw);
        }
        self.close_span(open.span);
        if let Some(section) = open.section {
            self.write_alt();
            self.sections.end(section, self.writer.len());
        }
        if open.hides {
            if !is_own && element.is(FORMATTING) && self.dangling.len() < MOST_DANGLING {
                self.dangling.push((element, self.open.last_scope()));
            }
            if self.style().sight == Sight::Seen {
                self.reveal();
                if !is_reading(element) {
                    self.writer.part(Gap::Seam);
                }
            }
        }
        if element.is(SCOPE) {
            let depth = self.open.len();
            while self.dangling.last().is_some_and(|(_, inside)| *inside > depth) {
                self.dangling.pop();
            }
        }
        if open.style.sight == Sight::Seen {
            self.gap_after(&open);
        }
    }

    /// Ends an element that only marks text; blocks that have begun in it go on.
    fn end_formatting(&mut self, place: usize) {
        let is_seen = self.style().sight == Sight::Seen;
        match self.open.end_around(place) {
            Some(open) => {
                self.close_span(open.span);
                if !is_seen && self.style().sight == Sight::Seen {
                    self.reveal();
                    self.writer.part(Gap::Seam);
                } else if is_seen {
                    self.gap_after(&open);
                }
            }
            None => {
                self.close_to(place + 1);
                self.close_top(true);
            }
        }
    }

    /// Takes what an element holds that is read as a whole.
    fn end_raw(&mut self, element: Element, raw: &str) {
        match element.name() {
            "title" => self.about.title(raw),
            "script" => self.about.linked_data(raw),
            "style" => self.sheet.iter_mut().for_each(|sheet| sheet.add(raw)),
            _ => self.hide(&text_of(raw)),
        }
    }

    fn gap_after(&mut self, open: &Open) {
        let element = open.element;
        match element.name() {
            "td" | "th" => self.end_cell(open),
            "svg" => self.gap(Gap::Seam),
            _ if element.is(BLOCK) => self.gap(Gap::Block),
            _ if element.is(RISE) => self.gap(Gap::Rise),
            _ => {}
        }
    }

    /// Ends a cell. One of several blocks arranges the page, and is no part of a row.
    fn end_cell(&mut self, open: &Open) {
        self.write_alt();
        self.in_line = false;
        self.in_new_cell = false;
        self.writer.part(Gap::Cell);
        if self.last_block <= open.from {
            self.writer.part_at_most(Gap::Cell);
        }
    }

    /// Ends what the start of an element ends without saying so.
    fn close_implied(&mut self, element: Element) {
        let name = element.name();
        if element.is(CLOSES_P) {
            self.close_named("p", Edge::Button);
        }
        match name {
            "li" => self.close_named("li", Edge::List),
            "dd" | "dt" => {
                self.close_named("dd", Edge::List);
                self.close_named("dt", Edge::List);
            }
            "option" | "optgroup" => self.close_named("option", Edge::Special),
            "a" => {
                if let Some(place) = self.open.within(element, Edge::Scope) {
                    self.end_formatting(place);
                }
            }
            "button" => self.close_named("button", Edge::Scope),
            "rt" | "rp" | "rb" | "rtc" => {
                self.close_named("rt", Edge::Special);
                self.close_named("rp", Edge::Special);
            }
            "td" | "th" => self.close_cells(),
            "tr" => {
                self.close_cells();
                self.close_named("tr", Edge::Table);
            }
            "tbody" | "thead" | "tfoot" | "caption" => {
                self.close_cells();
                for part in ["tr", "caption", "tbody", "thead", "tfoot"] {
                    self.close_named(part, Edge::Table);
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let is_heading = |open: &Open| {
                    matches!(open.element.name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
                };
                if self.open.top().is_some_and(is_heading) {
                    self.close_top(false);
                }
            }
            _ => {}
        }
    }

    fn close_cells(&mut self) {
        self.close_named("td", Edge::Table);
        self.close_named("th", Edge::Table);
    }

    fn close_named(&mut self, name: &str, edge: Edge) {
        let element = Element::known(name);
        if let Some(place) = element.and_then(|element| self.open.within(element, edge)) {
            self.close_to(place);
        }
    }

    /// Begins an element.
    fn begin(&mut self, element: Element, tag: &Tag) {
        let outer = self.open.style();
        let mut style = style_of(element, tag, outer);
        if style.sight < Sight::Hidden && self.sheet.as_ref().is_some_and(|sheet| sheet.hides(tag))
        {
            style.sight = Sight::Hidden;
            style.is_hidden_by_rule = true;
        }
        let is_seen = self.style().sight == Sight::Seen;
        if is_seen && style.sight == Sight::Seen {
            self.gap_before(element);
        } else if is_seen && !is_reading(element) {
            self.writer.part(Gap::Seam);
        } else if element.is(BLOCK) {
            self.reveal();
        }
        if style.is_raised && !outer.is_raised {
            self.in_brackets = false;
        }
        if element.name() == "svg" || element.name() == "math" {
            style.is_foreign = true;
        }
        self.raw = is_raw(element, tag, outer).then(String::new);
        let is_hidden = || {
            style.is_hidden_by_rule || style_of(element, tag, Style::default()).sight != Sight::Seen
        };
        let hides = style.sight > outer.sight || (outer.sight != Sight::Seen && is_hidden());
        let is_part = style.sight == Sight::Seen;
        let in_article = self.open.last_named("article").or(self.open.last_named("main")).is_some();
        let section = if is_part { self.sections.begin(element, tag, in_article) } else { None };
        let in_note = self.open.top().is_some_and(|open| open.in_note)
            || section.is_some_and(|section| self.sections.is_note(section));
        let span = if is_part { self.open_span(element, tag, in_note) } else { None };
        self.open.push(Open {
            element,
            style,
            hides,
            section,
            span,
            in_note,
            from: self.writer.len(),
            has_ended: false,
        });
    }

    fn gap_before(&mut self, element: Element) {
        match element.name() {
            "td" | "th" => self.in_new_cell = true,
            "svg" => self.gap(Gap::Seam),
            "tr" => {
                self.in_new_cell = false;
                self.gap(Gap::Block);
            }
            _ if element.is(BLOCK) => self.gap(Gap::Block),
            _ if element.is(RISE) => self.gap(Gap::Rise),
            _ => {}
        }
    }

    /// Takes an element that holds nothing.
    fn void(&mut self, element: Element, tag: &Tag) {
        match element.name() {
            "br" if !self.in_line => self.gap(Gap::Block),
            "br" => self.gap(Gap::Line),
            "hr" => self.gap(Gap::Block),
            "img" => self.picture(tag),
            "input" | "embed" => self.gap(Gap::Seam),
            _ => {}
        }
    }
}

/// Whether an element holds how characters are read (ruby), which stands above them and parts them from nothing.
fn is_reading(element: Element) -> bool {
    matches!(element.name(), "rt" | "rp" | "rtc")
}

/// Whether what an element holds is read as a whole.
fn is_raw(element: Element, tag: &Tag, outer: Style) -> bool {
    match element.name() {
        "title" => !outer.is_foreign,
        "script" => {
            tag.get("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"))
        }
        "style" => tag.get("media").is_none_or(|media| matches!(media, "" | "all" | "screen")),
        "noscript" | "iframe" | "noembed" | "noframes" => true,
        _ => false,
    }
}

impl Visitor for Page<'_> {
    fn start_tag(&mut self, tag: &Tag) -> Option<State> {
        let element = self.elements.of(&tag.name);
        if self.open.style().is_foreign {
            if !element.is(BREAKS_OUT) {
                if !tag.is_closed {
                    self.begin(element, tag);
                }
                return None;
            }
            while self.open.style().is_foreign {
                self.close_top(false);
            }
        }
        let is_in_head = self.open.top().is_some_and(|open| open.element.name() == "head");
        if is_in_head && !element.is(IN_HEAD) {
            self.close_top(true);
        }
        match element.name() {
            "html" => {
                self.about.root(tag);
                return None;
            }
            "body" => {
                self.gap(Gap::Block);
                return None;
            }
            _ => {}
        }
        self.about.tag(element, tag);
        self.close_implied(element);
        if element.is(VOID) {
            self.void(element, tag);
            return None;
        }
        self.begin(element, tag);
        if tag.is_closed && (self.is_xml || matches!(element.name(), "svg" | "math")) {
            self.close_top(true);
            return None;
        }
        match element.name() {
            "textarea" | "title" => Some(State::RcData),
            "plaintext" => Some(State::PlainText),
            "script" => Some(State::ScriptData),
            "style" | "iframe" | "xmp" | "noembed" | "noframes" | "noscript" => {
                Some(State::RawText)
            }
            _ => None,
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        let element = self.elements.of(name);
        match element.name() {
            "br" => return self.gap(Gap::Line),
            "html" | "body" => return,
            _ => {}
        }
        let edge = match element.name() {
            "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption" => Edge::Table,
            "p" => Edge::Button,
            "li" => Edge::List,
            _ if element.is(BLOCK | FORMATTING | SCOPE) => Edge::Scope,
            _ => Edge::Special,
        };
        match self.open.within(element, edge) {
            Some(place) if element.is(FORMATTING) => self.end_formatting(place),
            Some(place) => {
                self.close_to(place + 1);
                self.close_top(true);
            }
            None => {
                let dangles = |(dangling, _): &(Element, usize)| *dangling == element;
                if let Some(last) = self.dangling.iter().rposition(dangles) {
                    self.dangling.remove(last);
                    self.writer.part(Gap::Seam);
                    self.reveal();
                }
                if element.is(BLOCK) {
                    self.gap(Gap::Block);
                }
            }
        }
    }

    fn text(&mut self, place: Span) {
        let mark = if place.start == 0 && self.file.starts_with('\u{feff}') { 3 } else { 0 };
        let place = Span::new(place.start + mark, place.end);
        if self.open.top().is_some_and(|open| open.element.name() == "head") {
            if place.of(self.file).trim().is_empty() {
                return;
            }
            self.close_top(true);
        }
        if let Some(raw) = &mut self.raw {
            return raw.push_str(place.of(self.file));
        }
        let style = self.style();
        match style.sight {
            Sight::Seen if style.is_pre => self.lines(place, style),
            Sight::Seen => self.words(place, style),
            Sight::LeftOut => {}
            _ => {
                if style.is_hidden_by_rule {
                    self.hidden_by_rules += place.of(self.file).trim().len();
                }
                self.hide(place.of(self.file));
            }
        }
    }

    fn reference(&mut self, text: &str, place: Span) {
        if let Some(raw) = &mut self.raw {
            return raw.push_str(text);
        }
        let style = self.style();
        match style.sight {
            Sight::Seen if !style.is_pre && text.bytes().all(is_blank) => {
                self.writer.part(Gap::Space);
            }
            Sight::Seen => {
                self.replace(text, place, style);
            }
            Sight::LeftOut => {}
            _ => self.hide(text),
        }
    }

    fn comment(&mut self, place: Span) {
        if let Some(raw) = &mut self.raw {
            return raw.push_str(place.of(self.file));
        }
        if self.open.len() == 0 {
            self.about.comment(place.of(self.file));
        }
        let Some(comment) = place.of(self.file).strip_prefix("<!--") else { return };
        let comment = comment.strip_suffix("-->").unwrap_or(comment);
        if !comment.trim_start().starts_with("[if") {
            self.writer.hide(&collapsed(&text_of(comment)));
            self.refer_to_comment(comment);
        }
    }

    fn has_cdata(&self) -> bool {
        self.is_xml || self.open.style().is_foreign
    }
}
