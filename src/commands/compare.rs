//! `crosscheck compare`: what two values mean, and how they relate.

use std::io::Write;

use serde::Deserialize;

use crate::report::kit::batch::Unanswered;
use crate::report::page;
use crate::report::page::compare::ComparisonJson;
use crate::value::{Kind, NotationError, Value};

use super::args::{AnswerFormat, FormatArgs, parse_named};
use super::batch::answer_lines;
use super::{Context, Error, ExitStatus};

/// Say what two values mean, and whether both can be true
///
/// With `--format jsonl` and no values, each line of standard input is a request such as
/// `{"id": 1, "kind": "count", "a": ">=600", "b": "540"}` and is answered on a line.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The kind: count, quantity, percent, date, yes-no or text
    #[arg(value_name = "KIND", requires = "a", value_parser = parse_kind)]
    kind: Option<Kind>,
    /// The first value, written as in a claims file
    #[arg(value_name = "A", requires = "b", allow_hyphen_values = true)]
    a: Option<String>,
    /// The second value
    #[arg(value_name = "B", allow_hyphen_values = true)]
    b: Option<String>,
    #[command(flatten)]
    answer: FormatArgs,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompareRequest {
    id: Option<serde_json::Value>,
    kind: String,
    a: String,
    b: String,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let (Some(kind), Some(a), Some(b)) = (args.kind, &args.a, &args.b) else {
        if args.answer.format == AnswerFormat::Jsonl {
            answer_lines(context.input, context.out, answer)?;
            return Ok(ExitStatus::Success);
        }
        let message = "there is nothing to compare".to_owned();
        let help = "write, for example, `crosscheck compare date 2010-01 2010-01-07`".to_owned();
        return Err(Error::Usage { message, help });
    };
    let value =
        |notation: &str| Value::parse(kind, notation).map_err(|error| wrong_value(notation, error));
    let a = value(a)?;
    let b = value(b)?;
    let style = context.style;
    let table = |out: &mut dyn Write| page::compare::render(out, &a, &b, style);
    args.answer.write(context.out, table, || ComparisonJson::new(None, &a, &b))?;
    Ok(ExitStatus::Success)
}

fn wrong_value(notation: &str, error: NotationError) -> Error {
    let message = format!("cannot read `{notation}`: {}", error.message);
    Error::Usage { message, help: error.help.unwrap_or_default() }
}

fn answer(request: CompareRequest) -> Result<ComparisonJson, Unanswered> {
    let mistake = |error| Unanswered { id: request.id.clone(), error };
    let kind = parse_kind(&request.kind).map_err(|error| mistake(format!("`kind`: {error}")))?;
    let value = |name: &str, notation: &str| {
        Value::parse(kind, notation)
            .map_err(|error| mistake(format!("`{name}`: {}", error.message)))
    };
    Ok(ComparisonJson::new(request.id.clone(), &value("a", &request.a)?, &value("b", &request.b)?))
}

fn parse_kind(name: &str) -> Result<Kind, String> {
    parse_named(name, Kind::ALL, Kind::name)
}
