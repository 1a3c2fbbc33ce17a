//! `show`: a claim with its citations.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::Level;
use crate::report::check::json::{ClaimJson, FindingJson};
use crate::report::kit::schema::schema_of_input;
use crate::run::Selection;

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, parse, usual_limit};
use super::served::{ServedDossier, of_claims};
use super::tool::{Tool, paged_answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "show",
    title: "Show a claim with its quotes",
    description: "Shows a claim: its verdict, the positions of its sources and who holds them, and each citation with its quote, \
        the passage, what figure was read in it and what that is of, whose word it is and where it stands.",
    writes: false,
    input: schema_of_input::<ShowArguments>,
    output: paged_answer_schema::<ShowAnswer<'_>>,
    answer,
};

/// Which claim to show.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ShowArguments {
    /// The id of the claim.
    claim: String,
    /// The first citation to give, from 0.
    #[serde(default)]
    offset: usize,
    /// How many citations to give at most.
    #[serde(default = "usual_limit")]
    limit: usize,
}

/// A claim.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Show")]
struct ShowAnswer<'a> {
    /// The claim, with the citations of this page.
    claim: ClaimJson<'a>,
    /// What there is to tell of it and its sources.
    findings: Vec<FindingJson<'a>>,
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let ShowArguments { claim, offset, limit } = parse(arguments)?;
    let examined = served.examine(Selection::of_claim(&claim), of_claims())?;
    let only = ClaimJson::all(&examined.checked).next();
    let claim = only.ok_or_else(|| ToolError::new(format!("there is no claim `{claim}`"), ""))?;
    let findings = FindingJson::all(&examined, Level::Allow).collect();
    Ok(Answer::paged(ShowAnswer { claim, findings }, "/claim/citations", (offset, limit)))
}
