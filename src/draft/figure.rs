//! What comes of the figures and dates of a draft.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::Checked;
use crate::reading::{FigureRole, Misfit, Reader, Reading, SpokenFrom, Unresolved};
use crate::source::{Region, TableRow};
use crate::text::Span;
use crate::value::arithmetic::{minus, plus};
use crate::value::{Kind, Rational, Value};
use crate::verdict::Effect;

use super::Draft;
use super::cell::{CellHeads, is_head};
use super::day::{Days, year_of};
use super::derive;
use super::doubt::{doubt, is_stated_beside};
use super::hold::{Meant, Own, held, meant};
use super::item::{Item, ItemKind, ItemOutcome, ItemPassage, Target, Why};
use super::link::{Follows, Link};
use super::passages::{Beside, Passages, Sought};
use super::prose::{Asked, ReadSentence, is_item, sentences_with_figures};
use super::settle::settle;
use super::stand::{is_unlikely_twice, is_very_figure};

/// The figures of a draft, and what they are held to and looked up in.
pub(super) struct Figures<'a> {
    pub(super) draft: &'a Draft,
    pub(super) checked: &'a Checked,
    pub(super) reader: &'a Reader,
    pub(super) passages: Passages<'a>,
    pub(super) links: &'a [Link],
    /// What is no prose of the draft: citation keys.
    pub(super) keys: &'a [Span],
    pub(super) quoted: &'a [Span],
    /// The rows of its tables.
    pub(super) rows: &'a [TableRow],
}

/// How many passages are kept with an item.
const MOST_PASSAGES: usize = 3;

/// A figure of the draft that is an item.
struct DraftFigure {
    /// Its number among the figures of its sentence.
    number: usize,
    linked: Linked,
    asked: Asked,
    reading: Result<Reading, Unresolved>,
}

/// What a figure is linked to.
#[derive(Clone, Debug, Default)]
struct Linked {
    /// The claims whose figure it is.
    claims: Vec<usize>,
    /// The claims whose figure it may be, as another of its stretch may.
    perhaps: Vec<usize>,
    /// The claims that nothing relates it to but the link, and by what it is not.
    unrelated: Vec<(usize, Misfit)>,
    /// The claims that it is linked to and is not of, and why.
    apart: Vec<(usize, Misfit)>,
    /// The claims that its stretch is linked to, in whose sources it is looked up.
    beside: Vec<usize>,
    sources: Vec<usize>,
    /// What it is written to follow from.
    follows: Vec<Follows>,
}

/// The places of passages that a figure states, each with how well it fits there.
type StatedPlaces = Vec<((usize, Span), usize)>;

impl<'a> Figures<'a> {
    /// Returns the figures and dates of the draft that are items.
    pub(super) fn items(&self) -> Vec<Item> {
        let mut marks: Vec<usize> = self.links.iter().map(|link| link.covers.end).collect();
        marks.sort_unstable();
        let text = &self.draft.document.text;
        let sentences = sentences_with_figures(text, self.rows, &marks, self.reader);
        // A date may have its year from one before it: they are read in their order.
        let mut days = Days::new(self.draft);
        let read = sentences.iter().map(|sentence| self.read(sentence, &mut days));
        let read: Vec<Vec<DraftFigure>> = read.collect();
        let mut figures = read.iter().flatten();
        if figures.any(|figure| figure.reading.is_ok() && !figure.linked.is_held()) {
            self.passages.make_index();
        }
        let items = sentences.par_iter().zip(read);
        items.flat_map_iter(|(sentence, read)| self.items_of(sentence, read)).collect()
    }

    /// Returns the figures of a sentence that are items.
    fn read(&self, sentence: &ReadSentence, days: &mut Days<'_>) -> Vec<DraftFigure> {
        let is_item = |number: &usize| self.is_item(sentence, *number);
        let numbers: Vec<usize> = (0..sentence.mentions.len()).filter(is_item).collect();
        let mut linked = self.linked(sentence, &numbers);
        let figures = numbers.into_iter().map(|number| {
            let linked = std::mem::take(&mut linked[number]);
            let asked = Asked::of(&sentence.mentions[number]);
            let year = self.linked_year(&linked);
            let reading = days.reading(sentence, number, &asked, year, self.reader);
            DraftFigure { number, linked, asked, reading }
        });
        figures.collect()
    }

