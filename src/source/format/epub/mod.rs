//! EPUB 3 and 2: books.
//!
//! The chapters are read in the order of the spine, each as a web page, and counted from 1. Notes that say that they are notes
//! follow the chapter; the page that leads through the book is marked as such. A chapter that is encrypted or missing is told.

mod book;
#[cfg(test)]
mod tests;
mod xhtml;

use std::num::NonZeroU32;

use super::html;
use super::package::Package;
use super::xml::{text_of, visit};
use crate::source::parts::PartsWriter;
use crate::source::shown::Gap;
use crate::source::{Document, Format, Locator, Region, Unread, UnreadPart};
use crate::text::one_based;

use book::{Book, Container, Encryption, Item};

const NAME: &str = "EPUB";

/// Returns the document that an EPUB file is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    let mut package = Package::open(bytes, NAME)?;
    let mut container = Container::default();
    visit(package.required("META-INF/container.xml")?, NAME, &mut container)?;
    let member = container.book.ok_or_else(|| missing("the member that describes the book"))?;
    let mut book = Book::new(member.clone());
    visit(package.required(&member)?, NAME, &mut book)?;
    let mut encryption = Encryption::default();
    if let Some(bytes) = package.member("META-INF/encryption.xml")? {
        visit(bytes, NAME, &mut encryption)?;
    }
    let mut reader = BookReader { package, writer: PartsWriter::default(), unread: Vec::new() };
    for (index, item) in book.spine().enumerate() {
        let chapter = one_based(index);
        let why = match encryption.members.contains(&item.member) {
            true => Err(Unread::Encrypted),
            false => reader.read_chapter(chapter, &item),
        };
        match why {
            Err(why @ Unread::TooMuch { .. }) => return Err(why),
            Err(why) => reader.unread.push(UnreadPart { place: format!("chapter {chapter}"), why }),
            Ok(()) => {}
        }
    }
    reader.finish(sha256, book)
}

fn missing(what: &str) -> Unread {
    Unread::Malformed { format: NAME, why: format!("it does not say {what}") }
}

struct BookReader<'b> {
    package: Package<'b>,
    writer: PartsWriter,
    unread: Vec<UnreadPart>,
}

impl BookReader<'_> {
    fn read_chapter(&mut self, chapter: NonZeroU32, item: &Item) -> Result<(), Unread> {
        if item.media_type.starts_with("image/") && item.media_type != "image/svg+xml" {
            return Ok(());
        }
        let xhtml = text_of(self.package.required(&item.member)?)?;
        let read = xhtml::chapter(&xhtml);
        let region = item.is_nav.then_some(Region::Nav);
        let mut paragraphs = 0;
        self.write(&html::of_text(read.html, String::new()), chapter, &mut paragraphs, region);
        for note in read.notes {
            let note = html::of_text(note, String::new());
            self.write(&note, chapter, &mut paragraphs, Some(Region::Note));
        }
        Ok(())
    }

    /// Writes a page: all of it as one region, or each part as its own.
    fn write(
        &mut self,
        page: &Document,
        chapter: NonZeroU32,
        paragraphs: &mut usize,
        region: Option<Region>,
    ) {
        let regions = page.regions.spans(page.text.len());
        let mut regions = regions.into_iter().peekable();
        let mut at = 0;
        for block in page.text.split("\n\n") {
            let end = at + block.len();
            if !block.trim().is_empty() {
                self.writer.part(Gap::Block);
                self.writer.at(Locator::Chapter { chapter, paragraph: one_based(*paragraphs) });
                *paragraphs += 1;
            }
            while let Some((span, own)) =
                regions.peek().copied().filter(|(span, _)| span.start < end)
            {
                let piece = &page.text[span.start.max(at)..span.end.min(end)];
                self.writer.in_region(region.unwrap_or(own));
                self.writer.write(piece.trim_matches('\n'));
                if span.end > end {
                    break;
                }
                regions.next();
            }
            at = end + "\n\n".len();
        }
        for passage in &page.hidden {
            self.writer.hide(passage);
        }
    }

    fn finish(self, sha256: String, book: Book) -> Result<Document, Unread> {
        if self.writer.text().trim().is_empty() {
            let why = self.unread.into_iter().next().map(|part| part.why);
            return Err(why.unwrap_or(Unread::Empty));
        }
        let first = Locator::Chapter { chapter: NonZeroU32::MIN, paragraph: NonZeroU32::MIN };
        let mut document = self.writer.finish(Format::Epub, sha256, first);
        document.unread = self.unread;
        document.about = book.about;
        Ok(document)
    }
}
