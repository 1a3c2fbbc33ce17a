//! `crosscheck show`: the quotes of a claim side by side.

use std::path::PathBuf;

use crate::report::{self, Examined};
use crate::run::{self, Options, Selection};

use super::failed::tell;
use super::selection::{require_folder, require_known};
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
    let opened = match run::open(args.dossier.as_deref(), &context.here, &[]) {
        Ok(opened) => opened,
        Err(failed) => return tell(&failed, context),
    };
    let selection = Selection { claims: args.claims.clone(), tags: Vec::new() };
    require_known(&selection, &[&opened.dossier])?;
    let archive = args.archive.clone();
    let options = Options { archive, selection, lock: false, ..Options::default() };
    match run::examine(opened, &options) {
        Ok(examined) => show(args, &examined, context),
        Err(failed) => tell(&failed, context),
    }
}

fn show(args: &Args, examined: &Examined, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let claims = &examined.checked.dossier.claims;
    for (number, id) in args.claims.iter().enumerate() {
        let index = claims.iter().position(|claim| claim.id.value == *id);
        let Some(index) = index else { continue };
        if number > 0 {
            writeln!(context.out)?;
        }
        report::page::show::render(context.out, examined, index, context.look)?;
    }
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
