//! The content of a claims file that is right.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::draft::{Appearance, Draft};
use super::speakers::Speakers;
use crate::reading::{Reader, Readers};
use crate::source::{Document, ReadAs};
use crate::text::{Language, LanguageTag, Span};
use crate::value::{Edtf, Kind, Rational, Tolerance, Value};

/// Something read from the claims file, with its place there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed<T> {
    /// What was read.
    pub value: T,
    /// Where it stands in the file, in bytes; a string's place includes its quotation marks.
    pub place: Span,
}

/// A claims file: sources, claims, and the passages that link them.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The JSON Schema that the file names for editors: an address, or a path relative to the file.
    pub schema: Option<String>,
    /// The subject of the dossier.
    pub title: Option<String>,
    /// The sources, in the order of the file.
    pub sources: Vec<Source>,
    /// Who goes by several names.
    pub speakers: Speakers,
    /// The claims, in the order of the file.
    pub claims: Vec<Claim>,
    /// The texts that will be published, in the order of the file.
    pub drafts: Vec<Draft>,
    /// Relations that must hold between claims, in the order of the file.
    pub rules: Vec<Rule>,
    /// Codes of findings and the levels asked for, as they are written: neither is checked yet.
    pub levels: Vec<(Placed<String>, Placed<String>)>,
    /// The folder of tables of words that are read after the built-in ones, relative to the claims file.
    pub words: Option<Placed<String>>,
    /// A digest of these tables, SHA-256 as 64 hex digits; `None` until their files have been read.
    pub words_sha256: Option<String>,
    /// What its texts are read with: the tables of `words` too, once their files have been read.
    pub readers: Readers,
}

impl Dossier {
    /// Returns the source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id.value == id)
    }

    /// Returns the claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id.value == id)
    }

    /// Returns the draft with this id.
    pub fn draft(&self, id: &str) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.id.value == id)
    }

    /// Returns what figures are read with in a language; `None`: they are not read.
    pub fn reader(&self, language: Language) -> Option<&Reader> {
        self.readers.of(language)
    }

    /// Returns all citations with their indices, in the order of the file.
    pub fn citations(&self) -> impl Iterator<Item = (CitationIndex, &Citation)> {
        self.claims.iter().enumerate().flat_map(|(claim, own)| {
            let citations = own.citations.iter().enumerate();
            citations.map(move |(citation, own)| (CitationIndex { claim, citation }, own))
        })
    }

    /// Returns the citation at an index, which must be one of this dossier.
    pub fn citation(&self, at: CitationIndex) -> &Citation {
        &self.claims[at.claim].citations[at.citation]
    }
}

/// One citation of one claim, by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CitationIndex {
    /// The index of the claim in [`Dossier::claims`].
    pub claim: usize,
    /// The index of the citation in [`Claim::citations`].
    pub citation: usize,
}

/// A cited document.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name that citations use.
    pub id: Placed<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<Edtf>,
    /// When it was last looked at.
    pub accessed: Option<Edtf>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The language that it is declared to be written in; `None`: what its text is.
    pub language: Option<LanguageTag>,
    /// Its file, relative to the claims file and inside its folder; `None`: known, but not held.
    pub file: Option<Placed<String>>,
    /// What it says of how its file is to be read.
    pub read_as: ReadAs,
    /// The SHA-256 digest of the file, in lower case.
    pub sha256: Option<Placed<String>>,
    /// Whose word it is in its own voice; `None`: its publisher's, or its own.
    pub origin: Option<String>,
    /// The sources it reprints or retells, as indices into [`Dossier::sources`]; never in a circle.
    pub derived_from: Vec<usize>,
}

impl Source {
    /// Returns the language that a document of this source is written in: as declared, or else as its text shows.
    pub fn language_of(&self, document: &Document) -> LanguageTag {
        self.language_told(|| document.language())
    }

    /// Returns the same, of a document whose text `tell` is asked for where nothing is declared.
    pub fn language_told(&self, tell: impl FnOnce() -> Language) -> LanguageTag {
        self.language.clone().unwrap_or_else(|| tell().into())
    }
}

/// One asserted value of one property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its name.
    pub id: Placed<String>,
    /// The claim in a sentence.
    pub statement: String,
    /// The sort of value it asserts.
    pub kind: Kind,
    /// The unit of a count or quantity.
    pub unit: Option<String>,
    /// Other words for what is counted or for what happened.
    pub also: Vec<String>,
    /// The value it asserts; `None`: an open question.
    pub value: Option<Placed<Value>>,
    /// How far values may be apart without a conflict.
    pub tolerance: Option<Tolerance>,
    /// The day that the value is for; `None`: of no day in particular or, where it changes over time, the last that a
    /// passage speaks from.
    pub as_of: Option<Edtf>,
    /// How the figure changes with time; `None`: it does not.
    pub over_time: Option<OverTime>,
    /// Other wordings of a text value.
    pub same_as: Vec<String>,
    /// The passages that speak to it, in the order of the file.
    pub citations: Vec<Citation>,
    /// The places in drafts that state it, in the order of the file.
    pub appearances: Vec<Appearance>,
    /// The disagreements that its authors know of.
    pub accept: Vec<Acceptance>,
    /// Names to select claims by.
    pub tags: Vec<String>,
    /// A remark for readers of the file.
    pub note: Option<String>,
}

