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
use quote::{Outcome, Selector, State, anchor_all};
use source::{Holding, Holdings};
use verdict::{Judgement, judge};

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
    let outcomes = anchor(&dossier, &holdings);
    let claims = dossier.claims.par_iter().zip(&outcomes);
    let judgements: Vec<Judgement> =
        claims.map(|(claim, outcomes)| judge(&dossier, claim, &holdings, outcomes)).collect();
    let findings = describe(&dossier, &holdings, &judgements, levels, scope == Scope::Whole);
    Checked { dossier, holdings, judgements, findings }
}

/// Returns what came of looking for the quote of each citation of each claim: every document is searched once,
/// for all its quotes together.
fn anchor(dossier: &Dossier, holdings: &Holdings) -> Vec<Vec<Option<Outcome>>> {
    let mut wanted: Vec<Vec<(usize, usize)>> = vec![Vec::new(); holdings.documents.len()];
    for (claim_index, claim) in dossier.claims.iter().enumerate() {
        for (citation_index, citation) in claim.citations.iter().enumerate() {
            if let Some(Holding::Held(document)) = holdings.of_source.get(citation.source) {
                wanted[*document].push((claim_index, citation_index));
            }
        }
    }
    let found: Vec<Vec<Outcome>> = holdings
        .documents
        .par_iter()
        .zip(&wanted)
        .map(|(held, wanted)| {
            let selector = |(claim, citation): &(usize, usize)| {
                let citation = &dossier.claims[*claim].citations[*citation];
                let (prefix, suffix) = (citation.prefix.as_deref(), citation.suffix.as_deref());
                Selector { quote: &citation.quote.value, prefix, suffix }
            };
            let selectors: Vec<Selector<'_>> = wanted.iter().map(selector).collect();
            anchor_all(&held.document.text, &selectors)
        })
        .collect();
    let mut outcomes: Vec<Vec<Option<Outcome>>> =
        dossier.claims.iter().map(|claim| vec![None; claim.citations.len()]).collect();
    for ((claim, citation), outcome) in
        wanted.into_iter().flatten().zip(found.into_iter().flatten())
    {
        outcomes[claim][citation] = Some(outcome);
    }
    outcomes
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
