//! The `crosscheck` binary: arguments in, exit status out. Terminal and environment are looked at here only.

#![expect(clippy::disallowed_methods, reason = "this is where the environment is looked at")]

use std::io::{self, BufReader, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use clap::Parser;

use crosscheck::commands::{self, Cli, ColorChoice, Context, Error, ExitStatus, TextEditor};
use crosscheck::report::kit::layout::PageStyle;
use crosscheck::run::Progress;
use crosscheck::source::READER_THREAD;

/// The columns to fill where there is no terminal to ask.
const USUAL_WIDTH: u16 = 80;

fn main() -> ExitCode {
    quiet_readers();
    let cli = Cli::parse();
    let here = match std::env::current_dir() {
        Ok(here) => here,
        // The folder is gone, which matters only where a claims file is looked for in it.
        Err(_) => PathBuf::from("."),
    };
    let style = style(&cli);
    let mut out = BufWriter::new(io::stdout());
    // Not locked: the line of progress goes there too, from a thread of its own.
    let mut err = io::stderr();
    // Not locked: a thread of its own may read it.
    let mut input = BufReader::new(io::stdin());
    let line = ProgressLine::start(style.width);
    let listener = |progress| line.tell(progress);
    let mut context = Context {
        here,
        style,
        input: &mut input,
        input_is_terminal: io::stdin().is_terminal(),
        in_background: &|reader| {
            std::thread::spawn(|| reader(&mut BufReader::new(io::stdin())));
        },
        editor: editor(),
        state: state_folder(),
        out: &mut out,
        err: &mut err,
        listener: &listener,
    };
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

/// Returns the editor that the environment names.
fn editor() -> Option<TextEditor> {
    let mut commands = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    let command = commands.find(|command| !command.trim().is_empty())?;
    Some(TextEditor { command, folder: std::env::temp_dir() })
}

/// Returns the folder for what programs keep that is no document of anybody's, as the [XDG Base Directory Specification] says;
/// `None` where the environment names none.
///
/// [XDG Base Directory Specification]: https://specifications.freedesktop.org/basedir-spec/latest/
fn state_folder() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = || std::env::home_dir().map(|home| home.join(".local/state"));
    named("XDG_STATE_HOME").or_else(|| named("LOCALAPPDATA")).or_else(usual)
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
            io::stdout().is_terminal() && !refused && !is_dumb()
        }
    };
    PageStyle { width: cli.width.unwrap_or_else(terminal_width), color }
}

/// Whether the terminal cannot do more than print.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// How long a run may take before it tells how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the line of progress stays as it is.
const PACE: Duration = Duration::from_millis(200);

/// The line on standard error that tells how far a run is which takes more than a second. There is none where standard
/// error is no terminal, or one that cannot take a line back.
#[derive(Clone, Default)]
struct ProgressLine(Arc<Mutex<Shown>>);

/// What there is to tell, and what stands in the line.
#[derive(Default)]
struct Shown {
    progress: Option<Progress>,
    text: String,
}

impl ProgressLine {
    fn start(width: u16) -> Self {
        let line = Self::default();
        if io::stderr().is_terminal() && !is_dumb() {
            let own = line.clone();
            std::thread::spawn(move || {
                std::thread::sleep(PATIENCE);
                loop {
                    own.show(usize::from(width));
                    std::thread::sleep(PACE);
                }
            });
        }
        line
    }

    /// Notes how far the run is; where it is over, the line is empty when this returns.
    fn tell(&self, progress: Progress) {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if progress != Progress::Over {
            shown.progress = Some(progress);
            return;
        }
        shown.progress = None;
        if !std::mem::take(&mut shown.text).is_empty() {
            write_over("");
        }
    }

    fn show(&self, width: usize) {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(progress) = shown.progress else { return };
        let mut text = progress.to_string();
        // A line that is as long as the width may wrap, and only its end would be taken back.
        text.truncate(width.saturating_sub(1));
        if text != shown.text {
            write_over(&text);
            shown.text = text;
        }
    }
}

/// Writes ASCII text in place of what stands in the terminal's line.
fn write_over(text: &str) {
    // Where even this cannot be written, the results are what matters.
    let _ = write!(io::stderr(), "\r{text}\x1b[K");
}

fn terminal_width() -> u16 {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| width.0);
    columns.or_else(measured).filter(|width| *width >= 20).unwrap_or(USUAL_WIDTH)
}
