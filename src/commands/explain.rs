//! `crosscheck explain`: what a finding means.

use crate::finding::Code;
use crate::report;

use super::levels::code_parser;
use super::{Context, Error, ExitStatus};

/// Explain a finding: what it says, why it matters, what to do
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code of a finding; without one, all are listed
    #[arg(value_name = "CODE", value_parser = code_parser(), hide_possible_values = true)]
    code: Option<Code>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    report::explain::render(context.out, args.code, context.look)?;
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
