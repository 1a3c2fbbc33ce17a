//! The passages of the sources that speak of what a figure of a draft is of.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::check::Checked;
use crate::passage::{Ranked, terms};
use crate::reading::{
    Claimed, Figure, Fit, Limit, Mention, Misfit, Reader, Reading, SpokenFrom, SubjectPart,
    Unresolved,
};
use crate::source::{TableRow, row_at};
use crate::text::Span;
use crate::value::{Day, Kind, Value};

use super::cell::{CellFit, CellHeads, CellIndex, row_fit};
use super::day::{in_year, is_of_calendar, year_of};
use super::exchange::{OwnWords, is_of_named};
use super::points::are_percent_and_points;
use super::prose::{Asked, ReadSentence};
use super::stand::{Stand, is_telling, is_very_figure};

/// The sentences of all sources, by their words.
pub(super) struct Passages<'c> {
    checked: &'c Checked,
    /// The documents that are the draft's own text, which says nothing for itself.
    own: &'c [usize],
    /// The rows of the tables of each document.
    tables: OnceLock<Vec<Vec<TableRow>>>,
    /// The cells of all tables.
    cells: OnceLock<CellIndex>,
    /// The sentences that were read so far, by document and place.
    read: Mutex<BTreeMap<(usize, usize), Arc<ReadSentence>>>,
}

/// A figure of a draft that passages are looked for by.
pub(super) struct Sought<'a> {
    /// The text of the draft.
    pub(super) text: &'a str,
    pub(super) sentence: &'a ReadSentence,
    pub(super) number: usize,
    /// What it says.
    pub(super) reading: &'a Reading,
    /// Which end of a time it is, where it or its sentence says that something began or ended then.
    pub(super) limit: Option<Limit>,
    pub(super) asked: &'a Asked,
    /// What heads its row and column, where it stands in a table.
    pub(super) cell: Option<CellHeads>,
    pub(super) reader: &'a Reader,
}

impl Sought<'_> {
    /// Whether it is in percent and a figure of a passage's sentence in percentage points, or the other way round.
    fn is_in_other_points(&self, mention: &Mention, sentence: &str) -> bool {
        let own = &self.sentence.mentions[self.number];
        let words = self.sentence.span.of(self.text);
        are_percent_and_points((own, words), (mention, sentence), self.reader)
    }
}

/// A figure of a passage beside one of a draft.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    pub(super) document: usize,
    pub(super) sentence: Span,
    /// The figure with its hedge, in the text of the document.
    pub(super) place: Span,
    pub(super) value: Value,
    /// How the draft's figure stands to it; `None` where that is not known.
    pub(super) stand: Option<Stand>,
    /// How much the sentences share, from 0 to 1.
    pub(super) score: f64,
    /// How well the figure fits what the draft's figure is of; the higher, the more.
    pub(super) rank: usize,
    /// Whether no table relates what the two are of, or they are of two things.
    pub(super) is_unrelated: bool,
    /// Whether they are of two things by what is counted or by whose it is: it speaks of the same only by its value.
    pub(super) is_apart: bool,
}

impl Beside {
    /// Takes account of how its row of a table fits, where it stands in one; returns whether it can be meant.
    fn stands_in_row(&mut self, fit: Option<&CellFit>) -> bool {
        match fit {
            Some(CellFit::Another) => return false,
            Some(CellFit::Perhaps) => {
                self.stand = self.stand.filter(|stand| *stand == Stand::Same);
            }
            Some(CellFit::Meant) => {
                self.rank = self.rank.max(CELL_RANK);
                self.score = self.score.max(CELL_SCORE);
                self.is_unrelated = false;
            }
            None => {}
        }
        true
    }
}

/// How well a cell fits that is headed alike: as well as a sentence with the same event and noun.
const CELL_RANK: usize = 48;

/// How well a figure fits that the words right beside one of a draft stand beside: better than any by the words of its sentence.
const OWN_WORDS_RANK: usize = 1000;

