//! The sentences of a draft with their figures and what these are of.

use crate::dossier::Claim;
use crate::reading::{
    ComparedSubject, Figure, Mention, Reader, Reading, Rule, SpokenFrom, Unresolved,
};
use crate::source::TableRow;
use crate::text::{Span, sentences};
use crate::value::{Kind, Value};

use super::cell::unit_of_column;

/// A sentence with its figures.
#[derive(Clone, Debug)]
pub(super) struct ReadSentence {
    /// Its place in its text.
    pub(super) span: Span,
    /// Its figures and dates, with places in the sentence.
    pub(super) mentions: Vec<Mention>,
    /// What each of them is of.
    pub(super) subjects: Vec<ComparedSubject>,
    /// The number of the only figure that is looked at here; `None` where all are.
    only: Option<usize>,
}

impl ReadSentence {
    /// Returns a sentence of `text`, read; `rows` are those of the text's tables.
    pub(super) fn of(text: &str, span: Span, rows: &[TableRow], reader: &Reader) -> Self {
        let mentions = reader.find(span.of(text));
        Self::with_mentions(text, span, mentions, rows, reader)
    }

    fn with_mentions(
        text: &str,
        span: Span,
        mentions: Vec<Mention>,
        rows: &[TableRow],
        reader: &Reader,
    ) -> Self {
        let in_column = |mention: Mention| {
            let place = mention.span.shifted(span.start);
            match unit_of_column(text, rows, place) {
                Some(unit) => mention.with_unit(unit, reader),
                None => mention,
            }
        };
        let mentions: Vec<Mention> = mentions.into_iter().map(in_column).collect();
        let subjects = reader.compared_subjects(span.of(text), &mentions);
        Self { span, mentions, subjects, only: None }
    }

    /// Returns a sentence of a draft, read; twice, where one of `marks` stands inside a range: what stands before a mark and behind it
    /// is not one figure, "from 64[^old-toll] to 2,975[^new-toll]". The first has the one end and all other figures, the second the
    /// other end.
    fn parted(
        text: &str,
        span: Span,
        rows: &[TableRow],
        marks: &[usize],
        reader: &Reader,
    ) -> Vec<Self> {
        let sentence = span.of(text);
        let mentions = reader.find(sentence);
        let first = marks.partition_point(|at| *at <= span.start);
        let inside = marks[first..].iter().take_while(|at| **at < span.end);
        let inside = inside.map(|at| at - span.start).filter(|at| sentence.is_char_boundary(*at));
        let ends = inside.into_iter().find_map(|at| {
            let is_parted = |mention: &Mention| {
                mention.figure.start < at
                    && at < mention.figure.end
                    && begins_other_end(&sentence[at..])
            };
            let number = mentions.iter().position(is_parted)?;
            Some((number, ends_at(sentence, &mentions[number], at, reader)?))
        });
        let with = |mentions: Vec<Mention>| Self::with_mentions(text, span, mentions, rows, reader);
        let Some((number, ends)) = ends else { return vec![with(mentions)] };
        let [one, mut other] = ends.map(|end| {
            let mut mentions = mentions.clone();
            mentions[number] = end;
            with(mentions)
        });
        other.only = Some(number);
        vec![one, other]
    }

    /// Whether the figure of this number is looked at here, and not in the same sentence read another way.
    pub(super) fn is_looked_at(&self, number: usize) -> bool {
        self.only.is_none_or(|only| only == number)
    }

    /// Returns the number of the figure that stands at a place of the text with its hedge.
    pub(super) fn number_at(&self, place: Span) -> Option<usize> {
        (0..self.mentions.len()).find(|number| self.place_of(*number) == place)
    }

    /// Returns where a figure stands in the text, with its hedge.
    pub(super) fn place_of(&self, number: usize) -> Span {
        self.mentions[number].span.shifted(self.span.start)
    }
}

