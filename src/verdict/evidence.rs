//! The last step: the effect of a citation on its claim.

use crate::dossier::{Claim, Stance};
use crate::quote::State;
use crate::source::Region;
use crate::value::Value;

use super::over_time::Course;
use super::{Anchored, Attributed, Attribution, Effect, Said, Statement, Yardstick};

/// All that is known of a citation: each part is what one step adds to those before it.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The place of its quote.
    pub anchored: Anchored,
    /// Its origins.
    pub attribution: Attribution,
    /// Its value and stance.
    pub said: Said,
    /// Its effect on the claim; `None` where its quote does not hold, or says nothing of the claim.
    pub effect: Option<Effect>,
    /// Whether the declared stance is another than the figures give.
    pub stance_mismatch: bool,
}

impl Evidence {
    /// Returns the state of its quote.
    pub fn state(&self) -> State {
        self.anchored.state()
    }

    /// Returns the value it gives; `None` where it does not hold, or gives none that can be relied on.
    pub fn value(&self) -> Option<&Value> {
        self.said.value()
    }

    /// Whether it stands in an earlier mail that its source quotes, and nobody is named who wrote that.
    pub(super) fn is_of_quoted_mail(&self) -> bool {
        let place = self.anchored.place.as_ref();
        !self.attribution.is_speech && place.is_some_and(|place| place.region == Region::QuotedMail)
    }

    /// Whether it holds and says something of the claim.
    pub fn is_weighed(&self) -> bool {
        self.effect.is_some()
    }

    /// Whether it contradicts the claim without giving a value of its own.
    pub fn denies(&self) -> bool {
        self.effect == Some(Effect::Contradicts) && self.value().is_none()
    }
}

/// Returns the citations of a claim with what they do to it, in their order; `cited` are all of them.
pub(super) fn weigh(
    claim: &Claim,
    statement: &Statement,
    cited: Vec<(Attributed, Said)>,
    course: Option<&Course>,
) -> Vec<Evidence> {
    let is_measure = |index: usize| course.is_none_or(|course| course.is_of_its_day(index));
    let measures = cited.iter().enumerate().filter(|(index, _)| is_measure(*index));
    let yardstick = Yardstick::of(claim, statement, measures.map(|(_, (_, said))| said));
    let cited = cited.into_iter().enumerate();
    let weighed = cited.map(|(index, (Attributed { anchored, attribution }, said))| {
        let holds = anchored.state().holds() && said.doubt().is_none();
        let timed = |measured| match course {
            Some(course) => course.effect(index, said.value(), measured),
            None => measured,
        };
        let effect = if holds { effect(claim, statement, &yardstick, &said, timed) } else { None };
        let stance_mismatch = holds && is_stance_mismatch(claim, &said, effect);
        // What its own author does not take for support is none.
        let effect = effect.filter(|effect| !(stance_mismatch && *effect == Effect::Supports));
        Evidence { anchored, attribution, said, effect, stance_mismatch }
    });
    weighed.collect()
}

/// Returns what a citation that holds does to the claim, by its value and by its stance.
fn effect(
    claim: &Claim,
    statement: &Statement,
    yardstick: &Yardstick<'_>,
    said: &Said,
    timed: impl Fn(Effect) -> Effect,
) -> Option<Effect> {
    let measured = said.value().and_then(|value| yardstick.measure(value));
    let measured = measured.map(|effect| statement.narrowed(effect, said.reading()));
    // An open claim has nothing that a value could contradict but other values.
    let denies = said.stance == Some(Stance::Contradicts)
        && (said.value().is_none() || claim.value.is_some());
    let effect = match (said.stance, measured) {
        (Some(Stance::Context), _) => return Some(Effect::Context),
        (_, Some(effect)) => Some(effect),
        (_, None) if denies => Some(Effect::Contradicts),
        (_, None) => said.value().map(|_| Effect::Compatible),
    };
    effect.map(timed)
}

/// Whether the stance that an author declared is another than the figures of a citation give, which have this effect.
fn is_stance_mismatch(claim: &Claim, said: &Said, effect: Option<Effect>) -> bool {
    match (said.stance, said.value()) {
        (Some(Stance::Context) | None, _) => false,
        // What was right on its day speaks neither for nor against.
        _ if effect == Some(Effect::Superseded) => false,
        // "Supports" is yes to an open question, and "contradicts" is no.
        (Some(stance), Some(Value::YesNo(answer))) if claim.value.is_none() => {
            *answer != (stance == Stance::Supports)
        }
        (Some(_), Some(_)) if claim.value.is_none() => false,
        (Some(Stance::Supports), _) => effect != Some(Effect::Supports),
        (Some(Stance::Contradicts), _) => effect != Some(Effect::Contradicts),
    }
}
