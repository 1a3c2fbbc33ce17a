//! What a tool answers, bounded in size.
//!
//! The main list of an answer comes in pages: as many of its items as are asked for and as [`PAGE_BYTES`] hold, with the offset
//! of the next. What else is long is cut, and `left_out` says what and how much. The bounds are those that clients set
//! themselves: some warn of an answer of more than 10 000 tokens, which are 30 to 40 kB of JSON.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::report::Failed;
use crate::report::check::json::Error as MistakeJson;
use crate::text::suggest;

use super::quoted::NOTE;

/// The most bytes of the items of a page, as JSON; a single item may not have more than a third of it.
const PAGE_BYTES: usize = 24_000;

/// The most bytes of the rest of an answer, as JSON.
const REST_BYTES: usize = 12_000;

/// The most items of a page, whatever is asked for.
const MOST_ITEMS: usize = 100;

/// The most characters of a string and items of a list, at first and where that is still too much.
const BOUNDS: [Bound; 4] = [
    Bound { characters: 2_000, items: 50 },
    Bound { characters: 500, items: 15 },
    Bound { characters: 120, items: 5 },
    Bound { characters: 30, items: 1 },
];

/// How many entries `left_out` has at most.
const MOST_LEFT_OUT: usize = 30;

#[derive(Clone, Copy)]
struct Bound {
    characters: usize,
    items: usize,
}

/// What a tool gives back.
#[derive(Debug)]
pub(super) struct Answer {
    /// The answer, an object as [`Envelope`] describes it.
    pub(super) value: Value,
    /// The offset of the next page; `None` where there is none.
    pub(super) next_offset: Option<usize>,
}

/// What all answers have in common, around that of a tool.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub(super) struct Envelope<T> {
    /// What the words of documents are that stand in this answer.
    quoted_material: &'static str,
    #[serde(flatten)]
    answer: T,
    /// What was cut to keep the answer short, and how much of it.
    left_out: Vec<String>,
}

/// An answer of which a list is given in pages.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Paged")]
pub(super) struct InPages<T> {
    #[serde(flatten)]
    answer: T,
    /// Which part of the list this is.
    page: Page,
}

/// Which part of a list is in an answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Page {
    /// The place of the first item in the whole list, from 0.
    offset: usize,
    /// How many items are in the answer.
    shown: usize,
    /// How many there are in all.
    total: usize,
    /// The `offset` to ask for next; null where there is no more.
    next_offset: Option<usize>,
}

/// The items of a page.
pub(super) struct Paged {
    items: Vec<Value>,
    page: Page,
    left_out: Vec<String>,
}

impl Paged {
    /// Returns the items from `offset` on of a list that has `total`: at most `limit`, and at least one where there is one.
    pub(super) fn of(
        (offset, limit): (usize, usize),
        total: usize,
        mut item: impl FnMut(usize) -> Value,
    ) -> Self {
        let mut items = Vec::new();
        let mut left_out = Vec::new();
        let mut bytes = 0;
        let end = offset.saturating_add(limit.clamp(1, MOST_ITEMS)).min(total);
        for index in offset..end {
            let mut cut = Vec::new();
            let item = bounded(item(index), PAGE_BYTES / 3, &format!("[{index}]"), &mut cut);
            bytes += length(&item);
            if bytes > PAGE_BYTES && !items.is_empty() {
                break;
            }
            items.push(item);
            left_out.extend(cut);
        }
        let next = offset.saturating_add(items.len());
        let next_offset = Some(next).filter(|next| *next < total);
        let page = Page { offset, shown: items.len(), total, next_offset };
        Self { items, page, left_out }
    }
}

impl Answer {
    /// Returns an answer without pages.
    pub(super) fn whole(answer: impl Serialize) -> Self {
        let mut left_out = Vec::new();
        let answer = bounded(as_value(answer), PAGE_BYTES, "", &mut left_out);
        Self::enveloped(answer, left_out, None)
    }

    /// Returns an answer with a page of its list at this JSON pointer: from an offset on, and as many items at most.
    pub(super) fn paged(answer: impl Serialize, list: &str, window: (usize, usize)) -> Self {
        let mut answer = as_value(answer);
        let Some(Value::Array(mut items)) = answer.pointer_mut(list).map(Value::take) else {
            return Self::whole(answer);
        };
        let paged = Paged::of(window, items.len(), |index| items[index].take());
        Self::with_page(answer, list, paged)
    }

    /// Returns an answer with these items as its list at this JSON pointer.
    pub(super) fn with_page(answer: impl Serialize, list: &str, paged: Paged) -> Self {
        let Paged { items, page, left_out: cut } = paged;
        let next_offset = page.next_offset;
        let mut left_out = Vec::new();
        let mut answer = bounded(as_value(answer), REST_BYTES, "", &mut left_out);
        let name = list.trim_start_matches('/').replace('/', ".");
        left_out.extend(cut.into_iter().map(|what| format!("{name}{what}")));
        if let Some(place) = answer.pointer_mut(list) {
            *place = Value::Array(items);
        }
        Self::enveloped(as_value(InPages { answer, page }), left_out, next_offset)
    }

    /// Adds what was left out before the answer was made.
    pub(super) fn leaving_out(mut self, what: Option<String>) -> Self {
        if let (Some(what), Some(Value::Array(left_out))) = (what, self.value.get_mut("left_out")) {
            left_out.push(Value::String(what));
        }
        self
    }

