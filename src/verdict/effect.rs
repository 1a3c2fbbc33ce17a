//! The effect of a citation on its claim, and how it is measured.

use std::fmt;

use crate::dossier::Claim;
use crate::value::{Interval, Value, same_text};

use super::Said;

/// The effect of a citation on its claim.
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
    /// Returns the yardstick of a claim; `said` is what each of its citations says.
    pub fn of<'s>(claim: &'a Claim, said: impl Iterator<Item = &'s Said> + Clone) -> Self {
        Self { claim, target: target(claim, said) }
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

fn target<'a, 's>(
    claim: &'a Claim,
    said: impl Iterator<Item = &'s Said> + Clone,
) -> Option<Target<'a>> {
    match claim.value.as_ref().map(|placed| &placed.value) {
        Some(Value::Text(text)) => Some(Target::Text(text.clone())),
        Some(value) => {
            let bounds = value.compared(claim.tolerance.as_ref())?;
            let allowed =
                claim.tolerance.as_ref().map_or(bounds, |tolerance| tolerance.widen(&bounds));
            Some(Target::Claimed(value, allowed))
        }
        None => {
            let compared = said.filter(|said| said.is_compared());
            match shared_text(compared.clone()) {
                Some(text) => Some(Target::Text(text)),
                None => intersection(claim, compared).map(Target::Shared),
            }
        }
    }
}

/// Returns what all the values have in common; `None` where they have nothing, or there are none.
fn intersection<'s>(claim: &Claim, compared: impl Iterator<Item = &'s Said>) -> Option<Interval> {
    let mut bounds = compared.filter_map(|said| said.bounds(claim));
    let first = bounds.next()?;
    bounds.try_fold(first, |so_far, next| so_far.intersection(&next))
}

/// Returns the text that all citations of an open claim give.
fn shared_text<'s>(compared: impl Iterator<Item = &'s Said>) -> Option<String> {
    let mut texts = compared.filter_map(|said| match said.value() {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    });
    let first = texts.next()?;
    texts.all(|text| same_text(text, first)).then(|| first.clone())
}
