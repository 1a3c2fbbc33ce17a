//! The report for people: what needs attention first, agreements last.
//!
//! Citations that do not hold come first, then conflicts with who holds which position, then origins that contradict
//! themselves, then rules that are broken, then claims that nothing supports, then all that agrees, and a closing line
//! that counts what was checked, what held and what could not be checked.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::check::Checked;
use crate::dossier::{Acceptance, Claim, Disagreement};
use crate::finding::{
    Code, Finding, Place, accepted_positions, counted, shown_origin, shown_position, shown_value,
};
use crate::verdict::{
    Effect, Judgement, Origin, RuleOutcome, RuleTest, Verdict, accepted, wider, with_effect,
};

use crate::report::kit::layout::{Ink, Look, line};
use crate::report::kit::problems;
use crate::report::{Examined, Failed, Summary};

/// Writes the report of a run to `out`, and why a check could not be done to `err`.
///
/// # Errors
///
/// Those of `out` and `err`.
pub fn render(
    out: &mut dyn Write,
    err: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    look: Look,
) -> io::Result<()> {
    let mut first = true;
    for examined in run {
        match examined {
            Ok(examined) => {
                if !std::mem::take(&mut first) {
                    writeln!(out)?;
                }
                out.write_all(dossier(examined, look).as_bytes())?;
            }
            Err(failed) => err.write_all(failure(failed, look).as_bytes())?,
        }
    }
    if !first {
        writeln!(out)?;
        out.write_all(closing(&Summary::of(run), look).as_bytes())?;
    }
    Ok(())
}

/// Returns why a check could not be done.
pub fn failure(failed: &Failed, look: Look) -> String {
    match failed {
        Failed::Invalid { path, text, problems } => {
            problems::render(problems, path, text, look.color, usize::from(look.width))
        }
        Failed::Impossible { path: _, message, help } => error(look, message, help),
    }
}

/// Returns an error, and the next thing to try where `help` is not empty.
pub fn error(look: Look, message: &str, help: &str) -> String {
    let label = look.paint(Ink::Bad, "error:");
    let mut text = look.hanging(&label, 7, &line(message));
    if !help.is_empty() {
        text.push_str(&look.hanging("  = help:", 10, &line(help)));
    }
    text
}

fn dossier(examined: &Examined, look: Look) -> String {
    let Examined { claims_file, checked, findings } = examined;
    let title = checked.dossier.title.as_deref().unwrap_or("Untitled dossier");
    let mut text = look.wrapped(&look.paint(Ink::Heading, title));
    text.push_str(&look.wrapped(&look.paint(Ink::Faint, &claims_file.shown_path())));
    let (mut broken, mut conflicts, mut unsupported) = (Vec::new(), Vec::new(), Vec::new());
    let (mut accounts, mut rules) = (Vec::new(), Vec::new());
    for finding in findings {
        match finding.code {
            Code::Conflict => conflicts.push(finding),
            Code::InconsistentAccount => accounts.push(finding),
            Code::RuleBroken => rules.push(finding),
            Code::Contradicted | Code::OpenQuestion | Code::Unverified => unsupported.push(finding),
            _ => broken.push(finding),
        }
    }
    broken.sort_by_key(|finding| std::cmp::Reverse(finding.level()));
    section(&mut text, look, "Citations and sources that need attention", &broken, |findings| {
        let blocks = findings.iter().map(|finding| block(examined, finding, look));
        blocks.collect::<Vec<_>>().join("\n")
    });
    section(&mut text, look, CONFLICTS, &conflicts, |findings| {
        conflicts_table(checked, findings, look)
    });
    section(&mut text, look, "Inconsistent accounts", &accounts, |f| {
        claims_table(checked, f, look)
    });
    section(&mut text, look, "Broken rules", &rules, |findings| {
        rules_table(checked, findings, look)
    });
    section(&mut text, look, "Not supported", &unsupported, |findings| {
        claims_table(checked, findings, look)
    });
    text.push_str(&accepted_disagreements(checked, look));
    text.push_str(&agreements(checked, look));
    text.push_str(&kept_rules(checked, look));
    text
}

/// Adds a heading with the number of findings, and what `body` makes of them; nothing where there are none.
/// The heading of conflicts, whose rows mark the claimed value.
const CONFLICTS: &str = "Conflicts";

fn section(
    text: &mut String,
    look: Look,
    heading: &str,
    findings: &[&Finding],
    body: impl Fn(&[&Finding]) -> String,
) {
    let Some(worst) = findings.iter().map(|finding| finding.level()).max() else { return };
    let ink = Ink::of(worst);
    text.extend([
        "\n",
        &look.paint(ink, &format!("{heading} ({})", findings.len())),
        if heading == CONFLICTS { "; * marks the claimed value" } else { "" },
        "\n\n",
        &body(findings),
    ]);
}

/// Returns a finding by itself: its message, its places, what else there is to know, what to try.
pub(in crate::report) fn block(examined: &Examined, finding: &Finding, look: Look) -> String {
    block_at(finding.places(), examined, finding, look)
}