/// How much a sentence that names the heads of a cell shares with it at least: they are no words of its row.
const CELL_SCORE: f64 = 0.25;

/// How many figures a sentence has at most in which its dates are told apart by the names beside them.
const MOST_MENTIONS: usize = 12;

/// How many sentences are looked at for a figure: those that share most with its own.
const MOST_SENTENCES: usize = 24;

/// The least that a sentence shares with that of a figure, from 0 to 1. What shares less speaks of something else that
/// has a word or two in common.
const LEAST_SCORE: f64 = 0.06;

impl<'c> Passages<'c> {
    pub(super) fn of(checked: &'c Checked, own: &'c [usize]) -> Self {
        Self {
            checked,
            own,
            tables: OnceLock::new(),
            cells: OnceLock::new(),
            read: Mutex::new(BTreeMap::new()),
        }
    }

    /// Makes the index of sentences, with several threads: not while others wait for it, who would do the work and so wait for
    /// themselves.
    pub(super) fn make_index(&self) {
        self.checked.sentences();
    }

    /// Returns the figures that speak of the same as one of a draft, best first; only in `documents`, where these are given.
    pub(super) fn beside(&self, sought: &Sought<'_>, documents: Option<&[usize]>) -> Vec<Beside> {
        if let Some(heads) = &sought.cell {
            let found = self.beside_cells(sought, heads, documents);
            if !found.is_empty() {
                return found;
            }
        }
        let claimed = claimed_by(sought);
        let mut found = Vec::new();
        for ranked in self.near(sought, documents) {
            self.add_figures(sought, &claimed, &ranked, &mut found);
        }
        if sought.cell.is_some() {
            // A row is no sentence: what is of something else is not told from what is not.
            found.retain(Beside::states);
        }
        found.sort_by(|a: &Beside, b| b.rank.cmp(&a.rank).then(b.score.total_cmp(&a.score)));
        let mut places = BTreeSet::new();
        found.retain(|one| places.insert((one.document, one.place)));
        found
    }

    /// Whether a document is looked in: one of `documents`, where these are given, and not the draft itself.
    fn is_in(&self, document: usize, documents: Option<&[usize]>) -> bool {
        !self.own.contains(&document) && documents.is_none_or(|all| all.contains(&document))
    }

    /// Returns the rows of the tables of each document.
    fn tables(&self) -> &[Vec<TableRow>] {
        self.tables.get_or_init(|| tables(self.checked))
    }

    /// Whether a document is the draft's own text.
    pub(super) fn is_own(&self, document: usize) -> bool {
        self.own.contains(&document)
    }

    /// Returns the figures of cells that are headed like that of a figure in a table.
    fn beside_cells(
        &self,
        sought: &Sought<'_>,
        heads: &CellHeads,
        documents: Option<&[usize]>,
    ) -> Vec<Beside> {
        let checked = self.checked;
        let tables = self.tables();
        let cells = self.cells.get_or_init(|| CellIndex::of(checked, tables));
        let is_in = |document: usize| self.is_in(document, documents);
        let mut found = Vec::new();
        for (document, row, cell) in cells.like(heads) {
            if !is_in(document) {
                continue;
            }
            let Some(reader) = self.reader_of(document) else { continue };
            let text = &checked.holdings.documents[document].document.text;
            let read = ReadSentence::of(text, row, &tables[document], reader);
            for (number, mention) in read.mentions.iter().enumerate() {
                let place = read.place_of(number);
                if !cell.contains(place) || !sought.asked.is_answered_by(mention, reader) {
                    continue;
                }
                let reading = reading_in(checked, document, mention, sought, reader);
                let Some((reading, false)) = reading else { continue };
                let stand = stand_beside(sought, &reading);
                found.push(Beside {
                    document,
                    sentence: row,
                    place,
                    value: reading.value,
                    stand,
                    score: 1.0,
                    rank: CELL_RANK,
                    is_unrelated: false,
                    is_apart: false,
                });
            }
        }
        found
    }

