//! Markdown: the text that a reader sees, without its markup.
//!
//! What is markup is decided as in [CommonMark 0.31](https://spec.commonmark.org/0.31.2/), with the tables of GitHub
//! and footnotes, by the `pulldown-cmark` library. Left out are the marks of emphasis, links, headings, lists, block
//! quotes and code, the addresses of links, footnote marks, HTML tags and comments. What is left:
//!
//! - Blocks, items and rows are parted by a blank line, the cells of a row by ` | `, lines by a line break.
//! - The text of a picture, and that of code, is text.
//! - What a page does not show, or strikes out, is no text: `~~540~~`, `<del>` and `<s>`, what is `hidden` or
//!   `display:none`, and what is turned round. A single `~` is a sign of figures.
//! - A footnote mark or picture, or a tag that raises or lowers what stands in it, makes no figure of what stands
//!   around it: 2010 before `[^2]` stays 2010, and `10<sup>2</sup>` is 10².
//! - Where the file begins with `---`, the lines up to the next one are its metadata, and are read as they are.
//!
//! What is left out and leads elsewhere is kept beside the text: footnote marks, the targets of links, comments.

mod references;
mod tags;

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::source::shown::{Gap, Shown, Writer};
use crate::source::{Document, Format, Region, Unread};
use crate::text::Span;

use references::References;
use tags::{Tags, raised};

/// The most bytes of a Markdown file: 25 MB. A file of nothing but brackets takes 65 times its size in memory.
const LONGEST: usize = 25_000_000;

/// Returns the document that a Markdown file is.
pub(super) fn read(file: String, sha256: String) -> Result<Document, Unread> {
    if file.len() > LONGEST {
        return Err(Unread::TooMuch { what: "Markdown", limit: "25 MB" });
    }
    let MarkdownReader { writer, references, .. } = read_markdown(&file);
    let Shown { text, edits, regions, spans, .. } = writer.finish();
    let references = references.finish(&text, &spans);
    let mut document = Document::edited(Format::Markdown, text, edits, file, sha256);
    document.regions = regions;
    document.references = references;
    Ok(document)
}

fn read_markdown(file: &str) -> MarkdownReader<'_> {
    let mark = if file.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = &file[mark..];
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    options |= Options::ENABLE_STRIKETHROUGH;
    options.set(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS, body.starts_with("---"));
    let mut reader = MarkdownReader {
        file,
        writer: Writer::new(file),
        tags: Tags::default(),
        regions: Vec::new(),
        references: References::default(),
        struck: 0,
        has_unseen: false,
    };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.take(&event, Span::from(range).shifted(mark));
    }
    reader
}

/// Returns a quote without the markup that stands in its lines, and without the bars around the rows of a table; `None`
/// where there is none, or words of it are struck out or hidden.
pub(super) fn unmarked(quote: &str) -> Option<String> {
    // After a word, on one line, nothing begins a list, a heading or code.
    const WORD: &str = "a ";
    /// Stands for a line break, which the quote keeps.
    const BREAK: &str = "\u{2028}";
    let rows = without_bars(quote);
    let line = format!("{WORD}{}", rows.replace("\r\n", BREAK).replace(['\r', '\n'], BREAK));
    let reader = read_markdown(&line);
    if reader.has_unseen || reader.tags.has_unseen() {
        return None;
    }
    let text = reader.writer.finish().text;
    let unmarked = text.strip_prefix(WORD)?.replace(BREAK, "\n");
    (unmarked != quote.replace("\r\n", "\n")).then_some(unmarked)
}

/// Returns rows of a table as they are shown: their cells are parted by bars or tabs, and no bar stands around them.
fn without_bars(quote: &str) -> Cow<'_, str> {
    if !quote.contains(['|', '\t']) {
        return Cow::Borrowed(quote);
    }
    let is_rule = |row: &&str| {
        row.contains('-') && row.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
    };
    let row = |row: &str| {
        let row = row.trim().trim_start_matches('|').trim_end_matches('|');
        let cells = row.split(['|', '\t']).map(str::trim);
        cells.collect::<Vec<_>>().join(" | ")
    };
    let rows = quote.lines().filter(|line| !is_rule(line)).map(row);
    Cow::Owned(rows.collect::<Vec<_>>().join("\n"))
}

struct MarkdownReader<'f> {
    file: &'f str,
    writer: Writer<'f>,
    tags: Tags,
    /// The regions that have begun and not ended, the outermost first.
    regions: Vec<Region>,
    references: References,
    /// How many marks strike out what stands here.
    struck: usize,
    /// Whether anything is struck out.
    has_unseen: bool,
}

