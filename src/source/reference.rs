//! What in a text leads elsewhere: footnote marks, comments and links.

use std::sync::Arc;

use crate::text::Span;

/// What a reference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// The mark of a footnote or endnote.
    Note,
    /// A comment, which is not part of the text that is published.
    Comment,
    /// A link.
    Link,
}

/// A place of a text that leads elsewhere.
///
/// ```
/// use crosscheck::source::{Format, ReferenceKind};
/// let file = "[650 votes](#cast), of them 540[^oslo] for him.\n\n[^oslo]: See the count.";
/// let document = Format::Markdown.read(file.into()).unwrap();
/// let [link, note] = &document.references[..] else { panic!("there are two") };
/// assert_eq!((link.kind, link.span.of(&document.text)), (ReferenceKind::Link, "650 votes"));
/// assert_eq!((link.label.as_str(), &*link.text), ("#cast", ""));
/// assert_eq!((note.kind, &document.text[..note.span.end]), (ReferenceKind::Note, "650 votes, of them 540"));
/// assert_eq!((note.label.as_str(), &*note.text), ("oslo", "See the count."));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is.
    pub kind: ReferenceKind,
    /// Where it stands in [`Document::text`](super::Document::text): the words that are linked or commented on; empty, where
    /// a mark or comment stands at a point.
    pub span: Span,
    /// The label of a note as it is written, the target of a link, or the author of a comment; empty where there is none.
    pub label: String,
    /// The words of the note or comment; empty for a link. Many marks can lead to the same note, and share its words.
    pub text: Arc<str>,
}
