//! The third step: the value that a citation gives, read from its quote and compared with what its author declares.

use crate::dossier::{Citation, Claim, Dossier, Stance};
use crate::quote::Anchor;
use crate::reading::{Mention, Reader, Reading, Rule, SpokenFrom, Unresolved};
use crate::source::Holdings;
use crate::text::{Language, LanguageTag, Span, cuts_token, fold, sentence_around};
use crate::value::{Interval, Kind, Rational, Relation, Value, compare};

use super::Anchored;
use super::clipped::{Clipped, words_clipped};
use super::declared::{Declared, declared_as};
use super::digits::UnreadQuote;

/// The value and stance of a citation.
#[derive(Clone, Debug)]
pub struct Said {
    /// The sentences around the quote, in its document; `None` where the quote has no single place.
    pub sentence: Option<Span>,
    /// The value it gives.
    pub content: Content,
    /// The words outside the quote that govern it, and that its author takes no account of.
    pub clipped: Vec<Clipped>,
    /// The stance that its author declared.
    pub stance: Option<Stance>,
}

/// The value that a citation gives.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "most citations give a value")]
pub enum Content {
    /// One that can be relied on.
    Value {
        /// The value.
        value: Value,
        /// Its basis.
        basis: Basis,
        /// The figure in the quote that gives or confirms it, with places in the document; `None` where none does.
        reading: Option<Reading>,
    },
    /// One that cannot be relied on, and why.
    Doubtful(Doubt),
    /// None: its quote has no single place, or its stance says all it has to say.
    Nothing,
}

/// The basis of a citation's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The quote states it, and nobody declared it.
    Read,
    /// It is declared, and the quote states it.
    Declared,
    /// It is declared, and its digits stand in the quote, in whose language no figure is read.
    Unread(Language),
    /// It is declared, and its author says why it holds though the quote does not state it.
    Inferred,
    /// It follows from the stance.
    Stance,
}

/// Why a citation's value cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The quote does not state the declared value; the figures it does state.
    NotInQuote(Vec<QuotedFigure>),
    /// Nothing is declared, and not exactly one figure could be meant; all that could.
    NotOne(Vec<QuotedFigure>),
    /// No figure is read in the language of the quote, and nothing is declared, or what is declared has other digits.
    Unread(Language),
}

/// A figure in a quote, read as far as it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedFigure {
    /// Its words, in the source.
    pub span: Span,
    /// Its value, or why it has none.
    pub value: Result<Value, Unresolved>,
}

impl Said {
    /// Returns what a citation of `claim` says; `anchored` is where its quote stands.
    pub fn of(
        dossier: &Dossier,
        claim: &Claim,
        citation: &Citation,
        holdings: &Holdings,
        anchored: &Anchored,
    ) -> Self {
        let stance = citation.stance.as_ref().map(|placed| placed.value);
        let Some((document, anchor)) = anchored.anchor() else {
            return Self { sentence: None, content: Content::Nothing, clipped: Vec::new(), stance };
        };
        let document = &holdings.documents[document].document;
        let text = &document.text;
        let sentence = sentence_around(text, anchor.span);
        let spoken = SpokenFrom {
            as_of: citation.as_of.clone(),
            published: dossier.sources[citation.source].published.clone(),
        };
        let language = dossier.sources[citation.source].language_of(document);
        let reader = dossier.reader(language.language);
        let quote =
            QuoteInPlace { text, sentence, anchor, claim, citation, spoken, language, reader };
        let content = quote.content();
        let value = content.value();
        let reading = content.reading();
        let clipped = words_clipped(text, sentence, anchor, citation, value, reading);
        Self { sentence: Some(sentence), content, clipped, stance }
    }

    /// Returns the value it gives; `None` where it gives none that can be relied on.
    pub fn value(&self) -> Option<&Value> {
        self.content.value()
    }

    /// Returns the figure in the quote that gives or confirms the value.
    pub fn reading(&self) -> Option<&Reading> {
        self.content.reading()
    }

