//! The part of the comments, and what leads to it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::NAME;
use super::edits::name_of;
use super::root::{Root, attributes};
use crate::source::format::xml::{Element, Visitor, visit_text};
use crate::source::{COMMENT_AUTHOR, Comment, CommentRun, Unread};
use crate::text::Span;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The initials that Word shows where it has no room for the author.
const INITIALS: &str = "cc";

/// The size of the letters of a comment, in half points: that of Word's own style of comments, which a file may not have.
const SIZE: u8 = 20;

/// Names of elements of Word, with a prefix that stands for their namespace wherever they are put.
pub(super) struct Names<'t> {
    prefix: &'t str,
    /// The declaration of the prefix, where it has to be made.
    declaration: String,
}

impl<'t> Names<'t> {
    /// Returns the names in an element of Word that begins with this tag. Attributes need a prefix, which the namespace by
    /// default has none of.
    pub(super) fn beside(tag: &'t str, space: &str) -> Self {
        match name_of(tag).split_once(':') {
            Some((prefix, _)) => Self { prefix, declaration: String::new() },
            None => Self::declared(space),
        }
    }

    fn declared(space: &str) -> Self {
        Self { prefix: "w", declaration: format!(" xmlns:w=\"{}\"", escaped(space)) }
    }

    /// Returns the marks at a place: of comments that end here, then of those that begin.
    pub(super) fn marks(&self, ends: &[u32], starts: &[u32]) -> String {
        let Self { prefix: w, declaration } = self;
        let range =
            |end: &str, id: &u32| format!("<{w}:commentRange{end}{declaration} {w}:id=\"{id}\"/>");
        let reference = |id: &u32| {
            format!("<{w}:r{declaration}><{w}:commentReference {w}:id=\"{id}\"/></{w}:r>")
        };
        let ended = ends.iter().map(|id| range("End", id));
        let referred = ends.iter().map(reference);
        let started = starts.iter().map(|id| range("Start", id));
        ended.chain(referred).chain(started).collect()
    }

    fn comment(&self, id: u32, comment: &Comment) -> String {
        let Self { prefix: w, declaration } = self;
        let author = COMMENT_AUTHOR;
        let mut xml = format!(
            "<{w}:comment{declaration} {w}:id=\"{id}\" {w}:author=\"{author}\" {w}:initials=\"{INITIALS}\">"
        );
        for paragraph in &comment.paragraphs {
            let runs: String = paragraph.iter().map(|run| self.run(run)).collect();
            let close =
                format!("<{w}:pPr><{w}:spacing {w}:before=\"0\" {w}:after=\"0\"/></{w}:pPr>");
            let _ = write!(xml, "<{w}:p>{close}{runs}</{w}:p>");
        }
        if comment.paragraphs.is_empty() {
            let _ = write!(xml, "<{w}:p/>");
        }
        let _ = write!(xml, "</{w}:comment>");
        xml
    }

    fn run(&self, run: &CommentRun) -> String {
        let w = self.prefix;
        let weight = if run.is_strong { format!("<{w}:b/><{w}:bCs/>") } else { String::new() };
        let size = format!("<{w}:sz {w}:val=\"{SIZE}\"/><{w}:szCs {w}:val=\"{SIZE}\"/>");
        let text = escaped(&run.text);
        format!(
            "<{w}:r><{w}:rPr>{weight}{size}</{w}:rPr><{w}:t xml:space=\"preserve\">{text}</{w}:t></{w}:r>"
        )
    }
}

/// The comments that a file has.
#[derive(Debug, Default)]
pub(super) struct OldComments {
    /// The ids of those of this program, and where they stand.
    pub(super) own: BTreeSet<String>,
    places: Vec<Span>,
    /// The ids of all others.
    pub(super) others: BTreeSet<String>,
    /// Where the one begins that is being read.
    begun: Option<usize>,
    event: Option<Span>,
}

