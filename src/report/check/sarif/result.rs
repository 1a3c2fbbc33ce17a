//! Findings as results.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dossier::CitationIndex;
use crate::finding::{
    Code, Finding, Level, Place, Role, Within, quoted, shown_origins, shown_value,
};
use crate::report::Examined;
use crate::report::kit::fingerprint::Fingerprints;
use crate::report::kit::problems::one_line;
use crate::report::kit::roots::Roots;

use super::place::{LocationJson, Message};
use super::rule::level;

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultJson<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [LocationJson; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<LocationJson>,
    partial_fingerprints: PartialFingerprints,
    #[serde(skip_serializing_if = "Properties::is_empty")]
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "crosscheck/v1")]
    v1: String,
}

/// What the finding is about, by ids.
#[derive(Serialize)]
struct Properties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
}

impl Properties<'_> {
    fn is_empty(&self) -> bool {
        self.claim.is_none() && self.rule.is_none()
    }
}

impl<'a> ResultJson<'a> {
    /// Returns the findings of a claims file, of level `least` and above.
    pub(super) fn all(
        examined: &'a Examined,
        least: Level,
        roots: &'a Roots,
        fingerprints: &mut Fingerprints,
    ) -> Vec<Self> {
        let path = roots.path(&examined.claims_file.shown_path());
        let places = Places { examined, roots, citations: citations(examined) };
        let findings = examined.findings_from(least);
        let results = findings.map(|finding| {
            let fingerprint = fingerprints.of(path.as_str(), examined, finding);
            Self::of(&places, finding, fingerprint)
        });
        results.collect()
    }

    fn of(places: &Places<'a>, finding: &Finding, fingerprint: String) -> Self {
        let dossier = &places.examined.checked.dossier;
        let subject = &finding.subject;
        let claim = subject.claim().map(|claim| dossier.claims[claim].id.value.as_str());
        let rule = subject.rule().map(|rule| dossier.rules[rule].id.value.as_str());
        let mut lines = vec![one_line(&finding.headline(dossier))];
        lines.extend(finding.notes.iter().map(|note| format!("note: {}", one_line(note))));
        lines.push(format!("help: {}", one_line(&finding.help)));
        let code = Code::ALL.iter().position(|code| *code == finding.code);
        Self {
            rule_id: finding.code.name(),
            rule_index: code.expect("every code is in the list of all"),
            level: level(finding.level()),
            message: Message::plain(&lines.join("\n")),
            locations: [places.location(finding.place(), None)],
            related_locations: places.related(finding),
            partial_fingerprints: PartialFingerprints { v1: fingerprint },
            properties: Properties { claim, rule },
        }
    }
}

/// The places of a claims file's findings, and what they are places of.
struct Places<'a> {
    examined: &'a Examined,
    roots: &'a Roots,
    /// The citations by where they begin in the claims file.
    citations: BTreeMap<usize, CitationIndex>,
}

fn citations(examined: &Examined) -> BTreeMap<usize, CitationIndex> {
    let all = examined.checked.dossier.citations();
    all.map(|(index, citation)| (citation.place.start, index)).collect()
}

impl Places<'_> {
    fn location(&self, place: &Place, message: Option<&str>) -> LocationJson {
        let located = self.examined.locate(place);
        let path = self.roots.path(&self.examined.path_from_here(&located));
        LocationJson::of(&path, Some(&located.location), message)
    }

    /// Returns the places after the first, numbered. Those of a passage come after that of its citation.
    fn related(&self, finding: &Finding) -> Vec<LocationJson> {
        let mut cited = None;
        let mut related = Vec::new();
        for (number, place) in finding.places().iter().enumerate() {
            if place.role == Role::Citation {
                cited = self.citation_at(place);
            }
            if number > 0 {
                let said = self.said(place, cited);
                related.push(self.location(place, Some(&said)).numbered(number));
            }
        }
        related
    }

    /// Returns the citation that a place of the claims file is in.
    fn citation_at(&self, place: &Place) -> Option<CitationIndex> {
        let (_, index) = self.citations.range(..=place.span.start).next_back()?;
        let whole = self.examined.checked.dossier.citation(*index).place;
        whole.contains(place.span).then_some(*index)
    }

    /// Returns what a place is: of a citation, its value and whose word it is.
    fn said(&self, place: &Place, cited: Option<CitationIndex>) -> String {
        match (place.role, cited) {
            (Role::Claim, _) => "the claim".to_owned(),
            (Role::Source, _) => "the source".to_owned(),
            (Role::Rule, _) => "the rule".to_owned(),
            (Role::Lock, _) => "as it was locked".to_owned(),
            (Role::Draft, _) => "the draft".to_owned(),
            (Role::Citation, None) => "the citation".to_owned(),
            (Role::Citation, Some(index)) => self.word_of(index),
            (Role::Passage, Some(index)) if self.is_of(place, index) => {
                format!("{}: {}", self.word_of(index), self.words(place))
            }
            (Role::Passage, _) => self.words(place),
        }
    }

    /// Whether a passage is that of a citation.
    fn is_of(&self, place: &Place, index: CitationIndex) -> bool {
        let judgement = &self.examined.checked.judgements[index.claim];
        let anchor = judgement.evidence[index.citation].anchored.anchor();
        anchor.is_some_and(|(document, anchor)| {
            place.within == Within::Document(document) && place.span == anchor.span
        })
    }

    fn word_of(&self, index: CitationIndex) -> String {
        let dossier = &self.examined.checked.dossier;
        let source = &dossier.sources[dossier.citation(index).source].id.value;
        let evidence = &self.examined.checked.judgements[index.claim].evidence[index.citation];
        let value = match evidence.value() {
            Some(value) => shown_value(value),
            None if evidence.denies() => "a denial".to_owned(),
            None => return format!("cited from `{source}`"),
        };
        format!("{value} ({}), cited from `{source}`", shown_origins(evidence.attribution.told()))
    }

    fn words(&self, place: &Place) -> String {
        match place.within {
            Within::Document(index) => {
                let document = &self.examined.checked.holdings.documents[index].document;
                quoted(place.span.of(&document.text))
            }
            Within::Claims | Within::Lock | Within::Draft(_) => "the passage".to_owned(),
        }
    }
}
