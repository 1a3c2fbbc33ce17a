//! The subject of a finding, and how messages name it.

use std::slice;

use crate::dossier::Dossier;

use super::words::{in_backticks, listed};

/// The subject of a finding: sources, claims, citations and rules by their indices in the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A source.
    Source(usize),
    /// Two documents, each by the sources that have it.
    Documents([Vec<usize>; 2]),
    /// One citation of a claim by itself, by its index in the claim.
    Citation {
        /// The claim.
        claim: usize,
        /// The citation.
        citation: usize,
    },
    /// A claim.
    Claim {
        /// The claim.
        claim: usize,
        /// The citations that make it so, by their indices in the claim.
        citations: Vec<usize>,
    },
    /// A passage that speaks to a claim and is not cited, by the sources that have it.
    Passage {
        /// The claim.
        claim: usize,
        /// The sources.
        sources: Vec<usize>,
    },
    /// A claim of the lock file that is no longer in the claims file, by its id.
    GoneClaim(String),
    /// A rule.
    Rule(usize),
    /// The tables of words that the claims file names, or named.
    Words,
    /// The lock file, by its name.
    Lock(String),
    /// A draft, by the path of its file.
    Draft(String),
}

impl Subject {
    /// Returns a claim by itself.
    pub(super) fn claim_alone(claim: usize) -> Self {
        Self::Claim { claim, citations: Vec::new() }
    }

    /// Returns the claim; `None` where it is about a source or a rule, or the claim is gone.
    pub fn claim(&self) -> Option<usize> {
        match self {
            Self::Citation { claim, citation: _ }
            | Self::Claim { claim, citations: _ }
            | Self::Passage { claim, sources: _ } => Some(*claim),
            Self::Source(_)
            | Self::Documents(_)
            | Self::GoneClaim(_)
            | Self::Rule(_)
            | Self::Words
            | Self::Lock(_)
            | Self::Draft(_) => None,
        }
    }

    /// Returns the rule; `None` where it is about none.
    pub fn rule(&self) -> Option<usize> {
        if let Self::Rule(rule) = self { Some(*rule) } else { None }
    }

    /// Returns the citations of the claim, by their indices in it; empty where it is about none.
    pub fn citations(&self) -> &[usize] {
        match self {
            Self::Citation { claim: _, citation } => slice::from_ref(citation),
            Self::Claim { claim: _, citations } => citations,
            Self::Source(_)
            | Self::Documents(_)
            | Self::Passage { .. }
            | Self::GoneClaim(_)
            | Self::Rule(_)
            | Self::Words
            | Self::Lock(_)
            | Self::Draft(_) => &[],
        }
    }

    /// Returns how a message names it, by its ids in `dossier`: "`votes`, `wsj`" for a citation.
    pub fn name(&self, dossier: &Dossier) -> String {
        let claim = |index: usize| in_backticks(&dossier.claims[index].id.value);
        let source = |index: usize| in_backticks(&dossier.sources[index].id.value);
        let sources = |indices: &[usize]| {
            listed(&indices.iter().map(|index| source(*index)).collect::<Vec<_>>())
        };
        match self {
            Self::Source(index) => source(*index),
            Self::Documents([one, other]) => format!("{} and {}", sources(one), sources(other)),
            Self::Citation { claim: index, citation } => {
                let cited = dossier.claims[*index].citations[*citation].source;
                format!("{}, {}", claim(*index), source(cited))
            }
            Self::Claim { claim: index, citations: _ } => claim(*index),
            Self::Passage { claim: index, sources: all } => {
                format!("{}, {}", claim(*index), sources(all))
            }
            Self::GoneClaim(id) | Self::Lock(id) | Self::Draft(id) => in_backticks(id),
            Self::Rule(index) => in_backticks(&dossier.rules[*index].id.value),
            Self::Words => "`words`".to_owned(),
        }
    }
}
