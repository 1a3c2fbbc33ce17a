//! Writing the text of a word processor's file: paragraphs and rows as they follow one another, notes and running heads
//! after them, and text boxes after the paragraph that they are anchored in.
//!
//! What is shown side by side is side by side in the text, also where hidden or deleted text stood between. Digits are never
//! joined to digits of another size or height: raised ones are written as raised digits.

mod marked;

use std::collections::BTreeSet;
use std::num::NonZeroU32;
#[cfg(feature = "office")]
use std::sync::Arc;

#[cfg(feature = "office")]
use crate::source::ReferenceKind;
use crate::source::parts::PartsWriter;
use crate::source::shown::Gap;
use crate::source::{Document, Format, Locator, Reference, Region, Unread};
use crate::text::{Span, is_raised_digit, one_based, raised_digit};

use marked::{MarkedPlace, MarkedText, Places};

/// Where the characters of a run stand on their line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rise {
    #[default]
    Level,
    Raised,
    Lowered,
}

/// What of the look of a run says whether its digits belong to those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) rise: Rise,
    /// The size of the letters, in half points; 0 where nothing says it.
    pub(super) size: i32,
    /// How far they stand above the line, in half points.
    pub(super) above: i32,
}

impl Look {
    /// Returns where the characters stand, also where only their place above the line says so.
    fn risen(self) -> Rise {
        match self.above {
            RAISED_BY.. if self.rise == Rise::Level => Rise::Raised,
            _ => self.rise,
        }
    }
}

/// How far above the line, in half points, characters are raised: note marks are, and letters set slightly off are not.
const RAISED_BY: i32 = 4;

/// A step of writing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A paragraph or row begins.
    Block(Region),
    Gap(Gap),
    Text(String),
    Mark(Mark),
}

/// A place of a reference, which is given by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(feature = "office"), allow(dead_code, reason = "only DOCX and ODT tell references"))]
enum Mark {
    /// It stands here, or begins with the next text.
    Start(usize),
    /// It stands here.
    Point(usize),
    End(usize),
    /// The next text comes from here in the file.
    From(Origin),
}

/// Where in the file a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(feature = "office"), allow(dead_code, reason = "only DOCX is traced"))]
pub(super) struct Origin {
    /// What it was read from: characters or an element of the part.
    pub(super) event: Span,
    /// How many characters of that stand before it.
    pub(super) skipped: usize,
}

/// A piece of the text of a document, and where it comes from. Each of its characters stands for one of the file, in order,
/// or all of it for an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "office"), allow(dead_code, reason = "only DOCX is traced"))]
pub(super) struct Traced {
    pub(super) span: Span,
    pub(super) origin: Origin,
}

/// The steps of a passage that stands apart: a note, or what a running head says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Passage(Vec<Step>);

impl Passage {
    /// Lets all of it come from one place of the file.
    #[cfg(feature = "office")]
    pub(super) fn from(self, event: Span) -> Self {
        let mark = Step::Mark(Mark::From(Origin { event, skipped: 0 }));
        let traced = |step: Step| match step {
            Step::Text(_) => vec![mark.clone(), step],
            step => vec![step],
        };
        Self(self.0.into_iter().flat_map(traced).collect())
    }

    /// Returns its words on one line.
    pub(super) fn words(&self) -> String {
        let mut text = String::new();
        for step in &self.0 {
            match step {
                Step::Text(piece) => text.push_str(piece),
                Step::Gap(_) | Step::Block(_) => text.push(' '),
                Step::Mark(_) => {}
            }
        }
        text
    }
}

