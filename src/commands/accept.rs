//! `crosscheck accept`: a disagreement that is known, written into the claims file.

use clap::ValueEnum;

use crate::amend::accept::accept;
use crate::dossier::{Claim, Disagreement};
use crate::report::Examined;
use crate::run::Options;
use crate::text::visible;
use crate::verdict::Judgement;

use super::args::{ChangeArgs, DossierArgs};
use super::file_change::FileChange;
use super::{Context, Error, ExitStatus};

/// Accept a known conflict, with the reason
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
    /// The disagreement that is accepted
    #[arg(long, value_name = "FINDING", default_value = "conflict")]
    finding: AcceptedFinding,
    #[command(flatten)]
    dossier: DossierArgs,
    #[command(flatten)]
    change: ChangeArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum AcceptedFinding {
    /// Citations disagree
    Conflict,
    /// One origin gives values that cannot both be true; all such accounts of the claim
    InconsistentAccount,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let options = Options { without_citations: true, ..Options::default() };
    let (writer, opened) = args.change.open(args.dossier.path(), &[], "accept", context)?;
    let archive = args.dossier.archive()?;
    let claim = std::slice::from_ref(&args.claim);
    let examined = args.dossier.examine_opened(opened, archive, claim, options, context)?;
    let Examined { claims_file, checked, drafts: _, findings: _ } = &examined;
    let claim = &checked.dossier.claims[0];
    let judgement = &checked.judgements[0];
    let finding = match args.finding {
        AcceptedFinding::Conflict => Disagreement::Conflict,
        AcceptedFinding::InconsistentAccount => Disagreement::InconsistentAccount,
    };
    let new = accept(claims_file, claim, judgement, finding, &args.because)
        .ok_or_else(|| nothing_to_accept(claim, judgement, finding))?;
    FileChange::of(claims_file, &new).make(writer, context)?;
    let done = match (new == claims_file.text, args.change.dry_run) {
        (true, _) => "already accepted",
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