    /// Returns where the value comes from.
    pub fn basis(&self) -> Option<Basis> {
        match &self.content {
            Content::Value { value: _, basis, reading: _ } => Some(*basis),
            Content::Doubtful(_) | Content::Nothing => None,
        }
    }

    /// Returns why its value cannot be relied on.
    pub fn doubt(&self) -> Option<&Doubt> {
        match &self.content {
            Content::Doubtful(doubt) => Some(doubt),
            Content::Value { .. } | Content::Nothing => None,
        }
    }

    /// Whether its value is compared with others: there is one, and the citation is not for context.
    pub fn is_compared(&self) -> bool {
        self.value().is_some() && self.stance != Some(Stance::Context)
    }

    /// Returns what its value means when it is compared; `None` for a text, or without a value.
    pub fn bounds(&self, claim: &Claim) -> Option<Interval> {
        self.value()?.compared(claim.tolerance.as_ref())
    }
}

impl Content {
    /// Returns a value that no figure in the quote confirms.
    fn value_of(value: Value, basis: Basis) -> Self {
        Self::Value { value, basis, reading: None }
    }

    fn read(value: Value, basis: Basis, reading: &Reading) -> Self {
        Self::Value { value, basis, reading: Some(reading.clone()) }
    }

    fn value(&self) -> Option<&Value> {
        match self {
            Self::Value { value, basis: _, reading: _ } => Some(value),
            Self::Doubtful(_) | Self::Nothing => None,
        }
    }

    fn reading(&self) -> Option<&Reading> {
        match self {
            Self::Value { value: _, basis: _, reading } => reading.as_ref(),
            Self::Doubtful(_) | Self::Nothing => None,
        }
    }
}

/// A quote in its place, and all that its value is read by.
struct QuoteInPlace<'a> {
    text: &'a str,
    sentence: Span,
    anchor: &'a Anchor,
    claim: &'a Claim,
    citation: &'a Citation,
    spoken: SpokenFrom,
    language: LanguageTag,
    /// The reader of the language; `None`: no figure is read.
    reader: Option<&'a Reader>,
}

