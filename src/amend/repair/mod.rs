//! Citations mended from their sources' own words.
//!
//! A quote gets the characters of its source, whole words, and the words of the passage that comes nearest to it; a
//! citation gets the source that its quote stands in, and the words that stand beside it. Nothing is invented: what is
//! written into the claims file stands in a source, or names one.
//!
//! Where a figure, sign, unit, negation or hedge would change, or the citation would say something else than before,
//! it is left to a person. Every repair is tried: the changed file is read and checked as any other, and what comes of
//! it decides.

mod propose;
mod trial;
mod why;

use std::collections::BTreeMap;

pub use why::Why;

use propose::{Proposal, Proposed, propose};
use trial::Trial;

use crate::Checked;
use crate::dossier::{Problem, Syntax};
use crate::finding::Levels;

/// The place of a citation: the indices of its claim, and of it among the claim's citations.
pub type At = (usize, usize);

/// A claims file after its citations were mended.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The text of the file.
    pub text: String,
    /// What is found out about it.
    pub checked: Checked,
    /// The citations that were mended, in order.
    pub repaired: Vec<At>,
    /// The citations that are left as they were though they do not hold, in order, and why.
    pub left: Vec<(At, Why)>,
}

/// How often what was mended is looked at again: a citation that got another source may need its characters, too.
const MOST_ROUNDS: usize = 4;

/// Returns a claims file with its citations mended. `text` is the file, `checked` what was found out about it or some
/// of its claims, and `levels` are those of its findings.
///
/// ```
/// use crosscheck::dossier::{Syntax, read};
/// use crosscheck::source::{self, Held, Holding, Holdings};
/// use crosscheck::{Scope, amend::repair::mend, check};
///
/// let claims = r#"{ "version": 1, "sources": { "wsj": { "file": "wsj.txt" } }, "claims": { "votes": {
///   "statement": "540 voted for him.", "kind": "count", "unit": "votes", "value": 540,
///   "citations": [{ "source": "wsj", "quote": "540 back the main challenger" }] } } }"#;
/// let text = b"Of 650 votes cast, 540 backed the main challenger.".to_vec();
/// let document = source::read(text).unwrap();
/// let held = Held { file: "wsj.txt".to_owned(), document, archived: false };
/// let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
/// let (dossier, _) = read(claims, Syntax::Json);
/// let levels = Default::default();
/// let checked = check(dossier.unwrap(), holdings, &levels, Scope::Whole);
///
/// let mended = mend(claims, Syntax::Json, checked, &levels, Scope::Whole).unwrap();
/// assert_eq!(mended.text, claims.replace("540 back", "540 backed"));
/// assert!(!mended.checked.fails());
/// ```
///
/// # Errors
///
/// The problems of the changed file, where it cannot be read.
pub fn mend(
    text: &str,
    syntax: Syntax,
    checked: Checked,
    levels: &Levels,
    scope: crate::Scope,
) -> Result<Mended, Vec<Problem>> {
    let mut trial = Trial::new(text, syntax, checked);
    let mut refused: BTreeMap<At, Why> = BTreeMap::new();
    let mut repaired: Vec<At> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut proposals = proposals(&trial.checked);
        proposals.retain(|proposal| !refused.contains_key(&proposal.at));
        let accepted = trial.make(proposals, &mut refused)?;
        if accepted.is_empty() {
            break;
        }
        repaired.extend(accepted);
    }
    repaired.sort_unstable();
    repaired.dedup();
    let Trial { text, mut checked, .. } = trial;
    checked.findings = checked.described(levels, scope);
    let left = left(&checked, refused);
    Ok(Mended { text, checked, repaired, left })
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
