//! `compare`: how two values relate.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::report::check::json::names;
use crate::report::kit::schema::schema_of_input;
use crate::report::page::compare::ComparisonJson;
use crate::value::{Kind, Value};

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, parse, wrong_notation};
use super::served::ServedDossier;
use super::tool::{Tool, answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "compare",
    title: "Compare two values",
    description: "Says what two values mean, written as in a claims file (`540`, `>=27`, `2010-01`), and whether both can be true.",
    writes: false,
    input: schema_of_input::<CompareArguments>,
    output: answer_schema::<ComparisonJson>,
    answer,
};

/// What to compare.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CompareArguments {
    /// The sort of both values.
    #[schemars(schema_with = "names::kind")]
    kind: String,
    /// The first value, in the notation of claims files.
    a: String,
    /// The second value.
    b: String,
}

fn answer(_: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let CompareArguments { kind, a, b } = parse(arguments)?;
    let known = Kind::ALL.into_iter().find(|known| known.name() == kind);
    let kind = known.ok_or_else(|| {
        let known = Kind::ALL.map(Kind::name).join(", ");
        ToolError::new(format!("there is no kind `{kind}`"), format!("the kinds are {known}"))
    })?;
    let value = |name: &str, notation: &str| {
        Value::parse(kind, notation)
            .map_err(|error| wrong_notation(name, error.message, error.help))
    };
    Ok(Answer::whole(ComparisonJson::new(None, &value("a", &a)?, &value("b", &b)?)))
}
