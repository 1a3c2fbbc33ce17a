//! The notation of values, both ways.
//!
//! What a notation means is in the documentation of [`Value`](super::Value). `1.2e6` is the way to write a magnitude: all that
//! rounds to 1.2 million.

mod figure;
mod number;
mod print;
mod slip;

use crate::text::Span;

pub(super) use number::{number, tolerance};
pub use print::exact;
pub(super) use print::{percent, quantity, shown};

/// A notation that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NotationError {
    /// The expectation or the mistake: a lower-case fragment without a stop.
    pub message: String,
    /// The place of the mistake in the notation; empty at its end when something is missing.
    pub span: Span,
    /// What to write instead, as an imperative; `None` when that is not known.
    pub help: Option<String>,
}

impl NotationError {
    pub(super) fn new(message: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), span, help: None }
    }

    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    pub(super) fn or_help(self, help: impl FnOnce() -> Option<String>) -> Self {
        Self { help: self.help.or_else(help), ..self }
    }
}

/// Returns the answer that `notation` writes.
///
/// # Errors
///
/// When it is neither `true` nor `false`.
pub(super) fn yes_no(notation: &str) -> Result<bool, NotationError> {
    let word = notation.trim();
    let error =
        || NotationError::new("`true` or `false` was expected", Span::new(0, notation.len()));
    match word {
        "true" => Ok(true),
        "false" => Ok(false),
        _ if ["yes", "y", "true"].contains(&word.to_lowercase().as_str()) => {
            Err(error().with_help("write `true`"))
        }
        _ if ["no", "n", "false"].contains(&word.to_lowercase().as_str()) => {
            Err(error().with_help("write `false`"))
        }
        _ => Err(error()),
    }
}

/// Returns the text, as it is.
///
/// # Errors
///
/// When it is blank.
pub(super) fn text(notation: &str) -> Result<String, NotationError> {
    if notation.trim().is_empty() {
        return Err(NotationError::new("a text was expected", Span::new(0, notation.len())));
    }
    Ok(notation.to_owned())
}

/// A part of a notation that knows its place.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Piece<'a> {
    fn of(notation: &'a str) -> Self {
        Self { text: notation, start: 0 }.trimmed()
    }

    fn trimmed(self) -> Self {
        let text = self.text.trim_start();
        Self { text: text.trim_end(), start: self.start + self.text.len() - text.len() }
    }

    /// Returns what follows one of the `signs`, without the white space around it.
    fn after(self, signs: &[&str]) -> Option<Self> {
        let rest = signs.iter().find_map(|sign| self.text.strip_prefix(sign))?;
        let start = self.start + self.text.len() - rest.len();
        Some(Self { text: rest, start }.trimmed())
    }

    /// Returns what precedes `sign`, without the white space around it.
    fn before(self, sign: &str) -> Option<Self> {
        self.text.strip_suffix(sign).map(|text| Self { text, ..self }.trimmed())
    }

    fn split(self, separator: &str) -> Option<(Self, Self)> {
        let (left, right) = self.text.split_once(separator)?;
        let start = self.start + left.len() + separator.len();
        Some((Self { text: left, ..self }.trimmed(), Self { text: right, start }.trimmed()))
    }

    fn error(self, message: impl Into<String>) -> NotationError {
        NotationError::new(message, Span::new(self.start, self.start + self.text.len()))
    }
}
