//! What comes of the figures and dates of a draft.

use crate::reading::Reader;
use crate::source::Region;
use crate::text::Span;
use crate::value::Value;

use super::Draft;
use super::day::Days;
use super::item::{Item, ItemKind, ItemOutcome, ItemPassage, Why};
use super::passages::{Beside, Passages, Sought};
use super::prose::{Asked, ReadSentence, is_item, sentences_with_figures};
use super::settle::settle;

/// The figures of a draft, and what they are looked up in.
pub(super) struct Figures<'a> {
    pub(super) draft: &'a Draft,
    pub(super) reader: &'a Reader,
    pub(super) passages: Passages<'a>,
}

/// How many passages are kept with an item.
const MOST_PASSAGES: usize = 3;

impl Figures<'_> {
    /// Returns the figures and dates of the draft that are items, but for those in quotations.
    pub(super) fn items(&mut self, quoted: &[Span]) -> Vec<Item> {
        let document = &self.draft.document;
        let sentences = sentences_with_figures(&document.text, self.reader);
        let mut days = Days::new(self.draft);
        let mut items = Vec::new();
        for sentence in &sentences {
            for number in 0..sentence.mentions.len() {
                let place = sentence.place_of(number);
                let is_quoted = quoted.iter().any(|quotation| quotation.overlaps(place));
                let region = document.regions.of(place);
                if is_item(&sentence.mentions[number])
                    && !is_quoted
                    && !region.is_aside()
                    && region != Region::Note
                {
                    items.push(self.item(sentence, number, &mut days));
                }
            }
        }
        items
    }

    fn item(&mut self, sentence: &ReadSentence, number: usize, days: &mut Days<'_>) -> Item {
        let mention = &sentence.mentions[number];
        let asked = Asked::of(mention);
        let kind = match asked.kind {
            crate::value::Kind::Date => ItemKind::Date,
            _ => ItemKind::Figure,
        };
        let mut item = Item {
            kind,
            span: sentence.place_of(number),
            sentence: sentence.span,
            value: None,
            links: Vec::new(),
            outcome: ItemOutcome::Unlinked,
            why: None,
            claim: None,
            passages: Vec::new(),
        };
        match days.value(sentence, number, &asked, self.reader) {
            Ok(value) => {
                self.look_up(sentence, number, &asked, &value, &mut item);
                item.value = Some(value);
            }
            Err(why) => item.why = Some(Why::NotRead(why)),
        }
        item
    }

    /// Looks a figure up in the passages that speak of the same.
    fn look_up(
        &mut self,
        sentence: &ReadSentence,
        number: usize,
        asked: &Asked,
        value: &Value,
        item: &mut Item,
    ) {
        let text = &self.draft.document.text;
        let sought = Sought { text, sentence, number, value, asked, reader: self.reader };
        let beside = self.passages.beside(&sought, None);
        let (outcome, passages) = settle(&beside);
        item.outcome = outcome;
        item.passages = passages.into_iter().take(MOST_PASSAGES).map(ItemPassage::of).collect();
    }
}

impl ItemPassage {
    pub(super) fn of(beside: &Beside) -> Self {
        Self {
            document: beside.document,
            sentence: beside.sentence,
            place: beside.place,
            value: Some(beside.value.clone()),
        }
    }
}
