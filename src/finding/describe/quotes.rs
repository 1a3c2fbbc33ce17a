//! What is said of quotes that do not hold: why, and what stands there now.

use crate::finding::words::quoted;
use crate::finding::{Code, Finding, Place, Role, Text};
use crate::quote::{Change, Cut, Difference, Nearest, Orphan, Outcome};
use crate::source::Held;
use crate::verdict::{Governs, Side};

use super::Scene;
use super::citations::Cited;

/// How many differences a finding lists.
const LISTED: usize = 8;

impl Scene<'_> {
    pub(super) fn quote(&self, cited: &Cited<'_>) -> Option<Finding> {
        let mut finding = match cited.evidence.outcome.as_ref()? {
            Outcome::Anchored(_) => return None,
            Outcome::Ambiguous(places) => {
                let quote = quoted(&cited.citation.quote.value);
                let message = format!(
                    "{}: the quote stands at {} places: {quote}",
                    self.name(cited),
                    places.len()
                );
                let help = "add `prefix` or `suffix`: the words directly before or after the passage that is meant";
                let mut finding = self.citation_finding(Code::AmbiguousQuote, cited, message, help);
                finding.places.extend(places.iter().filter_map(|span| self.passage(cited, *span)));
                finding
            }
            Outcome::Lost { orphan, nearest } => self.lost(cited, *orphan, nearest.as_ref())?,
        };
        self.add_moved(&mut finding, cited);
        Some(finding)
    }

    fn lost(
        &self,
        cited: &Cited<'_>,
        orphan: Orphan,
        nearest: Option<&Nearest>,
    ) -> Option<Finding> {
        let held = self.holdings.document_of(cited.citation.source)?;
        let mut finding = match nearest {
            Some(nearest) if nearest.alters() => self.altered(cited, held, nearest),
            Some(nearest) => self.reworded(cited, held, nearest),
            None => self.nowhere(cited, held),
        };
        match orphan {
            Orphan::Nowhere => {}
            Orphan::Cut(Cut { place: _, token }) => {
                let whole = token.of(&held.document.text);
                finding
                    .notes
                    .push(format!("its characters stand there, but cut {} in two", quoted(whole)));
                finding.help =
                    "quote whole words and figures, with their magnitude, unit or range".to_owned();
            }
            Orphan::Elsewhere(_) => {
                finding
                    .notes
                    .push("it stands there, but not beside its `prefix` and `suffix`".to_owned());
                finding.help =
                    "correct `prefix` and `suffix`, if this passage is the one that is meant"
                        .to_owned();
            }
        }
        finding.places.extend(nearest.and_then(|nearest| self.passage(cited, nearest.span)));
        Some(finding)
    }

    fn nowhere(&self, cited: &Cited<'_>, held: &Held) -> Finding {
        let quote = quoted(&cited.citation.quote.value);
        let message = format!("{}: the quote is not in {}: {quote}", self.name(cited), held.file);
        let help =
            "look up what the source says there now, and correct the quote or remove the citation";
        let mut finding = self.citation_finding(Code::LostCitation, cited, message, help);
        finding.notes.push("no passage comes near to it".to_owned());
        finding
    }

    fn reworded(&self, cited: &Cited<'_>, held: &Held, nearest: &Nearest) -> Finding {
        let quote = quoted(&cited.citation.quote.value);
        let how = match nearest.worst() {
            None => "",
            Some(Change::PageBreak) => ", but for a page break",
            Some(Change::Hyphenation) => ", but for a hyphen or space",
            Some(Change::Punctuation) => ", but for punctuation",
            Some(Change::Case) => ", but for upper and lower case",
            Some(Change::Truncation) => " in whole words",
            Some(_) => " in these words",
        };
        let is_all_but =
            !matches!(nearest.worst(), Some(Change::Wording | Change::Truncation) | None);
        let stands = if is_all_but { "is" } else { "is not" };
        let message =
            format!("{}: the quote {stands} in {}{how}: {quote}", self.name(cited), held.file);
        let help = "take the source's own words, or remove the citation";
        let mut finding = self.citation_finding(Code::LostCitation, cited, message, help);
        finding.notes = notes(&cited.citation.quote.value, held, nearest);
        finding
    }

    fn altered(&self, cited: &Cited<'_>, held: &Held, nearest: &Nearest) -> Finding {
        let quote = &cited.citation.quote.value;
        let worst = nearest.differences.iter().max_by_key(|difference| difference.change);
        let change = worst.map_or(String::new(), |worst| said(quote, held, worst));
        let message = format!("{}: {change}: {}", self.name(cited), quoted(quote));
        let help = "look up the passage; correct the quote, and what it is cited for, or remove the citation";
        let mut finding = self.citation_finding(Code::AlteredQuote, cited, message, help);
        finding.notes = notes(quote, held, nearest);
        finding
    }

    /// Says what governs a quote from outside.
    pub(super) fn clipped(&self, cited: &Cited<'_>) -> Option<Finding> {
        let clipped = &cited.evidence.clipped;
        let held = self.holdings.document_of(cited.citation.source)?;
        let worst = clipped.first()?;
        let word = quoted(worst.span.of(&held.document.text));
        let where_ = match worst.side {
            Side::Before => "stands just before the quote",
            Side::After => "stands just after the quote",
            Side::LeftOut => "stands in what the quote leaves out",
        };
        let quote = quoted(&cited.citation.quote.value);
        let message = format!("{}: {word} {where_}: {quote}", self.name(cited));
        let help = match worst.governs {
            Governs::Negated => {
                "quote it too; or declare the `stance` that the whole sentence takes to the claim"
            }
            Governs::Said => "quote it too; or name in `attributed_to` who says so",
            Governs::Hedged => "quote it too: the value is read with it",
        };
        let mut finding = self.citation_finding(Code::ClippedQuote, cited, message, help);
        finding.places.extend(clipped.iter().filter_map(|word| self.passage(cited, word.span)));
        Some(finding)
    }

    /// Adds where else in the dossier a quote stands that is not in its source.
    fn add_moved(&self, finding: &mut Finding, cited: &Cited<'_>) {
        for (document, span) in &cited.evidence.elsewhere {
            let sources = self.holdings.sources_of(*document);
            let names: Vec<String> = sources
                .map(|source| format!("`{}`", self.dossier.sources[source].id.value))
                .collect();
            finding.notes.push(format!("it stands in another source: {}", names.join(", ")));
            let text = Text::Document(*document);
            finding.places.push(Place { role: Role::Passage, text, span: *span });
        }
    }
}

/// Returns the nearest passage and its differences, each a note.
fn notes(quote: &str, held: &Held, nearest: &Nearest) -> Vec<String> {
    let passage = nearest.span.of(&held.document.text);
    let mut notes = vec![format!("the nearest passage reads {}", quoted(passage))];
    if nearest.differences.len() > 1 {
        let listed = nearest.differences.iter().take(LISTED);
        notes.extend(listed.map(|difference| said(quote, held, difference)));
        let more = nearest.differences.len().saturating_sub(LISTED);
        if more > 0 {
            notes.push(format!("and {more} more differences"));
        }
    }
    notes
}

/// Returns a difference as a sentence.
fn said(quote: &str, held: &Held, difference: &Difference) -> String {
    let (ours, theirs) = (difference.quote.of(quote), difference.passage.of(&held.document.text));
    match (difference.change, ours.is_empty(), theirs.is_empty()) {
        (Change::PageBreak, _, _) => "a page break stands in the passage".to_owned(),
        (_, true, _) => format!("the passage has {}, which the quote leaves out", quoted(theirs)),
        (_, _, true) => format!("the quote has {}, which the passage does not", quoted(ours)),
        _ => format!("the passage says {} where the quote says {}", quoted(theirs), quoted(ours)),
    }
}
