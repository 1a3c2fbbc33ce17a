//! What an editor may do with a claim.

use crate::check::rests_on_declared;
use crate::finding::Level;
use crate::verdict::Verdict;

use super::shown::ShownClaim;

/// What an editor may do with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Nothing bears it out, or something about it is denied.
    NotToPrint,
    /// It can be printed if the words say who says so, or what speaks against it.
    WithCare,
    /// Two origins or more bear it out, and there is nothing to tell of it.
    Holds,
}

impl Standing {
    /// Returns how a claim stands by its verdict and the findings about it.
    pub(super) fn of(claim: &ShownClaim<'_>) -> Self {
        let is_denied = claim.all_findings().any(|finding| finding.level() == Level::Deny);
        match claim.judgement.verdict {
            _ if is_denied => Self::NotToPrint,
            Verdict::Contradicted | Verdict::Unverified => Self::NotToPrint,
            Verdict::Conflicting | Verdict::SingleOrigin => Self::WithCare,
            Verdict::Corroborated if rests_on_declared(claim.judgement) => Self::WithCare,
            Verdict::Corroborated if claim.all_findings().next().is_some() => Self::WithCare,
            Verdict::Corroborated => Self::Holds,
        }
    }
}