    fn items_of(&self, sentence: &ReadSentence, read: Vec<DraftFigure>) -> Vec<Item> {
        let mut stated: Vec<Option<StatedPlaces>> = vec![None; sentence.mentions.len()];
        read.into_iter().map(|figure| self.item(sentence, figure, &mut stated)).collect()
    }

    /// Whether a figure counts: not in a note, what is around the text or a citation key, and in a quotation only where a
    /// claim is linked.
    fn is_item(&self, sentence: &ReadSentence, number: usize) -> bool {
        let place = sentence.place_of(number);
        let region = self.draft.document.regions.of(place);
        let is_in = |places: &[Span]| places.iter().any(|other| other.overlaps(place));
        let has_claim = || {
            let mut own = self.links.iter().filter(|link| link.covers.contains(place));
            own.any(|link| link.targets.iter().any(|target| matches!(target, Target::Claim(_))))
        };
        let is_base = sentence.subjects[number].subject.role == FigureRole::Rate;
        is_item(&sentence.mentions[number])
            && sentence.is_looked_at(number)
            && !is_base
            && !region.is_aside()
            && region != Region::Note
            && !is_in(self.keys)
            && (!is_in(self.quoted) || has_claim())
            && !self.is_date_line(sentence, number)
            && !self.is_table_head(sentence, number)
    }

    /// Whether a date or year only says what the figures of its row or column are of.
    fn is_table_head(&self, sentence: &ReadSentence, number: usize) -> bool {
        let is_time = |number: usize| {
            let words = sentence.place_of(number).of(&self.draft.document.text);
            let is_year = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
            is_year || Asked::of(&sentence.mentions[number]).kind == Kind::Date
        };
        let others = (0..sentence.mentions.len()).filter(|other| *other != number);
        let figures: Vec<Span> = others.map(|other| sentence.place_of(other)).collect();
        is_time(number) && is_head(self.rows, sentence.place_of(number), &figures)
    }

    /// Whether a figure is the day of the draft itself, on a line of its own.
    fn is_date_line(&self, sentence: &ReadSentence, number: usize) -> bool {
        let alone = sentence.place_of(number) == sentence.span;
        let is_date = Asked::of(&sentence.mentions[number]).kind == Kind::Date;
        alone && is_date && sentence.span.start < DATE_LINE_WITHIN
    }

    /// Returns what each figure of a sentence is linked to; `numbers` are those that are items.
    fn linked(&self, sentence: &ReadSentence, numbers: &[usize]) -> Vec<Linked> {
        let mut linked = vec![Linked::default(); sentence.mentions.len()];
        for link in self.links {
            let is_covered = |number: &usize| covers(link, sentence, *number);
            let stretch: Vec<usize> = numbers.iter().copied().filter(is_covered).collect();
            if let Some(follows) = &link.follows {
                for number in self.following(sentence, &stretch, follows) {
                    linked[number].follows.push(follows.clone());
                }
            }
            for target in &link.targets {
                match target {
                    Target::Claim(claim) => self.link(sentence, &stretch, *claim, &mut linked),
                    Target::Source(source) => {
                        stretch.iter().for_each(|number| linked[*number].sources.push(*source));
                    }
                }
            }
        }
        linked
    }

    fn following(
        &self,
        sentence: &ReadSentence,
        stretch: &[usize],
        follows: &Follows,
    ) -> Vec<usize> {
        let text = &self.draft.document.text;
        derive::meant(text, sentence, stretch, follows, &self.checked.dossier, self.reader)
    }

    /// Links the figures of a stretch to a claim.
    fn link(
        &self,
        sentence: &ReadSentence,
        stretch: &[usize],
        index: usize,
        linked: &mut [Linked],
    ) {
        stretch.iter().for_each(|number| linked[*number].beside.push(index));
        let text = &self.draft.document.text;
        let claim = &self.checked.dossier.claims[index];
        let judgement = &self.checked.judgements[index];
        match meant(text, sentence, stretch, claim, judgement, self.reader) {
            Meant::One(number, None) => linked[number].claims.push(index),
            Meant::One(number, Some(misfit)) => linked[number].unrelated.push((index, misfit)),
            Meant::Several(several) => {
                several.into_iter().for_each(|number| linked[number].perhaps.push(index));
            }
            Meant::OfSomethingElse(apart) => {
                for (number, misfit) in apart {
                    linked[number].apart.push((index, misfit));
                }
            }
            Meant::None => {}
        }
    }