impl Claim {
    /// Returns the claim as it would be at the beginning of a file: two that only stand elsewhere are equal.
    pub fn without_places(&self) -> Self {
        let nowhere = Span::new(0, 0);
        let mut claim = self.clone();
        claim.id.place = nowhere;
        claim.value.iter_mut().for_each(|value| value.place = nowhere);
        for citation in &mut claim.citations {
            citation.place = nowhere;
            citation.quote.place = nowhere;
            citation.value.iter_mut().for_each(|value| value.place = nowhere);
            citation.stance.iter_mut().for_each(|stance| stance.place = nowhere);
        }
        for appearance in &mut claim.appearances {
            appearance.place = nowhere;
            appearance.quote.place = nowhere;
        }
        claim.accept.iter_mut().for_each(|known| known.place = nowhere);
        claim
    }
}

/// How a figure changes with time, so that it can be right on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OverTime {
    /// It only grows: a toll, a count of cases.
    Grows,
    /// It rises and falls: a price, a population.
    Varies,
}

impl OverTime {
    /// Both, in the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::Grows, Self::Varies];

    /// Returns the name used in the claims file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Grows => "grows",
            Self::Varies => "varies",
        }
    }
}

/// A disagreement of citations that the authors of a claim know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The place of the whole object.
    pub place: Span,
    /// The disagreement that is accepted.
    pub finding: Disagreement,
    /// The positions as they stood; `None` stands for those who only deny the claim.
    pub positions: Vec<Option<Value>>,
    /// Why it may stand.
    pub because: String,
}

/// A finding that can be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Disagreement {
    /// Citations disagree.
    Conflict,
    /// One origin gives values that cannot both be true.
    InconsistentAccount,
}

impl Disagreement {
    /// Both, in the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::Conflict, Self::InconsistentAccount];

    /// Returns the name used in the claims file, which is the code of the finding.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::InconsistentAccount => "inconsistent-account",
        }
    }
}

/// One link from a claim to a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The place of the whole object.
    pub place: Span,
    /// Its stable name, unique within the claim.
    pub id: Option<String>,
    /// The cited source, as an index into [`Dossier::sources`].
    pub source: usize,
    /// The quoted passage.
    pub quote: Placed<String>,
    /// The words just before the quote.
    pub prefix: Option<String>,
    /// The words just after the quote.
    pub suffix: Option<String>,
    /// The page or section, as people cite it.
    pub locator: Option<String>,
    /// The value that the passage gives.
    pub value: Option<Placed<Value>>,
    /// The effect of the passage on the claim.
    pub stance: Option<Placed<Stance>>,
    /// The independent speakers whose word it is.
    pub attributed_to: Vec<String>,
    /// Who passed it on.
    pub via: Option<String>,
    /// The date that relative dates in the passage count from.
    pub as_of: Option<Edtf>,
    /// Why a value holds that the quote does not state.
    pub inferred: Option<String>,
    /// A remark for readers of the file.
    pub note: Option<String>,
}

/// The effect of a passage on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// It speaks for the claim.
    Supports,
    /// It speaks against the claim.
    Contradicts,
    /// It is kept, checked and shown, and compared with nothing.
    Context,
}

impl Stance {
    /// All stances, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Contradicts, Self::Context];

    /// Returns the name used in the claims file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Context => "context",
        }
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Relations that must hold between claims.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub id: Placed<String>,
    /// The relation that must hold, as it is written: `a <= b + 2 days`.
    pub holds: Placed<String>,
    /// Why it must.
    pub because: Option<String>,
    /// Which figures are set against one another; `None`: all.
    pub within: Option<RuleScope>,
    /// What that says.
    pub comparison: Comparison,
}

/// The figures that a rule sets against one another: only those that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleScope {
    /// Those of one source: its own figures must add up.
    Source,
    /// Those of one origin.
    Origin,
}

impl RuleScope {
    /// Both, in the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::Source, Self::Origin];

    /// Returns the name used in the claims file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Origin => "origin",
        }
    }
}

/// A linear comparison of claims: the sum of its terms stands so to its limit.
///
/// ```
/// use crosscheck::dossier::{Order, Syntax, read};
/// use crosscheck::value::Rational;
///
/// let text = r#"{ "version": 1, "sources": {}, "claims": {
///   "valid": { "statement": "How many votes were valid?", "kind": "count" },
///   "cast": { "statement": "How many votes were cast?", "kind": "count" } },
///   "rules": [{ "id": "half", "holds": "valid + 3 >= 50% * cast" }] }"#;
/// let (dossier, _) = read(text, Syntax::Json);
/// let rule = &dossier.unwrap().rules[0].comparison;
/// assert_eq!((rule.order, rule.limit), (Order::AtMost, Rational::from_integer(3)));
/// let terms: Vec<_> = rule.terms.iter().map(|term| (term.claim.as_str(), term.coefficient)).collect();
/// assert_eq!(terms, [("valid", Rational::from_integer(-1)), ("cast", Rational::new(1, 2))]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What is added up, each claim once, in the order of the rule; empty where all claims cancel out.
    pub terms: Vec<Term>,
    /// How the sum must stand to the limit.
    pub order: Order,
    /// The number that the sum is compared with; days, where the claims are dates.
    pub limit: Rational,
}

/// A claim of a rule, with what its value is multiplied by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The id of the claim.
    pub claim: String,
    /// What its value is multiplied by; never zero.
    pub coefficient: Rational,
    /// How many months later its date is taken, by the calendar, before it is multiplied.
    pub months: i64,
}

/// How a sum stands to a limit. "More" is "less" with both sides negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The sum is less than the limit.
    Less,
    /// The sum is the limit or less.
    AtMost,
    /// The sum is the limit.
    Equal,
}
