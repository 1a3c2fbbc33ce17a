//! A lock compared with what a check finds now.

use std::collections::BTreeMap;

use super::write::origins;
use super::{IN_ARCHIVE, Lock, LockedAssertion, LockedCitation, LockedClaim, LockedPosition};
use crate::dossier::{Claim, Dossier};
use crate::value::{Relation, Side, Value, compare};
use crate::verdict::{Effect, Origin, OriginName, Verdict};

/// A claim that is not as the lock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimChange {
    /// The id of the claim.
    pub claim: String,
    /// Its index in the dossier; `None` where it is gone.
    pub index: Option<usize>,
    /// The claim as the lock says; `None` where it is new.
    pub was: Option<LockedClaim>,
    /// The claim as it is; `None` where it is gone.
    pub is: Option<LockedClaim>,
    /// Its losses.
    pub losses: Vec<ClaimDifference>,
    /// Its gains.
    pub gains: Vec<ClaimDifference>,
}

/// One way in which a claim is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimDifference {
    /// The claim itself is gone, or new.
    Claim,
    /// What is claimed: which part of it, as it was, and as it is; `None` where there is none.
    Asserted(AssertedPart, Option<String>, Option<String>),
    /// The verdict, as it was and as it is.
    Verdict(Verdict, Verdict),
    /// An origin of the citations that support the claim.
    Origin(Origin),
    /// A position.
    Position(LockedPosition),
    /// A value that others refine.
    AlsoFits(LockedPosition),
    /// Origins of a position that is still there, or was there.
    Held(LockedPosition),
    /// A citation that is not there any more, or is new.
    Citation(LockedCitation),
    /// The quote of a citation that is still there: it no longer holds, or holds now.
    Quote(LockedCitation),
    /// The effect of a citation: its name, the effect as it was, and as it is.
    Effect(String, Option<Effect>, Option<Effect>),
    /// The same positions and origins, written otherwise.
    Notation,
    /// The place of a quote: the citation, where it was, where it is.
    Place(String, String, String),
}

/// A part of what a claim asserts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssertedPart {
    /// Its sentence, of which only a digest is written down.
    Statement,
    /// The sort of value.
    Kind,
    /// The unit.
    Unit,
    /// The value.
    Value,
    /// The day that the value is for, and how it changes with time.
    Time,
    /// The tolerance.
    Tolerance,
}

impl Lock {
    /// Returns how each claim that is not what it was stands to this lock, by id; `now` is what is found of `dossier`.
    ///
    /// Claims that are gone are told where `whole` says that no claim was left out of the check.
    pub fn changes(&self, now: &Self, dossier: &Dossier, whole: bool) -> Vec<ClaimChange> {
        if self.is_older {
            return Vec::new();
        }
        let claims = dossier.claims.iter().enumerate();
        let by_id: BTreeMap<&str, (usize, &Claim)> =
            claims.map(|(index, claim)| (claim.id.value.as_str(), (index, claim))).collect();
        let gone = self.claims.iter().filter(|(id, _)| whole && !now.claims.contains_key(*id));
        let gone = gone.map(|(id, was)| ClaimChange::new(id, None, Some(was), None));
        let here = now.claims.iter().filter_map(|(id, is)| {
            let (index, claim) = by_id.get(id.as_str())?;
            let was = self.claims.get(id);
            let mut change = ClaimChange::new(id, Some(*index), was, Some(is));
            if let Some(was) = was {
                change.compare(claim, was, is);
            }
            Some(change)
        });
        let mut changes: Vec<ClaimChange> = gone.chain(here).collect();
        changes.retain(|change| !change.losses.is_empty() || !change.gains.is_empty());
        changes.sort_by(|a, b| a.claim.cmp(&b.claim));
        changes
    }
}

impl ClaimChange {
    fn new(
        id: &str,
        index: Option<usize>,
        was: Option<&LockedClaim>,
        is: Option<&LockedClaim>,
    ) -> Self {
        let whole = |missing: bool| if missing { vec![ClaimDifference::Claim] } else { Vec::new() };
        Self {
            claim: id.to_owned(),
            index,
            losses: whole(is.is_none()),
            gains: whole(was.is_none()),
            was: was.cloned(),
            is: is.cloned(),
        }
    }

