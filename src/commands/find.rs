//! `crosscheck find`: passages that speak to a claim and are not cited.

use std::io::Write;

use crate::check::Checked;
use crate::passage::passages;
use crate::report::page::find;
use crate::report::page::find::Found;
use crate::run::Options;

use super::args::{DossierArgs, FormatArgs};
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
    #[command(flatten)]
    dossier: DossierArgs,
    /// Show at most this many passages
    #[arg(long, value_name = "N", default_value = "10")]
    limit: usize,
    #[command(flatten)]
    answer: FormatArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let options = Options { without_citations: true, ..Options::default() };
    let examined = args.dossier.examine(std::slice::from_ref(&args.claim), options, context)?;
    let Checked { dossier, holdings, judgements, .. } = &examined.checked;
    let index = examined.checked.sentences();
    // The only claim that was selected.
    let passages = passages(dossier, holdings, index, 0, &judgements[0]);
    let found = Found { examined: &examined, claim: 0, passages: &passages, limit: args.limit };
    let style = context.style;
    let table = |out: &mut dyn Write| find::render(out, &found, style);
    args.answer.write(context.out, table, || find::answer(&found))?;
    Ok(ExitStatus::Success)
}
