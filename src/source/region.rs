//! The parts of a document by what they are for: its body, and what stands around it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a part of a document is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Region {
    /// What the document says.
    #[default]
    Body,
    /// A title, or a heading above a section.
    Heading,
    /// A quotation that is set apart as a block.
    BlockQuote,
    /// A table.
    Table,
    /// The words under a picture or above a table.
    Caption,
    /// A footnote or endnote.
    Note,
    /// An earlier mail, which the mail that is read quotes.
    QuotedMail,
    /// The way through a site, and teasers of other pages.
    Nav,
    /// What stands for a picture where it is not shown.
    Alt,
    /// Text that a program read from a picture, under the page that is shown.
    Ocr,
    /// What every page repeats: a running head, a page number.
    Furniture,
    /// What the file says of itself at its beginning, and a page does not show.
    Metadata,
}

impl Region {
    /// Whether it is no part of what the document itself says: a quote that stands there alone is told.
    ///
    /// ```
    /// use crosscheck::source::Region;
    /// assert!(Region::Nav.is_aside());
    /// assert!(!Region::Note.is_aside());
    /// ```
    pub fn is_aside(self) -> bool {
        match self {
            Self::Body
            | Self::Heading
            | Self::BlockQuote
            | Self::Table
            | Self::Caption
            | Self::Note => false,
            Self::QuotedMail
            | Self::Nav
            | Self::Alt
            | Self::Ocr
            | Self::Furniture
            | Self::Metadata => true,
        }
    }

    /// Returns the name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Heading => "heading",
            Self::BlockQuote => "block-quote",
            Self::Table => "table",
            Self::Caption => "caption",
            Self::Note => "note",
            Self::QuotedMail => "quoted-mail",
            Self::Nav => "nav",
            Self::Alt => "alt",
            Self::Ocr => "ocr",
            Self::Furniture => "furniture",
            Self::Metadata => "metadata",
        }
    }

    /// Returns the region of a part that is of this one by itself and stands in one of `outer`: the headings and quotations
    /// of a note, a table or a menu belong to it, and the headings of a quotation are quoted.
    pub(super) fn within(self, outer: Self) -> Self {
        match self {
            Self::Heading | Self::BlockQuote if outer != Self::Body => outer,
            _ => self,
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which part of a text is which region. What no region is given to is [`Region::Body`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regions(Vec<(usize, Region)>);

impl Regions {
    /// Notes that from byte `at` of the text on, up to the next place that is noted, all is of `region`. Places are noted in
    /// order.
    pub(super) fn begin(&mut self, at: usize, region: Region) {
        if self.0.last().is_some_and(|(last, _)| *last == at) {
            self.0.pop();
        }
        let current = self.0.last().map_or(Region::Body, |(_, region)| *region);
        if current != region {
            self.0.push((at, region));
        }
    }

    /// Returns the region of the byte `at` of the text.
    pub fn at(&self, at: usize) -> Region {
        let after = self.0.partition_point(|(start, _)| *start <= at);
        after.checked_sub(1).map_or(Region::Body, |last| self.0[last].1)
    }

    /// Returns the region of a span of the text: that of its first byte which is no aside, or else of its first byte.
    pub fn of(&self, span: Span) -> Region {
        let first = self.at(span.start);
        let after = self.0.partition_point(|(start, _)| *start <= span.start);
        let inner = self.0[after..].iter().take_while(|(start, _)| *start < span.end);
        let mut regions = std::iter::once(first).chain(inner.map(|(_, region)| *region));
        regions.find(|region| !region.is_aside()).unwrap_or(first)
    }

    /// Returns the spans of a text of so many bytes with their regions, in order.
    pub fn spans(&self, len: usize) -> Vec<(Span, Region)> {
        let starts = std::iter::once((0, Region::Body)).chain(self.0.iter().copied());
        let ends = self.0.iter().map(|(start, _)| *start).chain([len]);
        let spans = starts.zip(ends).map(|((start, region), end)| (Span::new(start, end), region));
        spans.filter(|(span, _)| !span.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_reaches_into_the_body_is_of_the_body() {
        let mut regions = Regions::default();
        regions.begin(0, Region::Nav);
        regions.begin(10, Region::Body);
        regions.begin(20, Region::Ocr);
        regions.begin(20, Region::Note);
        assert_eq!(regions.at(9), Region::Nav);
        assert_eq!(regions.of(Span::new(5, 12)), Region::Body);
        assert_eq!(regions.of(Span::new(5, 8)), Region::Nav);
        assert_eq!(regions.at(25), Region::Note);
        let spans = regions.spans(30);
        assert_eq!(spans.len(), 3);
        assert_eq!(spans[0], (Span::new(0, 10), Region::Nav));
    }
}