/// Returns the figures before and behind a place inside a range; `None` where either is none.
fn ends_at(sentence: &str, mention: &Mention, at: usize, reader: &Reader) -> Option<[Mention; 2]> {
    let before = reader.find(&sentence[..at]).into_iter();
    let behind = reader.find(&sentence[at..]).into_iter().map(|mention| mention.shifted(at));
    let is_end = |end: &Mention| end.figure.overlaps(mention.span);
    Some([before.filter(is_end).last()?, behind.into_iter().find(is_end)?])
}

/// Whether words go on with the other end of a range: "to 2,975", and not with the year of a date.
fn begins_other_end(words: &str) -> bool {
    words.trim_start().starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '–' | '—'))
}

/// Returns the sentences of a draft that hold a figure or date; `marks` are the places of its links,
/// in order.
pub(super) fn sentences_with_figures(
    text: &str,
    rows: &[TableRow],
    marks: &[usize],
    reader: &Reader,
) -> Vec<ReadSentence> {
    let read = sentences(text)
        .into_iter()
        .flat_map(|span| ReadSentence::parted(text, span, rows, marks, reader));
    read.filter(|sentence| !sentence.mentions.is_empty()).collect()
}

/// The kind of claim that a figure is looked up as, and its unit, where it measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) kind: Kind,
    pub(super) unit: Option<String>,
    /// Whether it is a place in an order.
    pub(super) is_ordinal: bool,
}

impl Asked {
    pub(super) fn of(mention: &Mention) -> Self {
        let unit = match &mention.says {
            Figure::Duration { unit, .. } | Figure::Measure { unit, .. } => Some(unit.to_string()),
            Figure::Money { currency, .. } => Some(currency.to_string()),
            _ => None,
        };
        let kind = match &mention.says {
            Figure::Date(_) => Kind::Date,
            Figure::NotRead(why) if why.is_of_date() => Kind::Date,
            Figure::Percent(_) | Figure::Share(_) => Kind::Percent,
            Figure::Duration { .. } | Figure::Measure { .. } | Figure::Money { .. } => {
                Kind::Quantity
            }
            Figure::Number { .. } | Figure::Ordinal(_) | Figure::NotRead(_) => Kind::Count,
        };
        Self { kind, unit, is_ordinal: matches!(mention.says, Figure::Ordinal(_)) }
    }

    /// Returns what is asked of a figure that is to be a claim's.
    pub(super) fn of_claim(claim: &Claim) -> Self {
        Self { kind: claim.kind, unit: claim.unit.clone(), is_ordinal: false }
    }

    /// Returns what a figure says in the unit that is asked for.
    ///
    /// # Errors
    ///
    /// Why it says nothing: it is not read, or nothing gives its day.
    pub(super) fn value_of(
        &self,
        mention: &Mention,
        spoken: &SpokenFrom,
        reader: &Reader,
    ) -> Result<Value, Unresolved> {
        self.reading_of(mention, spoken, reader).map(|reading| reading.value)
    }

    /// Returns the same with the rule that read it, and the ends of a range.
    ///
    /// # Errors
    ///
    /// Those of [`Self::value_of`].
    pub(super) fn reading_of(
        &self,
        mention: &Mention,
        spoken: &SpokenFrom,
        reader: &Reader,
    ) -> Result<Reading, Unresolved> {
        mention.resolve_in(self.kind, self.unit.as_deref(), spoken, reader)
    }

    /// Whether a figure of a passage can be compared with it.
    pub(super) fn is_answered_by(&self, mention: &Mention, reader: &Reader) -> bool {
        if self.is_ordinal || matches!(mention.says, Figure::Ordinal(_)) {
            return self.is_ordinal && matches!(mention.says, Figure::Ordinal(_));
        }
        !matches!(mention.says, Figure::NotRead(_))
            && mention.fits(self.kind, self.unit.as_deref(), reader)
    }
}

/// Whether a figure is an item: "no votes" and "none" are words like others, and a date of another calendar is said again in ours.
pub(super) fn is_item(mention: &Mention) -> bool {
    mention.rule != Rule::None && !mention.is_of_other_calendar()
}
