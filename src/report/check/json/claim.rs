//! Claims with their positions and citations.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::{Checked, Footing};
use crate::dossier;
use crate::finding::shown_origin;
use crate::source::{Held, Holding, Holdings};
use crate::value::Value;
use crate::verdict::{self, Evidence, Judgement, Stated, is_stale, said_on};

use crate::report::check::json::bounds::Bounds;
use crate::report::check::json::names;
use crate::report::check::json::nearest::{Elsewhere, NearestJson};
use crate::report::kit::place::PassagePlace;
use crate::report::kit::subject::SubjectJson;

/// A claim and what the evidence makes of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub(crate) struct ClaimJson<'a> {
    /// Its id.
    id: &'a str,
    /// The claim in a sentence.
    statement: &'a str,
    /// The sort of value it asserts.
    #[schemars(schema_with = "names::kind")]
    kind: &'static str,
    /// The unit of a count or quantity.
    unit: Option<&'a str>,
    /// The verdict on it.
    #[schemars(schema_with = "names::verdict")]
    verdict: &'static str,
    /// The value it asserts, in the notation of claims files; null: an open question.
    value: Option<String>,
    /// The best that the verdict rests on: `read`, a value that a passage states; `declared`, a stance, or a value in a
    /// language in which no figure is read; `inferred`, a value that no passage states. Null where nothing supports or contradicts it.
    rests_on: Option<&'static str>,
    /// The day that the value is for, in EDTF; null where none is given.
    as_of: Option<String>,
    /// How the figure changes with time: `grows` or `varies`; null: it does not.
    over_time: Option<&'static str>,
    /// The origins of the citations that support it.
    origins: Vec<String>,
    /// How many of them count: one passage is one origin, whoever its speakers are.
    independent_origins: usize,
    /// The stated values that no other refines, with those who stated them.
    positions: Vec<PositionJson>,
    /// The origins that give values which cannot both be true.
    inconsistent_accounts: Vec<InconsistentAccountJson>,
    /// The disagreements that its authors accepted.
    acceptances: Vec<AcceptanceJson<'a>>,
    /// Its citations, in the order of the claims file.
    citations: Vec<CitationJson<'a>>,
}

/// A value that no other refines, and the citations that state it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Position")]
struct PositionJson {
    /// The value, in the notation of claims files; null: they give no value, and deny the claim.
    value: Option<String>,
    /// Its meaning; null for a denial, a yes-no value and a text.
    bounds: Option<Bounds>,
    /// Whose word they are.
    origins: Vec<String>,
    /// Their places in the claim's list of citations, from 0.
    citations: Vec<usize>,
    /// The values that others refine and that can be true together with this one, as "dozens" can with 31.
    also_fits: Vec<AlsoFitsJson>,
}

/// A stated value that others refine, and the citations that state it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AlsoFits")]
struct AlsoFitsJson {
    /// The value, in the notation of claims files.
    value: String,
    /// Its meaning; null where it cannot be told.
    bounds: Option<Bounds>,
    /// Whose word it is.
    origins: Vec<String>,
    /// Their places in the claim's list of citations, from 0.
    citations: Vec<usize>,
}

/// One origin that contradicts itself.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "InconsistentAccount")]
struct InconsistentAccountJson {
    /// Whose word it is.
    origin: String,
    /// Its positions.
    positions: Vec<PositionJson>,
    /// The citations of all its positions and of what also fits them, by their places in the claim's list, from 0, in the order in which they were
    /// said; what was said on no known day comes last.
    citations: Vec<usize>,
}

/// A disagreement that the authors of a claim accepted.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Acceptance")]
struct AcceptanceJson<'a> {
    /// The finding that is not raised: `conflict` or `inconsistent-account`.
    finding: &'static str,
    /// The values of its positions, in the notation of claims files; null for those who deny the claim without a value.
    positions: Vec<Option<String>>,
    /// Why it may stand.
    because: &'a str,
    /// Whether the disagreement is gone, or has other positions, so that it holds no longer.
    stale: bool,
}

