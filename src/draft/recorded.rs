//! What the claims file says of a draft: which words state which claim, what figures follow from, what is set aside.

use crate::check::Checked;
use crate::dossier::{Appearance, SetAsideWhat};
use crate::quote::{Anchoring, Selector, anchor_all_in};
use crate::source::Document;
use crate::text::Span;

use super::item::Target;
use super::link::{Follows, Link};

/// What the claims file says of a draft, found in its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Recorded {
    pub(super) links: Vec<Link>,
    /// The words that are set aside, each with the reason.
    pub(super) set_aside: Vec<(Span, String)>,
    /// What is not found in the draft.
    pub(super) lost: Vec<LostWords>,
}

/// Words that the claims file names and the draft does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostWords {
    /// Where the claims file names them.
    pub place: Span,
    /// The words.
    pub quote: String,
    /// The claim that they were to state; `None` where they are a derivation or set aside.
    pub claim: Option<usize>,
    /// The words of the draft that come nearest.
    pub nearest: Option<Span>,
}

/// Words to be found, and what they are for.
struct Named<'a> {
    place: Span,
    selector: Selector<'a>,
    purpose: Purpose,
}

#[derive(Clone)]
enum Purpose {
    States(usize),
    Follows(Follows),
    Aside(String),
}

impl Recorded {
    /// Returns what the claims file says of the draft at index `draft`.
    pub(super) fn of(document: &Document, draft: usize, checked: &Checked) -> Self {
        let named = named(draft, checked);
        let selectors: Vec<Selector<'_>> = named.iter().map(|named| named.selector).collect();
        let reader = checked.dossier.reader(document.language());
        let outcomes = anchor_all_in(&document.text, &document.regions, &selectors, reader);
        let mut recorded = Self::default();
        for (named, outcome) in named.into_iter().zip(outcomes) {
            recorded.add(&named, outcome);
        }
        recorded
    }

    fn add(&mut self, named: &Named<'_>, outcome: Anchoring) {
        let (spans, lost) = match outcome {
            Anchoring::Anchored(anchor) => (vec![anchor.span], false),
            Anchoring::Ambiguous(places) => (places.spans.to_vec(), false),
            Anchoring::Lost { orphan: _, nearest } => {
                (nearest.into_iter().map(|nearest| nearest.span).collect(), true)
            }
        };
        if lost {
            let claim = match named.purpose {
                Purpose::States(claim) => Some(claim),
                Purpose::Follows(_) | Purpose::Aside(_) => None,
            };
            self.lost.push(LostWords {
                place: named.place,
                quote: named.selector.quote.to_owned(),
                claim,
                nearest: spans.first().copied(),
            });
        }
        for covers in spans {
            match &named.purpose {
                // What stands in its place now is held to the claim as what stood there was.
                Purpose::States(claim) => {
                    let targets = vec![Target::Claim(*claim)];
                    self.links.push(Link { covers, targets, follows: None, places: Vec::new() });
                }
                Purpose::Follows(follows) => {
                    let follows = Some(follows.clone());
                    self.links.push(Link {
                        covers,
                        targets: Vec::new(),
                        follows,
                        places: Vec::new(),
                    });
                }
                Purpose::Aside(because) if !lost => self.set_aside.push((covers, because.clone())),
                Purpose::Aside(_) => {}
            }
        }
    }
}

fn named(draft: usize, checked: &Checked) -> Vec<Named<'_>> {
    let plain = |quote| Selector { quote, prefix: None, suffix: None };
    let own = &checked.dossier.drafts[draft];
    let derived = own.derived.iter().map(|derived| {
        let follows =
            Follows { formula: derived.formula.clone(), written: derived.is.value.clone() };
        Named {
            place: derived.quote.place,
            selector: plain(derived.quote.value.as_str()),
            purpose: Purpose::Follows(follows),
        }
    });
    let aside = own.set_aside.iter().filter_map(|aside| match &aside.what {
        SetAsideWhat::Quote(quote) => Some(Named {
            place: quote.place,
            selector: plain(quote.value.as_str()),
            purpose: Purpose::Aside(aside.because.clone()),
        }),
        SetAsideWhat::Class(_) => None,
    });
    let claims = checked.dossier.claims.iter().enumerate();
    let appearances = claims.flat_map(|(index, claim)| {
        let own = claim.appearances.iter().filter(move |appearance| appearance.draft == draft);
        own.map(move |appearance| Named {
            place: appearance.place,
            selector: selector(appearance),
            purpose: Purpose::States(index),
        })
    });
    derived.chain(aside).chain(appearances).collect()
}

fn selector(appearance: &Appearance) -> Selector<'_> {
    Selector {
        quote: &appearance.quote.value,
        prefix: appearance.prefix.as_deref(),
        suffix: appearance.suffix.as_deref(),
    }
}
