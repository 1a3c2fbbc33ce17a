//! Writing the text of a file that has no lines, with the places of its parts.

use super::shown::Gap;
use super::{Document, Format, Locator, Region, Regions};

/// Writes the text of a file without lines, from its beginning to its end: paragraphs, pages, cues.
#[derive(Debug, Default)]
pub(super) struct PartsWriter {
    text: String,
    parts: Vec<(usize, Locator)>,
    regions: Regions,
    hidden: Vec<String>,
    gap: Option<Gap>,
    /// Where what is written next stands, and of which region it is.
    next: Option<Locator>,
    region: Region,
}

impl PartsWriter {
    /// Says where in the file stands what is written next.
    pub(super) fn at(&mut self, locator: Locator) {
        self.next = Some(locator);
    }

    /// Says of which region is what is written next.
    pub(super) fn in_region(&mut self, region: Region) {
        self.region = region;
    }

    /// Keeps what is written next apart from what was.
    pub(super) fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(Some(gap));
    }

    /// Writes a piece of text.
    pub(super) fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(gap) = self.gap.take().filter(|_| !self.text.is_empty()) {
            self.text.push_str(gap.between(&self.text, text));
        }
        let at = self.text.len();
        if let Some(locator) = self.next.take()
            && self.parts.last().is_none_or(|(_, last)| *last != locator)
        {
            self.parts.push((at, locator));
        }
        self.regions.begin(at, self.region);
        self.text.push_str(text);
    }

    /// Keeps text that no reader sees.
    pub(super) fn hide(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.hidden.push(text.to_owned());
        }
    }

    /// Returns what is written so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the document, whose first part stands at `first` where nothing else was said.
    pub(super) fn finish(self, format: Format, sha256: String, first: Locator) -> Document {
        let mut document = Document::of_parts(format, self.text, sha256, first, self.parts);
        document.regions = self.regions;
        document.hidden = self.hidden;
        document
    }
}
