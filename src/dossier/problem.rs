//! A mistake in a claims file, and the journal that gathers them.

use std::cell::{OnceCell, RefCell};
use std::num::NonZeroU32;

use crate::text::{LineIndex, Span, suggest};

/// One mistake in a claims file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The mistake, in one line that is enough by itself.
    pub message: String,
    /// Where it stands in the file, in bytes.
    pub place: Span,
    /// The text expected there, to be shown under the marked text.
    pub label: String,
    /// The next thing to try, where one is known.
    pub help: Option<String>,
}

impl Problem {
    /// Returns a problem without help.
    pub(crate) fn new(place: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { message: message.into(), place, label: label.into(), help: None }
    }

    /// Returns the problem with the next thing to try.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The most problems that one run gathers: more would fill the memory and help nobody.
const MOST_PROBLEMS: usize = 10_000;

/// The most problems for which a near name is looked up: each costs a walk over all names.
const MOST_SUGGESTIONS: usize = 200;

/// The byte order mark that some editors put before UTF-8.
const BOM: char = '\u{feff}';

/// The text of a claims file and what was found wrong in it.
///
/// Every stage reports here and goes on, so that one run tells all mistakes.
pub(super) struct Journal<'t> {
    text: &'t str,
    problems: RefCell<Vec<Problem>>,
    lines: OnceCell<LineIndex>,
}

impl<'t> Journal<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, problems: RefCell::default(), lines: OnceCell::new() }
    }

    /// The text without a byte order mark.
    pub(super) fn body(&self) -> &'t str {
        self.text.strip_prefix(BOM).unwrap_or(self.text)
    }

    /// The place in the file of a range of its [`body`](Self::body).
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        Span::new(start, end.max(start)).shifted(self.text.len() - self.body().len())
    }

    /// Returns the place inside a string literal of a part of its value, and the literal where it has
    /// escapes, because parts of the value cannot be found back there.
    pub(super) fn inside(&self, literal: Span, value: &str, part: Span) -> Span {
        let start = literal.start + 1;
        let unescaped = self.text.get(start..start + value.len()) == Some(value);
        let in_value = part.end <= value.len() && !value.is_empty();
        if unescaped && in_value && literal.len() == value.len() + 2 {
            part.shifted(start)
        } else {
            literal
        }
    }

    /// What stands in the file at a place, between backticks.
    pub(super) fn written(&self, place: Span) -> String {
        quoted(place.of(self.text))
    }

    /// Adds a problem; the first of very many are kept.
    pub(super) fn report(&self, problem: Problem) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(problem);
        }
    }

    /// Returns "did you mean …?" for a name that is not one of `known`.
    pub(super) fn did_you_mean<'n>(
        &self,
        wrong: &str,
        known: impl Iterator<Item = &'n str>,
    ) -> Option<String> {
        if self.problems.borrow().len() >= MOST_SUGGESTIONS {
            return None;
        }
        suggest(wrong, known).map(|near| format!("did you mean {}?", quoted(near)))
    }

    /// The 1-based line of a byte of the file.
    pub(super) fn line(&self, at: usize) -> NonZeroU32 {
        let lines = self.lines.get_or_init(|| LineIndex::new(self.text));
        lines.position(self.text, at).line
    }

    /// Returns the problems in the order of their places.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by(|a, b| (a.place, &a.message).cmp(&(b.place, &b.message)));
        problems
    }
}

/// The most characters of a text from the file that a message repeats.
const LONGEST_QUOTED: usize = 60;

/// Returns a text from the file between backticks, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTED) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// Returns the names between backticks, as a list in a sentence: "`a`, `b` or `c`".
pub(super) fn listed<S: AsRef<str>>(names: &[S], last: &str) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name.as_ref())).collect();
    match names.split_last() {
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}
