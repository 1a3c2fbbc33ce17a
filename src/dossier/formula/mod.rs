//! Formulas: how a figure of a draft follows from claims, such as `votes-won / votes-cast`.
//!
//! `words` parts the text, `parse` makes steps of it, `sorts` says what comes of each, `derivation` computes over
//! intervals and holds a stated figure to what follows. All of it is exact.
//!
//! - White space stands around every operator, as in rules: ids hold `-`. Parentheses may touch what they enclose.
//! - Dates are subtracted from one another, which gives days, or moved by days and weeks. Months have no fixed length.
//! - Amounts are added where their kind and unit are the same. A bare number takes the unit of what it is added to.
//! - A difference of two percentages or shares is in points, and so is `turnout - 50%`. What is left of a figure is a
//!   percentage (`100 - turnout`, `100% - turnout`), and so is one that a bare number is taken from (`turnout - 5`).
//! - The quotient of two counts, or of two quantities in one unit, is a share; of two others, a number whose unit nobody
//!   says.

mod derivation;
mod parse;
mod sorts;
mod words;

pub use derivation::{Agreement, Derivation, DerivationSort, NotDerived, StatedUnit};

use super::mistake::Mistake;
use super::problem::quoted;
use super::rules::Known;
use super::types::Dossier;
use crate::text::suggest;
use crate::value::{Rational, Side};

/// A figure that is computed from claims.
///
/// ```
/// use crosscheck::dossier::{Agreement, Formula, StatedUnit, Syntax, read};
/// use crosscheck::value::{Kind, Value};
///
/// let text = r#"{ "version": 1, "sources": {}, "claims": {
///   "won": { "statement": "540 votes were for him.", "kind": "count", "value": 540 },
///   "cast": { "statement": "650 votes were cast.", "kind": "count", "value": 650 } } }"#;
/// let dossier = read(text, Syntax::Json).0.unwrap();
/// let share = Formula::parse("won / cast", &dossier).unwrap().value_in(&dossier).unwrap();
/// let says = |figure| share.agreement(&Value::parse(Kind::Percent, figure).unwrap(), StatedUnit::None);
/// assert_eq!(says("83%"), Agreement::BorneOut);
/// assert_eq!(says(">80%"), Agreement::BorneOut);
/// assert_eq!(says("84%"), Agreement::Differs);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// In the order in which they are taken: each takes its operands from the end of what those before it leave.
    steps: Vec<Step>,
    sort: DerivationSort,
}

/// A step of a computation. Percentages are computed as parts of one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// The value of a claim, times a factor that is more than zero.
    Claim {
        id: String,
        factor: Rational,
    },
    Figure(Rational),
    Negate,
    /// `hundredth` is the side of which a hundredth is taken first: a bare number that is meant as a percentage.
    Apply {
        operator: Operator,
        hundredth: Option<Side>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

impl Formula {
    /// Returns the formula that `text` writes, by the ids of the claims of `dossier`.
    ///
    /// # Errors
    ///
    /// All that is wrong with it, in its order; at least one.
    ///
    /// ```
    /// use crosscheck::dossier::{Formula, Syntax, read};
    /// let text = r#"{ "version": 1, "sources": {}, "claims": {
    ///   "cast": { "statement": "How many votes were cast?", "kind": "count" } } }"#;
    /// let dossier = read(text, Syntax::Json).0.unwrap();
    /// let mistakes = Formula::parse("540 / cats", &dossier).unwrap_err();
    /// assert_eq!(mistakes[0].message, "there is no claim `cats`");
    /// assert_eq!(mistakes[0].help.as_deref(), Some("did you mean `cast`?"));
    /// ```
    pub fn parse(text: &str, dossier: &Dossier) -> Result<Self, Vec<Mistake>> {
        let near = |wrong: &str, known: &Known| {
            let near = suggest(wrong, known.0.keys().map(String::as_str))?;
            Some(format!("did you mean {}?", quoted(near)))
        };
        let formula = Self::read(text, &Known::of(&dossier.claims), near)?;
        // All claims of a dossier are right.
        formula.ok_or_else(Vec::new)
    }

    /// Returns the formula that `text` writes; `None` where one of its claims is wrong and has been reported.
    pub(super) fn read(
        text: &str,
        known: &Known,
        near: impl Fn(&str, &Known) -> Option<String>,
    ) -> Result<Option<Self>, Vec<Mistake>> {
        parse::parse(text, known, near)
    }

    /// Returns what the result is.
    pub fn sort(&self) -> &DerivationSort {
        &self.sort
    }

    /// Returns the ids of the claims that it is computed from, in its order; one that stands twice is there twice.
    pub fn claims(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| match step {
            Step::Claim { id, .. } => Some(id.as_str()),
            Step::Figure(_) | Step::Negate | Step::Apply { .. } => None,
        })
    }
}
