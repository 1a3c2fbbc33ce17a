//! The drafts of a claims file: texts to be published, and where they state claims.
//!
//! `file` has the fields as they are written, `build` checks them.

mod build;
mod file;

use serde::{Deserialize, Serialize};

use super::formula::Formula;
use super::types::Placed;
use crate::text::{LanguageTag, Span};
use crate::value::Edtf;

pub(super) use build::{appearances, build};
pub(super) use file::{AppearanceText, DraftText};

/// A text that will be published.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The name that appearances use.
    pub id: Placed<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its file, relative to the claims file and inside its folder.
    pub file: Placed<String>,
    /// When it is to be published.
    pub published: Option<Edtf>,
    /// The language that it is declared to be written in; `None`: what its text is.
    pub language: Option<LanguageTag>,
    /// The figures that follow from claims, in the order of the file.
    pub derived: Vec<Derived>,
    /// What need not be linked to a claim, in the order of the file.
    pub set_aside: Vec<SetAside>,
    /// A remark for readers of the file.
    pub note: Option<String>,
}

/// A figure of a draft that follows from claims.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The place of the whole object.
    pub place: Span,
    /// The words of the draft that state the figure.
    pub quote: Placed<String>,
    /// The formula, as it is written: `votes-won / votes-cast`.
    pub is: Placed<String>,
    /// What that says.
    pub formula: Formula,
    /// Why it follows.
    pub because: Option<String>,
}

/// Something in a draft that need not be linked to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The place of the whole object.
    pub place: Span,
    /// The part of the draft that is set aside.
    pub what: SetAsideWhat,
    /// Why it need not be linked.
    pub because: String,
}

/// What is set aside: words, or all of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetAsideWhat {
    /// These words of the draft.
    Quote(Placed<String>),
    /// Everything of this class.
    Class(DraftClass),
}

/// Figures of a draft that are set aside together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftClass {
    /// Those that are part of a name: "Boeing 747".
    Names,
    /// Years by themselves: "in 2009".
    Years,
    /// Those in headings.
    Headings,
}

impl DraftClass {
    /// All classes, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Names, Self::Years, Self::Headings];

    /// Returns the name used in the claims file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Years => "years",
            Self::Headings => "headings",
        }
    }
}

/// A place in a draft that states a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The place of the whole object.
    pub place: Span,
    /// The draft, as an index into [`Dossier::drafts`](super::Dossier::drafts).
    pub draft: usize,
    /// The words of the draft.
    pub quote: Placed<String>,
    /// The words just before the quote.
    pub prefix: Option<String>,
    /// The words just after the quote.
    pub suffix: Option<String>,
}
