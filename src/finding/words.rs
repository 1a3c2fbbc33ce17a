//! How values and lists read in a sentence.

use crate::check::rests_on_declared;
use crate::dossier::Acceptance;
use crate::source::{Location, Locator};
use crate::value::Value;
use crate::verdict::{Judgement, Origin, OriginName, Position, Stated};

/// What to do where a source has no file.
pub(crate) const SAVE_DOCUMENT: &str = "save the document (text, HTML, PDF, DOCX, mail and others) beside the claims file, and name it as the source's `file`";

/// How many characters of a quote a message repeats.
const QUOTE_SHOWN: usize = 80;

/// Returns a value as people read it: 300,000,000, "yes" or "no".
pub fn shown_value(value: &Value) -> String {
    match value {
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
        Value::Text(text) => format!("“{text}”"),
        other => other.shown(),
    }
}

/// What is said of a verdict that rests on declared values only.
pub const RESTS_ON_DECLARED: &str = "rests on declared values only";

/// Returns a verdict with what is to be said of what it rests on: "corroborated (rests on declared values only)".
pub fn shown_verdict(judgement: &Judgement) -> String {
    if rests_on_declared(judgement) {
        format!("{} ({RESTS_ON_DECLARED})", judgement.verdict)
    } else {
        judgement.verdict.to_string()
    }
}

/// Returns what the citations of a position have in common.
pub fn shown_position(position: &Position) -> String {
    match &position.stated {
        Stated::Value(value, _) => shown_value(value),
        Stated::Denial => "a denial".to_owned(),
    }
}

/// Returns where a passage stands, as a sentence goes on: "on page 3, line 12", "at 00:12:07".
pub(crate) fn shown_place(location: &Location) -> String {
    match location {
        Location::Lines { start, .. } => format!("on line {}", start.line),
        Location::Locator(locator @ Locator::Time { .. }) => format!("at {locator}"),
        Location::Locator(locator) => format!("on {locator}"),
    }
}

/// How many are named of those that an origin may be.
const CANDIDATES_SHOWN: usize = 12;

/// Returns whose word it is: a name, or "a or b" where nobody knows which.
pub fn shown_origin(origin: &Origin) -> String {
    let names: Vec<&str> = origin.names().iter().map(OriginName::as_str).collect();
    match names.len().saturating_sub(CANDIDATES_SHOWN) {
        0 => names.join(" or "),
        others => {
            let named = names[..CANDIDATES_SHOWN].join(" or ");
            format!("{named} or {}", counted(others, "other"))
        }
    }
}

/// Returns origins with commas between them.
pub(crate) fn shown_origins(origins: &[Origin]) -> String {
    origins.iter().map(shown_origin).collect::<Vec<_>>().join(", ")
}

/// Returns no more than `most` origins and no more than `characters` of each: "wsj, Reuters and 3 others".
pub(super) fn shown_origins_within(origins: &[Origin], most: usize, characters: usize) -> String {
    let shown = |origin| shortened(&shown_origin(origin), characters);
    first_of(origins.iter().map(shown).collect(), most)
}

/// Returns the first `most` names, and how many others there are.
pub(crate) fn first_of(mut names: Vec<String>, most: usize) -> String {
    let others = names.len().saturating_sub(most);
    names.truncate(most);
    let named = names.join(", ");
    if others == 0 { named } else { format!("{named} and {}", counted(others, "other")) }
}

/// Returns the first `most` characters of a text with "…" after them; `None` where it has no more than that.
pub(super) fn cut_after(text: &str, most: usize) -> Option<String> {
    let (end, _) = text.char_indices().nth(most)?;
    Some(format!("{}…", text[..end].trim_end()))
}

/// Returns the first characters of a value or a name; a text keeps its quotation marks.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match cut_after(text, most) {
        None => text.to_owned(),
        Some(cut) if text.starts_with('“') => cut + "”",
        Some(cut) => cut,
    }
}

/// Returns the values of an acceptance: "31, 38 and a denial".
pub fn accepted_positions(acceptance: &Acceptance) -> String {
    let shown = |value: &Option<Value>| value.as_ref().map_or("a denial".to_owned(), shown_value);
    listed(&acceptance.positions.iter().map(shown).collect::<Vec<_>>())
}

/// Returns "a", "a and b", "a, b and c".
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Returns the quote in quotation marks, on one line, cut where it is long.
pub(crate) fn quoted(quote: &str) -> String {
    quoted_up_to(quote, QUOTE_SHOWN)
}

/// Returns the quote as [`quoted`] does, cut after so many characters.
pub(crate) fn quoted_up_to(quote: &str, most: usize) -> String {
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", cut_after(&line, most).unwrap_or(line))
}

/// Returns an id as messages write it.
pub(super) fn in_backticks(id: &str) -> String {
    format!("`{id}`")
}

/// Returns "1 citation", "2 citations".
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Returns "1 holds", "2 hold": what so many do, by the word for one and that for several.
pub fn counted_doing(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
