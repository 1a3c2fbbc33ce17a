//! `crosscheck timeline`: who said what when.

use std::io::Write;

use crate::report::page::timeline;
use crate::run::Options;

use super::args::{DossierArgs, FormatArgs};
use super::{Context, Error, ExitStatus};

/// Show who said what of a claim, day by day, in whose words, and what it replaced
///
/// A star marks what bears the claim out, a cross what contradicts it. Figures that change say so in the claims file:
/// `"over_time": "grows"` for a toll, `"varies"` for a price; `as_of` is the day that the claim's value is for.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The ids of claims
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<String>,
    #[command(flatten)]
    dossier: DossierArgs,
    #[command(flatten)]
    answer: FormatArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let examined = args.dossier.examine(&args.claims, Options::default(), context)?;
    let claims = &examined.checked.dossier.claims;
    let index = |id: &String| claims.iter().position(|claim| claim.id.value == *id);
    let wanted: Vec<usize> = args.claims.iter().filter_map(index).collect();
    let style = context.style;
    let table = |out: &mut dyn Write| {
        for (number, claim) in wanted.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            timeline::render(out, &examined, *claim, style)?;
        }
        Ok(())
    };
    args.answer.write(context.out, table, || timeline::answer(&examined.checked, &wanted))?;
    Ok(ExitStatus::Success)
}
