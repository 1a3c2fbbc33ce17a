//! The claims that the items of a draft may state and are not linked to. A suggestion links nothing: a person does.

use std::cmp::Reverse;

use crate::check::Checked;
use crate::dossier::Claim;
use crate::reading::{Fit, Mention, Reader, Reading, SpokenFrom};
use crate::text::Span;
use crate::value::{Kind, Number, Relation, Value, compare};
use crate::verdict::Judgement;

use super::CheckedDraft;
use super::appearance::{AppearanceWords, Wording};
use super::day::{in_year, year_of};
use super::hold::{Own, held};
use super::item::{Item, ItemKind, ItemOutcome, Target, Why};
use super::link::keys;
use super::prose::{Asked, ReadSentence};

/// An item of a draft, and the claims that it may state.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// The index of the item in [`CheckedDraft::items`].
    pub item: usize,
    /// The words of the draft that would be linked.
    pub words: AppearanceWords,
    /// The claims, the likeliest first; at least one and at most three.
    pub claims: Vec<SuggestedClaim>,
}

/// A claim that an item may state.
#[derive(Clone, Debug)]
pub struct SuggestedClaim {
    /// Its index.
    pub claim: usize,
    /// What the item says, in the unit of the claim; `None` for a quotation.
    pub value: Option<Value>,
    /// What the item would come to if it were linked to the claim; `None` for a quotation.
    pub outcome: Option<ItemOutcome>,
    /// Why, where there is more to say.
    pub why: Option<Why>,
}

/// How many claims are suggested for an item at most.
const MOST_CLAIMS: usize = 3;

/// How well a figure has to fit what a claim is of for the claim to be suggested where the figures do not meet.
///
/// Tried on drafts over the example dossier: what fits less shares a noun or a name with the figure, and is of other things.
const LEAST_RANK_APART: usize = 24;

/// How much a figure that meets the claim's counts beside what the two are of: as much as the same event and noun do, so
/// that a claim of something else with the same figure comes after one of the same with another figure.
const FIGURES_MEET: usize = 40;

/// Returns the claims that each item of a draft which no claim is linked to may state. Nothing is suggested for what is set
/// aside or follows from claims.
pub fn suggestions(draft: &CheckedDraft, checked: &Checked) -> Vec<Suggested> {
    let document = &draft.draft.document;
    let reader = checked.dossier.reader(document.language());
    let keys = keys(document);
    let rows = document.table_rows();
    let wording = Wording { document, reader, keys: &keys };
    let open = draft.items.iter().enumerate().filter(|(_, item)| is_open(item));
    let suggested = open.filter_map(|(index, item)| {
        let (words, claims) = match item.kind {
            ItemKind::Quotation => (wording.of_quotation(item.span), quoting(item, checked)),
            ItemKind::Figure | ItemKind::Date => {
                let reader = reader?;
                let sentence = ReadSentence::of(&document.text, item.sentence, &rows, reader);
                let number = (0..sentence.mentions.len())
                    .find(|number| sentence.place_of(*number) == item.span)?;
                let figure = OpenFigure { text: &document.text, item, sentence: &sentence, number };
                let claims = figure.claims(checked, reader);
                (claims.first().and_then(|_| wording.of_figure(&sentence, number)), claims)
            }
        };
        (!claims.is_empty()).then_some(Suggested { item: index, words: words?, claims })
    });
    suggested.collect()
}

/// Whether nobody has linked an item to a claim, or said what else it rests on.
fn is_open(item: &Item) -> bool {
    !item.links.iter().any(|target| matches!(target, Target::Claim(_)))
        && !matches!(
            item.outcome,
            ItemOutcome::SetAside | ItemOutcome::Derived | ItemOutcome::DerivedDiffers
        )
}

/// A figure that no claim is linked to.
struct OpenFigure<'a> {
    text: &'a str,
    item: &'a Item,
    sentence: &'a ReadSentence,
    number: usize,
}

