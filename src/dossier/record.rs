//! A record: a document, and the quotes that are looked for in it. One line of `check --records`.
//!
//! It is read as a claims file is, with one source, the document, and a claim for each quote, so that the same is checked and
//! every mistake has its place in the line.

use schemars::JsonSchema;
use serde::Deserialize;

use super::field::{Field, Item, List};
use super::problem::{Journal, Problem};
use super::speakers::Speakers;
use super::types::{Dossier, Placed, Source};
use super::words::{OneOrMany, Scalar, Words};
use super::{Syntax, claims, deserialize, file, names, notation, required, sources, syntax};
use crate::reading::Readers;
use crate::source::{Format, ReadAs};
use crate::text::{LanguageTag, Span};
use crate::value::Kind;

/// A document and the quotes that are looked for in it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The document as the one source, and each quote as the one citation of a claim, in the order of the record.
    pub dossier: Dossier,
    /// The text of the document; `None` where it is in a file.
    pub text: Option<String>,
    /// For each quote, whether the record says which value it is to show.
    pub asserts: Vec<bool>,
}

/// A document and the quotes that are looked for in it: a line of standard input for `check --records`.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Record")]
#[serde(deny_unknown_fields, expecting = "a record: an object with `text` or `file`, and `quotes`")]
pub(super) struct RecordText {
    /// A name for the record, which its answer repeats: a string or a number.
    #[serde(default)]
    #[schemars(extend("type" = ["string", "number"]))]
    id: Field<Scalar>,
    /// The text of the document. A record has this or `file`.
    #[serde(default)]
    text: Field<String>,
    /// The file of the document, relative to the folder that the program runs in and inside it, with `/` between the parts.
    #[serde(default)]
    file: Field<Words>,
    /// The format of the file or text, where it cannot be told: `text`, `markdown`, `html`, `pdf` and so on, as for a source.
    /// Without it, `text` is plain text.
    #[serde(default)]
    #[schemars(schema_with = "file::format_schema")]
    format: Field<Words>,
    /// The encoding of the file, where it cannot be told.
    #[serde(default)]
    encoding: Field<Words>,
    /// The address of the page that is meant, where the file is an archive of several.
    #[serde(default)]
    url: Field<Words>,
    /// Which capture of that page is meant, by its day or time.
    #[serde(default)]
    at: Field<Words>,
    /// The day that the document speaks from, as an EDTF date: relative dates in its passages ("last June") count from it.
    #[serde(default)]
    as_of: Field<Words>,
    /// The language it is written in, as a BCP 47 tag. Without it, the text itself tells.
    #[serde(default)]
    #[schemars(extend("pattern" = LanguageTag::PATTERN))]
    language: Field<Words>,
    /// What is looked for in it.
    quotes: Field<List<QuoteText>>,
}

/// Words that are looked for in the document, with what a citation of a claims file says of them.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Quote")]
#[serde(deny_unknown_fields, expecting = "a quote: an object with `quote` and more")]
struct QuoteText {
    /// A name for the quote, which its answer repeats.
    #[serde(default)]
    #[schemars(extend("pattern" = names::PATTERN))]
    id: Field<Words>,
    /// The words of the document. `[…]` stands for words left out.
    quote: Field<Words>,
    /// The words just before the quote, where it occurs more than once.
    #[serde(default)]
    prefix: Field<Words>,
    /// The words just after the quote, where it occurs more than once.
    #[serde(default)]
    suffix: Field<Words>,
    /// The claim that the passage speaks to. Without it, the quote is looked for, and no figure is read in it.
    #[serde(default)]
    claim: Field<AssertionText>,
    /// The value that the passage gives, in the notation of the claim's kind, where that is not for the reading to tell.
    #[serde(default)]
    value: Field<Scalar>,
    /// The effect of the passage on the claim. A yes-no claim needs it.
    #[serde(default)]
    #[schemars(schema_with = "file::stance_schema")]
    stance: Field<Words>,
    /// Whose word it is, where it is not the document's own.
    #[serde(default)]
    attributed_to: Field<OneOrMany>,
    /// Who passed it on.
    #[serde(default)]
    via: Field<Words>,
    /// The day that relative dates in this passage count from, where it is not that of the record.
    #[serde(default)]
    as_of: Field<Words>,
    /// Why the value holds although the quote does not state it.
    #[serde(default)]
    inferred: Field<Words>,
}

impl Item for QuoteText {
    const PLURAL: &'static str = "quotes";
}

