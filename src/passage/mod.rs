//! Passages that speak to a claim and are not cited.
//!
//! A passage is a sentence that shares words with the claim and, where the claim is of a figure, states one of its kind
//! and unit. The words are those of the claim's statement, unit and wordings, without the figures that could be its
//! value: a passage that states another figure ranks as high as one that states the same. Those of its citations are
//! left out, so that what is cited decides only what is listed, not how high.

mod index;
mod terms;
mod uncited;

pub use index::{Ranked, SentenceIndex};
pub use terms::terms;
pub use uncited::{CitedPlaces, uncited};

use std::collections::BTreeMap;

use index::FigureSentence;

use crate::dossier::{Claim, Dossier};
use crate::reading::{Claimed, Fit, Mention, Reader, Reading, SpokenFrom, Unresolved};
use crate::source::Holdings;
use crate::text::{Language, Places, Span};
use crate::value::{Edtf, Kind, Value};
use crate::verdict::{Course, Effect, Judgement, Yardstick, states_text};

/// A sentence that speaks to a claim, and is not cited for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The index of its document in [`Holdings::documents`].
    pub document: usize,
    /// The sentence, in the text of the document.
    pub span: Span,
    /// How much it shares with the claim, from 0 to 1.
    pub score: f64,
    /// The figures that could be the claim's value, in order.
    pub figures: Vec<PassageFigure>,
    /// How it stands to the claim's value; `None` where words alone do not tell.
    pub stand: Option<Stand>,
}

/// A figure of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageFigure {
    /// The figure, in the text of the document.
    pub figure: Span,
    /// Its reading, or why it has no value.
    pub reading: Result<Reading, Unresolved>,
    /// How it stands to the claim's value.
    pub stand: Stand,
    /// Whether its words name the claim's unit.
    pub names_unit: bool,
}

/// Whether a passage agrees with the value of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// It is the same, or within it.
    Agrees,
    /// Both can be true.
    Compatible,
    /// They cannot both be true.
    Conflicts,
    /// Nobody can say: the value is not fixed, or there is none to compare it with.
    Unclear,
}

impl Stand {
    /// Every stand.
    pub const ALL: [Self; 4] = [Self::Agrees, Self::Compatible, Self::Conflicts, Self::Unclear];

    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Compatible => "compatible",
            Self::Conflicts => "conflicts",
            Self::Unclear => "unclear",
        }
    }
}

/// The least score of a passage that is listed. In the full documents of the example dossier, nine in ten of the passages
/// that people cited score more, and what scores less shares a word or two by chance.
const LEAST_SCORE: f64 = 0.05;

/// How much of its score a passage keeps whose figures do not name the claim's unit: they may be of anything. Half puts
/// those of the example dossier's property before those of others.
const WITHOUT_UNIT: f64 = 0.5;

/// Returns the passages that speak to the claim at index `claim` and are not cited for it, those that share most with
/// it first; `judgement` is what its evidence makes of it.
pub fn passages(
    dossier: &Dossier,
    holdings: &Holdings,
    index: &SentenceIndex,
    claim: usize,
    judgement: &Judgement,
) -> Vec<Passage> {
    let search = PassageSearch::new(dossier, holdings, index, &dossier.claims[claim], judgement);
    let ranked = index.rank(&query(dossier, search.claim));
    let likely = ranked.iter().take_while(|ranked| ranked.score >= LEAST_SCORE);
    let mut passages: Vec<Passage> = likely.filter_map(|ranked| search.passage(ranked)).collect();
    passages.retain(|passage| passage.score >= LEAST_SCORE);
    passages.sort_by(|a, b| b.score.total_cmp(&a.score));
    passages
}

/// How the figures of one sentence stand to a claim together: one that agrees is the one that is meant, otherwise one
/// that conflicts and names the unit, otherwise one that can be true.
fn together(figures: &[PassageFigure]) -> Option<Stand> {
    let named = figures.iter().filter(|stated| stated.names_unit).map(|stated| stated.stand);
    let of_unit = named.filter(|stand| matches!(stand, Stand::Agrees | Stand::Conflicts)).min();
    let all = figures.iter().map(|stated| stated.stand).min();
    if all == Some(Stand::Agrees) { all } else { of_unit.or(all) }
}

