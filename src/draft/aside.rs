//! What a user sets aside: it is counted, with the reason, and held to nothing.

use crate::dossier::DraftClass;
use crate::source::Region;
use crate::text::Span;
use crate::value::{Edtf, Value};

use super::Draft;
use super::item::{Item, ItemKind, ItemOutcome, Why};

/// Sets aside the items of a draft that stand in one of these places, or are of a class that is set aside.
///
/// What contradicts a claim or a source is never set aside by its class: only words that are named are.
pub(super) fn set_aside(draft: &Draft, places: &[(Span, String)], items: &mut [Item]) {
    for item in items {
        let place = places.iter().find(|(place, _)| place.contains(item.span));
        let class = || {
            let mut classes = draft.set_aside.iter();
            classes.find(|(class, _)| is_of(item, *class, draft)).filter(|_| is_open(item))
        };
        let because = place.map(|(_, because)| because).or_else(|| Some(&class()?.1));
        if let Some(because) = because {
            // What came nearest to it bears nothing out.
            if item.outcome == ItemOutcome::Unlinked {
                item.passages.clear();
            }
            item.why = Some(Why::SetAside(because.clone()));
            item.outcome = ItemOutcome::SetAside;
        }
    }
}

/// Whether nothing is known of an item.
fn is_open(item: &Item) -> bool {
    matches!(item.outcome, ItemOutcome::Unlinked | ItemOutcome::Nowhere | ItemOutcome::InSource)
}

fn is_of(item: &Item, class: DraftClass, draft: &Draft) -> bool {
    match class {
        DraftClass::Headings => draft.document.regions.of(item.span) == Region::Heading,
        DraftClass::Years => {
            item.kind == ItemKind::Date
                && matches!(&item.value, Some(Value::Date(date)) if is_year(date))
        }
        DraftClass::Names => is_in_name(&draft.document.text, item.span),
    }
}

fn is_year(date: &Edtf) -> bool {
    date.to_string().chars().all(|c| c.is_ascii_digit() || c == '-') && date.to_string().len() <= 5
}

/// Whether a figure stands between words with a capital, as in the name of something: "Resolution 1929 of".
fn is_in_name(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end_matches([' ', '-', '\u{a0}']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let begins_sentence = before[..before.len() - word.len()].trim_end();
    let is_first = begins_sentence.is_empty() || begins_sentence.ends_with(['.', '!', '?', '\n']);
    !is_first && word.starts_with(char::is_uppercase)
}
