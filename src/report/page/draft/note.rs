//! What there is to say of an item beside the text: on the page, and in comments.

use crate::draft::{Item, ItemPassage};
use crate::finding::{ItemWords, Level, counted, shown_value};
use crate::report::kit::layout::{line, spaced};
use crate::text::Language;

use super::ShownDraft;

/// How many passages are shown of an item.
const MOST_PASSAGES: usize = 3;

/// An item with its number and what there is to say of it.
pub(super) struct Note<'a> {
    /// Its number, from 1, in the order of the text.
    pub(super) number: usize,
    pub(super) item: &'a Item,
    pub(super) words: ItemWords,
    pub(super) shown: ShownDraft<'a>,
}

/// The claim that an item was held to.
pub(super) struct NotedClaim<'a> {
    pub(super) id: &'a str,
    pub(super) statement: String,
    /// Its value with its unit, if it has one.
    pub(super) value: Option<String>,
}

/// A passage that speaks to an item.
pub(super) struct NotedPassage<'a> {
    pub(super) language: Language,
    /// The words before the figure or what was quoted, that, and those after it.
    pub(super) words: [String; 3],
    /// The title of its source, if it has one.
    pub(super) title: Option<&'a str>,
    pub(super) place: String,
    /// Who says it; empty where nobody is known to.
    pub(super) speakers: String,
}

impl<'a> Note<'a> {
    /// Returns the note of each item, in the order of the text.
    pub(super) fn all(shown: &ShownDraft<'a>) -> Vec<Self> {
        let items = shown.draft.items.iter().enumerate();
        let note = |(index, item)| Self {
            number: index + 1,
            item,
            words: shown.describe(item),
            shown: *shown,
        };
        items.map(note).collect()
    }

    /// Whether somebody has something to do.
    pub(super) fn is_open(&self) -> bool {
        self.words.level > Level::Allow
    }

    pub(super) fn claim(&self) -> Option<NotedClaim<'a>> {
        let dossier = &self.shown.examined.checked.dossier;
        let claim = dossier.claim(self.shown.claim_of(self.item)?)?;
        let unit = claim.unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
        let value = claim.value.as_ref();
        let value = value.map(|value| line(&format!("{}{unit}", shown_value(&value.value))));
        Some(NotedClaim { id: &claim.id.value, statement: line(&claim.statement), value })
    }

    /// Returns the passages that are shown, the one that decided first.
    pub(super) fn passages(&self) -> impl Iterator<Item = NotedPassage<'a>> {
        self.item.passages.iter().take(MOST_PASSAGES).map(|passage| self.passage(passage))
    }

    /// Returns how many passages are not shown, in words; `None` where all are.
    pub(super) fn more_passages(&self) -> Option<String> {
        let others = self.item.passages.len().saturating_sub(MOST_PASSAGES);
        (others > 0).then(|| counted(others, "more passage"))
    }

    fn passage(&self, passage: &ItemPassage) -> NotedPassage<'a> {
        let checked = &self.shown.examined.checked;
        let place = self.shown.passage_place(passage);
        let [before, marked, after] = self.shown.passage_parts(passage);
        let source = checked.dossier.source(self.shown.source_of(passage));
        NotedPassage {
            language: checked.holdings.documents[passage.document].document.language(),
            words: [spaced(before), line(marked), spaced(after)],
            title: source.and_then(|source| source.title.as_deref()),
            place: line(&place.at(&place.file)),
            speakers: line(&self.shown.speakers_of(passage)),
        }
    }
}
