//! The claims file as it is written: the one definition that both the reader and the JSON Schema follow.
//!
//! The comments on the fields are what an editor shows when someone points at a field, so they are written
//! for authors of claims files. A field with `#[serde(default)]` may be left out.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::draft::{AppearanceText, DraftText};
use super::field::{Entries, Field, Item, List};
use super::types::{Disagreement, OverTime, RuleScope, Stance};
use super::words::{OneOrMany, Scalar, Words};
use crate::source::Format;
use crate::text::LanguageTag;
use crate::value::Kind;

/// Claims, the passages that support or contradict them, and the sources of these passages.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Dossier")]
#[serde(deny_unknown_fields, expecting = "an object with `version`, `sources` and `claims`")]
pub(super) struct DossierText {
    /// The JSON Schema of this file, for editors.
    #[serde(default, rename = "$schema")]
    pub(super) schema: Field<Words>,
    /// The version of the file format: 1.
    #[schemars(schema_with = "version_schema")]
    pub(super) version: Field<Scalar>,
    /// The subject of the dossier.
    #[serde(default)]
    pub(super) title: Field<Words>,
    /// The cited documents, each under an id of your choice that citations use.
    pub(super) sources: Field<Entries<SourceText>>,
    /// Speakers who go by several names, each under the name to use: `attributed_to` may give any of them.
    #[serde(default)]
    pub(super) speakers: Field<Entries<Speaker>>,
    /// The claims, each under an id of your choice.
    pub(super) claims: Field<Entries<ClaimText>>,
    /// The texts that will be published, each under an id of your choice that appearances use.
    #[serde(default)]
    pub(super) drafts: Field<Entries<DraftText>>,
    /// Relations that must hold between the claims.
    #[serde(default)]
    pub(super) rules: Field<List<RuleText>>,
    /// How seriously to take a finding: its code and `deny`, `warn` or `allow`.
    #[serde(default)]
    pub(super) levels: Field<Entries<Words>>,
    /// A folder of tables of words, relative to this claims file and inside its folder, that are read after the
    /// built-in ones: units, hedges, counted nouns, and whole languages.
    #[serde(default)]
    pub(super) words: Field<Words>,
}

/// A speaker who goes by several names.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a speaker: an object with `aliases`")]
pub(super) struct Speaker {
    /// The other names, as citations give them: other spellings, titles, other scripts.
    #[serde(default)]
    pub(super) aliases: Field<List<Words>>,
    /// A remark for readers of the file.
    #[serde(default, rename = "note")]
    pub(super) _note: Field<Words>,
}

impl Item for Speaker {
    const PLURAL: &'static str = "speakers";
    const NAMES: &'static str = r"\S";
}

/// A cited document.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Source")]
#[serde(deny_unknown_fields, expecting = "a source: an object with `title`, `file` and more")]
pub(super) struct SourceText {
    /// The title of the document.
    #[serde(default)]
    pub(super) title: Field<Words>,
    /// Who wrote it: a list of names.
    #[serde(default)]
    pub(super) author: Field<List<Words>>,
    /// Who published it.
    #[serde(default)]
    pub(super) publisher: Field<Words>,
    /// When it was published, as an EDTF date: `2010-03-19`, `2010-03`, `2010~`. Relative dates in its
    /// passages ("last June") count from this day, unless a citation says `as_of`.
    #[serde(default)]
    pub(super) published: Field<Words>,
    /// When you last looked at it, as an EDTF date.
    #[serde(default)]
    pub(super) accessed: Field<Words>,
    /// Where it can be read.
    #[serde(default)]
    pub(super) url: Field<Words>,
    /// The language it is written in, as a BCP 47 tag: `en`, `fa`, `pt-BR`. Without it, the text itself tells.
    #[serde(default)]
    #[schemars(extend("pattern" = LanguageTag::PATTERN))]
    pub(super) language: Field<Words>,
    /// The file that holds its text, relative to this claims file and inside its folder, with `/` between
    /// the parts. Leave it out for a source that is known but not held.
    #[serde(default)]
    pub(super) file: Field<Words>,
    /// The format of the file, where it cannot be told: `text`, `markdown`, `html`, `pdf`, `docx`, `odt`, `epub`, `rtf`,
    /// `mail`, `warc`, `wacz`, `srt` or `vtt`.
    #[serde(default)]
    #[schemars(schema_with = "format_schema")]
    pub(super) format: Field<Words>,
    /// The encoding of the file, where it cannot be told: `windows-1252`, `shift_jis`, or another name of the WHATWG
    /// Encoding Standard.
    #[serde(default)]
    pub(super) encoding: Field<Words>,
    /// Which capture of an archive is meant, where the page of this `url` was captured more than once: `2010-03-19`, or
    /// more of `2010-03-19T09:00:00Z`. Without it, the last one.
    #[serde(default)]
    pub(super) at: Field<Words>,
    /// The SHA-256 digest of the file, in hexadecimal, to notice when the file changes.
    #[serde(default)]
    #[schemars(extend("pattern" = "^[0-9a-fA-F]{64}$"))]
    pub(super) sha256: Field<Words>,
    /// Whose word it is when it speaks in its own voice, where that is not its publisher: a news agency, a press office.
    /// Sources of one origin do not corroborate one another; stories of one publisher do where their origins are two.
    #[serde(default)]
    pub(super) origin: Field<Words>,
    /// The ids of the sources that this one reprints or retells. Such sources do not corroborate one
    /// another.
    #[serde(default)]
    pub(super) derived_from: Field<List<Words>>,
}

