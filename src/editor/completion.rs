//! What may stand under the cursor in a claims file: fields, ids, words of the format, and the words of a source.
//!
//! Fields and their words are those of the JSON Schema, which is made of the types that the file is read by.

use std::sync::LazyLock;

use lsp_types::{CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, TextEdit};
use serde_json::Value;

use crate::dossier::{Cursor, Dossier, Json, Step, schema};
use crate::finding::{Code, Level};
use crate::source::Document;
use crate::text::{Span, fold, sentence_around};

use super::cursor::CursorPlace;

/// How many passages of a source are offered.
const MOST_PASSAGES: usize = 20;

/// How many letters of a quote are typed before passages are offered.
const FEWEST_LETTERS: usize = 3;

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&schema()).unwrap_or(Value::Null));

/// Something that may stand under the cursor.
struct Offer {
    /// Its words, without quotation marks.
    words: String,
    detail: Option<String>,
    kind: CompletionItemKind,
}

/// Returns what may stand under the cursor; nothing in other files than claims files.
pub(super) fn completion(at: &CursorPlace<'_>) -> Vec<CompletionItem> {
    if !at.is_claims() {
        return Vec::new();
    }
    let cursor = at.cursor();
    let offers = if cursor.is_name { names(&cursor, at) } else { values(&cursor, at) };
    let slot = Slot::of(&cursor, at);
    let range = at.lines.range(at.text, slot.place);
    let typed = Span::new(slot.place.start, at.offset.max(slot.place.start)).of(at.text);
    let item = |(index, offer): (usize, Offer)| {
        let new_text = slot.written(&offer.words);
        // What begins as it was typed needs no other word to be found by; so clients know best where it begins.
        let is_found = new_text.starts_with(typed) || offer.kind != CompletionItemKind::TEXT;
        CompletionItem {
            label: offer.words,
            kind: Some(offer.kind),
            documentation: offer.detail.map(Documentation::String),
            sort_text: Some(format!("{index:04}")),
            filter_text: (!is_found).then(|| typed.to_owned()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
            ..CompletionItem::default()
        }
    };
    offers.into_iter().enumerate().map(item).collect()
}

/// Where a string is put, and which of its marks are there already.
struct Slot {
    /// What is replaced: what stands between the quotation marks, where there is a string.
    place: Span,
    is_opened: bool,
    is_closed: bool,
    /// What follows the string.
    after: &'static str,
}

impl Slot {
    fn of(cursor: &Cursor, at: &CursorPlace<'_>) -> Self {
        let place = cursor.token.unwrap_or(Span::new(at.offset, at.offset));
        let written = place.of(at.text);
        let is_opened = written.starts_with('"');
        let is_closed = is_opened && written.len() > 1 && written.ends_with('"');
        let is_followed = at.text[place.end..].trim_start().starts_with(':');
        let after = if cursor.is_name && !is_closed && !is_followed { ": " } else { "" };
        let inner =
            Span::new(place.start + usize::from(is_opened), place.end - usize::from(is_closed));
        Self { place: inner, is_opened, is_closed, after }
    }

    /// Returns words as they are written there.
    fn written(&self, words: &str) -> String {
        let quoted = Json::text(words).to_string();
        let inner = &quoted[1..quoted.len() - 1];
        let open = if self.is_opened { "" } else { "\"" };
        let close = if self.is_closed { "" } else { "\"" };
        format!("{open}{inner}{close}{}", self.after)
    }
}

/// Returns the part of the schema that says what may stand at a path.
fn schema_at(path: &[Step]) -> Option<&'static Value> {
    path.iter().try_fold(&*SCHEMA, |schema, step| {
        let schema = followed(schema)?;
        match step {
            Step::Field(name) => schema
                .get("properties")
                .and_then(|own| own.get(name))
                .or(schema.get("additionalProperties")),
            Step::Element(_) => schema.get("items"),
        }
    })
}

/// Returns what a reference of the schema leads to. Of several forms that a value may have, the list or object.
fn followed(schema: &'static Value) -> Option<&'static Value> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return SCHEMA.pointer(reference.strip_prefix('#')?);
    }
    let forms = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array);
    let has_parts = |form: &&Value| form.get("items").is_some() || form.get("$ref").is_some();
    match forms.and_then(|forms| forms.iter().find(has_parts)) {
        Some(form) => followed(form),
        None => Some(schema),
    }
}

/// Returns the fields of an object that it does not have yet.
fn names(cursor: &Cursor, at: &CursorPlace<'_>) -> Vec<Offer> {
    if cursor.names().as_slice() == ["levels"] {
        let code = |code: &Code| Offer {
            words: code.name().to_owned(),
            detail: Some(code.summary().to_owned()),
            kind: CompletionItemKind::ENUM_MEMBER,
        };
        return Code::ALL.iter().map(code).collect();
    }
    let schema = schema_at(&cursor.path).and_then(followed);
    let fields = schema.and_then(|schema| schema.get("properties")).and_then(Value::as_object);
    let own = cursor.token.map_or("", |token| token.of(at.text)).trim_matches('"');
    let is_free = |name: &&String| *name == own || cursor.field(name).is_none();
    let offers = fields.into_iter().flatten().filter(|(name, _)| is_free(name));
    let offer = |(name, schema): (&String, &Value)| Offer {
        words: name.clone(),
        detail: schema.get("description").and_then(Value::as_str).map(str::to_owned),
        kind: CompletionItemKind::PROPERTY,
    };
    offers.map(offer).collect()
}

