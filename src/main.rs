//! The `crosscheck` binary: arguments in, exit status out. Terminal and environment are looked at here only.

#![expect(clippy::disallowed_methods, reason = "this is where the environment is looked at")]

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use crosscheck::commands::{self, Cli, ColorChoice, Context, Error, ExitStatus};
use crosscheck::report::kit::layout::PageStyle;
use crosscheck::source::READER_THREAD;

/// The columns to fill where there is no terminal to ask.
const USUAL_WIDTH: u16 = 80;

fn main() -> ExitCode {
    quiet_readers();
    let cli = Cli::parse();
    let here = match std::env::current_dir() {
        Ok(here) => here,
        // The folder is gone, which matters only where a claims file is looked for in it.
        Err(_) => std::path::PathBuf::from("."),
    };
    let style = style(&cli);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut err = io::stderr().lock();
    let mut input = io::stdin().lock();
    let mut context = Context { here, style, input: &mut input, out: &mut out, err: &mut err };
    let result = commands::run(cli, &mut context);
    let result = result.and_then(|status| out.flush().map(|()| status).map_err(Error::Output));
    match result {
        Ok(status) => status.into(),
        Err(error) if error.is_closed_pipe() => ExitStatus::Success.into(),
        Err(error) => {
            // Where even this cannot be written, the exit status still tells.
            let _ = err.write_all(error.render(style).as_bytes());
            ExitStatus::Failed.into()
        }
    }
}

/// Keeps panics of readers off the terminal: a finding tells of them.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(READER_THREAD) {
            usual(info);
        }
    }));
}

fn style(cli: &Cli) -> PageStyle {
    let color = match cli.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            io::stdout().is_terminal() && !refused && !dumb
        }
    };
    PageStyle { width: cli.width.unwrap_or_else(terminal_width), color }
}

fn terminal_width() -> u16 {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| width.0);
    columns.or_else(measured).filter(|width| *width >= 20).unwrap_or(USUAL_WIDTH)
}