impl QuoteInPlace<'_> {
    fn content(&self) -> Content {
        let declared = self.citation.value.as_ref().map(|placed| &placed.value);
        match (declared, self.claim.kind) {
            (Some(value), _) if self.citation.inferred.is_some() => {
                Content::value_of(value.clone(), Basis::Inferred)
            }
            (Some(value), Kind::YesNo) => Content::value_of(value.clone(), Basis::Declared),
            (None, Kind::YesNo) => self.by_stance(),
            (Some(Value::Text(text)), _) => self.declared_text(text),
            (None, Kind::Text) => self.claimed_text(),
            (Some(value), _) => match self.reader {
                Some(reader) => self.declared_figure(value, reader),
                None => self.unread_figure(value),
            },
            (None, _) => match self.reader {
                Some(reader) => self.read_figure(reader),
                None if self.citation.stance.is_some() => Content::Nothing,
                None => Content::Doubtful(Doubt::Unread(self.language.language)),
            },
        }
    }

    /// Returns a declared value whose digits stand in the quote: more cannot be told of a language without a reader.
    fn unread_figure(&self, declared: &Value) -> Content {
        let Self { text, sentence, anchor, language, .. } = self;
        let quote = UnreadQuote { text, sentence: *sentence, pieces: &anchor.pieces, language };
        if quote.has_digits_of(declared) {
            Content::value_of(declared.clone(), Basis::Unread(language.language))
        } else {
            Content::Doubtful(Doubt::Unread(language.language))
        }
    }

    /// A yes-no claim says what is so, or that it is not; a stance is for or against that.
    fn by_stance(&self) -> Content {
        let claimed = !matches!(
            self.claim.value.as_ref().map(|placed| &placed.value),
            Some(Value::YesNo(false))
        );
        match self.citation.stance.as_ref().map(|placed| placed.value) {
            Some(Stance::Supports) => Content::value_of(Value::YesNo(claimed), Basis::Stance),
            Some(Stance::Contradicts) => Content::value_of(Value::YesNo(!claimed), Basis::Stance),
            Some(Stance::Context) | None => Content::Nothing,
        }
    }

    fn declared_text(&self, text: &str) -> Content {
        if self.states_text(text) {
            Content::value_of(Value::Text(text.to_owned()), Basis::Declared)
        } else {
            Content::Doubtful(Doubt::NotInQuote(Vec::new()))
        }
    }

    fn claimed_text(&self) -> Content {
        let claimed = self.claim.value.as_ref().map(|placed| placed.value.to_string());
        let found = claimed.iter().chain(&self.claim.same_as).find(|text| self.states_text(text));
        match found {
            Some(text) => Content::value_of(Value::Text(text.clone()), Basis::Read),
            None if self.citation.stance.is_some() => Content::Nothing,
            None => Content::Doubtful(Doubt::NotOne(Vec::new())),
        }
    }

    fn states_text(&self, text: &str) -> bool {
        self.anchor.pieces.iter().any(|piece| states_text(piece.of(self.text), text))
    }

    fn declared_figure(&self, declared: &Value, reader: &Reader) -> Content {
        let figures = self.figures(reader);
        if let Some(reading) = stated_as(Declared::Same, declared, &figures).first() {
            return Content::read(reading.value.clone(), Basis::Declared, reading);
        }
        if let Some(reading) = stated_as(Declared::End, declared, &figures).first() {
            return Content::read(declared.clone(), Basis::Declared, reading);
        }
        let likely = self.likely(figures.clone(), reader);
        match stated_as(Declared::Wider, declared, &likely).as_slice() {
            [] => Content::Doubtful(Doubt::NotInQuote(summary(&figures))),
            [first, rest @ ..] if rest.iter().all(|read| is_same(read, first)) => {
                Content::read(first.value.clone(), Basis::Declared, first)
            }
            _ => Content::Doubtful(Doubt::NotOne(summary(&likely))),
        }
    }

    fn read_figure(&self, reader: &Reader) -> Content {
        let figures = self.likely(self.figures(reader), reader);
        match figures.as_slice() {
            [(_, Ok(first)), rest @ ..] if rest.iter().all(|(_, read)| same_value(read, first)) => {
                Content::read(first.value.clone(), Basis::Read, first)
            }
            _ if self.citation.stance.is_some() => Content::Nothing,
            _ => Content::Doubtful(Doubt::NotOne(summary(&figures))),
        }
    }

    /// Returns the figures of the claim's kind that stand in the quote, with their places in the source. They are
    /// read in their sentence, whose words before the quote can be part of them ("at least").
    fn figures(&self, reader: &Reader) -> Vec<Candidate> {
        let in_quote = |mention: &Mention| {
            self.anchor.pieces.iter().any(|piece| piece.contains(mention.figure))
        };
        let (kind, unit) = (self.claim.kind, self.claim.unit.as_deref());
        let mentions = reader.find(self.sentence.of(self.text)).into_iter();
        let here: Vec<Mention> =
            mentions.map(|mention| mention.shifted(self.sentence.start)).collect();
        let mut candidates: Vec<&Mention> =
            here.iter().filter(|mention| in_quote(mention)).collect();
        candidates.retain(|mention| {
            let is_other = self.is_another_dollar(mention, &here, reader)
                || self.is_in_other_points(mention, reader);
            mention.fits(kind, unit, reader) && !is_other || self.is_none_at_all(mention, reader)
        });
        let read = |mention: &Mention| mention.resolve_in(kind, unit, &self.spoken, reader);
        candidates.into_iter().map(|mention| (mention.clone(), read(mention))).collect()
    }

    /// Leaves out what is surely not meant: words that name another unit where others name the claim's, amounts in units of
    /// the same dimension where there is a nearer one, and "no votes" where votes are counted.
    fn likely(&self, mut figures: Vec<Candidate>, reader: &Reader) -> Vec<Candidate> {
        let Some(unit) = self.claim.unit.as_deref() else { return figures };
        let nearest = figures.iter().map(|(mention, _)| mention.nearness(unit, reader)).min();
        figures.retain(|(mention, _)| Some(mention.nearness(unit, reader)) == nearest);
        if figures.iter().any(|(mention, _)| mention.rule != Rule::None) {
            figures.retain(|(mention, _)| mention.rule != Rule::None);
        }
        if figures.iter().any(|(mention, _)| mention.names_unit(self.text, unit, reader)) {
            figures.retain(|(mention, _)| !mention.names_another_unit(self.text, unit, reader));
        }
        figures
    }

    /// Whether a mention says that there were none of what the claim counts. Where its author says that it contradicts
    /// the claim, "no votes were counted" may deny the counting, and gives no figure.
    fn is_none_at_all(&self, mention: &Mention, reader: &Reader) -> bool {
        let Some(unit) = self.claim.unit.as_deref() else { return false };
        let claimed = self.claim.value.as_ref().and_then(|placed| placed.value.nominal());
        let denies = self.citation.stance.as_ref().map(|placed| placed.value)
            == Some(Stance::Contradicts)
            && claimed != Some(Rational::ZERO);
        !denies
            && matches!(self.claim.kind, Kind::Count | Kind::Quantity)
            && mention.is_none_of(self.text, unit, reader)
    }

    /// Whether a mention is of percentage points, and the claim's statement speaks of none.
    fn is_in_other_points(&self, mention: &Mention, reader: &Reader) -> bool {
        mention.is_in_points(self.text, reader) && !reader.names_points(&self.claim.statement)
    }

    /// Whether a mention is in dollars of which its sentence tells that they are not those of the claim.
    fn is_another_dollar(&self, mention: &Mention, all: &[Mention], reader: &Reader) -> bool {
        let names_some =
            self.claim.unit.as_deref().is_some_and(|unit| reader.is_some_dollars(unit));
        mention.is_in_some_dollars(reader)
            && !names_some
            && (all.iter().any(|other| other.is_in_own_dollars(reader))
                || reader.names_dollar_country(self.sentence.of(self.text)))
    }
}

