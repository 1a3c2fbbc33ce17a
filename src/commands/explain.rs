//! `crosscheck explain`: what a finding means, what a rule reads, or which units are known.

use crate::finding::Code;
use crate::reading::Rule;
use crate::report;
use crate::report::page::explain::Topic;

use super::{Context, Error, ExitStatus};

/// Explain a finding (what it says, why it matters, what to do), a rule by which figures are read, or list the units
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code of a finding or the name of a rule, or `units`; without one, all are listed
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

fn topic(name: &str) -> Result<Topic, Error> {
    if name == UNITS {
        return Ok(Topic::Units);
    }
    let finding = name.parse::<Code>().map(Topic::Finding);
    let topic = finding.or_else(|_| name.parse::<Rule>().map(Topic::Rule));
    topic.map_err(|_| {
        let codes = Code::ALL.iter().map(|code| code.name());
        let known = codes.chain(Rule::ALL.iter().map(|rule| rule.name())).chain([UNITS]);
        Error::unknown("finding or rule", name, known, "crosscheck explain")
    })
}
