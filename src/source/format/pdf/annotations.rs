//! What stands on a page and is no text of it (ISO 32000-2, 12.5 and 12.7): fields of forms, words typed over the page,
//! comments.

use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use hayro_syntax::page::Page;

use super::strings;

/// How many annotations of a page are looked at, and how far up a field stands in others.
const MOST: usize = 20_000;
const DEEPEST: usize = 32;

/// The flags of an annotation that nobody sees: hidden, not shown on a screen.
const UNSEEN: u32 = (1 << 1) | (1 << 5);

/// The annotations of a page.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    /// Whether a reader sees words on the page that were filled into its form or typed over it.
    pub(super) are_filled_in: bool,
    /// What was written about the page: the text of comments.
    pub(super) comments: Vec<String>,
}

impl Annotations {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut found = Self::default();
        let list = page.raw().get::<Array<'_>>(b"Annots" as &[u8]);
        for annotation in list.iter().flat_map(|list| list.iter::<Dict<'_>>()).take(MOST) {
            found.add(&annotation);
        }
        found
    }

    fn add(&mut self, annotation: &Dict<'_>) {
        if annotation.get::<u32>(b"F" as &[u8]).unwrap_or(0) & UNSEEN != 0 {
            return;
        }
        let Some(kind) = annotation.get::<Name<'_>>(b"Subtype" as &[u8]) else { return };
        match &*kind {
            b"Widget" => self.are_filled_in |= has_value(annotation),
            b"FreeText" => self.are_filled_in |= contents(annotation).is_some(),
            // What a link or a sound has here stands for it where it is not shown.
            b"Link" | b"Sound" | b"Movie" | b"Screen" | b"Popup" => {}
            _ => self.comments.extend(contents(annotation)),
        }
    }
}

fn contents(annotation: &Dict<'_>) -> Option<String> {
    strings::trimmed(&annotation.get::<PdfString<'_>>(b"Contents" as &[u8])?)
}

/// Whether a field of text or of choices has one. It inherits its kind and value from the field that it is part of.
fn has_value(field: &Dict<'_>) -> bool {
    let kind = inherited(field, b"FT").and_then(Object::into_name);
    kind.is_some_and(|kind| matches!(&*kind, b"Tx" | b"Ch"))
        && match inherited(field, b"V") {
            Some(Object::String(value)) => strings::trimmed(&value).is_some(),
            Some(Object::Array(values)) => values.raw_iter().next().is_some(),
            Some(Object::Stream(_)) => true,
            _ => false,
        }
}

fn inherited<'a>(field: &Dict<'a>, key: &[u8]) -> Option<Object<'a>> {
    let mut field = field.clone();
    for _ in 0..DEEPEST {
        if let Some(found) = field.get::<Object<'_>>(key) {
            return Some(found);
        }
        field = field.get(b"Parent" as &[u8])?;
    }
    None
}
