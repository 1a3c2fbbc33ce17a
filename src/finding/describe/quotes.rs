//! Findings about quotes that do not hold: why, and what stands there now.

use crate::finding::words::{in_backticks, quoted, shown_place};
use crate::finding::{Code, Finding, Place, counted};
use crate::quote::{Anchoring, Cut, Difference, DifferenceKind, Nearest, Orphan, qualifiers};
use crate::source::{CitedPlace, Held, Region};
use crate::verdict::{ClippedSide, Governs};

use super::Facts;
use super::citations::CitationFacts;

/// How many differences a finding lists.
const LISTED: usize = 8;

/// How many places of a quote that stands at several a finding lists; its message says how many there are.
const PLACES_LISTED: usize = 5;

impl Facts<'_> {
    pub(super) fn quote(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        let finding = match cited.evidence.anchored.outcome()? {
            Anchoring::Anchored(_) => return None,
            Anchoring::Ambiguous(places) => {
                let quote = quoted(&cited.citation.quote.value);
                let message = format!("the quote stands at {places}: {quote}");
                let help = "add `prefix` or `suffix`: the words directly before or after the passage that is meant";
                let first = places.spans.iter().take(PLACES_LISTED);
                let places = first.filter_map(|span| self.passage(cited, *span));
                cited.finding(Code::AmbiguousQuote, message, help).with_places(places)
            }
            Anchoring::Lost { orphan, nearest } => self.lost(cited, *orphan, nearest.as_ref())?,
        };
        let hidden = cited.evidence.anchored.is_hidden.then(|| {
            "it stands there where no reader of the document sees it: hidden, struck out or deleted"
                .to_owned()
        });
        Some(self.with_moved(finding.with_notes(hidden), cited))
    }

    fn lost(
        &self,
        cited: &CitationFacts<'_>,
        orphan: Orphan,
        nearest: Option<&Nearest>,
    ) -> Option<Finding> {
        let held = self.holdings.document_of(cited.citation.source)?;
        let text = &held.document.text;
        let (note, help) = match orphan {
            Orphan::Nowhere => (None, None),
            Orphan::Cut(Cut { place: _, token }) => (
                Some(format!(
                    "its characters stand there, but cut {} in two",
                    quoted(token.of(text))
                )),
                Some("quote whole words and figures, with their magnitude, unit or range"),
            ),
            Orphan::Crossed(_) => (
                None,
                Some(
                    "quote one of the two, or put a line break or `[…]` where the passage ends one",
                ),
            ),
            Orphan::Elsewhere(_) => (
                Some("it stands there, but not beside its `prefix` and `suffix`".to_owned()),
                Some("correct `prefix` and `suffix`, if this passage is the one that is meant"),
            ),
        };
        let finding = match nearest {
            Some(nearest) if nearest.alters() => altered(cited, held, nearest, help),
            Some(nearest) => reworded(cited, held, nearest, help),
            None => nowhere(cited, held, help),
        };
        let place = nearest.and_then(|nearest| self.passage(cited, nearest.span));
        Some(finding.with_notes(note).with_places(place))
    }

    /// Says what governs a quote from outside.
    pub(super) fn clipped(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        let clipped = &cited.evidence.said.clipped;
        let held = self.holdings.document_of(cited.citation.source)?;
        let worst = clipped.first()?;
        let word = quoted(worst.span.of(&held.document.text));
        let where_ = stands_beside(worst.side);
        let quote = quoted(&cited.citation.quote.value);
        let message = format!("{word} {where_}: {quote}");
        let help = match worst.governs {
            Governs::Negated => {
                "quote it too; or declare the `stance` that the whole sentence takes to the claim"
            }
            Governs::Said => "quote it too; or name in `attributed_to` who says so",
            Governs::Hedged => "quote it too: the value is read with it",
            Governs::Excepted => "quote it too, or say in the statement what is not counted",
            Governs::Joined => {
                "what stands around it is of two sentences: cite one of them, or quote it too"
            }
        };
        let places = clipped.iter().filter_map(|word| self.passage(cited, word.span));
        Some(cited.finding(Code::ClippedQuote, message, help).with_places(places))
    }

    /// Says that a quote stands only beside what its source says.
    pub(super) fn outside_body(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        let anchored = &cited.evidence.anchored;
        let region = anchored.place.as_ref()?.region;
        let (_, anchor) = anchored.anchor()?;
        let (where_, help) = match region {
            Region::Body
            | Region::Heading
            | Region::BlockQuote
            | Region::Table
            | Region::Caption
            | Region::Note => return None,
            Region::QuotedMail if cited.evidence.attribution.is_speech => return None,
            Region::QuotedMail => (
                "only in an earlier mail that this one quotes: it is not the sender's word",
                "quote the sender's own words; or say in `attributed_to` who wrote the earlier mail",
            ),
            Region::Nav => (
                "only in the way through the site, or a teaser of another page",
                "quote the text itself; or cite the page that the words lead to",
            ),
            Region::Alt => (
                "only in the words that stand for a picture",
                "look at the picture, and say in a `note` what it shows",
            ),
            Region::Ocr => (
                "in text that a program read from a picture",
                "compare the quote with the page that is shown",
            ),
            Region::Furniture => {
                ("only in what every page repeats", "quote the text itself, where it says the same")
            }
            Region::Metadata => (
                "only in the metadata at the beginning of the file, which a page does not show",
                "quote the text itself, where it says the same",
            ),
        };
        let quote = quoted(&cited.citation.quote.value);
        let message = format!("the quote stands {where_}: {quote}");
        let places = self.passage(cited, anchor.span);
        Some(cited.finding(Code::OutsideBody, message, help).with_places(places))
    }

    /// Says that a quote stands at another place of its source than its locator says.
    pub(super) fn other_place(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        let written = cited.citation.locator.as_ref()?;
        let (_, anchor) = cited.evidence.anchored.anchor()?;
        let location = &cited.evidence.anchored.place.as_ref()?.location;
        let place = CitedPlace::read(written);
        // A document that is not at hand is read anew where it is looked into.
        if place.takes_in(location) {
            return None;
        }
        let held = self.holdings.document_of(cited.citation.source)?;
        if !place.is_elsewhere(&held.document, anchor.span) {
            return None;
        }
        let message = format!(
            "its locator says {}, and the quote stands {}",
            quoted(written),
            shown_place(location)
        );
        let help = "correct the `locator`; or quote the passage that stands there";
        let places = self.passage(cited, anchor.span);
        Some(cited.finding(Code::OtherPlace, message, help).with_places(places))
    }

    /// Says that a heading or note gives a scale to the figure of a quote.
    pub(super) fn scale(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        let said = &cited.evidence.said;
        let scale = said.scale?;
        let held = self.holdings.document_of(cited.citation.source)?;
        let text = &held.document.text;
        let figure = quoted(said.reading()?.span.of(text));
        let scale_words = quoted(scale.of(text));
        let message = format!("{scale_words} stands above {figure}, which is cited without it");
        let help =
            "give the `value` in full, and say in `inferred` that the heading gives the scale";
        let places = self.passage(cited, scale);
        Some(cited.finding(Code::ScaleElsewhere, message, help).with_places(places))
    }

    /// Adds where else in the dossier a quote stands that is not in its source.
    fn with_moved(&self, finding: Finding, cited: &CitationFacts<'_>) -> Finding {
        let elsewhere = &cited.evidence.anchored.elsewhere;
        let notes = elsewhere.iter().map(|(document, _)| {
            let sources = self.holdings.sources_of(*document);
            let names = sources.map(|source| in_backticks(&self.dossier.sources[source].id.value));
            let names: Vec<String> = names.collect();
            format!("it stands in another source: {}", names.join(", "))
        });
        let places = elsewhere.iter().map(|(document, span)| Place::passage(*document, *span));
        finding.with_notes(notes).with_places(places)
    }
}

