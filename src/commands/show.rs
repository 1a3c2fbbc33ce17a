//! `crosscheck show`: the quotes of a claim side by side.

use crate::report;
use crate::run::Options;

use super::args::DossierArgs;
use super::{Context, Error, ExitStatus};

/// Show the quotes of a claim side by side, in the order they were said
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The ids of claims
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<String>,
    #[command(flatten)]
    dossier: DossierArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let examined = args.dossier.examine(&args.claims, Options::default(), context)?;
    let claims = &examined.checked.dossier.claims;
    for (number, id) in args.claims.iter().enumerate() {
        let index = claims.iter().position(|claim| claim.id.value == *id);
        let Some(index) = index else { continue };
        if number > 0 {
            writeln!(context.out)?;
        }
        report::page::show::render(context.out, &examined, index, context.style)?;
    }
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