    /// Returns the places of sources where the very figure of the draft stands, of whatever it is there: those first whose sentences share
    /// most with its own.
    pub(super) fn standing(&self, sought: &Sought<'_>, documents: Option<&[usize]>) -> Vec<Beside> {
        if sought.cell.is_some() || !is_telling(&sought.reading.value) {
            return Vec::new();
        }
        let index = self.checked.sentences();
        let sentences = self.best(&index.scores(&query(sought, true)), documents);
        let found = sentences.into_iter().flat_map(|ranked| {
            let Ranked { document, span, score } = ranked;
            let read = self.sentence(document, span);
            let numbers = 0..read.as_ref().map_or(0, |read| read.mentions.len());
            let standing = numbers.filter_map(move |number| {
                let read = read.as_ref()?;
                let reader = self.reader_of(document)?;
                let mention = &read.mentions[number];
                let text = &self.checked.holdings.documents[document].document.text;
                let is_answer = sought.asked.is_answered_by(mention, reader)
                    && !sought.is_in_other_points(mention, span.of(text));
                let resolve = || reading_in(self.checked, document, mention, sought, reader);
                let (reading, _) = is_answer.then(resolve)??;
                is_very_figure(&sought.reading.value, &reading.value).then(|| Beside {
                    document,
                    sentence: span,
                    place: read.place_of(number),
                    value: reading.value,
                    stand: Some(Stand::Same),
                    score,
                    rank: 0,
                    is_unrelated: true,
                    is_apart: true,
                })
            });
            standing.collect::<Vec<Beside>>()
        });
        found.collect()
    }

    /// Returns the figures of one sentence of a source that speak of the same as one of a draft, best first.
    pub(super) fn beside_in(
        &self,
        sought: &Sought<'_>,
        document: usize,
        span: Span,
    ) -> Vec<Beside> {
        let claimed = claimed_by(sought);
        let mut found = Vec::new();
        self.add_figures(sought, &claimed, &Ranked { document, span, score: 1.0 }, &mut found);
        found.retain(|one| !one.is_apart);
        found.sort_by_key(|one| std::cmp::Reverse(one.rank));
        found
    }

    /// Returns the sentences with the best scores among those that are looked in.
    fn best(&self, scores: &[f64], documents: Option<&[usize]>) -> Vec<Ranked> {
        let is_in = |ranked: &Ranked| self.is_in(ranked.document, documents);
        let most =
            if documents.is_some() || !self.own.is_empty() { usize::MAX } else { MOST_SENTENCES };
        let best = self.checked.sentences().best(scores, most).into_iter().filter(is_in);
        best.take(MOST_SENTENCES).collect()
    }

    /// Returns the sentences that share most with that of a figure: by its other words, and by all its words.
    fn near(&self, sought: &Sought<'_>, documents: Option<&[usize]>) -> Vec<Ranked> {
        // Where every figure is linked, nobody asks for it.
        let index = self.checked.sentences();
        let by_others = index.scores(&query(sought, false));
        let by_all = index.scores(&query(sought, true));
        let mut near = self.best(&by_others, documents);
        near.retain(|ranked| ranked.score >= LEAST_SCORE);
        // Those that share the figure too are told by what else they share.
        for ranked in self.best(&by_all, documents) {
            let place = |ranked: &Ranked| (ranked.document, ranked.span.start);
            let is_new = near.iter().all(|own| place(own) != place(&ranked));
            let score = index.score_of(&by_others, &ranked);
            // Where the draft names the source, the figure is enough to look at a sentence for.
            if is_new && (score >= LEAST_SCORE || documents.is_some()) {
                near.push(Ranked { score, ..ranked });
            }
        }
        near
    }

