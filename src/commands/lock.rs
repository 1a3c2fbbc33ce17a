//! `crosscheck lock`: what a check finds, written down beside the claims file.

use std::path::PathBuf;

use crate::finding::counted;
use crate::text::visible;
use crate::{load, run};

use super::change::Change;
use super::failed::tell;
use super::selection::require_folder;
use super::{Context, Error, ExitStatus};

/// Write down what a check finds: verdicts, positions, and where each quote stands
///
/// The lock file stands beside the claims file: claims.lock beside claims.json. With it, `check` denies a claim that
/// has lost a citation, an origin, a position or its verdict, and tells what was gained; with --locked, it fails where
/// the lock file is missing or not up to date.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Look for quotes in the files of this folder that have the same names as the sources' files
    ///
    /// Where such a quote stands is not written down: the file of an archive may be another text.
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    require_folder(args.archive.as_deref())?;
    let options =
        run::Options { archive: args.archive.clone(), lock: false, ..run::Options::default() };
    let opened = run::open(args.path.as_deref(), &context.here, &[]);
    let examined = match opened.and_then(|opened| run::examine(opened, &options)) {
        Ok(examined) => examined,
        Err(failed) => return tell(&failed, context),
    };
    let (path, checked) = (load::lock_path(&examined.claims_file.path), &examined.checked);
    let file = path.display().to_string();
    let old = load::lock_text(&path).map_err(|why| Error::Usage {
        message: format!("`{file}` could not be read: {why}"),
        help: "move it out of the way".to_owned(),
    })?;
    let new = checked.to_lock().to_string();
    let change = Change { path: &path, old: old.as_deref(), new: &new };
    change.make(args.dry_run, context)?;
    let claims = counted(checked.judgements.len(), "claim");
    let citations = counted(checked.states().count(), "citation");
    let holding = checked.states().filter(|state| state.holds()).count();
    let is_same = old.as_deref() == Some(&new);
    let done = match (is_same, args.dry_run) {
        (true, _) => "up to date",
        (false, true) => "to write",
        (false, false) => "written",
    };
    let shown = visible(&file);
    writeln!(context.err, "{shown}: {done}: {claims}, {citations}, of which {holding} hold")?;
    Ok(ExitStatus::Success)
}
