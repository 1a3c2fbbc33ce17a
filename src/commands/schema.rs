//! `crosscheck schema`: the JSON Schemas of what is read and written.

use clap::ValueEnum;

use crate::{dossier, report};

use super::{Context, Error, ExitStatus};

/// Print the JSON Schema of a file that is read or written
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Which file
    #[arg(value_name = "FILE", default_value = "claims")]
    file: File,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum File {
    /// The claims file
    Claims,
    /// What `check --format json` prints
    Check,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let schema = match args.file {
        File::Claims => dossier::schema(),
        File::Check => report::check::json::schema(),
    };
    context.out.write_all(schema.as_bytes())?;
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
