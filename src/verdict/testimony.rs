//! What the statement and the citations of a claim say, each by itself: it follows from the claim, the quoted documents and
//! the days and languages of their sources, and from nothing else of the dossier.

use std::sync::Arc;

use crate::dossier::{Claim, Dossier};
use crate::memo::Memo;
use crate::quote::Anchor;
use crate::source::Holdings;
use crate::text::LanguageTag;
use crate::value::Edtf;

use super::{Attributed, Said, Statement};

/// What the statement and the citations of a claim say.
#[derive(Clone, Debug)]
pub struct Testimony {
    /// The claim, without its places in the claims file.
    claim: Claim,
    /// What each citation was read from.
    read_from: Vec<Option<ReadFrom>>,
    /// What its statement says.
    pub(super) statement: Statement,
    /// What each citation says, in order.
    pub(super) said: Vec<Said>,
}

/// The place that a citation is read at, and what its source says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ReadFrom {
    /// The identity of the document.
    document: String,
    anchor: Anchor,
    published: Option<Edtf>,
    language: Option<LanguageTag>,
}

impl Testimony {
    /// Returns what is said of `claim`; `attributed` are its citations, in order.
    pub(super) fn of(
        dossier: &Dossier,
        claim: &Claim,
        holdings: &Holdings,
        attributed: &[Attributed],
    ) -> (Statement, Vec<Said>) {
        let statement = Statement::of(dossier, claim);
        let cited = claim.citations.iter().zip(attributed);
        let said = cited.map(|(citation, attributed)| {
            Said::of(dossier, claim, citation, holdings, &attributed.anchored, &statement)
        });
        let said = said.collect();
        (statement, said)
    }

    /// The same, for a claim of which it may be `known` from before by its id.
    pub(super) fn knowing(
        dossier: &Dossier,
        claim: &Claim,
        holdings: &Holdings,
        attributed: &[Attributed],
        known: &Memo<String, Arc<Self>>,
    ) -> (Statement, Vec<Said>) {
        if !known.keeps() {
            return Self::of(dossier, claim, holdings, attributed);
        }
        let unplaced = claim.without_places();
        let cited = claim.citations.iter().zip(attributed);
        let read_from: Vec<Option<ReadFrom>> = cited
            .map(|(citation, attributed)| {
                let (document, anchor) = attributed.anchored.anchor()?;
                let source = &dossier.sources[citation.source];
                Some(ReadFrom {
                    document: holdings.documents[document].document.identity().to_owned(),
                    anchor: anchor.clone(),
                    published: source.published.clone(),
                    language: source.language.clone(),
                })
            })
            .collect();
        let id = &claim.id.value;
        if let Some(known) = known.get(id)
            && known.claim == unplaced
            && known.read_from == read_from
        {
            return (known.statement.clone(), known.said.clone());
        }
        let (statement, said) = Self::of(dossier, claim, holdings, attributed);
        let own = Self { claim: unplaced, read_from, statement, said };
        let found = (own.statement.clone(), own.said.clone());
        known.put(id.clone(), Arc::new(own));
        found
    }
}