/// Returns the values that a field may have.
fn values(cursor: &Cursor, at: &CursorPlace<'_>) -> Vec<Offer> {
    let Some(examined) = at.examined() else { return words_of_schema(cursor) };
    let dossier = &examined.checked.dossier;
    let sources = || {
        let own = dossier.sources.iter();
        own.map(|own| reference(&own.id.value, own.title.clone())).collect::<Vec<_>>()
    };
    match cursor.names().as_slice() {
        ["claims", _, "citations", "source"] | ["sources", _, "derived_from"] => sources(),
        ["claims", _, "appearances", "draft"] => {
            dossier.drafts.iter().map(|own| reference(&own.id.value, own.title.clone())).collect()
        }
        ["claims", _, "unit"] => {
            used(dossier.claims.iter().filter_map(|claim| claim.unit.as_ref()))
        }
        ["claims", _, "tags"] => used(dossier.claims.iter().flat_map(|claim| &claim.tags)),
        ["claims", _, "citations", "attributed_to"] => {
            used(dossier.citations().flat_map(|(_, citation)| &citation.attributed_to))
        }
        ["claims", _, "citations", "quote"] => {
            let source = cursor.field("source").and_then(|id| index_of(dossier, id));
            let held = source.and_then(|source| examined.checked.holdings.document_of(source));
            let typed = cursor
                .token
                .map_or("", |token| Span::new(token.start, at.offset.max(token.start)).of(at.text));
            held.map_or_else(Vec::new, |held| passages(&held.document, typed.trim_matches('"')))
        }
        ["levels", _] => {
            let level = |level: Level| Offer {
                words: level.name().to_owned(),
                detail: None,
                kind: CompletionItemKind::ENUM_MEMBER,
            };
            Level::ALL.into_iter().map(level).collect()
        }
        _ => words_of_schema(cursor),
    }
}

fn index_of(dossier: &Dossier, source: &str) -> Option<usize> {
    dossier.sources.iter().position(|own| own.id.value == source)
}

fn reference(id: &str, detail: Option<String>) -> Offer {
    Offer { words: id.to_owned(), detail, kind: CompletionItemKind::REFERENCE }
}

/// Returns words that the file uses already, those first that it uses most.
fn used<'d>(words: impl Iterator<Item = &'d String>) -> Vec<Offer> {
    let mut counts = std::collections::BTreeMap::<&String, usize>::new();
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    let mut words: Vec<(&String, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let offer = |(word, _): (&String, usize)| Offer {
        words: word.clone(),
        detail: None,
        kind: CompletionItemKind::VALUE,
    };
    words.into_iter().map(offer).collect()
}

/// Returns the words that the format knows for a field.
fn words_of_schema(cursor: &Cursor) -> Vec<Offer> {
    let schema = schema_at(&cursor.path).and_then(followed);
    let words = schema.and_then(|schema| schema.get("enum")).and_then(Value::as_array);
    let words = words.into_iter().flatten().filter_map(Value::as_str);
    let offer = |word: &str| Offer {
        words: word.to_owned(),
        detail: None,
        kind: CompletionItemKind::ENUM_MEMBER,
    };
    words.map(offer).collect()
}

/// Returns the passages of a document that begin with what was typed, to the end of their clause and of their sentence each.
fn passages(document: &Document, typed: &str) -> Vec<Offer> {
    let wanted = fold(typed);
    let wanted = wanted.text().trim_start();
    if wanted.chars().count() < FEWEST_LETTERS {
        return Vec::new();
    }
    let text = &document.text;
    let folded = fold(text);
    let is_start = |at: usize| !folded.text()[..at].ends_with(char::is_alphanumeric);
    let places = folded.text().match_indices(wanted).filter(|(at, _)| is_start(*at));
    let mut offers: Vec<Offer> = Vec::new();
    for (start, _) in places.take(MOST_PASSAGES) {
        let place = folded.source_span(Span::new(start, start + wanted.len()));
        let sentence = sentence_around(text, place).end.max(place.end);
        for end in [clause_end(text, Span::new(place.end, sentence)), sentence] {
            let words = Span::new(place.start, end).of(text);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if !offers.iter().any(|own| own.words == words) {
                let detail = Some(document.locate(place).to_string());
                offers.push(Offer { words, detail, kind: CompletionItemKind::TEXT });
            }
        }
    }
    offers
}

/// Returns where the first clause of `rest` ends: before a comma, semicolon or colon with white space behind it.
fn clause_end(text: &str, rest: Span) -> usize {
    let words = rest.of(text);
    let mut marks = words.match_indices([',', ';', ':']);
    let ends =
        |(at, mark): &(usize, &str)| words[at + mark.len()..].starts_with(char::is_whitespace);
    marks.find(ends).map_or(rest.end, |(at, _)| rest.start + at)
}
