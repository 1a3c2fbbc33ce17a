//! The elements that are open at a place of a page, and how text in them is shown.

use super::element::{Element, SCOPE, SPECIAL};

/// How text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) sight: Sight,
    /// Whether its white space and line breaks are shown as they are written.
    pub(super) is_pre: bool,
    pub(super) is_link: bool,
    /// Whether it stands in `<sup>` or is the mark of a note.
    pub(super) is_raised: bool,
    /// Whether it is not seen by a rule of the page's own style sheets.
    pub(super) is_hidden_by_rule: bool,
    /// Whether it stands in a drawing or a formula, which have other rules than HTML.
    pub(super) is_foreign: bool,
}

/// Whether text is seen; each is stronger than those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sight {
    #[default]
    Seen,
    /// By its font size, which an element in it can change.
    TooSmall,
    /// By its visibility, which an element in it can change.
    Invisible,
    /// It is not shown at all, or struck out.
    Hidden,
    /// It is no text: a script, a style sheet, the head of a page.
    LeftOut,
}

/// An element that has begun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) element: Element,
    /// How the text in it is shown.
    pub(super) style: Style,
    /// Whether text is not seen because of this element.
    pub(super) hides: bool,
    /// Which part of the page it is.
    pub(super) section: Option<usize>,
    /// The index of its span, where it is a link or a note.
    pub(super) span: Option<usize>,
    /// Whether it stands in notes, or is one.
    pub(super) in_note: bool,
    /// How much text was written before it.
    pub(super) from: usize,
    /// Whether its end tag has come, while what has begun in it goes on.
    pub(super) has_ended: bool,
}

/// What an end tag does not reach out of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge {
    /// Any element but those that only mark text.
    Special,
    /// Cells and the like.
    Scope,
    /// The same, and buttons.
    Button,
    /// The same as of `Scope`, and lists.
    List,
    /// Tables.
    Table,
}

/// The elements that are open, the outermost first. Each look-up takes the same time however deep it goes.
#[derive(Debug, Default)]
pub(super) struct OpenElements {
    stack: Vec<Open>,
    /// Where in the stack the elements of each kind are, by their index.
    places: Vec<Vec<usize>>,
    special: Vec<usize>,
    scope: Vec<usize>,
}

impl OpenElements {
    pub(super) fn len(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn top(&self) -> Option<&Open> {
        self.stack.last()
    }

    /// Returns how text is shown here.
    pub(super) fn style(&self) -> Style {
        self.top().map_or_else(Style::default, |open| open.style)
    }

    pub(super) fn push(&mut self, open: Open) {
        let at = self.stack.len();
        let index = open.element.index();
        if self.places.len() <= index {
            self.places.resize(index + 1, Vec::new());
        }
        self.places[index].push(at);
        if open.element.is(SPECIAL) {
            self.special.push(at);
        }
        if open.element.is(SCOPE) {
            self.scope.push(at);
        }
        self.stack.push(open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.stack.pop()?;
        if !open.has_ended {
            self.places[open.element.index()].pop();
        }
        if open.element.is(SPECIAL) {
            self.special.pop();
        }
        if open.element.is(SCOPE) {
            self.scope.pop();
        }
        Some(open)
    }

    /// Ends the element at this place alone, which only marks text, and lets the blocks that have begun in it go on.
    /// Returns it as it was; `None` where none has, or too many elements have to look at each.
    pub(super) fn end_around(&mut self, place: usize) -> Option<Open> {
        const MOST: usize = 256;
        let is_around = self.special.last().is_some_and(|special| *special > place);
        if !is_around || self.stack.len() - place > MOST {
            return None;
        }
        let open = *self.stack.get(place)?;
        let outer =
            place.checked_sub(1).map_or_else(Style::default, |outer| self.stack[outer].style);
        self.places[open.element.index()].pop();
        let ended = &mut self.stack[place];
        ended.has_ended = true;
        ended.hides = false;
        for inner in &mut self.stack[place..] {
            if inner.style.sight == open.style.sight && !inner.hides {
                inner.style.sight = outer.sight;
            }
            inner.style.is_link &= outer.is_link;
        }
        Some(open)
    }

    /// Returns where the innermost open element of this kind is.
    pub(super) fn last(&self, element: Element) -> Option<usize> {
        self.places.get(element.index())?.last().copied()
    }

    /// The same by its name.
    pub(super) fn last_named(&self, name: &str) -> Option<usize> {
        self.last(Element::known(name)?)
    }

    /// Returns where the innermost cell or the like is.
    pub(super) fn last_scope(&self) -> usize {
        self.scope.last().map_or(0, |at| at + 1)
    }

    /// Returns where the innermost open element of this kind is that no edge stands around.
    pub(super) fn within(&self, element: Element, edge: Edge) -> Option<usize> {
        let at = self.last(element)?;
        let scope = self.scope.last().copied();
        let named = |names: &[&str]| names.iter().filter_map(|name| self.last_named(name)).max();
        let edge = match edge {
            Edge::Special => self.special.last().copied(),
            Edge::Scope => scope,
            Edge::Button => scope.max(named(&["button"])),
            Edge::List => scope.max(named(&["ol", "ul", "dl", "menu"])),
            Edge::Table => named(&["table", "template"]),
        };
        edge.is_none_or(|edge| edge <= at).then_some(at)
    }
}