    fn compare(&mut self, claim: &Claim, was: &LockedClaim, is: &LockedClaim) {
        self.losses.extend(asserted_otherwise(&was.claim, &is.claim));
        if was.verdict != is.verdict {
            let difference = ClaimDifference::Verdict(was.verdict, is.verdict);
            let is_gain = is_stronger(was.verdict, is.verdict);
            if is_gain { &mut self.gains } else { &mut self.losses }.push(difference);
        }
        self.citations(&was.citations, &is.citations);
        let renewed = renewed(was, is);
        self.losses.extend(missing(claim, &renewed, is));
        self.gains.extend(missing(claim, is, &renewed));
        self.losses.extend(no_longer_fits(claim, &renewed, is));
        self.gains.extend(no_longer_fits(claim, is, &renewed));
        let is_told = !self.losses.is_empty() || !self.gains.is_empty();
        if !is_told && !is_written_alike(was, is) {
            self.gains.push(ClaimDifference::Notation);
        }
    }

    /// Compares citations of one identity, of which there may be several with other prefixes, in order.
    fn citations(&mut self, was: &[LockedCitation], is: &[LockedCitation]) {
        let was = by_identity(was);
        let is = by_identity(is);
        for (identity, was) in &was {
            let now = is.get(identity).map_or(&[][..], Vec::as_slice);
            for (index, was) in was.iter().enumerate() {
                match now.get(index) {
                    Some(is) => self.citation(was, is),
                    None => self.losses.push(ClaimDifference::Citation((*was).clone())),
                }
            }
        }
        for (identity, is) in &is {
            let known = was.get(identity).map_or(0, Vec::len);
            let new = is.iter().skip(known).map(|is| ClaimDifference::Citation((*is).clone()));
            self.gains.extend(new);
        }
    }

    fn citation(&mut self, was: &LockedCitation, is: &LockedCitation) {
        let name = || is.citation.clone();
        match (&was.at, &is.at) {
            (Some(_), None) => return self.losses.push(ClaimDifference::Quote(was.clone())),
            (None, Some(_)) => return self.gains.push(ClaimDifference::Quote(is.clone())),
            // An archive may have another text, with other lines.
            (Some(from), Some(to))
                if from != to && ![from, to].iter().any(|at| *at == IN_ARCHIVE) =>
            {
                self.gains.push(ClaimDifference::Place(name(), from.clone(), to.clone()));
            }
            _ => {}
        }
        if was.effect != is.effect {
            let difference = ClaimDifference::Effect(name(), was.effect, is.effect);
            let is_loss = was.effect == Some(Effect::Supports) || is.effect.is_none();
            if is_loss { &mut self.losses } else { &mut self.gains }.push(difference);
        }
    }
}

/// Whether a verdict says more for a claim than another. One that is new to a conflict is not: somebody has to look.
fn is_stronger(was: Verdict, is: Verdict) -> bool {
    match is {
        Verdict::Corroborated | Verdict::SingleOrigin => was != Verdict::Corroborated,
        Verdict::Conflicting => was == Verdict::Contradicted,
        Verdict::Contradicted | Verdict::Unverified => false,
    }
}

fn by_identity(citations: &[LockedCitation]) -> BTreeMap<&str, Vec<&LockedCitation>> {
    let mut found: BTreeMap<&str, Vec<&LockedCitation>> = BTreeMap::new();
    for citation in citations {
        found.entry(&citation.citation).or_default().push(citation);
    }
    found
}

/// Whether an origin is among others. One that was one of several is there as any of them too: somebody found out which.
fn has(origins: &[Origin], origin: &Origin) -> bool {
    let is_known_now = |other: &Origin| matches!(origin, Origin::OneOf(_)) && origin.may_be(other);
    origins.iter().any(|other| other == origin || is_known_now(other))
}

/// Returns what was written down with what is found now in place of origins that are one of several, where the file was
/// written before there were lists of names: then one name stands there, with "or" between those that it may be.
fn renewed(was: &LockedClaim, is: &LockedClaim) -> LockedClaim {
    let found = is.positions.iter().flat_map(|position| &position.origins).chain(&is.origins);
    let several = found.filter(|origin| matches!(origin, Origin::OneOf(_)));
    let several: BTreeMap<Origin, &Origin> = several
        .map(|origin| {
            let names: Vec<&str> = origin.names().iter().map(OriginName::as_str).collect();
            (Origin::new(&names.join(" or ")), origin)
        })
        .collect();
    let mut renewed = was.clone();
    let wider = renewed.also_fits.iter_mut();
    let positions =
        renewed.positions.iter_mut().chain(wider).flat_map(|position| &mut position.origins);
    for origin in positions.chain(&mut renewed.origins) {
        if let Some(several) = several.get(origin) {
            *origin = (*several).clone();
        }
    }
    renewed
}

