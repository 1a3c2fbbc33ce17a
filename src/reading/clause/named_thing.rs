//! Things with names of their own, "Hurricane Irma", "Kestrel Bank", "the frigate Alder", "Flight 370", and which of them
//! are of one sort and not the same.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::{nearly_spelled, same_but_for_spelling};

use super::place::{Clauses, FigurePlace};
use super::sentence::{ItemKind, SentenceItem, is_numeral};
use super::words::Tag;

/// A named thing, by its words in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NamedThing {
    words: Vec<NameWord>,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct NameWord {
    /// In lower case.
    word: Arc<str>,
    sort: NameSort,
}

/// What a word of a name is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum NameSort {
    /// The noun for things or persons of its sort, as it is written in prose: "frigate".
    Class,
    /// A noun with a capital: it is of the sort, or a name: "Hurricane", "Condor".
    Noun,
    /// Somebody's title.
    Title,
    /// A number: "370".
    Number,
    /// A place in an order, in words: "Second".
    Ordinal,
    /// The same in Roman numerals: "II".
    Numeral,
    /// A name and nothing else: "Irma".
    Proper,
}

impl NameSort {
    fn is_noun(self) -> bool {
        matches!(self, Self::Class | Self::Noun | Self::Title)
    }
}

impl NamedThing {
    /// Returns what the two are called by where they are two of one sort: "maria" and "irma". `is_kin` says of two nouns whether
    /// one is another name of the other, or a kind of it: "storm" and "hurricane".
    pub(super) fn apart(
        &self,
        other: &Self,
        is_kin: impl Fn(&str, &str) -> bool,
    ) -> Option<[Vec<Arc<str>>; 2]> {
        let (shared, own) = self.parted(other, &is_kin);
        let (_, others) = other.parted(self, &is_kin);
        let tells = |word: &&NameWord| !matches!(word.sort, NameSort::Class | NameSort::Title);
        let [own, others] =
            [own, others].map(|words| words.into_iter().filter(tells).collect::<Vec<_>>());
        if shared.is_empty() || own.is_empty() || others.is_empty() {
            return None;
        }
        let is_of_sort = shared.iter().all(|word| word.sort.is_noun());
        // Of two Smiths, and of two Apollos, only another first name and another number tell.
        let all = |sort| own.iter().chain(&others).all(|word| word.sort == sort);
        let is_told = is_of_sort
            || [NameSort::Proper, NameSort::Number, NameSort::Numeral].into_iter().any(all);
        // "The Second World War" may be "World War II".
        let counts = |words: &[&NameWord], sort| words.iter().any(|word| word.sort == sort);
        let is_mixed = [(&own, &others), (&others, &own)]
            .into_iter()
            .any(|(one, other)| counts(one, NameSort::Ordinal) && counts(other, NameSort::Numeral));
        let names = [own, others].map(|words| words.iter().map(|own| own.word.clone()).collect());
        let [own, others]: [Vec<Arc<str>>; 2] = names;
        let is_short = is_abbreviated(&own, &others) || is_abbreviated(&others, &own);
        (is_told && !is_mixed && !is_short).then_some([own, others])
    }

    /// Returns the words that the other has too, and those that it does not have.
    fn parted(
        &self,
        other: &Self,
        is_kin: impl Fn(&str, &str) -> bool,
    ) -> (Vec<&NameWord>, Vec<&NameWord>) {
        let is_shared = |word: &&NameWord| {
            other.words.iter().any(|own| {
                let are_nouns = own.sort.is_noun() && word.sort.is_noun();
                may_be_same(&own.word, &word.word) || are_nouns && is_kin(&own.word, &word.word)
            })
        };
        self.words.iter().partition(is_shared)
    }

    /// Whether both have a name and nothing sets them apart: "Labour" and "the Labour Party".
    pub(super) fn is_another_name(
        &self,
        other: &Self,
        is_kin: impl Fn(&str, &str) -> bool,
    ) -> bool {
        let words =
            |thing: &Self| thing.words.iter().map(|own| own.word.clone()).collect::<Vec<_>>();
        let own = words(self);
        let others = words(other);
        if is_abbreviated(&own, &others) || is_abbreviated(&others, &own) {
            return true;
        }
        let (shared, _) = self.parted(other, |_, _| false);
        let is_named =
            shared.iter().any(|word| !matches!(word.sort, NameSort::Class | NameSort::Title));
        is_named && self.apart(other, is_kin).is_none()
    }

    /// Whether it has a word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|own| *own.word == *word)
    }
}

/// How many words a name has at most.
const LONGEST_NAME: usize = 12;

/// How many names of a clause are compared: a clause of prose has fewer.
pub(super) const MOST_NAMES: usize = 24;

/// Whether two words of names are one, or one of them is the other's beginning or end: "Norway" and "Norway's", "370" and
/// "MH370", "Heydari" and "Heidari".
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    same_but_for_spelling(one, other)
        || short.chars().count() >= 4 && !is_number(long) && long.starts_with(short)
        || is_number(short) && !is_number(long) && long.ends_with(short)
}

/// Whether two words of names are one, or one of them a slip for the other: "Kamotho" and "Kimotho".
pub(super) fn may_be_same(one: &str, other: &str) -> bool {
    is_same(one, other) || nearly_spelled(one, other)
}

/// Whether one of some words is made of the first letters of others in a row: "nhs" of "national health service".
pub(super) fn is_abbreviated<'w>(
    short: &[Arc<str>],
    long: impl IntoIterator<Item = &'w Arc<str>>,
) -> bool {
    let initials: String = long.into_iter().filter_map(|word| word.chars().next()).collect();
    short.iter().any(|word| word.chars().count() > 1 && initials.contains(&**word))
}

