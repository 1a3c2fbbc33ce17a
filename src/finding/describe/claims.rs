//! Findings about claims: conflicts, and claims that nothing supports.

use std::collections::BTreeSet;

use crate::check::{Declaration, rests_on_declared};
use crate::dossier::Claim;
use crate::finding::words::{first_of, listed, shown_origins_within};
use crate::finding::{Code, Finding, Place, RESTS_ON_DECLARED, Role, Subject, shown_value};
use crate::value::Kind;
use crate::verdict::{Effect, Evidence, Judgement, Position, Verdict, wider, with_effect};

use super::Facts;
use super::brief::{Brevity, and_more, foremost, held_by, short_enough};

impl Facts<'_> {
    pub(super) fn verdict(&self, index: usize, judgement: &Judgement) -> Option<Finding> {
        let claim = &self.dossier.claims[index];
        let id = &claim.id.value;
        let (code, message, help) = match judgement.verdict {
            Verdict::Corroborated | Verdict::SingleOrigin => return None,
            Verdict::Conflicting => {
                let message = short_enough(|brevity| against(claim, judgement, brevity));
                let help = format!("`crosscheck show {id}` shows the quotes");
                (Code::Conflict, message, help)
            }
            Verdict::Contradicted => {
                // "No passage supports no" is hard to read.
                let shown = claim.value.as_ref().filter(|_| claim.kind != Kind::YesNo);
                let claimed = shown.map_or("it".to_owned(), |v| shown_value(&v.value));
                let message = short_enough(|brevity| {
                    let said = all_against(judgement, id, brevity);
                    format!("no passage supports {claimed}; against it: {said}")
                });
                let help = "correct the claim, or cite what supports it".to_owned();
                (Code::Contradicted, message, help)
            }
            Verdict::Unverified if claim.value.is_none() => {
                let message = "no passage answers this open question".to_owned();
                (Code::OpenQuestion, message, "cite a passage that answers it".to_owned())
            }
            Verdict::Unverified => {
                let message = unverified(&judgement.evidence);
                (Code::Unverified, message, "cite a passage that supports it".to_owned())
            }
        };
        let holding = (0..judgement.evidence.len()).filter(|i| judgement.evidence[*i].is_weighed());
        let declared = rests_on_declared(judgement);
        let note = declared.then(|| format!("the verdict {RESTS_ON_DECLARED}"));
        let finding = self.claim_finding(code, index, holding.collect(), message, help);
        let tells_positions = matches!(code, Code::Conflict | Code::Contradicted);
        let finding = finding.with_notes(note);
        Some(finding.with_notes(also_fitting(&judgement.positions).filter(|_| tells_positions)))
    }

    /// Returns a finding where all that bears the claim out is declared in `ways` that no passage confirms.
    pub(super) fn rests_on_declaration(
        &self,
        index: usize,
        judgement: &Judgement,
        ways: &BTreeSet<Declaration>,
    ) -> Option<Finding> {
        let named: Vec<String> = ways.iter().map(|way| way_of(*way).to_owned()).collect();
        let message = format!("{}, by nothing but {}", judgement.verdict, listed(&named));
        let help = "cite a passage that states it, or quote the words that the claim is about";
        let citations = with_effect(&judgement.evidence, Effect::Supports);
        let code = Code::RestsOnDeclaration;
        let finding = || self.claim_finding(code, index, citations, message, help);
        (!ways.is_empty()).then(finding)
    }

    /// Returns a finding about a claim and these of its citations, with the places of both and of their passages.
    pub(super) fn claim_finding(
        &self,
        code: Code,
        index: usize,
        citations: Vec<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        let id = self.dossier.claims[index].id.place;
        let places: Vec<Place> =
            citations.iter().flat_map(|citation| self.cited_places(index, *citation)).collect();
        let subject = Subject::Claim { claim: index, citations };
        let place = Place::in_claims(Role::Claim, id);
        Finding::new(code, subject, message, place, help).with_places(places)
    }

    /// Returns the place of a citation, and that of its passage where it has one.
    pub(super) fn cited_places(&self, claim: usize, citation: usize) -> Vec<Place> {
        let cited = &self.dossier.claims[claim].citations[citation];
        let mut places = vec![Place::in_claims(Role::Citation, cited.place)];
        if let Some((_, anchor)) = self.judgements[claim].evidence[citation].anchored.anchor() {
            places.extend(self.place_in(cited.source, anchor.span));
        }
        places
    }
}

