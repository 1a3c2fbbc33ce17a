//! For people: the passages, each with its figures marked and where it stands.

use std::io::{self, Write};

use crate::finding::{Within, counted, shown_value};
use crate::passage::{Passage, PassageFigure, Stand};
use crate::report::kit::layout::{Ink, PageStyle, line, spaced};
use crate::text::Span;

use crate::report::page::find::Found;

/// The columns before a passage.
const INDENT: u16 = 3;

/// Writes what was found.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, found: &Found<'_>, style: PageStyle) -> io::Result<()> {
    let mut text = heading(found, style);
    for passage in found.shown() {
        text.push('\n');
        text.push_str(&shown(found, passage, style));
    }
    let unsearched: Vec<&str> = found.unsearched().collect();
    if !unsearched.is_empty() {
        let none = format!("without a file that could be read: {}", unsearched.join(", "));
        text.push('\n');
        text.push_str(&style.hanging("note:", 6, &line(&none)));
    }
    out.write_all(text.as_bytes())
}

fn heading(found: &Found<'_>, style: PageStyle) -> String {
    let claim = &found.examined.checked.dossier.claims[found.claim];
    let all = found.passages.len();
    let shown = found.shown().len();
    let count = match (all, shown) {
        (0, _) => "no passage that is not cited speaks to it".to_owned(),
        _ if shown < all => format!("{shown} of {} that are not cited", counted(all, "passage")),
        _ => format!("{} not cited", counted(all, "passage")),
    };
    let id = style.paint(Ink::Heading, &claim.id.value);
    let mut text = style.wrapped(&format!("{id}: {count}"));
    text.push_str(&style.wrapped(&line(&claim.statement)));
    text
}

fn shown(found: &Found<'_>, passage: &Passage, style: PageStyle) -> String {
    let located = found.examined.locate_span(Within::Document(passage.document), passage.span);
    let place = located.at(&located.file);
    let stand = passage
        .stand
        .map_or(String::new(), |stand| format!("{}: ", style.paint(ink_of(stand), stand.name())));
    let head = format!("{stand}{}; {}", sources(found, passage), style.paint(Ink::Faint, &place));
    let mut text = style.wrapped(&head);
    text.push_str(&style.hanging("", INDENT, &marked(found, passage, style)));
    if !passage.figures.is_empty() {
        let read: Vec<String> =
            passage.figures.iter().map(|stated| read(found, passage, stated, style)).collect();
        text.push_str(&style.hanging("", INDENT, &read.join("; ")));
    }
    text
}

/// Returns the sources that have the passage, with the days on which they were published.
fn sources(found: &Found<'_>, passage: &Passage) -> String {
    let sources = found.examined.checked.holdings.sources_of(passage.document).map(|source| {
        let source = &found.examined.checked.dossier.sources[source];
        let published = source.published.as_ref().map_or(String::new(), |day| format!(", {day}"));
        line(&format!("{}{published}", source.id.value))
    });
    sources.collect::<Vec<_>>().join("; ")
}

/// Returns the passage with its figures marked.
fn marked(found: &Found<'_>, passage: &Passage, style: PageStyle) -> String {
    let text = &found.examined.checked.holdings.documents[passage.document].document.text;
    let mut marked = String::new();
    let mut from = passage.span.start;
    for stated in &passage.figures {
        marked.push_str(&spaced(Span::new(from, stated.figure.start).of(text)));
        marked.push_str(&style.mark(stated.figure.of(text)));
        from = stated.figure.end;
    }
    marked.push_str(&spaced(Span::new(from, passage.span.end).of(text)));
    format!("“{marked}”")
}

/// Returns how a figure was read, and how it stands to the claim.
fn read(found: &Found<'_>, passage: &Passage, stated: &PassageFigure, style: PageStyle) -> String {
    match &stated.reading {
        Ok(reading) => {
            let value = style.paint(Ink::Figure, &shown_value(&reading.value));
            format!("{value} {} ({})", stated.stand.name(), reading.rule.name())
        }
        Err(why) => {
            let text = &found.examined.checked.holdings.documents[passage.document].document.text;
            line(&format!("“{}” is not fixed: {why}", stated.figure.of(text)))
        }
    }
}

fn ink_of(stand: Stand) -> Ink {
    match stand {
        Stand::Agrees => Ink::Good,
        Stand::Conflicts => Ink::Caution,
        Stand::Compatible | Stand::Unclear => Ink::Heading,
    }
}
