//! Cross-check claims against the quoted passages of their sources.
//!
//! The modules are the pipeline, in the order in which data flows: a later one uses those before it and none
//! after. [`check`] is the whole of it: every citation's quote is looked for in its source ([`quote`]), the
//! figure in it is read ([`reading`]), the citations of a claim are set side by side ([`verdict`]), and what a
//! person should know is put into words ([`finding`]). Files are read by [`load`] alone.
//!
//! ```
//! use crosscheck::dossier::{Syntax, read};
//! use crosscheck::source::{self, Held, Holding, Holdings};
//! use crosscheck::{Scope, check, verdict::Verdict};
//!
//! let claims = r#"{ "version": 1,
//!   "sources": { "wsj": { "file": "wsj.txt" } },
//!   "claims": { "votes": {
//!     "statement": "540 votes went to Mousavi.", "kind": "count", "unit": "votes", "value": 540,
//!     "citations": [{ "source": "wsj", "quote": "540 backed the main challenger" }] } } }"#;
//! let (dossier, problems) = read(claims, Syntax::Json);
//! assert!(problems.is_empty());
//!
//! let text = b"Of 650 votes cast, 540 backed the main challenger.".to_vec();
//! let document = source::read(text).unwrap();
//! let held = Held { file: "wsj.txt".to_owned(), document, archived: false };
//! let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
//!
//! let checked = check(dossier.unwrap(), holdings, &Default::default(), Scope::Whole);
//! assert_eq!(checked.judgements[0].verdict, Verdict::SingleOrigin);
//! assert!(checked.findings.is_empty());
//! ```

pub mod text;
pub mod value;

pub mod reading;
pub mod source;

pub mod quote;

pub mod dossier;
pub mod verdict;

pub mod finding;

pub mod report;

pub mod load;

pub mod commands;

use rayon::prelude::*;

use dossier::Dossier;
use finding::{Finding, Level, Levels, describe};
use quote::{Anchor, Outcome, Selector, State, anchor_all, anchors};
use source::{Document, Format, Holding, Holdings};
use verdict::{Found, Judgement, judge};

/// A dossier with all that was found out about it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The dossier.
    pub dossier: Dossier,
    /// The documents of its sources.
    pub holdings: Holdings,
    /// What the evidence makes of each claim, in the order of the claims file.
    pub judgements: Vec<Judgement>,
    /// What to tell the user, without what is allowed.
    pub findings: Vec<Finding>,
}

/// Whether all claims of a dossier are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All are.
    Whole,
    /// Some were left out beforehand.
    Part,
}

/// Returns what is found out about a dossier from the documents of its sources.
pub fn check(dossier: Dossier, holdings: Holdings, levels: &Levels, scope: Scope) -> Checked {
    let found = look_for_quotes(&dossier, &holdings);
    let claims = dossier.claims.par_iter().zip(&found);
    let judgements: Vec<Judgement> =
        claims.map(|(claim, found)| judge(&dossier, claim, &holdings, found)).collect();
    let findings = describe(&dossier, &holdings, &judgements, levels, scope == Scope::Whole);
    Checked { dossier, holdings, judgements, findings }
}

/// The place of a citation: the indices of its claim, and of it among the claim's citations.
type At = (usize, usize);

/// Returns what came of looking for the quote of each citation of each claim: every document is searched once,
/// for all its quotes together, and once more for those that are lost elsewhere.
fn look_for_quotes(dossier: &Dossier, holdings: &Holdings) -> Vec<Vec<Found>> {
    let mut found: Vec<Vec<Found>> =
        dossier.claims.iter().map(|claim| vec![Found::default(); claim.citations.len()]).collect();
    let mut own: Vec<Vec<At>> = vec![Vec::new(); holdings.documents.len()];
    for (at, document) in citations_held(dossier, holdings) {
        own[document].push(at);
    }
    let outcomes = in_each_document(dossier, holdings, &own, anchor_in);
    for (document, outcomes) in outcomes.into_iter().enumerate() {
        for ((claim, citation), outcome) in own[document].iter().zip(outcomes) {
            found[*claim][*citation].outcome = Some(outcome);
        }
    }
    let mut lost: Vec<Vec<At>> = vec![Vec::new(); holdings.documents.len()];
    for ((claim, citation), home) in citations_held(dossier, holdings) {
        let quote = &dossier.claims[claim].citations[citation].quote.value;
        if is_lost(&found[claim][citation]) && quote.split_whitespace().count() >= FEWEST_WORDS {
            let others = (0..lost.len()).filter(|document| *document != home);
            others.for_each(|document| lost[document].push((claim, citation)));
        }
    }
    let anchors = in_each_document(dossier, holdings, &lost, |document, selectors| {
        anchors(&document.text, selectors)
    });
    for (document, anchors) in anchors.into_iter().enumerate() {
        for ((claim, citation), anchor) in lost[document].iter().zip(anchors) {
            let place = anchor.map(|anchor| (document, anchor.span));
            found[*claim][*citation].elsewhere.extend(place);
        }
    }
    found
}

