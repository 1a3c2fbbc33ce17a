//! The subcommands: one file per subcommand, with its arguments and its run.
//!
//! Nothing here looks at the terminal or the environment: `main` does, and hands over what it saw as a
//! [`Context`].

mod accept;
mod add;
mod args;
mod batch;
mod check;
mod cite;
mod compare;
mod completions;
mod draft;
mod draft_file;
mod draft_link;
mod editor;
mod error;
mod exit;
mod explain;
mod export;
mod file_change;
mod find;
mod impact;
mod import;
mod init;
mod levels;
mod list;
mod lock;
mod lsp;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod pin;
mod read;
mod records;
mod repair;
mod schema;
mod show;
mod text;
mod timeline;
mod written_file;

pub use editor::TextEditor;
pub use error::Error;
pub use exit::ExitStatus;

use std::io::{BufRead, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::cache::Cache;
use crate::report::kit::layout::PageStyle;
use crate::report::{Examined, Failed};
use crate::run::{Listener, Memory, Opened, Options};

/// The surroundings of the program, as `main` saw them.
pub struct Context<'a> {
    /// The folder the program runs in.
    pub here: PathBuf,
    /// The style of reports for people.
    pub style: PageStyle,
    /// Where requests come from.
    pub input: &'a mut dyn BufRead,
    /// Whether a person types them at a terminal, and can be asked.
    pub input_is_terminal: bool,
    /// Does something with standard input in a thread of its own, which ends with the program.
    pub in_background: &'a dyn Fn(InputReader),
    /// The editor that they have set; `None` where they have not.
    pub editor: Option<TextEditor>,
    /// The folder for what programs keep that is no document of anybody's; `None` where there is none.
    pub state: Option<PathBuf>,
    /// Where results go.
    pub out: &'a mut dyn Write,
    /// Where all else goes.
    pub err: &'a mut dyn Write,
    /// Who hears how far a check is.
    pub listener: &'a Listener<'a>,
}

impl Context<'_> {
    /// Returns where results of a dossier are kept; `None` where they are not.
    fn cache_of(&self, opened: &Opened) -> Option<Cache> {
        Some(Cache::of(&opened.claims_file.path, self.state.as_deref()?))
    }

    /// Returns what is found out about the selected claims of an opened file, and sooner where the last `check` kept results.
    fn examine(&self, opened: Opened, options: &Options) -> Result<Examined, Failed> {
        let kept = self.cache_of(&opened).and_then(|cache| cache.read());
        let memory =
            kept.map_or_else(Memory::default, |kept| Memory::remembering(Some(&kept), usize::MAX));
        memory.examine_telling(opened, options, self.listener)
    }
}

/// What reads standard input in a thread of its own.
pub type InputReader = Box<dyn FnOnce(&mut dyn BufRead) + Send>;

/// Cross-check claims against the quoted passages of their sources.
///
/// A claims file links each assertion to the passages that support or contradict it. crosscheck finds every
/// quote in its source, reads the figure in it, compares the figures across sources, and reports conflicts,
/// agreements, and claims that nothing supports.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Cli {
    /// When to write colours
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        global = true,
        help_heading = "Output"
    )]
    pub color: ColorChoice,
    /// Columns to fill; by default those of the terminal, and 80 where there is none
    #[arg(long, value_name = "COLUMNS", global = true, help_heading = "Output",
          value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Exit status: 0 nothing is denied, 1 something is denied, 2 the check could not be done.

Start with `crosscheck check data/heydari` in the project's folder, then `crosscheck show`.";

/// When to write colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless the variable `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Show(show::Args),
    Timeline(timeline::Args),
    Draft(draft::Args),
    Cite(cite::Args),
    Find(find::Args),
    Text(text::Args),
    Impact(impact::Args),
    List(list::Args),
    Init(init::Args),
    Add(add::Args),
    Accept(accept::Args),
    Lock(lock::Args),
    Pin(pin::Args),
    Read(read::Args),
    Compare(compare::Args),
    Export(export::Args),
    Lsp(lsp::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    #[cfg(feature = "mcp")]
    Mcp(mcp::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the subcommand that was typed.
///
/// # Errors
///
/// [`Error`] where the command could not be carried out.
pub fn run(cli: Cli, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    match cli.command {
        Command::Check(args) => check::run(&args, context),
        Command::Show(args) => show::run(&args, context),
        Command::Timeline(args) => timeline::run(&args, context),
        Command::Draft(args) => draft::run(&args, context),
        Command::Cite(args) => cite::run(&args, context),
        Command::Find(args) => find::run(&args, context),
        Command::Text(args) => text::run(&args, context),
        Command::Impact(args) => impact::run(&args, context),
        Command::List(args) => list::run(&args, context),
        Command::Init(args) => init::run(&args, context),
        Command::Add(args) => add::run(&args, context),
        Command::Accept(args) => accept::run(&args, context),
        Command::Lock(args) => lock::run(&args, context),
        Command::Pin(args) => pin::run(&args, context),
        Command::Read(args) => read::run(&args, context),
        Command::Compare(args) => compare::run(&args, context),
        Command::Export(args) => export::run(&args, context),
        Command::Lsp(args) => lsp::run(&args, context),
        Command::Explain(args) => explain::run(&args, context),
        Command::Schema(args) => schema::run(&args, context),
        #[cfg(feature = "mcp")]
        Command::Mcp(args) => mcp::run(&args, context),
        Command::Completions(args) => completions::run(&args, context),
        Command::Man(args) => man::run(&args, context),
    }
}