fn nowhere(cited: &CitationFacts<'_>, held: &Held, help: Option<&str>) -> Finding {
    let quote = quoted(&cited.citation.quote.value);
    let message = format!("the quote is not in {}: {quote}", held.file);
    let help = help.unwrap_or(
        "look up what the source says there now, and correct the quote or remove the citation",
    );
    let note = "no passage comes close to it".to_owned();
    cited.finding(Code::LostCitation, message, help).with_notes([note])
}

fn reworded(
    cited: &CitationFacts<'_>,
    held: &Held,
    nearest: &Nearest,
    help: Option<&str>,
) -> Finding {
    let quote = &cited.citation.quote.value;
    let how = match nearest.worst() {
        None => "",
        Some(DifferenceKind::PageBreak) => ", but for a page break",
        Some(DifferenceKind::BlockEnd) => {
            ", but reaches over the end of a paragraph, item, row or cell"
        }
        Some(DifferenceKind::Hyphenation) => ", but for a hyphen or space",
        Some(DifferenceKind::Punctuation) => ", but for punctuation",
        Some(DifferenceKind::Case) => ", but for upper and lower case",
        Some(DifferenceKind::Truncation) => " in whole words",
        Some(_) => " in these words",
    };
    let is_all_but = !matches!(
        nearest.worst(),
        Some(DifferenceKind::Wording | DifferenceKind::Truncation) | None
    );
    let stands = if is_all_but { "is" } else { "is not" };
    let message = format!("the quote {stands} in {}{how}: {}", held.file, quoted(quote));
    let help = help.unwrap_or("take the source's own words, or remove the citation");
    cited.finding(Code::LostCitation, message, help).with_notes(notes(quote, held, nearest))
}