/// A text that is written from its beginning to its end: the body, a note, a text box.
#[derive(Debug, Default)]
struct Story {
    steps: Vec<Step>,
    /// The text boxes that are anchored in the paragraph or table that is being written.
    boxes: Vec<Step>,
    /// The rows that are being written, each in a cell of the one before.
    rows: Vec<Row>,
    /// Where the paragraph begins in the steps.
    paragraph: usize,
    /// What comes before the next text.
    lead: Option<Step>,
    /// What refers elsewhere before the first text of the paragraph.
    lead_marks: Vec<Mark>,
    /// The region of all of it, if it has one.
    region: Option<Region>,
    /// The look and last character of what was written last.
    last: Option<(Look, char)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Row {
    begun: bool,
    cell_begun: bool,
}

/// The text of a word processor's file.
#[derive(Debug, Default)]
pub(super) struct Flow {
    story: Story,
    /// The stories that wait for the end of `story`.
    outer: Vec<Story>,
    notes: Vec<Passage>,
    furniture: Vec<Passage>,
    /// The same as a set.
    repeated: BTreeSet<Passage>,
    hidden: Vec<String>,
    references: Vec<Reference>,
    /// The indices of references that are not told.
    untold: BTreeSet<usize>,
    /// The hidden text that is being read.
    unseen: String,
    /// What the next text is read from, where somebody asks for it.
    event: Option<Span>,
}

impl Flow {
    /// Begins a paragraph of the region.
    pub(super) fn open_paragraph(&mut self, region: Region) {
        self.end_unseen();
        self.story.open_paragraph(region);
    }

    /// Ends a paragraph.
    pub(super) fn close_paragraph(&mut self) {
        self.end_unseen();
        self.story.lead = None;
        self.story.write_lead_marks();
        self.story.write_boxes();
    }

    /// Takes what the paragraph holds so far away: no reader sees it.
    #[cfg(feature = "office")]
    pub(super) fn hide_paragraph(&mut self) {
        let start = self.story.paragraph.min(self.story.steps.len());
        let passage = Passage(self.story.steps.split_off(start));
        self.hide_passage(&passage);
    }

    /// Begins a row of a table.
    pub(super) fn open_row(&mut self) {
        self.end_unseen();
        self.story.rows.push(Row::default());
    }

    /// Ends a row.
    pub(super) fn close_row(&mut self) {
        self.story.rows.pop();
        self.story.write_boxes();
    }

    /// Begins a cell.
    pub(super) fn open_cell(&mut self) {
        self.end_unseen();
        if let Some(row) = self.story.rows.last_mut() {
            row.cell_begun = false;
        }
    }

    /// Begins a text that stands apart from where it is anchored, and is closed by one of the three functions below.
    pub(super) fn open_story(&mut self, region: Option<Region>) {
        self.end_unseen();
        let story = Story { region, ..Story::default() };
        self.outer.push(std::mem::replace(&mut self.story, story));
    }

    /// Ends a text box, which is written after the paragraph or table that it is anchored in.
    pub(super) fn close_box(&mut self) {
        let passage = self.close_story();
        self.story.boxes.extend(passage.0);
    }

    /// Ends a note, which is written after the body. Its mark keeps figures apart. Returns its words.
    pub(super) fn close_note(&mut self) -> String {
        let passage = self.close_story();
        let words = passage.words();
        self.note(passage);
        self.gap(Gap::Seam);
        words
    }

    /// Adds a reference that begins here, or where no end is told stands here; returns its index. There are none in what
    /// pages repeat.
    #[cfg(feature = "office")]
    pub(super) fn begin_reference(&mut self, kind: ReferenceKind) -> Option<usize> {
        self.add_reference(kind, Mark::Start)
    }

    /// Adds a reference that stands here; returns its index. There are none in what pages repeat.
    #[cfg(feature = "office")]
    pub(super) fn refer(&mut self, kind: ReferenceKind) -> Option<usize> {
        self.add_reference(kind, Mark::Point)
    }

    #[cfg(feature = "office")]
    fn add_reference(&mut self, kind: ReferenceKind, mark: fn(usize) -> Mark) -> Option<usize> {
        let mut stories = std::iter::once(&self.story).chain(&self.outer);
        if stories.any(|story| story.region == Some(Region::Furniture)) {
            return None;
        }
        let (span, text) = (Span::new(0, 0), Arc::default());
        self.references.push(Reference { kind, span, label: String::new(), text });
        let index = self.references.len() - 1;
        self.story.mark(mark(index));
        Some(index)
    }

