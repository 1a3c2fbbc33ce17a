//! `cite`: a citation from a few words of a source, or why there is none.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::amend::cite::{CitationRequest, NewCitation, Refusal, Refused, cite, written_value};
use crate::check::Checked;
use crate::dossier::{ClaimsFile, Dossier};
use crate::finding::{Finding, Level, Within};
use crate::quote::{words_after, words_before};
use crate::report::Examined;
use crate::report::check::json::{CitationJson, FindingJson, names};
use crate::report::kit::diff;
use crate::report::kit::layout::PageStyle;
use crate::report::kit::schema::schema_of_input;
use crate::report::page;
use crate::run::Opened;
use crate::text::Span;
use crate::value::Kind;

use super::answer::{Answer, ToolError};
use super::arguments::{Arguments, MOST_QUOTED, parse, require_short};
use super::served::ServedDossier;
use super::tool::{Tool, answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "cite",
    title: "Write a citation",
    description: "Looks for a quote in a source and writes it into the claims file as a citation of a claim, in the source's own \
        characters. It is refused where the quote does not stand there or does not say what the claim needs; the error then \
        says what stands there instead. Copy the quote from `text`, `find` or `show`: never from memory.",
    writes: true,
    input: schema_of_input::<CiteArguments>,
    output: answer_schema::<CiteAnswer<'_>>,
    answer,
};

/// How many words are given on either side of a place that may be meant.
const AROUND: usize = 6;

/// The columns of what is shown of a change: wide enough that nothing in it is folded.
const PLAIN: PageStyle = PageStyle { width: 1_000, color: false };

/// The citation to write.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CiteArguments {
    /// The id of the claim.
    claim: String,
    /// The id of the source.
    source: String,
    /// Words of the source, at most 5 000 bytes; `[…]` stands for left-out text.
    quote: String,
    /// The line of the passage that is meant, from 1, where the quote stands at several places.
    line: Option<u32>,
    /// Its column, from 1, where that is not enough.
    column: Option<u32>,
    /// The value that the passage gives, in the notation of the claim's kind; by default the figure that is read in the quote.
    value: Option<String>,
    /// What the passage does to the claim; a yes-no claim needs it.
    #[serde(default)]
    #[schemars(schema_with = "names::stance")]
    stance: Option<String>,
    /// Whose word it is, where it is not the source's own.
    #[serde(default)]
    attributed_to: Vec<String>,
    /// The day that relative dates in the passage count from (EDTF).
    as_of: Option<String>,
    /// Find out what would be written, and write nothing.
    #[serde(default)]
    dry_run: bool,
}

/// A new citation.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Cite")]
struct CiteAnswer<'a> {
    /// Whether it was written; false for a dry run.
    written: bool,
    /// The citation.
    citation: CitationJson<'a>,
    /// The verdict on the claim without it.
    verdict_before: &'static str,
    /// The verdict on the claim with it.
    verdict: &'static str,
    /// What there is to tell of it.
    findings: Vec<FindingJson<'a>>,
    /// What changes in the claims file, as a unified diff.
    change: String,
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let arguments: CiteArguments = parse(arguments)?;
    let help = "quote fewer words; `[…]` stands for left-out text";
    require_short("quote", &arguments.quote, MOST_QUOTED, help)?;
    let dry_run = arguments.dry_run;
    let (writer, opened) = served.open_to_change(dry_run)?;
    let request = request(arguments, &opened.dossier)?;
    let holdings = opened.holdings(None);
    let wrong = page::cite::not_held(&opened.dossier, &holdings.of_source, &request.source);
    if let Some((message, help)) = wrong {
        return Err(ToolError::new(message, help));
    }
    let Opened { claims_file, dossier, levels: _ } = opened;
    let new = cite(&claims_file, dossier, holdings, request);
    let new = new.map_err(|refused| not_cited(&claims_file, refused))?;
    if let Some(writer) = writer {
        let ClaimsFile { path, text, .. } = &claims_file;
        writer.replace(path, text, &new.text).map_err(|why| {
            ToolError::new(format!("`{}` was not changed: {why}", path.display()), "call it again")
        })?;
    }
    Ok(written(claims_file, new, !dry_run))
}

fn written(claims_file: ClaimsFile, new: NewCitation, is_written: bool) -> Answer {
    let index = new.index();
    let NewCitation { text, before, after, mut findings } = new;
    findings.retain(|finding| finding.is_of_citation(0, index));
    let change = diff::unified(&claims_file.shown_path(), &claims_file.text, &text, PLAIN);
    let claims_file = claims_file.with_text(text);
    let after = Examined { claims_file, checked: after, drafts: Vec::new(), findings };
    let Some(citation) = CitationJson::at(&after.checked, 0, index) else {
        return Answer::whole(json!({ "written": is_written, "change": change }));
    };
    Answer::whole(CiteAnswer {
        written: is_written,
        citation,
        verdict_before: verdict(&before),
        verdict: verdict(&after.checked),
        findings: FindingJson::all(&after, Level::Allow).collect(),
        change,
    })
}