fn altered(
    cited: &CitationFacts<'_>,
    held: &Held,
    nearest: &Nearest,
    help: Option<&str>,
) -> Finding {
    let quote = &cited.citation.quote.value;
    let worst = nearest.differences.iter().max_by_key(|difference| difference.change);
    let change = worst.map_or(String::new(), |worst| said(quote, &held.document.text, worst));
    let message = format!("{change}: {}", quoted(quote));
    let help = help.unwrap_or(
        "look up the passage; correct the quote, and what it is cited for, or remove the citation",
    );
    cited.finding(Code::AlteredQuote, message, help).with_notes(notes(quote, held, nearest))
}

/// Returns the nearest passage and its differences, each a note.
fn notes(quote: &str, held: &Held, nearest: &Nearest) -> Vec<String> {
    let passage = nearest.span.of(&held.document.text);
    let mut notes = vec![format!("the nearest passage reads {}", quoted(passage))];
    if nearest.differences.len() > 1 {
        let listed = nearest.differences.iter().take(LISTED);
        notes.extend(listed.map(|difference| said(quote, &held.document.text, difference)));
        let more = nearest.differences.len().saturating_sub(LISTED);
        if more > 0 {
            notes.push(format!("and {}", counted(more, "more difference")));
        }
    }
    notes
}

/// Says where a word that governs a quote stands.
pub(super) fn stands_beside(side: ClippedSide) -> &'static str {
    match side {
        ClippedSide::Before => "stands just before the quote",
        ClippedSide::After => "stands just after the quote",
        ClippedSide::LeftOut => "stands in what the quote leaves out",
    }
}

/// Returns the negation that stands in a passage where a quote begins with another word: of "we do not know", "we know" is no
/// rewording of "not".
fn negation_before<'t>(difference: &Difference, ours: &str, theirs: &'t str) -> Option<&'t str> {
    let begins = difference.quote.start == 0 && !ours.is_empty();
    let is_negation = difference.change == DifferenceKind::Negation;
    if !(begins && is_negation && qualifiers(ours).is_empty()) {
        return None;
    }
    qualifiers(theirs).into_iter().next().map(|(place, _)| place.of(theirs))
}

/// Returns a difference as a sentence.
pub(super) fn said(quote: &str, text: &str, difference: &Difference) -> String {
    let ours = difference.quote.of(quote);
    let theirs = difference.passage.of(text);
    if let Some(negation) = negation_before(difference, ours, theirs) {
        return format!("the passage has {}, which the quote leaves out", quoted(negation));
    }
    match (difference.change, ours.is_empty(), theirs.is_empty()) {
        (DifferenceKind::BlockEnd, _, _) => {
            "a paragraph, list item, row or cell ends in the passage".to_owned()
        }
        (DifferenceKind::PageBreak, _, _) => "a page break stands in the passage".to_owned(),
        (_, true, _) => format!("the passage has {}, which the quote leaves out", quoted(theirs)),
        (_, _, true) => format!("the quote has {}, which the passage does not", quoted(ours)),
        _ => format!("the passage says {} where the quote says {}", quoted(theirs), quoted(ours)),
    }
}
