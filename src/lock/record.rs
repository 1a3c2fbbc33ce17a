//! From what a check found to what is written down of it.

use std::collections::BTreeMap;

use super::{IN_ARCHIVE, Lock, LockedAssertion, LockedCitation, LockedClaim, LockedPosition};
use crate::dossier::{Citation, Claim, Dossier};
use crate::source::{Holdings, digest};
use crate::text::fold;
use crate::value::Value;
use crate::verdict::{Evidence, Judgement, Origin, Position, Stated, wider};

/// How many digits of a quote's digest are kept: enough to tell the quotes of one claim and source apart.
const DIGITS: usize = 8;

impl Lock {
    /// Returns what is to be written down of these judgements, which are those of the dossier's claims.
    pub fn of(dossier: &Dossier, holdings: &Holdings, judgements: &[Judgement]) -> Self {
        let record = Record { dossier, holdings };
        let claims = dossier.claims.iter().zip(judgements);
        let claims = claims
            .map(|(claim, judgement)| (claim.id.value.clone(), record.claim(claim, judgement)));
        let words = dossier.words_sha256.clone();
        Self { words, is_older: false, claims: claims.collect::<BTreeMap<_, _>>() }
    }
}

struct Record<'a> {
    dossier: &'a Dossier,
    holdings: &'a Holdings,
}

impl Record<'_> {
    fn claim(&self, claim: &Claim, judgement: &Judgement) -> LockedClaim {
        let cited = claim.citations.iter().zip(&judgement.evidence);
        let mut citations: Vec<LockedCitation> =
            cited.map(|(citation, evidence)| self.citation(citation, evidence)).collect();
        citations.sort();
        let positions = judgement.positions.iter();
        let mut positions: Vec<LockedPosition> = positions
            .map(|position| LockedPosition {
                value: notation(claim, &judgement.evidence, position),
                origins: sorted(&position.origins),
            })
            .collect();
        // Texts stand in the order in which they are cited; values in their own.
        if positions.len() > 1 && judgement.positions.iter().any(is_text) {
            positions
                .sort_by(|a, b| (a.value.is_none(), &a.value).cmp(&(b.value.is_none(), &b.value)));
        }
        let wider = wider(&judgement.positions).into_iter();
        let also_fits = wider.map(|wide| LockedPosition {
            value: Some(wide.value.to_string()),
            origins: sorted(&wide.origins),
        });
        LockedClaim {
            claim: assertion(claim),
            verdict: judgement.verdict,
            origins: sorted(&judgement.origins),
            positions,
            also_fits: also_fits.collect(),
            citations,
        }
    }

    fn citation(&self, citation: &Citation, evidence: &Evidence) -> LockedCitation {
        let place = evidence.anchored.place.as_ref().zip(evidence.anchored.anchor());
        let at = place.map(|(place, (document, _))| {
            if self.holdings.documents[document].archived {
                return IN_ARCHIVE.to_owned();
            }
            place.location.to_string()
        });
        let around = around(self.holdings, evidence);
        LockedCitation {
            citation: identity(self.dossier, citation),
            at,
            effect: evidence.effect,
            around,
        }
    }
}

/// Returns what a citation goes by in a lock file: its id, or its source and a digest of its quote.
pub(crate) fn identity(dossier: &Dossier, citation: &Citation) -> String {
    if let Some(id) = &citation.id {
        return id.clone();
    }
    let source = &dossier.sources[citation.source].id.value;
    // A repaired typography makes no other citation.
    format!("{source}#{}", digest_of_words(&citation.quote.value))
}

/// Returns the first digits of the digest of the sentences around a quote; `None` where it has no single place, or stands in
/// a file of an archive, which may be another text.
pub(crate) fn around(holdings: &Holdings, evidence: &Evidence) -> Option<String> {
    let (document, anchor) = evidence.anchored.anchor()?;
    let held = &holdings.documents[document];
    let sentence = evidence.said.sentence.unwrap_or(anchor.span);
    (!held.archived).then(|| digest_of_words(evidence.anchored.text_at(&held.document, sentence)))
}

/// Returns the first digits of the digest of a text, whatever its typography.
fn digest_of_words(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.text().split_whitespace().collect();
    digest(words.join(" ").as_bytes())[..DIGITS].to_owned()
}

fn assertion(claim: &Claim) -> LockedAssertion {
    LockedAssertion {
        statement: digest_of_words(&claim.statement),
        kind: claim.kind.name().to_owned(),
        unit: claim.unit.clone(),
        value: claim.value.as_ref().map(|placed| placed.value.to_string()),
        tolerance: claim.tolerance.as_ref().map(ToString::to_string),
        time: time(claim),
    }
}

fn time(claim: &Claim) -> Option<String> {
    let course = claim.over_time.map(|over_time| over_time.name().to_owned());
    let day = claim.as_of.as_ref().map(|day| format!("as of {day}"));
    let parts: Vec<String> = course.into_iter().chain(day).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn sorted(origins: &[Origin]) -> Vec<Origin> {
    let mut origins = origins.to_vec();
    origins.sort();
    origins
}

fn is_text(position: &Position) -> bool {
    matches!(position.stated, Stated::Value(Value::Text(_), _))
}

/// Returns what a position states, in the shortest of the notations that its citations use, so that their order does
/// not matter.
fn notation(claim: &Claim, evidence: &[Evidence], position: &Position) -> Option<String> {
    let (stated, bounds) = match &position.stated {
        Stated::Value(value, bounds) => (value, bounds),
        Stated::Denial => return None,
    };
    if bounds.is_none() && claim.value.as_ref().is_some_and(|claimed| claimed.value == *stated) {
        return Some(stated.to_string());
    }
    let cited = position.citations.iter().map(|index| &evidence[*index]);
    let same = cited.filter(|cited| cited.said.bounds(claim) == *bounds);
    let written = same.filter_map(|cited| cited.value()).map(ToString::to_string);
    let shortest = written.min_by_key(|written| (written.len(), written.clone()));
    Some(shortest.unwrap_or_else(|| stated.to_string()))
}
