//! Reading a notation from left to right.

use super::NotationError;
use crate::text::Span;

/// A place in a notation, before the character to be read next.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns what was read from `start` on.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or("")
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn looks_at(&self, token: &str) -> bool {
        self.rest().starts_with(token)
    }

    /// Goes past `token` if it comes next, and returns whether it did.
    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.looks_at(token);
        if found {
            self.at += token.len();
        }
        found
    }

    /// Goes past the longest run of such characters and returns it.
    pub(super) fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let run = rest.find(|character| !belongs(character)).unwrap_or(rest.len());
        self.at += run;
        &rest[..run]
    }

    /// Goes past a run of ASCII digits and returns it.
    pub(super) fn digits(&mut self) -> &'a str {
        self.take(|character| character.is_ascii_digit())
    }

    /// Returns the error that `what` was expected here.
    pub(super) fn expected(&self, what: &str) -> NotationError {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        let message = format!("{what} was expected");
        NotationError::new(message, Span::new(self.at, self.at + width))
    }

    /// Returns the error that `what` was expected from `start` to here, or here when that is nothing.
    pub(super) fn expected_since(&self, start: usize, what: &str) -> NotationError {
        if start == self.at {
            return self.expected(what);
        }
        NotationError::new(format!("{what} was expected"), Span::new(start, self.at))
    }

    /// Returns `Ok` at the end of the notation.
    pub(super) fn finish(&self) -> Result<(), NotationError> {
        if self.is_at_end() {
            return Ok(());
        }
        let message = "the end of the date was expected";
        Err(NotationError::new(message, Span::new(self.at, self.text.len())))
    }
}
