//! What a reader sees of a page: its text, element by element.

use html5gum::State;

use crate::source::shown::{Gap, Shown, Writer};
use crate::text::Span;

use super::element::{
    BLOCK, BREAKS_OUT, CLOSES_P, Element, Elements, FORMATTING, IN_HEAD, RISE, SCOPE, UNSEEN, VOID,
};
use super::markup::{collapsed, is_blank, raised, text_of};
use super::open::{Edge, Open, OpenElements, Sight, Style};
use super::style::style_of;
use super::tokens::{Tag, Visitor, visit};

/// Returns what a reader sees of a page.
pub(super) fn show(file: &str) -> Shown {
    let mut page = Page::new(file);
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
    /// Whether a bracket was opened in what is raised.
    in_brackets: bool,
    /// Hidden text that goes on.
    hidden: String,
    /// What stands for a picture and is shown if nothing stands beside it.
    alt: Option<(String, Span)>,
}

impl<'f> Page<'f> {
    fn new(file: &'f str) -> Self {
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
            in_brackets: false,
            hidden: String::new(),
            alt: None,
        }
    }

    fn finish(mut self) -> Shown {
        self.close_to(0);
        self.gap(Gap::Block);
        self.reveal();
        self.writer.finish()
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
        if open.hides {
            if !is_own && element.is(FORMATTING) && self.dangling.len() < MOST_DANGLING {
                self.dangling.push((element, self.open.last_scope()));
            }
            if self.style().sight == Sight::Seen {
                self.reveal();
                self.writer.part(Gap::Seam);
            }
        }
        if element.is(SCOPE) {
            let depth = self.open.len();
            while self.dangling.last().is_some_and(|(_, inside)| *inside > depth) {
                self.dangling.pop();
            }
        }
        if open.style.sight == Sight::Seen {
            self.gap_after(element);
        }
    }

    fn gap_after(&mut self, element: Element) {
        match element.name() {
            "td" | "th" => self.end_cell(),
            _ if element.is(BLOCK) => self.gap(Gap::Block),
            _ if element.is(RISE) => self.gap(Gap::Rise),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        self.write_alt();
        self.in_line = false;
        self.in_new_cell = false;
        self.writer.part(Gap::Cell);
        self.writer.part_at_most(Gap::Cell);
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
            "a" => self.close_named("a", Edge::Scope),
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
        let is_seen = self.style().sight == Sight::Seen;
        if is_seen && style.sight == Sight::Seen {
            self.gap_before(element);
        } else if is_seen {
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
        let hides = style.sight > outer.sight;
        self.open.push(Open { element, style, hides, candidate: None });
    }

    fn gap_before(&mut self, element: Element) {
        match element.name() {
            "td" | "th" => self.in_new_cell = true,
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

    fn picture(&mut self, tag: &Tag) {
        let (Some(alt), Some(place)) = (tag.get("alt"), tag.place("alt")) else { return };
        let is_seen = self.style().sight == Sight::Seen && !style_of_picture(tag, self.style());
        if !alt.contains(char::is_alphanumeric) {
            return self.gap(Gap::Seam);
        }
        self.write_alt();
        if self.in_line || !is_seen {
            self.writer.hide(&collapsed(alt));
            self.gap(Gap::Seam);
        } else {
            self.alt = Some((collapsed(alt), place));
        }
    }

    /// Writes what stands for a picture that nothing stands beside.
    fn write_alt(&mut self) {
        if let Some((text, place)) = self.alt.take() {
            self.writer.part(Gap::Block);
            self.writer.replace(text.trim(), place);
            self.writer.part(Gap::Block);
        }
    }

    fn before_text(&mut self) {
        if let Some((text, _)) = self.alt.take() {
            self.writer.hide(&text);
            self.writer.part(Gap::Seam);
        }
        self.in_line = true;
        self.in_new_cell = false;
    }

    /// Writes text whose white space is shown as one space.
    fn words(&mut self, place: Span, style: Style) {
        let bytes = place.of(self.file).as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let blank = bytes[at..].iter().take_while(|byte| is_blank(**byte)).count();
            if blank > 0 {
                self.writer.part(Gap::Space);
                at += blank;
                continue;
            }
            let end = at + words_len(&bytes[at..]);
            self.piece(Span::new(place.start + at, place.start + end), style);
            at = end;
        }
    }

    fn piece(&mut self, place: Span, style: Style) {
        self.before_text();
        if !style.is_raised {
            return self.writer.copy(place);
        }
        let text = place.of(self.file);
        self.in_brackets |= text.contains(['[', '(']);
        if self.in_brackets
            || !text.chars().all(|c| raised(c).is_some() || matches!(c, ',' | ' ' | '*'))
        {
            return self.writer.copy(place);
        }
        self.writer.join();
        for (at, c) in text.char_indices() {
            let at = Span::new(at, at + c.len_utf8()).shifted(place.start);
            match raised(c) {
                Some(raised) => self.writer.replace(raised.encode_utf8(&mut [0; 4]), at),
                None => self.writer.copy(at),
            }
        }
    }

    /// Writes text that is shown as it is written.
    fn lines(&mut self, place: Span) {
        let mut at = place.start;
        for line in place.of(self.file).split_inclusive('\n') {
            let text = line.trim_end_matches(['\r', '\n']);
            if !text.trim().is_empty() {
                self.before_text();
                self.writer.copy(Span::new(at, at + text.len()));
            } else if !text.is_empty() {
                self.writer.part(Gap::Space);
            }
            if line.ends_with('\n') {
                self.gap(if self.in_line { Gap::Line } else { Gap::Block });
            }
            at += line.len();
        }
    }
}

/// Returns the length of the words that text begins with, which single spaces stand between.
fn words_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        if is_blank(bytes[at]) {
            let is_single =
                bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|next| !is_blank(*next));
            if !is_single {
                return at;
            }
        }
        at += 1;
    }
    at
}

fn style_of_picture(tag: &Tag, outer: Style) -> bool {
    let img = Element::known("img");
    img.is_some_and(|img| style_of(img, tag, outer).sight != Sight::Seen)
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
            "html" => return None,
            "body" => {
                self.gap(Gap::Block);
                return None;
            }
            _ => {}
        }
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
        if self.open.top().is_some_and(|open| open.element.name() == "head") {
            if place.of(self.file).trim().is_empty() {
                return;
            }
            self.close_top(true);
        }
        let style = self.style();
        match style.sight {
            Sight::Seen if style.is_pre => self.lines(place),
            Sight::Seen => self.words(place, style),
            Sight::LeftOut => {}
            _ => {
                let is_raw = self.open.top().is_some_and(|open| {
                    matches!(open.element.name(), "noscript" | "iframe" | "noembed" | "noframes")
                });
                let text = place.of(self.file);
                if is_raw { self.hide(&text_of(text)) } else { self.hide(text) }
            }
        }
    }

    fn reference(&mut self, text: &str, place: Span) {
        let style = self.style();
        match style.sight {
            Sight::Seen if !style.is_pre && text.bytes().all(is_blank) => {
                self.writer.part(Gap::Space);
            }
            Sight::Seen => {
                self.before_text();
                self.writer.replace(text, place);
            }
            Sight::LeftOut => {}
            _ => self.hide(text),
        }
    }

    fn comment(&mut self, place: Span) {
        let comment = place.of(self.file).trim_start_matches("<!--").trim_end_matches("-->");
        if !comment.trim_start().starts_with("[if") {
            self.writer.hide(&collapsed(&text_of(comment)));
        }
    }

    fn has_cdata(&self) -> bool {
        self.is_xml || self.open.style().is_foreign
    }
}
