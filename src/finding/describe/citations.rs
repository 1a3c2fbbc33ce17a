//! Findings about the values of citations: those they do not state, stances they do not bear out.

use crate::dossier::{Citation, Claim};
use crate::finding::words::{listed, quoted};
use crate::finding::{Code, Finding, Place, Role, Subject, shown_value};
use crate::reading::{ReadingKind, Unresolved};
use crate::text::{Language, Span};
use crate::value::Kind;
use crate::verdict::{Doubt, Effect, Evidence, QuotedFigure};

use super::Facts;

/// How many figures of other sorts are told of a quote.
const OTHERS_SHOWN: usize = 3;

/// A citation with what it says, and where it is.
pub(super) struct CitationFacts<'a> {
    pub(super) claim_index: usize,
    pub(super) claim: &'a Claim,
    pub(super) index: usize,
    pub(super) citation: &'a Citation,
    pub(super) evidence: &'a Evidence,
}

impl Facts<'_> {
    pub(super) fn doubt(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        let doubt = cited.evidence.said.doubt()?;
        let mut figures: &[QuotedFigure] = &[];
        let (code, message, help) = match doubt {
            Doubt::NotInQuote(stated) => {
                figures = stated;
                let declared =
                    cited.citation.value.as_ref().map_or(String::new(), |v| shown_value(&v.value));
                let said = self.says(cited, figures);
                let help =
                    "correct the value or the quote; or say in `inferred` why the value holds";
                (Code::ValueNotInQuote, format!("the quote does not state {declared}{said}"), help)
            }
            Doubt::NotOne(stated) => {
                figures = stated;
                let (message, help) = self.not_one(cited, figures);
                (Code::AmbiguousValue, message, help)
            }
            Doubt::OtherSubject(differs) => {
                figures = std::slice::from_ref(&differs.figure);
                self.of_another(cited, differs)
            }
            Doubt::Unread(language) => unread(cited, *language),
        };
        let mut passages: Vec<Span> = figures.iter().map(|figure| figure.span).collect();
        if figures.is_empty() {
            passages.extend(cited.evidence.said.sentence);
        }
        let places = passages.into_iter().filter_map(|span| self.passage(cited, span));
        Some(cited.finding(code, message, help).with_places(places))
    }

    /// Says why no value can be read from a quote, and what to try.
    fn not_one(
        &self,
        cited: &CitationFacts<'_>,
        figures: &[QuotedFigure],
    ) -> (String, &'static str) {
        let declare = "declare the `value` that is meant";
        match figures {
            [] => (self.none_fits(cited), declare),
            [only @ QuotedFigure { value: Err(why), .. }] => {
                let is_unfixed = why.is_of_date() && *why != Unresolved::OtherCalendar;
                let help = if is_unfixed {
                    "say in `as_of` what day the passage counts from, or declare the `value`"
                } else {
                    "declare the `value`, and say in `inferred` why it holds"
                };
                (format!("{} {}: {why}", self.words(cited, only), cannot(*why)), help)
            }
            _ => (format!("several figures could be meant{}", self.says(cited, figures)), declare),
        }
    }

    /// Says that a quote has no figure of the sort that the claim is of, and which others it has.
    fn none_fits(&self, cited: &CitationFacts<'_>) -> String {
        let CitationFacts { claim, citation, .. } = cited;
        let unit = claim.unit.as_ref().filter(|_| claim.kind == Kind::Quantity);
        let unit = unit.map_or(String::new(), |unit| format!(" in {unit}"));
        let quote = &citation.quote.value;
        let reader = self.dossier.reader(Language::of(quote));
        let mentions = reader.map_or_else(Vec::new, |reader| reader.find(quote));
        let others = mentions.iter().take(OTHERS_SHOWN).map(|mention| {
            format!("{} is read as {}", quoted(mention.span.of(quote)), sort_of(mention.kind()))
        });
        let others: Vec<String> = others.collect();
        let others =
            if others.is_empty() { String::new() } else { format!(": {}", listed(&others)) };
        format!("the quote states no {}{unit}, and no value is declared{others}", claim.kind)
    }

    /// Returns what the figures of a quote say, for the end of a sentence.
    fn says(&self, cited: &CitationFacts<'_>, figures: &[QuotedFigure]) -> String {
        let says = |figure: &QuotedFigure| match &figure.value {
            Ok(value) => {
                let words = self.words(cited, figure);
                let value = shown_value(value);
                if words == format!("“{value}”") { words } else { format!("{words} ({value})") }
            }
            Err(why) => format!("{}, which {}: {why}", self.words(cited, figure), cannot(*why)),
        };
        let said: Vec<String> = figures.iter().map(says).collect();
        if said.is_empty() { String::new() } else { format!(": it says {}", listed(&said)) }
    }

    pub(super) fn words(&self, cited: &CitationFacts<'_>, figure: &QuotedFigure) -> String {
        let held = self.holdings.document_of(cited.citation.source);
        quoted(held.map_or("", |held| figure.span.of(&held.document.text)))
    }

    pub(super) fn stance(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        if !cited.evidence.stance_mismatch {
            return None;
        }
        let stance = cited.evidence.said.stance?;
        let claimed = cited.claim.value.as_ref().map(|placed| shown_value(&placed.value));
        let claimed = claimed.unwrap_or_else(|| "what the others say".to_owned());
        let measured = match (cited.evidence.value(), cited.evidence.effect) {
            (Some(value), Some(Effect::Contradicts)) => {
                format!("{} contradicts {claimed}", shown_value(value))
            }
            (Some(value), Some(_)) => {
                format!("{} is only compatible with {claimed}", shown_value(value))
            }
            (Some(value), None) => format!("{} supports {claimed}", shown_value(value)),
            (None, _) => {
                format!("the quote gives no {} to support {claimed} with", cited.claim.kind)
            }
        };
        let message = format!("declared as `{stance}`, but {measured}");
        let help = "correct `stance`, or leave it out: figures speak for themselves";
        let declared = cited.citation.stance.as_ref().map(|stance| stance.place);
        let place = declared.unwrap_or(cited.citation.quote.place);
        Some(cited.finding_at(place, Code::StanceMismatch, message, help))
    }

    pub(super) fn passage(&self, cited: &CitationFacts<'_>, span: Span) -> Option<Place> {
        self.place_in(cited.citation.source, span)
    }
}