fn verdict(checked: &Checked) -> &'static str {
    checked.judgements.first().map_or("unverified", |judgement| judgement.verdict.name())
}

fn request(arguments: CiteArguments, dossier: &Dossier) -> Result<CitationRequest, ToolError> {
    let CiteArguments { claim, source, quote, line, column, value, stance, .. } = arguments;
    let Some(kind) = dossier.claim(&claim).map(|claim| claim.kind) else {
        let known = dossier.claims.iter().map(|claim| claim.id.value.as_str());
        return Err(ToolError::unknown("claim", &claim, known));
    };
    if dossier.source(&source).is_none() {
        let known = dossier.sources.iter().map(|source| source.id.value.as_str());
        return Err(ToolError::unknown("source", &source, known));
    }
    if kind == Kind::YesNo && value.is_none() && stance.is_none() {
        let help = "give `stance`: `supports`, `contradicts` or `context`";
        return Err(ToolError::new("a citation of a yes-no claim needs a stance", help));
    }
    if line.is_none() && column.is_some() {
        return Err(ToolError::new("`column` says nothing without `line`", "give both"));
    }
    Ok(CitationRequest {
        claim,
        source,
        quote,
        at: line.map(|line| (line, column)),
        value: value.map(|notation| written_value(kind, &notation)),
        stance,
        attributed_to: arguments.attributed_to,
        as_of: arguments.as_of,
        ..CitationRequest::default()
    })
}

/// Returns why there is no citation, with what stands in the source instead.
fn not_cited(claims_file: &ClaimsFile, refused: Refused) -> ToolError {
    let Some(checked) = refused.checked else {
        let Refusal::Wrong(problems) = refused.why else { return ToolError::new("refused", "") };
        let problems = problems.iter();
        let mistakes: Vec<Value> = problems
            .map(|problem| json!({ "message": problem.message, "help": problem.help }))
            .collect();
        return ToolError::new("not written: this makes no citation", "see `mistakes`")
            .with("mistakes", mistakes);
    };
    let tried = Examined {
        claims_file: claims_file.clone(),
        checked: *checked,
        drafts: Vec::new(),
        findings: Vec::new(),
    };
    let places =
        |spans: &[Span]| spans.iter().map(|span| place(&tried, *span)).collect::<Vec<Value>>();
    match refused.why {
        Refusal::Wrong(_) => ToolError::new("not written: this makes no citation", ""),
        Refusal::Several(spans) => {
            let message = format!("not written: the quote stands at {} places", spans.len());
            ToolError::new(
                message,
                "say which is meant by `line` and `column`, or quote more words",
            )
            .with("places", places(&spans))
        }
        Refusal::NotAt(spans) => ToolError::new(
            "not written: the quote does not stand at that line and column",
            "it stands at `places`",
        )
        .with("places", places(&spans)),
        Refusal::Alike(span) => ToolError::new(
            "not written: no words before or after the quote tell this place from others",
            "quote more words",
        )
        .with("places", places(&[span])),
        Refusal::Exists(index) => {
            let message = format!("not written: the claim has this citation already, at {index}");
            ToolError::new(message, "the tool `show` shows it")
        }
        Refusal::Findings(findings) => does_not_hold(&tried.checked, &findings),
    }
}

/// Returns the error of a citation that does not hold, or says something else than it should.
fn does_not_hold(checked: &Checked, findings: &[Finding]) -> ToolError {
    let citations = checked.dossier.claims.first().map_or(0, |claim| claim.citations.len());
    let citation = CitationJson::at(checked, 0, citations.saturating_sub(1));
    let reasons: Vec<Value> = findings
        .iter()
        .map(|finding| {
            json!({
                "code": finding.code.name(),
                "message": finding.headline(&checked.dossier),
                "notes": finding.notes,
                "help": finding.help,
            })
        })
        .collect();
    let help =
        "see `reasons`, and what stands in the source in `citation.nearest` or `citation.passage`";
    let error = ToolError::new("not written: the citation would not hold", help);
    error.with("reasons", reasons).with("citation", citation)
}

/// Returns a place where the quote stands, with the words around it.
fn place(tried: &Examined, span: Span) -> Value {
    let checked = &tried.checked;
    let cited = checked.dossier.claims.first().and_then(|claim| claim.citations.last());
    let Some(document) = cited.and_then(|citation| checked.holdings.index_of(citation.source))
    else {
        return Value::Null;
    };
    let text = &checked.holdings.documents[document].document.text;
    let around = |take: fn(&str, Span, usize) -> Option<String>| {
        (1..=AROUND).rev().find_map(|count| take(text, span, count)).unwrap_or_default()
    };
    let located = tried.locate_span(Within::Document(document), span);
    let start = located.location.start();
    json!({
        "place": located.location.to_string(),
        "line": start.map(|start| start.line.get()),
        "column": start.map(|start| start.column.get()),
        "before": around(words_before),
        "quote": span.of(text),
        "after": around(words_after),
    })
}
