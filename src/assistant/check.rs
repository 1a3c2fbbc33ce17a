//! `check`: what there is to tell of the dossier.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::Level;
use crate::report::check::json::{FindingJson, SummaryJson};
use crate::report::kit::schema::schema_of_input;
use crate::report::{Examined, Summary};
use crate::run::{Options, Selection};

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, parse, usual_limit};
use super::served::ServedDossier;
use super::tool::{Tool, paged_answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "check",
    title: "Check every citation",
    description: "Checks every citation of the dossier: finds each quote in its source, reads its figure, compares the figures \
        across sources, and tells what is wrong, with the next thing to try. Call it after each change.",
    writes: false,
    input: schema_of_input::<CheckArguments>,
    output: paged_answer_schema::<CheckAnswer<'_>>,
    answer,
};

/// What to check.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CheckArguments {
    /// Check these claims only, by their ids.
    #[serde(default)]
    claims: Vec<String>,
    /// Check the claims with these tags only.
    #[serde(default)]
    tags: Vec<String>,
    /// Give findings of this level and above only.
    only: Option<LeastLevel>,
    /// The first finding to give, from 0.
    #[serde(default)]
    offset: usize,
    /// How many findings to give at most.
    #[serde(default = "usual_limit")]
    limit: usize,
}

/// A level of findings.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum LeastLevel {
    Deny,
    Warn,
}

/// What a check found.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Check")]
struct CheckAnswer<'a> {
    /// The claims file.
    file: String,
    /// Whether the check fails: something is denied, or not one citation could be checked.
    fails: bool,
    /// The counts.
    summary: SummaryJson,
    /// The ids of the claims of each verdict.
    verdicts: BTreeMap<&'static str, Vec<&'a str>>,
    /// The findings of this page.
    findings: Vec<FindingJson<'a>>,
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let CheckArguments { claims, tags, only, offset, limit } = parse(arguments)?;
    let examined = served.examine(Selection { claims, tags }, Options::default())?;
    let least = match only {
        Some(LeastLevel::Deny) => Level::Deny,
        Some(LeastLevel::Warn) => Level::Warn,
        None => Level::Allow,
    };
    let answer = CheckAnswer {
        file: examined.claims_file.shown_path().into_owned(),
        fails: examined.fails(),
        summary: SummaryJson::of(&Summary::of_one(&examined)),
        verdicts: verdicts(&examined),
        findings: FindingJson::all(&examined, least).collect(),
    };
    Ok(Answer::paged(answer, "/findings", (offset, limit)))
}

fn verdicts(examined: &Examined) -> BTreeMap<&'static str, Vec<&str>> {
    let mut verdicts: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
    let checked = &examined.checked;
    for (claim, judgement) in checked.dossier.claims.iter().zip(&checked.judgements) {
        verdicts.entry(judgement.verdict.name()).or_default().push(&claim.id.value);
    }
    verdicts
}
