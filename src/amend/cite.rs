//! From a few words of a source to a citation that holds.
//!
//! The words are looked for, taken in the source's own characters, and told from their other places by the shortest
//! prefix or suffix. What comes of the claim with the citation is found out before anything is written, by reading
//! and checking the changed claims file as any other.

use crate::check::{Checked, Extent, check};
use crate::dossier::{ClaimsFile, Dossier, Editor, Json, Problem, read};
use crate::finding::{Finding, Level, Levels, describe};
use crate::quote::{Anchor, Anchoring, Surroundings, as_in_source, single_out};
use crate::reading::Reader;
use crate::source::{Document, Holdings};
use crate::text::Span;
use crate::value::Kind;

/// A citation as its author gives it.
#[derive(Clone, Debug, Default)]
pub struct CitationRequest {
    /// The id of the claim.
    pub claim: String,
    /// The id of the source.
    pub source: String,
    /// Some words of the source.
    pub quote: String,
    /// A name for the citation.
    pub id: Option<String>,
    /// The words before and after the quote, where its author gives them; others that single it out take their place.
    pub around: Surroundings,
    /// The page or section, as people cite it.
    pub locator: Option<String>,
    /// The line of the passage that is meant, and its column, both in the source's file and from 1.
    pub at: Option<(u32, Option<u32>)>,
    /// The value that the passage gives.
    pub value: Option<Json>,
    /// The effect of the passage on the claim.
    pub stance: Option<String>,
    /// Whose word it is.
    pub attributed_to: Vec<String>,
    /// Who passed it on.
    pub via: Option<String>,
    /// The day that the passage counts from.
    pub as_of: Option<String>,
    /// Why the value holds although the quote does not state it.
    pub inferred: Option<String>,
    /// A remark for readers of the file.
    pub note: Option<String>,
}

/// Returns how a value is written for a claim of this kind.
pub fn written_value(kind: Kind, notation: &str) -> Json {
    match kind {
        Kind::Text | Kind::Date => Json::text(notation),
        Kind::Count | Kind::Quantity | Kind::Percent | Kind::YesNo => Json::value(notation),
    }
}

/// A claims file with a new citation, the last of its claim.
#[derive(Clone, Debug)]
pub struct NewCitation {
    /// The text of the file.
    pub text: String,
    /// The result for the claim, by itself.
    pub before: Checked,
    /// The result for the claim with the citation, by itself.
    pub after: Checked,
    /// What to tell of that, at the levels that hold where nobody sets others.
    pub findings: Vec<Finding>,
}

/// A citation that is not written.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Why.
    pub why: Refusal,
    /// The result for the claim with the citation, by itself; `None` where it could not be read.
    pub checked: Option<Box<Checked>>,
}

/// Why there is no citation.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// What is given makes no citation: the mistakes, as they would stand in the claims file.
    Wrong(Vec<Problem>),
    /// The quote stands at these places of the source, and which is meant was not said.
    Several(Vec<Span>),
    /// The quote stands at these places of the source, and not where it was said to.
    NotAt(Vec<Span>),
    /// The quote stands at this and other places, and no words around it tell them apart.
    Alike(Span),
    /// The claim has this citation already, at this index.
    Exists(usize),
    /// What would be said of the citation; never empty.
    Findings(Vec<Finding>),
}

