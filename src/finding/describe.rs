//! The one place that puts facts into words.

use crate::dossier::{Citation, Claim, Dossier, Source};
use crate::quote::{Cut, Orphan, Outcome};
use crate::source::{Holding, Holdings};
use crate::verdict::{
    Doubt, Effect, Evidence, Figure, InconsistentAccount, Judgement, Position, Verdict, with_effect,
};

use super::words::{counted, listed, quoted};
use super::{Code, Finding, Level, Levels, Place, Role, Text, shown_position, shown_value};

/// Returns the findings of a dossier that are not allowed, those about sources first, then by claim, in the
/// order of the claims file.
///
/// `judgements` are those of the claims, in order. `whole` is false where claims were left out of the check:
/// then nothing is said of sources that seem unused.
pub fn describe(
    dossier: &Dossier,
    holdings: &Holdings,
    judgements: &[Judgement],
    levels: &Levels,
    whole: bool,
) -> Vec<Finding> {
    let scene = Scene { dossier, holdings };
    let mut findings = Vec::new();
    for index in 0..dossier.sources.len() {
        scene.source(index, whole, &mut findings);
    }
    for (index, judgement) in judgements.iter().enumerate() {
        scene.claim(index, judgement, &mut findings);
    }
    for finding in &mut findings {
        finding.level = levels.of(finding.code);
    }
    findings.retain(|finding| finding.level != Level::Allow);
    findings
}

struct Scene<'a> {
    dossier: &'a Dossier,
    holdings: &'a Holdings,
}

/// A citation with what it says, and where it is.
struct Cited<'a> {
    claim_index: usize,
    claim: &'a Claim,
    index: usize,
    citation: &'a Citation,
    evidence: &'a Evidence,
}