    /// Returns what comes of a figure; `stated` is what the figures of its sentence state, as far as somebody has asked.
    fn item(
        &self,
        sentence: &ReadSentence,
        figure: DraftFigure,
        stated: &mut [Option<StatedPlaces>],
    ) -> Item {
        let DraftFigure { number, linked, asked, reading } = figure;
        let kind = if asked.kind == Kind::Date { ItemKind::Date } else { ItemKind::Figure };
        let place = sentence.place_of(number);
        let item = Item::new(kind, place, sentence.span, ItemOutcome::Unlinked);
        let mut item = Item { links: linked.targets(), ..item };
        match reading {
            Ok(reading) => {
                let sought = self.sought(sentence, number, &asked, &reading);
                if self.hold(&sought, &linked, &mut item) {
                    self.doubt(&sought, &mut item);
                } else {
                    self.look_up(&sought, &linked, stated, &mut item);
                }
                item.value = Some(reading.value);
            }
            Err(why) => match self.elapsed(sentence, number, &linked) {
                Some((outcome, why)) => {
                    item.outcome = outcome;
                    item.why = Some(why);
                }
                None => item.why = Some(Why::NotRead(why)),
            },
        }
        item
    }

    /// Returns what comes of a length of time that is said as a date nobody can fix, by what it is written to follow from.
    fn elapsed(
        &self,
        sentence: &ReadSentence,
        number: usize,
        linked: &Linked,
    ) -> Option<(ItemOutcome, Why)> {
        let (text, dossier) = (&self.draft.document.text, &self.checked.dossier);
        let outcomes = linked.follows.iter().filter_map(|follows| {
            derive::elapsed(text, sentence, number, follows, dossier, self.reader)
        });
        outcomes.max_by_key(|(outcome, _)| *outcome)
    }

