//! The third step: the value that a citation gives, read from its quote and compared with what its author declares.

use crate::dossier::{Citation, Claim, Dossier, Stance};
use crate::quote::Anchor;
use crate::reading::{
    Assertion, Figure, Fit, Mention, Misfit, Reader, Reading, ReadingKind, Rule, SpokenFrom,
    Subject, SubjectPart, Unresolved,
};
use crate::source::Holdings;
use crate::text::{Language, LanguageTag, Span, cuts_token, fold, sentence_around};
use crate::value::{Interval, Kind, Rational, Relation, Value, compare};

use super::clipped::{Clipped, Governs, words_clipped};
use super::declared::{Declared, declared_as};
use super::digits::UnreadQuote;
use super::scale::scale_elsewhere;
use super::{Anchored, Statement};

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
    /// The words that give a scale to its figure from elsewhere: "in thousands".
    pub scale: Option<Span>,
    /// The figure whose event no table relates to that of the claim, and which counts all the same.
    pub unrelated: Option<SubjectDiffers>,
}

/// The value that a citation gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// One that can be relied on.
    Value {
        /// The value.
        value: Value,
        /// Its basis.
        basis: Basis,
        /// The figure in the quote that gives or confirms it, with places in the document; `None` where none does.
        reading: Option<Reading>,
        /// What that figure is of, with places in the sentence; `None` where there is no figure.
        subject: Option<Box<Subject>>,
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
    /// The figure that could be meant is of something else than the claim.
    OtherSubject(SubjectDiffers),
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

/// A figure that is of something else than the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectDiffers {
    /// The figure.
    pub figure: QuotedFigure,
    /// The part in which they differ.
    pub misfit: Misfit,
}

