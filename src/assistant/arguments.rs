//! The arguments of a tool, as they come.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::value::Edtf;

use super::answer::ToolError;

/// The arguments of a call, by name.
pub(super) type Arguments = Map<String, Value>;

/// How many items of a list an answer has at most, where nobody asks for fewer or more.
pub(super) const USUAL_LIMIT: usize = 20;

/// Returns the arguments of a tool.
pub(super) fn parse<T: DeserializeOwned>(arguments: Arguments) -> Result<T, ToolError> {
    serde_path_to_error::deserialize(Value::Object(arguments)).map_err(|error| {
        let path = error.path().to_string();
        let wrong = error.into_inner();
        let message = match path.as_str() {
            "." => format!("the arguments are wrong: {wrong}"),
            path => format!("the argument `{path}` is wrong: {wrong}"),
        };
        ToolError::new(message, "the tool's input schema says what it takes")
    })
}

/// The most bytes of words that are looked for in a source: far more than a passage has. What they cost grows faster than they do.
pub(super) const MOST_QUOTED: usize = 5_000;

/// The most bytes of a text that is given to be read: some 30 000 words.
pub(super) const MOST_TEXT: usize = 200_000;

/// Refuses an argument of more than `most` bytes.
pub(super) fn require_short(
    name: &str,
    text: &str,
    most: usize,
    help: &str,
) -> Result<(), ToolError> {
    if text.len() <= most {
        return Ok(());
    }
    Err(ToolError::new(format!("the argument `{name}` has more than {most} bytes"), help))
}

/// Returns the limit where none is given.
pub(super) fn usual_limit() -> usize {
    USUAL_LIMIT
}

/// Returns the date that the argument `name` gives, where it gives one.
pub(super) fn parse_date(name: &str, notation: Option<&str>) -> Result<Option<Edtf>, ToolError> {
    let date = notation.map(Edtf::parse).transpose();
    date.map_err(|error| wrong_notation(name, error.message, error.help))
}

/// Returns the error that an argument is not written as it should be.
pub(super) fn wrong_notation(name: &str, message: String, help: Option<String>) -> ToolError {
    ToolError::new(format!("the argument `{name}` is wrong: {message}"), help.unwrap_or_default())
}
