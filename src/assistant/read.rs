//! `read`: the figures and dates that a text states.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::reading::{ReadingKind, SpokenFrom};
use crate::report::kit::schema::schema_of_input;
use crate::report::page::read::ReadingsJson;
use crate::text::LanguageTag;

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, MOST_TEXT, parse, parse_date, require_short, usual_limit};
use super::served::ServedDossier;
use super::tool::{Tool, paged_answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "read",
    title: "Read the figures of a text",
    description: "Reads the figures and dates of a text as they would be read in a quote: what each means, what it is of, and what \
        is not read and why.",
    writes: false,
    input: schema_of_input::<ReadArguments>,
    output: paged_answer_schema::<ReadingsJson>,
    answer,
};

/// What to read.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReadArguments {
    /// The text.
    text: String,
    /// The day that it speaks from (EDTF): "last month" counts from it.
    as_of: Option<String>,
    /// Read these kinds only: `number`, `percent`, `ordinal`, `money`, `date`, `duration`.
    #[serde(default)]
    kinds: Vec<String>,
    /// Its language (BCP 47).
    #[serde(default = "english")]
    language: String,
    /// The first reading to give, from 0.
    #[serde(default)]
    offset: usize,
    /// How many readings to give at most.
    #[serde(default = "usual_limit")]
    limit: usize,
}

fn english() -> String {
    "en".to_owned()
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let ReadArguments { text, as_of, kinds, language, offset, limit } = parse(arguments)?;
    require_short("text", &text, MOST_TEXT, "give it in parts")?;
    let spoken = SpokenFrom { as_of: parse_date("as_of", as_of.as_deref())?, published: None };
    let kinds = kinds.iter().map(|name| parse_kind(name)).collect::<Result<Vec<_>, _>>()?;
    let opened = served.open()?;
    let tag = LanguageTag::parse(&language).map_err(|error| {
        ToolError::new(format!("the argument `language` is wrong: {error}"), "write `en` or `fa`")
    })?;
    let Some(reader) = opened.dossier.reader(tag.language) else {
        return Err(ToolError::new(
            format!("figures are not read in the language `{language}`"),
            "a claims file can name a folder of tables of words for it",
        ));
    };
    let is_wanted = |kind: ReadingKind| kinds.is_empty() || kinds.contains(&kind);
    let readings = reader.read_with_subjects(&text, &spoken);
    let readings: Vec<_> = readings.filter(|(outcome, _)| is_wanted(outcome.kind())).collect();
    let answer = ReadingsJson::new(None, &text, &readings);
    Ok(Answer::paged(answer, "/readings", (offset, limit)))
}

fn parse_kind(name: &str) -> Result<ReadingKind, ToolError> {
    let found = ReadingKind::ALL.into_iter().find(|kind| kind.name() == name);
    found.ok_or_else(|| {
        let known = ReadingKind::ALL.map(ReadingKind::name).join(", ");
        ToolError::new(format!("there is no kind `{name}`"), format!("the kinds are {known}"))
    })
}
