//! Citations repaired from their sources' own words.
//!
//! A quote gets the characters of its source, whole words, and the words of the passage that comes nearest to it where they
//! cannot mean anything else (`meaning.rs`); a long quote gets the source that it stands in, a citation the words that stand
//! beside its quote. Nothing is invented: what is written into the claims file stands in a source, or names one.
//!
//! Where a figure, sign, unit, negation, hedge, name or content word would change, where a yes-no value or a stance hangs on
//! the words, or the citation would say something else than before, it is left to a person. Every repair is tried: the changed file is read and checked as any other, and what comes of
//! it decides.

mod meaning;
mod propose;
mod trial;
mod why;

use std::collections::BTreeMap;

pub use why::Why;

use propose::{Proposal, Proposed, propose};
use trial::Trial;

use crate::check::Checked;
use crate::dossier::{ClaimsFile, Problem};

/// The place of a citation: the indices of its claim, and of it among the claim's citations.
pub type At = (usize, usize);

/// A claims file after its citations were repaired.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The text of the file.
    pub text: String,
    /// The result of checking it.
    pub checked: Checked,
    /// The citations that were repaired, in order.
    pub repaired: Vec<At>,
    /// The citations that are left as they were though they do not hold, in order, and why.
    pub left: Vec<(At, Why)>,
}

/// How often what was repaired is looked at again: a citation that got another source may need its characters, too.
const MOST_ROUNDS: usize = 4;

/// Returns a claims file with its citations repaired. `checked` is what was found out about the file or some of its claims.
///
/// ```
/// use crosscheck::amend::repair::repair;
/// use crosscheck::check::{Extent, check};
/// use crosscheck::dossier::ClaimsFile;
/// use crosscheck::source::{self, Held, Holding, Holdings};
///
/// let claims = r#"{ "version": 1, "sources": { "wsj": { "file": "wsj.txt" } }, "claims": { "votes": {
///   "statement": "540 votes backed him.", "kind": "count", "unit": "votes", "value": 540,
///   "citations": [{ "source": "wsj", "quote": "540 back the main challenger" }] } } }"#;
/// let text = b"Of 650 votes cast, 540 backed the main challenger.".to_vec();
/// let held = Held::new("wsj.txt", source::read(text).unwrap());
/// let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
/// let claims_file = ClaimsFile::new("claims.json".into(), claims.to_owned());
/// let checked = check(claims_file.read().0.unwrap(), holdings, Extent::default());
///
/// let repaired = repair(&claims_file, checked).unwrap();
/// assert_eq!(repaired.text, claims.replace("540 back", "540 backed"));
/// assert!(repaired.checked.states().all(|state| state.holds()));
/// ```
///
/// # Errors
///
/// The problems of the changed file, where it cannot be read.
pub fn repair(claims_file: &ClaimsFile, checked: Checked) -> Result<Repaired, Vec<Problem>> {
    repair_those(claims_file, checked, &|_| true)
}

/// The same for those citations alone that are `meant`.
///
/// # Errors
///
/// Those of [`repair`].
pub fn repair_those(
    claims_file: &ClaimsFile,
    checked: Checked,
    meant: &dyn Fn(At) -> bool,
) -> Result<Repaired, Vec<Problem>> {
    let extent = checked.extent.clone();
    let mut trial = Trial::new(claims_file, checked);
    let mut refused: BTreeMap<At, Why> = BTreeMap::new();
    let mut repaired: Vec<At> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut proposals = proposals(&trial.checked);
        proposals.retain(|proposal| meant(proposal.at) && !refused.contains_key(&proposal.at));
        let accepted = trial.make(proposals, &mut refused)?;
        if accepted.is_empty() {
            break;
        }
        repaired.extend(accepted);
    }
    repaired.sort_unstable();
    repaired.dedup();
    let Trial { claims_file, checked } = trial;
    let left = left(&checked, refused);
    Ok(Repaired { text: claims_file.text, checked: checked.extended(extent), repaired, left })
}

fn citations(checked: &Checked) -> impl Iterator<Item = At> + '_ {
    let claims = checked.dossier.claims.iter().enumerate();
    claims.flat_map(|(claim, own)| (0..own.citations.len()).map(move |index| (claim, index)))
}

fn proposals(checked: &Checked) -> Vec<Proposal> {
    let proposed = citations(checked).filter_map(|at| match propose(checked, at) {
        Proposed::Repair(fields) => Some(Proposal { at, fields }),
        Proposed::Leave(_) | Proposed::Nothing => None,
    });
    proposed.collect()
}

/// Returns the citations that are left as they were, and why: those whose repair was refused, and those that none
/// was found for.
fn left(checked: &Checked, mut refused: BTreeMap<At, Why>) -> Vec<(At, Why)> {
    for at in citations(checked) {
        if let Proposed::Leave(why) = propose(checked, at) {
            refused.entry(at).or_insert(why);
        }
    }
    refused.into_iter().collect()
}
