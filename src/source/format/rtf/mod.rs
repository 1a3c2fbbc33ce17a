//! Rich Text Format 1.9.1.
//!
//! Read by hand: the libraries fail on code pages. What is text is told as in DOCX: deleted, hidden and struck-out text,
//! comments and the code of fields are hidden; notes follow the body, running heads come last; pictures, the numbers of lists
//! and destinations that are not known are left out.

mod charset;
mod group;
#[cfg(test)]
mod tests;
mod token;

use super::flow::Flow;
use super::symbol::symbol;
use crate::source::about::names_in;
use crate::source::shown::Gap;
use crate::source::{About, Document, Format, Region, Unread};

use charset::{Charset, Fonts};
use group::{Destination, Ending, Group, Run};
use token::{Token, Tokens};

/// The most bytes of a file: pictures are written out in it.
const LONGEST: usize = 256_000_000;

/// How deep groups may stand in one another. Word ends at some dozens.
const DEEPEST: usize = 1_000;

/// Returns the document that a file of this format is.
pub(super) fn read(bytes: &[u8], sha256: String) -> Result<Document, Unread> {
    if bytes.len() > LONGEST {
        return Err(Unread::TooMuch { what: "RTF", limit: "256 MB" });
    }
    let mut reader = Reader::default();
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(count)) = token {
            tokens.leave_out(usize::try_from(count).unwrap_or(0));
        }
        reader.take(token)?;
        // What follows the group that the file is, is no text.
        if token == Token::Close && reader.outer.is_empty() {
            break;
        }
    }
    while !reader.outer.is_empty() {
        reader.take(Token::Close)?;
    }
    reader.flush();
    let mut document = reader.flow.finish(Format::Rtf, sha256)?;
    document.about = about(&reader.title, &reader.author);
    Ok(document)
}

fn about(title: &str, author: &str) -> About {
    let title = Some(title.trim()).filter(|title| !title.is_empty());
    let title = title.map(str::to_owned);
    About { title, authors: names_in(author).collect(), ..About::default() }
}

/// Destinations that are no text of the page, and are written without `\*`.
const NOWHERE: [&str; 23] = [
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "fontemb",
    "info",
    "listtext",
    "nonesttables",
    "nonshppict",
    "ntext",
    "pict",
    "pn",
    "pntext",
    "pntxta",
    "pntxtb",
    "private",
    "revtbl",
    "rxe",
    "shprslt",
    "sp",
    "stylesheet",
    "tc",
    "txe",
    "xe",
];

/// Destinations that hold text of the page, though they are written with `\*`.
const STARRED: [&str; 7] = ["annotation", "do", "fldinst", "footnote", "shpinst", "shppict", "ud"];

#[derive(Debug)]
struct Reader {
    flow: Flow,
    group: Group,
    /// The groups around.
    outer: Vec<Group>,
    /// The code page of the file, its usual font and its fonts.
    charset: Charset,
    usual_font: i32,
    fonts: Fonts,
    /// Bytes of text that are not decoded yet.
    bytes: Vec<u8>,
    /// How many characters are still left out that stand for one of Unicode.
    left_out: usize,
    /// The first half of a character of Unicode.
    half: Option<u16>,
    /// Whether the group has just begun, and whether it did with `\*`.
    is_begun: bool,
    is_starred: bool,
    place: Place,
    /// Where the texts that wait for the end of a note or box are.
    places: Vec<Place>,
    title: String,
    author: String,
    code: String,
    comment: String,
}

/// Where a text is.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Whether the next text begins a paragraph.
    is_new: bool,
    has_row: bool,
}

impl Place {
    const START: Self = Self { is_new: true, has_row: false };
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            flow: Flow::default(),
            group: Group::default(),
            outer: Vec::new(),
            charset: Charset::DEFAULT,
            usual_font: 0,
            fonts: Fonts::default(),
            bytes: Vec::new(),
            left_out: 0,
            half: None,
            is_begun: false,
            is_starred: false,
            place: Place::START,
            places: Vec::new(),
            title: String::new(),
            author: String::new(),
            code: String::new(),
            comment: String::new(),
        }
    }
}

