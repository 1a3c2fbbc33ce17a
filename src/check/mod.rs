//! The whole pipeline over a dossier: what its citations, claims and rules come to.
//!
//! Every citation's quote is looked for in its source, the figure in it is read, the citations of a claim are set side by
//! side, and the rules between claims are tested. Only facts come out of here; they are put into words later.

mod anchoring;
mod corrections;
mod gist;
mod known;
mod resting;
mod sharing;

pub use corrections::{Correction, TouchedCitation};
pub use gist::{Answers, Gist, Questions};
pub use known::Known;
pub use resting::{Declaration, Footing, rests_on_declared};
pub use sharing::shared_passages;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::dossier::{CitationIndex, Dossier};
use crate::lock::{ClaimChange, Lock, LockFile};
use crate::passage::{self, CitedPlaces, Passage, SentenceIndex};
use crate::quote::State;
use crate::source::{Holdings, Location};
use crate::text::Span;
use crate::verdict::{
    Attributions, Evidence, Judgement, RepeatedQuote, Reprints, RuleTest, Wording, attribute,
    judge, test_rules,
};

/// How far a check goes.
#[derive(Clone, Debug)]
pub struct Extent {
    /// Whether no claim of the claims file was left out beforehand.
    pub whole: bool,
    /// Whether passages that conflict with a claim and are not cited are looked for.
    pub uncited: bool,
    /// The lock that is compared with what is found.
    pub lock: Option<LockFile>,
}

impl Default for Extent {
    /// All claims, and nothing beyond their citations.
    fn default() -> Self {
        Self { whole: true, uncited: false, lock: None }
    }
}

impl Extent {
    /// Returns the extent of a check of some claims by themselves.
    pub fn of_part() -> Self {
        Self { whole: false, uncited: false, lock: None }
    }
}

/// A dossier with all that was found out about it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The dossier.
    pub dossier: Dossier,
    /// The documents of its sources.
    pub holdings: Holdings,
    /// Their sentences by their words, once they are asked for.
    pub(crate) sentences: Arc<OnceLock<SentenceIndex>>,
    /// Where the quotes stand that hold, by the index of the document and the place in it.
    pub(crate) locations: BTreeMap<(usize, Span), Location>,
    /// Which of them share long passages without saying so.
    pub reprints: Reprints,
    /// Which quotes several of them share without saying so.
    pub repeated: Vec<RepeatedQuote>,
    /// The speakers whom their sources do not name, each with the citation, in the order of the claims file.
    pub unnamed: Vec<(CitationIndex, String)>,
    /// The judgement of each claim, in the order of the claims file.
    pub judgements: Vec<Judgement>,
    /// The notices by which cited documents correct themselves, with the citations that they touch.
    pub corrections: Vec<Correction>,
    /// The outcome of each rule whose claims were all checked, in the order of the claims file.
    pub rules: Vec<RuleTest>,
    /// How far the check went.
    pub extent: Extent,
    /// For each claim the passages that conflict with it and are not cited; empty where they were not looked for.
    pub uncited: Vec<Vec<Passage>>,
    /// The claims that are not what the lock says they were, by id; empty where there is no lock.
    pub changes: Vec<ClaimChange>,
}

/// Returns what is found out about a dossier from the documents of its sources.
///
/// ```
/// use crosscheck::check::{Extent, check};
/// use crosscheck::dossier::{Syntax, read};
/// use crosscheck::finding::describe;
/// use crosscheck::source::{self, Held, Holding, Holdings};
/// use crosscheck::verdict::Verdict;
///
/// let claims = r#"{ "version": 1,
///   "sources": { "wsj": { "file": "wsj.txt" } },
///   "claims": { "votes": {
///     "statement": "540 votes backed Mousavi.", "kind": "count", "unit": "votes", "value": 540,
///     "citations": [{ "source": "wsj", "quote": "540 backed the main challenger" }] } } }"#;
/// let (dossier, problems) = read(claims, Syntax::Json);
/// assert!(problems.is_empty());
///
/// let text = b"Of 650 votes cast, 540 backed the main challenger.".to_vec();
/// let document = source::read(text).unwrap();
/// let held = Held::new("wsj.txt", document);
/// let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
///
/// let checked = check(dossier.unwrap(), holdings, Extent::default());
/// assert_eq!(checked.judgements[0].verdict, Verdict::SingleOrigin);
/// assert!(describe(&checked, &Default::default()).is_empty());
/// ```
pub fn check(dossier: Dossier, holdings: Holdings, extent: Extent) -> Checked {
    check_knowing(dossier, holdings, extent, &Known::default())
}

/// Returns the same as [`check`], sooner where something is `known` from earlier checks.
pub fn check_knowing(
    dossier: Dossier,
    holdings: Holdings,
    extent: Extent,
    known: &Known,
) -> Checked {
    let answers = Questions::of(&dossier, known).ask_all(&holdings);
    check_answered(dossier, holdings, answers, extent, known)
}

