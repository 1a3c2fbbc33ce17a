//! What comes of a figure that no claim was linked to, by the figures of passages that speak of the same.

use std::collections::BTreeMap;

use crate::text::Span;
use crate::value::{Edtf, Value};

use super::item::ItemOutcome;
use super::passages::Beside;
use super::stand::{Stand, is_unlikely_twice};

/// How well a figure has to fit what another is of, and how much their sentences have to share, for it to state or deny the
/// other.
///
/// The numbers were tried on drafts over the example dossier: sentences that share less speak of other things of the same
/// people and places.
struct Least {
    rank: usize,
    score: f64,
}

/// With much in common, any figure that fits speaks of the same.
const MUCH_SHARED: Least = Least { rank: 8, score: 0.25 };
/// With the same event and noun, little else needs to be shared.
const FITS_WELL: Least = Least { rank: 40, score: 0.08 };
/// What is enough for the same figure to be found in it, and not for another figure to differ.
const ENOUGH_TO_STATE: Least = Least { rank: 24, score: 0.15 };

/// How much better another figure of the same sentence fits for it to be the one that is meant.
const CLEARLY_BETTER: usize = 8;

/// The share of what the best sentence with another figure has in common that one with the same figure must have where it
/// fits less well.
const NEARLY_AS_MUCH: f64 = 0.6;

impl Beside {
    fn reaches(&self, least: &Least) -> bool {
        !self.is_unrelated && self.rank >= least.rank && self.score >= least.score
    }

    /// Whether it speaks of the same beyond doubt.
    fn is_near(&self) -> bool {
        self.reaches(&MUCH_SHARED) || self.reaches(&FITS_WELL)
    }

    /// Whether the draft's figure is what it says, or less precise.
    pub(super) fn states(&self) -> bool {
        self.stand == Some(Stand::Same)
    }

    /// Whether the draft's figure says more than it does.
    fn is_wider(&self) -> bool {
        self.stand == Some(Stand::Narrower)
    }

    fn differs(&self) -> bool {
        self.stand == Some(Stand::Differs)
    }
}

/// Returns what comes of a figure by those beside it, best first, with those that decide first.
///
/// `taken` are the places of passages that another figure of the same sentence of the draft states; `published` gives the day
/// of a document.
pub(super) fn settle<'b>(
    beside: &'b [Beside],
    taken: &BTreeMap<(usize, Span), usize>,
    published: &dyn Fn(usize) -> Option<Edtf>,
) -> (ItemOutcome, Vec<&'b Beside>) {
    let better = |one: &Beside| better_in_its_sentence(one, beside, taken);
    // Of "23 engines came and six men were hurt", six is stated by the draft's own six.
    let differing: Vec<&Beside> = beside
        .iter()
        .filter(|one| {
            one.differs() && one.is_near() && better(one).is_none() && !is_taken(one, taken)
        })
        .collect();
    let most_shared = differing.iter().map(|one| one.score).fold(0.0, f64::max);
    let is_as_near = |one: &Beside| one.score >= NEARLY_AS_MUCH * most_shared;
    let bears = |one: &Beside| one.is_near() || one.reaches(&ENOUGH_TO_STATE) && is_as_near(one);
    let meant = |one: &&Beside| bears(one) && better(one).is_none();
    let stating: Vec<&Beside> = beside.iter().filter(|one| one.states()).filter(meant).collect();
    if !stating.is_empty() {
        let later = later(&differing, &stating, published);
        let is_outdated = !later.is_empty();
        let outcome = if is_outdated { ItemOutcome::Outdated } else { ItemOutcome::InSource };
        return (outcome, later.into_iter().chain(stating).collect());
    }
    let wider: Vec<&Beside> = beside
        .iter()
        .filter(|one| one.is_wider() && one.is_near() && is_as_near(one))
        .filter(meant)
        .collect();
    if !wider.is_empty() {
        return (ItemOutcome::Narrower, wider);
    }
    if differing.is_empty() {
        return (ItemOutcome::Unlinked, beside.iter().filter(|one| !one.is_unrelated).collect());
    }
    let is_close = |one: &Beside| {
        one.states() && one.is_near() && better(one).is_some_and(|by| by < CLEARLY_BETTER)
    };
    if beside.iter().any(is_close) {
        return (ItemOutcome::Ambiguous, differing);
    }
    // A figure that nobody arrives at by chance is not denied by others of the same sort.
    let states_exactly =
        |one: &&Beside| one.states() && better(one).is_none() && is_unlikely_twice(&one.value);
    let stated: Vec<&Beside> = beside.iter().filter(states_exactly).collect();
    if stated.is_empty() {
        (ItemOutcome::Differs, differing)
    } else {
        (ItemOutcome::Unlinked, stated)
    }
}

/// Returns the amounts that differ from those which state a figure, speak of the same no less, and were published later than
/// all of them.
fn later<'b>(
    differing: &[&'b Beside],
    stating: &[&'b Beside],
    published: &dyn Fn(usize) -> Option<Edtf>,
) -> Vec<&'b Beside> {
    let rank = stating.iter().map(|one| one.rank).max();
    let score = stating.iter().map(|one| one.score).fold(0.0, f64::max);
    let days = stating.iter().map(|one| published(one.document)?.latest());
    let Some(last) = days.collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max())
    else {
        return Vec::new();
    };
    let is_later = |one: &&&Beside| {
        let day = published(one.document).and_then(|day| day.earliest());
        !matches!(one.value, Value::Date(_))
            && Some(one.rank) >= rank
            && one.score >= score
            && day.is_some_and(|day| day > last)
    };
    differing.iter().filter(is_later).copied().collect()
}

/// Whether another figure of the draft's sentence states it, and fits there no less.
fn is_taken(one: &Beside, taken: &BTreeMap<(usize, Span), usize>) -> bool {
    taken.get(&(one.document, one.place)).is_some_and(|rank| *rank >= one.rank)
}

/// Returns by how much another figure of the same sentence, which says something else, fits better; `None` where none does.
fn better_in_its_sentence(
    one: &Beside,
    beside: &[Beside],
    taken: &BTreeMap<(usize, Span), usize>,
) -> Option<usize> {
    // Of "43 dead, nine of them children" both figures fit one of "43 died, among them nine children": 43 is stated already.
    let others = beside.iter().filter(|other| {
        (other.document, other.sentence) == (one.document, one.sentence)
            && other.value != one.value
            && other.rank > one.rank
            && !is_taken(other, taken)
    });
    others.map(|other| other.rank - one.rank).max()
}
