//! A mistake in a text that has a grammar of its own: a rule, a formula.

use crate::text::Span;

/// A mistake in the text of a rule or formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands in the text, in bytes.
    pub span: Span,
    /// The mistake, in one line.
    pub message: String,
    /// What was expected there, to be shown under the marked text.
    pub label: &'static str,
    /// The next thing to try, where one is known.
    pub help: Option<String>,
}

impl Mistake {
    pub(super) fn new(span: Span, message: impl Into<String>, label: &'static str) -> Self {
        Self { span, message: message.into(), label, help: None }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}
