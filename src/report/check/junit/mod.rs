//! JUnit XML, which CI systems show as the results of tests.
//!
//! The format is that of the Jenkins xUnit plugin (`junit-10.xsd`). One test case is a citation: `classname` is its claim, `name`
//! its source and the first words of its quote. What is denied of a citation is its `failure`, what is warned of stands in its
//! `system-out`. A citation whose source could not be looked into is `skipped`: it did not pass.
//!
//! Behind the suite of a claims file's citations come those of its rules, of its drafts and of all other findings, which
//! belong to no citation: each rule is a case, and each finding on a draft, claim or source. A reason why a check could not be
//! done is a case with an `error`. There are no times: the same input gives the same bytes.

mod suite;

use std::io::{self, Write};

use crate::dossier::{Citation, Claim};
use crate::finding::{Finding, Level, Subject, Within, quoted_up_to};
use crate::report::check::notice::problems_of;
use crate::report::kit::problems::one_line;
use crate::report::kit::roots::Roots;

use crate::report::{Examined, Failed};
use crate::source::Location;
use crate::text::Span;
use crate::verdict::Evidence;

use suite::{Case, Counts, Outcome, Suite};

/// How many characters of a quote name a case.
const QUOTE_SHOWN: usize = 60;

/// Writes the findings of level `least` and above, and the errors where a check could not be done; paths count from `roots`.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
    roots: &Roots,
) -> io::Result<()> {
    let suites: Vec<Suite> =
        run.iter().flat_map(|examined| suites(examined, least, roots)).collect();
    let mut all = Counts::default();
    suites.iter().for_each(|suite| all.add(suite.counts()));
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"crosscheck\" tests=\"{}\" failures=\"{}\" errors=\"{}\">",
        all.tests, all.failures, all.errors
    )?;
    suites.iter().try_for_each(|suite| suite.write(out))?;
    writeln!(out, "</testsuites>")
}

/// Returns the suites of a claims file; those without cases are left out.
fn suites(examined: &Result<Examined, Failed>, least: Level, roots: &Roots) -> Vec<Suite> {
    let suites = match examined {
        Ok(examined) => Told::of(examined, least).suites(examined, roots).into(),
        Err(failed) => vec![not_done(failed, roots)],
    };
    suites.into_iter().filter(|suite| !suite.is_empty()).collect()
}

fn not_done(failed: &Failed, roots: &Roots) -> Suite {
    let path = roots.path(failed.path()).as_str().to_owned();
    let mut suite = Suite::new(&path);
    for notice in problems_of(failed) {
        let place = notice.place.as_ref().map(|place| &place.location);
        suite.add(Case {
            classname: path.clone(),
            name: one_line(&notice.message),
            file: path.clone(),
            line: place.and_then(Location::start).map(|start| start.line),
            outcome: Outcome::Error(one_line(&notice.message), notice.lines()),
            remarks: Vec::new(),
        });
    }
    suite
}

/// The findings of a claims file by what they are about, each in order.
struct Told<'a> {
    of_citation: Vec<Vec<Vec<&'a Finding>>>,
    of_rule: Vec<Vec<&'a Finding>>,
    of_drafts: Vec<&'a Finding>,
    others: Vec<&'a Finding>,
}

impl<'a> Told<'a> {
    fn of(examined: &'a Examined, least: Level) -> Self {
        let dossier = &examined.checked.dossier;
        let claims = dossier.claims.iter();
        let mut told = Self {
            of_citation: claims.map(|claim| vec![Vec::new(); claim.citations.len()]).collect(),
            of_rule: vec![Vec::new(); dossier.rules.len()],
            of_drafts: Vec::new(),
            others: Vec::new(),
        };
        for finding in examined.findings_from(least) {
            match &finding.subject {
                Subject::Citation { claim, citation } => {
                    told.of_citation[*claim][*citation].push(finding);
                }
                Subject::Rule(rule) => told.of_rule[*rule].push(finding),
                Subject::Draft(_) => told.of_drafts.push(finding),
                _ => told.others.push(finding),
            }
        }
        told
    }

    fn suites(&self, examined: &Examined, roots: &Roots) -> [Suite; 4] {
        let path = roots.path(&examined.claims_file.shown_path()).as_str().to_owned();
        let cases = Cases { examined, roots, path: &path };
        let named = |part: &str| Suite::new(&format!("{path}: {part}"));
        let mut suites = [Suite::new(&path), named("rules"), named("drafts"), named("findings")];
        let dossier = &examined.checked.dossier;
        let claims = dossier.claims.iter().zip(&examined.checked.judgements);
        for ((claim, judgement), told) in claims.zip(&self.of_citation) {
            let cited = claim.citations.iter().zip(&judgement.evidence);
            for ((citation, evidence), told) in cited.zip(told) {
                suites[0].add(cases.of_citation(claim, citation, evidence, told));
            }
        }
        for test in &examined.checked.rules {
            let rule = &dossier.rules[test.rule];
            let told = &self.of_rule[test.rule];
            suites[1].add(cases.case("rules", &rule.id.value, rule.holds.place, told));
        }
        suites[2].extend(self.of_drafts.iter().map(|finding| cases.of_finding("drafts", finding)));
        suites[3].extend(self.others.iter().map(|finding| {
            let claim = finding.subject.claim();
            let class = claim.map_or("findings", |claim| &dossier.claims[claim].id.value);
            cases.of_finding(class, finding)
        }));
        suites
    }
}

