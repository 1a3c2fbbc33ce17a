//! The pages on findings, and what the rules of reading read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::finding::Code;
use crate::reading::{Reader, Rule, UnitNames};

use crate::report::kit::layout::{Ink, PageStyle};

/// The things that can be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A finding.
    Finding(Code),
    /// A rule by which figures are read.
    Rule(Rule),
    /// The units and currencies that figures are read in.
    Units,
}

/// Writes the page of `topic`; without one, every finding with its default level, and every rule, with a sentence
/// each.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, topic: Option<Topic>, style: PageStyle) -> io::Result<()> {
    match topic {
        Some(Topic::Finding(code)) => page(out, code, style),
        Some(Topic::Rule(rule)) => rule_page(out, rule, style),
        Some(Topic::Units) => units_page(out, style),
        None => {
            let finding = |code: &Code| {
                let level = code.default_level();
                let name = style.paint(Ink::Heading, code.name());
                vec![name, style.paint(Ink::of(level), level.name()), code.summary().to_owned()]
            };
            let rule = |rule: &Rule| {
                vec![style.paint(Ink::Heading, rule.name()), rule.summary().to_owned()]
            };
            let findings = style.columns(Code::ALL.iter().map(finding));
            let rules = style.columns(Rule::ALL.iter().map(rule));
            writeln!(out, "{}\n{findings}", style.paint(Ink::Heading, "Findings"))?;
            writeln!(
                out,
                "{}\n{rules}",
                style.paint(Ink::Heading, "Rules by which figures are read")
            )?;
            out.write_all(
                style.wrapped("`crosscheck explain units` lists units and currencies.").as_bytes(),
            )
        }
    }
}

fn page(out: &mut dyn Write, code: Code, style: PageStyle) -> io::Result<()> {
    for line in code.page().lines() {
        if line.starts_with('#') {
            writeln!(out, "{}", style.paint(Ink::Heading, line))?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Lists the units of measure and the currencies of English, with the words for each.
fn units_page(out: &mut dyn Write, style: PageStyle) -> io::Result<()> {
    let UnitNames { measures, currencies } = Reader::english().unit_names();
    let list = |names: &BTreeMap<String, Vec<String>>| {
        style.columns(
            names
                .iter()
                .map(|(name, words)| vec![style.paint(Ink::Heading, name), words.join(", ")]),
        )
    };
    writeln!(out, "{}\n{}", style.paint(Ink::Heading, "Units of measure"), list(&measures))?;
    write!(out, "{}\n{}", style.paint(Ink::Heading, "Currencies"), list(&currencies))
}

fn rule_page(out: &mut dyn Write, rule: Rule, style: PageStyle) -> io::Result<()> {
    writeln!(out, "{}\n", style.paint(Ink::Heading, &format!("# {rule}")))?;
    out.write_all(style.wrapped(rule.summary()).as_bytes())?;
    let wordings = rule.wordings();
    if wordings.is_empty() {
        return Ok(());
    }
    let dated = wordings.iter().any(|wording| !wording.example.is_empty());
    let heading =
        if dated { "## Wordings, and what an example means on 19 March 2010" } else { "## Words" };
    writeln!(out, "\n{}\n", style.paint(Ink::Heading, heading))?;
    let rows = wordings.iter().map(|wording| {
        let cells = [&wording.pattern, &wording.example, &wording.reads];
        cells.iter().filter(|cell| !cell.is_empty()).map(|cell| (*cell).to_owned()).collect()
    });
    out.write_all(style.columns(rows).as_bytes())
}
