//! `crosscheck list`: claims and sources, one a line.

use crate::report;

use super::args::PathArgs;
use super::{Context, Error, ExitStatus};

/// List the claims and sources, one a line, without checking anything
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    path: PathArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let opened = args.path.open(context)?;
    report::page::list::render(context.out, &opened.dossier, context.style)?;
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
