//! Fields that must be there.

use super::field::Field;
use super::problem::{Journal, Problem};
use crate::text::Span;

/// What to write for a field that must be there.
const TO_WRITE: [(&str, &str); 16] = [
    ("because", "`\"because\": \"…\"`, with the reason in words"),
    ("claims", "`\"claims\": { … }`, with an entry for each claim"),
    ("draft", "`\"draft\": \"…\"`, with the id of one of the `drafts`"),
    ("file", "`\"file\": \"…\"`, with a path from the claims file's folder"),
    ("finding", "`\"finding\": \"conflict\"`, or the code of the finding that is accepted"),
    ("holds", "`\"holds\": \"…\"`, with the rule, such as `votes-cast >= votes-for`"),
    ("id", "`\"id\": \"…\"`, with a name of its own"),
    ("is", "`\"is\": \"…\"`, with the formula, such as `votes-for / votes-cast`"),
    ("kind", "`\"kind\": \"…\"`: count, percent, quantity, date, text or yes-no"),
    ("positions", "`\"positions\": [ … ]`, with the values that differ"),
    ("quote", "`\"quote\": \"…\"`, with the words as they stand there"),
    ("quotes", "`\"quotes\": [ … ]`, with an entry for each quote"),
    ("source", "`\"source\": \"…\"`, with the id of one of the `sources`"),
    ("sources", "`\"sources\": { … }`, with an entry for each source"),
    ("statement", "`\"statement\": \"…\"`, with the claim in one sentence"),
    ("version", "`\"version\": 1`"),
];

/// Reports a field that must be there and is not, at `place`.
pub(super) fn require<T>(
    field: &Field<T>,
    name: &str,
    owner: &str,
    place: Span,
    journal: &Journal<'_>,
) {
    if field.is_absent() {
        let message = format!("{owner} has no `{name}`");
        let problem = Problem::new(place, message, format!("`{name}` is missing"));
        journal.report(match TO_WRITE.iter().find(|(field, _)| *field == name) {
            Some((_, text)) => problem.help(format!("add {text}")),
            None => problem,
        });
    }
}
