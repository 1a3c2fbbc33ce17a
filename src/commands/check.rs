//! `crosscheck check`: the report.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::Checked;
use crate::load;
use crate::report::{self, Examined};

use super::examine::{Opened, Options, Selection, examine, open, require_folder};
use super::fix::{Fix, fix};
use super::levels::LevelFlags;
use super::{Context, Error, ExitStatus};

/// Check every citation, and report conflicts, agreements, and claims that nothing supports
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Claims files, or folders that hold one; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Check this claim only; may be given several times
    #[arg(long, value_name = "CLAIM")]
    claim: Vec<String>,
    /// Check the claims with this tag only; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Look for quotes in the files of this folder that have the same names as the sources' files
    ///
    /// Quotes can be published while the full texts stay private: a file of DIR is read instead of the source's
    /// file where there is one of the same name, and its digest is not compared.
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Repair citations in the claims file from the words of their sources, and check again
    ///
    /// Typography, quotes that stand in another source, wrong prefixes and suffixes, cut words, and wording in one
    /// word of five. Never where a figure, sign, unit, negation or hedge would change.
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would change, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Fail where the lock file that `crosscheck lock` writes is missing, or is not what it would write now
    #[arg(long)]
    locked: bool,
    #[command(flatten)]
    levels: LevelFlags,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: what needs a person first
    Table,
    /// One line a finding: `path:line:column: level[code] message`
    Concise,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// Annotations for GitHub Actions
    Github,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let options = Options {
        levels: args.levels.0.clone(),
        archive: args.archive.clone(),
        selection: Selection { claims: args.claim.clone(), tags: args.tag.clone() },
        uncited: false,
        lock: true,
    };
    require_folder(args.archive.as_deref())?;
    let paths: Vec<Option<&Path>> = match args.paths.as_slice() {
        [] => vec![None],
        paths => paths.iter().map(|path| Some(path.as_path())).collect(),
    };
    let open = |path: &Option<&Path>| open(*path, &context.here, &options.levels);
    let opened: Vec<Opened> = paths.iter().map(open).collect();
    let dossiers: Vec<_> =
        opened.iter().filter_map(|o| o.dossier.as_ref().ok()).map(|(d, _)| d).collect();
    if dossiers.len() == opened.len() {
        options.selection.require_known(&dossiers)?;
    }
    let run: Vec<Examined> = if args.fix {
        // Each file is read again when its turn comes: one may be named twice.
        let fixes: Vec<Fix> =
            paths.iter().map(|path| fix(open(path), &options, args.dry_run)).collect();
        let is_table = args.format == Format::Table;
        fixes.iter().try_for_each(|fix| fix.write(is_table, context))?;
        fixes.into_iter().map(|fix| fix.examined).collect()
    } else {
        opened.into_iter().map(|opened| examine(opened, &options)).collect()
    };
    write(&run, args.format, context)?;
    for examined in
        run.iter().filter(|examined| examined.checked().is_some_and(Checked::checked_none))
    {
        let message = format!("not one citation of `{}` could be checked", examined.file);
        let text =
            report::check::table::error(context.look, &message, "see what is said of its sources");
        context.err.write_all(text.as_bytes())?;
    }
    let is_up_to_date = say_what_lock(&run, args.locked, context)?;
    let unlocked = if is_up_to_date { ExitStatus::Success } else { ExitStatus::Denied };
    Ok(status(&run).max(unlocked))
}

/// Tells what was gained since the lock files were written and, where they must be up to date, which are not. Returns
/// whether all are that must be.
fn say_what_lock(run: &[Examined], locked: bool, context: &mut Context<'_>) -> Result<bool, Error> {
    let mut is_up_to_date = true;
    for examined in run {
        let Some(checked) = examined.checked() else { continue };
        let said = report::check::lock::gains(examined, checked);
        context.err.write_all(said.as_bytes())?;
        let path = load::lock_path(examined.file.as_ref());
        let out_of_date = report::check::lock::out_of_date(examined, checked, &path);
        if let Some((message, help)) = out_of_date.filter(|_| locked) {
            is_up_to_date = false;
            let text = report::check::table::error(context.look, &message, &help);
            context.err.write_all(text.as_bytes())?;
        }
    }
    Ok(is_up_to_date)
}

fn write(run: &[Examined], format: Format, context: &mut Context<'_>) -> Result<(), Error> {
    let out = &mut *context.out;
    match format {
        Format::Table => report::check::table::render(out, context.err, run, context.look)?,
        Format::Concise => report::check::concise::render(out, run)?,
        Format::Json => report::check::json::render(out, run)?,
        Format::Jsonl => report::check::jsonl::render(out, run)?,
        Format::Github => report::check::github::render(out, run)?,
    }
    Ok(out.flush()?)
}

fn status(run: &[Examined]) -> ExitStatus {
    let of = |examined: &Examined| match &examined.outcome {
        Err(_) => ExitStatus::Undone,
        Ok(checked) if checked.fails() => ExitStatus::Denied,
        Ok(_) => ExitStatus::Success,
    };
    run.iter().map(of).max().unwrap_or(ExitStatus::Success)
}
