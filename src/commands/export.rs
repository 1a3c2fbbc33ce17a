//! `crosscheck export`: claims and citations in the formats of others.

use clap::ValueEnum;

use crate::finding::counted;
use crate::report::page::export;
use crate::run::Options;

use super::args::{ArchiveArgs, PathArgs};
use super::{Context, Error, ExitStatus};

/// Write claims or citations in a format that others read
///
/// The dossier is checked first; what is found is written, and decides nothing: `crosscheck check` does.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    path: PathArgs,
    /// What to write
    #[arg(long, value_name = "FORMAT")]
    to: ExportFormat,
    #[command(flatten)]
    archive: ArchiveArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Claims with their verdicts, as schema.org ClaimReview in JSON-LD
    #[value(name = "claimreview")]
    ClaimReview,
    /// Citations, as a collection of W3C Web Annotations in JSON-LD
    WebAnnotation,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let options = Options { archive: args.archive.folder()?, lock: false, ..Options::default() };
    let opened = args.path.open(context)?;
    let examined = context.examine(opened, &options)?;
    let (left_out, why) = match args.to {
        ExportFormat::ClaimReview => {
            let count = export::render_claim_review(context.out, &examined)?;
            (counted(count, "claim"), "without a value or a verdict that can be reviewed")
        }
        ExportFormat::WebAnnotation => {
            let count = export::render_web_annotation(context.out, &examined)?;
            (counted(count, "citation"), "of a source without an address and a file")
        }
    };
    context.out.flush()?;
    if !left_out.starts_with("0 ") {
        writeln!(context.err, "left out: {left_out} {why}")?;
    }
    Ok(ExitStatus::Success)
}
