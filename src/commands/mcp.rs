//! `crosscheck mcp`: a server for assistants.

use crate::assistant::{ServedDossier, serve};
use crate::load;
use crate::report::Failed;
use crate::run;

use super::args::PathArgs;
use super::{Context, Error, ExitStatus};

/// Serve the dossier to an assistant, over the Model Context Protocol
///
/// Requests are read from standard input and answered on standard output, until the input ends. An assistant can check, list,
/// show, find, read and compare, check drafts, and write citations that hold. It sees nothing outside the dossier's folder.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    path: PathArgs,
    /// Offer no tool that writes
    #[arg(long)]
    read_only: bool,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    // A claims file that is wrong is no reason not to start: each tool tells its mistakes, and it can be corrected meanwhile.
    if let Err(failed @ Failed::Impossible { .. }) = run::open(args.path.path(), &context.here, &[])
    {
        return Err(failed.into());
    }
    let claims = load::claims_path(args.path.path(), &context.here);
    let claims = claims.map_err(|why| Error::not_read("claims.json", why))?;
    let served = ServedDossier::new(claims, args.read_only);
    serve(&served, context.input, context.out)?;
    Ok(ExitStatus::Success)
}
