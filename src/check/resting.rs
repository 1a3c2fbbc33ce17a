//! What a verdict rests on: figures that were read in passages, or no more than what the author of the claims file says.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Checked;
use crate::dossier::Claim;
use crate::passage::terms;
use crate::reading::Reader;
use crate::text::Language;
use crate::value::arithmetic::times;
use crate::value::{Kind, Rational, Relation, Side, Tolerance, Value, compare, same_text};
use crate::verdict::{Basis, Effect, Evidence, Judgement, Verdict, with_effect};

/// What a citation's value rests on, the best first; of a verdict, the best of the citations that speak for or against its
/// claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footing {
    /// A value that was read in a passage, or confirmed there.
    Read,
    /// A stance, or a value in a language in which no figure is read: a person says so.
    Declared,
    /// A value that no passage states, with the reason why it holds.
    Inferred,
}

impl Footing {
    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Declared => "declared",
            Self::Inferred => "inferred",
        }
    }

    /// Returns the footing of what a citation gives; `None` where it gives no value.
    pub fn of(cited: &Evidence) -> Option<Self> {
        Some(match cited.said.basis()? {
            Basis::Read => Self::Read,
            Basis::Declared if cited.said.reading().is_some() => Self::Read,
            Basis::Declared if matches!(cited.value(), Some(Value::Text(_))) => Self::Read,
            Basis::Declared | Basis::Unread(_) | Basis::Stance => Self::Declared,
            Basis::Inferred => Self::Inferred,
        })
    }

    /// Returns the footing of a verdict; `None` where no citation supports or contradicts the claim. A denial without a
    /// value is a stance.
    pub fn of_verdict(judgement: &Judgement) -> Option<Self> {
        speaking(judgement).map(|cited| Self::of(cited).unwrap_or(Self::Declared)).min()
    }
}

/// Whether a verdict rests on declared values only: citations support or contradict the claim, the value of none of them
/// was read, and none goes by what its author says that the passage does.
pub fn rests_on_declared(judgement: &Judgement) -> bool {
    // A declared yes or no is a stance in other words, and any other declared value stands in the quote.
    let is_value =
        |cited: &Evidence| matches!(cited.said.basis(), Some(Basis::Unread(_) | Basis::Inferred));
    speaking(judgement).next().is_some() && speaking(judgement).all(is_value)
}

/// Returns the citations that support or contradict a claim.
fn speaking(judgement: &Judgement) -> impl Iterator<Item = &Evidence> {
    let speaks = |effect| matches!(effect, Some(Effect::Supports | Effect::Contradicts));
    judgement.evidence.iter().filter(move |cited| speaks(cited.effect))
}

/// The ways in which a citation can bear a claim out by no more than what its author says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Declaration {
    /// Its value is inferred from words that have no figure and share none with the statement.
    Inferred,
    /// Its value is as far from the claim's as more than half of that, which only the tolerance allows.
    Tolerance,
    /// It states one of the wordings in `same_as`, which has no name where the claim's text has one.
    Wording,
    /// It supports a yes-no claim and shares no word with the statement.
    NoWordShared,
}

impl Checked {
    /// Returns what the verdict on the claim at index `claim` rests on, where all that supports it is declared in one of
    /// these ways; empty where a passage bears it out by itself, or nothing does.
    pub fn declarations(&self, claim: usize) -> BTreeSet<Declaration> {
        let judgement = &self.judgements[claim];
        if !matches!(judgement.verdict, Verdict::Corroborated | Verdict::SingleOrigin) {
            return BTreeSet::new();
        }
        let supporting = with_effect(&judgement.evidence, Effect::Supports);
        let declared = supporting.iter().map(|index| self.declaration(claim, *index));
        declared.collect::<Option<BTreeSet<_>>>().unwrap_or_default()
    }

