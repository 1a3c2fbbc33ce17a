//! What comes of the figures and dates of a draft.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::reading::{FigureRole, Misfit, Reader, SpokenFrom};
use crate::source::{Holding, Region};
use crate::text::Span;
use crate::value::{Kind, Value};

use super::Draft;
use super::day::{Days, year_of};
use super::derive;
use super::doubt::doubt;
use super::hold::{Meant, held, meant};
use super::item::{Item, ItemKind, ItemOutcome, ItemPassage, Target, Why};
use super::link::{Follows, Link};
use super::passages::{Beside, Passages, Sought};
use super::prose::{Asked, ReadSentence, is_item, sentences_with_figures};
use super::settle::settle;

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
}

/// How many passages are kept with an item.
const MOST_PASSAGES: usize = 3;

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

impl Figures<'_> {
    /// Returns the figures and dates of the draft that are items.
    pub(super) fn items(&mut self) -> Vec<Item> {
        let text = &self.draft.document.text;
        let sentences = sentences_with_figures(text, self.reader);
        let mut days = Days::new(self.draft);
        let mut items = Vec::new();
        for sentence in &sentences {
            let numbers: Vec<usize> = (0..sentence.mentions.len())
                .filter(|number| self.is_item(sentence, *number))
                .collect();
            let linked = self.linked(sentence, &numbers);
            for (number, linked) in numbers.into_iter().zip(linked) {
                items.push(self.item(sentence, number, &linked, &mut days));
            }
        }
        items
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
            && !is_base
            && !region.is_aside()
            && region != Region::Note
            && !is_in(self.keys)
            && (!is_in(self.quoted) || has_claim())
            && !self.is_date_line(sentence, number)
    }

    /// Whether a figure is the day of the draft itself, on a line of its own.
    fn is_date_line(&self, sentence: &ReadSentence, number: usize) -> bool {
        let text = &self.draft.document.text;
        let alone = sentence.place_of(number) == sentence.span;
        let is_date = Asked::of(&sentence.mentions[number]).kind == Kind::Date;
        alone && is_date && text[..sentence.span.start].len() < DATE_LINE_WITHIN
    }

    /// Returns what each of some figures of a sentence is linked to.
    fn linked(&self, sentence: &ReadSentence, numbers: &[usize]) -> Vec<Linked> {
        let mut linked = vec![Linked::default(); numbers.len()];
        let at = |number: usize| numbers.iter().position(|own| *own == number);
        for link in self.links {
            let stretch: Vec<usize> = numbers
                .iter()
                .copied()
                .filter(|number| link.covers.contains(sentence.place_of(*number)))
                .collect();
            let mut all = |number: usize, note: &dyn Fn(&mut Linked)| {
                if let Some(at) = at(number) {
                    note(&mut linked[at]);
                }
            };
            if let Some(follows) = &link.follows {
                let dossier = &self.checked.dossier;
                let text = &self.draft.document.text;
                let own = derive::meant(text, sentence, &stretch, follows, dossier, self.reader);
                own.iter().for_each(|n| all(*n, &|own| own.follows.push(follows.clone())));
            }
            for target in &link.targets {
                let index = match target {
                    Target::Claim(index) => *index,
                    Target::Source(index) => {
                        stretch.iter().for_each(|n| all(*n, &|own| own.sources.push(*index)));
                        continue;
                    }
                };
                stretch.iter().for_each(|number| all(*number, &|own| own.beside.push(index)));
                let (claim, judgement) =
                    (&self.checked.dossier.claims[index], &self.checked.judgements[index]);
                let text = &self.draft.document.text;
                match meant(text, sentence, &stretch, claim, judgement, self.reader) {
                    Meant::One(number, None) => all(number, &|own| own.claims.push(index)),
                    Meant::One(number, Some(misfit)) => {
                        all(number, &|own| own.unrelated.push((index, misfit.clone())));
                    }
                    Meant::Several(several) => {
                        several.iter().for_each(|n| all(*n, &|own| own.perhaps.push(index)));
                    }
                    Meant::OfSomethingElse(apart) => {
                        for (number, misfit) in apart {
                            all(number, &|own| own.apart.push((index, misfit.clone())));
                        }
                    }
                    Meant::None => {}
                }
            }
        }
        linked
    }

    fn item(
        &mut self,
        sentence: &ReadSentence,
        number: usize,
        linked: &Linked,
        days: &mut Days<'_>,
    ) -> Item {
        let asked = Asked::of(&sentence.mentions[number]);
        let kind = if asked.kind == Kind::Date { ItemKind::Date } else { ItemKind::Figure };
        let mut item = Item {
            kind,
            span: sentence.place_of(number),
            sentence: sentence.span,
            value: None,
            links: linked.targets(),
            outcome: ItemOutcome::Unlinked,
            why: None,
            claim: None,
            passages: Vec::new(),
        };
        let year = self.linked_year(linked);
        match days.value(sentence, number, &asked, year, self.reader) {
            Ok(value) => {
                let figure = FigureSought { sentence, number, asked: &asked, value: &value };
                if self.hold(sentence, number, linked, &value, &mut item) {
                    self.doubt(&figure, &mut item);
                } else {
                    self.look_up(&figure, linked, &mut item);
                }
                item.value = Some(value);
            }
            Err(why) => item.why = Some(Why::NotRead(why)),
        }
        item
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

    /// Holds a figure to the claims that it is linked to; returns whether there are any.
    fn hold(
        &self,
        sentence: &ReadSentence,
        number: usize,
        linked: &Linked,
        value: &Value,
        item: &mut Item,
    ) -> bool {
        let held_to = |claim: &usize| {
            let own = &self.checked.dossier.claims[*claim];
            // In the claim's own unit: two decades are 20 years.
            let value = self.in_unit_of(sentence, number, *claim).unwrap_or_else(|| value.clone());
            let (outcome, why) = held(&value, own, &self.checked.judgements[*claim]);
            (outcome, why, *claim)
        };
        let of_claims = linked.claims.iter().map(held_to).max_by_key(|(outcome, ..)| *outcome);
        let found = of_claims.or_else(|| {
            let (claim, misfit) = linked.apart.first()?;
            Some((ItemOutcome::Differs, Some(Why::OtherSubject(misfit.clone())), *claim))
        });
        let found = found.or_else(|| {
            let (claim, misfit) = linked.unrelated.first()?;
            let (outcome, why, claim) = held_to(claim);
            let is_told = outcome < ItemOutcome::Ambiguous;
            let why = if is_told { why } else { Some(Why::OtherSubject(misfit.clone())) };
            Some((outcome.min(ItemOutcome::Ambiguous), why, claim))
        });
        let found = found.or_else(|| {
            let claim = linked.perhaps.first()?;
            let (outcome, why, claim) = held_to(claim);
            let is_it = outcome == ItemOutcome::Differs;
            Some((if is_it { outcome } else { ItemOutcome::Ambiguous }, why, claim))
        });
        if let Some((outcome, why, claim)) = found {
            item.outcome = outcome;
            item.why = why;
            item.claim = Some(claim);
            item.passages = self.cited(claim);
            return true;
        }
        let dossier = &self.checked.dossier;
        let text = &self.draft.document.text;
        let derived = linked.follows.iter().map(|follows| {
            derive::derived(text, sentence, number, value, follows, dossier, self.reader)
        });
        let Some((outcome, why)) = derived.max_by_key(|(outcome, _)| *outcome) else {
            return false;
        };
        item.outcome = outcome;
        item.why = Some(why);
        true
    }

    /// Returns what a figure says in the unit of a claim.
    fn in_unit_of(&self, sentence: &ReadSentence, number: usize, claim: usize) -> Option<Value> {
        let claim = &self.checked.dossier.claims[claim];
        if claim.kind == Kind::Date {
            return None;
        }
        let spoken = SpokenFrom::default();
        let mention = &sentence.mentions[number];
        let read = mention.resolve_in(claim.kind, claim.unit.as_deref(), &spoken, self.reader);
        Some(read.ok()?.value)
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
    fn doubt(&mut self, figure: &FigureSought<'_>, item: &mut Item) {
        let is_right = matches!(item.outcome, ItemOutcome::Covered | ItemOutcome::ClaimNotHeld);
        let Some(claim) = item.claim.filter(|_| is_right) else { return };
        let text = &self.draft.document.text;
        let FigureSought { sentence, number, asked, value } = *figure;
        let sought = Sought { text, sentence, number, value, asked, reader: self.reader };
        let judgement = &self.checked.judgements[claim];
        if let Some((outcome, why)) = doubt(&sought, judgement, &mut self.passages) {
            item.outcome = outcome;
            item.why = Some(why);
        }
    }

    /// Looks a figure up in the passages that speak of the same: in the linked sources, or else in all.
    fn look_up(&mut self, figure: &FigureSought<'_>, linked: &Linked, item: &mut Item) {
        let text = &self.draft.document.text;
        let FigureSought { sentence, number, asked, value } = *figure;
        let sought = Sought { text, sentence, number, value, asked, reader: self.reader };
        let own = self.documents(linked);
        let beside = self.passages.beside(&sought, own.as_deref());
        let taken = self.taken(figure);
        let (outcome, passages) = settle(&beside, &taken);
        let is_missing = matches!(outcome, ItemOutcome::Differs | ItemOutcome::Unlinked);
        if linked.sources.is_empty() && own.is_some() && is_missing {
            let anywhere = self.passages.beside(&sought, None);
            let (outcome, passages) = settle(&anywhere, &taken);
            item.outcome = outcome;
            item.passages = kept(&passages);
        } else {
            let is_refused = !linked.sources.is_empty() && is_missing;
            item.outcome = if is_refused { ItemOutcome::NotInSource } else { outcome };
            item.passages = kept(&passages);
        }
    }

    /// Returns the places of passages that the other figures of a figure's sentence state, each with how well it fits there.
    fn taken(&mut self, figure: &FigureSought<'_>) -> BTreeMap<(usize, Span), usize> {
        let sentence = figure.sentence;
        let text = &self.draft.document.text;
        let mut taken = BTreeMap::new();
        // In a table of figures each row is a sentence; there is nothing to part.
        if sentence.mentions.len() > MOST_FIGURES {
            return taken;
        }
        let others = (0..sentence.mentions.len()).filter(|number| *number != figure.number);
        for number in others {
            let asked = Asked::of(&sentence.mentions[number]);
            let spoken = SpokenFrom { as_of: None, published: self.draft.published.clone() };
            let mention = &sentence.mentions[number];
            let read = mention.resolve_in(asked.kind, asked.unit.as_deref(), &spoken, self.reader);
            let Ok(reading) = read else { continue };
            let (value, reader) = (&reading.value, self.reader);
            let sought = Sought { text, sentence, number, value, asked: &asked, reader };
            let beside = self.passages.beside(&sought, None);
            for one in beside.iter().filter(|one| one.states()) {
                let rank = taken.entry((one.document, one.place)).or_insert(one.rank);
                *rank = one.rank.max(*rank);
            }
        }
        taken
    }

    /// Returns the documents of the linked sources, or of those that the linked claims cite; `None` where nothing is linked.
    fn documents(&self, linked: &Linked) -> Option<Vec<usize>> {
        let cited = || {
            let claims = linked.beside.iter().map(|claim| &self.checked.dossier.claims[*claim]);
            claims.flat_map(|claim| claim.citations.iter().map(|citation| citation.source))
        };
        let sources: Vec<usize> = match (linked.sources.as_slice(), linked.beside.as_slice()) {
            ([], []) => return None,
            ([], _) => cited().collect(),
            (sources, _) => sources.to_vec(),
        };
        let held = sources.iter().filter_map(|source| {
            match self.checked.holdings.of_source.get(*source)? {
                Holding::Held(document) => Some(*document),
                Holding::Unread { .. } | Holding::NotHeld => None,
            }
        });
        Some(held.collect())
    }
}

/// How many figures a sentence has at most in which they are told apart by one another.
const MOST_FIGURES: usize = 12;

/// How far from its beginning the line stands at most that gives the day of a draft, in bytes.
const DATE_LINE_WITHIN: usize = 600;

/// A figure of a draft to be looked up.
struct FigureSought<'a> {
    sentence: &'a ReadSentence,
    number: usize,
    asked: &'a Asked,
    value: &'a Value,
}

impl Linked {
    fn targets(&self) -> Vec<Target> {
        let mut claims = self.beside.clone();
        claims.dedup();
        let sources = self.sources.iter().map(|source| Target::Source(*source));
        claims.into_iter().map(Target::Claim).chain(sources).collect()
    }
}

fn kept(passages: &[&Beside]) -> Vec<ItemPassage> {
    passages.iter().take(MOST_PASSAGES).map(|beside| ItemPassage::of(beside)).collect()
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