/// Returns a finding by itself, with these of its places.
pub(in crate::report) fn block_at<'a>(
    places: impl IntoIterator<Item = &'a Place>,
    examined: &Examined,
    finding: &Finding,
    look: Look,
) -> String {
    let level = format!("{}[{}]:", finding.level(), finding.code);
    let level = look.paint(Ink::of(finding.level()), &level);
    let headline = line(&finding.headline(&examined.checked.dossier));
    let mut text = look.wrapped(&format!("{level} {headline}"));
    for place in places {
        let located = examined.locate(place);
        let place = located.at(&examined.path_from_here(&located));
        text.push_str(&look.hanging("  -->", 6, &look.paint(Ink::Faint, &place)));
    }
    for note in &finding.notes {
        text.push_str(&look.hanging("  = note:", 10, &line(note)));
    }
    text.push_str(&look.hanging("  = help:", 10, &line(&finding.help)));
    text
}

fn conflicts_table(checked: &Checked, findings: &[&Finding], look: Look) -> String {
    let rows = findings
        .iter()
        .filter_map(|finding| Some((finding, finding.subject.claim()?)))
        .flat_map(|(finding, claim)| {
            let mut id =
                look.paint(Ink::of(finding.level()), &checked.dossier.claims[claim].id.value);
            let rows = position_rows(checked, claim, look).into_iter();
            rows.map(move |row| [vec![std::mem::take(&mut id)], row].concat())
        });
    look.columns(rows)
}

/// Returns the positions of a claim: the value, with a star where it bears the claim out, and who holds it.
pub(in crate::report) fn position_rows(
    checked: &Checked,
    claim: usize,
    look: Look,
) -> Vec<Vec<String>> {
    let judgement = &checked.judgements[claim];
    let row = |value: String, citations: &[usize], holders: String| {
        let star = if is_claimed(judgement, citations) { "* " } else { "  " };
        vec![format!("{star}{}", look.paint(Ink::Figure, &value)), line(&holders)]
    };
    let positions = judgement.positions.iter().map(|position| {
        let holders = holders(checked, claim, &position.origins, &position.citations);
        row(shown_position(position), &position.citations, holders)
    });
    let also = wider(&judgement.positions).into_iter().map(|wide| {
        let holders = holders(checked, claim, &wide.origins, &wide.citations);
        row(shown_value(&wide.value), &wide.citations, format!("also fits: {holders}"))
    });
    positions.chain(also).collect()
}

/// Whether one of the citations supports the claim.
fn is_claimed(judgement: &Judgement, citations: &[usize]) -> bool {
    citations.iter().any(|i| judgement.evidence[*i].effect == Some(Effect::Supports))
}

