//! `crosscheck find`: passages that speak to a claim and are not cited.

use std::path::PathBuf;

use crate::passage::{SentenceIndex, passages};
use crate::report::Examined;
use crate::report::page::find;
use crate::report::page::find::Found;
use crate::run::{self, Options, Selection};

use super::failed::tell;
use super::format::AnswerFormat;
use super::selection::{require_folder, require_known};
use super::{Context, Error, ExitStatus};

/// Find the passages of the sources that speak to a claim and are not cited for it
///
/// They are sentences that share words with the claim's statement and unit and, for a claim of a figure, state one of
/// its kind and unit; the likeliest first. Each is marked: it agrees with the claim's value, is compatible with it,
/// conflicts with it, or that is unclear. Of yes-no claims and texts, words alone do not tell.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The id of a claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// Search the files of this folder that have the same names as the sources' files instead of those
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Show at most this many passages
    #[arg(long, value_name = "N", default_value = "10")]
    limit: usize,
    /// How to write the answer
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: AnswerFormat,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    require_folder(args.archive.as_deref())?;
    let opened = match run::open(args.dossier.as_deref(), &context.here, &[]) {
        Ok(opened) => opened,
        Err(failed) => return tell(&failed, context),
    };
    let selection = Selection::of_claim(&args.claim);
    require_known(&selection, &[&opened.dossier])?;
    let archive = args.archive.clone();
    let options =
        Options { archive, selection, without_citations: true, lock: false, ..Options::default() };
    match run::examine(opened, &options) {
        Ok(examined) => write(args, &examined, context),
        Err(failed) => tell(&failed, context),
    }
}

fn write(args: &Args, examined: &Examined, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let checked = &examined.checked;
    let (dossier, holdings) = (&checked.dossier, &checked.holdings);
    let claim = dossier.claims.iter().position(|claim| claim.id.value == args.claim).unwrap_or(0);
    let index = SentenceIndex::of(holdings);
    let passages = passages(dossier, holdings, &index, claim, &checked.judgements[claim]);
    let found = Found { examined, claim, passages: &passages, limit: args.limit };
    match args.format {
        AnswerFormat::Table => find::render(context.out, &found, context.look)?,
        AnswerFormat::Json => find::render_json(context.out, &found)?,
    }
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
