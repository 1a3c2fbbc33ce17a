//! The answer to a record of `check --records`: one JSON object on a line, version 1, specified by
//! `data/schema/answer-1.schema.json`.
//!
//! A quote has the fields that a citation has in the [JSON output](crate::report::check::json) of `check`. An answer is the same
//! wherever its record stands among others, so that those of several runs can be put together; but for the line numbers of errors.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::Value;

use crate::check::Checked;
use crate::dossier::{Dossier, Problem};
use crate::finding::{Finding, Level, Subject};
use crate::report::check::json::{CitationJson, names};
use crate::report::kit::schema::schema_of;
use crate::text::LineIndex;

/// What `crosscheck check --records` prints for a record.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub struct RecordJson<'a> {
    /// The record's name for itself; null where it gave none, or could not be read.
    #[schemars(schema_with = "id_schema")]
    id: Option<&'a Value>,
    /// What came of its quotes, in their order; empty where there are errors.
    quotes: Vec<QuoteJson<'a>>,
    /// What there is to tell of the document as a whole.
    findings: Vec<ToldJson<'a>>,
    /// Hashes of runs of eight words of the document, as sixteen hexadecimal digits, each with the number of its first word, from 0.
    /// Two documents that share 24 words on end have one in common. There only with `--fingerprints`.
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprints: Option<Vec<(String, usize)>>,
    /// Why the record could not be read; empty where it was.
    errors: Vec<ErrorJson<'a>>,
}

/// A quote and what came of it: the fields of a citation, and the findings about it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Quote")]
struct QuoteJson<'a> {
    #[serde(flatten)]
    citation: CitationJson<'a>,
    /// What there is to tell of the quote and, where the record says which value it is to show, of its claim.
    findings: Vec<ToldJson<'a>>,
}

/// One thing to tell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
struct ToldJson<'a> {
    /// Its subject; `crosscheck explain` lists the codes.
    #[schemars(regex(pattern = r"^[a-z]+(-[a-z]+)*$"))]
    code: &'static str,
    /// How much it matters.
    #[schemars(schema_with = "names::level")]
    level: &'static str,
    /// One sentence, enough by itself.
    message: String,
    /// Further facts.
    notes: &'a [String],
    /// The next thing to try.
    help: &'a str,
}

/// A reason why a record could not be read.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Error")]
struct ErrorJson<'a> {
    /// The reason.
    message: &'a str,
    /// What was expected there.
    expected: &'a str,
    /// The next thing to try; null where none is known.
    help: Option<&'a str>,
    /// The line of the input, from 1.
    line: u64,
    /// The column in that line, from 1, in Unicode code points.
    column: u32,
}

impl<'a> RecordJson<'a> {
    /// Returns the answer to a record that was read: what came of each quote, with the findings of level `least` and above.
    pub fn checked(
        id: Option<&'a Value>,
        checked: &'a Checked,
        (findings, least): (&'a [Finding], Level),
        fingerprints: Option<&[(u64, usize)]>,
    ) -> Self {
        let told = |is_meant: &dyn Fn(&Subject) -> bool| {
            let findings = findings.iter().filter(|finding| is_meant(&finding.subject));
            let findings = findings.filter(|finding| finding.level() >= least);
            findings.map(|finding| ToldJson::of(finding, &checked.dossier)).collect()
        };
        let is_in_file = checked.dossier.sources.iter().any(|source| source.file.is_some());
        let quotes = (0..checked.judgements.len()).filter_map(|claim| {
            let citation = CitationJson::at(checked, claim, 0)?;
            let citation = if is_in_file { citation } else { citation.without_file() };
            let is_of_quote = |subject: &Subject| subject.claim() == Some(claim);
            Some(QuoteJson { citation, findings: told(&is_of_quote) })
        });
        let hex = |(hash, word): (u64, usize)| (format!("{hash:016x}"), word);
        Self {
            id,
            quotes: quotes.collect(),
            findings: told(&|subject| subject.claim().is_none()),
            fingerprints: fingerprints.map(|all| all.iter().copied().map(hex).collect()),
            errors: Vec::new(),
        }
    }

    /// Returns the answer to a record that could not be read: the `problems` in its line, which is the `number`th of the input,
    /// from 1.
    pub fn unread(id: Option<&'a Value>, line: &str, number: u64, problems: &'a [Problem]) -> Self {
        let lines = LineIndex::new(line);
        let error = |problem: &'a Problem| ErrorJson {
            message: &problem.message,
            expected: &problem.label,
            help: problem.help.as_deref(),
            line: number,
            column: lines.position(line, problem.place.start).column.get(),
        };
        Self {
            id,
            quotes: Vec::new(),
            findings: Vec::new(),
            fingerprints: None,
            errors: problems.iter().map(error).collect(),
        }
    }
}

impl<'a> ToldJson<'a> {
    fn of(finding: &'a Finding, dossier: &Dossier) -> Self {
        Self {
            code: finding.code.name(),
            level: finding.level().name(),
            message: finding.headline(dossier),
            notes: &finding.notes,
            help: &finding.help,
        }
    }
}

fn id_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number", "null"] })
}

/// Returns the JSON Schema (draft 2020-12) of an answer, version 1, as text that ends with a line break.
///
/// ```
/// assert!(crosscheck::report::check::record::schema().contains(r#""title": "Answer""#));
/// ```
pub fn schema() -> String {
    schema_of::<RecordJson<'_>>("answer-1.schema.json")
}
