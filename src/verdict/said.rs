//! The third step: the value that a citation gives, read from its quote and compared with what its author declares.

use serde::{Deserialize, Serialize};

use crate::dossier::{Citation, CitationIndex, Claim, Dossier, Stance};
use crate::quote::Anchor;
use crate::reading::{Reading, SpokenFrom, Subject, SubjectPart};
use crate::source::Document;
use crate::text::{Span, sentence_around};
use crate::value::{Interval, Value};

use super::Statement;
use super::clipped::{Clipped, words_clipped};
use super::content::{Basis, Content, Doubt, QuotedFigure, SubjectDiffers, is_exempt};
use super::quote_in_place::QuoteInPlace;
use super::scale::scale_elsewhere;

/// The value and stance of a citation.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// The figure whose event no table relates to that of the claim, or of which the claim says more than the passage, and which
    /// counts all the same.
    pub unrelated: Option<SubjectDiffers>,
}

impl Said {
    /// Returns what a citation says whose quote has no single place: the stance that is declared, and nothing else.
    pub fn nothing(citation: &Citation) -> Self {
        Self {
            sentence: None,
            content: Content::Nothing,
            clipped: Vec::new(),
            scale: None,
            stance: citation.stance.as_ref().map(|placed| placed.value),
            unrelated: None,
        }
    }

    /// Returns the words that the claim adds to what the passage says of the figure; `None` where it adds none.
    pub fn added(&self) -> Option<&str> {
        let misfit = &self.unrelated.as_ref()?.misfit;
        (misfit.part == SubjectPart::Added).then_some(&misfit.claimed)
    }

    /// Returns what a citation says whose quote stands at `anchor` of its document; `statement` is what its claim says.
    pub fn of(
        dossier: &Dossier,
        of: CitationIndex,
        document: &Document,
        anchor: &Anchor,
        statement: &Statement,
    ) -> Self {
        let claim = &dossier.claims[of.claim];
        let citation = dossier.citation(of);
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
            table: document.table_at(anchor.span),
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
        let clipped = words_clipped(text, sentence, anchor, citation, value, reading);
        let scale = reader
            .zip(content.reading())
            .and_then(|(reader, reading)| scale_elsewhere(text, sentence, reading, reader));
        let sentence = Some(sentence);
        Self { sentence, content, clipped, scale, unrelated, ..Self::nothing(citation) }
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
        self.subject().filter(|_| !is_exempt(self.stance) && self.reading().is_some())
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
