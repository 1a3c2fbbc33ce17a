//! `crosscheck lock`: what a check finds, written down beside the claims file.

use crate::finding::{counted, counted_doing};
use crate::load::{self, AT_HAND};
use crate::run::{self, Memory};
use crate::text::visible;

use super::args::{ArchiveArgs, ChangeArgs, PathArgs};
use super::file_change::FileChange;
use super::{Context, Error, ExitStatus};

/// Write down what a check finds: verdicts, positions, and where each quote stands
///
/// The lock file stands beside the claims file: claims.lock beside claims.json. With it, `check` denies a claim that
/// has lost a citation, an origin, a position or its verdict, and tells what was gained; with --locked, it fails where
/// the lock file is missing or not up to date. Where a quote stands in a file of an archive is not written down: that may
/// be another text.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    path: PathArgs,
    #[command(flatten)]
    archive: ArchiveArgs,
    #[command(flatten)]
    change: ChangeArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let archive = args.archive.folder()?;
    let options = run::Options { archive, lock: false, drafts: false, ..run::Options::default() };
    let (writer, opened) = args.change.open(args.path.path(), &[], "lock", context)?;
    let examined = Memory::bounded(AT_HAND).examine_telling(opened, &options, context.listener)?;
    let path = load::lock_path(&examined.claims_file.path);
    let checked = &examined.checked;
    let file = path.display().to_string();
    let old = load::lock_text(&path).map_err(|why| Error::Usage {
        message: format!("`{file}` could not be read: {why}"),
        help: "move it out of the way".to_owned(),
    })?;
    let new = checked.to_lock().to_string();
    let change = FileChange { path: &path, old: old.as_deref(), new: &new };
    change.make(writer, context)?;
    let claims = counted(checked.judgements.len(), "claim");
    let citations = counted(checked.states().count(), "citation");
    let holding = checked.states().filter(|state| state.holds()).count();
    let holding = counted_doing(holding, "holds", "hold");
    let is_same = old.as_deref() == Some(&new);
    let done = match (is_same, args.change.dry_run) {
        (true, _) => "up to date",
        (false, true) => "to write",
        (false, false) => "written",
    };
    let shown = visible(&file);
    writeln!(context.err, "{shown}: {done}: {claims}, {citations}, of which {holding}")?;
    Ok(ExitStatus::Success)
}