/// A citation and what it says.
///
/// Line, column and bytes are those of the passage in `file`: null where the quote has no single place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Citation")]
pub(crate) struct CitationJson<'a> {
    /// Its id; null where it has none.
    id: Option<&'a str>,
    /// The id of its source.
    source: &'a str,
    /// The state of its quote.
    #[schemars(schema_with = "names::state")]
    state: &'static str,
    /// What it does to the claim; null where it does not hold, or says nothing.
    #[schemars(schema_with = "names::effect")]
    effect: Option<&'static str>,
    /// The stance that it declares.
    #[schemars(schema_with = "names::stance")]
    stance: Option<&'static str>,
    /// The value it gives, in the notation of claims files; null where it gives none that can be relied on.
    value: Option<String>,
    /// The meaning of the value where it is compared: an uncertain date is wider then. Null for a yes-no value and
    /// a text.
    bounds: Option<Bounds>,
    /// What the value rests on: `read`, `declared` or `inferred`; null where it gives none.
    basis: Option<&'static str>,
    /// Why the value holds that the quote does not state.
    inferred: Option<&'a str>,
    /// When it was said, in EDTF: its `as_of`, otherwise the date on which its source was published; null where neither
    /// is known.
    said_on: Option<String>,
    /// The rule that read the value in the quote; null where none did.
    rule: Option<&'static str>,
    /// What the figure is of that was read in the quote; null where none was.
    subject: Option<SubjectJson>,
    /// Whose word it is; where more than twelve sources may have said it, all of them as one.
    origins: Vec<String>,
    /// The file of its source, also where it could not be read; null where the source is not held.
    file: Option<&'a str>,
    #[serde(flatten)]
    place: PassagePlace,
    /// The quote, as the claims file gives it.
    quote: &'a str,
    /// The text of the source there, with what the quote leaves out.
    passage: Option<&'a str>,
    /// The passage of `file` that comes nearest to a quote which does not hold; null where it holds, or none comes
    /// near.
    nearest: Option<NearestJson<'a>>,
    /// Where else in the dossier a quote stands that is not in its source, in ten documents at most.
    elsewhere: Vec<Elsewhere<'a>>,
}

impl<'a> ClaimJson<'a> {
    /// Returns the id.
    pub(crate) fn id(&self) -> &'a str {
        self.id
    }

    /// Returns the claims of a dossier.
    pub(crate) fn all(checked: &'a Checked) -> impl Iterator<Item = Self> + 'a {
        let claims = checked.dossier.claims.iter().zip(&checked.judgements);
        claims.map(|(claim, judgement)| Self::of(checked, claim, judgement))
    }

    fn of(checked: &'a Checked, claim: &'a dossier::Claim, judgement: &'a Judgement) -> Self {
        let citations = claim.citations.iter().zip(&judgement.evidence);
        Self {
            id: &claim.id.value,
            statement: &claim.statement,
            kind: claim.kind.name(),
            unit: claim.unit.as_deref(),
            verdict: judgement.verdict.name(),
            value: claim.value.as_ref().map(|placed| placed.value.to_string()),
            rests_on: Footing::of_verdict(judgement).map(Footing::name),
            as_of: claim.as_of.as_ref().map(ToString::to_string),
            over_time: claim.over_time.map(dossier::OverTime::name),
            origins: named(&judgement.origins),
            independent_origins: judgement.independent,
            positions: judgement.positions.iter().map(|p| PositionJson::of(claim, p)).collect(),
            inconsistent_accounts: judgement
                .inconsistent
                .iter()
                .map(|account| InconsistentAccountJson::of(claim, account))
                .collect(),
            acceptances: claim
                .accept
                .iter()
                .map(|a| AcceptanceJson::of(claim, a, judgement))
                .collect(),
            citations: citations
                .map(|(citation, evidence)| CitationJson::of(checked, claim, citation, evidence))
                .collect(),
        }
    }
}

impl PositionJson {
    fn of(claim: &dossier::Claim, position: &verdict::Position) -> Self {
        let (value, bounds) = match &position.stated {
            Stated::Value(value, interval) => {
                let bounds = interval.as_ref().and_then(|all| Bounds::of(claim.kind, all));
                (Some(value.to_string()), bounds)
            }
            Stated::Denial => (None, None),
        };
        Self {
            value,
            bounds,
            origins: named(&position.origins),
            citations: position.citations.clone(),
            also_fits: position
                .also_fits
                .iter()
                .map(|wide| AlsoFitsJson::of(claim, wide))
                .collect(),
        }
    }
}

