//! The pages on findings, and what the rules of reading read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::finding::Code;
use crate::reading::{Assertion, Direction, FigureRole, Reader, Rule, UnitNames};

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
    /// What is read of what a figure is of.
    Subjects,
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
        Some(Topic::Subjects) => subjects_page(out, style),
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
            out.write_all(style.wrapped(OTHER_PAGES).as_bytes())
        }
    }
}

const OTHER_PAGES: &str = "`crosscheck explain units` lists units and currencies, and `crosscheck explain subjects` \
    says what is read of what a figure is of.";

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

const SUBJECTS: &str = "What a figure is of is read from the clause that it stands in: a noun, an event, the names \
    beside it, its role, a direction, and whether it is said to be so. `crosscheck read TEXT` shows all but the names, \
    and leaves out `total` and `asserted`. A citation is held to what the claim's statement, `unit` and `also` say.";

const EVENTS: &str = "Two events of one group are told apart, unless one word stands for both. Any other word is \
    compared as it stands.";

/// Says what is read of what a figure is of, and lists the events of English that are told apart, with the words for each.
fn subjects_page(out: &mut dyn Write, style: PageStyle) -> io::Result<()> {
    let heading = |words: &str| style.paint(Ink::Heading, words);
    let named = |(name, sentence): (&str, &str)| vec![heading(name), sentence.to_owned()];
    let roles = FigureRole::ALL.iter().map(|role| (role.name(), role.summary()));
    let directions = Direction::ALL.iter().map(|one| (one.name(), one.summary()));
    let assertions = Assertion::ALL.iter().map(|one| (one.name(), one.summary()));
    out.write_all(style.wrapped(SUBJECTS).as_bytes())?;
    writeln!(out, "\n{}\n{}", heading("Roles"), style.columns(roles.map(named)))?;
    writeln!(out, "{}\n{}", heading("Directions"), style.columns(directions.map(named)))?;
    writeln!(out, "{}\n{}", heading("Assertions"), style.columns(assertions.map(named)))?;
    writeln!(out, "{}\n{}", heading("Events"), style.wrapped(EVENTS))?;
    let groups = Reader::english().event_names();
    let rows = groups.iter().flat_map(|(group, events)| {
        let event = move |(name, words): (&String, &Vec<String>)| {
            vec![group.clone(), style.paint(Ink::Heading, name), words.join(", ")]
        };
        events.iter().map(event)
    });
    out.write_all(style.columns(rows).as_bytes())
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