impl Item for SourceText {
    const PLURAL: &'static str = "sources";
}

/// One asserted value of one property.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Claim")]
#[serde(
    deny_unknown_fields,
    expecting = "a claim: an object with `statement`, `kind` and `citations`"
)]
pub(super) struct ClaimText {
    /// The claim in a sentence.
    pub(super) statement: Field<Words>,
    /// The sort of value it asserts: `count` (whole numbers of things), `quantity` (measures, money),
    /// `percent`, `date`, `yes-no` or `text`.
    #[schemars(schema_with = "kind_schema")]
    pub(super) kind: Field<Words>,
    /// The unit of a count or quantity: `votes`, `USD`.
    #[serde(default)]
    pub(super) unit: Field<Words>,
    /// Other words for what is counted, or for what happened: `["ballots", "backed"]`.
    #[serde(default)]
    pub(super) also: Field<List<Words>>,
    /// The value it asserts: `540`, `">=27"`, `"600..700"`, `"~600"`, `"2010-01-07"`, `true`. Leave it out
    /// for an open question.
    #[serde(default)]
    pub(super) value: Field<Scalar>,
    /// How far values may be apart without a conflict: a number, a percentage (`"5%"`) or days
    /// (`"2 days"`).
    #[serde(default)]
    #[schemars(extend("type" = ["number", "string"]))]
    pub(super) tolerance: Field<Scalar>,
    /// The day that the value is for, as an EDTF date.
    #[serde(default)]
    pub(super) as_of: Field<Words>,
    /// How the figure changes with time: `grows` (a toll: earlier, smaller figures were right on their day) or `varies` (a
    /// price: only figures of one day are compared).
    #[serde(default)]
    #[schemars(schema_with = "over_time_schema")]
    pub(super) over_time: Field<Words>,
    /// Other wordings of a text value that mean the same.
    #[serde(default)]
    pub(super) same_as: Field<List<Words>>,
    /// The passages that speak to the claim.
    #[serde(default)]
    pub(super) citations: Field<List<CitationText>>,
    /// The places in drafts that state the claim.
    #[serde(default)]
    pub(super) appearances: Field<List<AppearanceText>>,
    /// Disagreements of the citations that you know of, and why they may stand. Each holds while the positions
    /// are those that it lists.
    #[serde(default)]
    pub(super) accept: Field<List<AcceptanceText>>,
    /// Names to select claims by, with `--tag`.
    #[serde(default)]
    pub(super) tags: Field<List<Words>>,
    /// A remark for readers of this file.
    #[serde(default)]
    pub(super) note: Field<Words>,
}

impl Item for ClaimText {
    const PLURAL: &'static str = "claims";
}

