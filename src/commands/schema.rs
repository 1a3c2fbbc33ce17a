//! `crosscheck schema`: the JSON Schemas of what is read and written.

use clap::ValueEnum;

use crate::{dossier, report};

use super::{Context, Error, ExitStatus};

/// Print the JSON Schema of a file that is read or written
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Which file
    #[arg(value_name = "FILE", default_value = "claims")]
    file: SchemaFile,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaFile {
    /// The claims file
    Claims,
    /// What `check --format json` prints
    Check,
    /// What `draft --format json` prints
    Draft,
    /// What `show --format json` prints
    Show,
    /// A line that `check --records` reads
    Record,
    /// A line that `check --records` prints
    Answer,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let schema = match args.file {
        SchemaFile::Claims => dossier::schema(),
        SchemaFile::Check => report::check::json::schema(),
        SchemaFile::Draft => report::page::draft::schema(),
        SchemaFile::Show => report::page::show::schema(),
        SchemaFile::Record => dossier::record_schema(),
        SchemaFile::Answer => report::check::record::schema(),
    };
    context.out.write_all(schema.as_bytes())?;
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
