//! The places that findings speak of.

use crate::text::Span;

/// A place that a finding speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The role of the place.
    pub role: Role,
    /// In which text.
    pub within: Within,
    /// The bytes.
    pub span: Span,
}

impl Place {
    /// Returns a place in the claims file.
    pub fn in_claims(role: Role, span: Span) -> Self {
        Self { role, within: Within::Claims, span }
    }

    /// Returns a passage of the document at this index of the holdings.
    pub fn passage(document: usize, span: Span) -> Self {
        Self { role: Role::Passage, within: Within::Document(document), span }
    }
}

/// The role of a place in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A claim's id in the claims file.
    Claim,
    /// A citation, or a part of it, in the claims file.
    Citation,
    /// A source, or a part of it, in the claims file.
    Source,
    /// A passage of a source.
    Passage,
    /// What a rule says, in the claims file.
    Rule,
    /// A claim in the lock file.
    Lock,
    /// Words of a draft.
    Draft,
}

impl Role {
    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Citation => "citation",
            Self::Source => "source",
            Self::Passage => "passage",
            Self::Rule => "rule",
            Self::Lock => "lock",
            Self::Draft => "draft",
        }
    }
}

/// The text that a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// The claims file.
    Claims,
    /// The document at this index of the holdings.
    Document(usize),
    /// The lock file.
    Lock,
    /// The draft at this index.
    Draft(usize),
}