impl Said {
    /// Returns what a citation of `claim` says; `anchored` is where its quote stands.
    pub fn of(
        dossier: &Dossier,
        claim: &Claim,
        citation: &Citation,
        holdings: &Holdings,
        anchored: &Anchored,
        statement: &Statement,
    ) -> Self {
        let stance = citation.stance.as_ref().map(|placed| placed.value);
        let Some((document, anchor)) = anchored.anchor() else {
            return Self {
                sentence: None,
                content: Content::Nothing,
                clipped: Vec::new(),
                scale: None,
                stance,
                unrelated: None,
            };
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
        let quote = QuoteInPlace {
            text,
            sentence,
            anchor,
            claim,
            citation,
            spoken,
            language,
            reader,
            statement,
        };
        let (content, unrelated) = quote.content();
        let value = content.value();
        let reading = content.reading();
        let mut clipped = words_clipped(text, sentence, anchor, citation, value, reading);
        // Where the figure is read in its clause, what denies a denial there is no doubt of it.
        let negated = clipped.iter().any(|word| word.governs == Governs::Negated);
        if negated
            && reading.is_some()
            && reader.is_some_and(|reader| reader.denies_denial(sentence.of(text)))
        {
            clipped.retain(|word| word.governs != Governs::Negated);
        }
        let scale = reader.zip(content.reading()).and_then(|(reader, reading)| {
            let has_own = reader.names_magnitude(reading.figure.of(text));
            let is_amount = !matches!(reading.kind, ReadingKind::Date | ReadingKind::Percent);
            if has_own || !is_amount {
                return None;
            }
            scale_elsewhere(text, sentence, reading.figure, reader)
        });
        Self { sentence: Some(sentence), content, clipped, scale, stance, unrelated }
    }

    /// Returns the value it gives; `None` where it gives none that can be relied on.
    pub fn value(&self) -> Option<&Value> {
        self.content.value()
    }

    /// Returns the figure in the quote that gives or confirms the value.
    pub fn reading(&self) -> Option<&Reading> {
        self.content.reading()
    }

    /// Returns what that figure is of, with places in [`Said::sentence`]; `None` where no figure gives the value.
    pub fn subject(&self) -> Option<&Subject> {
        match &self.content {
            Content::Value { value: _, basis: _, reading: _, subject } => subject.as_deref(),
            Content::Doubtful(_) | Content::Nothing => None,
        }
    }

    /// Returns where the value comes from.
    pub fn basis(&self) -> Option<Basis> {
        match &self.content {
            Content::Value { value: _, basis, reading: _, subject: _ } => Some(*basis),
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

    /// Returns what its figure is of, where one was read that its author takes for support.
    pub(super) fn read_subject(&self) -> Option<&Subject> {
        let exempt = matches!(self.stance, Some(Stance::Context | Stance::Contradicts));
        self.subject().filter(|_| !exempt && self.reading().is_some())
    }

    /// Gives up a value whose figure has another role or direction than that of an earlier citation.
    pub(super) fn hold_to(&mut self, first: &Subject) {
        let Some(misfit) = self.read_subject().and_then(|own| own.misfit_beside(first)) else {
            return;
        };
        let Some(reading) = self.reading().cloned() else { return };
        let figure = QuotedFigure { span: reading.span, value: Ok(reading.value) };
        self.content = Content::Doubtful(Doubt::OtherSubject(SubjectDiffers { figure, misfit }));
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
        Self::Value { value, basis, reading: None, subject: None }
    }

    fn read(value: Value, basis: Basis, reading: &Reading, subject: &Subject) -> Self {
        let subject = Some(Box::new(subject.clone()));
        Self::Value { value, basis, reading: Some(reading.clone()), subject }
    }

    fn value(&self) -> Option<&Value> {
        match self {
            Self::Value { value, basis: _, reading: _, subject: _ } => Some(value),
            Self::Doubtful(_) | Self::Nothing => None,
        }
    }

    fn reading(&self) -> Option<&Reading> {
        match self {
            Self::Value { value: _, basis: _, reading, subject: _ } => reading.as_ref(),
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
    statement: &'a Statement,
}

impl QuoteInPlace<'_> {
    fn content(&self) -> (Content, Option<SubjectDiffers>) {
        let declared = self.citation.value.as_ref().map(|placed| &placed.value);
        let content = match (declared, self.claim.kind) {
            (Some(value), _) if self.citation.inferred.is_some() => self.inferred(value),
            (Some(value), Kind::YesNo) => {
                self.as_asserted(Content::value_of(value.clone(), Basis::Declared))
            }
            (None, Kind::YesNo) => self.as_asserted(self.by_stance()),
            (Some(Value::Text(text)), _) => self.declared_text(text),
            (None, Kind::Text) => self.claimed_text(),
            (Some(value), _) => match self.reader {
                Some(reader) => return self.declared_figure(value, reader),
                None => self.unread_figure(value),
            },
            (None, _) => match self.reader {
                Some(reader) => return self.read_figure(reader),
                None if self.citation.stance.is_some() => Content::Nothing,
                None => Content::Doubtful(Doubt::Unread(self.language.language)),
            },
        };
        (content, None)
    }

    /// Returns a value that its author infers, but where the quote has one figure of what the claim says, and it is another.
    fn inferred(&self, value: &Value) -> Content {
        let inferred = Content::value_of(value.clone(), Basis::Inferred);
        let Some(reader) = self.reader.filter(|_| self.statement.has_figure) else {
            return inferred;
        };
        let figures = self.figures(reader);
        let fitting = figures
            .iter()
            .filter(|figure| matches!(figure.fit, Fit::Fits(rank) if rank > 0))
            .collect();
        let tolerance = self.claim.tolerance.as_ref();
        match self.likely(fitting, reader).as_slice() {
            [only]
                if only.read.as_ref().is_ok_and(|read| {
                    compare(&read.value, value, tolerance) == Relation::Disjoint
                }) =>
            {
                Content::Doubtful(Doubt::NotInQuote(vec![only.quoted()]))
            }
            _ => inferred,
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

    /// Returns what a yes-no citation says, but for a yes where its quote denies what the statement asserts.
    fn as_asserted(&self, content: Content) -> Content {
        let says_yes = content.value() == Some(&Value::YesNo(true)) && !self.is_exempt();
        let Some(reader) = self.reader.filter(|_| says_yes) else { return content };
        let verbs = &self.statement.verbs;
        let sentence = self.sentence.of(self.text);
        let told = reader.verbs(sentence).into_iter().find(|(place, verb)| {
            let placed = place.shifted(self.sentence.start);
            verbs.contains(verb) && self.anchor.pieces.iter().any(|piece| piece.contains(placed))
        });
        let Some((place, _)) = told else { return content };
        let found = reader.assertion_at(sentence, place);
        if found != Assertion::Denied || self.statement.assertion == Assertion::Denied {
            return content;
        }
        self.denied(place.shifted(self.sentence.start), Value::YesNo(false))
    }

    /// Returns that what stands at `span` is denied, and the claim asserts it.
    fn denied(&self, span: Span, value: Value) -> Content {
        let figure = QuotedFigure { span, value: Ok(value) };
        let name = |assertion: Assertion| assertion.name().to_owned();
        let misfit = Misfit {
            part: SubjectPart::Assertion,
            claimed: name(self.statement.assertion),
            found: name(Assertion::Denied),
        };
        Content::Doubtful(Doubt::OtherSubject(SubjectDiffers { figure, misfit }))
    }

    fn declared_text(&self, text: &str) -> Content {
        if let Some(denied) = self.denied_text(text) {
            denied
        } else if self.states_text(text) {
            Content::value_of(Value::Text(text.to_owned()), Basis::Declared)
        } else {
            Content::Doubtful(Doubt::NotInQuote(Vec::new()))
        }
    }

    fn claimed_text(&self) -> Content {
        let claimed = self.claim.value.as_ref().map(|placed| placed.value.to_string());
        let found = claimed.iter().chain(&self.claim.same_as).find(|text| self.states_text(text));
        match found {
            Some(text) => self
                .denied_text(text)
                .unwrap_or_else(|| Content::value_of(Value::Text(text.clone()), Basis::Read)),
            None if self.citation.stance.is_some() => Content::Nothing,
            None => Content::Doubtful(Doubt::NotOne(Vec::new())),
        }
    }

    /// Returns that a text is denied where it stands: "The mayor is not Ana Ruiz".
    fn denied_text(&self, text: &str) -> Option<Content> {
        let reader = self.reader.filter(|_| !self.is_exempt())?;
        let sentence = self.sentence.of(self.text);
        let piece =
            self.anchor.pieces.iter().find(|piece| states_text(piece.of(self.text), text))?;
        let start = piece.start + piece.of(self.text).find(text)?;
        let place = Span::new(start, start + text.len());
        let within = Span::new(place.start - self.sentence.start, place.end - self.sentence.start);
        let denied = reader.assertion_at(sentence, within) == Assertion::Denied
            && self.statement.assertion != Assertion::Denied;
        denied.then(|| self.denied(place, Value::Text(text.to_owned())))
    }

    fn states_text(&self, text: &str) -> bool {
        self.anchor.pieces.iter().any(|piece| states_text(piece.of(self.text), text))
    }

    fn declared_figure(
        &self,
        declared: &Value,
        reader: &Reader,
    ) -> (Content, Option<SubjectDiffers>) {
        let figures = self.figures(reader);
        let all: Vec<&Candidate> = figures.iter().collect();
        for how in [Declared::Same, Declared::End] {
            let stating = stating(how, declared, &all);
            let Some(first) = stating.first() else { continue };
            let Some(best) = best(&stating) else { return self.of_another(first) };
            let Ok(reading) = &best.read else { return self.of_another(best) };
            let value = if how == Declared::End { declared } else { &reading.value };
            let content = Content::read(value.clone(), Basis::Declared, reading, &best.subject);
            return (content, best.unrelated());
        }
        let fitting = all.iter().copied().filter(|figure| !figure.is_apart()).collect();
        let likely = self.likely(fitting, reader);
        match stating(Declared::Wider, declared, &likely).as_slice() {
            [] => (Content::Doubtful(Doubt::NotInQuote(summary(all.into_iter()))), None),
            [Candidate { read: Ok(first), subject, .. }, rest @ ..]
                if rest.iter().all(|other| same_value(&other.read, first)) =>
            {
                (Content::read(first.value.clone(), Basis::Declared, first, subject), None)
            }
            _ => (Content::Doubtful(Doubt::NotOne(summary(likely.into_iter()))), None),
        }
    }

    fn read_figure(&self, reader: &Reader) -> (Content, Option<SubjectDiffers>) {
        let figures = self.figures(reader);
        let fitting = figures.iter().filter(|figure| !figure.is_apart()).collect();
        let nearest = self.nearest_units(fitting, reader);
        let most = nearest.iter().map(|figure| figure.score()).max().unwrap_or(0);
        // Without a figure in the statement, what stands near says nothing of which is meant.
        let is_told = self.statement.has_figure;
        let best = nearest.into_iter().filter(|figure| !is_told || figure.score() == most);
        let best = best.collect();
        let chosen = self.likely(best, reader);
        match chosen.as_slice() {
            [Candidate { read: Ok(first), subject, .. }, rest @ ..]
                if rest.iter().all(|other| same_value(&other.read, first)) =>
            {
                let content = Content::read(first.value.clone(), Basis::Read, first, subject);
                (content, chosen[0].unrelated())
            }
            _ if self.citation.stance.is_some() => (Content::Nothing, None),
            [] if !figures.is_empty() => self.of_another(&figures[0]),
            _ => (Content::Doubtful(Doubt::NotOne(summary(chosen.into_iter()))), None),
        }
    }

    /// Returns what a figure of something else gives: nothing that counts, unless the citation is not held to the claim's
    /// subject.
    fn of_another(&self, figure: &Candidate) -> (Content, Option<SubjectDiffers>) {
        match figure.differs() {
            Some(differs) => (Content::Doubtful(Doubt::OtherSubject(differs)), None),
            None => (Content::Nothing, None),
        }
    }

    /// Whether the citation's figure need not be of what the claim says: its author does not take it for support.
    fn is_exempt(&self) -> bool {
        let stance = self.citation.stance.as_ref().map(|placed| placed.value);
        matches!(stance, Some(Stance::Context | Stance::Contradicts))
    }

    /// Returns the figures of the claim's kind that stand in the quote, with their places in the source. They are
    /// read in their sentence, whose words before the quote can be part of them ("at least").
    fn figures(&self, reader: &Reader) -> Vec<Candidate> {
        let sentence = self.sentence.of(self.text);
        let mentions = reader.find_in_sentence(self.text, self.sentence);
        let subjects = reader.subjects(sentence, &mentions);
        let (kind, unit) = (self.claim.kind, self.claim.unit.as_deref());
        let here: Vec<Mention> =
            mentions.iter().map(|mention| mention.clone().shifted(self.sentence.start)).collect();
        let candidates = here.iter().enumerate().filter_map(|(number, placed)| {
            let in_quote = self.anchor.pieces.iter().any(|piece| piece.contains(placed.figure));
            let is_other = self.is_another_dollar(placed, &here, reader)
                || self.is_in_other_points(placed, reader);
            let fits = placed.fits(kind, unit, reader)
                || self.goes_on(&mentions[..number], &mentions[number], sentence, reader);
            if !in_quote || !(fits && !is_other || self.is_none_at_all(placed, reader)) {
                return None;
            }
            let moved = subjects[number].direction.is_some();
            let read = placed.resolve_in(kind, unit, &self.spoken, reader);
            let read = read.map(|reading| if moved { led_to(reading) } else { reading });
            let fit = if self.is_exempt() {
                Fit::Fits(0)
            } else {
                reader.fit(&self.statement.claimed, &subjects, &mentions, number, sentence)
            };
            let subject = subjects[number].clone();
            Some(Candidate { mention: placed.clone(), read, fit, subject, moved })
        });
        candidates.collect()
    }

    /// Leaves out amounts in units of the same dimension where there is a nearer one, and "no votes" where votes are
    /// counted.
    fn nearest_units<'c>(
        &self,
        mut figures: Vec<&'c Candidate>,
        reader: &Reader,
    ) -> Vec<&'c Candidate> {
        let Some(unit) = self.claim.unit.as_deref() else { return figures };
        let nearness = |figure: &Candidate| figure.mention.nearness(unit, reader);
        let nearest = figures.iter().map(|figure| nearness(figure)).min();
        figures.retain(|figure| Some(nearness(figure)) == nearest);
        if figures.iter().any(|figure| figure.mention.rule != Rule::None) {
            figures.retain(|figure| figure.mention.rule != Rule::None);
        }
        figures
    }

    /// Leaves out what is surely not meant: the same, and words that name another unit where others name the claim's.
    fn likely<'c>(&self, figures: Vec<&'c Candidate>, reader: &Reader) -> Vec<&'c Candidate> {
        let mut figures = self.nearest_units(figures, reader);
        let Some(unit) = self.claim.unit.as_deref() else { return figures };
        if figures.iter().any(|figure| figure.mention.names_unit(self.text, unit, reader)) {
            figures.retain(|figure| !figure.mention.names_another_unit(self.text, unit, reader));
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

    /// Whether a mention is of percentage points and the claim's statement speaks of none; or the claim is in them, and the
    /// mention is not.
    fn is_in_other_points(&self, mention: &Mention, reader: &Reader) -> bool {
        let in_points = mention.is_in_points(self.text, reader);
        if self.claim.unit.as_deref().is_some_and(|unit| reader.is_percentage_points(unit)) {
            return !in_points;
        }
        in_points && !reader.names_points(&self.claim.statement)
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

    /// Whether a bare number goes on in the unit of a figure before it in its sentence: "5.5 million tonnes, up from
    /// 5.1 million".
    fn goes_on(
        &self,
        before: &[Mention],
        mention: &Mention,
        sentence: &str,
        reader: &Reader,
    ) -> bool {
        let Figure::Number { noun, .. } = &mention.says else { return false };
        let unit = self.claim.unit.as_deref();
        let measured = before.iter().any(|other| {
            matches!(other.says, Figure::Measure { .. })
                && other.fits(self.claim.kind, unit, reader)
        });
        measured
            && mention
                .counted(sentence, reader)
                .is_none_or(|counted| counted.start > noun.start + 1)
            && unit.is_some()
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

/// A figure in a quote, what it was read as, and whether it is of what the claim says.
struct Candidate {
    mention: Mention,
    read: Result<Reading, Unresolved>,
    fit: Fit,
    subject: Subject,
    /// Whether its clause tells of a change, the first end of which is an earlier figure.
    moved: bool,
}

impl Candidate {
    fn is_apart(&self) -> bool {
        matches!(self.fit, Fit::Apart(_))
    }

    /// Returns how many words of the claim stand in its clause.
    fn score(&self) -> usize {
        match self.fit {
            Fit::Fits(words) => words,
            Fit::Apart(_) | Fit::Unrelated(_) => 0,
        }
    }

    fn quoted(&self) -> QuotedFigure {
        let value = self.read.as_ref().map(|reading| reading.value.clone()).map_err(|why| *why);
        QuotedFigure { span: self.mention.span, value }
    }

    fn differs(&self) -> Option<SubjectDiffers> {
        match &self.fit {
            Fit::Apart(misfit) | Fit::Unrelated(misfit) => {
                Some(SubjectDiffers { figure: self.quoted(), misfit: misfit.clone() })
            }
            Fit::Fits(_) => None,
        }
    }

    fn unrelated(&self) -> Option<SubjectDiffers> {
        if self.is_apart() { None } else { self.differs() }
    }
}

/// Returns the figure that fits the claim best; `None` where all are of something else.
fn best<'c>(figures: &[&'c Candidate]) -> Option<&'c Candidate> {
    let fitting = figures.iter().filter(|figure| !figure.is_apart());
    fitting.copied().max_by_key(|figure| (matches!(figure.fit, Fit::Fits(_)), figure.score()))
}

/// Returns the figures that bear out a declared value in this way. What a change began with is no end of it: 38 of
/// "climbed from 38 to 52".
fn stating<'c>(how: Declared, declared: &Value, figures: &[&'c Candidate]) -> Vec<&'c Candidate> {
    let states = |figure: &&&Candidate| {
        let is_start = how == Declared::End && figure.moved;
        figure.read.as_ref().is_ok_and(|read| {
            declared_as(read, declared) == Some(how) && !(is_start && is_first_end(read, declared))
        })
    };
    figures.iter().filter(states).copied().collect()
}

/// Returns a range of numbers that a change went through as what it led to: 340 of "grew from 200 to 340".
fn led_to(mut reading: Reading) -> Reading {
    if reading.rule == Rule::NumberRange
        && let Some(ends) = &reading.ends
    {
        reading.value = ends.1.clone();
    }
    reading
}

/// Whether a value is the first end of a range.
fn is_first_end(reading: &Reading, declared: &Value) -> bool {
    reading.ends.as_ref().is_some_and(|ends| ends.0.bounds(None) == declared.bounds(None))
}

fn same_value(read: &Result<Reading, Unresolved>, first: &Reading) -> bool {
    read.as_ref().is_ok_and(|read| is_same(read, first))
}

fn is_same(read: &Reading, first: &Reading) -> bool {
    compare(&read.value, &first.value, None) == Relation::Same
}

fn summary<'c>(figures: impl Iterator<Item = &'c Candidate>) -> Vec<QuotedFigure> {
    figures.map(Candidate::quoted).collect()
}