impl AlsoFitsJson {
    fn of(claim: &dossier::Claim, wide: &verdict::AlsoFits) -> Self {
        Self {
            value: wide.value.to_string(),
            bounds: wide.bounds.and_then(|all| Bounds::of(claim.kind, &all)),
            origins: named(&wide.origins),
            citations: wide.citations.clone(),
        }
    }
}

impl InconsistentAccountJson {
    fn of(claim: &dossier::Claim, account: &verdict::InconsistentAccount) -> Self {
        Self {
            origin: shown_origin(&account.origin),
            positions: account.positions.iter().map(|p| PositionJson::of(claim, p)).collect(),
            citations: account.said.iter().map(|statement| statement.citation).collect(),
        }
    }
}

impl<'a> AcceptanceJson<'a> {
    fn of(
        claim: &dossier::Claim,
        acceptance: &'a dossier::Acceptance,
        judgement: &Judgement,
    ) -> Self {
        let notation = |value: &Option<Value>| value.as_ref().map(ToString::to_string);
        Self {
            finding: acceptance.finding.name(),
            positions: acceptance.positions.iter().map(notation).collect(),
            because: &acceptance.because,
            stale: is_stale(claim, acceptance, judgement),
        }
    }
}

impl<'a> CitationJson<'a> {
    /// Returns a citation of a claim, both by their indices; `None` where there is none.
    pub(crate) fn at(checked: &'a Checked, claim: usize, citation: usize) -> Option<Self> {
        let own = checked.dossier.claims.get(claim)?;
        let evidence = checked.judgements.get(claim)?.evidence.get(citation)?;
        Some(Self::of(checked, own, own.citations.get(citation)?, evidence))
    }

    /// Returns the same for a source whose text is in no file.
    pub(crate) fn without_file(self) -> Self {
        Self { file: None, ..self }
    }

    fn of(
        checked: &'a Checked,
        claim: &dossier::Claim,
        citation: &'a dossier::Citation,
        evidence: &'a Evidence,
    ) -> Self {
        let held = checked.holdings.document_of(citation.source);
        let (place, text) = held.and_then(|held| passage(held, evidence)).unzip();
        let elsewhere = evidence.anchored.elsewhere.iter();
        Self {
            id: citation.id.as_deref(),
            source: &checked.dossier.sources[citation.source].id.value,
            state: evidence.state().name(),
            effect: evidence.effect.map(verdict::Effect::name),
            stance: evidence.said.stance.map(dossier::Stance::name),
            value: evidence.value().map(ToString::to_string),
            bounds: evidence.said.bounds(claim).and_then(|all| Bounds::of(claim.kind, &all)),
            basis: Footing::of(evidence).map(Footing::name),
            inferred: citation.inferred.as_deref(),
            said_on: said_on(&checked.dossier, citation).map(ToString::to_string),
            rule: evidence.said.reading().map(|reading| reading.rule.name()),
            subject: held.and_then(|held| subject(held, evidence)),
            origins: named(evidence.attribution.told()),
            file: file(&checked.holdings, citation.source),
            place: place.unwrap_or_default(),
            quote: &citation.quote.value,
            passage: text,
            nearest: held.and_then(|held| NearestJson::of(held, citation, evidence)),
            elsewhere: elsewhere
                .map(|(document, span)| Elsewhere::of(checked, *document, *span))
                .collect(),
        }
    }
}

/// Returns the passage that a quote was found to be, and where it stands; `None` where it has no single place.
fn passage<'a>(held: &'a Held, evidence: &'a Evidence) -> Option<(PassagePlace, &'a str)> {
    let Evidence { anchored, .. } = evidence;
    let (_, anchor) = anchored.anchor()?;
    let place = PassagePlace::of(&anchored.place.as_ref()?.location);
    Some((place, anchored.text_at(&held.document, anchor.span)))
}

fn subject(held: &Held, evidence: &Evidence) -> Option<SubjectJson> {
    let sentence = evidence.anchored.text_at(&held.document, evidence.said.sentence?);
    Some(SubjectJson::new(evidence.said.subject()?, sentence))
}

fn file(holdings: &Holdings, source: usize) -> Option<&str> {
    match holdings.of_source.get(source)? {
        Holding::Held(document) => holdings.documents.get(*document).map(|held| &*held.file),
        Holding::Unread { file, why: _ } => Some(file),
        Holding::NotHeld => None,
    }
}

fn named(origins: &[verdict::Origin]) -> Vec<String> {
    origins.iter().map(shown_origin).collect()
}