/// Returns a claims file, which was read as `dossier`, with a citation of what is meant by `request`.
///
/// ```
/// use crosscheck::amend::cite::{CitationRequest, cite};
/// use crosscheck::dossier::ClaimsFile;
/// use crosscheck::source::{self, Held, Holding, Holdings};
/// use crosscheck::verdict::Verdict;
///
/// let claims = r#"{ "version": 1, "sources": { "wsj": { "file": "wsj.txt" } },
///   "claims": { "votes": { "statement": "540 voted for him.", "kind": "count", "value": 540 } } }"#;
/// let claims_file = ClaimsFile::new("claims.json".into(), claims.to_owned());
/// let dossier = claims_file.read().0.unwrap();
/// let document = source::read("Of 650 votes, “540\nbacked” him.".into()).unwrap();
/// let documents = vec![Held::new("wsj.txt", document)];
/// let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
///
/// let (claim, source, quote) = ("votes".into(), "wsj".into(), "\"540 backed\"".into());
/// let request = CitationRequest { claim, source, quote, ..CitationRequest::default() };
/// let new = cite(&claims_file, dossier, holdings, request).unwrap();
/// assert_eq!(new.after.judgements[0].verdict, Verdict::SingleOrigin);
/// assert!(new.text.contains(r#"[{ "source": "wsj", "quote": "“540 backed”" }]"#));
/// ```
///
/// # Errors
///
/// [`Refused`] where the citation would not hold, or say something else than it should.
pub fn cite(
    claims_file: &ClaimsFile,
    mut dossier: Dossier,
    holdings: Holdings,
    mut request: CitationRequest,
) -> Result<NewCitation, Refused> {
    let (_, as_typed) =
        with_citation(claims_file, &request, &request.around, &holdings).map_err(wrong)?;
    let (around, anchor) = match place_meant(&as_typed, &request) {
        Ok(found) => found,
        Err(why) => return Err(Refused { why, checked: Some(Box::new(as_typed)) }),
    };
    if let Some(document) = document_cited(&as_typed) {
        request.quote = own_characters(document, &request.quote, &anchor);
    }
    let (text, after) = with_citation(claims_file, &request, &around, &holdings).map_err(wrong)?;
    if let Some(why) = objection(&after) {
        return Err(Refused { why, checked: Some(Box::new(after)) });
    }
    dossier.claims.retain(|claim| claim.id.value == request.claim);
    let before = check(dossier, holdings, Extent::of_part());
    let findings = describe(&after, &Levels::default());
    Ok(NewCitation { text, before, after, findings })
}

fn wrong(problems: Vec<Problem>) -> Refused {
    Refused { why: Refusal::Wrong(problems), checked: None }
}

/// Returns what speaks against the new citation.
fn objection(checked: &Checked) -> Option<Refusal> {
    let findings = denied(checked);
    let exists = same_passage(checked).map(Refusal::Exists);
    exists.or((!findings.is_empty()).then_some(Refusal::Findings(findings)))
}

/// Returns the text of the file with the citation, and what is found out about its claim.
fn with_citation(
    claims_file: &ClaimsFile,
    request: &CitationRequest,
    around: &Surroundings,
    holdings: &Holdings,
) -> Result<(String, Checked), Vec<Problem>> {
    let mut editor = Editor::new(&claims_file.text, claims_file.syntax).ok_or_else(Vec::new)?;
    editor.add_citation(&request.claim, &fields(request, around));
    let text = editor.finish();
    let (dossier, problems) = read(&text, claims_file.syntax);
    let mut dossier = dossier.ok_or(problems)?;
    dossier.claims.retain(|claim| claim.id.value == request.claim);
    Ok((text, check(dossier, holdings.clone(), Extent::of_part())))
}

