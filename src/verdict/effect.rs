//! The effect of a citation on its claim, and how it is measured.

use std::fmt;

use crate::dossier::Claim;
use crate::value::arithmetic::times;
use crate::value::{Interval, Number, Rational, Tolerance, Value, same_text};

use super::{Said, Statement};

/// The effect of a citation on its claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Its value is the claim's, or within it.
    Supports,
    /// Its value and the claim's cannot both be true, or it denies the claim.
    Contradicts,
    /// Its value and the claim's can both be true, and it does not bear the claim out.
    Compatible,
    /// It is history: an earlier, smaller figure of one that grows, or one that its own origin later corrected.
    Superseded,
    /// It is kept, checked and shown, and compared with nothing.
    Context,
}

impl Effect {
    /// Every effect, in the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::Supports, Self::Contradicts, Self::Compatible, Self::Superseded, Self::Context];

    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Compatible => "compatible",
            Self::Superseded => "superseded",
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
    target: Option<Target>,
}

enum Target {
    Claimed(Value, Interval),
    /// What all values have in common, and the figure that one of them writes for it.
    Shared(Interval, Option<Rational>),
    Text(String),
}

impl<'a> Yardstick<'a> {
    /// Returns the yardstick of a claim; `said` is what each of its citations says.
    pub fn of<'s>(
        claim: &'a Claim,
        statement: &Statement,
        said: impl Iterator<Item = &'s Said> + Clone,
    ) -> Self {
        Self { claim, target: target(claim, statement, said) }
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
            Target::Claimed(claimed, allowed) => self.measure_by_claimed(value, claimed, allowed),
            Target::Shared(allowed, nominal) => {
                let bounds = value.compared(self.claim.tolerance.as_ref())?;
                let is_same = nominal.is_some() && *nominal == value.nominal();
                Some(match allowed.contains(&bounds) || is_same {
                    true => Effect::Supports,
                    false if allowed.is_disjoint_from(&bounds) => Effect::Contradicts,
                    false => Effect::Compatible,
                })
            }
        }
    }
}

impl Yardstick<'_> {
    fn measure_by_claimed(
        &self,
        value: &Value,
        claimed: &Value,
        allowed: &Interval,
    ) -> Option<Effect> {
        let tolerance = self.claim.tolerance.as_ref();
        if value == claimed || (value.nominal().is_some() && value.nominal() == claimed.nominal()) {
            return Some(Effect::Supports);
        }
        let bounds = value.compared(tolerance)?;
        if allowed.contains(&bounds) && reaches(value, claimed) {
            return Some(Effect::Supports);
        }
        // What may be a rounding does not contradict what it may be a rounding of.
        let possible = widened(claimed.widest(tolerance)?, tolerance);
        let is_disjoint = possible.is_disjoint_from(&value.widest(tolerance)?);
        Some(if is_disjoint { Effect::Contradicts } else { Effect::Compatible })
    }
}

fn widened(bounds: Interval, tolerance: Option<&Tolerance>) -> Interval {
    tolerance.map_or(bounds, |tolerance| tolerance.widen(&bounds))
}

/// Whether a value comes near the upper bound that is claimed: "nearly a third" is no more than 60 %, and does not bear
/// out "up to 60 percent". Every value does where something else is claimed.
fn reaches(value: &Value, claimed: &Value) -> bool {
    let Some((None, Some(limit))) = claimed.number().map(Number::ends) else { return true };
    let stated = value.number().and_then(|number| number.nominal().or(number.ends().1));
    let least = if limit > Rational::ZERO { times(limit, NEARLY_ALL) } else { None };
    match (stated, least) {
        (Some(stated), Some(least)) => stated >= least,
        _ => true,
    }
}

/// How much of an upper bound a figure has to reach to bear it out.
const NEARLY_ALL: Rational = Rational::new_raw(9, 10);

fn target<'s>(
    claim: &Claim,
    statement: &Statement,
    said: impl Iterator<Item = &'s Said> + Clone,
) -> Option<Target> {
    match claim.value.as_ref().map(|placed| &placed.value) {
        Some(Value::Text(text)) => Some(Target::Text(text.clone())),
        Some(value) => {
            let tolerance = claim.tolerance.as_ref();
            let value = statement.compared(value);
            let allowed = widened(value.compared(tolerance)?, tolerance);
            Some(Target::Claimed(value, allowed))
        }
        None => {
            let compared = said.filter(|said| said.is_compared());
            match shared_text(compared.clone()) {
                Some(text) => Some(Target::Text(text)),
                None => intersection(claim, compared.clone()).map(|shared| {
                    let written = compared.filter(|said| said.bounds(claim) == Some(shared));
                    let nominal = written.filter_map(|said| said.value()?.nominal()).next();
                    Target::Shared(shared, nominal)
                }),
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