    fn enveloped(answer: Value, mut left_out: Vec<String>, next_offset: Option<usize>) -> Self {
        if let Some(more @ 1..) = left_out.len().checked_sub(MOST_LEFT_OUT) {
            left_out.truncate(MOST_LEFT_OUT);
            left_out.push(format!("and parts of {more} more fields"));
        }
        let envelope = Envelope { quoted_material: NOTE, answer, left_out };
        Self { value: as_value(envelope), next_offset }
    }
}

/// Why a tool did not do what it was asked to.
#[derive(Debug)]
pub(super) struct ToolError {
    /// The reason.
    message: String,
    /// The next thing to try; empty where there is none.
    help: String,
    /// What else there is to say, by name.
    details: Map<String, Value>,
}

impl ToolError {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), details: Map::new() }
    }

    /// Returns the error that nothing goes by this name, and which name may be meant.
    pub(super) fn unknown<'a>(
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> Self {
        let help = match suggest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the tool `list` gives the {what}s"),
        };
        Self::new(format!("there is no {what} `{name}`"), help)
    }

    /// Adds something to say.
    pub(super) fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.details.insert(name.to_owned(), as_value(value));
        self
    }

    /// Returns the error as JSON, bounded as an answer is.
    pub(super) fn value(self) -> Value {
        let Self { message, help, details } = self;
        let mut error = json!({ "error": message, "help": help });
        if let Value::Object(fields) = &mut error {
            fields.extend(details);
        }
        let mut left_out = Vec::new();
        let error = bounded(error, PAGE_BYTES, "", &mut left_out);
        Answer::enveloped(error, left_out, None).value
    }
}

impl From<Failed> for ToolError {
    fn from(failed: Failed) -> Self {
        let error = match &failed {
            Failed::Invalid { .. } => Self::new(failed.to_string(), "correct the claims file"),
            Failed::Impossible { message, help, .. } => return Self::new(message, help),
        };
        error.with("mistakes", MistakeJson::all(&failed))
    }
}

/// Returns what is written of something. What is written here has strings for keys, and so is JSON.
pub(super) fn as_value(written: impl Serialize) -> Value {
    serde_json::to_value(written).unwrap_or_default()
}

/// Returns a value in at most so many bytes, as far as the tightest bound reaches, and says what is cut in it.
fn bounded(value: Value, most: usize, path: &str, left_out: &mut Vec<String>) -> Value {
    let mut shortest = (value, Vec::new());
    for bound in BOUNDS {
        shorten(&mut shortest.0, path, bound, &mut shortest.1);
        if length(&shortest.0) <= most {
            break;
        }
    }
    left_out.extend(shortest.1);
    shortest.0
}

fn length(value: &Value) -> usize {
    value.to_string().len()
}

fn shorten(value: &mut Value, path: &str, bound: Bound, left_out: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            if let Some((end, _)) = text.char_indices().nth(bound.characters) {
                let more = text[end..].chars().count();
                text.truncate(end);
                text.push('…');
                left_out.push(format!("{path}: {more} characters"));
            }
        }
        Value::Array(items) => {
            if let Some(more @ 1..) = items.len().checked_sub(bound.items) {
                items.truncate(bound.items);
                left_out.push(format!("{path}: {more} items"));
            }
            for (index, item) in items.iter_mut().enumerate() {
                shorten(item, &format!("{path}[{index}]"), bound, left_out);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                shorten(field, &path, bound, left_out);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_the_next_begins() {
        let list: Vec<Value> = (0..45).map(|number| json!({ "number": number })).collect();
        let page_of = |window| Paged::of(window, list.len(), |index| list[index].clone());
        let paged = page_of((20, 20));
        assert_eq!(paged.items.first(), Some(&list[20]));
        assert_eq!((paged.page.shown, paged.page.next_offset), (20, Some(40)));
        let last = page_of((40, 20));
        assert_eq!((last.page.shown, last.page.next_offset), (5, None));
        let beyond = page_of((usize::MAX, usize::MAX));
        assert_eq!((beyond.page.shown, beyond.page.total, beyond.page.next_offset), (0, 45, None));
    }

    #[test]
    fn a_page_ends_where_its_bytes_do_and_never_without_an_item() {
        let text = |_| json!({ "text": "ä".repeat(1_000) });
        let paged = Paged::of((0, 100), 100, text);
        let bytes: usize = paged.items.iter().map(length).sum();
        assert!((PAGE_BYTES / 2..=PAGE_BYTES).contains(&bytes), "{bytes}");
        assert_eq!(paged.page.next_offset, Some(paged.items.len()));
        let huge = |_| json!({ "texts": vec!["ä".repeat(100_000); 1_000] });
        let paged = Paged::of((0, 1), 1, huge);
        assert_eq!(paged.items.len(), 1);
        assert!(length(&paged.items[0]) <= PAGE_BYTES / 3);
        assert!(paged.left_out[0].starts_with("[0].texts: 950 items"), "{:?}", paged.left_out);
    }

    #[test]
    fn what_is_cut_is_said_and_not_without_end() {
        let texts: Vec<String> = (0..40).map(|_| "540 votes. ".repeat(1_000)).collect();
        let answer = Answer::whole(json!({ "texts": texts }));
        assert!(length(&answer.value) < PAGE_BYTES + REST_BYTES, "{}", length(&answer.value));
        let left_out = answer.value["left_out"].as_array().unwrap();
        assert_eq!(left_out.len(), MOST_LEFT_OUT + 1);
        assert_eq!(left_out[0], "texts[0]: 9000 characters");
    }
}
