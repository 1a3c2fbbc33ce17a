//! `crosscheck list`: claims and sources, one a line.

use std::path::PathBuf;

use crate::report::{self, Examined};
use crate::text::LineIndex;

use super::examine::open;
use super::{Context, Error, ExitStatus};

/// List the claims and sources, one a line, without checking anything
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let opened = open(args.path.as_deref(), &context.here, &[]);
    match opened.dossier {
        Ok((dossier, _)) => {
            report::list::render(context.out, &dossier, context.look)?;
            context.out.flush()?;
            Ok(ExitStatus::Success)
        }
        Err(failure) => {
            let lines = LineIndex::new(&opened.text);
            let examined =
                Examined { file: opened.file, text: opened.text, lines, outcome: Err(failure) };
            if let Err(failure) = &examined.outcome {
                let text = report::table::undone(&examined, failure, context.look);
                context.err.write_all(text.as_bytes())?;
            }
            Ok(ExitStatus::Undone)
        }
    }
}