/// What a quote is to show, as a claim of a claims file says it.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Assertion")]
#[serde(deny_unknown_fields, expecting = "a claim: an object with `kind` and more")]
struct AssertionText {
    /// The claim in a sentence. A yes-no claim needs it.
    #[serde(default)]
    statement: Field<Words>,
    /// The sort of value it asserts: `count`, `quantity`, `percent`, `date`, `yes-no` or `text`.
    #[schemars(schema_with = "file::kind_schema")]
    kind: Field<Words>,
    /// The unit of a count or quantity.
    #[serde(default)]
    unit: Field<Words>,
    /// Other words for what is counted, or for what happened.
    #[serde(default)]
    also: Field<List<Words>>,
    /// The value it asserts. Without it, the answer says what the passage gives.
    #[serde(default)]
    value: Field<Scalar>,
    /// How far values may be apart: a number, a percentage or days.
    #[serde(default)]
    #[schemars(extend("type" = ["number", "string"]))]
    tolerance: Field<Scalar>,
    /// The day that the value is for, as an EDTF date.
    #[serde(default)]
    as_of: Field<Words>,
    /// How the figure changes with time: `grows` or `varies`.
    #[serde(default)]
    #[schemars(schema_with = "file::over_time_schema")]
    over_time: Field<Words>,
    /// Other wordings of a text value that mean the same.
    #[serde(default)]
    same_as: Field<List<Words>>,
}

