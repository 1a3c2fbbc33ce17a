//! The text of a part: the body, the notes, what pages repeat.

use std::collections::BTreeMap;

use super::styles::{RunLook, Styles};
use crate::source::format::flow::{Flow, Passage, Rise};
use crate::source::format::symbol::symbol;
use crate::source::format::xml::{Element, Visitor};
use crate::source::shown::Gap;
use crate::source::{ReferenceKind, Region};
use crate::text::Span;

/// Elements whose content is no text of the page: what properties were before a change, the text of field codes, the data of
/// form fields, how a word is pronounced.
const SKIPPED: [&str; 15] = [
    "m:ctrlPr",
    "w:delInstrText",
    "w:ffData",
    "w:instrText",
    "w:numberingChange",
    "w:pPrChange",
    "w:rPrChange",
    "w:rt",
    "w:sdtEndPr",
    "w:sectPrChange",
    "w:tblGridChange",
    "w:tblPrChange",
    "w:tblPrExChange",
    "w:tcPrChange",
    "w:trPrChange",
];

/// A reader of a part.
pub(super) struct StoryReader<'s> {
    pub(super) flow: &'s mut Flow,
    styles: &'s Styles,
    place: Place,
    /// The places around, of text boxes the one that they are anchored in.
    outer: Vec<Place>,
    /// How deep what stands here is in something that is left out.
    skipped: usize,
    /// For each `mc:AlternateContent` around: whether a choice was taken.
    choices: Vec<bool>,
    /// Whether what comes is the text of an element that holds text.
    in_text: bool,
    /// The marks of notes that were read, in order.
    pub(super) marks: Vec<NoteMark>,
    /// The references of comments, by their ids.
    pub(super) comments: BTreeMap<String, usize>,
    /// The ids of relationships to parts that Word would insert, in order.
    pub(super) inserted: Vec<String>,
    /// The notes of the part by id, where it is one of notes; those that only part notes from the page have none.
    pub(super) notes: BTreeMap<String, Passage>,
    /// Who wrote the comments of the part, by id.
    pub(super) authors: BTreeMap<String, String>,
    note: Option<String>,
    /// Where what is being read stands in the part, where its text is traced.
    event: Option<Span>,
    is_traced: bool,
}

/// The mark of a note.
#[derive(Debug)]
pub(super) struct NoteMark {
    pub(super) is_endnote: bool,
    /// The id of the note.
    pub(super) id: String,
    /// The index of the reference.
    pub(super) reference: Option<usize>,
    /// Where it stands in the part, where that is traced.
    pub(super) event: Option<Span>,
}

/// What holds where the text is being read.
#[derive(Debug, Default)]
struct Place {
    /// What holds for the paragraph by its style.
    paragraph: RunLook,
    character_style: Option<String>,
    /// What the run says itself, and what holds for it by that and its styles.
    run: RunLook,
    shown: RunLook,
    /// How deep what stands here is in properties of paragraphs, rows, cells and runs.
    properties: usize,
    in_row_properties: bool,
    in_paragraph_properties: bool,
    /// How many marks around delete it or turn it round.
    unseen: usize,
    /// Whether it stands in a place that is hidden.
    is_within_unseen: bool,
    /// For each row around, whether it was deleted.
    rows: Vec<bool>,
    /// For each field around, whether what is being read is its code.
    fields: Vec<bool>,
    /// Whether the rest of the run is the mark of a note, which its author wrote.
    is_note_mark: bool,
    /// Raised and lowered parts of formulas around.
    rises: Vec<Rise>,
}

impl Place {
    /// Begins a run that says nothing yet.
    fn begin_run(&mut self) {
        self.character_style = None;
        self.run = RunLook::default();
        self.shown = self.paragraph.clone();
    }

    fn is_hidden(&self) -> bool {
        self.is_within_unseen
            || self.unseen > 0
            || self.rows.contains(&true)
            || self.fields.contains(&true)
            || self.shown.is_hidden()
    }
}

impl<'s> StoryReader<'s> {
    pub(super) fn new(flow: &'s mut Flow, styles: &'s Styles) -> Self {
        Self {
            flow,
            styles,
            place: Place::default(),
            outer: Vec::new(),
            skipped: 0,
            choices: Vec::new(),
            in_text: false,
            marks: Vec::new(),
            comments: BTreeMap::new(),
            authors: BTreeMap::new(),
            inserted: Vec::new(),
            notes: BTreeMap::new(),
            note: None,
            event: None,
            is_traced: false,
        }
    }

    /// Lets it be told where in the part the text comes from.
    pub(super) fn traced(self) -> Self {
        Self { is_traced: true, ..self }
    }