    /// Ends the words that a reference is of.
    #[cfg(feature = "office")]
    pub(super) fn end_reference(&mut self, index: usize) {
        self.story.mark(Mark::End(index));
    }

    /// Says what the words of a reference are and, of a comment, by whom.
    #[cfg(feature = "office")]
    pub(super) fn explain_reference(&mut self, index: usize, label: &str, text: Arc<str>) {
        if let Some(reference) = self.references.get_mut(index) {
            label.clone_into(&mut reference.label);
            reference.text = text;
        }
    }

    /// Takes a reference away.
    #[cfg(feature = "office")]
    pub(super) fn forget_reference(&mut self, index: usize) {
        self.untold.insert(index);
    }

    /// Says what the next texts are read from; without it, nothing is traced.
    #[cfg(feature = "office")]
    pub(super) fn read_from(&mut self, event: Option<Span>) {
        self.event = event;
    }

    /// Ends a text, and returns it.
    pub(super) fn close_story(&mut self) -> Passage {
        self.end_unseen();
        self.story.rows.clear();
        self.story.write_boxes();
        let outer = self.outer.pop().unwrap_or_default();
        Passage(std::mem::replace(&mut self.story, outer).steps)
    }

    /// Writes a note after the body.
    pub(super) fn note(&mut self, passage: Passage) {
        self.notes.push(passage);
    }

    /// Writes what pages repeat after all else; the same but once.
    pub(super) fn furniture(&mut self, passage: Passage) {
        if self.repeated.insert(passage.clone()) {
            self.furniture.push(passage);
        }
    }

    /// Writes a gap in a paragraph: a line break, or what is no text.
    pub(super) fn gap(&mut self, gap: Gap) {
        self.story.gap(gap);
    }

    /// Writes text of a paragraph.
    pub(super) fn text(&mut self, text: &str, look: Look) {
        if !text.trim().is_empty() {
            self.end_unseen();
        }
        match look.risen() {
            Rise::Raised => {
                self.story.join();
                self.story.text(&raised(text), look, self.event);
            }
            Rise::Level | Rise::Lowered => self.story.text(text, look, self.event),
        }
    }

    /// Keeps text that no reader sees.
    pub(super) fn hide(&mut self, text: &str) {
        self.unseen.push_str(text);
    }

    /// Keeps a passage that no reader sees.
    #[cfg(feature = "office")]
    pub(super) fn hide_passage(&mut self, passage: &Passage) {
        self.end_unseen();
        self.hide(&passage.words());
        self.end_unseen();
    }

    fn end_unseen(&mut self) {
        let unseen = std::mem::take(&mut self.unseen);
        let unseen = unseen.trim();
        if !unseen.is_empty() {
            self.hidden.push(unseen.to_owned());
        }
    }

    /// Returns the document, or [`Unread::Empty`] where there is no text.
    pub(super) fn finish(self, format: Format, sha256: String) -> Result<Document, Unread> {
        self.finish_traced(format, sha256).map(|(document, _)| document)
    }

