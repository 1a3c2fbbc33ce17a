//! Repairs made in a claims file, and those left to a person.

use crate::amend::repair::{At, Why};
use crate::finding::{Within, counted};

use crate::report::Examined;
use crate::report::kit::layout::line;

/// Returns a line for each citation that is left as it is, with its place and the reason, and a line that counts.
///
/// `is_done` says whether the repairs were made, or only would be.
pub fn render(examined: &Examined, repaired: usize, left: &[(At, Why)], is_done: bool) -> String {
    let lines = left.iter().map(|(at, why)| not_repaired(examined, *at, why));
    let verb = match (is_done, repaired) {
        (true, _) => "repaired",
        (false, _) => "to repair",
    };
    let left =
        if left.is_empty() { String::new() } else { format!(", {} left to a person", left.len()) };
    let count = counted(repaired, "citation");
    let closing = format!("{}: {count} {verb}{left}\n", line(&examined.claims_file.shown_path()));
    lines.chain([closing]).collect()
}

fn not_repaired(examined: &Examined, (claim, index): At, why: &Why) -> String {
    let dossier = &examined.checked.dossier;
    let citation = &dossier.claims[claim].citations[index];
    let (id, source) =
        (&dossier.claims[claim].id.value, &dossier.sources[citation.source].id.value);
    let place = examined.locate_span(Within::Claims, citation.quote.place).location;
    let file = line(&examined.claims_file.shown_path());
    let why = line(&why.to_string());
    format!("{file}:{place}: not repaired: `{id}`, `{source}`: {why}\n")
}
