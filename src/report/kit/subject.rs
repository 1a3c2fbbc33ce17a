//! What a figure is of, as JSON and for people.

use schemars::JsonSchema;
use serde::Serialize;

use crate::reading::{Assertion, FigureRole, Subject};
use crate::text::Span;

use crate::report::kit::layout::line;

/// What a figure is of, as its clause says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Subject")]
pub(in crate::report) struct SubjectJson {
    /// The words of what is counted or measured; null where none stands beside the figure.
    noun: Option<String>,
    /// The word that governs it; null where there is none.
    event: Option<String>,
    /// The names in its clause.
    names: Vec<String>,
    /// `total`, `part`, `whole`, `additional`, `previous`, `change`, `level`, `extreme`, `rate` or `excepted`.
    role: &'static str,
    /// `up`, `down` or `on`, where something changed and the words do not say which way; null where nothing did.
    direction: Option<&'static str>,
    /// `asserted`, `planned`, `supposed`, `asked` or `denied`.
    assertion: &'static str,
}

impl SubjectJson {
    /// Returns the subject of a figure of `text`.
    pub(in crate::report) fn new(subject: &Subject, text: &str) -> Self {
        Self {
            noun: subject.noun.map(|span| span.of(text).to_owned()),
            event: subject.event.map(|span| span.of(text).to_owned()),
            names: subject.names.iter().map(|span| span.of(text).to_owned()).collect(),
            role: subject.role.name(),
            direction: subject.direction.map(|direction| direction.name()),
            assertion: subject.assertion.name(),
        }
    }
}

/// Returns a subject for people, harmless for a terminal: its event and noun, and what is out of the ordinary of it.
pub(in crate::report) fn in_words(subject: &Subject, text: &str) -> String {
    let of = |span: Span| span.of(text).to_owned();
    let mut words: Vec<String> = subject.event.map(of).into_iter().collect();
    words.extend(subject.noun.map(of));
    if subject.role != FigureRole::Total {
        words.push(subject.role.name().to_owned());
    }
    words.extend(subject.direction.map(|direction| direction.name().to_owned()));
    if subject.assertion != Assertion::Asserted {
        words.push(subject.assertion.name().to_owned());
    }
    line(&words.join(", "))
}
