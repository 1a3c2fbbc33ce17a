//! What a citation does to its claim.

use std::fmt;

use crate::dossier::{Claim, Stance};
use crate::value::{Interval, Value, same_text};

use super::Evidence;

/// What a citation does to its claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Its value is the claim's, or within it.
    Supports,
    /// Its value and the claim's cannot both be true, or it denies the claim.
    Contradicts,
    /// Its value and the claim's can both be true, and it does not bear the claim out.
    Compatible,
    /// It is kept, checked and shown, and compared with nothing.
    Context,
}

impl Effect {
    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Compatible => "compatible",
            Self::Context => "context",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What the values of passages are measured against: the claim's value or, of an open claim, what all its citations
/// can agree on.
pub struct Yardstick<'a> {
    claim: &'a Claim,
    target: Option<Target<'a>>,
}

enum Target<'a> {
    Claimed(&'a Value, Interval),
    Shared(Interval),
    Text(String),
}

impl<'a> Yardstick<'a> {
    /// Returns the yardstick of a claim; `evidence` is what its citations say.
    pub fn of(claim: &'a Claim, evidence: &[Evidence]) -> Self {
        Self { claim, target: target(claim, evidence) }
    }

    /// Returns what a passage with this value does to the claim; `None` where there is nothing to measure it against,
    /// or it cannot be compared.
    pub fn measure(&self, value: &Value) -> Option<Effect> {
        match self.target.as_ref()? {
            Target::Text(text) => {
                let Value::Text(said) = value else { return None };
                let wordings = &self.claim.same_as;
                let same = same_text(said, text)
                    || wordings.iter().any(|wording| same_text(said, wording));
                same.then_some(Effect::Supports)
            }
            Target::Claimed(claimed, _) if value == *claimed => Some(Effect::Supports),
            Target::Claimed(_, allowed) | Target::Shared(allowed) => {
                let bounds = value.compared(self.claim.tolerance.as_ref())?;
                Some(if allowed.contains(&bounds) {
                    Effect::Supports
                } else if allowed.is_disjoint_from(&bounds) {
                    Effect::Contradicts
                } else {
                    Effect::Compatible
                })
            }
        }
    }
}

/// Sets the effect of every citation that holds, and notes where the stance that an author declared is another
/// than the figures give.
pub(super) fn set_effects(claim: &Claim, evidence: &mut [Evidence]) {
    let yardstick = Yardstick::of(claim, evidence);
    let measured: Vec<Option<Effect>> = evidence
        .iter()
        .map(|cited| cited.value.as_ref().and_then(|value| yardstick.measure(value)))
        .collect();
    for (cited, measured) in evidence.iter_mut().zip(measured) {
        if !cited.state.holds() || cited.is_doubtful() {
            continue;
        }
        // An open claim has nothing that a value could contradict but other values.
        let denies = cited.stance == Some(Stance::Contradicts)
            && (cited.value.is_none() || claim.value.is_some());
        cited.effect = match (cited.stance, measured) {
            (Some(Stance::Context), _) => Some(Effect::Context),
            (_, Some(effect)) => Some(effect),
            (_, None) if denies => Some(Effect::Contradicts),
            (_, None) => cited.value.is_some().then_some(Effect::Compatible),
        };
        cited.stance_mismatch = match (cited.stance, &cited.value) {
            (Some(Stance::Context) | None, _) => false,
            // "Supports" is yes to an open question, and "contradicts" is no.
            (Some(stance), Some(Value::YesNo(answer))) if claim.value.is_none() => {
                *answer != (stance == Stance::Supports)
            }
            (Some(_), Some(_)) if claim.value.is_none() => false,
            (Some(Stance::Supports), _) => cited.effect != Some(Effect::Supports),
            (Some(Stance::Contradicts), _) => cited.effect != Some(Effect::Contradicts),
        };
        // What its own author does not take for support is none.
        cited.effect =
            cited.effect.filter(|effect| !(cited.stance_mismatch && *effect == Effect::Supports));
    }
}

fn target<'a>(claim: &'a Claim, evidence: &[Evidence]) -> Option<Target<'a>> {
    match claim.value.as_ref().map(|placed| &placed.value) {
        Some(Value::Text(text)) => Some(Target::Text(text.clone())),
        Some(value) => {
            let bounds = value.compared(claim.tolerance.as_ref())?;
            let allowed =
                claim.tolerance.as_ref().map_or(bounds, |tolerance| tolerance.widen(&bounds));
            Some(Target::Claimed(value, allowed))
        }
        None => match shared_text(evidence) {
            Some(text) => Some(Target::Text(text)),
            None => intersection(claim, evidence).map(Target::Shared),
        },
    }
}

/// Returns what all the values have in common; `None` where they have nothing, or there are none.
fn intersection(claim: &Claim, evidence: &[Evidence]) -> Option<Interval> {
    let mut bounds =
        evidence.iter().filter(|cited| cited.is_compared()).filter_map(|cited| cited.bounds(claim));
    let first = bounds.next()?;
    bounds.try_fold(first, |so_far, next| so_far.intersection(&next))
}

/// Returns the text that all citations of an open claim give.
fn shared_text(evidence: &[Evidence]) -> Option<String> {
    let mut texts = evidence.iter().filter(|cited| cited.is_compared()).filter_map(|cited| {
        match &cited.value {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    });
    let first = texts.next()?;
    texts.all(|text| same_text(text, first)).then(|| first.clone())
}