    fn sought<'s>(
        &self,
        sentence: &'s ReadSentence,
        number: usize,
        asked: &'s Asked,
        reading: &'s Reading,
    ) -> Sought<'s>
    where
        'a: 's,
    {
        let text = &self.draft.document.text;
        let place = sentence.place_of(number);
        let cell = CellHeads::of(text, self.rows, place, self.reader);
        let by_verbs = || self.reader.limit_of_verbs(sentence.span.of(text));
        let is_date = asked.kind == Kind::Date;
        let limit = reading.limit().or_else(|| is_date.then(by_verbs)?);
        Sought { text, sentence, number, reading, limit, asked, cell, reader: self.reader }
    }

    /// Returns the year of the date that a linked claim gives.
    fn linked_year(&self, linked: &Linked) -> Option<i64> {
        let apart = linked.apart.iter().map(|(claim, _)| claim);
        let unrelated = linked.unrelated.iter().map(|(claim, _)| claim);
        let claims = linked.claims.iter().chain(&linked.perhaps).chain(unrelated).chain(apart);
        let mut dates = claims.filter_map(|claim| {
            let value = self.checked.dossier.claims[*claim].value.as_ref();
            match value.map(|placed| &placed.value) {
                Some(Value::Date(date)) => year_of(date),
                _ => None,
            }
        });
        dates.next()
    }

    /// Holds a figure to the claims that it is linked to, or to what it is written to follow from; returns whether there are
    /// any.
    fn hold(&self, sought: &Sought<'_>, linked: &Linked, item: &mut Item) -> bool {
        if let Some((outcome, why, claim)) = self.held(sought, linked) {
            let rests_on_draft = outcome.is_covered() && self.rests_on_draft(claim);
            item.outcome = if rests_on_draft { ItemOutcome::ClaimNotHeld } else { outcome };
            item.why = if rests_on_draft { Some(Why::RestsOnDraft) } else { why };
            item.claim = Some(claim);
            item.passages = self.cited(claim);
            return true;
        }
        let dossier = &self.checked.dossier;
        let Sought { text, sentence, number, reading, .. } = *sought;
        let derived = linked.follows.iter().map(|follows| {
            let value = &reading.value;
            derive::derived(text, sentence, number, value, follows, dossier, self.reader)
        });
        let Some((outcome, why)) = derived.max_by_key(|(outcome, _)| *outcome) else {
            return false;
        };
        item.outcome = outcome;
        item.why = Some(why);
        true
    }

    /// Returns what comes of a figure by the claims that it is linked to: of several that it is the figure of, the best.
    fn held(
        &self,
        sought: &Sought<'_>,
        linked: &Linked,
    ) -> Option<(ItemOutcome, Option<Why>, usize)> {
        let held_to = |claim: usize| {
            let reading = self.in_unit_of(sought, claim);
            held(
                &Own::of(&reading),
                &self.checked.dossier.claims[claim],
                &self.checked.judgements[claim],
            )
        };
        let of_claims = linked.claims.iter().map(|claim| {
            let (outcome, why) = held_to(*claim);
            (outcome, why, *claim)
        });
        if let Some(best) = of_claims.max_by_key(|(outcome, ..)| *outcome) {
            return Some(best);
        }
        if let Some((claim, misfit)) = linked.apart.first() {
            let why = Why::OtherSubject(misfit.clone());
            return Some((ItemOutcome::Differs, Some(why), *claim));
        }
        if let Some((claim, misfit)) = linked.unrelated.first() {
            let (outcome, why) = held_to(*claim);
            let is_told = outcome < ItemOutcome::Ambiguous;
            let why = if is_told { why } else { Some(Why::OtherSubject(misfit.clone())) };
            return Some((outcome.min(ItemOutcome::Ambiguous), why, *claim));
        }
        let claim = *linked.perhaps.first()?;
        let (outcome, why) = held_to(claim);
        let is_it = outcome == ItemOutcome::Differs;
        Some((if is_it { outcome } else { ItemOutcome::Ambiguous }, why, claim))
    }

    /// Returns what a figure says in the unit of a claim, as two decades are 20 years; a date, and what is in none, as it is.
    fn in_unit_of(&self, sought: &Sought<'_>, claim: usize) -> Reading {
        let asked = Asked::of_claim(&self.checked.dossier.claims[claim]);
        let mention = &sought.sentence.mentions[sought.number];
        let converted = (asked.kind != Kind::Date)
            .then(|| asked.reading_of(mention, &SpokenFrom::default(), self.reader).ok());
        converted.flatten().unwrap_or_else(|| sought.reading.clone())
    }

    /// Whether all that bears a claim out stands in the draft itself.
    fn rests_on_draft(&self, claim: usize) -> bool {
        let evidence = self.checked.judgements[claim].evidence.iter();
        let bearing = evidence.filter(|evidence| evidence.effect == Some(Effect::Supports));
        let documents = bearing.filter_map(|evidence| Some(evidence.anchored.anchor()?.0));
        let documents: Vec<usize> = documents.collect();
        !documents.is_empty() && documents.iter().all(|document| self.passages.is_own(*document))
    }

    /// Returns the passages that a claim cites, those that support it first.
    fn cited(&self, claim: usize) -> Vec<ItemPassage> {
        let judgement = &self.checked.judgements[claim];
        let mut evidence: Vec<_> =
            judgement.evidence.iter().filter(|evidence| evidence.effect.is_some()).collect();
        evidence.sort_by_key(|evidence| evidence.effect);
        let passages = evidence.into_iter().filter_map(|evidence| {
            let (document, anchor) = evidence.anchored.anchor()?;
            let place = evidence.said.reading().map_or(anchor.span, |reading| reading.span);
            let sentence = evidence.said.sentence.unwrap_or(anchor.span);
            Some(ItemPassage { document, sentence, place, value: evidence.value().cloned() })
        });
        passages.take(MOST_PASSAGES).collect()
    }

    /// Notes what the claim's own passages say against a figure that has its value.
    fn doubt(&self, sought: &Sought<'_>, item: &mut Item) {
        let is_right = matches!(item.outcome, ItemOutcome::Covered | ItemOutcome::ClaimNotHeld);
        let Some(claim) = item.claim.filter(|_| is_right) else { return };
        let judgement = &self.checked.judgements[claim];
        if let Some((outcome, why)) = doubt(sought, judgement, &self.passages) {
            item.outcome = outcome;
            item.why = Some(why);
        }
    }

    /// Looks a figure up in the passages that speak of the same: in the linked sources, or in those that the linked claims
    /// cite, or else in all.
    fn look_up(
        &self,
        sought: &Sought<'_>,
        linked: &Linked,
        stated: &mut [Option<StatedPlaces>],
        item: &mut Item,
    ) {
        let taken = self.taken(sought, stated);
        let sources = linked.source_targets();
        let is_missing = |outcome| matches!(outcome, ItemOutcome::Differs | ItemOutcome::Unlinked);
        if !sources.is_empty() {
            self.settle_in(Some(&sources), sought, &taken, item);
            if item.outcome == ItemOutcome::Unlinked && self.states_in(&sources, sought, item) {
                item.outcome = ItemOutcome::InSource;
                item.why = None;
            }
            if is_missing(item.outcome) {
                item.outcome = ItemOutcome::NotInSource;
            }
            return;
        }
        let claims = linked.claim_targets();
        if !claims.is_empty() {
            self.settle_in(Some(&claims), sought, &taken, item);
            if !is_missing(item.outcome) {
                return;
            }
        }
        self.settle_in(None, sought, &taken, item);
    }

    /// Notes the passages of linked sources that state a figure and can speak of it, where nothing there gives another for it; returns
    /// whether there are any. Where the draft says in which source it stands, little else has to be shared.
    fn states_in(&self, sources: &[Target], sought: &Sought<'_>, item: &mut Item) -> bool {
        let documents = Target::documents(sources, self.checked);
        let beside = self.passages.beside(sought, Some(&documents));
        let stating = beside.iter().filter(|one| one.states() && !one.is_unrelated);
        let passages: Vec<ItemPassage> = stating.map(ItemPassage::of).take(MOST_PASSAGES).collect();
        let is_stated = !passages.is_empty();
        if is_stated {
            item.passages = passages;
        }
        is_stated
    }

    /// Notes what comes of a figure by the passages of some sources, or of all.
    fn settle_in(
        &self,
        targets: Option<&[Target]>,
        sought: &Sought<'_>,
        taken: &BTreeMap<(usize, Span), usize>,
        item: &mut Item,
    ) {
        let documents = targets.map(|targets| Target::documents(targets, self.checked));
        let beside = self.passages.beside(sought, documents.as_deref());
        let published = |document: usize| {
            let sources = &self.checked.dossier.sources;
            let mut own = self.checked.holdings.sources_of(document);
            own.find_map(|source| sources[source].published.clone())
        };
        let (outcome, passages) = settle(&beside, taken, &published);
        let stated = (outcome == ItemOutcome::Differs)
            .then(|| self.stated_beside_differing(&passages, sought));
        let stated = stated.unwrap_or_default();
        let is_undecided = !stated.is_empty();
        let is_of_others = outcome == ItemOutcome::Differs && self.is_of_others(&beside, sought);
        let kept = stated.iter().chain(passages).take(MOST_PASSAGES);
        item.passages = kept.map(ItemPassage::of).collect();
        item.outcome = outcome;
        if is_undecided || is_of_others {
            item.outcome = ItemOutcome::Unlinked;
            item.why = is_of_others.then_some(Why::OfOthers);
        }
        if !is_of_others {
            self.note_standing(sought, documents.as_deref(), item);
        }
    }

    /// Notes where the very figure of the draft stands, where no passage was found that states it of the same. What nobody arrives at
    /// by chance says no more than a source that has it, though another rounds it.
    fn note_standing(&self, sought: &Sought<'_>, documents: Option<&[usize]>, item: &mut Item) {
        let own = &sought.reading.value;
        let is_it = |value: &Value| is_very_figure(own, value);
        let is_open = match item.outcome {
            ItemOutcome::Unlinked => {
                !item.passages.iter().filter_map(|one| one.value.as_ref()).any(is_it)
            }
            ItemOutcome::Narrower => is_unlikely_twice(own),
            _ => false,
        };
        if !is_open {
            return;
        }
        let mut standing = self.passages.standing(sought, documents);
        standing.truncate(MOST_PASSAGES);
        if !standing.is_empty() {
            item.passages = standing.iter().map(ItemPassage::of).collect();
            item.outcome = ItemOutcome::Unlinked;
            item.why = Some(Why::StandsElsewhere);
        }
    }

    /// Returns the figures that state one of the draft in the sentences of those that differ from it: what differs may be another
    /// figure there. In the draft's own sentence it stands where two were exchanged.
    fn stated_beside_differing(&self, differing: &[&Beside], sought: &Sought<'_>) -> Vec<Beside> {
        let others = differing.iter().filter(|one| !is_stated_beside(sought, &one.value));
        let stated = others.filter_map(|one| self.passages.may_be_stated_by(one, sought));
        stated.take(MOST_PASSAGES).collect()
    }

    /// Whether a figure follows from others of its sentence. One that a passage states may have been exchanged with another.
    fn is_of_others(&self, beside: &[Beside], sought: &Sought<'_>) -> bool {
        follows_from_others(sought)
            && !beside.iter().any(|one| self.passages.has_figure(one, sought))
    }

    /// Returns the places of passages that the other figures of a figure's sentence state, each with how well it fits there.
    fn taken(
        &self,
        sought: &Sought<'_>,
        stated: &mut [Option<StatedPlaces>],
    ) -> BTreeMap<(usize, Span), usize> {
        let mut taken = BTreeMap::new();
        // In a table of figures each row is a sentence; there is nothing to part.
        if stated.len() > MOST_FIGURES || sought.cell.is_some() {
            return taken;
        }
        for (number, stated) in stated.iter_mut().enumerate() {
            if number == sought.number {
                continue;
            }
            let places = stated.get_or_insert_with(|| self.stated_by(sought.sentence, number));
            for (place, rank) in places {
                let most = taken.entry(*place).or_insert(*rank);
                *most = (*rank).max(*most);
            }
        }
        taken
    }

    /// Returns the places of passages that a figure of a sentence states; none where it is not read.
    fn stated_by(&self, sentence: &ReadSentence, number: usize) -> StatedPlaces {
        let mention = &sentence.mentions[number];
        let asked = Asked::of(mention);
        let spoken = SpokenFrom { as_of: None, published: self.draft.published.clone() };
        let Ok(reading) = asked.reading_of(mention, &spoken, self.reader) else {
            return Vec::new();
        };
        let beside = self.passages.beside(&self.sought(sentence, number, &asked, &reading), None);
        let stating = beside.iter().filter(|one| one.states());
        stating.map(|one| ((one.document, one.place), one.rank)).collect()
    }
}

