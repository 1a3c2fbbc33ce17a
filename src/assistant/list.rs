//! `list`: the claims and sources of the dossier, by id.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dossier::{Claim, Dossier, Draft, Source};
use crate::report::kit::schema::schema_of_input;

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, parse, usual_limit};
use super::served::ServedDossier;
use super::tool::{Tool, paged_answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "list",
    title: "List claims, sources and drafts",
    description: "Lists the claims, the sources or the drafts of the dossier with their ids, without checking anything. Call it \
        first: the other tools take these ids.",
    writes: false,
    input: schema_of_input::<ListArguments>,
    output: paged_answer_schema::<ListAnswer<'_>>,
    answer,
};

/// What to list.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ListArguments {
    /// What to list.
    of: Listed,
    /// The first entry to give, from 0.
    #[serde(default)]
    offset: usize,
    /// How many to give at most.
    #[serde(default = "usual_limit")]
    limit: usize,
}

/// What can be listed.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Listed {
    Claims,
    Sources,
    Drafts,
}

/// What a dossier holds.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "List")]
struct ListAnswer<'a> {
    /// The claims file.
    file: String,
    /// Its subject; null where it does not say.
    title: Option<&'a str>,
    /// The entries of this page.
    entries: Vec<Entry<'a>>,
}

/// A claim, source or draft.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum Entry<'a> {
    Claim(ClaimEntry<'a>),
    Source(SourceEntry<'a>),
    Draft(DraftEntry<'a>),
}

/// A claim.
#[derive(Serialize, JsonSchema)]
struct ClaimEntry<'a> {
    /// Its id.
    id: &'a str,
    /// The claim in a sentence.
    statement: &'a str,
    /// The sort of value it asserts.
    kind: &'static str,
    /// The unit of a count or quantity.
    unit: Option<&'a str>,
    /// The value it asserts, in the notation of claims files; null: an open question.
    value: Option<String>,
    /// How many citations it has.
    citations: usize,
    /// Its tags.
    tags: &'a [String],
}

/// A source.
#[derive(Serialize, JsonSchema)]
struct SourceEntry<'a> {
    /// Its id.
    id: &'a str,
    /// Its title.
    title: Option<&'a str>,
    /// Who published it.
    publisher: Option<&'a str>,
    /// When, in EDTF.
    published: Option<String>,
    /// Its file, relative to the claims file; null: it is not held, and no quote can be looked for in it.
    file: Option<&'a str>,
    /// How many citations are from it.
    citations: usize,
}

/// A text to be published.
#[derive(Serialize, JsonSchema)]
struct DraftEntry<'a> {
    /// Its id.
    id: &'a str,
    /// Its file, relative to the claims file.
    file: &'a str,
    /// When it is published, in EDTF.
    published: Option<String>,
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let ListArguments { of, offset, limit } = parse(arguments)?;
    let opened = served.open()?;
    let dossier = &opened.dossier;
    let entries = match of {
        Listed::Claims => dossier.claims.iter().map(ClaimEntry::of).map(Entry::Claim).collect(),
        Listed::Sources => SourceEntry::all(dossier).into_iter().map(Entry::Source).collect(),
        Listed::Drafts => dossier.drafts.iter().map(DraftEntry::of).map(Entry::Draft).collect(),
    };
    let answer = ListAnswer {
        file: opened.claims_file.shown_path().into_owned(),
        title: dossier.title.as_deref(),
        entries,
    };
    Ok(Answer::paged(answer, "/entries", (offset, limit)))
}

impl<'a> ClaimEntry<'a> {
    fn of(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id.value,
            statement: &claim.statement,
            kind: claim.kind.name(),
            unit: claim.unit.as_deref(),
            value: claim.value.as_ref().map(|value| value.value.to_string()),
            citations: claim.citations.len(),
            tags: &claim.tags,
        }
    }
}

impl<'a> SourceEntry<'a> {
    fn all(dossier: &'a Dossier) -> Vec<Self> {
        let mut cited = vec![0; dossier.sources.len()];
        for (_, citation) in dossier.citations() {
            cited[citation.source] += 1;
        }
        dossier.sources.iter().zip(cited).map(|(source, cited)| Self::of(source, cited)).collect()
    }

    fn of(source: &'a Source, citations: usize) -> Self {
        let Source { id, title, publisher, published, file, .. } = source;
        Self {
            id: &id.value,
            title: title.as_deref(),
            publisher: publisher.as_deref(),
            published: published.as_ref().map(ToString::to_string),
            file: file.as_ref().map(|file| file.value.as_str()),
            citations,
        }
    }
}

impl<'a> DraftEntry<'a> {
    fn of(draft: &'a Draft) -> Self {
        Self {
            id: &draft.id.value,
            file: &draft.file.value,
            published: draft.published.as_ref().map(ToString::to_string),
        }
    }
}
