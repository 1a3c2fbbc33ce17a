//! `find`: passages that speak to a claim and are not cited.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::check::Checked;
use crate::passage::{SentenceIndex, passages};
use crate::report::kit::schema::schema_of_input;
use crate::report::page::find::{Found, PassagesJson};
use crate::run::Selection;

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, parse};
use super::served::{ServedDossier, of_claims};
use super::tool::{Tool, paged_answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "find",
    title: "Find passages for a claim",
    description: "Finds sentences of the dossier's sources that speak to a claim and are not cited for it, the likeliest first, \
        each with how its figure stands to the claim's value. They are candidates: read one in its place before you cite it.",
    writes: false,
    input: schema_of_input::<FindArguments>,
    output: paged_answer_schema::<PassagesJson<'_>>,
    answer,
};

/// Which claim to find passages for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FindArguments {
    /// The id of the claim.
    claim: String,
    /// The first passage to give, from 0.
    #[serde(default)]
    offset: usize,
    /// How many passages to give at most.
    #[serde(default = "usual_passages")]
    limit: usize,
}

/// As many as the command shows.
fn usual_passages() -> usize {
    10
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let FindArguments { claim, offset, limit } = parse(arguments)?;
    let examined = served.examine(Selection::of_claim(&claim), of_claims())?;
    let Checked { dossier, holdings, judgements, .. } = &examined.checked;
    let index = SentenceIndex::of(dossier, holdings);
    // The only claim that was selected.
    let passages = passages(dossier, holdings, &index, 0, &judgements[0]);
    let found = Found { examined: &examined, claim: 0, passages: &passages, limit: passages.len() };
    Ok(Answer::paged(PassagesJson::of(&found), "/passages", (offset, limit)))
}