/// Whether the words of `text` stand in `passage`, whatever their case and typography.
///
/// ```
/// use crosscheck::verdict::states_text;
/// assert!(states_text("a former Consul\nin Oslo", "consul in Oslo"));
/// assert!(!states_text("the consulate in Oslo", "consul"));
/// ```
pub fn states_text(passage: &str, text: &str) -> bool {
    // Folding takes dashes out of words, where "re-sign" and "resign" must stay apart.
    let kept = |text: &str| text.replace(['-', '‐', '‑', '–', '—'], "\u{1}");
    let fold = |text: &str| fold(&kept(text)).text().replace('\u{1}', "-").trim().to_lowercase();
    let passage = fold(passage);
    let wanted = fold(text);
    passage
        .match_indices(&wanted)
        .any(|(at, _)| !cuts_token(&passage, at) && !cuts_token(&passage, at + wanted.len()))
}

/// A figure in a quote, and what it was read as.
type Candidate = (Mention, Result<Reading, Unresolved>);

/// Returns the readings that bear out a declared value in this way.
fn stated_as<'c>(how: Declared, declared: &Value, figures: &'c [Candidate]) -> Vec<&'c Reading> {
    let readings = figures.iter().filter_map(|(_, read)| read.as_ref().ok());
    readings.filter(|read| declared_as(read, declared) == Some(how)).collect()
}

fn same_value(read: &Result<Reading, Unresolved>, first: &Reading) -> bool {
    read.as_ref().is_ok_and(|read| is_same(read, first))
}

fn is_same(read: &Reading, first: &Reading) -> bool {
    compare(&read.value, &first.value, None) == Relation::Same
}

fn summary(figures: &[Candidate]) -> Vec<QuotedFigure> {
    let value = |read: &Result<Reading, Unresolved>| match read {
        Ok(reading) => Ok(reading.value.clone()),
        Err(why) => Err(*why),
    };
    figures
        .iter()
        .map(|(mention, read)| QuotedFigure { span: mention.span, value: value(read) })
        .collect()
}