/// Returns the comments of a part.
pub(super) fn old_comments(text: &str) -> Result<OldComments, Unread> {
    let mut comments = OldComments::default();
    visit_text(text, NAME, &mut comments)?;
    Ok(comments)
}

impl Visitor for OldComments {
    fn at(&mut self, event: Span) {
        self.event = Some(event);
    }

    fn open(&mut self, element: &Element<'_>) {
        if element.name != "w:comment" {
            return;
        }
        let id = element.attribute("id");
        if element.says("author", COMMENT_AUTHOR) {
            self.own.extend(id);
            self.begun = self.event.map(|event| event.start);
        } else {
            self.others.extend(id);
        }
    }

    fn close(&mut self, name: &str) {
        if name == "w:comment"
            && let Some((start, event)) = self.begun.take().zip(self.event)
        {
            self.places.push(Span::new(start, event.end));
        }
    }

    fn text(&mut self, _: &str) {}
}

/// Returns the part of the comments with new ones at its end, and without the earlier ones of this program; a new part where
/// there is none. `space` is the namespace of the main part.
pub(super) fn with_new_comments<'c>(
    existing: Option<&str>,
    old: &OldComments,
    space: &str,
    comments: impl Iterator<Item = (u32, &'c Comment)>,
) -> Result<String, Unread> {
    let Some(existing) = existing else {
        let names = Names { prefix: "w", declaration: String::new() };
        let written: String = comments.map(|(id, own)| names.comment(id, own)).collect();
        let space = escaped(space);
        return Ok(format!("{DECLARATION}<w:comments xmlns:w=\"{space}\">{written}</w:comments>"));
    };
    let mut kept = String::with_capacity(existing.len());
    let mut done = 0;
    for place in &old.places {
        kept.push_str(&existing[done..place.start]);
        done = place.end;
    }
    kept.push_str(&existing[done..]);
    let root = Root::of(&kept)?;
    let names = if root.name == "w:comments" {
        Names::beside(root.tag.of(&kept), &root.space)
    } else {
        Names::declared(space)
    };
    let written: String = comments.map(|(id, own)| names.comment(id, own)).collect();
    Ok(root.with(&kept, &written))
}

/// Returns the relationships of the main part with one to `target`; new ones where there are none.
pub(super) fn with_relation(
    existing: Option<&str>,
    target: &str,
    is_strict: bool,
) -> Result<String, Unread> {
    const SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let kinds = if is_strict {
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    } else {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    };
    let new = format!("{DECLARATION}<Relationships xmlns=\"{SPACE}\"/>");
    let existing = existing.unwrap_or(&new);
    let root = Root::of(existing)?;
    let ids = attributes(existing, "Id")?;
    let mut free = (1..).map(|number: usize| format!("rId{number}"));
    let id = free.find(|id| !ids.contains(id)).unwrap_or_default();
    let name = root.named(existing, "Relationship");
    let relation = format!("<{name} Id=\"{id}\" Type=\"{kinds}/comments\" Target=\"{target}\"/>");
    Ok(root.with(existing, &relation))
}

/// Returns the types of a package's parts with that of a part of comments; `None` where they say it already.
pub(super) fn with_content_type(types: &str, part: &str) -> Result<Option<String>, Unread> {
    const TYPE: &str =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    let part = format!("/{part}");
    let named = attributes(types, "PartName")?;
    if named.iter().any(|named| named.eq_ignore_ascii_case(&part)) {
        return Ok(None);
    }
    let root = Root::of(types)?;
    let name = root.named(types, "Override");
    let own = format!("<{name} PartName=\"{}\" ContentType=\"{TYPE}\"/>", escaped(&part));
    Ok(Some(root.with(types, &own)))
}

/// Returns text as XML holds it, between tags or in an attribute. What XML cannot hold is U+FFFD.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push(char::REPLACEMENT_CHARACTER);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
