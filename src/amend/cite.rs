//! From a few words of a source to a citation that holds.
//!
//! The words are looked for, taken in the source's own characters, and told from their other places by the shortest
//! prefix or suffix. What comes of the claim with the citation is found out before anything is written, by reading
//! and checking the changed claims file as any other.

use crate::dossier::{Dossier, Editor, Json, Problem, Syntax, read};
use crate::finding::{Finding, Level, Levels};
use crate::quote::{Anchor, Outcome, Surroundings, as_in_source, single_out};
use crate::source::{Document, Holdings};
use crate::text::Span;
use crate::{Checked, Scope, check};

/// A citation as its author gives it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The id of the claim.
    pub claim: String,
    /// The id of the source.
    pub source: String,
    /// Some words of the source.
    pub quote: String,
    /// The line of the passage that is meant, and its column, both in the source's file and from 1.
    pub at: Option<(u32, Option<u32>)>,
    /// The value that the passage gives.
    pub value: Option<Json>,
    /// What the passage does to the claim.
    pub stance: Option<String>,
    /// Whose word it is.
    pub attributed_to: Vec<String>,
    /// The day that the passage counts from.
    pub as_of: Option<String>,
}

/// A claims file with a new citation, the last of its claim.
#[derive(Clone, Debug)]
pub struct Citing {
    /// The text of the file.
    pub text: String,
    /// What was found out about the claim, by itself and without the documents.
    pub before: Checked,
    /// What is found out about the claim with the citation, by itself.
    pub after: Checked,
}

/// A citation that is not written.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Why.
    pub why: Refusal,
    /// What is found out about the claim with the citation, by itself; `None` where it could not be read.
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

/// Returns the claims file `text`, which was read as `dossier`, with a citation of what is meant by `draft`.
///
/// ```
/// use crosscheck::amend::cite::{Draft, cite};
/// use crosscheck::dossier::{Syntax, read};
/// use crosscheck::source::{self, Held, Holding, Holdings};
/// use crosscheck::verdict::Verdict;
///
/// let claims = r#"{ "version": 1, "sources": { "wsj": { "file": "wsj.txt" } },
///   "claims": { "votes": { "statement": "540 voted for him.", "kind": "count", "value": 540 } } }"#;
/// let document = source::read("Of 650 votes, “540\nbacked” him.".into()).unwrap();
/// let held = Held { file: "wsj.txt".to_owned(), document, archived: false };
/// let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
/// let (dossier, _) = read(claims, Syntax::Json);
///
/// let (claim, source, quote) = ("votes".into(), "wsj".into(), "\"540 backed\"".into());
/// let draft = Draft { claim, source, quote, ..Draft::default() };
/// let citing = cite(claims, Syntax::Json, dossier.unwrap(), holdings, draft).unwrap();
/// assert_eq!(citing.after.judgements[0].verdict, Verdict::SingleOrigin);
/// assert!(citing.text.contains(r#"[{ "source": "wsj", "quote": "“540 backed”" }]"#));
/// ```
///
/// # Errors
///
/// [`Refused`] where the citation would not hold, or say something else than it should.
pub fn cite(
    text: &str,
    syntax: Syntax,
    mut dossier: Dossier,
    holdings: Holdings,
    mut draft: Draft,
) -> Result<Citing, Refused> {
    dossier.claims.retain(|claim| claim.id.value == draft.claim);
    let mut before = check(dossier, holdings, &Levels::default(), Scope::Part);
    let claims_file = ClaimsFile { text, syntax };
    let holdings = std::mem::take(&mut before.holdings);
    let (_, as_typed) =
        claims_file.with(&draft, &Surroundings::default(), holdings).map_err(wrong)?;
    let (around, anchor) = match place_meant(&as_typed, &draft) {
        Ok(found) => found,
        Err(why) => return Err(Refused { why, checked: Some(Box::new(as_typed)) }),
    };
    if let Some(document) = document_cited(&as_typed) {
        draft.quote = own_characters(document, &draft.quote, &anchor);
    }
    let (text, after) = claims_file.with(&draft, &around, as_typed.holdings).map_err(wrong)?;
    match objection(&after) {
        Some(why) => Err(Refused { why, checked: Some(Box::new(after)) }),
        None => Ok(Citing { text, before, after }),
    }
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

struct ClaimsFile<'t> {
    text: &'t str,
    syntax: Syntax,
}