/// A disagreement that is known.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Acceptance")]
#[serde(
    deny_unknown_fields,
    expecting = "an acceptance: an object with `finding`, `positions` and `because`"
)]
pub(super) struct AcceptanceText {
    /// The finding that is not to be raised: `conflict` or `inconsistent-account`.
    #[schemars(schema_with = "disagreement_schema")]
    pub(super) finding: Field<Words>,
    /// The positions as they stood, in the notation of the claim's kind; `denial` for those who only deny it.
    pub(super) positions: Field<List<Scalar>>,
    /// Why it may stand.
    pub(super) because: Field<Words>,
}

impl Item for AcceptanceText {
    const PLURAL: &'static str = "acceptances";
}

/// A link from a claim to a passage of a source.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Citation")]
#[serde(deny_unknown_fields, expecting = "a citation: an object with `source` and `quote`")]
pub(super) struct CitationText {
    /// A stable name for the citation, unique within its claim.
    #[serde(default)]
    #[schemars(extend("pattern" = super::names::PATTERN))]
    pub(super) id: Field<Words>,
    /// The id of the cited source.
    pub(super) source: Field<Words>,
    /// The words of the source. `[…]` stands for words left out; quotation marks, dashes and white space
    /// may differ, figures and words may not.
    pub(super) quote: Field<Words>,
    /// The words just before the quote, where the quote occurs more than once.
    #[serde(default)]
    pub(super) prefix: Field<Words>,
    /// The words just after the quote, where the quote occurs more than once.
    #[serde(default)]
    pub(super) suffix: Field<Words>,
    /// The page or section, as people cite it: `p. 12`.
    #[serde(default)]
    pub(super) locator: Field<Words>,
    /// The value that the passage gives, in the notation of the claim's kind. It is read again from the
    /// quote on every run.
    #[serde(default)]
    pub(super) value: Field<Scalar>,
    /// The effect of the passage on the claim. A citation of a yes-no claim needs it; `context` is kept and
    /// shown, and compared with nothing.
    #[serde(default)]
    #[schemars(schema_with = "stance_schema")]
    pub(super) stance: Field<Words>,
    /// Whose word it is, when it is not the source's own: a name, or a list of independent speakers.
    #[serde(default)]
    pub(super) attributed_to: Field<OneOrMany>,
    /// Who passed it on.
    #[serde(default)]
    pub(super) via: Field<Words>,
    /// The date that relative dates in this passage count from, as an EDTF date, when it is not the date
    /// of publication.
    #[serde(default)]
    pub(super) as_of: Field<Words>,
    /// Why the value holds although the quote does not state it.
    #[serde(default)]
    pub(super) inferred: Field<Words>,
    /// A remark for readers of this file.
    #[serde(default)]
    pub(super) note: Field<Words>,
}

impl Item for CitationText {
    const PLURAL: &'static str = "citations";
}

/// Relations that must hold between claims.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Rule")]
#[serde(deny_unknown_fields, expecting = "a rule: an object with `id` and `holds`")]
pub(super) struct RuleText {
    /// A name for the rule, unique in this file.
    #[schemars(extend("pattern" = super::names::PATTERN))]
    pub(super) id: Field<Words>,
    /// The relation that must hold, by the ids of claims: `a <= b`, `a = b + 2 days`, `a + b <= 50% * c`. There is one of `=`,
    /// `<`, `<=`, `>` and `>=`; spaces stand around every operator.
    pub(super) holds: Field<Words>,
    /// Why it must.
    #[serde(default)]
    pub(super) because: Field<Words>,
    /// Compare only figures of the same `source`, or of the same `origin`: its own figures must add up.
    #[serde(default)]
    #[schemars(schema_with = "within_schema")]
    pub(super) within: Field<Words>,
}

impl Item for RuleText {
    const PLURAL: &'static str = "rules";
}

fn version_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": 1 })
}

pub(super) fn kind_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Kind::ALL.map(|kind| kind.to_string()) })
}

pub(super) fn format_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Format::ALL.map(Format::name) })
}

pub(super) fn over_time_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": OverTime::ALL.map(OverTime::name) })
}

fn within_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": RuleScope::ALL.map(RuleScope::name) })
}

fn disagreement_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Disagreement::ALL.map(Disagreement::name) })
}

pub(super) fn stance_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Stance::ALL.map(Stance::name) })
}
