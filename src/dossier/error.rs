//! Why a value of the syntax tree could not be read, in the words of JSON rather than Rust.

use std::fmt;

use jsonc_parser::ast::Value;
use serde::de::{self, Expected, Unexpected};

/// Why a value could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// It stands in the journal already.
    #[error("reported")]
    Reported,
    /// The value is of another type.
    #[error("expected {expected}, found {found}")]
    Type {
        /// What the reading type wants.
        expected: String,
        /// The role of the place.
        found: &'static str,
    },
    /// Anything else that a type may complain about.
    #[error("{0}")]
    Other(String),
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(_) => "a string",
            Unexpected::NewtypeStruct => "a number",
            Unexpected::Bool(true) => "`true`",
            Unexpected::Bool(false) => "`false`",
            Unexpected::Unit => "`null`",
            Unexpected::Seq => "a list",
            Unexpected::Map => "an object",
            _ => "something else",
        };
        Self::Type { expected: expected.to_string(), found }
    }
}

/// Returns what a value is, for a visitor that does not want it.
pub(super) fn unexpected<'v>(value: &'v Value<'_>) -> Unexpected<'v> {
    match value {
        Value::StringLit(string) => Unexpected::Str(&string.value),
        Value::NumberLit(_) => Unexpected::NewtypeStruct,
        Value::BooleanLit(boolean) => Unexpected::Bool(boolean.value),
        Value::NullKeyword(_) => Unexpected::Unit,
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}
