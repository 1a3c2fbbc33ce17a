//! Office Open XML (ISO/IEC 29500): texts of Word, in the transitional and the strict form.
//!
//! What is read is the text with its tracked changes accepted:
//!
//! - Runs are joined; a tab is a tab, a break of a line or page a line break. Cells are parted by ` | `, rows by a blank line.
//! - Deleted, moved, hidden and struck-out text, the code of fields and the comments are hidden. Comments of
//!   [`COMMENT_AUTHOR`] are passed over: a checked draft is read as the draft.
//! - Footnotes and endnotes follow the body in the order of their marks, which are left out; what pages repeat comes last.
//! - Text boxes follow the paragraph or table that they are anchored in. Of `mc:AlternateContent` the first choice is read.
//! - The numbers of lists and headings are not in the file, and not written. Pictures, charts and embedded objects are left
//!   out. What Word inserts from another part (`w:altChunk`) is told.

mod comments;
mod story;
mod styles;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::detect::{is_ole, ole_holds};
use super::flow::Flow;
use super::package::{Package, resolved};
use super::xml::{Element, Visitor, visit};
use crate::source::about::names_in;
use crate::source::{About, COMMENT_AUTHOR, Document, Format, Region, Unread, UnreadPart};

pub(super) use comments::with_comments;
use story::{NoteMark, StoryReader};
use styles::{Styles, StylesReader};

const NAME: &str = "DOCX";

/// Returns the document that a DOCX file is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    if is_ole(bytes) {
        return Err(older(bytes));
    }
    let mut package = Package::open(bytes, NAME)?;
    let root = relations(&mut package, "")?;
    let mut reader = PackageReader::new(package, main_part(&root))?;
    reader.read_all(false)?;
    let PackageReader { mut package, flow, unread, .. } = reader;
    let document = flow.finish(Format::Docx, sha256);
    let mut document = match (document, unread.first()) {
        (Err(Unread::Empty), Some(part)) => return Err(part.why.clone()),
        (document, _) => document?,
    };
    document.unread = unread;
    if let Some(core) = root.iter().find(|relation| relation.kind == "core-properties") {
        document.about = about(&mut package, &core.part);
    }
    Ok(document)
}

/// Returns the name of the main part, by the relationships of the package.
fn main_part(root: &[Relation]) -> String {
    let main = root.iter().find(|relation| relation.kind == "officeDocument");
    main.map_or_else(|| "word/document.xml".to_owned(), |main| main.part.clone())
}

/// Says why a file of the older kind is not read.
fn older(bytes: &[u8]) -> Unread {
    match ole_holds(bytes, "EncryptedPackage") {
        true => Unread::Encrypted,
        false => Unread::SaveAs { format: "a text of Word 97 to 2003 (.doc)", save_as: "DOCX" },
    }
}

/// A relationship of one part to another.
#[derive(Debug, Default)]
struct Relation {
    id: String,
    /// The last step of its type: "footnotes".
    kind: String,
    /// The name of the member that it leads to.
    part: String,
}

#[derive(Debug)]
struct RelationsReader<'p> {
    from: &'p str,
    relations: Vec<Relation>,
}

