//! Whether the words beside a figure of a draft stand beside another figure of a passage.
//!
//! "The firm employs 310 people in York and 120 in Leeds" has both figures of "310 people in Leeds and 120 in York", and each in
//! the other's place. What a sentence as a whole says does not tell that: the words right beside each figure do.

use std::collections::BTreeSet;

use crate::passage::terms;
use crate::quote::GrammarWord;
use crate::reading::{Mention, Reader};

use super::prose::ReadSentence;

/// How many letters a word has at least that can tell one figure from another: shorter ones join and relate others.
const LEAST_LETTERS: usize = 4;

/// How many words before a figure can be its own: further back they are of the whole sentence.
const WORDS_BEFORE: usize = 4;

/// How many figures a sentence has at most in which they are told apart by the words beside them.
const MOST_FIGURES: usize = 12;

/// The words right beside a figure of a draft.
#[derive(Clone, Debug)]
pub(super) struct OwnWords {
    behind: BTreeSet<String>,
    before: BTreeSet<String>,
}

impl OwnWords {
    /// Returns the words beside a figure of a sentence, but for what it counts, which others may count too.
    pub(super) fn of(text: &str, sentence: &ReadSentence, number: usize, reader: &Reader) -> Self {
        let words = sentence.span.of(text);
        let mentions = &sentence.mentions;
        let (before, mut behind) = beside(words, mentions, number, reader);
        let counted = mentions[number].counted(words, reader);
        for noun in counted.map_or_else(Vec::new, |noun| terms(noun.of(words), &[])) {
            behind.remove(&noun);
        }
        Self { behind, before }
    }

    /// Returns which figure of a passage's sentence these words stand beside; the one of this number, where they stand beside that
    /// too, and `None` where they stand beside none. `may_be` says which others could be meant.
    pub(super) fn stand_beside(
        &self,
        text: &str,
        passage: &ReadSentence,
        number: usize,
        reader: &Reader,
        may_be: &dyn Fn(usize) -> bool,
    ) -> Option<usize> {
        let mentions = &passage.mentions;
        if mentions.len() < 2 || mentions.len() > MOST_FIGURES {
            return None;
        }
        let words = passage.span.of(text);
        let all = (0..mentions.len()).map(|other| {
            let (mut before, mut behind) = beside(words, mentions, other, reader);
            behind.append(&mut before);
            behind
        });
        let all: Vec<BTreeSet<String>> = all.collect();
        let stands_only_at = |other: usize, word: &&String| {
            all.iter().enumerate().all(|(at, own)| own.contains(*word) == (at == other))
        };
        let told_by = |own: &BTreeSet<String>| {
            let is_told = |other: usize| own.iter().any(|word| stands_only_at(other, &word));
            let mut others = (0..all.len()).filter(|other| *other != number && may_be(*other));
            if is_told(number) { Some(number) } else { others.find(|other| is_told(*other)) }
        };
        // What stands before a figure may be of its whole sentence, and tells less.
        told_by(&self.behind).or_else(|| told_by(&self.before))
    }
}

/// Whether a name of the draft's sentence stands right beside the figure of this number of a passage's sentence, and only other
/// names beside the other: of "Katrina in 2005, and the 1928 Okeechobee hurricane", 2005 is Katrina's.
pub(super) fn is_of_named(
    draft: &str,
    passage: &str,
    read: &ReadSentence,
    number: usize,
    other: usize,
    reader: &Reader,
) -> bool {
    let named: BTreeSet<String> = names(draft.split_whitespace()).collect();
    let beside = |number: usize| {
        let (before, after) = zones(passage, &read.mentions, number, reader);
        names(before.into_iter().chain(after)).collect::<Vec<String>>()
    };
    let (own, others) = (beside(number), beside(other));
    let is_named = |name: &String| named.contains(name);
    own.iter().any(is_named) && !others.is_empty() && !others.iter().any(is_named)
}

/// Returns the names right before a figure and the words right behind it, up to the next figure and to a mark or "and".
fn beside(
    words: &str,
    mentions: &[Mention],
    number: usize,
    reader: &Reader,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let (before, behind) = zones(words, mentions, number, reader);
    let behind = behind.into_iter().filter(tells).flat_map(|word| terms(word, &[]));
    (names(before.into_iter()).collect(), behind.collect())
}

/// Returns the last words before a figure, back to the one before it, a mark or "and", and those behind it, up to the next one.
fn zones<'w>(
    words: &'w str,
    mentions: &[Mention],
    number: usize,
    reader: &Reader,
) -> (Vec<&'w str>, Vec<&'w str>) {
    let own = mentions[number].span;
    let next = mentions.get(number + 1).map_or(words.len(), |next| next.span.start);
    let last = number.checked_sub(1).map_or(0, |last| mentions[last].span.end);
    let after = words.get(own.end..next.max(own.end)).unwrap_or("");
    let before = words.get(last.min(own.start)..own.start).unwrap_or("");
    let after = after.split(is_mark).next().unwrap_or("");
    let before = before.rsplit(is_mark).next().unwrap_or("");
    let after = after.split_whitespace().take_while(|word| !joins(word, reader));
    let before = before.split_whitespace().rev().take_while(|word| !joins(word, reader));
    (before.take(WORDS_BEFORE).collect(), after.collect())
}

/// Returns the terms of those words that begin with a capital and are none of grammar.
fn names<'w>(words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = String> {
    let names = words.filter(|word| word.starts_with(char::is_uppercase) && tells(word));
    names.flat_map(|word| terms(word, &[]))
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–')
}

fn joins(word: &str, reader: &Reader) -> bool {
    reader.is_coordinating(bare(word))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn tells(word: &&str) -> bool {
    let bare = bare(word);
    bare.chars().count() >= LEAST_LETTERS && GrammarWord::of(&bare.to_lowercase()).is_none()
}