fn sort_of(kind: ReadingKind) -> &'static str {
    match kind {
        ReadingKind::Number => "a number",
        ReadingKind::Percent => "a percentage",
        ReadingKind::Ordinal => "a place in an order",
        ReadingKind::Money => "an amount of money",
        ReadingKind::Date => "a date",
        ReadingKind::Duration => "a length of time",
    }
}

/// Says that no figure is read in the language of a quote, and that what is declared does not stand in it.
fn unread(cited: &CitationFacts<'_>, language: Language) -> (Code, String, &'static str) {
    let language = language.in_words();
    match &cited.citation.value {
        Some(declared) => {
            let declared = shown_value(&declared.value);
            let message = format!(
                "the quote does not have the digits of {declared}, and figures are not read in {language}"
            );
            let help = "correct the value or the quote; or say in `inferred` why the value holds";
            (Code::ValueNotInQuote, message, help)
        }
        None => {
            let message = format!("figures are not read in {language}, and no value is declared");
            let help = "declare the `value`; or correct the `language` of the source";
            (Code::AmbiguousValue, message, help)
        }
    }
}

impl CitationFacts<'_> {
    /// Returns a finding about the citation, at its quote.
    pub(super) fn finding(
        &self,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        self.finding_at(self.citation.quote.place, code, message, help)
    }

    /// Returns a finding about the citation, at a part of it in the claims file.
    fn finding_at(
        &self,
        place: Span,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        let subject = Subject::Citation { claim: self.claim_index, citation: self.index };
        Finding::new(code, subject, message, Place::in_claims(Role::Citation, place), help)
    }
}

fn cannot(why: Unresolved) -> &'static str {
    if why.is_of_date() { "cannot be dated" } else { "is not read" }
}
