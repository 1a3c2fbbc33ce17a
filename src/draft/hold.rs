//! A figure of a draft held to the claim that it is linked to.

use crate::dossier::Claim;
use crate::reading::{Assertion, FigureRole, Fit, Misfit, Reader, Reading, SubjectPart};
use crate::value::{Edtf, Kind, Number, Value};
use crate::verdict::{Effect, Judgement, Stated, Verdict};

use super::item::{ItemOutcome, Why};
use super::points::in_other_points;
use super::prose::{Asked, ReadSentence};
use super::stand::Stand;

/// How the figures of a stretch stand to a claim that it is linked to.
pub(super) enum Meant {
    /// This one is the claim's; with what nothing relates it to the claim by, where something does not.
    One(usize, Option<Misfit>),
    /// One of these is, and what they are of does not decide.
    Several(Vec<usize>),
    /// These are all of something else.
    OfSomethingElse(Vec<(usize, Misfit)>),
    /// None of them is of the claim's kind.
    None,
}

/// Returns which of the figures `numbers` of a sentence is that of a claim.
pub(super) fn meant(
    text: &str,
    sentence: &ReadSentence,
    numbers: &[usize],
    claim: &Claim,
    judgement: &Judgement,
    reader: &Reader,
) -> Meant {
    let unit = claim.unit.as_deref();
    let fitting: Vec<usize> = numbers
        .iter()
        .copied()
        .filter(|number| sentence.mentions[*number].fits(claim.kind, unit, reader))
        .collect();
    if fitting.is_empty() {
        return not_of_its_sort(sentence, numbers, claim);
    }
    let claimed = &judgement.statement.claimed;
    let words = sentence.span.of(text);
    let mut apart = Vec::new();
    let mut ranked: Vec<(usize, usize, Option<Misfit>)> = Vec::new();
    for number in fitting.iter().copied() {
        let (subjects, mentions) = (&sentence.subjects, &sentence.mentions);
        if let Some(misfit) = in_other_points(&mentions[number], words, claim, reader) {
            apart.push((number, misfit));
            continue;
        }
        match reader.fit(claimed, subjects, mentions, number, words) {
            Fit::Fits { rank, .. } => ranked.push((rank + 1, number, None)),
            Fit::Apart(misfit) if is_settled_by_link(&misfit, fitting.len()) => {
                ranked.push((1, number, None));
            }
            // "57 of 240 contracts" has as many contracts as the claim, and says more of some of them.
            Fit::Apart(misfit) if is_whole(&misfit) => ranked.push((0, number, Some(misfit))),
            // A sentence that only plans it says less than the claim.
            Fit::Apart(misfit) if misfit.part == SubjectPart::Assertion && is_weaker(&misfit) => {
                ranked.push((0, number, Some(misfit)));
            }
            Fit::Unrelated(misfit) => ranked.push((0, number, Some(misfit))),
            Fit::Apart(misfit) => apart.push((number, misfit)),
        }
    }
    let Some(best) = ranked.iter().map(|(rank, ..)| *rank).max() else {
        return Meant::OfSomethingElse(apart);
    };
    ranked.retain(|(rank, ..)| *rank == best);
    match ranked.as_slice() {
        [(_, number, misfit)] => Meant::One(*number, misfit.clone()),
        several => Meant::Several(several.iter().map(|(_, number, _)| *number).collect()),
    }
}

/// Whether a link behind a figure says all the same that it is the claim's: it is the only one that words beside others could
/// be told from, or it is told as an earlier figure or a part of another, which each is at some time.
fn is_settled_by_link(misfit: &Misfit, figures: usize) -> bool {
    match misfit.part {
        SubjectPart::Place => figures == 1,
        SubjectPart::Role => {
            [FigureRole::Previous, FigureRole::Part].map(FigureRole::name).contains(&&*misfit.found)
        }
        _ => false,
    }
}

fn is_whole(misfit: &Misfit) -> bool {
    misfit.part == SubjectPart::Role && misfit.found == FigureRole::Whole.name()
}

fn is_weaker(misfit: &Misfit) -> bool {
    let denied = Assertion::Denied.name();
    misfit.found != denied && misfit.claimed != denied
}

/// Returns that the only figure of a stretch is of another sort than the claim's: dollars where the claim has pounds.
fn not_of_its_sort(sentence: &ReadSentence, numbers: &[usize], claim: &Claim) -> Meant {
    let is_number = matches!(claim.kind, Kind::Count | Kind::Quantity | Kind::Percent);
    let [number] = numbers else { return Meant::None };
    let asked = Asked::of(&sentence.mentions[*number]);
    if !is_number || asked.kind == Kind::Date {
        return Meant::None;
    }
    let sort = |kind: Kind, unit: Option<&str>| unit.map_or(kind.to_string(), str::to_owned);
    let misfit = Misfit {
        part: SubjectPart::Noun,
        claimed: sort(claim.kind, claim.unit.as_deref()),
        found: sort(asked.kind, asked.unit.as_deref()),
    };
    Meant::OfSomethingElse(vec![(*number, misfit)])
}

/// What a figure of a draft says, to be held to a claim.
pub(super) struct Own<'a> {
    value: &'a Value,
    /// Its reading, where it was read for the claim.
    reading: Option<&'a Reading>,
}

impl<'a> Own<'a> {
    pub(super) fn of(reading: &'a Reading) -> Self {
        Self { value: &reading.value, reading: Some(reading) }
    }

