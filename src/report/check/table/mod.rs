//! The report for people: what needs attention first, agreements last.
//!
//! Citations that do not hold come first, then conflicts with who holds which position, then origins that contradict
//! themselves, then rules that are broken, then claims that nothing supports, then all that agrees, and a closing line
//! that counts what was checked, what held and what could not be checked.

mod agreements;
mod disagreements;

use std::io::{self, Write};

use crate::finding::{Code, Finding, Level, counted, counted_doing};
use crate::report::check::left_out::left_out;
use crate::report::kit::block::{block, failure};
use crate::report::kit::layout::{Ink, PageStyle, own_words};
use crate::report::{Examined, Failed, Summary};
use crate::verdict::Verdict;

use agreements::{accepted_disagreements, agreements, kept_rules};
use disagreements::{claims_table, conflicts_table, rules_table};

/// Writes the report of a run to `out`, and why a check could not be done to `err`.
///
/// Of the findings it lists those of level `least` and above; where that is not [`Level::Allow`], what agrees is left out.
///
/// # Errors
///
/// Those of `out` and `err`.
pub fn render(
    out: &mut dyn Write,
    err: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
    style: PageStyle,
) -> io::Result<()> {
    let mut first = true;
    for examined in run {
        match examined {
            Ok(examined) => {
                if !std::mem::take(&mut first) {
                    writeln!(out)?;
                }
                out.write_all(dossier(examined, least, style).as_bytes())?;
            }
            Err(failed) => err.write_all(failure(failed, style).as_bytes())?,
        }
    }
    if !first {
        writeln!(out)?;
        out.write_all(closing(&Summary::of(run), least, style).as_bytes())?;
    }
    Ok(())
}

fn dossier(examined: &Examined, least: Level, style: PageStyle) -> String {
    let Examined { claims_file, checked, drafts: _, findings: _ } = examined;
    let title = checked.dossier.title.as_deref().unwrap_or("Untitled dossier");
    let mut text = style.wrapped(&style.paint(Ink::Heading, title));
    text.push_str(&style.wrapped(&style.paint(Ink::Faint, &claims_file.shown_path())));
    text.push_str(&own_words(&checked.dossier, style));
    text.push_str(&disagreements(examined, least, style));
    if least == Level::Allow {
        text.push_str(&accepted_disagreements(checked, style));
        text.push_str(&agreements(checked, style));
        text.push_str(&kept_rules(checked, style));
    }
    text
}

/// Returns the findings of level `least` and above, those of a kind under one heading.
fn disagreements(examined: &Examined, least: Level, style: PageStyle) -> String {
    let checked = &examined.checked;
    let mut text = String::new();
    let mut broken = Vec::new();
    let mut conflicts = Vec::new();
    let mut accounts = Vec::new();
    let mut rules = Vec::new();
    let mut unsupported = Vec::new();
    for finding in examined.findings_from(least) {
        match finding.code {
            Code::Conflict => conflicts.push(finding),
            Code::InconsistentAccount => accounts.push(finding),
            Code::RuleBroken => rules.push(finding),
            Code::Contradicted | Code::OpenQuestion | Code::Unverified => unsupported.push(finding),
            _ => broken.push(finding),
        }
    }
    broken.sort_by_key(|finding| std::cmp::Reverse(finding.level()));
    let mut section = |heading, findings: &[&Finding], note, body: &TableBody<'_>| {
        text.push_str(&section(style, heading, findings, note, body));
    };
    section("Citations and sources that need attention", &broken, "", &|findings| {
        let blocks = findings.iter().map(|finding| block(examined, finding, style));
        blocks.collect::<Vec<_>>().join("\n")
    });
    section("Conflicts", &conflicts, "; * marks the claimed value", &|findings| {
        conflicts_table(checked, findings, style)
    });
    let of_claims = |findings: &[&Finding]| claims_table(checked, findings, style);
    section("Inconsistent accounts", &accounts, "", &of_claims);
    section("Broken rules", &rules, "", &|findings| rules_table(checked, findings, style));
    section("Not supported", &unsupported, "", &of_claims);
    text
}

/// What lies below the heading of a section.
type TableBody<'a> = dyn Fn(&[&Finding]) -> String + 'a;

/// Returns a heading with the number of findings and a note, and what `body` makes of them; nothing where there are none.
fn section(
    style: PageStyle,
    heading: &str,
    findings: &[&Finding],
    note: &str,
    body: &TableBody<'_>,
) -> String {
    let worst = findings.iter().map(|finding| finding.level()).max();
    worst.map_or_else(String::new, |worst| {
        let heading = style.paint(Ink::of(worst), &format!("{heading} ({})", findings.len()));
        format!("\n{heading}{note}\n\n{}", body(findings))
    })
}

/// Returns the closing lines: how the claims stand, what held, what could not be checked, what is denied, how many
/// findings are not listed.
fn closing(summary: &Summary, least: Level, style: PageStyle) -> String {
    let verdicts = Verdict::ALL.iter().zip(summary.verdicts).filter(|(_, count)| *count > 0);
    let verdicts: Vec<String> =
        verdicts.map(|(verdict, count)| format!("{count} {verdict}")).collect();
    let claims = format!("{}: {}.", counted(summary.claims, "claim"), verdicts.join(", "));
    let failing = summary.citations - summary.holding() - summary.unchecked();
    let citations = format!(
        "{}: {}, {} not, {} could not be checked.",
        counted(summary.citations, "citation"),
        counted_doing(summary.holding(), "holds", "hold"),
        counted_doing(failing, "does", "do"),
        summary.unchecked()
    );
    let denied = if summary.denied > 0 {
        style.paint(Ink::Bad, &format!("{} denied", summary.denied))
    } else {
        style.paint(Ink::Good, "Nothing denied")
    };
    let denied = format!("{denied}, {}.", counted(summary.warned, "warning"));
    let left_out = left_out(summary, least).map(|told| format!("{told}."));
    let lines = [claims, citations, denied].into_iter().chain(left_out);
    lines.map(|line| style.wrapped(&line)).collect()
}
