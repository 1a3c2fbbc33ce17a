//! Files of JSON: which program's they are, and what is common to them.

use std::borrow::Cow;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::{Range, Ranged as _};

use crate::dossier::{Problem, syntax_tree};
use crate::text::Span;

use super::cell::{Cell, Cells};
use super::{Entries, csl, zotero};

/// Returns what a file of JSON says: items of Zotero where one says its `itemType`, and otherwise entries of CSL.
pub(super) fn read(text: &str) -> Result<Entries, Vec<Problem>> {
    let tree = syntax_tree(text)?;
    let here = Places::InFile;
    let items = tree.as_array().into_iter().flat_map(|list| &list.elements);
    let items: Vec<&Object<'_>> = items.filter_map(Value::as_object).collect();
    if items.is_empty() {
        let place = here.of(tree.range());
        let place = Span::new(place.start, place.start + 1);
        let message = "this is no list of items";
        let help = "export items as CSL JSON, or Zotero's items with their attachments and annotations as JSON";
        return Err(vec![Problem::new(place, message, "expected a list").help(help)]);
    }
    if items.iter().any(|item| zotero::data_of(item).get_string("itemType").is_some()) {
        return zotero::read(&items);
    }
    let mut entries = Entries::default();
    entries.sources =
        items.iter().map(|item| csl::entry(item, here, &mut entries.remarks)).collect();
    Ok(entries)
}

/// Where the places of a syntax tree are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Places {
    /// In the file itself.
    InFile,
    /// In a text that stands in the file in another form, all of it at this place.
    At(Span),
}

impl Places {
    pub(super) fn of(self, range: Range) -> Span {
        match self {
            Self::InFile => Span::new(range.start, range.end),
            Self::At(place) => place,
        }
    }

    /// Returns a field of an object that holds a text with more than white space.
    pub(super) fn cell(self, object: &Object<'_>, name: &str) -> Option<Cell> {
        let value = &object.get(name)?.value;
        let text = text_of(value)?;
        (!text.trim().is_empty()).then(|| Cell::new(text.trim(), self.of(value.range())))
    }

    /// Copies a field of an object that holds a text.
    pub(super) fn copy(
        self,
        object: &Object<'_>,
        names: &[&str],
        field: &'static str,
        cells: &mut Cells,
    ) {
        let mut found = names.iter().filter_map(|name| self.cell(object, name));
        cells.extend(found.next().map(|cell| (field, cell)));
    }
}

/// Returns a text or number as text; of a list, its first.
fn text_of<'v>(value: &'v Value<'_>) -> Option<Cow<'v, str>> {
    match value {
        Value::StringLit(text) => Some(Cow::Borrowed(&text.value)),
        Value::NumberLit(number) => Some(Cow::Borrowed(number.value)),
        Value::Array(list) => text_of(list.elements.first()?),
        Value::Object(_) | Value::BooleanLit(_) | Value::NullKeyword(_) => None,
    }
}
