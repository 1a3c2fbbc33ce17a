//! `crosscheck list`: claims and sources, one a line.

use std::path::PathBuf;

use crate::report;

use super::examine::open;
use super::undone::undone;
use super::{Context, Error, ExitStatus};

/// List the claims and sources, one a line, without checking anything
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let opened = open(args.path.as_deref(), &context.here, &[]);
    match &opened.dossier {
        Ok((dossier, _)) => {
            report::page::list::render(context.out, dossier, context.look)?;
            context.out.flush()?;
            Ok(ExitStatus::Success)
        }
        Err(failure) => {
            let failure = failure.clone();
            undone(opened, failure, context)
        }
    }
}
