//! The tools, by name.

use schemars::JsonSchema;
use serde_json::{Map, Value};

use crate::report::kit::schema::schema_of_output;

use super::answer::{Answer, Envelope, InPages, ToolError};
use super::arguments::Arguments;
use super::served::ServedDossier;
use super::{check, cite, compare, draft, find, list, read, show, text};

/// A command as an assistant calls it.
pub(super) struct Tool {
    /// Its name, that of the command.
    pub(super) name: &'static str,
    /// Its name for people.
    pub(super) title: &'static str,
    /// What it does, and when to call it.
    pub(super) description: &'static str,
    /// Whether it changes the claims file.
    pub(super) writes: bool,
    /// The JSON Schema of its arguments.
    pub(super) input: fn() -> Map<String, Value>,
    /// The JSON Schema of its answers.
    pub(super) output: fn() -> Map<String, Value>,
    /// Does it.
    pub(super) answer: fn(&ServedDossier, Arguments) -> Result<Answer, ToolError>,
}

/// All tools, in the order in which they are listed.
pub(super) const ALL: [&Tool; 9] = [
    &check::TOOL,
    &list::TOOL,
    &show::TOOL,
    &find::TOOL,
    &text::TOOL,
    &cite::TOOL,
    &draft::TOOL,
    &read::TOOL,
    &compare::TOOL,
];

/// Returns the tools that there are for a dossier.
pub(super) fn tools(served: &ServedDossier) -> impl Iterator<Item = &'static Tool> {
    let read_only = served.is_read_only();
    ALL.into_iter().filter(move |tool| !(read_only && tool.writes))
}

/// Returns the JSON Schema of the answers of a tool that gives `T`.
pub(super) fn answer_schema<T: JsonSchema>() -> Map<String, Value> {
    schema_of_output::<Envelope<T>>()
}

/// Returns the JSON Schema of the answers of a tool that gives `T` with one of its lists in pages.
pub(super) fn paged_answer_schema<T: JsonSchema>() -> Map<String, Value> {
    schema_of_output::<Envelope<InPages<T>>>()
}
