//! How many of everything there are.

use crate::finding::counted;
use crate::quote::State;
use crate::report::kit::html::Markup;
use crate::report::{Examined, Failed, Summary};
use crate::verdict::Verdict;

/// Writes the counts of a run.
pub(super) fn write(markup: &mut Markup, run: &[Result<Examined, Failed>]) {
    let summary = Summary::of(run);
    let verdicts = Verdict::ALL.map(Verdict::name).into_iter().zip(summary.verdicts);
    let states = State::ALL.map(State::name).into_iter().zip(summary.states);
    let findings = [("denied", summary.denied), ("warnings", summary.warned)];
    markup.raw("<section class=\"counts\" aria-label=\"Counts\">\n");
    row(markup, &counted(summary.claims, "claim"), verdicts);
    row(markup, &counted(summary.citations, "citation"), states);
    let all = counted(summary.denied + summary.warned, "finding");
    row(markup, &all, findings.into_iter());
    markup.raw("</section>\n");
}

/// Writes how many there are in all, and how many of each sort that there are any of.
fn row(markup: &mut Markup, all: &str, sorts: impl Iterator<Item = (&'static str, usize)>) {
    markup.element("<p><b>", all, "</b>");
    for (index, (name, count)) in sorts.filter(|(_, count)| *count > 0).enumerate() {
        markup.raw(if index == 0 { ": " } else { ", " });
        markup.number(count);
        markup.element(" ", name, "");
    }
    markup.raw("</p>\n");
}
