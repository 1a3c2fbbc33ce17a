//! What a source or a speaker carries: what is left of the verdicts where one is withdrawn.
//!
//! With a source go those that are derived from it alone; what another root carries too stays. With a speaker go the
//! citations that are that speaker's word; where others say the same in one citation, it stays as theirs.

use crate::dossier::{Citation, Claim, Dossier};
use crate::source::Holdings;

use super::origins::Origin;
use super::{Effect, Found, Judgement, Verdict, judge};

/// What a source or speaker carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// How many citations are withdrawn with it.
    pub citations: usize,
    /// The claims that nothing else supports, by index.
    pub alone: Vec<usize>,
    /// The claims whose verdicts change, by index, with the verdict that is left.
    pub changes: Vec<(usize, Verdict)>,
}

/// What is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn<'a> {
    /// The source at this index of the dossier.
    Source(usize),
    /// The speaker of this name, or of another that the dossier joins with it.
    Speaker(&'a str),
}

/// Returns what withdrawing a source or speaker would change. `judgements` are those of the dossier's claims.
///
/// The quotes are not looked for again: their places are those of the judgements.
pub fn impact(
    dossier: &Dossier,
    holdings: &Holdings,
    judgements: &[Judgement],
    withdrawn: Withdrawn<'_>,
) -> Impact {
    let gone = Gone::new(dossier, withdrawn);
    let mut impact = Impact { citations: 0, alone: Vec::new(), changes: Vec::new() };
    for (index, (claim, judgement)) in dossier.claims.iter().zip(judgements).enumerate() {
        let touched = claim.citations.iter().filter(|citation| gone.touches(citation)).count();
        if touched == 0 {
            continue;
        }
        impact.citations += touched;
        let (left, found) = gone.left_of(claim, judgement);
        let after = judge(dossier, &left, holdings, &found);
        if supports(judgement) && !supports(&after) {
            impact.alone.push(index);
        }
        if after.verdict != judgement.verdict {
            impact.changes.push((index, after.verdict));
        }
    }
    impact
}

fn supports(judgement: &Judgement) -> bool {
    judgement.evidence.iter().any(|cited| cited.effect == Some(Effect::Supports))
}

/// What goes with what is withdrawn.
enum Gone<'d> {
    /// For each source, whether it goes.
    Sources(Vec<bool>),
    Speaker(&'d Dossier, Origin),
}

impl<'d> Gone<'d> {
    fn new(dossier: &'d Dossier, withdrawn: Withdrawn<'_>) -> Self {
        match withdrawn {
            Withdrawn::Source(source) => Self::Sources(derived_from_alone(dossier, source)),
            Withdrawn::Speaker(name) => {
                Self::Speaker(dossier, Origin::new(dossier.speakers.name_of(name)))
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
                Origin::new(dossier.speakers.name_of(name)) == *speaker
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

    /// Returns a claim with the citations that are left, and what came of looking for their quotes.
    fn left_of(&self, claim: &Claim, judgement: &Judgement) -> (Claim, Vec<Found>) {
        let cited = claim.citations.iter().zip(&judgement.evidence);
        let left = cited.filter_map(|(citation, evidence)| {
            let found = Found {
                outcome: evidence.outcome.clone(),
                elsewhere: evidence.elsewhere.clone(),
                voice: evidence.voice.clone(),
            };
            Some((self.left(citation)?, found))
        });
        let (citations, found) = left.unzip();
        (Claim { citations, ..claim.clone() }, found)
    }
}

/// Returns which sources go with `source`: itself, and those that are derived from nothing but what goes.
fn derived_from_alone(dossier: &Dossier, source: usize) -> Vec<bool> {
    let mut gone = vec![false; dossier.sources.len()];
    gone[source] = true;
    // Each round withdraws what is derived from the last one's; derivations make no circle.
    loop {
        let falls = |index: &usize| {
            let roots = &dossier.sources[*index].derived_from;
            !gone[*index] && !roots.is_empty() && roots.iter().all(|root| gone[*root])
        };
        let falling: Vec<usize> = (0..gone.len()).filter(falls).collect();
        if falling.is_empty() {
            return gone;
        }
        falling.into_iter().for_each(|index| gone[index] = true);
    }
}