/// Returns the positions with who holds them, set against one another where they cannot both be true.
fn against(claim: &Claim, judgement: &Judgement, brevity: Brevity) -> String {
    let positions = &judgement.positions;
    let named = foremost(judgement, brevity.positions);
    let mut text = String::new();
    let mut before: Option<&Position> = None;
    for position in named.iter().map(|index| &positions[*index]) {
        if let Some(before) = before.replace(position) {
            let agrees = before.may_be_true_with(position, claim);
            text.push_str(if agrees { " and " } else { " against " });
        }
        text.push_str(&held_by(position, brevity));
    }
    text.push_str(&and_more(positions.len() - named.len(), &claim.id.value));
    text
}

/// Returns the positions with who holds them as a list.
fn all_against(judgement: &Judgement, id: &str, brevity: Brevity) -> String {
    let positions = &judgement.positions;
    let named = foremost(judgement, brevity.positions);
    let said = named.iter().map(|index| held_by(&positions[*index], brevity));
    let said: Vec<String> = said.collect();
    match positions.len() - named.len() {
        0 => listed(&said),
        unnamed => said.join(", ") + &and_more(unnamed, id),
    }
}

/// How many values that also fit a note names, and how many origins of each.
const MOST_FITTING: usize = 6;

/// Returns what was said less exactly and can be true beside positions, with who said it; `None` where nothing was.
pub(crate) fn also_fitting(positions: &[Position]) -> Option<String> {
    let wider = wider(positions);
    let fitting = wider.iter().take(MOST_FITTING).map(|wide| {
        let origins = shown_origins_within(&wide.origins, MOST_FITTING, usize::MAX);
        format!("{} ({origins})", shown_value(&wide.value))
    });
    let mut said: Vec<String> = fitting.collect();
    let unnamed = wider.len() - said.len();
    if unnamed > 0 {
        said.push(format!("{unnamed} more"));
    }
    let verb = if said.len() == 1 { "fits" } else { "fit" };
    (!said.is_empty()).then(|| format!("less exact, {} also {verb}", listed(&said)))
}

fn way_of(declaration: Declaration) -> &'static str {
    match declaration {
        Declaration::Inferred => "values inferred from other words",
        Declaration::Tolerance => "a tolerance of more than half the value",
        Declaration::Wording => "a wording in `same_as` that holds no name",
        Declaration::NoWordShared => "a stance on words that the statement does not share",
    }
}

/// Says why nothing supports a claim.
fn unverified(evidence: &[Evidence]) -> String {
    let checked = evidence.iter().filter(|cited| cited.state().is_checked()).count();
    let holding = evidence.iter().filter(|cited| cited.is_weighed()).count();
    let why = if evidence.is_empty() {
        return "no passage is cited for it".to_owned();
    } else if checked == 0 {
        "none of its citations could be checked"
    } else if holding == 0 && evidence.iter().any(|cited| cited.state().holds()) {
        "no quote that holds gives a usable value"
    } else if holding == 0 {
        "none of its quotes holds"
    } else if with_effect(evidence, Effect::Superseded).len() == holding {
        "what is cited is of earlier days, or was corrected"
    } else if with_effect(evidence, Effect::Context).len() == holding {
        "what is cited is context only"
    } else {
        return format!(
            "no passage supports it: what is cited{} is compatible with it, and does not bear it out",
            cited_values(evidence)
        );
    };
    format!("no passage supports it: {why}")
}

/// How many values are told that do not bear a claim out.
const MOST_VALUES: usize = 3;

/// Returns the values that citations give, in brackets behind what is cited.
fn cited_values(evidence: &[Evidence]) -> String {
    let weighed = evidence.iter().filter(|cited| cited.is_weighed());
    let mut values: Vec<String> =
        weighed.filter_map(|cited| Some(shown_value(cited.value()?))).collect();
    values.dedup();
    if values.is_empty() { String::new() } else { format!(" ({})", first_of(values, MOST_VALUES)) }
}
