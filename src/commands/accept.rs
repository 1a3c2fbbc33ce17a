//! `crosscheck accept`: a disagreement that is known, written into the claims file.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::amend::accept::accept;
use crate::dossier::{Claim, Disagreement};
use crate::report::Examined;
use crate::run::{self, Options, Selection};
use crate::text::visible;
use crate::verdict::Judgement;

use super::change::Change;
use super::failed::tell;
use super::selection::{require_folder, require_known};
use super::{Context, Error, ExitStatus};

/// Accept a conflict of a claim that is known, and say why it may stand
///
/// It is written into the claims file with the positions as they stand. `check` does not raise it again while the
/// positions are those; when they change, it is raised again, and the acceptance is told to be stale.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The id of the claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Why it may stand
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    because: String,
    /// What is accepted
    #[arg(long, value_name = "FINDING", default_value = "conflict")]
    finding: Finding,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// Look for quotes in the files of this folder that have the same names as the sources' files
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Finding {
    /// Citations disagree
    Conflict,
    /// One origin gives values that cannot both be true; all such accounts of the claim
    InconsistentAccount,
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
    let examined = match run::examine(opened, &options) {
        Ok(examined) => examined,
        Err(failed) => return tell(&failed, context),
    };
    let Examined { claims_file, checked, findings: _ } = &examined;
    let (claim, judgement) = (&checked.dossier.claims[0], &checked.judgements[0]);
    let finding = match args.finding {
        Finding::Conflict => Disagreement::Conflict,
        Finding::InconsistentAccount => Disagreement::InconsistentAccount,
    };
    let new = accept(claims_file, claim, judgement, finding, &args.because)
        .ok_or_else(|| nothing_to_accept(claim, judgement, finding))?;
    Change::of(claims_file, &new).make(args.dry_run, context)?;
    let done = match (new == claims_file.text, args.dry_run) {
        (true, _) => "accepted as it stands already",
        (false, true) => "to accept",
        (false, false) => "accepted",
    };
    let path = claims_file.shown_path();
    let shown = visible(&path);
    writeln!(context.err, "{shown}: `{}`: {} {done}", args.claim, finding.name())?;
    Ok(ExitStatus::Success)
}

fn nothing_to_accept(claim: &Claim, judgement: &Judgement, finding: Disagreement) -> Error {
    let id = &claim.id.value;
    Error::Usage {
        message: format!("`{id}` has no {} that could be accepted", finding.name()),
        help: format!("its verdict is {}: see `crosscheck show {id}`", judgement.verdict),
    }
}