    fn declaration(&self, claim: usize, index: usize) -> Option<Declaration> {
        let cited = &self.judgements[claim].evidence[index];
        let claim = &self.dossier.claims[claim];
        if cited.said.basis() == Some(Basis::Inferred) {
            let strange = self.shares_no_word(claim, index, cited) && !self.has_figure(cited);
            return strange.then_some(Declaration::Inferred);
        }
        match (claim.kind, cited.value()?) {
            (Kind::YesNo, _) => {
                let strange = self.shares_no_word(claim, index, cited);
                strange.then_some(Declaration::NoWordShared)
            }
            (Kind::Text, Value::Text(text)) => {
                is_nameless_wording(claim, text).then_some(Declaration::Wording)
            }
            (_, value) => is_by_tolerance_alone(claim, value).then_some(Declaration::Tolerance),
        }
    }

    /// Whether a figure or digits stand in the quote.
    fn has_figure(&self, cited: &Evidence) -> bool {
        let Some((document, anchor)) = cited.anchored.anchor() else { return false };
        let document = &self.holdings.documents[document].document;
        let pieces = anchor.pieces.iter();
        let mut pieces = pieces.map(|piece| cited.anchored.text_at(document, *piece));
        pieces.any(|piece| {
            piece.contains(char::is_numeric) || !Reader::english().find(piece).is_empty()
        })
    }

    /// Whether the sentence of the quote and the statement are both in English and share no word of content.
    fn shares_no_word(&self, claim: &Claim, index: usize, cited: &Evidence) -> bool {
        let Some((document, anchor)) = cited.anchored.anchor() else { return false };
        let document = &self.holdings.documents[document].document;
        let source = &self.dossier.sources[claim.citations[index].source];
        let language =
            source.language.as_ref().map_or_else(|| document.language(), |tag| tag.language);
        let is_english =
            language == Language::ENGLISH && Language::of(&claim.statement) == Language::ENGLISH;
        if !is_english {
            return false;
        }
        let mut own = words_of_content(&claim.statement);
        own.extend(words_of_content(claim.unit.as_deref().unwrap_or("")));
        let sentence = cited.said.sentence.unwrap_or(anchor.span);
        own.is_disjoint(&words_of_content(cited.anchored.text_at(document, sentence)))
    }
}

/// Returns the words of a sentence without those of grammar, as they are compared.
fn words_of_content(sentence: &str) -> BTreeSet<String> {
    terms(sentence, &[]).into_iter().filter(|term| !GRAMMAR_TERMS.contains(term)).collect()
}

/// The words of grammar, as they are compared.
static GRAMMAR_TERMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = GRAMMAR.lines().filter(|line| !line.starts_with('#'));
    words.flat_map(|word| terms(word, &[])).collect()
});

const GRAMMAR: &str = include_str!("../../data/words/en/grammar.tsv");

/// Whether a text is one of a claim's other wordings, without a name where the claimed text has one: "the consul".
fn is_nameless_wording(claim: &Claim, text: &str) -> bool {
    let Some(Value::Text(claimed)) = claim.value.as_ref().map(|placed| &placed.value) else {
        return false;
    };
    // Letters of scripts without capitals may be those of a name.
    let has_name = |text: &str| text.chars().any(|c| c.is_alphabetic() && !c.is_lowercase());
    !same_text(claimed, text) && has_name(claimed) && !has_name(text)
}

/// Whether a value bears out the claim by its tolerance only, and that is more than half of what is claimed.
fn is_by_tolerance_alone(claim: &Claim, value: &Value) -> bool {
    let (Some(placed), Some(tolerance)) = (&claim.value, &claim.tolerance) else { return false };
    let half = Rational::new(1, 2);
    let is_wide = match (tolerance, placed.value.number().and_then(|number| number.written())) {
        (Tolerance::Percent(by), _) => *by > Rational::from_integer(50),
        (Tolerance::Absolute(by), Some(written)) => {
            let magnitude = if written < Rational::ZERO { -written } else { written };
            times(magnitude, half).is_some_and(|half| *by > half)
        }
        (Tolerance::Absolute(_) | Tolerance::Days(_), _) => false,
    };
    let by_itself = compare(value, &placed.value, None);
    is_wide && !matches!(by_itself, Relation::Same | Relation::Within(Side::Left))
}
