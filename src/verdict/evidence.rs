//! What one citation says: its quote, the figure in it, and what its author declares.

use crate::dossier::{Citation, Claim, Dossier, Stance};
use crate::quote::{Anchor, Outcome, State};
use crate::reading::{self, Mention, Reading, SpokenFrom, Unresolved};
use crate::source::{Holding, Holdings};
use crate::text::{Span, cuts_token, fold, sentence_around};
use crate::value::{Interval, Kind, Number, Value};

use super::clipped::{Clipped, words_clipped};
use super::origins::{origins_of, silenced_by};
use super::{Effect, Origin};

/// What one citation says.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What became of its quote.
    pub state: State,
    /// What came of looking for it; `None` where the source could not be looked into.
    pub outcome: Option<Outcome>,
    /// Where else in the dossier a quote that is lost stands, once: documents by index, with the place in each.
    pub elsewhere: Vec<(usize, Span)>,
    /// The sentences around the quote, in the source; `None` where it has no single place.
    pub sentence: Option<Span>,
    /// The value it gives; `None` where it gives none, or does not hold.
    pub value: Option<Value>,
    /// Where the value comes from.
    pub basis: Option<Basis>,
    /// The figure in the quote that gives or confirms the value, with places in the source.
    pub reading: Option<Reading>,
    /// Why its value cannot be relied on.
    pub doubt: Option<Doubt>,
    /// The words outside the quote that govern it, and that its author takes no account of.
    pub clipped: Vec<Clipped>,
    /// The stance that its author declared.
    pub stance: Option<Stance>,
    /// What it does to the claim; `None` where it does not hold, or says nothing.
    pub effect: Option<Effect>,
    /// Whether the declared stance is another than the figures give.
    pub stance_mismatch: bool,
    /// Whose word it is; never empty.
    pub origins: Vec<Origin>,
    /// Whose word the passage is, where its source shares it with others and nobody says which of them wrote it.
    pub voice: Option<Origin>,
    /// The voices that are not counted beside it.
    pub silenced: Vec<Origin>,
    /// Whether its origins are speakers whom the source quotes.
    pub attributed: bool,
}

/// What came of looking for the quote of a citation.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What came of it in its own source; `None` where that could not be looked into.
    pub outcome: Option<Outcome>,
    /// Where else in the dossier it stands, where it is not in its own source.
    pub elsewhere: Vec<(usize, Span)>,
    /// Whose word the passage is, where its source shares it with others and nobody says which of them wrote it.
    pub voice: Option<Origin>,
}

impl Found {
    /// Returns the document, by index, and the place in it where the quote stands; `None` where it has no single one.
    /// `source` is the index of the citation's source.
    fn place(&self, holdings: &Holdings, source: usize) -> Option<(usize, Span)> {
        match (holdings.of_source.get(source)?, self.outcome.as_ref()?) {
            (Holding::Held(document), Outcome::Anchored(anchor)) => Some((*document, anchor.span)),
            _ => None,
        }
    }
}

/// Where the quote of a citation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quoted {
    /// The index of the document.
    pub document: usize,
    /// The place in it.
    pub place: Span,
    /// The index of the claim.
    pub claim: usize,
    /// The index of the citation in it.
    pub citation: usize,
}

/// Returns where the quotes of a dossier stand that have a single place, in the order of the claims file.
pub fn quoted<'a>(
    dossier: &'a Dossier,
    holdings: &'a Holdings,
    found: &'a [Vec<Found>],
) -> impl Iterator<Item = Quoted> + 'a {
    dossier.claims.iter().zip(found).enumerate().flat_map(move |(claim, (of, found))| {
        let cited = of.citations.iter().zip(found).enumerate();
        cited.filter_map(move |(citation, (of, found))| {
            let (document, place) = found.place(holdings, of.source)?;
            Some(Quoted { document, place, claim, citation })
        })
    })
}

/// Where a citation's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The quote states it, and nobody declared it.
    Read,
    /// It is declared, and the quote states it.
    Declared,
    /// It is declared, and its author says why it holds though the quote does not state it.
    Inferred,
    /// It follows from the stance.
    Stance,
}

/// Why a citation's value cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The quote does not state the declared value; the figures it does state.
    NotInQuote(Vec<Figure>),
    /// Nothing is declared, and not exactly one figure could be meant; all that could.
    NotOne(Vec<Figure>),
}

/// A figure in a quote, read as far as it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its words, in the source.
    pub span: Span,
    /// Its value, or why it has none.
    pub value: Result<Value, Unresolved>,
}

impl Evidence {
    /// Returns whose voices it counts for: each of its speakers, or one of the sources that it may go back to.
    pub fn voices(&self) -> Vec<Origin> {
        if self.attributed { self.origins.clone() } else { vec![Origin::one_of(&self.origins)] }
    }

    /// Whether its value is weighed against others: it holds, gives one, and is no context.
    pub fn is_compared(&self) -> bool {
        self.value.is_some() && self.stance != Some(Stance::Context)
    }