/// Returns the words that passages on a claim are looked for by.
fn query(dossier: &Dossier, claim: &Claim) -> Vec<String> {
    let reader = dossier.reader(Language::of(&claim.statement));
    let mentions = reader.map_or(Vec::new(), |reader| reader.find(&claim.statement));
    let is_its_value = |mention: &Mention| {
        reader.is_some_and(|reader| mention.fits(claim.kind, claim.unit.as_deref(), reader))
    };
    let (own, others): (Vec<Mention>, Vec<Mention>) = mentions.into_iter().partition(is_its_value);
    // Where a figure of the claim stands, spaces stand instead.
    let mut statement = claim.statement.clone();
    for mention in own {
        let span = mention.span;
        statement.replace_range(span.start..span.end, &" ".repeat(span.len()));
    }
    let mut query = terms(&statement, &others);
    let text = match claim.value.as_ref().map(|placed| &placed.value) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    for words in claim.unit.iter().chain(text).chain(&claim.same_as) {
        query.extend(terms(words, &[]));
    }
    query
}

/// Returns the places of each document that the citations of a claim quote.
fn cited(judgement: &Judgement) -> BTreeMap<usize, Places> {
    let mut places: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for (document, anchor) in judgement.evidence.iter().filter_map(|own| own.anchored.anchor()) {
        places.entry(document).or_default().extend(&anchor.pieces);
    }
    places.into_iter().map(|(document, own)| (document, Places::from_iter(own))).collect()
}

struct PassageSearch<'a> {
    dossier: &'a Dossier,
    holdings: &'a Holdings,
    claim: &'a Claim,
    yardstick: Yardstick<'a>,
    /// How its citations stand in time, where its figure changes.
    course: Option<&'a Course>,
    /// What its figure is of.
    claimed: &'a Claimed,
    /// The places of each document that citations of the claim quote.
    cited: BTreeMap<usize, Places>,
    index: &'a SentenceIndex,
}

impl<'a> PassageSearch<'a> {
    fn new(
        dossier: &'a Dossier,
        holdings: &'a Holdings,
        index: &'a SentenceIndex,
        claim: &'a Claim,
        judgement: &'a Judgement,
    ) -> Self {
        let course = judgement.course.as_ref();
        let evidence = judgement.evidence.iter().enumerate();
        let is_measure = |index: usize| course.is_none_or(|course| course.is_of_its_day(index));
        let measures = evidence.filter(|(index, _)| is_measure(*index));
        let said = measures.map(|(_, evidence)| &evidence.said);
        let yardstick = Yardstick::of(claim, &judgement.statement, said);
        let cited = cited(judgement);
        let claimed = &judgement.statement.claimed;
        Self { dossier, holdings, claim, yardstick, course, claimed, cited, index }
    }

    /// Returns the passage that a sentence is; `None` where it states nothing that the claim is of, or is cited.
    fn passage(&self, ranked: &Ranked) -> Option<Passage> {
        let text = &self.holdings.documents[ranked.document].document.text;
        let (figures, stand) = match self.claim.kind {
            Kind::YesNo | Kind::Text => {
                if self.is_cited(ranked.document, ranked.span) {
                    return None;
                }
                (Vec::new(), self.wording(ranked.span.of(text)))
            }
            Kind::Count | Kind::Quantity | Kind::Percent | Kind::Date => {
                let Some(reader) = self.reader(ranked.document) else {
                    return self.unread_passage(ranked);
                };
                let figures = self.figures(text, ranked, reader);
                if figures.iter().any(|stated| self.is_cited(ranked.document, stated.figure)) {
                    return None;
                }
                let stand = together(&figures)?;
                (figures, Some(stand))
            }
        };
        let score = match self.claim.unit.as_deref() {
            Some(unit) if !self.names_unit(text, ranked, unit) => ranked.score * WITHOUT_UNIT,
            _ => ranked.score,
        };
        Some(Passage { document: ranked.document, span: ranked.span, score, figures, stand })
    }

    /// Whether a figure of a sentence names the claim's unit, be it of another thing: "of 650 votes, 540 backed him".
    fn names_unit(&self, text: &str, ranked: &Ranked, unit: &str) -> bool {
        let sentence = ranked.span.of(text);
        self.reader(ranked.document).is_some_and(|reader| {
            let mentions = &self.index.read(ranked, sentence, reader).mentions;
            mentions.iter().any(|mention| mention.names_unit(sentence, unit, reader))
        })
    }

