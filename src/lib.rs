//! Cross-check claims against the quoted passages of their sources.
//!
//! The modules are the pipeline, in the order in which data flows: a later one uses those before it and none
//! after. [`check`] is the whole of it: every citation's quote is looked for in its source ([`quote`]), the
//! figure in it is read ([`reading`]), the citations of a claim are set side by side and the rules between claims tested
//! ([`verdict`]), sentences that
//! nobody cites are looked for ([`passage`]), and what a person should know is put into words ([`finding`]). Files are
//! read by [`load`] alone, and written by [`save`] alone; [`check::anchoring`] looks for the quotes of a whole dossier, several
//! documents at a time.
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

pub mod reprint;

pub mod quote;

pub mod dossier;
pub mod verdict;

pub mod lock;
pub mod passage;

pub mod check;

pub mod finding;

pub mod amend;

pub mod report;

pub mod load;
pub mod save;

pub mod commands;

use rayon::prelude::*;

use dossier::Dossier;
use finding::{Code, Facts, Finding, Level, Levels, describe};
use lock::{Change, Lock, LockFile};
use passage::{Index, Passage, Quoted};
use quote::State;
use source::Holdings;
use verdict::{Judgement, Reprints, RuleTest, judge, test_rules};

/// A dossier with all that was found out about it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The dossier.
    pub dossier: Dossier,
    /// The documents of its sources.
    pub holdings: Holdings,
    /// Which of them share long passages without saying so.
    pub reprints: Reprints,
    /// What the evidence makes of each claim, in the order of the claims file.
    pub judgements: Vec<Judgement>,
    /// What the citations make of each rule whose claims were all checked, in the order of the claims file.
    pub rules: Vec<RuleTest>,
    /// What to tell the user, without what is allowed.
    pub findings: Vec<Finding>,
    /// The lock that they were held to, where there is one.
    pub held_to: Option<HeldTo>,
}

/// A lock, and how claims stand to it.
#[derive(Clone, Debug)]
pub struct HeldTo {
    /// The lock file.
    pub file: LockFile,
    /// The claims that are not what they were, by id.
    pub changes: Vec<Change>,
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
    let mut found = check::anchoring::look_for_quotes(&dossier, &holdings);
    let shared = check::sharing::shared_passages(&dossier, &holdings, &found);
    let reprints = Reprints::of(&dossier, &holdings, shared, &found);
    reprints.mark(&dossier, &holdings, &mut found);
    let claims = dossier.claims.par_iter().zip(&found);
    let judgements: Vec<Judgement> =
        claims.map(|(claim, found)| judge(&dossier, claim, &holdings, found)).collect();
    let rules = test_rules(&dossier, &judgements);
    let findings = Vec::new();
    let mut checked =
        Checked { dossier, holdings, reprints, judgements, rules, findings, held_to: None };
    checked.findings = checked.described(levels, scope);
    checked
}

/// Returns the passages of each claim that conflict with it and are not cited.
fn uncited(dossier: &Dossier, holdings: &Holdings, judgements: &[Judgement]) -> Vec<Vec<Passage>> {
    let index = Index::of(holdings);
    let quoted = Quoted::of(dossier, holdings, judgements);
    let claims = judgements.par_iter().enumerate();
    let of_claim =
        |(claim, judgement)| passage::uncited(dossier, holdings, &index, &quoted, claim, judgement);
    claims.map(of_claim).collect()
}

impl Checked {
    /// Returns what to tell the user at these levels.
    fn described(&self, levels: &Levels, scope: Scope) -> Vec<Finding> {
        let Self { dossier, holdings, reprints, judgements, rules, findings: _, held_to: _ } = self;
        let whole = scope == Scope::Whole;
        let looks_further = whole && levels.of(Code::UncitedPassage) != Level::Allow;
        let uncited =
            if looks_further { uncited(dossier, holdings, judgements) } else { Vec::new() };
        let facts = Facts { dossier, holdings, reprints, judgements, rules, uncited: &uncited };
        describe(&facts, levels, whole)
    }

    /// Compares what is found with what a lock file says was found, and adds what to tell of it to the findings.
    pub fn hold_to(&mut self, file: LockFile, levels: &Levels, scope: Scope) {
        let now = Lock::of(&self.dossier, &self.holdings, &self.judgements);
        let changes = file.lock.changes(&now, &self.dossier, scope == Scope::Whole);
        self.findings.extend(finding::describe_losses(&self.dossier, &file, &changes, levels));
        self.held_to = Some(HeldTo { file, changes });
    }

    /// Whether the check fails: something is denied, or not one citation could be checked.
    pub fn fails(&self) -> bool {
        let denied = self.findings.iter().any(|finding| finding.level() == Level::Deny);
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