/// Returns the same as [`check`], where the documents have answered what the dossier asks.
pub fn check_answered(
    dossier: Dossier,
    holdings: Holdings,
    answers: Answers,
    extent: Extent,
    known: &Known,
) -> Checked {
    let Answers { statements, mut gists } = answers;
    let (anchored, said) = anchoring::put_together(&dossier, &holdings, &mut gists, known);
    let fingerprints: Vec<_> = gists.iter_mut().map(|gist| gist.fingerprints.take()).collect();
    let shared = shared_passages(&holdings, &fingerprints, &anchored, known);
    let wordings: Vec<Wording> = gists.iter().map(|gist| gist.wording.clone()).collect();
    let Attributions { of_claims, reprints, repeated, traits } =
        attribute(&dossier, &holdings, &wordings, shared, anchored);
    let claims = dossier.claims.par_iter().zip(statements);
    let claims = claims.zip(of_claims.into_par_iter().zip(said));
    let judgements = claims.map(|((claim, statement), (attributed, said))| {
        let cited = attributed.into_iter().zip(said).collect();
        judge(&dossier, claim, statement, cited)
    });
    let judgements: Vec<Judgement> = judgements.collect();
    let corrections = corrections::corrections(&dossier, &holdings, &judgements, &gists);
    let checked = Checked {
        sentences: known.sentences(&holdings),
        locations: locations(&judgements),
        reprints,
        repeated,
        unnamed: unnamed_speakers(&dossier, &holdings, &gists),
        rules: test_rules(&dossier, &traits, &judgements),
        judgements,
        corrections,
        dossier,
        holdings,
        extent,
        uncited: Vec::new(),
        changes: Vec::new(),
    };
    checked.going_so_far()
}

fn locations(judgements: &[Judgement]) -> BTreeMap<(usize, Span), Location> {
    let evidence = judgements.iter().flat_map(|judgement| &judgement.evidence);
    let located = evidence.filter_map(|Evidence { anchored, .. }| {
        let (document, anchor) = anchored.anchor()?;
        Some(((document, anchor.span), anchored.place.as_ref()?.location.clone()))
    });
    located.collect()
}

/// Returns the speakers whom their sources do not name, each with the citation, in the order of the claims file.
fn unnamed_speakers(
    dossier: &Dossier,
    holdings: &Holdings,
    gists: &[Gist],
) -> Vec<(CitationIndex, String)> {
    let mut found = Vec::new();
    for (at, citation) in dossier.citations() {
        let gist = holdings.index_of(citation.source).map(|document| &gists[document]);
        let Some(unnamed) = gist.and_then(|gist| gist.unnamed.get(&citation.source)) else {
            continue;
        };
        let names = citation.attributed_to.iter().filter(|name| unnamed.contains(name));
        found.extend(names.map(|name| (at, name.clone())));
    }
    found
}

impl Checked {
    /// Returns the same, as far as this `extent` goes: the passages that are not cited, and the comparison with the lock,
    /// are found from what the citations came to.
    pub fn extended(self, extent: Extent) -> Self {
        Self { extent, ..self }.going_so_far()
    }

    fn going_so_far(mut self) -> Self {
        self.uncited = if self.extent.uncited { self.find_uncited() } else { Vec::new() };
        self.changes = self.extent.lock.as_ref().map_or(Vec::new(), |file| {
            file.lock.changes(&self.to_lock(), &self.dossier, self.extent.whole)
        });
        self
    }

    /// Returns where a place of a document is in its file. Of the places of quotes that is known, also where the document is not at
    /// hand.
    pub fn location(&self, document: usize, span: Span) -> Location {
        let known = self.locations.get(&(document, span)).cloned();
        known.unwrap_or_else(|| self.holdings.documents[document].document.locate(span))
    }

    /// Returns the sentences of all documents by their words; each document is read when they are first asked for.
    pub fn sentences(&self) -> &SentenceIndex {
        self.sentences.get_or_init(|| SentenceIndex::of(&self.dossier, &self.holdings))
    }

    fn find_uncited(&self) -> Vec<Vec<Passage>> {
        let Self { dossier, holdings, judgements, .. } = self;
        let index = self.sentences();
        let quoted = CitedPlaces::of(holdings, judgements);
        let claims = judgements.par_iter().enumerate();
        let of_claim = |(claim, judgement)| {
            passage::uncited(dossier, holdings, index, &quoted, claim, judgement)
        };
        claims.map(of_claim).collect()
    }

    /// Returns what was found, as it is written down in a lock file.
    pub fn to_lock(&self) -> Lock {
        Lock::of(&self.dossier, &self.holdings, &self.judgements)
    }

    /// Whether the tables of words are those that the lock was made with; so they are where there is no lock.
    pub fn words_are_locked(&self) -> bool {
        let lock = self.extent.lock.as_ref();
        lock.is_none_or(|file| file.lock.is_older || file.lock.words == self.dossier.words_sha256)
    }

    /// Whether there are citations, and none of them could be checked.
    pub fn checked_none(&self) -> bool {
        self.states().next().is_some() && !self.states().any(State::is_checked)
    }

    /// Returns the citations whose quotes stand, in one place, on words of `place` of a document.
    pub fn citations_at(
        &self,
        document: usize,
        place: Span,
    ) -> impl Iterator<Item = (CitationIndex, &Evidence)> {
        let judgements = self.judgements.iter().enumerate();
        let all = judgements.flat_map(|(claim, judgement)| {
            let cited = judgement.evidence.iter().enumerate();
            cited.map(move |(citation, own)| (CitationIndex { claim, citation }, own))
        });
        all.filter(move |(_, evidence)| {
            let anchor = evidence.anchored.anchor();
            anchor.is_some_and(|(own, anchor)| own == document && anchor.span.overlaps(place))
        })
    }

    /// Returns the states of all citations, in the order of the claims file.
    pub fn states(&self) -> impl Iterator<Item = State> + '_ {
        let evidence = self.judgements.iter().flat_map(|judgement| &judgement.evidence);
        evidence.map(Evidence::state)
    }
}
