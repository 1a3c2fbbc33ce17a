//! What is said of the values of citations: those they do not state, stances they do not bear out.

use crate::dossier::{Citation, Claim};
use crate::finding::words::{listed, quoted};
use crate::finding::{Code, Finding, Place, Role, Text, shown_value};
use crate::text::Span;
use crate::verdict::{Doubt, Effect, Evidence, Figure};

use super::Scene;

/// A citation with what it says, and where it is.
pub(super) struct Cited<'a> {
    pub(super) claim_index: usize,
    pub(super) claim: &'a Claim,
    pub(super) index: usize,
    pub(super) citation: &'a Citation,
    pub(super) evidence: &'a Evidence,
}

impl Scene<'_> {
    pub(super) fn doubt(&self, cited: &Cited<'_>) -> Option<Finding> {
        let doubt = cited.evidence.doubt.as_ref()?;
        let name = self.name(cited);
        let (code, message, help) = match doubt {
            Doubt::NotInQuote(figures) => {
                let declared =
                    cited.citation.value.as_ref().map_or(String::new(), |v| shown_value(&v.value));
                let said = self.says(cited, figures);
                let help =
                    "correct the value or the quote; or say in `inferred` why the value holds";
                (
                    Code::ValueNotInQuote,
                    format!("{name}: the quote does not state {declared}{said}"),
                    help,
                )
            }
            Doubt::NotOne(figures) => {
                let (message, help) = self.not_one(cited, figures);
                (Code::AmbiguousValue, format!("{name}: {message}"), help)
            }
        };
        let mut finding = self.citation_finding(code, cited, message, help);
        let figures = match doubt {
            Doubt::NotInQuote(figures) | Doubt::NotOne(figures) => figures,
        };
        finding.places.extend(figures.iter().filter_map(|figure| self.passage(cited, figure.span)));
        if figures.is_empty() {
            let sentence = cited.evidence.sentence;
            finding.places.extend(sentence.and_then(|sentence| self.passage(cited, sentence)));
        }
        Some(finding)
    }

    /// Says why no value can be read from a quote, and what to try.
    fn not_one(&self, cited: &Cited<'_>, figures: &[Figure]) -> (String, &'static str) {
        let declare = "declare the `value` that is meant";
        match figures {
            [] => (
                format!("the quote states no {}, and no value is declared", cited.claim.kind),
                declare,
            ),
            [only @ Figure { value: Err(why), .. }] => {
                let help =
                    "say in `as_of` what day the passage counts from, or declare the `value`";
                (format!("{} is not fixed: {why}", self.words(cited, only)), help)
            }
            _ => (format!("several figures could be meant{}", self.says(cited, figures)), declare),
        }
    }

    /// Returns what the figures of a quote say, for the end of a sentence.
    fn says(&self, cited: &Cited<'_>, figures: &[Figure]) -> String {
        let says = |figure: &Figure| match &figure.value {
            Ok(value) => {
                let (words, value) = (self.words(cited, figure), shown_value(value));
                if words == format!("“{value}”") { words } else { format!("{words} ({value})") }
            }
            Err(why) => format!("{}, which is not fixed: {why}", self.words(cited, figure)),
        };
        let said: Vec<String> = figures.iter().map(says).collect();
        if said.is_empty() { String::new() } else { format!(": it says {}", listed(&said)) }
    }

    fn words(&self, cited: &Cited<'_>, figure: &Figure) -> String {
        let held = self.holdings.document_of(cited.citation.source);
        quoted(held.map_or("", |held| figure.span.of(&held.document.text)))
    }

    pub(super) fn stance(&self, cited: &Cited<'_>) -> Option<Finding> {
        if !cited.evidence.stance_mismatch {
            return None;
        }
        let stance = cited.evidence.stance?;
        let claimed = cited.claim.value.as_ref().map(|placed| shown_value(&placed.value));
        let claimed = claimed.unwrap_or_else(|| "what the others say".to_owned());
        let measured = match (&cited.evidence.value, cited.evidence.effect) {
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
        let message = format!("{}: declared as `{stance}`, but {measured}", self.name(cited));
        let help = "correct `stance`, or leave it out: figures speak for themselves";
        let mut finding = self.citation_finding(Code::StanceMismatch, cited, message, help);
        if let Some(stance) = &cited.citation.stance {
            finding.places[0].span = stance.place;
        }
        Some(finding)
    }

    /// Returns how a message names a citation.
    pub(super) fn name(&self, cited: &Cited<'_>) -> String {
        format!(
            "`{}`, `{}`",
            cited.claim.id.value, self.dossier.sources[cited.citation.source].id.value
        )
    }

    pub(super) fn passage(&self, cited: &Cited<'_>, span: Span) -> Option<Place> {
        self.place_in(cited.citation.source, span)
    }

    pub(super) fn citation_finding(
        &self,
        code: Code,
        cited: &Cited<'_>,
        message: String,
        help: &str,
    ) -> Finding {
        let place =
            Place { role: Role::Citation, text: Text::Claims, span: cited.citation.quote.place };
        Finding {
            code,
            level: code.default_level(),
            claim: Some(cited.claim_index),
            rule: None,
            citations: vec![cited.index],
            message,
            places: vec![place],
            notes: Vec::new(),
            help: help.to_owned(),
        }
    }
}
