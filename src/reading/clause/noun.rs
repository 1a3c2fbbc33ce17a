//! Nouns: their base forms, what else they are called, and what they are kinds of.

use std::sync::Arc;

use crate::reading::lexicon::TableFile;

use super::sorted_rows::SortedRows;
use super::words::WordEnding;

/// Nouns with their other names and wider nouns. The rows are looked up where they stand, in sorted text: most runs need
/// a dozen of them.
#[derive(Clone, Debug, Default)]
pub(super) struct NounTable {
    files: Vec<SortedRows>,
    plural_endings: Vec<WordEnding>,
    /// Those that nouns have in the plural which the table does not have.
    regular_endings: Vec<WordEnding>,
}

/// What a table says of a noun.
#[derive(Clone, Copy, Debug, Default)]
struct NounRow<'a> {
    same: &'a str,
    wider: &'a str,
}

/// The wider noun of whoever is a human being.
const PERSON: &str = "person";

impl<'a> NounRow<'a> {
    fn of(row: &'a str) -> Self {
        let (same, wider) = row.split_once('\t').unwrap_or((row, ""));
        Self { same, wider }
    }
}

/// The wider noun of whoever is of a place or nation.
const INHABITANT: &str = "inhabitant";

/// The wider noun of whatever several persons or things make together.
const GROUP: &str = "grouping";

/// How one noun is related to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounRelation {
    /// The same, or another name of it.
    Same,
    /// A kind of it.
    Narrower,
    /// No table relates them.
    Unrelated,
}

impl NounTable {
    /// Adds the rows of files; those of a user are sorted here.
    pub(super) fn add_rows(&mut self, files: &[TableFile]) {
        self.files.extend(files.iter().map(SortedRows::of));
    }

    pub(super) fn add_regular_ending(&mut self, ending: WordEnding) {
        self.regular_endings.push(ending);
    }

    pub(super) fn add_ending(&mut self, ending: WordEnding) {
        self.plural_endings.push(ending);
    }

    fn row(&self, noun: &str) -> Option<NounRow<'_>> {
        self.files.iter().find_map(|file| file.row(noun)).map(NounRow::of)
    }

    /// Whether the table has a noun, in the singular.
    pub(super) fn has(&self, noun: &str) -> bool {
        self.row(noun).is_some()
    }

    /// Returns a noun in the singular, as the table has it; as it is, where it has not.
    pub(super) fn singular(&self, word: &str) -> Arc<str> {
        let mut candidates = self.plural_endings.iter().filter_map(|ending| ending.base(word));
        let known = candidates.find(|noun| self.row(noun).is_some());
        if let Some(known) = known {
            return known.into();
        }
        if self.row(word).is_some() {
            return word.into();
        }
        let is_plural =
            word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        if let Some(base) = self.regular_endings.iter().find_map(|ending| ending.base(word)) {
            return base.into();
        }
        if is_plural && self.row(word).is_none() {
            word[..word.len() - 1].into()
        } else {
            word.into()
        }
    }

    /// Whether a noun, in the singular, names a human being.
    pub(super) fn is_person(&self, noun: &str) -> bool {
        noun == PERSON
            || self.row(noun).is_some_and(|row| row.wider.split(' ').next() == Some(PERSON))
    }

    /// Whether a noun, in the singular, names those of a place or nation: "norwegian".
    pub(super) fn is_inhabitant(&self, noun: &str) -> bool {
        self.relation(noun, INHABITANT) == NounRelation::Narrower
    }

    /// Whether one of two nouns, in the singular, names persons and the other several of them together: "protester" and "crowd".
    pub(super) fn may_be_members(&self, one: &str, other: &str) -> bool {
        let is_group = |noun: &str| self.relation(noun, GROUP) == NounRelation::Narrower;
        self.is_person(one) && is_group(other) || self.is_person(other) && is_group(one)
    }

    /// Whether one of two nouns, in the singular, is another name of the other, or a kind of it: "storm" and "hurricane".
    pub(super) fn are_kin(&self, one: &str, other: &str) -> bool {
        self.relation(one, other) != NounRelation::Unrelated
            || self.relation(other, one) != NounRelation::Unrelated
    }

    /// Returns how a noun is related to another, both in the singular.
    pub(super) fn relation(&self, noun: &str, to: &str) -> NounRelation {
        let row = self.row(noun).unwrap_or_default();
        if noun == to || row.same.split(' ').any(|same| same == to) {
            return NounRelation::Same;
        }
        if self.row(to).is_some_and(|other| other.same.split(' ').any(|same| same == noun)) {
            return NounRelation::Same;
        }
        let is_anybody = to == PERSON
            || self.row(to).is_some_and(|other| other.same.split(' ').any(|s| s == PERSON));
        if (is_anybody && self.is_person(noun)) || row.wider.split(' ').any(|wider| wider == to) {
            return NounRelation::Narrower;
        }
        NounRelation::Unrelated
    }
}