impl Clauses<'_> {
    /// Returns the named things of a figure's own part of its clause, but for those that it is compared with or that a time
    /// is told by: "two weeks after Hurricane Irma".
    pub(super) fn named_things(&self, place: &FigurePlace) -> Vec<NamedThing> {
        let mut items = self.clause_items(place);
        if self.is_passive(place) {
            items.extend(self.behind(place));
        }
        items.sort_unstable();
        items.dedup();
        let mut things = Vec::new();
        let mut at = 0;
        while at < items.len() && things.len() < MOST_NAMES {
            let run = self.run_of_name(items[at]);
            let after = items[at..].partition_point(|item| *item < run.end);
            if !self.is_beside(run.start) {
                things.extend(self.named_thing(run.clone()));
            }
            at += after.max(1);
        }
        things
    }

    /// Whether what begins at an item tells only of a time, or is compared.
    fn is_beside(&self, start: usize) -> bool {
        let before = (0..start).rev().find(|at| !self.items[*at].is(Tag::Determiner));
        before.is_some_and(|at| {
            self.items[at].is(Tag::Subordinator) || self.items[at].is(Tag::Compared)
        })
    }

    /// Returns the items of the name that begins at one; none where none does.
    fn run_of_name(&self, start: usize) -> std::ops::Range<usize> {
        let first = &self.items[start];
        // The first word of a sentence has a capital whatever it is.
        let is_capital = first.is_capital && (start > 0 || self.is_name(start));
        let is_class = || self.is_class(start) && self.names(start + 1 + self.link(start + 1));
        let begins = first.is_content() && (is_capital || is_class());
        let mut end = start;
        if !begins {
            return start..end;
        }
        end += 1;
        loop {
            let link = self.link(end);
            if !self.names(end + link) || end - start >= LONGEST_NAME {
                return start..end;
            }
            end += link + 1;
        }
    }

    /// Returns how many items stand here between two parts of a name: "of the" in "the Battle of the Orle", "No." in "Mine
    /// No. 4".
    fn link(&self, at: usize) -> usize {
        let is = |at: usize, tag| self.items.get(at).is_some_and(|item| item.is(tag));
        if is(at, Tag::PartOf) {
            return 1 + usize::from(self.is_article(at + 1));
        }
        let is_stop = self.items.get(at + 1).is_some_and(|item| &*item.word == ".");
        let number = at + 1 + usize::from(is_stop);
        let is_numbered = is(at, Tag::NumberSign) && self.items.get(number).is_some_and(is_number);
        if is_numbered { number - at } else { 0 }
    }

    fn is_article(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.is(Tag::Determiner))
    }

    /// Whether an item goes on with a name: it has a capital, or is a number that counts nothing.
    fn names(&self, at: usize) -> bool {
        self.items
            .get(at)
            .is_some_and(|item| item.is_content() && (item.is_capital || is_number(item)))
    }

    /// Whether an item can be what the thing is that is named after it: a noun, or a word behind an article, "the frigate Alder".
    fn is_class(&self, at: usize) -> bool {
        let item = &self.items[at];
        let is_led = at.checked_sub(1).is_some_and(|before| self.is_article(before));
        self.is_common_noun(item) || is_led && item.verb.is_none()
    }

    fn is_common_noun(&self, item: &SentenceItem) -> bool {
        let is_known = |lemma: &str| self.words.nouns.has(lemma) || item.is(Tag::ThingSort);
        item.verb.is_none() && item.lemma.as_deref().is_some_and(is_known)
    }

    /// Returns the thing that these items name; `None` where they are no name of one: a noun at the start of a sentence.
    fn named_thing(&self, run: std::ops::Range<usize>) -> Option<NamedThing> {
        let mut words: Vec<NameWord> = run
            .clone()
            .filter(|at| self.items[*at].is_content())
            .map(|at| NameWord { word: self.name_word(at), sort: self.sort_of_name(at) })
            .collect();
        let is_name = words.len() > 1 || run.clone().next().is_some_and(|at| self.is_name(at));
        let last = words.last().map(|word| word.sort)?;
        let is_of_person = matches!(last, NameSort::Title | NameSort::Proper);
        let count = words.len();
        for (index, word) in words.iter_mut().enumerate() {
            // "Fort Mason", "Harrier Bank".
            if word.sort == NameSort::Title && count > 1 && (index + 1 == count || !is_of_person) {
                word.sort = NameSort::Noun;
            }
        }
        is_name.then_some(NamedThing { words })
    }

    /// Returns a word of a name as it is compared: a noun in the singular.
    fn name_word(&self, at: usize) -> Arc<str> {
        let item = &self.items[at];
        let lemma = item.lemma.clone().filter(|_| self.is_common_noun(item));
        lemma.unwrap_or_else(|| item.word.clone())
    }

    fn sort_of_name(&self, at: usize) -> NameSort {
        let item = &self.items[at];
        let is_noun = self.is_common_noun(item);
        let is_person =
            || item.lemma.as_deref().is_some_and(|lemma| self.words.nouns.is_person(lemma));
        match () {
            () if is_number(item) => NameSort::Number,
            () if item.is(Tag::Ordinal) => NameSort::Ordinal,
            () if is_numeral(&item.word) => NameSort::Numeral,
            () if is_noun && is_person() => NameSort::Title,
            () if !item.is_capital => NameSort::Class,
            () if is_noun => NameSort::Noun,
            () => NameSort::Proper,
        }
    }
}

/// Whether an item begins with a digit and is no figure: "370" of "Flight 370".
fn is_number(item: &SentenceItem) -> bool {
    item.kind == ItemKind::Word && item.word.starts_with(|c: char| c.is_ascii_digit())
}
