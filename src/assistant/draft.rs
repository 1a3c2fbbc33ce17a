//! `draft`: a text to be published, held to the dossier.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::draft::{CheckedDraft, Draft};
use crate::finding::{Level, describe_drafts};
use crate::load;
use crate::report::Examined;
use crate::report::kit::schema::schema_of_input;
use crate::report::page::draft::{DraftJson, ShownDraft};
use crate::run;
use crate::source::{Document, Format, ReadAs};
use crate::value::Edtf;

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, MOST_TEXT, parse, parse_date, require_short, usual_limit};
use super::served::{ServedDossier, of_claims};
use super::tool::{Tool, paged_answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "draft",
    title: "Check a draft",
    description: "Checks every figure, date and quotation of a text to be published against the dossier. Each is held to the \
        claim or source that the text links it to, by a footnote (`[^claim]`) or a citation key (`[@source]`); without a link it \
        is looked up, and never called covered.",
    writes: false,
    input: schema_of_input::<DraftArguments>,
    output: paged_answer_schema::<DraftAnswer<'_>>,
    answer,
};

/// Which text to check: `file` or `text`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DraftArguments {
    /// The id of a draft of the claims file, or the path of a file in its folder.
    file: Option<String>,
    /// The text itself, as Markdown.
    text: Option<String>,
    /// The day that it is published on (EDTF): "last week" counts from it.
    published: Option<String>,
    /// The first item to give, from 0.
    #[serde(default)]
    offset: usize,
    /// How many items to give at most.
    #[serde(default = "usual_limit")]
    limit: usize,
}

/// What came of a draft.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DraftCheck")]
struct DraftAnswer<'a> {
    /// Whether something in it is denied, or nothing was read in it.
    fails: bool,
    #[serde(flatten)]
    draft: DraftJson<'a>,
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let DraftArguments { file, text, published, offset, limit } = parse(arguments)?;
    let published = parse_date("published", published.as_deref())?;
    let opened = served.open()?;
    let levels = opened.levels.clone();
    let examined = run::examine(opened, &of_claims()).map_err(ToolError::from)?;
    let mut draft = match (file, text) {
        (Some(file), None) => named(&examined, &file)?,
        (None, Some(text)) => given(text)?,
        _ => return Err(ToolError::new("give `file` or `text`, one of both", "")),
    };
    draft.published = published.or(draft.published);
    let drafts = vec![CheckedDraft::of(draft, &examined.checked)];
    let findings = describe_drafts(&drafts, &[], &examined.checked, &levels);
    let examined = Examined { drafts, findings, ..examined };
    let shown = ShownDraft { examined: &examined, draft: &examined.drafts[0] };
    let is_denied = examined.findings.iter().any(|finding| finding.level() == Level::Deny);
    let fails = is_denied || shown.draft.coverage().is_none();
    let answer = DraftAnswer { fails, draft: DraftJson::of(&shown) };
    Ok(Answer::paged(answer, "/items", (offset, limit)))
}

/// Returns the draft of the claims file that has this id or file, or else the file.
fn named(examined: &Examined, file: &str) -> Result<Draft, ToolError> {
    let dossier = &examined.checked.dossier;
    let folder = examined.claims_file.source_folder();
    let mut drafts = dossier.drafts.iter();
    let is_meant =
        |draft: &crate::dossier::Draft| draft.id.value == file || draft.file.value == file;
    if let Some(entry) = drafts.position(is_meant) {
        let document = load::draft(&dossier.drafts[entry], folder);
        let document = document
            .map_err(|why| ToolError::new(format!("`{file}` could not be read: {why}"), ""))?;
        return Ok(Draft::of_entry(entry, document, dossier));
    }
    let document = load::document_in(folder, file).map_err(|why| {
        let help = "name a draft of the claims file, or a file by its path from the claims file";
        ToolError::new(format!("`{file}` could not be read: {why}"), help)
    })?;
    Ok(by_itself(file.to_owned(), document))
}

/// Returns a text that was given as Markdown.
fn given(text: String) -> Result<Draft, ToolError> {
    require_short("text", &text, MOST_TEXT, "save it in the dossier's folder, and give `file`")?;
    let read_as = ReadAs { format: Some(Format::Markdown), ..ReadAs::default() };
    let document = read_as.read("text.md", text.into_bytes());
    let document =
        document.map_err(|why| ToolError::new(format!("the text could not be read: {why}"), ""))?;
    Ok(by_itself("text".to_owned(), document))
}

fn by_itself(file: String, document: Document) -> Draft {
    let published = document.about.published.as_deref();
    Draft {
        file,
        is_from_here: false,
        published: published.and_then(|day| Edtf::parse(day).ok()),
        document: Arc::new(document),
        entry: None,
        set_aside: Vec::new(),
    }
}