/// Returns the fields of the citation, in the order in which they are described.
fn fields(request: &CitationRequest, around: &Surroundings) -> Vec<(&'static str, Json)> {
    let text = |text: &Option<String>| text.clone().map(Json::Text);
    let speakers = match request.attributed_to.as_slice() {
        [] => None,
        [only] => Some(Json::text(only)),
        several => Some(Json::Texts(several.to_vec())),
    };
    let fields = [
        ("id", text(&request.id)),
        ("source", Some(Json::text(&request.source))),
        ("quote", Some(Json::text(&request.quote))),
        ("prefix", text(&around.prefix)),
        ("suffix", text(&around.suffix)),
        ("locator", text(&request.locator)),
        ("value", request.value.clone()),
        ("stance", text(&request.stance)),
        ("attributed_to", speakers),
        ("via", text(&request.via)),
        ("as_of", text(&request.as_of)),
        ("inferred", text(&request.inferred)),
        ("note", text(&request.note)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The index of the new citation, which is the last of the only claim.
fn last(checked: &Checked) -> usize {
    let claims = checked.dossier.claims.first();
    claims.map_or(0, |claim| claim.citations.len().saturating_sub(1))
}

/// Returns what came of looking for the quote of a citation.
fn outcome(checked: &Checked, index: usize) -> Option<&Anchoring> {
    checked.judgements.first()?.evidence.get(index)?.anchored.outcome()
}

fn document_cited(checked: &Checked) -> Option<&Document> {
    let citation = checked.dossier.claims.first()?.citations.last()?;
    Some(&checked.holdings.document_of(citation.source)?.document)
}

/// Returns where the quote stands that is meant, and the words around it that say so.
fn place_meant(
    checked: &Checked,
    request: &CitationRequest,
) -> Result<(Surroundings, Anchor), Refusal> {
    let is_meant = |document: &Document, span: Span| {
        let start = document.locate(span).start();
        request.at.is_none_or(|(line, column)| {
            start.is_some_and(|start| {
                line == start.line.get() && column.is_none_or(|column| column == start.column.get())
            })
        })
    };
    match (outcome(checked, last(checked)), document_cited(checked)) {
        (Some(Anchoring::Anchored(anchor)), Some(document)) if is_meant(document, anchor.span) => {
            Ok((request.around.clone(), anchor.clone()))
        }
        (Some(Anchoring::Anchored(anchor)), _) => Err(Refusal::NotAt(vec![anchor.span])),
        (Some(Anchoring::Ambiguous(places)), Some(document)) => {
            let meant = places.spans.iter().copied().filter(|place| is_meant(document, *place));
            let meant: Vec<Span> = meant.collect();
            let reader = reader_of_cited(checked, document);
            match meant[..] {
                [] => Err(Refusal::NotAt(places.spans.to_vec())),
                [place] => {
                    around(document, &request.quote, place, reader).ok_or(Refusal::Alike(place))
                }
                _ => Err(Refusal::Several(meant)),
            }
        }
        _ => Err(Refusal::Findings(denied(checked))),
    }
}

/// Returns the words that single out a place of the quote, taken as it is or without the markup copied with it.
fn around(
    document: &Document,
    quote: &str,
    place: Span,
    reader: Option<&Reader>,
) -> Option<(Surroundings, Anchor)> {
    let Document { text, regions, .. } = document;
    let found = single_out(text, regions, quote, place, reader);
    found.or_else(|| single_out(text, regions, &document.format.unmarked(quote)?, place, reader))
}

/// Returns what figures of the cited source are read with.
fn reader_of_cited<'c>(checked: &'c Checked, document: &Document) -> Option<&'c Reader> {
    let citation = checked.dossier.claims.first()?.citations.last()?;
    let language = checked.dossier.sources[citation.source].language_of(document).language;
    checked.dossier.reader(language)
}

/// Returns the quote in the characters of its source, without the markup copied with it.
pub(super) fn own_characters(document: &Document, quote: &str, anchor: &Anchor) -> String {
    let text = &document.text;
    let own = as_in_source(text, quote, anchor);
    let own = own.or_else(|| as_in_source(text, &document.format.unmarked(quote)?, anchor));
    own.unwrap_or_else(|| quote.to_owned())
}

/// Returns the citation that has the passage of the last one, of the same source.
fn same_passage(checked: &Checked) -> Option<usize> {
    let citations = &checked.dossier.claims.first()?.citations;
    let new = last(checked);
    let passage = |index: usize| match outcome(checked, index) {
        Some(Anchoring::Anchored(anchor)) => Some((citations[index].source, &anchor.pieces)),
        _ => None,
    };
    let own = passage(new)?;
    (0..new).find(|index| passage(*index) == Some(own))
}

/// Returns what is said of the new citation that is denied unless someone allows it.
fn denied(checked: &Checked) -> Vec<Finding> {
    let new = last(checked);
    let mut findings = describe(checked, &Levels::default());
    findings.retain(|finding| finding.is_of_citation(0, new) && finding.level() == Level::Deny);
    findings
}

impl NewCitation {
    /// Returns the index of the citation in its claim.
    pub fn index(&self) -> usize {
        last(&self.after)
    }
}
