//! Comments to put on words of a document, in the file that it was read from.

use super::{Unread, format, isolated};
use crate::text::Span;

/// The author of the comments that [`with_comments`] writes. Those of this author are no part of a document that is read.
pub const COMMENT_AUTHOR: &str = "crosscheck";

/// A comment to put on words of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The words, in [`Document::text`](super::Document::text).
    pub span: Span,
    /// Its paragraphs, each in runs of one look.
    pub paragraphs: Vec<Vec<CommentRun>>,
}

/// A run of the text of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentRun {
    /// Its words, without line breaks.
    pub text: String,
    /// Whether they stand out.
    pub is_strong: bool,
}

/// Returns a DOCX file with comments on its words, and without those that an earlier call put there. Its text, its look and
/// all comments of others stay as they are; the same input gives the same bytes.
///
/// A comment on words that cannot carry one, such as those of a text box, a note or a running head, stands on what these are
/// anchored in.
///
/// # Errors
///
/// [`Unread`], which says why the file is not read, or is not one that comments can be put in.
pub fn with_comments(bytes: &[u8], comments: &[Comment]) -> Result<Vec<u8>, Unread> {
    isolated::run(|| format::with_comments(bytes, comments))?
}