    fn add_figures(
        &self,
        sought: &Sought<'_>,
        claimed: &Claimed,
        ranked: &Ranked,
        found: &mut Vec<Beside>,
    ) {
        let Ranked { document, span, .. } = *ranked;
        let text = &self.checked.holdings.documents[document].document.text;
        let Some(reader) = self.reader_of(document) else { return };
        let rows = &self.tables()[document];
        let Some(read) = self.sentence(document, span) else { return };
        let sentence = span.of(text);
        if is_bare_number(sentence, &read) && row_at(rows, span).is_none() {
            return;
        }
        let words = LazyCell::new(|| query(sought, true).into_iter().collect());
        let own_words = LazyCell::new(|| {
            OwnWords::of(sought.text, sought.sentence, sought.number, sought.reader)
        });
        for (number, mention) in read.mentions.iter().enumerate() {
            if !sought.asked.is_answered_by(mention, reader) {
                continue;
            }
            let fit = reader.fit(claimed, &read.subjects, &read.mentions, number, sentence);
            let of = self.figure_beside(sought, ranked, &read, number, &fit);
            let Some(of) = of else { continue };
            let place = of.place;
            let is_same = of.stand != Some(Stand::Differs);
            let by_words = || self.by_own_words(sought, claimed, &own_words, &read, number, &of);
            let mut of = match is_same.then(by_words).flatten() {
                Some(told) => told,
                None if of.is_apart && !of.states() => continue,
                None if is_same && self.is_day_of_others(sought, &read, document, number) => {
                    continue;
                }
                None => of,
            };
            if of.place == place {
                let fit =
                    row_at(rows, place).and_then(|row| row_fit(text, row, place, &words, reader));
                if !of.stands_in_row(fit.as_ref()) {
                    continue;
                }
            }
            found.push(of);
        }
    }

    /// Returns a figure of a passage beside one of a draft; `None` where it says nothing, or is of something else beyond doubt.
    fn figure_beside(
        &self,
        sought: &Sought<'_>,
        &Ranked { document, span, score }: &Ranked,
        read: &ReadSentence,
        number: usize,
        fit: &Fit,
    ) -> Option<Beside> {
        let reader = self.reader_of(document)?;
        let mention = &read.mentions[number];
        let (rank, is_unrelated, is_apart) = match fit {
            Fit::Fits { rank, .. } => (*rank, false, false),
            Fit::Unrelated(_) => (0, true, false),
            Fit::Apart(misfit) if is_apart_by_words(misfit) => (0, true, true),
            Fit::Apart(_) => return None,
        };
        let (reading, in_own_year) = reading_in(self.checked, document, mention, sought, reader)?;
        let stand = stand_beside(sought, &reading);
        let text = &self.checked.holdings.documents[document].document.text;
        let stand = if sought.is_in_other_points(mention, span.of(text)) {
            // Both can be true where the figures are two: from 60 to 63 percent is 3 points, and 5 percent.
            Some(stand.filter(|stand| *stand == Stand::Same).map(|_| Stand::Differs)?)
        } else {
            stand
        };
        // Its year is the draft's own by assumption: it can be another day, and not the same.
        let stand = match stand {
            Some(Stand::Same | Stand::Narrower) if in_own_year => None,
            stand => stand,
        };
        Some(Beside {
            document,
            sentence: span,
            place: read.place_of(number),
            value: reading.value,
            stand,
            score,
            rank,
            is_unrelated,
            is_apart,
        })
    }

