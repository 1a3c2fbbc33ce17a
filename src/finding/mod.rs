//! Outcomes put into words: what to tell the user, how much it matters, where it is.

mod code;
mod describe;
mod level;
mod words;

pub use code::Code;
pub use describe::{Facts, describe, describe_gains, describe_losses};
pub use level::{Level, Levels};
pub use words::{accepted_positions, counted, shown_position, shown_value};

use crate::text::Span;

/// One thing to tell the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub code: Code,
    /// How much it matters.
    pub level: Level,
    /// The index of the claim; `None` where it is about a source or a rule.
    pub claim: Option<usize>,
    /// The index of the rule; `None` where it is about none.
    pub rule: Option<usize>,
    /// The indices of the citations in that claim.
    pub citations: Vec<usize>,
    /// One sentence, enough by itself, without a stop at its end.
    pub message: String,
    /// Where it is; the first place is the one to go to. Never empty.
    pub places: Vec<Place>,
    /// What else there is to know, each a sentence without a stop.
    pub notes: Vec<String>,
    /// The next thing to try.
    pub help: String,
}

impl Finding {
    /// Whether it is about one citation by itself: that at index `citation` of the claim at index `claim`.
    pub fn is_of_citation(&self, claim: usize, citation: usize) -> bool {
        self.claim == Some(claim)
            && self.citations == [citation]
            && self.places.first().is_some_and(|place| place.role == Role::Citation)
    }
}

/// A place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What stands there.
    pub role: Role,
    /// In which text.
    pub text: Text,
    /// The bytes.
    pub span: Span,
}

/// What stands at a place.
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
        }
    }
}

/// A text that places are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Text {
    /// The claims file.
    Claims,
    /// The document at this index of the holdings.
    Document(usize),
    /// The lock file.
    Lock,
}
