//! Passages that state another figure for a claim, and that nobody seems to know of.
//!
//! Most figures near the words of a claim are of something else, so that this asks for more than
//! [`passages`](super::passages()): the figure names the claim's unit, the passage shares much with the claim, and no citation of any other
//! claim quotes the figure, which is then that claim's.

use crate::dossier::Dossier;
use crate::source::Holdings;
use crate::text::{Places, Span};
use crate::value::Kind;
use crate::verdict::Judgement;

use super::{Passage, PassageSearch, SentenceIndex, Stand, query};

/// The least score of a figure with the claim's unit. In the full documents of the example dossier, figures that are of
/// something else reach 0.088, and the one of 900 votes, where nobody cites it, 0.099.
const LEAST_OF_FIGURE: f64 = 0.09;

/// The least score of a date, which has no unit to tell what it is of: there, dates of other events reach 0.274, and the
/// other date of the resignation 0.36. What shares less is left to `find`.
const LEAST_OF_DATE: f64 = 0.32;

/// How many passages are told of for one claim: who reads the likeliest can list the others with `find`.
const MOST_OF_CLAIM: usize = 3;

/// The places that the citations of a dossier quote.
#[derive(Clone, Debug)]
pub struct CitedPlaces {
    /// For each document, the places of quotes that hold.
    places: Vec<Places>,
}

impl CitedPlaces {
    /// Returns what the citations of all claims quote.
    pub fn of(holdings: &Holdings, judgements: &[Judgement]) -> Self {
        let mut places: Vec<Vec<Span>> = vec![Vec::new(); holdings.documents.len()];
        for evidence in judgements.iter().flat_map(|judgement| &judgement.evidence) {
            if let Some((document, anchor)) = evidence.anchored.anchor() {
                places[document].extend(&anchor.pieces);
            }
        }
        Self { places: places.into_iter().map(Places::from_iter).collect() }
    }

    fn holds(&self, document: usize, span: Span) -> bool {
        self.places[document].overlap(span)
    }
}

/// Returns the passages that state a figure which conflicts with the claim at index `claim`, and which no claim cites;
/// their figures are only those. There are at most three, the likeliest.
pub fn uncited(
    dossier: &Dossier,
    holdings: &Holdings,
    index: &SentenceIndex,
    quoted: &CitedPlaces,
    claim: usize,
    judgement: &Judgement,
) -> Vec<Passage> {
    let search = PassageSearch::new(dossier, holdings, index, &dossier.claims[claim], judgement);
    let least = if search.claim.kind == Kind::Date { LEAST_OF_DATE } else { LEAST_OF_FIGURE };
    let ranked = index.rank(&query(dossier, search.claim));
    let likely = ranked.iter().take_while(|ranked| ranked.score >= least);
    let conflicting = likely
        .filter_map(|ranked| search.passage(ranked))
        .filter(|passage| passage.stand == Some(Stand::Conflicts));
    let alone = conflicting.map(|mut passage| {
        let document = passage.document;
        passage.figures.retain(|stated| {
            stated.stand == Stand::Conflicts
                && (stated.names_unit || search.claim.unit.is_none())
                && !quoted.holds(document, stated.figure)
        });
        passage
    });
    alone.filter(|passage| !passage.figures.is_empty()).take(MOST_OF_CLAIM).collect()
}