    /// Returns the figure of a passage that the words right beside a figure of a draft stand beside, and that is meant for that: `of`,
    /// the one of this number, which has the draft's value, or another. `None` where the words tell nothing, as in a table, where
    /// rows and columns tell.
    fn by_own_words(
        &self,
        sought: &Sought<'_>,
        claimed: &Claimed,
        own_words: &OwnWords,
        read: &ReadSentence,
        number: usize,
        of: &Beside,
    ) -> Option<Beside> {
        let document = of.document;
        let reader = self.reader_of(document)?;
        let rows = &self.tables()[document];
        if sought.cell.is_some() || row_at(rows, read.place_of(number)).is_some() {
            return None;
        }
        let text = &self.checked.holdings.documents[document].document.text;
        let differing = |other: usize| {
            let mention = &read.mentions[other];
            let sentence = read.span.of(text);
            let fit = || reader.fit(claimed, &read.subjects, &read.mentions, other, sentence);
            let can_be = sought.asked.is_answered_by(mention, reader)
                && !sought.is_in_other_points(mention, sentence)
                && !matches!(fit(), Fit::Apart(misfit) if !is_apart_by_words(&misfit));
            let resolve = || reading_in(self.checked, document, mention, sought, reader);
            let (reading, in_own_year) = can_be.then(resolve)??;
            let differs = stand_beside(sought, &reading) == Some(Stand::Differs);
            (differs && !in_own_year).then_some(reading.value)
        };
        let may_be = |other: usize| differing(other).is_some();
        let told = own_words.stand_beside(text, read, number, reader, &may_be)?;
        let of =
            Beside { rank: OWN_WORDS_RANK, is_unrelated: false, is_apart: false, ..of.clone() };
        if told == number {
            let mut others = (0..read.mentions.len()).filter(|other| *other != number);
            return others.any(may_be).then_some(of);
        }
        let (place, value) = (read.place_of(told), differing(told)?);
        Some(Beside { place, value, stand: Some(Stand::Differs), ..of })
    }

    /// Whether a date of a passage stands beside names that the draft's sentence does not have, and another date beside one that it has.
    fn is_day_of_others(
        &self,
        sought: &Sought<'_>,
        read: &ReadSentence,
        document: usize,
        number: usize,
    ) -> bool {
        let Some(reader) = self.reader_of(document) else { return false };
        if sought.asked.kind != Kind::Date || read.mentions.len() > MOST_MENTIONS {
            return false;
        }
        let text = &self.checked.holdings.documents[document].document.text;
        let (draft, passage) = (sought.sentence.span.of(sought.text), read.span.of(text));
        let dates = read.mentions.iter().enumerate();
        let mut others = dates
            .filter(|(other, mention)| *other != number && Asked::of(mention).kind == Kind::Date);
        others.any(|(other, _)| is_of_named(draft, passage, read, other, number, reader))
    }

    /// Returns the figure of the same sentence as `beside` that has the value of one of a draft, and may be of the same: no event or
    /// role sets it apart, and the words right beside the draft's do not stand beside another.
    pub(super) fn may_be_stated_by(&self, beside: &Beside, sought: &Sought<'_>) -> Option<Beside> {
        let reader = self.reader_of(beside.document)?;
        let read = self.read_so_far(beside.document, beside.sentence.start)?;
        let text = &self.checked.holdings.documents[beside.document].document.text;
        let rows = &self.tables()[beside.document];
        if row_at(rows, beside.place).is_some() {
            return None;
        }
        let claimed = claimed_by(sought);
        let is_date = sought.asked.kind == Kind::Date;
        let own_words = OwnWords::of(sought.text, sought.sentence, sought.number, sought.reader);
        let mut mentions = read.mentions.iter().enumerate();
        mentions.find_map(|(number, mention)| {
            let spoken = SpokenFrom::default();
            let reading = sought.asked.reading_of(mention, &spoken, reader).ok()?;
            let is_it = stand_beside(sought, &reading) == Some(Stand::Same)
                && !sought.is_in_other_points(mention, beside.sentence.of(text))
                && mention.fits(sought.asked.kind, sought.asked.unit.as_deref(), reader);
            let value = reading.value;
            let sentence = beside.sentence.of(text);
            let fit = || reader.fit(&claimed, &read.subjects, &read.mentions, number, sentence);
            let may_be = |fit: Fit| match fit {
                // One date of a sentence is that of another event than the next, unless names tell.
                _ if is_date => read.number_at(beside.place).is_some_and(|differing| {
                    let draft = sought.sentence.span.of(sought.text);
                    is_of_named(draft, sentence, &read, number, differing, reader)
                }),
                Fit::Apart(misfit) => matches!(misfit.part, SubjectPart::Noun | SubjectPart::Name),
                Fit::Fits { .. } | Fit::Unrelated(_) => true,
            };
            let own = Beside { place: read.place_of(number), value, ..beside.clone() };
            let is_another = || {
                let told = self.by_own_words(sought, &claimed, &own_words, &read, number, &own);
                told.is_some_and(|told| told.place != own.place)
            };
            let may_be = is_it && may_be(fit()) && !is_another();
            may_be.then(|| own.clone())
        })
    }