impl OpenFigure<'_> {
    /// Returns the claims that it may be the figure of, by what they are of and by value.
    fn claims(&self, checked: &Checked, reader: &Reader) -> Vec<SuggestedClaim> {
        let claims = checked.dossier.claims.iter().zip(&checked.judgements).enumerate();
        let mut ranked: Vec<RankedClaim> = claims
            .filter_map(|(index, (claim, judgement))| self.ranked(index, claim, judgement, reader))
            .collect();
        let best = ranked.iter().filter(|one| one.meets).map(|one| one.fit).max();
        // Beside a claim of the same with the same figure, one with another figure is no help.
        ranked.retain(|one| one.meets || best.is_none_or(|best| one.fit > best));
        // The order of the claims file stays among equals.
        ranked.sort_by_key(|one| Reverse(one.fit + if one.meets { FIGURES_MEET } else { 0 }));
        ranked.into_iter().map(|one| one.suggested).take(MOST_CLAIMS).collect()
    }

    /// Returns how well a claim fits, and what the figure would come to beside it; `None` where it is of something else.
    fn ranked(
        &self,
        index: usize,
        claim: &Claim,
        judgement: &Judgement,
        reader: &Reader,
    ) -> Option<RankedClaim> {
        let Self { sentence, number, .. } = *self;
        let mention = &sentence.mentions[number];
        if !mention.fits(claim.kind, claim.unit.as_deref(), reader) {
            return None;
        }
        let claimed = &judgement.statement.claimed;
        let words = sentence.span.of(self.text);
        let fit = reader.fit(claimed, &sentence.subjects, &sentence.mentions, number, words);
        let fit = match fit {
            Fit::Fits { rank, .. } => rank + 1,
            Fit::Unrelated(_) => 0,
            Fit::Apart(_) => return None,
        };
        let reading = self.reading(mention, claim, reader);
        let own = match &reading {
            Some(reading) => Own::of(reading),
            None => Own::of_value(self.item.value.as_ref()?),
        };
        let (outcome, why) = held(&own, claim, judgement);
        let value =
            reading.map_or_else(|| self.item.value.clone(), |reading| Some(reading.value))?;
        let meets = outcome != ItemOutcome::Differs && meets(&value, claim, fit > 0);
        let (value, outcome) = (Some(value), Some(outcome));
        let suggested = SuggestedClaim { claim: index, value, outcome, why };
        (meets || fit >= LEAST_RANK_APART).then_some(RankedClaim { fit, meets, suggested })
    }

    /// Returns what the figure says in the unit of a claim; a day without its year is in that of the claim.
    fn reading(&self, mention: &Mention, claim: &Claim, reader: &Reader) -> Option<Reading> {
        let asked = Asked::of_claim(claim);
        let resolve = |spoken: &SpokenFrom| asked.reading_of(mention, spoken, reader);
        let alone = resolve(&SpokenFrom::default());
        if claim.kind != Kind::Date {
            return alone.ok();
        }
        let year = match claim.value.as_ref().map(|placed| &placed.value) {
            Some(Value::Date(date)) => year_of(date),
            _ => None,
        };
        let in_year = || year.and_then(|year| in_year(year, &resolve));
        alone.ok().or_else(in_year)
    }
}

/// A claim with how well a figure fits what it is of, and whether the two figures meet.
struct RankedClaim {
    fit: usize,
    meets: bool,
    suggested: SuggestedClaim,
}

/// Whether a figure that does not differ from that of a claim says something of it: "at least 27" is true of 499 too, and
/// tells nothing; nor does a season in which a day lies, where nothing relates the two.
fn meets(value: &Value, claim: &Claim, is_related: bool) -> bool {
    let is_open = |value: &Value| {
        let ends = value.number().map(Number::ends);
        ends.is_some_and(|(lower, upper)| lower.is_none() || upper.is_none())
    };
    match claim.value.as_ref().map(|placed| &placed.value) {
        Some(own) if compare(value, own, claim.tolerance.as_ref()) == Relation::Same => true,
        own => is_related && !is_open(value) && !own.is_some_and(is_open),
    }
}

/// Returns the claims that cite the passage where a quotation stands.
fn quoting(item: &Item, checked: &Checked) -> Vec<SuggestedClaim> {
    let mut ranked: Vec<(usize, usize)> = Vec::new();
    for (index, judgement) in checked.judgements.iter().enumerate() {
        let anchors = judgement.evidence.iter().filter_map(|evidence| evidence.anchored.anchor());
        let shared = anchors.flat_map(|(document, anchor)| {
            let own = item.passages.iter().filter(move |passage| passage.document == document);
            own.map(|passage| shared(passage.place, anchor.span))
        });
        let most = shared.max().unwrap_or(0);
        if most > 0 {
            ranked.push((most, index));
        }
    }
    ranked.sort_by_key(|(shared, _)| Reverse(*shared));
    let claims = ranked.into_iter().map(|(_, claim)| SuggestedClaim {
        claim,
        value: None,
        outcome: None,
        why: None,
    });
    claims.take(MOST_CLAIMS).collect()
}

/// Returns how many bytes two places have in common.
fn shared(one: Span, other: Span) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}
