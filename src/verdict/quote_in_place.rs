//! A quote in its place: the value that it gives, read and held to what its citation declares.

use crate::dossier::{Citation, Claim, Stance};
use crate::quote::Anchor;
use crate::reading::{
    Assertion, Figure, Fit, Limit, Mention, Misfit, Reader, Reading, Rule, SpokenFrom, SubjectPart,
    Unresolved,
};
use crate::source::Table;
use crate::text::{LanguageTag, Span, cuts_token, fold, sentence_around};
use crate::value::{Kind, Rational, Relation, Value, compare};

use super::Statement;
use super::candidate::{Candidate, at_limit, best, led_to, same_value, stating, summary};
use super::content::{Basis, Content, Doubt, QuotedFigure, SubjectDiffers, is_exempt};
use super::declared::Declared;
use super::digits::UnreadQuote;
use super::statement::is_open;
use super::table_cell::ClaimWords;

/// A quote in its place, and all that its value is read by.
pub(super) struct QuoteInPlace<'a> {
    pub(super) text: &'a str,
    /// The table that the quote stands in.
    pub(super) table: Option<&'a Table>,
    pub(super) sentence: Span,
    pub(super) anchor: &'a Anchor,
    pub(super) claim: &'a Claim,
    pub(super) citation: &'a Citation,
    pub(super) spoken: SpokenFrom,
    pub(super) language: LanguageTag,
    /// The reader of the language; `None`: no figure is read.
    pub(super) reader: Option<&'a Reader>,
    pub(super) statement: &'a Statement,
}

