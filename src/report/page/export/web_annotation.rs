//! Citations as a collection of W3C Web Annotations (Web Annotation Data Model, Web Annotation Vocabulary).
//!
//! One annotation is a citation. Its bodies are the statement of the claim (`describing`), the claim's id (`tagging`) and what the
//! citation does to the claim (`classifying`). Its target is the source: the page, where the source has an address of the web,
//! with the file as the copy that was read (`cached`); otherwise the file, relative to the claims file's folder. A citation whose
//! source has neither is left out: an annotation needs a target.
//!
//! - The `TextQuoteSelector` of a quote that holds has the source's own words, with what an elision leaves out, and 32 code points
//!   on each side. That of another has the quote, prefix and suffix that the claims file gives.
//! - The `TextPositionSelector` counts code points, from 0 and without the end, in the text that `crosscheck text --plain` writes;
//!   where a control character is shown there by a sign, it counts as the one that it is. A quote that does not hold has none.
//! - Ids are UUIDs made from what an annotation holds (RFC 9562, version 8): the same citation has the same id.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::dossier::{Citation, Claim};
use crate::report::Examined;
use crate::report::kit::json::write_json;
use crate::report::kit::uri;
use crate::source::{Held, Holding, digest};
use crate::text::LineIndex;
use crate::verdict::{Effect, Evidence};

/// How many code points of the source stand in a prefix or suffix.
const AROUND: usize = 32;

/// Writes the collection, and returns how many citations are left out.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, examined: &Examined) -> io::Result<usize> {
    let checked = &examined.checked;
    let mut texts = Texts::of(examined);
    let mut items = Vec::new();
    let mut all = 0;
    for (claim, judgement) in checked.dossier.claims.iter().zip(&checked.judgements) {
        for (citation, evidence) in claim.citations.iter().zip(&judgement.evidence) {
            all += 1;
            items.extend(texts.annotation(claim, citation, evidence));
        }
    }
    let left_out = all - items.len();
    let title = checked.dossier.title.as_deref();
    let of = |part: &str| texts_id(&[part, title.unwrap_or_default()], &items);
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: of("collection"),
        r#type: "AnnotationCollection",
        label: title,
        generator: Generator { r#type: "Software", name: "crosscheck" },
        total: items.len(),
        first: Page { id: of("page"), r#type: "AnnotationPage", start_index: 0, items },
    };
    write_json(out, &collection)?;
    Ok(left_out)
}

/// Returns the id of what has these parts and items.
fn texts_id(parts: &[&str], items: &[Annotation<'_>]) -> String {
    let ids = items.iter().map(|item| item.id.as_str());
    uuid(&parts.iter().copied().chain(ids).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    generator: Generator,
    total: usize,
    first: Page<'a>,
}

#[derive(Serialize)]
struct Generator {
    r#type: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    r#type: &'static str,
    start_index: usize,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'static str,
    purpose: &'static str,
    value: &'a str,
    format: &'static str,
}

#[derive(Serialize)]
struct Target<'a> {
    r#type: &'static str,
    source: String,
    selector: Vec<Selector<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector {
        exact: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        prefix: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        suffix: &'a str,
    },
    TextPositionSelector {
        start: usize,
        end: usize,
    },
}

#[derive(Serialize)]
struct State {
    r#type: &'static str,
    cached: String,
}

/// The texts of the documents, and the ids that were given.
struct Texts<'a> {
    examined: &'a Examined,
    /// Of each document that is cited.
    lines: BTreeMap<usize, LineIndex>,
    ids: BTreeMap<String, usize>,
}

impl<'a> Texts<'a> {
    fn of(examined: &'a Examined) -> Self {
        Self { examined, lines: BTreeMap::new(), ids: BTreeMap::new() }
    }

    /// Returns the annotation of a citation; `None` where nothing says where its source is.
    fn annotation(
        &mut self,
        claim: &'a Claim,
        citation: &'a Citation,
        evidence: &'a Evidence,
    ) -> Option<Annotation<'a>> {
        let source = &self.examined.checked.dossier.sources[citation.source];
        let page = source.url.as_deref().and_then(uri::of_page);
        let file = self.file(citation.source).map(uri::of_path);
        let (address, state) = match (page, file) {
            (Some(page), file) => {
                (page.to_owned(), file.map(|cached| State { r#type: "TimeState", cached }))
            }
            (None, file) => (file?, None),
        };
        let effect = evidence.effect.map(Effect::name);
        let parts = [&claim.id.value, &claim.statement, &address, &citation.quote.value];
        let around = [&citation.prefix, &citation.suffix, &citation.id].map(Option::as_deref);
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .chain(around.map(Option::unwrap_or_default))
            .collect();
        let text =
            |purpose, value| Body { r#type: "TextualBody", purpose, value, format: "text/plain" };
        let mut body = vec![text("describing", claim.statement.as_str())];
        body.push(text("tagging", &claim.id.value));
        body.extend(effect.map(|effect| text("classifying", effect)));
        let id = self.id(&parts);
        let selector = self.selectors(citation, evidence);
        let target = Target { r#type: "SpecificResource", source: address, selector, state };
        Some(Annotation { id, r#type: "Annotation", motivation: "linking", body, target })
    }

    fn file(&self, source: usize) -> Option<&'a str> {
        let holdings = &self.examined.checked.holdings;
        match holdings.of_source.get(source)? {
            Holding::Held(document) => holdings.documents.get(*document).map(|held| &*held.file),
            Holding::Unread { file, why: _ } => Some(file),
            Holding::NotHeld => None,
        }
    }

    /// Returns the id of what has these parts; of several that are alike, the later ones are numbered.
    fn id(&mut self, parts: &[&str]) -> String {
        let id = uuid(parts);
        let count = self.ids.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { uuid(&[id.as_str(), &count.to_string()]) }
    }

    fn selectors(&mut self, citation: &'a Citation, evidence: &Evidence) -> Vec<Selector<'a>> {
        let Some((document, anchor)) = evidence.anchored.anchor() else {
            let around = |words: &'a Option<String>| words.as_deref().unwrap_or_default();
            return vec![Selector::TextQuoteSelector {
                exact: &citation.quote.value,
                prefix: around(&citation.prefix),
                suffix: around(&citation.suffix),
            }];
        };
        let held: &'a Held = &self.examined.checked.holdings.documents[document];
        let text = &held.document.text;
        let span = anchor.span;
        let lines = self.lines.entry(document).or_insert_with(|| LineIndex::new(text));
        let [start, end] = [span.start, span.end].map(|at| lines.code_points_before(text, at));
        let quote = Selector::TextQuoteSelector {
            exact: span.of(text),
            prefix: last(&text[..span.start]),
            suffix: first(&text[span.end..]),
        };
        vec![quote, Selector::TextPositionSelector { start, end }]
    }
}

/// Returns the first code points of a text.
fn first(text: &str) -> &str {
    text.char_indices().nth(AROUND).map_or(text, |(end, _)| &text[..end])
}

/// Returns the last code points of a text.
fn last(text: &str) -> &str {
    text.char_indices().nth_back(AROUND - 1).map_or(text, |(start, _)| &text[start..])
}

/// Returns a UUID of version 8, made from the digest of these parts, as a URN.
fn uuid(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| format!("{}:{part}", part.len()));
    let hex = digest(parts.collect::<Vec<_>>().concat().as_bytes());
    let [a, b, c, d, e] = [&hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32]];
    format!("urn:uuid:{a}-{b}-8{c}-8{d}-{e}")
}