/// Whether what was written down of a claim's origins and positions is the same to the letter.
fn is_written_alike(was: &LockedClaim, is: &LockedClaim) -> bool {
    let written = |claim: &LockedClaim| {
        let positions = claim.positions.iter().chain(&claim.also_fits).map(ToString::to_string);
        (origins(&claim.origins), positions.collect::<Vec<_>>())
    };
    written(was) == written(is)
}

/// Returns the origins and positions of a claim that it does not have in `to`.
fn missing(claim: &Claim, from: &LockedClaim, to: &LockedClaim) -> Vec<ClaimDifference> {
    let origins = without(&from.origins, &to.origins);
    let mut missing: Vec<ClaimDifference> =
        origins.iter().map(|origin| ClaimDifference::Origin((*origin).clone())).collect();
    for position in &from.positions {
        let same = to.positions.iter().filter(|other| states_as_much(claim, position, other));
        let left_out = same.map(|other| without(&position.origins, &other.origins));
        match left_out.min_by_key(Vec::len) {
            None => missing.push(ClaimDifference::Position(position.clone())),
            Some(left_out) if left_out.iter().all(|origin| has(&from.origins, origin)) => {
                // It supported the claim and is told as an origin of it, unless it still supports it elsewhere.
                let untold = left_out.iter().any(|origin| has(&to.origins, origin));
                missing.extend(untold.then(|| held(position, &left_out)));
            }
            Some(left_out) => missing.push(held(position, &left_out)),
        }
    }
    missing
}

/// Returns the values of a claim, refined by others, that do not stand in `to` as such or as positions, or not by all of
/// the same origins.
fn no_longer_fits(claim: &Claim, from: &LockedClaim, to: &LockedClaim) -> Vec<ClaimDifference> {
    let stated = || to.also_fits.iter().chain(&to.positions);
    let lost = from.also_fits.iter().filter(|wide| {
        let mut same = stated().filter(|other| states_as_much(claim, wide, other));
        !same.any(|other| without(&wide.origins, &other.origins).is_empty())
    });
    lost.map(|wide| ClaimDifference::AlsoFits(wide.clone())).collect()
}

/// Returns the parts of what is claimed that are not what they were.
fn asserted_otherwise(was: &LockedAssertion, is: &LockedAssertion) -> Vec<ClaimDifference> {
    let text = |text: &String| Some(text.clone());
    let parts = [
        (AssertedPart::Statement, text(&was.statement), text(&is.statement)),
        (AssertedPart::Kind, text(&was.kind), text(&is.kind)),
        (AssertedPart::Unit, was.unit.clone(), is.unit.clone()),
        (AssertedPart::Value, was.value.clone(), is.value.clone()),
        (AssertedPart::Tolerance, was.tolerance.clone(), is.tolerance.clone()),
        (AssertedPart::Time, was.time.clone(), is.time.clone()),
    ];
    let other = parts.into_iter().filter(|(_, was, is)| was != is);
    other.map(|(part, was, is)| ClaimDifference::Asserted(part, was, is)).collect()
}

fn held(position: &LockedPosition, by: &[&Origin]) -> ClaimDifference {
    let origins = by.iter().map(|origin| (*origin).clone()).collect();
    ClaimDifference::Held(LockedPosition { value: position.value.clone(), origins })
}

fn without<'a>(origins: &'a [Origin], others: &[Origin]) -> Vec<&'a Origin> {
    origins.iter().filter(|origin| !has(others, origin)).collect()
}

fn states_as_much(claim: &Claim, position: &LockedPosition, other: &LockedPosition) -> bool {
    match (&position.value, &other.value) {
        (None, None) => true,
        (Some(from), Some(to)) => says_as_much(claim, from, to),
        _ => false,
    }
}

/// Whether the value `to` is `from` or lies within it. Where the claim has a tolerance, a position is all that its
/// values span, and grows with them: there it is enough that they meet.
fn says_as_much(claim: &Claim, from: &str, to: &str) -> bool {
    let parsed = |notation: &str| Value::parse(claim.kind, notation).ok();
    let (Some(from_value), Some(to_value)) = (parsed(from), parsed(to)) else { return from == to };
    match compare(&to_value, &from_value, claim.tolerance.as_ref()) {
        Relation::Same | Relation::Within(Side::Left) => true,
        Relation::Within(Side::Right) | Relation::Overlapping => claim.tolerance.is_some(),
        Relation::Disjoint | Relation::Incomparable => from == to,
    }
}