    /// Whether a figure of the same sentence as `beside`, of whatever it is, has the value of one of a draft.
    pub(super) fn has_figure(&self, beside: &Beside, sought: &Sought<'_>) -> bool {
        let Some(reader) = self.reader_of(beside.document) else { return false };
        let read = self.read_so_far(beside.document, beside.sentence.start);
        let mut mentions = read.iter().flat_map(|read| &read.mentions);
        mentions.any(|mention| {
            let value = sought.asked.value_of(mention, &SpokenFrom::default(), reader);
            value.is_ok_and(|value| value.nominal() == sought.reading.value.nominal())
        })
    }

    /// Returns a sentence of a document; `None` where its language has no reader.
    fn sentence(&self, document: usize, span: Span) -> Option<Arc<ReadSentence>> {
        let reader = self.reader_of(document)?;
        let known = self.read_so_far(document, span.start);
        Some(known.unwrap_or_else(|| {
            let text = &self.checked.holdings.documents[document].document.text;
            let read = Arc::new(ReadSentence::of(text, span, &self.tables()[document], reader));
            let mut all = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry((document, span.start)).or_insert(read))
        }))
    }

    /// Returns the sentence that begins at `start` of a document; `None` where it was not read yet.
    fn read_so_far(&self, document: usize, start: usize) -> Option<Arc<ReadSentence>> {
        let all = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&(document, start)).cloned()
    }

    fn reader_of(&self, document: usize) -> Option<&'c Reader> {
        let held = &self.checked.holdings.documents[document].document;
        self.checked.dossier.reader(held.language())
    }
}

/// Whether two figures are of two things by words alone, which other words can stand for: no event, role or day sets them apart.
fn is_apart_by_words(misfit: &Misfit) -> bool {
    use SubjectPart::{Name, Noun, Place, Word};
    matches!(misfit.part, Noun | Name | Place | Word)
}

/// Whether a sentence is nothing but a figure: the number of a page, or a heading's.
fn is_bare_number(sentence: &str, read: &ReadSentence) -> bool {
    let is_word = |c: char| c.is_alphanumeric();
    let has_words = |part: &str| part.contains(is_word);
    match read.mentions.as_slice() {
        [only] => {
            matches!(only.says, Figure::Number { .. })
                && !has_words(&sentence[..only.span.start])
                && !has_words(&sentence[only.span.end..])
        }
        _ => false,
    }
}

/// Returns how a figure of a draft stands to one of a passage. "Since 2008" says when something began: another time that began
/// later is no part of it, and what merely lies after it is nothing to compare it with.
fn stand_beside(sought: &Sought<'_>, other: &Reading) -> Option<Stand> {
    let own = sought.reading;
    if let Some((days, others)) = own.span_of_days().zip(other.span_of_days()) {
        return Some(Stand::of_days(days, others));
    }
    let Some(limit) = sought.limit else {
        let stand = Stand::of(&own.value, &other.value, None);
        return stand.filter(|stand| *stand != Stand::Same || is_near_in_time(own, other));
    };
    let at = |reading: &Reading| reading.at(limit).unwrap_or(&reading.value).clone();
    let stand = Stand::of(&at(own), &at(other), None);
    stand.filter(|stand| other.at(limit).is_some() || *stand == Stand::Same)
}