impl QuoteInPlace<'_> {
    /// Returns what the citation says, and the figure whose event no table relates to the claim's.
    pub(super) fn content(&self) -> (Content, Option<SubjectDiffers>) {
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
            .filter(|figure| matches!(figure.fit, Fit::Fits { rank, .. } if rank > 0))
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
        let misfit = self.misfit_denied();
        Content::Doubtful(Doubt::OtherSubject(SubjectDiffers { figure, misfit }))
    }

    fn misfit_denied(&self) -> Misfit {
        let name = |assertion: Assertion| assertion.name().to_owned();
        Misfit {
            part: SubjectPart::Assertion,
            claimed: name(self.statement.assertion),
            found: name(Assertion::Denied),
        }
    }

    /// Whether the sentence after that of a figure, in one paragraph, says that it is not so: "That was untrue".
    fn is_taken_back(&self, figure: Span, reader: &Reader) -> bool {
        let end = sentence_around(self.text, figure).end;
        let rest = &self.text[end..];
        let gap = rest.len() - rest.trim_start().len();
        if rest[..gap].matches('\n').count() > 1 || rest.trim().is_empty() {
            return false;
        }
        let next = sentence_around(self.text, Span::new(end + gap, end + gap));
        self.statement.assertion != Assertion::Denied && reader.takes_back(next.of(self.text))
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
            return (content, best.reservation());
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
        if let [first, ..] = chosen.as_slice()
            && let Some(doubt) = self.other_figure_meant(first, &figures)
        {
            return (doubt, None);
        }
        match chosen.as_slice() {
            [Candidate { read: Ok(first), subject, .. }, rest @ ..]
                if rest.iter().all(|other| same_value(&other.read, first)) =>
            {
                let content = Content::read(first.value.clone(), Basis::Read, first, subject);
                (content, chosen[0].reservation())
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
        is_exempt(self.citation.stance.as_ref().map(|placed| placed.value))
    }

    /// Returns the figures of the claim's kind that stand in the quote, with their places in the source. They are
    /// read in their sentence, whose words before the quote can be part of them ("at least").
    fn figures(&self, reader: &Reader) -> Vec<Candidate> {
        let sentence = self.sentence.of(self.text);
        let mentions = reader.find_in_sentence(self.text, self.sentence);
        let subjects = reader.compared_subjects(sentence, &mentions);
        let kind = self.claim.kind;
        let unit = self.claim.unit.as_deref();
        let limit = self.statement.limit;
        let told = limit.and_then(|_| reader.limit_of_verbs(sentence));
        let gives_ends = limit.is_some() && (told == limit || reader.tells_of_lasting(sentence));
        // "(born 3 March 1901, died 9 June 1980)": each has an end of its own.
        let told_of = |number: usize| {
            let event = subjects[number].subject.event.filter(|_| limit.is_some());
            event.and_then(|event| reader.limit_of_verbs(event.of(sentence))).or(told)
        };
        let here = mentions.iter().map(|mention| mention.clone().shifted(self.sentence.start));
        let here: Vec<Mention> = here.collect();
        let table = self.table.map(|table| (table, ClaimWords::of(self.claim, reader)));
        let of_cell = |figure: Span| {
            let (table, words) = table.as_ref()?;
            words.misfit(self.text, table, figure)
        };
        let candidates = here.iter().enumerate().filter_map(|(number, placed)| {
            let in_quote = self.anchor.pieces.iter().any(|piece| piece.contains(placed.figure));
            let is_other = self.is_another_dollar(placed, &here, reader)
                || self.is_in_other_points(placed, reader);
            let fits = placed.fits(kind, unit, reader)
                || self.goes_on(&mentions[..number], &mentions[number], sentence, reader);
            if !in_quote || !(fits && !is_other || self.is_none_at_all(placed, reader)) {
                return None;
            }
            let moved = subjects[number].subject.direction.is_some();
            let read = placed.resolve_in(kind, unit, &self.spoken, reader);
            let read = read.map(|reading| match self.statement.limit {
                Some(limit) => at_limit(reading, limit, gives_ends),
                None if moved => led_to(reading),
                None => reading,
            });
            let fit = if self.is_exempt() {
                Fit::Fits { rank: 0, added: None }
            } else if let Some(misfit) =
                self.is_of_another_end(&read, told_of(number), sentence, reader)
            {
                Fit::Apart(misfit)
            } else if let Some(misfit) = of_cell(placed.figure) {
                Fit::Apart(misfit)
            } else if self.is_taken_back(placed.figure, reader) {
                Fit::Apart(self.misfit_denied())
            } else {
                reader.fit(&self.statement.claimed, &subjects, &mentions, number, sentence)
            };
            let subject = subjects[number].subject.clone();
            Some(Candidate { mention: placed.clone(), read, fit, subject, moved })
        });
        candidates.collect()
    }

    /// Returns that a date is not that of the end of a time which the claim tells of: it says when something left, and the
    /// claim since when it is there; or it says of a day that something was so, and not that it began. `told` is the end that
    /// the verbs of the sentence tell of.
    fn is_of_another_end(
        &self,
        read: &Result<Reading, Unresolved>,
        told: Option<Limit>,
        sentence: &str,
        reader: &Reader,
    ) -> Option<Misfit> {
        let Statement { limit, limit_words, .. } = self.statement;
        let limit = (*limit)?;
        let reading = read.as_ref().ok().filter(|reading| reading.ends.is_none())?;
        let is_another = match limit_words {
            Some(_) => told != Some(limit) && !is_open(&reading.value),
            None => told == Some(limit.opposite()),
        };
        let verb = |text: &str| {
            let first = reader.verbs(text).into_iter().next();
            first.map_or(String::new(), |(place, _)| place.of(text).to_owned())
        };
        is_another.then(|| Misfit {
            part: SubjectPart::Event,
            claimed: limit_words.clone().unwrap_or_else(|| verb(&self.claim.statement)),
            found: verb(sentence),
        })
    }

    /// Returns why the figure that fits best does not contradict the claim: the claim's own value stands in the quote as well, and
    /// can be meant or nothing relates the other to the claim.
    fn other_figure_meant(&self, best: &Candidate, figures: &[Candidate]) -> Option<Content> {
        let claimed = &self.claim.value.as_ref().filter(|_| !self.is_exempt())?.value;
        let relation = |figure: &Candidate| {
            let read = figure.read.as_ref().ok()?;
            Some(compare(&read.value, claimed, self.claim.tolerance.as_ref()))
        };
        if relation(best) != Some(Relation::Disjoint) {
            return None;
        }
        let is_own = |figure: &&Candidate| relation(figure) == Some(Relation::Same);
        let own = figures.iter().filter(is_own);
        if let Some(differs) = best.unrelated().filter(|_| own.clone().next().is_some()) {
            return Some(Content::Doubtful(Doubt::OtherSubject(differs)));
        }
        let own = own.into_iter().find(|figure| !figure.is_surely_apart())?;
        Some(Content::Doubtful(Doubt::NotOne(summary([own, best].into_iter()))))
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
            matches!(other.says, Figure::Measure { .. } | Figure::Money { .. })
                && other.fits(self.claim.kind, unit, reader)
        });
        let lasts = || {
            let is_time = |other: &Mention| matches!(other.says, Figure::Duration { .. });
            before.iter().any(|other| is_time(other) && other.fits(self.claim.kind, unit, reader))
                && reader.is_led(sentence, mention.span)
        };
        (measured || lasts())
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