/// Returns who holds a position, or said what also fits it: each origin, with the sources that carry its word, and whether
/// it contradicts itself.
fn holders(checked: &Checked, claim: usize, origins: &[Origin], stating: &[usize]) -> String {
    let judgement = &checked.judgements[claim];
    let citations = &checked.dossier.claims[claim].citations;
    let shown = origins.iter().map(|origin| {
        let name = shown_origin(origin);
        let mut carriers: Vec<&str> = Vec::new();
        for index in
            stating.iter().filter(|i| judgement.evidence[**i].attribution.origins.contains(origin))
        {
            let source = checked.dossier.sources[citations[*index].source].id.value.as_str();
            if !origin.is_named(source) && !carriers.contains(&source) {
                carriers.push(source);
            }
        }
        let inconsistent = judgement.inconsistent.iter().any(|account| account.origin == *origin);
        let mut remarks: Vec<String> = Vec::new();
        if !carriers.is_empty() {
            remarks.push(carriers.join(", "));
        }
        if inconsistent {
            remarks.push("inconsistent".to_owned());
        }
        if remarks.is_empty() { name } else { format!("{name} ({})", remarks.join("; ")) }
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// Returns what is said of claims, each with its id before it.
fn claims_table(checked: &Checked, findings: &[&Finding], look: Look) -> String {
    let row = |finding: &&Finding| {
        let claim = finding.subject.claim();
        let id = claim.map_or("", |index| checked.dossier.claims[index].id.value.as_str());
        vec![look.paint(Ink::of(finding.level()), id), line(&finding.message)]
    };
    look.columns(findings.iter().map(row))
}

/// Returns the rules that are broken, each with what breaks it and what else there is to know.
fn rules_table(checked: &Checked, findings: &[&Finding], look: Look) -> String {
    let rows = findings.iter().flat_map(|finding| {
        let rule = finding.subject.rule();
        let id = rule.map_or("", |index| checked.dossier.rules[index].id.value.as_str());
        let mut name = look.paint(Ink::of(finding.level()), id);
        let said = std::iter::once(&finding.message).chain(&finding.notes);
        said.map(move |said| vec![std::mem::take(&mut name), line(said)]).collect::<Vec<_>>()
    });
    look.columns(rows)
}

/// Returns the rules that are not broken.
fn kept_rules(checked: &Checked, look: Look) -> String {
    let mut text = String::new();
    for (heading, outcome, tested) in [
        ("Rules that hold", RuleOutcome::Holds, true),
        ("Rules that can hold", RuleOutcome::CanHold, true),
        ("Rules not tested, as a claim has no value to test", RuleOutcome::CanHold, false),
    ] {
        let belongs =
            |test: &&RuleTest| test.outcome == outcome && test.without.is_empty() == tested;
        let ids = checked.rules.iter().filter(belongs);
        let ids: Vec<String> =
            ids.map(|test| line(&checked.dossier.rules[test.rule].id.value)).collect();
        if !ids.is_empty() {
            let heading = look.paint(Ink::Good, &format!("{heading} ({})", ids.len()));
            text.extend(["\n", &heading, "\n", &look.hanging("", 2, &ids.join(", "))]);
        }
    }
    text
}

/// Returns the conflicts and inconsistent accounts that their authors accepted, and why.
fn accepted_disagreements(checked: &Checked, look: Look) -> String {
    let claims = || checked.dossier.claims.iter().zip(&checked.judgements);
    let row = |claim: &Claim, known: &Acceptance| {
        let told = format!("{}: {}", accepted_positions(known), known.because);
        vec![line(&claim.id.value), line(&told)]
    };
    let conflicts = claims().filter_map(|(claim, judgement)| {
        let is_conflict = judgement.verdict == Verdict::Conflicting;
        let positions = is_conflict.then_some(&judgement.positions)?;
        Some(row(claim, accepted(claim, Disagreement::Conflict, positions)?))
    });
    let accounts = claims().flat_map(|(claim, judgement)| {
        judgement.inconsistent.iter().filter_map(move |account| {
            let sort = Disagreement::InconsistentAccount;
            Some(row(claim, accepted(claim, sort, &account.positions)?))
        })
    });
    let mut text = String::new();
    let sorts: [(&str, Vec<Vec<String>>); 2] = [
        ("Accepted conflicts", conflicts.collect()),
        ("Accepted inconsistent accounts", accounts.collect()),
    ];
    for (heading, rows) in sorts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        let heading = look.paint(Ink::Good, &format!("{heading} ({})", rows.len()));
        text.extend([format!("\n{heading}\n\n"), look.columns(rows)]);
    }
    text
}

fn agreements(checked: &Checked, look: Look) -> String {
    let ids = |verdict| {
        let claims = checked.dossier.claims.iter().zip(&checked.judgements);
        let own = claims.filter(move |(_, judgement)| judgement.verdict == verdict);
        own.map(|(claim, judgement)| agreement(claim, judgement)).collect::<Vec<_>>()
    };
    let mut text = String::new();
    for (verdict, heading) in
        [(Verdict::Corroborated, "Corroborated"), (Verdict::SingleOrigin, "Single origin")]
    {
        let ids = ids(verdict);
        if !ids.is_empty() {
            let heading = look.paint(Ink::Good, &format!("{heading} ({})", ids.len()));
            text.extend(["\n", &heading, "\n", &look.hanging("", 2, &ids.join(", "))]);
        }
    }
    text
}

/// Returns the claim's id; and where the files that bear it out are more than their origins, how many there are of
/// each: ten reprints are one source.
fn agreement(claim: &Claim, judgement: &Judgement) -> String {
    let supporting = with_effect(&judgement.evidence, Effect::Supports);
    let files: BTreeSet<usize> =
        supporting.iter().map(|index| claim.citations[*index].source).collect();
    let id = line(&claim.id.value);
    if files.len() > judgement.origins.len() {
        let origins = counted(judgement.origins.len(), "origin");
        format!("{id} ({}, {origins})", counted(files.len(), "source"))
    } else {
        id
    }
}

/// Returns the closing lines: how the claims stand, what held, what could not be checked, what is denied.
fn closing(summary: &Summary, look: Look) -> String {
    let verdicts = Verdict::ALL.iter().zip(summary.verdicts).filter(|(_, count)| *count > 0);
    let verdicts: Vec<String> =
        verdicts.map(|(verdict, count)| format!("{count} {verdict}")).collect();
    let claims = format!("{}: {}.", counted(summary.claims, "claim"), verdicts.join(", "));
    let failing = summary.citations - summary.holding() - summary.unchecked();
    let citations = format!(
        "{}: {} hold, {failing} do not, {} could not be checked.",
        counted(summary.citations, "citation"),
        summary.holding(),
        summary.unchecked()
    );
    let denied = if summary.denied > 0 {
        look.paint(Ink::Bad, &format!("{} denied", summary.denied))
    } else {
        look.paint(Ink::Good, "Nothing denied")
    };
    let denied = format!("{denied}, {}.", counted(summary.warned, "warning"));
    [claims, citations, denied].iter().map(|line| look.wrapped(line)).collect()
}
