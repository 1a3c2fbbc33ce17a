//! From quotes that were looked for to citations of which it is known whose word they are.

use crate::dossier::{Claim, Dossier};
use crate::reprint::Shared;
use crate::source::Holdings;

use super::copies::Copies;
use super::identity::{Identities, SourceText, SourceTraits, Wording};
use super::passages::Passages;
use super::roots::SourceSet;
use super::voices::KnownVoices;
use super::{Anchored, Attributed, Attribution, RepeatedQuote, Reprints};

/// The citations of a dossier, and what their sources share without saying so.
#[derive(Clone, Debug)]
pub struct Attributions {
    /// The citations of each claim, in the order of the claims file.
    pub of_claims: Vec<Vec<Attributed>>,
    /// The sources that share long passages.
    pub reprints: Reprints,
    /// The quotes that several sources share.
    pub repeated: Vec<RepeatedQuote>,
    /// What makes the voices of sources one.
    pub traits: SourceTraits,
}

/// Returns the citations of a dossier with whose word they are; `anchored` are those of each of its claims, and `shared`
/// what documents have in common. `wordings` are those of the documents.
pub fn attribute(
    dossier: &Dossier,
    holdings: &Holdings,
    wordings: &[Wording],
    shared: Vec<Shared>,
    anchored: Vec<Vec<Anchored>>,
) -> Attributions {
    let copies = Copies::of(holdings);
    let text_of = |source| {
        let document = holdings.index_of(source)?;
        Some(SourceText { file: copies.first_of(document), wording: wordings[document].clone() })
    };
    let traits = SourceTraits::of(dossier, text_of);
    let mut reprints = Reprints::of(dossier, holdings, &traits, &copies, shared, &anchored);
    reprints.one_file = copies.of_one_file(dossier, holdings, &traits, wordings);
    let mut repeated = Vec::new();
    let mut voices = KnownVoices::default();
    let claims = dossier.claims.iter().enumerate().zip(anchored);
    let of_claims = claims.map(|((index, claim), anchored)| {
        let passages = Passages::of(&copies, &reprints, &anchored);
        let attributed =
            of_claim(dossier, &traits, &mut voices, &reprints, &passages, claim, anchored);
        repeated.extend(passages.undeclared(&traits, (index, claim), &attributed));
        attributed
    });
    Attributions { of_claims: of_claims.collect(), reprints, repeated, traits }
}

fn of_claim(
    dossier: &Dossier,
    traits: &SourceTraits,
    known: &mut KnownVoices,
    reprints: &Reprints,
    passages: &Passages,
    claim: &Claim,
    anchored: Vec<Anchored>,
) -> Vec<Attributed> {
    let sharing = anchored.iter().map(|cited| {
        let (document, anchor) = cited.anchor()?;
        reprints.shared_at(document, anchor.span)?.sources.as_ref()
    });
    let sharing: Vec<Option<&SourceSet>> = sharing.collect();
    let cited = claim.citations.iter();
    let others = sharing.iter().flatten().copied();
    let identities = Identities::among(dossier, traits, known, cited.clone(), others);
    let attributed = cited.zip(anchored).zip(sharing).zip(&passages.of_citation);
    let attributed = attributed.map(|(((citation, anchored), sharing), passage)| {
        let attribution =
            Attribution::of(dossier, traits, &identities, citation, sharing, *passage);
        Attributed { anchored, attribution }
    });
    attributed.collect()
}
