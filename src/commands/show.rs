//! `crosscheck show`: the quotes of a claim side by side.

use std::path::PathBuf;

use crate::Checked;
use crate::report::{self, Examined};

use super::examine::{Options, Selection, examine, open, require_folder};
use super::undone::tell;
use super::{Context, Error, ExitStatus};

/// Show the quotes of a claim side by side, in the order they were said
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The ids of claims
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<String>,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// Look for quotes in the files of this folder that have the same names as the sources' files
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    require_folder(args.archive.as_deref())?;
    let opened = open(args.dossier.as_deref(), &context.here, &[]);
    let selection = Selection { claims: args.claims.clone(), tags: Vec::new() };
    if let Ok((dossier, _)) = &opened.dossier {
        selection.require_known(&[dossier])?;
    }
    let options = Options { archive: args.archive.clone(), selection, ..Options::default() };
    let examined = examine(opened, &options);
    match examined.checked() {
        Some(checked) => show(args, &examined, checked, context),
        None => tell(&examined, context),
    }
}

fn show(
    args: &Args,
    examined: &Examined,
    checked: &Checked,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    for (number, id) in args.claims.iter().enumerate() {
        let index = checked.dossier.claims.iter().position(|claim| claim.id.value == *id);
        let Some(index) = index else { continue };
        if number > 0 {
            writeln!(context.out)?;
        }
        report::page::show::render(context.out, examined, index, context.look)?;
    }
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
