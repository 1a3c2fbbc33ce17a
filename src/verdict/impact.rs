//! The impact of withdrawing a source or a speaker: the verdicts that change without it.
//!
//! With a source go those that are derived from it alone; what another root carries too stays. With a speaker go the
//! citations that are that speaker's word; where others say the same in one citation, it stays as theirs. A source's own
//! voice that is not counted beside a speaker is not counted without him either: nothing is borne out further by what is
//! withdrawn.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::dossier::{Citation, Claim, Dossier, SpeakerName};

use super::judgement::judge_said;
use super::origin::{Origin, silenced};
use super::{Attributed, Effect, Judgement, Said, Verdict, with_effect};

/// The impact of withdrawing a source or speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// How many citations are withdrawn with it.
    pub citations: usize,
    /// The claims that nothing else supports, by index.
    pub alone: Vec<usize>,
    /// The claims whose verdicts change, by index, with the verdict that is left.
    pub changes: Vec<(usize, Verdict)>,
}

/// A source or speaker that is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn<'a> {
    /// The source at this index of the dossier.
    Source(usize),
    /// The speaker of this name, or of another that the dossier joins with it.
    Speaker(&'a str),
}

/// A claim without the citations that were withdrawn.
#[derive(Clone, Debug)]
pub struct Remainder {
    /// The claim, by index.
    pub claim: usize,
    /// How many of its citations are withdrawn, or lose one of their speakers.
    pub withdrawn: usize,
    /// The judgement by the evidence that remains.
    pub judgement: Judgement,
}

/// Returns what withdrawing a source or speaker would change. `judgements` are those of the dossier's claims.
pub fn impact(dossier: &Dossier, judgements: &[Judgement], withdrawn: Withdrawn<'_>) -> Impact {
    let mut impact = Impact { citations: 0, alone: Vec::new(), changes: Vec::new() };
    for left in without(dossier, judgements, withdrawn) {
        let before = &judgements[left.claim];
        let after = &left.judgement;
        impact.citations += left.withdrawn;
        if !before.origins.is_empty() && after.origins.is_empty() {
            impact.alone.push(left.claim);
        }
        if after.verdict != before.verdict {
            impact.changes.push((left.claim, after.verdict));
        }
    }
    impact
}

/// Returns what is left of each claim that a source or speaker is withdrawn from, in the order of the claims file.
///
/// Nothing is looked for or read again: what each citation says is as in the judgements.
pub fn without(
    dossier: &Dossier,
    judgements: &[Judgement],
    withdrawn: Withdrawn<'_>,
) -> Vec<Remainder> {
    let removed = Removed::new(dossier, withdrawn);
    let claims = dossier.claims.iter().zip(judgements).enumerate();
    let left = claims.filter_map(|(index, (claim, before))| {
        let touched = claim.citations.iter().filter(|citation| removed.touches(citation)).count();
        let (claim, cited) = (touched > 0).then(|| removed.left_of(claim, before))?;
        let judgement =
            judge_said(dossier, &claim, Arc::clone(&before.statement), cited, &uncounted(before));
        Some(Remainder { claim: index, withdrawn: touched, judgement })
    });
    left.collect()
}

/// Returns the voices that do not count: a source's own voice which is not counted beside a speaker rests on what he
/// said, and no less so where he is withdrawn.
fn uncounted(before: &Judgement) -> BTreeSet<Origin> {
    silenced(&before.evidence, &with_effect(&before.evidence, Effect::Supports))
}

/// The sources, or the speaker, that a withdrawal takes away.
enum Removed<'d> {
    /// For each source, whether it goes.
    Sources(Vec<bool>),
    Speaker(&'d Dossier, SpeakerName),
}

impl<'d> Removed<'d> {
    fn new(dossier: &'d Dossier, withdrawn: Withdrawn<'_>) -> Self {
        match withdrawn {
            Withdrawn::Source(source) => Self::Sources(derived_from_alone(dossier, source)),
            Withdrawn::Speaker(name) => {
                Self::Speaker(dossier, SpeakerName::new(dossier.speakers.name_of(name)))
            }
        }
    }

    fn touches(&self, citation: &Citation) -> bool {
        match self {
            Self::Sources(gone) => gone[citation.source],
            Self::Speaker(..) => citation.attributed_to.iter().any(|name| self.is_speaker(name)),
        }
    }

    fn is_speaker(&self, name: &str) -> bool {
        match self {
            Self::Sources(_) => false,
            Self::Speaker(dossier, speaker) => {
                SpeakerName::new(dossier.speakers.name_of(name)).is_same(speaker)
            }
        }
    }

    /// Returns a citation as it is left; `None` where nothing is.
    fn left(&self, citation: &Citation) -> Option<Citation> {
        if !self.touches(citation) {
            return Some(citation.clone());
        }
        let others = citation.attributed_to.iter().filter(|name| !self.is_speaker(name));
        let others: Vec<String> = others.cloned().collect();
        let stays = matches!(self, Self::Speaker(..)) && !others.is_empty();
        stays.then(|| Citation { attributed_to: others, ..citation.clone() })
    }

    /// Returns a claim with the citations that are left, and what these say.
    fn left_of(&self, claim: &Claim, judgement: &Judgement) -> (Claim, Vec<(Attributed, Said)>) {
        let cited = claim.citations.iter().zip(&judgement.evidence);
        let left = cited.filter_map(|(citation, evidence)| {
            let citation = self.left(citation)?;
            let attribution = evidence.attribution.without(|name| self.is_speaker(name));
            let attributed = Attributed { anchored: evidence.anchored.clone(), attribution };
            Some((citation, (attributed, evidence.said.clone())))
        });
        let (citations, cited) = left.unzip();
        (Claim { citations, ..claim.clone() }, cited)
    }
}

/// Returns which sources go with `source`: itself, and those that are derived from nothing but what goes.
fn derived_from_alone(dossier: &Dossier, source: usize) -> Vec<bool> {
    let mut derived: Vec<Vec<usize>> = vec![Vec::new(); dossier.sources.len()];
    // How many of the roots that a source names stay.
    let mut staying: Vec<usize> = vec![0; dossier.sources.len()];
    for (index, own) in dossier.sources.iter().enumerate() {
        for root in &own.derived_from {
            derived[*root].push(index);
            staying[index] += 1;
        }
    }
    let mut gone = vec![false; dossier.sources.len()];
    gone[source] = true;
    let mut falling = vec![source];
    while let Some(fallen) = falling.pop() {
        for index in &derived[fallen] {
            staying[*index] -= 1;
            if staying[*index] == 0 && !std::mem::replace(&mut gone[*index], true) {
                falling.push(*index);
            }
        }
    }
    gone
}
