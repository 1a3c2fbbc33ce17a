//! The kinds of values.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::NotationError;
use crate::text::Span;

/// The sort of value a claim asserts. Values of different kinds are not compared.
///
/// ```
/// use crosscheck::value::Kind;
/// assert_eq!("yes-no".parse(), Ok(Kind::YesNo));
/// assert_eq!(Kind::Percent.to_string(), "percent");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// How many: a whole number of things.
    Count,
    /// How much: a number in a unit.
    Quantity,
    /// A share, in parts of a hundred.
    Percent,
    /// When: an EDTF date.
    Date,
    /// Whether something is so.
    YesNo,
    /// Words, such as a name.
    Text,
}

impl Kind {
    /// Every kind, in the order of their declaration.
    pub const ALL: [Self; 6] =
        [Self::Count, Self::Quantity, Self::Percent, Self::Date, Self::YesNo, Self::Text];

    /// Returns the name that claims files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Quantity => "quantity",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::YesNo => "yes-no",
            Self::Text => "text",
        }
    }

    /// Whether values of this kind are [numbers](super::Number).
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Count | Self::Quantity | Self::Percent)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Kind {
    type Err = NotationError;

    /// Returns the kind of that name.
    ///
    /// # Errors
    ///
    /// When no kind has the name; the message lists those there are.
    fn from_str(name: &str) -> Result<Self, NotationError> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(|kind| format!("`{kind}`")).join(", ");
            NotationError::new(format!("one of {names} was expected"), Span::new(0, name.len()))
        })
    }
}
