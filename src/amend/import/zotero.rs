//! Items of Zotero as its interfaces give them (`format=json`, version 3 of the Web API and the local one).
//!
//! A highlight is an item `annotation` of type `highlight` or `underline`: its words are in `annotationText`, the page in
//! `annotationPageLabel`. Its `parentItem` is an attachment, the parent of which is what is cited.

use std::collections::BTreeMap;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged as _;

use crate::dossier::Problem;
use crate::text::Span;
use crate::value::Edtf;

use super::cell::{Cell, Cells, date};
use super::csl::{add_doi, add_language, left_out};
use super::json::Places;
use super::{CitationEntry, ClaimEntry, Entries, SourceEntry};

const HERE: Places = Places::InFile;

/// Returns what an item says, which the Web API puts in a field of its own.
pub(super) fn data_of<'v, 't>(item: &'v Object<'t>) -> &'v Object<'t> {
    item.get_object("data").unwrap_or(item)
}

/// Returns the highlights of these items as citations, and everything that they are of as sources.
pub(super) fn read(items: &[&Object<'_>]) -> Result<Entries, Vec<Problem>> {
    let mut library = Library::default();
    let data: Vec<&Object<'_>> = items.iter().map(|item| data_of(item)).collect();
    for item in &data {
        library.add_source(item);
    }
    for item in &data {
        library.add_attachment(item);
    }
    for item in &data {
        library.add_highlight(item);
    }
    Ok(library.entries)
}

#[derive(Default)]
struct Library {
    entries: Entries,
    /// The index of the source that an item or attachment of this key is, or belongs to.
    sources: BTreeMap<String, usize>,
}

impl Library {
    fn add_source(&mut self, item: &Object<'_>) {
        if matches!(item_type(item), "attachment" | "annotation" | "note") {
            return;
        }
        let source = source_of(item, &mut self.entries.remarks);
        self.entries.sources.push(source);
        self.know(item, self.entries.sources.len() - 1);
    }

    fn know(&mut self, item: &Object<'_>, source: usize) {
        let key = item.get_string("key").map(|key| key.value.to_string());
        self.sources.extend(key.map(|key| (key, source)));
    }

    /// Returns the source that the parent of an item is, or belongs to.
    fn of_parent(&self, item: &Object<'_>) -> Option<usize> {
        self.sources.get(item.get_string("parentItem")?.value.as_ref()).copied()
    }

    fn add_attachment(&mut self, attachment: &Object<'_>) {
        if item_type(attachment) != "attachment" {
            return;
        }
        let source = self.of_parent(attachment).unwrap_or_else(|| {
            let source = source_of(attachment, &mut self.entries.remarks);
            self.entries.sources.push(source);
            self.entries.sources.len() - 1
        });
        let file = HERE.cell(attachment, "filename").or_else(|| HERE.cell(attachment, "path"));
        let own = &mut self.entries.sources[source];
        if let Some(file) = file.filter(|_| own.file.is_none()) {
            own.folder = attachment.get_string("key").map(|key| key.value.to_string());
            own.file = Some(Cell { text: file_name(&file.text).to_owned(), ..file });
        }
        self.know(attachment, source);
    }

    fn add_highlight(&mut self, annotation: &Object<'_>) {
        if item_type(annotation) != "annotation" {
            return;
        }
        let place = HERE.of(annotation.range());
        let start = Span::new(place.start, place.start + 1);
        let kind = HERE.cell(annotation, "annotationType").map_or(String::new(), |kind| kind.text);
        let Some(text) = HERE.cell(annotation, "annotationText") else {
            let message =
                format!("an annotation of type `{kind}` is passed over: it marks no words");
            self.entries.remarks.push(Problem::new(start, message, "passed over"));
            return;
        };
        let Some(source) = self.of_parent(annotation) else {
            let message = "the attachment that this highlight is in is not in the file";
            let problem = Problem::new(start, message, "of which document?");
            self.entries
                .problems
                .push(problem.help("export the attachments and their parent items too"));
            return;
        };
        let comment = HERE.cell(annotation, "annotationComment");
        let page = HERE.cell(annotation, "annotationPageLabel");
        let tags = annotation.get_array("tags").into_iter().flat_map(|list| &list.elements);
        let tags = tags.filter_map(|tag| HERE.cell(tag.as_object()?, "tag")).collect();
        self.entries.claims.push(highlight(Highlight { text, comment, page, tags }, source));
    }
}

/// What somebody marked.
pub(super) struct Highlight {
    pub(super) text: Cell,
    pub(super) comment: Option<Cell>,
    pub(super) page: Option<Cell>,
    pub(super) tags: Vec<Cell>,
}

/// Returns the claim of a highlight: what its comment says or, without one, its own words. A tag may be the id of a claim that
/// there is; the tags stand in `tags` until that is looked up.
pub(super) fn highlight(highlight: Highlight, source: usize) -> ClaimEntry {
    let Highlight { text, comment, page, tags } = highlight;
    let place = text.place;
    let statement = comment.clone().unwrap_or_else(|| text.clone());
    let mut fields = vec![("quote", text)];
    fields.extend(page.map(|page| ("locator", Cell { text: format!("p. {}", page.text), ..page })));
    let citations = vec![CitationEntry { place, source, fields }];
    let tags: Vec<String> = tags.into_iter().map(|tag| tag.text).collect();
    let mut fields = vec![("statement", statement)];
    if !tags.is_empty() {
        fields.push(("tags", Cell::new(tags.join("; "), place)));
    }
    ClaimEntry { place, name: None, fields, citations, is_of_citation: true }
}

fn item_type<'v>(item: &'v Object<'_>) -> &'v str {
    item.get_string("itemType").map_or("", |name| name.value.as_ref())
}

fn source_of(item: &Object<'_>, remarks: &mut Vec<Problem>) -> SourceEntry {
    let mut fields = Cells::new();
    HERE.copy(item, &["title"], "title", &mut fields);
    fields.extend(authors(item).map(|cell| ("author", cell)));
    let publishers =
        ["publicationTitle", "websiteTitle", "blogTitle", "forumTitle", "publisher", "institution"];
    HERE.copy(item, &publishers, "publisher", &mut fields);
    for (name, field) in [("date", "published"), ("accessDate", "accessed")] {
        let Some(cell) = HERE.cell(item, name) else { continue };
        match date(&cell.text).ok().filter(|text| Edtf::parse(text).is_ok()) {
            Some(text) => fields.push((field, Cell { text, ..cell })),
            None => remarks.push(left_out(name, cell.place)),
        }
    }
    HERE.copy(item, &["url"], "url", &mut fields);
    add_doi(HERE.cell(item, "DOI"), &mut fields);
    add_language(HERE.cell(item, "language"), &mut fields, remarks);
    let name = HERE.cell(item, "citationKey");
    SourceEntry { place: HERE.of(item.range()), name, fields, ..SourceEntry::default() }
}

fn authors(item: &Object<'_>) -> Option<Cell> {
    let list = item.get_array("creators")?;
    let is_author = |creator: &&Object<'_>| {
        creator.get_string("creatorType").is_some_and(|kind| kind.value == "author")
    };
    let name = |creator: &Object<'_>| {
        let whole = creator.get_string("name");
        let parts = [whole, creator.get_string("firstName"), creator.get_string("lastName")];
        let parts = parts.into_iter().flatten().map(|part| part.value.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let creators = list.elements.iter().filter_map(Value::as_object).filter(is_author);
    let names: Vec<String> = creators.map(name).filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| Cell::new(names.join("; "), HERE.of(list.range)))
}

/// Returns the name of the file that a path of Zotero leads to: `storage:a.pdf`, `attachments:b/a.pdf`, `C:\b\a.pdf`.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\', ':']).next().unwrap_or(path)
}