impl Scene<'_> {
    fn source(&self, index: usize, whole: bool, findings: &mut Vec<Finding>) {
        let source = &self.dossier.sources[index];
        let of_claim = |claim: &Claim| claim.citations.iter().filter(|c| c.source == index).count();
        let citations: usize = self.dossier.claims.iter().map(of_claim).sum();
        let id = &source.id.value;
        if citations == 0 {
            if whole && !self.is_derived_from(index) {
                let message = format!("`{id}`: no citation names this source");
                findings.push(source_finding(
                    Code::UnusedSource,
                    source,
                    message,
                    "cite it, or remove it",
                ));
            }
            return;
        }
        match &self.holdings.of_source[index] {
            Holding::Held(_) => findings.extend(self.changed_source(index)),
            Holding::Unread { file, why } => {
                let unchecked = counted(citations, "citation");
                let message = format!(
                    "`{id}`: {file} could not be read ({why}); {unchecked} could not be checked"
                );
                let help = "put the file there, or correct `file`";
                findings.push(source_finding(Code::UnreadSource, source, message, help));
            }
            Holding::NotHeld => {
                let unchecked = counted(citations, "citation");
                let message = format!("`{id}` has no file; {unchecked} could not be checked");
                let help = "save the document as text beside the claims file, and name it as the source's `file`";
                findings.push(source_finding(Code::NotHeld, source, message, help));
            }
        }
    }

    fn is_derived_from(&self, index: usize) -> bool {
        self.dossier.sources.iter().any(|source| source.derived_from.contains(&index))
    }

    fn changed_source(&self, index: usize) -> Option<Finding> {
        let source = &self.dossier.sources[index];
        let held = self.holdings.document_of(index).filter(|held| !held.archived)?;
        let pinned = source.sha256.as_ref()?;
        if pinned.value == held.document.sha256 {
            return None;
        }
        let message =
            format!("`{}`: {} is not the file that was pinned", source.id.value, held.file);
        let help = "read what changed; then put the digest that the file has now in `sha256`";
        let mut finding = source_finding(Code::ChangedSource, source, message, help);
        finding.places[0].span = pinned.place;
        finding.notes.push(format!("its digest is {}", held.document.sha256));
        Some(finding)
    }

    fn claim(&self, index: usize, judgement: &Judgement, findings: &mut Vec<Finding>) {
        let claim = &self.dossier.claims[index];
        for (citation_index, evidence) in judgement.evidence.iter().enumerate() {
            let citation = &claim.citations[citation_index];
            let cited =
                Cited { claim_index: index, claim, index: citation_index, citation, evidence };
            findings.extend(self.quote(&cited));
            findings.extend(self.doubt(&cited));
            findings.extend(self.stance(&cited));
        }
        findings.extend(self.verdict(index, judgement));
        let accounts = judgement.inconsistent.iter();
        findings.extend(accounts.map(|account| self.inconsistent(index, judgement, account)));
    }

    fn quote(&self, cited: &Cited<'_>) -> Option<Finding> {
        match cited.evidence.outcome.as_ref()? {
            Outcome::Anchored(_) => None,
            Outcome::Ambiguous(places) => {
                let quote = quoted(&cited.citation.quote.value);
                let message = format!(
                    "{}: the quote stands at {} places: {quote}",
                    self.name(cited),
                    places.len()
                );
                let help = "add `prefix` or `suffix`: the words directly before or after the passage that is meant";
                let mut finding = self.citation_finding(Code::AmbiguousQuote, cited, message, help);
                finding.places.extend(places.iter().filter_map(|span| self.passage(cited, *span)));
                Some(finding)
            }
            Outcome::Lost(orphan) => Some(self.lost(cited, *orphan)),
        }
    }

    fn lost(&self, cited: &Cited<'_>, orphan: Orphan) -> Finding {
        let quote = quoted(&cited.citation.quote.value);
        let held = self.holdings.document_of(cited.citation.source);
        let file = held.map_or("the source", |held| held.file.as_str());
        let message = format!("{}: the quote is not in {file}: {quote}", self.name(cited));
        let help =
            "look up what the source says there now, and correct the quote or remove the citation";
        let mut finding = self.citation_finding(Code::LostCitation, cited, message, help);
        match orphan {
            Orphan::Nowhere => {}
            Orphan::Cut(Cut { place, token }) => {
                let whole = held.map_or("", |held| token.of(&held.document.text));
                finding
                    .notes
                    .push(format!("its characters stand there, but cut {} in two", quoted(whole)));
                finding.help =
                    "quote whole words and figures, with their magnitude, unit or range".to_owned();
                finding.places.extend(self.passage(cited, place));
            }
            Orphan::Elsewhere(place) => {
                finding
                    .notes
                    .push("it stands there, but not beside its `prefix` and `suffix`".to_owned());
                finding.help =
                    "correct `prefix` and `suffix`, if this passage is the one that is meant"
                        .to_owned();
                finding.places.extend(self.passage(cited, place));
            }
        }
        finding
    }

    fn doubt(&self, cited: &Cited<'_>) -> Option<Finding> {
        let doubt = cited.evidence.doubt.as_ref()?;
        let name = self.name(cited);
        let (code, message, help) = match doubt {
            Doubt::NotInQuote(figures) => {
                let declared =
                    cited.citation.value.as_ref().map_or(String::new(), |v| shown_value(&v.value));
                let said = self.says(cited, figures);
                let help =
                    "correct the value or the quote; or say in `inferred` why the value holds";
                (
                    Code::ValueNotInQuote,
                    format!("{name}: the quote does not state {declared}{said}"),
                    help,
                )
            }
            Doubt::NotOne(figures) => {
                let (message, help) = self.not_one(cited, figures);
                (Code::AmbiguousValue, format!("{name}: {message}"), help)
            }
        };
        let mut finding = self.citation_finding(code, cited, message, help);
        let figures = match doubt {
            Doubt::NotInQuote(figures) | Doubt::NotOne(figures) => figures,
        };
        finding.places.extend(figures.iter().filter_map(|figure| self.passage(cited, figure.span)));
        if figures.is_empty() {
            let sentence = cited.evidence.sentence;
            finding.places.extend(sentence.and_then(|sentence| self.passage(cited, sentence)));
        }
        Some(finding)
    }

    /// Says why no value can be read from a quote, and what to try.
    fn not_one(&self, cited: &Cited<'_>, figures: &[Figure]) -> (String, &'static str) {
        let declare = "declare the `value` that is meant";
        match figures {
            [] => (
                format!("the quote states no {}, and no value is declared", cited.claim.kind),
                declare,
            ),
            [only @ Figure { value: Err(why), .. }] => {
                let help =
                    "say in `as_of` what day the passage counts from, or declare the `value`";
                (format!("{} is not fixed: {why}", self.words(cited, only)), help)
            }
            _ => (format!("several figures could be meant{}", self.says(cited, figures)), declare),
        }
    }

    /// Returns what the figures of a quote say, for the end of a sentence.
    fn says(&self, cited: &Cited<'_>, figures: &[Figure]) -> String {
        let says = |figure: &Figure| match &figure.value {
            Ok(value) => {
                let (words, value) = (self.words(cited, figure), shown_value(value));
                if words == format!("“{value}”") { words } else { format!("{words} ({value})") }
            }
            Err(why) => format!("{}, which is not fixed: {why}", self.words(cited, figure)),
        };
        let said: Vec<String> = figures.iter().map(says).collect();
        if said.is_empty() { String::new() } else { format!(": it says {}", listed(&said)) }
    }

    fn words(&self, cited: &Cited<'_>, figure: &Figure) -> String {
        let held = self.holdings.document_of(cited.citation.source);
        quoted(held.map_or("", |held| figure.span.of(&held.document.text)))
    }

    fn stance(&self, cited: &Cited<'_>) -> Option<Finding> {
        if !cited.evidence.stance_mismatch {
            return None;
        }
        let stance = cited.evidence.stance?;
        let claimed = cited.claim.value.as_ref().map(|placed| shown_value(&placed.value));
        let claimed = claimed.unwrap_or_else(|| "what the others say".to_owned());
        let measured = match (&cited.evidence.value, cited.evidence.effect) {
            (Some(value), Some(Effect::Contradicts)) => {
                format!("{} contradicts {claimed}", shown_value(value))
            }
            (Some(value), Some(_)) => {
                format!("{} is only compatible with {claimed}", shown_value(value))
            }
            (Some(value), None) => format!("{} supports {claimed}", shown_value(value)),
            (None, _) => {
                format!("the quote gives no {} to support {claimed} with", cited.claim.kind)
            }
        };
        let message = format!("{}: declared as `{stance}`, but {measured}", self.name(cited));
        let help = "correct `stance`, or leave it out: figures speak for themselves";
        let mut finding = self.citation_finding(Code::StanceMismatch, cited, message, help);
        if let Some(stance) = &cited.citation.stance {
            finding.places[0].span = stance.place;
        }
        Some(finding)
    }

    fn verdict(&self, index: usize, judgement: &Judgement) -> Option<Finding> {
        let claim = &self.dossier.claims[index];
        let id = &claim.id.value;
        let (code, message, help) = match judgement.verdict {
            Verdict::Corroborated | Verdict::SingleOrigin => return None,
            Verdict::Conflicting => {
                let message = format!("`{id}`: {}", against(&judgement.positions));
                let help = format!("`crosscheck show {id}` sets the quotes side by side");
                (Code::Conflict, message, help)
            }
            Verdict::Contradicted => {
                let claimed =
                    claim.value.as_ref().map_or("it".to_owned(), |v| shown_value(&v.value));
                let said: Vec<String> = judgement.positions.iter().map(held_by).collect();
                let message = format!(
                    "`{id}`: no passage supports {claimed}, but there is {}",
                    listed(&said)
                );
                (
                    Code::Contradicted,
                    message,
                    "correct the claim, or cite what supports it".to_owned(),
                )
            }
            Verdict::Unverified if claim.value.is_none() => {
                let message = format!("`{id}`: no passage answers this open question");
                (Code::OpenQuestion, message, "cite a passage that answers it".to_owned())
            }
            Verdict::Unverified => {
                let message = format!("`{id}`: {}", unverified(&judgement.evidence));
                (Code::Unverified, message, "cite a passage that supports it".to_owned())
            }
        };
        let mut finding = claim_finding(code, index, claim, message, help);
        let holding: Vec<usize> =
            (0..judgement.evidence.len()).filter(|i| judgement.evidence[*i].is_weighed()).collect();
        self.add_citations(&mut finding, judgement, holding);
        Some(finding)
    }

    fn inconsistent(
        &self,
        index: usize,
        judgement: &Judgement,
        account: &InconsistentAccount,
    ) -> Finding {
        let claim = &self.dossier.claims[index];
        let values: Vec<String> = account.positions.iter().map(shown_position).collect();
        let message = format!("`{}`: {} gives {}", claim.id.value, account.origin, listed(&values));
        let help = format!("`crosscheck show {}` sets the accounts side by side", claim.id.value);
        let mut finding = claim_finding(Code::InconsistentAccount, index, claim, message, help);
        let mut citations: Vec<usize> =
            account.positions.iter().flat_map(|p| p.citations.clone()).collect();
        citations.sort_unstable();
        citations.dedup();
        self.add_citations(&mut finding, judgement, citations);
        finding
    }

    /// Adds the citations and the places of their passages.
    fn add_citations(&self, finding: &mut Finding, judgement: &Judgement, citations: Vec<usize>) {
        let Some(claim) = finding.claim.map(|index| &self.dossier.claims[index]) else { return };
        for index in &citations {
            let citation = &claim.citations[*index];
            finding.places.push(Place {
                role: Role::Citation,
                text: Text::Claims,
                span: citation.place,
            });
            if let Some(Outcome::Anchored(anchor)) = &judgement.evidence[*index].outcome {
                finding.places.extend(self.place_in(citation.source, anchor.span));
            }
        }
        finding.citations = citations;
    }

    /// Returns how a message names a citation.
    fn name(&self, cited: &Cited<'_>) -> String {
        format!(
            "`{}`, `{}`",
            cited.claim.id.value, self.dossier.sources[cited.citation.source].id.value
        )
    }

    fn passage(&self, cited: &Cited<'_>, span: crate::text::Span) -> Option<Place> {
        self.place_in(cited.citation.source, span)
    }

    fn place_in(&self, source: usize, span: crate::text::Span) -> Option<Place> {
        match self.holdings.of_source.get(source)? {
            Holding::Held(document) => {
                Some(Place { role: Role::Passage, text: Text::Document(*document), span })
            }
            Holding::Unread { .. } | Holding::NotHeld => None,
        }
    }

    fn citation_finding(
        &self,
        code: Code,
        cited: &Cited<'_>,
        message: String,
        help: &str,
    ) -> Finding {
        let place =
            Place { role: Role::Citation, text: Text::Claims, span: cited.citation.quote.place };
        Finding {
            code,
            level: code.default_level(),
            claim: Some(cited.claim_index),
            citations: vec![cited.index],
            message,
            places: vec![place],
            notes: Vec::new(),
            help: help.to_owned(),
        }
    }
}

