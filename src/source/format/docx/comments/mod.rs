//! Putting comments into a package (ISO/IEC 29500-1, section 17.13.4).
//!
//! The main part is read once with a trace of where its text comes from, which leads from the words of a comment to characters
//! of the part. The runs around them are split, and the marks put between; nothing else of the part is touched. The comments
//! themselves go to their own part, which is made where there is none. All other members are copied as they are packed.
//!
//! Word passes over marks in text boxes, notes and running heads, and opens no file with more than 32,767 of them (MS-OI29500,
//! section 2.1.315). Comments on words of these stand on the run that a text box or note is anchored in; those of running heads
//! at the beginning of the body.

mod edits;
mod layout;
mod parts;
mod root;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{NAME, PackageReader, Relation, main_part, older, relations};
use crate::source::format::detect::is_ole;
use crate::source::format::flow::Traced;
use crate::source::format::package::Package;
use crate::source::format::xml::text_of;
use crate::source::{Comment, Format, Unread};
use crate::text::Span;

use edits::{Marked, marked_text};
use layout::{Layout, lay_out};
use parts::{OldComments, old_comments, with_content_type, with_new_comments, with_relation};

/// The most comments on ranges of words that Word opens.
const MOST_COMMENTS: usize = 32_767;

/// Returns a DOCX file with comments, and without those that were put into it earlier.
pub(in crate::source::format) fn with_comments(
    bytes: &[u8],
    comments: &[Comment],
) -> Result<Vec<u8>, Unread> {
    if is_ole(bytes) {
        return Err(older(bytes));
    }
    let mut package = Package::open(bytes, NAME)?;
    let main = main_part(&relations(&mut package, "")?);
    let mut reader = PackageReader::new(package, main.clone())?;
    reader.read_all(true)?;
    let relations = std::mem::take(&mut reader.relations);
    let (document, traced) = reader.flow.finish_traced(Format::Docx, String::new())?;
    let words: Vec<Option<Words>> =
        comments.iter().map(|comment| Words::of(comment.span, &document.text, &traced)).collect();
    // A new one: what was unpacked to find the words is not counted twice.
    let package = Package::open(bytes, NAME)?;
    Writer { package, main, relations, changed: BTreeMap::new() }.write(comments, &words)
}

/// Where the words of a comment begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Words {
    start: Point,
    end: Point,
}

/// A place in what was read from the main part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Point {
    /// Where the characters or the element begin.
    event: usize,
    /// How many characters of them stand before the place.
    characters: usize,
}

impl Words {
    /// Returns where a span of the text comes from; `None` for what is not of the main part.
    fn of(span: Span, text: &str, traced: &[Traced]) -> Option<Self> {
        let first = traced.partition_point(|piece| piece.span.end <= span.start);
        let after = traced.partition_point(|piece| piece.span.start < span.end);
        let pieces = traced.get(first..after)?;
        let point = |piece: &Traced, at: usize| {
            let at = at.clamp(piece.span.start, piece.span.end);
            let before = text.get(piece.span.start..at).map_or(0, |before| before.chars().count());
            let characters = piece.origin.skipped + before;
            Point { event: piece.origin.event.start, characters }
        };
        let start = pieces.first()?;
        // Text boxes and notes follow in the text what may stand behind them in the part.
        let is_behind = |piece: &&Traced| piece.origin.event.start >= start.origin.event.start;
        let end = pieces.iter().rev().find(is_behind)?;
        Some(Self { start: point(start, span.start), end: point(end, span.end) })
    }
}

struct Writer<'b> {
    package: Package<'b>,
    main: String,
    /// The relationships of the main part.
    relations: Vec<Relation>,
    /// The members that are written anew.
    changed: BTreeMap<String, Vec<u8>>,
}

impl Writer<'_> {
    fn write(mut self, comments: &[Comment], words: &[Option<Words>]) -> Result<Vec<u8>, Unread> {
        let part = self.relations.iter().find(|relation| relation.kind == "comments");
        let part = part.map(|relation| relation.part.clone());
        let existing = match &part {
            Some(part) => self.text(part)?,
            None => None,
        };
        let old = existing.as_deref().map_or_else(|| Ok(OldComments::default()), old_comments)?;
        let text = self.text(&self.main.clone())?.unwrap_or_default();
        let layout = lay_out(&text, words, &old.own)?;
        if comments.len() + layout.ranges > MOST_COMMENTS {
            return Err(Unread::TooMuch { what: "comments", limit: "32,767" });
        }
        let ids = free_ids(old.others.iter().chain(&layout.others), comments.len());
        let marked = Marked { text: &text, layout: &layout, words, ids: &ids };
        let written = marked_text(&marked)?;
        self.put(&self.main.clone(), written);
        if existing.is_some() || !comments.is_empty() {
            let name = match part {
                Some(part) => part,
                None => self.add_part(&layout)?,
            };
            let numbered = ids.iter().copied().zip(comments);
            let written = with_new_comments(existing.as_deref(), &old, &layout.space, numbered)?;
            if existing.is_none() {
                self.add_content_type(&name)?;
            }
            self.put(&name, written);
        }
        self.package.with_members(self.changed)
    }

    /// Returns the characters of a member; `None` where there is none.
    fn text(&mut self, name: &str) -> Result<Option<String>, Unread> {
        let Some(bytes) = self.package.member(name)? else { return Ok(None) };
        let text = text_of(bytes)?;
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }

    /// Writes a member anew, in UTF-8.
    fn put(&mut self, name: &str, text: String) {
        const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        let declared = text.split_once("?>").filter(|(start, _)| start.starts_with("<?xml"));
        let text = match declared {
            Some((declared, rest)) if !declared.to_ascii_lowercase().contains("utf-8") => {
                format!("{DECLARATION}{rest}")
            }
            _ => text,
        };
        self.changed.insert(name.to_owned(), text.into_bytes());
    }

    /// Makes the relationship to a part of comments, and returns the name of the part.
    fn add_part(&mut self, layout: &Layout) -> Result<String, Unread> {
        let (folder, main) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let in_folder = |name: &str| match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let mut names = (1..).map(|number: usize| match number {
            1 => "comments.xml".to_owned(),
            number => format!("comments{number}.xml"),
        });
        let target = names.find(|name| !self.package.has(&in_folder(name))).unwrap_or_default();
        let (name, at) = (in_folder(&target), in_folder(&format!("_rels/{main}.rels")));
        let relations = self.text(&at)?;
        let written = with_relation(relations.as_deref(), &target, layout.is_strict())?;
        self.put(&at, written);
        Ok(name)
    }

    fn add_content_type(&mut self, part: &str) -> Result<(), Unread> {
        const NAME: &str = "[Content_Types].xml";
        if let Some(types) = self.text(NAME)?
            && let Some(written) = with_content_type(&types, part)?
        {
            self.put(NAME, written);
        }
        Ok(())
    }
}

/// Returns as many ids as are asked for that are not taken: those after the greatest, as far as Word reads them.
fn free_ids<'i>(taken: impl Iterator<Item = &'i String>, count: usize) -> Vec<u32> {
    const GREATEST: u32 = i32::MAX.unsigned_abs();
    let taken: BTreeSet<u32> = taken.filter_map(|id| id.trim().parse().ok()).collect();
    let next = taken.last().map_or(0, |last| last.saturating_add(1));
    let free = (next..=GREATEST).chain(0..next).filter(|id| !taken.contains(id));
    free.take(count).collect()
}
