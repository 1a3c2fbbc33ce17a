//! The value that a citation gives, or why it gives none that can be relied on.

use serde::{Deserialize, Serialize};

use crate::dossier::Stance;
use crate::reading::{Misfit, Reading, Subject, Unresolved};
use crate::text::{Language, Span};
use crate::value::Value;

/// The value that a citation gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// One that can be relied on.
    Value {
        /// The value.
        value: Value,
        /// Its basis.
        basis: Basis,
        /// The figure in the quote that gives or confirms it, with places in the document; `None` where none does.
        reading: Option<Reading>,
        /// What that figure is of, with places in the sentence; `None` where there is no figure.
        subject: Option<Box<Subject>>,
    },
    /// One that cannot be relied on, and why.
    Doubtful(Doubt),
    /// None: its quote has no single place, or its stance says all it has to say.
    Nothing,
}

/// The basis of a citation's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The quote states it, and nobody declared it.
    Read,
    /// It is declared, and the quote states it.
    Declared,
    /// It is declared, and its digits stand in the quote, in whose language no figure is read.
    Unread(Language),
    /// It is declared, and its author says why it holds though the quote does not state it.
    Inferred,
    /// It follows from the stance.
    Stance,
}

/// Why a citation's value cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// The quote does not state the declared value; the figures it does state.
    NotInQuote(Vec<QuotedFigure>),
    /// Nothing is declared, and not exactly one figure could be meant; all that could.
    NotOne(Vec<QuotedFigure>),
    /// The figure that could be meant is of something else than the claim.
    OtherSubject(SubjectDiffers),
    /// No figure is read in the language of the quote, and nothing is declared, or what is declared has other digits.
    Unread(Language),
}

/// A figure in a quote, read as far as it could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedFigure {
    /// Its words, in the source.
    pub span: Span,
    /// Its value, or why it has none.
    pub value: Result<Value, Unresolved>,
}

/// A figure that is of something else than the claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectDiffers {
    /// The figure.
    pub figure: QuotedFigure,
    /// The part in which they differ.
    pub misfit: Misfit,
}

/// Whether a citation of this stance is not held to what the claim is of: its author does not take it for support.
pub(super) fn is_exempt(stance: Option<Stance>) -> bool {
    matches!(stance, Some(Stance::Context | Stance::Contradicts))
}

impl Content {
    /// Returns a value that no figure in the quote confirms.
    pub(super) fn value_of(value: Value, basis: Basis) -> Self {
        Self::Value { value, basis, reading: None, subject: None }
    }

    pub(super) fn read(value: Value, basis: Basis, reading: &Reading, subject: &Subject) -> Self {
        let subject = Some(Box::new(subject.clone()));
        Self::Value { value, basis, reading: Some(reading.clone()), subject }
    }

    pub(super) fn value(&self) -> Option<&Value> {
        match self {
            Self::Value { value, basis: _, reading: _, subject: _ } => Some(value),
            Self::Doubtful(_) | Self::Nothing => None,
        }
    }

    pub(super) fn reading(&self) -> Option<&Reading> {
        match self {
            Self::Value { value: _, basis: _, reading, subject: _ } => reading.as_ref(),
            Self::Doubtful(_) | Self::Nothing => None,
        }
    }
}
