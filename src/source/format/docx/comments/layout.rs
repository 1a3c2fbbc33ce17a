//! Where in the main part marks of comments can be put: beside a run, or in it where it can be split.

use std::collections::{BTreeMap, BTreeSet};

use super::{NAME, Words};
use crate::source::Unread;
use crate::source::format::xml::{Element, Visitor, visit_text};
use crate::text::Span;

/// The elements that hold runs, and in which marks of comments may stand beside them (`EG_PContent` and
/// `EG_ContentRunContent` of the standard).
const PARENTS: [&str; 10] = [
    "w:bdo",
    "w:customXml",
    "w:dir",
    "w:fldSimple",
    "w:hyperlink",
    "w:ins",
    "w:moveTo",
    "w:p",
    "w:sdtContent",
    "w:smartTag",
];

/// Where in the part things stand that marks of comments are put at.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The places of what was read, by where it begins in the part.
    pub(super) anchors: BTreeMap<usize, Anchor>,
    /// The place of what is not in the body: its first run.
    pub(super) first: Option<Anchor>,
    /// The marks of comments of this program, which are taken away.
    pub(super) own: Vec<Span>,
    /// The ids of all other marks of comments, and how many of them begin ranges.
    pub(super) others: BTreeSet<String>,
    pub(super) ranges: usize,
    /// The namespace of the part's root.
    pub(super) space: String,
}

impl Layout {
    /// Whether the part is of the strict form of the standard.
    pub(super) fn is_strict(&self) -> bool {
        self.space.starts_with("http://purl.oclc.org/")
    }
}

/// A place for marks.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// What was read there.
    pub(super) event: Span,
    /// The element beside which marks may stand.
    pub(super) outer: Span,
    /// The beginning of the element around it, whose prefix marks can have.
    pub(super) parent: Span,
    /// The run, where what was read stands in one that can be split.
    pub(super) run: Option<Run>,
}

/// A run that can be split.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Its beginning and its properties, which both halves have.
    pub(super) tag: Span,
    pub(super) properties: Span,
    /// What it holds behind its properties.
    pub(super) content: Span,
    /// The element of it that was read.
    pub(super) child: Span,
    /// Where the characters of that begin, if it holds characters.
    pub(super) text: Option<usize>,
}

/// Returns where the words of comments stand in the part, and the marks of the comments `own` in it.
pub(super) fn lay_out(
    text: &str,
    words: &[Option<Words>],
    own: &BTreeSet<String>,
) -> Result<Layout, Unread> {
    let points = words.iter().flatten().flat_map(|words| [words.start, words.end]);
    let wanted: BTreeSet<usize> = points.map(|point| point.event).collect();
    let mut reader = LayoutReader {
        wanted,
        own,
        layout: Layout::default(),
        open: Vec::new(),
        boxes: 0,
        event: Span::new(0, 0),
    };
    visit_text(text, NAME, &mut reader)?;
    Ok(reader.layout)
}

/// What an element is to the marks in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Marks may stand in it.
    Parent,
    Run,
    RunProperties,
    Characters,
    /// The text of a text box.
    Box,
    /// A mark of a comment of this program.
    OwnMark,
    Other,
}

/// An element that has begun.
#[derive(Debug)]
struct Open {
    role: Role,
    tag: Span,
    /// Of a run, its properties.
    properties: Span,
    /// Of a run, the marks in it of comments of this program, and whether there is more in it than these.
    own: Vec<Span>,
    holds_more: bool,
    /// The anchors that are beside it, and those in it as the child of a run.
    outer_of: Vec<usize>,
    child_of: Vec<usize>,
    /// Whether it is the first run of the body.
    is_first: bool,
}

struct LayoutReader<'o> {
    /// Where begins what is looked for.
    wanted: BTreeSet<usize>,
    own: &'o BTreeSet<String>,
    layout: Layout,
    open: Vec<Open>,
    /// How many text boxes are around.
    boxes: usize,
    event: Span,
}