/// The claims file that cases are of.
struct Cases<'a> {
    examined: &'a Examined,
    roots: &'a Roots,
    /// Its path from the root.
    path: &'a str,
}

impl Cases<'_> {
    fn of_citation(
        &self,
        claim: &Claim,
        citation: &Citation,
        evidence: &Evidence,
        told: &[&Finding],
    ) -> Case {
        let source = &self.examined.checked.dossier.sources[citation.source].id.value;
        let quote = quoted_up_to(&citation.quote.value, QUOTE_SHOWN);
        let name = one_line(&format!("{source}: {quote}"));
        let case = self.case(&claim.id.value, &name, citation.quote.place, told);
        let state = evidence.state();
        if matches!(case.outcome, Outcome::Passed) && !state.is_checked() {
            return Case { outcome: Outcome::Skipped(format!("not checked: {state}")), ..case };
        }
        case
    }

    /// Returns a case at a place in the claims file.
    fn case(&self, class: &str, name: &str, place: Span, told: &[&Finding]) -> Case {
        let claims_file = &self.examined.claims_file;
        Case {
            classname: class.to_owned(),
            name: name.to_owned(),
            file: self.path.to_owned(),
            line: Some(claims_file.lines.position(&claims_file.text, place.start).line),
            outcome: self.outcome(told),
            remarks: self.remarks(told),
        }
    }

    /// Returns the case of a finding by itself, at its own place.
    fn of_finding(&self, class: &str, finding: &Finding) -> Case {
        let located = self.examined.locate(finding.place());
        let path = self.roots.path(&self.examined.path_from_here(&located));
        Case {
            classname: class.to_owned(),
            name: one_line(&self.name(finding)),
            file: path.as_str().to_owned(),
            line: located.location.start().map(|start| start.line),
            outcome: self.outcome(&[finding]),
            remarks: self.remarks(&[finding]),
        }
    }

    /// Returns what a finding goes by beside its class: nothing that a run would change of which the finding is the same.
    fn name(&self, finding: &Finding) -> String {
        let subject = finding.subject.name(&self.examined.checked.dossier);
        let code = finding.code;
        match (&finding.subject, finding.place().within) {
            (Subject::Claim { .. }, _) => code.name().to_owned(),
            (Subject::Draft(_), Within::Draft(index)) => {
                let text = &self.examined.drafts[index].draft.document.text;
                let words = quoted_up_to(finding.place().span.of(text), QUOTE_SHOWN);
                format!("{code}: {subject}, {words}")
            }
            _ => format!("{code}: {subject}"),
        }
    }

    /// Returns what is denied, as one failure: several are not read by all.
    fn outcome(&self, told: &[&Finding]) -> Outcome {
        let denied: Vec<&Finding> =
            told.iter().copied().filter(|finding| finding.level() == Level::Deny).collect();
        let Some(first) = denied.first() else { return Outcome::Passed };
        let dossier = &self.examined.checked.dossier;
        let texts: Vec<String> = denied.iter().map(|finding| self.text(finding)).collect();
        Outcome::Failed {
            code: first.code.name(),
            message: one_line(&first.headline(dossier)),
            text: texts.join("\n\n"),
        }
    }

    /// Returns what is not denied.
    fn remarks(&self, told: &[&Finding]) -> Vec<String> {
        let warned = told.iter().filter(|finding| finding.level() != Level::Deny);
        warned.map(|finding| self.text(finding)).collect()
    }

    /// Returns a finding with its places, notes and the next thing to try, each on a line.
    fn text(&self, finding: &Finding) -> String {
        let headline = one_line(&finding.headline(&self.examined.checked.dossier));
        let mut lines = vec![format!("{}[{}] {headline}", finding.level(), finding.code)];
        for place in finding.places() {
            let located = self.examined.locate(place);
            let path = self.roots.path(&self.examined.path_from_here(&located));
            lines.push(format!("  at {}", one_line(&located.at(path.as_str()))));
        }
        lines.extend(finding.notes.iter().map(|note| format!("  note: {}", one_line(note))));
        lines.push(format!("  help: {}", one_line(&finding.help)));
        lines.join("\n")
    }
}
