//! The quotes of a claim side by side: the words with the figure and what it is of marked, who says it, and where.

use crate::dossier::Citation;
use crate::quote::Anchoring;
use crate::report::kit::html::{Markup, message, typeset};
use crate::report::kit::layout::line;
use crate::report::page::show::citation_words;
use crate::source::Document;
use crate::text::Span;
use crate::verdict::{Effect, Evidence, said_on, sort_as_said};

use super::anchor::Part;
use super::findings;
use super::shown::{ShownClaim, ShownDossier};
use super::web::{to_words, web_address};

/// How many characters around a quote are shown of its sentence, on each side.
const CONTEXT: usize = 140;

/// Writes the quotes of a claim in the order in which they were said.
pub(super) fn write(markup: &mut Markup, dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>) {
    let mut order: Vec<usize> = (0..claim.claim.citations.len()).collect();
    if order.is_empty() {
        return;
    }
    sort_as_said(&dossier.examined.checked.dossier, claim.claim, &mut order);
    markup.raw("<div class=\"quotes\">\n");
    order.into_iter().for_each(|index| quote(markup, dossier, claim, index));
    markup.raw("</div>\n");
}

fn quote(markup: &mut Markup, dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>, index: usize) {
    let checked = &dossier.examined.checked;
    let citation = &claim.claim.citations[index];
    let evidence = &claim.judgement.evidence[index];
    let source = &checked.dossier.sources[citation.source];
    let held = checked.holdings.document_of(citation.source);
    markup.raw("<figure class=\"quote ");
    markup.raw(evidence.effect.map_or("without", Effect::name));
    markup.raw("\"");
    dossier.write_id(markup, Part::Citation(claim.index, index));
    markup.raw("><blockquote dir=\"auto\"");
    if let Some(held) = held {
        let language = source.language_of(&held.document);
        markup.element(" lang=\"", language.language.tag(), "\"");
    }
    markup.raw(">");
    match held {
        Some(held) => words(markup, &held.document, citation, evidence),
        None => quoted_only(markup, citation, evidence),
    }
    markup.raw("</blockquote><figcaption>");
    from(markup, dossier, citation);
    told(markup, dossier, claim, index);
    if let (Some(url), Some(held), Some((_, anchor))) =
        (web_address(source.url.as_deref()), held, evidence.anchored.anchor())
    {
        let to = to_words(url, &held.document, &anchor.pieces);
        markup.element(
            "<p><a class=\"web\" rel=\"noreferrer\" href=\"",
            &to,
            "\">Read it in the web page</a></p>",
        );
    }
    if let Some(note) = &citation.note {
        markup.element("<p class=\"note\" dir=\"auto\">", &line(note), "</p>");
    }
    markup.raw("</figcaption>");
    findings::write_all(markup, &claim.of_citation[index]);
    markup.raw("</figure>\n");
}

/// Writes the source, the day that the passage speaks from, and the place in the source as people cite it.
fn from(markup: &mut Markup, dossier: &ShownDossier<'_>, citation: &Citation) {
    let source = &dossier.examined.checked.dossier.sources[citation.source];
    markup.raw("<p class=\"from\">");
    dossier.write_link(markup, Part::Source(citation.source));
    markup.element("><code>", &source.id.value, "</code></a>");
    if let Some(title) = &source.title {
        markup.element(" <cite dir=\"auto\">", &line(title), "</cite>");
    }
    if let Some(day) = said_on(&dossier.examined.checked.dossier, citation) {
        markup.element(", ", &typeset(&day.to_string()), "");
    }
    if let Some(locator) = &citation.locator {
        markup.element(", <bdi>", &line(locator), "</bdi>");
    }
    markup.raw("</p>");
}

/// Writes whose word it is, what it reads and is of, what it does to the claim, and where it stands.
fn told(markup: &mut Markup, dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>, index: usize) {
    let words = citation_words(dossier.examined, claim.index, index);
    let rows = [
        ("said by", &words.origin),
        ("reads", &words.reads),
        ("of", &words.of),
        ("effect", &words.stance),
        ("place", &words.place),
    ];
    markup.raw("<dl>");
    for (label, text) in rows.into_iter().filter(|(_, text)| !text.is_empty()) {
        markup.element("<dt>", label, "</dt><dd dir=\"auto\">");
        message(markup, text);
        markup.raw("</dd>");
    }
    markup.raw("</dl>");
}