/// Whether a link covers a figure: with its hedge or without; or one that is said as a date, "nine days later", by its length of
/// time, which is what follows.
fn covers(link: &Link, sentence: &ReadSentence, number: usize) -> bool {
    let figure = sentence.mentions[number].figure.shifted(sentence.span.start);
    let is_length = || link.follows.is_some() && figure.contains(link.covers);
    link.covers.contains(figure) || is_length()
}

/// Whether a figure is the sum of all other figures of its sentence that are of its sort, or the sum or difference of two.
fn follows_from_others(sought: &Sought<'_>) -> bool {
    let Some(own) = sought.reading.value.nominal() else { return false };
    let mentions = sought.sentence.mentions.iter().enumerate();
    let others = mentions.filter(|(number, mention)| {
        *number != sought.number && Asked::of(mention) == *sought.asked
    });
    let others: Vec<Rational> = others
        .filter_map(|(_, mention)| {
            let value = sought.asked.value_of(mention, &SpokenFrom::default(), sought.reader);
            value.ok()?.nominal()
        })
        .take(MOST_FIGURES)
        .collect();
    let all = others.iter().try_fold(Rational::ZERO, |sum, other| plus(sum, *other));
    let pairs = others
        .iter()
        .enumerate()
        .flat_map(|(at, first)| others[at + 1..].iter().map(move |second| (*first, *second)));
    let mut of_pairs = pairs.flat_map(|(first, second)| {
        [plus(first, second), minus(first, second), minus(second, first)]
    });
    others.len() > 1 && (all == Some(own) || of_pairs.any(|value| value == Some(own)))
}

