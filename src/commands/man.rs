//! `crosscheck man`: the manual page.

use clap::CommandFactory;
use clap_mangen::Man;

use super::{Cli, Context, Error, ExitStatus};

/// Print the manual page of crosscheck, or of one of its commands, in roff
///
/// `crosscheck man check | man -l -` shows it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command; without it, the page of crosscheck
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let mut all = Cli::command();
    all.build();
    let Some(name) = &args.command else { return write(all, context) };
    let found = all.find_subcommand(name).cloned();
    let command = found.ok_or_else(|| Error::Usage {
        message: format!("there is no command `{name}`"),
        help: "`crosscheck --help` lists them".to_owned(),
    })?;
    let command = command.display_name(format!("crosscheck-{name}"));
    write(command.version(env!("CARGO_PKG_VERSION")), context)
}

fn write(command: clap::Command, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    context.out.write_all(&page)?;
    context.out.flush()?;
    Ok(ExitStatus::Success)
}