/// Writes the source's own words with the figure marked, or the quote that was not found there and what comes nearest.
fn words(markup: &mut Markup, document: &Document, citation: &Citation, evidence: &Evidence) {
    let text = &document.text;
    if let Some((_, anchor)) = evidence.anchored.anchor() {
        let marks = marks(evidence);
        let sentence = evidence.said.sentence.unwrap_or(anchor.span).hull(anchor.span);
        let before = last_words(&text[sentence.start..anchor.span.start]);
        let start = anchor.span.start - before.len();
        around(
            markup,
            text,
            Span::new(start, anchor.span.start),
            &marks,
            start > sentence.start,
            false,
        );
        markup.raw("<q>");
        for (number, piece) in anchor.pieces.iter().enumerate() {
            markup.raw(if number > 0 { " <span class=\"elision\">[…]</span> " } else { "" });
            marked(markup, text, *piece, &marks);
        }
        markup.raw("</q>");
        let after = first_words(&text[anchor.span.end..sentence.end]);
        let end = anchor.span.end + after.len();
        around(markup, text, Span::new(anchor.span.end, end), &marks, false, end < sentence.end);
        return;
    }
    quoted_only(markup, citation, evidence);
    if let Some(Anchoring::Lost { nearest: Some(nearest), .. }) = evidence.anchored.outcome() {
        let differences = nearest.differences.iter().map(|difference| difference.passage);
        let mut marks: Vec<Mark> = differences.map(|span| Mark { span, is_figure: true }).collect();
        marks.sort_by_key(|mark| mark.span.start);
        markup.raw("<br><span lang=\"en\">nearest:</span> “<bdi>");
        marked(markup, text, nearest.span, &marks);
        markup.raw("</bdi>”");
    }
}

fn quoted_only(markup: &mut Markup, citation: &Citation, evidence: &Evidence) {
    markup.element("<b class=\"state\" lang=\"en\">", evidence.state().name(), "</b> ");
    markup.element("<q dir=\"auto\">", &line(&citation.quote.value), "</q>");
}

/// A place that is marked.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    /// Whether it is the figure; otherwise it is a word of what the figure is of.
    is_figure: bool,
}

/// Returns the figure of a citation and the words of what it is of, in the order of the text, none in another.
fn marks(evidence: &Evidence) -> Vec<Mark> {
    let said = &evidence.said;
    let figure = said.reading().map(|reading| Mark { span: reading.figure, is_figure: true });
    let mut marks: Vec<Mark> = figure.into_iter().collect();
    if let (Some(sentence), Some(subject)) = (said.sentence, said.subject()) {
        let words = subject.event.iter().chain(&subject.noun).chain(&subject.names);
        for span in words.map(|word| word.shifted(sentence.start)) {
            if !marks.iter().any(|mark| mark.span.overlaps(span)) {
                marks.push(Mark { span, is_figure: false });
            }
        }
    }
    marks.sort_by_key(|mark| mark.span.start);
    marks
}

/// Writes words of the sentence around a quote.
fn around(
    markup: &mut Markup,
    text: &str,
    span: Span,
    marks: &[Mark],
    cut_before: bool,
    cut_after: bool,
) {
    if span.of(text).trim().is_empty() {
        return;
    }
    markup.raw(if cut_before { "<span class=\"around\">…" } else { "<span class=\"around\">" });
    marked(markup, text, span, marks);
    markup.raw(if cut_after { "…</span>" } else { "</span>" });
}

/// Writes a part of a text with the marks that stand in it.
fn marked(markup: &mut Markup, text: &str, span: Span, marks: &[Mark]) {
    let mut at = span.start;
    for mark in marks.iter().filter(|mark| span.contains(mark.span) && !mark.span.is_empty()) {
        if mark.span.start < at {
            continue;
        }
        markup.text(&text[at..mark.span.start]);
        let (open, close) = if mark.is_figure { ("<mark>", "</mark>") } else { ("<u>", "</u>") };
        markup.element(open, mark.span.of(text), close);
        at = mark.span.end;
    }
    markup.text(&text[at..span.end]);
}

/// Returns the last words of a text that are no more than the context of a quote.
fn last_words(text: &str) -> &str {
    let Some((start, _)) = text.char_indices().rev().nth(CONTEXT - 1) else { return text };
    let kept = &text[start..];
    kept.find(char::is_whitespace).map_or(kept, |space| &kept[space..])
}

/// Returns the first words of a text that are no more than the context of a quote.
fn first_words(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(CONTEXT) else { return text };
    let kept = &text[..end];
    kept.rfind(char::is_whitespace).map_or(kept, |space| &kept[..space])
}
