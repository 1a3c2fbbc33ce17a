//! The weight of sources and speakers, as a table and as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;

use crate::check::Checked;
use crate::finding::{counted, shown_verdict};
use crate::verdict::{Impact, Verdict};

use crate::report::kit::layout::{Ink, PageStyle, line};

/// A source or speaker, with what it carries.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The id of the source, or the name of the speaker.
    pub name: String,
    /// What would change without it.
    pub impact: Impact,
}

/// Writes what each carries: how many citations, the claims that it alone supports, and the verdicts that change where
/// it is withdrawn.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    checked: &Checked,
    carried: &[Carried],
    style: PageStyle,
) -> io::Result<()> {
    for (number, one) in carried.iter().enumerate() {
        let gap = if number > 0 { "\n" } else { "" };
        let head = format!(
            "{}: {}",
            style.paint(Ink::Heading, &line(&one.name)),
            counted(one.impact.citations, "citation")
        );
        write!(out, "{gap}{}", style.wrapped(&head))?;
        let rows = rows(checked, &one.impact, style);
        if rows.is_empty() {
            write!(out, "{}", style.hanging("", 2, "no verdict changes without it"))?;
        } else {
            write!(out, "{}", style.columns(rows))?;
        }
    }
    Ok(())
}

/// Returns the claims that something changes for: the verdict as it is and as it would be, and whether nothing else
/// supports the claim.
fn rows(checked: &Checked, impact: &Impact, style: PageStyle) -> Vec<Vec<String>> {
    let changed: BTreeMap<usize, Verdict> = impact.changes.iter().copied().collect();
    let claims: BTreeSet<usize> = changed.keys().chain(&impact.alone).copied().collect();
    let row = |claim: usize| {
        let id = line(&checked.dossier.claims[claim].id.value);
        let before = shown_verdict(&checked.judgements[claim]);
        let verdict = match changed.get(&claim) {
            Some(after) => format!("{before} → {after}"),
            None => format!("{before} still"),
        };
        let alone = if impact.alone.contains(&claim) { "nothing else supports it" } else { "" };
        vec![style.paint(Ink::Heading, &id), verdict, alone.to_owned()]
    };
    claims.into_iter().map(row).collect()
}

/// The answer as JSON, version 1.
#[derive(Serialize)]
struct ImpactJson<'a> {
    version: u32,
    /// The sources or the speaker asked for, in the order of the file.
    impact: Vec<ImpactEntryJson<'a>>,
}

#[derive(Serialize)]
struct ImpactEntryJson<'a> {
    /// The id of the source, or the name of the speaker.
    name: &'a str,
    /// How many citations go with it.
    citations: usize,
    /// The claims that nothing else supports.
    alone: Vec<&'a str>,
    /// The verdicts that change.
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    claim: &'a str,
    before: &'static str,
    after: &'static str,
}

/// Returns the same for JSON: `version` and, in `impact`, for each its `name`, the number of its `citations`,
/// the claims that it supports `alone`, and the `changes` of verdicts, each with `claim`, `before` and `after`.
pub fn answer<'a>(checked: &'a Checked, carried: &'a [Carried]) -> impl Serialize + 'a {
    let id = |claim: &usize| checked.dossier.claims[*claim].id.value.as_str();
    let impact = carried.iter().map(|one| {
        let change = |(claim, after): &(usize, Verdict)| Change {
            claim: id(claim),
            before: checked.judgements[*claim].verdict.name(),
            after: after.name(),
        };
        ImpactEntryJson {
            name: &one.name,
            citations: one.impact.citations,
            alone: one.impact.alone.iter().map(id).collect(),
            changes: one.impact.changes.iter().map(change).collect(),
        }
    });
    ImpactJson { version: 1, impact: impact.collect() }
}