impl ClaimsFile<'_> {
    /// Returns the text with the citation, and what is found out about its claim.
    fn with(
        &self,
        draft: &Draft,
        around: &Surroundings,
        holdings: Holdings,
    ) -> Result<(String, Checked), Vec<Problem>> {
        let mut editor = Editor::new(self.text, self.syntax).ok_or_else(Vec::new)?;
        editor.add_citation(&draft.claim, &fields(draft, around));
        let text = editor.finish();
        let (dossier, problems) = read(&text, self.syntax);
        let mut dossier = dossier.ok_or(problems)?;
        dossier.claims.retain(|claim| claim.id.value == draft.claim);
        Ok((text, check(dossier, holdings, &Levels::default(), Scope::Part)))
    }
}

/// Returns the fields of the citation, in the order in which they are described.
fn fields(draft: &Draft, around: &Surroundings) -> Vec<(&'static str, Json)> {
    let text = |text: &Option<String>| text.clone().map(Json::Text);
    let speakers = match draft.attributed_to.as_slice() {
        [] => None,
        [only] => Some(Json::text(only)),
        several => Some(Json::Texts(several.to_vec())),
    };
    let fields = [
        ("source", Some(Json::text(&draft.source))),
        ("quote", Some(Json::text(&draft.quote))),
        ("prefix", text(&around.prefix)),
        ("suffix", text(&around.suffix)),
        ("value", draft.value.clone()),
        ("stance", text(&draft.stance)),
        ("attributed_to", speakers),
        ("as_of", text(&draft.as_of)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The index of the new citation, which is the last of the only claim.
fn last(checked: &Checked) -> usize {
    let claims = checked.dossier.claims.first();
    claims.map_or(0, |claim| claim.citations.len().saturating_sub(1))
}

/// Returns what came of looking for the quote of a citation.
fn outcome(checked: &Checked, index: usize) -> Option<&Outcome> {
    checked.judgements.first()?.evidence.get(index)?.outcome.as_ref()
}

fn document_cited(checked: &Checked) -> Option<&Document> {
    let citation = checked.dossier.claims.first()?.citations.last()?;
    Some(&checked.holdings.document_of(citation.source)?.document)
}

/// Returns where the quote stands that is meant, and the words around it that say so.
fn place_meant(checked: &Checked, draft: &Draft) -> Result<(Surroundings, Anchor), Refusal> {
    let is_meant = |document: &Document, span: Span| {
        let start = document.locate(span).0;
        draft.at.is_none_or(|(line, column)| {
            line == start.line.get() && column.is_none_or(|column| column == start.column.get())
        })
    };
    match (outcome(checked, last(checked)), document_cited(checked)) {
        (Some(Outcome::Anchored(anchor)), Some(document)) if is_meant(document, anchor.span) => {
            Ok((Surroundings::default(), anchor.clone()))
        }
        (Some(Outcome::Anchored(anchor)), _) => Err(Refusal::NotAt(vec![anchor.span])),
        (Some(Outcome::Ambiguous(places)), Some(document)) => {
            let meant = places.iter().copied().filter(|place| is_meant(document, *place));
            let meant: Vec<Span> = meant.collect();
            match meant[..] {
                [] => Err(Refusal::NotAt(places.clone())),
                [place] => around(document, &draft.quote, place).ok_or(Refusal::Alike(place)),
                _ => Err(Refusal::Several(meant)),
            }
        }
        _ => Err(Refusal::Findings(denied(checked))),
    }
}

/// Returns the words that single out a place of the quote, taken as it is or without the markup copied with it.
fn around(document: &Document, quote: &str, place: Span) -> Option<(Surroundings, Anchor)> {
    let found = single_out(&document.text, quote, place);
    found.or_else(|| single_out(&document.text, &document.format.unmarked(quote)?, place))
}

/// Returns the quote in the characters of its source, without the markup copied with it.
fn own_characters(document: &Document, quote: &str, anchor: &Anchor) -> String {
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
        Some(Outcome::Anchored(anchor)) => Some((citations[index].source, &anchor.pieces)),
        _ => None,
    };
    let own = passage(new)?;
    (0..new).find(|index| passage(*index) == Some(own))
}

/// Returns what is said of the new citation that is denied unless someone allows it.
fn denied(checked: &Checked) -> Vec<Finding> {
    let new = last(checked);
    let own = checked.findings.iter().filter(|finding| finding.is_of_citation(0, new));
    own.filter(|finding| finding.level() == Level::Deny).cloned().collect()
}

impl Citing {
    /// Returns the index of the citation in its claim.
    pub fn index(&self) -> usize {
        last(&self.after)
    }
}