impl Record {
    /// Returns what a line says, which is a JSON object.
    ///
    /// ```
    /// use crosscheck::dossier::Record;
    /// let line = r#"{ "id": "a7", "text": "Of 650 votes, 540 backed him.", "quotes": [{ "quote": "540 backed" }] }"#;
    /// let record = Record::read(line)?;
    /// assert_eq!(record.dossier.claims[0].citations[0].quote.value, "540 backed");
    /// let problems = Record::read(&line.replace("text", "txt")).unwrap_err();
    /// assert_eq!(problems[0].message, "the record has neither `text` nor `file`");
    /// assert_eq!(problems[1].help.as_deref(), Some("did you mean `text`?"));
    /// # Ok::<(), Vec<crosscheck::dossier::Problem>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every mistake in it, in the order of their places, which are bytes of the line; never none.
    pub fn read(line: &str) -> Result<Self, Vec<Problem>> {
        let journal = Journal::new(line);
        let record = read_into(&journal);
        let problems = journal.into_problems();
        record.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

fn read_into(journal: &Journal<'_>) -> Option<Record> {
    use jsonc_parser::common::Ranged as _;
    let tree = syntax::parse(journal, Syntax::Json)?;
    let start = tree.range().start;
    let brace = journal.place(start, start + 1);
    let record = RecordText::deserialize(deserialize::Node::root(&tree, journal)).ok()?;
    Some(build(record, brace, journal))
}

/// Returns the parts of the record that are right; `brace` is where it begins.
fn build(record: RecordText, brace: Span, journal: &Journal<'_>) -> Record {
    required::require(&record.quotes, "quotes", "the record", brace, journal);
    check_id(&record.id, journal);
    check_document(&record, brace, journal);
    let id = Placed { value: name(&record.id), place: brace };
    let quotes = record.quotes.elements();
    let asserts = quotes.iter().map(|quote| asserts(&quote.value)).collect();
    let known = [(id.clone(), Field::<()>::Absent)];
    let linked = claims::Linked { sources: Some(sources::Ids::of(&known, "source")), drafts: None };
    let claims = quotes.into_iter().enumerate().filter_map(|(index, quote)| {
        let place = Span::new(quote.place.start, quote.place.start + 1);
        let name = Placed { value: format!("quotes[{index}]"), place };
        let claim = claim(quote, &id.value, &name, journal);
        claims::claim(name, claim, &linked, journal)
    });
    let claims = claims.collect();
    let file = record.file.words();
    if let Some(path) = &file {
        names::check_path(path, names::Base::WorkingFolder, journal);
    }
    let url = record.url.text();
    let source = Source {
        id,
        title: None,
        author: Vec::new(),
        publisher: None,
        published: notation::date("as_of", record.as_of, journal),
        accessed: None,
        language: notation::language(record.language, journal),
        read_as: ReadAs {
            format: notation::format(record.format, journal)
                .or_else(|| file.is_none().then_some(Format::Plain)),
            encoding: record.encoding.text(),
            url: url.clone(),
            at: record.at.text(),
        },
        file,
        url,
        sha256: None,
        origin: None,
        derived_from: Vec::new(),
    };
    let dossier = Dossier {
        schema: None,
        title: None,
        sources: vec![source],
        speakers: Speakers::default(),
        claims,
        drafts: Vec::new(),
        rules: Vec::new(),
        levels: Vec::new(),
        words: None,
        words_sha256: None,
        readers: Readers::default(),
    };
    Record { dossier, text: record.text.given().map(|text| text.value), asserts }
}

/// Returns what messages call the document.
fn name(id: &Field<Scalar>) -> String {
    match id.as_given().map(|id| &id.value) {
        Some(Scalar::Text(id) | Scalar::Number(id)) => id.clone(),
        Some(Scalar::Bool(_)) | None => "record".to_owned(),
    }
}

fn check_id(id: &Field<Scalar>, journal: &Journal<'_>) {
    if let Some(Placed { value: Scalar::Bool(found), place }) = id.as_given() {
        let expected = "expected a string or a number";
        let message = format!("`id`: {expected}, found `{found}`");
        journal.report(Problem::new(*place, message, expected));
    }
}

fn check_document(record: &RecordText, brace: Span, journal: &Journal<'_>) {
    let message = match (&record.text, &record.file) {
        (Field::Absent, Field::Absent) => "the record has neither `text` nor `file`",
        (Field::Given(_), Field::Given(_)) => "the record has both `text` and `file`",
        _ => return,
    };
    journal.report(Problem::new(brace, message, "expected one of `text` and `file`"));
}

fn asserts(quote: &QuoteText) -> bool {
    quote.claim.as_given().is_some_and(|claim| !claim.value.value.is_absent())
}

/// Returns a quote as the one citation of the claim that it speaks to.
fn claim(
    quote: Placed<QuoteText>,
    source: &str,
    name: &Placed<String>,
    journal: &Journal<'_>,
) -> file::ClaimText {
    let given =
        |text: &str| Field::Given(Placed { value: Words(text.to_owned()), place: name.place });
    let Placed { value: quote, place } = quote;
    let is_aside = quote.claim.is_absent();
    if is_aside {
        refuse_without_claim("value", &quote.value, journal);
        refuse_without_claim("stance", &quote.stance, journal);
    }
    let citation = file::CitationText {
        id: quote.id,
        source: given(source),
        quote: quote.quote,
        prefix: quote.prefix,
        suffix: quote.suffix,
        locator: Field::Absent,
        value: if is_aside { Field::Absent } else { quote.value },
        stance: if is_aside { given("context") } else { quote.stance },
        attributed_to: quote.attributed_to,
        via: quote.via,
        as_of: quote.as_of,
        inferred: quote.inferred,
        note: Field::Absent,
    };
    let citations = Placed { value: List(vec![Placed { value: citation, place }]), place };
    let nothing = || AssertionText {
        statement: Field::Absent,
        kind: given(Kind::YesNo.name()),
        unit: Field::Absent,
        also: Field::Absent,
        value: Field::Absent,
        tolerance: Field::Absent,
        as_of: Field::Absent,
        over_time: Field::Absent,
        same_as: Field::Absent,
    };
    let claim = quote.claim.given().map_or_else(nothing, |claim| claim.value);
    let is_yes_no = claim.kind.as_given().is_some_and(|kind| kind.value.0 == Kind::YesNo.name());
    let needs_statement = is_yes_no && !is_aside;
    file::ClaimText {
        statement: if claim.statement.is_absent() && !needs_statement {
            given("")
        } else {
            claim.statement
        },
        kind: claim.kind,
        unit: claim.unit,
        also: claim.also,
        value: claim.value,
        tolerance: claim.tolerance,
        as_of: claim.as_of,
        over_time: claim.over_time,
        same_as: claim.same_as,
        citations: Field::Given(citations),
        appearances: Field::Absent,
        accept: Field::Absent,
        tags: Field::Absent,
        note: Field::Absent,
    }
}

fn refuse_without_claim<T>(name: &str, field: &Field<T>, journal: &Journal<'_>) {
    if let Some(given) = field.as_given() {
        let message = format!("`{name}` is given without `claim`");
        let problem = Problem::new(given.place, message, "of a claim of which kind?");
        journal.report(problem.help(r#"add "claim": { "kind": … }, or remove it"#));
    }
}
