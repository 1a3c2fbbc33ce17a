//! The ground of a verdict: whether a figure was read for it, or an author's word stands alone.

use crate::verdict::{Basis, Effect, Judgement};

/// What the citations are worth that support or contradict a claim: the strongest of them counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// All their values are declared: no quote states one that is read.
    Declared,
    /// One of them has a stance, which says all it has to say, and none a value that was read.
    Stance,
    /// The quote of one of them states its value.
    Read,
}

impl Ground {
    /// Every ground, from the weakest.
    pub const ALL: [Self; 3] = [Self::Declared, Self::Stance, Self::Read];

    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Stance => "stance",
            Self::Read => "read",
        }
    }

    /// Returns what the verdict on a claim rests on; `None` where no citation supports or contradicts the claim.
    pub fn of(judgement: &Judgement) -> Option<Self> {
        let speaks = |effect| matches!(effect, Some(Effect::Supports | Effect::Contradicts));
        let evidence = judgement.evidence.iter().filter(|cited| speaks(cited.effect));
        evidence.map(|cited| Self::of_basis(cited.said.basis())).max()
    }

    fn of_basis(basis: Option<Basis>) -> Self {
        match basis {
            Some(Basis::Read | Basis::Declared) => Self::Read,
            Some(Basis::Unread(_) | Basis::Inferred) => Self::Declared,
            Some(Basis::Stance) | None => Self::Stance,
        }
    }
}

/// What is said of a verdict whose ground is [`Ground::Declared`].
pub const RESTS_ON_DECLARED: &str = "rests on declared values only";

/// Returns a verdict with what is to be said of its ground: "corroborated (rests on declared values only)".
pub fn shown_verdict(judgement: &Judgement) -> String {
    match Ground::of(judgement) {
        Some(Ground::Declared) => format!("{} ({RESTS_ON_DECLARED})", judgement.verdict),
        Some(Ground::Stance | Ground::Read) | None => judgement.verdict.to_string(),
    }
}