/// How many words a quote must have at least to be looked for in other sources: fewer stand in many by chance.
const FEWEST_WORDS: usize = 3;

fn is_lost(found: &Found) -> bool {
    matches!(found.outcome, Some(Outcome::Lost { .. }))
}

/// Returns the citations whose sources are held, each with the index of the document.
fn citations_held<'a>(
    dossier: &'a Dossier,
    holdings: &'a Holdings,
) -> impl Iterator<Item = (At, usize)> + 'a {
    let cited = dossier.claims.iter().enumerate().flat_map(|(index, claim)| {
        claim.citations.iter().enumerate().map(move |(at, citation)| ((index, at), citation))
    });
    cited.filter_map(|(at, citation)| match holdings.of_source.get(citation.source) {
        Some(Holding::Held(document)) => Some((at, *document)),
        _ => None,
    })
}

/// Returns what `look` makes of the quotes of the citations `wanted` of each document, several documents at a time.
fn in_each_document<T: Send>(
    dossier: &Dossier,
    holdings: &Holdings,
    wanted: &[Vec<At>],
    look: impl Fn(&Document, &[Selector<'_>]) -> Vec<T> + Sync,
) -> Vec<Vec<T>> {
    let documents = holdings.documents.par_iter().zip(wanted);
    let found = documents.map(|(held, wanted)| {
        if wanted.is_empty() {
            return Vec::new();
        }
        let selector = |(claim, citation): &At| {
            let citation = &dossier.claims[*claim].citations[*citation];
            let (prefix, suffix) = (citation.prefix.as_deref(), citation.suffix.as_deref());
            Selector { quote: &citation.quote.value, prefix, suffix }
        };
        look(&held.document, &wanted.iter().map(selector).collect::<Vec<_>>())
    });
    found.collect()
}

/// Returns what came of looking for quotes in a document: as they are and, for those that are lost, without the markup
/// that was copied with them.
fn anchor_in(document: &Document, selectors: &[Selector<'_>]) -> Vec<Outcome> {
    let mut outcomes = anchor_all(&document.text, selectors);
    let lost =
        outcomes.iter().enumerate().filter(|(_, outcome)| matches!(outcome, Outcome::Lost { .. }));
    let again: Vec<(usize, Words)> = lost
        .filter_map(|(at, _)| Some((at, Words::unmarked(document.format, &selectors[at])?)))
        .collect();
    if again.is_empty() {
        return outcomes;
    }
    let unmarked: Vec<Selector<'_>> = again.iter().map(|(_, words)| words.selector()).collect();
    for ((at, _), outcome) in again.iter().zip(anchor_all(&document.text, &unmarked)) {
        match outcome {
            Outcome::Anchored(anchor) => {
                outcomes[*at] = Outcome::Anchored(Anchor { verbatim: false, ..anchor });
            }
            Outcome::Ambiguous(_) => outcomes[*at] = outcome,
            Outcome::Lost { .. } => {}
        }
    }
    outcomes
}

/// The words of a selector, without markup.
struct Words {
    quote: String,
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Words {
    /// Returns `None` where the selector holds no markup.
    fn unmarked(format: Format, selector: &Selector<'_>) -> Option<Self> {
        let given = [Some(selector.quote), selector.prefix, selector.suffix];
        let unmarked = given.map(|text| text.and_then(|text| format.unmarked(text)));
        if unmarked.iter().all(Option::is_none) {
            return None;
        }
        let [quote, prefix, suffix] = unmarked;
        Some(Self {
            quote: quote.unwrap_or_else(|| selector.quote.to_owned()),
            prefix: prefix.or_else(|| selector.prefix.map(str::to_owned)),
            suffix: suffix.or_else(|| selector.suffix.map(str::to_owned)),
        })
    }

    fn selector(&self) -> Selector<'_> {
        let (prefix, suffix) = (self.prefix.as_deref(), self.suffix.as_deref());
        Selector { quote: &self.quote, prefix, suffix }
    }
}

impl Checked {
    /// Whether the check fails: something is denied, or not one citation could be checked.
    pub fn fails(&self) -> bool {
        let denied = self.findings.iter().any(|finding| finding.level == Level::Deny);
        denied || self.checked_none()
    }

    /// Whether there are citations, and none of them could be checked.
    pub fn checked_none(&self) -> bool {
        self.states().next().is_some() && !self.states().any(State::is_checked)
    }

    /// Returns the states of all citations, in the order of the claims file.
    pub fn states(&self) -> impl Iterator<Item = State> + '_ {
        self.judgements
            .iter()
            .flat_map(|judgement| &judgement.evidence)
            .map(|evidence| evidence.state)
    }
}