/// How many figures a sentence has at most in which they are told apart by one another.
const MOST_FIGURES: usize = 12;

/// How far from its beginning the line stands at most that gives the day of a draft, in bytes.
const DATE_LINE_WITHIN: usize = 600;

impl Linked {
    /// Whether it is held to a claim, or to what it follows from.
    fn is_held(&self) -> bool {
        let is_of_claim = [&self.claims, &self.perhaps].iter().any(|claims| !claims.is_empty());
        let is_of_other = [&self.unrelated, &self.apart].iter().any(|claims| !claims.is_empty());
        is_of_claim || is_of_other || !self.follows.is_empty()
    }

    fn targets(&self) -> Vec<Target> {
        let mut claims = self.claim_targets();
        claims.dedup();
        claims.into_iter().chain(self.source_targets()).collect()
    }

    fn claim_targets(&self) -> Vec<Target> {
        self.beside.iter().map(|claim| Target::Claim(*claim)).collect()
    }

    fn source_targets(&self) -> Vec<Target> {
        self.sources.iter().map(|source| Target::Source(*source)).collect()
    }
}

impl ItemPassage {
    fn of(beside: &Beside) -> Self {
        Self {
            document: beside.document,
            sentence: beside.sentence,
            place: beside.place,
            value: Some(beside.value.clone()),
        }
    }
}
