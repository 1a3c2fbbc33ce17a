//! What the statement and the citations of a claim say, each by itself: it follows from the claim, the quoted document and
//! the day and language of its source, and from nothing else of the dossier.

use std::sync::Arc;

use crate::dossier::{CitationIndex, Claim, Dossier};
use crate::memo::{Kept, Memo};
use crate::quote::Anchor;
use crate::source::Document;
use crate::text::LanguageTag;
use crate::value::Edtf;

use super::{Said, Statement};

/// A claim, and what its statement says.
#[derive(Clone, Debug)]
pub struct StatedClaim {
    /// The claim without its places in the file; `None` where it is compared with no earlier one.
    claim: Option<Claim>,
    /// What its statement says.
    pub statement: Statement,
}

/// What a citation says, with all that it follows from beside the tables of words: as long as that stays the same, so does what
/// it says.
#[derive(Clone, Debug)]
struct Testimony {
    claim: Arc<StatedClaim>,
    read_from: ReadFrom,
    said: Said,
}

/// The place that a citation is read at, and what its source says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ReadFrom {
    document: String,
    anchor: Anchor,
    published: Option<Edtf>,
    language: Option<LanguageTag>,
}

/// What claims and citations say that is known from before.
///
/// By default nothing is known, and nothing is kept.
#[derive(Debug, Default)]
pub struct Testimonies {
    claims: Memo<String, Arc<StatedClaim>>,
    /// By the claim's id and the number of the citation in it.
    citations: Memo<(String, usize), Arc<Testimony>>,
}

impl Testimonies {
    /// Returns what keeps all that it is asked.
    pub fn keeping() -> Self {
        Self { claims: Memo::keeping(), citations: Memo::keeping() }
    }

    /// Returns all that is kept.
    pub fn all(&self) -> [&dyn Kept; 2] {
        [&self.claims, &self.citations]
    }

    /// Returns a claim with what its statement says. As long as the claim stays the same, it is the same one.
    pub fn stated(&self, dossier: &Dossier, claim: &Claim) -> Arc<StatedClaim> {
        let unplaced = self.claims.keeps().then(|| claim.without_places());
        let id = &claim.id.value;
        if let Some(known) = self.claims.get(id).filter(|known| known.claim == unplaced) {
            return known;
        }
        let statement = Statement::of(dossier, claim);
        let stated = Arc::new(StatedClaim { claim: unplaced, statement });
        self.claims.put(id.clone(), Arc::clone(&stated));
        stated
    }

    /// Returns what a citation says, of a claim that says so much, whose quote stands at `anchor` of its document.
    pub fn said(
        &self,
        dossier: &Dossier,
        of: CitationIndex,
        claim: &Arc<StatedClaim>,
        document: &Document,
        anchor: &Anchor,
    ) -> Said {
        let read = || Said::of(dossier, of, document, anchor, &claim.statement);
        if !self.citations.keeps() {
            return read();
        }
        let source = &dossier.sources[dossier.citation(of).source];
        let read_from = ReadFrom {
            document: document.identity().to_owned(),
            anchor: anchor.clone(),
            published: source.published.clone(),
            language: source.language.clone(),
        };
        let key = (dossier.claims[of.claim].id.value.clone(), of.citation);
        if let Some(known) = self.citations.get(&key)
            && Arc::ptr_eq(&known.claim, claim)
            && known.read_from == read_from
        {
            return known.said.clone();
        }
        let said = read();
        let own = Testimony { claim: Arc::clone(claim), read_from, said: said.clone() };
        self.citations.put(key, Arc::new(own));
        said
    }
}
