//! `crosscheck explain`: what a finding means, what a rule reads, which units are known, or what a figure may be of.

use crate::finding::Code;
use crate::reading::Rule;
use crate::report;
use crate::report::page::explain::Topic;

use super::{Context, Error, ExitStatus};

/// Explain a finding (what it says, why it matters, what to do), a rule by which figures are read, list the units, or say what figures are of
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code of a finding, the name of a rule, `units` or `subjects`; without one, all are listed
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let topic = args.name.as_deref().map(topic).transpose()?;
    report::page::explain::render(context.out, topic, context.style)?;
    context.out.flush()?;
    Ok(ExitStatus::Success)
}

/// The name under which units and currencies are listed.
const UNITS: &str = "units";

/// The name of the page on what figures are of.
const SUBJECTS: &str = "subjects";

fn topic(name: &str) -> Result<Topic, Error> {
    match name {
        UNITS => return Ok(Topic::Units),
        SUBJECTS => return Ok(Topic::Subjects),
        _ => {}
    }
    let finding = name.parse::<Code>().map(Topic::Finding);
    let topic = finding.or_else(|_| name.parse::<Rule>().map(Topic::Rule));
    topic.map_err(|_| {
        let codes = Code::ALL.iter().map(|code| code.name());
        let known = codes.chain(Rule::ALL.iter().map(|rule| rule.name())).chain([UNITS, SUBJECTS]);
        Error::unknown("finding or rule", name, known, "crosscheck explain")
    })
}