impl MarkdownReader<'_> {
    fn take(&mut self, event: &Event<'_>, place: Span) {
        match event {
            Event::Start(Tag::Strikethrough) => self.strike(place, true),
            Event::End(TagEnd::Strikethrough) => self.strike(place, false),
            Event::Start(start) => self.begin(start),
            Event::End(end) => self.end(*end),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(text, place);
            }
            Event::Code(code) if self.is_shown() => self.code(code, place),
            Event::Code(_) => {}
            Event::Html(_) => self.html(place, true),
            Event::InlineHtml(_) => self.html(place, false),
            Event::FootnoteReference(label) => {
                if self.is_shown() {
                    self.references.note_mark(label, &mut self.writer);
                }
                self.writer.part(Gap::Seam);
            }
            Event::SoftBreak | Event::HardBreak => self.writer.part(Gap::Line),
            Event::Rule => self.writer.part(Gap::Block),
            Event::TaskListMarker(_) => {}
        }
    }

    fn begin(&mut self, element: &Tag<'_>) {
        self.edge(element.to_end());
        if let Some(region) = region_of(element.to_end()) {
            let outer = self.regions.last().copied().unwrap_or_default();
            self.regions.push(region.within(outer));
            self.writer.in_region(region.within(outer));
        }
        match element {
            Tag::Link { dest_url, .. } => {
                let target = self.is_shown().then_some(&**dest_url);
                self.references.open_link(target, &mut self.writer);
            }
            Tag::FootnoteDefinition(label) => self.references.open_note(label, &mut self.writer),
            _ => {}
        }
    }

    fn end(&mut self, element: TagEnd) {
        match element {
            TagEnd::Link => self.references.close_link(&mut self.writer),
            TagEnd::FootnoteDefinition => self.references.close_note(&mut self.writer),
            _ => {}
        }
        if region_of(element).is_some() {
            self.regions.pop();
            self.writer.in_region(self.regions.last().copied().unwrap_or_default());
        }
        self.edge(element);
    }

    fn html(&mut self, place: Span, is_block: bool) {
        if self.struck == 0 {
            self.tags.read(self.file, place, &mut self.writer, is_block);
            self.references.comments(self.tags.take_comments());
        }
    }

    fn edge(&mut self, of: TagEnd) {
        let Some(gap) = gap_around(of) else { return };
        self.writer.part(gap);
        if gap == Gap::Block {
            self.tags.end_block();
        }
    }

    /// Begins or ends what two tildes strike out; one is a sign, and is written.
    fn strike(&mut self, place: Span, begins: bool) {
        if !place.of(self.file).starts_with("~~") {
            let first = place.start;
            let last = place.end.saturating_sub(1);
            let at = if begins { first } else { last };
            if self.is_shown() {
                self.writer.copy(Span::new(at, at + 1));
            }
            return;
        }
        self.writer.part(Gap::Seam);
        self.has_unseen = true;
        self.struck = if begins { self.struck + 1 } else { self.struck.saturating_sub(1) };
    }

    fn is_shown(&self) -> bool {
        self.struck == 0 && self.tags.shows()
    }

    fn text(&mut self, text: &str, place: Span) {
        if !self.is_shown() {
            return;
        }
        if let Some(raised) = raised(self.file, place) {
            self.writer.join();
            self.writer.replace(&raised, place);
        } else if place.of(self.file) == text {
            self.writer.copy(place);
        } else {
            self.writer.replace(text, place);
        }
    }

    /// Writes code, character by character as they stand between its marks: there, a line break is a space, and in
    /// tables `\|` is `|`.
    fn code(&mut self, code: &str, place: Span) {
        let marked = place.of(self.file);
        let marks = marked.len() - marked.trim_start_matches('`').len();
        let inner = marked.get(marks..marked.len().saturating_sub(marks)).unwrap_or("");
        let mut written = inner.char_indices();
        for shown in code.chars() {
            let is_shown = |c: char| c == shown || (shown == ' ' && matches!(c, '\r' | '\n'));
            let Some((at, found)) = written.find(|(_, c)| is_shown(*c)) else { return };
            let at = Span::new(at, at + found.len_utf8()).shifted(place.start + marks);
            if found == shown {
                self.writer.copy(at);
            } else {
                self.writer.replace(" ", at);
            }
        }
    }
}

/// Returns the region that an element is.
fn region_of(element: TagEnd) -> Option<Region> {
    match element {
        TagEnd::Heading(_) => Some(Region::Heading),
        TagEnd::BlockQuote(_) => Some(Region::BlockQuote),
        TagEnd::Table => Some(Region::Table),
        TagEnd::FootnoteDefinition => Some(Region::Note),
        TagEnd::MetadataBlock(_) => Some(Region::Metadata),
        _ => None,
    }
}

/// Returns what parts the content of an element from what stands around it.
fn gap_around(element: TagEnd) -> Option<Gap> {
    match element {
        TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::Link => None,
        TagEnd::Image => Some(Gap::Seam),
        TagEnd::TableCell => Some(Gap::Cell),
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::BlockQuote(_)
        | TagEnd::CodeBlock
        | TagEnd::HtmlBlock
        | TagEnd::List(_)
        | TagEnd::Item
        | TagEnd::FootnoteDefinition
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::Table
        | TagEnd::TableHead
        | TagEnd::TableRow
        | TagEnd::MetadataBlock(_) => Some(Gap::Block),
    }
}
