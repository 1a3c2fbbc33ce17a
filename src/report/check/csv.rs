//! A list of the citations for a spreadsheet: one line a citation.
//!
//! A claim without citations has one line too. `findings` are the codes of what there is to tell of the citation, of its claim
//! and of its source; findings about rules and drafts belong to no citation, and stand in the other formats. A claims file that
//! could not be checked has no line.

use std::io::{self, Write};

use crate::check::Checked;
use crate::dossier::{Citation, Claim};
use crate::finding::{Level, Subject, shown_origins};
use crate::report::kit::csv::write_row;
use crate::report::{Examined, Failed};
use crate::verdict::{Effect, Evidence, Judgement};

/// The names of the columns.
const COLUMNS: [&str; 13] = [
    "claim",
    "statement",
    "claimed",
    "verdict",
    "source",
    "quote",
    "place",
    "reading",
    "state",
    "effect",
    "speaker",
    "findings",
    "claims file",
];

/// Writes the list, with the codes of findings of level `least` and above.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
) -> io::Result<()> {
    write_row(out, &COLUMNS)?;
    run.iter().flatten().try_for_each(|examined| dossier(out, examined, least))
}

fn dossier(out: &mut dyn Write, examined: &Examined, least: Level) -> io::Result<()> {
    let checked = &examined.checked;
    let codes = Codes::of(examined, least);
    let claims = checked.dossier.claims.iter().zip(&checked.judgements).enumerate();
    for (index, (claim, judgement)) in claims {
        let of_claim = ClaimCells::of(examined, claim, judgement);
        if claim.citations.is_empty() {
            write_row(out, &of_claim.row(Default::default(), codes.told(index, None)))?;
        }
        let cited = claim.citations.iter().zip(&judgement.evidence).enumerate();
        for (number, (citation, evidence)) in cited {
            let told = codes.told(index, Some((number, citation.source)));
            write_row(out, &of_claim.row(cells(checked, citation, evidence), told))?;
        }
    }
    Ok(())
}

/// What the lines of a claim have in common.
struct ClaimCells {
    before: [String; 4],
    claims_file: String,
}

impl ClaimCells {
    fn of(examined: &Examined, claim: &Claim, judgement: &Judgement) -> Self {
        let value = claim.value.as_ref().map(|placed| placed.value.to_string());
        Self {
            before: [
                claim.id.value.clone(),
                claim.statement.clone(),
                value.unwrap_or_default(),
                judgement.verdict.name().to_owned(),
            ],
            claims_file: examined.claims_file.shown_path().into_owned(),
        }
    }

    fn row(&self, cited: [String; 7], codes: String) -> Vec<String> {
        let after = [codes, self.claims_file.clone()];
        self.before.iter().cloned().chain(cited).chain(after).collect()
    }
}

/// Returns the cells of a citation, from its source to its speaker.
fn cells(checked: &Checked, citation: &Citation, evidence: &Evidence) -> [String; 7] {
    let place = evidence.anchored.anchor().map(|(document, anchor)| {
        let held = &checked.holdings.documents[document];
        let location = checked.location(document, anchor.span);
        match location.locator() {
            Some(locator) => format!("{}, {locator}", held.file),
            None => format!("{}:{location}", held.file),
        }
    });
    [
        checked.dossier.sources[citation.source].id.value.clone(),
        citation.quote.value.clone(),
        place.unwrap_or_default(),
        evidence.value().map(ToString::to_string).unwrap_or_default(),
        evidence.state().name().to_owned(),
        evidence.effect.map(Effect::name).unwrap_or_default().to_owned(),
        shown_origins(evidence.attribution.told()),
    ]
}

/// The codes of findings by what they are about.
struct Codes {
    of_claim: Vec<Vec<&'static str>>,
    of_citation: Vec<Vec<Vec<&'static str>>>,
    of_source: Vec<Vec<&'static str>>,
}

impl Codes {
    fn of(examined: &Examined, least: Level) -> Self {
        let dossier = &examined.checked.dossier;
        let claims = dossier.claims.iter();
        let mut codes = Self {
            of_claim: vec![Vec::new(); dossier.claims.len()],
            of_citation: claims.map(|claim| vec![Vec::new(); claim.citations.len()]).collect(),
            of_source: vec![Vec::new(); dossier.sources.len()],
        };
        for finding in examined.findings_from(least) {
            codes.add(&finding.subject, finding.code.name());
        }
        codes
    }

    fn add(&mut self, subject: &Subject, code: &'static str) {
        match (subject, subject.claim(), subject.citations()) {
            (_, Some(claim), []) => self.of_claim[claim].push(code),
            (_, Some(claim), citations) => {
                citations.iter().for_each(|at| self.of_citation[claim][*at].push(code));
            }
            (Subject::Source(source), ..) => self.of_source[*source].push(code),
            (Subject::Documents(sources), ..) => {
                sources.iter().flatten().for_each(|source| self.of_source[*source].push(code));
            }
            _ => {}
        }
    }

    /// Returns what there is to tell of a claim and of one of its citations, given by its number and source: each code once.
    fn told(&self, claim: usize, cited: Option<(usize, usize)>) -> String {
        let mut codes = self.of_claim[claim].clone();
        if let Some((citation, source)) = cited {
            codes.extend(&self.of_citation[claim][citation]);
            codes.extend(&self.of_source[source]);
        }
        codes.sort_unstable();
        codes.dedup();
        codes.join(" ")
    }
}
