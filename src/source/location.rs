//! Where a passage stands in a file.

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::{LineColumn, LineIndex, Span};

/// Where a passage stands in a file, as a person finds it there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Location {
    /// The file is text.
    Lines {
        /// The first character.
        start: LineColumn,
        /// One past the last character.
        end: LineColumn,
        /// The same in bytes of the file; `None` where its text is in another encoding.
        bytes: Option<Span>,
    },
    /// The file is shown as pages, paragraphs or time: no line of it is a line that a person sees.
    Locator(Locator),
}

/// A place in a file that has no lines to go to, as people cite it.
///
/// ```
/// use crosscheck::source::Locator;
/// use std::num::NonZeroU32;
/// let number = |n| NonZeroU32::new(n).unwrap();
/// let locator = Locator::Page { page: number(3), line: number(12), label: None };
/// assert_eq!(locator.to_string(), "page 3, line 12");
/// let locator = Locator::Page { page: number(12), line: number(1), label: Some("iv".into()) };
/// assert_eq!(locator.to_string(), "page 12 (iv), line 1");
/// assert_eq!(Locator::Paragraph(number(41)).to_string(), "paragraph 41");
/// assert_eq!(Locator::Chapter { chapter: number(2), paragraph: number(5) }.to_string(), "chapter 2, paragraph 5");
/// assert_eq!(Locator::Time { seconds: 727 }.to_string(), "00:12:07");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Locator {
    /// A line of a page, each counted from 1.
    Page {
        /// The page, as a viewer counts it.
        page: NonZeroU32,
        /// The line of the page, from its top.
        line: NonZeroU32,
        /// What the file says is printed on the page as its number, where that is another: "iv".
        label: Option<Arc<str>>,
    },
    /// A paragraph, counted from 1.
    Paragraph(NonZeroU32),
    /// A footnote or endnote, counted from 1.
    Note(NonZeroU32),
    /// A paragraph of a chapter, each counted from 1; the chapters are those that a reader is led through.
    Chapter {
        /// The chapter.
        chapter: NonZeroU32,
        /// The paragraph of the chapter.
        paragraph: NonZeroU32,
    },
    /// A line of a part of an archive or mail, counted from 1.
    Line(NonZeroU32),
    /// A moment of a recording.
    Time {
        /// Whole seconds from its beginning.
        seconds: u32,
    },
}

impl Locator {
    /// Returns the page, as a viewer counts it; `None` where it is a place of another sort.
    pub(super) fn page(&self) -> Option<NonZeroU32> {
        match self {
            Self::Page { page, .. } => Some(*page),
            _ => None,
        }
    }
}

impl Location {
    /// Returns where `bytes` of a text are, of which `lines` is the index.
    pub fn in_lines(text: &str, lines: &LineIndex, bytes: Span) -> Self {
        let at = |offset| lines.position(text, offset);
        Self::Lines { start: at(bytes.start), end: at(bytes.end), bytes: Some(bytes) }
    }

    /// Returns the same place without its bytes.
    pub(super) fn without_bytes(self) -> Self {
        match self {
            Self::Lines { start, end, bytes: _ } => Self::Lines { start, end, bytes: None },
            locator @ Self::Locator(_) => locator,
        }
    }

    /// Returns the line of the place alone: in a part of a file there is nowhere to go to.
    #[cfg(feature = "archives")]
    pub(super) fn line_alone(self) -> Self {
        match self {
            Self::Lines { start, .. } => Self::Locator(Locator::Line(start.line)),
            locator @ Self::Locator(_) => locator,
        }
    }

    /// Returns the first character and one past the last as lines and columns; `None` where the file has none to go to.
    pub fn lines(&self) -> Option<(LineColumn, LineColumn)> {
        match self {
            Self::Lines { start, end, bytes: _ } => Some((*start, *end)),
            Self::Locator(_) => None,
        }
    }

    /// Returns the first character as a line and column; `None` where the file has none to go to.
    pub fn start(&self) -> Option<LineColumn> {
        self.lines().map(|(start, _)| start)
    }

    /// Returns the bytes of the file; `None` where text and bytes do not correspond.
    pub fn bytes(&self) -> Option<Span> {
        match self {
            Self::Lines { bytes, .. } => *bytes,
            Self::Locator(_) => None,
        }
    }

    /// Returns the place where there are no lines.
    pub fn locator(&self) -> Option<Locator> {
        match self {
            Self::Lines { .. } => None,
            Self::Locator(locator) => Some(locator.clone()),
        }
    }
}

/// Where it begins: `97:33`, or a locator.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines { start, .. } => write!(f, "{}:{}", start.line, start.column),
            Self::Locator(locator) => locator.fmt(f),
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page { page, line, label: None } => write!(f, "page {page}, line {line}"),
            Self::Page { page, line, label: Some(label) } => {
                write!(f, "page {page} ({label}), line {line}")
            }
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
            Self::Note(number) => write!(f, "note {number}"),
            Self::Chapter { chapter, paragraph } => {
                write!(f, "chapter {chapter}, paragraph {paragraph}")
            }
            Self::Line(number) => write!(f, "line {number}"),
            Self::Time { seconds } => {
                let minutes = seconds / 60;
                let seconds = seconds % 60;
                write!(f, "{:02}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
            }
        }
    }
}