    /// Returns the passage that a sentence is in a language without a reader: nobody can say how its figures stand.
    fn unread_passage(&self, ranked: &Ranked) -> Option<Passage> {
        let text = &self.holdings.documents[ranked.document].document.text;
        let has_digits = ranked.span.of(text).contains(char::is_numeric);
        if !has_digits || self.is_cited(ranked.document, ranked.span) {
            return None;
        }
        let &Ranked { document, span, score } = ranked;
        Some(Passage { document, span, score, figures: Vec::new(), stand: None })
    }

    /// Whether a citation of the claim that holds quotes words of `span`.
    fn is_cited(&self, document: usize, span: Span) -> bool {
        self.cited.get(&document).is_some_and(|cited| cited.overlap(span))
    }

    /// Returns how words stand to a text value: it agrees where it stands in them.
    fn wording(&self, sentence: &str) -> Option<Stand> {
        let Some(Value::Text(text)) = self.claim.value.as_ref().map(|placed| &placed.value) else {
            return None;
        };
        let mut wordings = std::iter::once(text).chain(&self.claim.same_as);
        wordings.any(|text| states_text(sentence, text)).then_some(Stand::Agrees)
    }

    /// Returns the figures of a sentence that could be the claim's value.
    fn figures(&self, text: &str, ranked: &Ranked, reader: &Reader) -> Vec<PassageFigure> {
        let sentence = ranked.span.of(text);
        let unit = self.claim.unit.as_deref();
        let names = |mention: &Mention, unit: &str| mention.names_unit(sentence, unit, reader);
        let FigureSentence { mentions, subjects } = self.index.read(ranked, sentence, reader);
        let is_meant = |number: usize| {
            let fit = reader.fit(self.claimed, subjects, mentions, number, sentence);
            !matches!(fit, Fit::Apart(_))
        };
        let fitting = mentions.iter().enumerate().filter(|(number, mention)| {
            mention.fits(self.claim.kind, unit, reader)
                && (mention.counted(sentence, reader).is_none()
                    || unit.is_none_or(|unit| names(mention, unit)))
                && is_meant(*number)
        });
        fitting
            .map(|(_, mention)| mention.clone())
            .map(|mention| {
                let names_unit = unit.is_some_and(|unit| names(&mention, unit));
                let mention = mention.shifted(ranked.span.start);
                let (reading, stand) = self.read(&mention, ranked.document, reader);
                PassageFigure { figure: mention.figure, reading, stand, names_unit }
            })
            .collect()
    }

    /// Returns what the figures of a document are read with; `None` where its language has no reader.
    fn reader(&self, document: usize) -> Option<&Reader> {
        let held = &self.holdings.documents[document].document;
        let source =
            self.index.sources()[document].first().map(|source| &self.dossier.sources[*source]);
        let language =
            source.map_or_else(|| held.language(), |source| source.language_of(held).language);
        self.dossier.reader(language)
    }

    /// Returns what a mention says. Sources that share a document may speak from different days: where the mention then
    /// stands differently to the claim, how it does is not known.
    fn read(
        &self,
        mention: &Mention,
        document: usize,
        reader: &Reader,
    ) -> (Result<Reading, Unresolved>, Stand) {
        let kind = self.claim.kind;
        let unit = self.claim.unit.as_deref();
        let resolve = |spoken: &SpokenFrom| mention.resolve_in(kind, unit, spoken, reader);
        let mut read = self.index.sources()[document].iter().map(|source| {
            let published = self.dossier.sources[*source].published.as_ref();
            let reading = resolve(&SpokenFrom { as_of: None, published: published.cloned() });
            let stand = self.stand(&reading, published);
            (reading, stand)
        });
        let Some((reading, stand)) = read.next() else {
            let reading = resolve(&SpokenFrom::default());
            let stand = self.stand(&reading, None);
            return (reading, stand);
        };
        let agree = read.all(|(_, other)| other == stand);
        (reading, if agree { stand } else { Stand::Unclear })
    }

    fn stand(&self, reading: &Result<Reading, Unresolved>, day: Option<&Edtf>) -> Stand {
        let Ok(reading) = reading else { return Stand::Unclear };
        let measured = self.yardstick.measure(&reading.value);
        let timed = |effect| match self.course {
            Some(course) => course.effect_on(day, &reading.value, effect),
            None => effect,
        };
        match measured.map(timed) {
            Some(Effect::Supports) => Stand::Agrees,
            Some(Effect::Contradicts) => Stand::Conflicts,
            Some(Effect::Compatible | Effect::Superseded) => Stand::Compatible,
            Some(Effect::Context) | None => Stand::Unclear,
        }
    }
}