impl Visitor for RelationsReader<'_> {
    fn open(&mut self, element: &Element<'_>) {
        if element.name != "Relationship" || element.says("TargetMode", "External") {
            return;
        }
        let (Some(id), Some(kind), Some(target)) =
            (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
        else {
            return;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        self.relations.push(Relation { id, kind, part: resolved(self.from, &target) });
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Returns the relationships of a part; those of the package for "".
fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Unread> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let at = resolved("", &format!("{folder}/_rels/{name}.rels"));
    let Some(bytes) = package.member(&at)? else { return Ok(Vec::new()) };
    let mut reader = RelationsReader { from: part, relations: Vec::new() };
    visit(bytes, NAME, &mut reader)?;
    Ok(reader.relations)
}

struct PackageReader<'b> {
    package: Package<'b>,
    /// The name of the main part.
    main: String,
    /// The relationships of the main part.
    relations: Vec<Relation>,
    styles: Styles,
    flow: Flow,
    unread: Vec<UnreadPart>,
}

impl<'b> PackageReader<'b> {
    fn new(mut package: Package<'b>, main: String) -> Result<Self, Unread> {
        let relations = relations(&mut package, &main)?;
        let (styles, flow) = (Styles::default(), Flow::default());
        Ok(Self { package, main, relations, styles, flow, unread: Vec::new() })
    }

    /// Reads all of it; `is_traced` lets the flow tell where in the main part its text comes from.
    fn read_all(&mut self, is_traced: bool) -> Result<(), Unread> {
        if let Some(bytes) = self.part_of_kind("styles")? {
            let mut reader = StylesReader::default();
            visit(bytes, NAME, &mut reader)?;
            self.styles = reader.styles;
        }
        let bytes = self.package.required(&self.main)?;
        let mut body = StoryReader::new(&mut self.flow, &self.styles);
        if is_traced {
            body = body.traced();
        }
        visit(bytes, NAME, &mut body)?;
        let StoryReader { marks, inserted, mut comments, .. } = body;
        self.read_notes(&marks, &mut comments)?;
        self.read_comments(&comments)?;
        self.read_furniture()?;
        self.tell_inserted(&inserted);
        Ok(())
    }

    fn part_of_kind(&mut self, kind: &str) -> Result<Option<Vec<u8>>, Unread> {
        let relation = self.relations.iter().find(|relation| relation.kind == kind);
        match relation {
            Some(relation) => self.package.member(&relation.part),
            None => Ok(None),
        }
    }

    /// Writes the notes in the order of their marks, footnotes first. What no mark leads to, nobody sees.
    fn read_notes(
        &mut self,
        marks: &[NoteMark],
        comments: &mut BTreeMap<String, usize>,
    ) -> Result<(), Unread> {
        for (kind, are_endnotes) in [("footnotes", false), ("endnotes", true)] {
            let Some(bytes) = self.part_of_kind(kind)? else { continue };
            let mut reader = StoryReader::new(&mut self.flow, &self.styles);
            visit(bytes, NAME, &mut reader)?;
            comments.append(&mut reader.comments);
            let mut notes = reader.notes;
            // Several marks can lead to one note.
            let mut words: BTreeMap<&str, Arc<str>> = BTreeMap::new();
            for mark in marks.iter().filter(|mark| mark.is_endnote == are_endnotes) {
                if let Some(note) = notes.remove(&mark.id) {
                    words.insert(&mark.id, Arc::from(note.words().trim()));
                    self.flow.note(match mark.event {
                        Some(event) => note.from(event),
                        None => note,
                    });
                }
                if let (Some(index), Some(words)) = (mark.reference, words.get(&*mark.id)) {
                    self.flow.explain_reference(index, "", Arc::clone(words));
                }
            }
            for note in notes.values() {
                self.flow.hide_passage(note);
            }
        }
        Ok(())
    }

    fn read_comments(&mut self, references: &BTreeMap<String, usize>) -> Result<(), Unread> {
        let Some(bytes) = self.part_of_kind("comments")? else { return Ok(()) };
        let mut reader = StoryReader::new(&mut self.flow, &self.styles);
        visit(bytes, NAME, &mut reader)?;
        let StoryReader { notes: comments, authors, .. } = reader;
        for (id, comment) in &comments {
            if authors.get(id).is_some_and(|author| author == COMMENT_AUTHOR) {
                references.get(id).into_iter().for_each(|index| self.flow.forget_reference(*index));
                continue;
            }
            if let Some(index) = references.get(id) {
                let author = authors.get(id).map_or("", String::as_str);
                self.flow.explain_reference(*index, author, Arc::from(comment.words().trim()));
            }
            self.flow.hide_passage(comment);
        }
        Ok(())
    }

    /// Writes what pages repeat: heads, then feet.
    fn read_furniture(&mut self) -> Result<(), Unread> {
        for kind in ["header", "footer"] {
            let of_kind = self.relations.iter().filter(|relation| relation.kind == kind);
            for part in of_kind.map(|relation| relation.part.clone()).collect::<Vec<_>>() {
                let Some(bytes) = self.package.member(&part)? else { continue };
                self.flow.open_story(Some(Region::Furniture));
                visit(bytes, NAME, &mut StoryReader::new(&mut self.flow, &self.styles))?;
                let passage = self.flow.close_story();
                self.flow.furniture(passage);
            }
        }
        Ok(())
    }

    /// Tells the parts that Word inserts, and that are not read.
    fn tell_inserted(&mut self, ids: &[String]) {
        for id in ids {
            let part = self.relations.iter().find(|relation| relation.id == *id);
            let name = part.map_or("", |relation| &relation.part);
            let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
            let format = match extension.to_ascii_lowercase().as_str() {
                "" => "another document".to_owned(),
                "htm" | "html" | "xhtml" => "HTML".to_owned(),
                "mht" | "mhtml" => "MHTML".to_owned(),
                extension => extension.to_ascii_uppercase(),
            };
            let place = if name.is_empty() { "a linked part" } else { name };
            self.unread.push(UnreadPart { place: place.to_owned(), why: Unread::Embedded(format) });
        }
    }
}

/// What the properties of the package say. When it was made is not when it was published.
#[derive(Debug, Default)]
struct AboutReader {
    about: About,
    text: String,
}

impl Visitor for AboutReader {
    fn open(&mut self, _: &Element<'_>) {
        self.text.clear();
    }

    fn close(&mut self, name: &str) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match name {
            "dc:title" => self.about.title = Some(text.to_owned()),
            "dc:creator" => self.about.authors.extend(names_in(text)),
            "dc:language" => self.about.language = Some(text.to_owned()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

/// Returns what a document says of itself; nothing where it cannot be read, since its text can.
fn about(package: &mut Package<'_>, part: &str) -> About {
    let mut reader = AboutReader::default();
    let bytes = package.member(part).ok().flatten().unwrap_or_default();
    match visit(bytes, NAME, &mut reader) {
        Ok(()) => reader.about,
        Err(_) => About::default(),
    }
}