/// Whether a date lies near enough to a time that holds it to be meant by it: "by 2031" holds every day of the past, and
/// "from March to December" is not told by one day of March.
fn is_near_in_time(own: &Reading, other: &Reading) -> bool {
    let (Value::Date(own_time), Value::Date(time)) = (&own.value, &other.value) else {
        return true;
    };
    if own.span_of_days().is_some() {
        return false;
    }
    let year = |day: Option<Day>| day.map(|day| day.ymd().0);
    match (own_time.earliest(), own_time.latest()) {
        (None, end) => year(end) == year(time.latest()),
        (start, None) => year(start) == year(time.earliest()),
        _ => true,
    }
}

/// Returns what a draft's sentence says that its figure is of, as a statement would.
fn claimed_by(sought: &Sought<'_>) -> Claimed {
    let own = sought.sentence;
    let words = own.span.of(sought.text);
    let unit = own.mentions[sought.number].counted(words, sought.reader);
    let unit = unit.map(|unit| unit.of(words));
    sought.reader.claimed(words, &own.mentions, Some(sought.number), unit, &[])
}

/// Returns what a figure of a passage says, in the unit that is asked for, and whether its year is assumed. A day without its
/// year, in a source whose day is not known, is taken to be of the year of the draft's own.
fn reading_in(
    checked: &Checked,
    document: usize,
    mention: &Mention,
    sought: &Sought<'_>,
    reader: &Reader,
) -> Option<(Reading, bool)> {
    let source = checked.holdings.sources_of(document).next()?;
    let published = checked.dossier.sources[source].published.clone();
    let spoken = SpokenFrom { as_of: None, published };
    let resolve = |spoken: &SpokenFrom| sought.asked.reading_of(mention, spoken, reader);
    match (resolve(&spoken), &sought.reading.value) {
        (Ok(reading), _) => Some((reading, false)),
        // "Tuesday" is some day of a year, and nobody knows which.
        (Err(Unresolved::NoDay), Value::Date(own)) if is_of_calendar(mention) => {
            let in_own_year = year_of(own).and_then(|year| in_year(year, &resolve));
            let is_day_too = |reading: &Reading| is_day(&reading.value);
            let in_own_year =
                in_own_year.filter(is_day_too).filter(|_| is_day(&sought.reading.value));
            in_own_year.map(|reading| (reading, true))
        }
        (Err(_), _) => None,
    }
}

fn is_day(value: &Value) -> bool {
    matches!(value, Value::Date(date) if date.earliest() == date.latest())
}

fn tables(checked: &Checked) -> Vec<Vec<TableRow>> {
    checked.holdings.documents.iter().map(|held| held.document.table_rows()).collect()
}

/// Returns the words of a figure's sentence that passages are looked for by: all but its own, or those too.
fn query(sought: &Sought<'_>, with_own: bool) -> Vec<String> {
    let sentence = sought.sentence.span.of(sought.text);
    let mentions = &sought.sentence.mentions;
    if let Some(heads) = &sought.cell {
        let own = mentions[sought.number].span.of(sentence);
        let own = terms(own, &sought.reader.find(own));
        return heads.words().into_iter().chain(own.into_iter().filter(|_| with_own)).collect();
    }
    if with_own {
        return terms(sentence, mentions);
    }
    let own = mentions[sought.number].figure;
    let mut words = sentence.to_owned();
    words.replace_range(own.start..own.end, &" ".repeat(own.len()));
    let others = mentions.iter().enumerate().filter(|(number, _)| *number != sought.number);
    terms(&words, &others.map(|(_, mention)| mention.clone()).collect::<Vec<_>>())
}