impl Reader {
    fn take(&mut self, token: Token<'_>) -> Result<(), Unread> {
        if self.left_out > 0 && !matches!(token, Token::Open | Token::Close) {
            self.left_out -= 1;
            return Ok(());
        }
        if !matches!(token, Token::Byte(_)) {
            self.flush();
        }
        if !matches!(token, Token::Word("u", _)) && self.half.take().is_some() {
            self.write("\u{fffd}");
        }
        let is_begun = std::mem::replace(&mut self.is_begun, token == Token::Open);
        match token {
            Token::Open => return self.open(),
            // Elsewhere it says nothing.
            Token::Symbol(b'*') => self.is_starred = is_begun,
            Token::Close => self.close(),
            Token::Word(word, number) => self.word(word, number),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Byte(byte) => self.bytes.push(byte),
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), Unread> {
        if self.outer.len() >= DEEPEST {
            return Err(Unread::TooMuch { what: "nested groups", limit: "1,000" });
        }
        self.outer.push(self.group);
        self.group.ending = Ending::Nothing;
        self.left_out = 0;
        self.is_starred = false;
        Ok(())
    }

    fn close(&mut self) {
        self.left_out = 0;
        match self.group.ending {
            Ending::Nothing => {}
            Ending::Note => {
                self.close_place();
                self.flow.close_note();
            }
            Ending::Box => {
                self.close_place();
                self.flow.close_box();
            }
            Ending::Furniture => {
                self.close_place();
                let passage = self.flow.close_story();
                self.flow.furniture(passage);
            }
            Ending::Comment => {
                let comment = std::mem::take(&mut self.comment);
                self.flow.hide(&comment);
            }
            Ending::Code => self.end_code(),
            Ending::Fonts => self.fonts.end(),
        }
        // A brace too many ends nothing.
        self.group = self.outer.pop().unwrap_or_default();
    }

    /// Begins a text that stands apart, and ends with the group.
    fn open_place(&mut self, ending: Ending, region: Option<Region>) {
        if self.group.destination != Destination::Page {
            return;
        }
        self.group.ending = ending;
        self.group.is_in_table = false;
        self.group.run = self.group.run.of_anchor();
        self.flow.open_story(region);
        self.places.push(std::mem::replace(&mut self.place, Place::START));
    }

    fn close_place(&mut self) {
        self.place = self.places.pop().unwrap_or(Place::START);
    }

    /// Writes the code of a field that is itself a character: `SYMBOL 179 \f "Symbol"`.
    fn end_code(&mut self) {
        let code = std::mem::take(&mut self.code);
        let mut words = code.split_whitespace();
        if words.next() != Some("SYMBOL") || self.outer.last().is_none() {
            return;
        }
        let Some(place) = words.next().and_then(|place| place.parse().ok()) else { return };
        self.group.destination = Destination::Page;
        let written = match code.contains("Symbol") {
            true => symbol(place),
            false => char::from_u32(place).unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        self.write(written.encode_utf8(&mut [0; 4]));
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_starred = std::mem::take(&mut self.is_starred);
        if is_starred && !STARRED.contains(&word) || NOWHERE.contains(&word) {
            if word == "pict" {
                self.gap(Gap::Seam);
            }
            // The parts of the description of a file are read.
            self.group.destination = Destination::Nowhere;
            return;
        }
        if self.group.destination == Destination::Fonts {
            self.fonts.word(word, number);
        }
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "ansicpg" => self.charset = number.map_or(Charset::DEFAULT, Charset::of_code_page),
            "mac" => self.charset = Charset::of_code_page(10_000),
            "pc" => self.charset = Charset::of_code_page(437),
            "pca" => self.charset = Charset::of_code_page(850),
            "deff" => self.usual_font = number.unwrap_or(0),
            "f" => self.group.font = number,
            "plain" => {
                self.group.font = None;
                // What was deleted stays so.
                let is_deleted = self.group.run.is_deleted;
                self.group.run = Run { is_deleted, ..Run::default() };
            }
            _ => self.destination(word, number),
        }
    }

    fn destination(&mut self, word: &str, number: Option<i32>) {
        match word {
            "fonttbl" => self.open_destination(Destination::Fonts, Ending::Fonts),
            "title" => self.group.destination = Destination::Title,
            "author" => self.group.destination = Destination::Author,
            "fldinst" => self.open_destination(Destination::Code, Ending::Code),
            "annotation" => self.open_destination(Destination::Comment, Ending::Comment),
            "footnote" => {
                self.gap(Gap::Seam);
                self.open_place(Ending::Note, Some(Region::Note));
            }
            "shptxt" | "dptxbxtext" => self.open_place(Ending::Box, None),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => self.open_place(Ending::Furniture, Some(Region::Furniture)),
            "upr" => {
                self.group.twin = Some(self.group.destination);
                self.group.destination = Destination::Nowhere;
            }
            "ud" => self.group.destination = self.group.twin.unwrap_or_default(),
            _ => self.text_word(word, number),
        }
    }

    fn open_destination(&mut self, destination: Destination, ending: Ending) {
        if self.group.destination != Destination::Nowhere {
            self.group.destination = destination;
            self.group.ending = ending;
        }
    }

    /// Takes a word that stands for text, or parts it.
    fn text_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "intbl" | "trowd" => self.group.is_in_table = true,
            "pard" => self.group.is_in_table = false,
            "line" | "lbr" | "page" | "column" => self.gap(Gap::Line),
            _ => match special(word) {
                Some(text) => self.write(text),
                None => self.group.run.word(word, number),
            },
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.write("\u{a0}"),
            b'_' => self.write("\u{2011}"),
            b'-' => self.write("\u{ad}"),
            b'\r' | b'\n' => self.end_paragraph(),
            b'{' | b'}' | b'\\' => self.bytes.push(symbol),
            b'\t' => self.write("\t"),
            _ => {}
        }
    }

    /// Takes a character of Unicode, of which numbers above 32,767 are written as negative ones.
    fn unicode(&mut self, number: i32) {
        self.left_out = self.group.fallback;
        let Ok(unit) = u16::try_from(number & 0xffff) else { return };
        let units = match (self.half.take(), unit) {
            (None, 0xd800..0xdc00) => return self.half = Some(unit),
            (Some(half), 0xdc00..0xe000) => vec![half, unit],
            _ => vec![unit],
        };
        let charset = self.current_charset();
        let text = String::from_utf16_lossy(&units);
        self.write(&text.chars().map(|c| charset.shown(c)).collect::<String>());
    }

    fn current_charset(&self) -> Charset {
        let font = self.group.font.unwrap_or(self.usual_font);
        self.fonts.charset(font).unwrap_or(self.charset)
    }

    /// Writes the bytes of text that were read.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = match self.group.destination {
            Destination::Page => self.current_charset().decode(&bytes),
            _ => self.charset.decode(&bytes),
        };
        self.write(&text);
    }

    fn write(&mut self, text: &str) {
        match self.group.destination {
            Destination::Page => self.write_on_page(text),
            Destination::Nowhere => {}
            Destination::Fonts => self.fonts.name(text),
            Destination::Title => self.title.push_str(text),
            Destination::Author => self.author.push_str(text),
            Destination::Code => self.code.push_str(text),
            Destination::Comment => self.comment.push_str(text),
        }
    }

    fn write_on_page(&mut self, text: &str) {
        let run = self.group.run;
        if run.is_unseen() {
            return self.flow.hide(text);
        }
        if run.is_struck {
            self.flow.gap(Gap::Seam);
            return self.flow.hide(text);
        }
        self.begin_paragraph();
        self.flow.text(text, run.look);
    }

    fn begin_paragraph(&mut self) {
        if !self.place.is_new {
            return;
        }
        if self.group.is_in_table && !self.place.has_row {
            self.open_row();
        }
        if !self.group.is_in_table && self.place.has_row {
            self.close_row();
        }
        self.flow.open_paragraph(Region::Body);
        self.place.is_new = false;
    }

    fn open_row(&mut self) {
        self.flow.open_row();
        self.flow.open_cell();
        self.place.has_row = true;
    }

    fn close_row(&mut self) {
        self.flow.close_row();
        self.place.has_row = false;
    }

    fn end_paragraph(&mut self) {
        if self.group.destination == Destination::Page {
            self.flow.close_paragraph();
            self.place.is_new = true;
        }
    }

    fn end_cell(&mut self) {
        if self.group.destination != Destination::Page {
            return;
        }
        self.end_paragraph();
        if !self.place.has_row {
            self.open_row();
        }
        self.flow.open_cell();
    }

    fn end_row(&mut self) {
        if self.group.destination != Destination::Page {
            return;
        }
        self.end_paragraph();
        if self.place.has_row {
            self.close_row();
        }
    }

    fn gap(&mut self, gap: Gap) {
        if self.group.destination == Destination::Page && !self.group.run.is_unseen() {
            self.flow.gap(gap);
        }
    }
}

/// Returns the text that a control word stands for.
fn special(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        "ltrmark" => "\u{200e}",
        "rtlmark" => "\u{200f}",
        _ => return None,
    })
}
