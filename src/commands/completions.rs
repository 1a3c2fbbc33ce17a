//! `crosscheck completions`: what a shell completes commands by.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::{Cli, Context, Error, ExitStatus};

/// Print what a shell completes commands, options and their values by
///
/// For Bash: `crosscheck completions bash > ~/.local/share/bash-completion/completions/crosscheck`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    // Into memory first: what is generated panics where the pipe is closed.
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "crosscheck", &mut script);
    context.out.write_all(&script)?;
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