    /// Returns one that was read before, of which only the value is known.
    pub(super) fn of_value(value: &'a Value) -> Self {
        Self { value, reading: None }
    }
}

/// Returns what comes of a figure that is the claim's, and why.
pub(super) fn held(
    own: &Own<'_>,
    claim: &Claim,
    judgement: &Judgement,
) -> (ItemOutcome, Option<Why>) {
    if let Some(stand) = by_days(own, claim) {
        return (outcome_of(stand), None);
    }
    let limit = own.reading.and_then(Reading::limit).or(judgement.statement.limit);
    let at_limit = limit.and_then(|limit| own.reading?.at(limit));
    let value = at_limit.unwrap_or(own.value);
    // 2008 of `2008/..`, where the draft or the claim says "since".
    let at = |value: &Value| limit.map_or_else(|| value.clone(), |limit| limit.of_value(value));
    let verdict = || Some(Why::Verdict(judgement.verdict));
    let not_held = matches!(
        judgement.verdict,
        Verdict::Conflicting | Verdict::Contradicted | Verdict::Unverified
    );
    let outcome = match &claim.value {
        Some(placed) => by_value(value, &at(&placed.value), claim),
        None => by_positions(value, &at, judgement, claim),
    };
    if not_held && is_span_of_all(value, judgement) {
        return (ItemOutcome::Covered, None);
    }
    match outcome {
        ItemOutcome::Differs if is_outdated(value, claim, judgement) => {
            (ItemOutcome::Outdated, None)
        }
        ItemOutcome::Covered if not_held && !holds_all(value, judgement, claim) => {
            (ItemOutcome::ClaimNotHeld, verdict())
        }
        ItemOutcome::Narrower if not_held => (ItemOutcome::Narrower, verdict()),
        outcome => (outcome, None),
    }
}

/// Returns how a time of which the draft gives both ends stands to that of a claim, where it is not the same: another end, or
/// one where the claim has none, is not what the claim says. `None` where it is the same, or the claim gives no such time.
fn by_days(own: &Own<'_>, claim: &Claim) -> Option<Stand> {
    let days = own.reading.and_then(Reading::span_of_days)?;
    let Value::Date(claimed) = &claim.value.as_ref()?.value else { return None };
    let notation = claimed.to_string();
    let (from, to) = notation.split_once('/')?;
    let ends = [Edtf::parse(from), Edtf::parse(to)].map(|end| end.ok().map(Value::Date));
    let stand = match ends {
        [Some(from), Some(to)] => Stand::of_days(days, &(from, to)),
        _ => Stand::Narrower,
    };
    Some(stand).filter(|stand| *stand != Stand::Same)
}

fn by_value(value: &Value, claimed: &Value, claim: &Claim) -> ItemOutcome {
    let stand = Stand::of(value, claimed, claim.tolerance.as_ref());
    stand.map_or(ItemOutcome::Differs, outcome_of)
}

fn outcome_of(stand: Stand) -> ItemOutcome {
    match stand {
        Stand::Same => ItemOutcome::Covered,
        Stand::Narrower => ItemOutcome::Narrower,
        Stand::Differs => ItemOutcome::Differs,
    }
}

/// An open claim is what its passages say: where they agree.
fn by_positions(
    value: &Value,
    at: &dyn Fn(&Value) -> Value,
    judgement: &Judgement,
    claim: &Claim,
) -> ItemOutcome {
    let outcomes = judgement.positions.iter().filter_map(|position| match &position.stated {
        Stated::Value(stated, _) => Some(by_value(value, &at(stated), claim)),
        Stated::Denial => None,
    });
    outcomes.max().unwrap_or(ItemOutcome::Differs)
}

/// Whether the draft's figure takes in whatever anybody stated: "between 650 and more than 900".
fn holds_all(value: &Value, judgement: &Judgement, claim: &Claim) -> bool {
    let Some(own) = value.compared(claim.tolerance.as_ref()) else { return false };
    judgement.positions.len() > 1
        && judgement.positions.iter().all(|position| match &position.stated {
            Stated::Value(_, Some(bounds)) => own.contains(bounds),
            Stated::Value(_, None) | Stated::Denial => false,
        })
}

/// Whether the draft's range reaches from the least to the greatest figure that anybody stated: "between 3,500 and 8,000" where the
/// one says some 3,500 and the other 8,000.
fn is_span_of_all(value: &Value, judgement: &Judgement) -> bool {
    let figures = judgement.positions.iter().map(|position| match &position.stated {
        Stated::Value(stated, _) => stated.number().and_then(Number::written),
        Stated::Denial => None,
    });
    let Some(figures) = figures.collect::<Option<Vec<_>>>() else { return false };
    let ends = figures.iter().min().copied().zip(figures.iter().max().copied());
    let own = value.number().map(Number::ends).and_then(|(lower, upper)| lower.zip(upper));
    own.is_some_and(|(lower, upper)| lower < upper) && own == ends
}

/// Whether a citation gives the figure that later ones replaced.
fn is_outdated(value: &Value, claim: &Claim, judgement: &Judgement) -> bool {
    judgement.evidence.iter().any(|evidence| {
        let own = evidence.value().filter(|_| evidence.effect == Some(Effect::Superseded));
        own.is_some_and(|own| by_value(value, own, claim) == ItemOutcome::Covered)
    })
}