    /// The same, with where its text comes from, in order, as far as it was said.
    pub(super) fn finish_traced(
        mut self,
        format: Format,
        sha256: String,
    ) -> Result<(Document, Vec<Traced>), Unread> {
        while !self.outer.is_empty() {
            self.close_box();
        }
        let body = self.close_story();
        let mut writer = PartsWriter::default();
        let mut places = Places::new(self.references.len());
        let mut blocks = 0;
        let mut paragraph = || {
            blocks += 1;
            Locator::Paragraph(one_based(blocks - 1))
        };
        write(&mut writer, body, &mut places, &mut paragraph);
        for (index, note) in self.notes.into_iter().enumerate() {
            write(&mut writer, note, &mut places, || Locator::Note(one_based(index)));
        }
        for passage in self.furniture {
            write(&mut writer, passage, &mut places, &mut paragraph);
        }
        if writer.text().trim().is_empty() {
            return Err(Unread::Empty);
        }
        self.hidden.iter().for_each(|passage| writer.hide(passage));
        let mut document = writer.finish(format, sha256, Locator::Paragraph(NonZeroU32::MIN));
        let Places { references, traced } = places;
        let placed = |(index, (mut reference, place)): (usize, (Reference, MarkedPlace))| {
            reference.span = place.span().filter(|_| !self.untold.contains(&index))?;
            Some(reference)
        };
        let references = self.references.into_iter().zip(references).enumerate();
        document.references = references.filter_map(placed).collect();
        document.references.sort_by_key(|reference| reference.span.start);
        Ok((document, traced))
    }
}

fn write(
    writer: &mut PartsWriter,
    passage: Passage,
    places: &mut Places,
    mut place: impl FnMut() -> Locator,
) {
    let mut marked = MarkedText::default();
    for step in passage.0 {
        match step {
            Step::Block(region) => {
                marked.flush(writer, places);
                writer.part(Gap::Block);
                writer.in_region(region);
                writer.at(place());
            }
            Step::Gap(gap) => {
                marked.flush(writer, places);
                writer.part(gap);
            }
            Step::Text(text) => marked.text.push_str(&text),
            Step::Mark(mark) => marked.marks.push((marked.text.len(), mark)),
        }
    }
    marked.flush(writer, places);
}

impl Story {
    fn open_paragraph(&mut self, region: Region) {
        self.last = None;
        self.paragraph = self.steps.len();
        self.lead = Some(match self.rows.last() {
            None => Step::Block(self.region.unwrap_or(region)),
            Some(Row { begun: true, cell_begun: false }) => Step::Gap(Gap::Cell),
            Some(_) => Step::Block(self.region.unwrap_or(Region::Table)),
        });
    }

    fn gap(&mut self, gap: Gap) {
        if self.lead.is_some() || self.steps.is_empty() {
            return;
        }
        self.last = None;
        match self.steps.last_mut() {
            Some(Step::Gap(last)) => *last = gap.max(*last),
            _ => self.steps.push(Step::Gap(gap)),
        }
    }

    /// Lets the next text follow the last where nothing but a seam would keep them apart.
    fn join(&mut self) {
        let is_mark = |step: &Step| matches!(step, Step::Mark(_));
        if let Some(last) = self.steps.iter().rposition(|step| !is_mark(step))
            && self.steps[last] == Step::Gap(Gap::Seam)
        {
            self.steps.remove(last);
        }
    }

