//! The order in which passages were said.

use crate::dossier::{Citation, Claim, Dossier};
use crate::value::Edtf;

/// Something that was said, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedCitation {
    /// The index of the citation in its claim.
    pub citation: usize,
    /// When it was said; `None` where nobody knows.
    pub said_on: Option<Edtf>,
    /// Whether it was said after all that stands before it, whichever days are meant.
    pub is_later: bool,
}

/// Returns when a passage was said, as far as that is known: the day it speaks from, otherwise that on which its source
/// was published.
pub fn said_on<'d>(dossier: &'d Dossier, citation: &'d Citation) -> Option<&'d Edtf> {
    let said = citation.as_of.as_ref().or(dossier.sources[citation.source].published.as_ref());
    said.filter(|date| date.earliest().is_some() || date.latest().is_some())
}

/// Puts citations of a claim in the order in which they were said: by the first day that each may have been said on,
/// then by the last. What was said on no known day comes last, in the order of the claims file.
pub fn sort_as_said(dossier: &Dossier, claim: &Claim, citations: &mut [usize]) {
    citations.sort_by_key(|index| {
        let said = said_on(dossier, &claim.citations[*index]);
        let first = said.map(Edtf::earliest);
        let last = said.map(Edtf::latest);
        // `None` is less than any day, as an open start is; an open end has to be the greatest.
        (said.is_none(), first, last.map(|day| (day.is_none(), day)), *index)
    });
}

/// Returns these citations of a claim in the order in which they were said.
pub(super) fn in_order_said(
    dossier: &Dossier,
    claim: &Claim,
    mut citations: Vec<usize>,
) -> Vec<DatedCitation> {
    sort_as_said(dossier, claim, &mut citations);
    // The last day that anything so far may have been said on; `None` where that has no end.
    let mut until = None;
    let statement = |(place, citation): (usize, usize)| {
        let said_on = said_on(dossier, &claim.citations[citation]).cloned();
        let first = said_on.as_ref().and_then(Edtf::earliest);
        let last = said_on.as_ref().and_then(Edtf::latest);
        let is_later = first.zip(until).is_some_and(|(first, until)| until < first);
        until =
            if place == 0 { last } else { last.zip(until).map(|(last, until)| last.max(until)) };
        DatedCitation { citation, said_on, is_later }
    };
    citations.into_iter().enumerate().map(statement).collect()
}