fn source_finding(code: Code, source: &Source, message: String, help: &str) -> Finding {
    let span = source.file.as_ref().map_or(source.id.place, |file| file.place);
    Finding {
        code,
        level: code.default_level(),
        claim: None,
        citations: Vec::new(),
        message,
        places: vec![Place { role: Role::Source, text: Text::Claims, span }],
        notes: Vec::new(),
        help: help.to_owned(),
    }
}

fn claim_finding(
    code: Code,
    index: usize,
    claim: &Claim,
    message: String,
    help: String,
) -> Finding {
    Finding {
        code,
        level: code.default_level(),
        claim: Some(index),
        citations: Vec::new(),
        message,
        places: vec![Place { role: Role::Claim, text: Text::Claims, span: claim.id.place }],
        notes: Vec::new(),
        help,
    }
}

/// Returns the positions set against one another, with who holds them.
fn against(positions: &[Position]) -> String {
    positions.iter().map(held_by).collect::<Vec<_>>().join(" against ")
}

fn held_by(position: &Position) -> String {
    let origins: Vec<String> = position.origins.iter().map(ToString::to_string).collect();
    format!("{} ({})", shown_position(position), origins.join(", "))
}

/// Says why nothing supports a claim.
fn unverified(evidence: &[Evidence]) -> String {
    let checked = evidence.iter().filter(|cited| cited.state.is_checked()).count();
    let holding = evidence.iter().filter(|cited| cited.is_weighed()).count();
    if evidence.is_empty() {
        "no passage is cited for it".to_owned()
    } else if checked == 0 {
        "no passage supports it: none of its citations could be checked".to_owned()
    } else if holding == 0 {
        "no passage supports it: none of its citations holds".to_owned()
    } else if with_effect(evidence, Effect::Context).len() == holding {
        "no passage supports it: what is cited is context only".to_owned()
    } else {
        "no passage supports it: what is cited is compatible with it, and does not bear it out"
            .to_owned()
    }
}
