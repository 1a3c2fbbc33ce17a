//! The text of a source as it is read, with its places and regions.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use crate::quote::{Anchoring, Selector, anchor_all};
use crate::reading::Reader;
use crate::source::{Document, Region};
use crate::text::{Span, visible};

use crate::report::kit::layout::{Ink, PageStyle};

/// A document to show, and the words that are looked for in it.
#[derive(Clone, Copy)]
pub struct ShownText<'a> {
    /// The path that it goes by.
    pub file: &'a str,
    /// The document.
    pub document: &'a Document,
    /// Show only the paragraphs at these places of its text; all where `None`.
    pub near: Option<&'a [Span]>,
}

/// A text as JSON.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Text")]
pub struct TextJson<'a> {
    /// The path that it goes by.
    file: &'a str,
    /// Its format.
    format: &'static str,
    /// The digest of the file.
    sha256: &'a str,
    /// The encoding where it was guessed.
    guessed_encoding: Option<&'static str>,
    /// Its language.
    language: String,
    /// What it says of itself: its title.
    title: Option<&'a str>,
    /// Its authors.
    authors: &'a [String],
    /// Its publisher.
    publisher: Option<&'a str>,
    /// The day it was published.
    published: Option<&'a str>,
    /// The day it was captured.
    captured: Option<&'a str>,
    /// Its address.
    url: Option<&'a str>,
    /// The language that it declares.
    declared_language: Option<&'a str>,
    /// The parts that are not read, each with the reason.
    unread: Vec<String>,
    /// The paragraphs.
    parts: Vec<PartJson<'a>>,
    /// The texts that no reader sees, and that hold no quote.
    hidden: &'a [String],
}

/// A paragraph of a text, or what of it is of one region.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Part")]
pub(crate) struct PartJson<'a> {
    /// What it is: the body, a note, a table.
    region: &'static str,
    /// Where it stands.
    place: String,
    /// Its first byte in the file.
    byte_start: Option<usize>,
    /// One past its last byte.
    byte_end: Option<usize>,
    /// Its words.
    text: &'a str,
}

#[cfg(feature = "mcp")]
impl TextJson<'_> {
    /// Returns the same without the texts that no reader sees.
    pub(crate) fn without_hidden(self) -> Self {
        Self { hidden: &[], ..self }
    }
}

impl<'a> PartJson<'a> {
    /// Returns a part of a document.
    pub(crate) fn of(document: &'a Document, (span, region): (Span, Region)) -> Self {
        let location = document.locate(span);
        let bytes = location.bytes();
        Self {
            region: region.name(),
            place: location.to_string(),
            byte_start: bytes.map(|bytes| bytes.start),
            byte_end: bytes.map(|bytes| bytes.end),
            text: span.of(&document.text),
        }
    }
}

/// Returns where words stand in a text, or nearly do.
pub fn places_near(document: &Document, words: &str) -> Vec<Span> {
    let selector = Selector { quote: words, prefix: None, suffix: None };
    let outcomes = anchor_all(&document.text, &[selector], Some(Reader::english()));
    let places = |outcome: Anchoring| match outcome {
        Anchoring::Anchored(anchor) => vec![anchor.span],
        Anchoring::Ambiguous(places) => places.spans.to_vec(),
        Anchoring::Lost { nearest, .. } => nearest.into_iter().map(|near| near.span).collect(),
    };
    outcomes.into_iter().flat_map(places).collect()
}

/// Returns the text as JSON.
pub fn answer<'a>(shown: &ShownText<'a>) -> TextJson<'a> {
    let document = shown.document;
    let part = |part| PartJson::of(document, part);
    let about = &document.about;
    TextJson {
        file: shown.file,
        format: document.format.name(),
        sha256: &document.sha256,
        guessed_encoding: document.guessed_encoding,
        language: document.language().to_string(),
        title: about.title.as_deref(),
        authors: &about.authors,
        publisher: about.publisher.as_deref(),
        published: about.published.as_deref(),
        captured: about.captured.as_deref(),
        url: about.url.as_deref(),
        declared_language: about.language.as_deref(),
        unread: document.unread.iter().map(ToString::to_string).collect(),
        parts: paragraphs(shown).into_iter().map(part).collect(),
        hidden: &document.hidden,
    }
}

/// Writes the text for people: each paragraph with its place, and its region where it is none of the body.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, shown: &ShownText<'_>, style: PageStyle) -> io::Result<()> {
    let document = shown.document;
    for (name, value) in facts(shown) {
        writeln!(out, "{} {}", style.paint(Ink::Heading, name), visible(&value))?;
    }
    for (span, region) in paragraphs(shown) {
        let place = document.locate(span).to_string();
        let aside = if region == Region::Body { String::new() } else { format!(" ({region})") };
        writeln!(out, "\n{}", style.paint(Ink::Faint, &format!("{place}{aside}")))?;
        out.write_all(style.wrapped(&visible(span.of(&document.text))).as_bytes())?;
    }
    for hidden in document.hidden.iter().filter(|_| shown.near.is_none()) {
        writeln!(out, "\n{}", style.paint(Ink::Faint, "not shown to readers; holds no quote"))?;
        out.write_all(style.wrapped(&visible(hidden)).as_bytes())?;
    }
    Ok(())
}

/// Writes the text by itself.
///
/// # Errors
///
/// Those of `out`.
pub fn render_plain(out: &mut dyn Write, document: &Document) -> io::Result<()> {
    out.write_all(visible(&document.text).as_bytes())?;
    writeln!(out)
}

/// Returns what is known of the document, by name.
fn facts(shown: &ShownText<'_>) -> Vec<(&'static str, String)> {
    let about = &shown.document.about;
    let authors = Some(about.authors.join(", ")).filter(|authors| !authors.is_empty());
    let unread = shown.document.unread.iter().map(|part| ("not read:", Some(part.to_string())));
    let known = [
        ("file:", Some(shown.file.to_owned())),
        ("format:", Some(shown.document.format.to_string())),
        ("encoding, guessed:", shown.document.guessed_encoding.map(str::to_owned)),
        ("title:", about.title.clone()),
        ("author:", authors),
        ("publisher:", about.publisher.clone()),
        ("published:", about.published.clone()),
        ("captured:", about.captured.clone()),
        ("url:", about.url.clone()),
        ("language:", about.language.clone()),
    ];
    let all = known.into_iter().chain(unread);
    all.filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Returns the paragraphs of the text with their regions, or those of them that are asked for.
pub(crate) fn paragraphs(shown: &ShownText<'_>) -> Vec<(Span, Region)> {
    let text = &shown.document.text;
    let mut found = Vec::new();
    for (part, region) in shown.document.regions.spans(text.len()) {
        let mut at = part.start;
        for paragraph in part.of(text).split("\n\n") {
            let trimmed = paragraph.trim();
            let start = at + (paragraph.len() - paragraph.trim_start().len());
            at += paragraph.len() + "\n\n".len();
            let span = Span::new(start, start + trimmed.len());
            let is_wanted = |near: &[Span]| {
                near.iter().any(|near| near.start < span.end && span.start < near.end)
            };
            if !trimmed.is_empty() && shown.near.is_none_or(is_wanted) {
                found.push((span, region));
            }
        }
    }
    found
}