    #[cfg(feature = "office")]
    fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Start(_) | Mark::Point(_) if self.lead.is_some() => self.lead_marks.push(mark),
            _ => self.steps.push(Step::Mark(mark)),
        }
    }

    fn write_lead_marks(&mut self) {
        self.steps.extend(self.lead_marks.drain(..).map(Step::Mark));
    }

    fn text(&mut self, whole: &str, look: Look, event: Option<Span>) {
        let text = if self.lead.is_some() { whole.trim_start() } else { whole };
        let Some(last) = text.chars().next_back() else { return };
        self.begin();
        if let Some((before, c)) = self.last
            && before != look
            && c.is_numeric()
            && text.starts_with(|c: char| c.is_numeric() && !is_raised_digit(c))
        {
            self.steps.push(Step::Gap(Gap::Seam));
        }
        self.last = Some((look, last));
        if let Some(event) = event {
            let skipped = whole[..whole.len() - text.len()].chars().count();
            self.steps.push(Step::Mark(Mark::From(Origin { event, skipped })));
        }
        match self.steps.last_mut() {
            Some(Step::Text(written)) => written.push_str(text),
            _ => self.steps.push(Step::Text(text.to_owned())),
        }
    }

    /// Writes what comes before the first text of a paragraph.
    fn begin(&mut self) {
        let Some(lead) = self.lead.take() else { return };
        self.trim();
        self.paragraph = self.steps.len();
        for row in &mut self.rows {
            *row = Row { begun: true, cell_begun: true };
        }
        self.steps.push(lead);
        self.write_lead_marks();
    }

    /// Takes the white space at the end away, and gaps that nothing follows.
    fn trim(&mut self) {
        let mut marks = Vec::new();
        while let Some(step) = self.steps.last_mut() {
            match step {
                Step::Text(text) => {
                    text.truncate(text.trim_end().len());
                    if !text.is_empty() {
                        break;
                    }
                }
                Step::Gap(Gap::Seam | Gap::Line) => {}
                Step::Gap(_) | Step::Block(_) => break,
                Step::Mark(mark) => marks.push(*mark),
            }
            self.steps.pop();
        }
        self.steps.extend(marks.into_iter().rev().map(Step::Mark));
    }

    /// Writes the text boxes once nothing is written any more of what they are anchored in.
    fn write_boxes(&mut self) {
        if self.rows.is_empty() && !self.boxes.is_empty() {
            self.trim();
            self.steps.append(&mut self.boxes);
        }
    }
}

/// Returns text that is raised: its digits as raised digits, with the signs before them. Letters stay as they are, "19th".
fn raised(text: &str) -> String {
    let mut characters = text.chars().peekable();
    let mut written = String::new();
    while let Some(c) = characters.next() {
        let before_digit = characters.peek().is_some_and(char::is_ascii_digit);
        written.push(match c {
            '-' | '−' | '–' if before_digit => '⁻',
            '+' if before_digit => '⁺',
            _ => raised_digit(c).unwrap_or(c),
        });
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVEL: Look = Look { rise: Rise::Level, size: 0, above: 0 };

    fn look(rise: Rise) -> Look {
        Look { rise, ..LEVEL }
    }

    #[test]
    fn digits_of_another_height_or_size_are_no_digits_of_a_figure() {
        let mut flow = Flow::default();
        flow.open_paragraph(Region::Body);
        let runs = [
            ("10", LEVEL),
            ("-3", look(Rise::Raised)),
            ("5 CO", LEVEL),
            ("2", look(Rise::Lowered)),
            ("5 540", LEVEL),
            ("7", Look { size: 12, ..LEVEL }),
            (" the 19", LEVEL),
            ("th", look(Rise::Raised)),
        ];
        for (text, look) in runs {
            flow.text(text, look);
        }
        let document = flow.finish(Format::Docx, String::new()).unwrap();
        assert_eq!(document.text, "10⁻³ 5 CO2 5 540 7 the 19th");
    }

    #[test]
    fn cells_boxes_and_notes_stand_apart() {
        let mut flow = Flow::default();
        flow.open_row();
        for cell in ["Votes", "", "540"] {
            flow.open_cell();
            flow.open_paragraph(Region::Body);
            flow.text(cell, LEVEL);
            flow.close_paragraph();
        }
        flow.close_row();
        flow.open_paragraph(Region::Body);
        flow.text("In 2010", LEVEL);
        flow.open_story(Some(Region::Note));
        flow.open_paragraph(Region::Body);
        flow.text("See 2.", LEVEL);
        flow.close_note();
        flow.open_story(None);
        flow.open_paragraph(Region::Body);
        flow.text("A box", LEVEL);
        flow.close_box();
        flow.text(" it was.", LEVEL);
        flow.close_paragraph();
        let document = flow.finish(Format::Docx, String::new()).unwrap();
        assert_eq!(document.text, "Votes | 540\n\nIn 2010 it was.\n\nA box\n\nSee 2.");
        assert_eq!(document.regions.at(0), Region::Table);
        assert_eq!(document.regions.at(15), Region::Body);
        assert_eq!(document.regions.at(document.text.len() - 1), Region::Note);
    }
}