impl LayoutReader<'_> {
    fn role(&mut self, element: &Element<'_>) -> Role {
        match element.name {
            "w:r" => Role::Run,
            "w:rPr" => Role::RunProperties,
            "w:t" => Role::Characters,
            "w:txbxContent" => Role::Box,
            "w:commentRangeStart" | "w:commentRangeEnd" | "w:commentReference" => {
                let Some(id) = element.attribute("id") else { return Role::Other };
                if self.own.contains(&id) {
                    return Role::OwnMark;
                }
                self.layout.ranges += usize::from(element.name == "w:commentRangeStart");
                self.layout.others.insert(id);
                Role::Other
            }
            name if PARENTS.contains(&name) => Role::Parent,
            _ => Role::Other,
        }
    }

    /// Takes the place of what is being read, if it is looked for.
    fn take_anchor(&mut self) {
        if !self.wanted.contains(&self.event.start) {
            return;
        }
        let mut beside = None;
        for (index, pair) in self.open.windows(2).enumerate() {
            if pair[1].role == Role::Box {
                break;
            }
            if pair[0].role == Role::Parent {
                beside = Some(index + 1);
            }
        }
        let Some(beside) = beside else { return };
        let (outer, parent) = (&self.open[beside], self.open[beside - 1].tag);
        let is_child = beside + 2 == self.open.len() && outer.role == Role::Run;
        let child = self.open.last().filter(|_| is_child);
        let run = child.map(|child| Run {
            tag: outer.tag,
            properties: outer.properties,
            content: Span::new(outer.properties.end, outer.properties.end),
            child: child.tag,
            text: (child.role == Role::Characters).then_some(child.tag.end),
        });
        let key = self.event.start;
        let anchor = Anchor { event: self.event, outer: outer.tag, parent, run };
        self.layout.anchors.insert(key, anchor);
        self.open[beside].outer_of.push(key);
        if let Some(child) = self.open.last_mut().filter(|_| is_child) {
            child.child_of.push(key);
        }
    }

    /// Fills in the ends of the places that were waiting for the end of an element.
    fn end_anchors(&mut self, element: &Open, whole: Span) {
        for key in &element.child_of {
            let anchor = self.layout.anchors.get_mut(key);
            if let Some(run) = anchor.and_then(|anchor| anchor.run.as_mut()) {
                run.child = whole;
            }
        }
        for key in &element.outer_of {
            let Some(anchor) = self.layout.anchors.get_mut(key) else { continue };
            anchor.outer = whole;
            if let Some(run) = &mut anchor.run {
                run.content = Span::new(run.content.start, self.event.start.max(run.content.start));
            }
        }
        if element.is_first {
            let parent = self.open.last().map_or(whole, |parent| parent.tag);
            self.layout.first = Some(Anchor { event: whole, outer: whole, parent, run: None });
        }
    }
}

impl Visitor for LayoutReader<'_> {
    fn at(&mut self, event: Span) {
        self.event = event;
    }

    fn open(&mut self, element: &Element<'_>) {
        if self.open.is_empty() {
            element.space.clone_into(&mut self.layout.space);
        }
        let role = self.role(element);
        self.boxes += usize::from(role == Role::Box);
        let parent = self.open.last_mut();
        let is_beside = parent.as_ref().is_some_and(|parent| parent.role == Role::Parent);
        if let Some(run) = parent.filter(|parent| parent.role == Role::Run) {
            run.holds_more |= !matches!(role, Role::RunProperties | Role::OwnMark);
        }
        let is_run = role == Role::Run && is_beside && self.boxes == 0;
        self.open.push(Open {
            role,
            tag: self.event,
            properties: Span::new(self.event.end, self.event.end),
            own: Vec::new(),
            holds_more: false,
            outer_of: Vec::new(),
            child_of: Vec::new(),
            is_first: is_run && self.layout.first.is_none(),
        });
        self.take_anchor();
    }

    fn close(&mut self, _: &str) {
        let Some(element) = self.open.pop() else { return };
        let whole = Span::new(element.tag.start, self.event.end);
        self.end_anchors(&element, whole);
        let run = self.open.last_mut().filter(|parent| parent.role == Role::Run);
        match (element.role, run) {
            (Role::Box, _) => self.boxes = self.boxes.saturating_sub(1),
            (Role::RunProperties, Some(run)) => run.properties = whole,
            (Role::OwnMark, Some(run)) => run.own.push(whole),
            (Role::OwnMark, None) => self.layout.own.push(whole),
            (Role::Run, _) if element.own.is_empty() => {}
            (Role::Run, _) if element.holds_more => self.layout.own.extend(element.own),
            (Role::Run, _) => self.layout.own.push(whole),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {
        self.take_anchor();
    }
}
