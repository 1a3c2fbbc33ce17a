//! `crosscheck show`: the quotes of a claim, side by side or as a list.

use std::io::Write;

use crate::report;
use crate::report::page::show::{Layout, ShowJson};
use crate::run::Options;

use super::args::{DossierArgs, FormatArgs};
use super::{Context, Error, ExitStatus};

/// Show the quotes of a claim: side by side, or as a list by value where they are many
///
/// Side by side they stand in the order they were said. Where that would take more than two rows, a list has two lines for
/// each: the value, who states it, where it stands, and the words around the figure.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The ids of claims
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<String>,
    /// Show all that there is on each quote, side by side, however many there are
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    dossier: DossierArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let examined = args.dossier.examine(&args.claims, Options::default(), context)?;
    let layout = if args.full { Layout::Full } else { Layout::Fitting };
    let claims = &examined.checked.dossier.claims;
    let table = |out: &mut dyn Write| {
        for (number, id) in args.claims.iter().enumerate() {
            let index = claims.iter().position(|claim| claim.id.value == *id);
            let Some(index) = index else { continue };
            if number > 0 {
                writeln!(out)?;
            }
            report::page::show::render(out, &examined, index, layout, context.style)?;
        }
        Ok(())
    };
    args.format.write(context.out, table, || ShowJson::new(&examined, &args.claims))?;
    Ok(ExitStatus::Success)
}