    /// Whether it holds and says something of the claim.
    pub fn is_weighed(&self) -> bool {
        self.effect.is_some()
    }

    /// Whether it contradicts the claim without giving a value of its own.
    pub fn denies(&self) -> bool {
        self.effect == Some(Effect::Contradicts) && self.value.is_none()
    }

    /// Whether its value cannot be relied on.
    pub fn is_doubtful(&self) -> bool {
        self.doubt.is_some()
    }

    /// Returns what its value means when it is compared; `None` for a text, or without a value.
    pub fn bounds(&self, claim: &Claim) -> Option<Interval> {
        self.value.as_ref()?.compared(claim.tolerance.as_ref())
    }
}

/// Returns what a citation says by itself; its effect is set when all citations of the claim are known.
pub fn weigh(
    dossier: &Dossier,
    claim: &Claim,
    citation: &Citation,
    holdings: &Holdings,
    found: Found,
) -> Evidence {
    let mut evidence = Evidence {
        state: state(holdings, citation.source, found.outcome.as_ref()),
        outcome: found.outcome,
        elsewhere: found.elsewhere,
        sentence: None,
        value: None,
        basis: None,
        reading: None,
        doubt: None,
        clipped: Vec::new(),
        stance: citation.stance.as_ref().map(|placed| placed.value),
        effect: None,
        stance_mismatch: false,
        origins: origins_of(dossier, citation, found.voice.as_ref()),
        silenced: silenced_by(dossier, citation, found.voice.as_ref()),
        voice: found.voice,
        attributed: !citation.attributed_to.is_empty(),
    };
    let Some(Outcome::Anchored(anchor)) = &evidence.outcome else { return evidence };
    let Some(held) = holdings.document_of(citation.source) else { return evidence };
    let text = &held.document.text;
    let sentence = sentence_around(text, anchor.span);
    evidence.sentence = Some(sentence);
    let spoken = SpokenFrom {
        as_of: citation.as_of.clone(),
        published: dossier.sources[citation.source].published.clone(),
    };
    let passage = Passage { text, sentence, anchor, claim, citation, spoken };
    let said = passage.says();
    (evidence.value, evidence.basis, evidence.reading, evidence.doubt) =
        (said.value, said.basis, said.reading, said.doubt);
    let (value, reading) = (evidence.value.as_ref(), evidence.reading.as_ref());
    evidence.clipped = words_clipped(text, sentence, passage.anchor, citation, value, reading);
    evidence
}

fn state(holdings: &Holdings, source: usize, outcome: Option<&Outcome>) -> State {
    match (outcome, holdings.of_source.get(source)) {
        (Some(outcome), _) => outcome.state(),
        (None, Some(Holding::NotHeld)) => State::NotHeld,
        (None, _) => State::Unread,
    }
}

/// A quote in its place, and what is to be read from it.
struct Passage<'a> {
    text: &'a str,
    sentence: Span,
    anchor: &'a Anchor,
    claim: &'a Claim,
    citation: &'a Citation,
    spoken: SpokenFrom,
}

#[derive(Default)]
struct Said {
    value: Option<Value>,
    basis: Option<Basis>,
    reading: Option<Reading>,
    doubt: Option<Doubt>,
}

impl Said {
    fn value(value: Value, basis: Basis) -> Self {
        Self { value: Some(value), basis: Some(basis), ..Self::default() }
    }

    fn doubt(doubt: Doubt) -> Self {
        Self { doubt: Some(doubt), ..Self::default() }
    }
}