    /// Whether the element is left out with all that it holds.
    fn is_skipped(&mut self, element: &Element<'_>) -> bool {
        match element.name {
            "mc:Choice" => {
                let taken = self.choices.last_mut();
                taken.is_some_and(|taken| std::mem::replace(taken, true))
            }
            "mc:Fallback" => self.choices.last() == Some(&true),
            "w:sdtPr" => true,
            name => SKIPPED.contains(&name),
        }
    }

    /// Takes the beginnings of what holds other things.
    fn open_block(&mut self, element: &Element<'_>) {
        match element.name {
            "w:p" | "a:p" => {
                self.place.paragraph = self.styles.of_paragraph(None);
                self.place.begin_run();
                self.flow.open_paragraph(Region::Body);
            }
            "w:tr" => {
                self.place.rows.push(false);
                self.flow.open_row();
            }
            "w:tc" => self.flow.open_cell(),
            "w:txbxContent" | "a:txBody" => {
                self.flow.open_story(None);
                let is_within_unseen = self.place.is_hidden() || self.place.shown.is_struck();
                let place = Place { is_within_unseen, ..Place::default() };
                self.outer.push(std::mem::replace(&mut self.place, place));
            }
            "w:footnote" | "w:endnote" => {
                let is_text = matches!(element.attribute("type").as_deref(), None | Some("normal"));
                self.note = element.attribute("id").filter(|_| is_text);
                self.flow.open_story(Some(Region::Note));
                self.place = Place::default();
            }
            "w:comment" => {
                self.note = element.attribute("id");
                if let (Some(id), Some(author)) = (&self.note, element.attribute("author")) {
                    self.authors.insert(id.clone(), author);
                }
                self.flow.open_story(None);
                self.place = Place::default();
            }
            "w:commentRangeStart" | "w:commentRangeEnd" | "w:commentReference" => {
                self.comment(element);
            }
            _ => self.open_properties(element),
        }
    }

    /// Takes the beginnings of what says how things are shown.
    fn open_properties(&mut self, element: &Element<'_>) {
        let is_property = self.place.properties > 0;
        match element.name {
            "w:pPr" | "w:rPr" | "w:trPr" | "w:tcPr" => {
                self.place.in_row_properties |= element.name == "w:trPr";
                self.place.in_paragraph_properties |= element.name == "w:pPr";
                self.place.properties += 1;
            }
            "w:del" if self.place.in_row_properties => {
                if let Some(row) = self.place.rows.last_mut() {
                    *row = true;
                }
            }
            "w:pStyle" if is_property => self.set_paragraph_style(element.attribute("val")),
            "w:rStyle" if is_property && !self.place.in_paragraph_properties => {
                self.place.character_style = element.attribute("val");
            }
            _ if is_property => {
                if !self.place.in_paragraph_properties {
                    self.place.run.take(element);
                }
            }
            "w:r" | "m:r" | "a:r" => {
                self.place.is_note_mark = false;
                self.place.begin_run();
            }
            "w:del" | "w:moveFrom" => self.place.unseen += 1,
            "w:bdo" if element.says("val", "rtl") => self.place.unseen += 1,
            _ => self.open_inline(element),
        }
    }

    fn set_paragraph_style(&mut self, id: Option<String>) {
        if let Some(region) = id.as_deref().and_then(|id| self.styles.region(id)) {
            self.flow.open_paragraph(region);
        }
        self.place.paragraph = self.styles.of_paragraph(id.as_deref());
        self.place.begin_run();
    }

    /// Takes what the properties of a run said, with its styles.
    fn end_run_properties(&mut self) {
        let place = &mut self.place;
        let of_style = self.styles.of_characters(place.character_style.as_deref());
        place.shown = place.run.clone().over(of_style).over(place.paragraph.clone());
    }

    /// Takes what stands in a line.
    fn open_inline(&mut self, element: &Element<'_>) {
        match element.name {
            "w:t" | "w:delText" | "m:t" | "a:t" => self.in_text = true,
            "w:tab" | "w:ptab" => self.write("\t"),
            "w:br" | "w:cr" | "a:br" => self.gap(Gap::Line),
            "w:noBreakHyphen" => self.write("\u{2011}"),
            "w:softHyphen" => self.write("\u{ad}"),
            "w:sym" => self.symbol(element),
            "w:drawing" | "w:pict" | "w:object" => self.gap(Gap::Seam),
            "w:fldChar" => self.field(element),
            "w:footnoteReference" => self.mark(false, element),
            "w:endnoteReference" => self.mark(true, element),
            "w:altChunk" | "w:subDoc" => self.inserted.extend(element.attribute("id")),
            "m:sup" => self.formula(Rise::Raised),
            "m:sub" => self.formula(Rise::Lowered),
            "m:e" | "m:num" | "m:den" | "m:deg" | "m:lim" => self.formula(Rise::Level),
            _ => {}
        }
    }

    fn formula(&mut self, rise: Rise) {
        if rise == Rise::Level {
            self.gap(Gap::Seam);
        }
        self.place.rises.push(rise);
    }

    fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.place.fields.push(true),
            Some("separate") => {
                if let Some(is_code) = self.place.fields.last_mut() {
                    *is_code = false;
                }
            }
            _ => _ = self.place.fields.pop(),
        }
    }

    fn mark(&mut self, is_endnote: bool, element: &Element<'_>) {
        if self.place.is_hidden() || self.place.shown.is_struck() {
            return;
        }
        let reference = self.flow.refer(ReferenceKind::Note);
        self.gap(Gap::Seam);
        let custom = element.attribute("customMarkFollows");
        self.place.is_note_mark =
            custom.is_some_and(|value| !matches!(&*value, "0" | "false" | "off"));
        let event = self.event;
        let mark = |id| NoteMark { is_endnote, id, reference, event };
        self.marks.extend(element.attribute("id").map(mark));
    }

    /// Takes the ends of what a comment is on, or the place of one that is on nothing.
    fn comment(&mut self, element: &Element<'_>) {
        let Some(id) = element.attribute("id") else { return };
        let known = self.comments.get(&id).copied();
        let begun = match (element.name, known) {
            ("w:commentRangeEnd", Some(index)) => return self.flow.end_reference(index),
            _ if self.place.is_hidden() => return,
            ("w:commentRangeStart", None) => self.flow.begin_reference(ReferenceKind::Comment),
            ("w:commentReference", None) => self.flow.refer(ReferenceKind::Comment),
            _ => return,
        };
        self.comments.extend(begun.map(|index| (id, index)));
    }

    fn symbol(&mut self, element: &Element<'_>) {
        let place = element.attribute("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
        let Some(place) = place else { return };
        let written = match element.attribute("font").as_deref() {
            Some("Symbol") => symbol(place),
            _ => char::from_u32(place).unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        self.write(written.encode_utf8(&mut [0; 4]));
    }

    fn gap(&mut self, gap: Gap) {
        if !self.place.is_hidden() {
            self.flow.gap(gap);
        }
    }

    fn write(&mut self, text: &str) {
        if self.place.is_note_mark {
            return;
        }
        if self.place.is_hidden() {
            return self.flow.hide(text);
        }
        if self.place.shown.is_struck() {
            self.flow.gap(Gap::Seam);
            self.flow.hide(text);
            return;
        }
        let mut look = self.place.shown.look();
        if let Some(rise) = self.place.rises.last().filter(|rise| **rise != Rise::Level) {
            look.rise = *rise;
        }
        self.flow.read_from(self.event);
        self.flow.text(text, look);
    }

    fn close_note(&mut self) {
        let passage = self.flow.close_story();
        if let Some(id) = self.note.take() {
            self.notes.insert(id, passage);
        }
    }
}

impl Visitor for StoryReader<'_> {
    fn at(&mut self, event: Span) {
        self.event = self.is_traced.then_some(event);
    }

    fn open(&mut self, element: &Element<'_>) {
        if self.skipped > 0 || self.is_skipped(element) {
            self.skipped += 1;
        } else if element.name == "mc:AlternateContent" {
            self.choices.push(false);
        } else {
            self.open_block(element);
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let place = &mut self.place;
        match name {
            "mc:AlternateContent" => _ = self.choices.pop(),
            "w:p" | "a:p" => self.flow.close_paragraph(),
            "w:tr" => {
                place.rows.pop();
                self.flow.close_row();
            }
            "w:txbxContent" | "a:txBody" => {
                self.flow.close_box();
                self.place = self.outer.pop().unwrap_or_default();
            }
            "w:footnote" | "w:endnote" | "w:comment" => self.close_note(),
            "w:pPr" | "w:rPr" | "w:trPr" | "w:tcPr" => {
                place.in_row_properties &= name != "w:trPr";
                place.in_paragraph_properties &= name != "w:pPr";
                place.properties = place.properties.saturating_sub(1);
                if name == "w:rPr" && !place.in_paragraph_properties {
                    self.end_run_properties();
                }
            }
            "w:del" | "w:moveFrom" if place.properties == 0 => {
                place.unseen = place.unseen.saturating_sub(1);
            }
            "m:sup" | "m:sub" => _ = place.rises.pop(),
            "m:e" | "m:num" | "m:den" | "m:deg" | "m:lim" => {
                place.rises.pop();
                self.gap(Gap::Seam);
            }
            "w:t" | "w:delText" | "m:t" | "a:t" => self.in_text = false,
            // What stands between runs is not hidden because the one before it is.
            "w:r" => place.begin_run(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || self.skipped > 0 {
            return;
        }
        let text = text.replace(['\n', '\r'], " ");
        if self.place.shown.is_symbol() {
            let shown = |c: char| match u32::from(c) {
                place @ 0xf020..=0xf0ff => symbol(place),
                _ => c,
            };
            return self.write(&text.chars().map(shown).collect::<String>());
        }
        self.write(&text);
    }
}
