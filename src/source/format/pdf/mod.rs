//! PDF (ISO 32000-2): the text of its pages, laid out again.
//!
//! A page draws glyphs at places and says nothing of words, lines or paragraphs. They are found from the places:
//!
//! - [`hayro`] draws a page and takes down its glyphs; [`drawn`] is what the rest knows of it.
//! - [`pieces`] are glyphs that follow one another closely, [`order`] brings them into the order that they are read in,
//!   [`rows`] makes lines and cells of them, [`letters`] words.
//! - [`furniture`] finds what every page repeats, [`blocks`] paragraphs, notes and tables, over the ends of pages.
//!
//! What a page does not show holds no quote: text without ink, out of the page, or white on white. Text without ink under
//! a picture of the page is what a program read from the picture. Forms and annotations are no text of a page: what is
//! filled in is told as not read, and comments are hidden text.

mod about;
mod annotations;
mod blocks;
mod direction;
mod drawn;
mod furniture;
mod hayro;
mod inflation;
mod labels;
mod letters;
mod order;
mod pieces;
mod rows;
mod strings;
mod weight;
mod xmp;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::source::{Document, Unread, UnreadPart};

use annotations::Annotations;
use blocks::Page;
use drawn::{Drawn, Sight};
use labels::PageLabels;
use rows::{Row, rows};
use weight::Weigher;

/// How much of a file is read.
const MOST_PAGES: usize = 20_000;
const MOST_OBJECTS: usize = 5_000_000;
const MOST_GLYPHS: usize = 50_000_000;
/// Bytes of drawing instructions, in all.
const LONGEST_CONTENT: u64 = 1_000_000_000;

/// The share of a page that a picture of the page covers at least, and one that may hold its text.
const PICTURED: f64 = 0.4;
const SMALL_PICTURE: f64 = 0.02;

/// Returns the document that a PDF file is.
pub(super) fn read(bytes: Vec<u8>, sha256: String) -> Result<Document, Unread> {
    if inflation::is_too_much(&bytes) {
        let limit = "512 MB in one stream, 256 MB or 100 times the file in all";
        return Err(Unread::TooMuch { what: "data after unpacking", limit });
    }
    let pdf = Pdf::new(bytes).map_err(unread)?;
    if pdf.len() > MOST_OBJECTS {
        return Err(Unread::TooMuch { what: "objects of the PDF", limit: "5,000,000" });
    }
    if pdf.pages().len() > MOST_PAGES {
        return Err(Unread::TooMuch { what: "pages", limit: "20,000" });
    }
    let laid = lay_out(&pdf)?;
    let parts = laid.unread_parts()?;
    let comments = laid.comments;
    let mut document = blocks::write(laid.pages, &PageLabels::of_file(&pdf), sha256);
    document.unread = parts;
    document.hidden.extend(comments);
    document.about = about::about(&pdf);
    Ok(document)
}

fn unread(error: LoadPdfError) -> Unread {
    let why = match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => return Unread::Encrypted,
        LoadPdfError::Decryption(_) => "it is encrypted in a way that is not known",
        LoadPdfError::Invalid => "it is damaged, or cut off",
    };
    Unread::Malformed { format: "PDF", why: why.to_owned() }
}

/// The pages of a file, and which of them could not be read.
#[derive(Default)]
struct LaidOut {
    pages: Vec<Page>,
    /// Pages, counted from 1.
    scanned: Vec<usize>,
    without_letters: Vec<usize>,
    filled_in: Vec<usize>,
    /// What others wrote about the pages.
    comments: Vec<String>,
    /// Whether any page has text that is read.
    has_text: bool,
}

fn lay_out(pdf: &Pdf) -> Result<LaidOut, Unread> {
    let drawer = hayro::Pages::new(pdf);
    let mut laid = LaidOut::default();
    let mut weigher = Weigher::default();
    let mut weight = 0_u64;
    let mut glyphs = 0;
    let too_much =
        || Unread::TooMuch { what: "glyphs", limit: "500,000 on a page, 50,000,000 in all" };
    for page in pdf.pages().iter() {
        weight = weight.saturating_add(weigher.page(page));
        if weight > LONGEST_CONTENT {
            return Err(Unread::TooMuch { what: "drawing instructions", limit: "1 GB" });
        }
        let drawn = drawer.draw(page).ok_or_else(too_much)?;
        glyphs += drawn.glyphs.len();
        if glyphs > MOST_GLYPHS {
            return Err(too_much());
        }
        laid.add(&drawn);
        laid.annotate(Annotations::of(page));
    }
    furniture::find(&mut laid.pages);
    Ok(laid)
}

impl LaidOut {
    fn add(&mut self, drawn: &Drawn) {
        let number = self.pages.len() + 1;
        let page = page(drawn);
        let has_text = !page.lines.is_empty();
        let letters = drawn.glyphs.iter().filter(|glyph| !drawn.letters(glyph).trim().is_empty());
        if 2 * drawn.unknown > letters.count() {
            self.without_letters.push(number);
        } else if has_text {
            self.has_text = true;
        }
        if !has_text && drawn.pictured >= SMALL_PICTURE {
            self.scanned.push(number);
        }
        self.pages.push(page);
    }

    /// Takes what stands on the page that was added last, and is no text of it.
    fn annotate(&mut self, annotations: Annotations) {
        if annotations.are_filled_in {
            self.filled_in.push(self.pages.len());
        }
        self.comments.extend(annotations.comments);
    }

    /// Returns the pages that are not read, or why nothing is.
    fn unread_parts(&self) -> Result<Vec<UnreadPart>, Unread> {
        if !self.has_text {
            return Err(match (self.scanned.is_empty(), self.without_letters.is_empty()) {
                (_, false) => Unread::NoLetters,
                (false, true) => Unread::Scanned,
                (true, true) => Unread::Empty,
            });
        }
        let parts = [
            (&self.scanned, Unread::Scanned),
            (&self.without_letters, Unread::NoLetters),
            (&self.filled_in, Unread::FilledIn),
        ];
        let parts = parts.into_iter().filter(|(pages, _)| !pages.is_empty());
        Ok(parts.map(|(pages, why)| UnreadPart::of_pages(pages, why)).collect())
    }
}

/// Returns the lines of a page.
fn page(drawn: &Drawn) -> Page {
    let inkless = drawn.glyphs.iter().filter(|glyph| glyph.sight == Sight::Inkless).count();
    let seen = drawn.glyphs.iter().filter(|glyph| glyph.sight == Sight::Seen).count();
    // A scanned page may have a stamp of ink on it.
    let is_ocr = inkless > 4 * seen && drawn.pictured >= PICTURED;
    let mut hidden = passages(&rows(drawn, Sight::Hidden));
    let mut ocr = rows(drawn, Sight::Inkless);
    if !is_ocr {
        hidden.extend(passages(&ocr));
        ocr.clear();
    }
    Page::new(drawn, rows(drawn, Sight::Seen), ocr, hidden)
}

/// Returns hidden lines as passages: lines that follow one another are one.
fn passages(rows: &[Row]) -> Vec<String> {
    let mut passages: Vec<String> = Vec::new();
    let mut last: Option<&Row> = None;
    for row in rows {
        let is_next = |last: &Row| {
            let down = row.base - last.base;
            last.turn == row.turn && -0.1 * row.size < down && down < 2.0 * row.size
        };
        match passages.last_mut().filter(|_| last.is_some_and(is_next)) {
            Some(passage) => {
                passage.push('\n');
                passage.push_str(&row.text());
            }
            None => passages.push(row.text()),
        }
        last = Some(row);
    }
    passages
}

#[cfg(test)]
mod tests;