impl Passage<'_> {
    fn says(&self) -> Said {
        let declared = self.citation.value.as_ref().map(|placed| &placed.value);
        match (declared, self.claim.kind) {
            (Some(value), _) if self.citation.inferred.is_some() => {
                Said::value(value.clone(), Basis::Inferred)
            }
            (Some(value), Kind::YesNo) => Said::value(value.clone(), Basis::Declared),
            (None, Kind::YesNo) => self.by_stance(),
            (Some(Value::Text(text)), _) => self.declared_text(text),
            (None, Kind::Text) => self.claimed_text(),
            (Some(value), _) => self.declared_figure(value),
            (None, _) => self.read_figure(),
        }
    }

    /// A yes-no claim says what is so, or that it is not; a stance is for or against that.
    fn by_stance(&self) -> Said {
        let claimed = !matches!(
            self.claim.value.as_ref().map(|placed| &placed.value),
            Some(Value::YesNo(false))
        );
        match self.citation.stance.as_ref().map(|placed| placed.value) {
            Some(Stance::Supports) => Said::value(Value::YesNo(claimed), Basis::Stance),
            Some(Stance::Contradicts) => Said::value(Value::YesNo(!claimed), Basis::Stance),
            Some(Stance::Context) | None => Said::default(),
        }
    }

    fn declared_text(&self, text: &str) -> Said {
        if self.states_text(text) {
            Said::value(Value::Text(text.to_owned()), Basis::Declared)
        } else {
            Said::doubt(Doubt::NotInQuote(Vec::new()))
        }
    }

    fn claimed_text(&self) -> Said {
        let claimed = self.claim.value.as_ref().map(|placed| placed.value.to_string());
        let found = claimed.iter().chain(&self.claim.same_as).find(|text| self.states_text(text));
        match found {
            Some(text) => Said::value(Value::Text(text.clone()), Basis::Read),
            None if self.citation.stance.is_some() => Said::default(),
            None => Said::doubt(Doubt::NotOne(Vec::new())),
        }
    }

    fn states_text(&self, text: &str) -> bool {
        self.anchor.pieces.iter().any(|piece| states_text(piece.of(self.text), text))
    }

    fn declared_figure(&self, declared: &Value) -> Said {
        let figures = self.figures();
        let stated =
            figures.iter().find(|(_, read)| read.as_ref().is_ok_and(|read| states(read, declared)));
        match stated {
            Some((_, Ok(reading))) => {
                let value = if is_an_end(reading, declared) { declared } else { &reading.value };
                let mut said = Said::value(value.clone(), Basis::Declared);
                said.reading = Some(reading.clone());
                said
            }
            _ => Said::doubt(Doubt::NotInQuote(summary(&figures))),
        }
    }

    fn read_figure(&self) -> Said {
        let mut figures = self.figures();
        if let Some(unit) = &self.claim.unit {
            let reader = reading::Reader::english();
            let names_unit = |mention: &Mention| mention.names_unit(self.text, unit, reader);
            if figures.iter().any(|(mention, _)| names_unit(mention)) {
                figures.retain(|(mention, _)| !mention.names_another_unit(self.text, unit, reader));
            }
        }
        match figures.as_slice() {
            [(_, Ok(first)), rest @ ..] if rest.iter().all(|(_, read)| same_value(read, first)) => {
                let mut said = Said::value(first.value.clone(), Basis::Read);
                said.reading = Some(first.clone());
                said
            }
            _ if self.citation.stance.is_some() => Said::default(),
            _ => Said::doubt(Doubt::NotOne(summary(&figures))),
        }
    }

    /// Returns the figures of the claim's kind that stand in the quote, with their places in the source. They are
    /// read in their sentence, whose words before the quote can be part of them ("at least").
    fn figures(&self) -> Vec<Candidate> {
        let in_quote = |mention: &Mention| {
            self.anchor.pieces.iter().any(|piece| piece.contains(mention.figure))
        };
        let reader = reading::Reader::english();
        let unit = self.claim.unit.as_deref();
        let fits = |mention: &Mention| mention.fits(self.claim.kind, unit, reader);
        let mentions = reading::find(self.sentence.of(self.text)).into_iter();
        let here = mentions.map(|mention| mention.shifted(self.sentence.start));
        let candidates = here.filter(|mention| fits(mention) && in_quote(mention));
        candidates
            .map(|mention| {
                let read = mention.resolve(self.claim.kind, &self.spoken);
                (mention, read)
            })
            .collect()
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
    let (passage, wanted) = (fold(passage), fold(text));
    passage
        .match_indices(&wanted)
        .any(|(at, _)| !cuts_token(&passage, at) && !cuts_token(&passage, at + wanted.len()))
}

/// A figure in a quote, and what it was read as.
type Candidate = (Mention, Result<Reading, Unresolved>);

/// Whether a reading states a declared value: the same, or one end of a range. A rounded figure is stated by
/// its nominal value too: "1.2 million" by 1200000.
fn states(reading: &Reading, declared: &Value) -> bool {
    reading.value.bounds(None) == declared.bounds(None)
        || is_rounded_from(&reading.value, declared)
        || is_an_end(reading, declared)
}

fn is_an_end(reading: &Reading, declared: &Value) -> bool {
    reading.ends.as_ref().is_some_and(|ends| {
        [&ends.0, &ends.1]
            .iter()
            .any(|end| end.bounds(None) == declared.bounds(None) || is_rounded_from(declared, end))
    })
}

fn is_rounded_from(read: &Value, declared: &Value) -> bool {
    let (Some(read), Some(declared)) = (number(read), number(declared)) else { return false };
    read.step().is_some()
        && read.nominal() == declared.nominal()
        && read.bounds(None).contains(&declared.bounds(None))
}

fn number(value: &Value) -> Option<&Number> {
    match value {
        Value::Count(number) | Value::Quantity(number) | Value::Percent(number) => Some(number),
        Value::Date(_) | Value::YesNo(_) | Value::Text(_) => None,
    }
}

fn same_value(read: &Result<Reading, Unresolved>, first: &Reading) -> bool {
    read.as_ref().is_ok_and(|read| read.value.bounds(None) == first.value.bounds(None))
}

fn summary(figures: &[Candidate]) -> Vec<Figure> {
    let value = |read: &Result<Reading, Unresolved>| match read {
        Ok(reading) => Ok(reading.value.clone()),
        Err(why) => Err(*why),
    };
    figures
        .iter()
        .map(|(mention, read)| Figure { span: mention.span, value: value(read) })
        .collect()
}
