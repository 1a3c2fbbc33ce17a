//! Adding to a part of a package at the end of its root.

use std::collections::BTreeSet;

use super::NAME;
use super::edits::name_of;
use crate::source::Unread;
use crate::source::format::xml::{Element, Visitor, visit_text};
use crate::text::Span;

/// The root of a part, to which something is added.
#[derive(Debug)]
pub(super) struct Root {
    /// Its name by the usual prefix, and its namespace.
    pub(super) name: String,
    pub(super) space: String,
    pub(super) tag: Span,
    /// Where it ends.
    end: Span,
    depth: usize,
    event: Span,
}

impl Root {
    pub(super) fn of(text: &str) -> Result<Self, Unread> {
        let nowhere = Span::new(0, 0);
        let (name, space) = (String::new(), String::new());
        let mut root = Self { name, space, tag: nowhere, end: nowhere, depth: 0, event: nowhere };
        visit_text(text, NAME, &mut root)?;
        Ok(root)
    }

    /// Returns the name of an element of the root's namespace.
    pub(super) fn named(&self, text: &str, name: &str) -> String {
        match name_of(self.tag.of(text)).split_once(':') {
            Some((prefix, _)) => format!("{prefix}:{name}"),
            None => name.to_owned(),
        }
    }

    /// Returns the part with something at the end of its root.
    pub(super) fn with(&self, text: &str, added: &str) -> String {
        let tag = self.tag.of(text);
        let (before, after) = (&text[..self.tag.start], &text[self.end.end..]);
        match tag.strip_suffix("/>") {
            Some(tag) => format!("{before}{tag}>{added}</{}>{after}", name_of(tag)),
            None => format!("{}{added}{}", &text[..self.end.start], &text[self.end.start..]),
        }
    }
}

impl Visitor for Root {
    fn at(&mut self, event: Span) {
        self.event = event;
    }

    fn open(&mut self, element: &Element<'_>) {
        if self.depth == 0 {
            element.name.clone_into(&mut self.name);
            element.space.clone_into(&mut self.space);
            self.tag = self.event;
        }
        self.depth += 1;
    }

    fn close(&mut self, _: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.end = self.event;
        }
    }

    fn text(&mut self, _: &str) {}
}

/// Returns the values of an attribute, wherever it stands.
pub(super) fn attributes(text: &str, name: &'static str) -> Result<BTreeSet<String>, Unread> {
    let mut attributes = Attributes { name, values: BTreeSet::new() };
    visit_text(text, NAME, &mut attributes)?;
    Ok(attributes.values)
}

struct Attributes {
    name: &'static str,
    values: BTreeSet<String>,
}

impl Visitor for Attributes {
    fn open(&mut self, element: &Element<'_>) {
        self.values.extend(element.attribute(self.name));
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}
