//! `crosscheck list`: claims and sources, one a line.

use std::path::PathBuf;

use crate::{report, run};

use super::failed::tell;
use super::{Context, Error, ExitStatus};

/// List the claims and sources, one a line, without checking anything
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    match run::open(args.path.as_deref(), &context.here, &[]) {
        Ok(opened) => {
            report::page::list::render(context.out, &opened.dossier, context.look)?;
            context.out.flush()?;
            Ok(ExitStatus::Success)
        }
        Err(failed) => tell(&failed, context),
    }
}
